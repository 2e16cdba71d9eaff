//! One statement in words: its voice, who spoke, when, and where it was published.

use std::ops::Range;

use crate::model::{DateSpan, Dating, Dossier, Source, Statement, Voice};
use crate::quote::spoken_spans_in_context;

/// The spoken words within a statement's quotation, as byte ranges without their marks.
#[must_use]
pub fn spoken_of(statement: &Statement) -> Vec<Range<usize>> {
    spoken_spans_in_context(
        statement.before.as_deref().unwrap_or_default(),
        &statement.quote,
        statement.after.as_deref().unwrap_or_default(),
    )
}

/// The same within the quotation code point for code point, for programs.
#[must_use]
pub fn spoken_verbatim(statement: &Statement) -> Vec<Range<usize>> {
    let [before, after] = statement.verbatim_context().map(Option::unwrap_or_default);
    spoken_spans_in_context(before, statement.verbatim_quote(), after)
}

/// The parts of a statement's quotation that are set in full ink: the spoken words with the
/// quotation marks that enclose them.
#[must_use]
pub fn inked_of(statement: &Statement) -> Vec<Range<usize>> {
    let quote = &statement.quote;
    let width = |mark: Option<char>| {
        mark.filter(|mark| !mark.is_alphanumeric() && !mark.is_whitespace())
            .map_or(0, char::len_utf8)
    };
    spoken_of(statement)
        .into_iter()
        .map(|span| {
            let before = quote[..span.start].chars().next_back();
            let after = quote[span.end..].chars().next();
            span.start - width(before)..span.end + width(after)
        })
        .collect()
}

/// Who says so, as a heading: own words, own words paraphrased, own words in translation,
/// reported, claimed by whom, or an analyst.
#[must_use]
pub fn voice_heading(dossier: &Dossier, statement: &Statement) -> String {
    let heading = voice(dossier, statement);
    match &statement.part {
        Some(part) => format!("{heading}, {part} only"),
        None => heading,
    }
}

/// The same without the part that speaks.
fn voice(dossier: &Dossier, statement: &Statement) -> String {
    match statement.voice {
        Voice::Own if spoken_of(statement).is_empty() => "Own words, paraphrased".to_owned(),
        Voice::Own if statement.translated_by.is_some() => "Own words, in translation".to_owned(),
        Voice::Own => "Own words".to_owned(),
        Voice::Reported => "Reported".to_owned(),
        Voice::ClaimedBy(party) => format!("Claimed by {}", dossier.party(party).name),
        Voice::Analyst => "Analyst".to_owned(),
    }
}

/// The same within a sentence; names keep their capital letters.
#[must_use]
pub fn voice_words(dossier: &Dossier, statement: &Statement) -> String {
    uncapitalised(&voice_heading(dossier, statement))
}

/// The same without the part that speaks, where that is named beside it.
#[must_use]
pub fn voice_alone(dossier: &Dossier, statement: &Statement) -> String {
    uncapitalised(&voice(dossier, statement))
}

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// Whose stance a statement gives, by whose word: `Russia: opposes`, `Russia, claimed by United
/// States: supports`, `European Union, France only: supports`.
#[must_use]
pub fn stance_line(dossier: &Dossier, statement: &Statement) -> String {
    let mut line = dossier.party(statement.party).name.clone();
    if let Some(part) = &statement.part {
        line.push_str(&format!(", {part} only"));
    }
    match statement.voice {
        Voice::Own => {}
        Voice::Reported => line.push_str(", reported"),
        Voice::ClaimedBy(party) => {
            line.push_str(&format!(", claimed by {}", dossier.party(party).name));
        }
        Voice::Analyst => line.push_str(", an analyst"),
    }
    format!("{line}: {}", statement.stance.words())
}

/// Who spoke, in what role; an unnamed speaker is told as such.
#[must_use]
pub fn who_line(dossier: &Dossier, statement: &Statement) -> String {
    let unnamed = match statement.voice {
        Voice::Own => format!("Unnamed, {}", dossier.party(statement.party).name),
        Voice::ClaimedBy(party) => format!("Unnamed, {}", dossier.party(party).name),
        Voice::Reported => "No speaker named".to_owned(),
        Voice::Analyst => "The source itself".to_owned(),
    };
    match (&statement.speaker, &statement.role) {
        (Some(speaker), Some(role)) => format!("{speaker}, {role}"),
        (Some(speaker), None) => speaker.clone(),
        (None, Some(role)) => format!("Unnamed {role}"),
        (None, None) => unnamed,
    }
}

/// When it was said, and whether that is inferred.
#[must_use]
pub fn said_words(statement: &Statement) -> String {
    dated(statement.said, &statement.dating)
}

/// A date in words, with `(inferred)` where the source does not state it.
#[must_use]
pub fn dated(span: DateSpan, dating: &Dating) -> String {
    match dating {
        Dating::Stated => span.words(),
        Dating::Inferred(_) => format!("{} (inferred)", span.words()),
    }
}

/// Publisher, headline and date of publication, and that a copy is one.
#[must_use]
pub fn source_line(dossier: &Dossier, source: &Source) -> String {
    let mut line = match &source.publisher {
        Some(publisher) => format!("{publisher}: "),
        None => String::new(),
    };
    line.push_str(&format!("“{}”, ", source.title));
    line.push_str(&dated(source.published, &source.dating));
    if let Some(original) = source.copy_of {
        let original = dossier.source(original);
        let name = original.publisher.as_ref().unwrap_or(&original.title);
        line.push_str(&format!("; a copy of {name}, adds no independent evidence"));
    }
    line
}
