//! Rooms: going from one to another, and the statement that is chosen by itself.

use super::*;

#[test]
fn every_room_is_reached_by_name_and_takes_the_keys() {
    for (room, name) in Room::ALL {
        let state = after([Command::ShowRoom(room)]);
        assert_eq!(state.view.room, room);
        assert_eq!(state.view.focus, room.focus());
        assert_eq!(room.name(), name);
        assert!(
            table().any(|row| {
                row.section == Section::View
                    && (row.command == Command::ShowRoom(room)
                        || (room, &row.command) == (Room::Sources, &Command::ShowSources))
            }),
            "{name} is not in the table"
        );
        let back = after([Command::ShowRoom(room), Command::ShowMatrix]);
        assert_eq!(
            (back.view.room, back.view.focus),
            (Room::Matrix, Focus::Matrix)
        );
    }
    // There is no text to read before one has been opened.
    let state = after([Command::ShowRoom(Room::Reader)]);
    assert_eq!(state.view.room, Room::Matrix);
}

#[test]
fn a_chosen_statement_selects_its_cell_and_is_forgotten_with_it() {
    let mut state = fisheries();
    let chosen = state.dossier().statements.len() - 1;
    let chosen = StatementIndex::new(chosen);
    let (point, party) = {
        let statement = state.dossier().statement(chosen);
        (statement.point, statement.party)
    };
    let reveal = state.view.reveal;
    apply(&mut state, [Command::SelectStatement(chosen)]);
    assert_eq!(state.view.selection, Some(Selection { point, party }));
    assert_eq!(state.view.statement, Some(chosen));
    assert!(state.view.reveal > reveal);
    let elsewhere = cell(&state, "closed-area", "norland");
    assert_ne!(state.view.selection, Some(elsewhere));
    apply(&mut state, [Command::Select(elsewhere)]);
    assert_eq!(state.view.statement, None);
    // One that is not there changes nothing.
    let before = state.clone();
    apply(
        &mut state,
        [Command::SelectStatement(StatementIndex(9_999))],
    );
    assert_eq!(state, before);
}

#[test]
fn a_reload_forgets_the_chosen_statement_because_numbers_may_have_moved() {
    let mut state = after([Command::SelectStatement(StatementIndex(0))]);
    assert_eq!(state.view.statement, Some(StatementIndex(0)));
    let again = opened("accords/fisheries.ron", &format!("{FISHERIES}\n"));
    report(&mut state, Report::Opened(again));
    assert_eq!(state.view.statement, None);
    assert!(state.view.selection.is_some());
}
