//! Where two readings of the same statements differ.

use super::fields::quotation;
use super::{Column, Lead, Listing, Row, Value};
use crate::finding::Count;
use crate::model::{Dossier, Stance};
use crate::second::{
    Agreement, Coded, CodedVoice, Coding, Compared, Disagreement, coefficient_words, share_words,
};
use crate::words;

/// What a list of disagreements says of dates.
pub(super) const ALL_DATES: &str = "Statements of all dates are compared, whatever date is set";

/// Every disagreement, the farthest apart first, with both readings whole and with how far they
/// agree as remarks.
#[must_use]
pub fn disagreements(dossier: &Dossier, coding: &Coding, compared: &Compared) -> Listing {
    let second = reader_name(coding);
    Listing {
        title: format!("Where {second} reads otherwise than the dossier"),
        remarks: remarks(coding, compared),
        columns: vec![
            Column::words("Point", 5),
            Column::words("Party", 5).below(),
            Column::words("Statement", 5).below(),
            Column::words("No. in the file", 5).below(),
            Column::words("Stance in the dossier", 4),
            Column::words("Voice in the dossier", 4).below(),
            Column::words(&format!("Stance by {second}"), 4),
            Column::words(&format!("Voice by {second}"), 4).below(),
            Column::number("Steps apart", 2),
            Column::words("Quotation", 9),
            Column::words("Speaker", 9).below(),
            Column::words("Said", 9).below(),
            Column::words("Source", 9).below(),
            Column::words("Address", 9).below(),
            Column::words("Note", 4),
        ],
        rows: compared
            .disagreements
            .iter()
            .map(|it| row(dossier, &coding.codings[it.coded], it))
            .collect(),
        empty: "Both readings agree wherever both have read".to_owned(),
    }
}

fn row(dossier: &Dossier, coded: &Coded, it: &Disagreement) -> Row {
    let statement = dossier.statement(it.statement);
    let source = dossier.source(statement.source);
    let maybe = |words: Option<&String>| words.map_or(Value::Empty, Value::words);
    let first = CodedVoice::of(dossier, statement.voice);
    let voice = |voice: &CodedVoice| Value::words(voice_name(dossier, voice));
    // Its own column, so that a stance that nobody but the second reader gave is never taken for
    // the editors’.
    let stance = |stance: Stance| Value::words(stance.label());
    let not_read = || Value::words("not read");
    Row {
        group: None,
        values: vec![
            Value::strong(dossier.point(statement.point).title.as_str()),
            Value::words(dossier.party(statement.party).name.as_str()),
            maybe(statement.id.as_ref()),
            // From 1, as people count.
            Value::Number(u64::from(statement.number) + 1),
            stance(statement.stance),
            voice(&first),
            coded.stance.map_or_else(not_read, stance),
            coded.voice.as_ref().map_or_else(not_read, voice),
            Value::Number(u64::from(it.distance)),
            quotation(statement),
            Value::words(words::who_line(dossier, statement)),
            Value::Date {
                span: statement.said,
                dating: statement.dating.clone(),
            },
            Value::words(words::source_line(dossier, source)),
            maybe(source.url.as_ref()),
            maybe(coded.note.as_ref()),
        ],
        lead: Lead::Statement(it.statement),
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
    let second = reader_name(coding);
    let both = Count::new(compared.pairs.len(), "statement", "statements");
    let mut counts = vec![format!("{both} in both")];
    for (count, what) in [
        (compared.unmatched.len(), "not in the dossier"),
        (compared.without_stance, "without a stance"),
        (compared.without_voice, "without a voice"),
    ] {
        if count > 0 {
            counts.push(format!("{count} {what}"));
        }
    }
    let mut remarks = vec![format!("Second reading by {second}: {}", counts.join(", "))];
    let linear = coefficient_words(compared.stance.linear_kappa());
    remarks.push(format!(
        "{}; weighted kappa, linear over the scale, {linear}",
        figures("Stance", &compared.stance)
    ));
    remarks.push(figures("Voice", &compared.voice));
    remarks.push(format!(
        "What the dossier has is how its editors read the words; beside it stands how {second} does"
    ));
    remarks.push(ALL_DATES.to_owned());
    if !compared.is_same_dossier {
        remarks.push("The dossier is another one than when the sample was drawn".to_owned());
    }
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

#[cfg(test)]
mod tests {
    use super::super::{csv, is_of_all_dates};
    use super::*;
    use crate::load::load;
    use crate::second::{compare, read};

    const FILE: &str = r#"(format: 1, title: "T",
        parties: [(id: "north", name: "North"), (id: "south", name: "=South()")],
        points: [(id: "ports", title: "Ports", proposition: "The ports are opened.")],
        sources: [(id: "s", publisher: "Gazette", title: "Talks", published: "2025-03-02",
                   url: "https://example.org/a")],
        statements: [
            (point: "ports", party: "north", stance: Supports, gist: "g", quote: "one",
             source: "s", voice: Own, said: "2025-03-01", speaker: "A. Minister"),
            (id: "claim", point: "ports", party: "south", stance: Opposes, gist: "g",
             quote: "-two", source: "s", voice: ClaimedBy("north"), said: "2025-03-01"),
            (point: "ports", party: "south", stance: Opposes, gist: "g", quote: "three",
             source: "s", voice: Own, said: "2025-03-01"),
        ])"#;

    const READING: &str = r#"(format: 1, coder: "+Reader", title: "T", sha256: "", codings: [
        (point: "ports", party: "north", source: "s", quote: "one", stance: Supports,
         voice: Reported, note: "@who says so"),
        (id: "claim", point: "ports", party: "south", source: "s", quote: "-two",
         stance: Insists, voice: ClaimedBy("north")),
        (point: "ports", party: "south", source: "s", quote: "three", stance: RulesOut),
    ])"#;

    #[test]
    fn each_disagreement_has_both_readings_whole_and_what_proves_them() {
        let dossier = load(FILE.as_bytes()).dossier.expect("it loads");
        let coding = read(READING).coding.expect("a reading");
        let listing = disagreements(&dossier, &coding, &compare(&dossier, &coding));
        assert!(is_of_all_dates(&listing));
        let rows: Vec<Vec<String>> = listing
            .rows
            .iter()
            .map(|row| row.values.iter().map(Value::line).collect())
            .collect();
        let source = "Gazette: “Talks”, 2 March 2025";
        let day = "1 March 2025";
        let claimed = "Claimed by North";
        let who = |at: usize| words::who_line(&dossier, &dossier.statements[at]);
        let url = "https://example.org/a";
        assert_eq!(
            rows,
            [
                [
                    "Ports",
                    "=South()",
                    "claim",
                    "2",
                    "Opposes",
                    claimed,
                    "Insists on",
                    claimed,
                    "5",
                    "-two",
                    &who(1),
                    day,
                    source,
                    url,
                    ""
                ],
                [
                    "Ports",
                    "=South()",
                    "",
                    "3",
                    "Opposes",
                    "Own words",
                    "Rules out",
                    "not read",
                    "1",
                    "three",
                    &who(2),
                    day,
                    source,
                    url,
                    ""
                ],
                [
                    "Ports",
                    "North",
                    "",
                    "1",
                    "Supports",
                    "Own words",
                    "Supports",
                    "Reported",
                    "0",
                    "one",
                    &who(0),
                    day,
                    source,
                    url,
                    "@who says so"
                ],
            ]
        );
        let counts = "Second reading by +Reader: 3 statements in both, 1 without a voice";
        assert_eq!(listing.remarks[0], counts);
        let changed = "The dossier is another one than when the sample was drawn";
        assert!(listing.remarks.iter().any(|remark| remark == changed));
    }

    #[test]
    fn nothing_of_a_disagreement_becomes_a_formula() {
        let dossier = load(FILE.as_bytes()).dossier.expect("it loads");
        let coding = read(READING).coding.expect("a reading");
        let listing = disagreements(&dossier, &coding, &compare(&dossier, &coding));
        let written = String::from_utf8(csv(&listing)).expect("text");
        for harmless in [
            ",Stance by +Reader,",
            ",'=South(),",
            ",'-two,",
            ",'@who says so\r\n",
        ] {
            assert!(written.contains(harmless), "{harmless}\n{written}");
        }
        // Neither reading is said to be the editors’ where it may be another’s.
        assert!(!written.contains("as read by the editors"), "{written}");
    }
}
