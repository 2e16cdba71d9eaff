//! Reads workbooks and documents back as what they are, ZIP archives of XML, for the tests.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::Document;
use zip::ZipArchive;

use super::sheet::fisheries::fisheries;
use super::sheet::samples::{Sample, party};
use crate::lens::Lens;
use crate::model::{Dossier, PartyIndex, Statement};

/// The files of an archive by their names, every one of XML well-formed.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        if file.is_dir() {
            continue;
        }
        let name = file.name().to_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if let Err(error) = Document::parse(&text) {
            panic!("{name}: {error}");
        }
        parts.insert(name, text);
    }
    parts
}

/// Writes a file where a person can look at it, when that is asked for.
pub(super) fn look_at(bytes: &[u8], name: &str) {
    if std::env::var_os("CONCORDANCE_LOOK").is_some() {
        std::fs::write(std::env::temp_dir().join(name), bytes).unwrap();
    }
}

/// The bundled dossier.
pub(super) fn bundled() -> Sample {
    let bytes = include_bytes!("../../data/ukraine-peace-plan.ron");
    let dossier = crate::load::load(bytes).dossier.unwrap();
    Sample::new(dossier, Lens::default())
}

/// Words that a format could take for something else than words.
pub(super) const HOSTILE: [&str; 8] = [
    "=HYPERLINK(\"https://example.org\",\"x\")",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "<b>&amp;</b> ]]> \"quoted\" 'single'",
    "_x0041_ and \u{1}control\u{b}",
    "مرحبا بالعالم, שלום, 和平, 🕊",
    "  spaces around  \nand lines\r\n\tand tabs ",
];

/// The invented accord with hostile words wherever there are words.
pub(super) fn hostile() -> Dossier {
    let mut dossier = fisheries();
    let mut words = HOSTILE.iter().cycle().map(|it| (*it).to_owned());
    let mut next = || words.next().unwrap_or_default();
    dossier.title = next();
    dossier.about = Some(next());
    for party in &mut dossier.parties {
        party.name = next();
    }
    for theme in &mut dossier.themes {
        theme.name = next();
    }
    for point in &mut dossier.points {
        point.title = next();
        point.proposition = next();
    }
    for source in &mut dossier.sources {
        source.title = next();
        source.url = Some(next());
    }
    for statement in &mut dossier.statements {
        statement.gist = next();
        statement.quote = next();
        statement.speaker = Some(next());
        statement.note = Some(next());
    }
    dossier
}

/// The invented accord with so many parties, each of which says what the first says.
pub(super) fn crowded(count: u32) -> Dossier {
    let mut dossier = fisheries();
    let first: Vec<Statement> = dossier
        .statements
        .iter()
        .filter(|statement| statement.party == PartyIndex(0))
        .cloned()
        .collect();
    for index in 4..count {
        dossier.parties.push(party(&format!("Party {index}")));
        dossier
            .statements
            .extend(first.iter().cloned().map(|it| Statement {
                party: PartyIndex(index),
                ..it
            }));
    }
    dossier
}
