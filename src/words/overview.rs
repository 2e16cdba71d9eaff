//! The whole of what is shown in one line: how much of how much, from what, of when.

use crate::finding::{Count, list_and};
use crate::lens::{Lens, Shown};
use crate::matrix::Matrix;
use crate::model::{DateSpan, Day, Dossier, SourceIndex};

/// `as of 17 June 2025`, or `statements dated February to December 2025` when no date is set.
#[must_use]
pub fn dated_range(dossier: &Dossier, lens: &Lens, shown: &Shown, matrix: &Matrix) -> String {
    if let Some(date) = lens
        .as_of
        .as_deref()
        .and_then(|text| DateSpan::parse(text).ok())
    {
        return format!("as of {}", DateSpan::day(date.last_day()).words());
    }
    let mut spans = shown
        .cells(matrix)
        .flat_map(|cell| &cell.statements)
        .map(|&index| dossier.statement(index).said);
    let Some(first) = spans.next() else {
        return "no statements".to_owned();
    };
    let (first, last) = spans.fold((first, first), |(first, last), span| {
        let first = if span.first_day() < first.first_day() {
            span
        } else {
            first
        };
        let last = if span.last_day() > last.last_day() {
            span
        } else {
            last
        };
        (first, last)
    });
    format!("statements dated {}", months(first, last))
}

/// `February to December 2025`.
fn months(first: DateSpan, last: DateSpan) -> String {
    let (from, to) = (first.first_day(), last.last_day());
    let text = format!(
        "{:04}-{:02}/{:04}-{:02}",
        from.year(),
        from.month(),
        to.year(),
        to.month()
    );
    match DateSpan::parse(&text) {
        Ok(_) if (from.year(), from.month()) == (to.year(), to.month()) => {
            let month = format!("{:04}-{:02}", from.year(), from.month());
            DateSpan::parse(&month).map_or(text, DateSpan::words)
        }
        Ok(span) => span.words(),
        Err(_) => text,
    }
}

/// The sources that the shown cells rest on, in file order.
fn sources_of(dossier: &Dossier, shown: &Shown, matrix: &Matrix) -> Vec<SourceIndex> {
    let mut used = vec![false; dossier.sources.len()];
    for cell in shown.cells(matrix) {
        for &index in &cell.statements {
            used[dossier.statement(index).source.at()] = true;
        }
    }
    (0..used.len())
        .filter(|&at| used[at])
        .map(SourceIndex::new)
        .collect()
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
    line
}

/// The title line of the window: date, points, parties, sources and their dates.
#[must_use]
pub fn title_line(dossier: &Dossier, lens: &Lens, shown: &Shown, matrix: &Matrix) -> String {
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
    let sources = sources_of(dossier, shown, matrix);
    let published: Vec<DateSpan> = sources
        .iter()
        .map(|&source| dossier.source(source).published)
        .collect();
    let mut from = Count::new(sources.len(), "source", "sources").to_string();
    let first = published.iter().min_by_key(|span| span.first_day());
    let last = published.iter().max_by_key(|span| span.last_day());
    if let (Some(&first), Some(&last)) = (first, last) {
        from.push_str(&format!(" of {}", months(first, last)));
    }
    let dated = dated_range(dossier, lens, shown, matrix);
    format!("{dated} · {points} · {parties} · {from}")
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
