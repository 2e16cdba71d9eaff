//! What is done to a dossier with more in view than one form: points merged and split, records
//! mended in their own words, parts put in order, and the first steps of a new file.

mod draft;
mod first_steps;
mod mend;
mod merge;
mod parts;
mod row;
mod split;

pub use first_steps::{FirstStep, FirstSteps};
pub use mend::Mending;
pub use merge::{MergedCell, PointMerge, Reread};
pub use parts::{Part, PartLine, PartLines, PartStep, Parts};
pub use split::{PointSplit, SplitCell};

use super::pending::{Pending, unfinished};
use crate::finding::RecordRef;
use crate::model::{PointIndex, Stance};
use crate::state::update::told;
use crate::state::{Dialog, Effect, State, WritingEffect};

/// One thing to be asked of that.
#[derive(Clone, Debug, PartialEq)]
pub enum Reshape {
    /// Ask into which point the selected one is to be merged.
    AskMerge,
    /// Type to find that.
    TypeTarget(String),
    /// Choose it.
    Target(PointIndex),
    /// Give a statement that moves, by its place in the list, this stance.
    Reread(usize, Stance),
    /// A statement that moves reads as it is said there, or has to be looked at again; of a point
    /// that is split: goes to the new point, or stays.
    Mark(usize, bool),
    /// All of them.
    MarkAll(bool),
    /// Give every statement the mirrored stance, because the other proposition says the contrary.
    MirrorAll,
    /// Ask how the selected point is to be split.
    AskSplit,
    /// Type the heading of the new point.
    TypeTitle(String),
    /// Type its proposition.
    TypeProposition(String),
    /// Open the record that a finding is about, by the finding's place in the list.
    Mend(usize),
    /// Type into it.
    TypeRecord(String),
    /// Do what the dialog says.
    Finish,
    /// Something about the parts of the dossier.
    Part(PartStep),
    /// Show the matrix of a file that has no statement yet.
    SkipFirstSteps,
}

/// Applies one such command.
pub(super) fn apply(state: &mut State, command: Reshape) -> Vec<Effect> {
    match command {
        Reshape::AskMerge => {
            if let Some((point, _)) = selected(state) {
                let merge = PointMerge::new(state.dossier(), point);
                state.view.dialog = Some(Dialog::MergePoints(Box::new(merge)));
            }
        }
        Reshape::AskSplit => {
            if let Some((point, _)) = selected(state) {
                let split = PointSplit::new(state.dossier(), point);
                state.view.dialog = Some(Dialog::SplitPoint(Box::new(split)));
            }
        }
        Reshape::Mend(at) => begin_mending(state, at),
        Reshape::Finish => return finish(state),
        Reshape::Part(step) => return parts::apply(state, step),
        Reshape::SkipFirstSteps => state.editing.parts.skips_first_steps = true,
        command => {
            in_dialog(state, command);
            return vec![Effect::Writing(WritingEffect::KeepDraft)];
        }
    }
    Vec::new()
}

/// The selected point, and which record it is.
fn selected(state: &mut State) -> Option<(PointIndex, RecordRef)> {
    let point = state.view.selection?.point;
    let record = state.point_record(point);
    if record.is_none() {
        told(
            state,
            "Points were left out for errors: mend them first, from the findings".to_owned(),
        );
    }
    record.map(|record| (point, record))
}

/// Changes what a dialog holds, and works out anew what would come of it.
fn in_dialog(state: &mut State, command: Reshape) {
    let opened = &state.opened;
    let dossier = &opened.dossier;
    match (&mut state.view.dialog, command) {
        (Some(Dialog::MergePoints(merge)), command) => {
            match command {
                Reshape::TypeTarget(typed) => {
                    merge.typed = typed;
                    // What is typed anew is chosen anew.
                    merge.into = None;
                }
                Reshape::Target(into) => merge.choose(dossier, into),
                command => reread(dossier, &mut merge.moved, &command),
            }
            merge.derive(dossier);
        }
        (Some(Dialog::SplitPoint(split)), command) => match command {
            Reshape::TypeTitle(title) => split.title = title,
            Reshape::TypeProposition(proposition) => split.proposition = proposition,
            command => {
                reread(dossier, &mut split.statements, &command);
                split.derive(dossier);
            }
        },
        (Some(Dialog::Mend(mending)), Reshape::TypeRecord(text)) => {
            mending.text = text;
            mending.try_it(opened);
        }
        _ => {}
    }
}

/// Changes how statements are read. A stance that is chosen has been looked at.
fn reread(dossier: &crate::model::Dossier, all: &mut [Reread], command: &Reshape) {
    match *command {
        Reshape::Reread(at, stance) => {
            if let Some(one) = all.get_mut(at) {
                (one.stance, one.is_read) = (stance, true);
            }
        }
        Reshape::Mark(at, is_read) => {
            if let Some(one) = all.get_mut(at) {
                one.is_read = is_read;
            }
        }
        Reshape::MarkAll(is_read) => {
            for one in all {
                one.is_read = is_read;
            }
        }
        Reshape::MirrorAll => {
            for one in all {
                one.stance = dossier.statement(one.statement).stance.mirrored();
            }
        }
        _ => {}
    }
}

/// Opens the record of a finding. One of a file that is not shown cannot be mended here.
fn begin_mending(state: &mut State, at: usize) {
    let record = state.findings().nth(at).and_then(|finding| finding.record);
    let Some(record) = record.filter(|_| state.broken.is_none()) else {
        told(
            state,
            "What is shown is not the file as it is now: show it as it is first".to_owned(),
        );
        return;
    };
    let Some(mending) = Mending::new(&state.opened, record) else {
        told(
            state,
            "This file is so large that its text is not kept: change the record by its form"
                .to_owned(),
        );
        return;
    };
    state.view.finding = Some(at);
    state.view.dialog = Some(Dialog::Mend(Box::new(mending)));
}

/// Does what the dialog says, as one step.
fn finish(state: &mut State) -> Vec<Effect> {
    if state.tells_busy() {
        return Vec::new();
    }
    let dossier = &state.opened.dossier;
    let (changes, what) = match &state.view.dialog {
        Some(Dialog::MergePoints(merge)) if merge.is_ready() => {
            let records = merge.into.and_then(|into| {
                Some((state.point_record(merge.from)?, state.point_record(into)?))
            });
            let Some(((record, target), into)) = records.zip(merge.into) else {
                return Vec::new();
            };
            let (goes, stays) = (dossier.point(merge.from), dossier.point(into));
            (
                merge.changes(dossier, record, target),
                format!("merge “{}” into “{}”", goes.title, stays.title),
            )
        }
        Some(Dialog::SplitPoint(split)) if split.missing().is_empty() => {
            let Some(record) = state.point_record(split.of) else {
                return Vec::new();
            };
            let old = &dossier.point(split.of).title;
            let what = format!("split “{}” off “{old}”", split.title.trim());
            (split.changes(dossier, record), what)
        }
        Some(Dialog::Mend(mending)) if mending.refusal.is_none() => {
            let word = mending.record.kind.word();
            (mending.changes(), format!("mend a {word}"))
        }
        _ => return Vec::new(),
    };
    // Of a merged point the selection goes on to the one that took its statements.
    if let (Some(Dialog::MergePoints(merge)), Some(selection)) =
        (&state.view.dialog, &mut state.view.selection)
    {
        selection.point = merge.into.unwrap_or(selection.point);
    }
    // What cannot be done is open again then.
    state.editing.pending = state.view.dialog.take().map(Box::new).map(Pending::Dialog);
    let mut effects = state.change(changes, what);
    effects.push(Effect::Writing(WritingEffect::KeepDraft));
    effects
}

/// Keeps a dialog that is closed with something in it, so that nothing typed is lost.
pub(in crate::state) fn shelve(state: &mut State) {
    let Some(dialog) = state.view.dialog.take() else {
        return;
    };
    let is_changed = match &dialog {
        Dialog::MergePoints(merge) => merge.into.is_some(),
        Dialog::SplitPoint(split) => split.is_changed(),
        Dialog::Mend(mending) => mending.is_changed(),
        _ => false,
    };
    if matches!(dialog, Dialog::Save { .. } | Dialog::VersionNotKept(_)) {
        // What was to follow the saving is given up with it.
        state.view.after_save = None;
    }
    if is_changed {
        state.editing.shelved = Some(Box::new(dialog));
        let text = "Closed; “Bring back the closed form” opens it again";
        told(state, text.to_owned());
    }
}

impl State {
    /// What is typed and not in the file yet, as text: that of the form, else that of a dialog.
    #[must_use]
    pub fn unfinished(&self) -> Option<String> {
        let (pending, waiting) = unfinished(self);
        let form = self.editing.form.as_ref().filter(|form| form.is_changed());
        let form = pending.or(form);
        let shelved = self.editing.shelved.as_deref();
        let dialogs = waiting.into_iter().chain(&self.view.dialog).chain(shelved);
        let mut dialogs = dialogs.filter_map(|dialog| draft::to_text(&self.opened, dialog));
        form.map(super::Form::to_text).or_else(|| dialogs.next())
    }
}

/// Brings back what was typed into a dialog when a program ended; false where it is none.
pub(super) fn recover(state: &mut State, text: &str) -> bool {
    let Some(dialog) = draft::from_text(&state.opened, text) else {
        return false;
    };
    if state.view.dialog.is_none() {
        state.view.dialog = Some(dialog);
    } else {
        state.editing.shelved = Some(Box::new(dialog));
    }
    true
}

/// Opens the dialog again that was closed last with something in it; false where there is none.
pub(super) fn bring_back(state: &mut State) -> bool {
    let Some(dialog) = state.editing.shelved.take() else {
        return false;
    };
    state.view.dialog = Some(*dialog);
    true
}

/// What a dialog is about may have other numbers in another state of the file. What was typed is
/// kept; what was looked at has to be looked at again.
pub(in crate::state) fn follow(state: &mut State, old: &crate::model::Dossier) {
    let opened = std::sync::Arc::clone(&state.opened);
    let renewed = |dialog: Dialog| -> Option<Dialog> {
        let now = &opened.dossier;
        let point = |at: PointIndex| {
            let id = &old.points.get(at.at())?.id;
            let at = now.points.iter().position(|it| it.id == *id)?;
            Some(PointIndex::new(at))
        };
        Some(match dialog {
            Dialog::MergePoints(merge) => {
                let mut renewed = PointMerge::new(now, point(merge.from)?);
                if let Some(into) = merge.into.and_then(point) {
                    renewed.choose(now, into);
                }
                renewed.typed = merge.typed;
                Dialog::MergePoints(Box::new(renewed))
            }
            Dialog::SplitPoint(split) => {
                let mut renewed = PointSplit::new(now, point(split.of)?);
                renewed.title = split.title;
                renewed.proposition = split.proposition;
                Dialog::SplitPoint(Box::new(renewed))
            }
            Dialog::Mend(mut mending) => {
                mending.record = mend::found_again(&opened, &mending)?;
                mending.place = opened.places.of(mending.record);
                mending.try_it(&opened);
                Dialog::Mend(mending)
            }
            other => other,
        })
    };
    state.view.dialog = state.view.dialog.take().and_then(&renewed);
    let shelved = state.editing.shelved.take();
    state.editing.shelved = shelved.and_then(|dialog| renewed(*dialog)).map(Box::new);
}
