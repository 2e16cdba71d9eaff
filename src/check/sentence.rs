//! What there is to say about one quotation, in sentences.

use super::graded::Graded;
use crate::finding::{Code, Count, Finding, RecordKind};
use crate::model::{Dossier, Statement};
use crate::quote::{
    Change, ChangeKind, Grade, Nearest, SourceText, Texts, cut_words_at, leaves_out_negation,
    nearest,
};

/// How many differences of one quotation are told; who needs more needs the text.
const MOST_DIFFERENCES: usize = 6;

/// How a finding names a statement: by its number in the file, with its cell.
pub(super) fn name(dossier: &Dossier, statement: &Statement) -> String {
    format!(
        "statement {} (`{}` on `{}`)",
        statement.number,
        dossier.party(statement.party).id,
        dossier.point(statement.point).id,
    )
}

/// A finding about a statement, which the sentence begins with.
pub(super) fn about(
    dossier: &Dossier,
    statement: &Statement,
    code: Code,
    sentence: impl AsRef<str>,
) -> Finding {
    let message = format!("{}: {}", name(dossier, statement), sentence.as_ref());
    Finding::new(code, message).about(RecordKind::Statement, statement.number)
}

/// What the grade says, unless the quotation is exact or cannot be checked.
pub(super) fn finding(dossier: &Dossier, texts: &Texts, graded: &Graded) -> Option<Finding> {
    let statement = dossier.statement(graded.statement);
    let source = &dossier.source(statement.source).id;
    let about = |code, sentence: String| about(dossier, statement, code, sentence);
    let place = || match graded.place {
        Some(place) => format!(" at {place}"),
        None => String::new(),
    };
    match &graded.grade {
        Grade::Exact { .. } | Grade::NoText => None,
        Grade::Folded { rung, .. } => Some(about(
            Code::QuoteFolded,
            format!("the quotation matches `{source}` but for {}", rung.words()),
        )),
        Grade::Joined { at } => {
            let text = texts.get(statement.source).map_or("", SourceText::text);
            let loudly = if leaves_out_negation(text, at) {
                ", which leaves out a word that says no"
            } else {
                ""
            };
            let sentence = match at.len() {
                1 => format!("the quotation matches `{source}` but for an ellipsis at its edge"),
                parts => format!(
                    "the {parts} parts of the quotation stand in `{source}` in order, with an \
                     ellipsis between{loudly}"
                ),
            };
            Some(about(Code::QuoteFolded, sentence))
        }
        Grade::Altered {
            difference,
            negation,
            ..
        } => {
            let loudly = if *negation {
                ", and differs in a word that says no"
            } else {
                ""
            };
            let sentence = format!(
                "the quotation is not what `{source}` prints{}{loudly}",
                place()
            );
            let finding = about(Code::QuoteAltered, sentence);
            Some(with_differences(finding, difference))
        }
        Grade::Elsewhere {
            source: other,
            inside,
        } => {
            let id = &dossier.source(*other).id;
            let but = match **inside {
                Grade::Folded { rung, .. } => format!(", but for {}", rung.words()),
                Grade::Joined { ref at } if at.len() > 1 => format!(", in {} parts", at.len()),
                _ => String::new(),
            };
            Some(
                about(
                    Code::QuoteElsewhere,
                    format!(
                        "the quotation is not in `{source}` but in `{id}`{}{but}",
                        place()
                    ),
                )
                .hint(format!("write `source: \"{id}\"` if that one is meant")),
            )
        }
        Grade::Missing => {
            let elsewhere = if texts.len() > 1 {
                ", nor in any other text at hand"
            } else {
                ""
            };
            let finding = about(
                Code::QuoteMissing,
                format!("the quotation is not in `{source}`{elsewhere}"),
            );
            let finding = match texts.get(statement.source) {
                Some(text) => {
                    finding.hint(what_is_nearest(source, text, statement.verbatim_quote()))
                }
                None => finding,
            };
            Some(finding.hint("copy the words from the source, code point for code point"))
        }
    }
}

/// What the text has of a quotation that it does not print, so that nobody begins with nothing.
fn what_is_nearest(source: &str, text: &SourceText, quotation: &str) -> String {
    match nearest(text, quotation) {
        Nearest::Passage(at) => format!(
            "the nearest passage is at {}: `{}`",
            text.place_of(at.start),
            in_one_line(text.text().get(at).unwrap_or_default())
        ),
        Nearest::None(0) => "it has no words to look for".to_owned(),
        Nearest::None(1) => format!("`{source}` does not have the word"),
        Nearest::None(words) => {
            format!("no passage of `{source}` shares {words} words in a row with it")
        }
    }
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn with_differences(finding: Finding, difference: &[Change]) -> Finding {
    differences_in_words(difference)
        .into_iter()
        .fold(finding, Finding::hint)
}

/// What an altered quotation has otherwise than the text, a sentence for each difference; of many
/// the first, and how many more there are.
#[must_use]
pub fn differences_in_words(difference: &[Change]) -> Vec<String> {
    let different = difference
        .iter()
        .enumerate()
        .filter(|(_, change)| change.kind != ChangeKind::Equal);
    let mut sentences: Vec<String> = different
        .clone()
        .take(MOST_DIFFERENCES)
        .map(|(number, change)| difference_in_words(difference, number, change))
        .collect();
    let left = different.count().saturating_sub(MOST_DIFFERENCES);
    if left > 0 {
        sentences.push(format!(
            "there are {}",
            Count::new(left, "more difference", "more differences")
        ));
    }
    sentences
}

/// "The text has `will not` where the quotation has `will`": a word that only one of them has is
/// told with the equal word beside it, so that it can be found.
fn difference_in_words(difference: &[Change], number: usize, change: &Change) -> String {
    let equal = |change: &&Change| change.kind == ChangeKind::Equal;
    let before = number.checked_sub(1).and_then(|at| difference.get(at));
    let after = difference.get(number + 1);
    let (mut text, mut quotation) = (change.text.clone(), change.quotation.clone());
    if change.kind != ChangeKind::Changed {
        if let Some(word) = before
            .filter(equal)
            .and_then(|change| change.quotation.split_whitespace().next_back())
        {
            text = put_behind(word, &text);
            quotation = put_behind(word, &quotation);
        } else if let Some(word) = after
            .filter(equal)
            .and_then(|change| change.quotation.split_whitespace().next())
        {
            text = put_before(&text, word);
            quotation = put_before(&quotation, word);
        }
    }
    format!(
        "the text has `{}` where the quotation has `{}`",
        text.trim(),
        quotation.trim()
    )
}

/// Words before a word; a mark that opens stands directly before it.
fn put_before(words: &str, word: &str) -> String {
    let opens = ['“', '„', '«', '‹', '‘', '"', '\'', '(', '['];
    let space = if words.ends_with(opens) { "" } else { " " };
    format!("{words}{space}{word}")
}

/// Words behind a word; a mark of punctuation stands directly behind it.
fn put_behind(word: &str, words: &str) -> String {
    let space = if words.starts_with(char::is_alphanumeric) {
        " "
    } else {
        ""
    };
    format!("{word}{space}{words}")
}

/// A quotation that stands more than once in its text.
pub(super) fn ambiguity(dossier: &Dossier, graded: &Graded) -> Option<Finding> {
    if !graded.ambiguous {
        return None;
    }
    let statement = dossier.statement(graded.statement);
    let source = &dossier.source(statement.source).id;
    Some(
        about(
            dossier,
            statement,
            Code::QuoteAmbiguous,
            format!(
                "the quotation stands in `{source}` {} times, and its context does not tell \
                 which is meant",
                graded.occurrences
            ),
        )
        .hint("give `before` or `after`, at most 40 characters of what stands beside it"),
    )
}

/// A quotation that begins or ends inside a word, which can turn its sense: `can` of `cannot`.
pub(super) fn cut_words(dossier: &Dossier, texts: &Texts, graded: &Graded) -> Option<Finding> {
    let statement = dossier.statement(graded.statement);
    let text = texts.get(statement.source)?;
    let (Grade::Exact { at } | Grade::Folded { at, .. }) = &graded.grade else {
        return None;
    };
    let (begin, end) = cut_words_at(text.text(), at);
    let sentence = match (begin, end) {
        (None, None) => return None,
        (Some(word), None) => format!("the quotation begins inside the word `{word}`"),
        (None, Some(word)) => format!("the quotation ends inside the word `{word}`"),
        (Some(first), Some(last)) => {
            format!("the quotation begins inside the word `{first}` and ends inside `{last}`")
        }
    };
    Some(about(dossier, statement, Code::QuoteCutsWord, sentence))
}
