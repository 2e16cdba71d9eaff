//! Files of readings that are dropped or opened where one is.

use super::*;

#[test]
fn a_file_that_is_dropped_in_the_room_is_a_reading() {
    let mut state = fisheries();
    update(&mut state, Command::ShowRoom(Room::Second));
    let path = PathBuf::from("reading.ron");
    let effects = update(&mut state, Command::Dropped(vec![path.clone()]));
    assert_eq!(effects, [Effect::Second(SecondEffect::Open { path })]);
}

#[test]
fn a_reading_that_is_opened_elsewhere_leads_to_its_room() {
    let path = PathBuf::from("reading.ron");
    let told = || Report::IsReading {
        path: path.clone(),
        findings: Vec::new(),
    };
    let mut state = fisheries();
    let effects = report(&mut state, told());
    assert_eq!(
        effects,
        [Effect::Second(SecondEffect::Open { path: path.clone() })]
    );
    assert_eq!(state.view.room, Room::Second);
    // Without a dossier nothing can be read.
    let mut state = State::new(Arc::new(Opened::nothing()), Settings::default());
    assert_eq!(report(&mut state, told()), []);
    assert_ne!(state.view.room, Room::Second);
    assert!(
        notice(&state).contains("is a second reading"),
        "{}",
        notice(&state)
    );
}
