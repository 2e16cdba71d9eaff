//! What goes to the clipboard and to the browser, compared whole.

use super::*;
use crate::check::{Checked, Graded};
use crate::quote::Grade;

#[test]
fn a_quotation_is_copied_with_its_citation() {
    let mut state = fisheries();
    let first = statement(&state, "Will sign nothing without it");
    let effects = apply(&mut state, [Command::CopyQuotation(first)]);
    let expected = "\
“Without a closed bank there is no accord,” said Ada Brann
Ada Brann, fisheries minister of Norland (own words), 1 March 2031
Harbour Gazette: “Three coasts, one bank”, 10 March 2031, p. 1
https://gazette.example/coasts
Read by the editors as: Norland on A closed area, insists on";
    assert_eq!(effects, [Effect::CopyText(expected.to_owned())]);
    assert_eq!(notice(&state), "Quotation copied with its citation");
}

#[test]
fn a_claim_is_copied_as_a_claim_and_with_its_grade() {
    let mut state = fisheries();
    let claim = statement(&state, "Sudmark says that Islemere refused");
    let grades = (0..state.dossier().statements.len())
        .map(|at| Graded {
            statement: StatementIndex::new(at),
            first: StatementIndex::new(at),
            grade: Grade::Missing,
            place: None,
            occurrences: 0,
            ambiguous: false,
        })
        .collect();
    let checked = Checked {
        grades,
        ..Checked::default()
    };
    state.evidence = Arc::new(Evidence {
        checked,
        findings: Vec::new(),
    });
    let effects = apply(&mut state, [Command::CopyQuotation(claim)]);
    let expected = "\
Islemere has turned the quota down, according to Olle Tern
Olle Tern (claimed by Sudmark), 16 August 2031
Net Ledger: “The cod question”, 20 August 2031
ftp://ledger.example/cod
A claim by Sudmark about Islemere on A cod quota, not a position of Islemere: opposes
This quotation: not in the source text";
    assert_eq!(effects, [Effect::CopyText(expected.to_owned())]);
}

#[test]
fn a_cell_is_copied_with_every_quotation() {
    let mut state = fisheries();
    let patrol = cell(&state, "patrol", "norland");
    let effects = apply(&mut state, [Command::Select(patrol), Command::CopyCell]);
    let expected = "\
Norland on A joint patrol: analysts only, no sourced position of the whole party, 1 quotation

Norland would hardly refuse a patrol, a scholar of the sea said
Unnamed a scholar of the sea (analyst), 20 August 2031
Net Ledger: “The cod question”, 20 August 2031
ftp://ledger.example/cod
An assessment of Norland on A joint patrol, not a position of Norland: supports";
    assert_eq!(effects, [Effect::CopyText(expected.to_owned())]);
    assert_eq!(notice(&state), "1 quotation copied with citations");
    let office = cell(&state, "office", "norland");
    assert_eq!(
        apply(&mut state, [Command::Select(office), Command::CopyCell]),
        []
    );
    assert_eq!(notice(&state), "This cell has no quotation to copy");
}

#[test]
fn only_links_of_the_web_are_opened() {
    for link in [
        "http://a.example",
        "https://a.example/b?c#d",
        "HTTPS://A.EXAMPLE",
    ] {
        let mut state = fisheries();
        let effects = apply(&mut state, [Command::OpenLink(link.to_owned())]);
        assert_eq!(effects, [Effect::OpenLink(link.to_owned())]);
        assert_eq!(notice(&state), "");
    }
    for link in [
        "ftp://ledger.example/cod",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https:a.example",
        "httpss://a.example",
        " https://a.example",
        "",
    ] {
        let mut state = fisheries();
        assert_eq!(apply(&mut state, [Command::OpenLink(link.to_owned())]), []);
        assert_eq!(
            notice(&state),
            format!("`{link}` was not opened: only http and https links are")
        );
    }
}
