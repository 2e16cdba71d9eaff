//! The whole of what is shown in one line: how much of how much, from what, of when.

use crate::finding::{Count, list_and};
use crate::lens::{Lens, Shown};
use crate::matrix::{Matrix, is_unchecked};
use crate::model::{DateSpan, Day, Dossier, Source};

/// `as of 17 June 2025`, or `statements dated February to December 2025` when no date is set.
#[must_use]
pub fn dated_range(lens: &Lens, shown: &Shown, matrix: &Matrix) -> String {
    if let Some(date) = lens
        .as_of
        .as_deref()
        .and_then(|text| DateSpan::parse(text).ok())
    {
        let date = DateSpan::day(date.last_day()).words();
        return format!("as of {date}{}", compared_with(lens));
    }
    let mut days: Option<(Day, Day)> = None;
    for (_, fact) in shown.statements(matrix) {
        let (first, last) = days.unwrap_or((fact.day, fact.last_day));
        days = Some((first.min(fact.day), last.max(fact.last_day)));
    }
    let months = days.and_then(|(first, last)| months(&[DateSpan::between(first, last)]));
    months.map_or_else(
        || "no statements".to_owned(),
        |months| format!("statements dated {months}{}", compared_with(lens)),
    )
}

/// The dossier's title and the date of what is shown: `Fisheries accord, as of 17 June 2025`.
#[must_use]
pub fn dated_title(dossier: &Dossier, lens: &Lens, shown: &Shown, matrix: &Matrix) -> String {
    let title = match dossier.title.as_str() {
        "" => "Untitled dossier",
        title => title,
    };
    format!("{title}, {}", dated_range(lens, shown, matrix))
}

/// The date that is compared with, where one was chosen.
fn compared_with(lens: &Lens) -> String {
    lens.compared_day().map_or_else(String::new, |day| {
        format!(", compared with {}", DateSpan::day(day).words())
    })
}

/// From the first to the last day of several spans, to the month: `February to December 2025`.
#[must_use]
pub fn months(spans: &[DateSpan]) -> Option<String> {
    let first = spans.iter().map(|span| span.first_day()).min()?;
    let last = spans.iter().map(|span| span.last_day()).max()?;
    let month = |day: Day| format!("{:04}-{:02}", day.year(), day.month());
    let (first, last) = (month(first), month(last));
    let text = if first == last {
        first
    } else {
        format!("{first}/{last}")
    };
    DateSpan::parse(&text).ok().map(DateSpan::words)
}

/// The sources of what is shown, as they are counted everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcesShown {
    /// How many of how many, without copies, because those add no evidence: `2 of 4 sources`.
    pub count: String,
    /// How many of them are copies: `1 copy`.
    pub copies: Option<String>,
    /// From the first to the last month of publication; copies do not count where there are
    /// originals.
    pub published: Option<String>,
}

/// Counts the sources that the visible statements of the shown cells rest on.
#[must_use]
pub fn sources_shown(dossier: &Dossier, shown: &Shown, matrix: &Matrix) -> SourcesShown {
    let mut is_used = vec![false; dossier.sources.len()];
    for (_, fact) in shown.statements(matrix) {
        is_used[fact.source.at()] = true;
    }
    let used = dossier.sources.iter().zip(is_used);
    let (copies, originals): (Vec<&Source>, Vec<&Source>) = used
        .filter_map(|(source, is_used)| is_used.then_some(source))
        .partition(|source| source.copy_of.is_some());
    let is_original = |source: &&Source| source.copy_of.is_none();
    let all = dossier.sources.iter().filter(is_original).count();
    let mut count = Count::new(all, "source", "sources").to_string();
    if originals.len() < all {
        count = format!("{} of {count}", originals.len());
    }
    let dated = if originals.is_empty() {
        &copies
    } else {
        &originals
    };
    let published: Vec<DateSpan> = dated.iter().map(|source| source.published).collect();
    let copies = Count::new(copies.len(), "copy", "copies");
    SourcesShown {
        count,
        copies: (copies.number() > 0).then(|| copies.to_string()),
        published: months(&published),
    }
}

/// `7 of 24 points, 4 of 4 parties, chosen by hand`, counted from what is shown.
#[must_use]
pub fn scope_line(dossier: &Dossier, shown: &Shown) -> String {
    let points = shown.points.len();
    let parties = shown.columns.len();
    let mut line = format!(
        "{points} of {}, {parties} of {}",
        Count::new(dossier.points.len(), "point", "points"),
        Count::new(dossier.parties.len(), "party", "parties"),
    );
    if !shown.why.is_empty() {
        let why: Vec<String> = shown.why.iter().map(|why| why.words().to_owned()).collect();
        line.push_str(&format!(", {}", list_and(&why)));
    }
    if let Some(order) = shown.sort.words() {
        line.push_str(&format!("; {order}"));
    }
    line
}

/// What the window says of the whole, in words that are made anew only when what is shown changes:
/// they count every visible statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The date or dates of what is shown, see [`dated_range`].
    pub dated: String,
    /// The title line, see [`title_line`].
    pub title_line: String,
}

impl Told {
    /// Tells what is shown.
    #[must_use]
    pub fn new(dossier: &Dossier, lens: &Lens, shown: &Shown, matrix: &Matrix) -> Self {
        let dated = dated_range(lens, shown, matrix);
        Self {
            title_line: dated_title_line(&dated, dossier, (lens, shown), matrix),
            dated,
        }
    }
}

/// The title line of the window: date, points, parties, sources and their dates, and the order of
/// the rows where it is not one that the file gives.
#[must_use]
pub fn title_line(dossier: &Dossier, lens: &Lens, shown: &Shown, matrix: &Matrix) -> String {
    Told::new(dossier, lens, shown, matrix).title_line
}

fn dated_title_line(
    dated: &str,
    dossier: &Dossier,
    (lens, shown): (&Lens, &Shown),
    matrix: &Matrix,
) -> String {
    let points = if shown.points.len() == dossier.points.len() {
        Count::new(dossier.points.len(), "point", "points").to_string()
    } else {
        format!(
            "{} of {}",
            shown.points.len(),
            Count::new(dossier.points.len(), "point", "points")
        )
    };
    let parties = if shown.columns.len() == dossier.parties.len() {
        Count::new(dossier.parties.len(), "party", "parties").to_string()
    } else {
        format!(
            "{} of {}",
            shown.columns.len(),
            Count::new(dossier.parties.len(), "party", "parties")
        )
    };
    let sources = sources_shown(dossier, shown, matrix);
    let mut from = sources.count;
    if let Some(published) = sources.published {
        from.push_str(&format!(" of {published}"));
    }
    if let Some(copies) = sources.copies {
        from.push_str(&format!(" and {copies}"));
    }
    // What was asked for is told where a small window still shows it.
    let unchecked = if lens.shows_unchecked || lens.unchecked {
        format!(" · {}", unchecked_line(shown, matrix))
    } else {
        String::new()
    };
    let mut line = format!("{dated}{unchecked} · {points} · {parties} · {from}");
    if let Some(order) = shown.sort.words() {
        line.push_str(&format!(" · {order}"));
    }
    line
}

/// How many of the cells that say anything nobody has checked: `3 of 20 cells unchecked`.
fn unchecked_line(shown: &Shown, matrix: &Matrix) -> String {
    let facts = matrix.index().facts();
    let (mut open, mut all) = (0, 0);
    for cell in shown
        .cells(matrix)
        .filter(|cell| !cell.statements.is_empty())
    {
        all += 1;
        open += usize::from(is_unchecked(facts, cell));
    }
    format!("{open} of {} unchecked", Count::new(all, "cell", "cells"))
}

/// True when the statements reach over several years, so that a month alone says too little.
#[must_use]
pub fn spans_years(dossier: &Dossier) -> bool {
    let mut years = dossier
        .statements
        .iter()
        .flat_map(|statement| [statement.said.first_day(), statement.said.last_day()])
        .map(Day::year);
    years
        .next()
        .is_some_and(|first| years.any(|year| year != first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::SearchIndex;
    use crate::matrix::CellIndex;
    use crate::model::Stance::Supports;
    use crate::model::{SourceIndex, Statement};
    use crate::standing::cases::{copied, dossier, own, span};

    #[test]
    fn copies_are_counted_apart_and_date_nothing() {
        let of_rest = |said: &str| Statement {
            source: SourceIndex(2),
            ..own(Supports, said)
        };
        let published = |count: &str, copies: Option<&str>, months: Option<&str>| SourcesShown {
            count: count.to_owned(),
            copies: copies.map(str::to_owned),
            published: months.map(str::to_owned),
        };
        let cases = [
            (vec![], None, published("0 of 2 sources", None, None)),
            (
                vec![own(Supports, "2025-01")],
                None,
                published("1 of 2 sources", None, Some("August 2025")),
            ),
            (
                vec![own(Supports, "2025-01"), copied(own(Supports, "2025-01"))],
                None,
                published("1 of 2 sources", Some("1 copy"), Some("August 2025")),
            ),
            (
                vec![copied(own(Supports, "2025-01"))],
                None,
                published("0 of 2 sources", Some("1 copy"), Some("December 2025")),
            ),
            (
                vec![own(Supports, "2025-01"), of_rest("2025-02")],
                None,
                published("2 sources", None, Some("August to October 2025")),
            ),
            (
                vec![own(Supports, "2025-01"), of_rest("2025-02")],
                Some("2025-01"),
                published("1 of 2 sources", None, Some("August 2025")),
            ),
        ];
        for (statements, as_of, expected) in cases {
            let mut dossier = dossier(statements);
            dossier.sources[0].published = span("2025-08-20");
            let rest = Source {
                published: span("2025-10-01"),
                ..dossier.sources[0].clone()
            };
            dossier.sources.push(rest);
            let lens = Lens {
                as_of: as_of.map(str::to_owned),
                ..Lens::default()
            };
            let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), lens.day());
            let shown = lens.show(&dossier, &matrix, &SearchIndex::new(&dossier));
            assert_eq!(sources_shown(&dossier, &shown, &matrix), expected);
        }
    }

    #[test]
    fn months_span_from_the_first_to_the_last() {
        let cases: [(&[&str], Option<&str>); 4] = [
            (&[], None),
            (&["2025-08-18"], Some("August 2025")),
            (
                &["2025-12-04", "2025-08-18/2025-08-24"],
                Some("August to December 2025"),
            ),
            (
                &["2024-12-04", "2025"],
                Some("December 2024 to December 2025"),
            ),
        ];
        for (spans, expected) in cases {
            let spans: Vec<DateSpan> = spans.iter().map(|text| span(text)).collect();
            assert_eq!(months(&spans).as_deref(), expected);
        }
    }
}
