//! What some words find, in which order, and where that leads.

use std::path::PathBuf;

use super::*;
use crate::model::{Dossier, Point, Statement};
use crate::standing::cases::{dossier, own};
use crate::state::tests::{after, apply as apply_all, fisheries, notice, rows, selected};
use crate::state::{ListKind, table};

/// What some words find, with its kind.
fn found(query: &str) -> Vec<String> {
    let state = after([
        Command::AskPalette,
        Command::SetPaletteQuery(query.to_owned()),
    ]);
    let Some(Dialog::Palette(palette)) = state.view.dialog else {
        panic!("no palette");
    };
    let entry = |found: &Found| format!("{}: {}", found.kind.word(), found.words);
    palette.found.iter().map(entry).collect()
}

#[test]
fn the_best_entries_come_first_and_every_word_must_fit() {
    let cases: &[(&str, &[&str])] = &[
        // A beginning, then the beginning of a word, then within a word.
        (
            "cod",
            &["point: A cod quota", "source: Net Ledger: The cod question"],
        ),
        // By id and by proposition.
        ("herring", &["point: A herring quota"]),
        ("closed-area", &["point: A closed area"]),
        ("fishes middle", &["point: A closed area"]),
        // A speaker by a word of the role.
        ("mayor", &["speaker: Runa Vik"]),
        ("vik runa", &["speaker: Runa Vik"]),
        ("SUDMARK", &["party: Sudmark", "speaker: Olle Tern"]),
        ("recent nothing", &[]),
        ("zzzz", &[]),
    ];
    for (query, expected) in cases {
        let found = found(query);
        let begins = found.iter().map(String::as_str).take(expected.len());
        assert_eq!(begins.collect::<Vec<_>>(), *expected, "{query}: {found:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{query}: {found:?}");
    }
    // Scattered letters count only where nothing else fits.
    assert!(
        found("cod")
            .iter()
            .all(|entry| entry.to_lowercase().contains("cod"))
    );
    let scattered = found("aghq");
    assert_eq!(scattered, [] as [&str; 0]);
    let scattered = found("hrqt");
    assert!(
        scattered.contains(&"point: A herring quota".to_owned()),
        "{scattered:?}"
    );
    // A letter alone is not scattered.
    assert_eq!(found("ж"), [] as [&str; 0]);
}

#[test]
fn every_command_of_the_table_is_found_by_its_name() {
    for row in table() {
        if matches!(row.command, Command::Dismiss | Command::AskPalette) {
            continue;
        }
        let found = found(row.label);
        let is_it = |entry: &String| entry.ends_with(row.label);
        assert!(found.iter().take(3).any(is_it), "{}: {found:?}", row.label);
    }
}

#[test]
fn nothing_typed_shows_the_rooms_and_what_is_asked_for_most() {
    let first = found("");
    for (_, room) in Room::ALL {
        assert!(first.contains(&format!("view: {room}")), "{first:?}");
    }
    assert!(first.contains(&"command: Search".to_owned()), "{first:?}");
    assert!(first.len() <= 20, "{first:?}");
    assert_eq!(found(" "), first);
}

#[test]
fn what_was_looked_for_is_marked() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("cod", "A cod quota", &["cod"]),
        ("quo co", "A cod quota", &["co", "quo"]),
        ("quota uot", "A cod quota", &["quota"]),
        ("acq", "A cod quota", &["A", "c", "q"]),
        ("vik", "Їжак Вік Vik", &["Vik"]),
        ("ж", "Їжак", &["ж"]),
        ("zz", "A cod quota", &[]),
    ];
    for (query, name, expected) in cases {
        let mut dossier = dossier(Vec::new());
        dossier.points[0].title = (*name).to_owned();
        let entries = Entry::of_dossier(&dossier);
        let found = rank::found(&entries[0], query);
        let marked: Vec<&str> = found.marks.iter().map(|mark| &name[mark.clone()]).collect();
        assert_eq!(marked, *expected, "{query}");
    }
}

/// A state after an entry was chosen.
fn chosen(query: &str, mut state: State) -> State {
    apply_all(
        &mut state,
        [
            Command::AskPalette,
            Command::SetPaletteQuery(query.to_owned()),
            Command::ChooseInPalette(0),
        ],
    );
    assert_eq!(state.view.dialog, None);
    state
}

#[test]
fn choosing_leads_there() {
    // The first party with a position, past those without.
    let state = chosen("a cod quota", fisheries());
    assert_eq!(selected(&state), "sudmark on cod");
    let state = chosen("islemere", state);
    assert_eq!(selected(&state), "islemere on cod");
    // A silent point has a cell too.
    let state = chosen("common office", state);
    assert_eq!(selected(&state), "norland on office");

    let state = chosen("runa vik", state);
    assert_eq!(rows(&state), ["cod"]);
    assert_eq!(selected(&state), "islemere on cod");
    // Going to what a filter hides takes it off, and says so.
    let state = chosen("herring", state);
    assert_eq!(selected(&state), "norland on herring");
    assert_eq!(notice(&state), "Filters were taken off to show this cell");
    assert_eq!(state.lens.search, "");

    let state = chosen("net ledger", state);
    assert_eq!(state.view.room, Room::Reader);
    let state = chosen("gaps", state);
    assert_eq!(state.view.room, Room::List(ListKind::Gaps));
    let state = chosen("harbours", state);
    assert_eq!(state.view.room, Room::Matrix);
    let state = chosen("only contested", state);
    assert!(state.lens.disputed);
}

#[test]
fn keys_move_through_the_list_and_around_its_ends() {
    let mut state = after([Command::AskPalette]);
    let at = |state: &State| match &state.view.dialog {
        Some(Dialog::Palette(palette)) => (palette.at, palette.found.len()),
        _ => panic!("no palette"),
    };
    let (_, count) = at(&state);
    let moves = [
        (1, 1),
        (-1, 0),
        (-1, count - 1),
        (1, 0),
        (10, 10),
        (-99, 0),
        (99, count - 1),
    ];
    for (by, expected) in moves {
        apply_all(&mut state, [Command::MoveInPalette(by)]);
        assert_eq!(at(&state).0, expected, "{by}");
    }
    // Other words begin at the top again; nothing found can be chosen without harm.
    apply_all(&mut state, [Command::SetPaletteQuery("qqqq".to_owned())]);
    assert_eq!(at(&state), (0, 0));
    apply_all(
        &mut state,
        [Command::MoveInPalette(1), Command::ChooseInPalette(0)],
    );
    assert_eq!(at(&state), (0, 0));
}

#[test]
fn recent_files_are_found_by_name_and_folder() {
    let mut state = fisheries();
    let path = PathBuf::from("talks/spring/straits.ron");
    state.settings.recent.push(path.clone());
    for query in ["straits", "spring straits"] {
        let palette = look_up(&state, query.to_owned());
        assert_eq!(palette.found[0].kind, Kind::RecentFile, "{query}");
        assert_eq!(palette.found[0].command, Command::OpenFile(path.clone()));
    }
}

/// Five thousand points and a hundred thousand statements by five thousand speakers.
fn large() -> Dossier {
    let template = own(crate::model::Stance::Supports, "2025-01-01");
    let statements = (0..100_000_u32).map(|number| Statement {
        speaker: Some(format!("Speaker {}", number % 5000)),
        ..template.clone()
    });
    let mut dossier = dossier(statements.collect());
    let point = dossier.points[0].clone();
    dossier.points = (0..5000)
        .map(|number| Point {
            id: format!("point-{number}"),
            title: format!("Point number {number}"),
            ..point.clone()
        })
        .collect();
    dossier
}

#[test]
fn of_very_many_entries_each_stands_once_and_sixty_at_most_are_shown() {
    let dossier = large();
    let entries = Entry::of_dossier(&dossier);
    assert_eq!(entries.len(), 5000 + 3 + 5000 + 2);
    let found = rank::search(entries.iter(), "e 49");
    assert_eq!(found.len(), rank::MOST);
    assert_eq!(found[0].words, "Point number 49");
    // The same words find the same entries in the same order.
    assert_eq!(rank::search(entries.iter(), "e 49"), found);
}
