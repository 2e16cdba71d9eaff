//! What the text of a cell says: a stance, words of the editors, quotations with what is told of
//! where they stand.

use std::ops::Range;

use super::dates::date_in;
use super::stances::Stances;
use crate::model::{DateSpan, Stance};

/// What opens a quotation and what closes it. Of straight marks both are the same.
const MARKS: [(char, &[char]); 5] = [
    ('“', &['”']),
    ('"', &['"']),
    ('«', &['»']),
    ('„', &['“', '”']),
    ('‹', &['›']),
];

/// Words for a stance that go on with what it is about.
const OBJECT: [&str; 4] = ["no", "for", "pro", "against"];

/// A cell taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CellText {
    /// Where the party stands.
    pub(super) stance: Option<Stance>,
    /// The word that says it, or that could; empty where none could.
    pub(super) word: String,
    /// What stands before the first quotation, without the stance.
    pub(super) gist: String,
    /// The quotations, without the marks around them.
    pub(super) quotes: Vec<Quote>,
    /// True where the quotation is one word, which could be a word of the editors too.
    pub(super) is_one_word: bool,
}

/// A quotation of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words between the marks.
    pub(super) words: String,
    /// What is told of its source: the words in brackets, behind a dash or on the line behind it,
    /// without the date.
    pub(super) source: String,
    /// The date that stands there.
    pub(super) date: Option<DateSpan>,
}

/// Takes a cell apart.
pub(super) fn read(text: &str, stances: &Stances) -> CellText {
    let mut quotes = quoted(text);
    let one_word = one_word(text, stances).filter(|_| quotes.is_empty());
    let is_one_word = one_word.is_some();
    quotes.extend(one_word);
    let head_end = quotes.first().map_or(text.len(), |quote| quote.start);
    let head = stances.of_head(text[..head_end].trim());
    let ends = quotes.iter().skip(1).map(|quote| quote.start);
    let tails = quotes.iter().zip(ends.chain([text.len()]));
    let quotes = tails
        .map(|(quote, end)| {
            let (source, date) = citation(&text[quote.end..end]);
            Quote {
                words: inside(&text[quote.clone()]).to_owned(),
                source,
                date,
            }
        })
        .collect();
    CellText {
        stance: head.stance,
        word: head.word.to_owned(),
        gist: trimmed(head.rest).to_owned(),
        quotes,
        is_one_word,
    }
}

/// The words without quotation marks around all of them.
pub(super) fn unquoted(words: &str) -> &str {
    let words = words.trim();
    match marked(words).first() {
        Some(range) if *range == (0..words.len()) => inside(words),
        _ => words,
    }
}

fn inside(quoted: &str) -> &str {
    let mut letters = quoted.chars();
    letters.next();
    letters.next_back();
    letters.as_str().trim()
}

/// The quotations with their marks: those of at least two words, so that a word in quotation marks
/// among the editors' words is none.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut marked = marked(text);
    marked.retain(|quote| text[quote.clone()].split_whitespace().nth(1).is_some());
    marked
}

/// The one word that a cell quotes, with its marks, where it is all that stands there beside the
/// stance and its source: `Rules out “Never”`. A word between the stance and the marks, or behind
/// them, makes it a word of the editors: `Opposes the “plan”`, `Rejects “peace” on such terms`. So
/// does a stance that takes it as its object when no sign parts them: `No “plan”`.
fn one_word(text: &str, stances: &Stances) -> Option<Range<usize>> {
    let marked = marked(text);
    let [quote] = marked.as_slice() else {
        return None;
    };
    let before = &text[..quote.start];
    let head = stances.of_head(before.trim());
    let is_next = head.stance.is_some() && trimmed(head.rest).is_empty();
    let is_bare = before
        .trim_end_matches([' ', '\u{a0}'])
        .ends_with(char::is_alphabetic);
    let is_object = is_bare && OBJECT.contains(&head.word.to_lowercase().as_str());
    let behind = text[quote.end..].trim_start_matches([' ', '\u{a0}', '.', ',', ';']);
    let is_last = behind.is_empty() || behind.starts_with(['(', '[', '—', '–', '-', '\n', '\r']);
    let is_word = !inside(&text[quote.clone()]).is_empty();
    (is_next && !is_object && is_last && is_word).then(|| quote.clone())
}

/// What stands between marks, with these.
fn marked(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, open)) = text[at..]
        .char_indices()
        .map(|(offset, letter)| (at + offset, letter))
        .find(|(_, letter)| MARKS.iter().any(|(open, _)| open == letter))
    {
        at = start + open.len_utf8();
        let Some((_, closing)) = MARKS.iter().find(|(mark, _)| *mark == open) else {
            break;
        };
        let Some(end) = closing_mark(text, at, open, closing) else {
            continue;
        };
        found.push(start..end);
        at = end;
    }
    found
}

/// The end of the mark that closes what was opened before `from`; marks of the same kind inside
/// are counted.
fn closing_mark(text: &str, from: usize, open: char, closing: &[char]) -> Option<usize> {
    let mut depth = 1;
    for (offset, letter) in text[from..].char_indices() {
        if closing.contains(&letter) {
            depth -= 1;
        } else if letter == open {
            depth += 1;
        }
        if depth == 0 {
            return Some(from + offset + letter.len_utf8());
        }
    }
    None
}

/// What the words behind a quotation say of its source, and the date among them.
fn citation(tail: &str) -> (String, Option<DateSpan>) {
    let tail = tail
        .trim_start_matches(['.', ',', ';', ' ', '\u{a0}'])
        .trim();
    let bracketed = tail
        .strip_prefix(['(', '['])
        .and_then(|rest| rest.split([')', ']']).next());
    let words = match bracketed {
        Some(words) => words,
        None => tail.split("\n\n").next().unwrap_or_default(),
    };
    let words = words.trim_start_matches(['—', '–', '-', ',', ' ', ':']);
    let words = words.strip_prefix("Source:").unwrap_or(words);
    match date_in(words) {
        Some((date, at)) => {
            let around = format!(
                "{} {}",
                trimmed(&words[..at.start]),
                trimmed(&words[at.end..])
            );
            (trimmed(&around).to_owned(), Some(date))
        }
        None => (trimmed(words).to_owned(), None),
    }
}

fn trimmed(words: &str) -> &str {
    words.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '(' | ')' | '—' | '–')
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::mapping::Mapping;
    use super::*;

    fn told(text: &str) -> (Option<Stance>, String, Vec<(String, String, String)>) {
        let mapping = Mapping {
            stances: BTreeMap::from([("fine".to_owned(), "Supports".to_owned())]),
            ..Mapping::default()
        };
        let cell = read(text, &Stances::of(&mapping, []));
        let quotes = cell.quotes.into_iter().map(|quote| {
            let date = quote.date.map_or(String::new(), |date| date.to_string());
            (quote.words, quote.source, date)
        });
        (cell.stance, cell.gist, quotes.collect())
    }

    #[test]
    fn a_cell_is_taken_apart() {
        let quote = |words: &str, source: &str, date: &str| {
            (words.to_owned(), source.to_owned(), date.to_owned())
        };
        for (text, stance, gist, quotes) in [
            (
                "Opposes: no troops at all\n“We say no.” (The Courier, 26 August 2025)",
                Some(Stance::Opposes),
                "no troops at all",
                vec![quote("We say no.", "The Courier", "2025-08-26")],
            ),
            (
                "yes «так, ми за» — Вісті, 3 вересня 2025",
                Some(Stance::Supports),
                "",
                vec![quote("так, ми за", "Вісті", "2025-09-03")],
            ),
            (
                "+\n\"One is one.\" (A, 2025-08-01) and \"two are two\" [B]",
                Some(Stance::Supports),
                "",
                vec![
                    quote("One is one.", "A", "2025-08-01"),
                    quote("two are two", "B", ""),
                ],
            ),
            ("Fine", Some(Stance::Supports), "", vec![]),
            (
                "They call it a “plan”",
                None,
                "They call it a “plan”",
                vec![],
            ),
            ("“never closed", None, "“never closed", vec![]),
            (
                "“outer “inner words” end”",
                None,
                "",
                vec![quote("outer “inner words” end", "", "")],
            ),
            ("", None, "", vec![]),
        ] {
            assert_eq!(told(text), (stance, gist.to_owned(), quotes), "{text}");
        }
        assert_eq!(unquoted(" “a b” "), "a b");
        assert_eq!(unquoted("«Ніколи»"), "Ніколи");
        assert_eq!(unquoted("“”"), "");
        assert_eq!(unquoted("“a b” c"), "“a b” c");
    }

    #[test]
    fn one_word_is_a_quotation_where_it_is_all_that_is_quoted() {
        // The cell, the quotation with its source, the editors' words.
        for (text, quote, gist) in [
            ("Rules out “Never”", Some(("Never", "")), ""),
            ("Rules out: \"Never.\"", Some(("Never.", "")), ""),
            ("Opposes\n«Ніколи» (Вісті)", Some(("Ніколи", "Вісті")), ""),
            ("yes — „Niemals“ — Echo", Some(("Niemals", "Echo")), ""),
            ("+ “Absolutely”.", Some(("Absolutely", "")), ""),
            (
                "No: “Never” [The Courier]",
                Some(("Never", "The Courier")),
                "",
            ),
            ("Against\n“Never”", Some(("Never", "")), ""),
            // Words of the editors between, or behind.
            ("Opposes the “plan”", None, "the “plan”"),
            ("Rules out: calls it a “farce”", None, "calls it a “farce”"),
            (
                "Rejects “peace” on such terms",
                None,
                "“peace” on such terms",
            ),
            // The stance goes on with it.
            ("No “plan”", None, "“plan”"),
            ("Against “peace”", None, "“peace”"),
            // More than one.
            ("Rules out “Never” “ever”", None, "“Never” “ever”"),
            (
                "Rules out “Never” and “not now”",
                Some(("not now", "")),
                "“Never” and",
            ),
            // No word, no end, no stance.
            ("Rules out “”", None, "“”"),
            ("Rules out “Never", None, "“Never"),
            ("“Never”", None, "“Never”"),
            ("A word: “Never”", None, "A word: “Never”"),
        ] {
            let (_, told_gist, quotes) = told(text);
            let quotes: Vec<(&str, &str)> = quotes
                .iter()
                .map(|(words, source, _)| (words.as_str(), source.as_str()))
                .collect();
            assert_eq!(quotes, Vec::from_iter(quote), "{text}");
            assert_eq!(told_gist, gist, "{text}");
            let read = read(text, &Stances::default());
            let is_one_word = quote.is_some_and(|(words, _)| !words.contains(' '));
            assert_eq!(read.is_one_word, is_one_word, "{text}");
        }
    }
}
