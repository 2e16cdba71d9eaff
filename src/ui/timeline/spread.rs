//! Where the marks of one lane stand, so that none hides another.
//!
//! Marks of one day stand in columns of two, beside each other from the day's place on. A group
//! that finds its place taken moves to the right; where that would lead too far from its day, the
//! marks are gathered by place and only counted, until one asks for them or takes a closer look.

use crate::model::StatementIndex;

/// The width of a column of marks, in points.
pub(super) const COLUMN: f32 = 13.0;
/// How many marks stand in one column.
pub(super) const ROWS: usize = 2;
/// The width of a count, in points.
pub(super) const COUNT: f32 = 27.0;
/// No mark stands farther from its day than this, in points.
const FARTHEST: f32 = 52.0;

/// The marks of one day, and where that day begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group<'a> {
    pub(super) x: f32,
    pub(super) statements: &'a [StatementIndex],
}

/// Something that stands in a lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// One mark.
    Mark {
        statement: StatementIndex,
        /// The left edge of its column.
        x: f32,
        /// Its row from the top; in the middle where it is alone in its column.
        row: Option<u8>,
    },
    /// So many marks in one place, by their statements.
    Count {
        x: f32,
        statements: Vec<StatementIndex>,
    },
}

impl Item {
    /// Its left edge.
    pub(super) fn x(&self) -> f32 {
        match self {
            Self::Mark { x, .. } | Self::Count { x, .. } => *x,
        }
    }
}

/// How wide so many marks are side by side.
pub(super) fn width_of(marks: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are far fewer than 2^24 marks"
    )]
    let columns = marks.div_ceil(ROWS) as f32;
    columns * COLUMN
}

/// Gives every mark its place; groups are in order, and no mark reaches past `limit`.
pub(super) fn spread(groups: &[Group], limit: f32) -> Vec<Item> {
    let mut items = Vec::new();
    let mut run: Vec<(&Group, f32)> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for group in groups {
        // The next run begins where neither marks nor a count of this one can reach.
        let last = run.last().map_or(f32::NEG_INFINITY, |(group, _)| group.x);
        if group.x >= end.max(last + COUNT) {
            place(&run, limit, &mut items);
            run.clear();
        }
        let x = if run.is_empty() {
            group.x
        } else {
            group.x.max(end)
        };
        end = x + width_of(group.statements.len());
        run.push((group, x));
    }
    place(&run, limit, &mut items);
    items
}

fn place(run: &[(&Group, f32)], limit: f32, items: &mut Vec<Item>) {
    let too_far = |(group, x): &(&Group, f32)| {
        x - group.x > FARTHEST || x + width_of(group.statements.len()) > limit
    };
    if run.iter().any(too_far) {
        count(run, items);
        return;
    }
    for (group, x) in run {
        let mut left = *x;
        for column in group.statements.chunks(ROWS) {
            for (&statement, row) in column.iter().zip(0..) {
                items.push(Item::Mark {
                    statement,
                    x: left,
                    row: (column.len() > 1).then_some(row),
                });
            }
            left += COLUMN;
        }
    }
}

/// Gathers a run into counts that stand side by side.
fn count(run: &[(&Group, f32)], items: &mut Vec<Item>) {
    let mut gathered: Option<(f32, Vec<StatementIndex>)> = None;
    let mut finish = |gathered: Option<(f32, Vec<StatementIndex>)>| match gathered {
        Some((x, statements)) if statements.len() == 1 => items.push(Item::Mark {
            statement: statements[0],
            x,
            row: None,
        }),
        Some((x, statements)) => items.push(Item::Count { x, statements }),
        None => {}
    };
    for (group, _) in run {
        match &mut gathered {
            Some((x, statements)) if group.x < *x + COUNT => {
                statements.extend(group.statements);
            }
            _ => finish(gathered.replace((group.x, group.statements.to_vec()))),
        }
    }
    finish(gathered);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// All statements that there are in a test.
    fn all() -> Vec<StatementIndex> {
        (0..2000).map(StatementIndex).collect()
    }

    fn groups<'a>(days: &[(f32, u32)], all: &'a [StatementIndex]) -> Vec<Group<'a>> {
        let mut rest = all;
        let group = |&(x, marks): &(f32, u32)| {
            let (statements, after) = rest.split_at(marks as usize);
            rest = after;
            Group { x, statements }
        };
        days.iter().map(group).collect()
    }

    #[test]
    fn marks_of_one_day_stand_in_columns_of_two() {
        let items = spread(&groups(&[(10.0, 3), (12.0, 1)], &all()), f32::INFINITY);
        let mark = |statement, x, row| Item::Mark {
            statement: StatementIndex(statement),
            x,
            row,
        };
        assert_eq!(
            items,
            [
                mark(0, 10.0, Some(0)),
                mark(1, 10.0, Some(1)),
                mark(2, 23.0, None),
                mark(3, 36.0, None),
            ]
        );
    }

    #[test]
    fn what_would_stray_too_far_is_counted() {
        let items = spread(
            &groups(&[(10.0, 30), (12.0, 30), (400.0, 1)], &all()),
            f32::INFINITY,
        );
        let [Item::Count { x, statements }, Item::Mark { .. }] = items.as_slice() else {
            panic!("{items:?}");
        };
        assert_eq!((*x, statements.len()), (10.0, 60));
        assert_eq!(spread(&[], 0.0), []);
        let at_the_end = spread(&groups(&[(90.0, 7)], &all()), 120.0);
        assert!(matches!(at_the_end.as_slice(), [Item::Count { .. }]));
    }

    proptest! {
        #[test]
        fn every_mark_is_there_once_and_none_hides_another(
            days in prop::collection::vec((0_u16..3000, 1_u32..12), 0..60),
        ) {
            let mut days: Vec<(f32, u32)> =
                days.into_iter().map(|(x, marks)| (f32::from(x), marks)).collect();
            days.sort_by(|a, b| a.0.total_cmp(&b.0));
            days.dedup_by(|a, b| (a.0 - b.0).abs() < 0.5);
            let all = all();
            let groups = groups(&days, &all);
            let items = spread(&groups, f32::INFINITY);
            let mut seen: Vec<StatementIndex> = Vec::new();
            let mut end = f32::NEG_INFINITY;
            let mut before = (f32::NEG_INFINITY, None);
            for item in &items {
                match item {
                    Item::Mark { statement, x, row } => {
                        seen.push(*statement);
                        let shares_column = (*x - before.0).abs() < 0.01;
                        prop_assert!(*x >= end - 0.01 || (shares_column && *row != before.1));
                        let day = groups.iter().find(|day| day.statements.contains(statement));
                        let day = day.expect("a day of its own").x;
                        prop_assert!(*x >= day);
                        let own = days.iter().find(|it| it.0 >= day).map_or(0, |it| it.1);
                        prop_assert!(*x - day <= FARTHEST + width_of(own as usize));
                        before = (*x, *row);
                        end = x + COLUMN;
                    }
                    Item::Count { x, statements } => {
                        prop_assert!(*x >= end - 0.01);
                        prop_assert!(statements.len() > 1);
                        seen.extend(statements);
                        end = x + COUNT;
                        before = (f32::NEG_INFINITY, None);
                    }
                }
            }
            let all: Vec<StatementIndex> =
                groups.iter().flat_map(|group| group.statements.to_vec()).collect();
            prop_assert_eq!(seen, all);
        }
    }
}
