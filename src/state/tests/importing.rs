//! Importing files of other programs: each change of the mapping does what the command line does by
//! the same mapping; what comes late is not heard.

use std::path::PathBuf;
use std::sync::Arc;

use super::editing::with_text;
use super::*;
use crate::edit::write;
use crate::import::{CellAt, CodeRole, ColumnRole, Form, Mapping, VariableRole, import, read};
use crate::model::Stance;
use crate::state::{
    About, Became, Dialog, Guess, Import, ImportAsk, ImportCommand as I, ImportDialog,
    ImportEffect, ImportReport, ImportTab, MappingChange as M, Proposed, Stage,
};

pub(super) const CROSS: (&str, &[u8]) = (
    "cross.csv",
    include_bytes!("../../../tests/imports/cross.csv"),
);
pub(super) const LONG: (&str, &[u8]) = (
    "long.csv",
    include_bytes!("../../../tests/imports/long.csv"),
);
const PROJECT: (&str, &[u8]) = (
    "river.qde",
    include_bytes!("../../../tests/imports/river.qde"),
);
const DATABASE: (&str, &[u8]) = ("v3.dna", include_bytes!("../../../tests/imports/v3.dna"));

/// A table whose source tells no date.
const UNDATED: File = (
    "undated.csv",
    b"Point,Party,Stance,Quote,Source\nTolls,Halm,yes,we will pay,Echo\n",
);

pub(super) type File = (&'static str, &'static [u8]);

pub(super) fn ask(state: &mut State, command: I) -> Vec<Effect> {
    update(state, Command::Import(command))
}

pub(super) fn tell(state: &mut State, told: ImportReport) -> Vec<Effect> {
    report(state, Report::Import(told))
}

/// Does what the shell does for these effects, without files.
pub(super) fn answer(state: &mut State, (name, bytes): File, effects: Vec<Effect>) {
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
        let proposed = Proposed::of(&foreign, mapping, (&[], Vec::new()), &|| true).map(Arc::new);
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

pub(super) fn imported(file: File) -> State {
    let mut state = with_text();
    let effects = ask(&mut state, I::Begin(PathBuf::from(file.0)));
    answer(&mut state, file, effects);
    assert_eq!(of(&state).stage, Stage::Read);
    state
}

pub(super) fn of(state: &State) -> &Import {
    state.importing.open.as_deref().expect("an import")
}

pub(super) fn changed(state: &mut State, file: File, change: M) {
    let effects = ask(state, I::Change(change));
    assert_eq!(effects.len(), 1);
    answer(state, file, effects);
}

/// The position file that would come of it.
pub(super) fn made(state: &State) -> String {
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
            UNDATED,
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
            M::Column(0, 10, ColumnRole::Ignored),
            Guess::Column(0, 10),
        ),
        (LONG, M::Column(0, 9, ColumnRole::Gist), Guess::Column(0, 9)),
        (
            PROJECT,
            M::Code(
                "Issues/Tolls/supports".to_owned(),
                CodeRole::PointAndStance("Bridges".to_owned(), "Opposes".to_owned()),
            ),
            Guess::Code("Issues/Tolls/supports".to_owned()),
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
