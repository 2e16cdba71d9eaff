//! The heights of many rows: estimated first, measured when they come into view, the rest in
//! small slices. A correction above the first row on screen is reported, so that nothing on
//! screen moves.

use std::ops::Range;

/// How many rows are measured in one frame beyond those on screen, as a rule.
const SLICE: usize = 12;
/// So many rows tell how tall the others may be.
const ENOUGH: u16 = 3;

/// How tall some rows are, and how tall they were taken for.
#[derive(Debug, Default)]
struct Guess {
    rows: u16,
    measured: f32,
    estimated: f32,
}

/// The heights of rows, in points, and the offsets of their tops.
#[derive(Debug, Default)]
pub(super) struct RowHeights {
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// The top of each row, and one more entry for the end.
    tops: Vec<f64>,
    /// No row before this one is unmeasured.
    first_unmeasured: usize,
    /// True where there are so many rows that only those that come into view are measured.
    only_in_view: bool,
    /// What the first rows that were measured tell of the others; nothing once that is known.
    guess: Option<Guess>,
    /// So many rows are measured in one frame beyond those on screen.
    slice: usize,
}

impl RowHeights {
    /// Rows of these heights, each with whether it is known already. Of more than `most` only those
    /// that come into view are measured: a scroll bar that is a little off is better than a window
    /// that does not rest for minutes.
    pub(super) fn new(rows: impl Iterator<Item = (f32, bool)>, most: usize) -> Self {
        let (heights, measured): (Vec<f32>, Vec<bool>) = rows.unzip();
        let mut made = Self {
            only_in_view: heights.len() > most,
            heights,
            measured,
            guess: Some(Guess::default()),
            slice: SLICE,
            ..Self::default()
        };
        made.sum_from(0);
        made
    }

    /// The same where each row takes long: fewer are measured in one frame.
    pub(super) fn in_slices_of(self, slice: usize) -> Self {
        Self { slice, ..self }
    }

    fn sum_from(&mut self, row: usize) {
        self.tops.resize(self.heights.len() + 1, 0.0);
        for at in row..self.heights.len() {
            self.tops[at + 1] = self.tops[at] + f64::from(self.heights[at]);
        }
    }

    /// Sets the height of a row that is not known yet; gives back by how much it grew. Tops are
    /// not summed up.
    fn set(&mut self, row: usize, measure: impl FnOnce() -> f32) -> f32 {
        if self.measured.get(row).is_none_or(|&measured| measured) {
            return 0.0;
        }
        let height = measure();
        let grown = height - self.heights[row];
        self.heights[row] = height;
        self.measured[row] = true;
        if let Some(guess) = &mut self.guess {
            guess.rows = guess.rows.saturating_add(1);
            guess.measured += height;
            guess.estimated += height - grown;
        }
        grown
    }

    /// Corrects the estimates of all other rows by how far those of the first that were measured
    /// were off; once, so that the scroll bar does not tremble.
    fn guess_others(&mut self) {
        let is_enough = |guess: &mut Guess| guess.rows >= ENOUGH && guess.estimated > 0.0;
        if !self.only_in_view {
            return;
        }
        if let Some(guess) = self.guess.take_if(is_enough) {
            let factor = guess.measured / guess.estimated;
            let rows = self.heights.iter_mut().zip(&self.measured);
            for (height, _) in rows.filter(|(_, measured)| !**measured) {
                *height *= factor;
            }
            self.sum_from(0);
        }
    }

    /// Measures one row, if it has not been measured yet; gives back by how much it grew.
    pub(super) fn measure_row(&mut self, row: usize, measure: impl FnOnce() -> f32) -> f32 {
        let grown = self.set(row, measure);
        if grown != 0.0 {
            self.sum_from(row);
        }
        grown
    }

    /// Measures the rows of one screen from `first` on, and a slice of the others; gives back by
    /// how much what lies above `first` grew.
    pub(super) fn measure_some(
        &mut self,
        first: usize,
        screen: f32,
        mut measure: impl FnMut(usize) -> f32,
    ) -> f32 {
        let before = self.tops.get(first).copied().unwrap_or(0.0);
        let mut covered = 0.0;
        let mut row = first;
        let mut changed = self.heights.len();
        while row < self.heights.len() && covered < screen {
            if self.set(row, || measure(row)) != 0.0 {
                changed = changed.min(row);
            }
            covered += self.heights[row];
            row += 1;
        }
        let mut left = if self.only_in_view { 0 } else { self.slice };
        while left > 0 && self.first_unmeasured < self.heights.len() {
            let row = self.first_unmeasured;
            if !self.measured[row] {
                if self.set(row, || measure(row)) != 0.0 {
                    changed = changed.min(row);
                }
                left -= 1;
            }
            self.first_unmeasured += 1;
        }
        self.sum_from(changed);
        self.guess_others();
        let now = self.tops.get(first).copied().unwrap_or(0.0);
        narrow(now - before)
    }

    /// True when no more heights will be measured until other rows come into view.
    pub(super) fn is_measured(&self) -> bool {
        self.first_unmeasured >= self.heights.len() || self.only_in_view
    }

    /// The row at an offset from the top, and how far into it the offset lies.
    pub(super) fn row_at(&self, offset: f32) -> Option<(usize, f32)> {
        if self.heights.is_empty() {
            return None;
        }
        let offset = f64::from(offset);
        let row = self
            .tops
            .partition_point(|&top| top <= offset)
            .saturating_sub(1);
        let row = row.min(self.heights.len() - 1);
        Some((row, narrow(offset - self.tops[row])))
    }

    /// The rows that lie between two offsets.
    pub(super) fn between(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.row_at(from).map_or(0, |(row, _)| row);
        let last = self.row_at(to).map_or(0, |(row, _)| row + 1);
        first..last.min(self.heights.len())
    }

    /// The top of a row, in points.
    pub(super) fn top_of(&self, row: usize) -> f32 {
        self.tops.get(row).copied().map_or(0.0, narrow)
    }

    /// The bottom of a row, in points.
    pub(super) fn bottom_of(&self, row: usize) -> f32 {
        self.top_of(row + 1)
    }

    /// The height of a row.
    pub(super) fn height_of(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or(0.0)
    }

    /// The height of all rows.
    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().map_or(0.0, narrow)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on screen needs no more"
)]
fn narrow(offset: f64) -> f32 {
    offset as f32
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "the heights of these rows are whole numbers"
)]
mod tests {
    use super::*;

    #[test]
    fn measuring_reports_what_grew_above_and_leaves_tops_in_step() {
        let mut rows = RowHeights::new((0..100).map(|_| (10.0, false)), 100);
        assert_eq!(rows.total(), 1000.0);
        let true_height = |row: usize| if row.is_multiple_of(2) { 20.0 } else { 10.0 };
        // One screen from row 50 on is measured, and the first twelve rows of all.
        let above = rows.measure_some(50, 60.0, true_height);
        assert_eq!(above, 60.0, "six of the first twelve grew by ten");
        assert_eq!(rows.top_of(50), 560.0);
        assert_eq!(rows.height_of(50), 20.0);
        assert_eq!(rows.row_at(560.0), Some((50, 0.0)));
        assert_eq!(rows.row_at(585.0), Some((51, 5.0)));
        assert_eq!(rows.between(560.0, 585.0), 50..52);
        assert_eq!(rows.measure_row(50, || 99.0), 0.0, "known already");
        while !rows.is_measured() {
            rows.measure_some(0, 10.0, true_height);
        }
        assert_eq!(rows.total(), 1500.0);
        assert_eq!(rows.bottom_of(99), 1500.0);
        assert_eq!(rows.row_at(9999.0).map(|(row, _)| row), Some(99));
    }

    #[test]
    fn of_very_many_rows_only_those_in_view_are_measured_and_tell_of_the_others() {
        let mut rows = RowHeights::new((0..9000).map(|_| (10.0, false)), 8999);
        let mut measured = Vec::new();
        let mut measure = |row: usize| {
            measured.push(row);
            15.0
        };
        assert_eq!(rows.measure_some(5000, 30.0, &mut measure), 0.0);
        assert_eq!(rows.total(), 90_010.0, "two rows say too little");
        let above = rows.measure_some(5000, 45.0, &mut measure);
        assert_eq!(above, 25_000.0, "each row above is now taken for 15");
        assert_eq!(rows.total(), 135_000.0);
        let grown = rows.measure_some(7000, 45.0, |_| 20.0);
        assert_eq!(grown, 0.0, "what is guessed stays");
        assert_eq!(rows.total(), 135_015.0);
        assert_eq!(measured, [5000, 5001, 5002]);
        assert!(rows.is_measured());
    }

    #[test]
    fn rows_that_take_long_are_measured_in_small_slices() {
        let mut rows = RowHeights::new((0..10).map(|_| (10.0, false)), 10).in_slices_of(3);
        let mut frames = 0;
        while !rows.is_measured() {
            rows.measure_some(0, 0.0, |_| 20.0);
            frames += 1;
        }
        assert_eq!((frames, rows.total()), (4, 200.0));
    }

    #[test]
    fn no_rows_have_no_height() {
        let rows = RowHeights::default();
        assert_eq!((rows.total(), rows.row_at(5.0)), (0.0, None));
        assert!(rows.between(0.0, 100.0).is_empty() && rows.is_measured());
    }
}
