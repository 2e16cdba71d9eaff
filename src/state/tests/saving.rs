//! What is asked before a file is written or goes out of sight, and what follows.

use super::editing::{FILE, edit, text_of, with_text};
use super::reshaping::{on, reshape};
use super::*;
use crate::state::{Dialog, EditCommand as E, Reshape, Saving, VersionNotKept, WritingEffect};

#[test]
fn what_was_to_follow_the_saving_is_given_up_with_it() {
    let changed = || {
        let mut state = with_text();
        edit(&mut state, E::AskHead);
        edit(&mut state, E::TypeHead("title", "New".to_owned()));
        edit(&mut state, E::FinishHead);
        update(&mut state, Command::Quit);
        let effects = edit(&mut state, E::SaveAndGoOn);
        let Some(Effect::Writing(WritingEffect::Save(saving))) = effects.first().cloned() else {
            panic!("{effects:?}");
        };
        assert!(saving.keeps_version);
        let why = "there is no room".to_owned();
        let asked = VersionNotKept { saving, why };
        report(&mut state, Report::VersionNotKept(asked.clone()));
        (state, asked)
    };
    // Without the version that is on disk, and then on.
    let (mut state, asked) = changed();
    let effects = edit(&mut state, E::SaveUnkept);
    let without = Saving {
        keeps_version: false,
        ..asked.saving.clone()
    };
    assert_eq!(effects, [Effect::Writing(WritingEffect::Save(without))]);
    let Saving { path, opened, .. } = asked.saving;
    let saved = Report::Saved { path, opened };
    let effects = report(&mut state, saved.clone());
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
    // Not at all: then a later saving leads nowhere.
    for to_another_place in [false, true] {
        let (mut state, _) = changed();
        if to_another_place {
            edit(&mut state, E::SaveAs);
            assert!(matches!(state.view.dialog, Some(Dialog::Save { .. })));
        }
        update(&mut state, Command::Dismiss);
        assert!(state.view.dialog.is_none() && state.is_unsaved());
        let effects = report(&mut state, saved.clone());
        assert!(!effects.contains(&Effect::Quit), "{effects:?}");
    }
}

#[test]
fn a_dialog_that_is_open_when_a_version_is_not_kept_comes_back() {
    let mut state = on(0);
    edit(&mut state, E::AskHead);
    edit(&mut state, E::TypeHead("title", "New".to_owned()));
    edit(&mut state, E::FinishHead);
    let effects = edit(&mut state, E::Save);
    let Some(Effect::Writing(WritingEffect::Save(saving))) = effects.first().cloned() else {
        panic!("{effects:?}");
    };
    let typed = "Typed meanwhile".to_owned();
    reshape(&mut state, [Reshape::AskSplit, Reshape::TypeTitle(typed)]);
    let dialog = state.view.dialog.clone().expect("a dialog");
    let why = "there is no room".to_owned();
    report(
        &mut state,
        Report::VersionNotKept(VersionNotKept { saving, why }),
    );
    assert!(matches!(state.view.dialog, Some(Dialog::VersionNotKept(_))));
    update(&mut state, Command::Dismiss);
    assert_eq!(state.view.dialog, None);
    edit(&mut state, E::BringBack);
    assert_eq!(state.view.dialog, Some(dialog));
}

#[test]
fn what_is_not_saved_is_asked_about() {
    let mut state = with_text();
    assert!(update(&mut state, Command::Quit).contains(&Effect::Quit));
    edit(&mut state, E::AskHead);
    edit(&mut state, E::TypeHead("title", "New".to_owned()));
    edit(&mut state, E::FinishHead);
    assert!(state.is_unsaved());
    assert_eq!(update(&mut state, Command::Quit), []);
    assert!(matches!(state.view.dialog, Some(Dialog::Unsaved(_))));
    let effects = edit(&mut state, E::SaveAndGoOn);
    let Some(Effect::Writing(WritingEffect::Save(Saving {
        opened,
        path,
        known,
        ..
    }))) = effects.first().cloned()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(known, Some(crate::quote::sha256_of(FILE.as_bytes())));
    let effects = report(&mut state, Report::Saved { path, opened });
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
    assert!(!state.is_unsaved());
    // The steps back are still there after saving, and lead away from what is saved.
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), FILE);
    assert!(state.is_unsaved());
}
