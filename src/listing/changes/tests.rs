//! Two small dossiers beside each other, as a list.

use super::*;
use crate::diff::difference;
use crate::model::Stance::{Opposes, Supports};
use crate::model::{Point, SourceIndex, Statement};
use crate::standing::cases::{PARTY, RIVAL, claimed, dossier, own, part};

fn listed(old: &Dossier, new: &Dossier, open: Which) -> Listing {
    changes(&Between {
        old: Side {
            name: "old.ron",
            dossier: old,
        },
        new: Side {
            name: "new.ron",
            dossier: new,
        },
        open,
        difference: &difference(old, new),
    })
}

/// Group and fields of every row, parted by bars; the lines of a field by slashes.
fn rows(listing: &Listing) -> Vec<String> {
    let row = |row: &Row| {
        let values: Vec<String> = row
            .values
            .iter()
            .map(|value| value.text().replace('\n', " / "))
            .collect();
        format!(
            "{}: {}",
            row.group.as_deref().unwrap_or_default(),
            values.join(" | ")
        )
    };
    listing.rows.iter().map(row).collect()
}

fn quoted(quote: &str, statement: Statement) -> Statement {
    Statement {
        quote: quote.to_owned(),
        gist: format!("gist of {quote}"),
        ..statement
    }
}

#[test]
fn what_was_recoded_comes_first_and_what_is_no_position_has_no_chip() {
    let old = dossier(vec![
        quoted("a", own(Supports, "2025-01-01")),
        quoted("b", claimed(RIVAL, Supports, "2025-01-02")),
        quoted("c", part(own(Supports, "2025-01-03"))),
        quoted("d", claimed(RIVAL, Supports, "2025-01-04")),
    ]);
    let new = dossier(vec![
        quoted("e", part(own(Opposes, "2025-01-05"))),
        Statement {
            gist: "gist of c, told anew".to_owned(),
            ..quoted("c", part(own(Supports, "2025-01-03")))
        },
        quoted("b", claimed(RIVAL, Opposes, "2025-01-02")),
        quoted("a", own(Opposes, "2025-01-01")),
    ]);
    let listing = listed(&old, &new, Which::New);
    assert_eq!(listing.title, "What changed from old.ron to new.ron");
    assert_eq!(
        rows(&listing),
        [
            "Recoded: the same words, another stance: recoded | PARTY | Point | claimed by RIVAL: \
             supports / b / Somebody (claimed by RIVAL), 2 January 2025; “original” | claimed by RIVAL: opposes / the \
             same words",
            "Recoded: the same words, another stance: recoded | PARTY | Point | Supports / a / \
             Somebody (own words, paraphrased), 1 January 2025; “original” | Opposes / the same words",
            "Cells that changed: another stance | PARTY | Point | Supports / a / Somebody (own words, paraphrased), 1 \
             January 2025; “original” | Opposes / the same words",
            "Statements that changed: changed | PARTY | Point | gist: gist of c | gist: gist of \
             c, told anew",
            "Statements added: added | PARTY | Point |  | part only, a part: \
             opposes / gist of e / e / Somebody (own words, paraphrased, a part only), 5 January 2025; “original”",
            "Statements removed: removed | PARTY | Point | claimed by RIVAL: supports / gist of d \
             / d / Somebody (claimed by RIVAL), 4 January 2025; “original” | ",
        ]
    );
    assert_eq!(
        listing.remarks[0],
        "2 statements recoded, 1 cell changed, 1 statement changed, 1 statement added and 1 \
         statement removed"
    );
    let cell = Lead::Cell(PointIndex(0), PARTY);
    let leads: Vec<Lead> = listing.rows.iter().map(|row| row.lead).collect();
    let statement = |at| Lead::Statement(StatementIndex(at));
    assert_eq!(
        leads,
        [
            statement(2),
            statement(3),
            cell,
            statement(1),
            statement(0),
            cell
        ]
    );
    // Seen from the old file what was added leads to its cell.
    let leads: Vec<Lead> = listed(&old, &new, Which::Old)
        .rows
        .iter()
        .map(|row| row.lead)
        .collect();
    assert_eq!(
        leads,
        [
            statement(1),
            statement(0),
            cell,
            statement(2),
            cell,
            statement(3)
        ]
    );
}

#[test]
fn records_are_told_with_their_fields_and_what_they_were_called() {
    let old = dossier(vec![own(Supports, "2025-01")]);
    let mut new = old.clone();
    new.title = "Another case".to_owned();
    new.parties[1].name = "Rivals".to_owned();
    new.parties.remove(2);
    new.points[0].id = "settled".to_owned();
    new.points[0].note = Some("As before.".to_owned());
    new.points.push(Point {
        id: "more".to_owned(),
        title: "More".to_owned(),
        proposition: "There is more.".to_owned(),
        ..old.points[0].clone()
    });
    new.sources[1].copy_of = None;
    let listing = listed(&old, &new, Which::New);
    assert_eq!(
        rows(&listing),
        [
            "Points: renamed |  | Point | id: point / note: none | id: settled / note: As before.",
            "Points: added |  | More |  | id: more / There is more.",
            "Parties: changed | Rivals |  | name: RIVAL | name: Rivals",
            "Parties: removed | THIRD |  | id: third | ",
            "Sources: changed |  | copy | copy of: “original” | copy of: none",
            "The file itself: changed |  | The file itself | title: A case | title: Another case",
        ]
    );
    assert!(listing.remarks.iter().any(|it| it.contains("renamed")));
    let leads: Vec<Lead> = listing.rows.iter().map(|row| row.lead).collect();
    assert_eq!(leads[0], Lead::Point(PointIndex(0)));
    assert_eq!(leads[1], Lead::Point(PointIndex(1)));
    assert_eq!(leads[3], Lead::Nowhere);
    assert_eq!(leads[4], Lead::Source(SourceIndex(1)));
}

#[test]
fn a_cell_that_fell_silent_or_became_contested_says_so() {
    let cases = [
        (
            vec![],
            vec![quoted("a", own(Supports, "2025-01"))],
            "a position now | PARTY | Point | no sourced position | Supports / a / Somebody (own words, paraphrased), \
             January 2025; “original”",
        ),
        (
            vec![quoted("a", own(Supports, "2025-01"))],
            vec![
                quoted("a", own(Supports, "2025-01")),
                quoted("b", claimed(RIVAL, Opposes, "2025-02")),
            ],
            "now contested | PARTY | Point | Supports / a / Somebody (own words, paraphrased), January 2025; “original” | \
             Supports / contested / the same words",
        ),
        (
            vec![quoted("a", own(Supports, "2025-01"))],
            vec![quoted("b", own(Supports, "2025-02"))],
            "other words stand | PARTY | Point | Supports / a / Somebody (own words, paraphrased), January 2025; “original” \
             | Supports / b / Somebody (own words, paraphrased), February 2025; “original”",
        ),
        (
            vec![quoted("a", own(Supports, "2025-01"))],
            vec![quoted("b", claimed(RIVAL, Opposes, "2025-02"))],
            "no position any more | PARTY | Point | Supports / a / Somebody (own words, paraphrased), January 2025; \
             “original” | claimed by RIVAL: opposes / b / Somebody (claimed by RIVAL), February 2025; \
             “original”",
        ),
    ];
    for (old, new, expected) in cases {
        let listing = listed(&dossier(old), &dossier(new), Which::New);
        let told = rows(&listing);
        let row = told
            .iter()
            .find(|row| row.starts_with("Cells that changed"));
        assert_eq!(
            row.map(String::as_str),
            Some(format!("Cells that changed: {expected}").as_str())
        );
    }
}

#[test]
fn two_files_that_say_the_same_have_no_rows() {
    let dossier = dossier(vec![own(Supports, "2025-01")]);
    let listing = listed(&dossier, &dossier, Which::New);
    assert_eq!(listing.rows, []);
    assert_eq!(listing.empty, "The two files say the same");
    assert_eq!(
        listing.remarks,
        ["Both files are compared with all their dates, whatever date is set"]
    );
}
