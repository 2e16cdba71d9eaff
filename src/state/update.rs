//! The only writer: applies a command and says what the shell is to do.

use std::path::{Path, PathBuf};

use super::{
    Command, Dialog, Effect, ExportDialog, Focus, Notice, NoticeKind, Origin, Selection, SidePanel,
    State,
};
use crate::finding::{Code, Count, RecordKind, RecordRef, Severity};
use crate::model::{DateSpan, PartyIndex, PointIndex, StatementIndex};
use crate::words;

/// Applies one command.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::AskOpen => open_dialog(
            state,
            Dialog::Open {
                path: String::new(),
            },
        ),
        Command::BrowseOpen => return vec![Effect::AskForFile],
        Command::OpenFile(path) => return open(state, Origin::File(path)),
        Command::OpenBundled => return open(state, Origin::Bundled),
        Command::Reload => return open(state, state.opened.origin.clone()),
        Command::Dropped(paths) => return dropped(state, paths),
        Command::AskExport => {
            let dialog = ExportDialog {
                options: state.settings.export,
                path: suggested_target(state),
                problem: None,
            };
            open_dialog(state, Dialog::Export(dialog));
        }
        Command::SetExport(options) => {
            state.settings.export = options;
            if let Some(Dialog::Export(dialog)) = &mut state.view.dialog {
                dialog.options = options;
                dialog.problem = None;
            }
            return vec![Effect::KeepSettings];
        }
        Command::SetExportPath(path) => {
            if let Some(Dialog::Export(dialog)) = &mut state.view.dialog {
                dialog.path = path;
                dialog.problem = None;
            }
        }
        Command::BrowseExport => {
            if let Some(Dialog::Export(dialog)) = &state.view.dialog {
                let suggestion = dialog.path.clone();
                return vec![Effect::AskForTarget { suggestion }];
            }
        }
        Command::Export => return export(state),
        Command::CopyPicture => return vec![Effect::CopyPicture(state.settings.export)],
        Command::Cancel => return vec![Effect::Cancel],
        Command::Quit => return vec![Effect::KeepSettings, Effect::Quit],
        Command::OpenLink(link) => return open_link(state, link),
        Command::CopyQuotation(index) => return copy_quotation(state, index),
        Command::CopyCell => return copy_cell(state),
        Command::ForgetRecent => {
            state.settings.recent.clear();
            return vec![Effect::KeepSettings];
        }
        Command::WindowSize(width, height) => {
            state.settings.window = Some((width, height));
            return vec![Effect::KeepSettings];
        }
        Command::SetTheme(theme) => {
            state.settings.theme = theme;
            return vec![Effect::KeepSettings];
        }
        Command::ToggleReduceMotion => {
            state.settings.reduce_motion = !state.settings.reduce_motion;
            return vec![Effect::KeepSettings];
        }
        Command::SetDensity(density) => {
            state.view.density = density;
            state.settings.density = density;
            state.view.reveal += 1;
            return vec![Effect::KeepSettings];
        }
        Command::Select(_)
        | Command::Enter(_)
        | Command::Move(_)
        | Command::EnterInspector
        | Command::BackToMatrix
        | Command::FocusSearch
        | Command::ToggleFaceToFace
        | Command::ShowConflict(_)
        | Command::GoToFinding(_) => go(state, &command),
        Command::ToggleFilters => state.view.filters_open = !state.view.filters_open,
        Command::SetSide(side) => state.view.side = side,
        Command::ToggleFindings => {
            state.view.side = match state.view.side {
                SidePanel::Inspector => SidePanel::Findings,
                SidePanel::Findings => SidePanel::Inspector,
            };
        }
        Command::ShowKeys => open_dialog(state, Dialog::Keys),
        Command::ShowAbout => open_dialog(state, Dialog::About),
        Command::SetOpenPath(path) => {
            if let Some(Dialog::Open { path: typed }) = &mut state.view.dialog {
                *typed = path;
            }
        }
        Command::CloseNotice => state.view.notice = None,
        Command::Dismiss => dismiss(state),
        Command::SetDate(_)
        | Command::SetDateTo(_)
        | Command::SetSearch(_)
        | Command::ToggleStance(_)
        | Command::ToggleHoles
        | Command::ToggleDisputed
        | Command::ToggleChanged
        | Command::ToggleFolding
        | Command::ClearFilters
        | Command::ToggleParty(_)
        | Command::MoveParty(..)
        | Command::ResetParties
        | Command::ChoosePoints(_) => return change_lens(state, command),
    }
    Vec::new()
}

fn open_dialog(state: &mut State, dialog: Dialog) {
    state.view.dialog = Some(dialog);
}

/// Asks the shell to open a file. What is open stays until the new one is there.
fn open(state: &mut State, origin: Origin) -> Vec<Effect> {
    state.view.dialog = None;
    state.view.notice = None;
    state.settings.keep_lens(&state.opened, &state.lens);
    vec![Effect::KeepSettings, Effect::Open(origin)]
}

fn is_position_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

fn dropped(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let (files, texts): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| is_position_file(path));
    let mut effects = Vec::new();
    if let Some(file) = files.into_iter().next() {
        effects.extend(open(state, Origin::File(file)));
    }
    if !texts.is_empty() {
        effects.push(Effect::AddTexts(texts));
    }
    effects
}

/// Where an export would go unless told otherwise: beside the last one, named after the file.
fn suggested_target(state: &State) -> String {
    let name = state.opened.origin.name();
    let stem = Path::new(&name)
        .file_stem()
        .map_or(name.clone(), |stem| stem.to_string_lossy().into_owned());
    let beside = state
        .opened
        .origin
        .path()
        .and_then(Path::parent)
        .map(Path::to_owned);
    let folder = state
        .settings
        .export_folder
        .clone()
        .or(beside)
        .unwrap_or_default();
    folder.join(format!("{stem}.png")).display().to_string()
}

fn export(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Export(dialog)) = &mut state.view.dialog else {
        return Vec::new();
    };
    if dialog.path.trim().is_empty() {
        dialog.problem = Some("name a file to write to".to_owned());
        return Vec::new();
    }
    let path = PathBuf::from(dialog.path.trim());
    state.settings.export_folder = path.parent().map(Path::to_owned);
    let options = dialog.options;
    vec![Effect::KeepSettings, Effect::Export { path, options }]
}

fn open_link(state: &mut State, link: String) -> Vec<Effect> {
    let lower = link.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return vec![Effect::OpenLink(link)];
    }
    state.view.notice = Some(Notice {
        kind: NoticeKind::Problem,
        text: format!("`{link}` was not opened: only http and https links are"),
        hints: Vec::new(),
        path: None,
    });
    Vec::new()
}

fn told(state: &mut State, text: String) {
    state.view.announcement.clone_from(&text);
    state.view.notice = Some(Notice {
        kind: NoticeKind::Done,
        text,
        hints: Vec::new(),
        path: None,
    });
}

fn copy_quotation(state: &mut State, index: StatementIndex) -> Vec<Effect> {
    let Some(statement) = state.opened.dossier.statements.get(index.at()) else {
        return Vec::new();
    };
    let text = words::citation(state.dossier(), statement, state.grade(index));
    told(state, "Quotation copied with its citation".to_owned());
    vec![Effect::CopyText(text)]
}

fn copy_cell(state: &mut State) -> Vec<Effect> {
    let Some(cell) = state.selected_cell() else {
        return Vec::new();
    };
    if cell.statements.is_empty() {
        told(state, "This cell has no quotation to copy".to_owned());
        return Vec::new();
    }
    let dossier = state.dossier();
    let citations: Vec<String> = cell
        .statements
        .iter()
        .map(|&index| words::citation(dossier, dossier.statement(index), state.grade(index)))
        .collect();
    let name = words::cell_name(dossier, cell, state.matrix.as_of);
    let count = Count::new(citations.len(), "quotation", "quotations");
    let text = format!("{name}\n\n{}", citations.join("\n\n"));
    told(state, format!("{count} copied with citations"));
    vec![Effect::CopyText(text)]
}

/// Closes what is on top, and leads back to the cells at last.
fn dismiss(state: &mut State) {
    let view = &mut state.view;
    if view.dialog.is_some() {
        view.dialog = None;
    } else if view.face_to_face {
        view.face_to_face = false;
    } else if view.focus != Focus::Matrix {
        view.focus = Focus::Matrix;
    } else if view.notice.is_some() {
        view.notice = None;
    } else if view.side == SidePanel::Findings {
        view.side = SidePanel::Inspector;
    } else {
        view.filters_open = false;
    }
}

fn select(state: &mut State, selection: Selection) {
    if state.view.selection != Some(selection) {
        state.view.face_to_face = false;
    }
    state.view.selection = Some(selection);
    state.view.reveal += 1;
    state.view.side = SidePanel::Inspector;
}

fn go(state: &mut State, command: &Command) {
    match *command {
        Command::Select(selection) => {
            select(state, selection);
            state.view.focus = Focus::Matrix;
        }
        Command::Enter(selection) => {
            select(state, selection);
            state.view.focus = Focus::Inspector;
        }
        Command::ShowConflict(selection) => {
            select(state, selection);
            state.view.face_to_face = true;
        }
        Command::Move(direction) => {
            if let Some(selection) = state.moved(direction) {
                select(state, selection);
                state.view.focus = Focus::Matrix;
            }
        }
        Command::EnterInspector => {
            if state.view.selection.is_some() {
                state.view.side = SidePanel::Inspector;
                state.view.focus = Focus::Inspector;
            }
        }
        Command::BackToMatrix => state.view.focus = Focus::Matrix,
        Command::FocusSearch => state.view.focus = Focus::Search,
        Command::ToggleFaceToFace => {
            let disputed = state
                .selected_cell()
                .is_some_and(crate::matrix::Cell::is_disputed);
            state.view.face_to_face = disputed && !state.view.face_to_face;
        }
        Command::GoToFinding(at) => go_to_finding(state, at),
        _ => {}
    }
}

/// How many records of the same list stand before this one in the file and were left out, so that
/// its position in the dossier is so much smaller than its number in the file.
fn left_out_before(state: &State, record: RecordRef) -> u32 {
    let before = state.opened.findings.iter().filter(|finding| {
        finding.severity == Severity::Error
            && finding.code != Code::TextOutside
            && finding
                .record
                .is_some_and(|other| other.kind == record.kind && other.number < record.number)
    });
    u32::try_from(before.count())
        .unwrap_or(0)
        .min(record.number)
}

/// Selects a cell of the record that a finding is about. Filters that hide it are taken off.
fn go_to_finding(state: &mut State, at: usize) {
    state.view.finding = Some(at);
    let Some(record) = state.findings().nth(at).and_then(|finding| finding.record) else {
        return;
    };
    let dossier = state.dossier();
    let with = |pick: &dyn Fn(&crate::model::Statement) -> bool| {
        dossier
            .statements
            .iter()
            .find(|statement| pick(statement))
            .map(|statement| Selection {
                point: statement.point,
                party: statement.party,
            })
    };
    let number = record.number;
    let target = match record.kind {
        RecordKind::Statement => with(&|statement| statement.number == number),
        RecordKind::Source => {
            let of_source = |statement: &crate::model::Statement| {
                dossier.source(statement.source).number == number
            };
            with(&of_source)
        }
        RecordKind::Point => {
            let point = PointIndex(number - left_out_before(state, record));
            let is_there = point.at() < dossier.points.len() && !dossier.parties.is_empty();
            is_there.then_some(Selection {
                point,
                party: PartyIndex(0),
            })
        }
        RecordKind::Party | RecordKind::Theme | RecordKind::Plan => None,
    };
    let Some(selection) = target else {
        return;
    };
    if !state.shown.points.contains(&selection.point) {
        state.lens = state.lens.without_filters();
        state.lens.points = None;
        state.lens.fold_silent = false;
        state.resolve_lens();
    }
    state.view.selection = Some(selection);
    state.view.reveal += 1;
}

/// Changes the lens, derives what follows from it, and says what is shown now.
fn change_lens(state: &mut State, command: Command) -> Vec<Effect> {
    let before = state.lens.clone();
    match command {
        Command::SetDate(text) => set_date(state, text),
        Command::SetDateTo(index) => {
            let day = state.dossier().statement(index).said.last_day();
            set_date(state, day.to_string());
        }
        Command::SetSearch(search) => state.lens.search = search,
        Command::ToggleStance(stance) => toggle(&mut state.lens.stances, stance.key()),
        Command::ToggleHoles => state.lens.holes = !state.lens.holes,
        Command::ToggleDisputed => state.lens.disputed = !state.lens.disputed,
        Command::ToggleChanged => state.lens.changed = !state.lens.changed,
        Command::ToggleFolding => state.lens.fold_silent = !state.lens.fold_silent,
        Command::ClearFilters => {
            state.lens = state.lens.without_filters();
            state.lens.points = None;
        }
        Command::ToggleParty(party) => toggle_party(state, party),
        Command::MoveParty(party, by) => move_party(state, party, by),
        Command::ResetParties => {
            state.lens.order.clear();
            state.lens.hidden.clear();
        }
        Command::ChoosePoints(ids) => {
            state.lens.points = (!ids.is_empty()).then(|| ids.into_iter().collect());
        }
        _ => {}
    }
    if state.lens == before {
        return Vec::new();
    }
    if state.lens.day() == before.day() {
        state.resolve_lens();
    } else {
        state.derive_matrix();
    }
    state.select_something();
    state.view.reveal += 1;
    state.view.announcement =
        words::title_line(state.dossier(), &state.lens, &state.shown, &state.matrix);
    let State {
        settings,
        opened,
        lens,
        ..
    } = state;
    settings.keep_lens(opened, lens);
    vec![Effect::KeepSettings]
}

/// A text that is no date yet is kept as a draft and changes nothing.
fn set_date(state: &mut State, text: String) {
    let text = text.trim().to_owned();
    if text.is_empty() {
        state.lens.as_of = None;
        state.view.date_draft = None;
    } else if DateSpan::parse(&text).is_ok() {
        state.lens.as_of = Some(text);
        state.view.date_draft = None;
    } else {
        state.view.date_draft = Some(text);
    }
}

fn toggle(set: &mut std::collections::BTreeSet<String>, key: &str) {
    if !set.remove(key) {
        set.insert(key.to_owned());
    }
}

/// Hides or shows a party; the last one that is shown stays.
fn toggle_party(state: &mut State, party: PartyIndex) {
    let id = state.dossier().party(party).id.clone();
    if !state.lens.hidden.contains(&id) && state.shown.columns.len() <= 1 {
        told(state, "At least one party stays".to_owned());
        return;
    }
    toggle(&mut state.lens.hidden, &id);
}

fn move_party(state: &mut State, party: PartyIndex, by: i32) {
    let mut order = state.lens.ordered_parties(state.dossier());
    let Some(at) = order.iter().position(|&other| other == party) else {
        return;
    };
    let last = order.len() - 1;
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(last);
    let to = if by < 0 {
        at.saturating_sub(steps)
    } else {
        (at + steps).min(last)
    };
    let moved = order.remove(at);
    order.insert(to, moved);
    let ids: Vec<String> = order
        .iter()
        .map(|&party| state.dossier().party(party).id.clone())
        .collect();
    // The file's own order needs no list.
    state.lens.order = if order.is_sorted() { Vec::new() } else { ids };
}
