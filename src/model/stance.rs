//! Stances: the closed list and its ordinal scale.

/// Where a party comes down on a proposition, in the order of the scale, for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// For, and declared non-negotiable.
    Insists,
    /// For.
    Supports,
    /// For, on a condition.
    SupportsIf,
    /// Addresses the point without coming down on a side.
    Unclear,
    /// Against, save on a condition.
    OpposesUnless,
    /// Against.
    Opposes,
    /// Against, and declared non-negotiable.
    RulesOut,
}

/// The side of a proposition that a stance is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// For the proposition as worded.
    For,
    /// Against the proposition as worded.
    Against,
}

impl Side {
    /// The other side.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }
}

impl Stance {
    /// Every stance, from the most firmly for to the most firmly against.
    pub const ALL: [Self; 7] = [
        Self::Insists,
        Self::Supports,
        Self::SupportsIf,
        Self::Unclear,
        Self::OpposesUnless,
        Self::Opposes,
        Self::RulesOut,
    ];

    /// The ordinal scale, from +3 (insists on) to −3 (rules out).
    #[must_use]
    pub fn scale(self) -> i8 {
        match self {
            Self::Insists => 3,
            Self::Supports => 2,
            Self::SupportsIf => 1,
            Self::Unclear => 0,
            Self::OpposesUnless => -1,
            Self::Opposes => -2,
            Self::RulesOut => -3,
        }
    }

    /// The side this stance is on; `Unclear` is on none.
    #[must_use]
    pub fn side(self) -> Option<Side> {
        match self.scale() {
            0 => None,
            scale if scale > 0 => Some(Side::For),
            _ => Some(Side::Against),
        }
    }

    /// True for the two stances that hang on a condition.
    #[must_use]
    pub fn is_conditional(self) -> bool {
        matches!(self, Self::SupportsIf | Self::OpposesUnless)
    }

    /// True for the two stances that are declared non-negotiable.
    #[must_use]
    pub fn is_non_negotiable(self) -> bool {
        matches!(self, Self::Insists | Self::RulesOut)
    }

    /// The stance on the same proposition worded the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Insists => Self::RulesOut,
            Self::Supports => Self::Opposes,
            Self::SupportsIf => Self::OpposesUnless,
            Self::Unclear => Self::Unclear,
            Self::OpposesUnless => Self::SupportsIf,
            Self::Opposes => Self::Supports,
            Self::RulesOut => Self::Insists,
        }
    }

    /// The words on a chip.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Insists => "Insists on",
            Self::Supports => "Supports",
            Self::SupportsIf => "Supports, if",
            Self::Unclear => "Unclear",
            Self::OpposesUnless => "Opposes, unless",
            Self::Opposes => "Opposes",
            Self::RulesOut => "Rules out",
        }
    }

    /// The words within a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Insists => "insists on",
            Self::Supports => "supports",
            Self::SupportsIf => "supports, if",
            Self::Unclear => "unclear",
            Self::OpposesUnless => "opposes, unless",
            Self::Opposes => "opposes",
            Self::RulesOut => "rules out",
        }
    }

    /// What the stance means, as legends and the inspector say it.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Insists => "for, and declared non-negotiable",
            Self::Supports => "for",
            Self::SupportsIf => "for, on a condition",
            Self::Unclear => "addresses the point without coming down on a side",
            Self::OpposesUnless => "against, save on a condition",
            Self::Opposes => "against",
            Self::RulesOut => "against, and declared non-negotiable",
        }
    }

    /// The name in JSON, in snake case.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Insists => "insists",
            Self::Supports => "supports",
            Self::SupportsIf => "supports_if",
            Self::Unclear => "unclear",
            Self::OpposesUnless => "opposes_unless",
            Self::Opposes => "opposes",
            Self::RulesOut => "rules_out",
        }
    }

    /// The stance whose [`key`](Self::key) this is.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_mirrors() {
        for stance in Stance::ALL {
            assert_eq!(stance.mirrored().scale(), -stance.scale());
            assert_eq!(stance.mirrored().mirrored(), stance);
            assert_eq!(stance.is_conditional(), stance.mirrored().is_conditional());
            assert_eq!(
                stance.mirrored().side(),
                stance.side().map(Side::opposite),
                "{stance:?}"
            );
        }
    }

    #[test]
    fn keys_lead_back() {
        for stance in Stance::ALL {
            assert_eq!(Stance::from_key(stance.key()), Some(stance));
        }
    }
}
