//! Tables: rows and fields, and the comparison as one table or, for many parties, several.

use super::cell;
use super::notes::Notes;
use super::page::Page;
use super::words::{Ink, hex, paragraph};
use crate::export::markup::escaped;
use crate::export::sheet::{Composition, PointText, SheetRow};
use crate::finding::list_and;
use crate::look::Palette;
use crate::model::CellState;

/// Letters in a field from which on its row may be divided between pages: it may be higher than one.
const LONG: usize = 1_500;

/// How a row behaves at the end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Repeated on each page.
    Header,
    /// Kept whole.
    Whole,
    /// Divided where it has to be.
    Long,
}

/// A table from its rows; the widths are those of its columns.
pub(super) fn table(widths: &[u32], name: &str, rows: &str) -> String {
    let palette = Palette::light();
    let (line, ink) = (hex(palette.line), hex(palette.ink));
    let all: u32 = widths.iter().sum();
    let grid = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect::<Vec<String>>()
        .concat();
    let edge = |side: &str, size: u8, color: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"{color}\"/>")
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblBorders>{}{}{}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"50\" w:type=\"dxa\"/>\
         <w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/>\
         <w:right w:w=\"140\" w:type=\"dxa\"/></w:tblCellMar>\
         <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>",
        edge("top", 8, &ink),
        edge("bottom", 8, &ink),
        edge("insideH", 4, &line),
        escaped(name),
    )
}

/// A row from its fields.
pub(super) fn row(kind: Kind, fields: &str) -> String {
    let properties = match kind {
        Kind::Header => "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        Kind::Whole => "<w:trPr><w:cantSplit/></w:trPr>",
        Kind::Long => "",
    };
    format!("<w:tr>{properties}{fields}</w:tr>")
}

/// A field across so many columns; `paragraphs` has at least one.
pub(super) fn field(width: u32, across: usize, fill: Option<&str>, paragraphs: &str) -> String {
    let span = if across > 1 {
        format!("<w:gridSpan w:val=\"{across}\"/>")
    } else {
        String::new()
    };
    let shade = fill.map_or_else(String::new, |fill| {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>")
    });
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{shade}</w:tcPr>\
         {paragraphs}</w:tc>"
    )
}

/// The comparison: a table for as many parties as there is room for, then the next.
pub(super) fn tables(composition: &Composition, page: Page, notes: &mut Notes<'_, '_>) -> String {
    let groups = page.groups(composition.columns.len());
    let mut tables = String::new();
    let mut first = 0;
    for (number, &count) in groups.iter().enumerate() {
        let names: Vec<String> = composition.columns[first..first + count]
            .iter()
            .map(|(_, name)| name.clone())
            .collect();
        let heading = if groups.len() > 1 {
            let of = format!("{} of {}", number + 1, groups.len());
            format!("Positions, {of}: {}", list_and(&names))
        } else {
            "Positions side by side".to_owned()
        };
        let style = if number > 0 {
            "Heading1Page"
        } else {
            "Heading1"
        };
        tables.push_str(&paragraph(style, &heading, &Ink::default()));
        let widths = page.columns(count);
        let group = Group {
            widths: &widths,
            parties: first..first + count,
            palette: Palette::light(),
        };
        let mut rows = group.header(&names);
        for told in &composition.rows {
            rows.push_str(&match told {
                SheetRow::Theme(name) => group.across("Heading3", name, true),
                SheetRow::Folded(words) => group.across("Cell", words, false),
                SheetRow::Point(point) => group.point(point, notes),
            });
        }
        tables.push_str(&table(&widths, &heading, &rows));
        // Two tables without a paragraph between them would be one.
        tables.push_str(&paragraph("Lead", "", &Ink::default()));
        first += count;
    }
    tables
}

/// The columns of one table.
struct Group<'a> {
    widths: &'a [u32],
    parties: std::ops::Range<usize>,
    palette: Palette,
}

impl Group<'_> {
    fn header(&self, names: &[String]) -> String {
        let names = std::iter::once("Point").chain(names.iter().map(String::as_str));
        let fields: String = names
            .zip(self.widths)
            .map(|(name, width)| {
                field(
                    *width,
                    1,
                    None,
                    &paragraph("ColumnName", name, &Ink::default()),
                )
            })
            .collect();
        row(Kind::Header, &fields)
    }

    fn across(&self, style: &str, words: &str, is_theme: bool) -> String {
        let fill = hex(self.palette.hover);
        let words = paragraph(style, words, &Ink::default());
        let width = self.widths.iter().sum();
        let fill = is_theme.then_some(fill.as_str());
        row(Kind::Whole, &field(width, self.widths.len(), fill, &words))
    }

    fn point(&self, point: &PointText, notes: &mut Notes<'_, '_>) -> String {
        let hatch = hex(self.palette.hatch);
        let mut fields = field(self.widths[0], 1, None, &cell::point(point));
        let mut longest = point.proposition.len();
        let cells = point.cells.get(self.parties.clone()).unwrap_or_default();
        for (told, width) in cells.iter().zip(&self.widths[1..]) {
            let letters = told.entries.iter().map(|it| it.gist.len() + 80).sum();
            longest = longest.max(letters);
            let fill = (told.state == CellState::Silent).then_some(hatch.as_str());
            let paragraphs = cell::cell(told, &self.palette, notes);
            fields.push_str(&field(*width, 1, fill, &paragraphs));
        }
        let kind = if longest > LONG {
            Kind::Long
        } else {
            Kind::Whole
        };
        row(kind, &fields)
    }
}
