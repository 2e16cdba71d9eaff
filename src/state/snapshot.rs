//! Everything that an export is made from, taken at one moment.

use std::sync::Arc;

use super::listing::Of;
use super::scope::{Seen, in_scope};
use super::{Block, Evidence, Opened, Room, Scope, State, Subject};
use crate::finding::Finding;
use crate::lens::{Lens, Shown};
use crate::listing::forms::Noted;
use crate::listing::selection::{READING, Wanted, selection};
use crate::listing::{Column, Listing, Value, is_of_all_dates, whole};
use crate::matrix::{Comparison, Matrix};
use crate::model::{DateSpan, Dating, PartyIndex, PointIndex};

/// Everything that an export is made from. Taking one costs little; bringing it into another scope
/// and making tables of it may take long with a large file, and belongs beside the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The open file.
    pub opened: Arc<Opened>,
    /// What checking it found.
    pub evidence: Arc<Evidence>,
    /// Every cell for the date of the lens.
    pub matrix: Arc<Matrix>,
    /// Another date beside it.
    pub comparison: Option<Arc<Comparison>>,
    /// What is exported.
    pub lens: Lens,
    /// The same resolved.
    pub shown: Arc<Shown>,
    /// What is listed, where a list is exported.
    pub listing: Option<Arc<Listing>>,
    of: Option<Of>,
    /// True where that list is not there yet.
    is_due: bool,
    selected: Option<(Vec<PointIndex>, Vec<PartyIndex>)>,
}

impl State {
    /// What an export is made from as it is now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let selected = self.selected_to_export().map(|block| {
            let (points, parties) = self.points_and_parties(&block);
            (points.to_vec(), parties.to_vec())
        });
        Snapshot {
            opened: Arc::clone(&self.opened),
            evidence: Arc::clone(&self.evidence),
            matrix: Arc::clone(&self.matrix),
            comparison: self.comparison.clone(),
            lens: self.lens.clone(),
            shown: Arc::clone(&self.shown),
            listing: self.listing_of_room().cloned(),
            of: self.listed_now(),
            is_due: self.is_being_listed(),
            selected,
        }
    }

    /// The selected cells, where they are what could be exported: in the matrix, and more than one.
    #[must_use]
    pub fn selected_to_export(&self) -> Option<Block> {
        let is_there = self.subject() == Subject::Matrix && self.view.room == Room::Matrix;
        self.block().filter(|_| is_there)
    }
}

impl Snapshot {
    /// The same with only what a scope has.
    #[must_use]
    pub fn in_scope(mut self, scope: Scope) -> Self {
        if scope == Scope::Shown && !self.is_due {
            return self;
        }
        let seen = Seen {
            opened: &self.opened,
            matrix: &self.matrix,
            comparison: self.comparison.as_deref(),
            lens: &self.lens,
            shown: &self.shown,
        };
        let selected = self.selected.as_ref();
        let selected = selected.map(|(points, parties)| (&**points, &**parties));
        let (lens, shown) = in_scope(scope, &seen, selected);
        let grades = &self.evidence.checked.grades;
        let again = |of: Of| of.listing(&self.opened.dossier, &self.matrix, &shown, grades);
        if let Some(listing) = self.of.and_then(again) {
            self.listing = Some(Arc::new(listing));
        }
        self.lens = lens;
        self.shown = Arc::new(shown);
        self
    }

    /// What loading and checking the file had to say.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let evidence = &self.evidence;
        let findings = self.opened.findings.iter();
        let findings = findings.chain(&evidence.findings);
        findings
            .chain(&evidence.checked.findings)
            .cloned()
            .collect()
    }

    /// As one plain table. It has no heading, so that the date of the lens is a column of its own.
    #[must_use]
    pub fn table(&self) -> Listing {
        let mut table = self
            .listing
            .as_deref()
            .map_or_else(|| whole(&self.wanted()), Listing::clone);
        let is_of_one_date = !self.listing.as_deref().is_some_and(is_of_all_dates);
        if let Some(day) = self.matrix.as_of.filter(|_| is_of_one_date) {
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

    /// As a table with its notes, for the clipboard.
    #[must_use]
    pub fn noted(&self) -> Noted {
        let Some(listing) = self.listing.as_deref() else {
            return selection(&self.wanted());
        };
        let mut listing = listing.clone();
        listing.remarks.insert(0, READING.to_owned());
        Noted::from(listing)
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            dossier: &self.opened.dossier,
            lens: &self.lens,
            shown: &self.shown,
            matrix: &self.matrix,
            comparison: self.comparison.as_deref(),
            grades: &self.evidence.checked.grades,
            points: &self.shown.points,
            parties: &self.shown.columns,
        }
    }
}
