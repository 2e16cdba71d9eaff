//! Exports read back: what a format carries comes back as the same dossier.

mod foreign;

use concordance::edit::{Value, write};
use concordance::export::qdpx::qdpx;
use concordance::export::sheet::Content;
use concordance::export::{Fact, Format, Job, Options, TableRows, document};
use concordance::finding::{Code, RecordKind};
use concordance::import::{Kind, Mapping, Proposal, import};
use concordance::lens::{Lens, SearchIndex};
use concordance::load::load;
use concordance::matrix::{Cell, CellIndex, Matrix};
use concordance::model::{Dossier, LeftOut, SourceIndex, Statement, Voice};
use concordance::quote::{SourceText, Texts};
use proptest::prelude::*;

use crate::generated;
use crate::generated::recipe::{Recipe, Script, Size};

/// The formats that carry everything, with what a row of a table is.
const LOSSLESS: [(Format, TableRows); 5] = [
    (Format::Json, TableRows::Points),
    (Format::Html, TableRows::Points),
    (Format::Xlsx, TableRows::Points),
    (Format::Csv, TableRows::Points),
    (Format::Csv, TableRows::Statements),
];

fn exported(dossier: &Dossier, lens: &Lens, (format, rows): (Format, TableRows)) -> Vec<u8> {
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), lens.day());
    let shown = lens.show(dossier, &matrix, &SearchIndex::new(dossier));
    let options = Options {
        rows,
        ..Options::default()
    };
    let job = Job {
        content: Content {
            dossier,
            matrix: &matrix,
            shown: &shown,
            lens,
            comparison: None,
            grades: &[],
            texts: None,
            file_name: "it.ron",
            version: "0.1.0",
        },
        listing: None,
        findings: &[],
        options: &options,
    };
    document(&job, format).unwrap().unwrap()
}

/// The dossier apart from what belongs to the file and not to what it says.
fn said(mut dossier: Dossier) -> Dossier {
    dossier.sha256.clear();
    dossier.left_out = LeftOut::default();
    for (source, number) in dossier.sources.iter_mut().zip(0..) {
        source.number = number;
    }
    for (statement, number) in dossier.statements.iter_mut().zip(0..) {
        statement.number = number;
    }
    dossier
}

fn read_back(format: Format, bytes: &[u8]) -> (Proposal, Dossier) {
    let name = format!("it.{}", format.ending());
    let proposal = import(&name, bytes, Mapping::default(), &[])
        .unwrap_or_else(|trouble| panic!("{name}: {trouble:?}"));
    assert_eq!(proposal.kind, Kind::Own, "{name}");
    let text = write(&proposal.draft);
    let loaded = load(text.as_bytes());
    let dossier = loaded.dossier.unwrap_or_else(|| panic!("{name}: {text}"));
    (proposal, dossier)
}

fn assert_comes_back(bytes: &[u8]) {
    let dossier = said(load(bytes).dossier.expect("a dossier"));
    for how in LOSSLESS {
        let file = exported(&dossier, &Lens::default(), how);
        let (proposal, back) = read_back(how.0, &file);
        assert_eq!(proposal.findings, [], "{how:?}");
        assert_eq!(said(back), dossier, "{how:?}");
    }
}

#[test]
fn the_bundled_dossier_comes_back_from_every_format_that_carries_it() {
    assert_comes_back(include_bytes!("../data/ukraine-peace-plan.ron"));
}

#[test]
fn every_field_of_the_format_comes_back() {
    assert_comes_back(include_bytes!("load/good-whole.ron"));
    assert_comes_back(include_bytes!("exports/accord.ron"));
    assert_comes_back(include_bytes!("support/fisheries.ron"));
}

#[test]
fn generated_dossiers_come_back() {
    for (seed, scripts) in [
        (1, vec![Script::Latin, Script::Cyrillic]),
        (2, vec![Script::Hebrew, Script::Han, Script::Greek]),
    ] {
        assert_comes_back(&generated::file(&Recipe {
            seed,
            points: 30,
            parties: 9,
            statements: 300,
            scripts,
            holes: 0.6,
            ..Recipe::of(Size::M)
        }));
    }
}

#[test]
fn exports_for_reading_are_refused_and_never_read_as_tables() {
    let dossier = load(include_bytes!("exports/accord.ron")).dossier.unwrap();
    let rows = TableRows::Points;
    for format in [
        Format::Docx,
        Format::Markdown,
        Format::Bibtex,
        Format::CslJson,
    ] {
        let file = exported(&dossier, &Lens::default(), (format, rows));
        let trouble = import("it", &file, Mapping::default(), &[]).expect_err("refused");
        assert!(trouble.message.contains("only for reading"), "{trouble:?}");
    }
    // A table that has lost what it carries is no table of somebody else.
    let csv = exported(&dossier, &Lens::default(), (Format::Csv, rows));
    let csv = String::from_utf8(csv).unwrap().replace("Record", "Rekord");
    let trouble = import("it", csv.as_bytes(), Mapping::default(), &[]).expect_err("refused");
    assert!(trouble.message.contains("only for reading"), "{trouble:?}");
}

#[test]
fn what_is_as_of_a_day_says_so_when_it_is_read() {
    let dossier = load(include_bytes!("exports/accord.ron")).dossier.unwrap();
    let lens = Lens {
        as_of: Some("2025-08-31".to_owned()),
        ..Lens::default()
    };
    for how in LOSSLESS {
        let (proposal, back) = read_back(how.0, &exported(&dossier, &lens, how));
        let [finding] = &proposal.findings[..] else {
            panic!("{how:?}: {:?}", proposal.findings);
        };
        assert!(finding.message.contains("as of 2025-08-31"), "{finding:?}");
        assert!(back.statements.len() < dossier.statements.len());
        assert!(!back.statements.is_empty());
    }
}

#[test]
fn what_was_typed_into_an_exported_table_is_taken_over_or_told() {
    let dossier = load(include_bytes!("exports/accord.ron")).dossier.unwrap();
    let how = (Format::Csv, TableRows::Statements);
    let file = String::from_utf8(exported(&dossier, &Lens::default(), how)).unwrap();
    let edited = file
        .replace("Would stay out,", "Would keep out of it,")
        .replace(",River Union,", ",Північ,");
    assert_ne!(edited, file);
    let (proposal, back) = read_back(Format::Csv, edited.as_bytes());
    assert!(
        back.statements
            .iter()
            .any(|it| it.gist == "Would keep out of it")
    );
    let told = |code: Code| {
        proposal
            .findings
            .iter()
            .filter(|it| it.code == code)
            .count()
    };
    assert_eq!(told(Code::ImportGap), 1, "{:?}", proposal.findings);
    assert!(told(Code::NotAStatement) >= 1, "{:?}", proposal.findings);
    // A row that was cut out is told and kept.
    let mut rows: Vec<&str> = file.split_inclusive("\r\n").collect();
    assert!(rows.len() > 3);
    rows.remove(2);
    let (_, back) = read_back(Format::Csv, rows.concat().as_bytes());
    assert_eq!(back.statements.len(), dossier.statements.len());
}

/// What a project of REFI-QDA carries of a statement.
fn coded(dossier: &Dossier) -> Vec<[String; 9]> {
    let mut all: Vec<[String; 9]> = dossier
        .statements
        .iter()
        .map(|it| {
            let voice = match it.voice {
                Voice::ClaimedBy(party) => dossier.party(party).name.clone(),
                voice => format!("{voice:?}"),
            };
            [
                dossier.point(it.point).title.clone(),
                dossier.party(it.party).name.clone(),
                format!("{:?}", it.stance),
                voice,
                it.verbatim_quote().trim().to_owned(),
                it.gist.clone(),
                it.said.to_string(),
                it.speaker.clone().unwrap_or_default(),
                dossier.source(it.source).title.clone(),
            ]
        })
        .collect();
    all.sort();
    all
}

/// What every cell says, in the order of rows and columns, with the propositions that it is about.
fn cells(dossier: &Dossier) -> Vec<String> {
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let cell = |cell: &Cell| {
        let standing = cell.standing.map(|index| dossier.statement(index));
        format!(
            "{} {} {:?} {:?} {} {} {:?}",
            dossier.point(cell.point).proposition,
            dossier.party(cell.party).name,
            cell.state,
            cell.stance,
            cell.is_disputed(),
            cell.statements.len(),
            standing.map(|it| (&it.gist, &it.part, &it.at, &it.checked_by, &it.translation)),
        )
    };
    matrix.cells().map(cell).collect()
}

#[test]
fn a_project_of_refi_qda_brings_back_what_it_carries() {
    for (bytes, name) in [
        (
            &include_bytes!("../data/ukraine-peace-plan.ron")[..],
            "bundled",
        ),
        (include_bytes!("exports/accord.ron"), "accord"),
        (include_bytes!("support/fisheries.ron"), "fisheries"),
    ] {
        let dossier = load(bytes).dossier.unwrap();
        // The text of the first source is at hand; it has its quotations in another order.
        let mut texts = Texts::new();
        let first = SourceIndex::new(0);
        let quotes = dossier.statements.iter().filter(|it| it.source == first);
        let quotes: Vec<&str> = quotes.map(Statement::verbatim_quote).collect();
        let text = quotes.into_iter().rev().collect::<Vec<_>>().join(" 🕊\n\n");
        texts.insert(first, SourceText::new(text.as_str()));
        let facts = [Fact {
            name: "Stances",
            words: "the editors’ reading".to_owned(),
        }];
        let file = qdpx(&dossier, &texts, &facts).unwrap();
        assert_eq!(file, qdpx(&dossier, &texts, &facts).unwrap(), "{name}");
        let proposal = import("it.qdpx", &file, Mapping::default(), &[]).unwrap();
        assert_eq!(
            proposal
                .findings
                .iter()
                .filter(|it| it.code == Code::NotAStatement)
                .count(),
            0,
            "{:?}",
            proposal.findings
        );
        let loaded = load(write(&proposal.draft).as_bytes());
        assert_eq!(loaded.findings, [], "{name}");
        let back = loaded.dossier.unwrap();
        assert_eq!(coded(&back), coded(&dossier), "{name}");
        assert_eq!(cells(&back), cells(&dossier), "{name}");
        let names = |dossier: &Dossier| -> Vec<String> {
            let parties = dossier.parties.iter().map(|it| it.name.clone());
            parties
                .chain(dossier.points.iter().map(|it| it.title.clone()))
                .collect()
        };
        assert_eq!(names(&back), names(&dossier));
        // Only the text that was at hand is a text again.
        assert_eq!(proposal.texts.len(), 1, "{name}");
        assert_eq!(proposal.texts[0].1, text);
        assert_eq!(
            back.sources.iter().filter(|it| it.text.is_some()).count(),
            1
        );
    }
}

/// Words that formats have trouble with.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("'=1+1\n=2\n''+3".to_owned()),
        Just("<b>&amp;\"'</template> ]]>".to_owned()),
        Just("_x000D_ _x005F_".to_owned()),
        Just("\u{0}\u{8}\r\n\r\u{85}\u{feff}\u{fffe}".to_owned()),
        Just("\u{202e}\u{2066}עברית 漢字 🐟\u{200d}".to_owned()),
        Just("  spaces \t\u{a0}".to_owned()),
        Just("1/2: \\u0041 \\ \"".to_owned()),
        "\\PC{0,12}",
    ];
    (proptest::collection::vec(piece, 0..4), "[a-z]{1,3}")
        .prop_map(|(pieces, last)| pieces.concat() + &last)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_come_back(given in proptest::collection::vec(words(), 1..7)) {
        let mut draft = import(
            "it.json",
            &exported(
                &load(include_bytes!("support/fisheries.ron")).dossier.unwrap(),
                &Lens::default(),
                LOSSLESS[0],
            ),
            Mapping::default(),
            &[],
        )
        .unwrap()
        .draft;
        let mut next = given.iter().cycle().cloned();
        let mut next = move || next.next().unwrap_or_default();
        draft.title = next();
        draft.about = Some(next());
        for record in &mut draft.records {
            let fields: &[&str] = match record.kind {
                RecordKind::Party => &["name"],
                RecordKind::Point => &["title", "proposition", "note"],
                RecordKind::Source => &["title", "publisher", "url", "note"],
                RecordKind::Statement => &["gist", "quote", "speaker", "note", "why"],
                RecordKind::Theme | RecordKind::Plan => &[],
            };
            for &field in fields {
                record.set(field, Some(Value::Text(next())));
            }
        }
        assert_comes_back(write(&draft).as_bytes());
    }

    #[test]
    fn mangled_exports_never_panic(
        at in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<proptest::sample::Index>(),
        which in 0..LOSSLESS.len(),
    ) {
        let dossier = load(include_bytes!("exports/accord.ron")).dossier.unwrap();
        let (format, rows) = LOSSLESS[which];
        let mut bytes = exported(&dossier, &Lens::default(), (format, rows));
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let name = format!("it.{}", format.ending());
        let _ = import(&name, &bytes, Mapping::default(), &[]);
        bytes.truncate(cut.index(bytes.len()));
        let _ = import(&name, &bytes, Mapping::default(), &[]);
    }
}
