//! What narrows or reorders what is shown, and taking it off.

use super::*;
use crate::lens::{Lens, Sort};
use crate::model::Stance;

fn words(state: &State) -> Vec<String> {
    let chips = state.lens_chips();
    chips.into_iter().map(|chip| chip.words).collect()
}

#[test]
fn every_wish_has_a_chip_that_takes_it_off_alone() {
    let state = fisheries();
    assert_eq!(words(&state), [] as [&str; 0]);
    let (norland, sudmark) = (party(&state, "norland"), party(&state, "sudmark"));
    let wishes = [
        (
            Command::SetDate("2031-03".to_owned()),
            "As of 31 March 2031",
        ),
        (Command::SetSearch(" cod ".to_owned()), "Search: “cod”"),
        (
            Command::ToggleStance(Stance::SupportsIf),
            "Rows with “Supports, if”",
        ),
        (
            Command::ToggleStance(Stance::RulesOut),
            "Rows with “Rules out”",
        ),
        (Command::ToggleHoles, "Rows with holes"),
        (Command::ToggleDisputed, "Contested cells"),
        (Command::ToggleChanged, "Cells that changed"),
        (Command::ToggleFolding, "Points without a position folded"),
        (
            Command::ChoosePoints(vec!["cod".to_owned(), "gone".to_owned()]),
            "1 point chosen by hand",
        ),
        (Command::ToggleParty(norland), "Norland hidden"),
        (Command::MoveParty(sudmark, 1), "Columns in another order"),
        (
            Command::SetSort(Sort::LatestChange),
            "Rows: latest change first",
        ),
    ];
    let mut all = fisheries();
    for (command, expected) in &wishes {
        let mut alone = after([command.clone()]);
        assert_eq!(words(&alone), [*expected]);
        let chip = alone.lens_chips().remove(0);
        apply(&mut alone, [chip.command]);
        assert_eq!(alone.lens, Lens::default(), "{expected}");
        apply(&mut all, [command.clone()]);
    }
    let expected: Vec<&str> = wishes.iter().map(|(_, words)| *words).collect();
    assert_eq!(words(&all), expected);
    let mut left = expected;
    while !left.is_empty() {
        let chip = all.lens_chips().remove(left.len() / 2);
        left.remove(left.len() / 2);
        apply(&mut all, [chip.command]);
        assert_eq!(words(&all), left);
    }
    assert_eq!(all.lens, Lens::default());
}

#[test]
fn everything_is_taken_off_at_once_and_that_can_be_undone() {
    let mut state = after([Command::ToggleHoles, Command::SetDate("2031-03".to_owned())]);
    let before = state.lens.clone();
    apply(&mut state, [Command::ShowEverything]);
    assert_eq!((rows(&state), words(&state)), (ALL_ROWS.to_vec(), vec![]));
    apply(&mut state, [Command::Undo]);
    assert_eq!(state.lens, before);
}

#[test]
fn the_order_of_rows_is_told_where_the_file_does_not_give_it() {
    let line = |sort| {
        let state = after([Command::SetSort(sort)]);
        let line =
            crate::words::title_line(state.dossier(), &state.lens, &state.shown, &state.matrix);
        (
            line,
            crate::words::scope_line(state.dossier(), &state.shown),
        )
    };
    for sort in [Sort::Theme, Sort::File] {
        assert!(line(sort).0.ends_with("August 2031"), "{}", line(sort).0);
    }
    let (title, scope) = line(Sort::CommonGround);
    assert!(title.ends_with(" · common ground first"), "{title}");
    assert_eq!(scope, "6 of 6 points, 3 of 3 parties; common ground first");
}
