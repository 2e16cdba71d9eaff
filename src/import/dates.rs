//! Dates as people write them in cells and citations.

use std::ops::Range;

use crate::model::DateSpan;

/// The months in English, Russian and Ukrainian as they stand beside a day, and by themselves.
const MONTHS: [(&[&str], u8); 12] = [
    (
        &["january", "jan", "января", "січня", "январь", "січень"],
        1,
    ),
    (
        &["february", "feb", "февраля", "лютого", "февраль", "лютий"],
        2,
    ),
    (&["march", "mar", "марта", "березня", "март", "березень"], 3),
    (
        &["april", "apr", "апреля", "квітня", "апрель", "квітень"],
        4,
    ),
    (&["may", "мая", "травня", "май", "травень"], 5),
    (&["june", "jun", "июня", "червня", "июнь", "червень"], 6),
    (&["july", "jul", "июля", "липня", "июль", "липень"], 7),
    (
        &["august", "aug", "августа", "серпня", "август", "серпень"],
        8,
    ),
    (
        &[
            "september",
            "sept",
            "sep",
            "сентября",
            "вересня",
            "сентябрь",
            "вересень",
        ],
        9,
    ),
    (
        &["october", "oct", "октября", "жовтня", "октябрь", "жовтень"],
        10,
    ),
    (
        &[
            "november",
            "nov",
            "ноября",
            "листопада",
            "ноябрь",
            "листопад",
        ],
        11,
    ),
    (
        &["december", "dec", "декабря", "грудня", "декабрь", "грудень"],
        12,
    ),
];

/// A piece of a text between other signs: letters or digits, with its place.
struct Piece<'t> {
    text: &'t str,
    at: Range<usize>,
}

/// The first date in a text, and where it stands. `03/04/2025`, which some read as March and
/// others as April, is none.
pub(super) fn date_in(text: &str) -> Option<(DateSpan, Range<usize>)> {
    let pieces = pieces(text);
    (0..pieces.len()).find_map(|at| {
        let (span, place) = date_at(text, &pieces[at..])?;
        // Of a day that no calendar has, month and year are no date either.
        let before = at.checked_sub(1).and_then(|at| pieces.get(at));
        let is_rest = before.is_some_and(|piece| {
            piece.text.len() <= 2
                && piece.text.bytes().all(|byte| byte.is_ascii_digit())
                && text[piece.at.end..place.start]
                    .trim_matches([' ', '.', ','])
                    .is_empty()
                && span.first_day() != span.last_day()
        });
        (!is_rest).then_some((span, place))
    })
}

/// The date that a field is as a whole; a year alone is one here.
pub(super) fn date_of(field: &str) -> Option<DateSpan> {
    let field = field.trim();
    // Databases write a time behind the day.
    let day = field.split(['T', ' ']).next().unwrap_or_default();
    DateSpan::parse(field)
        .or_else(|_| DateSpan::parse(day).map_err(|_| ()))
        .ok()
        .or_else(|| {
            let (span, at) = date_in(field)?;
            (at.len() == field.len()).then_some(span)
        })
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, letter) in ends {
        let kind = if letter.is_ascii_digit() {
            Some(true)
        } else if letter.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        if let Some((begin, was)) = start
            && kind != Some(was)
        {
            pieces.push(Piece {
                text: &text[begin..at],
                at: begin..at,
            });
            start = None;
        }
        if start.is_none() {
            start = kind.map(|kind| (at, kind));
        }
    }
    pieces
}

/// The date with which the pieces begin.
fn date_at(text: &str, pieces: &[Piece<'_>]) -> Option<(DateSpan, Range<usize>)> {
    let first = pieces.first()?;
    let between = |at: usize| -> &str {
        let range = pieces
            .get(at)
            .zip(pieces.get(at + 1))
            .map(|(one, other)| one.at.end..other.at.start);
        range.and_then(|range| text.get(range)).unwrap_or("\0")
    };
    let number = |at: usize| -> Option<u32> {
        let piece = pieces.get(at)?;
        (piece.text.len() <= 4).then(|| piece.text.parse().ok())?
    };
    let year = |at: usize| -> Option<u32> {
        let piece = pieces.get(at).filter(|piece| piece.text.len() == 4)?;
        piece
            .text
            .parse()
            .ok()
            .filter(|year| (1500..2200).contains(year))
    };
    let month = |at: usize| -> Option<u32> {
        let word = pieces.get(at)?.text.to_lowercase();
        let found = MONTHS
            .iter()
            .find(|(names, _)| names.contains(&word.as_str()));
        found.map(|(_, month)| u32::from(*month))
    };
    let day = |at: usize| number(at).filter(|day| (1..=31).contains(day));
    let is_loose = |at: usize| {
        let signs = between(at);
        signs.len() <= 3
            && signs
                .chars()
                .all(|it| matches!(it, ' ' | '.' | ',' | '\u{a0}'))
    };
    let is_same_sign = |sign: &str| between(0) == sign && between(1) == sign;
    let full = |year: u32, month: u32, day: u32, last: usize| {
        let words = format!("{year:04}-{month:02}-{day:02}");
        let span = DateSpan::parse(&words).ok()?;
        Some((span, first.at.start..pieces.get(last)?.at.end))
    };
    if let Some(year) = year(0) {
        if is_same_sign("-") {
            return full(year, number(1)?, day(2)?, 2);
        }
        // A month alone: the third piece is not part of it.
        if between(0) == "-" && pieces.get(1)?.text.len() == 2 {
            let span = DateSpan::parse(&format!("{year:04}-{:02}", number(1)?)).ok()?;
            return Some((span, first.at.start..pieces.get(1)?.at.end));
        }
        return None;
    }
    if let (Some(day), Some(month), Some(year)) = (day(0), month(1), year(2))
        && is_loose(0)
        && is_loose(1)
    {
        return full(year, month, day, 2);
    }
    if let (Some(month), Some(day), Some(year)) = (month(0), day(1), year(2))
        && is_loose(0)
        && is_loose(1)
    {
        return full(year, month, day, 2);
    }
    if let (Some(month), Some(year)) = (month(0), year(1))
        && is_loose(0)
    {
        let span = DateSpan::parse(&format!("{year:04}-{month:02}")).ok()?;
        return Some((span, first.at.start..pieces.get(1)?.at.end));
    }
    if let (Some(one), Some(other), Some(year)) = (day(0), day(1), year(2)) {
        if is_same_sign(".") {
            return full(year, other, one, 2);
        }
        if is_same_sign("/") && one > 12 {
            return full(year, other, one, 2);
        }
        if is_same_sign("/") && (other > 12 || one == other) {
            return full(year, one, other, 2);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_as_people_write_them() {
        for (text, expected) in [
            (
                "The Hill, 26 August 2025",
                Some(("2025-08-26", "26 August 2025")),
            ),
            ("on Aug. 26, 2025 he", Some(("2025-08-26", "Aug. 26, 2025"))),
            ("2025-08-26T10:00", Some(("2025-08-26", "2025-08-26"))),
            ("26.8.2025", Some(("2025-08-26", "26.8.2025"))),
            ("26/08/2025", Some(("2025-08-26", "26/08/2025"))),
            ("08/26/2025", Some(("2025-08-26", "08/26/2025"))),
            ("03/04/2025", None),
            (
                "3 вересня 2025 року",
                Some(("2025-09-03", "3 вересня 2025")),
            ),
            ("August 2025", Some(("2025-08", "August 2025"))),
            ("2025-08", Some(("2025-08", "2025-08"))),
            ("31 February 2025", None),
            ("page 3 of 1999", None),
            ("", None),
        ] {
            let found = date_in(text);
            let told = found
                .as_ref()
                .map(|(span, at)| (span.to_string(), &text[at.clone()]));
            let told = told.as_ref().map(|(span, words)| (span.as_str(), *words));
            assert_eq!(told, expected, "{text}");
        }
        assert_eq!(date_of("2025").unwrap().to_string(), "2025");
        assert_eq!(
            date_of("2025-08-18/2025-08-24").unwrap().to_string(),
            "2025-08-18/2025-08-24"
        );
        assert_eq!(
            date_of("2025-08-18 00:00:00").unwrap().to_string(),
            "2025-08-18"
        );
        assert_eq!(date_of("said 26 August 2025"), None);
    }
}
