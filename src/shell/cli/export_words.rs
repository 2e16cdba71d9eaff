//! The words of `concordance export`: what is exported, and how it looks.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::arguments::{Date, Input, LooseTexts, date, id};
use crate::cite::Style;
use crate::lens::Sort;
use crate::model::{DateSpan, Stance};
use crate::state::{
    Choice, Detail, ExportOptions, Format, Orientation, Paper, Preset, SheetTheme, TableRows,
};

/// `concordance export`
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) input: Input,
    /// The file to write; its ending tells the format: .png, .pdf, .svg, .html, .docx, .xlsx, .csv,
    /// .json, .md, .bib, .csl.json or .qdpx (all of the dossier for REFI-QDA). `-` writes to standard output and needs --format
    #[arg(short, long = "output", value_name = "OUT")]
    pub(super) output: PathBuf,
    /// The format, by its ending, where OUT is `-`
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::ALL.map(|it| (it.ending(), it)).to_vec()))]
    pub(super) format: Option<Format>,
    /// Print what a picture shows, in words for those who cannot see it, in place of the paths
    #[arg(long)]
    pub(super) alt: bool,
    #[command(flatten)]
    pub(super) texts: LooseTexts,
    #[command(flatten, next_help_heading = "What is exported")]
    pub(super) what: What,
    #[command(flatten, next_help_heading = "Rows with a cell that passes")]
    pub(super) filters: Filters,
    #[command(flatten, next_help_heading = "How it looks")]
    pub(super) how: How,
}

/// Which part of the dossier, and in which order.
#[derive(Debug, Args)]
pub(super) struct What {
    #[command(flatten)]
    pub(super) date: Date,
    /// Say of each cell that was another on DATE what it was then
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) compare: Option<DateSpan>,
    /// The parties to show, by id and in this order; all of them where it is left out
    #[arg(long, value_name = "a,b", value_delimiter = ',', value_parser = id)]
    pub(super) parties: Vec<String>,
    /// The points to show, by id; all of them where it is left out
    #[arg(long, value_name = "a,b", value_delimiter = ',', value_parser = id)]
    pub(super) points: Vec<String>,
    /// The order of the rows
    #[arg(long, value_name = "ORDER", default_value = "theme",
        value_parser = one_of(SORTS.to_vec()))]
    pub(super) sort: Sort,
    /// Fold the points on which no party has a position into one line
    #[arg(long)]
    pub(super) fold: bool,
    /// Mark cells that rest on a statement without `checked_by`
    #[arg(long)]
    pub(super) show_unchecked: bool,
    /// Export a list in place of the comparison
    #[arg(long, value_name = "LIST")]
    pub(super) list: Option<ListWord>,
    /// The earlier file (.ron) that `--list changes` compares with; `-` reads standard input
    #[arg(long, value_name = "OLD")]
    pub(super) old: Option<PathBuf>,
}

/// What leaves rows out; different filters narrow each other.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own on the command line"
)]
#[derive(Debug, Args)]
pub(super) struct Filters {
    /// Only rows in which these words stand: in title, gist, quotation or speaker
    #[arg(
        long,
        value_name = "WORDS",
        default_value = "",
        hide_default_value = true
    )]
    pub(super) search: String,
    /// Only rows with one of these stances
    #[arg(long, value_name = "a,b", value_delimiter = ',',
        value_parser = one_of(Stance::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) stances: Vec<Stance>,
    /// Only rows with a cell without a sourced position
    #[arg(long)]
    pub(super) holes: bool,
    /// Only rows with a contested cell
    #[arg(long)]
    pub(super) contested: bool,
    /// Only rows with a cell whose own words have moved
    #[arg(long)]
    pub(super) changed: bool,
    /// Only rows with a cell that rests on a statement without `checked_by`
    #[arg(long)]
    pub(super) unchecked: bool,
}

/// How a file is made; each format heeds what it has a use for.
#[derive(Debug, Args)]
pub(super) struct How {
    /// Choices that go together: a picture for the web, a social card of 1200 by 630 pixels, or
    /// pages of A4; what is given besides counts more
    #[arg(long, value_name = "PRESET", value_parser = one_of(Preset::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) preset: Option<Preset>,
    /// The paper: one tall page, a paper for print, or social cards; A4 for PDF and else tall where
    /// it is left out
    #[arg(long, value_name = "PAPER", value_parser = one_of(Paper::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) paper: Option<Paper>,
    /// How the paper is turned; landscape for PDF where neither this nor --paper is given
    #[arg(long, value_name = "WAY", value_parser = one_of(Orientation::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) orientation: Option<Orientation>,
    /// The width of a tall page in pixels at scale 1; what fits its columns where it is left out
    #[arg(long, value_name = "PX", value_parser = width)]
    pub(super) width: Option<f32>,
    /// The largest height of a tall page in pixels at scale 1; as tall as a picture may be where it
    /// is left out
    #[arg(long, value_name = "PX", value_parser = height)]
    pub(super) height: Option<f32>,
    /// Pixels for each point, from 1 to 4; at scale 1 a point is one pixel [default: 2]
    #[arg(long, value_name = "N", value_parser = scale)]
    pub(super) scale: Option<f32>,
    /// The colours [default: light]
    #[arg(long, value_name = "THEME", value_parser = one_of(SheetTheme::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) theme: Option<SheetTheme>,
    /// How much a cell says: the gist, also the quotation that stands, or every quotation [default:
    /// quotes]
    #[arg(long, value_name = "DETAIL", value_parser = one_of(Detail::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) detail: Option<Detail>,
    /// What the rows of a CSV file are [default: points]
    #[arg(long, value_name = "ROWS", value_parser = one_of(TableRows::ALL.map(|it| (it.key(), it)).to_vec()))]
    pub(super) rows: Option<TableRows>,
    /// How documents cite their sources: in short, as Chicago notes, or after the APA [default:
    /// short]
    #[arg(long, value_name = "STYLE", value_parser = one_of(styles()))]
    pub(super) citations: Option<Style>,
    /// A title in place of the dossier's
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// A line under the title
    #[arg(long, value_name = "TEXT")]
    pub(super) subtitle: Option<String>,
    /// Who made this
    #[arg(long, value_name = "TEXT")]
    pub(super) credit: Option<String>,
}

/// A list that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListWord {
    /// What is contested.
    Contested,
    /// The gaps in the record.
    Gaps,
    /// All statements by date.
    Statements,
    /// Who agrees with whom.
    Pairs,
    /// The points by distance.
    Points,
    /// The points on which the two parties of `--parties` agree.
    Agree,
    /// Those of them in which at least one position is conditional.
    AgreeIf,
    /// The points on which they differ.
    Differ,
    /// The points on which at least one of them comes down on no side.
    Unclear,
    /// The points on which they cannot be compared.
    NotComparable,
    /// What changed since the file of `--old`.
    Changes,
}

impl ListWord {
    /// The word on the command line.
    pub(super) fn key(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// The orders of rows as the command line names them.
const SORTS: [(&str, Sort); 5] = [
    ("theme", Sort::Theme),
    ("file", Sort::File),
    ("common", Sort::CommonGround),
    ("sticking", Sort::StickingPoints),
    ("latest", Sort::LatestChange),
];

impl How {
    /// The choices for a format: the usual ones, those of the preset, and what was given.
    pub(super) fn options(&self, format: Format) -> ExportOptions {
        let usual = ExportOptions::usual(format);
        let mut options = match self.preset {
            Some(preset) => preset.apply(&usual),
            None => usual,
        };
        // Landscape is what suits the usual paper, not any other.
        if self.paper.is_some() && self.preset.is_none() {
            options.orientation = Orientation::default();
        }
        let words = |given: &Option<String>| given.clone().unwrap_or_default();
        ExportOptions {
            theme: self.theme.unwrap_or(options.theme),
            detail: self.detail.unwrap_or(options.detail),
            width: self.width.or(options.width),
            scale: self.scale.unwrap_or(options.scale),
            max_height: self.height.or(options.max_height),
            paper: self.paper.unwrap_or(options.paper),
            orientation: self.orientation.unwrap_or(options.orientation),
            rows: self.rows.unwrap_or(options.rows),
            citations: self.citations.unwrap_or(options.citations),
            title: words(&self.title),
            subtitle: words(&self.subtitle),
            credit: words(&self.credit),
            ..options
        }
    }

    /// The options that were given and have no use in this format, as they were written.
    pub(super) fn unheeded(&self, format: Format) -> Vec<&'static str> {
        let given = [
            ("--preset", Choice::Width, self.preset.is_some()),
            ("--paper", Choice::Paper, self.paper.is_some()),
            (
                "--orientation",
                Choice::Orientation,
                self.orientation.is_some(),
            ),
            ("--width", Choice::Width, self.width.is_some()),
            ("--height", Choice::Width, self.height.is_some()),
            ("--scale", Choice::Scale, self.scale.is_some()),
            ("--theme", Choice::Theme, self.theme.is_some()),
            ("--detail", Choice::Detail, self.detail.is_some()),
            ("--rows", Choice::Rows, self.rows.is_some()),
            ("--citations", Choice::Citations, self.citations.is_some()),
            ("--title", Choice::Words, self.title.is_some()),
            ("--subtitle", Choice::Words, self.subtitle.is_some()),
            ("--credit", Choice::Words, self.credit.is_some()),
        ];
        given
            .into_iter()
            .filter(|(_, choice, is_given)| *is_given && !format.heeds(*choice))
            .map(|(option, ..)| option)
            .collect()
    }
}

/// The styles that are sentences; the others are formats of their own.
fn styles() -> Vec<(&'static str, Style)> {
    let all = Style::ALL.into_iter();
    all.filter(|(style, ..)| !style.is_record())
        .map(|(style, key, _)| (key, style))
        .collect()
}

/// Reads one word of a closed list.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: Vec<(&'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let keys: Vec<&'static str> = all.iter().map(|(key, _)| *key).collect();
    PossibleValuesParser::new(keys).try_map(move |word| {
        let found = all.iter().find(|(key, _)| *key == word);
        found
            .map(|(_, value)| *value)
            .ok_or_else(|| format!("`{word}` is not known"))
    })
}

fn scale(text: &str) -> Result<f32, String> {
    within(text, &ExportOptions::SCALES)
}

fn width(text: &str) -> Result<f32, String> {
    within(text, &ExportOptions::WIDTHS)
}

fn height(text: &str) -> Result<f32, String> {
    // No picture can be taller.
    within(text, &(ExportOptions::LEAST_HEIGHT..=32_000.0))
}

fn within(text: &str, range: &std::ops::RangeInclusive<f32>) -> Result<f32, String> {
    let (least, greatest) = (range.start(), range.end());
    text.parse()
        .ok()
        .filter(|number| range.contains(number))
        .ok_or_else(|| format!("write a number from {least} to {greatest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_none_or_out_of_range_are_refused() {
        assert_eq!(scale("2.5"), Ok(2.5));
        for text in ["0.5", "5", "nan", "inf", "-1", "", "two"] {
            assert_eq!(scale(text), Err("write a number from 1 to 4".to_owned()));
            assert!(width(text).is_err(), "{text}");
            assert!(height(text).is_err(), "{text}");
        }
        assert_eq!(width("1200"), Ok(1200.0));
        assert_eq!(height("400"), Ok(400.0));
    }
}
