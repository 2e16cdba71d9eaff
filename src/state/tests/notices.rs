//! What failed aside covers nothing that somebody waits for, and ends none of it.

use std::path::PathBuf;

use super::{apply, fisheries, notice, report};
use crate::state::{Command, Dialog, Report, State, Task};

fn aside(state: &mut State, message: &str) {
    let (message, hints) = (message.to_owned(), vec!["make room".to_owned()]);
    report(state, Report::FailedAside { message, hints });
}

fn failed(state: &mut State, message: &str) {
    let (message, hints) = (message.to_owned(), Vec::new());
    report(state, Report::Failed { message, hints });
}

fn told(state: &State) -> &str {
    state.view.told().map_or("", |notice| notice.text.as_str())
}

fn written(state: &mut State) {
    let paths = vec![PathBuf::from("accord.png")];
    report(
        state,
        Report::Exported {
            paths,
            bytes: 1234,
            remarks: Vec::new(),
        },
    );
}

#[test]
fn a_problem_is_told_before_what_failed_aside_and_that_before_what_was_done() {
    let mut state = fisheries();
    written(&mut state);
    aside(&mut state, "the settings could not be written");
    assert_eq!(told(&state), "the settings could not be written");
    failed(&mut state, "`accord.ron` was not saved");
    aside(&mut state, "the settings could not be written");
    aside(
        &mut state,
        "there is no room to keep what has not been saved",
    );
    assert_eq!(told(&state), "`accord.ron` was not saved");
    // Each is told until it was closed, once.
    for then in [
        "the settings could not be written",
        "there is no room to keep what has not been saved",
        "",
    ] {
        apply(&mut state, [Command::CloseNotice]);
        assert_eq!(told(&state), then);
    }
    written(&mut state);
    aside(&mut state, "the settings could not be written");
    apply(&mut state, [Command::Dismiss]);
    assert!(told(&state).starts_with("Written to accord.png"));
}

#[test]
fn what_failed_aside_is_no_problem_of_a_dialog_and_ends_no_work() {
    let mut state = fisheries();
    let task = Task {
        what: "Exporting".to_owned(),
        progress: None,
    };
    let save = Dialog::Save {
        path: "accord.ron".to_owned(),
        exists: false,
        problem: None,
    };
    apply(&mut state, [Command::AskExport]);
    let export = state.view.dialog.take().expect("a dialog");
    for dialog in [save, export] {
        state.view.dialog = Some(dialog.clone());
        state.view.after_save = Some(Box::new(Command::Quit));
        state.task = Some(task.clone());
        aside(&mut state, "the settings could not be written");
        assert_eq!(state.view.dialog, Some(dialog));
        assert_eq!(state.view.after_save, Some(Box::new(Command::Quit)));
        assert_eq!(state.task, Some(task.clone()));
    }
    assert_eq!(notice(&state), "");
    assert_eq!(told(&state), "the settings could not be written");
}

#[test]
fn what_cannot_be_is_told_at_once_and_ends_no_work() {
    let mut state = fisheries();
    let task = Task {
        what: "Exporting".to_owned(),
        progress: None,
    };
    state.task = Some(task.clone());
    aside(&mut state, "the settings could not be written");
    let message = "note.txt belongs to no source of this dossier".to_owned();
    let hints = Vec::new();
    report(&mut state, Report::Refused { message, hints });
    assert_eq!(
        told(&state),
        "note.txt belongs to no source of this dossier"
    );
    assert_eq!(state.task, Some(task));
}
