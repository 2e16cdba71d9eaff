//! Which words mean which stance: each that was found, and how often.

use egui::Ui;

use super::choose::{begin_ui, combo_ui, mark_ui, section_ui, shares, small_ui};
use super::{Scene, change, rule};
use crate::model::Stance;
use crate::state::{Guess, Import, MappingChange};

/// So many words are listed at most; what stands in one field each is a sentence more often than a
/// word.
const MOST: usize = 120;

/// The stances with "no stance" before them.
pub(super) fn entries() -> Vec<&'static str> {
    let stances = Stance::ALL.into_iter().map(Stance::label);
    std::iter::once("No stance").chain(stances).collect()
}

/// The number of a stance among the entries.
pub(super) fn entry_of(stance: Option<Stance>) -> usize {
    let at = stance.and_then(|stance| Stance::ALL.into_iter().position(|it| it == stance));
    at.map_or(0, |at| at + 1)
}

/// The stance of an entry.
pub(super) fn stance_of(entry: usize) -> Option<Stance> {
    let at = entry.checked_sub(1)?;
    Stance::ALL.get(at).copied()
}

/// Paints the list.
pub(super) fn words_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let Some(proposed) = import.proposed.as_deref() else {
        return;
    };
    if proposed.words.is_empty() {
        return;
    }
    rule(ui, scene);
    section_ui(ui, scene, "Words for stances");
    let entries = entries();
    for word in proposed.words.iter().take(MOST) {
        let said = import.mapping.stances.iter();
        let said = said
            .clone()
            .find(|(it, _)| crate::import::is_same_word(it, &word.words));
        // What was just chosen is shown before anything has come of it.
        let stance = match said {
            Some((_, meaning)) => Stance::ALL
                .into_iter()
                .find(|stance| format!("{stance:?}") == *meaning),
            None => word.stance,
        };
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            let line = super::grid::one_line(&word.words);
            let times = format!("{line}  ×{}", word.count);
            begin_ui(ui, scene, &times, width, stance.is_none());
            let name = format!("What “{line}” means");
            let now = entry_of(stance);
            let salt = ("word", &word.words);
            if let Some(chosen) = combo_ui(ui, salt, &name, now, control, &entries) {
                let meaning = stance_of(chosen);
                change(scene, MappingChange::Word(word.words.clone(), meaning));
            }
            let guess = Guess::Word(word.words.clone());
            mark_ui(ui, scene, said.is_some(), &name, guess);
        });
    }
    let more = proposed.words.len().saturating_sub(MOST);
    if more > 0 {
        let words = format!("{more} more stand in few fields; a mapping file can name them");
        small_ui(ui, scene, &words);
    }
}
