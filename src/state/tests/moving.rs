//! The selected cell: moving, edges, themes, contested cells, and where the keys go.

use super::*;
use Direction as D;

/// From a cell, by moves, to a cell.
#[test]
fn moves_end_at_the_edges_and_jump_by_theme_and_conflict() {
    let cases: &[(&str, &str, &[Direction], &str)] = &[
        ("closed-area", "norland", &[D::Up], "norland on closed-area"),
        (
            "closed-area",
            "norland",
            &[D::Left],
            "norland on closed-area",
        ),
        ("closed-area", "norland", &[D::Down], "norland on harbours"),
        (
            "closed-area",
            "norland",
            &[D::Right],
            "sudmark on closed-area",
        ),
        ("office", "islemere", &[D::Down], "islemere on office"),
        ("office", "islemere", &[D::Right], "islemere on office"),
        ("cod", "sudmark", &[D::RowStart], "norland on cod"),
        ("cod", "sudmark", &[D::RowEnd], "islemere on cod"),
        ("cod", "sudmark", &[D::First], "norland on closed-area"),
        ("cod", "sudmark", &[D::Last], "islemere on office"),
        ("cod", "sudmark", &[D::PageUp], "sudmark on closed-area"),
        ("cod", "sudmark", &[D::PageDown], "sudmark on office"),
        (
            "closed-area",
            "sudmark",
            &[D::NextTheme],
            "sudmark on herring",
        ),
        ("harbours", "sudmark", &[D::NextTheme], "sudmark on herring"),
        (
            "cod",
            "norland",
            &[D::NextTheme, D::NextTheme],
            "norland on office",
        ),
        // There is no theme after the last: the last row it is.
        ("office", "norland", &[D::NextTheme], "norland on office"),
        ("cod", "norland", &[D::PreviousTheme], "norland on herring"),
        (
            "herring",
            "norland",
            &[D::PreviousTheme],
            "norland on closed-area",
        ),
        (
            "closed-area",
            "norland",
            &[D::PreviousTheme],
            "norland on closed-area",
        ),
        (
            "closed-area",
            "norland",
            &[D::NextDisputed],
            "islemere on cod",
        ),
        // The only one is also the next one, from behind it and from itself.
        ("office", "islemere", &[D::NextDisputed], "islemere on cod"),
        ("cod", "islemere", &[D::NextDisputed], "islemere on cod"),
    ];
    for &(point, party, moves, expected) in cases {
        let mut state = fisheries();
        let from = cell(&state, point, party);
        apply(&mut state, [Command::Select(from)]);
        apply(&mut state, moves.iter().copied().map(Command::Move));
        assert_eq!(selected(&state), expected, "{party} on {point}, {moves:?}");
    }
}

#[test]
fn every_move_brings_its_cell_into_view_and_the_keys_to_the_cells() {
    let mut state = after([Command::FocusSearch, Command::ToggleFindings]);
    let before = state.view.reveal;
    apply(&mut state, [Command::Move(D::Down)]);
    assert!(state.view.reveal > before);
    assert_eq!(state.view.focus, Focus::Matrix);
    assert_eq!(state.view.side, SidePanel::Inspector);
}

#[test]
fn the_first_cell_with_a_position_is_selected_at_first() {
    assert_eq!(selected(&fisheries()), "norland on closed-area");
    let state = after([Command::SetSearch("patrol".to_owned())]);
    // A row of holes has no position; its first cell it is then.
    assert_eq!(selected(&state), "norland on patrol");
}

#[test]
fn moves_follow_the_columns_as_they_are_shown() {
    let mut state = fisheries();
    let [norland, islemere] = ["norland", "islemere"].map(|id| party(&state, id));
    apply(
        &mut state,
        [
            Command::MoveParty(islemere, -2),
            Command::ToggleParty(norland),
        ],
    );
    assert_eq!(columns(&state), ["islemere", "sudmark"]);
    apply(&mut state, [Command::Move(D::First)]);
    assert_eq!(selected(&state), "islemere on closed-area");
    apply(
        &mut state,
        [Command::Move(D::Right), Command::Move(D::Right)],
    );
    assert_eq!(selected(&state), "sudmark on closed-area");
}

#[test]
fn a_cell_that_is_not_shown_cannot_be_selected() {
    let mut state = after([Command::SetSearch("herring".to_owned())]);
    let hidden = cell(&state, "cod", "norland");
    let nowhere = Selection {
        point: PointIndex(99),
        party: PartyIndex(99),
    };
    for selection in [hidden, nowhere] {
        for command in [Command::Select, Command::Enter, Command::ShowConflict] {
            apply(&mut state, [command(selection)]);
            assert_eq!(selected(&state), "norland on herring");
        }
    }
}

#[test]
fn enter_goes_into_the_inspector_and_nowhere_without_a_cell() {
    let state = after([Command::EnterInspector]);
    assert_eq!(state.view.focus, Focus::Inspector);
    let state = after([Command::EnterInspector, Command::BackToMatrix]);
    assert_eq!(state.view.focus, Focus::Matrix);
    let state = after([
        Command::SetSearch("nowhere".to_owned()),
        Command::EnterInspector,
    ]);
    assert_eq!(selected(&state), "nothing");
    assert_eq!(state.view.focus, Focus::Matrix);
}

#[test]
fn only_a_contested_cell_is_put_face_to_face() {
    let mut state = fisheries();
    let contested = cell(&state, "cod", "islemere");
    apply(&mut state, [Command::ToggleFaceToFace]);
    assert!(!state.view.face_to_face, "nothing is contested here");
    apply(&mut state, [Command::ShowConflict(contested)]);
    assert!(state.view.face_to_face);
    apply(&mut state, [Command::ToggleFaceToFace]);
    assert!(!state.view.face_to_face);
    apply(
        &mut state,
        [Command::ToggleFaceToFace, Command::Move(D::Left)],
    );
    assert!(!state.view.face_to_face, "another cell shows everything");
    let plain = cell(&state, "cod", "norland");
    apply(&mut state, [Command::ShowConflict(plain)]);
    assert!(!state.view.face_to_face, "nothing is contested there");
    // On a date before the claim there is no conflict left to show.
    apply(&mut state, [Command::ShowConflict(contested)]);
    apply(&mut state, [Command::SetDate("2031-08-15".to_owned())]);
    assert!(!state.view.face_to_face);
}

/// Escape closes one thing at a time, from the top.
#[test]
fn dismiss_closes_one_thing_at_a_time() {
    let mut state = fisheries();
    let contested = cell(&state, "cod", "islemere");
    apply(
        &mut state,
        [
            Command::ToggleFilters,
            Command::OpenLink("ftp://x".to_owned()),
            Command::ShowConflict(contested),
            Command::ToggleFindings,
            Command::FocusSearch,
            Command::ShowKeys,
        ],
    );
    let open = |state: &State| {
        [
            ("dialog", state.view.dialog.is_some()),
            ("face to face", state.view.face_to_face),
            ("focus", state.view.focus != Focus::Matrix),
            ("notice", state.view.notice.is_some()),
            ("findings", state.view.side == SidePanel::Findings),
            ("filters", state.view.filters_open),
        ]
    };
    let mut expected = open(&state);
    assert!(expected.iter().all(|(_, is_open)| *is_open), "{expected:?}");
    for at in 0..expected.len() {
        apply(&mut state, [Command::Dismiss]);
        expected[at].1 = false;
        assert_eq!(open(&state), expected);
    }
    let before = state.clone();
    apply(&mut state, [Command::Dismiss]);
    assert_eq!(state, before);
}
