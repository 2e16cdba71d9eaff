//! Voices: who says so.

use super::PartyIndex;

/// Who says where the party stands. The first two are positions, the others never are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// An official of the party, quoted or paraphrased.
    Own,
    /// The source attributes it to the party in its own words, naming no speaker.
    Reported,
    /// Another party asserts what this one has said, agreed to or decided.
    ClaimedBy(PartyIndex),
    /// Experts, former officials, third states, the author's opinion.
    Analyst,
}

impl Voice {
    /// True for the voices that make a position: a claim by another party never does.
    #[must_use]
    pub fn is_position(self) -> bool {
        matches!(self, Self::Own | Self::Reported)
    }

    /// The claimant, where this is a claim.
    #[must_use]
    pub fn claimant(self) -> Option<PartyIndex> {
        match self {
            Self::ClaimedBy(party) => Some(party),
            Self::Own | Self::Reported | Self::Analyst => None,
        }
    }

    /// The name in JSON: `own`, `reported`, `claimed` or `analyst`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Reported => "reported",
            Self::ClaimedBy(_) => "claimed",
            Self::Analyst => "analyst",
        }
    }
}
