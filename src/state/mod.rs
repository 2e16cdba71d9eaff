//! What the window knows, as plain data, and the one place that changes it.
//!
//! Views read [`State`] and push [`Command`]s; [`update`] applies them in order and returns
//! [`Effect`]s, which the shell performs. What the shell finds out comes back as [`Report`]s.

mod agreement_view;
mod asking;
mod broken;
mod caret;
mod change_lens;
mod command;
mod compare;
mod copying;
mod dropped;
mod editing;
mod effect;
mod export_choices;
mod export_format;
mod export_heeds;
mod export_options;
mod export_preset;
mod exporting;
mod go;
mod history;
mod importing;
mod keys;
mod lens_chips;
mod list_view;
mod list_work;
mod listing;
mod navigate;
mod notice;
mod opened;
mod palette;
mod range;
mod read;
mod reading;
mod report;
mod scope;
mod second;
mod settings;
mod snapshot;
mod subject;
mod table;
mod table_row;
#[cfg(test)]
mod tests;
mod timeline;
mod to_finding;
mod update;
mod view;

pub use agreement_view::{AgreementStep, AgreementView, Sight};
pub use broken::Broken;
pub use caret::{Caret, CaretCommand, CaretStep};
pub use command::{Command, Direction};
pub use compare::{CompareFile, Compared};
pub use editing::{
    Asked, CellSight, EditCommand, Editing, FirstStep, FirstSteps, Form, FormField, Input, Joining,
    Mending, MergedCell, Merging, Named, Other, Part, PartLine, PartLines, PartStep, Parts,
    PointMerge, PointSplit, Recovery, Removal, Reread, Reshape, Rewrite, Rewritten, Saving,
    SignOff, SplitCell, Trial, Unsaved, VersionNotKept, Way, form_fields, naming_field,
};
pub use effect::{Effect, Report, Task, WritingEffect};
pub use export_choices::{Orientation, Paper, Scope, TableRows};
pub use export_format::Format;
pub use export_heeds::Choice;
pub use export_options::{Detail, ExportOptions, SheetTheme};
pub use export_preset::Preset;
pub use history::History;
pub use importing::{
    About, Became, Guess, Import, ImportAsk, ImportCommand, ImportDialog, ImportEffect,
    ImportReport, ImportTab, Importing, MappingChange, Proposed, Stage, proposed_text,
};
pub use keys::{Key, Keys};
pub use lens_chips::LensChip;
pub use list_view::{ListStep, ListView, ListViews};
pub use list_work::{ListWork, Listed};
pub use notice::{Notice, NoticeKind};
pub use opened::{Evidence, Opened, Origin};
pub use palette::{Entry, Found, Kind, Palette};
pub use range::Block;
pub use reading::{ListKind, Reader, Reading, Room, Scroll, Target};
pub use report::report;
pub use scope::in_scope;
pub use second::{
    Around, Beginning, ReadingFile, Second, SecondEffect, SecondReading, SecondReport, SecondStep,
    is_blind_to,
};
pub use settings::{FileSettings, Settings};
pub use snapshot::Snapshot;
pub use subject::Subject;
pub use table::{command_for, table};
pub use table_row::{Section, TableRow, When};
pub use timeline::{DateStep, Lane, MarkStep, Timeline, TimelineZoom};
pub use update::update;
pub use view::{Density, Dialog, ExportDialog, Focus, Selection, SidePanel, ThemeChoice, View};

use std::path::PathBuf;
use std::sync::Arc;

use crate::check::Graded;
use crate::lens::{Lens, Shown};
use crate::listing::Listing;
use crate::matrix::{Cell, Comparison, Matrix};
use crate::model::{Day, Dossier, Party, PointIndex, Statement, StatementIndex};
use crate::quote::Grade;
use crate::words::Told;

/// Everything the window knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The open file.
    pub opened: Arc<Opened>,
    /// What it has become on disk, where that is not shown.
    pub broken: Option<Broken>,
    /// What checking its quotations found; empty until the check has run.
    pub evidence: Arc<Evidence>,
    /// What is shown.
    pub lens: Lens,
    /// Every cell, derived for the lens's date.
    pub matrix: Arc<Matrix>,
    /// The state of another date, where cells are to say how they differ from it.
    pub comparison: Option<Arc<Comparison>>,
    /// The statements of the shown parties by date.
    pub timeline: Arc<Timeline>,
    /// The lens resolved.
    pub shown: Arc<Shown>,
    /// What is said of all that is shown.
    pub told: Told,
    /// Counts up whenever `shown`, `matrix` or `opened` is made anew, for caches of heights.
    pub version: u64,
    /// Counts up whenever all quotations have been checked anew, for lists that tell their grades.
    pub checks: u64,
    /// What is open in the window and where the focus is.
    pub view: View,
    /// The lenses before this one, and those that were undone.
    pub history: History,
    /// What is kept between runs.
    pub settings: Settings,
    /// What is listed in the room, where that is a list; empty elsewhere.
    pub listing: Arc<Listing>,
    /// What that was made of, or is being made of.
    listed: Option<listing::Basis>,
    /// What of it is made beside the window.
    beside: list_work::Beside,
    /// What was worked out for the source that is being read.
    pub reading: Arc<Reading>,
    /// Work that is under way.
    pub task: Option<Task>,
    /// True while the system's file dialog is open, or should be.
    pub awaits_dialog: bool,
    /// Another file beside the open one, while the two are compared.
    pub compared: Option<Arc<Compared>>,
    /// What is being written, and what is not saved yet.
    pub editing: Editing,
    /// The second reader's room.
    pub second: Second,
    /// A file of another program that is being imported.
    pub importing: Importing,
    /// The folder of the user's own files, for what has no other place; the shell knows it.
    pub home: Option<PathBuf>,
}

impl State {
    /// A window with a file open, as the settings left it.
    #[must_use]
    pub fn new(opened: Arc<Opened>, settings: Settings) -> Self {
        let lens = settings.lens_of(&opened);
        let mut state = Self {
            opened,
            broken: None,
            evidence: Arc::default(),
            lens,
            matrix: Arc::default(),
            comparison: None,
            timeline: Arc::default(),
            shown: Arc::default(),
            told: Told::default(),
            version: 0,
            checks: 0,
            view: View {
                density: settings.density,
                ..View::default()
            },
            history: History::default(),
            settings,
            listing: Arc::default(),
            listed: None,
            beside: list_work::Beside::default(),
            reading: Arc::default(),
            task: None,
            awaits_dialog: false,
            compared: None,
            editing: Editing::default(),
            second: Second::default(),
            importing: Importing::default(),
            home: None,
        };
        state.editing.on_disk = Some(state.opened.dossier.sha256.clone());
        if let Some(path) = state.opened.origin.path() {
            state.settings.remember(path);
        }
        state.derive_matrix();
        state.select_something();
        // A file whose every record was kept needs no words.
        if state.opened.has_errors() {
            report::tell_errors(&mut state, "opened");
        }
        state
    }

    /// The same file shown anew, after a fault: nothing is taken over of what may be broken but what
    /// is shown, and everything that was written. What stood in a form can be brought back.
    #[must_use]
    pub fn anew(self) -> Self {
        let mut state = Self::new(self.opened, self.settings);
        state.editing = self.editing.after_fault();
        state.history = self.history;
        // What was said of a file that is imported is in no file yet.
        state.importing = self.importing;
        // Answers that are not in their file yet are written when the reading is gone on with.
        state.second = self.second;
        state.home = self.home;
        state
    }

    /// The open dossier.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.opened.dossier
    }

    /// The selected cell, where it is still shown.
    #[must_use]
    pub fn selected_cell(&self) -> Option<&Cell> {
        let Selection { point, party } = self.view.selection?;
        Some(self.matrix.cell(point, party))
    }

    /// The grade of a statement's quotation, once it has been checked.
    #[must_use]
    pub fn grade(&self, statement: StatementIndex) -> Option<&Grade> {
        self.graded(statement).map(|graded| &graded.grade)
    }

    /// The grade of the quotation that stands in a cell, once it has been checked.
    #[must_use]
    pub fn standing_grade(&self, cell: &Cell) -> Option<&Grade> {
        self.grade(cell.standing?)
    }

    /// The same as [`State::grade`] with where the quotation was found.
    #[must_use]
    pub fn graded(&self, statement: StatementIndex) -> Option<&Graded> {
        self.evidence.checked.grades.get(statement.at())
    }

    /// The statement with this number in the file.
    #[must_use]
    pub fn statement_numbered(&self, number: u32) -> Option<(StatementIndex, &Statement)> {
        self.dossier()
            .statements
            .iter()
            .enumerate()
            .find(|(_, statement)| statement.number == number)
            .map(|(at, statement)| (StatementIndex::new(at), statement))
    }

    /// Derives the matrix for the date of the lens; what is shown follows.
    pub(super) fn derive_matrix(&mut self) {
        self.matrix = self.matrix_of(self.lens.day());
        self.derive_comparison();
        self.resolve_lens();
    }

    /// The matrix for a date, from the nearest one at hand: that of all dates, or the one before.
    fn matrix_of(&self, as_of: Option<Day>) -> Arc<Matrix> {
        let of_all = &self.opened.matrix;
        let is_of_file = self.matrix.index().is(of_all.index());
        let nearer = (is_of_file && self.matrix.way_to(as_of) < of_all.way_to(as_of))
            .then_some(&self.matrix);
        let nearest = nearer.unwrap_or(of_all);
        if nearest.as_of == as_of {
            return Arc::clone(nearest);
        }
        Arc::new(nearest.moved(as_of))
    }

    /// Resolves the lens anew. Parties that were hidden when the file had others are shown again
    /// where nothing else would be.
    pub(super) fn resolve_lens(&mut self) {
        let parties = &self.opened.dossier.parties;
        let is_hidden = |party: &Party| self.lens.hidden.contains(&party.id);
        if parties.iter().all(is_hidden) {
            self.lens.hidden.clear();
        }
        self.shown = Arc::new(self.lens.show_compared(
            &self.opened.dossier,
            &self.matrix,
            &self.opened.search,
            self.comparison.as_deref(),
        ));
        self.told = Told::new(&self.opened.dossier, &self.lens, &self.shown, &self.matrix);
        self.derive_timeline();
        self.version += 1;
    }

    /// True when the cell is among those that are shown.
    pub(super) fn is_shown(&self, selection: Selection) -> bool {
        self.shown.points.contains(&selection.point)
            && self.shown.columns.contains(&selection.party)
    }

    /// Selects a statement and with it its cell, even where a filter hides that: the inspector then
    /// shows what rests on these words.
    pub(super) fn select_statement(&mut self, statement: StatementIndex) {
        let Some(told) = self.dossier().statements.get(statement.at()) else {
            return;
        };
        let selection = Selection {
            point: told.point,
            party: told.party,
        };
        if self.view.selection != Some(selection) {
            self.view.face_to_face = false;
        }
        self.view.selection = Some(selection);
        self.view.anchor = None;
        self.view.statement = Some(statement);
        self.view.side = SidePanel::Inspector;
        self.view.reveal += 1;
    }

    /// True when the selected cell is disputed.
    pub(super) fn selection_is_disputed(&self) -> bool {
        self.selected_cell().is_some_and(Cell::is_disputed)
    }

    /// Keeps the selection where it is when it is still shown, else moves it to the nearest cell.
    /// A conflict that is not there any more is not shown face to face.
    pub(super) fn select_something(&mut self) {
        if !self
            .view
            .selection
            .is_some_and(|selection| self.is_shown(selection))
        {
            self.view.selection = self.nearest_cell().or_else(|| self.first_full_cell());
            self.view.statement = None;
        }
        self.view.face_to_face &= self.selection_is_disputed();
    }

    /// The shown cell nearest to where the selection was: the same point and party where they are
    /// shown, else the next of each, else the last.
    fn nearest_cell(&self) -> Option<Selection> {
        let before = self.view.selection?;
        let place = |point: PointIndex| {
            let theme = self.dossier().points.get(point.at())?.theme;
            Some((theme.map_or(u32::MAX, |theme| theme.0), point))
        };
        let points = &self.shown.points;
        let next = points
            .iter()
            .find(|&&point| place(point) >= place(before.point));
        let order = self.lens.ordered_parties(self.dossier());
        let from = order.iter().position(|&party| party == before.party)?;
        let columns = &self.shown.columns;
        let party = order[from..].iter().find(|party| columns.contains(party));
        Some(Selection {
            point: *next.or(points.last())?,
            party: *party.or(columns.last())?,
        })
    }

    /// The first cell with a position, else the first cell.
    fn first_full_cell(&self) -> Option<Selection> {
        self.shown
            .cells(&self.matrix)
            .find(|cell| !cell.is_hole())
            .or_else(|| self.shown.cells(&self.matrix).next())
            .map(|cell| Selection {
                point: cell.point,
                party: cell.party,
            })
    }
}
