//! What an export is of: the comparison, the view of agreement, or the list that one is in.

use std::sync::Arc;

use super::{ListKind, Room, Sight, State};
use crate::listing::selection::Wanted;
use crate::listing::{Column, Listing, Value, whole};
use crate::model::{DateSpan, Dating};

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
        }
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
            (Room::Matrix | Room::Sources | Room::Reader, _) => Subject::Matrix,
        }
    }

    /// What an export writes where a table is asked for. A table has no heading, so that the date of
    /// the lens is a column of its own.
    #[must_use]
    pub fn table_to_export(&self) -> Arc<Listing> {
        let mut table = self.table();
        if let Some(day) = self.matrix.as_of
            && self.subject() != Subject::List(ListKind::Changes)
        {
            let dated = Arc::make_mut(&mut table);
            dated.columns.push(Column::words("As of", 1));
            for row in &mut dated.rows {
                row.values.push(Value::Date {
                    span: DateSpan::day(day),
                    dating: Dating::Stated,
                });
            }
        }
        table
    }

    fn table(&self) -> Arc<Listing> {
        let comparison = || {
            Arc::new(whole(&Wanted {
                dossier: self.dossier(),
                lens: &self.lens,
                shown: &self.shown,
                matrix: &self.matrix,
                comparison: self.comparison.as_deref(),
                grades: &self.evidence.checked.grades,
                points: &self.shown.points,
                parties: &self.shown.columns,
            }))
        };
        self.listing_of_room().map_or_else(comparison, Arc::clone)
    }
}
