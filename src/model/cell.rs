//! The closed lists of what a cell can be and which marks it can carry.

/// The state of a cell. Only [`CellState::Position`] has a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellState {
    /// The whole party has a position here.
    Position,
    /// Only a part of the party has spoken.
    PartOnly,
    /// Another party claims something of this one, and nothing else is known.
    ClaimsOnly,
    /// Only analysts have spoken.
    AnalystsOnly,
    /// Nothing is sourced.
    Silent,
}

impl CellState {
    /// Every state, fullest first.
    pub const ALL: [Self; 5] = [
        Self::Position,
        Self::PartOnly,
        Self::ClaimsOnly,
        Self::AnalystsOnly,
        Self::Silent,
    ];

    /// The name in JSON, in snake case.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::PartOnly => "part_only",
            Self::ClaimsOnly => "claims_only",
            Self::AnalystsOnly => "analysts_only",
            Self::Silent => "silent",
        }
    }
}

/// A mark beside the chip of a cell, in the order in which marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The standing quotation is not what its source prints.
    Grade,
    /// The file has statements of this cell that could not be read.
    LeftOut,
    /// The cell is disputed.
    Contested,
    /// A part of the party takes another stance than the whole.
    PartDiffers,
    /// The parts that speak are on opposite sides, and the whole party has not spoken.
    PartsDiffer,
    /// The standing statement is reported, not in the party's own words.
    Reported,
    /// A later report gives another stance than the own words that stand.
    LaterReport,
    /// The party's own words have changed over time.
    Changed,
    /// The standing statement names no speaker although it is in the party's own words.
    UnnamedOfficial,
    /// The standing statement is more than 90 days older than the date of the lens.
    Old,
    /// The date of the lens lies inside the standing statement's range: it may not yet have been
    /// said.
    PerhapsLater,
    /// More than one quotation speaks of this cell.
    Quotations,
    /// Another date that is compared with has another state of this cell.
    OtherDate,
    /// Nobody has signed off what the cell rests on; told on request only.
    Unchecked,
}
