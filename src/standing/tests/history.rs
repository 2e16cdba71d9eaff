//! A cell's record in time order: what stood, what was said besides, and the gaps.

use super::mirror::statements;
use super::*;
use proptest::prelude::*;

/// Each entry in a few letters: `3 Again`, `beside 2`, `gap 2025-02-12 2025-09-18`.
fn told(statements: Vec<Statement>, as_of: Option<&str>) -> Vec<String> {
    let dossier = dossier(statements);
    let as_of = as_of.map(day);
    let now = visible(&dossier, &all(&dossier), as_of);
    history(&dossier, &now, as_of)
        .into_iter()
        .map(|entry| match entry {
            Entry::Stands { statement, step } => format!("{} {step:?}", statement.0),
            Entry::Beside(statement) => format!("beside {}", statement.0),
            Entry::Gap(gap) => {
                let open = if gap.is_open { " open" } else { "" };
                format!("gap {} {}{open}", gap.from, gap.to)
            }
        })
        .collect()
}

#[test]
fn every_way_of_coming_to_stand_has_its_name() {
    let other_part = |statement: Statement| Statement {
        part: Some("another part".to_owned()),
        ..statement
    };
    let cases = [
        (
            vec![own(Supports, "2025-02-01"), own(Supports, "2025-03-01")],
            "1 Again",
        ),
        (
            vec![own(Supports, "2025-02-01"), own(RulesOut, "2025-03-01")],
            "1 Shifted(Reverses)",
        ),
        (
            vec![own(Supports, "2025-02"), own(Opposes, "2025-02-20")],
            "1 Overlapping",
        ),
        (
            vec![reported(Supports, "2025-02-01"), own(Opposes, "2025-03-01")],
            "1 OwnWords",
        ),
        (
            vec![
                part(own(Supports, "2025-02-01")),
                reported(Supports, "2025-03-01"),
            ],
            "1 WholeParty",
        ),
        (
            vec![
                copied(own(Supports, "2025-02-01")),
                own(Supports, "2025-02-02"),
            ],
            "1 Original",
        ),
        (
            vec![
                copied(own(Supports, "2025-02-01")),
                own(Opposes, "2025-03-02"),
            ],
            "1 Original",
        ),
        (
            vec![
                reported(Supports, "2025-02-01"),
                reported(Opposes, "2025-03-01"),
            ],
            "1 ReportedOtherwise",
        ),
        (
            vec![
                copied(own(Supports, "2025-02-01")),
                copied(own(Opposes, "2025-03-01")),
            ],
            "1 InCopyOtherwise",
        ),
        (
            vec![
                part(own(Supports, "2025-02-01")),
                other_part(own(Supports, "2025-03-01")),
            ],
            "1 AnotherPart",
        ),
        (
            vec![
                part(own(Supports, "2025-02-01")),
                part(own(Opposes, "2025-03-01")),
            ],
            "1 PartOtherwise",
        ),
    ];
    for (statements, second) in cases {
        let shape: Vec<_> = statements.iter().map(|it| (it.stance, it.voice)).collect();
        assert_eq!(told(statements, None), ["0 First", second], "{shape:?}");
    }
}

#[test]
fn what_never_stood_is_told_beside_what_did() {
    let record = told(
        vec![
            own(Opposes, "2025-02-12"),
            claimed(RIVAL, Supports, "2025-02-20"),
            reported(Supports, "2025-03-01"),
            analyst(Supports, "2025-03-02"),
            part(own(Supports, "2025-03-03")),
            own(OpposesUnless, "2025-03-10"),
        ],
        None,
    );
    assert_eq!(
        record,
        [
            "0 First",
            "beside 1",
            "beside 2",
            "beside 3",
            "beside 4",
            "5 Shifted(Softens)"
        ]
    );
    let only_claims = told(vec![claimed(RIVAL, Supports, "2025-02-20")], None);
    assert_eq!(only_claims, ["beside 0"]);
    assert_eq!(told(Vec::new(), Some("2025-12-31")), [] as [&str; 0]);
}

#[test]
fn a_gap_is_more_than_ninety_days_in_which_nothing_at_all_was_said() {
    // From 12 February ninety days lead to 13 May.
    let later = |said: &str| vec![own(Opposes, "2025-02-12"), own(Opposes, said)];
    assert_eq!(told(later("2025-05-13"), None), ["0 First", "1 Again"]);
    assert_eq!(
        told(later("2025-05-14"), None),
        ["0 First", "gap 2025-02-12 2025-05-14", "1 Again"]
    );
    // A claim fills the time, and a vague date reaches to its last day.
    let mut filled = later("2025-06-20");
    filled.push(claimed(RIVAL, Supports, "2025-04-01"));
    assert_eq!(told(filled, None), ["0 First", "beside 2", "1 Again"]);
    let vague = vec![own(Opposes, "2025"), own(Opposes, "2025-06-20")];
    assert_eq!(told(vague, Some("2026-03-31")), ["0 First", "1 Again"]);
    // Up to the date of the lens, and nothing after it.
    assert_eq!(
        told(later("2025-09-18"), Some("2025-09-17")),
        ["0 First", "gap 2025-02-12 2025-09-17 open"]
    );
}

proptest! {
    #[test]
    fn a_history_ends_with_what_stands_and_names_each_shift_once(
        statements in statements(),
        month in 1..=12_u8,
    ) {
        let dossier = dossier(statements);
        let as_of = day(&format!("2025-{month:02}-28"));
        let now = visible(&dossier, &all(&dossier), Some(as_of));
        let history = history(&dossier, &now, Some(as_of));
        let stands: Vec<(StatementIndex, Step)> = history
            .iter()
            .filter_map(|entry| match *entry {
                Entry::Stands { statement, step } => Some((statement, step)),
                _ => None,
            })
            .collect();
        prop_assert_eq!(stands.last().map(|(it, _)| *it), standing(&dossier, &now));
        let of_shifts: Vec<(StatementIndex, ShiftKind)> = stands
            .iter()
            .filter_map(|(statement, step)| match step {
                Step::Shifted(kind) => Some((*statement, *kind)),
                _ => None,
            })
            .collect();
        let wanted: Vec<(StatementIndex, ShiftKind)> = shifts(&dossier, &now)
            .into_iter()
            .map(|shift| (shift.to, shift.kind))
            .collect();
        prop_assert_eq!(of_shifts, wanted);
        let told: Vec<StatementIndex> =
            history.iter().filter_map(|entry| entry.statement()).collect();
        let days: Vec<Day> = told.iter().map(|&it| dossier.statement(it).day()).collect();
        prop_assert!(days.is_sorted());
        let mut once = told.clone();
        once.sort_unstable();
        prop_assert_eq!(once, now);
        for entry in &history {
            if let Entry::Gap(gap) = entry {
                prop_assert!(gap.days() > OLD_AFTER_DAYS);
            }
        }
    }
}
