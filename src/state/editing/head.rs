//! What the file says of itself: title, description and language.

use super::pending::Pending;
use crate::edit::{Change, Value};
use crate::state::{Dialog, Effect, State};

/// Opens the dialog about it.
pub(super) fn ask(state: &mut State) {
    let dossier = state.dossier();
    state.view.dialog = Some(Dialog::Head {
        title: dossier.title.clone(),
        about: dossier.about.clone().unwrap_or_default(),
        language: dossier.language.clone(),
    });
}

/// Types into one of its fields.
pub(super) fn type_into(state: &mut State, name: &str, text: String) {
    if let Some(Dialog::Head {
        title,
        about,
        language,
    }) = &mut state.view.dialog
    {
        match name {
            "title" => *title = text,
            "about" => *about = text,
            _ => *language = text,
        }
    }
}

/// Puts what the dialog holds into the file.
pub(super) fn finish(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Head {
        title,
        about,
        language,
    }) = state.view.dialog.clone()
    else {
        return Vec::new();
    };
    state.editing.pending = state.view.dialog.take().map(Box::new).map(Pending::Dialog);
    let dossier = state.dossier();
    let before = [
        ("title", dossier.title.clone(), title),
        ("about", dossier.about.clone().unwrap_or_default(), about),
        ("language", dossier.language.clone(), language),
    ];
    let different = before
        .into_iter()
        .filter(|(_, before, now)| before != now.trim());
    let changes: Vec<Change> = different
        .map(|(name, _, now)| {
            let now = now.trim();
            let is_there = name == "title" || !now.is_empty();
            let value = is_there.then(|| Value::text(now));
            Change::Head { name, value }
        })
        .collect();
    state.change(changes, "change the title and description".to_owned())
}
