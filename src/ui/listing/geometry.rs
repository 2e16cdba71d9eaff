//! Where the columns of a list stand, or that there is no room for columns.

use std::ops::Range;

use egui::{Rect, Ui, Vec2, vec2};

use crate::listing::Listing;
use crate::look::{Face, Palette, size};
use crate::ui::text;

/// One place across the page: a column, and those set below it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) columns: Range<usize>,
    /// Counted from the left of the list.
    pub(super) left: f32,
    /// Of its content.
    pub(super) width: f32,
}

/// The name of a column in the header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) column: usize,
    /// Relative to the top left of the header.
    pub(super) rect: Rect,
}

/// The sizes that every row shares.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    /// Where the list is.
    pub(super) area: Rect,
    pub(super) places: Vec<Place>,
    /// True where rows are lists of fields, for want of room.
    pub(super) is_stacked: bool,
    /// The height of the header, with its rule.
    pub(super) header_height: f32,
    pub(super) names: Vec<Name>,
}

/// Between two places.
const GAP: f32 = 22.0;
/// Below so many points for each share, columns are too narrow to be read.
const LEAST_SHARE: f32 = 27.0;
/// The height of one name in the header.
const NAME_HEIGHT: f32 = 18.0;
/// Beside a name, for the caret of a sorted column.
pub(super) const CARET_ROOM: f32 = 14.0;
/// The width of the names of fields where rows are lists of them.
pub(super) const LABEL_WIDTH: f32 = 104.0;

impl Geometry {
    pub(super) fn new(ui: &Ui, listing: &Listing, area: Rect) -> Self {
        let room = area.width() - size::WINDOW_EDGE - size::CELL_ACROSS;
        let stacks = listing.stacks();
        let shares: Vec<f32> = stacks
            .iter()
            .map(|stack| f32::from(listing.columns[stack.start].share.max(1)))
            .collect();
        let name_widths: Vec<f32> = listing
            .columns
            .iter()
            .map(|column| name_width(ui, &column.name))
            .collect();
        let leasts: Vec<f32> = stacks
            .iter()
            .map(|stack| {
                name_widths[stack.clone()]
                    .iter()
                    .copied()
                    .fold(0.0, f32::max)
                    + GAP
            })
            .collect();
        let all: f32 = shares.iter().sum();
        let is_stacked = stacks.is_empty() || room / all < LEAST_SHARE;
        let widths = widths(room, &shares, &leasts);
        let mut places = Vec::new();
        let mut left = size::WINDOW_EDGE;
        for (columns, width) in stacks.into_iter().zip(widths) {
            places.push(Place {
                columns,
                left,
                width: width - GAP,
            });
            left += width;
        }
        let mut geometry = Self {
            area,
            places,
            is_stacked,
            header_height: 0.0,
            names: Vec::new(),
        };
        geometry.place_names(&name_widths, room);
        geometry
    }

    fn place_names(&mut self, widths: &[f32], room: f32) {
        let top = 8.0;
        let mut bottom = top + NAME_HEIGHT;
        if self.is_stacked {
            // The names are buttons to sort by, one after the other.
            let mut at = vec2(size::WINDOW_EDGE, top);
            for (column, width) in widths.iter().enumerate() {
                if at.x > size::WINDOW_EDGE && at.x + width > size::WINDOW_EDGE + room {
                    at = vec2(size::WINDOW_EDGE, at.y + NAME_HEIGHT);
                }
                self.name(column, at, *width);
                at.x += width + 10.0;
            }
            bottom = at.y + NAME_HEIGHT;
        } else {
            for place in self.places.clone() {
                let mut at = vec2(place.left, top);
                for column in place.columns {
                    self.name(column, at, place.width);
                    at.y += NAME_HEIGHT;
                    bottom = bottom.max(at.y);
                }
            }
        }
        self.header_height = bottom + 6.0 + size::HEAVY_RULE;
    }

    fn name(&mut self, column: usize, at: Vec2, width: f32) {
        let rect = Rect::from_min_size(at.to_pos2(), vec2(width, NAME_HEIGHT));
        self.names.push(Name { column, rect });
    }
}

fn name_width(ui: &Ui, name: &str) -> f32 {
    let color = Palette::of(ui.theme()).ink;
    let job = text::one_line(name, Face::SansSemiBold, size::MARK, color, f32::INFINITY);
    (text::galley(ui, job).size().x + CARET_ROOM).ceil()
}

/// So much of the room for each as its share, but none less than its least while the others can
/// give.
fn widths(room: f32, shares: &[f32], leasts: &[f32]) -> Vec<f32> {
    let all: f32 = shares.iter().sum();
    let wanted: Vec<f32> = shares
        .iter()
        .zip(leasts)
        .map(|(share, least)| (room * share / all).max(*least))
        .collect();
    let over = wanted.iter().sum::<f32>() - room;
    let spare: f32 = wanted
        .iter()
        .zip(leasts)
        .map(|(it, least)| it - least)
        .sum();
    if over <= 0.0 || spare <= 0.0 {
        return wanted;
    }
    let part = (over / spare).min(1.0);
    wanted
        .iter()
        .zip(leasts)
        .map(|(it, least)| it - (it - least) * part)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn widths_follow_the_shares_until_one_would_be_too_narrow() {
        let cases: [([f32; 3], [f32; 3]); 2] = [
            ([10.0, 10.0, 10.0], [100.0, 100.0, 200.0]),
            ([10.0, 150.0, 10.0], [83.9, 150.0, 166.1]),
        ];
        for (leasts, expected) in cases {
            let given = widths(400.0, &[1.0, 1.0, 2.0], &leasts);
            assert!((given.iter().sum::<f32>() - 400.0).abs() < 0.1, "{given:?}");
            for (given, expected) in given.iter().zip(expected) {
                assert!((given - expected).abs() < 0.1, "{given} is not {expected}");
            }
        }
    }
}
