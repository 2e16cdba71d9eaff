//! The document read back as what it is: XML in a ZIP archive.

use roxmltree::{Document, Node};

use super::*;
use crate::export::packages::{HOSTILE, bundled, crowded, hostile, look_at, parts};
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::Sample;
use crate::export::{Detail, Options, Paper};
use crate::lens::Lens;
use crate::listing::{self, Listing};
use crate::model::{DatePart, Dossier, StatementIndex};

fn written(sample: &Sample, listing: Option<&Listing>) -> Vec<u8> {
    let options = Options {
        credit: "Desk of Halm".to_owned(),
        detail: Detail::Full,
        paper: Paper::A4,
        ..Options::default()
    };
    docx(&Job {
        content: sample.content(),
        listing,
        findings: &[],
        options: &options,
    })
    .unwrap()
}

fn sample() -> Sample {
    Sample::new(fisheries(), Lens::default())
}

fn all<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |it| it.is_element() && it.tag_name().name() == name)
}

/// The words below a node; line breaks and tabs as such.
fn words(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_element)
        .filter_map(|it| match it.tag_name().name() {
            "t" => it.text(),
            "br" => Some("\n"),
            "tab" if it.attributes().len() == 0 => Some("\t"),
            _ => None,
        })
        .collect()
}

#[test]
fn every_quotation_stands_in_a_footnote_that_the_table_leads_to() {
    let sample = sample();
    let bytes = written(&sample, None);
    look_at(&bytes, "fisheries.docx");
    let parts = parts(&bytes);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let notes = Document::parse(&parts["word/footnotes.xml"]).unwrap();
    let id = |node: &Node<'_, '_>| -> Option<i32> {
        let id = node.attributes().find(|it| it.name() == "id")?;
        id.value().parse().ok()
    };
    let led: Vec<i32> = all(&document, "footnoteReference")
        .filter_map(|it| id(&it))
        .collect();
    let told: Vec<i32> = all(&notes, "footnote").filter_map(|it| id(&it)).collect();
    assert_eq!(led, (1..=23).collect::<Vec<i32>>());
    assert_eq!(told, (-1..=23).collect::<Vec<i32>>());
    let told: Vec<String> = all(&notes, "footnote").map(words).collect();
    for statement in &sample.dossier.statements {
        assert!(
            told.iter().any(|it| it.contains(&statement.quote)),
            "{} is missing",
            statement.quote
        );
    }
    let claims = told.iter().filter(|it| it.contains("claimed by Northland"));
    for claim in claims {
        assert!(claim.contains("not a position of the party"), "{claim}");
    }
}

#[test]
fn thousands_of_notes_are_a_list_with_links_there_and_back() {
    let sample = sample();
    let options = Options::default();
    let job = Job {
        content: sample.content(),
        listing: None,
        findings: &[],
        options: &options,
    };
    let mut few = Notes::new(&job, 1_000);
    assert!(
        few.reference(StatementIndex(3))
            .contains("footnoteReference")
    );
    assert_eq!(few.list(), "");
    assert!(few.finish().contains("<w:footnote w:id=\"1\">"));

    let mut many = Notes::new(&job, 1_001);
    let signs: String = [3, 0, 3]
        .map(|index| many.reference(StatementIndex(index)))
        .concat();
    let list = many.list();
    assert_eq!(many.finish(), "");
    let file = format!("<w:body xmlns:w=\"w\"><w:p>{signs}</w:p>{list}</w:body>");
    let document = Document::parse(&file).unwrap();
    let value = |it: Node<'_, '_>, name: &str| it.attribute(("w", name)).map(str::to_owned);
    let names: Vec<String> = all(&document, "bookmarkStart")
        .filter_map(|it| value(it, "name"))
        .collect();
    assert_eq!(names, ["from-1", "from-2", "note-1", "note-2"]);
    let led: Vec<String> = all(&document, "hyperlink")
        .filter_map(|it| value(it, "anchor"))
        .collect();
    assert_eq!(led, ["note-1", "note-2", "from-1", "from-2"]);
    let ids: std::collections::BTreeSet<String> = all(&document, "bookmarkStart")
        .filter_map(|it| value(it, "id"))
        .collect();
    assert_eq!(ids.len(), 4);
    let note = all(&document, "p").find(|it| words(*it).starts_with("1 "));
    let quote = &sample.dossier.statements[3].quote;
    assert!(words(note.unwrap()).contains(quote));
}

#[test]
fn the_header_is_repeated_and_the_page_lies() {
    let parts = parts(&written(&sample(), None));
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(all(&document, "tblHeader").count(), 1);
    let page = all(&document, "pgSz").next().unwrap();
    let value = |name: &str| {
        page.attributes()
            .find(|it| it.name() == name)
            .unwrap()
            .value()
    };
    assert_eq!(
        (value("w"), value("h"), value("orient")),
        ("16838", "11906", "landscape")
    );
    for row in all(&document, "tr") {
        let cells = row.children().filter(|it| it.tag_name().name() == "tc");
        let spans = cells.map(|cell| {
            let span = cell
                .descendants()
                .find(|it| it.tag_name().name() == "gridSpan");
            let value = span.and_then(|it| it.attributes().next().map(|it| it.value().to_owned()));
            value.map_or(1, |it| it.parse::<usize>().unwrap())
        });
        let across: usize = spans.sum();
        assert!([2, 5].contains(&across), "{across}");
    }
    for field in all(&document, "tc") {
        let has_words = field.children().any(|it| it.tag_name().name() == "p");
        assert!(has_words, "a field without a paragraph is no field");
    }
}

#[test]
fn what_a_reader_trusts_is_there() {
    let sample = sample();
    let parts = parts(&written(&sample, None));
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let told: Vec<String> = all(&document, "p").map(words).collect();
    for words in [
        "Accord on the Western Banks: who stands where",
        &format!("SHA-256 of the file: {}", sample.dossier.sha256),
        "Program: Concordance 0.1.0",
        "Made by: Desk of Halm",
        "against, and declared non-negotiable",
        "nothing in these sources; neither neutral nor undecided",
    ] {
        assert!(told.iter().any(|it| it == words), "{words} is missing");
    }
    assert!(told.iter().any(|it| it.starts_with("Cells: 28 cells: ")));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dc:language>en</dc:language>"), "{core}");
    assert!(!core.contains("created"), "{core}");
}

#[test]
fn hostile_words_stay_words_and_lead_nowhere() {
    let sample = Sample::new(hostile(), Lens::default());
    let bytes = written(&sample, None);
    look_at(&bytes, "hostile.docx");
    let parts = parts(&bytes);
    let mut told = String::new();
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let document = Document::parse(&parts[name]).unwrap();
        assert_eq!(all(&document, "instrText").count(), 0, "{name}");
        for paragraph in all(&document, "p") {
            told.push_str(&words(paragraph));
            told.push('\n');
        }
    }
    for words in HOSTILE {
        let words: String = words
            .chars()
            .filter(|it| !it.is_control() || "\n\t".contains(*it))
            .collect();
        assert!(told.contains(&words), "{words:?}");
    }
    assert!(parts["word/document.xml"].contains("<w:bidi/>"));
    assert!(parts["word/footnotes.xml"].contains("<w:rtl/>"));
}

#[test]
fn forty_parties_are_several_tables_and_none_is_lost() {
    let sample = Sample::new(crowded(40), Lens::default());
    let bytes = written(&sample, None);
    look_at(&bytes, "crowded.docx");
    let parts = parts(&bytes);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(all(&document, "tblHeader").count(), 7);
    let told: Vec<String> = all(&document, "p").map(words).collect();
    for party in &sample.dossier.parties {
        assert!(told.contains(&party.name), "{}", party.name);
    }
}

#[test]
fn a_list_is_a_table_with_its_quotations() {
    let sample = sample();
    let list = listing::statements(&sample.dossier, &sample.matrix, &sample.shown, &[]);
    let bytes = written(&sample, Some(&list));
    look_at(&bytes, "list.docx");
    let parts = parts(&bytes);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let told: Vec<String> = all(&document, "p").map(words).collect();
    for statement in &sample.dossier.statements {
        assert!(told.contains(&statement.quote), "{}", statement.quote);
        let DatePart::Day(_) = statement.said.parts().0 else {
            continue;
        };
        assert!(told.contains(&statement.said.words()), "{}", statement.said);
    }
}

#[test]
fn nothing_shown_is_a_document_too() {
    let sample = Sample::new(Dossier::default(), Lens::default());
    let parts = parts(&written(&sample, None));
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(all(&document, "tbl").count(), 0);
    let told: Vec<String> = all(&document, "p").map(words).collect();
    assert_eq!(told[0], "Who stands where");
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let sample = bundled();
    let bytes = written(&sample, None);
    look_at(&bytes, "bundled.docx");
    assert_eq!(bytes, written(&sample, None));
}
