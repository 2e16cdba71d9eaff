//! What holds for every sheet, for the tests by cases and by properties.

use std::collections::{BTreeMap, BTreeSet};

use egui::Rect;

use super::page::{Block, Page, Role, Run};
use super::{Sheet, SheetRow};
use crate::model::{PartyIndex, PointIndex};

/// Rounding and the soft edge of strokes, in points.
const TOLERANCE: f32 = 0.75;

pub(super) fn assert_holds(sheet: &Sheet) {
    assert!(!sheet.pages.is_empty());
    for page in &sheet.pages {
        everything_lies_within(page);
        cells_do_not_overlap(page);
        no_line_begins_or_ends_in_a_dot(page);
    }
    every_cell_is_there_once(sheet);
    numbers_and_notes_match(sheet);
    everything_composed_is_painted(sheet);
}

fn blocks(sheet: &Sheet) -> impl Iterator<Item = &Block> {
    sheet.pages.iter().flat_map(|page| &page.blocks)
}

fn assert_within(outer: Rect, inner: Rect, what: &dyn std::fmt::Debug) {
    assert!(
        outer.expand(TOLERANCE).contains_rect(inner),
        "{inner:?} leaves {outer:?}: {what:?}"
    );
}

fn everything_lies_within(page: &Page) {
    let paper = Rect::from_min_size(egui::Pos2::ZERO, page.size);
    for block in &page.blocks {
        assert_within(paper, block.rect, &block.role);
        for run in &block.runs {
            assert_within(block.rect, run.rect(), &(block.role, &run.text));
        }
        for shape in &block.shapes {
            assert_within(block.rect, shape.visual_bounding_rect(), &block.role);
        }
    }
}

fn no_line_begins_or_ends_in_a_dot(page: &Page) {
    let cells = page
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Cell { .. } | Role::Entry { .. }));
    for cell in cells {
        let mut lines: BTreeMap<u32, Vec<&Run>> = BTreeMap::new();
        // Numbers are raised above the baseline.
        for run in cell.runs.iter().filter(|run| run.note.is_none()) {
            lines.entry(run.baseline.y.to_bits()).or_default().push(run);
        }
        for mut line in lines.into_values() {
            line.sort_by(|one, other| one.baseline.x.total_cmp(&other.baseline.x));
            let text: String = line.iter().map(|run| run.text.as_str()).collect();
            let text = text.trim();
            assert!(!text.starts_with('·') && !text.ends_with('·'), "{text}");
        }
    }
}

fn cells_do_not_overlap(page: &Page) {
    let cells: Vec<&Block> = page
        .blocks
        .iter()
        .filter(|block| {
            matches!(
                block.role,
                Role::Cell { .. }
                    | Role::Point(_)
                    | Role::PointContinued(_)
                    | Role::Group
                    | Role::ColumnHeading(_)
                    | Role::Label
                    | Role::Heading
                    | Role::Subtitle
                    | Role::Legend
                    | Role::LinkTarget(_)
                    | Role::Source(_)
                    | Role::Footer
                    | Role::Rule
            )
        })
        .collect();
    for (place, one) in cells.iter().enumerate() {
        for other in &cells[place + 1..] {
            let overlap = one.rect.intersect(other.rect);
            assert!(
                overlap.width() <= 0.01 || overlap.height() <= 0.01,
                "{:?} and {:?} overlap by {overlap:?}",
                one.role,
                other.role
            );
        }
    }
}

/// A cell whose row is taller than a page has parts on several.
fn every_cell_is_there_once(sheet: &Sheet) {
    let mut painted: Vec<(PointIndex, PartyIndex)> = Vec::new();
    for page in &sheet.pages {
        let cells = page.blocks.iter().filter_map(|block| match block.role {
            Role::Cell { point, party } => Some((point, party)),
            _ => None,
        });
        let cells: Vec<_> = cells.collect();
        let on_page: BTreeSet<_> = cells.iter().collect();
        assert_eq!(on_page.len(), cells.len(), "a cell stands twice on a page");
        painted.extend(cells);
    }
    let mut composed: Vec<(PointIndex, PartyIndex)> = sheet
        .composition
        .cells()
        .map(|cell| (cell.point, cell.party))
        .collect();
    painted.sort_unstable();
    painted.dedup();
    composed.sort_unstable();
    assert_eq!(painted, composed);
}

fn numbers_and_notes_match(sheet: &Sheet) {
    let mut in_cells: BTreeMap<u32, usize> = BTreeMap::new();
    let mut notes: BTreeMap<u32, usize> = BTreeMap::new();
    for block in blocks(sheet) {
        if let Role::LinkTarget(number) = block.role {
            *notes.entry(number).or_default() += usize::from(begins_note(block, number));
        }
        for number in block.runs.iter().filter_map(|run| run.note) {
            assert!(matches!(block.role, Role::Cell { .. } | Role::Entry { .. }));
            *in_cells.entry(number).or_default() += 1;
        }
    }
    assert!(notes.values().all(|count| *count == 1), "{notes:?}");
    let numbers = |of: &BTreeMap<u32, usize>| of.keys().copied().collect::<Vec<u32>>();
    assert_eq!(numbers(&in_cells), numbers(&notes));
    let count = u32::try_from(notes.len()).unwrap();
    assert_eq!(numbers(&notes), (1..=count).collect::<Vec<u32>>());
}

/// A note that is taller than a page goes on below without its number.
fn begins_note(block: &Block, number: u32) -> bool {
    let first = block.runs.first();
    first.is_some_and(|run| run.text == number.to_string())
}

fn letters(text: &str) -> String {
    super::breaks::visible(text)
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// What stands on all pages, block after block; the parts of one that was divided are joined.
fn painted(sheet: &Sheet) -> String {
    let mut texts: Vec<(Role, String)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for block in blocks(sheet) {
        let text: String = block.runs.iter().map(|run| letters(&run.text)).collect();
        let place = *places
            .entry(format!("{:?}", block.role))
            .or_insert(texts.len());
        match texts.get_mut(place) {
            Some((_, known)) => known.push_str(&text),
            None => texts.push((block.role, text)),
        }
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Every letter of the composition stands somewhere: nothing is cut in silence.
fn everything_composed_is_painted(sheet: &Sheet) {
    let painted = painted(sheet);
    let mut expected: Vec<&str> = vec![&sheet.composition.title, &sheet.composition.subtitle];
    for row in &sheet.composition.rows {
        if let SheetRow::Point(point) = row {
            expected.extend([point.title.as_str(), point.proposition.as_str()]);
            expected.extend(
                point
                    .cells
                    .iter()
                    .flat_map(|cell| &cell.entries)
                    .map(|entry| entry.gist.as_str()),
            );
        }
    }
    for source in &sheet.composition.sources {
        expected.push(&source.title);
        expected.extend(source.notes.iter().map(|note| note.text.as_str()));
    }
    for text in expected {
        assert!(painted.contains(&letters(text)), "{text} is not painted");
    }
}
