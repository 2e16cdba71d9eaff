//! Everything that narrows or reorders what is shown, each with what takes it off.

use super::{Command, State};
use crate::finding::Count;
use crate::lens::Sort;
use crate::model::{DateSpan, PartyIndex, Stance};

/// One thing that narrows or reorders what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LensChip {
    /// What it does, in words.
    pub words: String,
    /// What takes it off.
    pub command: Command,
}

impl State {
    /// Everything that narrows or reorders what is shown; nothing for the file as it is.
    #[must_use]
    pub fn lens_chips(&self) -> Vec<LensChip> {
        let lens = &self.lens;
        let mut chips = Vec::new();
        let mut add = |words: String, command: Command| chips.push(LensChip { words, command });
        if let Some(day) = lens.day() {
            let words = format!("As of {}", DateSpan::day(day).words());
            add(words, Command::SetDate(String::new()));
        }
        if let Some(day) = lens.compared_day() {
            let words = format!("Compared with {}", DateSpan::day(day).words());
            add(words, Command::CompareWith(String::new()));
        }
        let search = lens.search.trim();
        if !search.is_empty() {
            // Words that were kept together have quotation marks already.
            let words = if search.contains('"') {
                format!("Search: {search}")
            } else {
                format!("Search: “{search}”")
            };
            add(words, Command::SetSearch(String::new()));
        }
        for stance in Stance::ALL {
            if lens.wants(stance) {
                add(
                    format!("Rows with “{}”", stance.label()),
                    Command::ToggleStance(stance),
                );
            }
        }
        for (on, words, command) in [
            (lens.holes, "Rows with holes", Command::ToggleHoles),
            (lens.disputed, "Contested cells", Command::ToggleDisputed),
            (lens.changed, "Cells that changed", Command::ToggleChanged),
            (
                lens.differing,
                "Cells that differ",
                Command::ToggleDiffering,
            ),
            (lens.unchecked, "Unchecked cells", Command::ToggleUnchecked),
            (
                lens.shows_unchecked,
                "Unchecked cells marked",
                Command::ToggleShowUnchecked,
            ),
            (
                lens.fold_silent,
                "Points without a position folded",
                Command::ToggleFolding,
            ),
        ] {
            if on {
                add(words.to_owned(), command);
            }
        }
        if lens.points.is_some() {
            let chosen = lens.points.as_ref().map_or(0, |points| {
                let is_chosen = |id: &String| points.contains(id);
                let ids = self.dossier().points.iter().map(|point| &point.id);
                ids.filter(|id| is_chosen(id)).count()
            });
            let words = format!("{} chosen by hand", Count::new(chosen, "point", "points"));
            add(words, Command::ChoosePoints(Vec::new()));
        }
        for (at, party) in self.dossier().parties.iter().enumerate() {
            if lens.hidden.contains(&party.id) {
                add(
                    format!("{} hidden", party.name),
                    Command::ToggleParty(PartyIndex::new(at)),
                );
            }
        }
        if lens.is_reordered(self.dossier()) {
            add("Columns in another order".to_owned(), Command::ResetOrder);
        }
        if lens.sort != Sort::default() {
            let words = format!("Rows: {}", lens.sort.name().to_lowercase());
            add(words, Command::SetSort(Sort::default()));
        }
        chips
    }
}
