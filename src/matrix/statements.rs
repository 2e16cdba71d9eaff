//! The statements of a cell. Nearly every cell has none or a few, and those lie in the cell itself.

use std::fmt;
use std::ops::Deref;
use std::slice::Iter;

use crate::model::StatementIndex;

/// So many lie in the cell itself: with them it is no larger than it would be with a pointer to a
/// list that can grow.
const FEW: usize = 5;

/// Some statements, in file order; read as a slice.
#[derive(Clone)]
pub struct Statements(Kept);

#[derive(Clone)]
enum Kept {
    Few(u8, [StatementIndex; FEW]),
    Many(Box<[StatementIndex]>),
}

impl Default for Statements {
    fn default() -> Self {
        Self(Kept::Few(0, [StatementIndex(0); FEW]))
    }
}

impl FromIterator<StatementIndex> for Statements {
    fn from_iter<I: IntoIterator<Item = StatementIndex>>(statements: I) -> Self {
        let mut few = [StatementIndex(0); FEW];
        let mut count = 0_u8;
        let mut statements = statements.into_iter();
        while let Some(index) = statements.next() {
            if let Some(place) = few.get_mut(usize::from(count)) {
                *place = index;
                count += 1;
            } else {
                let rest = std::iter::once(index).chain(statements);
                return Self(Kept::Many(few.into_iter().chain(rest).collect()));
            }
        }
        Self(Kept::Few(count, few))
    }
}

impl Deref for Statements {
    type Target = [StatementIndex];

    fn deref(&self) -> &[StatementIndex] {
        match &self.0 {
            Kept::Few(count, few) => &few[..usize::from(*count)],
            Kept::Many(many) => many,
        }
    }
}

impl<'a> IntoIterator for &'a Statements {
    type Item = &'a StatementIndex;
    type IntoIter = Iter<'a, StatementIndex>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Statements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl PartialEq for Statements {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Statements {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_read_alike() {
        for count in 0..12 {
            let all: Vec<StatementIndex> = (0..count).map(StatementIndex).collect();
            let statements: Statements = all.iter().copied().collect();
            assert_eq!(*statements, *all);
            assert_eq!(statements.clone(), statements);
            let longer: Statements = (0..=count).map(StatementIndex).collect();
            assert_ne!(longer, statements);
        }
        assert_eq!(*Statements::default(), []);
        assert!(size_of::<Statements>() <= size_of::<Vec<StatementIndex>>());
    }
}
