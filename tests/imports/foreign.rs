//! Tables, projects and databases of other programs: what becomes of them.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use concordance::edit::write;
use concordance::finding::{Code, Finding};
use concordance::import::{
    CodeRole, ColumnRole, Kind, Mapping, Proposal, TextAtHand, VariableRole, import,
};
use concordance::load::load;
use concordance::model::{Dossier, SourceIndex, Stance, Voice};
use concordance::quote::{Context, Grade, SourceText, Texts, look_up};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports");
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn proposed(name: &str, bytes: &[u8], mapping: Mapping, texts: &[TextAtHand]) -> Proposal {
    import(name, bytes, mapping, texts).unwrap_or_else(|trouble| panic!("{name}: {trouble:?}"))
}

/// The dossier of a proposal, which has to load without findings.
fn dossier(proposal: &Proposal) -> Dossier {
    let text = write(&proposal.draft);
    let loaded = load(text.as_bytes());
    assert_eq!(loaded.findings, [], "{text}");
    loaded.dossier.expect("a dossier")
}

/// Point, party, stance, quotation, title of the source, date of each statement.
fn told(dossier: &Dossier) -> Vec<[String; 6]> {
    let statements = dossier.statements.iter();
    statements
        .map(|it| {
            [
                dossier.point(it.point).title.clone(),
                dossier.party(it.party).name.clone(),
                format!("{:?}", it.stance),
                it.quote.clone(),
                dossier.source(it.source).title.clone(),
                it.said.to_string(),
            ]
        })
        .collect()
}

fn left_out(findings: &[Finding]) -> Vec<&str> {
    let left_out = findings.iter().filter(|it| it.code == Code::NotAStatement);
    left_out.map(|it| it.message.as_str()).collect()
}

#[test]
fn a_table_of_points_and_parties_is_read_from_csv_and_from_a_workbook() {
    for name in ["cross.csv", "cross.xlsx"] {
        let proposal = proposed(name, &file(name), Mapping::default(), &[]);
        assert_eq!(proposal.kind, Kind::Table);
        let dossier = dossier(&proposal);
        assert_eq!(
            told(&dossier),
            [
                [
                    "Foreign troops",
                    "Northland",
                    "RulesOut",
                    "No foreign soldier will ever stand there,",
                    "The Hill of the North",
                    "2025-08-26",
                ],
                [
                    "Foreign troops",
                    "Південь",
                    "Supports",
                    "Нам потрібні солдати друзів",
                    "Вісті",
                    "2025-09-03",
                ],
            ],
            "{name}"
        );
        assert_eq!(dossier.statements[0].gist, "no foreign soldier");
        let themes: Vec<&str> = dossier.themes.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(themes, ["Security", "Trade"]);
        // What is no statement is told with its place and kept at its point.
        let left_out = left_out(&proposal.findings);
        let [tolls_north, tolls_south, bridge] = &left_out[..] else {
            panic!("{left_out:?}");
        };
        assert!(tolls_north.starts_with("C5") && tolls_north.ends_with("no quotation"));
        assert!(tolls_south.starts_with("D5") && tolls_south.ends_with("no stance that is known"));
        assert!(bridge.starts_with("D6") && bridge.contains("no source is told"));
        let note = dossier.points[1].note.as_deref().unwrap_or_default();
        assert_eq!(
            note,
            "Northland: yes\nПівдень: “We will pay no toll at all” (Echo)"
        );
    }
}

#[test]
fn a_table_is_read_from_a_document_and_from_a_page() {
    for name in ["cross.docx", "cross.html"] {
        let proposal = proposed(name, &file(name), Mapping::default(), &[]);
        assert_eq!(
            told(&dossier(&proposal)),
            [[
                "Troops",
                "Northland",
                "Supports",
                "They may come and stay",
                "The Hill",
                "2025-08-26"
            ]],
            "{name}"
        );
        assert_eq!(
            left_out(&proposal.findings),
            ["C2: the cell has no quotation"],
            "{name}"
        );
    }
}

#[test]
fn a_table_with_a_row_for_each_statement_is_read() {
    let proposal = proposed("long.csv", &file("long.csv"), Mapping::default(), &[]);
    let dossier = dossier(&proposal);
    assert_eq!(dossier.statements.len(), 2);
    let first = &dossier.statements[0];
    assert_eq!((first.stance, first.voice), (Stance::RulesOut, Voice::Own));
    assert_eq!(first.speaker.as_deref(), Some("Ada North"));
    assert_eq!(first.coded_by.as_deref(), Some("AK"));
    assert_eq!(first.said.to_string(), "2025-08-25");
    let source = dossier.source(first.source);
    assert_eq!(source.publisher.as_deref(), Some("The Hill"));
    assert_eq!(source.url.as_deref(), Some("https://hill.example/a"));
    assert_eq!(dossier.statements[1].stance, Stance::SupportsIf);
    assert_eq!(
        left_out(&proposal.findings),
        [
            "B4: the row says no stance that is known",
            "A5: the row names no point",
        ]
    );
}

#[test]
fn numbers_are_stances_only_where_the_scale_is_told() {
    let rows = |halm: &str, isles: &str| {
        format!(
            "Point,Halm,Isles\nTolls,\"{halm} “We say so” (Courier, 2025-08-26)\",\"{isles} “So do we” (Courier, 2025-08-26)\"\n"
        )
    };
    for (halm, isles, expected) in [("2", "5", 0), ("2", "-1", 2), ("+2", "0", 2)] {
        let file = rows(halm, isles);
        let proposal = proposed("x.csv", file.as_bytes(), Mapping::default(), &[]);
        assert_eq!(
            dossier(&proposal).statements.len(),
            expected,
            "{halm} {isles}"
        );
    }
}

#[test]
fn every_guess_can_be_changed() {
    let bytes = file("cross.csv");
    let mut mapping = proposed("cross.csv", &bytes, Mapping::default(), &[]).mapping;
    mapping.title = "The rivers".to_owned();
    mapping.voice = "Reported".to_owned();
    mapping.published = "2025-09".to_owned();
    mapping.sheets[0].columns[1].is = ColumnRole::Ignored;
    mapping.sheets[0].columns[2].is = ColumnRole::PartyNamed("The North".to_owned());
    let kept = mapping.clone();
    // Through the file that keeps it.
    let mapping = Mapping::read(&mapping.write().unwrap()).unwrap();
    let proposal = proposed("cross.csv", &bytes, mapping, &[]);
    assert_eq!(proposal.mapping, kept);
    let dossier = dossier(&proposal);
    assert_eq!(dossier.title, "The rivers");
    assert_eq!(dossier.themes, []);
    assert_eq!(dossier.parties[0].name, "The North");
    assert!(
        dossier
            .statements
            .iter()
            .all(|it| it.voice == Voice::Reported)
    );
}

#[test]
fn words_that_nobody_knows_are_stances_when_the_mapping_says_so() {
    let bytes = file("long.csv");
    let mapping = Mapping {
        stances: [("perhaps", "Unclear"), ("never", "Nonsense")]
            .map(|(words, stance)| (words.to_owned(), stance.to_owned()))
            .into(),
        ..Mapping::default()
    };
    let proposal = proposed("long.csv", &bytes, mapping, &[]);
    let codes: Vec<Code> = proposal.findings.iter().map(|it| it.code).collect();
    assert!(codes.contains(&Code::UnknownVariant), "{codes:?}");
    // The stance is known now, and the source is still missing.
    let left_out = left_out(&proposal.findings);
    assert!(left_out[0].contains("no source is told"), "{left_out:?}");
}

#[test]
fn quotations_are_looked_up_in_the_texts_at_hand() {
    let words = "In the north they said: “The bridge stays closed” and went. The end of it all.";
    let texts = [TextAtHand {
        name: "northern-news".to_owned(),
        path: Some("texts/northern-news.txt".to_owned()),
        text: SourceText::new(words),
    }];
    let mapping = Mapping {
        published: "2025-08-30".to_owned(),
        ..Mapping::default()
    };
    let proposal = proposed("cross.csv", &file("cross.csv"), mapping, &texts);
    let dossier = dossier(&proposal);
    let last = dossier.statements.last().expect("a statement");
    assert_eq!(last.quote, "The bridge stays closed");
    assert_eq!(last.before.as_deref(), Some("In the north they said: “"));
    assert_eq!(
        last.after.as_deref(),
        Some("” and went. The end of it all.")
    );
    let source = dossier.source(last.source);
    assert_eq!(source.title, "northern-news");
    assert_eq!(source.text.as_deref(), Some("texts/northern-news.txt"));
    assert_eq!(source.sha256.as_deref(), Some(texts[0].text.sha256()));
}

#[test]
fn tables_can_be_looked_at_before_anything_is_proposed() {
    let bytes = file("cross.xlsx");
    let foreign = concordance::import::read("cross.xlsx", &bytes).unwrap();
    assert_eq!(foreign.kind(), Kind::Table);
    assert_eq!(foreign.sheets()[0].text(2, 0), "Issue");
    let first = foreign.propose(Mapping::default(), &[], &|| true).unwrap();
    let mut mapping = first.mapping.clone();
    mapping.sheets[0].used = false;
    let second = foreign.propose(mapping, &[], &|| true).unwrap();
    assert_eq!(second.draft.records, []);
    assert_eq!(
        left_out(&second.findings),
        ["no table of the file has a column of points and one of parties"]
    );
}

/// Every quotation as it stands in the text that came with the file.
fn assert_exact(proposal: &Proposal, dossier: &Dossier) {
    let mut texts = Texts::new();
    for (number, source) in dossier.sources.iter().enumerate() {
        let path = source.text.as_deref().expect("a path");
        let (_, text) = proposal
            .texts
            .iter()
            .find(|(it, _)| it == path)
            .expect("a text");
        assert_eq!(
            source.sha256.as_deref(),
            Some(concordance::quote::sha256_of(text.as_bytes()).as_str())
        );
        texts.insert(SourceIndex::new(number), SourceText::new(text.as_str()));
    }
    for statement in &dossier.statements {
        let context = Context {
            before: statement.before.as_deref(),
            after: statement.after.as_deref(),
        };
        let found = look_up(&statement.quote, context, statement.source, &texts);
        assert!(
            matches!(found.grade, Grade::Exact { .. }),
            "{}",
            statement.quote
        );
        assert!(!found.ambiguous);
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn river() -> Vec<u8> {
    let text = "🕊: “We pay no toll.” Halm: all good.";
    archive(&[
        ("project.qde", &file("river.qde")),
        ("sources/T1.txt", text.as_bytes()),
    ])
}

#[test]
fn a_project_of_refi_qda_keeps_its_passages_to_the_letter() {
    let proposal = proposed("river.qdpx", &river(), Mapping::default(), &[]);
    assert_eq!(proposal.kind, Kind::RefiQda);
    let dossier = dossier(&proposal);
    assert_eq!(dossier.title, "River talks");
    assert_eq!(
        told(&dossier),
        [
            [
                "Tolls",
                "Isles",
                "RulesOut",
                "We pay no toll.”",
                "Courier 26 August 2025",
                "2025-08-26"
            ],
            [
                "Tolls",
                "Halm",
                "Supports",
                "all good.",
                "Courier 26 August 2025",
                "2025-08-26"
            ],
        ]
    );
    assert_eq!(dossier.statements[0].coded_by.as_deref(), Some("Anna K."));
    assert_exact(&proposal, &dossier);
    assert_eq!(
        left_out(&proposal.findings),
        [
            "1 passage lies outside of the text of `Courier 26 August 2025`",
            "1 source has no text in the project: pictures, sound, film, or a PDF alone",
        ]
    );
}

#[test]
fn line_ends_of_two_characters_count_as_the_passages_say() {
    let project = |name: &str, start: usize, end: usize| {
        let xml = String::from_utf8(file("river.qde")).unwrap();
        let (head, rest) = xml.split_once("<PlainTextSelection").unwrap();
        let (_, tail) = rest.split_once("</TextSource>").unwrap();
        let passage = format!(
            "<PlainTextSelection guid=\"a\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"1\"><CodeRef targetGUID=\"P2\"/></Coding>\
             <Coding guid=\"2\"><CodeRef targetGUID=\"I1S\"/></Coding></PlainTextSelection></TextSource>"
        );
        let xml = format!("{head}{passage}{tail}");
        archive(&[
            ("project.qde", xml.as_bytes()),
            (
                "sources/T1.txt",
                "\u{feff}One\r\ntwo\r\nwe say no".as_bytes(),
            ),
        ])
    };
    for (start, end) in [(8, 17), (10, 19)] {
        let proposal = proposed(
            "x.qdpx",
            &project("we say no", start, end),
            Mapping::default(),
            &[],
        );
        let dossier = dossier(&proposal);
        assert_eq!(dossier.statements[0].quote, "we say no", "{start}");
        assert_exact(&proposal, &dossier);
    }
}

#[test]
fn a_project_without_its_archive_tells_that_its_texts_are_missing() {
    let proposal = proposed("river.qde", &file("river.qde"), Mapping::default(), &[]);
    assert_eq!(dossier(&proposal).statements, []);
    let left_out = left_out(&proposal.findings);
    assert!(
        left_out[0].starts_with("2 sources have no text"),
        "{left_out:?}"
    );
}

#[test]
fn what_a_code_means_can_be_changed() {
    let mapping = Mapping {
        codes: [("Mood".to_owned(), CodeRole::Stance("Insists".to_owned()))].into(),
        ..Mapping::default()
    };
    let proposal = proposed("river.qdpx", &river(), mapping, &[]);
    // The passage has a stance now and no point, which is told.
    let left_out = left_out(&proposal.findings);
    assert!(
        left_out.contains(&"a passage of `Courier 26 August 2025`: no code of it is a point"),
        "{left_out:?}"
    );
}

#[test]
fn databases_of_discourse_network_analyzer_2_and_3_say_the_same() {
    let mut all = Vec::new();
    for name in ["v2.dna", "v3.dna"] {
        let proposal = proposed(name, &file(name), Mapping::default(), &[]);
        assert_eq!(proposal.kind, Kind::Discourse);
        let dossier = dossier(&proposal);
        assert_exact(&proposal, &dossier);
        assert_eq!(
            left_out(&proposal.findings),
            ["statement 9 of the database: it lies outside of its document"],
            "{name}"
        );
        assert_eq!(dossier.statements[0].speaker.as_deref(), Some("Ада"));
        assert_eq!(dossier.statements[0].coded_by.as_deref(), Some("Anna K."));
        assert_eq!(dossier.statements[0].note.as_deref(), Some("mood: calm"));
        all.push(told(&dossier));
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(
        all[0][0],
        [
            "Tolls are charged",
            "Isles",
            "Opposes",
            "“We say no to tolls.”",
            "Talks on tolls",
            "2025-08-26",
        ]
    );
}

#[test]
fn what_a_variable_is_can_be_changed() {
    let mapping = Mapping {
        variables: [
            ("person".to_owned(), VariableRole::Party),
            ("organization".to_owned(), VariableRole::Noted),
        ]
        .into(),
        ..Mapping::default()
    };
    let proposal = proposed("v3.dna", &file("v3.dna"), mapping, &[]);
    let dossier = dossier(&proposal);
    assert_eq!(dossier.parties[0].name, "Ада");
    assert!(
        left_out(&proposal.findings)
            .iter()
            .any(|it| it.ends_with("names no party"))
    );
}

#[test]
fn what_is_none_of_the_kinds_is_refused_with_a_sentence() {
    let whole = archive(&[("a.txt", b"x")]);
    for (name, bytes, expected) in [
        ("a.csv", &b""[..], "the file is empty"),
        (
            "a.json",
            b"{\"a\": 1}",
            "the file is JSON, and no comparison that Concordance exported",
        ),
        (
            "a.ron",
            b"// A remark.\n(format: 1, title: \"T\", parties: [], points: [], sources: [], statements: [])",
            "the file is a position file already",
        ),
        ("a.html", b"<html><p>no</p>", "the page has no table"),
        (
            "a.zip",
            &whole,
            "the archive is no workbook, no document and no project that is read",
        ),
        (
            "a.dna",
            b"SQLite format 3\0",
            "the database is broken: its head is not there",
        ),
    ] {
        let trouble = import(name, bytes, Mapping::default(), &[]).expect_err(name);
        assert_eq!(trouble.message, expected);
    }
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    // Half a megabyte that says to be half a gigabyte and is more.
    let zeros = vec![b' '; 600 << 20];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let trouble = import("a.docx", &bomb, Mapping::default(), &[]).expect_err("a bomb");
    assert!(trouble.message.contains("512 MiB"), "{}", trouble.message);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn mangled_files_never_panic(
        which in 0_usize..8,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let names = ["cross.csv", "cross.xlsx", "cross.docx", "cross.html", "river.qde", "v2.dna", "v3.dna", "river.qdpx"];
        let name = names[which];
        let mut bytes = if name == "river.qdpx" { river() } else { file(name) };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(proposal) = import(name, &bytes, Mapping::default(), &[]) {
            // Whatever it is, it can be read.
            prop_assert!(load(write(&proposal.draft).as_bytes()).dossier.is_some());
        }
    }
}

#[test]
fn days_notes_and_links_of_a_workbook_are_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("d. mmmm yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Long").unwrap();
    let header = [
        "Point",
        "Party",
        "Stance",
        "Quote",
        "Said",
        "Source",
        "Published",
    ];
    for (column, name) in (0..).zip(header) {
        sheet.write(0, column, name).unwrap();
    }
    let words = ["Tolls", "Halm", "−2", "“We pay nothing”"];
    for (column, text) in (0..).zip(words) {
        sheet.write(1, column, text).unwrap();
    }
    let said = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 8, 25).unwrap();
    sheet.write_datetime_with_format(1, 4, &said, &day).unwrap();
    sheet.write(1, 5, "The Courier").unwrap();
    sheet.write(1, 6, "26 August 2025").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Across").unwrap();
    for (column, name) in (0..).zip(["Point", "Halm", "Isles"]) {
        sheet.write(0, column, name).unwrap();
    }
    sheet.write(1, 0, "Bridge").unwrap();
    let link = rust_xlsxwriter::Url::new("https://courier.example/b").set_text("Supports");
    sheet.write_url(1, 1, link).unwrap();
    let note = rust_xlsxwriter::Note::new("“It may open soon” (The Courier, 27 August 2025)");
    sheet
        .insert_note(1, 1, &note.add_author_prefix(false))
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let proposal = proposed("two.xlsx", &bytes, Mapping::default(), &[]);
    let dossier = dossier(&proposal);
    assert_eq!(
        told(&dossier),
        [
            [
                "Tolls",
                "Halm",
                "Opposes",
                "We pay nothing",
                "The Courier",
                "2025-08-25"
            ],
            [
                "Bridge",
                "Halm",
                "Supports",
                "It may open soon",
                "The Courier",
                "2025-08-27"
            ],
        ]
    );
    let source = dossier.source(dossier.statements[1].source);
    assert_eq!(source.url.as_deref(), Some("https://courier.example/b"));
    assert_eq!(left_out(&proposal.findings), Vec::<&str>::new());
}

#[test]
fn a_pdf_of_a_project_is_read_by_the_text_that_stands_for_it() {
    let xml = String::from_utf8(file("river.qde")).unwrap();
    let (head, _) = xml.split_once("<Sources>").unwrap();
    let xml = format!(
        "{head}<Sources><PDFSource guid=\"D\" name=\"Speech of 3 September 2025\" path=\"internal://d.pdf\">\
         <PDFSelection guid=\"p\" page=\"0\"/>\
         <Representation guid=\"R\"><PlainTextContent>We are for it. Surely.</PlainTextContent>\
         <PlainTextSelection guid=\"a\" startPosition=\"0\" endPosition=\"14\">\
         <Coding guid=\"1\"><CodeRef targetGUID=\"p1\"/></Coding>\
         <Coding guid=\"2\"><CodeRef targetGUID=\"I1S\"/></Coding><NoteRef targetGUID=\"N\"/>\
         </PlainTextSelection></Representation></PDFSource></Sources>\
         <Notes><Note guid=\"n\"><PlainTextContent>Look again</PlainTextContent></Note></Notes></Project>"
    );
    let proposal = proposed("d.qde", xml.as_bytes(), Mapping::default(), &[]);
    let dossier = dossier(&proposal);
    assert_eq!(
        told(&dossier),
        [[
            "Tolls",
            "Halm",
            "Supports",
            "We are for it.",
            "Speech of 3 September 2025",
            "2025-09-03",
        ]]
    );
    assert_eq!(dossier.statements[0].note.as_deref(), Some("Look again"));
    assert_exact(&proposal, &dossier);
}
