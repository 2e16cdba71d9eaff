//! Where the columns of a sheet are, and into how many groups its parties fall.

use std::ops::Range;

use super::error::SheetError;
use super::form::Form;
use super::measure::{
    GOOD_COLUMN, LEAST_COLUMN, LEAST_WIDTH, NARROW_POINT_COLUMN, POINT_COLUMN, WIDE_COLUMN,
};
use crate::export::Options;

/// The columns of one group of parties; lengths count from the left margin on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    /// The width within the margins.
    pub(super) width: f32,
    /// The width of the column of the points.
    pub(super) point: f32,
    /// Which of the parties shown stand here.
    pub(super) shown: Range<usize>,
    /// The left edge and the width of each party's column.
    pub(super) parties: Vec<(f32, f32)>,
}

impl Columns {
    /// A width without columns.
    pub(super) fn plain(width: f32) -> Self {
        Self {
            width,
            point: 0.0,
            shown: 0..0,
            parties: Vec::new(),
        }
    }

    /// Shares the width among so many parties: side by side where they fit, else in groups one
    /// after the other. Without a given width the sheet becomes as wide as good columns need.
    ///
    /// # Errors
    /// When a width was chosen that holds fewer.
    pub(super) fn groups(parties: usize, form: &Form) -> Result<Vec<Self>, SheetError> {
        let around = 2.0 * form.margin;
        let Some(sheet) = form.width else {
            let room = form.widest() - around - POINT_COLUMN;
            let each = even(parties, most(parties, room, GOOD_COLUMN));
            let usual = Options::USUAL_WIDTH - around - POINT_COLUMN;
            let column = (usual / many(each)).clamp(GOOD_COLUMN, WIDE_COLUMN);
            let sheet = around + POINT_COLUMN + many(each) * column.floor();
            return Ok(shared(parties, each, sheet.max(LEAST_WIDTH) - around));
        };
        let room = sheet - around - NARROW_POINT_COLUMN;
        let fitting = most(parties, room, LEAST_COLUMN);
        let is_too_narrow = room < many(fitting) * LEAST_COLUMN;
        // On paper nobody chose the width.
        if is_too_narrow || (fitting < parties && !form.is_exact()) {
            return Err(SheetError::TooNarrow {
                parties,
                width: sheet,
                needed: around + NARROW_POINT_COLUMN + many(parties) * LEAST_COLUMN,
            });
        }
        Ok(shared(parties, even(parties, fitting), sheet - around))
    }
}

/// How many columns of a width there is room for: at least one.
fn most(parties: usize, room: f32, column: f32) -> usize {
    (1..=parties)
        .rev()
        .find(|count| many(*count) * column <= room)
        .unwrap_or(1)
}

/// How many parties stand in each of so few groups as possible, so that no group is much smaller
/// than the others.
fn even(parties: usize, most: usize) -> usize {
    let groups = parties.div_ceil(most.max(1)).max(1);
    parties.div_ceil(groups)
}

fn many(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Groups of columns that are equally wide in all groups.
fn shared(parties: usize, each: usize, width: f32) -> Vec<Columns> {
    let point = if (width - POINT_COLUMN) / many(each) >= GOOD_COLUMN {
        POINT_COLUMN
    } else {
        NARROW_POINT_COLUMN
    };
    let column = ((width - point) / many(each)).floor();
    let mut groups = Vec::new();
    let mut start = 0;
    while start < parties {
        let shown = start..(start + each).min(parties);
        start = shown.end;
        let mut left = point;
        let mut columns = Vec::with_capacity(shown.len());
        for number in 1..=shown.len() {
            // The last column takes what rounding leaves.
            let right = if number == each { width } else { left + column };
            columns.push((left, right - left));
            left = right;
        }
        groups.push(Columns {
            width,
            point,
            shown,
            parties: columns,
        });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Orientation, Paper};

    fn sizes(parties: usize, options: &Options) -> Vec<usize> {
        let form = Form::new(options).unwrap();
        let groups = Columns::groups(parties, &form).unwrap();
        let mut expected = 0;
        for group in &groups {
            assert_eq!(group.shown.start, expected);
            assert_eq!(group.parties.len(), group.shown.len());
            assert!(
                group
                    .parties
                    .iter()
                    .all(|(_, width)| *width >= LEAST_COLUMN)
            );
            let (left, width) = group.parties.last().unwrap();
            assert!(left + width <= group.width + 0.01);
            expected = group.shown.end;
        }
        assert_eq!(expected, parties);
        groups.iter().map(|group| group.shown.len()).collect()
    }

    #[test]
    fn parties_fall_into_even_groups_where_they_do_not_fit_side_by_side() {
        let on = |paper, orientation| Options {
            paper,
            orientation,
            ..Options::default()
        };
        let (upright, across) = (Orientation::Portrait, Orientation::Landscape);
        let cases: [(usize, Options, &[usize]); 9] = [
            (4, on(Paper::A4, upright), &[4]),
            (4, on(Paper::Letter, upright), &[4]),
            (5, on(Paper::A4, upright), &[3, 2]),
            (6, on(Paper::A4, across), &[6]),
            (12, on(Paper::A4, across), &[6, 6]),
            (12, on(Paper::A3, across), &[6, 6]),
            (7, on(Paper::Card, upright), &[4, 3]),
            (30, Options::default(), &[30]),
            (40, Options::default(), &[20, 20]),
        ];
        for (parties, options, expected) in cases {
            let found = sizes(parties, &options);
            assert_eq!(found, expected, "{parties} on {:?}", options.paper);
        }
    }
}
