//! A quotation with its citation, as it is copied to the clipboard.

use super::statement::{said_words, source_line, spoken_of, voice_words, who_line};
use super::{found_on, grade_words};
use crate::check::Graded;
use crate::model::{Dossier, Statement, Voice};

/// The quotation as the source prints it, marks and all, so that a paraphrase is never turned
/// into speech: words without any marks are named as the source's own. Then who said it when and where, how the editors read it, and what a check
/// against the source text found.
#[must_use]
pub fn citation(dossier: &Dossier, statement: &Statement, graded: Option<&Graded>) -> String {
    let party = &dossier.party(statement.party).name;
    let point = &dossier.point(statement.point).title;
    let mut lines = vec![if spoken_of(statement).is_empty() {
        format!("In the source’s words: {}", statement.quote)
    } else {
        statement.quote.clone()
    }];
    if let Some(translation) = &statement.translation {
        lines.push(format!("Translation: {translation}"));
    }
    let who = who_line(dossier, statement);
    let voice = voice_words(dossier, statement);
    lines.push(format!("{who} ({voice}), {}", said_words(statement)));
    let mut source = source_line(dossier, dossier.source(statement.source));
    if let Some(at) = &statement.at {
        source.push_str(&format!(", {at}"));
    } else if let Some(page) = graded.and_then(|graded| found_on(statement, graded)) {
        source.push_str(&format!(", {page}"));
    }
    lines.push(source);
    if let Some(url) = &dossier.source(statement.source).url {
        lines.push(url.clone());
    }
    let stance = statement.stance.words();
    lines.push(match statement.voice {
        Voice::Own | Voice::Reported => {
            format!("Read by the editors as: {party} on {point}, {stance}")
        }
        Voice::ClaimedBy(claimant) => format!(
            "A claim by {} about {party} on {point}, not a position of {party}: {stance}",
            dossier.party(claimant).name
        ),
        Voice::Analyst => {
            format!("An assessment of {party} on {point}, not a position of {party}: {stance}")
        }
    });
    if let Some(graded) = graded {
        lines.push(format!(
            "This quotation: {}",
            grade_words(dossier, &graded.grade)
        ));
    }
    if let Some(note) = &statement.note {
        lines.push(format!("Note: {note}"));
    }
    lines.join("\n")
}
