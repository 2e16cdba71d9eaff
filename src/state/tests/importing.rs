//! Importing files of other programs: each change of the mapping does what the command line does by
//! the same mapping; what comes late is not heard; nothing of the open file is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editing::{text_of, with_text};
use super::*;
use crate::edit::write;
use crate::finding::RecordKind;
use crate::import::{
    CellAt, CodeRole, ColumnRole, Form, Mapping, Trouble, VariableRole, import, read,
};
use crate::model::Stance;
use crate::state::{
    About, Became, Dialog, Guess, Import, ImportAsk, ImportCommand as I, ImportDialog,
    ImportEffect, ImportReport, ImportTab, MappingChange as M, Proposed, Stage,
};

const CROSS: (&str, &[u8]) = (
    "cross.csv",
    include_bytes!("../../../tests/imports/cross.csv"),
);
const LONG: (&str, &[u8]) = (
    "long.csv",
    include_bytes!("../../../tests/imports/long.csv"),
);
const PROJECT: (&str, &[u8]) = (
    "river.qde",
    include_bytes!("../../../tests/imports/river.qde"),
);
const DATABASE: (&str, &[u8]) = ("v3.dna", include_bytes!("../../../tests/imports/v3.dna"));

type File = (&'static str, &'static [u8]);

fn ask(state: &mut State, command: I) -> Vec<Effect> {
    update(state, Command::Import(command))
}

fn tell(state: &mut State, told: ImportReport) -> Vec<Effect> {
    report(state, Report::Import(told))
}

/// Does what the shell does for these effects, without files.
fn answer(state: &mut State, (name, bytes): File, effects: Vec<Effect>) {
    for effect in effects {
        let (number, wish, mapping) = match effect {
            Effect::Import(ImportEffect::Read { number, .. }) => {
                let foreign = read(name, bytes).unwrap();
                let about = Arc::new(About::of(&foreign));
                tell(state, ImportReport::Read { number, about });
                (number, 0, Mapping::default())
            }
            Effect::Import(ImportEffect::Propose {
                number,
                wish,
                mapping,
                ..
            }) => (number, wish, mapping),
            _ => continue,
        };
        let foreign = read(name, bytes).unwrap();
        let proposed = Proposed::of(&foreign, mapping, &[], Vec::new()).map(Arc::new);
        tell(
            state,
            ImportReport::Proposed {
                number,
                wish,
                proposed,
            },
        );
    }
}

fn imported(file: File) -> State {
    let mut state = with_text();
    let effects = ask(&mut state, I::Begin(PathBuf::from(file.0)));
    answer(&mut state, file, effects);
    assert_eq!(of(&state).stage, Stage::Read);
    state
}

fn of(state: &State) -> &Import {
    state.importing.open.as_deref().expect("an import")
}

fn changed(state: &mut State, file: File, change: M) {
    let effects = ask(state, I::Change(change));
    assert_eq!(effects.len(), 1);
    answer(state, file, effects);
}

/// The position file that would come of it.
fn made(state: &State) -> String {
    let proposed = of(state).proposed.as_deref().expect("a proposal");
    proposed
        .opened
        .text
        .as_deref()
        .unwrap_or_default()
        .to_owned()
}

/// What the command line makes by a mapping that has been kept in a file.
fn by_command_line((name, bytes): File, mapping: &Mapping) -> String {
    let mapping = Mapping::read(&mapping.write().unwrap()).unwrap();
    write(&import(name, bytes, mapping, &[]).unwrap().draft)
}

#[test]
fn each_change_makes_what_the_command_line_makes_by_that_mapping_and_can_be_taken_back() {
    let party = |name: &str| ColumnRole::PartyNamed(name.to_owned());
    let cases: Vec<(File, M, Guess)> = vec![
        (CROSS, M::Title("Rivers".to_owned()), Guess::Title),
        (CROSS, M::Voice("Reported"), Guess::Voice),
        (
            CROSS,
            M::Published("2025-09-04".to_owned()),
            Guess::Published,
        ),
        (CROSS, M::Used(0, false), Guess::Used(0)),
        (CROSS, M::Form(0, Form::Rows), Guess::Form(0)),
        (CROSS, M::Header(0, 4), Guess::Header(0)),
        (
            CROSS,
            M::Column(0, 1, ColumnRole::Ignored),
            Guess::Column(0, 1),
        ),
        (CROSS, M::Column(0, 2, party("Norden")), Guess::Column(0, 2)),
        (
            CROSS,
            M::Word("rules out".to_owned(), Some(Stance::Opposes)),
            Guess::Word("Rules out".to_owned()),
        ),
        (
            CROSS,
            M::Word("+".to_owned(), None),
            Guess::Word("+".to_owned()),
        ),
        (
            LONG,
            M::Word("-3".to_owned(), Some(Stance::Insists)),
            Guess::Word("-3".to_owned()),
        ),
        (
            LONG,
            M::Column(0, 10, ColumnRole::CodedBy),
            Guess::Column(0, 10),
        ),
        (LONG, M::Column(0, 9, ColumnRole::Gist), Guess::Column(0, 9)),
        (
            PROJECT,
            M::Code(
                "Stances/Rules out".to_owned(),
                CodeRole::Stance("Opposes".to_owned()),
            ),
            Guess::Code("Stances/Rules out".to_owned()),
        ),
        (
            PROJECT,
            M::Code(
                "Parties/Halm".to_owned(),
                CodeRole::Party("Halmland".to_owned()),
            ),
            Guess::Code("Parties/Halm".to_owned()),
        ),
        (
            DATABASE,
            M::Variable("person".to_owned(), VariableRole::Gist),
            Guess::Variable("person".to_owned()),
        ),
        (
            DATABASE,
            M::Word("yes".to_owned(), Some(Stance::Insists)),
            Guess::Word("yes".to_owned()),
        ),
    ];
    for (file, change, guess) in cases {
        let mut state = imported(file);
        let (before, guessed) = (made(&state), of(&state).mapping.clone());
        assert_eq!(
            before,
            by_command_line(file, &Mapping::default()),
            "{guess:?}"
        );
        assert!(of(&state).said.is_empty());
        changed(&mut state, file, change);
        let after = made(&state);
        assert_ne!(after, before, "{guess:?}");
        assert_eq!(
            after,
            by_command_line(file, &of(&state).mapping),
            "{guess:?}"
        );
        assert!(!of(&state).said.is_empty(), "{guess:?}");
        changed(&mut state, file, M::ForgetAll);
        assert_eq!(made(&state), before, "{guess:?}");
        assert_eq!(of(&state).mapping, guessed, "{guess:?}");
        assert!(of(&state).said.is_empty());
    }
}

#[test]
fn one_change_alone_can_be_guessed_anew_while_the_others_stay() {
    let mut state = imported(CROSS);
    let before = made(&state);
    let word = || Guess::Word("+".to_owned());
    changed(&mut state, CROSS, M::Title("Rivers".to_owned()));
    changed(&mut state, CROSS, M::Column(0, 1, ColumnRole::Ignored));
    changed(&mut state, CROSS, M::Word("+".to_owned(), None));
    for guess in [Guess::Column(0, 1), word(), Guess::Title] {
        assert!(of(&state).has_said(&guess));
        changed(&mut state, CROSS, M::Forget(guess.clone()));
        assert!(!of(&state).has_said(&guess));
    }
    assert_eq!(made(&state), before);
}

#[test]
fn another_header_keeps_what_was_said_of_columns_and_another_form_does_not() {
    let mut state = imported(CROSS);
    let second = |state: &State| of(state).mapping.sheets[0].columns[1].is.clone();
    changed(&mut state, CROSS, M::Column(0, 1, ColumnRole::Proposition));
    changed(&mut state, CROSS, M::Header(0, 4));
    assert_eq!(second(&state), ColumnRole::Proposition);
    assert_eq!(of(&state).mapping.sheets[0].header, 4);
    changed(&mut state, CROSS, M::Form(0, Form::Rows));
    assert_ne!(second(&state), ColumnRole::Proposition);
    assert!(!of(&state).has_said(&Guess::Column(0, 1)));
    assert!(of(&state).has_said(&Guess::Header(0)));
}

#[test]
fn what_there_can_be_only_one_of_is_taken_from_the_column_that_was_it() {
    let mut state = imported(CROSS);
    changed(&mut state, CROSS, M::Column(0, 1, ColumnRole::Point));
    let columns = &of(&state).mapping.sheets[0].columns;
    assert_eq!(columns[0].is, ColumnRole::Ignored);
    assert_eq!(columns[1].is, ColumnRole::Point);
    assert!(of(&state).has_said(&Guess::Column(0, 0)));
}

#[test]
fn only_the_last_wish_is_heard_and_cancel_takes_the_last_change_back() {
    let mut state = imported(CROSS);
    let before = made(&state);
    let first = ask(&mut state, I::Change(M::Title("One".to_owned())));
    let second = ask(&mut state, I::Change(M::Title("Two".to_owned())));
    assert!(of(&state).is_busy());
    answer(&mut state, CROSS, first);
    assert!(of(&state).is_busy());
    assert_eq!(made(&state), before);
    answer(&mut state, CROSS, second);
    assert!(!of(&state).is_busy());
    assert!(made(&state).contains("\"Two\""));
    let third = ask(&mut state, I::Change(M::Title("Three".to_owned())));
    ask(&mut state, I::Cancel);
    assert!(!of(&state).is_busy());
    assert_eq!(of(&state).mapping.title, "Two");
    answer(&mut state, CROSS, third);
    assert!(made(&state).contains("\"Two\""));
}

#[test]
fn a_mapping_that_is_loaded_was_said_by_a_person() {
    let mut state = imported(CROSS);
    changed(
        &mut state,
        CROSS,
        M::Word("+".to_owned(), Some(Stance::Insists)),
    );
    let kept = of(&state).mapping.clone();
    let made_then = made(&state);
    let mut state = imported(CROSS);
    state.view.dialog = Some(Dialog::Import(ImportDialog::new(
        ImportAsk::LoadMapping,
        String::new(),
    )));
    let effects = tell(&mut state, ImportReport::MappingRead(kept.clone()));
    assert_eq!(state.view.dialog, None);
    answer(&mut state, CROSS, effects);
    assert_eq!(made(&state), made_then);
    assert_eq!(of(&state).mapping, kept);
    for guess in [
        Guess::Title,
        Guess::Column(0, 2),
        Guess::Word("+".to_owned()),
    ] {
        assert!(of(&state).has_said(&guess), "{guess:?}");
    }
    // One that knows nothing of the table is filled up with what it leaves alone.
    let bare = Mapping {
        sheets: vec![crate::import::SheetMapping::default()],
        ..Mapping::default()
    };
    let effects = tell(&mut state, ImportReport::MappingRead(bare));
    answer(&mut state, CROSS, effects);
    assert_eq!(of(&state).mapping.sheets[0].columns.len(), 4);
}

#[test]
fn a_finding_and_a_statement_lead_to_their_field() {
    let mut state = imported(CROSS);
    let proposed = of(&state).proposed.clone().unwrap();
    for (&at, &cell) in &proposed.origins.findings {
        ask(&mut state, I::ShowTab(ImportTab::Findings));
        ask(&mut state, I::FollowFinding(at));
        assert_eq!(
            (of(&state).tab, of(&state).looked),
            (ImportTab::Table, Some(cell))
        );
        assert_eq!(proposed.fields.get(&cell), Some(&Became::LeftOut(at)));
    }
    assert_eq!(proposed.origins.findings.len(), 3);
    let sheet = &of(&state).sheets()[0];
    for (at, statement) in proposed.opened.dossier.statements.iter().enumerate() {
        let field = proposed.field_of(StatementIndex::new(at)).unwrap();
        let words = sheet.text(field.row, field.column);
        assert!(words.contains(&statement.quote), "{words}");
    }
    // Words that were left out are told in their cell of the comparison.
    assert_eq!(proposed.left_out.len(), 3);
    let field = CellAt {
        sheet: 0,
        row: 900,
        column: 900,
    };
    ask(&mut state, I::Look(field));
    let last = of(&state).looked.unwrap();
    assert_eq!((last.row, last.column), (5, 3));
    ask(&mut state, I::Step(Direction::Up));
    ask(&mut state, I::Step(Direction::Left));
    let looked = of(&state).looked.unwrap();
    assert_eq!((looked.row, looked.column), (4, 2));
}

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
    let before = update(
        &mut state,
        Command::Edit(crate::state::EditCommand::AskHead),
    );
    assert_eq!(before, []);
    for command in [
        crate::state::EditCommand::TypeHead("title", "Another".to_owned()),
        crate::state::EditCommand::FinishHead,
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
        let go_on = crate::state::EditCommand::GoOnWithout;
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
    let noted = effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::Writing(crate::state::WritingEffect::NoteEdit { .. })
        )
    });
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
        assert_eq!(proposed.count(kind), expected, "{kind:?}");
    }
    assert_eq!(
        of(&state).told().as_deref(),
        Some("2 parties, 3 points, 2 sources and 2 statements")
    );
    assert_eq!(proposed.found, Some(0));
}
