//! How many quotations carry which grade.

use super::graded::Graded;
use crate::model::Dossier;
use crate::quote::Grade;

/// The number of quotations of each grade, in the order of [`Grade::KEYS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    numbers: [usize; 7],
}

impl Counts {
    /// The name of each grade and how many quotations carry it, noughts included.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        Grade::KEYS.into_iter().zip(self.numbers)
    }

    /// How many quotations carry the grade of this name; nought for a name that is none.
    #[must_use]
    pub fn of(&self, key: &str) -> usize {
        self.iter()
            .find(|(name, _)| *name == key)
            .map_or(0, |(_, number)| number)
    }

    /// How many quotations there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.numbers.iter().sum()
    }
}

/// Counts the quotations of each source by grade, in the order of the sources. A quotation counts
/// for the source that it names, wherever it stands.
#[must_use]
pub fn counts_by_source(dossier: &Dossier, grades: &[Graded]) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); dossier.sources.len()];
    for graded in grades {
        let source = dossier.statement(graded.statement).source;
        if graded.first == graded.statement
            && let Some(counts) = counts.get_mut(source.at())
        {
            counts.numbers[graded.grade.position()] += 1;
        }
    }
    counts
}

/// Counts quotations by grade. The same quotation from one source counts once, however many
/// statements rest on it.
#[must_use]
pub fn counts(grades: &[Graded]) -> Counts {
    let mut counts = Counts::default();
    for graded in grades {
        if graded.first == graded.statement {
            counts.numbers[graded.grade.position()] += 1;
        }
    }
    counts
}
