//! Small dossiers for the tests of this module.

use crate::model::{
    DateSpan, Dating, Dossier, Party, PartyIndex, Point, PointIndex, Source, SourceIndex, Stance,
    Statement, Voice,
};

/// A source of which only the id matters.
pub(super) fn source(id: &str) -> Source {
    Source {
        number: 0,
        id: id.to_owned(),
        publisher: None,
        title: id.to_owned(),
        author: None,
        published: DateSpan::parse("2025").unwrap(),
        dating: Dating::Stated,
        url: None,
        language: None,
        kind: None,
        copy_of: None,
        rewrite_of: None,
        text: None,
        sha256: None,
        note: None,
    }
}

pub(super) fn statement(number: u32, source: u32, quote: &str) -> Statement {
    Statement {
        number,
        id: None,
        point: PointIndex(0),
        party: PartyIndex(0),
        stance: Stance::Opposes,
        gist: "against".to_owned(),
        quote: quote.to_owned(),
        before: None,
        after: None,
        source: SourceIndex(source),
        at: None,
        speaker: None,
        role: None,
        voice: Voice::Own,
        part: None,
        said: DateSpan::parse("2025").unwrap(),
        dating: Dating::Stated,
        condition: None,
        translated_by: None,
        translation: None,
        note: None,
        why: None,
        coded_by: None,
        checked_by: None,
        plan: None,
        jointly: Vec::new(),
        verbatim: None,
    }
}

/// A dossier of the given sources and of one statement for each source and quotation.
pub(super) fn dossier(mut sources: Vec<Source>, quotations: &[(u32, &str)]) -> Dossier {
    for (source, number) in sources.iter_mut().zip(0..) {
        source.number = number;
    }
    Dossier {
        parties: vec![Party {
            id: "russia".to_owned(),
            name: "Russia".to_owned(),
            short: None,
            color: None,
        }],
        points: vec![Point {
            id: "foreign-troops".to_owned(),
            theme: None,
            title: "Foreign troops".to_owned(),
            proposition: "Foreign troops are stationed in Ukraine".to_owned(),
            from: None,
            note: None,
            articles: Vec::new(),
        }],
        sources,
        statements: quotations
            .iter()
            .zip(10..)
            .map(|((source, quote), number)| statement(number, *source, quote))
            .collect(),
        ..Dossier::default()
    }
}
