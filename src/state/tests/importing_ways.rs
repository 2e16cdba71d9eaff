//! The ways into an import and out of it: nothing of the open file is lost, whatever is broken.

use std::path::{Path, PathBuf};

use super::editing::{text_of, with_text};
use super::importing::{CROSS, LONG, answer, ask, changed, imported, made, of, tell};
use super::*;
use crate::finding::RecordKind;
use crate::import::{Mapping, Trouble, read};
use crate::state::{
    Dialog, EditCommand, ImportAsk, ImportCommand as I, ImportEffect, ImportReport,
    MappingChange as M, Stage, WritingEffect,
};

#[test]
fn a_broken_file_says_why_and_leaves_everything_else_as_it_is() {
    let mut state = with_text();
    let before = text_of(&state);
    let effects = ask(&mut state, I::Begin(PathBuf::from("broken.xlsx")));
    let [Effect::Import(ImportEffect::Read { number, .. })] = effects[..] else {
        panic!("{effects:?}");
    };
    let trouble = read("broken.xlsx", b"PK nothing").map(|_| ()).unwrap_err();
    // What another import says is not this one's.
    for (of_number, is_heard) in [(number + 1, false), (number, true)] {
        let trouble = trouble.clone();
        tell(
            &mut state,
            ImportReport::Refused {
                number: of_number,
                trouble: trouble.clone(),
            },
        );
        assert_eq!(of(&state).stage == Stage::Refused(trouble), is_heard);
    }
    assert_eq!((state.view.room, text_of(&state)), (Room::Import, before));
    // Reading that is cancelled stays cancelled.
    let mut state = with_text();
    let effects = ask(&mut state, I::Begin(PathBuf::from(CROSS.0)));
    let stopped = ask(&mut state, I::Cancel);
    assert_eq!(stopped, [Effect::Import(ImportEffect::Stop)]);
    answer(&mut state, CROSS, effects);
    assert_eq!(of(&state).stage, Stage::GivenUp);
}

#[test]
fn files_of_other_programs_are_imported_wherever_they_come_from_and_texts_stay_texts() {
    for (name, is_imported) in [
        ("a.xlsx", true),
        ("a.DOCX", true),
        ("a.csv", true),
        ("a.json", true),
        ("a.qdpx", true),
        ("a.qde", true),
        ("a.dna", true),
        ("a.html", false),
        ("a.txt", false),
        ("a.pdf", false),
        ("a.md", false),
    ] {
        let mut state = with_text();
        let effects = update(&mut state, Command::Dropped(vec![PathBuf::from(name)]));
        let reads = matches!(effects[..], [Effect::Import(ImportEffect::Read { .. })]);
        assert_eq!(reads, is_imported, "{name}");
        if !is_imported {
            assert_eq!(effects, [Effect::AddTexts(vec![PathBuf::from(name)])]);
            let says = state.view.notice.is_some();
            assert_eq!(says, name == "a.html");
        }
        let mut state = with_text();
        let effects = update(&mut state, Command::OpenFile(PathBuf::from(name)));
        let reads = matches!(effects[..], [Effect::Import(ImportEffect::Read { .. })]);
        assert_eq!(reads, is_imported, "{name}");
    }
    // The page that was taken for a text is at hand when a file to import is asked for.
    let mut state = with_text();
    update(&mut state, Command::Dropped(vec![PathBuf::from("a.html")]));
    ask(&mut state, I::Ask(ImportAsk::File));
    let Some(Dialog::Import(dialog)) = &state.view.dialog else {
        panic!("no dialog");
    };
    assert_eq!(dialog.path, "a.html");
    // While a file is imported, texts are those in which its quotations are looked up.
    let mut state = imported(CROSS);
    let effects = update(&mut state, Command::Dropped(vec![PathBuf::from("a.html")]));
    assert!(matches!(
        effects[..],
        [Effect::Import(ImportEffect::Propose { .. })]
    ));
    assert_eq!(of(&state).texts, [Path::new("a.html")]);
}

#[test]
fn leaving_the_room_keeps_the_mapping_until_another_import_begins() {
    let mut state = imported(CROSS);
    changed(&mut state, CROSS, M::Title("Rivers".to_owned()));
    apply(&mut state, [Command::ShowMatrix]);
    assert_eq!(state.view.room, Room::Matrix);
    apply(&mut state, [Command::ShowRoom(Room::Import)]);
    assert_eq!(of(&state).mapping.title, "Rivers");
    ask(&mut state, I::Begin(PathBuf::from(LONG.0)));
    assert_eq!(of(&state).mapping, Mapping::default());
}

/// A state with something that is not saved.
fn unsaved() -> State {
    let mut state = imported(CROSS);
    let before = update(&mut state, Command::Edit(EditCommand::AskHead));
    assert_eq!(before, []);
    for command in [
        EditCommand::TypeHead("title", "Another".to_owned()),
        EditCommand::FinishHead,
    ] {
        update(&mut state, Command::Edit(command));
    }
    assert!(state.is_unsaved());
    state
}

#[test]
fn what_is_not_saved_is_asked_about_before_the_dossier_takes_its_place() {
    for command in [I::Make(PathBuf::from("new.ron")), I::OpenUnsaved] {
        let mut state = unsaved();
        let before = text_of(&state);
        let effects = ask(&mut state, command);
        assert_eq!(effects, []);
        assert!(matches!(state.view.dialog, Some(Dialog::Unsaved(_))));
        assert_eq!(text_of(&state), before);
        let go_on = EditCommand::GoOnWithout;
        let effects = update(&mut state, Command::Edit(go_on));
        assert!(!effects.is_empty());
    }
    // Beginning an import leaves what is open where it is.
    let mut state = unsaved();
    let begun = update(&mut state, Command::OpenFile(PathBuf::from("a.csv")));
    assert!(matches!(
        begun[..],
        [Effect::Import(ImportEffect::Read { .. })]
    ));
    // A position file that is dropped does not.
    let mut state = unsaved();
    update(&mut state, Command::Dropped(vec![PathBuf::from("a.ron")]));
    assert!(matches!(state.view.dialog, Some(Dialog::Unsaved(_))));
}

#[test]
fn what_is_opened_without_saving_is_unsaved_kept_by_the_journal_and_one_step_of_the_history() {
    let mut state = imported(CROSS);
    let expected = made(&state);
    let effects = ask(&mut state, I::OpenUnsaved);
    assert_eq!(text_of(&state), expected);
    assert_eq!(state.opened.origin, Origin::New);
    assert!(state.is_unsaved());
    assert_eq!(state.view.room, Room::Matrix);
    assert_eq!(state.history.undoes(), Some("import cross.csv"));
    let noted = effects
        .iter()
        .any(|effect| matches!(effect, Effect::Writing(WritingEffect::NoteEdit { .. })));
    assert!(noted);
    update(&mut state, Command::Undo);
    assert_eq!(state.dossier().statements.len(), 0);
    update(&mut state, Command::Redo);
    assert_eq!(text_of(&state), expected);
    // What was imported is still there to be looked at.
    assert!(state.importing.open.is_some());
}

#[test]
fn a_dossier_that_is_made_is_opened_and_what_goes_wrong_is_told_where_the_path_is() {
    let mut state = imported(CROSS);
    let path = PathBuf::from("/nowhere/new");
    let effects = ask(&mut state, I::Make(path.clone()));
    let [Effect::Import(ImportEffect::Make { path, mapping, .. })] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(path, Path::new("/nowhere/new.ron"));
    assert_eq!(*mapping, of(&state).mapping);
    let trouble = Trouble {
        message: "it is there already".to_owned(),
        hints: vec!["name another".to_owned()],
    };
    tell(&mut state, ImportReport::NotDone(trouble));
    let Some(Dialog::Import(dialog)) = &state.view.dialog else {
        panic!("no dialog");
    };
    assert_eq!(
        dialog.problem.as_deref(),
        Some("it is there already: name another")
    );
    let effects = tell(&mut state, ImportReport::Made(vec![path.clone()]));
    assert!(effects.contains(&Effect::Open(Origin::File(path.clone()))));
    assert_eq!(state.view.dialog, None);
}

#[test]
fn the_counts_are_those_of_the_dossier() {
    let state = imported(CROSS);
    let proposed = of(&state).proposed.as_deref().unwrap();
    let counts = [
        (RecordKind::Party, 2),
        (RecordKind::Point, 3),
        (RecordKind::Statement, 2),
    ];
    for (kind, expected) in counts {
        assert_eq!(proposed.opened.dossier.count(kind), expected, "{kind:?}");
    }
    assert_eq!(
        of(&state).told().as_deref(),
        Some("2 parties, 3 points, 2 sources and 2 statements")
    );
    assert_eq!(proposed.found, Some(0));
}
