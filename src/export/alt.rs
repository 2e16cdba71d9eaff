//! What a picture shows in words, for people who cannot see it.
//!
//! The short text is for the `alt` of a picture on a page of the web or in a post; the long one
//! for the description beside it, and for what picture files say of themselves.

use std::collections::BTreeSet;

use super::colophon::colophon;
use super::job::Job;
use crate::finding::{Count, list_and};
use crate::lens::Row;
use crate::matrix::{Cell, cell_marks};
use crate::model::{Mark, PointIndex, Side, StatementIndex};
use crate::words;

/// A picture in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alt {
    /// What kind of picture it is and of what, in at most [`Alt::MOST`] characters.
    pub short: String,
    /// Title, date, every cell in a line, and how it was made; of a large comparison the points
    /// on which positions are contested or agree, and counts. Lines end in `\n`.
    pub long: String,
}

impl Alt {
    /// The longest short text, in characters.
    pub const MOST: usize = 250;
    /// A comparison of more cells is told by counts and by what is contested or agreed.
    pub const MOST_CELLS: usize = 60;
}

/// Tells what a picture of this export shows.
#[must_use]
pub fn description(job: &Job<'_>) -> Alt {
    let composition = job.composition();
    let content = &job.content;
    let mut long = format!("{}\n", composition.title);
    if let Some(lead) = &composition.lead {
        long.push_str(lead);
        long.push('\n');
    }
    if let Some(listing) = job.listing {
        let rows = Count::new(listing.rows.len(), "row", "rows");
        let columns: Vec<String> = listing.columns.iter().map(|it| it.name.clone()).collect();
        for remark in &listing.remarks {
            long.push_str(&format!("{remark}.\n"));
        }
        long.push_str(&format!("A table of {rows}: {}.\n", list_and(&columns)));
        facts(job, &mut long);
        let short = format!("Table: {}. {rows}", composition.title);
        return Alt {
            short: at_most(&short, Alt::MOST),
            long,
        };
    }
    long.push_str(&format!("{}.\n", composition.date));
    let cells = content.shown.points.len() * content.shown.columns.len();
    if cells > Alt::MOST_CELLS {
        summary(job, &mut long);
    } else {
        every_cell(job, &mut long);
    }
    facts(job, &mut long);
    Alt {
        short: short(job, &composition.title, &composition.date),
        long,
    }
}

/// `Table: Fisheries accord: who stands where. 4 parties (…) on 7 points. Statements dated …`
fn short(job: &Job<'_>, title: &str, date: &str) -> String {
    let content = &job.content;
    let names: Vec<String> = content
        .shown
        .columns
        .iter()
        .map(|&party| content.dossier.party(party).name.clone())
        .collect();
    let parties = Count::new(names.len(), "party", "parties");
    let points = Count::new(content.shown.points.len(), "point", "points");
    let with_names = format!(
        "Table: {title}. {parties} ({}) on {points}. {date}",
        list_and(&names)
    );
    if with_names.chars().count() <= Alt::MOST {
        return with_names;
    }
    // A long title gives way, because a reader of the page knows it from elsewhere.
    let end = format!(". {parties} on {points}. {date}");
    let room = Alt::MOST.saturating_sub(end.chars().count() + "Table: ".len());
    format!("Table: {}{end}", at_most(title, room))
}

fn at_most(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

/// What a cell holds: stance, date and marks, or what there is instead of a position, each with
/// its date.
fn cell_words(job: &Job<'_>, cell: &Cell) -> String {
    let content = &job.content;
    let dossier = content.dossier;
    let dated = |words: String, index: StatementIndex| {
        format!("{words}, {}", dossier.statement(index).said.words())
    };
    let mut told = match (cell.stance, cell.standing) {
        (Some(stance), Some(standing)) => vec![dated(stance.words().to_owned(), standing)],
        _ => words::evidence_of_hole(dossier, cell)
            .into_iter()
            .map(|index| {
                let words = words::evidence_words(dossier, dossier.statement(index));
                dated(words, index)
            })
            .collect(),
    };
    if cell.is_hole() {
        told.insert(0, "no sourced position".to_owned());
    }
    let grade = cell.standing.and_then(|index| content.grade(index));
    let marks = cell_marks(dossier, cell, content.matrix.as_of, grade);
    // How many quotations there are says nothing of where a party stands.
    let marks = marks.into_iter().filter(|it| it.mark != Mark::Quotations);
    told.extend(marks.map(|mark| mark.words));
    let unchecked = content.lens.unchecked_mark(dossier, cell);
    told.extend(unchecked.map(|mark| mark.words));
    told.join("; ")
}

fn cells<'a>(job: &Job<'a>, point: PointIndex) -> impl Iterator<Item = &'a Cell> {
    let content = job.content;
    let columns = content.shown.columns.iter();
    columns.map(move |&party| content.matrix.cell(point, party))
}

/// Theme by theme and point by point, a line for each party.
fn every_cell(job: &Job<'_>, long: &mut String) {
    let dossier = job.content.dossier;
    for row in &job.content.shown.rows {
        match *row {
            Row::Theme(theme) => {
                let theme = theme.and_then(|theme| dossier.themes.get(theme.at()));
                let name = theme.map_or("Other points", |theme| theme.name.as_str());
                long.push_str(&format!("\n{name}\n"));
            }
            Row::Point(index) => {
                let point = dossier.point(index);
                long.push_str(&format!("{} ({})\n", point.title, point.proposition));
                for cell in cells(job, index) {
                    let party = &dossier.party(cell.party).name;
                    long.push_str(&format!("- {party}: {}\n", cell_words(job, cell)));
                }
            }
            Row::Folded(count) => {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                let points = Count::new(count, "more point", "more points");
                long.push_str(&format!(
                    "{points} on which no party shown has a position\n"
                ));
            }
        }
    }
    long.push('\n');
}

/// What is contested, and on what all positions agree.
fn summary(job: &Job<'_>, long: &mut String) {
    let (dossier, shown) = (job.content.dossier, job.content.shown);
    let points = Count::new(shown.points.len(), "point", "points");
    let parties = Count::new(shown.columns.len(), "party", "parties");
    long.push_str(&format!("A table of {points} and {parties}.\n"));
    let contested: Vec<&Cell> = shown
        .points
        .iter()
        .flat_map(|&point| cells(job, point))
        .filter(|cell| cell.is_disputed())
        .collect();
    if !contested.is_empty() {
        long.push_str("\nContested\n");
    }
    for cell in contested {
        let party = &dossier.party(cell.party).name;
        let point = &dossier.point(cell.point).title;
        let words = cell_words(job, cell);
        long.push_str(&format!("- {party} on {point}: {words}\n"));
    }
    for (side, heading) in [
        (Side::For, "Every party with a position is for it"),
        (Side::Against, "Every party with a position is against it"),
    ] {
        let agreed: Vec<PointIndex> = shown
            .points
            .iter()
            .copied()
            .filter(|&point| agreed(job, point) == Some(side))
            .collect();
        if !agreed.is_empty() {
            long.push_str(&format!("\n{heading}\n"));
        }
        for index in agreed {
            let point = dossier.point(index);
            let parties: Vec<String> = cells(job, index)
                .filter_map(|cell| Some((cell.stance?, &dossier.party(cell.party).name)))
                .map(|(stance, name)| format!("{name} {}", stance.words()))
                .collect();
            let parties = parties.join("; ");
            long.push_str(&format!("- {}: {}\n", point.title, parties));
        }
    }
    long.push('\n');
}

/// The side on which all positions of a point are, where there are at least two.
fn agreed(job: &Job<'_>, point: PointIndex) -> Option<Side> {
    let stances = || cells(job, point).filter_map(|cell| cell.stance);
    let first = stances().next()?.side()?;
    let agree = stances().all(|stance| stance.side() == Some(first));
    (agree && stances().count() > 1).then_some(first)
}

/// How many cells hold what, from which file, and by whom.
fn facts(job: &Job<'_>, long: &mut String) {
    let told: BTreeSet<&str> = ["Dossier", "Date"].into();
    for fact in colophon(job) {
        if !told.contains(fact.name) {
            long.push_str(&format!("{}: {}\n", fact.name, fact.words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Options;
    use crate::export::sheet::fisheries::fisheries;
    use crate::export::sheet::samples::{Sample, party};
    use crate::lens::Lens;
    use crate::load::load;

    const BUNDLED: &[u8] = include_bytes!("../../data/ukraine-peace-plan.ron");

    fn told(sample: &Sample, options: &Options) -> Alt {
        description(&Job {
            content: sample.content(),
            listing: None,
            findings: &[],
            options,
        })
    }

    #[test]
    fn a_small_comparison_is_told_cell_by_cell() {
        let sample = Sample::new(fisheries(), Lens::default());
        let alt = told(&sample, &Options::default());
        let cells = sample.shown.points.len() * sample.shown.columns.len();
        assert!(cells <= Alt::MOST_CELLS);
        let lines = alt.long.lines().filter(|line| line.starts_with("- "));
        assert_eq!(lines.count(), cells);
        for words in [
            "claimed by ",
            "no sourced position",
            "the editors’ reading of the quoted words",
            "Concordance 0.1.0",
        ] {
            assert!(alt.long.contains(words), "{words}: {}", alt.long);
        }
    }

    #[test]
    fn a_large_comparison_is_told_by_what_is_contested_or_agreed() {
        let sample = Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default());
        let alt = told(&sample, &Options::default());
        let disputed = sample.matrix.cells().filter(|cell| cell.is_disputed());
        let contested = alt.long.split("\nContested\n").nth(1).unwrap();
        let contested = contested.split("\n\n").next().unwrap();
        assert_eq!(contested.lines().count(), disputed.count());
    }

    #[test]
    fn the_short_text_is_short_whatever_the_title() {
        let mut dossier = fisheries();
        for (title, parties) in [
            ("Accord", 0),
            ("Accord", 40),
            ("Long ".repeat(90).as_str(), 3),
        ] {
            dossier.title = title.to_owned();
            for number in 0..parties {
                dossier.parties.push(party(&format!("Party {number}")));
            }
            let sample = Sample::new(dossier.clone(), Lens::default());
            let alt = told(&sample, &Options::default());
            assert!(alt.short.chars().count() <= Alt::MOST, "{}", alt.short);
            let points = format!("on {}", Count::new(dossier.points.len(), "point", "points"));
            assert!(alt.short.contains(&points), "{}", alt.short);
        }
    }
}
