//! A worksheet before it is written: a heading, a table, notes; and how it is written.

use rust_xlsxwriter::{ExcelDateTime, Format, Note, Url, Worksheet, XlsxError};

use super::heights::height;
use super::limits::{LONGEST_LINK, MOST_LINKS, clean, looks_like_formula, parts};
use super::notes::NoteText;
use super::styles::Styles;
use crate::model::{Day, Stance, web_address};

/// How high the row of the title is, in points.
const TITLE: f64 = 26.0;
/// So many letters across a page can still be read.
const LETTERS_ACROSS: u32 = 240;

/// What a field stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing.
    #[default]
    Paper,
    /// Nothing, in heavier ink.
    Strong,
    /// Nothing, in softer ink.
    Soft,
    /// The colours of a position's stance.
    Stance(Stance),
    /// A dashed edge and no fill: what is no position.
    Dashed,
    /// Hatched: nothing is sourced.
    Hole,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing.
    Empty,
    /// A number.
    Number(u64),
    /// A day.
    Day(Day),
    /// An address.
    Link(String),
    /// Words on a ground.
    Words(Ground, String),
    /// Words on a ground, some of them heavier.
    Rich(Ground, Vec<(bool, String)>),
}

/// A column of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its heading.
    pub(super) name: String,
    /// Its width in letters.
    pub(super) width: u16,
}

/// A worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The title; no lines stand over a table without one.
    pub(super) title: String,
    /// The lines under the title.
    pub(super) lead: Vec<String>,
    /// The columns, left to right.
    pub(super) columns: Vec<Column>,
    /// The rows, top to bottom, each with an entry for each column.
    pub(super) rows: Vec<Vec<Entry>>,
    /// Notes at fields, by row and column of the table.
    pub(super) notes: Vec<(usize, usize, NoteText)>,
    /// How many columns stay in sight.
    pub(super) frozen: u16,
    /// True for a table whose rows are filtered by its columns.
    pub(super) is_filtered: bool,
}

impl Entry {
    /// All words of the field.
    fn words(&self) -> String {
        match self {
            Self::Empty | Self::Number(_) => String::new(),
            Self::Day(day) => day.to_string(),
            Self::Link(words) | Self::Words(_, words) => clean(words),
            Self::Rich(_, pieces) => {
                let pieces: Vec<String> = pieces.iter().map(|(_, words)| clean(words)).collect();
                pieces.concat()
            }
        }
    }

    fn ground(&self) -> Ground {
        match self {
            Self::Words(ground, _) | Self::Rich(ground, _) => *ground,
            _ => Ground::Paper,
        }
    }
}

impl Grid {
    /// Rows of the worksheet.
    pub(super) fn height(&self) -> usize {
        self.rows.len() + 1 + usize::try_from(self.header_row()).unwrap_or(usize::MAX)
    }

    /// Columns of the worksheet, with those that carry on with long texts.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
            + self
                .continuations()
                .iter()
                .map(|(_, more)| more)
                .sum::<usize>()
    }

    /// How high a row has to be, in points.
    fn height_of(&self, row: &[Entry]) -> f64 {
        let words: Vec<String> = row.iter().map(Entry::words).collect();
        let widths = self.columns.iter().map(|column| column.width);
        let first = words
            .iter()
            .map(|it| parts(it).first().copied().unwrap_or_default());
        height(first.zip(widths))
    }

    /// How many pages stand beside each other when it is printed, so that its words stay readable.
    pub(super) fn pages_across(&self) -> u16 {
        let widths: u32 = self.columns.iter().map(|it| u32::from(it.width)).sum();
        u16::try_from(widths.div_ceil(LETTERS_ACROSS).max(1)).unwrap_or(u16::MAX)
    }

    /// True when a field holds more than a spreadsheet's field can.
    pub(super) fn is_split(&self) -> bool {
        !self.continuations().is_empty()
    }

    /// The row with the names of the columns, from 0.
    pub(super) fn header_row(&self) -> u32 {
        if self.title.is_empty() {
            return 0;
        }
        u32::try_from(self.lead.len() + 2).unwrap_or(u32::MAX)
    }

    /// The columns that need more than one field, each with how many more.
    fn continuations(&self) -> Vec<(usize, usize)> {
        let parts_of = |at: usize| {
            let entries = self.rows.iter().filter_map(|row| row.get(at));
            let most = entries.map(|entry| parts(&entry.words()).len()).max();
            most.unwrap_or(1)
        };
        let columns = (0..self.columns.len()).map(|at| (at, parts_of(at) - 1));
        columns.filter(|(_, more)| *more > 0).collect()
    }

    /// Writes it.
    pub(super) fn write(&self, sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
        sheet.set_screen_gridlines(false);
        self.write_head(sheet, styles)?;
        let continuations = self.continuations();
        self.write_header(sheet, styles, &continuations)?;
        let mut links = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let place = self.header_row() + 1 + number(at);
            sheet.set_row_height(place, self.height_of(row))?;
            let mut next = self.columns.len();
            for (column, entry) in row.iter().enumerate() {
                write_entry(sheet, styles, (place, narrow(column)), entry, &mut links)?;
                let more = continuations.iter().find(|(of, _)| *of == column);
                if let Some((_, more)) = more {
                    let words = entry.words();
                    let style = styles.ground(Ground::Paper);
                    for (after, part) in parts(&words).into_iter().skip(1).enumerate() {
                        write_words(sheet, (place, narrow(next + after)), part, &style)?;
                    }
                    next += more;
                }
            }
        }
        for (row, column, note) in &self.notes {
            let place = self.header_row() + 1 + number(*row);
            let (width, height) = note.size();
            let told = Note::new(note.words.as_str())
                .add_author_prefix(false)
                .set_background_color(styles.note_ground())
                .set_font_name("Arial")
                .set_font_size(9)
                .set_width(width)
                .set_height(height);
            sheet.insert_note(place, narrow(*column), &told)?;
        }
        self.finish(sheet)
    }

    fn write_head(&self, sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
        if self.title.is_empty() {
            return Ok(());
        }
        sheet.set_tab_color(styles.tab());
        sheet.set_row_height(0, TITLE)?;
        write_words(sheet, (0, 0), &clean(&self.title), &styles.title())?;
        for (row, line) in (1..).zip(&self.lead) {
            write_words(sheet, (row, 0), &clean(line), &styles.lead())?;
        }
        Ok(())
    }

    fn write_header(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        continuations: &[(usize, usize)],
    ) -> Result<(), XlsxError> {
        let header = styles.header();
        let row = self.header_row();
        let names = self.columns.iter().map(|it| (it.name.as_str(), it.width));
        sheet.set_row_height(row, height(names))?;
        for (at, column) in self.columns.iter().enumerate() {
            sheet.set_column_width(narrow(at), f64::from(column.width))?;
            let more = continuations.iter().find(|(of, _)| *of == at);
            let name = clean(&column.name);
            let name = match more {
                Some((_, more)) => format!("{name}, part 1 of up to {}", more + 1),
                None => name,
            };
            write_words(sheet, (row, narrow(at)), &name, &header)?;
        }
        let mut next = self.columns.len();
        for (of, more) in continuations {
            let column = &self.columns[*of];
            for part in 2..=more + 1 {
                sheet.set_column_width(narrow(next), f64::from(column.width))?;
                let name = format!("{}, part {part}", clean(&column.name));
                write_words(sheet, (row, narrow(next)), &name, &header)?;
                next += 1;
            }
        }
        Ok(())
    }

    /// What stays in sight, and the filters.
    fn finish(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let header = self.header_row();
        if self.is_filtered {
            sheet.set_freeze_panes(header + 1, self.frozen)?;
            let last = header + number(self.rows.len());
            let width = self.width();
            if width > 0 && !self.rows.is_empty() {
                sheet.autofilter(header, 0, last, narrow(width - 1))?;
            }
        }
        Ok(())
    }
}

fn write_entry(
    sheet: &mut Worksheet,
    styles: &Styles,
    (row, column): (u32, u16),
    entry: &Entry,
    links: &mut usize,
) -> Result<(), XlsxError> {
    let words = entry.words();
    let style = styles.ground(entry.ground());
    let first = parts(&words).first().copied().unwrap_or_default();
    match entry {
        Entry::Empty => {
            sheet.write_blank(row, column, &style)?;
        }
        Entry::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "counts are small")]
            let number = *number as f64;
            sheet.write_number_with_format(row, column, number, &styles.number())?;
        }
        Entry::Day(day) => match day_of(*day) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &styles.day())?;
            }
            None => write_words(sheet, (row, column), first, &style)?,
        },
        Entry::Link(address) => {
            let is_short = address.encode_utf16().count() <= LONGEST_LINK;
            let followed = web_address(address).filter(|_| is_short && *links < MOST_LINKS);
            // An address that a workbook refuses is still to be read.
            let link = followed.map(|it| Url::new(it).set_text(first));
            let written = link.is_some_and(|link| {
                let done = sheet.write_url_with_format(row, column, link, &styles.link());
                done.is_ok()
            });
            if written {
                *links += 1;
            } else {
                write_words(sheet, (row, column), first, &style)?;
            }
        }
        Entry::Rich(ground, pieces) if first.len() == words.len() && !words.is_empty() => {
            let pieces: Vec<(Format, String)> = pieces
                .iter()
                .map(|(is_strong, words)| (styles.ink(*ground, *is_strong), clean(words)))
                .filter(|(_, words)| !words.is_empty())
                .collect();
            let segments: Vec<(&Format, &str)> = pieces
                .iter()
                .map(|(style, words)| (style, words.as_str()))
                .collect();
            let style = guarded(&words, &style);
            sheet.write_rich_string_with_format(row, column, &segments, &style)?;
        }
        Entry::Words(..) | Entry::Rich(..) => {
            write_words(sheet, (row, column), first, &style)?;
        }
    }
    Ok(())
}

/// Words as a string, whatever they look like.
fn write_words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    let style = guarded(words, style);
    sheet.write_string_with_format(row, column, words, &style)?;
    Ok(())
}

/// The style that keeps words a text when somebody edits them.
fn guarded(words: &str, style: &Format) -> Format {
    if looks_like_formula(words) {
        style.clone().set_quote_prefix()
    } else {
        style.clone()
    }
}

/// A day as a spreadsheet counts it. Before March 1900 Excel and Calc disagree, because Excel has a
/// day that never was; such days are text.
fn day_of(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, date) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    if (year, month) < (1900, 3) {
        return None;
    }
    ExcelDateTime::from_ymd(year, month, date).ok()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
