//! Comparing the open file with another one: what is asked for, and what is found.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::report::{not_read, problem, tell_done};
use super::{Dialog, Effect, ListKind, Opened, Origin, Room, State};
use crate::diff::{CellChange, Difference, Standing, difference};
use crate::finding::Finding;
use crate::listing::{self, Between, Listing, Side, Which};
use crate::model::{CellState, PartyIndex, PointIndex, Stance};

/// What a user can ask for about comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareFile {
    /// Ask which file to compare with.
    Ask,
    /// Change the path in that dialog.
    Type(String),
    /// Ask for the file in the system's dialog.
    Browse,
    /// Compare with this file.
    With(PathBuf),
    /// Compare with the dossier that is compiled into the program.
    WithBundled,
    /// Read the other file again.
    Again,
    /// Let the old file be the new one.
    Swap,
    /// Compare no longer.
    Stop,
}

/// Another file beside the open one, and what is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The open file as it was compared.
    pub open: Arc<Opened>,
    /// The other file.
    pub other: Arc<Opened>,
    /// True when the open file counts as the old one.
    pub is_swapped: bool,
    /// What is different.
    pub difference: Difference,
    /// The cells of the open file in which something else stands in the other one, with their
    /// places in the list of such cells.
    changed: BTreeMap<(PointIndex, PartyIndex), usize>,
}

impl Compared {
    /// Compares the open file with another one.
    #[must_use]
    pub fn new(open: Arc<Opened>, other: Arc<Opened>, is_swapped: bool) -> Self {
        let [old, new] = if is_swapped {
            [&open, &other]
        } else {
            [&other, &open]
        };
        let difference = difference(&old.dossier, &new.dossier);
        let place = |change: &CellChange| {
            let place = if is_swapped { change.old } else { change.new };
            (place.point, place.party)
        };
        let changed = difference.cells.iter().map(place).zip(0..).collect();
        Self {
            open,
            other,
            is_swapped,
            difference,
            changed,
        }
    }

    /// The file that is compared from.
    #[must_use]
    pub fn old(&self) -> &Opened {
        if self.is_swapped {
            &self.open
        } else {
            &self.other
        }
    }

    /// The file that is compared to.
    #[must_use]
    pub fn new_one(&self) -> &Opened {
        if self.is_swapped {
            &self.other
        } else {
            &self.open
        }
    }

    /// What the old and the new file are called; two of one name are told apart by their folders.
    #[must_use]
    pub fn names(&self) -> [String; 2] {
        let origins = [&self.old().origin, &self.new_one().origin];
        let [old, new] = origins.map(Origin::name);
        if old != new {
            return [old, new];
        }
        let [old, new] = origins.map(|origin| match origin.path() {
            Some(path) => path.display().to_string(),
            None => format!("{}, the bundled dossier", origin.name()),
        });
        if old != new {
            return [old, new];
        }
        // The same file: one of them was read at another time.
        let read = |is_open: bool| if is_open { "open here" } else { "read again" };
        [
            format!("{old} ({})", read(self.is_swapped)),
            format!("{new} ({})", read(!self.is_swapped)),
        ]
    }

    /// What the other file is called beside the open one.
    #[must_use]
    pub fn name_of_other(&self) -> String {
        let [old, new] = self.names();
        if self.is_swapped { new } else { old }
    }

    /// What stands in a cell of the open file according to the other one, where that differs.
    #[must_use]
    pub fn in_other(&self, point: PointIndex, party: PartyIndex) -> Option<&Standing> {
        let change = self
            .difference
            .cells
            .get(*self.changed.get(&(point, party))?)?;
        Some(if self.is_swapped {
            &change.to
        } else {
            &change.from
        })
    }

    /// The same in words, with the stance that it has there: `in earlier.ron: opposes`.
    #[must_use]
    pub fn mark(&self, point: PointIndex, party: PartyIndex) -> Option<(String, Option<Stance>)> {
        let change = self
            .difference
            .cells
            .get(*self.changed.get(&(point, party))?)?;
        let [here, there] = if self.is_swapped {
            [&change.from, &change.to]
        } else {
            [&change.to, &change.from]
        };
        let is_another = (here.state, here.stance) != (there.state, there.stance);
        let mut words: Vec<&str> = Vec::new();
        if is_another {
            words.push(match there.state {
                CellState::Position => there.stance.map_or("a position", Stance::words),
                CellState::PartOnly => "only a part speaks",
                CellState::ClaimsOnly => "only claims",
                CellState::AnalystsOnly => "only analysts",
                CellState::Silent => "no sourced position",
            });
        }
        match (here.disputed, there.disputed) {
            (false, true) => words.push("contested"),
            (true, false) => words.push("not contested"),
            _ if words.is_empty() => words.push("the same stance in other words"),
            _ => {}
        }
        let words = format!("in {}: {}", self.name_of_other(), words.join(", "));
        Some((words, there.stance.filter(|_| is_another)))
    }

    /// What is different, as a table whose rows lead to the open file.
    #[must_use]
    pub fn listing(&self) -> Listing {
        let [old, new] = self.names();
        listing::changes(&Between {
            old: Side {
                name: &old,
                dossier: &self.old().dossier,
            },
            new: Side {
                name: &new,
                dossier: &self.new_one().dossier,
            },
            open: if self.is_swapped {
                Which::Old
            } else {
                Which::New
            },
            difference: &self.difference,
        })
    }
}

/// Applies one command about comparing.
pub(super) fn compare(state: &mut State, command: CompareFile) -> Vec<Effect> {
    match command {
        CompareFile::Ask => {
            state.view.dialog = Some(Dialog::Compare {
                path: String::new(),
            });
        }
        CompareFile::Type(path) => {
            if let Some(Dialog::Compare { path: typed }) = &mut state.view.dialog {
                *typed = path;
            }
        }
        CompareFile::Browse => return vec![Effect::AskForCompared],
        CompareFile::With(path) => return load(state, Origin::File(path), false),
        CompareFile::WithBundled => return load(state, Origin::Bundled, false),
        CompareFile::Again | CompareFile::Swap | CompareFile::Stop if state.compared.is_none() => {
            tell_done(state, "No file is compared with this one".to_owned(), None);
        }
        CompareFile::Again => {
            if let Some(compared) = state.compared.clone() {
                return load(state, compared.other.origin.clone(), compared.is_swapped);
            }
        }
        CompareFile::Swap => {
            if let Some(compared) = &state.compared {
                let other = Arc::clone(&compared.other);
                let is_swapped = !compared.is_swapped;
                set(state, other, is_swapped);
                tell_names(state);
            }
        }
        CompareFile::Stop => {
            state.compared = None;
            state.version += 1;
            tell_done(state, "No file is compared with any more".to_owned(), None);
        }
    }
    Vec::new()
}

/// Asks the shell for the other file. What was compared stays until it is there.
fn load(state: &mut State, origin: Origin, is_swapped: bool) -> Vec<Effect> {
    state.view.dialog = None;
    state.view.notice = None;
    vec![Effect::Compare { origin, is_swapped }]
}

/// Takes a comparison that was made beside the window.
pub(super) fn take(state: &mut State, compared: Arc<Compared>) {
    state.task = None;
    if Arc::ptr_eq(&compared.open, &state.opened) {
        state.compared = Some(compared);
        state.version += 1;
    } else {
        // The open file has been read anew, or is another one, since the work began.
        set(state, Arc::clone(&compared.other), compared.is_swapped);
    }
    let room = Room::List(ListKind::Changes);
    state.view.room = room;
    state.view.focus = room.focus();
    state.view.dialog = None;
    tell_names(state);
}

/// Says why a file could not be compared with; what was compared stays.
pub(super) fn refuse(state: &mut State, origin: &Origin, findings: &[Finding]) {
    state.task = None;
    not_read(state, origin, findings, "was not compared");
}

/// Compares anew after the open file has been read again; with another file in its place no longer.
pub(super) fn follow(state: &mut State, is_reload: bool) {
    let Some(compared) = state.compared.take() else {
        return;
    };
    if is_reload {
        set(state, Arc::clone(&compared.other), compared.is_swapped);
    }
}

fn set(state: &mut State, other: Arc<Opened>, is_swapped: bool) {
    let open = Arc::clone(&state.opened);
    state.compared = Some(Arc::new(Compared::new(open, other, is_swapped)));
    state.version += 1;
}

/// Says what was compared with what and how much is different.
fn tell_names(state: &mut State) {
    let Some(compared) = state.compared.clone() else {
        return;
    };
    let [old, new] = compared.names();
    let size = listing::size_of(&compared.difference);
    let text = format!("From {old} to {new}: {}", lower_case_start(&size));
    if compared.other.has_errors() {
        let hints = vec!["open it to see its findings".to_owned()];
        let name = compared.name_of_other();
        let text = format!("{text}; {name} has errors, and what could not be read looks changed");
        problem(state, text, hints);
    } else {
        tell_done(state, text, None);
    }
}

fn lower_case_start(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
