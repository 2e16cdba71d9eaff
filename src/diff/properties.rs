//! What holds for any two dossiers.

use proptest::prelude::*;

use super::*;
use crate::model::{
    Dossier, PartyIndex, Point, PointIndex, SourceIndex, Stance, Statement, StatementIndex, Voice,
};
use crate::standing::cases::{RIVAL, dossier, own};

/// Dossiers that share ids, titles, words and occasions with each other often enough.
fn dossiers() -> impl Strategy<Value = Dossier> {
    let statement = (
        0..7_usize,
        0..3_u32,
        0..3_u32,
        0..2_u32,
        0..4_u8,
        0..5_u8,
        0..6_u8,
    );
    let points = proptest::collection::vec((0..5_u8, 0..3_u8, 0..4_u8), 3);
    (points, proptest::collection::vec(statement, 0..9)).prop_map(|(points, statements)| {
        let statements = statements.into_iter();
        let statements =
            statements.map(
                |(stance, point, party, source, voice, words, id)| Statement {
                    point: PointIndex(point),
                    party: PartyIndex(party),
                    source: SourceIndex(source),
                    voice: match voice {
                        0 | 1 => Voice::Own,
                        2 => Voice::Reported,
                        _ if party == RIVAL.0 => Voice::Analyst,
                        _ => Voice::ClaimedBy(RIVAL),
                    },
                    quote: format!("words {words}"),
                    id: (id < 2).then(|| format!("id-{id}")),
                    ..own(Stance::ALL[stance], &format!("2025-0{}", 1 + words % 3))
                },
            );
        let mut dossier = dossier(statements.collect());
        let sample = dossier.points.remove(0);
        for (at, (id, title, proposition)) in points.into_iter().enumerate() {
            dossier.points.push(Point {
                // No two points of one file have the same id.
                id: format!("point-{}", 5 * at + usize::from(id)),
                title: format!("Title {title}"),
                proposition: format!("Proposition {proposition}."),
                ..sample.clone()
            });
        }
        dossier
    })
}

fn sorted(list: &[StatementIndex]) -> Vec<StatementIndex> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list
}

proptest! {
    #[test]
    fn a_file_does_not_differ_from_itself(dossier in dossiers()) {
        let found = difference(&dossier, &dossier);
        // Two statements of one id or of the same words may be taken for each other.
        let ids: Vec<&String> = dossier.statements.iter().filter_map(|it| it.id.as_ref()).collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        if ids.len() == unique.len() {
            prop_assert!(found.is_empty(), "{found:?}");
        }
        prop_assert!(found.statements.added.is_empty());
        prop_assert!(found.statements.removed.is_empty());
    }

    #[test]
    fn seen_from_the_other_side_what_came_went(old in dossiers(), new in dossiers()) {
        let (forth, back) = (difference(&old, &new), difference(&new, &old));
        for (one, other) in [
            (&forth.points, &back.points),
            (&forth.parties, &back.parties),
            (&forth.sources, &back.sources),
        ] {
            prop_assert_eq!(&one.added, &other.removed);
            prop_assert_eq!(&one.removed, &other.added);
            prop_assert_eq!(one.renamed.len(), other.renamed.len());
            prop_assert_eq!(one.changed.len(), other.changed.len());
        }
        prop_assert_eq!(forth.cells.len(), back.cells.len());
        for cell in &forth.cells {
            prop_assert!(back.cells.iter().any(|it| it.from == cell.to && it.to == cell.from));
        }
        prop_assert_eq!(forth.statements.added.len(), back.statements.removed.len());
        prop_assert_eq!(forth.statements.removed.len(), back.statements.added.len());
    }

    #[test]
    fn every_statement_is_told_once(old in dossiers(), new in dossiers()) {
        let found = difference(&old, &new).statements;
        let came = new.statements.len() - found.added.len();
        let stayed = old.statements.len() - found.removed.len();
        prop_assert_eq!(came, stayed, "what is in both is in both");
        let matched: Vec<_> = found.changed.iter().map(|it| it.new).collect();
        let told = sorted(&[&found.added[..], &matched[..]].concat());
        let mut once = told.clone();
        once.dedup();
        prop_assert_eq!(told, once);
    }
}
