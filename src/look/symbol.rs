//! Small painted symbols, for use instead of typed ones: grades, carets, close, severities.
//!
//! They are drawn on the grid of the signs, always in ink and never in a stance's colour.

use egui::{Color32, Painter, Rect, Shape};

use super::sign::{Grid, on_pixels};

/// A painted symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A check mark: the quotation matches exactly.
    Check,
    /// A check mark on a line: the quotation matches after folding.
    CheckFolded,
    /// A check mark above three dots: the fragments of the quotation stand in order.
    CheckJoined,
    /// A wave: the quotation is altered.
    Altered,
    /// An arrow that leaves: the quotation is in another source.
    Elsewhere,
    /// A cross: the quotation is missing; also a choice that is off.
    Cross,
    /// A short stroke: no text at hand.
    NoText,
    /// Opens or closes what is below.
    CaretDown,
    /// Moves or sorts upwards.
    CaretUp,
    /// Goes on, or is folded.
    CaretRight,
    /// Goes back.
    CaretLeft,
    /// Closes.
    Close,
    /// Searches.
    Search,
    /// A ring with a cross: a finding that is an error.
    Error,
    /// A ring with a stroke and a dot: a finding that is a warning.
    Warning,
    /// A ring with a dot: a finding worth knowing.
    Note,
    /// Six dots: can be dragged.
    Handle,
}

impl Symbol {
    /// Every symbol.
    pub const ALL: [Self; 17] = [
        Self::Check,
        Self::CheckFolded,
        Self::CheckJoined,
        Self::Altered,
        Self::Elsewhere,
        Self::Cross,
        Self::NoText,
        Self::CaretDown,
        Self::CaretUp,
        Self::CaretRight,
        Self::CaretLeft,
        Self::Close,
        Self::Search,
        Self::Error,
        Self::Warning,
        Self::Note,
        Self::Handle,
    ];
}

/// The symbol within a rectangle of any size.
#[must_use]
pub fn symbol_shapes(symbol: Symbol, rect: Rect, color: Color32) -> Vec<Shape> {
    let pen = Pen {
        grid: Grid::new(rect),
        color,
    };
    match symbol {
        Symbol::Check => vec![pen.line(&[(1.5, 6.5), (4.5, 9.5), (10.5, 2.5)])],
        Symbol::CheckFolded => vec![
            pen.line(&[(2.0, 5.0), (4.75, 7.75), (10.0, 1.5)]),
            pen.line(&[(1.0, 10.5), (11.0, 10.5)]),
        ],
        Symbol::CheckJoined => vec![
            pen.line(&[(2.0, 5.0), (4.75, 7.75), (10.0, 1.5)]),
            pen.dot(2.0, 10.5),
            pen.dot(6.0, 10.5),
            pen.dot(10.0, 10.5),
        ],
        Symbol::Altered => vec![pen.wave()],
        Symbol::Elsewhere => vec![
            pen.line(&[(2.0, 10.0), (9.5, 2.5)]),
            pen.line(&[(4.0, 2.5), (9.5, 2.5), (9.5, 8.0)]),
        ],
        Symbol::Cross => vec![
            pen.line(&[(2.0, 2.0), (10.0, 10.0)]),
            pen.line(&[(10.0, 2.0), (2.0, 10.0)]),
        ],
        Symbol::NoText => vec![pen.line(&[(2.5, 6.5), (9.5, 6.5)])],
        Symbol::CaretDown => vec![pen.line(&[(2.5, 4.25), (6.0, 7.75), (9.5, 4.25)])],
        Symbol::CaretUp => vec![pen.line(&[(2.5, 7.75), (6.0, 4.25), (9.5, 7.75)])],
        Symbol::CaretRight => vec![pen.line(&[(4.25, 2.5), (7.75, 6.0), (4.25, 9.5)])],
        Symbol::CaretLeft => vec![pen.line(&[(7.75, 2.5), (4.25, 6.0), (7.75, 9.5)])],
        Symbol::Close => vec![
            pen.line(&[(3.0, 3.0), (9.0, 9.0)]),
            pen.line(&[(9.0, 3.0), (3.0, 9.0)]),
        ],
        Symbol::Search => vec![
            pen.ring(5.0, 5.0, 3.5),
            pen.line(&[(7.5, 7.5), (11.0, 11.0)]),
        ],
        Symbol::Error => vec![
            pen.ring(6.0, 6.0, 5.0),
            pen.line(&[(4.25, 4.25), (7.75, 7.75)]),
            pen.line(&[(7.75, 4.25), (4.25, 7.75)]),
        ],
        Symbol::Warning => vec![
            pen.ring(6.0, 6.0, 5.0),
            pen.line(&[(6.0, 3.0), (6.0, 6.75)]),
            pen.dot(6.0, 8.75),
        ],
        Symbol::Note => vec![pen.ring(6.0, 6.0, 5.0), pen.dot(6.0, 6.0)],
        Symbol::Handle => [2.0, 6.0, 10.0]
            .into_iter()
            .flat_map(|y| [pen.dot(4.0, y), pen.dot(8.0, y)])
            .collect(),
    }
}

/// Paints the symbol, its corner rounded to a whole pixel.
pub fn paint_symbol(painter: &Painter, symbol: Symbol, rect: Rect, color: Color32) {
    painter.extend(symbol_shapes(symbol, on_pixels(painter, rect), color));
}

/// The one stroke that all symbols are drawn with.
struct Pen {
    grid: Grid,
    color: Color32,
}

impl Pen {
    const WIDTH: f32 = 1.4;

    fn line(&self, points: &[(f32, f32)]) -> Shape {
        Shape::line(
            self.grid.path(points),
            self.grid.stroke(Self::WIDTH, self.color),
        )
    }

    fn ring(&self, x: f32, y: f32, radius: f32) -> Shape {
        let stroke = self.grid.stroke(Self::WIDTH, self.color);
        Shape::circle_stroke(self.grid.at(x, y), self.length(radius), stroke)
    }

    fn dot(&self, x: f32, y: f32) -> Shape {
        Shape::circle_filled(self.grid.at(x, y), self.length(1.0), self.color)
    }

    fn wave(&self) -> Shape {
        const STEPS: u8 = 24;
        let points: Vec<(f32, f32)> = (0..=STEPS)
            .map(|step| {
                let along = f32::from(step) / f32::from(STEPS);
                let height = (along * std::f32::consts::TAU).sin();
                (1.0 + 10.0 * along, 6.0 - 2.25 * height)
            })
            .collect();
        self.line(&points)
    }

    fn length(&self, units: f32) -> f32 {
        self.grid.at(units, 0.0).x - self.grid.at(0.0, 0.0).x
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn every_symbol_is_drawn_within_its_square_and_differs_from_the_others() {
        let mut seen: Vec<String> = Vec::new();
        for symbol in Symbol::ALL {
            for scale in [1.0, 4.0] {
                let rect = Rect::from_min_size(pos2(8.0, 8.0), vec2(12.0, 12.0) * scale);
                let shapes = symbol_shapes(symbol, rect, Color32::RED);
                assert!(!shapes.is_empty());
                for shape in &shapes {
                    let bounds = shape.visual_bounding_rect();
                    assert!(rect.contains_rect(bounds), "{symbol:?}: {bounds:?}");
                }
                let drawn = format!("{shapes:?}");
                assert!(!seen.contains(&drawn), "{symbol:?} is drawn twice");
                seen.push(drawn);
            }
        }
    }
}
