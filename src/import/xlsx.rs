//! XLSX as tables: ECMA-376, part 1, `SpreadsheetML`. Values, days, notes and links; no formulas.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::archive::Archive;
use super::office::relations;
use super::table::{Sheet, TableCell, column_named};
use super::trouble::{Trouble, trouble};
use super::xlsx_values::{Styles, day_of, unescaped};
use super::xml::{self, attribute, child, children, is};

/// Rows and columns of a worksheet at most, by Microsoft's "Excel specifications and limits".
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Cells of all worksheets together, filled or before a filled one.
const MOST_CELLS: usize = 20_000_000;

/// What all worksheets share.
struct Book {
    strings: Vec<String>,
    styles: Styles,
    /// True where days count from 1904.
    is_1904: bool,
}

/// The worksheets of a workbook in their order, hidden ones too.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Sheet>, Trouble> {
    const WORKBOOK: &str = "xl/workbook.xml";
    let text = archive
        .text(WORKBOOK)?
        .ok_or_else(|| trouble("the workbook has no list of its worksheets"))?;
    let document = xml::parse(&text, "the list of worksheets")?;
    let root = document.root_element();
    let parts = relations(archive, WORKBOOK)?;
    let target_of = |kind: &str| {
        let mut found = parts.values().filter(|relation| relation.kind == kind);
        found.next().map(|relation| relation.target.clone())
    };
    let book = Book {
        strings: match target_of("sharedStrings") {
            Some(part) => shared_strings(archive, &part)?,
            None => Vec::new(),
        },
        styles: match target_of("styles") {
            Some(part) => Styles::read(&archive.text(&part)?.unwrap_or_default())?,
            None => Styles::default(),
        },
        is_1904: child(root, "workbookPr")
            .and_then(|node| attribute(node, "date1904"))
            .is_some_and(|value| matches!(value, "1" | "true")),
    };
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for node in child(root, "sheets")
        .into_iter()
        .flat_map(|it| children(it, "sheet"))
    {
        let part = attribute(node, "id").and_then(|id| parts.get(id));
        // A sheet that is only a chart has no cells.
        let Some(part) = part.filter(|part| part.kind == "worksheet") else {
            continue;
        };
        let mut sheet = worksheet(archive, &part.target, &book, &mut left)?;
        attribute(node, "name")
            .unwrap_or_default()
            .clone_into(&mut sheet.name);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn shared_strings(archive: &mut Archive<'_>, part: &str) -> Result<Vec<String>, Trouble> {
    let Some(text) = archive.text(part)? else {
        return Ok(Vec::new());
    };
    let document = xml::parse(&text, "the list of texts")?;
    Ok(children(document.root_element(), "si")
        .map(rich_text)
        .collect())
}

/// The text of a string with its runs, without the signs for pronunciation above it.
fn rich_text(node: Node<'_, '_>) -> String {
    let text: String = node
        .descendants()
        .filter(|it| is(*it, "t") && !it.ancestors().any(|above| is(above, "rPh")))
        .map(xml::text)
        .collect();
    unescaped(&text)
}

fn worksheet(
    archive: &mut Archive<'_>,
    part: &str,
    book: &Book,
    left: &mut usize,
) -> Result<Sheet, Trouble> {
    let text = archive
        .text(part)?
        .ok_or_else(|| trouble(format!("the worksheet `{part}` is not in the workbook")))?;
    let document = xml::parse(&text, &format!("the worksheet `{part}`"))?;
    let root = document.root_element();
    let mut sheet = Sheet::default();
    let mut next_row = 0;
    for row in child(root, "sheetData")
        .into_iter()
        .flat_map(|it| children(it, "row"))
    {
        let given = attribute(row, "r").and_then(|it| it.parse::<usize>().ok());
        let at = given.and_then(|row| row.checked_sub(1)).unwrap_or(next_row);
        next_row = at + 1;
        let mut next_column = 0;
        for node in children(row, "c") {
            let place = attribute(node, "r").and_then(place);
            let column = place.map_or(next_column, |(_, column)| column);
            next_column = column + 1;
            let text = value(node, book);
            if !text.is_empty() {
                cell_at(&mut sheet, (at, column), left)?.text = text;
            }
        }
    }
    let beside = relations(archive, part)?;
    let links = child(root, "hyperlinks")
        .into_iter()
        .flat_map(|it| children(it, "hyperlink"));
    for node in links {
        let place = attribute(node, "ref").and_then(place);
        let target = attribute(node, "id").and_then(|id| beside.get(id));
        if let (Some(place), Some(target)) = (place, target.filter(|it| it.is_external)) {
            cell_at(&mut sheet, place, left)?.link = Some(target.target.clone());
        }
    }
    for relation in beside
        .values()
        .filter(|relation| relation.kind == "comments")
    {
        for (place, words) in notes(archive, &relation.target)? {
            cell_at(&mut sheet, place, left)?.note = Some(words);
        }
    }
    sheet.trim();
    Ok(sheet)
}

/// The cell at a row and a column, made where it is not there yet.
fn cell_at<'s>(
    sheet: &'s mut Sheet,
    (row, column): (usize, usize),
    left: &mut usize,
) -> Result<&'s mut TableCell, Trouble> {
    let too_large = || trouble("the workbook has more cells than are read");
    if row >= MOST_ROWS || column >= MOST_COLUMNS {
        return Err(too_large());
    }
    if sheet.rows.len() <= row {
        *left = left
            .checked_sub(row + 1 - sheet.rows.len())
            .ok_or_else(too_large)?;
        sheet.rows.resize_with(row + 1, Vec::new);
    }
    let cells = &mut sheet.rows[row];
    if cells.len() <= column {
        *left = left
            .checked_sub(column + 1 - cells.len())
            .ok_or_else(too_large)?;
        cells.resize_with(column + 1, TableCell::default);
    }
    Ok(&mut cells[column])
}

/// Row and column, from 0, of a place such as `B3`; of a range its first.
fn place(words: &str) -> Option<(usize, usize)> {
    let first = words.split(':').next()?.replace('$', "");
    let split = first.find(|letter: char| letter.is_ascii_digit())?;
    let row: usize = first[split..].parse().ok()?;
    Some((row.checked_sub(1)?, column_named(&first[..split])?))
}

fn value(node: Node<'_, '_>, book: &Book) -> String {
    let raw = child(node, "v").map(xml::text).unwrap_or_default();
    match attribute(node, "t").unwrap_or("n") {
        "s" => raw
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|at| book.strings.get(at).cloned())
            .unwrap_or_default(),
        "inlineStr" => child(node, "is").map(rich_text).unwrap_or_default(),
        "str" => unescaped(&raw),
        "b" => if raw.trim() == "1" { "yes" } else { "no" }.to_owned(),
        // What could not be computed says nothing.
        "e" => String::new(),
        "d" => raw.trim().split('T').next().unwrap_or_default().to_owned(),
        _ => {
            let style = attribute(node, "s")
                .and_then(|it| it.parse().ok())
                .unwrap_or(0);
            let is_day = book.styles.is_day(style);
            let day = is_day.then(|| day_of(raw.trim(), book.is_1904)).flatten();
            day.unwrap_or_else(|| raw.trim().to_owned())
        }
    }
}

/// The notes of a worksheet with their places.
fn notes(
    archive: &mut Archive<'_>,
    part: &str,
) -> Result<BTreeMap<(usize, usize), String>, Trouble> {
    let Some(text) = archive.text(part)? else {
        return Ok(BTreeMap::new());
    };
    let document = xml::parse(&text, "the notes of a worksheet")?;
    let comments = document.descendants().filter(|node| is(*node, "comment"));
    Ok(comments
        .filter_map(|node| {
            let place = attribute(node, "ref").and_then(place)?;
            let words = child(node, "text").map(rich_text)?;
            (!words.trim().is_empty()).then_some((place, words))
        })
        .collect())
}
