//! How much time lies between two statements, in words.

use crate::agreement::days_apart;
use crate::finding::Count;
use crate::model::{Dating, Statement};

/// How far apart two statements were made: `3 days apart`, `at least 2 days apart` where a date is
/// vague, `on the same day`, and whether a date is inferred. Which came first is left to their
/// dates.
#[must_use]
pub fn apart(one: &Statement, other: &Statement) -> String {
    let is_exact = [one, other]
        .into_iter()
        .all(|it| it.said.first_day() == it.said.last_day());
    let is_inferred = [one, other]
        .into_iter()
        .any(|it| matches!(it.dating, Dating::Inferred(_)));
    let words = if one.said.overlaps(other.said) {
        let same = if is_exact { "" } else { "perhaps " };
        format!("{same}on the same day")
    } else {
        let days = days_apart(one.said, other.said);
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        let least = if is_exact { "" } else { "at least " };
        format!("{least}{} apart", Count::new(days, "day", "days"))
    };
    if is_inferred {
        format!("{words}, by inferred dates")
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::own;

    #[test]
    fn time_between_is_told_at_its_least() {
        let cases = [
            ("2025-08-01", "2025-08-04", "3 days apart"),
            ("2025-08-04", "2025-08-03", "1 day apart"),
            ("2025-08-01", "2025-08-01", "on the same day"),
            ("2025-08", "2025-08", "perhaps on the same day"),
            ("2025-08-01", "2025-08", "perhaps on the same day"),
            ("2025-07", "2025-08-02", "at least 2 days apart"),
        ];
        for (one, other, expected) in cases {
            let (one, other) = (own(Opposes, one), own(Supports, other));
            assert_eq!(apart(&one, &other), expected);
        }
        let inferred = Statement {
            dating: Dating::Inferred("it says so".to_owned()),
            ..own(Opposes, "2025-08-01")
        };
        assert_eq!(
            apart(&inferred, &own(Supports, "2025-08-04")),
            "3 days apart, by inferred dates"
        );
        assert_eq!(
            apart(&inferred, &own(Supports, "2025-08-01")),
            "on the same day, by inferred dates"
        );
    }
}
