//! What becomes of the window when the file has been changed in it.

use std::collections::HashMap;
use std::sync::Arc;

use super::pending::{Pending, not_rewritten};
use super::rewrite::{Rewritten, Way};
use crate::check::{Checked, Graded, grade_statement};
use crate::edit::{Splice, of_record};
use crate::model::{Dossier, SourceIndex, Statement, StatementIndex};
use crate::quote::Texts;
use crate::state::report::replace;
use crate::state::update::told;
use crate::state::{Dialog, Effect, Evidence, Opened, State, WritingEffect};

/// Takes a change that was made of the open file.
pub(in crate::state) fn take(state: &mut State, rewritten: Rewritten) -> Vec<Effect> {
    state.editing.is_busy = false;
    state.task = None;
    if !Arc::ptr_eq(&rewritten.before, &state.opened) {
        not_rewritten(
            state,
            "The file has become another one meanwhile: the change was not made".to_owned(),
        );
        return Vec::new();
    }
    let Rewritten {
        before,
        text_before,
        opened,
        there,
        back,
        what,
        way,
    } = rewritten;
    let evidence = carried(&before, &opened, &state.evidence);
    state.history.take_edit(way, what.clone(), back);
    let mut effects = replace(state, opened);
    state.evidence = Arc::new(evidence);
    state.checks += 1;
    state.derive_passages();
    follow_form(state);
    state.editing.left = false;
    state.editing.base.get_or_insert(text_before);
    let pending = state.editing.pending.take();
    let mut is_recovered = false;
    if let Some(Pending::Dialog(dialog)) = &pending
        && let Dialog::Merge(joining) = &**dialog
    {
        is_recovered = joining.theirs.is_none();
        if let Some((theirs, text)) = &joining.theirs {
            // What is on disk is in the text by now.
            state.editing.on_disk = Some(theirs.dossier.sha256.clone());
            state.editing.base = Some(Arc::clone(text));
            state.editing.theirs = None;
        }
    }
    let verb = match way {
        Way::New => "",
        Way::Back => "Undo: ",
        Way::Forth => "Redo: ",
    };
    let mut sentence = format!("{verb}{what}");
    if let Some(first) = sentence.get(..1) {
        let first = first.to_uppercase();
        sentence.replace_range(..1, &first);
    }
    told(state, sentence);
    effects.push(Effect::Writing(WritingEffect::NoteEdit {
        before,
        what,
        splices: there,
    }));
    if pending.is_some() {
        // It is in the file, and no draft any more.
        effects.push(Effect::Writing(WritingEffect::KeepDraft));
    }
    if is_recovered {
        // It is in the journal of this window now.
        effects.push(Effect::Writing(WritingEffect::ForgetUnsaved));
    }
    effects
}

/// Takes it as a step of the history that the file was changed on disk, so that the steps before
/// it still lead back to where they came from. Without such steps there is nothing to keep.
pub(in crate::state) fn foreign_change(state: &mut State, now: &Opened) {
    if !state.history.has_edits() {
        return;
    }
    let texts = state.opened.text.as_ref().zip(now.text.as_ref());
    match texts {
        Some((before, now)) => {
            let there = Splice::between(before, now);
            let Some(back) = crate::edit::inverse(before, std::slice::from_ref(&there)) else {
                return;
            };
            let what = "take over what was changed on disk".to_owned();
            state.history.take_edit(Way::New, what, back);
        }
        None => state.history.forget_edits(),
    }
}

/// The record of a form may have another number now, or be gone.
fn follow_form(state: &mut State) {
    let dossier = &state.opened.dossier;
    if let Some(form) = &mut state.editing.form
        && let Some(of) = form.of
        && of_record(dossier, of).as_ref() != Some(&form.before)
    {
        let numbers = 0..u32::try_from(dossier.statements.len().max(dossier.points.len()))
            .unwrap_or(u32::MAX);
        form.of = numbers
            .map(|number| crate::finding::RecordRef { number, ..of })
            .find(|record| of_record(dossier, *record).as_ref() == Some(&form.before));
    }
    state.try_form();
}

/// What was found about the quotations that are as they were; the others are compared now.
fn carried(before: &Opened, now: &Opened, evidence: &Evidence) -> Evidence {
    let (old, new) = (&before.dossier, &now.dossier);
    let texts = texts_of(old, new, &evidence.texts);
    let mut known: HashMap<Words<'_>, &Graded> = HashMap::new();
    for (statement, graded) in old.statements.iter().zip(&evidence.checked.grades) {
        known.insert(words(old, statement), graded);
    }
    // A file whose quotations were not compared yet is compared anyway.
    let is_whole = evidence.checked.grades.len() == old.statements.len();
    let mut grades = Vec::new();
    if is_whole {
        for (at, statement) in new.statements.iter().enumerate() {
            let index = StatementIndex::new(at);
            let carried = known.get(&words(new, statement)).map(|graded| Graded {
                statement: index,
                first: index,
                ..(*graded).clone()
            });
            grades.push(carried.unwrap_or_else(|| grade_statement(new, &texts, index)));
        }
    }
    let added = evidence
        .added
        .iter()
        .filter_map(|&source| renumbered(old, new, source));
    Evidence {
        checked: Checked {
            grades,
            ..Checked::default()
        },
        findings: Vec::new(),
        added: added.collect(),
        texts,
    }
}

/// What a grade depends on.
type Words<'d> = (&'d str, &'d str, [Option<&'d str>; 2]);

fn words<'d>(dossier: &'d Dossier, statement: &'d Statement) -> Words<'d> {
    (
        &dossier.source(statement.source).id,
        statement.verbatim_quote(),
        statement.verbatim_context(),
    )
}

fn renumbered(old: &Dossier, new: &Dossier, source: SourceIndex) -> Option<SourceIndex> {
    let id = &old.sources.get(source.at())?.id;
    let at = new.sources.iter().position(|it| it.id == *id)?;
    Some(SourceIndex::new(at))
}

fn texts_of(old: &Dossier, new: &Dossier, texts: &Texts) -> Texts {
    let mut found = Texts::new();
    for (source, _) in texts.iter() {
        if let Some((now, text)) = renumbered(old, new, source).zip(texts.shared(source)) {
            found.insert(now, text);
        }
    }
    found
}
