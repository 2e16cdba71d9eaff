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

/// The export dialog, which is open.
fn dialog(state: &State) -> &ExportDialog {
    match &state.view.dialog {
        Some(Dialog::Export(dialog)) => dialog,
        other => panic!("not the export dialog: {other:?}"),
    }
}

#[test]
fn format_and_ending_follow_each_other() {
    let mut state = after([Command::AskExport]);
    assert_eq!(dialog(&state).format, Format::Png);
    apply(&mut state, [Command::SetExportFormat(Format::Pdf)]);
    assert!(dialog(&state).path.ends_with("fisheries.pdf"));
    assert_eq!(
        dialog(&state).options.paper,
        Paper::A4,
        "as is usual for it"
    );
    let typed = |path: &str| Command::SetExportPath(path.to_owned());
    apply(&mut state, [typed("out.CSV")]);
    assert_eq!(dialog(&state).format, Format::Csv);
    // Halfway through typing an ending nothing changes yet.
    apply(&mut state, [typed("out.CS")]);
    assert_eq!(dialog(&state).format, Format::Csv);
    assert!(!dialog(&state).has_known_ending());
    apply(&mut state, [Command::SetExportPreset(Preset::A4)]);
    assert_eq!(dialog(&state).path, "out.pdf");
    assert!(Preset::A4.is_chosen(Format::Pdf, &dialog(&state).options));
}

#[test]
fn each_format_brings_back_its_own_choices_and_the_credit() {
    let mut state = after([Command::AskExport]);
    let set = |state: &mut State, change: &dyn Fn(&mut ExportOptions)| {
        let mut options = dialog(state).options.clone();
        change(&mut options);
        apply(state, [Command::SetExport(options)])
    };
    let effects = set(&mut state, &|options| {
        options.theme = SheetTheme::Dark;
        options.title = "My title".to_owned();
        options.credit = "The desk".to_owned();
    });
    assert_eq!(effects, [Effect::KeepSettings]);
    apply(&mut state, [Command::SetExportFormat(Format::Svg)]);
    assert_eq!(dialog(&state).options.theme, SheetTheme::Light);
    assert_eq!(dialog(&state).options.title, "My title");
    set(&mut state, &|options| options.detail = Detail::Full);
    // The next time the last format is there, and the words that belong to one dossier are not.
    apply(&mut state, [Command::Dismiss, Command::AskExport]);
    assert_eq!(dialog(&state).format, Format::Svg);
    assert!(dialog(&state).path.ends_with("fisheries.svg"));
    assert_eq!(dialog(&state).options.detail, Detail::Full);
    assert_eq!(dialog(&state).options.title, "");
    assert_eq!(dialog(&state).options.credit, "The desk");
    apply(&mut state, [Command::SetExportFormat(Format::Png)]);
    assert_eq!(dialog(&state).options.theme, SheetTheme::Dark);
    assert_eq!(dialog(&state).options.detail, Detail::Quotes);
    assert_eq!(dialog(&state).options.credit, "The desk");
}

#[test]
fn a_scope_reaches_list_and_comparison_alike() {
    let mut state = after([Command::ToggleParty(PartyIndex(0))]);
    let parties = state.dossier().parties.len();
    assert_eq!(
        state.size_of(Scope::Shown).map(|it| it.1),
        Some(parties - 1)
    );
    assert_eq!(state.size_of(Scope::All).map(|it| it.1), Some(parties));
    assert_eq!(state.size_of(Scope::Selection), None);
    let columns = |state: &State, scope| state.snapshot().in_scope(scope).shown.columns.len();
    assert_eq!(columns(&state, Scope::Shown), parties - 1);
    assert_eq!(columns(&state, Scope::All), parties);
    apply(&mut state, [Command::SelectRow]);
    assert_eq!(state.size_of(Scope::Selection), Some((1, parties - 1)));
    let row = state.snapshot().in_scope(Scope::Selection);
    assert_eq!(row.shown.points.len(), 1);
    assert_eq!(row.noted().listing.rows.len(), 1);
    let list = Room::List(ListKind::Statements);
    apply(&mut state, [Command::ShowRoom(list)]);
    assert_eq!(
        state.size_of(Scope::Selection),
        None,
        "cells are selected in the matrix"
    );
    let rows = |scope| state.snapshot().in_scope(scope).table().rows.len();
    assert!(rows(Scope::All) > rows(Scope::Shown));
}

#[test]
fn what_took_its_time_is_told_in_the_dialog_while_that_is_open() {
    let mut state = after([Command::AskExport]);
    let copied = || Report::Copied {
        message: "Table copied".to_owned(),
    };
    report(&mut state, copied());
    assert_eq!(dialog(&state).done.as_deref(), Some("Table copied"));
    assert_eq!(state.view.announcement, "Table copied");
    apply(&mut state, [Command::TurnPreview(1)]);
    assert_eq!((dialog(&state).page, &dialog(&state).done), (1, &None));
    apply(&mut state, [Command::TurnPreview(-3), Command::Dismiss]);
    report(&mut state, copied());
    let notice = state
        .view
        .notice
        .as_ref()
        .map(|notice| notice.text.as_str());
    assert_eq!(notice, Some("Table copied"));
}

#[test]
fn what_was_written_can_be_opened_and_so_can_its_folder() {
    let mut state = fisheries();
    let path = std::path::PathBuf::from("prints/accord.pdf");
    assert_eq!(
        apply(&mut state, [Command::OpenWritten(path.clone())]),
        [Effect::OpenPath(path.clone())]
    );
    assert_eq!(
        apply(&mut state, [Command::ShowInFolder(path)]),
        [Effect::OpenPath("prints".into())]
    );
    let bare = Command::ShowInFolder("accord.pdf".into());
    assert_eq!(apply(&mut state, [bare]), [Effect::OpenPath(".".into())]);
}

#[test]
fn nothing_is_begun_while_something_is_under_way() {
    let mut state = after([Command::AskExport]);
    let begins = [
        Command::Export,
        Command::ExportReplacing,
        Command::CopyPicture,
        Command::CopyExportTable,
        Command::CopyDescription,
    ];
    for command in begins.clone() {
        assert_eq!(apply(&mut state, [command.clone()]).len(), 1, "{command:?}");
    }
    state.task = Some(Task {
        what: "Writing accord.pdf".to_owned(),
        progress: Some(0.5),
    });
    assert_eq!(apply(&mut state, begins), []);
    assert_eq!(apply(&mut state, [Command::Cancel]), [Effect::Cancel]);
}
