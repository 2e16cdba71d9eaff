//! Rule 5: when a party has changed its own words, and how.

use super::*;

fn shift_kinds(statements: Vec<Statement>) -> Vec<(u32, u32, ShiftKind)> {
    let dossier = dossier(statements);
    shifts(&dossier, &all(&dossier))
        .into_iter()
        .map(|shift| {
            assert_eq!(shift.day, dossier.statement(shift.to).day());
            (shift.from.0, shift.to.0, shift.kind)
        })
        .collect()
}

#[test]
fn rule_5_every_move_has_its_name() {
    use ShiftKind::{Hardens, Reverses, Softens, TakesASide};
    let moves = [
        (Supports, Insists, Some(Hardens)),
        (SupportsIf, Supports, Some(Hardens)),
        (OpposesUnless, RulesOut, Some(Hardens)),
        (Insists, Supports, Some(Softens)),
        (RulesOut, OpposesUnless, Some(Softens)),
        (Supports, Unclear, Some(Softens)),
        (OpposesUnless, Unclear, Some(Softens)),
        (Unclear, SupportsIf, Some(TakesASide)),
        (Unclear, RulesOut, Some(TakesASide)),
        (SupportsIf, OpposesUnless, Some(Reverses)),
        (RulesOut, Insists, Some(Reverses)),
        (Supports, Supports, None),
    ];
    for (from, to, expected) in moves {
        let found = shift_kinds(vec![own(from, "2025-02-01"), own(to, "2025-08-01")]);
        let expected: Vec<_> = expected.into_iter().map(|kind| (0, 1, kind)).collect();
        assert_eq!(found, expected, "{from:?} to {to:?}");
    }
}

#[test]
fn rule_5_only_own_whole_original_words_that_follow_each_other_shift() {
    use ShiftKind::Reverses;
    type Expected = Vec<(u32, u32, ShiftKind)>;
    let cases: Vec<(&str, Vec<Statement>, Expected)> = vec![
        (
            "overlapping ranges cannot be told apart in time",
            vec![own(Supports, "2025-08"), own(Opposes, "2025-08-20")],
            vec![],
        ),
        (
            "the later begins on the earlier's last possible day",
            vec![
                own(Supports, "2025-08-18/2025-08-24"),
                own(Opposes, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "the later begins the day after",
            vec![
                own(Supports, "2025-08-18/2025-08-24"),
                own(Opposes, "2025-08-25"),
            ],
            vec![(0, 1, Reverses)],
        ),
        (
            "reports that differ are no shift",
            vec![own(Supports, "2025-02"), reported(Opposes, "2025-08")],
            vec![],
        ),
        (
            "nor do copies shift",
            vec![own(Supports, "2025-02"), copied(own(Opposes, "2025-08"))],
            vec![],
        ),
        (
            "nor parts",
            vec![own(Supports, "2025-02"), part(own(Opposes, "2025-08"))],
            vec![],
        ),
        (
            "the last in the file of a day is kept",
            vec![
                own(Supports, "2025-02-01"),
                own(Opposes, "2025-08-01"),
                own(Supports, "2025-08-01"),
            ],
            vec![],
        ),
        (
            "the file's order does not matter between days",
            vec![own(Opposes, "2025-08-01"), own(Supports, "2025-02-01")],
            vec![(1, 0, Reverses)],
        ),
        (
            "there and back are two",
            vec![
                own(Supports, "2025-02-01"),
                own(Opposes, "2025-08-01"),
                own(Supports, "2025-12-01"),
            ],
            vec![(0, 1, Reverses), (1, 2, Reverses)],
        ),
    ];
    for (what, statements, expected) in cases {
        assert_eq!(shift_kinds(statements), expected, "{what}");
    }
}
