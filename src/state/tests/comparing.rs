//! The open file beside another one.

use super::*;
use crate::finding::{Code, Finding};
use crate::listing::Lead;
use crate::model::Stance;

/// The accord as it was: Norland only supported the closed area, and the office had another id.
fn earlier() -> String {
    FISHERIES
        .replace(
            "stance: Insists, gist: \"Will sign",
            "stance: Supports, gist: \"Will sign",
        )
        .replace("\"office\"", "\"bureau\"")
}

/// What the shell reports when it has read the other file.
fn compared(state: &State, text: &str, is_swapped: bool) -> Report {
    let other = opened("accords/earlier.ron", text);
    let open = Arc::clone(&state.opened);
    Report::Compared(Arc::new(Compared::new(open, other, is_swapped)))
}

/// The accord beside its earlier self.
fn beside_earlier() -> State {
    let mut state = fisheries();
    let found = compared(&state, &earlier(), false);
    assert_eq!(report(&mut state, found), []);
    state
}

#[test]
fn a_file_to_compare_with_is_asked_for_and_read_beside_the_window() {
    let mut state = fisheries();
    let path = PathBuf::from("accords/earlier.ron");
    apply(&mut state, [Command::CompareFile(CompareFile::Ask)]);
    apply(
        &mut state,
        [Command::CompareFile(CompareFile::Type("x".to_owned()))],
    );
    assert_eq!(
        state.view.dialog,
        Some(Dialog::Compare {
            path: "x".to_owned()
        })
    );
    let effects = apply(
        &mut state,
        [Command::CompareFile(CompareFile::With(path.clone()))],
    );
    let origin = Origin::File(path.clone());
    let is_swapped = false;
    let wanted = Effect::Compare { origin, is_swapped };
    assert_eq!(effects, std::slice::from_ref(&wanted));
    assert_eq!(state.view.dialog, None);
    // A file that is dropped where changes are listed is compared with, elsewhere it is opened.
    let dropped = Command::Dropped(vec![path]);
    let effects = apply(&mut state, [dropped.clone()]);
    assert!(matches!(effects.last(), Some(Effect::Open(_))));
    let room = Room::List(ListKind::Changes);
    let effects = apply(&mut state, [Command::ShowRoom(room), dropped]);
    assert_eq!(effects, [wanted]);
}

#[test]
fn the_other_file_is_the_old_one_until_they_are_swapped() {
    let mut state = beside_earlier();
    assert_eq!(state.view.room, Room::List(ListKind::Changes));
    let told = "1 statement recoded, 1 cell changed and 1 point renamed";
    assert_eq!(
        notice(&state),
        format!("From earlier.ron to fisheries.ron: {told}")
    );
    let at = cell(&state, "closed-area", "norland");
    let stance = |state: &State| {
        let compared = state.compared.as_ref().expect("two files are compared");
        let in_other = compared.in_other(at.point, at.party);
        in_other.expect("the cell differs").stance
    };
    assert_eq!(stance(&state), Some(Stance::Supports));
    let mark = |state: &State| {
        let compared = state.compared.as_ref().expect("two files are compared");
        compared.mark(at.point, at.party)
    };
    let words = "in earlier.ron: supports".to_owned();
    assert_eq!(mark(&state), Some((words, Some(Stance::Supports))));
    // The list is what the room lists, and choosing a row selects what it is about.
    assert_eq!(state.listing.rows.len(), 3);
    apply(&mut state, [Command::ListTo(1)]);
    assert_eq!(selected(&state), "norland on closed-area");
    apply(&mut state, [Command::ListFollow]);
    assert_eq!(state.view.room, Room::Matrix);
    let version = state.version;
    apply(&mut state, [Command::CompareFile(CompareFile::Swap)]);
    assert_eq!(
        notice(&state),
        format!("From fisheries.ron to earlier.ron: {told}")
    );
    assert_eq!(
        stance(&state),
        Some(Stance::Supports),
        "it is the other one’s"
    );
    assert!(state.version > version);
    let compared = state.compared.clone().expect("two files are compared");
    let elsewhere = cell(&state, "cod", "norland");
    assert_eq!(compared.in_other(elsewhere.point, elsewhere.party), None);
    // Rows lead to the open file, whichever is the old one.
    let leads: Vec<Lead> = compared.listing().rows.iter().map(|row| row.lead).collect();
    assert!(leads.contains(&Lead::Cell(at.point, at.party)));
    apply(&mut state, [Command::CompareFile(CompareFile::Stop)]);
    assert_eq!(state.compared, None);
    for command in [CompareFile::Stop, CompareFile::Swap, CompareFile::Again] {
        assert_eq!(apply(&mut state, [Command::CompareFile(command)]), []);
        assert_eq!(notice(&state), "No file is compared with this one");
    }
}

#[test]
fn a_reload_of_either_file_is_compared_anew_and_another_file_is_not() {
    let mut state = beside_earlier();
    apply(&mut state, [Command::CompareFile(CompareFile::Swap)]);
    let effects = apply(&mut state, [Command::CompareFile(CompareFile::Again)]);
    let origin = Origin::File(PathBuf::from("accords/earlier.ron"));
    let is_swapped = true;
    assert_eq!(effects, [Effect::Compare { origin, is_swapped }]);
    // The open file has been edited meanwhile: it is the new one that is compared.
    let late = compared(&state, &earlier(), true);
    let edited = FISHERIES.replace("Opens its harbours", "Opens all its harbours");
    let again = opened("accords/fisheries.ron", &edited);
    report(&mut state, Report::Opened(Arc::clone(&again)));
    let found = state.compared.clone().expect("two files are compared");
    assert_eq!(found.open, again);
    assert!(found.is_swapped);
    assert_eq!(found.difference.statements.changed.len(), 2);
    report(&mut state, late);
    let found = state.compared.clone().expect("two files are compared");
    assert_eq!(found.open, again);
    assert_eq!(found.difference.statements.changed.len(), 2);
    report(&mut state, Report::Opened(opened("other.ron", FISHERIES)));
    assert_eq!(state.compared, None);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_comparison_as_it_was() {
    let mut state = beside_earlier();
    let before = state.compared.clone();
    let finding = Finding::new(Code::NotRon, "this is not a position file");
    let origin = Origin::File(PathBuf::from("accords/broken.ron"));
    let findings = vec![finding];
    report(&mut state, Report::NotCompared { origin, findings });
    assert_eq!(
        notice(&state),
        "broken.ron was not compared: this is not a position file"
    );
    assert_eq!(state.compared, before);
    assert_eq!(state.broken, None, "the open file is as good as before");
    // One with errors is compared, and said to have them.
    let text = earlier().replace("stance: RulesOut", "stance: RulesIn");
    let found = compared(&state, &text, false);
    report(&mut state, found);
    assert!(notice(&state).contains("earlier.ron has errors"));
    let remarks = state.compared.as_ref().map(|it| it.listing().remarks);
    let told = "1 record of earlier.ron could not be read and may look added or removed";
    assert!(remarks.unwrap_or_default().contains(&told.to_owned()));
}

#[test]
fn two_files_of_one_name_are_told_apart() {
    let named = |one: &str, other: &str| {
        let state = State::new(opened(one, FISHERIES), Settings::default());
        let other = opened(other, FISHERIES);
        Compared::new(state.opened, other, false).names()
    };
    assert_eq!(named("a/x.ron", "b/y.ron"), ["y.ron", "x.ron"]);
    assert_eq!(named("a/x.ron", "b/x.ron"), ["b/x.ron", "a/x.ron"]);
    assert_eq!(
        named("a/x.ron", "a/x.ron"),
        ["a/x.ron (read again)", "a/x.ron (open here)"]
    );
}
