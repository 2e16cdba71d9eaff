//! What goes to the clipboard and to the browser, compared whole.

use super::*;
use crate::check::{Checked, Graded};
use crate::model::SourceIndex;
use crate::quote::{Grade, TextPlace};

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
        texts: crate::quote::Texts::new(),
        added: Vec::new(),
        checked,
        findings: Vec::new(),
    });
    let effects = apply(&mut state, [Command::CopyQuotation(claim)]);
    let expected = "\
In the source’s words: Islemere has turned the quota down, according to Olle Tern
Olle Tern (claimed by Sudmark), 16 August 2031
Net Ledger: “The cod question”, 20 August 2031
ftp://ledger.example/cod
A claim by Sudmark about Islemere on A cod quota, not a position of Islemere: opposes
This quotation: not in the source text";
    assert_eq!(effects, [Effect::CopyText(expected.to_owned())]);
}

#[test]
fn the_page_is_told_where_the_editors_name_no_place() {
    let state = fisheries();
    let page = Some(TextPlace {
        page: Some(12),
        line: 300,
        column: 7,
    });
    let exact = Grade::Exact { at: 0..1 };
    let elsewhere = Grade::Elsewhere {
        source: SourceIndex(0),
        inside: Box::new(exact.clone()),
    };
    let own = statement(&state, "Will sign nothing without it");
    let claim = statement(&state, "Sudmark says that Islemere refused");
    let cases = [
        (own, exact.clone(), page, "10 March 2031, p. 1"),
        (
            claim,
            exact.clone(),
            page,
            "20 August 2031, page 12 of the source text",
        ),
        (claim, elsewhere, page, "20 August 2031"),
        (claim, exact, None, "20 August 2031"),
    ];
    for (statement, grade, place, expected) in cases {
        let graded = Graded {
            statement,
            first: statement,
            grade,
            place,
            occurrences: 1,
            ambiguous: false,
        };
        let dossier = state.dossier();
        let citation = crate::words::citation(dossier, dossier.statement(statement), Some(&graded));
        let source = citation.lines().nth(2).unwrap_or_default();
        assert!(source.ends_with(expected), "{citation}");
    }
}

#[test]
fn a_cell_is_copied_with_every_quotation() {
    let mut state = fisheries();
    let patrol = cell(&state, "patrol", "norland");
    let effects = apply(&mut state, [Command::Select(patrol), Command::CopyCell]);
    let expected = "\
Norland on A joint patrol: analysts only, no sourced position of the whole party, 1 quotation

In the source’s words: Norland would hardly refuse a patrol, a scholar of the sea said
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
        "https://good.example@bad.example",
        "",
    ] {
        let mut state = fisheries();
        assert_eq!(apply(&mut state, [Command::OpenLink(link.to_owned())]), []);
        assert_eq!(
            notice(&state),
            format!("`{link}` was not opened: only plain http and https links are")
        );
    }
}

/// What a command puts into the clipboard as a table: HTML and plain text.
fn table_of(state: &mut State) -> (String, String) {
    let effects = apply(state, [Command::CopyTable]);
    let [Effect::CopyTable { html, text }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    (html.clone(), text.clone())
}

#[test]
fn selected_cells_are_copied_as_a_table_with_every_quotation() {
    let mut state = fisheries();
    let from = cell(&state, "cod", "norland");
    let to = cell(&state, "patrol", "sudmark");
    apply(&mut state, [Command::Select(from), Command::ExtendTo(to)]);
    let (html, text) = table_of(&mut state);
    assert_eq!(notice(&state), "4 cells copied as a table");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..6],
        [
            "Coldwater accord, statements dated March to August 2031",
            "Stances are for or against the sentence as worded, in the editors’ reading of the \
             quoted words",
            "",
            "Point\tNorland\tSudmark",
            "A cod quota; The catch of cod is shared by quota.\t\
             claimed by Sudmark: supports; Sudmark says that Norland agreed; 12 August 2031; \
             no sourced position of the whole party [1]\t\
             Supports; Accepts a quota for cod; 12 August 2031; own words; reversed [2] [3]",
            "A joint patrol; One patrol watches over all waters.\t\
             analysts only; A scholar expects it to agree; 20 August 2031; \
             no sourced position of the whole party [4]\t\
             no sourced position",
        ]
    );
    let numbered = lines.iter().filter(|line| line.starts_with('['));
    assert_eq!(numbered.count(), 4);
    assert!(text.contains("[1]\tIn the source’s words: Norland has agreed to share the cod"));
    assert!(
        text.contains("A claim by Sudmark about Norland on A cod quota, not a position of Norland")
    );
    assert!(html.contains("<sup>[4]</sup>"));

    let effects = apply(&mut state, [Command::CopyMarkdown]);
    let [Effect::CopyText(markdown)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(notice(&state), "4 cells copied as Markdown");
    assert!(markdown.contains("Supports<br>Accepts a quota for cod<br>12 August 2031"));
    assert_eq!(markdown.matches("\n[^").count(), 4);
}

#[test]
fn every_quotation_of_everything_has_its_citation_in_every_form() {
    let mut state = after([Command::SelectAll]);
    let (html, text) = table_of(&mut state);
    let effects = apply(&mut state, [Command::CopyMarkdown, Command::CopyCell]);
    let [Effect::CopyText(markdown), Effect::CopyText(citations)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        notice(&state),
        "15 quotations of 18 cells copied with citations"
    );
    let dossier = state.dossier();
    for (at, statement) in dossier.statements.iter().enumerate() {
        let citation =
            crate::words::citation(dossier, statement, state.graded(StatementIndex::new(at)));
        assert!(citations.contains(&citation), "{citation}");
        assert!(text.contains(&citation.replace('\n', "; ")), "{citation}");
        // No letter of these quotations is escaped.
        for form in [&html, markdown] {
            assert!(form.contains(&statement.quote), "{}", statement.quote);
        }
    }
    assert!(citations.contains("Norland on A common office: no sourced position"));
    assert_eq!(citations.lines().next(), text.lines().next());
}

#[test]
fn a_single_cell_and_a_row_are_copied_too() {
    let mut state = fisheries();
    let herring = cell(&state, "herring", "sudmark");
    apply(&mut state, [Command::Select(herring)]);
    let (_, text) = table_of(&mut state);
    assert_eq!(notice(&state), "1 cell copied as a table");
    assert_eq!(text.lines().nth(3), Some("Point\tSudmark"));
    apply(&mut state, [Command::CopyRow]);
    assert_eq!(
        notice(&state),
        "2 quotations of 3 cells copied with citations"
    );
    assert_eq!(state.block(), None, "copying a row selects nothing");
    apply(&mut state, [Command::SetSearch("nowhere".to_owned())]);
    for command in [Command::CopyTable, Command::CopyRow, Command::CopyMarkdown] {
        assert_eq!(apply(&mut state, [command]), []);
    }
}

#[test]
fn a_clipboard_that_takes_no_table_is_told_of() {
    let mut state = fisheries();
    report(&mut state, Report::TableAsText);
    assert_eq!(
        notice(&state),
        "Copied as plain text: the system’s clipboard took no table"
    );
}

#[test]
fn a_copied_list_says_whose_reading_its_stances_are() {
    for kind in [ListKind::Contested, ListKind::Gaps, ListKind::Statements] {
        let mut state = after([Command::ShowRoom(Room::List(kind))]);
        let (html, text) = table_of(&mut state);
        let reading = "in the editors’ reading of the quoted words";
        assert!(text.lines().nth(1).is_some_and(|it| it.ends_with(reading)));
        assert!(html.contains(reading), "{html}");
    }
}

#[test]
fn citations_follow_the_style_that_was_chosen() {
    use crate::cite::Style;
    let text = |effects: &[Effect]| match effects {
        [Effect::CopyText(text)] => text.clone(),
        other => panic!("not one text: {other:?}"),
    };
    let mut state = fisheries();
    let first = StatementIndex::new(0);
    let source = state.dossier().statement(first).source;
    let full = text(&apply(&mut state, [Command::CopyQuotation(first)]));
    let quote = state.dossier().statement(first).quote.clone();
    assert!(full.contains(&quote) && full.contains("Read by the editors as"));
    for (style, _, name) in Style::ALL {
        let effects = apply(&mut state, [Command::SetCitation(Some(style))]);
        assert_eq!(effects, [Effect::KeepSettings]);
        let copied = text(&apply(&mut state, [Command::CopyQuotation(first)]));
        let notice = state.view.notice.clone().unwrap().text;
        assert_eq!(copied.contains(&quote), !style.is_record(), "{name}");
        assert_eq!(
            notice.contains("Source copied"),
            style.is_record(),
            "{name}"
        );
        assert_ne!(copied, full);
        let cited = text(&apply(&mut state, [Command::CopySource(source)]));
        assert!(!cited.is_empty() && !cited.contains(&quote), "{name}");
    }
    // Records of a whole row are one list, each source once.
    let records = text(&apply(&mut state, [Command::CopyRow]));
    assert!(
        serde_json::from_str::<serde_json::Value>(&records).is_ok(),
        "{records}"
    );
    apply(&mut state, [Command::SetCitation(None)]);
    assert_eq!(
        text(&apply(&mut state, [Command::CopyQuotation(first)])),
        full
    );
}
