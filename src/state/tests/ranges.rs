//! Selecting a rectangle of cells, and what puts an end to it.

use Direction as D;

use super::*;

/// How many cells are selected, and from which row and column to which.
type Told<'a> = (usize, [&'a str; 2], [&'a str; 2]);

fn block(state: &State) -> Option<Told<'_>> {
    let block = state.block()?;
    let (points, parties) = state.points_and_parties(&block);
    let dossier = state.dossier();
    let point = |at: usize| dossier.point(points[at]).id.as_str();
    let party = |at: usize| dossier.party(parties[at]).id.as_str();
    Some((
        block.cells(),
        [point(0), party(0)],
        [point(points.len() - 1), party(parties.len() - 1)],
    ))
}

#[test]
fn the_rectangle_grows_and_shrinks_around_where_it_began() {
    let extend = Command::Extend;
    let cases: Vec<(Vec<Command>, Option<Told<'_>>)> = vec![
        (vec![], None),
        (
            vec![extend(D::Up)],
            Some((2, ["closed-area", "sudmark"], ["harbours", "sudmark"])),
        ),
        (
            vec![extend(D::Down)],
            Some((2, ["harbours", "sudmark"], ["herring", "sudmark"])),
        ),
        (vec![extend(D::Down), extend(D::Up)], None),
        (
            vec![extend(D::Down), extend(D::Right), extend(D::Right)],
            Some((4, ["harbours", "sudmark"], ["herring", "islemere"])),
        ),
        (
            vec![extend(D::Right), extend(D::Left), extend(D::Left)],
            Some((2, ["harbours", "norland"], ["harbours", "sudmark"])),
        ),
        (
            vec![Command::SelectRow],
            Some((3, ["harbours", "norland"], ["harbours", "islemere"])),
        ),
        (
            vec![Command::SelectAll],
            Some((18, ["closed-area", "norland"], ["office", "islemere"])),
        ),
        (vec![extend(D::Down), Command::Move(D::Down)], None),
        // A plain move that leads nowhere ends it too.
        (vec![Command::SelectAll, Command::Move(D::Up)], None),
        (vec![extend(D::Down), Command::Dismiss], None),
        (vec![Command::SelectAll, Command::ToggleHoles], None),
        (
            vec![Command::SelectAll, Command::GoToPoint(PointIndex(3))],
            None,
        ),
        (
            vec![extend(D::Down), Command::SelectStatement(StatementIndex(0))],
            None,
        ),
    ];
    for (commands, expected) in cases {
        let mut state = fisheries();
        let harbours = cell(&state, "harbours", "sudmark");
        apply(&mut state, [Command::Select(harbours)]);
        apply(&mut state, commands.iter().cloned());
        assert_eq!(block(&state), expected, "{commands:?}");
    }
}

#[test]
fn a_click_with_shift_selects_up_to_there_and_the_count_is_announced() {
    let mut state = fisheries();
    let (from, to) = (
        cell(&state, "cod", "islemere"),
        cell(&state, "herring", "norland"),
    );
    apply(&mut state, [Command::Select(from), Command::ExtendTo(to)]);
    assert_eq!(
        block(&state),
        Some((6, ["herring", "norland"], ["cod", "islemere"]))
    );
    assert_eq!(state.view.announcement, "6 cells selected");
    assert_eq!(
        selected(&state),
        "norland on herring",
        "the inspector follows"
    );
    // A file that is read again may have other cells between the corners.
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", FISHERIES)),
    );
    assert_eq!(block(&state), None);
}
