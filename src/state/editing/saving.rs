//! Writing the file, and what is asked before something that is not saved goes out of sight.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::EditCommand;
use crate::edit::{Draft, write};
use crate::load::load;
use crate::state::broken::is_written;
use crate::state::importing::is_foreign;
use crate::state::report::{problem, show, tell_done};
use crate::state::{Command, Dialog, Effect, ImportCommand, Opened, Origin, State, WritingEffect};

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// The file with its text.
    pub opened: Arc<Opened>,
    /// Where to.
    pub path: PathBuf,
    /// The hash of what is there, as far as is known; where something else is there, it is told
    /// and nothing is written.
    pub known: Option<String>,
    /// A file that is there already is to be replaced; else it is asked about.
    pub replace: bool,
    /// The version that is there is kept first; where it cannot be, nothing is written.
    pub keeps_version: bool,
}

/// A file that was not written, because the version that is on disk could not be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionNotKept {
    /// What was to be written.
    pub saving: Saving,
    /// Why the version was not kept, as a sentence without its stop.
    pub why: String,
}

/// What is asked before something that is not saved goes out of sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// What was asked for, and is done afterwards.
    pub then: Box<Command>,
}

/// True when a command has to wait until it is known what becomes of what is not saved; it is
/// asked about then.
pub(in crate::state) fn asks_first(state: &mut State, command: &Command) -> bool {
    let leaves = match command {
        // A file of another program is imported, which leaves what is open where it is.
        Command::OpenFile(path) => !is_foreign(path),
        Command::OpenBundled
        | Command::Quit
        | Command::Edit(EditCommand::New)
        | Command::Import(ImportCommand::Make(_) | ImportCommand::OpenUnsaved) => true,
        _ => false,
    };
    if !leaves {
        return false;
    }
    if state.tells_busy() {
        // It is not known yet what would be left.
        return true;
    }
    if !state.asks_before_leaving() {
        return false;
    }
    let then = Box::new(command.clone());
    state.view.dialog = Some(Dialog::Unsaved(Unsaved { then }));
    true
}

/// Applies one command about writing the file.
pub(super) fn apply(state: &mut State, command: EditCommand) -> Vec<Effect> {
    match command {
        EditCommand::New => return begin(state),
        EditCommand::Save => return save(state),
        EditCommand::SaveAs => ask(state),
        EditCommand::SetSavePath(typed) => {
            if let Some(Dialog::Save { path, exists, .. }) = &mut state.view.dialog {
                *path = typed;
                *exists = false;
            }
        }
        EditCommand::BrowseSave => {
            if let Some(Dialog::Save { path, .. }) = &state.view.dialog {
                let suggestion = path.clone();
                return vec![Effect::Writing(WritingEffect::AskForSave { suggestion })];
            }
        }
        EditCommand::SaveTo(replace) => {
            if let Some(Dialog::Save { path, .. }) = &state.view.dialog
                && !path.trim().is_empty()
            {
                return vec![Effect::Writing(WritingEffect::Save(Saving {
                    opened: Arc::clone(&state.opened),
                    path: with_ending(path.trim()),
                    known: None,
                    replace,
                    keeps_version: true,
                }))];
            }
        }
        EditCommand::SaveUnkept => {
            if let Some(Dialog::VersionNotKept(asked)) = state.view.dialog.take() {
                return vec![Effect::Writing(WritingEffect::Save(Saving {
                    keeps_version: false,
                    ..asked.saving
                }))];
            }
        }
        EditCommand::SaveAndGoOn => {
            if let Some(Dialog::Unsaved(unsaved)) = state.view.dialog.take() {
                state.view.after_save = Some(unsaved.then);
                return save(state);
            }
        }
        EditCommand::GoOnWithout => {
            if let Some(Dialog::Unsaved(unsaved)) = state.view.dialog.take() {
                // What is not saved is in the journal, and offered when the file is opened again.
                state.editing.left = true;
                return crate::state::update(state, *unsaved.then);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// A position file is named as one, whatever was typed.
fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some() {
        path
    } else {
        path.with_extension("ron")
    }
}

fn save(state: &mut State) -> Vec<Effect> {
    let Origin::File(path) = state.opened.origin.clone() else {
        ask(state);
        return Vec::new();
    };
    if !state.is_unsaved() && !state.is_gone() {
        let name = state.opened.origin.name();
        tell_done(state, format!("{name} has nothing that is not saved"), None);
        return go_on(state);
    }
    vec![Effect::Writing(WritingEffect::Save(Saving {
        opened: Arc::clone(&state.opened),
        path,
        known: state.editing.on_disk.clone(),
        replace: true,
        keeps_version: true,
    }))]
}

fn ask(state: &mut State) {
    let path = if let Origin::File(path) = &state.opened.origin {
        path.clone()
    } else {
        let title = crate::edit::slug(&state.dossier().title);
        let name = if title.is_empty() {
            "dossier"
        } else {
            title.as_str()
        };
        let folder = state.settings.export_folder.clone();
        let folder = folder.or_else(|| state.home.clone()).unwrap_or_default();
        folder.join(format!("{name}.ron"))
    };
    let path = path.display().to_string();
    state.view.dialog = Some(Dialog::Save {
        path,
        exists: false,
        problem: None,
    });
}

/// Begins a file that has nothing but a title.
fn begin(state: &mut State) -> Vec<Effect> {
    let text = write(&Draft {
        title: super::NEW_TITLE.to_owned(),
        ..Draft::default()
    });
    let loaded = load(text.as_bytes());
    match Opened::with_text(Origin::New, loaded, text.into()) {
        Ok(opened) => {
            let effects = show(state, Arc::new(opened));
            tell_done(state, super::NEW_TITLE.to_owned(), None);
            effects
        }
        Err(_) => Vec::new(),
    }
}

/// The file was written.
pub(in crate::state) fn saved(
    state: &mut State,
    path: PathBuf,
    opened: &Arc<Opened>,
) -> Vec<Effect> {
    let is_elsewhere = state.opened.origin.path() != Some(path.as_path());
    if matches!(state.view.dialog, Some(Dialog::Save { .. })) {
        state.view.dialog = None;
    }
    if opened.dossier.sha256 != state.opened.dossier.sha256 && is_elsewhere {
        problem(
            state,
            "The file was changed while it was being written: save it again".to_owned(),
            Vec::new(),
        );
        return Vec::new();
    }
    if is_elsewhere {
        let mut moved = Opened::clone(&state.opened);
        moved.origin = Origin::File(path.clone());
        state.settings.remember(&path);
        state.opened = Arc::new(moved);
    }
    is_written(state);
    state.editing.on_disk = Some(opened.dossier.sha256.clone());
    state.editing.base = None;
    state.editing.theirs = None;
    let name = state.opened.origin.name();
    tell_done(state, format!("{name} saved"), Some(path));
    let mut effects = vec![Effect::KeepSettings];
    if is_elsewhere {
        effects.push(Effect::Check);
    }
    effects.extend(go_on(state));
    effects
}

/// Does what was asked for before the file was saved.
fn go_on(state: &mut State) -> Vec<Effect> {
    match state.view.after_save.take() {
        Some(command) => crate::state::update(state, *command),
        None => Vec::new(),
    }
}

/// Somebody else has changed the file on disk while there is something here that is not saved.
pub(in crate::state) fn hold_theirs(state: &mut State, theirs: Arc<Opened>) {
    state.task = None;
    state.view.after_save = None;
    let is_known = state
        .editing
        .theirs
        .as_ref()
        .is_some_and(|known| known.dossier.sha256 == theirs.dossier.sha256);
    state.editing.theirs = Some(theirs);
    if is_known {
        return;
    }
    let name = state.opened.origin.name();
    problem(
        state,
        format!("{name} was changed on disk while you have changes that are not saved"),
        vec!["“Merge with the file on disk” in the menu keeps both".to_owned()],
    );
}
