//! Characters that pictures cannot draw, told before somebody exports one.

use std::collections::BTreeSet;

use crate::finding::{Code, Count, Finding, Place, RecordKind, RecordRef, list_and};
use crate::model::{Dossier, Source, Statement};

/// So many records are told one by one; a dossier in another script would fill every list.
const TOLD: usize = 20;
/// So many characters of a record are named.
const NAMED: usize = 6;

/// What becomes of a character in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// It is drawn.
    Well,
    /// Its number in Unicode stands in its place.
    AsNumber,
    /// It cannot be drawn, and no picture is made of it.
    Not,
}

/// A note for each record with characters that cannot be drawn, in the file's order; of many such
/// records the rest is counted. `drawn` knows what the bundled faces have, `places` where in the
/// position file a record begins.
#[must_use]
pub fn letters(
    dossier: &Dossier,
    drawn: &dyn Fn(char) -> Drawn,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut rest = 0;
    for (record, name, texts) in records(dossier) {
        let (refused, numbered) = undrawn(&texts, drawn);
        if refused.is_empty() && numbered.is_empty() {
            continue;
        }
        if findings.len() == TOLD {
            rest += 1;
            continue;
        }
        let mut told = Vec::new();
        if !refused.is_empty() {
            told.push(format!("{}, which pictures cannot draw", named(&refused)));
        }
        if !numbered.is_empty() {
            let symbols = named(&numbered);
            told.push(format!("{symbols}, which pictures print as numbers"));
        }
        let message = format!("{name} has {}", told.join("; and "));
        let mut finding = Finding::new(Code::NoGlyph, message).hint(HINT);
        finding.place = record.and_then(places);
        finding.record = record;
        findings.push(finding);
    }
    if rest > 0 {
        let records = Count::new(rest, "more record has", "more records have");
        let message = format!("{records} characters that pictures cannot draw");
        findings.push(Finding::new(Code::NoGlyph, message).hint(HINT));
    }
    findings
}

const HINT: &str = "HTML, DOCX and XLSX show them";

/// Every record with its name and the texts that a sheet prints of it.
fn records(dossier: &Dossier) -> Vec<(Option<RecordRef>, String, Vec<&str>)> {
    let mut records: Vec<(Option<RecordRef>, String, Vec<&str>)> = Vec::new();
    let head = [Some(dossier.title.as_str()), dossier.about.as_deref()];
    records.push((
        None,
        "the head of the file".to_owned(),
        head.into_iter().flatten().collect(),
    ));
    for party in &dossier.parties {
        records.push((None, format!("party `{}`", party.id), vec![&party.name]));
    }
    for theme in &dossier.themes {
        records.push((None, format!("theme `{}`", theme.id), vec![&theme.name]));
    }
    for point in &dossier.points {
        let texts = [
            Some(&point.title),
            Some(&point.proposition),
            point.from.as_ref(),
        ];
        let texts = texts.into_iter().flatten().map(String::as_str).collect();
        records.push((None, format!("point `{}`", point.id), texts));
    }
    for source in &dossier.sources {
        let record = RecordRef {
            kind: RecordKind::Source,
            number: source.number,
        };
        let name = format!("source `{}`", source.id);
        records.push((Some(record), name, texts_of_source(source)));
    }
    for statement in &dossier.statements {
        let record = RecordRef {
            kind: RecordKind::Statement,
            number: statement.number,
        };
        let name = format!(
            "the statement of `{}` on `{}`",
            dossier.party(statement.party).id,
            dossier.point(statement.point).id
        );
        records.push((Some(record), name, texts_of_statement(statement)));
    }
    records
}

fn texts_of_source(source: &Source) -> Vec<&str> {
    let optional = [
        &source.publisher,
        &source.author,
        &source.rewrite_of,
        &source.url,
        &source.note,
    ];
    let optional = optional.into_iter().filter_map(Option::as_deref);
    std::iter::once(source.title.as_str())
        .chain(optional)
        .collect()
}

fn texts_of_statement(statement: &Statement) -> Vec<&str> {
    let optional = [
        &statement.at,
        &statement.speaker,
        &statement.role,
        &statement.part,
        &statement.condition,
        &statement.translated_by,
        &statement.translation,
        &statement.note,
        &statement.why,
    ];
    let optional = optional.into_iter().filter_map(Option::as_deref);
    [statement.gist.as_str(), statement.quote.as_str()]
        .into_iter()
        .chain(optional)
        .collect()
}

/// The characters that cannot be drawn, and those that become numbers, each once, in order of code
/// point. What is no letter on the page, such as a line break, is never missing.
fn undrawn(texts: &[&str], drawn: &dyn Fn(char) -> Drawn) -> (BTreeSet<char>, BTreeSet<char>) {
    let characters: BTreeSet<char> = texts
        .iter()
        // Most texts of most dossiers end the search here.
        .filter(|text| !text.is_ascii())
        .flat_map(|text| text.chars())
        .filter(|&it| !it.is_ascii() && !it.is_control() && !it.is_whitespace())
        .collect();
    let of = |wanted: Drawn| -> BTreeSet<char> {
        let characters = characters.iter().copied();
        characters.filter(|&it| drawn(it) == wanted).collect()
    };
    (of(Drawn::Not), of(Drawn::AsNumber))
}

/// `` `平` (U+5E73) and 12 more characters ``
fn named(missing: &BTreeSet<char>) -> String {
    let mut names: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|character| format!("`{character}` (U+{:04X})", u32::from(*character)))
        .collect();
    if missing.len() > NAMED {
        let rest = Count::new(missing.len() - NAMED, "more character", "more characters");
        names.push(rest.to_string());
    }
    list_and(&names)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{dossier, source, statement};
    use super::*;

    fn told(dossier: &Dossier) -> Vec<Finding> {
        let drawn = |character: char| match u32::from(character) {
            0..0x0250 => Drawn::Well,
            0x1_F300.. => Drawn::AsNumber,
            _ => Drawn::Not,
        };
        letters(dossier, &drawn, &|record| {
            Some(Place {
                line: usize::try_from(record.number).unwrap() + 1,
                column: 1,
            })
        })
    }

    #[test]
    fn what_can_be_drawn_says_nothing() {
        let dossier = dossier(vec![source("a")], &[(0, "naïve\n\u{a0}words")]);
        assert_eq!(told(&dossier), []);
    }

    #[test]
    fn a_record_names_its_characters_once_and_in_order() {
        let mut dossier = dossier(vec![source("a")], &[(0, "平和 and 平")]);
        dossier.parties[0].name = "Party 🕊".to_owned();
        let found = told(&dossier);
        assert_eq!(found.len(), 2);
        let id = &dossier.parties[0].id;
        assert_eq!(
            found[0].message,
            format!("party `{id}` has `🕊` (U+1F54A), which pictures print as numbers")
        );
        assert!(
            found[1]
                .message
                .ends_with("has `和` (U+548C) and `平` (U+5E73), which pictures cannot draw"),
            "{}",
            found[1].message
        );
        assert_eq!(found[1].place.map(|place| place.line), Some(11));
        assert_eq!(found[1].hints, [HINT]);
    }

    #[test]
    fn of_many_records_the_rest_is_counted() {
        let quotes = vec![(0, "שלום"); TOLD + 5];
        let dossier = dossier(vec![source("a")], &quotes);
        let found = told(&dossier);
        assert_eq!(found.len(), TOLD + 1);
        assert!(
            found[TOLD]
                .message
                .starts_with("5 more records have characters")
        );
        let one = statement(0, 0, "ابجدهوزحط");
        let names = named(&undrawn(&texts_of_statement(&one), &|_| Drawn::Not).0);
        assert!(names.ends_with(" and 3 more characters"), "{names}");
    }
}
