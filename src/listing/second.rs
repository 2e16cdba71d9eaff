//! Where two readings of the same statements differ.

use super::{Column, Lead, Listing, Row, Value};
use crate::model::{Dossier, Stance};
use crate::second::{Agreement, CodedVoice, Coding, Compared, coefficient_words, share_words};
use crate::words;

/// Every disagreement, the farthest apart first, with how far both readings agree as remarks.
#[must_use]
pub fn disagreements(dossier: &Dossier, coding: &Coding, compared: &Compared) -> Listing {
    let rows = compared.disagreements.iter().map(|it| {
        let statement = dossier.statement(it.statement);
        let stances = |which: fn((Stance, Stance)) -> Stance| {
            it.stance
                .map_or(Value::Empty, |pair| Value::words(which(pair).label()))
        };
        let voice = |voice: &CodedVoice| Value::Words(voice_name(dossier, voice));
        let [first, second] = match &it.voice {
            Some((first, second)) => [voice(first), voice(second)],
            None => [Value::Empty, Value::Empty],
        };
        let note = coding.codings[it.coded].note.as_deref();
        Row {
            group: None,
            values: vec![
                Value::words(dossier.point(statement.point).title.as_str()),
                Value::words(dossier.party(statement.party).name.as_str()),
                Value::Lines(vec![stances(|pair| pair.0), first]),
                Value::Lines(vec![stances(|pair| pair.1), second]),
                Value::Number(u64::from(it.distance)),
                Value::Quotation {
                    words: statement.quote.clone(),
                    inked: words::inked_of(statement),
                },
                Value::words(words::citation(dossier, statement, None)),
                note.map_or(Value::Empty, Value::words),
            ],
            lead: Lead::Statement(it.statement),
        }
    });
    let second = reader_name(coding);
    Listing {
        title: format!("Where {second} reads otherwise than the dossier"),
        remarks: remarks(coding, compared),
        columns: vec![
            Column::words("Point", 2),
            Column::words("Party", 1),
            Column::words("Dossier", 1),
            Column::words(&second, 1),
            Column::number("Apart", 1),
            Column::words("Quotation", 3),
            Column::words("Source", 2),
            Column::words("Note", 2),
        ],
        rows: rows.collect(),
        empty: "Both readings agree wherever both have read".to_owned(),
    }
}

/// Who read the second time.
#[must_use]
pub fn reader_name(coding: &Coding) -> String {
    match coding.coder.trim() {
        "" => "the second reader".to_owned(),
        name => name.to_owned(),
    }
}

/// A voice with the name of the claimant, where the dossier has that party.
#[must_use]
pub fn voice_name(dossier: &Dossier, voice: &CodedVoice) -> String {
    match voice {
        CodedVoice::Own => "Own words".to_owned(),
        CodedVoice::Reported => "Reported".to_owned(),
        CodedVoice::Analyst => "Analyst".to_owned(),
        CodedVoice::ClaimedBy(id) => {
            let party = dossier.parties.iter().find(|party| party.id == *id);
            let name = party.map_or(id.as_str(), |party| party.name.as_str());
            format!("Claimed by {name}")
        }
    }
}

/// How much was read, and how far both agree.
fn remarks(coding: &Coding, compared: &Compared) -> Vec<String> {
    let mut remarks = vec![format!(
        "Second reading by {}: {} statements in both, {} not in the dossier, {} without a stance, {} without a voice",
        reader_name(coding),
        compared.pairs.len(),
        compared.unmatched.len(),
        compared.without_stance,
        compared.without_voice
    )];
    let linear = coefficient_words(compared.stance.linear_kappa());
    remarks.push(format!(
        "{}; weighted kappa, linear over the scale, {linear}",
        figures("Stance", &compared.stance)
    ));
    remarks.push(figures("Voice", &compared.voice));
    remarks
}

fn figures<C: Ord + Clone>(what: &str, agreement: &Agreement<C>) -> String {
    format!(
        "{what}: {} of {} agree ({}; by chance {}); Cohen’s kappa, unweighted, {}",
        agreement.agreed(),
        agreement.count(),
        share_words(agreement.observed()),
        share_words(agreement.expected()),
        coefficient_words(agreement.kappa())
    )
}
