//! What somebody else made of the file, and what was not saved the last time, put together with
//! what is open, as a person asks for it and decides.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::EditCommand;
use super::form::Form;
use super::merging::{Joining, Merging, Other};
use super::rewrite::{Asked, Way};
use super::{Pending, SMALL};
use crate::diff::difference;
use crate::finding::Count;
use crate::load::load;
use crate::model::Dossier;
use crate::state::report::problem;
use crate::state::{Dialog, Effect, State, WritingEffect, report};

/// So many lines tell what is other; the rest is counted.
const MOST_LINES: usize = 8;

/// Something that was not saved when a program ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The text as it was opened or saved last.
    pub base: Arc<str>,
    /// The text with the changes.
    pub text: Arc<str>,
    /// What was changed, step by step, as wishes.
    pub steps: Vec<String>,
    /// What stood in a form.
    pub draft: Option<String>,
    /// When it was written, in words.
    pub when: String,
    /// Where it is kept.
    pub journal: PathBuf,
    /// What is other in it, a line each.
    pub lines: Vec<String>,
}

impl Recovery {
    /// The same with what is other in it told.
    #[must_use]
    pub fn told(mut self) -> Self {
        let of = |text: &str| load(text.as_bytes()).dossier;
        self.lines = match (of(&self.base), of(&self.text)) {
            (Some(base), Some(text)) => differences(&base, &text),
            _ => self.steps.clone(),
        };
        self
    }
}

/// What is other between two dossiers, a line each.
fn differences(old: &Dossier, new: &Dossier) -> Vec<String> {
    let difference = difference(old, new);
    let statement = |dossier: &Dossier, index: crate::model::StatementIndex| {
        let statement = dossier.statement(index);
        let party = &dossier.party(statement.party).name;
        let point = &dossier.point(statement.point).title;
        format!("{party} on {point}: {}", statement.gist)
    };
    let mut lines = Vec::new();
    let statements = &difference.statements;
    for &index in &statements.added {
        lines.push(format!("added: {}", statement(new, index)));
    }
    for &index in &statements.removed {
        lines.push(format!("taken out: {}", statement(old, index)));
    }
    for changed in &statements.changed {
        lines.push(format!("changed: {}", statement(new, changed.new)));
    }
    let lists = [
        ("party", &difference.parties),
        ("theme", &difference.themes),
        ("point", &difference.points),
        ("source", &difference.sources),
        ("version of the plan", &difference.plans),
    ];
    for (word, records) in lists {
        lines.extend(
            records
                .new_ones()
                .map(|id| format!("added: the {word} {id}")),
        );
        lines.extend(
            records
                .gone()
                .map(|id| format!("taken out: the {word} {id}")),
        );
        lines.extend(
            records
                .changed
                .iter()
                .map(|record| format!("changed: the {word} {}", record.id)),
        );
    }
    if !difference.dossier.is_empty() {
        lines.push("changed: title or description".to_owned());
    }
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 1 {
        lines.truncate(MOST_LINES);
        lines.push(format!("and {}", Count::new(more, "more", "more")));
    }
    lines
}

/// Applies one command about putting states together.
pub(super) fn apply_command(state: &mut State, command: &EditCommand) -> Vec<Effect> {
    match command {
        EditCommand::MergeTheirs => merge_theirs(state),
        EditCommand::TakeSide(at, side) => {
            if let Some(Dialog::Merge(joining)) = &mut state.view.dialog
                && let Some(chosen) = joining.chosen.get_mut(*at)
            {
                *chosen = *side;
            }
            Vec::new()
        }
        EditCommand::FinishMerge => match state.view.dialog.take() {
            Some(Dialog::Merge(joining)) => finish(state, joining),
            other => {
                state.view.dialog = other;
                Vec::new()
            }
        },
        EditCommand::Recover => match state.view.dialog.take() {
            Some(Dialog::Recover(recovery)) => recover(state, &recovery),
            other => {
                state.view.dialog = other;
                Vec::new()
            }
        },
        EditCommand::DiscardRecovered => {
            state.view.dialog = None;
            vec![Effect::Writing(WritingEffect::ForgetUnsaved)]
        }
        _ => Vec::new(),
    }
}

/// Puts what is on disk together with what is open.
fn merge_theirs(state: &mut State) -> Vec<Effect> {
    let editing = &state.editing;
    let Some((theirs, base)) = editing.theirs.clone().zip(editing.base.clone()) else {
        problem(
            state,
            "The file on disk is what was opened: there is nothing to merge".to_owned(),
            Vec::new(),
        );
        return Vec::new();
    };
    begin(state, Other::Theirs { base, theirs })
}

/// Brings back what was not saved.
fn recover(state: &mut State, recovery: &Recovery) -> Vec<Effect> {
    let is_changed = recovery.base != recovery.text;
    let mut effects = if is_changed {
        let other = Other::Unsaved {
            base: Arc::clone(&recovery.base),
            text: Arc::clone(&recovery.text),
        };
        begin(state, other)
    } else {
        Vec::new()
    };
    if let Some(form) = recovery.draft.as_deref().and_then(Form::from_text) {
        state.open_form(form);
        effects.push(Effect::Writing(WritingEffect::KeepDraft));
    } else if let Some(draft) = &recovery.draft
        && super::reshape::recover(state, draft)
    {
        effects.push(Effect::Writing(WritingEffect::KeepDraft));
    }
    if !is_changed {
        effects.push(Effect::Writing(WritingEffect::ForgetUnsaved));
    }
    effects
}

/// Puts the open file together with another state of it: at once where both are small.
fn begin(state: &mut State, other: Other) -> Vec<Effect> {
    if state.tells_busy() {
        return Vec::new();
    }
    let is_small = |text: Option<&Arc<str>>| text.is_some_and(|text| text.len() <= SMALL);
    let other_text = match &other {
        Other::Theirs { theirs, .. } => theirs.text.as_ref(),
        Other::Unsaved { text, .. } => Some(text),
    };
    let is_quick = is_small(state.opened.text.as_ref()) && is_small(other_text);
    let merging = Merging {
        opened: Arc::clone(&state.opened),
        other,
    };
    if is_quick {
        let made = merging.run(|_| Err("its text is not at hand".to_owned()), &|| true);
        return report(state, made);
    }
    state.editing.is_busy = true;
    vec![Effect::Writing(WritingEffect::Merge(Box::new(merging)))]
}

/// Takes a merge: at once where nothing is to be decided.
pub(super) fn join(state: &mut State, joining: Box<Joining>) -> Vec<Effect> {
    state.editing.is_busy = false;
    state.task = None;
    if !Arc::ptr_eq(&joining.opened, &state.opened) {
        let text = "The open file is another one by now: merge again".to_owned();
        problem(state, text, Vec::new());
        return Vec::new();
    }
    if joining.conflicts.is_empty() {
        return finish(state, joining);
    }
    state.view.dialog = Some(Dialog::Merge(joining));
    Vec::new()
}

/// Makes the merged text the file's.
fn finish(state: &mut State, joining: Box<Joining>) -> Vec<Effect> {
    let (text, changes) = joining.decided();
    let what = if joining.theirs.is_some() {
        "merge with the file on disk"
    } else {
        "bring back what was not saved"
    };
    let dialog = Box::new(Dialog::Merge(joining));
    state.editing.pending = Some(Pending::Dialog(dialog));
    state.rewrite(Asked::Merged { text, changes }, what.to_owned(), Way::New)
}
