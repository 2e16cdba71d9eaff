//! The rungs of the ladder of foldings, from the harmless to the bold.

/// How much is overlooked when a quotation is compared with a text. Each rung includes those
/// before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Runs of any white space count as one space.
    WhiteSpace,
    /// Compatible characters (Unicode NFKC) count as one, all quotation marks and dashes as the
    /// straight ones, and invisible characters as nothing.
    Compatibility,
    /// A hyphen at the end of a line is undone.
    LineEndHyphens,
    /// Capitals count as small letters.
    Case,
    /// Spaces and hyphens count as nothing.
    Spacing,
}

impl Rung {
    /// Every rung, the most harmless first.
    pub const ALL: [Self; 5] = [
        Self::WhiteSpace,
        Self::Compatibility,
        Self::LineEndHyphens,
        Self::Case,
        Self::Spacing,
    ];

    /// The position on the ladder, from 0.
    #[must_use]
    pub fn step(self) -> usize {
        match self {
            Self::WhiteSpace => 0,
            Self::Compatibility => 1,
            Self::LineEndHyphens => 2,
            Self::Case => 3,
            Self::Spacing => 4,
        }
    }

    /// The name in reports and JSON, in snake case.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::WhiteSpace => "white_space",
            Self::Compatibility => "compatibility",
            Self::LineEndHyphens => "line_end_hyphens",
            Self::Case => "case",
            Self::Spacing => "spacing",
        }
    }

    /// What has to be overlooked on this rung, to follow "matches but for".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::WhiteSpace => "white space",
            Self::Compatibility => "the form of characters",
            Self::LineEndHyphens => "hyphens at line ends",
            Self::Case => "capital letters",
            Self::Spacing => "spaces and hyphens",
        }
    }
}
