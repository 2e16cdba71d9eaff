//! The loader never panics, says the same of the same bytes, points into the file, and keeps all
//! other records where one is bad.
//!
//! The input is a file as it is; and it is a value inside one record of a file that is good
//! otherwise, and a record of its own in such a file.

#![no_main]

use concordance_fuzz::finding::{Place, Severity};
use concordance_fuzz::load::{Loaded, load};
use libfuzzer_sys::fuzz_target;

/// True when a file has a line and a column; the one behind the last is the end.
fn has_place(text: &str, place: Place) -> bool {
    let mut lines = text.split('\n');
    let line = place.line.checked_sub(1).and_then(|line| lines.nth(line));
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&place.column))
}

fn read(bytes: &[u8]) -> Loaded {
    let loaded = load(bytes);
    assert_eq!(loaded, load(bytes), "twice the same");
    let Ok(text) = std::str::from_utf8(bytes) else {
        return loaded;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for finding in &loaded.findings {
        assert!(!finding.message.is_empty());
        assert!(finding.place.is_none_or(|place| has_place(text, place)), "{finding:#?}");
    }
    if let Some(dossier) = &loaded.dossier {
        for statement in &dossier.statements {
            assert!(statement.point.at() < dossier.points.len());
            assert!(statement.party.at() < dossier.parties.len());
            assert!(statement.source.at() < dossier.sources.len());
        }
    }
    loaded
}

/// A file whose middle statement ends in this, one record in each line.
fn with(inside: &str, also: &str) -> String {
    let statement = |gist: &str, rest: &str| {
        format!(
            "        (point: \"a\", party: \"p\", stance: Supports, gist: \"{gist}\", quote: \"q\", \
             source: \"s\", voice: Own, said: \"2031\"{rest}),\n"
        )
    };
    [
        "(format: 1, title: \"t\",\n    parties: [\n        (id: \"p\", name: \"P\"),\n    ],\n    \
         points: [\n        (id: \"a\", title: \"A\", proposition: \"a\"),\n    ],\n    sources: [\n        \
         (id: \"s\", title: \"S\", published: \"2031\"),\n    ],\n    statements: [\n"
            .to_owned(),
        statement("first", ""),
        statement("middle", inside),
        also.to_owned(),
        statement("last", ""),
        "    ],\n)\n".to_owned(),
    ]
    .concat()
}

/// True for a text in which nothing opens, closes or comments: it can only spoil where it stands.
fn is_harmless(text: &str) -> bool {
    !text.contains(['(', ')', '[', ']', '{', '}', '"', '\'', '/', '\n', '\r', '#', '\\'])
}

fuzz_target!(|data: &[u8]| {
    read(data);
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for file in [with(text, ""), with("", &format!("{text},\n")), with(&format!(", note: {text:?}"), "")] {
        let loaded = read(file.as_bytes());
        // What was before it is never lost.
        let dossier = loaded.dossier.as_ref();
        if is_harmless(text) {
            let statements = dossier.map_or(&[][..], |dossier| &dossier.statements);
            let has = |gist: &str| statements.iter().any(|it| it.gist == gist);
            assert!(has("first") && has("last"), "{text:?}: {:#?}", loaded.findings);
            let errors = loaded.findings.iter().filter(|it| it.severity == Severity::Error);
            assert!(errors.count() <= 1 + text.matches(',').count(), "{text:?}: {:#?}", loaded.findings);
        }
    }
});
