//! The lists: what each lists now, in which order, and which of its rows is chosen.
//!
//! The chosen row and the selected cell or statement go together: moving in a list selects what the
//! row is about, and a selection made elsewhere chooses its row.

use std::sync::Arc;

use super::list_work::let_go;
use super::read::read;
use super::{
    AgreementView, Command, Effect, Focus, ListKind, ListStep, ListView, Room, Selection,
    SidePanel, Sight, State, Timeline,
};
use crate::agreement::Order;
use crate::check::Graded;
use crate::lens::Shown;
use crate::listing::{self, Lead, Listing};
use crate::matrix::Matrix;
use crate::model::Dossier;

/// How many rows Page Up and Page Down move.
const PAGE: usize = 10;

/// What a listing was made of; made anew when that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    pub(super) of: Of,
    version: u64,
    checks: u64,
}

/// Which listing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    List(ListKind, Option<(usize, bool)>),
    Agreement(Sight, Order, Option<listing::Opened>),
}

impl Of {
    /// Which list it is, where it is one.
    fn kind(self) -> Option<ListKind> {
        match self {
            Self::List(kind, _) => Some(kind),
            Self::Agreement(..) => None,
        }
    }

    /// What it is called while it is not there yet.
    pub(super) fn name(self) -> &'static str {
        self.kind().map_or(Room::Agreement, Room::List).name()
    }

    /// How much has to be gone through to make it.
    pub(super) fn candidates(self, shown: &Shown, timeline: &Timeline) -> usize {
        match self {
            Self::List(ListKind::Statements, _) => timeline.statements,
            Self::List(ListKind::Contested | ListKind::Gaps, _) => {
                shown.points.len() * shown.columns.len()
            }
            Self::Agreement(Sight::Pairs, _, Some(_)) | Self::Agreement(Sight::Points, ..) => {
                shown.points.len()
            }
            Self::List(ListKind::Changes, _) | Self::Agreement(Sight::Pairs, _, None) => 0,
        }
    }

    /// The listing of these cells, sorted; none of the changes between files, which do not hang on
    /// what is shown.
    pub(super) fn listing(
        self,
        dossier: &Dossier,
        matrix: &Matrix,
        shown: &Shown,
        grades: &[Graded],
    ) -> Option<Listing> {
        let mut listing = match self {
            Self::List(ListKind::Contested, _) => {
                listing::contested(dossier, matrix, shown, grades)
            }
            Self::List(ListKind::Gaps, _) => listing::gaps(dossier, matrix, shown, grades),
            Self::List(ListKind::Statements, _) => {
                listing::statements(dossier, matrix, shown, grades)
            }
            Self::List(ListKind::Changes, _) => return None,
            Self::Agreement(Sight::Pairs, _, Some(opened)) => {
                listing::behind(dossier, matrix, shown, grades, opened)
            }
            Self::Agreement(Sight::Pairs, _, None) => listing::pairs(dossier, matrix, shown),
            Self::Agreement(Sight::Points, order, _) => {
                listing::points(dossier, matrix, shown, order)
            }
        };
        if let Self::List(_, Some((column, descending))) = self {
            listing.sort(column, descending);
        }
        Some(listing)
    }
}

impl State {
    /// What is listed where one is, if that is a list.
    #[must_use]
    pub fn list_kind(&self) -> Option<ListKind> {
        match self.view.room {
            Room::List(kind) => Some(kind),
            _ => None,
        }
    }

    /// How the list that one is in is looked at; the usual way elsewhere.
    #[must_use]
    pub fn list_view(&self) -> ListView {
        self.list_kind()
            .map_or_else(ListView::default, |kind| self.view.lists.of(kind))
    }

    /// What the room shows as a table, to be exported or copied as one; the matrix is none.
    #[must_use]
    pub fn listing_of_room(&self) -> Option<&Arc<Listing>> {
        let is_one = self.list_kind().is_some() || self.view.room == Room::Agreement;
        if is_one {
            return Some(&self.listing);
        }
        self.open_disagreements()
    }

    /// Makes the listing anew where what it is made of has changed, and keeps the chosen row and
    /// the selection together.
    pub(super) fn derive_listing(&mut self) -> Vec<Effect> {
        let Some(of) = self.of_room() else {
            self.beside.awaited = None;
            if self.listed.take().is_some() {
                return let_go(std::mem::take(&mut self.listing));
            }
            return Vec::new();
        };
        let basis = Basis {
            of,
            version: self.version,
            checks: self.checks,
        };
        let kind = self.list_kind();
        if self.listed == Some(basis) {
            if let Some(kind) = kind.filter(|_| !self.is_being_listed()) {
                self.follow_selection(kind, false);
            }
            return Vec::new();
        }
        let was_listed = kind.is_some() && self.listed.is_some_and(|it| it.of.kind() == kind);
        if !was_listed {
            self.beside.awaited = None;
        }
        let row = kind.map(|kind| self.view.lists.of(kind).row);
        let kept = row.filter(|_| was_listed).and_then(|row| self.lead_of(row));
        if self.is_long(basis) {
            return self.list_beside(basis, kept);
        }
        let awaited = self.beside.awaited.take();
        let kept = awaited.map_or(kept, |awaited| awaited.chosen);
        self.listed = Some(basis);
        let listing = match kind {
            Some(kind) => self.made(kind, of),
            None => self.listed_as(of).unwrap_or_default(),
        };
        self.place_listing(Arc::new(listing), kept);
        Vec::new()
    }

    /// Which listing the room asks for.
    fn of_room(&self) -> Option<Of> {
        if self.view.room == Room::Agreement {
            let AgreementView { sight, order, .. } = self.view.agreement;
            // In which order points are read is nothing to pairs.
            let order = match sight {
                Sight::Pairs => Order::default(),
                Sight::Points => order,
            };
            return Some(Of::Agreement(sight, order, self.behind_a_number()));
        }
        let kind = self.list_kind()?;
        Some(Of::List(kind, self.view.lists.of(kind).sort))
    }

    /// Shows a listing; its chosen row is the one about what is kept, where there is one.
    pub(super) fn place_listing(&mut self, listing: Arc<Listing>, kept: Option<Lead>) {
        self.listing = listing;
        let Some(kind) = self.list_kind() else {
            return;
        };
        let rows = &self.listing.rows;
        let kept = kept.and_then(|lead| rows.iter().position(|it| it.lead == lead));
        let last = rows.len().saturating_sub(1);
        let view = self.view.lists.of_mut(kind);
        view.row = kept.unwrap_or(view.row).min(last);
        view.reveal += 1;
        self.follow_selection(kind, true);
    }

    /// The rows of a list in the order in which they are looked at.
    fn made(&self, kind: ListKind, of: Of) -> Listing {
        if let Some(listing) = self.listed_as(of) {
            return listing;
        }
        let mut listing = match &self.compared {
            Some(compared) => compared.listing(),
            None => Listing {
                title: Room::List(kind).name().to_owned(),
                empty: "No other file is compared with this one".to_owned(),
                ..Listing::default()
            },
        };
        if let Of::List(_, Some((column, descending))) = of {
            listing.sort(column, descending);
        }
        listing
    }

    /// The listing, made now.
    pub(super) fn listed_as(&self, of: Of) -> Option<Listing> {
        let grades = &self.evidence.checked.grades;
        of.listing(self.dossier(), &self.matrix, &self.shown, grades)
    }

    /// Which listing the room shows, where it shows one.
    pub(super) fn listed_now(&self) -> Option<Of> {
        let is_shown = self.listing_of_room().is_some();
        self.listed.filter(|_| is_shown).map(|basis| basis.of)
    }

    fn lead_of(&self, row: usize) -> Option<Lead> {
        self.listing.rows.get(row).map(|row| row.lead)
    }

    /// Chooses the row that is about what is selected. Where there is none, a list that has just
    /// been made selects what its chosen row is about.
    fn follow_selection(&mut self, kind: ListKind, is_new: bool) {
        let row = self.view.lists.of(kind).row;
        let is_about = |lead: Option<Lead>| lead.is_none_or(|lead| self.is_selected(lead));
        if is_about(self.lead_of(row)) {
            return;
        }
        let of_selection = |row: &listing::Row| self.is_selected(row.lead);
        if let Some(row) = self.listing.rows.iter().position(of_selection) {
            let view = self.view.lists.of_mut(kind);
            view.row = row;
            view.reveal += 1;
        } else if is_new {
            let side = self.view.side;
            self.select_lead(row);
            self.view.side = side;
        }
    }

    /// True when the selection is what a row is about, or when the row is about nothing that could
    /// be selected.
    fn is_selected(&self, lead: Lead) -> bool {
        let selection = self.view.selection;
        match lead {
            Lead::Nowhere | Lead::Source(_) => true,
            Lead::Cell(point, party) | Lead::Conflict(point, party) => {
                selection == Some(Selection { point, party })
            }
            Lead::Point(point) => selection.is_some_and(|it| it.point == point),
            Lead::Statement(statement) => self.view.statement == Some(statement),
        }
    }

    /// Selects what a row is about; the room stays.
    fn select_lead(&mut self, row: usize) {
        let selection = match self.lead_of(row) {
            Some(Lead::Statement(statement)) => return self.select_statement(statement),
            Some(lead) => self.cell_of_lead(lead),
            None => None,
        };
        let Some(selection) = selection else {
            return;
        };
        if self.view.selection != Some(selection) {
            self.view.face_to_face = false;
            self.view.statement = None;
        }
        self.view.selection = Some(selection);
        self.view.side = SidePanel::Inspector;
    }

    /// The cell that a row is about. A point leads to its cell in the selected column.
    fn cell_of_lead(&self, lead: Lead) -> Option<Selection> {
        match lead {
            Lead::Cell(point, party) | Lead::Conflict(point, party) => {
                Some(Selection { point, party })
            }
            Lead::Point(point) => {
                let column = self.view.selection.map(|it| it.party);
                let party = column.or_else(|| self.shown.columns.first().copied())?;
                Some(Selection { point, party })
            }
            Lead::Statement(_) | Lead::Source(_) | Lead::Nowhere => None,
        }
    }
}

/// Applies one command about a list; outside a list it does nothing.
pub(super) fn list(state: &mut State, command: &Command) -> Vec<Effect> {
    let Some(kind) = state.list_kind() else {
        return Vec::new();
    };
    match *command {
        Command::ListMove(step) => {
            let row = stepped(state, step);
            choose(state, kind, row);
        }
        Command::ListTo(row) => choose(state, kind, row),
        Command::ListSort(column) => sort(state, kind, column),
        Command::ListFollow => return follow(state),
        _ => {}
    }
    Vec::new()
}

fn stepped(state: &State, step: ListStep) -> usize {
    let row = state.list_view().row;
    let last = state.listing.rows.len().saturating_sub(1);
    match step {
        ListStep::Up => row.saturating_sub(1),
        ListStep::Down => (row + 1).min(last),
        ListStep::PageUp => row.saturating_sub(PAGE),
        ListStep::PageDown => (row + PAGE).min(last),
        ListStep::First => 0,
        ListStep::Last => last,
    }
}

fn choose(state: &mut State, kind: ListKind, row: usize) {
    if row >= state.listing.rows.len() {
        return;
    }
    let view = state.view.lists.of_mut(kind);
    view.row = row;
    view.reveal += 1;
    state.view.focus = Focus::List;
    state.select_lead(row);
}

/// Sorts by a column, then by it from the end, then not at all.
fn sort(state: &mut State, kind: ListKind, column: usize) {
    let Some(name) = state.listing.columns.get(column).map(|it| it.name.clone()) else {
        return;
    };
    let view = state.view.lists.of_mut(kind);
    let (sort, told) = match view.sort {
        Some((by, false)) if by == column => (
            Some((column, true)),
            format!("Sorted by {name}, from the end"),
        ),
        Some((by, true)) if by == column => (None, "In the list’s own order".to_owned()),
        _ => (Some((column, false)), format!("Sorted by {name}")),
    };
    view.sort = sort;
    state.view.announcement = told;
}

/// Goes where the chosen row leads, and takes off what hides it there.
fn follow(state: &mut State) -> Vec<Effect> {
    let Some(lead) = state.lead_of(state.list_view().row) else {
        return Vec::new();
    };
    match lead {
        Lead::Statement(statement) => return read(state, Command::ShowInMatrix(statement)),
        Lead::Source(source) => return read(state, Command::Read(source, None)),
        _ => {}
    }
    let Some(selection) = state.cell_of_lead(lead) else {
        return Vec::new();
    };
    state.unhide(selection);
    state.view.selection = Some(selection);
    state.view.side = SidePanel::Inspector;
    state.view.room = Room::Matrix;
    state.view.focus = Focus::Matrix;
    state.view.reveal += 1;
    let is_conflict = matches!(lead, Lead::Conflict(..));
    state.view.face_to_face = is_conflict && state.selection_is_disputed();
    Vec::new()
}
