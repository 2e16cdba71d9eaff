//! Which pixels a triangle covers: those whose middle is inside, by the top-left rule.

use std::ops::Range;

use super::fixed::{HALF, PARTS, Place, first_pixel};

/// A triangle with its corners clockwise, as seen on screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    corners: [Place; 3],
}

impl Triangle {
    /// `None` where the corners lie on one line.
    pub(super) fn new(corners: [Place; 3]) -> Option<Self> {
        let [a, b, c] = corners;
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        match area {
            0 => None,
            1.. => Some(Self { corners }),
            _ => Some(Self { corners: [a, c, b] }),
        }
    }

    /// The rows that the triangle may cover.
    pub(super) fn rows(&self) -> Range<i64> {
        let [a, b, c] = self.corners.map(|corner| corner.y);
        first_pixel(a.min(b).min(c))..first_pixel(a.max(b).max(c))
    }

    /// The sums of column and row of all pixels that may be covered, where there are few of them:
    /// of a thin line that rises by one pixel with each column.
    pub(super) fn diagonals(&self) -> Range<i64> {
        let [a, b, c] = self.corners.map(|corner| corner.x + corner.y);
        // The middles of a column and of a row are half a pixel in, each.
        let first = (a.min(b).min(c) - 2 * HALF).div_euclid(PARTS);
        first..(a.max(b).max(c) - 2 * HALF).div_euclid(PARTS) + 1
    }

    /// The pixels that the triangle covers in each of some of its rows, from the first to the last;
    /// an empty range may be turned round.
    pub(super) fn spans(&self, rows: Range<i64>) -> impl Iterator<Item = (i64, Range<i64>)> {
        let edges = self.edges();
        // A triangle has an edge on either side, and at most two; level ones bound its rows.
        let sides = |is_side: fn(&Edge) -> bool| {
            let mut steps = edges.iter().filter(|edge| is_side(edge));
            let first = steps.next().map(|edge| Step::new(edge, rows.start));
            let second = steps.next().map(|edge| Step::new(edge, rows.start));
            [first, second.or(first)].map(Option::unwrap_or_default)
        };
        let mut left = sides(|edge| edge.down < 0);
        let mut right = sides(|edge| edge.down > 0);
        rows.map(move |row| {
            let first = -left[0].whole.min(left[1].whole);
            let end = right[0].whole.min(right[1].whole) + 1;
            for step in left.iter_mut().chain(&mut right) {
                step.next();
            }
            (row, first..end)
        })
    }

    /// The pixels of one row that the triangle covers, found by solving its three edges.
    #[cfg(test)]
    pub(super) fn columns(&self, row: i64) -> Range<i64> {
        let [a, b, c] = self.corners;
        let [mut first, mut end] = [a.x, b.x, c.x]
            .iter()
            .fold([i64::MAX, i64::MIN], |[least, most], x| {
                [least.min(*x), most.max(*x)]
            });
        first = first_pixel(first);
        end = first_pixel(end) + 1;
        for edge in self.edges() {
            match edge.solve(row) {
                Solution::From(column) => first = first.max(column),
                Solution::UpTo(column) => end = end.min(column + 1),
                Solution::All => {}
                Solution::None => return 0..0,
            }
        }
        first..end.max(first)
    }

    /// True where the triangle covers a pixel, tested edge by edge.
    #[cfg(test)]
    pub(super) fn covers(&self, column: i64, row: i64) -> bool {
        self.edges().iter().all(|edge| edge.covers(column, row))
    }

    fn edges(&self) -> [Edge; 3] {
        let [a, b, c] = self.corners;
        [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)]
    }
}

/// One edge; what is to its right, seen along it, is inside.
#[derive(Clone, Copy)]
struct Edge {
    from: Place,
    across: i64,
    down: i64,
    /// 0 where the edge itself belongs to the triangle (a top or a left one), else −1.
    bias: i64,
}

/// An edge from row to row. Where it meets a row is a quotient that grows evenly, so that one
/// division is enough for all rows: whole and rest are added up apart (Bresenham, "Algorithm for
/// computer control of a digital plotter", 1965), and nothing is rounded.
#[derive(Clone, Copy, Default)]
struct Step {
    /// Of a left edge, the first column inside, negative; of a right one, the last.
    whole: i64,
    rest: i64,
    each_whole: i64,
    each_rest: i64,
    divisor: i64,
}

impl Step {
    /// Of an edge that is not level.
    fn new(edge: &Edge, row: i64) -> Self {
        let of_row = edge.of_row(row) + edge.down * (edge.from.x - HALF);
        let divisor = (PARTS * edge.down.abs()).max(1);
        let each = edge.across * PARTS;
        Self {
            whole: of_row.div_euclid(divisor),
            rest: of_row.rem_euclid(divisor),
            each_whole: each.div_euclid(divisor),
            each_rest: each.rem_euclid(divisor),
            divisor,
        }
    }

    #[inline]
    fn next(&mut self) {
        let rest = self.rest + self.each_rest;
        let is_over = rest >= self.divisor;
        self.rest = if is_over { rest - self.divisor } else { rest };
        self.whole += self.each_whole + i64::from(is_over);
    }
}

#[cfg(test)]
enum Solution {
    From(i64),
    UpTo(i64),
    All,
    None,
}

impl Edge {
    fn new(from: Place, to: Place) -> Self {
        let (across, down) = (to.x - from.x, to.y - from.y);
        let is_top_or_left = down < 0 || (down == 0 && across > 0);
        Self {
            from,
            across,
            down,
            bias: if is_top_or_left { 0 } else { -1 },
        }
    }

    /// The part of the edge's function that does not depend on the column.
    fn of_row(&self, row: i64) -> i64 {
        self.across * (PARTS * row + HALF - self.from.y) + self.bias
    }

    #[cfg(test)]
    /// Inside where `of_row − down · (256 · column + 128 − from.x) ≥ 0`.
    fn solve(&self, row: i64) -> Solution {
        let of_row = self.of_row(row);
        let offset = self.from.x - HALF;
        match self.down {
            0 if of_row >= 0 => Solution::All,
            0 => Solution::None,
            ..0 => {
                let least = -of_row.div_euclid(-self.down) + offset;
                Solution::From(-(-least).div_euclid(PARTS))
            }
            1.. => {
                let most = of_row.div_euclid(self.down) + offset;
                Solution::UpTo(most.div_euclid(PARTS))
            }
        }
    }

    #[cfg(test)]
    fn covers(&self, column: i64, row: i64) -> bool {
        self.of_row(row) - self.down * (PARTS * column + HALF - self.from.x) >= 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place() -> impl Strategy<Value = Place> {
        // A coarse grid besides the fine one, so that edges often meet pixels' middles exactly.
        let coordinate = prop_oneof![-600_i64..5000, (-4_i64..40).prop_map(|half| half * 128)];
        (coordinate.clone(), coordinate).prop_map(|(x, y)| Place { x, y })
    }

    proptest! {
        #[test]
        fn solving_finds_what_testing_finds(a in place(), b in place(), c in place()) {
            if let Some(triangle) = Triangle::new([a, b, c]) {
                let rows = triangle.rows();
                for row in (-4..22).filter(|row| !rows.contains(row)) {
                    prop_assert!((-4..22).all(|column| !triangle.covers(column, row)));
                }
                for (row, columns) in triangle.spans(rows.start.max(-4)..rows.end.min(22)) {
                    let solved = triangle.columns(row);
                    prop_assert!(solved == columns || (solved.is_empty() && columns.is_empty()));
                    for column in columns.clone() {
                        prop_assert!(triangle.diagonals().contains(&(column + row)));
                    }
                    for column in -4..22 {
                        let found = columns.contains(&column);
                        prop_assert_eq!(found, triangle.covers(column, row), "{} {}", column, row);
                    }
                }
            }
        }

        #[test]
        fn two_triangles_that_share_an_edge_cover_each_pixel_once(
            a in place(), b in place(), c in place(), d in place(),
        ) {
            let side = |p: Place| (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
            if side(c).signum() * side(d).signum() == -1 {
                let one = Triangle::new([a, b, c]).unwrap();
                let other = Triangle::new([a, b, d]).unwrap();
                for row in -4..22 {
                    for column in -4..22 {
                        prop_assert!(!(one.covers(column, row) && other.covers(column, row)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_square_of_two_triangles_has_no_gap_and_no_overlap() {
        let corner = |x, y| Place { x, y };
        let (a, b, c, d) = (
            corner(128, 128),
            corner(1152, 128),
            corner(128, 1152),
            corner(1152, 1152),
        );
        let one = Triangle::new([a, b, c]).unwrap();
        let other = Triangle::new([c, b, d]).unwrap();
        let mut covered = 0;
        for row in 0..8 {
            for column in 0..8 {
                let times = u8::from(one.covers(column, row)) + u8::from(other.covers(column, row));
                assert!(times <= 1);
                covered += times;
            }
        }
        assert_eq!(
            covered, 16,
            "four by four: left and top edges count, the others do not"
        );
    }
}
