//! The view of agreement: its numbers, the points behind them, and its keys.

use concordance::agreement::{Counted, agreement};
use concordance::model::{PartyIndex, StatementIndex};
use concordance::state::{AgreementStep, Command, Dialog, Room, Selection, Settings, Sight};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, vec2};

use crate::support::harness::{FISHERIES, Window};

/// The accord in the view of agreement.
fn compared() -> Window {
    // High enough for a list below the grid.
    let size = vec2(1000.0, 1100.0);
    let mut window = Window::of(FISHERIES, Settings::default(), Theme::Light, size);
    window.press_with(Modifiers::ALT, Key::Num2);
    assert_eq!(window.state().view.room, Room::Agreement);
    window
}

/// The names of the buttons that have these words.
fn buttons(window: &Window, words: &str) -> Vec<String> {
    let mut names = window.names(Role::Button);
    names.retain(|name| name.contains(words));
    names
}

#[test]
fn every_pair_tells_its_counts_and_every_party_its_positions() {
    let window = compared();
    let state = window.state();
    let counted = agreement(state.dossier(), &state.matrix);
    assert_eq!(counted.pairs.len(), 3);
    let cells = window.names(Role::Cell);
    for pair in &counted.pairs {
        let name = |party: PartyIndex| state.dossier().party(party).name.clone();
        let condition = match pair.counted(Counted::AgreeIf) {
            0 => String::new(),
            count => format!(" ({count} on a condition)"),
        };
        let few = if pair.share().is_none() {
            ", too few to compare"
        } else {
            ""
        };
        let counts = format!(
            "{} agree{condition}, {} differ, {} unclear, {} not comparable{few}",
            pair.counted(Counted::Agree),
            pair.counted(Counted::Differ),
            pair.counted(Counted::Unclear),
            pair.counted(Counted::Holes),
        );
        for (row, column) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let wanted = format!("{} and {}: {counts}", name(row), name(column));
            assert!(cells.contains(&wanted), "{wanted} in {cells:#?}");
        }
    }
    // By hand, from the accord itself.
    let by_hand = "Norland and Sudmark: 0 agree, 3 differ, 0 unclear, 3 not comparable";
    assert!(cells.contains(&by_hand.to_owned()), "{cells:#?}");
    assert!(cells.contains(&"Sudmark: 4 positions".to_owned()));
}

#[test]
fn a_number_opens_its_points_and_either_position_leads_to_its_cell() {
    let mut window = compared();
    window.click("3 differ: Norland and Sudmark");
    assert!(window.says("Norland and Sudmark"));
    let listed = [
        "Norland on A closed area: insists on, 1 March 2031, 1 quotation",
        "Sudmark on A closed area: rules out, 3 March 2031, 1 quotation",
        "Norland on Access to harbours: supports, 1 March 2031, 1 quotation",
        "Sudmark on Access to harbours: opposes, 3 March 2031, reported",
        "Norland on A herring quota: supports, if, 1 March 2031, 1 quotation",
        "Sudmark on A herring quota: opposes, unless, 3 March 2031, 1 quotation",
    ];
    assert_eq!(buttons(&window, "March 2031"), listed);
    window.click(listed[3]);
    let state = window.state();
    assert_eq!(state.view.room, Room::Agreement);
    let statement = state.dossier().statement(StatementIndex(4));
    assert_eq!(
        state.view.selection,
        Some(Selection {
            point: statement.point,
            party: statement.party
        })
    );
    // From one number of the pair to the next, and to a cell without any statement.
    window.click("3 not comparable");
    window.click("Sudmark on A common office: no sourced position");
    assert!(window.says("No sourced position. The sources of this dossier say nothing"));
    window.click("Close the list");
    assert!(!window.has_button("Close the list"));
}

#[test]
fn pairs_and_points_are_reached_by_keys() {
    let mut window = compared();
    let pair = |window: &Window| window.state().compared_pair().map(|(a, b)| (a.0, b.0));
    assert_eq!(pair(&window), Some((0, 1)));
    let steps = [
        (Key::ArrowRight, (0, 2)),
        (Key::ArrowRight, (0, 2)),
        (Key::ArrowDown, (1, 2)),
        // A party is not compared with itself.
        (Key::ArrowLeft, (1, 0)),
        (Key::ArrowUp, (1, 0)),
        (Key::ArrowDown, (2, 0)),
    ];
    for (key, wanted) in steps {
        window.press(key);
        assert_eq!(pair(&window), Some(wanted), "{key:?}");
    }
    window.press(Key::Enter);
    assert!(window.has_button("Close the list"));
    window.press(Key::Escape);
    assert!(!window.has_button("Close the list"));
    assert_eq!(window.state().view.room, Room::Agreement);
    window.press(Key::P);
    assert_eq!(window.state().view.agreement.sight, Sight::Points);
    let first = |window: &Window| {
        let rows = buttons(window, "firmness");
        rows.first().cloned().unwrap_or_default()
    };
    assert_eq!(
        first(&window),
        "A cod quota: distance 0 of 6, one stance: supports, 2 for, 0 against, 2 of 3 heard, \
         firmness 4"
    );
    window.press(Key::O);
    assert_eq!(
        first(&window),
        "A closed area: distance 6 of 6, the whole scale, insists on to rules out, 1 for, \
         1 against, 3 of 3 heard, firmness 6"
    );
    window.press(Key::Home);
    window.press(Key::ArrowDown);
    let silent = buttons(&window, "too little data");
    assert_eq!(silent.len(), 2, "{silent:?}");
}

#[test]
fn the_page_of_measures_is_one_click_away() {
    let mut window = compared();
    window.click("How this is measured");
    assert_eq!(window.state().view.dialog, Some(Dialog::Measures));
    assert!(window.says("share = agree ÷ (agree + differ)"));
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);
    assert_eq!(window.state().view.room, Room::Agreement);
}

#[test]
fn what_is_said_after_the_date_counts_nowhere() {
    let mut window = Window::fisheries();
    window.click("Date: All dates");
    window.write("2031-03-02");
    window.press(Key::Enter);
    window.press_with(Modifiers::ALT, Key::Num2);
    assert!(window.says("As of 2 March 2031, 6 of 6 points, 3 of 3 parties"));
    let cells = window.names(Role::Cell);
    let nothing = "Sudmark and Islemere: 0 agree, 0 differ, 0 unclear, 6 not comparable, \
                   too few to compare";
    assert!(cells.contains(&nothing.to_owned()), "{cells:#?}");
    assert!(cells.contains(&"Norland: 3 positions".to_owned()));
}

#[test]
fn the_points_behind_a_number_tell_what_nobody_has_checked_where_that_is_shown() {
    let mut window = compared();
    let open = AgreementStep::Open(PartyIndex(0), PartyIndex(1), Counted::Differ);
    window
        .harness
        .state_mut()
        .command(Command::InAgreement(open));
    window.harness.run();
    let told = |window: &Window| buttons(window, ", unchecked").len();
    assert_eq!(told(&window), 0);
    window
        .harness
        .state_mut()
        .command(Command::ToggleShowUnchecked);
    window.harness.run();
    // Nobody has checked anything of the accord: both positions of three points.
    assert_eq!(told(&window), 6);
    let table = window.state().snapshot().table();
    let texts = table.rows.iter().flat_map(|row| &row.values[1..3]);
    assert!(texts.into_iter().all(|it| it.text().ends_with("unchecked")));
}
