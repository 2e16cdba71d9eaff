//! Applies what the shell found out.

use std::path::PathBuf;
use std::sync::Arc;

use super::broken::{breaks, hold, hold_unreadable, is_whole_again};
use super::compare;
use super::editing::{self, follow, foreign_change};
use super::exporting::export_dialog;
use super::importing;
use super::opened::count_of;
use super::second;
use super::{
    Command, Dialog, Effect, Evidence, Focus, History, Notice, NoticeKind, Opened, Origin, Report,
    Room, SecondStep, SidePanel, State,
};
use crate::finding::{Count, Finding, Severity, byte_size};

/// What to do with a second reading where there is nothing to be read.
const READING_ALONE: &str = "open the position file that it reads first, then drop it again";

/// Applies one report and says what the shell is to do next.
pub fn report(state: &mut State, report: Report) -> Vec<Effect> {
    let imported = state.view.room == Room::Import;
    let mut effects = take_report(state, report);
    effects.extend(importing::follow(state, imported));
    effects.extend(state.derive_listing());
    effects
}

fn take_report(state: &mut State, report: Report) -> Vec<Effect> {
    match report {
        Report::Opened(opened) => return take(state, opened),
        Report::NotOpened { origin, findings } => {
            state.task = None;
            if origin == state.opened.origin {
                hold_unreadable(state, findings);
            } else {
                not_read(state, &origin, &findings, "was not opened");
            }
        }
        Report::IsReading { path, findings } => return is_reading(state, path, findings),
        Report::ReadingCancelled(origin) => {
            state.task = None;
            let text = format!("Cancelled, {} was not opened", origin.name());
            tell_done(state, text, None);
        }
        Report::Compared(compared) => compare::take(state, compared),
        Report::NotCompared { origin, findings } => compare::refuse(state, &origin, &findings),
        Report::Graded {
            sha256,
            from,
            grades,
        } => {
            // Grades fill a file in that has none yet; those of an earlier check stay until all
            // the new ones are there.
            if sha256 == state.opened.dossier.sha256
                && state.evidence.checked.grades.len() == from
                && state.evidence.checked.findings.is_empty()
            {
                let evidence = Arc::make_mut(&mut state.evidence);
                evidence.checked.grades.extend(grades);
            }
        }
        Report::DialogClosed => state.awaits_dialog = false,
        Report::Unchanged => is_whole_again(state),
        Report::Checked { sha256, evidence } => {
            // A check of a file that has been replaced meanwhile says nothing about this one.
            if sha256 == state.opened.dossier.sha256 {
                let had_text = state.text_read().is_some();
                state.evidence = evidence;
                state.checks += 1;
                state.derive_passages();
                // A text that has come is shown at the quotation that is looked at.
                if !had_text
                    && state.text_read().is_some()
                    && let Some(reader) = &mut state.view.reader
                {
                    reader.reveal += 1;
                }
            }
        }
        Report::TextsChanged { message } => {
            tell_done(state, message, None);
            return vec![Effect::Check];
        }
        Report::Listed(listed) => return state.take_listed(listed),
        Report::Progress(task) => state.task = Some(task),
        Report::Exported {
            paths,
            bytes,
            remarks,
        } => return exported(state, paths, bytes, remarks),
        Report::Copied { message } => {
            state.task = None;
            tell_in_dialog(state, message);
        }
        Report::TableAsText => tell_done(
            state,
            "Copied as plain text: the system’s clipboard took no table".to_owned(),
            None,
        ),
        Report::Cancelled => {
            state.task = None;
            tell_in_dialog(state, "Cancelled, nothing was written".to_owned());
        }
        Report::FailedAside { message, hints } => state.view.tell_aside(message, hints),
        Report::Refused { message, hints } => problem(state, message, hints),
        Report::Failed { message, hints } => failed(state, message, hints),
        report @ (Report::Rewritten(_)
        | Report::NotRewritten(_)
        | Report::Merged(_)
        | Report::Saved { .. }
        | Report::UnsavedFound { .. }
        | Report::SaveExists
        | Report::VersionNotKept(_)
        | Report::SavedByOthers(_)
        | Report::SaveChosen(_)) => return editing::hear(state, report),
        Report::Second(report) => return second::hear(state, report),
        Report::Import(report) => return importing::hear(state, report),
        Report::TargetExists => {
            if let Some(Dialog::Export(dialog)) = &mut state.view.dialog {
                dialog.exists = true;
            }
        }
        Report::TargetChosen(path) => {
            let path = path.display().to_string();
            return export_dialog(state, &Command::SetExportPath(path));
        }
    }
    Vec::new()
}

/// Goes on with a second reading that somebody wanted to open as a position file; without the dossier
/// that it reads nothing can be done with it.
fn is_reading(state: &mut State, path: PathBuf, findings: Vec<Finding>) -> Vec<Effect> {
    state.task = None;
    if state.dossier().statements.is_empty() {
        let origin = Origin::File(path);
        if origin == state.opened.origin {
            hold_unreadable(state, findings);
        } else {
            let text = format!("{} is a second reading, and was not opened", origin.name());
            problem(state, text, vec![READING_ALONE.to_owned()]);
        }
        return Vec::new();
    }
    second::enter(state);
    second::apply(state, SecondStep::Open(path))
}

/// Something failed; nothing that was asked for together with it is done.
fn failed(state: &mut State, message: String, hints: Vec<String>) {
    state.task = None;
    state.second.stop();
    state.view.after_save = None;
    if let Some(Dialog::Save { problem, .. }) = &mut state.view.dialog {
        *problem = Some(message);
        return;
    }
    if let Some(Dialog::Import(dialog)) = &mut state.view.dialog {
        dialog.is_busy = false;
        dialog.problem = Some(message);
        return;
    }
    if let Some(Dialog::Export(dialog)) = &mut state.view.dialog {
        let hints = hints.join("; ");
        let problem = if hints.is_empty() {
            message
        } else {
            format!("{message}: {hints}")
        };
        dialog.problem = Some(problem);
    } else {
        problem(state, message, hints);
    }
}

impl State {
    /// Everything there is to say about the open file: of the loader, of reading the texts, of
    /// the quotations.
    /// Of a file that has been broken on disk only what is wrong with it.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.finding_lists().into_iter().flatten()
    }

    /// How many findings there are.
    #[must_use]
    pub fn finding_count(&self) -> usize {
        self.finding_lists().into_iter().map(<[_]>::len).sum()
    }

    /// One of them, by its place.
    #[must_use]
    pub fn finding_at(&self, mut at: usize) -> Option<&Finding> {
        for list in self.finding_lists() {
            match at.checked_sub(list.len()) {
                Some(behind) => at = behind,
                None => return list.get(at),
            }
        }
        None
    }

    fn finding_lists(&self) -> [&[Finding]; 3] {
        match &self.broken {
            Some(broken) => [&broken.findings, &[], &[]],
            None => [
                &self.opened.findings,
                &self.evidence.findings,
                &self.evidence.checked.findings,
            ],
        }
    }
}

/// Takes a file that has been opened, unless it is an edit that would lose what was good.
fn take(state: &mut State, opened: Arc<Opened>) -> Vec<Effect> {
    state.task = None;
    if opened.origin == state.opened.origin && state.is_unsaved() {
        editing::hold_theirs(state, opened);
        return Vec::new();
    }
    if opened.origin == state.opened.origin && breaks(&state.opened, &opened) {
        hold(state, opened);
        return Vec::new();
    }
    show(state, opened)
}

/// Shows a file. A reload keeps the lens and the selection; a new file brings back its own.
pub(super) fn show(state: &mut State, opened: Arc<Opened>) -> Vec<Effect> {
    let is_reload = opened.origin == state.opened.origin;
    if is_reload {
        foreign_change(state, &opened);
    } else {
        state.editing = super::Editing::default();
        state.leave_second();
        state.settings.keep_lens(&state.opened, &state.lens);
        state.lens = state.settings.lens_of(&opened);
        state.view.selection = None;
        state.history = History::default();
        state.view.date_draft = None;
        state.view.focus = Focus::Matrix;
        state.view.side = SidePanel::Inspector;
        state.view.dialog = None;
        state.view.room = Room::Matrix;
    }
    state.editing.on_disk = match opened.origin {
        super::Origin::New => None,
        _ => Some(opened.dossier.sha256.clone()),
    };
    state.editing.theirs = None;
    let effects = replace(state, opened);
    let verb = if is_reload { "reloaded" } else { "opened" };
    if state.opened.has_errors() {
        tell_errors(state, verb);
    } else {
        let name = state.opened.origin.name();
        tell_done(state, format!("{name} {verb}"), None);
    }
    effects
}

/// Puts a file in the place of the open one, which it was made of or is a later state of: what is
/// selected and read stays so.
pub(super) fn replace(state: &mut State, opened: Arc<Opened>) -> Vec<Effect> {
    let is_reload = opened.origin == state.opened.origin;
    state.broken = None;
    // A reload keeps the selected cell by name, because numbers may have moved.
    let selected = state.view.selection.take().map(|selection| {
        let dossier = state.dossier();
        (
            dossier.point(selection.point).id.clone(),
            dossier.party(selection.party).id.clone(),
        )
    });
    state.view.finding = None;
    state.view.anchor = None;
    state.view.face_to_face = false;
    // Statements may have other numbers now.
    state.view.statement = None;
    if let Some(path) = opened.origin.path() {
        state.settings.remember(path);
    }
    let read = state.view.reader.take().map(|reader| {
        let id = state.dossier().source(reader.source).id.clone();
        (reader, id)
    });
    let old = std::mem::replace(&mut state.opened, opened);
    follow(state, &old.dossier);
    state.evidence = Arc::new(Evidence::default());
    state.read_again(read);
    compare::follow(state, is_reload);
    state.follow_second();
    state.derive_matrix();
    if let Some((point, party)) = selected {
        let dossier = state.dossier();
        let point = dossier.points.iter().position(|other| other.id == point);
        let party = dossier.parties.iter().position(|other| other.id == party);
        if let (Some(point), Some(party)) = (point, party) {
            state.view.selection = Some(super::Selection {
                point: crate::model::PointIndex::new(point),
                party: crate::model::PartyIndex::new(party),
            });
        }
    }
    state.select_something();
    state.view.reveal += 1;
    vec![Effect::KeepSettings, Effect::Check]
}

/// Says how many records of the open file were left out, and lists them.
pub(super) fn tell_errors(state: &mut State, verb: &str) {
    let errors = count_of(&state.opened.findings, Severity::Error);
    let count = Count::new(errors, "error", "errors");
    let name = state.opened.origin.name();
    let text = format!("{name} {verb} with {count}: see the findings");
    problem(state, text, Vec::new());
    state.view.side = SidePanel::Findings;
}

/// Says why a file could not be read.
pub(super) fn not_read(state: &mut State, origin: &Origin, findings: &[Finding], what: &str) {
    let name = origin.name();
    let text = match findings.first() {
        Some(finding) => {
            let place = finding.place.map_or_else(String::new, |place| {
                format!(" (line {}, column {})", place.line, place.column)
            });
            let message = &finding.message;
            format!("{name} {what}: {message}{place}")
        }
        None => format!("{name} {what}"),
    };
    let hints = findings
        .iter()
        .flat_map(|finding| finding.hints.clone())
        .collect();
    problem(state, text, hints);
}

fn exported(
    state: &mut State,
    paths: Vec<PathBuf>,
    bytes: u64,
    remarks: Vec<String>,
) -> Vec<Effect> {
    state.task = None;
    state.view.dialog = None;
    // Only a folder that could be written to is proposed again.
    let folder = paths.first().and_then(|path| path.parent());
    state.settings.export_folder = folder.map(std::path::Path::to_owned);
    let size = byte_size(bytes);
    let text = match paths.as_slice() {
        [one] => format!("Written to {}, {size}", one.display()),
        [first, ..] => format!(
            "Written to {}, {size}, the first is {}",
            Count::new(paths.len(), "file", "files"),
            first.display()
        ),
        [] => "Nothing was written".to_owned(),
    };
    tell_done(state, text, paths.into_iter().next());
    if let Some(notice) = &mut state.view.notice {
        notice.hints = remarks;
    }
    vec![Effect::KeepSettings]
}

/// Says that something was done where it is seen: in the dialog while that hides the bar.
fn tell_in_dialog(state: &mut State, message: String) {
    if let Some(Dialog::Export(dialog)) = &mut state.view.dialog {
        state.view.announcement.clone_from(&message);
        dialog.problem = None;
        dialog.done = Some(message);
    } else {
        tell_done(state, message, None);
    }
}

pub(super) fn tell_done(state: &mut State, text: String, path: Option<PathBuf>) {
    state.view.announcement.clone_from(&text);
    state.view.notice = Some(Notice {
        kind: NoticeKind::Done,
        text,
        hints: Vec::new(),
        path,
    });
}

pub(super) fn problem(state: &mut State, text: String, hints: Vec<String>) {
    state.view.announcement.clone_from(&text);
    state.view.notice = Some(Notice {
        kind: NoticeKind::Problem,
        text,
        hints,
        path: None,
    });
}
