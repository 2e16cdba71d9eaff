//! What can be asked of an import, and what that asks of the shell.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::change::MappingChange;
use super::dialog::{ImportAsk, ImportDialog};
use super::look::ImportTab;
use super::steps::name_of;
use super::{Import, Stage};
use crate::edit::{Draft, Splice, inverse, write};
use crate::finding::{Count, RecordKind, list_and};
use crate::import::{CellAt, Mapping};
use crate::load::load;
use crate::model::StatementIndex;
use crate::state::report::{report, show};
use crate::state::update::told;
use crate::state::{
    Dialog, Direction, Effect, Opened, Origin, Report, Rewritten, Room, Selection, State, Way,
};

/// One thing to be asked of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportCommand {
    /// Ask for a file to import, for a place for the dossier, for a mapping.
    Ask(ImportAsk),
    /// Change the path in the open dialog.
    SetPath(String),
    /// Ask for it in the system's dialog.
    Browse(ImportAsk),
    /// Import this file.
    Begin(PathBuf),
    /// Give up what is under way: reading the file, or following the last change.
    Cancel,
    /// Say something instead of what was guessed.
    Change(MappingChange),
    /// Change the path of more texts.
    SetTextPath(String),
    /// Look quotations up in this folder or file too.
    AddTexts(PathBuf),
    /// No longer look them up in the folder or file with this number.
    RemoveTexts(usize),
    /// Keep the mapping in a file.
    SaveMapping(PathBuf),
    /// Take the mapping of a file.
    LoadMapping(PathBuf),
    /// Make the dossier: write it there and open it.
    Make(PathBuf),
    /// Open what would be made as a dossier that is not saved.
    OpenUnsaved,
    /// Look at another side of the import.
    ShowTab(ImportTab),
    /// Look at another sheet.
    ShowSheet(usize),
    /// Look at a field of a table.
    Look(CellAt),
    /// Look at a cell of the comparison.
    Choose(Selection),
    /// Go on from what is looked at.
    Step(Direction),
    /// Go to the field that a finding is about.
    FollowFinding(usize),
    /// Go to the field that a statement was made of.
    ShowField(StatementIndex),
}

/// Something for the shell to do about an import.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEffect {
    /// Ask for a path in the system's dialog.
    Browse {
        /// What for.
        ask: ImportAsk,
        /// What is in the path field.
        suggestion: String,
    },
    /// Read a file in the background, and propose what would come of it as wish 0.
    Read {
        /// Of which import.
        number: u64,
        /// The file.
        path: PathBuf,
    },
    /// Propose anew in the background; the last wish counts.
    Propose {
        /// Of which import.
        number: u64,
        /// Which wish.
        wish: u64,
        /// By which mapping.
        mapping: Mapping,
        /// Folders and files in which quotations are looked up.
        texts: Vec<PathBuf>,
    },
    /// Give up reading.
    Stop,
    /// Give up what is being proposed; the file stays at hand.
    GiveUp,
    /// Write a mapping; nothing is written over.
    SaveMapping {
        /// Where to.
        path: PathBuf,
        /// What.
        mapping: Mapping,
    },
    /// Read a mapping.
    LoadMapping(PathBuf),
    /// Write the position file and its texts; nothing is written over.
    Make {
        /// Of which import.
        number: u64,
        /// Where to.
        path: PathBuf,
        /// By which mapping.
        mapping: Mapping,
        /// Folders and files in which quotations are looked up.
        texts: Vec<PathBuf>,
    },
}

/// Applies one command about an import.
pub(in crate::state) fn apply(state: &mut State, command: ImportCommand) -> Vec<Effect> {
    match command {
        ImportCommand::Ask(ask) => ask_for(state, ask),
        ImportCommand::SetPath(typed) => {
            if let Some(Dialog::Import(dialog)) = &mut state.view.dialog {
                dialog.path = typed;
                dialog.problem = None;
            }
        }
        ImportCommand::Browse(ask) => {
            let suggestion = match (&state.view.dialog, &state.importing.open) {
                (Some(Dialog::Import(dialog)), _) => dialog.path.clone(),
                (_, Some(import)) => import.text_path.clone(),
                _ => String::new(),
            };
            return vec![Effect::Import(ImportEffect::Browse { ask, suggestion })];
        }
        ImportCommand::Begin(path) => return begin(state, path),
        ImportCommand::Cancel => return cancel(state),
        ImportCommand::Change(change) => {
            if let Some(import) = state.read_import() {
                import.note_change(&change);
                import.change(change);
                return wish(state);
            }
        }
        ImportCommand::SetTextPath(path) => {
            if let Some(import) = &mut state.importing.open {
                import.text_path = path;
            }
        }
        ImportCommand::AddTexts(path) => return add_texts(state, path),
        ImportCommand::RemoveTexts(at) => {
            if let Some(import) = state.read_import()
                && at < import.texts.len()
            {
                let name = name_of(&import.texts[at]);
                import.note_step(format!("no longer look quotations up in {name}"));
                import.texts.remove(at);
                return wish(state);
            }
        }
        ImportCommand::SaveMapping(path) => {
            if let Some(import) = state.read_import() {
                let mapping = import.mapping.clone();
                return vec![Effect::Import(ImportEffect::SaveMapping { path, mapping })];
            }
        }
        ImportCommand::LoadMapping(path) => return load_mapping(path),
        ImportCommand::Make(path) => return make(state, &path),
        ImportCommand::OpenUnsaved => return open_unsaved(state),
        ImportCommand::ShowTab(_)
        | ImportCommand::ShowSheet(_)
        | ImportCommand::Look(_)
        | ImportCommand::Choose(_)
        | ImportCommand::Step(_)
        | ImportCommand::FollowFinding(_)
        | ImportCommand::ShowField(_) => look(state, &command),
    }
    Vec::new()
}

fn look(state: &mut State, command: &ImportCommand) {
    let Some(import) = state.read_import() else {
        return;
    };
    match *command {
        ImportCommand::ShowTab(tab) => import.show(tab),
        ImportCommand::ShowSheet(sheet) => import.show_sheet(sheet),
        ImportCommand::Look(at) => import.look(at),
        ImportCommand::Choose(selection) => {
            import.chosen = Some(selection);
        }
        ImportCommand::Step(direction) => import.step(direction),
        ImportCommand::FollowFinding(at) => import.follow_finding(at),
        ImportCommand::ShowField(statement) => {
            let field = import
                .proposed
                .as_ref()
                .and_then(|it| it.field_of(statement));
            if let Some(field) = field {
                import.look(field);
            }
        }
        _ => {}
    }
}

impl State {
    /// The import that is open, where it is this one.
    pub(super) fn import_of(&mut self, number: u64) -> Option<&mut Import> {
        let import = self.importing.open.as_deref_mut();
        import.filter(|it| it.number == number)
    }

    /// The import that is open, once its file has been read.
    fn read_import(&mut self) -> Option<&mut Import> {
        let import = self.importing.open.as_deref_mut();
        import.filter(|it| it.stage == Stage::Read)
    }
}

impl Import {
    /// What would come of it, in words.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        let proposed = self.proposed.as_deref()?;
        let counts = [
            (RecordKind::Party, "party", "parties"),
            (RecordKind::Point, "point", "points"),
            (RecordKind::Source, "source", "sources"),
            (RecordKind::Statement, "statement", "statements"),
        ];
        let counts = counts.map(|(kind, one, many)| {
            Count::new(proposed.opened.dossier.count(kind), one, many).to_string()
        });
        Some(list_and(&counts))
    }
}

/// Asks for a path, with one to begin with.
fn ask_for(state: &mut State, ask: ImportAsk) {
    let beside = |ending: &str| {
        let import = state.importing.open.as_deref();
        let path = import.map(|it| it.path.with_extension(ending));
        path.map_or_else(String::new, |path| path.display().to_string())
    };
    let path = match ask {
        ImportAsk::File => {
            let page = state.importing.page.take();
            page.map_or_else(String::new, |page| page.display().to_string())
        }
        ImportAsk::Texts | ImportAsk::LoadMapping => String::new(),
        ImportAsk::Target => beside("ron"),
        ImportAsk::SaveMapping => beside("mapping.ron"),
    };
    state.view.dialog = Some(Dialog::Import(ImportDialog::new(ask, path)));
}

/// Begins an import; the one before it is forgotten.
pub(in crate::state) fn begin(state: &mut State, path: PathBuf) -> Vec<Effect> {
    state.importing.count += 1;
    let number = state.importing.count;
    let import = Import::new(number, path.clone());
    state.view.announcement = format!("Reading {}", import.name());
    state.importing.open = Some(Box::new(import));
    state.view.dialog = None;
    state.view.notice = None;
    state.view.room = Room::Import;
    state.view.focus = Room::Import.focus();
    vec![Effect::Import(ImportEffect::Read { number, path })]
}

/// Gives up what is under way.
fn cancel(state: &mut State) -> Vec<Effect> {
    let Some(import) = &mut state.importing.open else {
        return Vec::new();
    };
    if matches!(import.stage, Stage::Reading(_)) {
        import.stage = Stage::GivenUp;
        return vec![Effect::Import(ImportEffect::Stop)];
    }
    // What is shown is what counts again; what comes late is of a wish that nobody has.
    if let Some(proposed) = import.proposed.clone().filter(|_| import.is_busy()) {
        import.wanted += 1;
        import.answered = import.wanted;
        import.mapping.clone_from(&proposed.mapping);
        import.said.clone_from(&import.settled);
        import.steps.clone_from(&import.settled_steps);
        import.texts.clone_from(&import.settled_texts);
        told(state, "The last change was taken back".to_owned());
        return vec![Effect::Import(ImportEffect::GiveUp)];
    }
    Vec::new()
}

/// Asks for a proposal by the mapping as it is now.
pub(super) fn wish(state: &mut State) -> Vec<Effect> {
    let Some(import) = &mut state.importing.open else {
        return Vec::new();
    };
    import.wanted += 1;
    vec![Effect::Import(ImportEffect::Propose {
        number: import.number,
        wish: import.wanted,
        mapping: import.mapping.clone(),
        texts: import.texts.clone(),
    })]
}

/// Looks quotations up in one more folder or file.
pub(super) fn add_texts(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let Some(import) = state.read_import() else {
        return Vec::new();
    };
    import.text_path.clear();
    if import.texts.contains(&path) {
        return Vec::new();
    }
    import.note_step(format!("look quotations up in {}", name_of(&path)));
    import.texts.push(path);
    wish(state)
}

/// Asks for the mapping of a file.
pub(super) fn load_mapping(path: PathBuf) -> Vec<Effect> {
    vec![Effect::Import(ImportEffect::LoadMapping(path))]
}

/// Asks for the dossier to be written.
fn make(state: &mut State, path: &Path) -> Vec<Effect> {
    let Some(import) = state.read_import() else {
        return Vec::new();
    };
    let path = if path.extension().is_some() {
        path.to_owned()
    } else {
        path.with_extension("ron")
    };
    let effect = ImportEffect::Make {
        number: import.number,
        path: path.clone(),
        mapping: import.mapping.clone(),
        texts: import.texts.clone(),
    };
    // A question may have come between: what goes wrong is told where the path can be changed.
    let mut dialog = ImportDialog::new(ImportAsk::Target, path.display().to_string());
    dialog.is_busy = true;
    state.view.dialog = Some(Dialog::Import(dialog));
    vec![Effect::Import(effect)]
}

/// Opens what would be made. It is a change of a new dossier, so that the journal keeps it and
/// closing the window asks for it.
fn open_unsaved(state: &mut State) -> Vec<Effect> {
    let Some(import) = state.read_import().filter(|it| !it.is_busy()) else {
        return Vec::new();
    };
    let what = format!("import {}", import.name());
    let Some(proposed) = import.proposed.clone() else {
        return Vec::new();
    };
    let Some(now) = proposed.opened.text.clone() else {
        return Vec::new();
    };
    let before: Arc<str> = write(&Draft {
        title: "A new dossier".to_owned(),
        ..Draft::default()
    })
    .into();
    let loaded = load(before.as_bytes());
    let Ok(empty) = Opened::with_text(Origin::New, loaded, Arc::clone(&before)) else {
        return Vec::new();
    };
    let empty = Arc::new(empty);
    let mut effects = show(state, Arc::clone(&empty));
    let there = Splice::between(&before, &now);
    let Some(back) = inverse(&before, std::slice::from_ref(&there)) else {
        return effects;
    };
    let rewritten = Rewritten {
        before: empty,
        text_before: before,
        opened: Arc::clone(&proposed.opened),
        there: vec![there],
        back,
        what,
        way: Way::New,
    };
    effects.extend(report(state, Report::Rewritten(Box::new(rewritten))));
    effects
}
