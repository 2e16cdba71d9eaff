//! A coding as a file: RON, for a person with an editor as for the window.

use std::fmt::Write as _;

use super::key::find;
use super::{Coded, CodedVoice, Coding};
use crate::edit::Value;
use crate::hidden::visible;
use crate::model::{Dossier, Stance};

const HEAD: &str = "\
// A second reading. For each statement add what the words say, without looking at the dossier:
//   stance: Insists, Supports, SupportsIf, Unclear, OpposesUnless, Opposes or RulesOut
//   voice: Own, Reported, ClaimedBy(\"party\") or Analyst
//   note: \"…\", where there is something to say
";

/// Writes a coding. With the dossier, comments above each statement say what it is about: the
/// proposition, the party and the source, and nothing of how it was read the first time.
#[must_use]
pub fn write(coding: &Coding, dossier: Option<&Dossier>) -> String {
    let keys: Vec<_> = coding.codings.iter().map(|coded| &coded.key).collect();
    let found = match dossier {
        Some(dossier) => find(dossier, &keys),
        None => vec![None; keys.len()],
    };
    let text = |text: &str| Value::text(text).written();
    let mut file = format!("{HEAD}(\n    format: 1,\n");
    // Writing to a string cannot fail.
    let _ = writeln!(file, "    coder: {},", text(&coding.coder));
    let _ = writeln!(file, "    title: {},", text(&coding.title));
    let _ = writeln!(file, "    sha256: {},", text(&coding.sha256));
    if let Some(seed) = coding.seed {
        let _ = writeln!(file, "    seed: {seed},");
    }
    file += "    codings: [\n";
    for (coded, index) in coding.codings.iter().zip(found) {
        if let (Some(dossier), Some(index)) = (dossier, index) {
            let statement = dossier.statement(index);
            let point = dossier.point(statement.point);
            let party = dossier.party(statement.party);
            let source = dossier.source(statement.source);
            let _ = writeln!(file, "        // On: {}", comment(&point.proposition));
            let _ = writeln!(
                file,
                "        // {}, in: {}",
                comment(&party.name),
                comment(&source.title)
            );
        }
        let _ = writeln!(file, "        ({}),", fields(coded).join(",\n         "));
    }
    file + "    ],\n)\n"
}

fn fields(coded: &Coded) -> Vec<String> {
    let text = |name: &str, text: &str| format!("{name}: {}", Value::text(text).written());
    let key = &coded.key;
    let mut cell = [
        text("point", &key.point),
        text("party", &key.party),
        text("source", &key.source),
    ]
    .join(", ");
    if let Some(id) = &key.id {
        cell = format!("{}, {cell}", text("id", id));
    }
    let mut fields = vec![cell, text("quote", &key.quote)];
    let stance = coded
        .stance
        .map(|stance| format!("stance: {}", word(stance)));
    let voice = coded
        .voice
        .as_ref()
        .map(|voice| format!("voice: {}", voice_value(voice).written()));
    let said: Vec<String> = stance.into_iter().chain(voice).collect();
    if !said.is_empty() {
        fields.push(said.join(", "));
    }
    fields.extend(coded.note.as_ref().map(|note| text("note", note)));
    fields.extend(coded.seen.then(|| "seen: true".to_owned()));
    fields
}

/// A stance as files write it.
pub(super) fn word(stance: Stance) -> &'static str {
    match stance {
        Stance::Insists => "Insists",
        Stance::Supports => "Supports",
        Stance::SupportsIf => "SupportsIf",
        Stance::Unclear => "Unclear",
        Stance::OpposesUnless => "OpposesUnless",
        Stance::Opposes => "Opposes",
        Stance::RulesOut => "RulesOut",
    }
}

pub(super) fn voice_value(voice: &CodedVoice) -> Value {
    match voice {
        CodedVoice::Own => Value::word("Own"),
        CodedVoice::Reported => Value::word("Reported"),
        CodedVoice::ClaimedBy(party) => Value::Tagged("ClaimedBy".to_owned(), party.clone()),
        CodedVoice::Analyst => Value::word("Analyst"),
    }
}

/// A text on the line of a comment.
fn comment(text: &str) -> String {
    let line: Vec<&str> = text
        .split(|it: char| it.is_whitespace() || it.is_control())
        .filter(|it| !it.is_empty())
        .collect();
    visible(&line.join(" ")).into_owned()
}
