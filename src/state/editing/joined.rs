//! What somebody else made of the file, and what was not saved the last time, put together with
//! what is open: by three-way merge, with conflicts to be decided by a person.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::EditCommand;
use super::form::Form;
use super::rewrite::{Asked, Way};
use crate::diff::difference;
use crate::edit::{Change, Splice, apply, splices};
use crate::finding::Count;
use crate::load::load;
use crate::merge::{Conflict, Merged, Side, Unmergeable, merge, resolve};
use crate::model::Dossier;
use crate::state::report::problem;
use crate::state::{Dialog, Effect, Opened, State, WritingEffect};

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

/// Two states of one file that are being put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Joining {
    /// The text with ours wherever the two conflict.
    text: Arc<str>,
    /// The text of the open file.
    now: Arc<str>,
    /// Where they do.
    pub conflicts: Vec<Conflict>,
    /// What was chosen for each.
    pub chosen: Vec<Side>,
    /// New comments of theirs that are not in the text.
    pub comments: Vec<String>,
    /// The file on disk, where that is the other side; else what was not saved is.
    theirs: Option<Arc<Opened>>,
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
            Some(Dialog::Merge(joining)) => finish(state, *joining),
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
    let texts = (
        state.editing.base.as_ref().and_then(|it| it.text.clone()),
        state.opened.text.clone(),
        state.editing.theirs.as_ref().and_then(|it| it.text.clone()),
    );
    let (Some(base), Some(ours), Some(theirs)) = texts else {
        let text = if state.editing.theirs.is_none() {
            "The file on disk is what was opened: there is nothing to merge"
        } else {
            "This file is too large to be merged in the window: use `concordance merge`"
        };
        problem(state, text.to_owned(), Vec::new());
        return Vec::new();
    };
    let merged = merge(&base, &ours, &theirs);
    let theirs = state.editing.theirs.clone();
    join(state, merged, ours, theirs)
}

/// Brings back what was not saved.
fn recover(state: &mut State, recovery: &Recovery) -> Vec<Effect> {
    let is_as_before =
        crate::quote::sha256_of(recovery.base.as_bytes()) == state.opened.dossier.sha256;
    let now = match &state.opened.text {
        Some(text) => Arc::clone(text),
        None if is_as_before => Arc::clone(&recovery.base),
        None => {
            problem(
                state,
                "This file has changed since, and is too large to be merged in the window"
                    .to_owned(),
                vec![format!(
                    "the journal is kept in `{}`",
                    recovery.journal.display()
                )],
            );
            return Vec::new();
        }
    };
    let merged = merge(&recovery.base, &recovery.text, &now);
    let mut effects = if recovery.base == recovery.text {
        Vec::new()
    } else {
        join(state, merged, now, None)
    };
    if let Some(form) = recovery.draft.as_deref().and_then(Form::from_text) {
        state.open_form(form);
        effects.push(Effect::Writing(WritingEffect::KeepDraft));
    } else if let Some(draft) = &recovery.draft
        && super::reshape::recover(state, draft)
    {
        effects.push(Effect::Writing(WritingEffect::KeepDraft));
    }
    if recovery.base == recovery.text {
        effects.push(Effect::Writing(WritingEffect::ForgetUnsaved));
    }
    effects
}

/// Takes a merge: at once where nothing is to be decided.
fn join(
    state: &mut State,
    merged: Result<Merged, Unmergeable>,
    now: Arc<str>,
    theirs: Option<Arc<Opened>>,
) -> Vec<Effect> {
    let Ok(merged) = merged else {
        let text = "The two states cannot be merged: one is no position file any more";
        problem(state, text.to_owned(), Vec::new());
        return Vec::new();
    };
    let joining = Joining {
        text: merged.text.into(),
        now,
        chosen: vec![Side::Ours; merged.conflicts.len()],
        conflicts: merged.conflicts,
        comments: merged.comments,
        theirs,
    };
    if joining.conflicts.is_empty() {
        return finish(state, joining);
    }
    state.view.dialog = Some(Dialog::Merge(Box::new(joining)));
    Vec::new()
}

/// Makes the merged text the file's.
fn finish(state: &mut State, joining: Joining) -> Vec<Effect> {
    let chosen = joining.conflicts.iter().zip(&joining.chosen);
    let changes: Vec<Change> = chosen
        .filter_map(|(conflict, side)| resolve(conflict, *side))
        .flatten()
        .cloned()
        .collect();
    let text = splices(&joining.text, &changes)
        .ok()
        .and_then(|splices| apply(&joining.text, &splices));
    let Some(text) = text else {
        problem(
            state,
            "What was chosen does not fit together: choose again".to_owned(),
            Vec::new(),
        );
        state.view.dialog = Some(Dialog::Merge(Box::new(joining)));
        return Vec::new();
    };
    let is_theirs = joining.theirs.is_some();
    let what = if is_theirs {
        "merge with the file on disk"
    } else {
        "bring back what was not saved"
    };
    state.editing.is_recovering = !is_theirs;
    state.editing.joined = joining.theirs;
    let splice = Splice::between(&joining.now, &text);
    state.rewrite(Asked::Splices(vec![splice]), what.to_owned(), Way::New)
}
