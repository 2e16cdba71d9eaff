//! What the shell found out about an import.

use std::path::PathBuf;
use std::sync::Arc;

use super::dialog::{ImportAsk, ImportDialog};
use super::{About, Proposed, Stage, command};
use crate::finding::Count;
use crate::import::{Mapping, Trouble};
use crate::state::report::{problem, tell_done};
use crate::state::{Dialog, Effect, Origin, State};

/// What the shell reports about an import. What is of an import before the open one is not heard.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportReport {
    /// This share of the file has been read.
    Progress {
        /// Of which import.
        number: u64,
        /// From 0 to 1.
        share: f32,
    },
    /// The file has been read.
    Read {
        /// Of which import.
        number: u64,
        /// What it holds.
        about: Arc<About>,
    },
    /// The file cannot be imported.
    Refused {
        /// Of which import.
        number: u64,
        /// Why.
        trouble: Trouble,
    },
    /// A wish was answered.
    Proposed {
        /// Of which import.
        number: u64,
        /// Which wish.
        wish: u64,
        /// What would come of it, or why nothing can.
        proposed: Result<Arc<Proposed>, Trouble>,
    },
    /// A mapping was read.
    MappingRead(Mapping),
    /// The mapping was written.
    MappingWritten(PathBuf),
    /// The dossier was written: the position file first.
    Made(Vec<PathBuf>),
    /// What was asked for above the import was not done.
    NotDone(Trouble),
    /// A path was chosen in the system's dialog.
    Chosen(ImportAsk, PathBuf),
}

/// Applies one report about an import.
pub(in crate::state) fn hear(state: &mut State, report: ImportReport) -> Vec<Effect> {
    match report {
        ImportReport::Progress { number, share } => {
            if let Some(import) = state.import_of(number)
                && matches!(import.stage, Stage::Reading(_))
            {
                import.stage = Stage::Reading(share);
            }
        }
        ImportReport::Read { number, about } => {
            if let Some(import) = state.import_of(number)
                && matches!(import.stage, Stage::Reading(_))
            {
                import.about = Some(about);
            }
        }
        ImportReport::Refused { number, trouble } => {
            if let Some(import) = state.import_of(number)
                && matches!(import.stage, Stage::Reading(_))
            {
                import.stage = Stage::Refused(trouble);
            }
        }
        ImportReport::Proposed {
            number,
            wish,
            proposed,
        } => take(state, number, wish, proposed),
        ImportReport::MappingRead(mapping) => {
            state.view.dialog = None;
            if let Some(import) = &mut state.importing.open {
                import.note_step("load a mapping".to_owned());
                import.take_mapping(mapping);
                tell_done(state, "Mapping loaded".to_owned(), None);
                return command::wish(state);
            }
        }
        ImportReport::MappingWritten(path) => {
            state.view.dialog = None;
            let text = format!("Mapping written to {}", path.display());
            tell_done(state, text, Some(path));
        }
        ImportReport::Made(paths) => return made(state, &paths),
        ImportReport::NotDone(trouble) => not_done(state, trouble),
        ImportReport::Chosen(ask, path) => return chosen(state, ask, path),
    }
    Vec::new()
}

fn take(state: &mut State, number: u64, wish: u64, proposed: Result<Arc<Proposed>, Trouble>) {
    let Some(import) = state.import_of(number).filter(|it| it.wanted == wish) else {
        return;
    };
    import.answered = wish;
    match proposed {
        Ok(proposed) => {
            import.complete(&proposed.mapping);
            import.settled.clone_from(&import.said);
            import.settled_steps.clone_from(&import.steps);
            import.settled_texts.clone_from(&import.texts);
            import.trouble = None;
            import.proposed = Some(proposed);
            if matches!(import.stage, Stage::Reading(_)) {
                import.stage = Stage::Read;
                let used = import.mapping.sheets.iter().position(|it| it.used);
                import.sheet = used.unwrap_or(0);
            }
            import.keep_in_sight();
        }
        Err(trouble) if import.proposed.is_none() => import.stage = Stage::Refused(trouble),
        Err(trouble) => import.trouble = Some(trouble),
    }
    let told = import.told();
    if let Some(told) = told {
        state.view.announcement = told;
    }
}

/// The dossier is there: it is opened.
fn made(state: &mut State, paths: &[PathBuf]) -> Vec<Effect> {
    state.view.dialog = None;
    state.view.notice = None;
    let Some(path) = paths.first().cloned() else {
        return Vec::new();
    };
    if paths.len() > 1 {
        let count = Count::new(paths.len() - 1, "text", "texts");
        let text = format!("Written to {} with {count}", path.display());
        tell_done(state, text, Some(path.clone()));
    }
    state.settings.export_folder = path.parent().map(std::path::Path::to_owned);
    state.settings.keep_lens(&state.opened, &state.lens);
    vec![Effect::KeepSettings, Effect::Open(Origin::File(path))]
}

fn not_done(state: &mut State, trouble: Trouble) {
    if let Some(Dialog::Import(dialog)) = &mut state.view.dialog {
        let hints = trouble.hints.join("; ");
        dialog.is_busy = false;
        dialog.problem = Some(if hints.is_empty() {
            trouble.message
        } else {
            format!("{}: {hints}", trouble.message)
        });
    } else {
        problem(state, trouble.message, trouble.hints);
    }
}

fn chosen(state: &mut State, ask: ImportAsk, path: PathBuf) -> Vec<Effect> {
    match ask {
        ImportAsk::File => return command::begin(state, path),
        ImportAsk::Texts => return command::add_texts(state, path),
        ImportAsk::LoadMapping => return command::load_mapping(path),
        ImportAsk::Target | ImportAsk::SaveMapping => {
            let path = path.display().to_string();
            state.view.dialog = Some(Dialog::Import(ImportDialog::new(ask, path)));
        }
    }
    Vec::new()
}
