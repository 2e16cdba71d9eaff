//! From a finding to the record that it is about.

use super::{Selection, State};
use crate::finding::{RecordKind, RecordRef, Severity};
use crate::model::{PartyIndex, PointIndex, Statement};

impl State {
    /// Selects a cell of the record that a finding is about, and takes off what hides it. A
    /// statement that was left out leads to the cell in which it is missing; any other record that
    /// was left out has no cell, and then only the finding is marked.
    pub(super) fn go_to_finding(&mut self, at: usize) {
        self.view.finding = Some(at);
        let record = self.findings().nth(at).and_then(|finding| finding.record);
        let cell = record.and_then(|record| {
            // The numbers of a file that is not shown are not those of the one that is.
            let kept = match self.broken {
                Some(_) => None,
                None => self.cell_of(record),
            };
            kept.or_else(|| self.cell_named_in(record))
        });
        let Some(selection) = cell else {
            return;
        };
        self.unhide(selection);
        if self.view.selection != Some(selection) {
            self.view.face_to_face = false;
        }
        self.view.selection = Some(selection);
        self.view.anchor = None;
        self.view.reveal += 1;
    }

    fn cell_of(&self, record: RecordRef) -> Option<Selection> {
        let dossier = self.dossier();
        match record.kind {
            RecordKind::Statement => self.cell_with(|it| it.number == record.number),
            RecordKind::Source => {
                self.cell_with(|it| dossier.source(it.source).number == record.number)
            }
            RecordKind::Point => {
                let point = PointIndex(self.position_of(record)?);
                let party = *self.shown.columns.first()?;
                let is_there = point.at() < dossier.points.len();
                is_there.then_some(Selection { point, party })
            }
            RecordKind::Party | RecordKind::Theme | RecordKind::Plan => None,
        }
    }

    /// The text of a record that something was found about.
    #[must_use]
    pub fn text_of(&self, record: RecordRef) -> Option<&str> {
        let opened = match &self.broken {
            Some(broken) => broken.opened.as_ref()?,
            None => &self.opened,
        };
        opened.places.text_of(record)
    }

    /// The cell that a statement's text names, read by eye: the record itself may be broken.
    fn cell_named_in(&self, record: RecordRef) -> Option<Selection> {
        if record.kind != RecordKind::Statement {
            return None;
        }
        let text = self.text_of(record)?;
        let (point, party) = (id_after(text, "point")?, id_after(text, "party")?);
        let dossier = self.dossier();
        let point = dossier.points.iter().position(|it| it.id == point)?;
        let party = dossier.parties.iter().position(|it| it.id == party)?;
        Some(Selection {
            point: PointIndex::new(point),
            party: PartyIndex::new(party),
        })
    }

    /// The cell of the first such statement.
    fn cell_with(&self, is_it: impl Fn(&Statement) -> bool) -> Option<Selection> {
        let statement = self.dossier().statements.iter().find(|it| is_it(it))?;
        Some(Selection {
            point: statement.point,
            party: statement.party,
        })
    }

    /// Where a record of the file stands among those that were kept: records before it that were
    /// left out make its number in the file the larger one. It has no place if it was left out
    /// itself.
    fn position_of(&self, record: RecordRef) -> Option<u32> {
        let mut left_out: Vec<u32> = self
            .opened
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .filter_map(|finding| finding.record)
            .filter(|other| other.kind == record.kind && other.number <= record.number)
            .map(|other| other.number)
            .collect();
        left_out.sort_unstable();
        left_out.dedup();
        if left_out.last() == Some(&record.number) {
            return None;
        }
        u32::try_from(left_out.len())
            .ok()
            .and_then(|before| record.number.checked_sub(before))
    }

    /// Takes off what hides a cell.
    pub(super) fn unhide(&mut self, selection: Selection) {
        if self.is_shown(selection) {
            return;
        }
        let before = self.lens.clone();
        if !self.shown.points.contains(&selection.point) {
            self.lens = self.lens.without_filters();
            self.lens.points = None;
            self.lens.fold_silent = false;
        }
        let party = &self.opened.dossier.parties[selection.party.at()].id;
        self.lens.hidden.remove(party);
        self.view.anchor = None;
        self.resolve_lens();
        let what = "filters taken off to show a cell".to_owned();
        self.history.record(before, &self.lens, what, None);
    }
}

/// The id in `field: "id"`.
fn id_after<'t>(text: &'t str, field: &str) -> Option<&'t str> {
    text.match_indices(field).find_map(|(at, _)| {
        let rest = text[at + field.len()..].trim_start();
        let rest = rest.strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split_once('"').map(|(id, _)| id)
    })
}
