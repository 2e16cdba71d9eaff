//! Where both readings differ, as an export.

use super::*;

#[test]
fn disagreements_are_exported_once_nothing_is_to_be_hidden_any_more() {
    let (mut state, _) = reading(6);
    read_all(&mut state, 2);
    assert_eq!(state.subject(), Subject::Matrix);
    step(&mut state, S::Compare);
    assert_eq!(state.subject(), Subject::Disagreements);
    // The date of the lens is nothing to them.
    update(&mut state, Command::SetDate("2031-03".to_owned()));
    let listed = now(&state).disagreements.clone();
    let snapshot = state.snapshot();
    assert_eq!(snapshot.listing, Some(Arc::clone(&listed)));
    assert_eq!(snapshot.table(), *listed);
    for scope in Scope::ALL {
        assert_eq!(state.snapshot().in_scope(scope).table(), *listed);
    }
    update(&mut state, Command::AskExport);
    let Some(Dialog::Export(dialog)) = &state.view.dialog else {
        panic!("no dialog");
    };
    assert!(dialog.path.contains("-disagreements."), "{}", dialog.path);
    // In any other room an export is of something else.
    update(&mut state, Command::Dismiss);
    step(&mut state, S::Leave);
    assert_eq!(state.subject(), Subject::Matrix);
    assert_eq!(state.snapshot().listing, None);
}

#[test]
fn disagreements_of_a_reading_that_is_not_done_are_not_exported() {
    let (mut state, _) = reading(4);
    step(&mut state, S::Stance(Stance::Supports));
    step(&mut state, S::Voice(CodedVoice::Own));
    step(&mut state, S::CompareNow);
    assert!(now(&state).compares && state.is_blind());
    assert_eq!(update(&mut state, Command::AskExport), []);
    assert_eq!(state.view.dialog, None);
    assert_eq!(state.snapshot().listing, None);
}
