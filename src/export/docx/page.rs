//! The page of a document and what fits across it, in twentieths of a point.

use crate::export::{Options, Paper};

/// Around the text, 15 millimetres.
pub(super) const MARGIN: u32 = 850;
/// The column with the points, 5.3 centimetres.
const POINT: u32 = 3_000;
/// The narrowest column of a party, 3.5 centimetres: words of twenty letters fit it.
const NARROWEST: u32 = 2_000;

/// A page, always lying: a column for each party needs the longer side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// The longer side.
    pub(super) width: u32,
    /// The shorter side.
    pub(super) height: u32,
}

impl Page {
    /// The chosen paper; A4 for what is no paper.
    pub(super) fn new(options: &Options) -> Self {
        let (width, height) = match options.paper {
            Paper::A3 => (23_811, 16_838),
            Paper::Letter => (15_840, 12_240),
            Paper::A4 | Paper::Tall | Paper::Card => (16_838, 11_906),
        };
        Self { width, height }
    }

    /// How wide text may be.
    pub(super) fn text(self) -> u32 {
        self.width - 2 * MARGIN
    }

    /// How many of so many parties stand in each table: as few tables as there is room for, and in
    /// each about as many parties.
    pub(super) fn groups(self, parties: usize) -> Vec<usize> {
        let most = usize::try_from((self.text() - POINT) / NARROWEST).unwrap_or(1);
        let tables = parties.div_ceil(most.max(1));
        (0..tables)
            .map(|at| (parties * (at + 1)).div_ceil(tables) - (parties * at).div_ceil(tables))
            .collect()
    }

    /// The widths of the columns of a table with so many parties; together they are the text's.
    pub(super) fn columns(self, parties: usize) -> Vec<u32> {
        let count = u32::try_from(parties.max(1)).unwrap_or(1);
        let each = (self.text() - POINT) / count;
        let mut columns = vec![self.text() - each * count];
        columns.extend(std::iter::repeat_n(each, parties));
        columns
    }

    /// The widths of columns with these shares.
    pub(super) fn shares(self, shares: &[u32]) -> Vec<u32> {
        let all: u32 = shares.iter().sum();
        shares
            .iter()
            .map(|share| self.text() * share / all.max(1))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_party_has_a_column_that_words_fit() {
        let page = Page::new(&Options::default());
        for (parties, expected) in [
            (1, vec![1]),
            (4, vec![4]),
            (6, vec![6]),
            (7, vec![4, 3]),
            (12, vec![6, 6]),
            (40, vec![6, 6, 6, 5, 6, 6, 5]),
        ] {
            let groups = page.groups(parties);
            assert_eq!(groups.iter().sum::<usize>(), parties);
            assert_eq!(groups, expected, "{parties}");
            for group in groups {
                let columns = page.columns(group);
                assert_eq!(columns.iter().sum::<u32>(), page.text());
                assert!(columns[1..].iter().all(|it| *it >= NARROWEST));
            }
        }
        assert_eq!(page.groups(0), [0; 0]);
    }
}
