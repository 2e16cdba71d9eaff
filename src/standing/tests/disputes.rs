//! Rule 4: when a cell is disputed, and by whom.

use super::*;

#[test]
fn rule_4_a_claim_conflicts_by_side_and_by_condition() {
    let conflicting = [
        (Supports, Opposes),
        (Supports, Unclear),
        (Insists, SupportsIf),
        (Supports, SupportsIf),
        (Opposes, OpposesUnless),
        (SupportsIf, OpposesUnless),
        (SupportsIf, RulesOut),
        (OpposesUnless, Unclear),
    ];
    let agreeing = [
        (Supports, Supports),
        (Supports, Insists),
        (Insists, Supports),
        (SupportsIf, Supports),
        (SupportsIf, SupportsIf),
        (OpposesUnless, RulesOut),
        (Unclear, Supports),
        (Unclear, RulesOut),
        (Unclear, Unclear),
    ];
    for (claim, position) in conflicting {
        assert!(conflicts(claim, position), "{claim:?} against {position:?}");
    }
    for (claim, position) in agreeing {
        assert!(
            !conflicts(claim, position),
            "{claim:?} against {position:?}"
        );
    }
}

/// What kind of conflict, and the numbers of its two statements.
fn conflict_numbers(statements: Vec<Statement>) -> Vec<(&'static str, u32, u32)> {
    let dossier = dossier(statements);
    disputes(&dossier, &all(&dossier))
        .into_iter()
        .map(|conflict| match conflict {
            Conflict::Claim { claim, word } => ("claim", claim.0, word.0),
            Conflict::Claimants { first, second } => ("claimants", first.0, second.0),
            Conflict::SameVoice { other, word } => ("same voice", other.0, word.0),
        })
        .collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn rule_4_who_contradicts_whom() {
    type Expected = Vec<(&'static str, u32, u32)>;
    let cases: Vec<(&str, Vec<Statement>, Expected)> = vec![
        ("nothing", vec![], vec![]),
        (
            "(a) a claim against own words",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![("claim", 1, 0)],
        ),
        (
            "a claim against nothing is no dispute",
            vec![claimed(RIVAL, Supports, "2025-08-24")],
            vec![],
        ),
        (
            "a claim against a part only is no dispute",
            vec![
                part(own(Opposes, "2025-08-20")),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "a claim that was true when made",
            vec![
                own(Supports, "2025-02-01"),
                claimed(RIVAL, Supports, "2025-03-01"),
                own(Opposes, "2025-08-01"),
            ],
            vec![],
        ),
        (
            "a claim made before the party spoke stays a claim against its words",
            vec![
                claimed(RIVAL, Supports, "2025-03-01"),
                own(Opposes, "2025-08-01"),
            ],
            vec![("claim", 0, 1)],
        ),
        (
            "a claim of the same day as the words it contradicts",
            vec![
                own(Opposes, "2025-08-24"),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![("claim", 1, 0)],
        ),
        (
            "the claimant's latest word counts, later in the file on one day",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(RIVAL, Opposes, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "a latest word that was true when made leaves no earlier one behind",
            vec![
                own(Opposes, "2025-01-01"),
                claimed(RIVAL, Supports, "2025-01-02"),
                own(Supports, "2025-02-01"),
                claimed(RIVAL, Supports, "2025-02-02"),
                own(Opposes, "2025-03-01"),
            ],
            vec![],
        ),
        (
            "(b) two claimants on opposite sides, with no word of the party's",
            vec![
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(THIRD, RulesOut, "2025-01-01"),
            ],
            vec![("claimants", 0, 1)],
        ),
        (
            "two claims of one claimant are not two claimants",
            vec![
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(RIVAL, Opposes, "2025-01-01"),
            ],
            vec![],
        ),
        (
            "(c) the same voice on overlapping days",
            vec![own(Opposes, "2025-08"), own(Supports, "2025-08-20")],
            vec![("same voice", 0, 1)],
        ),
        (
            "the same voice on other days is a shift, not a dispute",
            vec![own(Opposes, "2025-08-01"), own(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "a report beside own words is another voice",
            vec![reported(Opposes, "2025-08-20"), own(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "a part's words on the same day",
            vec![
                part(own(Opposes, "2025-08-20")),
                own(Supports, "2025-08-20"),
            ],
            vec![],
        ),
        (
            "analysts do not count",
            vec![own(Opposes, "2025-08-20"), analyst(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "an unclear claim conflicts with nothing",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Unclear, "2025-08-24"),
            ],
            vec![],
        ),
    ];
    for (what, statements, expected) in cases {
        assert_eq!(conflict_numbers(statements), expected, "{what}");
    }
}
