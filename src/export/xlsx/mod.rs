//! A workbook: the comparison or a list, then everything that proves it, a worksheet each.
//!
//! Every field is written as text, number or day, never as whatever a spreadsheet would make of it,
//! so that no words of a dossier become a formula.

mod about;
mod comparison;
mod grid;
mod heights;
mod limits;
mod list;
mod notes;
mod records;
mod styles;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{Job, Paper, colophon, json};
use grid::Grid;
use styles::Styles;

/// The number by which a workbook names a paper.
const A4: u8 = 9;
const A3: u8 = 8;
const LETTER: u8 = 1;

/// The worksheet that `concordance import` reads; a spreadsheet hides it.
const RECORD: &str = "Record";

/// The workbook.
///
/// # Errors
/// When there is more than a worksheet holds; a sentence without its stop.
pub fn xlsx(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let sheets = sheets(job)?;
    if let Some((name, _)) = sheets.iter().find(|(_, grid)| !limits::holds(grid)) {
        return Err(format!(
            "a worksheet holds {} rows and {} columns, and `{name}` has more",
            limits::MOST_ROWS,
            limits::MOST_COLUMNS
        ));
    }
    write(job, &sheets).map_err(|error| format!("the workbook cannot be made: {error}"))
}

/// The worksheets with their names, left to right.
fn sheets(job: &Job<'_>) -> Result<Vec<(&'static str, Grid)>, String> {
    let composition = job.composition();
    let mut sheets = match job.listing {
        Some(listing) => vec![("List", list::grid(listing, &composition))],
        None => vec![
            ("Matrix", comparison::grid(job, &composition)),
            ("Statements", records::statements(job)),
        ],
    };
    sheets.push(("Sources", records::sources(job)));
    sheets.push(("Findings", records::findings(job)));
    let splits: Vec<&str> = sheets
        .iter()
        .filter(|(_, grid)| grid.is_split())
        .map(|(name, _)| *name)
        .collect();
    let about = about::grid(job, &composition, &splits);
    sheets.push(("About", about));
    if job.listing.is_none() {
        sheets.push((RECORD, records::record(&json::record(job)?)));
    }
    Ok(sheets)
}

fn write(job: &Job<'_>, sheets: &[(&'static str, Grid)]) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let composition = job.composition();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(job, &composition.title)?);
    for (name, grid) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name)?;
        sheet.set_hidden(*name == RECORD);
        grid.write(sheet, &styles)?;
        for_print(sheet, grid, job, &composition.title)?;
    }
    workbook.save_to_buffer()
}

/// Title and provenance, so that they are found even where no worksheet is opened.
fn properties(job: &Job<'_>, title: &str) -> Result<DocProperties, XlsxError> {
    let facts = colophon(job);
    let lines: Vec<String> = facts
        .iter()
        .map(|fact| format!("{}: {}", fact.name, fact.words))
        .collect();
    // A workbook must say when it was made, and the same dossier must give the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(limits::clean(title))
        .set_author(limits::clean(job.options.credit.trim()))
        .set_comment(limits::clean(&lines.join("\n")))
        .set_creation_datetime(&made))
}

/// One page wide where that can be read, with the header on each page, and title and page number around it.
fn for_print(
    sheet: &mut Worksheet,
    grid: &Grid,
    job: &Job<'_>,
    title: &str,
) -> Result<(), XlsxError> {
    let header = grid.header_row();
    sheet.set_landscape();
    sheet.set_paper_size(match job.options.paper {
        Paper::A3 => A3,
        Paper::Letter => LETTER,
        Paper::A4 | Paper::Tall | Paper::Card => A4,
    });
    sheet.set_print_fit_to_pages(grid.pages_across(), 0);
    sheet.set_repeat_rows(header, header)?;
    if let Some(last) = grid.frozen.checked_sub(1) {
        sheet.set_repeat_columns(0, last)?;
    }
    sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    // `&` begins a code there, and the whole may have 255 characters.
    let title: String = limits::clean(title).chars().take(110).collect();
    let credit: String = limits::clean(job.options.credit.trim())
        .chars()
        .take(60)
        .collect();
    let code = |words: &str| words.replace('&', "&&").replace('\n', " ");
    sheet.set_header(format!("&L&8{} &R&8&A", code(&title)));
    sheet.set_footer(format!("&L&8{} &R&8&P / &N", code(&credit)));
    Ok(())
}

#[cfg(test)]
mod tests;
