//! Changes of files whose text is not kept: made beside the window, without losing what was typed.

use std::path::PathBuf;
use std::sync::Arc;

use super::editing::{FILE, edit, opened, text_of};
use super::*;
use crate::load::load;
use crate::model::StatementIndex;
use crate::state::{Dialog, EditCommand as E, Merging, WritingEffect};

/// A file whose text is not kept.
pub(super) fn large(text: &str) -> Arc<Opened> {
    let origin = Origin::File(PathBuf::from("/nowhere/test.ron"));
    let opened = Opened::new(origin, load(text.as_bytes()));
    Arc::new(opened.expect("a position file"))
}

/// Does the first change that is asked for, as the shell does.
pub(super) fn rewritten(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    let rewrites = effects.into_iter().find_map(|effect| match effect {
        Effect::Writing(WritingEffect::Rewrite(rewrite)) => Some(rewrite),
        _ => None,
    });
    let rewrite = rewrites.expect("a change is to be made");
    let made = rewrite.run(|_| Ok(FILE.to_owned()), &|| true);
    report(state, made)
}

fn merging(effects: Vec<Effect>) -> Merging {
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Writing(WritingEffect::Merge(merging)) => Some(*merging),
        _ => None,
    });
    found.expect("two states are to be merged")
}

/// Does the merge that is asked for; texts that are not kept are read as this one.
pub(super) fn merged(state: &mut State, effects: Vec<Effect>, text: &str) -> Vec<Effect> {
    let made = merging(effects).run(|_| Ok(text.to_owned()), &|| true);
    report(state, made)
}

/// A large file in which a gist was changed by a form, and what is asked for then.
fn changed(gist: &str) -> (State, Vec<Effect>) {
    let mut state = State::new(large(FILE), Settings::default());
    edit(&mut state, E::ChangeStatement(StatementIndex::new(0)));
    edit(&mut state, E::Type("gist", gist.to_owned()));
    let effects = edit(&mut state, E::Finish);
    assert!(state.editing.is_busy && state.editing.form.is_none());
    (state, effects)
}

#[test]
fn two_who_change_a_large_file_lose_nothing() {
    let (mut state, effects) = changed("Mine");
    rewritten(&mut state, effects);
    assert!(!state.editing.is_busy && state.is_unsaved());
    let theirs = FILE
        .replace("\"For it\"", "\"Theirs\"")
        .replace("\"Test\"", "\"Their title\"");
    report(&mut state, Report::Opened(large(&theirs)));
    let effects = edit(&mut state, E::MergeTheirs);
    assert!(
        state.editing.is_busy,
        "a large file is merged beside the window"
    );
    merged(&mut state, effects, &theirs);
    assert!(!state.editing.is_busy);
    let Some(Dialog::Merge(joining)) = &state.view.dialog else {
        panic!("{:?}", state.view.notice);
    };
    assert_eq!(joining.conflicts.len(), 1, "{:?}", joining.conflicts);
    edit(&mut state, E::TakeSide(0, crate::merge::Side::Theirs));
    edit(&mut state, E::FinishMerge);
    assert_eq!(text_of(&state), theirs);
    assert_eq!(
        state.editing.on_disk,
        Some(crate::quote::sha256_of(theirs.as_bytes()))
    );
    assert!(!state.is_unsaved(), "what is open is what is on disk");
    update(&mut state, Command::Undo);
    assert!(text_of(&state).contains("\"Mine\""));
}

#[test]
fn a_merge_that_is_cancelled_or_comes_too_late_changes_nothing() {
    for is_late in [false, true] {
        let (mut state, effects) = changed("Mine");
        rewritten(&mut state, effects);
        let theirs = FILE.replace("\"Test\"", "\"Their title\"");
        report(&mut state, Report::Opened(large(&theirs)));
        let merging = merging(edit(&mut state, E::MergeTheirs));
        if is_late {
            state.opened = opened(FILE);
        }
        let before = text_of(&state);
        let made = merging.run(|_| Ok(theirs.clone()), &|| is_late);
        report(&mut state, made);
        let notice = state.view.notice.clone().expect("it is told");
        let told = if is_late {
            "The open file is another one by now: merge again"
        } else {
            "Cancelled, nothing was merged"
        };
        assert_eq!(notice.text, told);
        assert_eq!(text_of(&state), before);
        assert!(!state.editing.is_busy && state.editing.theirs.is_some());
    }
}

#[test]
fn a_form_whose_change_could_not_be_made_is_open_again() {
    for (is_read, told) in [
        (false, "the file was not changed: the disk is gone"),
        (
            true,
            "The file has become another one meanwhile: the change was not made",
        ),
    ] {
        let (mut state, effects) = changed("Typed with care");
        let kept = state.unfinished().expect("it is not in the file yet");
        assert!(kept.contains("Typed with care"));
        if is_read {
            state.opened = large(&FILE.replace("\"Test\"", "\"Changed\""));
            rewritten(&mut state, effects);
        } else {
            let Some(Effect::Writing(WritingEffect::Rewrite(rewrite))) = effects.into_iter().next()
            else {
                panic!("a change is to be made");
            };
            let made = rewrite.run(|_| Err("the disk is gone".to_owned()), &|| true);
            report(&mut state, made);
        }
        assert!(!state.editing.is_busy);
        let form = state.editing.form.as_ref().expect("the form is open again");
        assert_eq!(form.text("gist"), "Typed with care");
        assert_eq!(state.view.notice.as_ref().expect("it is told").text, told);
    }
}

#[test]
fn what_is_asked_for_while_a_change_is_being_made_waits_and_loses_nothing() {
    let (mut state, effects) = changed("First");
    edit(&mut state, E::ChangePoint);
    edit(&mut state, E::Type("title", "Second".to_owned()));
    edit(&mut state, E::Finish);
    let form = state.editing.form.as_ref().expect("it is still open");
    assert_eq!(form.text("title"), "Second");
    // What fails besides does not end the change.
    let failed = Report::FailedAside {
        message: "the settings could not be written".to_owned(),
        hints: Vec::new(),
    };
    report(&mut state, failed);
    assert!(state.editing.is_busy);
    for command in [Command::Quit, Command::OpenBundled, Command::Edit(E::New)] {
        assert!(state.asks_before_leaving());
        let effects = update(&mut state, command.clone());
        assert!(effects.is_empty(), "{command:?}: {effects:?}");
        assert!(state.view.dialog.is_none(), "{command:?}");
    }
    let effects = rewritten(&mut state, effects);
    let keeps_draft = |effect: &Effect| *effect == Effect::Writing(WritingEffect::KeepDraft);
    assert!(
        effects.iter().any(keeps_draft),
        "the first draft is one no more"
    );
    assert!(text_of(&state).contains("\"First\""));
    edit(&mut state, E::Finish);
    assert!(text_of(&state).contains("\"Second\""));
}

#[test]
fn after_a_fault_of_the_window_nothing_that_was_written_is_forgotten() {
    let mut state = State::new(opened(FILE), Settings::default());
    edit(&mut state, E::ChangeStatement(StatementIndex::new(0)));
    edit(&mut state, E::Type("gist", "Written".to_owned()));
    edit(&mut state, E::Finish);
    edit(&mut state, E::ChangePoint);
    edit(&mut state, E::Type("title", "Half typed".to_owned()));
    let mut state = state.anew();
    assert!(state.is_unsaved() && state.asks_before_leaving());
    edit(&mut state, E::BringBack);
    let form = state.editing.form.as_ref().expect("the form is back");
    assert_eq!(form.text("title"), "Half typed");
    let effects = edit(&mut state, E::Save);
    let known = Some(crate::quote::sha256_of(FILE.as_bytes()));
    assert!(effects.iter().any(|it| matches!(
        it,
        Effect::Writing(WritingEffect::Save(Saving { known: found, .. })) if *found == known
    )));
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), FILE);
}
