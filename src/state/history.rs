//! Undoing and redoing: what was changed of the lens, and what was changed of the file.
//!
//! A search that is being typed and a date that is being moved are one step each, until another
//! command comes between. Lenses name things by id, so the steps outlive a reload of the file.

use super::change_lens::follow;
use super::update::told;
use super::{Asked, Command, Effect, Room, State, Way, importing};
use crate::edit::Splice;
use crate::lens::{Lens, Sort};
use crate::model::{DateSpan, Stance};

/// The steps that led here, and those that were undone. None is forgotten while the file is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    run: Option<Run>,
}

/// Where a step leads, and what is undone or redone by that.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    to: To,
    what: String,
}

/// Where a step leads.
#[derive(Clone, Debug, PartialEq)]
enum To {
    /// To another lens.
    Lens(Lens),
    /// To another text of the file, by these splices.
    Text(Vec<Splice>),
}

/// Commands that come in runs of which each run is one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Search,
    Date,
}

impl Run {
    /// The run that a command belongs to.
    pub(super) fn of(command: &Command) -> Option<Self> {
        match command {
            Command::SetSearch(_) => Some(Self::Search),
            Command::SetDate(_)
            | Command::TypeDate(_)
            | Command::StepDate(_)
            | Command::PlayStep => Some(Self::Date),
            _ => None,
        }
    }
}

impl History {
    /// What undoing would undo, in words.
    #[must_use]
    pub fn undoes(&self) -> Option<&str> {
        self.past.last().map(|step| step.what.as_str())
    }

    /// What redoing would do again, in words.
    #[must_use]
    pub fn redoes(&self) -> Option<&str> {
        self.future.last().map(|step| step.what.as_str())
    }

    /// Ends a run that this command does not belong to. The window's size is nobody's wish.
    pub(super) fn heed(&mut self, command: &Command) {
        let is_wish = !matches!(command, Command::WindowSize(..));
        if is_wish && self.run.is_some() && Run::of(command) != self.run {
            self.run = None;
        }
    }

    /// Notes that a lens has become another one.
    pub(super) fn record(&mut self, before: Lens, now: &Lens, what: String, run: Option<Run>) {
        self.future.clear();
        if run.is_none() || run != self.run {
            self.run = run;
            let to = To::Lens(before);
            self.past.push(Step { to, what });
        } else if let Some(begun) = self.past.last_mut() {
            begun.what = what;
            // A run that led back to where it began was no step.
            if begun.to == To::Lens(now.clone()) {
                self.past.pop();
                self.run = None;
            }
        }
    }

    /// Exchanges a lens for the one before it, or after it; gives back what that undid or redid.
    /// None where the next step is about the file, or where there is none.
    fn exchange(&mut self, lens: &mut Lens, forwards: bool) -> Option<String> {
        self.run = None;
        let (from, to) = if forwards {
            (&mut self.future, &mut self.past)
        } else {
            (&mut self.past, &mut self.future)
        };
        from.last().filter(|step| matches!(step.to, To::Lens(_)))?;
        let Step {
            to: To::Lens(wanted),
            what,
        } = from.pop()?
        else {
            return None;
        };
        let lens = std::mem::replace(lens, wanted);
        let told = what.clone();
        to.push(Step {
            to: To::Lens(lens),
            what,
        });
        Some(told)
    }

    /// What the next step back or forth makes of the file, where it is about that.
    fn next_edit(&self, forwards: bool) -> Option<(Vec<Splice>, String)> {
        let steps = if forwards { &self.future } else { &self.past };
        let step = steps.last()?;
        match &step.to {
            To::Text(splices) => Some((splices.clone(), step.what.clone())),
            To::Lens(_) => None,
        }
    }

    /// Takes it that the file was changed, by splices that lead back.
    pub(super) fn take_edit(&mut self, way: Way, what: String, back: Vec<Splice>) {
        self.run = None;
        let to = To::Text(back);
        match way {
            Way::New => {
                self.future.clear();
                self.past.push(Step { to, what });
            }
            Way::Back => {
                self.past.pop();
                self.future.push(Step { to, what });
            }
            Way::Forth => {
                self.future.pop();
                self.past.push(Step { to, what });
            }
        }
    }

    /// True when the file was changed in this session.
    pub(super) fn has_edits(&self) -> bool {
        self.past.iter().any(|step| matches!(step.to, To::Text(_)))
    }

    /// Forgets all steps up to the last one that was about the file: they lead nowhere any more.
    pub(super) fn forget_edits(&mut self) {
        for steps in [&mut self.past, &mut self.future] {
            let last = steps
                .iter()
                .rposition(|step| matches!(step.to, To::Text(_)));
            steps.drain(..last.map_or(0, |last| last + 1));
        }
    }
}

/// Goes back to the lens before, or forwards to the one that was undone last.
///
/// Where nothing of the open file is seen, nothing of it is undone: in the import what was said of
/// that, elsewhere nothing.
pub(super) fn step(state: &mut State, forwards: bool) -> Vec<Effect> {
    if state.view.room == Room::Import {
        return importing::step(state, forwards);
    }
    let before = state.lens.clone();
    let verb = if forwards { "Redo" } else { "Undo" };
    if state.is_alone() {
        told(state, format!("Nothing to {}", verb.to_lowercase()));
        return Vec::new();
    }
    if let Some((splices, what)) = state.history.next_edit(forwards) {
        let way = if forwards { Way::Forth } else { Way::Back };
        return state.rewrite(Asked::Splices(splices), what, way);
    }
    let Some(what) = state.history.exchange(&mut state.lens, forwards) else {
        told(state, format!("Nothing to {}", verb.to_lowercase()));
        return Vec::new();
    };
    state.view.date_draft = None;
    let effects = follow(state, &before);
    told(state, format!("{verb}: {what}"));
    effects
}

impl State {
    /// What undoing would undo in the room that is shown, in words.
    #[must_use]
    pub fn undoes(&self) -> Option<&str> {
        match (self.view.room, &self.importing.open) {
            (Room::Import, import) => import.as_deref()?.undoes(),
            _ if self.is_alone() => None,
            _ => self.history.undoes(),
        }
    }

    /// What redoing would do again there, in words.
    #[must_use]
    pub fn redoes(&self) -> Option<&str> {
        match (self.view.room, &self.importing.open) {
            (Room::Import, import) => import.as_deref()?.redoes(),
            _ if self.is_alone() => None,
            _ => self.history.redoes(),
        }
    }
}

/// What a command did to the lens, as a wish: `hide Russia`.
pub(super) fn words_of(state: &State, command: &Command) -> String {
    let lens = &state.lens;
    let asked = |on: bool, what: &str| {
        if on {
            format!("ask for {what}")
        } else {
            format!("no longer ask for {what}")
        }
    };
    match command {
        Command::SetSearch(_) if lens.search.trim().is_empty() => "take the search off".to_owned(),
        Command::SetSearch(_) => format!("search for “{}”", lens.search.trim()),
        Command::SetDate(_) | Command::SetDateTo(_) => lens.day().map_or_else(
            || "take the date off".to_owned(),
            |day| format!("as of {}", DateSpan::day(day).words()),
        ),
        Command::CompareWith(_) => lens.compared_day().map_or_else(
            || "compare with no other date".to_owned(),
            |day| format!("compare with {}", DateSpan::day(day).words()),
        ),
        Command::ToggleDiffering => asked(lens.differing, "cells that differ"),
        Command::ToggleStance(stance) => asked(lens.wants(*stance), &quoted(*stance)),
        Command::ToggleHoles => asked(lens.holes, "holes"),
        Command::ToggleDisputed => asked(lens.disputed, "contested cells"),
        Command::ToggleChanged => asked(lens.changed, "cells that changed"),
        Command::ToggleUnchecked => asked(lens.unchecked, "unchecked cells"),
        Command::ToggleShowUnchecked if lens.shows_unchecked => "show what is unchecked".to_owned(),
        Command::ToggleShowUnchecked => "no longer show what is unchecked".to_owned(),
        Command::ToggleFolding if lens.fold_silent => "fold points without a position".to_owned(),
        Command::ToggleFolding => "unfold points without a position".to_owned(),
        Command::ClearFilters => "clear search and filters".to_owned(),
        Command::ShowEverything => "show everything".to_owned(),
        Command::ToggleParty(party) | Command::MoveParty(party, _) => {
            let Some(party) = state.dossier().parties.get(party.at()) else {
                return String::new();
            };
            let verb = match command {
                Command::MoveParty(..) => "move",
                _ if lens.hidden.contains(&party.id) => "hide",
                _ => "show",
            };
            format!("{verb} {}", party.name)
        }
        Command::ResetParties => "all parties in the file’s order".to_owned(),
        Command::ResetOrder => "columns in the file’s order".to_owned(),
        Command::ChoosePoints(_) if lens.points.is_some() => "choose points".to_owned(),
        Command::ChoosePoints(_) => "show all points".to_owned(),
        Command::SetSort(sort) => sorted(*sort),
        _ => "change what is shown".to_owned(),
    }
}

fn quoted(stance: Stance) -> String {
    format!("“{}”", stance.label())
}

fn sorted(sort: Sort) -> String {
    match sort {
        Sort::Theme => "rows by theme".to_owned(),
        Sort::File => "rows in the file’s order".to_owned(),
        other => format!("rows with {}", other.words().unwrap_or_default()),
    }
}
