//! What a sheet says of statements and sources, as plain strings that any export can use.

use crate::check::Graded;
use crate::model::{
    DateSpan, Day, Dossier, PartyIndex, Source, SourceIndex, Statement, StatementIndex, Voice,
};
use crate::standing;
use crate::words::{dated, found_on, grade_words, voice_alone};

/// The text of a statement's note: who, in what role, of which party, in which voice, when, and
/// whatever weakens it.
#[must_use]
pub fn note(
    dossier: &Dossier,
    index: StatementIndex,
    graded: Option<&Graded>,
    as_of: Option<Day>,
) -> String {
    let statement = dossier.statement(index);
    let mut facts = who(dossier, statement);
    facts.push(voice_alone(dossier, statement));
    if let Some(translator) = &statement.translated_by {
        facts.push(format!("translated by {translator}"));
    }
    if !statement.jointly.is_empty() {
        let names: Vec<String> = names(dossier, &statement.jointly);
        facts.push(format!("jointly with {}", crate::finding::list_and(&names)));
    }
    facts.push(dated(statement.said, &statement.dating));
    facts.extend(statement.at.clone());
    facts.extend(graded.and_then(|graded| found_on(statement, graded)));
    let mut text = capitalised(&facts.join(", "));
    if standing::may_not_yet_have_been_said(dossier, index, as_of) {
        text.push_str("; may not yet have been said");
    }
    if let Some(graded) = graded {
        text.push_str("; ");
        text.push_str(&grade_words(dossier, &graded.grade));
    }
    text.push('.');
    text
}

/// What the editors add to a statement, in a line each: what a conditional stance depends on, the
/// translation of the words, a note, the reason for the stance.
#[must_use]
pub fn remarks(statement: &Statement) -> Vec<String> {
    let remark = |label: &str, text: &Option<String>| {
        let text = text.as_ref()?.trim();
        Some(format!("{label}: {text}"))
    };
    [
        remark("Condition", &statement.condition),
        remark("Translation", &statement.translation),
        remark("Editors’ note", &statement.note),
        remark("Why this stance", &statement.why),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Speaker, role and party. The party of a claim is the claimant's; an analyst's is whom it is
/// about.
fn who(dossier: &Dossier, statement: &Statement) -> Vec<String> {
    let party = &dossier.party(statement.party).name;
    let mut facts: Vec<String> = Vec::new();
    match (&statement.speaker, statement.voice) {
        (Some(speaker), _) => facts.push(speaker.clone()),
        (None, Voice::Own) if statement.role.is_none() => facts.push("unnamed official".to_owned()),
        (None, Voice::Analyst) if statement.role.is_none() => {
            facts.push("the source itself".to_owned());
        }
        (None, Voice::ClaimedBy(_)) if statement.role.is_none() => {
            facts.push("unnamed speaker".to_owned());
        }
        (None, _) => {}
    }
    facts.extend(statement.role.clone());
    match statement.voice {
        Voice::Own | Voice::Reported => {
            facts.push(match &statement.part {
                Some(part) => format!("{part} (part of {party})"),
                None => party.clone(),
            });
        }
        Voice::ClaimedBy(_) | Voice::Analyst => {
            facts.push(match &statement.part {
                Some(part) => format!("on {part} (part of {party})"),
                None => format!("on {party}"),
            });
        }
    }
    facts
}

fn names(dossier: &Dossier, parties: &[PartyIndex]) -> Vec<String> {
    parties
        .iter()
        .map(|&party| dossier.party(party).name.clone())
        .collect()
}

/// The same text with no-break spaces within its dates, so that no line ends inside one.
#[must_use]
pub fn with_whole_dates(text: &str) -> String {
    let is_number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |word: &str| {
        DateSpan::MONTHS
            .iter()
            .any(|month| month.eq_ignore_ascii_case(word))
    };
    let mut whole = String::with_capacity(text.len());
    let mut previous = "";
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            let is_within = (is_number(previous) && is_month(word))
                || (is_month(previous) && is_number(word))
                || (is_number(previous) && word.starts_with("(inferred)"));
            whole.push(if is_within { '\u{a0}' } else { ' ' });
        }
        whole.push_str(word);
        previous = word;
    }
    whole
}

/// The same text with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// The heading of a source: its title, and behind it the publisher where one is stated.
#[must_use]
pub fn source_title(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => format!("{publisher}: {}", source.title),
        None => source.title.clone(),
    }
}

/// What there is to know about a source besides its heading, in one line.
#[must_use]
pub fn source_facts(dossier: &Dossier, index: SourceIndex) -> String {
    let source = dossier.source(index);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(source.kind.map(|kind| kind.word().to_owned()));
    facts.extend(source.author.as_ref().map(|author| format!("by {author}")));
    let published = dated(source.published, &source.dating);
    facts.push(format!("published {published}"));
    if source.publisher.is_none() {
        facts.push("publisher not stated".to_owned());
    }
    let mut text = capitalised(&facts.join(", "));
    if let Some(original) = source.copy_of {
        let title = &dossier.source(original).title;
        text.push_str("; a copy, whole or in part, of “");
        text.push_str(title);
        text.push_str("”, adds no independent evidence");
    }
    if let Some(original) = &source.rewrite_of {
        text.push_str("; a rewrite of ");
        text.push_str(original.trim_end_matches('.'));
    }
    text.push('.');
    text
}

/// From the first to the last day of several spans: `4 to 20 December 2025`.
#[must_use]
pub fn days(spans: &[DateSpan]) -> String {
    let first = spans.iter().map(|span| span.first_day()).min();
    let last = spans.iter().map(|span| span.last_day()).max();
    let (Some(first), Some(last)) = (first, last) else {
        return String::new();
    };
    DateSpan::parse(&format!("{first}/{last}"))
        .unwrap_or(DateSpan::day(first))
        .words()
}

/// The first and the last four digits of a hash; a short text as it is.
#[must_use]
pub fn abbreviated_hash(hash: &str) -> String {
    match (hash.get(..4), hash.get(hash.len().saturating_sub(4)..)) {
        (Some(head), Some(tail)) if hash.len() > 12 => format!("{head}…{tail}"),
        _ => hash.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dating;
    use crate::model::Stance::{Opposes, Supports};
    use crate::quote::Grade;
    use crate::quote::TextPlace;
    use crate::standing::cases::{PARTY, RIVAL, analyst, claimed, copied, dossier, own, part};
    use crate::standing::cases::{reported, span};

    #[test]
    fn a_note_says_who_of_what_in_which_voice_and_when() {
        let spoken_words = Statement {
            quote: "He said: “We agree.”".to_owned(),
            role: Some("minister".to_owned()),
            ..own(Supports, "2025-08-18")
        };
        let unnamed = Statement {
            speaker: None,
            dating: Dating::Inferred("from the headline".to_owned()),
            at: Some("page 3".to_owned()),
            ..own(Opposes, "2025-08")
        };
        let joint = Statement {
            jointly: vec![RIVAL],
            ..own(Supports, "2025")
        };
        let cases = [
            (
                spoken_words,
                "Somebody, minister, PARTY, own words, 18 August 2025.",
            ),
            (
                unnamed,
                "Unnamed official, PARTY, own words, paraphrased, August 2025 (inferred), page 3.",
            ),
            (reported(Supports, "2025"), "PARTY, reported, 2025."),
            (
                Statement {
                    speaker: None,
                    ..claimed(RIVAL, Supports, "2025")
                },
                "Unnamed speaker, on PARTY, claimed by RIVAL, 2025.",
            ),
            (
                claimed(RIVAL, Supports, "2025"),
                "Somebody, on PARTY, claimed by RIVAL, 2025.",
            ),
            (
                analyst(Supports, "2025"),
                "Somebody, on PARTY, analyst, 2025.",
            ),
            (
                part(own(Supports, "2025")),
                "Somebody, a part (part of PARTY), own words, paraphrased, 2025.",
            ),
            (
                joint,
                "Somebody, PARTY, own words, paraphrased, jointly with RIVAL, 2025.",
            ),
        ];
        for (statement, expected) in cases {
            let dossier = dossier(vec![statement]);
            assert_eq!(note(&dossier, StatementIndex(0), None, None), expected);
        }
    }

    #[test]
    fn a_note_tells_what_weakens_the_statement() {
        let dossier = dossier(vec![own(Supports, "2025-08-01/2025-08-31")]);
        let as_of = Some(span("2025-08-10").last_day());
        let graded = |grade, page| Graded {
            statement: StatementIndex(0),
            first: StatementIndex(0),
            grade,
            place: page,
            occurrences: 1,
            ambiguous: false,
        };
        let note = |graded, as_of| note(&dossier, StatementIndex(0), Some(&graded), as_of);
        let text = note(graded(Grade::NoText, None), as_of);
        assert!(
            text.ends_with("; may not yet have been said; no source text at hand."),
            "{text}"
        );
        let page = Some(TextPlace {
            page: Some(12),
            line: 300,
            column: 1,
        });
        let exact = Grade::Exact { at: 0..1 };
        let text = note(graded(exact.clone(), page), None);
        assert!(
            text.ends_with("August 2025, page 12 of the source text; matches the source text."),
            "{text}"
        );
        let text = note(graded(exact, None), None);
        assert!(
            text.ends_with("August 2025; matches the source text."),
            "{text}"
        );
    }

    #[test]
    fn what_the_editors_add_stands_in_lines_of_its_own() {
        let statement = Statement {
            condition: Some("if compensated ".to_owned()),
            translation: Some("We agree.".to_owned()),
            note: Some("[sic] after “agrees”".to_owned()),
            why: Some("the minister names it a red line".to_owned()),
            ..own(Supports, "2025")
        };
        assert_eq!(
            remarks(&statement),
            [
                "Condition: if compensated",
                "Translation: We agree.",
                "Editors’ note: [sic] after “agrees”",
                "Why this stance: the minister names it a red line",
            ]
        );
        assert!(remarks(&own(Supports, "2025")).is_empty());
    }

    #[test]
    fn a_copy_says_that_it_adds_nothing() {
        let dossier = dossier(vec![copied(own(Supports, "2025"))]);
        assert_eq!(
            source_facts(&dossier, SourceIndex(1)),
            "Published 31 December 2025, publisher not stated; a copy, whole or in part, of \
             “original”, adds no independent evidence."
        );
        assert_eq!(dossier.party(PARTY).name, "PARTY");
    }

    #[test]
    fn no_line_ends_inside_a_date() {
        assert_eq!(
            with_whole_dates("Own words, 3 June 2025 (inferred), 4 may in May 2025."),
            "Own words, 3\u{a0}June\u{a0}2025\u{a0}(inferred), 4\u{a0}may in May\u{a0}2025."
        );
        let nothing = "no date, 3 points  and so on ";
        assert_eq!(with_whole_dates(nothing), nothing);
    }

    #[test]
    fn a_hash_is_abbreviated_and_never_cut_within_a_character() {
        assert_eq!(
            abbreviated_hash("6f81aaaaaaaaaaaaaaaaaaaa8318"),
            "6f81…8318"
        );
        assert_eq!(abbreviated_hash(""), "");
        assert_eq!(abbreviated_hash("äöüäöüäöüäöü"), "äö…öü");
        assert_eq!(abbreviated_hash("aäöüäöüäöüäöü"), "aäöüäöüäöüäöü");
    }
}
