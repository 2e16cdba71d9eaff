//! A builder of small dossiers for the tests of the rules.

use crate::model::{
    DateSpan, Dating, Dossier, Party, PartyIndex, Point, PointIndex, Source, SourceIndex, Stance,
    Statement, StatementIndex, Voice,
};

/// The party whose cell is looked at.
pub(crate) const PARTY: PartyIndex = PartyIndex(0);
/// A claimant.
pub(crate) const RIVAL: PartyIndex = PartyIndex(1);
/// Another claimant.
pub(crate) const THIRD: PartyIndex = PartyIndex(2);

/// A dossier of one point and three parties, with an original (source 0) and its copy (source 1).
pub(crate) fn dossier(statements: Vec<Statement>) -> Dossier {
    let party = |id: &str| Party {
        id: id.to_owned(),
        name: id.to_uppercase(),
        short: None,
        color: None,
    };
    let source = |id: &str, copy_of| Source {
        number: 0,
        id: id.to_owned(),
        publisher: None,
        title: id.to_owned(),
        author: None,
        published: span("2025-12-31"),
        dating: Dating::Stated,
        url: None,
        language: None,
        kind: None,
        copy_of,
        rewrite_of: None,
        text: None,
        sha256: None,
        note: None,
    };
    Dossier {
        title: "A case".to_owned(),
        language: "en".to_owned(),
        parties: vec![party("party"), party("rival"), party("third")],
        points: vec![Point {
            id: "point".to_owned(),
            theme: None,
            title: "Point".to_owned(),
            proposition: "It is settled.".to_owned(),
            from: None,
            note: None,
            articles: Vec::new(),
        }],
        sources: vec![
            source("original", None),
            source("copy", Some(SourceIndex(0))),
        ],
        statements: statements
            .into_iter()
            .zip(0..)
            .map(|(mut statement, number)| {
                statement.number = number;
                statement
            })
            .collect(),
        ..Dossier::default()
    }
}

/// The date that `text` writes.
pub(crate) fn span(text: &str) -> DateSpan {
    DateSpan::parse(text).expect("the case writes a date")
}

/// A whole-party statement in the party's own words, from the original.
pub(crate) fn own(stance: Stance, said: &str) -> Statement {
    Statement {
        number: 0,
        id: None,
        point: PointIndex(0),
        party: PARTY,
        stance,
        gist: String::new(),
        quote: format!("{stance:?} {said}"),
        before: None,
        after: None,
        source: SourceIndex(0),
        at: None,
        speaker: Some("Somebody".to_owned()),
        role: None,
        voice: Voice::Own,
        part: None,
        said: span(said),
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

/// A whole-party report.
pub(crate) fn reported(stance: Stance, said: &str) -> Statement {
    Statement {
        voice: Voice::Reported,
        speaker: None,
        ..own(stance, said)
    }
}

/// What `by` claims of the party.
pub(crate) fn claimed(by: PartyIndex, stance: Stance, said: &str) -> Statement {
    Statement {
        voice: Voice::ClaimedBy(by),
        ..own(stance, said)
    }
}

/// What an expert says of the party.
pub(crate) fn analyst(stance: Stance, said: &str) -> Statement {
    Statement {
        voice: Voice::Analyst,
        ..own(stance, said)
    }
}

/// The same statement, spoken by a part of the party.
pub(crate) fn part(statement: Statement) -> Statement {
    Statement {
        part: Some("a part".to_owned()),
        ..statement
    }
}

/// The same statement, taken from the copy.
pub(crate) fn copied(statement: Statement) -> Statement {
    Statement {
        source: SourceIndex(1),
        ..statement
    }
}

/// Every statement of the dossier, in file order.
pub(crate) fn all(dossier: &Dossier) -> Vec<StatementIndex> {
    (0..dossier.statements.len())
        .map(StatementIndex::new)
        .collect()
}
