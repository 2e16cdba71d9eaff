//! What was not saved is brought back, and two states of a file are put together.

use std::path::PathBuf;
use std::sync::Arc;

use super::beside::{merged, rewritten};
use super::editing::{FILE, edit, opened, select, text_of, with_text};
use super::*;
use crate::edit::Value;
use crate::load::load;
use crate::model::StatementIndex;
use crate::state::{Dialog, EditCommand as E, WritingEffect};

/// The first effect that asks to keep a change, as the journal would play it back.
fn text_after(before: &str, effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Writing(WritingEffect::NoteEdit { splices, .. }) => {
            crate::edit::apply(before, splices)
        }
        _ => None,
    })
}

#[test]
fn what_was_not_saved_is_brought_back_even_over_a_file_that_was_changed_since() {
    let mut state = with_text();
    select(&mut state, "“no quinces for us”");
    edit(&mut state, E::AddStatement);
    edit(&mut state, E::Put("point", Some(Value::text("q"))));
    edit(&mut state, E::Put("stance", Some(Value::word("Opposes"))));
    edit(&mut state, E::Type("gist", "Against it".to_owned()));
    let form = state.editing.form.as_ref().expect("a form").to_text();
    let effects = edit(&mut state, E::Finish);
    let text = text_after(FILE, &effects).expect("a change to keep");
    assert_eq!(text, text_of(&state));
    for (now, has_title) in [
        (FILE.to_owned(), false),
        (FILE.replace("\"Test\"", "\"Changed since\""), true),
    ] {
        let mut state = State::new(opened(&now), Settings::default());
        let recovery = crate::state::Recovery {
            base: FILE.into(),
            text: text.as_str().into(),
            steps: vec!["add a statement".to_owned()],
            draft: Some(form.clone()),
            when: "now".to_owned(),
            journal: PathBuf::from("/nowhere"),
            lines: Vec::new(),
        }
        .told();
        assert_eq!(recovery.lines, ["added: Aland on Quinces: Against it"]);
        let key = state.opened.origin.journal_key().expect("a key");
        let recovery = Box::new(recovery);
        report(&mut state, Report::UnsavedFound { key, recovery });
        assert!(matches!(state.view.dialog, Some(Dialog::Recover(_))));
        let effects = edit(&mut state, E::Recover);
        assert_eq!(
            text_after(&now, &effects),
            Some(text_of(&state)),
            "{:?}",
            state.view.notice
        );
        assert_eq!(state.dossier().statements.len(), 2);
        assert_eq!(state.dossier().title == "Changed since", has_title);
        assert!(effects.contains(&Effect::Writing(WritingEffect::ForgetUnsaved)));
        let form = state.editing.form.as_ref().expect("the form is back");
        assert_eq!(form.text("gist"), "Against it");
        assert!(state.is_unsaved());
        update(&mut state, Command::Undo);
        assert_eq!(text_of(&state), now);
    }
}

#[test]
fn two_who_change_one_file_lose_nothing() {
    let mut state = with_text();
    edit(&mut state, E::ChangeStatement(StatementIndex::new(0)));
    edit(&mut state, E::Type("gist", "Mine".to_owned()));
    edit(&mut state, E::Type("note", "A note of mine".to_owned()));
    edit(&mut state, E::Finish);
    let theirs = FILE
        .replace("\"For it\"", "\"Theirs\"")
        .replace("\"Test\"", "\"Their title\"");
    report(&mut state, Report::Opened(opened(&theirs)));
    edit(&mut state, E::MergeTheirs);
    let Some(Dialog::Merge(joining)) = &state.view.dialog else {
        panic!("{:?}", state.view.notice);
    };
    assert_eq!(joining.conflicts.len(), 1, "{:?}", joining.conflicts);
    edit(&mut state, E::TakeSide(0, crate::merge::Side::Theirs));
    edit(&mut state, E::FinishMerge);
    let text = text_of(&state);
    for words in [
        "\"Theirs\"",
        "\"Their title\"",
        "A note of mine",
        "// first",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(state.editing.theirs.is_none() && state.is_unsaved());
    let effects = edit(&mut state, E::Save);
    let known = Some(crate::quote::sha256_of(theirs.as_bytes()));
    assert!(
        effects.iter().any(|it| matches!(
            it,
            Effect::Writing(WritingEffect::Save(Saving { known: found, .. })) if *found == known
        )),
        "what is on disk is what was merged: {effects:?}"
    );
}

#[test]
fn what_was_not_saved_is_brought_back_into_a_file_whose_text_is_not_kept() {
    let origin = Origin::File(PathBuf::from("/nowhere/large.ron"));
    let large = Opened::new(origin, load(FILE.as_bytes())).expect("a position file");
    let mut state = State::new(Arc::new(large), Settings::default());
    let text = FILE.replace("\"For it\"", "\"All for it\"");
    let recovery = crate::state::Recovery {
        base: FILE.into(),
        text: text.as_str().into(),
        steps: vec!["change a statement".to_owned()],
        draft: None,
        when: "now".to_owned(),
        journal: PathBuf::from("/nowhere"),
        lines: Vec::new(),
    };
    let key = state.opened.origin.journal_key().expect("a key");
    let recovery = Box::new(recovery);
    report(&mut state, Report::UnsavedFound { key, recovery });
    let effects = edit(&mut state, E::Recover);
    let forgets = Effect::Writing(WritingEffect::ForgetUnsaved);
    assert!(
        !effects.contains(&forgets),
        "nothing is forgotten before it is there"
    );
    let effects = merged(&mut state, effects, FILE);
    assert!(!effects.contains(&forgets));
    let effects = rewritten(&mut state, effects);
    assert_eq!(text_of(&state), text);
    assert!(effects.contains(&forgets));
}
