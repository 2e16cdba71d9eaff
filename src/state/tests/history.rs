//! Undoing and redoing what was changed of the lens.

use proptest::prelude::*;

use super::*;
use crate::lens::{Lens, Sort};
use crate::model::Stance;

fn search(words: &str) -> Command {
    Command::SetSearch(words.to_owned())
}

fn date(text: &str) -> Command {
    Command::SetDate(text.to_owned())
}

/// What undoing would undo now, the last first.
fn steps(mut state: State) -> Vec<String> {
    let mut steps = Vec::new();
    while let Some(what) = state.history.undoes().map(str::to_owned) {
        apply(&mut state, [Command::Undo]);
        assert_eq!(state.view.announcement, format!("Undo: {what}"));
        steps.push(what);
    }
    assert_eq!(state.lens, Lens::default());
    steps
}

#[test]
fn every_change_of_the_lens_is_a_step_with_its_name() {
    let norland = party(&fisheries(), "norland");
    let cases: Vec<(Vec<Command>, Vec<&str>)> = vec![
        (vec![Command::ToggleParty(norland)], vec!["hide Norland"]),
        (
            vec![Command::ToggleParty(norland), Command::ToggleParty(norland)],
            vec!["show Norland", "hide Norland"],
        ),
        (vec![Command::MoveParty(norland, 1)], vec!["move Norland"]),
        (
            vec![
                Command::ToggleStance(Stance::Supports),
                Command::ToggleStance(Stance::Supports),
            ],
            vec!["no longer ask for “Supports”", "ask for “Supports”"],
        ),
        (
            vec![
                Command::ToggleHoles,
                Command::ToggleDisputed,
                Command::ToggleChanged,
            ],
            vec![
                "ask for cells that changed",
                "ask for contested cells",
                "ask for holes",
            ],
        ),
        (
            vec![Command::ToggleFolding, Command::ToggleFolding],
            vec![
                "unfold points without a position",
                "fold points without a position",
            ],
        ),
        (
            vec![
                Command::SetSort(Sort::StickingPoints),
                Command::SetSort(Sort::File),
            ],
            vec![
                "rows in the file’s order",
                "rows with sticking points first",
            ],
        ),
        (
            vec![
                Command::ChoosePoints(vec!["cod".to_owned()]),
                Command::ShowEverything,
            ],
            vec!["show everything", "choose points"],
        ),
        // What changes nothing is no step.
        (
            vec![Command::ClearFilters, search(""), Command::ResetOrder],
            vec![],
        ),
        // What is being typed is one step, what is moved too; something else comes between.
        (
            vec![search("c"), search("co"), search("cod")],
            vec!["search for “cod”"],
        ),
        (vec![search("c"), search("cod"), search("")], vec![]),
        (
            vec![search("c"), search(""), search("h"), search("he")],
            vec!["search for “he”"],
        ),
        (
            vec![search("c"), Command::BackToMatrix, search("co")],
            vec!["search for “co”", "search for “c”"],
        ),
        (
            vec![
                date("2031-03"),
                date("2031-04"),
                search("cod"),
                date("2031-05"),
                date("2031-06"),
            ],
            vec![
                "as of 30 June 2031",
                "search for “cod”",
                "as of 30 April 2031",
            ],
        ),
        (
            vec![date("2031-03"), Command::WindowSize(900.0, 700.0), date("")],
            vec![],
        ),
    ];
    for (commands, expected) in cases {
        assert_eq!(steps(after(commands.clone())), expected, "{commands:?}");
    }
}

#[test]
fn taking_filters_off_to_show_a_cell_can_be_undone() {
    let mut state = after([search("herring")]);
    let cod = statement(&state, "Wants no quota for cod");
    apply(&mut state, [Command::ShowInMatrix(cod)]);
    assert_eq!(rows(&state), ALL_ROWS);
    apply(&mut state, [Command::Undo]);
    assert_eq!(rows(&state), ["herring"]);
    assert_eq!(notice(&state), "Undo: filters taken off to show a cell");
    assert_eq!(selected(&state), "sudmark on herring");
    apply(&mut state, [Command::Redo]);
    assert_eq!(rows(&state), ALL_ROWS);
}

#[test]
fn something_new_forgets_what_was_undone_and_nothing_is_said_to_be_nothing() {
    let mut state = after([Command::Undo]);
    assert_eq!(notice(&state), "Nothing to undo");
    apply(
        &mut state,
        [Command::ToggleHoles, Command::Undo, Command::ToggleDisputed],
    );
    assert_eq!(state.history.redoes(), None);
    apply(&mut state, [Command::Redo]);
    assert_eq!(notice(&state), "Nothing to redo");
    assert!(state.lens.disputed && !state.lens.holes);
}

#[test]
fn a_reload_keeps_the_steps_and_another_file_has_none() {
    let mut state = after([Command::ToggleHoles]);
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", FISHERIES)),
    );
    assert_eq!(state.history.undoes(), Some("ask for holes"));
    report(&mut state, Report::Opened(opened("other.ron", FISHERIES)));
    assert_eq!(state.history, History::default());
}

/// Everything that changes the lens.
fn change() -> impl Strategy<Value = Command> {
    let words = || proptest::sample::select(vec!["", "cod", "co", "2031-03", "2031-08-14", "x"]);
    prop_oneof![
        3 => words().prop_map(search),
        3 => words().prop_map(date),
        2 => (0_u32..4).prop_map(|at| Command::ToggleParty(PartyIndex(at))),
        2 => (0_u32..3, -2..3_i32).prop_map(|(at, by)| Command::MoveParty(PartyIndex(at), by)),
        2 => proptest::sample::select(Stance::ALL.to_vec()).prop_map(Command::ToggleStance),
        2 => proptest::sample::select(Sort::ALL.to_vec())
            .prop_map(|(sort, _)| Command::SetSort(sort)),
        3 => proptest::sample::select(vec![
            Command::ToggleHoles,
            Command::ToggleDisputed,
            Command::ToggleChanged,
            Command::ToggleFolding,
            Command::ClearFilters,
            Command::ResetParties,
            Command::ResetOrder,
            Command::ShowEverything,
            Command::ChoosePoints(vec!["cod".to_owned()]),
            Command::BackToMatrix,
            Command::ShowInMatrix(StatementIndex(3)),
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_steps_undone_give_the_first_lens_and_redone_the_last(
        changes in proptest::collection::vec(change(), 0..40)
    ) {
        let mut state = fisheries();
        apply(&mut state, changes);
        let (lens, shown, matrix) = (state.lens.clone(), state.shown.clone(), state.matrix.clone());
        while state.history.undoes().is_some() {
            apply(&mut state, [Command::Undo]);
        }
        prop_assert_eq!(&state.lens, &Lens::default());
        prop_assert_eq!(rows(&state), ALL_ROWS);
        while state.history.redoes().is_some() {
            apply(&mut state, [Command::Redo]);
        }
        prop_assert_eq!((state.lens, state.shown, state.matrix), (lens, shown, matrix));
    }
}
