//! What an export is of, room by room.

use super::*;
use crate::agreement::Counted;
use crate::check::{Checked, Graded};
use crate::listing::Value;
use crate::quote::Grade;

#[test]
fn an_export_is_of_what_the_room_shows() {
    let mut state = after([Command::ShowRoom(Room::Agreement)]);
    assert_eq!(state.subject(), Subject::Pairs);
    let (norland, sudmark) = (PartyIndex(0), PartyIndex(1));
    let open = AgreementStep::Open(sudmark, norland, Counted::Differ);
    apply(&mut state, [Command::InAgreement(open)]);
    assert_eq!(state.subject(), Subject::Behind);
    let table = state.snapshot().table();
    assert_eq!(table.title, "Sudmark and Norland: 3 differ");
    assert_eq!(table.rows.len(), 3);
    let see = AgreementStep::See(Sight::Points);
    apply(&mut state, [Command::InAgreement(see)]);
    assert_eq!(state.subject(), Subject::Points);
    assert!(
        state
            .snapshot()
            .table()
            .title
            .starts_with("Points by distance")
    );
    let pairs = AgreementStep::See(Sight::Pairs);
    let close = [pairs, AgreementStep::Close].map(Command::InAgreement);
    apply(&mut state, close);
    assert_eq!(state.snapshot().table().title, "Who agrees with whom");
    apply(&mut state, [Command::ShowRoom(Room::Matrix)]);
    assert_eq!(state.subject(), Subject::Matrix);
    let last = |state: &State| {
        let table = state.snapshot().table();
        let name = table.columns.last().map(|it| it.name.clone());
        (name, table.rows[0].values.last().map(Value::text))
    };
    assert_eq!(last(&state).0.as_deref(), Some("Islemere"));
    apply(&mut state, [Command::SetDate("2031-03".to_owned())]);
    let dated = ("As of".to_owned(), "31 March 2031".to_owned());
    assert_eq!(last(&state), (Some(dated.0), Some(dated.1)));
    // Cells that have become another since then say so in the table too.
    let later =
        |row: &crate::listing::Row| row.values.iter().any(|it| it.text().contains("later: "));
    assert!(state.snapshot().table().rows.iter().any(later));
    assert_eq!(
        state.snapshot().table().rows.len(),
        state.shown.points.len()
    );
}

#[test]
fn a_list_follows_what_a_check_finds() {
    let mut state = after([Command::ShowRoom(Room::List(ListKind::Statements))]);
    assert!(
        state
            .listing
            .columns
            .iter()
            .all(|it| it.name != "Source text")
    );
    let graded = |at| Graded {
        statement: StatementIndex::new(at),
        first: StatementIndex::new(at),
        grade: Grade::Missing,
        place: None,
        occurrences: 0,
        ambiguous: false,
    };
    let evidence = Evidence {
        checked: Checked {
            grades: (0..state.dossier().statements.len()).map(graded).collect(),
            ..Checked::default()
        },
        ..Evidence::default()
    };
    let checked = Report::Checked {
        sha256: state.dossier().sha256.clone(),
        evidence: Arc::new(evidence),
    };
    report(&mut state, checked);
    let told = state.listing.row_words(0);
    assert!(
        told.ends_with("Source text: quotation not in the source"),
        "{told}"
    );
}
