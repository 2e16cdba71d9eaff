//! Undoing what was said of an import: its steps are its own, and nothing of the open file is undone
//! out of sight.

use super::editing::{edit, text_of};
use super::importing::{CROSS, File, LONG, answer, ask, changed, imported, made, of};
use super::*;
use crate::edit::Value;
use crate::import::{ColumnRole, Mapping};
use crate::model::Stance;
use crate::state::{EditCommand as E, ImportCommand as I, ImportEffect, MappingChange as M};

fn undo(state: &mut State, file: File, command: Command) {
    let effects = update(state, command);
    answer(state, file, effects);
}

#[test]
fn each_change_of_a_mapping_is_undone_and_redone_by_name() {
    let cases = [
        (CROSS, M::Voice("Reported"), "set the voice"),
        (
            CROSS,
            M::Published("2031-03-01".to_owned()),
            "set the date of publication",
        ),
        (CROSS, M::Used(0, false), "leave the table alone"),
        (
            CROSS,
            M::Header(0, 2),
            "take the names of columns from row 2",
        ),
        (CROSS, M::Column(0, 1, ColumnRole::Ignored), "set column B"),
        (
            LONG,
            M::Word("Fine".to_owned(), Some(Stance::Unclear)),
            "“Fine” means unclear",
        ),
        (
            LONG,
            M::Word("Fine".to_owned(), None),
            "“Fine” is no stance",
        ),
    ];
    for (file, change, what) in cases {
        let mut state = imported(file);
        let (before, mapping) = (made(&state), of(&state).mapping.clone());
        assert_eq!(state.undoes(), None, "{what}");
        changed(&mut state, file, change);
        let (after, said) = (made(&state), of(&state).said.clone());
        assert_eq!(state.undoes(), Some(what));
        undo(&mut state, file, Command::Undo);
        assert_eq!(
            state.view.announcement,
            of(&state).told().unwrap(),
            "{what}"
        );
        assert_eq!(
            (made(&state), &of(&state).mapping),
            (before, &mapping),
            "{what}"
        );
        assert!(of(&state).said.is_empty(), "{what}");
        assert_eq!((state.undoes(), state.redoes()), (None, Some(what)));
        undo(&mut state, file, Command::Redo);
        assert_eq!((made(&state), &of(&state).said), (after, &said), "{what}");
    }
}

#[test]
fn a_title_that_is_typed_is_one_step_and_a_mapping_that_is_loaded_another() {
    let mut state = imported(CROSS);
    let before = made(&state);
    for title in ["R", "Ri", "Riv"] {
        changed(&mut state, CROSS, M::Title(title.to_owned()));
    }
    let titled = made(&state);
    let mapping = Mapping {
        voice: "Analyst".to_owned(),
        ..Mapping::default()
    };
    let effects =
        super::importing::tell(&mut state, crate::state::ImportReport::MappingRead(mapping));
    answer(&mut state, CROSS, effects);
    assert_eq!(state.undoes(), Some("load a mapping"));
    undo(&mut state, CROSS, Command::Undo);
    assert_eq!(made(&state), titled);
    undo(&mut state, CROSS, Command::Undo);
    assert_eq!(made(&state), before);
    // A change after an undoing leaves nothing to be redone.
    changed(&mut state, CROSS, M::Voice("Reported"));
    assert_eq!(state.redoes(), None);
}

#[test]
fn a_change_that_is_cancelled_is_no_step() {
    let mut state = imported(CROSS);
    changed(&mut state, CROSS, M::Voice("Reported"));
    ask(&mut state, I::Change(M::Voice("Analyst")));
    ask(&mut state, I::AddTexts("texts".into()));
    ask(&mut state, I::Cancel);
    assert_eq!(of(&state).mapping.voice, "Reported");
    assert_eq!(of(&state).texts, Vec::<PathBuf>::new());
    undo(&mut state, CROSS, Command::Undo);
    assert_eq!(of(&state).mapping.voice, "Own");
    assert_eq!(state.undoes(), None);
}

#[test]
fn nothing_of_the_open_file_is_undone_where_it_is_not_seen() {
    let mut state = imported(CROSS);
    let untouched = text_of(&state);
    update(&mut state, Command::ShowRoom(Room::Matrix));
    edit(&mut state, E::Add(crate::finding::RecordKind::Party));
    edit(&mut state, E::Put("name", Some(Value::text("Cland"))));
    edit(&mut state, E::Finish);
    let changed = text_of(&state);
    assert_ne!(changed, untouched);
    for room in [Room::Import, Room::Second] {
        update(&mut state, Command::ShowRoom(room));
        assert_eq!(state.undoes(), None, "{room:?}");
        update(&mut state, Command::Undo);
        assert_eq!(text_of(&state), changed, "{room:?}");
        assert_eq!(state.view.announcement, "Nothing to undo");
    }
    update(&mut state, Command::ShowRoom(Room::Matrix));
    assert_eq!(state.undoes(), Some("add a party"));
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), untouched);
}

#[test]
fn a_quotation_of_one_word_is_taken_and_told() {
    let table: File = (
        "one.csv",
        "Point,Halm,Orne\nTolls,Rules out “Never” (Echo 2 March 2031),         Opposes the “plan” (Echo 2 March 2031)\n"
            .as_bytes(),
    );
    let state = imported(table);
    let proposed = of(&state).proposed.as_deref().expect("a proposal");
    let statements = &proposed.opened.dossier.statements;
    assert_eq!(statements.len(), 1);
    assert_eq!(
        (statements[0].quote.as_str(), statements[0].stance),
        ("Never", Stance::RulesOut)
    );
    let at = proposed
        .findings
        .iter()
        .position(|it| it.message == "B2: the one word “Never” is taken for a quotation");
    let field = proposed
        .origins
        .findings
        .get(&at.expect("it is told"))
        .copied();
    assert_eq!(
        field,
        proposed.field_of(crate::model::StatementIndex::new(0))
    );
}

#[test]
fn who_leaves_the_room_waits_for_nothing_until_he_comes_back() {
    let given_up = Effect::Import(ImportEffect::GiveUp);
    // While a changed mapping is followed.
    let mut state = imported(CROSS);
    let late = ask(&mut state, I::Change(M::Voice("Reported")));
    let effects = update(&mut state, Command::ShowRoom(Room::Matrix));
    assert!(effects.contains(&given_up), "{effects:?}");
    assert_eq!(update(&mut state, Command::ShowRoom(Room::Sources)), []);
    let effects = update(&mut state, Command::ShowRoom(Room::Import));
    let wish = |effects: &[Effect]| match effects {
        [Effect::Import(ImportEffect::Propose { wish, mapping, .. })] => {
            Some((*wish, mapping.voice.clone()))
        }
        _ => None,
    };
    let (first, second) = (
        wish(&late).expect("a wish"),
        wish(&effects).expect("a wish"),
    );
    assert!(second.0 > first.0 && second.1 == "Reported");
    answer(&mut state, CROSS, effects);
    assert!(!of(&state).is_busy());
    // Where all is answered nothing is given up, and nothing is worked out twice.
    for room in [Room::Matrix, Room::Import] {
        assert_eq!(update(&mut state, Command::ShowRoom(room)), []);
    }
    // While the file is read for the first time.
    let mut state = super::editing::with_text();
    ask(&mut state, I::Begin(PathBuf::from(CROSS.0)));
    let effects = update(&mut state, Command::ShowRoom(Room::Matrix));
    assert!(effects.contains(&given_up), "{effects:?}");
    let number = of(&state).number;
    let foreign = crate::import::read(CROSS.0, CROSS.1).expect("a table");
    let about = std::sync::Arc::new(crate::state::About::of(&foreign));
    super::importing::tell(
        &mut state,
        crate::state::ImportReport::Read { number, about },
    );
    let effects = update(&mut state, Command::ShowRoom(Room::Import));
    answer(&mut state, CROSS, effects);
    assert_eq!(of(&state).stage, crate::state::Stage::Read);
}
