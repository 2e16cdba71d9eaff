//! A file of another program is imported: what was guessed is changed by the names of the controls,
//! and the dossier is what the command line makes by the same mapping.

use std::fs;
use std::path::Path;
use std::process::Command as Program;

use concordance::state::{Import, ImportTab, Origin, Stage, State};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::{By, Queryable as _};

use crate::support::harness::{FISHERIES, Window};

const CROSS: &str = "Issue;Theme;Northland;Southland;Remarks
Foreign troops;Security;\"no \u{201c}No soldier will stand there\u{201d} (The Hill, 26 August 2025)\";\"yes \u{201c}We need our friends\u{201d} (Visti, 3 September 2025)\";a
Tolls;Trade;\"lukewarm \u{201c}We could pay a little\u{201d} (Echo, 1 September 2025)\";yes;b
";

fn import(state: &State) -> Option<&Import> {
    state.importing.open.as_deref()
}

fn is_read(state: &State) -> bool {
    import(state).is_some_and(|it| it.stage == Stage::Read && !it.is_busy())
}

/// A window over an import of this file.
fn importing(path: &Path) -> Window {
    let settings = concordance::state::Settings::default();
    let mut window = Window::of(FISHERIES, settings, Theme::Light, vec2(1280.0, 1400.0));
    window.drop_file(path.to_owned());
    window.until("the file is read", is_read);
    window
}

/// Chooses an entry of the choice whose name begins so.
fn choose(window: &mut Window, name: &str, entry: &str) {
    window.click_on(Role::ComboBox, name);
    let entries = By::new().role(Role::Button).label(entry);
    let last = window.harness.query_all(entries).last();
    last.expect("an entry of that name").click();
    window.harness.run();
    window.until("the change is followed", is_read);
}

#[test]
fn a_table_is_mapped_and_made_into_the_dossier_that_the_command_line_makes() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("cross.csv");
    fs::write(&table, CROSS).expect("a file");
    let mut window = importing(&table);
    assert!(
        window.says("2 parties, 2 points, 2 sources and 2 statements") || window.says("3 parties")
    );
    assert!(window.says("C2: no "));
    // Remarks were taken for a party; lukewarm for nothing.
    choose(&mut window, "Column E, Remarks", "Not used");
    assert!(window.says("2 parties, 2 points, 2 sources and 2 statements"));
    choose(&mut window, "What “lukewarm” means", "Supports, if");
    assert!(window.says("2 parties, 2 points, 3 sources and 3 statements"));
    assert!(window.has_button("Guess anew: column E"));
    // The comparison that would come of it, and the way back to the table.
    window.click("The comparison");
    window.click_on(Role::Cell, "Northland on Tolls: supports, if, 1 statement");
    assert!(window.says("We could pay a little"));
    window.click("Show row 3 of the table");
    let looked = import(window.state()).and_then(|it| it.looked);
    assert_eq!(looked.map(|it| (it.row, it.column)), Some((2, 2)));
    let findings = import(window.state()).map_or(0, concordance::state::Import::finding_count);
    window.click(&format!("Left out and guessed ({findings})"));
    window.click_on(Role::Button, "warning: D3: the cell has no quotation");
    let tab = import(window.state()).map(|it| it.tab);
    assert_eq!(tab, Some(ImportTab::Table));
    // The mapping is kept, and nothing is written over.
    window.click("Save mapping…");
    window.click("Save");
    let mapping = folder.path().join("cross.mapping.ron");
    window.until("the mapping is written", |state| {
        state.view.dialog.is_none()
    });
    window.click("Save mapping…");
    window.click("Save");
    window.until_said("is there already");
    window.click("Cancel");
    window.click("Make the dossier…");
    window.click("Make it");
    let made = folder.path().join("cross.ron");
    let origin = Origin::File(made.clone());
    window.until("the dossier is open", |state| state.opened.origin == origin);
    assert!(!window.state().is_unsaved());
    assert!(window.says("Southland"));
    let by_program = folder.path().join("by-program.ron");
    let run = Program::new(env!("CARGO_BIN_EXE_concordance"))
        .args(["import", &table.display().to_string(), "-o"])
        .args([&by_program, Path::new("--mapping"), &mapping])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let by_program = fs::read_to_string(by_program).expect(&said);
    assert_eq!(fs::read_to_string(made).expect("a dossier"), by_program);
}

#[test]
fn a_broken_file_is_told_in_the_room_and_another_one_can_be_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.xlsx");
    fs::write(&broken, b"PK\x03\x04 nothing").expect("a file");
    let mut window = Window::fisheries();
    let before = window.state().opened.clone();
    window.drop_file(broken);
    window.until("it is refused", |state| {
        import(state).is_some_and(|it| matches!(it.stage, Stage::Refused(_)))
    });
    assert!(window.says("broken.xlsx cannot be imported"));
    window.click("Choose another file…");
    assert!(
        window
            .one(Role::TextInput, "Path of the file to import")
            .is_focused()
    );
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.says("Coldwater accord"));
    assert_eq!(window.state().opened, before);
}

#[test]
fn a_dossier_can_be_opened_unsaved_and_quotations_are_looked_up_in_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("cross.csv");
    fs::write(&table, CROSS).expect("a file");
    fs::create_dir(folder.path().join("texts")).expect("a folder");
    let text = folder.path().join("texts/Echo.txt");
    fs::write(text, "They said: We need our friends, and left.").expect("a text");
    let mut window = importing(&table);
    assert!(!window.says("found in texts"));
    let field = "Path of a folder or file of texts";
    window.one(Role::TextInput, field).focus();
    window.harness.run();
    window.write(&folder.path().join("texts").display().to_string());
    window.press(Key::Enter);
    window.until("the texts are read", is_read);
    assert!(window.says("1 quotation found in texts"));
    // A folder that is not there is told, and keeps nobody from the rest.
    window.one(Role::TextInput, field).focus();
    window.harness.run();
    window.write("/nowhere/at/all");
    window.press(Key::Enter);
    window.until("the other folder is looked for", is_read);
    assert!(window.says("“/nowhere/at/all” does not exist"));
    assert!(window.says("1 quotation found in texts"));
    window.click("Open without saving");
    assert_eq!(window.state().opened.origin, Origin::New);
    assert!(window.state().is_unsaved());
    assert!(window.says("not saved"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().dossier().statements.len(), 0);
}

#[test]
fn the_fields_of_the_table_are_walked_through_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("cross.csv");
    fs::write(&table, CROSS).expect("a file");
    let mut window = importing(&table);
    window.click_on(Role::Cell, "B1: Theme");
    for key in [Key::ArrowDown, Key::ArrowRight] {
        window.press(key);
    }
    let looked = import(window.state()).and_then(|it| it.looked);
    assert_eq!(looked.map(|it| (it.row, it.column)), Some((1, 2)));
    assert!(window.one(Role::Cell, "C2: no ").is_focused());
}
