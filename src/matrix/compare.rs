//! What is another in a cell on another date: the same dossier, derived twice.
//!
//! A cell differs when its state, its stance, whether it is disputed, or the statement that stands
//! in it differs. The words say what the other date has, because the cell says the rest.

use super::{Cell, CellIndex, CellMark, Matrix};
use crate::model::{CellState, DateSpan, Day, Dossier, Mark, PointIndex, Stance};

/// What of a cell is another on two dates; at least one of them is.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one of the four things that can differ, alone or together"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of evidence there is.
    pub state: bool,
    /// The stance.
    pub stance: bool,
    /// Whether the record contradicts itself.
    pub disputed: bool,
    /// The statement that stands.
    pub standing: bool,
}

impl Difference {
    /// What is another in one cell of two matrices; nothing where all four are the same.
    #[must_use]
    pub fn between(one: &Cell, other: &Cell) -> Option<Self> {
        let difference = Self {
            state: one.state != other.state,
            stance: one.stance != other.stance,
            disputed: one.is_disputed() != other.is_disputed(),
            standing: one.standing != other.standing,
        };
        let differs =
            difference.state || difference.stance || difference.disputed || difference.standing;
        differs.then_some(difference)
    }
}

/// How many cells of two matrices of one dossier differ.
#[must_use]
pub fn differing(one: &Matrix, other: &Matrix) -> usize {
    one.rows_apart(other)
        .flat_map(|(one, other)| one.iter().zip(other))
        .filter(|(one, other)| Difference::between(one, other).is_some())
        .count()
}

/// The state of another date, to hold a matrix against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The date that is compared with; the newest state without one.
    pub with: Option<Day>,
    /// The hash of the dossier that this was derived from.
    of: String,
    other: Matrix,
}

impl Comparison {
    /// Derives the state of a date, or the newest one without a date.
    #[must_use]
    pub fn new(dossier: &Dossier, index: &CellIndex, with: Option<Day>) -> Self {
        Self::to(dossier, Matrix::of(index, with))
    }

    /// Holds against a state of the dossier that was derived already.
    #[must_use]
    pub fn to(dossier: &Dossier, other: Matrix) -> Self {
        Self {
            with: other.as_of,
            of: dossier.sha256.clone(),
            other,
        }
    }

    /// True when this is the state of that date of this very dossier, and need not be made anew.
    #[must_use]
    pub fn holds(&self, dossier: &Dossier, with: Option<Day>) -> bool {
        self.with == with && self.of == dossier.sha256
    }

    /// The same cell on the other date.
    #[must_use]
    pub fn other(&self, cell: &Cell) -> &Cell {
        self.other.cell(cell.point, cell.party)
    }

    /// True when nothing of a row is another on the other date, told without looking at its cells;
    /// rows that differ in nothing may be told apart all the same.
    #[must_use]
    pub fn shares_row(&self, matrix: &Matrix, point: PointIndex) -> bool {
        std::ptr::eq(self.other.row(point), matrix.row(point))
    }

    /// What is another in this cell on the other date.
    #[must_use]
    pub fn difference(&self, cell: &Cell) -> Option<Difference> {
        Difference::between(cell, self.other(cell))
    }

    /// The other date within a sentence: `later` for the newest state, `on 3 March 2025` else.
    #[must_use]
    pub fn when(&self) -> String {
        self.with.map_or_else(
            || "later".to_owned(),
            |day| format!("on {}", DateSpan::day(day).words()),
        )
    }

    /// What the other date has instead: `later: supports, if`; nothing where it has the same.
    #[must_use]
    pub fn mark(&self, cell: &Cell) -> Option<CellMark> {
        let difference = self.difference(cell)?;
        let words = what_it_has(self.other(cell), difference);
        Some(CellMark {
            mark: Mark::OtherDate,
            words: format!("{}: {words}", self.when()),
        })
    }
}

/// The state of the other date's cell as far as it differs.
fn what_it_has(other: &Cell, difference: Difference) -> String {
    let mut words: Vec<&str> = Vec::new();
    if difference.state || difference.stance {
        words.push(match other.state {
            CellState::Position => other.stance.map_or("a position", Stance::words),
            CellState::PartOnly => "only a part speaks",
            CellState::ClaimsOnly => "only claims",
            CellState::AnalystsOnly => "only analysts",
            CellState::Silent => "no sourced position",
        });
    }
    if difference.disputed {
        words.push(if other.is_disputed() {
            "contested"
        } else {
            "not contested"
        });
    }
    if words.is_empty() {
        words.push("the same stance in other words");
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Stance::{Opposes, Supports, SupportsIf};
    use crate::model::Statement;
    use crate::standing::cases::{PARTY, RIVAL, claimed, dossier, own, part, span};

    /// The mark of the one cell when it is looked at on one date and held against another.
    fn mark(statements: Vec<Statement>, on: Option<&str>, with: Option<&str>) -> Option<String> {
        let day = |text: Option<&str>| text.map(|text| span(text).last_day());
        let dossier = dossier(statements);
        let index = CellIndex::new(&dossier);
        let matrix = Matrix::derive(&dossier, &index, day(on));
        let comparison = Comparison::new(&dossier, &index, day(with));
        let mark = comparison.mark(matrix.cell(PointIndex(0), PARTY))?;
        assert_eq!(mark.mark, Mark::OtherDate);
        Some(mark.words)
    }

    #[test]
    fn a_cell_says_what_the_other_date_has_instead() {
        let moved = || vec![own(Opposes, "2025-02-01"), own(SupportsIf, "2025-08-01")];
        let cases = [
            (moved(), Some("2025-03"), None, Some("later: supports, if")),
            (moved(), Some("2025-08"), None, None),
            (
                moved(),
                None,
                Some("2025-03-03"),
                Some("on 3 March 2025: opposes"),
            ),
            (
                moved(),
                Some("2025-03"),
                Some("2025-01-01"),
                Some("on 1 January 2025: no sourced position"),
            ),
            (
                vec![own(Opposes, "2025-02-01"), own(Opposes, "2025-08-01")],
                Some("2025-03"),
                None,
                Some("later: the same stance in other words"),
            ),
            (
                vec![
                    own(Opposes, "2025-02-01"),
                    claimed(RIVAL, Supports, "2025-08-01"),
                ],
                Some("2025-03"),
                None,
                Some("later: contested"),
            ),
            (
                vec![claimed(RIVAL, Supports, "2025-08-01")],
                Some("2025-03"),
                None,
                Some("later: only claims"),
            ),
            (
                vec![part(own(Supports, "2025-08-01"))],
                Some("2025-03"),
                None,
                Some("later: only a part speaks"),
            ),
        ];
        for (statements, on, with, expected) in cases {
            let told = mark(statements.clone(), on, with);
            assert_eq!(told.as_deref(), expected, "{on:?} {with:?} {statements:?}");
        }
    }

    #[test]
    fn what_was_derived_is_kept_for_the_same_date_only() {
        let dossier = dossier(vec![own(Supports, "2025-02-01")]);
        let day = Some(span("2025-03-01").last_day());
        let comparison = Comparison::new(&dossier, &CellIndex::new(&dossier), day);
        assert!(comparison.holds(&dossier, day));
        assert!(!comparison.holds(&dossier, None));
        let other = Dossier {
            sha256: "another".to_owned(),
            ..dossier
        };
        assert!(!comparison.holds(&other, day));
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself_and_both_ways_differ_alike(
            said in prop::collection::vec((0_usize..7, 1_i8..28, 0_u8..3), 0..6),
            one in 1_i8..28,
            other in 1_i8..28,
        ) {
            let statements = said
                .into_iter()
                .map(|(stance, day, voice)| {
                    let stance = Stance::ALL[stance];
                    let said = format!("2025-03-{day:02}");
                    match voice {
                        0 => own(stance, &said),
                        1 => part(own(stance, &said)),
                        _ => claimed(RIVAL, stance, &said),
                    }
                })
                .collect();
            let dossier = dossier(statements);
            let index = CellIndex::new(&dossier);
            let derive = |day: i8| Matrix::derive(&dossier, &index, Day::new(2025, 3, day).ok());
            let (one, other) = (derive(one), derive(other));
            prop_assert_eq!(differing(&one, &one), 0);
            prop_assert_eq!(differing(&one, &other), differing(&other, &one));
            for (a, b) in one.cells().zip(other.cells()) {
                prop_assert_eq!(Difference::between(a, b), Difference::between(b, a));
            }
        }
    }
}
