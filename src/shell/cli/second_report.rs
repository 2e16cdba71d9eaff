//! Two readings compared, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::Count;
use crate::hidden::visible;
use crate::model::{Dossier, Stance};
use crate::second::{
    Agreement, CodedVoice, Coding, Compared, Disagreement, coefficient_words, share_words,
};

/// The longest part of a quotation that a line has, in characters.
const LONGEST: usize = 100;

/// The report for people.
pub(super) fn text(dossier: &Dossier, coding: &Coding, compared: &Compared) -> String {
    let mut text = format!(
        "second reading by {}\n{} in both, {} not in the dossier\n",
        coding.coder,
        Count::new(compared.pairs.len(), "statement", "statements"),
        compared.unmatched.len()
    );
    if compared.without_stance + compared.without_voice > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "not read yet: {} without a stance, {} without a voice",
            compared.without_stance, compared.without_voice
        );
    }
    if !compared.is_same_dossier {
        text += "the dossier is another one than when the sample was drawn\n";
    }
    text += "\nstance\n";
    figures(&mut text, &compared.stance);
    let weighted = coefficient_words(compared.stance.linear_kappa());
    let _ = writeln!(
        text,
        "  weighted kappa, linear over the scale from -3 to +3: {weighted}"
    );
    confusion(&mut text, &compared.stance, |it| it.words().to_owned());
    text += "\nvoice\n";
    figures(&mut text, &compared.voice);
    confusion(&mut text, &compared.voice, CodedVoice::words);
    let count = Count::new(
        compared.disagreements.len(),
        "disagreement",
        "disagreements",
    );
    let _ = writeln!(text, "\n{count}");
    for it in &compared.disagreements {
        disagreement(&mut text, dossier, coding, it);
    }
    text
}

fn figures<C: Ord + Clone>(text: &mut String, agreement: &Agreement<C>) {
    let _ = writeln!(
        text,
        "  agreement: {} of {} ({}; by chance {})",
        agreement.agreed(),
        agreement.count(),
        share_words(agreement.observed()),
        share_words(agreement.expected())
    );
    let _ = writeln!(
        text,
        "  Cohen's kappa, unweighted: {}",
        coefficient_words(agreement.kappa())
    );
}

fn confusion<C: Ord + Clone>(
    text: &mut String,
    agreement: &Agreement<C>,
    words: impl Fn(&C) -> String,
) {
    for ((first, second), times) in &agreement.confusion {
        let (first, second) = (words(first), words(second));
        let _ = writeln!(
            text,
            "  {times:>4} x dossier: {first}; second reader: {second}"
        );
    }
}

fn disagreement(text: &mut String, dossier: &Dossier, coding: &Coding, it: &Disagreement) {
    let statement = dossier.statement(it.statement);
    let mut what = Vec::new();
    if let Some((first, second)) = it.stance {
        what.push(format!(
            "{} -> {} ({} apart)",
            first.words(),
            second.words(),
            it.distance
        ));
    }
    if let Some((first, second)) = &it.voice {
        what.push(format!("{} -> {}", first.words(), second.words()));
    }
    let quote: String = visible(&statement.quote).chars().take(LONGEST).collect();
    let _ = writeln!(
        text,
        "  statement {} (`{}` on `{}`): {}: {quote}",
        statement.number,
        dossier.party(statement.party).id,
        dossier.point(statement.point).id,
        what.join(", ")
    );
    if let Some(note) = &coding.codings[it.coded].note {
        let _ = writeln!(text, "    note: {}", visible(note));
    }
}

/// The report for programs.
#[derive(Debug, Serialize)]
pub(super) struct ReportEntry<'a> {
    coder: &'a str,
    same_dossier: bool,
    pairs: usize,
    unmatched: usize,
    without_stance: usize,
    without_voice: usize,
    stance: AgreementEntry,
    voice: AgreementEntry,
    disagreements: Vec<DisagreementEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct AgreementEntry {
    count: u32,
    agreed: u32,
    observed: Option<f64>,
    expected: Option<f64>,
    kappa: Option<f64>,
    linear_kappa: Option<f64>,
    /// Why there is no kappa.
    undefined: Option<String>,
    confusion: Vec<ConfusionEntry>,
}

#[derive(Debug, Serialize)]
struct ConfusionEntry {
    first: String,
    second: String,
    count: u32,
}

#[derive(Debug, Serialize)]
struct DisagreementEntry<'a> {
    n: u32,
    point: &'a str,
    party: &'a str,
    quote: &'a str,
    stance: Option<[&'static str; 2]>,
    voice: Option<[String; 2]>,
    distance: u8,
    note: Option<&'a str>,
}

impl<'a> ReportEntry<'a> {
    pub(super) fn new(dossier: &'a Dossier, coding: &'a Coding, compared: &'a Compared) -> Self {
        let key = |stance: &Stance| stance.key().to_owned();
        Self {
            coder: &coding.coder,
            same_dossier: compared.is_same_dossier,
            pairs: compared.pairs.len(),
            unmatched: compared.unmatched.len(),
            without_stance: compared.without_stance,
            without_voice: compared.without_voice,
            stance: AgreementEntry {
                linear_kappa: compared.stance.linear_kappa().ok(),
                ..AgreementEntry::new(&compared.stance, key)
            },
            voice: AgreementEntry::new(&compared.voice, CodedVoice::words),
            disagreements: compared
                .disagreements
                .iter()
                .map(|it| DisagreementEntry::new(dossier, coding, it))
                .collect(),
        }
    }
}

impl AgreementEntry {
    fn new<C: Ord + Clone>(agreement: &Agreement<C>, key: impl Fn(&C) -> String) -> Self {
        let confusion = agreement.confusion.iter();
        Self {
            count: agreement.count(),
            agreed: agreement.agreed(),
            observed: agreement.observed().ok(),
            expected: agreement.expected().ok(),
            kappa: agreement.kappa().ok(),
            linear_kappa: None,
            undefined: agreement.kappa().err().map(|why| why.to_string()),
            confusion: confusion
                .map(|((first, second), count)| ConfusionEntry {
                    first: key(first),
                    second: key(second),
                    count: *count,
                })
                .collect(),
        }
    }
}

impl<'a> DisagreementEntry<'a> {
    fn new(dossier: &'a Dossier, coding: &'a Coding, it: &Disagreement) -> Self {
        let statement = dossier.statement(it.statement);
        Self {
            n: statement.number,
            point: &dossier.point(statement.point).id,
            party: &dossier.party(statement.party).id,
            quote: statement.verbatim_quote(),
            stance: it.stance.map(|(first, second)| [first.key(), second.key()]),
            voice: it
                .voice
                .as_ref()
                .map(|(first, second)| [first.words(), second.words()]),
            distance: it.distance,
            note: coding.codings[it.coded].note.as_deref(),
        }
    }
}
