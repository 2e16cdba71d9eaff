//! The cells: their names and places, and the words that stand behind them.

use concordance::state::{Density, Settings};
use egui::accesskit::Role;
use egui::{OpenUrl, OutputCommand, Theme};
use egui_kittest::kittest::NodeT as _;

use crate::support::harness::{FISHERIES, SIZE, Window};

#[test]
fn every_cell_has_a_name_a_row_and_a_column() {
    let mut window = Window::fisheries();
    window.click("Filter");
    window.click("Overview");
    let grids = window.all(Role::Grid);
    let [grid] = grids.as_slice() else {
        panic!("{} grids", grids.len());
    };
    let grid = grid.accesskit_node();
    assert_eq!(grid.label().as_deref(), Some("Positions: Coldwater accord"));
    assert_eq!(grid.data().row_count(), Some(7));
    assert_eq!(grid.data().column_count(), Some(4));
    assert_eq!(
        window.names(Role::ColumnHeader),
        [
            "Norland, column menu",
            "Sudmark, column menu",
            "Islemere, column menu"
        ]
    );
    let place = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.data().row_index(), node.data().column_index())
    };
    let headers = window.all(Role::RowHeader);
    let rows: Vec<_> = headers.iter().map(place).collect();
    let expected: Vec<_> = (1..=6).map(|row| (Some(row), Some(0))).collect();
    assert_eq!(rows, expected);
    let cells = window.all(Role::Cell);
    let places: Vec<_> = cells.iter().map(place).collect();
    let expected: Vec<_> = (1..=6)
        .flat_map(|row| (1..=3).map(move |column| (Some(row), Some(column))))
        .collect();
    assert_eq!(places, expected);
    let names = window.names(Role::Cell);
    let expected = [
        "Norland on A closed area: insists on, 1 March 2031, 1 quotation",
        "Sudmark on A closed area: rules out, 3 March 2031, 1 quotation",
        "Islemere on A closed area: unclear, 4 March 2031, reported",
        "Norland on Access to harbours: supports, 1 March 2031, 1 quotation",
        "Sudmark on Access to harbours: opposes, 3 March 2031, reported",
        "Islemere on Access to harbours: part only, the outer skerries: supports, \
         no sourced position of the whole party, reported",
        "Norland on A herring quota: supports, if, 1 March 2031, 1 quotation",
        "Sudmark on A herring quota: opposes, unless, 3 March 2031, 1 quotation",
        "Islemere on A herring quota: no sourced position",
        "Norland on A cod quota: claimed by Sudmark: supports, \
         no sourced position of the whole party, 1 quotation",
        "Sudmark on A cod quota: supports, 12 August 2031, reversed and 2 quotations",
        "Islemere on A cod quota: supports, 14 August 2031, \
         contested by Sudmark and 3 quotations",
        "Norland on A joint patrol: analysts only, no sourced position of the whole party, \
         1 quotation",
        "Sudmark on A joint patrol: no sourced position",
        "Islemere on A joint patrol: no sourced position",
        "Norland on A common office: no sourced position",
        "Sudmark on A common office: no sourced position",
        "Islemere on A common office: no sourced position",
    ];
    assert_eq!(names, expected);
    let selected: Vec<usize> = (0..cells.len())
        .filter(|&at| cells[at].accesskit_node().is_selected() == Some(true))
        .collect();
    assert_eq!(selected, [0]);
}

#[test]
fn a_click_shows_the_words_behind_a_cell_and_copies_them() {
    let mut window = Window::fisheries();
    window.click_on(Role::Cell, "Sudmark on A closed area: rules out");
    for words in [
        "A closed area",
        "Proposition: Nobody fishes on the Middle Bank.",
        "against, and declared non-negotiable",
        "Sudmark’s envoy called a closed bank “out of the question”",
        "Olle Tern, envoy of Sudmark",
        "3 March 2031",
        "Harbour Gazette: “Three coasts, one bank”, 10 March 2031",
    ] {
        assert!(window.says(words), "{words}");
    }
    let commands = window.commands_of_click("Copy with citation");
    let [OutputCommand::CopyText(text)] = commands.as_slice() else {
        panic!("not one text: {commands:?}");
    };
    assert_eq!(
        text,
        "Sudmark’s envoy called a closed bank “out of the question”\n\
         Olle Tern, envoy of Sudmark (own words), 3 March 2031\n\
         Harbour Gazette: “Three coasts, one bank”, 10 March 2031\n\
         https://gazette.example/coasts\n\
         Read by the editors as: Sudmark on A closed area, rules out\n\
         This quotation: no source text at hand"
    );
    window.harness.run();
    assert!(window.says("Quotation copied with its citation"));
    let commands = window.commands_of_click("Open the source");
    let url = "https://gazette.example/coasts";
    assert_eq!(commands, [OutputCommand::OpenUrl(OpenUrl::new_tab(url))]);

    // A link of another kind is not even offered.
    window.click_on(Role::Cell, "Norland on A cod quota");
    assert!(window.says("Net Ledger: “The cod question”"));
    assert!(!window.has_button("Open the source"));

    window.click_on(
        Role::Cell,
        "Islemere on A herring quota: no sourced position",
    );
    assert!(window.says("No sourced position. The sources of this dossier say nothing about it"));
    assert!(!window.has_button("Copy with citation"));
}

#[test]
fn contested_leads_to_both_words_face_to_face() {
    let mut window = Window::fisheries();
    let own = "“Share the cod, and share it soon,” said Runa Vik";
    let claim = "Islemere has turned the quota down, according to Olle Tern";
    let analyst = "and Islemere, short of cod, would sign at once";
    window.click_on(
        Role::Button,
        "contested by Sudmark and 3 quotations: both words",
    );
    assert!(window.says(own) && window.says(claim));
    assert!(
        !window.says(analyst),
        "only the two that contradict each other"
    );
    assert!(window.says("Contradicts the party’s own words of 14 August 2031"));
    // Face to face is side by side, both in view.
    let left = window.one(Role::Label, own).rect();
    let right = window.one(Role::Label, claim).rect();
    assert!(left.right() <= right.left(), "{left:?} {right:?}");
    assert!(left.bottom() <= SIZE.y && right.bottom() <= SIZE.y);
    window.click("Show all statements");
    assert!(window.says(own) && window.says(claim) && window.says(analyst));
    window.click("Both words face to face");
    assert!(!window.says(analyst));
    window.press(egui::Key::Escape);
    assert!(window.says(analyst));
}

#[test]
fn no_cell_is_taller_than_a_third_of_the_window() {
    // One statement whose gist alone would fill the window.
    let long = "a long gist ".repeat(200);
    let title = "A very long title ".repeat(40);
    let text = FISHERIES
        .replace("Calls it out of the question", &long)
        .replace("A closed area", &title);
    let settings = Settings {
        density: Density::Full,
        ..Settings::default()
    };
    let window = Window::of(&text, settings, Theme::Light, SIZE);
    let cells = window.all(Role::Cell);
    assert!(!cells.is_empty());
    let tallest = cells
        .iter()
        .map(|cell| cell.rect().height())
        .fold(0.0, f32::max);
    assert!(tallest > 100.0, "{tallest}");
    assert!(tallest <= SIZE.y / 3.0, "{tallest}");
}

#[test]
fn the_whole_bundled_dossier_fits_one_screen_in_the_overview() {
    let text = include_str!("../../data/ukraine-peace-plan.ron");
    // The timeline takes the height of ten rows; folded it takes that of two.
    let settings = Settings {
        density: Density::Overview,
        timeline_folded: true,
        ..Settings::default()
    };
    let height = 830.0;
    let mut window = Window::of(text, settings, Theme::Light, egui::vec2(1280.0, height));
    let points = window.state().dossier().points.len();
    let parties = window.state().dossier().parties.len();
    assert_eq!(window.all(Role::RowHeader).len(), points);
    let cells = window.all(Role::Cell);
    assert_eq!(cells.len(), points * parties);
    let lowest = cells
        .iter()
        .map(|cell| cell.rect().bottom())
        .fold(0.0, f32::max);
    assert!(lowest <= height, "{lowest}");
    let shortest = cells
        .iter()
        .map(|cell| cell.rect().height())
        .fold(99.0, f32::min);
    assert!(shortest >= 15.0, "no row is cut off: {shortest}");
    window.click_on(Role::Cell, "Russia on Foreign troops in Ukraine: rules out");
    assert!(window.says("Proposition: Troops of other countries are stationed in Ukraine"));
    let cell = window.state().selected_cell().expect("a cell");
    let standing = cell.standing.expect("a position");
    let quote = window.state().dossier().statement(standing).quote.clone();
    assert!(window.says(&quote));
}

#[test]
fn the_card_that_stands_says_so_and_a_hidden_party_is_not_counted_in() {
    let mut window = Window::fisheries();
    window.click_on(Role::Cell, "Sudmark on A cod quota");
    for words in ["OWN WORDS · STANDS", "OWN WORDS · SUPERSEDED"] {
        assert!(window.says(words), "{words}");
    }
    window.click_on(Role::ColumnHeader, "Norland");
    window.click("Hide Norland");
    window.click("Filter (1)");
    window.click("Fold points without a position");
    assert!(window.says("on which none of the shown parties has a sourced position"));
}
