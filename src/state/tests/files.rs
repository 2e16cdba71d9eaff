//! Opening, reloading, dropping, checking, exporting: what is asked of the shell, and its reports.

use super::*;
use crate::finding::{Code, Finding, Place};

/// The accord without its first point and its first party, so that all numbers move.
fn moved_rows() -> String {
    let kept: Vec<&str> = FISHERIES.split("        (").collect();
    kept.into_iter()
        .filter(|record| !record.starts_with("id: \"closed-area\""))
        .filter(|record| !record.starts_with("point: \"closed-area\""))
        .collect::<Vec<_>>()
        .join("        (")
}

#[test]
fn a_dropped_position_file_is_opened_and_all_else_is_a_text() {
    let path = |name: &str| PathBuf::from(name);
    let open = |name: &str| Effect::Open(Origin::File(path(name)));
    let texts = |names: &[&str]| Effect::AddTexts(names.iter().map(PathBuf::from).collect());
    let cases: &[(&[&str], &[Effect])] = &[
        (&["a.ron"], &[Effect::KeepSettings, open("a.ron")]),
        (&["A.RON"], &[Effect::KeepSettings, open("A.RON")]),
        (&["b.txt", "c"], &[texts(&["b.txt", "c"])]),
        (
            &["b.txt", "a.ron"],
            &[Effect::KeepSettings, open("a.ron"), texts(&["b.txt"])],
        ),
        (&[], &[]),
    ];
    for (names, expected) in cases {
        let mut state = fisheries();
        let paths = names.iter().map(PathBuf::from).collect();
        assert_eq!(apply(&mut state, [Command::Dropped(paths)]), *expected);
    }
}

#[test]
fn a_reload_keeps_the_selected_cell_by_name() {
    let mut state = fisheries();
    let cod = cell(&state, "cod", "islemere");
    apply(
        &mut state,
        [Command::Select(cod), Command::SetSearch("cod".to_owned())],
    );
    let text = moved_rows();
    let effects = report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    assert_eq!(effects, [Effect::KeepSettings, Effect::Check]);
    assert_eq!(state.dossier().points.len(), 5);
    assert_eq!(selected(&state), "islemere on cod");
    assert_eq!(state.lens.search, "cod", "a reload keeps the lens");
    assert_eq!(notice(&state), "fisheries.ron reloaded");

    // The row is gone: another one is selected, and nothing panics.
    let text = text.replace("\"cod\"", "\"cod-and-ling\"");
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    assert_eq!(selected(&state), "sudmark on cod-and-ling");
}

#[test]
fn another_file_begins_afresh_and_the_first_one_is_found_again_as_it_was() {
    let mut state = fisheries();
    let islemere = party(&state, "islemere");
    let hide = Command::ToggleParty(islemere);
    apply(
        &mut state,
        [
            hide,
            Command::SetSearch("cod".to_owned()),
            Command::SetDate("not a date".to_owned()),
            Command::FocusSearch,
        ],
    );
    report(&mut state, Report::Opened(opened("other.ron", FISHERIES)));
    assert_eq!(columns(&state), ALL_COLUMNS);
    assert_eq!(rows(&state), ALL_ROWS);
    assert_eq!(state.view.focus, Focus::Matrix);
    assert_eq!(
        state.view.date_draft, None,
        "the draft was meant for the other file"
    );
    assert_eq!(notice(&state), "other.ron opened");

    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", FISHERIES)),
    );
    assert_eq!(columns(&state), ["norland", "sudmark"]);
    assert_eq!(rows(&state), ALL_ROWS, "a search is not kept");
    let recent = ["accords/fisheries.ron", "other.ron"].map(PathBuf::from);
    assert_eq!(state.settings.recent, recent);
}

#[test]
fn parties_hidden_long_ago_never_hide_a_whole_file() {
    let mut state = fisheries();
    let [norland, sudmark] = ["norland", "sudmark"].map(|id| party(&state, id));
    apply(
        &mut state,
        [Command::ToggleParty(norland), Command::ToggleParty(sudmark)],
    );
    let text = FISHERIES.replace(
        "        (id: \"islemere\", name: \"Islemere\", short: \"IS\"),\n",
        "",
    );
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    apply(&mut state, [Command::ShowAsItIs]);
    assert_eq!(columns(&state), ["norland", "sudmark"]);
}

#[test]
fn a_file_with_errors_opens_with_its_findings() {
    let mut state = fisheries();
    let text = FISHERIES.replace("stance: RulesOut", "stance: RulesIn");
    report(&mut state, Report::Opened(opened("other.ron", &text)));
    assert_eq!(
        notice(&state),
        "other.ron opened with 1 error: see the findings"
    );
    assert_eq!(state.view.side, SidePanel::Findings);
}

#[test]
fn a_file_that_cannot_be_opened_changes_nothing_but_the_notice() {
    let mut state = after([Command::SetSearch("cod".to_owned())]);
    apply(&mut state, [Command::AskOpen]);
    let origin = Origin::File(PathBuf::from("broken.ron"));
    let effects = apply(&mut state, [Command::OpenFile(PathBuf::from("broken.ron"))]);
    assert_eq!(
        effects,
        [Effect::KeepSettings, Effect::Open(origin.clone())]
    );
    let before = state.clone();
    let finding = Finding::new(Code::NotRon, "its outer `(` is missing")
        .at(Some(Place { line: 3, column: 7 }))
        .hint("begin with `(format: 1`");
    let findings = vec![finding];
    assert_eq!(
        report(&mut state, Report::NotOpened { origin, findings }),
        []
    );
    assert_eq!(
        notice(&state),
        "broken.ron was not opened: its outer `(` is missing (line 3, column 7)"
    );
    let shown = state.view.notice.take().expect("a notice");
    assert_eq!(shown.kind, NoticeKind::Problem);
    assert_eq!(shown.hints, ["begin with `(format: 1`"]);
    let announcement = std::mem::take(&mut state.view.announcement);
    assert_eq!(announcement, shown.text);
    state
        .view
        .announcement
        .clone_from(&before.view.announcement);
    assert_eq!(state, before);
}

#[test]
fn a_check_of_another_text_says_nothing() {
    let mut state = fisheries();
    let task = Task {
        what: "Writing the picture".to_owned(),
        progress: Some(0.5),
    };
    state.task = Some(task.clone());
    let evidence = Arc::new(Evidence {
        findings: vec![Finding::new(Code::TextAbsent, "no text")],
        ..Evidence::default()
    });
    let checked = |sha256: &str| Report::Checked {
        sha256: sha256.to_owned(),
        evidence: Arc::clone(&evidence),
    };
    report(&mut state, checked("of another file"));
    assert_eq!(state.findings().count(), 0);
    let sha256 = state.dossier().sha256.clone();
    report(&mut state, checked(&sha256));
    assert_eq!(state.findings().count(), 1);
    // Checking goes on beside other work and does not end it.
    assert_eq!(state.task, Some(task));
}

#[test]
fn an_export_needs_a_path_and_its_failure_stays_in_the_dialog() {
    let mut state = fisheries();
    assert_eq!(
        apply(&mut state, [Command::Export]),
        [],
        "no dialog, no export"
    );
    apply(&mut state, [Command::AskExport]);
    let dialog = |state: &State| match &state.view.dialog {
        Some(Dialog::Export(dialog)) => dialog.clone(),
        other => panic!("not the export dialog: {other:?}"),
    };
    assert_eq!(
        PathBuf::from(dialog(&state).path),
        PathBuf::from("accords/fisheries.png")
    );
    apply(&mut state, [Command::SetExportPath("  ".to_owned())]);
    assert_eq!(apply(&mut state, [Command::Export]), []);
    assert_eq!(
        dialog(&state).problem.as_deref(),
        Some("name a file to write to")
    );

    apply(
        &mut state,
        [Command::SetExportPath("prints/accord.png".to_owned())],
    );
    assert_eq!(dialog(&state).problem, None);
    let path = PathBuf::from("prints/accord.png");
    let options = state.settings.export_options(Format::Png);
    assert_eq!(
        apply(&mut state, [Command::Export]),
        [Effect::Export {
            path: path.clone(),
            options,
            replace: false
        }]
    );
    let message = "`prints` cannot be written to".to_owned();
    let hints = vec!["choose another folder".to_owned()];
    report(&mut state, Report::Failed { message, hints });
    assert_eq!(
        dialog(&state).problem.as_deref(),
        Some("`prints` cannot be written to: choose another folder")
    );
    assert_eq!(
        state.settings.export_folder, None,
        "a folder that failed is not proposed again"
    );
    report(
        &mut state,
        Report::Exported {
            paths: vec![path.clone()],
            bytes: 1234,
            remarks: vec!["a page is left".to_owned()],
        },
    );
    assert_eq!(state.view.dialog, None);
    let written = state
        .view
        .notice
        .as_ref()
        .and_then(|notice| notice.path.as_ref());
    assert_eq!(written, Some(&path));
    let told = state
        .view
        .notice
        .clone()
        .map(|notice| (notice.text, notice.hints));
    let text = format!("Written to {}, 1.2 kB", path.display());
    assert_eq!(told, Some((text, vec!["a page is left".to_owned()])));
    apply(&mut state, [Command::AskExport]);
    assert_eq!(
        PathBuf::from(dialog(&state).path),
        PathBuf::from("prints/fisheries.png")
    );
}

#[test]
fn a_picture_that_is_there_is_replaced_only_when_asked_again() {
    let mut state = fisheries();
    apply(&mut state, [Command::AskExport]);
    let exists = |state: &State| match &state.view.dialog {
        Some(Dialog::Export(dialog)) => dialog.exists,
        other => panic!("not the export dialog: {other:?}"),
    };
    let replaces = |effects: &[Effect]| match effects {
        [Effect::Export { replace, .. }] => *replace,
        other => panic!("not one export: {other:?}"),
    };
    assert!(!replaces(&apply(&mut state, [Command::Export])));
    report(&mut state, Report::TargetExists);
    assert!(exists(&state));
    // Another name is another question.
    apply(&mut state, [Command::SetExportPath("other.png".to_owned())]);
    assert!(!exists(&state));
    report(&mut state, Report::TargetExists);
    assert!(replaces(&apply(&mut state, [Command::ExportReplacing])));
    assert!(!exists(&state));
}

#[test]
fn an_export_is_proposed_with_a_whole_path() {
    let dossier = load(FISHERIES.as_bytes());
    let bundled = Opened::new(Origin::Bundled, dossier).expect("a position file");
    let mut state = State::new(Arc::new(bundled), Settings::default());
    state.home = Some(PathBuf::from("/home/ada"));
    apply(&mut state, [Command::AskExport]);
    let Some(Dialog::Export(dialog)) = &state.view.dialog else {
        panic!("no dialog");
    };
    let expected = PathBuf::from("/home/ada/ukraine-peace-plan.png");
    assert_eq!(PathBuf::from(&dialog.path), expected);
}
