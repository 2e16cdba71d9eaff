//! Every cell of an exported table says the stance that is derived for it, and every number in it
//! leads to a statement of that very cell.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use roxmltree::{Document, Node};
use serde_json::Value;
use tempfile::tempdir;

use super::read::{parts, spaced_once};
use super::{export, folder};

/// The points and parties of the accord: what they are called in the file, and to a reader.
const POINTS: [(&str, &str); 4] = [
    ("bridge", "The bridge"),
    ("toll", "=SUM of the tolls"),
    ("troops", "Foreign troops"),
    ("talks", "There are talks."),
];
const PARTIES: [(&str, &str); 3] = [
    ("north", "Northland"),
    ("south", "Південь"),
    ("union", "River Union"),
];
const STANCES: [(&str, &str); 7] = [
    ("insists", "insists on"),
    ("supports", "supports"),
    ("supports_if", "supports, if"),
    ("unclear", "unclear"),
    ("opposes_unless", "opposes, unless"),
    ("opposes", "opposes"),
    ("rules_out", "rules out"),
];

/// A field of a table: its words, the words that are told as a stance, and the notes behind its
/// numbers.
#[derive(Default)]
struct Field {
    words: String,
    stance: String,
    notes: Vec<String>,
}

/// Takes the tables of a file apart.
type Reader = fn(&[u8]) -> Vec<Vec<Field>>;

/// What `matrix --format json` derives; other tests hold it to cases made by hand.
fn derived() -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .arg("matrix")
        .arg(folder().join("accord.ron"))
        .args(["--as-of", "2025-09-10", "--format", "json"])
        .output()
        .expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Every cell of the accord by point and party.
fn fields(rows: Vec<Vec<Field>>) -> BTreeMap<(&'static str, &'static str), Field> {
    let mut rows = rows.into_iter().skip_while(|row| {
        let named = |name: &str| row.iter().any(|it| it.words.trim().starts_with(name));
        !PARTIES.iter().all(|(_, name)| named(name))
    });
    let head = rows.next().expect("a row of names");
    let mut found = BTreeMap::new();
    for row in rows {
        let Some((point, _)) = POINTS.into_iter().find(|(_, title)| {
            let about = row.iter().take(3);
            about.into_iter().any(|it| it.words.contains(title))
        }) else {
            continue;
        };
        for (name, field) in head.iter().zip(row) {
            let is_of = |(_, party): &(&str, &str)| name.words.trim().starts_with(party);
            if let Some((party, _)) = PARTIES.into_iter().find(is_of) {
                found.insert((point, party), field);
            }
        }
    }
    assert_eq!(found.len(), POINTS.len() * PARTIES.len());
    found
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|it| it.text()).collect()
}

fn named<'a, 'd>(node: Node<'a, 'd>, name: &'a str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants()
        .filter(move |it| it.tag_name().name() == name)
}

fn html(bytes: &[u8]) -> Vec<Vec<Field>> {
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    let page = page.trim_start_matches("<!DOCTYPE html>");
    let page = Document::parse(page).unwrap();
    let note = |address: &str| {
        let mut notes = page
            .descendants()
            .filter(|it| it.attribute("id") == Some(address));
        notes.next().map(text).expect("a note at its address")
    };
    let field = |it: Node<'_, '_>| {
        let filled = named(it, "span").filter(|it| {
            let class = it.attribute("class").unwrap_or_default();
            class.starts_with("chip") && !class.contains("dashed")
        });
        let addresses = named(it, "a").filter_map(|it| it.attribute("href")?.strip_prefix('#'));
        Field {
            words: text(it),
            stance: filled.map(text).collect(),
            notes: addresses.map(note).collect(),
        }
    };
    let table = named(page.root(), "table").next().unwrap();
    let rows = named(table, "tr").map(|row| {
        let fields = row.children().filter(Node::is_element);
        fields.map(field).collect()
    });
    rows.collect()
}

fn docx(bytes: &[u8]) -> Vec<Vec<Field>> {
    let parts: BTreeMap<String, String> = parts(bytes).into_iter().collect();
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let footnotes = Document::parse(&parts["word/footnotes.xml"]).unwrap();
    let id = |it: Node<'_, '_>| {
        let mut all = it.attributes();
        all.find(|it| it.name() == "id")
            .map(|it| it.value().to_owned())
    };
    let notes: BTreeMap<String, String> = named(footnotes.root(), "footnote")
        .filter_map(|it| Some((id(it)?, text(it))))
        .collect();
    let field = |it: Node<'_, '_>| {
        let runs = named(it, "r");
        let filled = runs.filter(|run| named(*run, "shd").next().is_some());
        let signs = named(it, "footnoteReference").filter_map(id);
        Field {
            words: text(it),
            stance: filled.map(text).collect(),
            notes: signs.map(|sign| notes[&sign].clone()).collect(),
        }
    };
    let rows = named(document.root(), "tr").map(|row| named(row, "tc").map(field).collect());
    rows.collect()
}

/// The first line of a field without colours of its own is its stance or what there is instead.
fn plain(words: &str) -> Field {
    Field {
        words: words.to_owned(),
        stance: words.lines().next().unwrap_or_default().to_owned(),
        notes: Vec::new(),
    }
}

fn csv(bytes: &[u8]) -> Vec<Vec<Field>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        row.iter().map(plain).collect()
    });
    rows.collect()
}

fn xlsx(bytes: &[u8]) -> Vec<Vec<Field>> {
    let parts: BTreeMap<String, String> = parts(bytes).into_iter().collect();
    let sheet = Document::parse(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    let strings = Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
    let strings: Vec<String> = named(strings.root(), "si").map(text).collect();
    let field = |it: Node<'_, '_>| {
        let at = text(it).parse::<usize>().ok();
        let words = at.filter(|_| it.attribute("t") == Some("s"));
        plain(words.map_or("", |at| &strings[at]))
    };
    let rows = named(sheet.root(), "row").map(|row| named(row, "c").map(field).collect());
    rows.collect()
}

fn markdown(bytes: &[u8]) -> Vec<Vec<Field>> {
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    let note = |number: &str| {
        let (_, note) = page
            .split_once(&format!("\n[^{number}]: "))
            .expect("a note");
        let end = note.find("\n\n[^").unwrap_or(note.len());
        note[..end].to_owned()
    };
    let field = |words: &str| {
        let mut bold = words.split("**").skip(1).step_by(2);
        let numbers = words.split("[^").skip(1);
        let numbers = numbers.filter_map(|it| Some(it.split_once(']')?.0));
        Field {
            words: words.to_owned(),
            stance: bold.next().unwrap_or_default().to_owned(),
            notes: numbers.map(note).collect(),
        }
    };
    let rows = page.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(field).collect())
        .collect()
}

#[test]
fn every_cell_says_the_stance_that_is_derived_for_it_and_no_other() {
    let written = tempdir().unwrap();
    let derived = derived();
    let formats: [(&str, Reader); 5] = [
        ("html", html),
        ("docx", docx),
        ("csv", csv),
        ("xlsx", xlsx),
        ("md", markdown),
    ];
    for (ending, read) in formats {
        let bytes = export(written.path(), ending, &["--detail", "full"]);
        let fields = fields(read(&bytes));
        for cell in derived["cells"].as_array().unwrap() {
            let (point, party) = (cell["point"].as_str(), cell["party"].as_str());
            let field = &fields[&(point.unwrap(), party.unwrap())];
            let told = spaced_once(&field.stance).to_lowercase();
            let told = STANCES.into_iter().find(|(_, words)| *words == told);
            let told = told.map(|(key, _)| key);
            assert_eq!(
                told,
                cell["stance"].as_str(),
                "{ending}, {point:?}, {party:?}: {}",
                field.words
            );
            let is_hole = spaced_once(&field.words) == "no sourced position";
            assert_eq!(is_hole, cell["state"] == "silent", "{ending}: {cell}");
            let is_contested = field.words.contains("contested by");
            assert_eq!(Some(is_contested), cell["disputed"].as_bool(), "{ending}");
        }
    }
}

#[test]
fn every_number_in_a_cell_leads_to_a_statement_of_that_cell() {
    let written = tempdir().unwrap();
    let derived = derived();
    let quote = |number: &Value| {
        let at = usize::try_from(number.as_u64().unwrap()).unwrap();
        derived["statements"][at]["quote"].as_str().unwrap()
    };
    for (ending, read) in [("html", html as Reader), ("docx", docx), ("md", markdown)] {
        let bytes = export(written.path(), ending, &["--detail", "full"]);
        let fields = fields(read(&bytes));
        for cell in derived["cells"].as_array().unwrap() {
            let (point, party) = (cell["point"].as_str(), cell["party"].as_str());
            let field = &fields[&(point.unwrap(), party.unwrap())];
            let statements = cell["statements"].as_array().unwrap();
            let mut reached = BTreeSet::new();
            for note in &field.notes {
                // A Markdown line ends with a stroke.
                let note = spaced_once(&note.replace("\\\n", "\n"));
                let of_note: Vec<&str> = statements
                    .iter()
                    .map(quote)
                    .filter(|words| note.contains(&spaced_once(words)))
                    .collect();
                assert_eq!(of_note.len(), 1, "{ending}, {point:?}, {party:?}: {note}");
                reached.extend(of_note);
            }
            let all: BTreeSet<&str> = statements.iter().map(quote).collect();
            assert_eq!(reached, all, "{ending}, {point:?}, {party:?}");
        }
    }
}
