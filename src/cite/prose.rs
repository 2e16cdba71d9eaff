//! The three styles that are read as sentences.

use super::Style;
use crate::check::Graded;
use crate::model::{
    DatePart, DateSpan, Dating, Dossier, Source, SourceIndex, Statement, StatementIndex, Voice,
};
use crate::words;

/// A source as an entry of its own, with its final stop.
pub(super) fn source(dossier: &Dossier, source: SourceIndex, style: Style) -> String {
    let cited = dossier.source(source);
    let mut entry = match style {
        Style::Apa => apa(cited),
        _ => notes(cited, None),
    };
    if let Some(copy) = copy_of(dossier, cited) {
        entry.push_str(&format!(" {copy}."));
    }
    entry
}

/// A quotation: who, in which voice, when; then the source.
pub(super) fn statement(
    dossier: &Dossier,
    index: StatementIndex,
    graded: Option<&Graded>,
    style: Style,
) -> String {
    let statement = dossier.statement(index);
    let cited = dossier.source(statement.source);
    let who = words::who_line(dossier, statement);
    let party = &dossier.party(statement.party).name;
    // All of it stands in parentheses, and parentheses within them are square.
    let of_part = match &statement.part {
        Some(part) => format!(" [{part} only]"),
        None => String::new(),
    };
    let voice = match statement.voice {
        Voice::Own => format!("{who}, for {party}{of_part}"),
        Voice::Reported => format!("position of {party}{of_part} as reported"),
        Voice::ClaimedBy(claimant) => format!(
            "{who}, claimed by {} about {party}{of_part}",
            dossier.party(claimant).name
        ),
        Voice::Analyst => format!("{who}, an assessment of {party}{of_part}"),
    };
    let said = match style {
        Style::Notes => american(statement.said, &statement.dating),
        _ => match &statement.dating {
            Dating::Stated => statement.said.words(),
            Dating::Inferred(_) => format!("{} [inferred]", statement.said.words()),
        },
    };
    let at = statement
        .at
        .clone()
        .or_else(|| graded.and_then(|graded| words::found_on(statement, graded)));
    let mut entry = format!("{} ({voice}, {said}). ", enquoted(statement));
    match style {
        Style::Short => {
            entry.push_str(&match &cited.publisher {
                Some(publisher) => publisher.clone(),
                // Without marks the words of a title would be read as the exporter's.
                None => format!("“{}”", cited.title),
            });
            entry.push_str(&format!(
                ", {}",
                words::dated(cited.published, &cited.dating)
            ));
            if let Some(at) = at {
                entry.push_str(&format!(", {at}"));
            }
            entry.push('.');
        }
        Style::Apa => {
            let cite = in_text(cited);
            let at = at.map_or_else(String::new, |at| format!(", {at}"));
            entry.push_str(&format!("({cite}{at})."));
        }
        _ => entry.push_str(&notes(cited, at.as_deref())),
    }
    if let Some(copy) = copy_of(dossier, cited) {
        entry.push_str(&format!(" {copy}."));
    }
    entry
}

/// The words as the source prints them, marks and all, so that a paraphrase is never turned into
/// speech: words without spoken ones are named as the source's own.
fn enquoted(statement: &Statement) -> String {
    if words::spoken_of(statement).is_empty() {
        format!("In the source’s words: “{}”", statement.quote)
    } else {
        statement.quote.clone()
    }
}

fn copy_of(dossier: &Dossier, source: &Source) -> Option<String> {
    if let Some(original) = source.copy_of {
        let original = dossier.source(original);
        let name = original.publisher.as_ref().unwrap_or(&original.title);
        return Some(format!("A copy of {name}, no independent evidence"));
    }
    let original = source.rewrite_of.as_ref()?;
    Some(format!("A rewrite of {original}"))
}

/// Author, “Title,” Publisher, March 11, 2031, at, address.
fn notes(source: &Source, at: Option<&str>) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(source.author.clone());
    // The comma stands within the marks unless the title ends with a mark of its own.
    let ends = source.title.ends_with(['?', '!', '.', '…']);
    let title = if ends {
        format!("“{}”", source.title)
    } else {
        format!("“{},”", source.title)
    };
    let mut rest: Vec<String> = Vec::new();
    rest.extend(source.publisher.clone());
    rest.push(american(source.published, &source.dating));
    rest.extend(at.map(str::to_owned));
    rest.extend(source.url.clone());
    let lead = parts.into_iter().map(|part| format!("{part}, "));
    format!("{}{title} {}.", lead.collect::<String>(), rest.join(", "))
}

/// Author. (2031, March 11). *Title*. Publisher. address
fn apa(source: &Source) -> String {
    let date = apa_date(source.published, &source.dating);
    let title = stopped(&source.title);
    let mut entry = match &source.author {
        Some(author) => format!("{} ({date}). {title}", stopped(author)),
        None => format!("{title} ({date})."),
    };
    if let Some(publisher) = &source.publisher {
        entry.push_str(&format!(" {}", stopped(publisher)));
    }
    if let Some(url) = &source.url {
        entry.push_str(&format!(" {url}"));
    }
    entry
}

/// The author, else the title, and the year, as it stands within a text.
fn in_text(source: &Source) -> String {
    let year = year_of(source.published, &source.dating);
    match &source.author {
        Some(author) => format!("{author}, {year}"),
        // Of a title with a stop of its own only the comma is kept.
        None => format!("“{},” {year}", source.title.trim_end_matches('.')),
    }
}

fn stopped(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn year_of(span: DateSpan, dating: &Dating) -> String {
    let (first, last) = (span.first_day().year(), span.last_day().year());
    let years = if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    };
    match dating {
        Dating::Stated => years,
        Dating::Inferred(_) => format!("ca. {years}"),
    }
}

/// `2031, March 11`, `2031, March 1–4`, `2031, March 1–May 4`; `ca.` where it is inferred.
fn apa_date(span: DateSpan, dating: &Dating) -> String {
    let (first, last) = span.parts();
    let date = if first == last {
        year_first(first)
    } else if is_within_a_year(first, last) {
        format!("{}, {}", year(first), days_of(first, last))
    } else {
        format!("{} – {}", year_first(first), year_first(last))
    };
    match dating {
        Dating::Stated => date,
        Dating::Inferred(_) => format!("ca. {date}"),
    }
}

fn year_first(part: DatePart) -> String {
    match month_and_day(part) {
        None => year(part).to_string(),
        Some(day) => format!("{}, {day}", year(part)),
    }
}

/// `March 11, 2031`, `March 1–4, 2031`, `March 1–May 4, 2031`; in square brackets and with a
/// question mark where it is inferred.
fn american(span: DateSpan, dating: &Dating) -> String {
    let (first, last) = span.parts();
    let date = if first == last {
        year_last(first)
    } else if is_within_a_year(first, last) {
        let comma = comma_after(last);
        format!("{}{comma} {}", days_of(first, last), year(last))
    } else {
        format!("{}–{}", year_last(first), year_last(last))
    };
    match dating {
        Dating::Stated => date,
        Dating::Inferred(_) => format!("[{date}?]"),
    }
}

fn year_last(part: DatePart) -> String {
    match month_and_day(part) {
        None => year(part).to_string(),
        Some(day) => format!("{day}{} {}", comma_after(part), year(part)),
    }
}

/// A comma stands between a day and its year, none between a month and its year.
fn comma_after(part: DatePart) -> &'static str {
    if matches!(part, DatePart::Day(_)) {
        ","
    } else {
        ""
    }
}

/// True for two days or two months of one year, which is then told once.
fn is_within_a_year(first: DatePart, last: DatePart) -> bool {
    year(first) == year(last)
        && matches!(
            (first, last),
            (DatePart::Day(_), DatePart::Day(_)) | (DatePart::Month(..), DatePart::Month(..))
        )
}

fn year(part: DatePart) -> i16 {
    match part {
        DatePart::Year(year) | DatePart::Month(year, _) => year,
        DatePart::Day(day) => day.year(),
    }
}

/// `March 11` or `March`; none of a year.
fn month_and_day(part: DatePart) -> Option<String> {
    match part {
        DatePart::Year(_) => None,
        DatePart::Month(_, month) => Some(DatePart::month_name(month).to_owned()),
        DatePart::Day(day) => Some(format!(
            "{} {}",
            DatePart::month_name(day.month()),
            day.day()
        )),
    }
}

/// From one to the other, two days or two months of one year: `March 1–4`, `March 1–May 4`, `March–May`.
fn days_of(first: DatePart, last: DatePart) -> String {
    if let (DatePart::Day(one), DatePart::Day(other)) = (first, last)
        && one.month() == other.month()
    {
        let month = DatePart::month_name(one.month());
        return format!("{month} {}–{}", one.day(), other.day());
    }
    let parts = [month_and_day(first), month_and_day(last)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("–")
}
