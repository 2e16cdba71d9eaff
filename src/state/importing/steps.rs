//! Undoing and redoing what a person has said of an import. What is said of it is no part of the open
//! file, so its steps are its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::change::{Guess, MappingChange};
use super::{Import, Stage, command};
use crate::import::{Mapping, column_name};
use crate::state::update::told;
use crate::state::{Effect, State};

/// The steps that led to what is said of an import, and those that were undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Steps {
    past: Vec<Step>,
    future: Vec<Step>,
    /// What is being typed: all of it is one step.
    run: Option<Guess>,
}

/// Where a step leads, and what is undone or redone by that.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    to: Said,
    what: String,
}

/// Everything that a person can say of an import.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    mapping: Mapping,
    by_person: BTreeSet<Guess>,
    texts: Vec<PathBuf>,
}

impl Import {
    /// What undoing would undo, in words.
    #[must_use]
    pub fn undoes(&self) -> Option<&str> {
        self.steps.past.last().map(|step| step.what.as_str())
    }

    /// What redoing would do again, in words.
    #[must_use]
    pub fn redoes(&self) -> Option<&str> {
        self.steps.future.last().map(|step| step.what.as_str())
    }

    /// Notes how it stands before a change.
    pub(super) fn note_change(&mut self, change: &MappingChange) {
        let what = self.words_of(change);
        let run = match change {
            MappingChange::Title(_) => Some(Guess::Title),
            MappingChange::Published(_) => Some(Guess::Published),
            _ => None,
        };
        self.note(what, run);
    }

    /// Notes how it stands before something else is said of it.
    pub(super) fn note_step(&mut self, what: String) {
        self.note(what, None);
    }

    fn note(&mut self, what: String, run: Option<Guess>) {
        self.steps.future.clear();
        if run.is_some() && run == self.steps.run {
            return;
        }
        let to = self.as_said();
        self.steps.run = run;
        self.steps.past.push(Step { to, what });
    }

    fn as_said(&self) -> Said {
        Said {
            mapping: self.mapping.clone(),
            by_person: self.said.clone(),
            texts: self.texts.clone(),
        }
    }

    /// Exchanges what is said for what was said before, or after; gives back what that undid.
    fn exchange(&mut self, forwards: bool) -> Option<String> {
        let now = self.as_said();
        self.steps.run = None;
        let (from, to) = if forwards {
            (&mut self.steps.future, &mut self.steps.past)
        } else {
            (&mut self.steps.past, &mut self.steps.future)
        };
        let step = from.pop()?;
        to.push(Step {
            to: now,
            what: step.what.clone(),
        });
        self.mapping = step.to.mapping;
        self.said = step.to.by_person;
        self.texts = step.to.texts;
        Some(step.what)
    }

    /// What a change is, as a wish.
    fn words_of(&self, change: &MappingChange) -> String {
        let sheet = |sheet: usize| match self.sheets().get(sheet) {
            Some(sheet) if !sheet.name.is_empty() => format!("“{}”", sheet.name),
            _ => "the table".to_owned(),
        };
        match change {
            MappingChange::Title(_) => "change the title".to_owned(),
            MappingChange::Voice(_) => "set the voice".to_owned(),
            MappingChange::Published(_) => "set the date of publication".to_owned(),
            MappingChange::Used(at, true) => format!("read {}", sheet(*at)),
            MappingChange::Used(at, false) => format!("leave {} alone", sheet(*at)),
            MappingChange::Form(at, _) => format!("read {} another way", sheet(*at)),
            MappingChange::Header(_, row) => format!("take the names of columns from row {row}"),
            MappingChange::Column(_, column, _) => format!("set column {}", column_name(*column)),
            MappingChange::Word(word, Some(stance)) => {
                format!("“{word}” means {}", stance.label().to_lowercase())
            }
            MappingChange::Word(word, None) => format!("“{word}” is no stance"),
            MappingChange::Code(code, _) => format!("set the code “{code}”"),
            MappingChange::Variable(name, _) => format!("set the variable “{name}”"),
            MappingChange::Forget(_) => "guess anew".to_owned(),
            MappingChange::ForgetAll => "guess everything anew".to_owned(),
        }
    }
}

/// The last part of a path, as a wish names it.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    crate::hidden::visible(&name.to_string_lossy()).into_owned()
}

/// Takes back what was said last of the import, or says it again.
pub(in crate::state) fn step(state: &mut State, forwards: bool) -> Vec<Effect> {
    let verb = if forwards { "Redo" } else { "Undo" };
    let import = state.importing.open.as_deref_mut();
    let import = import.filter(|it| it.stage == Stage::Read);
    let Some(what) = import.and_then(|it| it.exchange(forwards)) else {
        told(state, format!("Nothing to {}", verb.to_lowercase()));
        return Vec::new();
    };
    told(state, format!("{verb}: {what}"));
    command::wish(state)
}
