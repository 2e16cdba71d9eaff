//! What an export is of: the comparison, the view of agreement, or the list that one is in.

use super::{ListKind, Room, Sight, State};

/// What an export is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The comparison of all parties.
    #[default]
    Matrix,
    /// Parties by parties.
    Pairs,
    /// The points behind a number of a pair.
    Behind,
    /// Points by their distance.
    Points,
    /// A list of its own.
    List(ListKind),
    /// Where two readings differ.
    Disagreements,
}

impl Subject {
    /// What comes after the name of the file in the name of what is written.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Matrix => "",
            Self::Pairs => "-agreement",
            Self::Behind => "-agreement-of-two",
            Self::Points => "-distances",
            Self::List(ListKind::Contested) => "-contested",
            Self::List(ListKind::Gaps) => "-gaps",
            Self::List(ListKind::Statements) => "-statements",
            Self::List(ListKind::Changes) => "-changes",
            Self::Disagreements => "-disagreements",
        }
    }

    /// True where it is what it is, whatever the lens shows.
    #[must_use]
    pub fn is_apart_from_the_lens(self) -> bool {
        matches!(self, Self::List(ListKind::Changes) | Self::Disagreements)
    }

    /// Its words within "Export …".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Matrix => "the comparison",
            Self::Pairs => "who agrees with whom",
            Self::Behind => "the points behind a number",
            Self::Points => "the points by distance",
            Self::List(ListKind::Contested) => "what is contested",
            Self::List(ListKind::Gaps) => "the gaps",
            Self::List(ListKind::Statements) => "the statements by date",
            Self::List(ListKind::Changes) => "the changes between files",
            Self::Disagreements => "the disagreements",
        }
    }
}

impl State {
    /// What an export is of: what the room shows, and the comparison where that is no table.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match (self.view.room, self.view.agreement.sight) {
            (Room::List(kind), _) => Subject::List(kind),
            (Room::Agreement, Sight::Points) => Subject::Points,
            (Room::Agreement, Sight::Pairs) if self.behind_a_number().is_some() => Subject::Behind,
            (Room::Agreement, Sight::Pairs) => Subject::Pairs,
            (Room::Second, _) if self.open_disagreements().is_some() => Subject::Disagreements,
            (
                Room::Matrix
                | Room::Sources
                | Room::Reader
                | Room::Parts
                | Room::Second
                | Room::Import,
                _,
            ) => Subject::Matrix,
        }
    }
}
