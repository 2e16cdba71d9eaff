//! Signing off: one field, one step, and never in silence over one's own reading.

use super::editing::{FILE, edit, opened, text_of};
use super::*;
use crate::edit::Value;
use crate::model::StatementIndex;
use crate::state::{Dialog, EditCommand as E};

/// The file with two more statements; the second one was coded by A. Coder.
fn file() -> String {
    FILE.replace(
        "voice: Own, said: \"2025-03-01\"),\n",
        "voice: Own, said: \"2025-03-01\"),  // the first\n        (point: \"q\", party: \"a\", \
         stance: Opposes, gist: \"Against it\", quote: \"no quinces for us\", source: \"s\", \
         voice: Own, said: \"2025-03-01\", coded_by: \"A. Coder\"),\n",
    )
}

fn named(name: &str) -> State {
    let settings = Settings {
        name: name.to_owned(),
        ..Settings::default()
    };
    State::new(opened(&file()), settings)
}

fn sign_off(state: &mut State, at: u32) -> Vec<Effect> {
    edit(state, E::SignOff(StatementIndex(at)))
}

fn checked_by(state: &State) -> Vec<Option<&str>> {
    let statements = state.dossier().statements.iter();
    statements.map(|it| it.checked_by.as_deref()).collect()
}

#[test]
fn signing_off_changes_one_field_and_undoing_gives_the_same_bytes() {
    let mut state = named("B. Checker");
    sign_off(&mut state, 0);
    let before = "voice: Own, said: \"2025-03-01\"),  // the first";
    let after = "voice: Own, said: \"2025-03-01\", checked_by: \"B. Checker\"),  // the first";
    assert!(file().contains(before));
    assert_eq!(text_of(&state), file().replace(before, after));
    assert_eq!(checked_by(&state), [Some("B. Checker"), None]);
    let what = "sign off a statement as B. Checker";
    assert_eq!(state.history.undoes(), Some(what));
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), file());
    update(&mut state, Command::Redo);
    edit(&mut state, E::TakeBackSignOff(StatementIndex(0)));
    assert_eq!(text_of(&state), file());
}

#[test]
fn the_name_is_asked_for_once_and_can_be_changed() {
    let mut state = named("");
    sign_off(&mut state, 0);
    assert_eq!(checked_by(&state), [None, None]);
    let Some(Dialog::SignOff(asked)) = &state.view.dialog else {
        panic!("no question");
    };
    assert!(!asked.is_named);
    // Without a name nothing is signed off.
    edit(&mut state, E::SignNamed(true));
    assert!(state.view.dialog.is_some());
    edit(&mut state, E::TypeName(" B. Checker ".to_owned()));
    let effects = edit(&mut state, E::SignNamed(true));
    assert!(effects.contains(&Effect::KeepSettings));
    assert_eq!(checked_by(&state), [Some("B. Checker"), None]);
    assert_eq!(state.settings.name, "B. Checker");
    edit(&mut state, E::AskName);
    edit(&mut state, E::TypeName("C. Other".to_owned()));
    edit(&mut state, E::SignNamed(true));
    assert_eq!(state.view.dialog, None);
    sign_off(&mut state, 1);
    assert_eq!(checked_by(&state), [Some("B. Checker"), Some("C. Other")]);
}

#[test]
fn nobody_checks_him_or_herself_in_silence() {
    for name in ["A. Coder", " a.  coder "] {
        let mut state = named(name);
        sign_off(&mut state, 1);
        assert_eq!(checked_by(&state), [None, None], "{name}");
        let Some(Dialog::SignOff(asked)) = &state.view.dialog else {
            panic!("no question for {name}");
        };
        assert!(asked.is_named);
        assert_eq!(asked.own, [StatementIndex(1)]);
        update(&mut state, Command::Dismiss);
        assert_eq!(checked_by(&state), [None, None]);
        sign_off(&mut state, 1);
        edit(&mut state, E::SignNamed(true));
        assert_eq!(checked_by(&state), [None, Some(name.trim())]);
    }
}

#[test]
fn a_question_about_a_file_that_has_changed_signs_nothing_off() {
    let mut state = named("A. Coder");
    sign_off(&mut state, 1);
    let dialog = state.view.dialog.clone();
    let other = opened(&file().replace("// first", "// changed"));
    report(&mut state, Report::Opened(other));
    state.view.dialog = dialog;
    edit(&mut state, E::SignNamed(true));
    assert_eq!(checked_by(&state), [None, None]);
    let notice = state.view.notice.as_ref().expect("a notice");
    assert!(notice.text.contains("the file has changed meanwhile"));
}

#[test]
fn a_statement_that_becomes_another_one_is_unchecked_again() {
    let cases = [
        ("stance", Value::word("Opposes"), true),
        ("quote", Value::text("we want more pears"), true),
        ("note", Value::text("see the next page"), false),
        ("checked_by", Value::text("C. Other"), false),
    ];
    for (field, value, is_lost) in cases {
        let mut state = named("B. Checker");
        sign_off(&mut state, 0);
        edit(&mut state, E::ChangeStatement(StatementIndex(0)));
        edit(&mut state, E::Put(field, Some(value)));
        edit(&mut state, E::Finish);
        let statement = &state.dossier().statements[0];
        assert_eq!(statement.is_checked(), !is_lost, "{field}");
        update(&mut state, Command::Undo);
        assert_eq!(checked_by(&state)[0], Some("B. Checker"), "{field}");
    }
}

#[test]
fn who_writes_a_statement_is_named_in_it() {
    for (name, expected) in [("A. Coder", Some("A. Coder")), ("", None)] {
        let mut state = named(name);
        edit(&mut state, E::AddStatement);
        let form = state.editing.form.as_ref().expect("a form");
        assert_eq!(form.now.text("coded_by"), expected);
    }
}
