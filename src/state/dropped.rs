//! What becomes of files that are dropped on the window: a position file is opened, a file of
//! another program is imported, everything else is a text.

use std::path::{Path, PathBuf};

use super::compare::compare;
use super::importing::{self, is_foreign};
use super::second;
use super::update::told;
use super::{
    Command, CompareFile, Effect, ImportCommand, ListKind, Room, SecondStep, Stage, State, update,
};

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy();
        endings.iter().any(|it| ending.eq_ignore_ascii_case(it))
    })
}

/// Takes files that were dropped.
pub(super) fn dropped(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let (files, others): (Vec<_>, Vec<_>) = paths
        .into_iter()
        .partition(|path| has_ending(path, &["ron"]));
    let (foreign, texts): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| is_foreign(path));
    let mut effects = Vec::new();
    if let Some(file) = files.into_iter().next() {
        // Where changes are listed a file is dropped to be compared with, and where somebody reads
        // a second time it is a reading.
        effects.extend(match state.view.room {
            Room::List(ListKind::Changes) => compare(state, CompareFile::With(file)),
            Room::Second => second::apply(state, SecondStep::Open(file)),
            _ => update(state, Command::OpenFile(file)),
        });
    } else if let Some(file) = foreign.into_iter().next().filter(|_| !state.is_blind()) {
        effects.extend(importing::begin(state, file));
    }
    effects.extend(texts_dropped(state, texts));
    effects
}

fn texts_dropped(state: &mut State, texts: Vec<PathBuf>) -> Vec<Effect> {
    if texts.is_empty() {
        return Vec::new();
    }
    let import = state.importing.open.as_deref();
    let is_read = import.is_some_and(|it| it.stage == Stage::Read);
    if state.view.room == Room::Import && is_read {
        // While a file is imported its quotations are looked up in what is dropped.
        return texts
            .into_iter()
            .flat_map(|path| update(state, Command::Import(ImportCommand::AddTexts(path))))
            .collect();
    }
    // A text that is dropped while a source is open that has none is the text of that source.
    if let (Some(reader), [path]) = (&state.view.reader, texts.as_slice())
        && state.view.room == Room::Reader
        && state.text_read().is_none()
    {
        let (source, path) = (reader.source, path.clone());
        return vec![Effect::AddText { source, path }];
    }
    let page = texts
        .iter()
        .find(|path| has_ending(path, &["html", "htm", "xhtml"]));
    if let Some(page) = page.cloned() {
        // A page can hold tables or a whole comparison as well.
        let name = page
            .file_name()
            .unwrap_or(page.as_os_str())
            .to_string_lossy();
        let text = format!("{} is taken for a text", crate::hidden::visible(&name));
        told(state, text);
        if let Some(notice) = &mut state.view.notice {
            let hint = "“Import…” in the menu makes a dossier of the tables in it";
            notice.hints.push(hint.to_owned());
        }
        state.importing.page = Some(page);
    }
    vec![Effect::AddTexts(texts)]
}
