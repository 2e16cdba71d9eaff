//! Long lists are made beside the window: what is out of date is never shown for current.

use super::*;
use crate::listing::Listing;

/// A file of so many points of three parties, in which nobody has said anything.
fn silent(points: usize) -> State {
    let records = (0..points).fold(String::new(), |mut records, at| {
        records.push_str(&format!(
            "(id: \"p{at}\", title: \"P{at}\", proposition: \"It is {at}.\"),"
        ));
        records
    });
    let parties = r#"(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")"#;
    let text = format!(
        r#"(format: 1, title: "Silence", parties: [{parties}], points: [{records}],
            sources: [], statements: [])"#
    );
    State::new(opened("silence.ron", &text), Settings::default())
}

/// The work among some effects.
fn work(effects: Vec<Effect>) -> Vec<ListWork> {
    let is_work = |effect| match effect {
        Effect::List(work) => Some(work),
        _ => None,
    };
    effects.into_iter().filter_map(is_work).collect()
}

fn gaps() -> Command {
    Command::ShowRoom(Room::List(ListKind::Gaps))
}

#[test]
fn a_short_list_is_there_at_once_and_a_long_one_when_it_has_been_made() {
    let mut short = silent(600);
    assert_eq!(work(update(&mut short, gaps())), []);
    assert_eq!(short.listing.rows.len(), 1800);
    let mut long = silent(700);
    let [work] = work(update(&mut long, gaps())).try_into().unwrap();
    assert!(long.is_being_listed());
    assert_eq!(long.listing.rows, []);
    assert_eq!(long.listing.empty, "The list is being made…");
    drop(report(&mut long, work.run()));
    assert!(!long.is_being_listed());
    assert_eq!(long.listing.rows.len(), 2100);
}

#[test]
fn what_has_been_made_for_another_date_is_not_shown_and_what_is_wanted_follows() {
    let mut state = silent(700);
    let [first] = work(update(&mut state, gaps())).try_into().unwrap();
    let hide = Command::ToggleParty(PartyIndex(2));
    assert_eq!(work(update(&mut state, hide.clone())), []);
    drop(update(&mut state, hide));
    let date = Command::SetDate("2031-01-01".to_owned());
    assert_eq!(work(update(&mut state, date)), [], "one at a time");
    let [second] = work(report(&mut state, first.run())).try_into().unwrap();
    assert_eq!(state.listing.rows, []);
    drop(report(&mut state, second.run()));
    assert_eq!(state.listing.rows.len(), 2100);
    assert_eq!(state.listing.remarks[0], "As of 1 January 2031");
    // What arrives in another room is of no use, and nothing waits for it.
    let date = Command::SetDate("2032-01-01".to_owned());
    let [third] = work(update(&mut state, date)).try_into().unwrap();
    drop(update(&mut state, Command::ShowMatrix));
    drop(report(&mut state, third.run()));
    assert_eq!(*state.listing, Listing::default());
}

#[test]
fn the_chosen_row_is_found_again_in_the_list_that_follows() {
    let mut state = silent(700);
    let [first] = work(update(&mut state, gaps())).try_into().unwrap();
    drop(report(&mut state, first.run()));
    drop(update(&mut state, Command::ListTo(1500)));
    let chosen = state.view.selection;
    let date = Command::SetDate("2031-01-01".to_owned());
    let [second] = work(update(&mut state, date)).try_into().unwrap();
    drop(report(&mut state, second.run()));
    assert_eq!(state.list_view().row, 1500);
    assert_eq!(state.view.selection, chosen);
}

#[test]
fn a_list_that_is_exported_or_copied_before_it_is_there_is_made_for_that() {
    let mut state = silent(700);
    drop(update(&mut state, gaps()));
    let snapshot = state.snapshot().in_scope(Scope::Shown);
    assert_eq!(
        snapshot.listing.map(|listing| listing.rows.len()),
        Some(2100)
    );
    let effects = update(&mut state, Command::CopyTable);
    let [Effect::CopyTable { text, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(text.lines().count() > 2100);
}

#[test]
fn the_points_of_agreement_are_made_beside_the_window_too() {
    let mut state = silent(2001);
    drop(update(&mut state, Command::ShowRoom(Room::Agreement)));
    let see = AgreementStep::See(Sight::Points);
    let [work] = work(update(&mut state, Command::InAgreement(see)))
        .try_into()
        .unwrap();
    drop(report(&mut state, work.run()));
    assert_eq!(state.listing.rows.len(), 2001);
}
