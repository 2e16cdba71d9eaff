//! What is kept between runs, and for how many files.

use super::*;
use std::path::Path;

#[test]
fn the_last_ten_files_are_remembered_the_newest_first_and_each_once() {
    let mut settings = Settings::default();
    for number in 0..12 {
        settings.remember(Path::new(&format!("{number}.ron")));
    }
    settings.remember(Path::new("5.ron"));
    let names = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map(|number| format!("{number}.ron"));
    assert_eq!(settings.recent, names.map(PathBuf::from));
    let mut state = State::new(opened("a.ron", FISHERIES), settings);
    assert_eq!(
        apply(&mut state, [Command::ForgetRecent]),
        [Effect::KeepSettings]
    );
    assert_eq!(state.settings.recent, [] as [PathBuf; 0]);
}

#[test]
fn the_lens_is_kept_for_fifty_files_and_the_longest_unused_goes() {
    let mut state = fisheries();
    state.lens.holes = true;
    let names: Vec<String> = (0..50).map(|number| format!("{number}.ron")).collect();
    for name in &names {
        state
            .settings
            .keep_lens(&opened(name, FISHERIES), &state.lens);
    }
    // Using the oldest saves it; the next oldest goes instead.
    state
        .settings
        .keep_lens(&opened("0.ron", FISHERIES), &state.lens);
    state
        .settings
        .keep_lens(&opened("new.ron", FISHERIES), &state.lens);
    assert_eq!(state.settings.files.len(), 50);
    let is_kept = |name: &str| state.settings.lens_of(&opened(name, FISHERIES)).holes;
    assert_eq!(
        ["0.ron", "1.ron", "2.ron", "49.ron", "new.ron"].map(is_kept),
        [true, false, true, true, true]
    );
}

#[test]
fn standard_input_has_no_lens_to_keep() {
    let loaded = load(FISHERIES.as_bytes());
    let opened = Opened::new(Origin::StandardInput, loaded).expect("a position file");
    let mut state = State::new(Arc::new(opened), Settings::default());
    apply(&mut state, [Command::ToggleHoles]);
    assert!(state.settings.files.is_empty());
}

#[test]
fn choices_of_the_window_are_kept_and_found_again() {
    let mut state = fisheries();
    let effects = apply(
        &mut state,
        [
            Command::SetDensity(Density::Full),
            Command::SetTheme(ThemeChoice::Dark),
            Command::ToggleReduceMotion,
            Command::WindowSize(900.0, 700.0),
        ],
    );
    assert_eq!(effects, vec![Effect::KeepSettings; 4]);
    let text = serde_json::to_string(&state.settings).expect("settings are plain data");
    let read: Settings = serde_json::from_str(&text).expect("and read back");
    assert_eq!(read, state.settings);
    let again = State::new(opened("a.ron", FISHERIES), read);
    assert_eq!(again.view.density, Density::Full);
    assert_eq!(again.settings.theme, ThemeChoice::Dark);
    assert!(again.settings.reduce_motion);
}
