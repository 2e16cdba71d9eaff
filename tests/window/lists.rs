//! The lists: gaps, contested cells, statements by date.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use crate::support::harness::Window;

/// The window in the list that this key leads to.
fn list(key: Key) -> Window {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::ALT, key);
    window
}

/// What the chosen row says.
fn chosen(window: &Window) -> String {
    let rows: Vec<String> = window
        .all(Role::Row)
        .iter()
        .filter(|row| row.accesskit_node().is_selected() == Some(true))
        .map(|row| row.accesskit_node().label().unwrap_or_default())
        .collect();
    let [row] = rows.as_slice() else {
        panic!("chosen are {rows:?}");
    };
    row.clone()
}

#[test]
fn gaps_are_listed_sorted_and_lead_to_their_cells() {
    let mut window = list(Key::Num4);
    assert!(window.says("Gaps: cells without a sourced position"));
    let rows = window.names(Role::Row);
    assert!(rows[0].starts_with("Point: Access to harbours; Party: Islemere; State: Part only"));
    assert_eq!(chosen(&window), rows[0]);
    assert!(window.one(Role::Row, "Access to harbours").is_focused());
    // The inspector shows the cell of the row.
    assert!(window.says("the outer skerries would welcome every boat"));

    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), rows[1]);
    window.press(Key::ArrowUp);

    window.click_on(Role::ColumnHeader, "Party");
    let first = |window: &Window| window.state().listing.row_words(0);
    assert!(first(&window).contains("Party: Islemere"));
    assert_eq!(chosen(&window), rows[0], "the row is kept");
    window.click_on(Role::ColumnHeader, "Party");
    assert!(first(&window).contains("Party: Sudmark"));
    window.click_on(Role::ColumnHeader, "Party");
    assert_eq!(
        window.names(Role::Row),
        rows,
        "in the list’s own order again"
    );

    window.press(Key::Enter);
    assert!(window.says("Islemere on Access to harbours: part only"));
    let cell = window.one(Role::Cell, "Islemere on Access to harbours");
    assert_eq!(cell.accesskit_node().is_selected(), Some(true));
    assert!(cell.is_focused());
}

#[test]
fn a_contested_row_leads_face_to_face() {
    let mut window = list(Key::Num3);
    assert!(chosen(&window).starts_with("Point: A cod quota; Party: "));
    window.click("Show face to face");
    assert!(window.state().view.face_to_face);
    assert_eq!(window.all(Role::Row).len(), 0, "the matrix is there again");
    window.press(Key::Escape);
    assert!(!window.state().view.face_to_face);
}

#[test]
fn statements_stand_by_date_and_the_lens_narrows_them() {
    let mut window = list(Key::Num5);
    let all = window.state().dossier().statements.len();
    assert_eq!(window.state().listing.rows.len(), all);
    assert!(window.names(Role::Row)[0].starts_with("Date: 1 March 2031; Party: Norland"));
    window.press(Key::End);
    let last = chosen(&window);
    assert_eq!(last, window.state().listing.row_words(all - 1));
    assert_eq!(
        window
            .state()
            .view
            .statement
            .map(concordance::listing::Lead::Statement),
        Some(window.state().listing.rows[all - 1].lead)
    );

    window.press_written(Key::Slash, "/");
    window.write("herring");
    let rows = window.state().listing.rows.len();
    assert!(rows > 0 && rows < all);
    window.press(Key::Enter);
    assert_eq!(window.state().view.focus, concordance::state::Focus::List);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write("nowhere");
    assert!(window.says("No cell is shown"));
    window.click("Clear search and filters");
    assert_eq!(window.state().listing.rows.len(), all);
}

#[test]
fn escape_leads_from_a_list_back_to_the_matrix() {
    let mut window = list(Key::Num4);
    window.press(Key::ArrowRight);
    assert!(window.one(Role::Button, "Copy with citation").is_focused());
    window.press(Key::ArrowLeft);
    assert!(window.one(Role::Row, "Access to harbours").is_focused());
    window.press(Key::Escape);
    assert_eq!(window.state().view.room, concordance::state::Room::Matrix);
}

/// Exports what the room shows to a file of this name, and gives back its bytes.
fn exported(window: &mut Window, name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    window.press_with(Modifiers::COMMAND, Key::E);
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    // By mouse and by keyboard alone.
    if name.ends_with("png") {
        window.click("Export");
    } else {
        window.press(Key::Enter);
    }
    window.until("it is written", |state| {
        state.task.is_none() && state.view.dialog.is_none()
    });
    assert!(window.says("Written to "));
    std::fs::read(path).expect("a file")
}

#[test]
fn a_list_is_exported_as_a_table_and_as_a_sheet() {
    let mut window = list(Key::Num4);
    let table = String::from_utf8(exported(&mut window, "gaps.csv")).expect("text");
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}Group,Point,Party,State,What there is instead (stances as read by the editors),Quotations,Latest,\
         About this table"
    );
    assert!(lines[1].starts_with("Waters,Access to harbours,Islemere,Part only,"));
    assert_eq!(lines.len(), window.state().listing.rows.len() + 2);

    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.says("Export the gaps"));
    let Some(concordance::state::Dialog::Export(dialog)) = &window.state().view.dialog else {
        panic!("no dialog");
    };
    // What was written last is proposed again.
    assert!(dialog.path.ends_with("-gaps.csv"), "{}", dialog.path);
    window.press(Key::Escape);
    let picture = exported(&mut window, "gaps.png");
    assert!(picture.starts_with(b"\x89PNG"));
    let said = "Gaps: cells without a sourced position";
    let says = |window: &[u8]| window == said.as_bytes();
    assert!(picture.windows(said.len()).any(says));
}

#[test]
fn the_comparison_is_exported_as_a_table_too() {
    let mut window = Window::fisheries();
    let table = String::from_utf8(exported(&mut window, "accord.csv")).expect("text");
    let begins = |words: &str| assert!(table.starts_with(words), "{table}");
    begins("\u{feff}Group,Point,Norland (stances as read by the editors),");
    // A stance never stands without the words that prove it.
    let words = "“Without a closed bank there is no accord,”";
    assert!(table.contains(words), "{table}");
}
