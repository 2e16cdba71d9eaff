//! A file with errors when it is opened, and an edit on disk that breaks a good one.

use super::*;
use crate::finding::{Code, Finding};

const NAME: &str = "accords/fisheries.ron";

fn broken_text() -> String {
    FISHERIES.replace("stance: RulesOut", "stance: RulesIn")
}

fn reload(state: &mut State, text: &str) -> Vec<Effect> {
    report(state, Report::Opened(opened(NAME, text)))
}

#[test]
fn a_file_with_errors_tells_them_as_the_window_opens() {
    let state = State::new(opened(NAME, &broken_text()), Settings::default());
    assert_eq!(
        notice(&state),
        "fisheries.ron opened with 1 error: see the findings"
    );
    assert_eq!(state.view.side, SidePanel::Findings);
    assert_eq!(state.settings.recent, [PathBuf::from(NAME)]);

    let state = fisheries();
    assert_eq!(notice(&state), "");
    assert_eq!(state.view.side, SidePanel::Inspector);
}

#[test]
fn an_edit_that_breaks_a_good_file_keeps_what_was_good_until_it_is_asked_for() {
    let mut state = fisheries();
    let good = state.opened.clone();
    assert_eq!(reload(&mut state, &broken_text()), []);
    assert_eq!(state.opened, good);
    assert_eq!(
        notice(&state),
        "fisheries.ron has 1 error now: what is shown is as it was before"
    );
    assert_eq!(state.view.side, SidePanel::Findings);
    assert_eq!(state.findings().count(), 1);

    // The same bytes told twice are told once.
    apply(&mut state, [Command::SetSide(SidePanel::Inspector)]);
    assert_eq!(reload(&mut state, &broken_text()), []);
    assert_eq!(state.view.side, SidePanel::Inspector);

    let effects = apply(&mut state, [Command::ShowAsItIs]);
    assert_eq!(effects, [Effect::KeepSettings, Effect::Check]);
    assert_eq!(state.dossier().statements.len(), 14);
    assert_eq!(
        notice(&state),
        "fisheries.ron reloaded with 1 error: see the findings"
    );
    // From here on there is nothing good to keep.
    let worse = broken_text().replace("stance: Insists", "stance: Demands");
    reload(&mut state, &worse);
    assert_eq!(state.dossier().statements.len(), 13);
    assert_eq!(apply(&mut state, [Command::ShowAsItIs]), []);
}

#[test]
fn a_file_that_is_repaired_is_shown_and_nothing_old_is_said() {
    let mut state = fisheries();
    reload(&mut state, &broken_text());
    report(&mut state, Report::Unchanged);
    assert_eq!(notice(&state), "fisheries.ron is again as it is shown");
    assert_eq!(state.findings().count(), 0);
    assert_eq!(state.view.side, SidePanel::Inspector);
    let before = state.clone();
    report(&mut state, Report::Unchanged);
    assert_eq!(state, before, "nothing was broken, so nothing is said");

    reload(&mut state, &broken_text());
    let renamed = FISHERIES.replace("Coldwater", "Warmwater");
    reload(&mut state, &renamed);
    assert_eq!(state.dossier().title, "Warmwater accord");
    assert_eq!(state.broken, None);
}

#[test]
fn a_reload_that_fails_lists_why_in_place_of_what_was_listed() {
    let text = broken_text();
    let mut state = State::new(opened(NAME, &text), Settings::default());
    let finding = Finding::new(Code::NotRon, "its outer `(` is missing");
    let origin = state.opened.origin.clone();
    let findings = vec![finding.clone()];
    report(&mut state, Report::NotOpened { origin, findings });
    assert_eq!(state.findings().collect::<Vec<_>>(), [&finding]);
    assert_eq!(state.view.side, SidePanel::Findings);
    assert!(notice(&state).starts_with("fisheries.ron cannot be read any more"));
    // There is nothing that could be shown instead.
    assert_eq!(apply(&mut state, [Command::ShowAsItIs]), []);
    report(&mut state, Report::Unchanged);
    assert_eq!(notice(&state), "fisheries.ron is again as it is shown");
}

#[test]
fn a_finding_is_copied_with_its_place() {
    let mut state = State::new(opened(NAME, &broken_text()), Settings::default());
    let effects = apply(&mut state, [Command::CopyFinding(0)]);
    let [Effect::CopyText(text)] = effects.as_slice() else {
        panic!("not one text: {effects:?}");
    };
    assert!(text.starts_with("accords/fisheries.ron:"), "{text}");
    assert!(text.contains("RulesIn"), "{text}");
    assert_eq!(apply(&mut state, [Command::CopyFinding(9)]), []);
}
