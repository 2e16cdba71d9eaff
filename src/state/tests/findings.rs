//! From a finding to its record, whatever stands or is missing before it.

use super::*;
use crate::finding::{Code, Finding, RecordKind};

/// The accord with these changes to its text, and with findings of a check.
fn state_of(changes: &[(&str, &str)], checked: Vec<Finding>) -> State {
    let mut text = FISHERIES.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let mut state = State::new(opened("f.ron", &text), Settings::default());
    let evidence = Arc::new(Evidence {
        findings: checked,
        ..Evidence::default()
    });
    let sha256 = state.dossier().sha256.clone();
    report(&mut state, Report::Checked { sha256, evidence });
    state
}

/// Goes to the last finding.
fn gone_to_last(mut state: State) -> State {
    let last = state.findings().count() - 1;
    apply(
        &mut state,
        [Command::Move(Direction::Last), Command::GoToFinding(last)],
    );
    assert_eq!(state.view.finding, Some(last));
    state
}

fn about(kind: RecordKind, number: u32) -> Vec<Finding> {
    vec![Finding::new(Code::GistQuotes, "odd").about(kind, number)]
}

/// Leaves out the first point, the first source, or the first statement.
const POINT_BROKEN: (&str, &str) = ("(id: \"closed-area\", theme", "(id: \"closed-area\", thema");
const SOURCE_BROKEN: (&str, &str) = ("published: \"2031-03-10\"", "published: \"2031-13\"");
const STATEMENT_BROKEN: (&str, &str) = ("stance: Insists", "stance: Demands");

#[test]
fn a_finding_leads_to_the_cell_of_its_statement() {
    let whole = state_of(&[], about(RecordKind::Statement, 4));
    assert_eq!(selected(&gone_to_last(whole)), "sudmark on harbours");
    let without_first = state_of(&[STATEMENT_BROKEN], about(RecordKind::Statement, 4));
    assert_eq!(without_first.dossier().statements.len(), 14);
    assert_eq!(
        selected(&gone_to_last(without_first)),
        "sudmark on harbours"
    );
}

#[test]
fn a_finding_of_the_loader_counts_the_records_that_were_left_out() {
    // The loader's warning is about the fourth point of the file, the third that was kept.
    let odd_theme = (
        "(id: \"cod\", theme: \"catch\"",
        "(id: \"cod\", theme: \"hold\"",
    );
    let state = state_of(&[POINT_BROKEN, odd_theme], Vec::new());
    let warning = state
        .findings()
        .position(|finding| finding.code == Code::UnknownOptionalReference)
        .expect("a warning");
    let mut state = state;
    apply(&mut state, [Command::GoToFinding(warning)]);
    assert_eq!(selected(&state), "norland on cod");
}

#[test]
fn a_finding_about_a_source_leads_to_its_first_statement() {
    let whole = state_of(&[], about(RecordKind::Source, 1));
    assert_eq!(selected(&gone_to_last(whole)), "norland on cod");
    // A source keeps its number in the file when one before it is left out.
    let no_date = (
        "sources: [",
        "sources: [(id: \"rumour\", title: \"Rumour\", published: \"soon\"),",
    );
    let without_first = state_of(&[no_date], about(RecordKind::Source, 2));
    assert_eq!(without_first.dossier().sources.len(), 2);
    assert_eq!(selected(&gone_to_last(without_first)), "norland on cod");
}

#[test]
fn a_statement_that_was_left_out_leads_to_the_cell_in_which_it_is_missing() {
    let state = state_of(&[STATEMENT_BROKEN], Vec::new());
    assert_eq!(selected(&gone_to_last(state)), "norland on closed-area");
    // The same while the file as it was before is shown.
    let mut state = fisheries();
    let text = FISHERIES.replace(STATEMENT_BROKEN.0, STATEMENT_BROKEN.1);
    let origin = "accords/fisheries.ron";
    report(&mut state, Report::Opened(opened(origin, &text)));
    let state = gone_to_last(state);
    assert_eq!(selected(&state), "norland on closed-area");
    let record = state.findings().next().and_then(|finding| finding.record);
    let text = record.and_then(|record| state.text_of(record));
    assert!(text.is_some_and(|text| text.starts_with("(point: \"closed-area\"")));
}

#[test]
fn a_finding_about_another_record_that_was_left_out_leads_nowhere() {
    for broken in [POINT_BROKEN, SOURCE_BROKEN] {
        let mut state = state_of(&[broken], Vec::new());
        let last = state.dossier().points.last().expect("a point").id.clone();
        apply(
            &mut state,
            [Command::Move(Direction::Last), Command::GoToFinding(0)],
        );
        assert_eq!(state.view.finding, Some(0));
        assert_eq!(
            selected(&state),
            format!("islemere on {last}"),
            "{broken:?}"
        );
    }
}

#[test]
fn what_hides_the_record_of_a_finding_is_taken_off() {
    let mut state = state_of(&[], about(RecordKind::Statement, 4));
    let sudmark = party(&state, "sudmark");
    apply(
        &mut state,
        [
            Command::ToggleParty(sudmark),
            Command::SetSearch("cod".to_owned()),
            Command::ToggleFindings,
            Command::GoToFinding(0),
        ],
    );
    assert_eq!(selected(&state), "sudmark on harbours");
    assert_eq!(columns(&state), ALL_COLUMNS);
    assert_eq!(rows(&state), ALL_ROWS);
    assert_eq!(
        state.view.side,
        SidePanel::Findings,
        "the list stays for the next one"
    );
    let point = state_of(&[], about(RecordKind::Point, 5));
    let mut point = point;
    let norland = party(&point, "norland");
    apply(
        &mut point,
        [Command::ToggleParty(norland), Command::GoToFinding(0)],
    );
    assert_eq!(selected(&point), "sudmark on office");
}

#[test]
fn a_finding_that_does_not_exist_leads_nowhere() {
    let state = after([Command::GoToFinding(7)]);
    assert_eq!(selected(&state), "norland on closed-area");
}
