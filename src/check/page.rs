//! The page that a statement names against the page on which its quotation was found.

use std::ops::{Range, RangeInclusive};

use super::graded::Graded;
use super::sentence::about;
use crate::finding::{Code, Finding, list_and};
use crate::model::Dossier;
use crate::quote::{Grade, SourceText, Texts, places};

/// A quotation that stands on none of the pages that its statement names.
pub(super) fn finding(dossier: &Dossier, texts: &Texts, graded: &Graded) -> Option<Finding> {
    let statement = dossier.statement(graded.statement);
    let at = statement.at.as_deref()?;
    if matches!(graded.grade, Grade::Elsewhere { .. }) {
        return None;
    }
    let found = graded.place?.page?;
    let named = pages_named(at);
    if named.is_empty() {
        return None;
    }
    let text = texts.get(statement.source)?;
    let is_named = |place: &Range<usize>| {
        let pages = pages_of(text, place);
        named.iter().any(|named| overlap(named, &pages))
    };
    // The same words may stand on the named page too.
    if graded.grade.ranges().iter().any(is_named)
        || places(text, statement.verbatim_quote())
            .iter()
            .any(is_named)
    {
        return None;
    }
    let numbers: Vec<String> = named.iter().map(words_of).collect();
    let pages = match named.as_slice() {
        [one] if one.start() == one.end() => "page",
        _ => "pages",
    };
    Some(
        about(
            dossier,
            statement,
            Code::QuoteOtherPage,
            format!(
                "`at` names {pages} {}, and the quotation was found on page {found} of the text \
                 of `{}`",
                list_and(&numbers),
                dossier.source(statement.source).id
            ),
        )
        .hint(format!(
            "pages count from the first of the file; where other numbers are printed on them, \
             name both: `{at}, page {found} of the file`"
        )),
    )
}

/// The pages over which a passage runs.
fn pages_of(text: &SourceText, place: &Range<usize>) -> RangeInclusive<usize> {
    let page = |byte| text.place_of(byte).page.unwrap_or(0);
    page(place.start)..=page(place.end.saturating_sub(1).max(place.start))
}

fn overlap(one: &RangeInclusive<usize>, other: &RangeInclusive<usize>) -> bool {
    one.start() <= other.end() && other.start() <= one.end()
}

fn words_of(pages: &RangeInclusive<usize>) -> String {
    if pages.start() == pages.end() {
        pages.start().to_string()
    } else {
        format!("{}–{}", pages.start(), pages.end())
    }
}

/// The pages that words such as `p. 3`, `pp. 3–5 and 8` or `page 3, second paragraph` name.
fn pages_named(at: &str) -> Vec<RangeInclusive<usize>> {
    let at = at.to_lowercase();
    let mut named = Vec::new();
    let mut rest = at.as_str();
    while let Some(begin) = rest.find(char::is_alphanumeric) {
        rest = &rest[begin..];
        let end = rest.find(|letter: char| !letter.is_alphabetic());
        let end = end.unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        if word.is_empty() {
            rest = rest.trim_start_matches(char::is_alphanumeric);
            continue;
        }
        rest = behind;
        if matches!(word, "p" | "pp" | "pg" | "page" | "pages") {
            let numbers = behind.trim_start_matches(['.', ' ', '\u{a0}']);
            rest = take_pages(numbers, &mut named);
        }
    }
    named
}

/// Takes numbers and ranges of them from the front, and returns what stands behind.
fn take_pages<'a>(mut rest: &'a str, named: &mut Vec<RangeInclusive<usize>>) -> &'a str {
    while let Some((first, behind)) = number(rest) {
        let last = behind
            .trim_start()
            .strip_prefix(['-', '–', '—'])
            .and_then(|behind| number(behind.trim_start()))
            .filter(|(last, _)| *last >= first);
        let (last, behind) = last.unwrap_or((first, behind));
        named.push(first..=last);
        let behind = behind.trim_start();
        let next = ["and", "&", ","]
            .into_iter()
            .find_map(|sign| behind.strip_prefix(sign));
        rest = match next {
            Some(next) => next.trim_start(),
            None => return behind,
        };
    }
    rest
}

/// A number that no letter follows: `2nd` is none.
fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|digit: char| !digit.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::check::fixtures::{dossier, source};
    use crate::model::SourceIndex;

    #[test]
    fn pages_are_read_as_people_write_them() {
        let cases: &[(&str, &[RangeInclusive<usize>])] = &[
            ("p. 3", &[3..=3]),
            ("Page 12", &[12..=12]),
            ("p.\u{a0}3, second paragraph", &[3..=3]),
            ("pp. 3–5", &[3..=5]),
            ("pages 3 - 5, 8 and 10", &[3..=5, 8..=8, 10..=10]),
            ("p3", &[3..=3]),
            ("article 4 (page 2)", &[2..=2]),
            ("p. 412, page 3 of the file", &[412..=412, 3..=3]),
            ("pages 9-3", &[9..=9]),
            ("paragraph 3", &[]),
            ("paragraph 3 of page 2", &[2..=2]),
            ("3", &[]),
            ("step 3", &[]),
            ("page three", &[]),
            ("p. 2nd", &[]),
            ("map 3", &[]),
            ("", &[]),
            ("page 99999999999999999999999", &[]),
        ];
        for (at, expected) in cases {
            assert_eq!(pages_named(at), *expected, "{at}");
        }
    }

    #[test]
    fn a_quotation_on_another_page_than_the_named_one_is_told_with_both() {
        let text = "one bank\n\nno fleet\n\none bank twice";
        let cases = [
            ("no fleet", "p. 2", None),
            ("no fleet", "paragraph 3", None),
            ("no fleet one bank", "p. 3", None),
            ("one bank", "p. 3", None),
            ("no boat", "p. 1", None),
            (
                "no fleet",
                "p. 3",
                Some(
                    "`at` names page 3, and the quotation was found on page 2 of the text of `hill`",
                ),
            ),
            (
                "no fleet",
                "pp. 3–5 and 7",
                Some(
                    "`at` names pages 3–5 and 7, and the quotation was found on page 2 of the text of `hill`",
                ),
            ),
            (
                "one bank twice",
                "p. 1",
                Some(
                    "`at` names page 1, and the quotation was found on page 3 of the text of `hill`",
                ),
            ),
        ];
        for (quote, at, expected) in cases {
            let mut dossier = dossier(vec![source("hill")], &[(0, quote)]);
            dossier.statements[0].at = Some(at.to_owned());
            let mut texts = Texts::new();
            let paged = SourceText::new(text).with_pages(vec![0, 10, 20]);
            texts.insert(SourceIndex(0), paged);
            let told: Vec<String> =
                check(&dossier, &texts, &crate::check::Anchors::new(), &|_| None)
                    .findings
                    .into_iter()
                    .filter(|finding| finding.code == Code::QuoteOtherPage)
                    .map(|finding| finding.message)
                    .collect();
            let expected: Vec<String> = expected
                .map(|sentence| format!("statement 10 (`russia` on `foreign-troops`): {sentence}"))
                .into_iter()
                .collect();
            assert_eq!(told, expected, "{quote} at {at}");
        }
    }
}
