//! What an export is of: the comparison, the view of agreement, or the list that one is in.

use std::sync::Arc;

use super::{Evidence, ListKind, Opened, Room, Sight, State};
use crate::lens::{Lens, Shown};
use crate::listing::selection::Wanted;
use crate::listing::{Column, Listing, Value, whole};
use crate::matrix::{Comparison, Matrix};
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

    /// What an export writes where a table is asked for.
    #[must_use]
    pub fn table_to_export(&self) -> TableToExport {
        TableToExport {
            listing: self.listing_of_room().cloned(),
            is_of_one_date: self.subject() != Subject::List(ListKind::Changes),
            opened: Arc::clone(&self.opened),
            lens: self.lens.clone(),
            shown: Arc::clone(&self.shown),
            matrix: Arc::clone(&self.matrix),
            comparison: self.comparison.clone(),
            evidence: Arc::clone(&self.evidence),
        }
    }
}

/// A table that is made when it is written, and then beside the window: that of a large comparison
/// takes its time.
#[derive(Clone, Debug)]
pub struct TableToExport {
    listing: Option<Arc<Listing>>,
    is_of_one_date: bool,
    opened: Arc<Opened>,
    lens: Lens,
    shown: Arc<Shown>,
    matrix: Arc<Matrix>,
    comparison: Option<Arc<Comparison>>,
    evidence: Arc<Evidence>,
}

impl TableToExport {
    /// Makes it. A table has no heading, so that the date of the lens is a column of its own.
    #[must_use]
    pub fn make(&self) -> Listing {
        let comparison = || {
            whole(&Wanted {
                dossier: &self.opened.dossier,
                lens: &self.lens,
                shown: &self.shown,
                matrix: &self.matrix,
                comparison: self.comparison.as_deref(),
                grades: &self.evidence.checked.grades,
                points: &self.shown.points,
                parties: &self.shown.columns,
            })
        };
        let mut table = self
            .listing
            .as_deref()
            .map_or_else(comparison, Listing::clone);
        if let Some(day) = self.matrix.as_of.filter(|_| self.is_of_one_date) {
            table.columns.push(Column::words("As of", 1));
            for row in &mut table.rows {
                row.values.push(Value::Date {
                    span: DateSpan::day(day),
                    dating: Dating::Stated,
                });
            }
        }
        table
    }
}
