//! What is shown: filters and their undoing, parties, and the date.

use super::*;
use crate::model::Stance;

#[test]
fn filters_narrow_the_rows_and_clearing_undoes_them_all() {
    let search = |words: &str| Command::SetSearch(words.to_owned());
    let stance = Command::ToggleStance;
    let cases: &[(&[Command], &[&str])] = &[
        (&[], &ALL_ROWS),
        (&[search("COD")], &["cod"]),
        (&[search("runa vik")], &["cod"]),
        (&[search("nowhere")], &[]),
        (&[stance(Stance::Insists)], &["closed-area"]),
        (
            &[stance(Stance::Insists), stance(Stance::SupportsIf)],
            &["closed-area", "herring"],
        ),
        (
            &[stance(Stance::Insists), stance(Stance::Insists)],
            &ALL_ROWS,
        ),
        (
            &[Command::ToggleHoles],
            &["harbours", "herring", "cod", "patrol", "office"],
        ),
        (&[Command::ToggleDisputed], &["cod"]),
        (&[Command::ToggleChanged], &["cod"]),
        (
            &[Command::ToggleFolding],
            &["closed-area", "harbours", "herring", "cod"],
        ),
        (&[Command::ChoosePoints(vec!["cod".to_owned()])], &["cod"]),
    ];
    for (commands, expected) in cases {
        let mut state = after(commands.iter().cloned());
        assert_eq!(rows(&state), *expected, "{commands:?}");
        apply(&mut state, [Command::ClearFilters]);
        if state.lens.fold_silent {
            // Folding leaves nothing out of sight: its line says how much, and opens it.
            assert_eq!(state.shown.folded, 2);
            apply(&mut state, [Command::ToggleFolding]);
        }
        assert_eq!(rows(&state), ALL_ROWS, "{commands:?}");
        assert!(!state.lens.has_filters());
    }
}

#[test]
fn a_change_of_what_is_shown_is_announced_and_kept() {
    let mut state = fisheries();
    let effects = apply(&mut state, [Command::SetSearch("cod".to_owned())]);
    assert_eq!(effects, [Effect::KeepSettings]);
    assert_eq!(
        state.view.announcement,
        "statements dated March to August 2031 · 1 of 6 points · 3 parties · 1 of 2 sources of August 2031"
    );
    assert_eq!(
        apply(&mut state, [Command::SetSearch("cod".to_owned())]),
        []
    );
}

#[test]
fn a_selection_that_is_filtered_away_moves_to_a_row_that_is_there() {
    let mut state = fisheries();
    let office = cell(&state, "office", "sudmark");
    apply(
        &mut state,
        [Command::Select(office), Command::ToggleDisputed],
    );
    assert_eq!(selected(&state), "sudmark on cod");
    apply(&mut state, [Command::SetSearch("nowhere".to_owned())]);
    assert_eq!(selected(&state), "nothing");
    apply(&mut state, [Command::ClearFilters]);
    assert_eq!(selected(&state), "norland on closed-area");
}

#[test]
fn the_last_party_stays() {
    let mut state = fisheries();
    let all = ALL_COLUMNS.map(|id| party(&state, id));
    apply(&mut state, all.map(Command::ToggleParty));
    assert_eq!(columns(&state), ["islemere"]);
    assert_eq!(notice(&state), "At least one party stays");
    apply(&mut state, [Command::ToggleParty(all[0])]);
    assert_eq!(columns(&state), ["norland", "islemere"]);
    apply(&mut state, [Command::ResetParties]);
    assert_eq!(columns(&state), ALL_COLUMNS);
}

#[test]
fn parties_that_do_not_exist_are_left_alone() {
    let mut state = fisheries();
    let before = state.clone();
    let nobody = PartyIndex(99);
    apply(
        &mut state,
        [Command::ToggleParty(nobody), Command::MoveParty(nobody, 1)],
    );
    apply(&mut state, [Command::SetDateTo(StatementIndex(99))]);
    apply(&mut state, [Command::CopyQuotation(StatementIndex(99))]);
    assert_eq!(state, before);
}

#[test]
fn a_column_moves_past_the_columns_that_are_shown() {
    let cases: &[(&[&str], &str, i32, &[&str])] = &[
        (&[], "norland", 1, &["sudmark", "norland", "islemere"]),
        (&[], "norland", -1, &["norland", "sudmark", "islemere"]),
        (&[], "islemere", -1, &["norland", "islemere", "sudmark"]),
        (&[], "islemere", 1, &["norland", "sudmark", "islemere"]),
        (
            &[],
            "norland",
            i32::MAX,
            &["sudmark", "islemere", "norland"],
        ),
        (
            &[],
            "islemere",
            i32::MIN,
            &["islemere", "norland", "sudmark"],
        ),
        // A hidden column between the two is no step of its own.
        (&["sudmark"], "norland", 1, &["islemere", "norland"]),
        (&["sudmark"], "islemere", -1, &["islemere", "norland"]),
        (&["norland"], "norland", 2, &["sudmark", "islemere"]),
    ];
    for &(hidden, moved, by, expected) in cases {
        let mut state = fisheries();
        for id in hidden {
            let party = party(&state, id);
            apply(&mut state, [Command::ToggleParty(party)]);
        }
        let moved = party(&state, moved);
        apply(&mut state, [Command::MoveParty(moved, by)]);
        assert_eq!(columns(&state), expected, "{hidden:?} {moved:?} {by}");
    }
}

#[test]
fn a_date_derives_every_cell_anew_and_a_half_typed_one_changes_nothing() {
    let mut state = fisheries();
    let sudmark = cell(&state, "cod", "sudmark");
    let stance = |state: &State| state.matrix.cell(sudmark.point, sudmark.party).stance;
    assert_eq!(stance(&state), Some(Stance::Supports));
    apply(&mut state, [Command::SetDate("2031-03".to_owned())]);
    assert_eq!(stance(&state), Some(Stance::Opposes));
    assert!(
        state
            .view
            .announcement
            .starts_with("as of 31 March 2031 · 6 points")
    );

    let (version, kept) = (state.version, state.lens.clone());
    for draft in ["2031-0", "2031-02-30", "last week", "2031-05/2031-03"] {
        let effects = apply(&mut state, [Command::SetDate(draft.to_owned())]);
        assert_eq!(effects, []);
        assert_eq!(state.view.date_draft.as_deref(), Some(draft));
        assert_eq!((state.version, &state.lens), (version, &kept));
    }
    apply(&mut state, [Command::SetDate(" 2031 ".to_owned())]);
    assert_eq!(state.view.date_draft, None);
    assert_eq!(stance(&state), Some(Stance::Supports));
    apply(
        &mut state,
        [
            Command::SetDate("nonsense".to_owned()),
            Command::SetDate(String::new()),
        ],
    );
    assert_eq!(
        (state.lens.as_of.as_ref(), state.view.date_draft.as_ref()),
        (None, None)
    );
}

#[test]
fn the_date_of_a_statement_can_be_taken() {
    let mut state = fisheries();
    let spring = statement(&state, "Wants no quota for cod");
    apply(&mut state, [Command::SetDateTo(spring)]);
    assert_eq!(state.lens.as_of.as_deref(), Some("2031-03-03"));
    assert_eq!(state.lens.day(), state.matrix.as_of);
}

#[test]
fn hiding_the_column_of_the_selection_leaves_it_in_its_row() {
    let cases = [
        ("norland", "sudmark on cod"),
        ("sudmark", "islemere on cod"),
        ("islemere", "sudmark on cod"),
    ];
    for (id, expected) in cases {
        let mut state = fisheries();
        let cod = cell(&state, "cod", id);
        apply(
            &mut state,
            [Command::Select(cod), Command::ToggleParty(cod.party)],
        );
        assert_eq!(selected(&state), expected);
    }
}

#[test]
fn unfolding_leads_to_the_first_point_that_was_folded() {
    let mut state = after([Command::ToggleFolding]);
    let herring = cell(&state, "herring", "islemere");
    apply(
        &mut state,
        [Command::Select(herring), Command::ToggleFolding],
    );
    assert_eq!(selected(&state), "islemere on patrol");
    assert_eq!(state.view.reveal_at_top, state.view.reveal);
}

#[test]
fn a_date_that_is_being_typed_is_not_in_force() {
    let mut state = after([Command::SetDate("2031-08".to_owned())]);
    let kept = (state.version, state.lens.clone());
    for typed in ["2", "2031", "2031-03", "2031-13-40"] {
        assert_eq!(apply(&mut state, [Command::TypeDate(typed.to_owned())]), []);
        assert_eq!(state.view.date_draft.as_deref(), Some(typed));
        assert_eq!((state.version, state.lens.clone()), kept);
    }
    apply(&mut state, [Command::TypeDate("2031-08".to_owned())]);
    assert_eq!(state.view.date_draft, None, "that is what is in force");
}
