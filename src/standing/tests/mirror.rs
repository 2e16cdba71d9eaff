//! The scale mirrors: a proposition worded the other way round changes colours and nothing
//! else.

use super::*;
use crate::standing::cases::PARTY;
use proptest::prelude::*;

pub(super) fn statements() -> impl Strategy<Value = Vec<Statement>> {
    let statement = (
        0..7_usize,
        0..5_u8,
        1..=12_u8,
        1..=28_u8,
        0..3_u8,
        any::<bool>(),
        any::<bool>(),
    );
    proptest::collection::vec(statement, 0..9).prop_map(|rows| {
        rows.into_iter()
            .map(|(stance, voice, month, day, shape, is_part, is_copy)| {
                let said = match shape {
                    0 => format!("2025-{month:02}-{day:02}"),
                    1 => format!("2025-{month:02}"),
                    _ => format!("2025-{month:02}-{day:02}/2025-12"),
                };
                let mut statement = own(Stance::ALL[stance], &said);
                statement.voice = match voice {
                    0 | 1 => Voice::Own,
                    2 => Voice::Reported,
                    3 => Voice::ClaimedBy(RIVAL),
                    _ => Voice::ClaimedBy(THIRD),
                };
                assert_eq!(statement.party, PARTY);
                let statement = if is_part { part(statement) } else { statement };
                if is_copy {
                    copied(statement)
                } else {
                    statement
                }
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn disputes_shifts_and_marks_do_not_depend_on_the_wording(statements in statements()) {
        let straight = dossier(statements.clone());
        let mirrored = dossier(
            statements
                .into_iter()
                .map(|statement| Statement { stance: statement.stance.mirrored(), ..statement })
                .collect(),
        );
        let all = all(&straight);
        prop_assert_eq!(disputes(&straight, &all), disputes(&mirrored, &all));
        prop_assert_eq!(shifts(&straight, &all), shifts(&mirrored, &all));
        prop_assert_eq!(standing(&straight, &all), standing(&mirrored, &all));
        prop_assert_eq!(later_report(&straight, &all), later_report(&mirrored, &all));
        prop_assert_eq!(state(&straight, &all), state(&mirrored, &all));
    }
}
