//! Who agrees with whom, as tables: parties by parties, and points by their distance.

use super::{Column, Lead, Listing, PairCounts, Row, Value};
use crate::agreement::{
    Agreement, Counted, LEAST_COMPARABLE, Order, Pair, PointSummary, pairs_alone, points_among,
};
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::Matrix;
use crate::model::{DateSpan, Dossier, PartyIndex, Stance};
use crate::words;

impl From<&Pair> for PairCounts {
    fn from(pair: &Pair) -> Self {
        Self {
            agree: pair.counted(Counted::Agree),
            agree_if: pair.counted(Counted::AgreeIf),
            differ: pair.counted(Counted::Differ),
            unclear: pair.counted(Counted::Unclear),
            holes: pair.counted(Counted::Holes),
        }
    }
}

/// Every party that is shown by every other: on how many of the shown points they agree, differ,
/// or cannot be compared; each by itself, on how many it has a position.
#[must_use]
pub fn pairs(dossier: &Dossier, matrix: &Matrix, shown: &Shown) -> Listing {
    let agreement = pairs_alone(matrix, &shown.columns, &shown.points);
    let mut columns = vec![Column::words("Party", 2)];
    columns.extend(
        shown
            .columns
            .iter()
            .map(|&party| Column::words(&dossier.party(party).name, 3)),
    );
    let rows =
        shown
            .columns
            .iter()
            .map(|&row| {
                let mut values = vec![Value::strong(&dossier.party(row).name)];
                values.extend(shown.columns.iter().map(
                    |&column| match agreement.pair(row, column) {
                        Some(pair) => Value::Pair(pair.into()),
                        // One line of several, so that it is set as softly as what it stands among.
                        None => {
                            Value::Lines(vec![Value::Words(positions(&agreement, row).to_string())])
                        }
                    },
                ));
                Row {
                    group: None,
                    values,
                    lead: Lead::Nowhere,
                }
            })
            .collect();
    Listing {
        title: "Who agrees with whom".to_owned(),
        remarks: vec![scope(dossier, matrix, shown), share_words()],
        columns,
        rows,
        empty: "No party is shown".to_owned(),
    }
}

/// On how many of the compared points a party has a position.
#[must_use]
pub fn positions(agreement: &Agreement, party: PartyIndex) -> Count<'static> {
    Count::new(agreement.positions(party), "position", "positions")
}

/// Every shown point over the shown parties, nearest to agreement first or last; those with fewer
/// than two positions come last and say so.
#[must_use]
pub fn points(dossier: &Dossier, matrix: &Matrix, shown: &Shown, order: Order) -> Listing {
    let mut summaries = points_among(matrix, &shown.columns, &shown.points);
    order.sort(&mut summaries);
    Listing {
        title: match order {
            Order::CommonGround => "Points by distance, common ground first",
            Order::StickingPoints => "Points by distance, sticking points first",
        }
        .to_owned(),
        remarks: vec![
            scope(dossier, matrix, shown),
            "Distance is the largest difference of two positions on the scale from −3, rules out, \
             to +3, insists on; there is none below two positions"
                .to_owned(),
        ],
        columns: vec![
            Column::words("Point", 6),
            Column::number("Distance", 2),
            Column::words("How far apart", 5),
            Column::number("For", 1),
            Column::number("Against", 2),
            Column::number("Heard", 2),
            Column::number("Firmness", 2),
            Column::words("Alone", 3),
        ],
        rows: summaries
            .iter()
            .map(|summary| point_row(dossier, summary))
            .collect(),
        empty: "No point is shown".to_owned(),
    }
}

fn point_row(dossier: &Dossier, summary: &PointSummary) -> Row {
    let alone = summary.alone.map(|party| dossier.party(party).name.clone());
    Row {
        group: None,
        values: vec![
            Value::strong(&dossier.point(summary.point).title),
            summary
                .distance
                .map_or(Value::Empty, |distance| Value::Number(distance.into())),
            Value::Words(distance_words(summary)),
            Value::number(summary.for_it),
            Value::number(summary.against),
            Value::number(summary.heard),
            Value::Number(summary.firmness.into()),
            Value::words(alone.unwrap_or_default()),
        ],
        lead: Lead::Point(summary.point),
    }
}

/// A distance in words, with the two positions between which it lies.
#[must_use]
pub fn distance_words(summary: &PointSummary) -> String {
    let (Some(distance), Some((most, least))) = (summary.distance, summary.range) else {
        return "too little data".to_owned();
    };
    let steps = match distance {
        0 => return format!("one stance: {}", most.words()),
        1 => "one step".to_owned(),
        6 => "the whole scale".to_owned(),
        more => format!("{more} steps"),
    };
    format!("{steps}, {} to {}", bare(most), bare(least))
}

/// A stance's word without the comma that would be taken for one of the sentence.
fn bare(stance: Stance) -> String {
    stance.words().replace(',', "")
}

/// As of when, and out of how much.
pub(super) fn scope(dossier: &Dossier, matrix: &Matrix, shown: &Shown) -> String {
    let date = match matrix.as_of {
        Some(day) => format!("As of {}", DateSpan::day(day).words()),
        None => "All dates".to_owned(),
    };
    format!("{date}, {}", words::scope_line(dossier, shown))
}

/// What a share is of, and when none is told.
fn share_words() -> String {
    format!(
        "A share is of the points on which both come down on a side, and is told from \
         {LEAST_COMPARABLE} of them on; two positions are rarely of one day"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{Lens, SearchIndex};
    use crate::matrix::CellIndex;
    use crate::model::Stance::{Opposes, RulesOut, SupportsIf};
    use crate::standing::cases::{dossier, own};

    /// The case's three parties with these positions on its one point.
    fn listed(stances: [Option<Stance>; 3]) -> (Listing, Listing) {
        let statements = stances.into_iter().enumerate();
        let statements = statements.filter_map(|(party, stance)| {
            let mut statement = own(stance?, "2025-03-01");
            statement.party = PartyIndex::new(party);
            Some(statement)
        });
        let dossier = dossier(statements.collect());
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let shown = Lens::default().show(&dossier, &matrix, &SearchIndex::new(&dossier));
        (
            pairs(&dossier, &matrix, &shown),
            points(&dossier, &matrix, &shown, Order::CommonGround),
        )
    }

    fn texts(row: &Row) -> Vec<String> {
        row.values.iter().map(Value::text).collect()
    }

    #[test]
    fn pairs_mirror_each_other_and_a_party_by_itself_tells_its_positions() {
        let (pairs, _) = listed([Some(SupportsIf), Some(RulesOut), None]);
        let names: Vec<&str> = pairs.columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Party", "PARTY", "RIVAL", "THIRD"]);
        let differ = "0 agree, 1 differ, 0 unclear, 0 not comparable, too few to compare";
        let hole = "0 agree, 0 differ, 0 unclear, 1 not comparable, too few to compare";
        let rows: Vec<Vec<String>> = pairs.rows.iter().map(texts).collect();
        assert_eq!(rows[0], ["PARTY", "1 position", differ, hole]);
        assert_eq!(rows[1], ["RIVAL", differ, "1 position", hole]);
        assert_eq!(rows[2], ["THIRD", hole, hole, "0 positions"]);
        assert_eq!(pairs.remarks[0], "All dates, 1 of 1 point, 3 of 3 parties");
    }

    #[test]
    fn a_point_tells_its_distance_and_says_so_where_there_is_too_little() {
        let one = |stances| {
            let (_, points) = listed(stances);
            texts(&points.rows[0])
        };
        assert_eq!(
            one([Some(SupportsIf), Some(RulesOut), Some(Opposes)]),
            [
                "Point",
                "4",
                "4 steps, supports if to rules out",
                "1",
                "2",
                "3",
                "6",
                "PARTY"
            ]
        );
        assert_eq!(
            one([None, Some(Opposes), Some(Opposes)]),
            ["Point", "0", "one stance: opposes", "0", "2", "2", "4", ""]
        );
        assert_eq!(
            one([None, Some(Opposes), None]),
            ["Point", "", "too little data", "0", "1", "1", "2", ""]
        );
    }
}
