//! Who agrees with whom, for people and for programs. A share is never told without its counts.

use std::fmt::Write as _;

use serde::Serialize;

use super::text_table::pad;
use crate::agreement::{Agreement, Comparison, Order, Pair, PointSummary, Relation, comparisons};
use crate::finding::Count;
use crate::listing::{PairCounts, distance_words};
use crate::matrix::Matrix;
use crate::model::{DateSpan, Day, Dossier, PointIndex};

/// For people: every pair with its counts, then the points from common ground to sticking points.
pub(super) fn text(dossier: &Dossier, matrix: &Matrix, agreement: &Agreement) -> String {
    let mut text = String::new();
    let points = Count::new(dossier.points.len(), "point", "points");
    // Writing to a string cannot fail.
    let _ = match matrix.as_of {
        Some(day) => writeln!(text, "{points}, as of {}", DateSpan::day(day).words()),
        None => writeln!(text, "{points}, all dates"),
    };
    let names: Vec<String> = agreement
        .pairs
        .iter()
        .map(|pair| {
            let name = |party| &dossier.party(party).name;
            format!("{} and {}", name(pair.a), name(pair.b))
        })
        .collect();
    let widest = widest(&names);
    let all: Vec<PointIndex> = (0..dossier.points.len()).map(PointIndex::new).collect();
    for (pair, name) in agreement.pairs.iter().zip(&names) {
        let compared = comparisons(dossier, matrix, (pair.a, pair.b), &all);
        let words = pair_words(pair, &compared);
        let _ = writeln!(text, "  {}  {words}", pad(name, widest));
    }
    let mut points = agreement.points.clone();
    Order::CommonGround.sort(&mut points);
    let (compared, silent): (Vec<_>, Vec<_>) = points
        .into_iter()
        .partition(|point| point.distance.is_some());
    if !compared.is_empty() {
        let _ = writeln!(
            text,
            "\npoints by distance on the scale from -3 to +3, common ground first"
        );
    }
    let titles: Vec<String> = compared
        .iter()
        .map(|point| dossier.point(point.point).title.clone())
        .collect();
    let widest = self::widest(&titles);
    for (point, title) in compared.iter().zip(&titles) {
        let _ = writeln!(
            text,
            "  {}  {}",
            pad(title, widest),
            point_words(dossier, point)
        );
    }
    if !silent.is_empty() {
        let _ = writeln!(
            text,
            "\n{} with fewer than two positions: too little data",
            Count::new(silent.len(), "point", "points")
        );
    }
    text
}

fn widest(names: &[String]) -> usize {
    let widths = names.iter().map(|name| name.chars().count());
    widths.max().unwrap_or(0)
}

/// `3 agree (1 on a condition), 2 differ, 2 unclear, 28 not comparable`, as the window says it.
fn pair_words(pair: &Pair, comparisons: &[Comparison]) -> String {
    let mut words = PairCounts::from(pair).text();
    let apart = comparisons
        .iter()
        .filter(|it| it.relation != Relation::Hole)
        .filter_map(|it| it.days_apart)
        .max();
    if let Some(days) = apart.filter(|days| *days > 0) {
        let _ = write!(
            words,
            "; statements farthest from each other at least {} apart",
            Count::new(usize::try_from(days).unwrap_or(0), "day", "days")
        );
    }
    words
}

fn point_words(dossier: &Dossier, point: &PointSummary) -> String {
    let mut words = format!(
        "{}  {}; {} heard, {} for, {} against, firmness {}",
        point.distance.unwrap_or(0),
        distance_words(point),
        Count::new(point.heard, "party", "parties"),
        point.for_it,
        point.against,
        point.firmness
    );
    if let Some(party) = point.alone {
        let _ = write!(words, "; {} alone", dossier.party(party).name);
    }
    words
}

/// For programs.
#[derive(Debug, Serialize)]
pub(super) struct AgreementEntry<'a> {
    /// The last day that counts.
    as_of: Option<String>,
    pairs: Vec<PairEntry<'a>>,
    points: Vec<PointEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct PairEntry<'a> {
    a: &'a str,
    b: &'a str,
    agree: usize,
    agree_if: usize,
    differ: usize,
    unclear: usize,
    holes: usize,
}

#[derive(Debug, Serialize)]
struct PointEntry<'a> {
    point: &'a str,
    distance: Option<u8>,
    alone: Vec<&'a str>,
}

impl<'a> AgreementEntry<'a> {
    pub(super) fn new(dossier: &'a Dossier, agreement: &Agreement, as_of: Option<Day>) -> Self {
        Self {
            as_of: as_of.map(|day| day.to_string()),
            pairs: agreement
                .pairs
                .iter()
                .map(|pair| PairEntry {
                    a: &dossier.party(pair.a).id,
                    b: &dossier.party(pair.b).id,
                    agree: pair.agree(),
                    agree_if: pair.count(Relation::AgreeIf),
                    differ: pair.count(Relation::Differ),
                    unclear: pair.count(Relation::Unclear),
                    holes: pair.count(Relation::Hole),
                })
                .collect(),
            points: agreement
                .points
                .iter()
                .map(|point| PointEntry {
                    point: &dossier.point(point.point).id,
                    distance: point.distance,
                    alone: point
                        .alone
                        .iter()
                        .map(|party| dossier.party(*party).id.as_str())
                        .collect(),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartyIndex;

    #[test]
    fn the_time_between_two_statements_is_told_at_the_least_and_only_where_there_is_some() {
        let pair = Pair {
            a: PartyIndex(0),
            b: PartyIndex(1),
            counts: [1, 2, 3, 4, 5],
        };
        let comparisons = |days: &[Option<u32>]| -> Vec<Comparison> {
            let compared = |(at, &days_apart): (usize, &Option<u32>)| Comparison {
                point: PointIndex::new(at),
                relation: match days_apart {
                    Some(_) => Relation::Agree,
                    None => Relation::Hole,
                },
                days_apart,
            };
            days.iter().enumerate().map(compared).collect()
        };
        for (days, ending) in [
            (
                &[Some(3), Some(153), None][..],
                "; statements farthest from each other at least 153 days apart",
            ),
            (
                &[Some(1)],
                "; statements farthest from each other at least 1 day apart",
            ),
            (&[Some(0), None], ""),
            (&[None], ""),
        ] {
            let expected = format!("{}{ending}", PairCounts::from(&pair).text());
            assert_eq!(pair_words(&pair, &comparisons(days)), expected);
        }
    }
}
