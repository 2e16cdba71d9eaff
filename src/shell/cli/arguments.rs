//! The words of the command line: what can be asked for, and what a wrong word is told.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::backups::Backups;
use super::export_words::Export;
use super::import::Import;
use super::merge::{self, Merge};
use super::second::Second;
use crate::model::{DateProblem, DateSpan};
use crate::state::Origin;

const AFTER_HELP: &str = "\
Exit status: 0 done; 1 done, and there are findings of severity error; 2 could not run, and \
nothing was written to standard output or to a file.
Results go to standard output, everything else to standard error.
To open a file that is called like a command, write `./check`.";

/// Compare the positions in a peace plan, each with the words that prove it.
///
/// Without a command, the window opens with the position file FILE. On a machine without a
/// display use `check`, `matrix` and `export`.
#[derive(Debug, Parser)]
#[command(
    name = "concordance",
    version,
    propagate_version = true,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = AFTER_HELP
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) input: Input,
    /// Close the window once its first frame is painted, and say so; for timing how long that takes
    #[arg(long, hide = true)]
    pub(super) exit_after_first_frame: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What is to be done without a window.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say what is wrong with a position file, and compare its quotations with their sources
    ///
    /// Prints the findings, each quotation under its grade, and how many cells of each party are
    /// for, against, unclear and silent. A grade says what the source prints, not what was said.
    #[command(after_help = AFTER_HELP)]
    Check(Check),
    /// Print every cell: where each party stands on each point
    #[command(after_help = AFTER_HELP)]
    Matrix(Matrix),
    /// Count on how many points each two parties agree, differ, or cannot be compared
    ///
    /// Two parties are compared on a point only when both have a position of the whole party
    /// there; claims, analysts and parts are holes. The distance of a point is the largest
    /// difference on the scale from -3 (rules out) to +3 (insists on).
    #[command(after_help = AFTER_HELP)]
    Agreement(Agreement),
    /// Say what changed between two position files
    ///
    /// Files are compared by what they say, not by how they are written. Statements are matched
    /// by their id where both have one, else by point, party, source and quotation, else by point,
    /// party, source, voice and date. The same words with another stance are told first.
    #[command(after_help = AFTER_HELP)]
    Diff(Diff),
    /// Merge what two people made of one position file, record by record and field by field
    ///
    /// The result is the text of OURS with the changes of THEIRS: comments, order and layout stay.
    /// What both changed differently is a conflict: the file has what OURS has, and a comment
    /// above the record says what BASE and THEIRS have, so that it stays a position file.
    #[command(after_help = merge::AFTER_HELP)]
    Merge(Merge),
    /// Have a sample read a second time, and count how far both readings agree
    #[command(after_help = AFTER_HELP)]
    Second(Second),
    /// List the versions of a position file that were kept when it was saved, or restore one
    #[command(after_help = AFTER_HELP)]
    Backups(Backups),
    /// Write the comparison or a list as a picture, pages, a document or a table; needs no display
    ///
    /// The ending of OUT tells the format. Prints the path of each file that was written. Pictures
    /// that need several pages are numbered: OUT-1.png, OUT-2.png and so on.
    #[command(after_help = AFTER_HELP)]
    Export(Box<Export>),
    /// Make a position file of a table, a project of coded texts, or an export
    ///
    /// Says what the file is, what was guessed of it and what cannot be a statement. Each guess can
    /// be changed: `--write-mapping` writes them, `--mapping` reads them. With `-o` the position
    /// file is written, and the texts that came with a project beside it.
    #[command(after_help = AFTER_HELP)]
    Import(Box<Import>),
}

/// Which dossier.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// The position file (.ron); `-` reads standard input; the bundled dossier where it is left
    /// out
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Input {
    pub(super) fn origin(&self) -> Origin {
        self.file.clone().map_or(Origin::Bundled, origin)
    }
}

/// A file, or standard input for `-`.
pub(super) fn origin(path: PathBuf) -> Origin {
    if path.as_os_str() == "-" {
        Origin::StandardInput
    } else {
        Origin::File(path)
    }
}

/// `concordance check`
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) texts: LooseTexts,
    #[command(flatten)]
    pub(super) format: FormatOption,
}

/// `concordance matrix`
#[derive(Debug, Args)]
pub(super) struct Matrix {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) date: Date,
    #[command(flatten)]
    pub(super) texts: LooseTexts,
    #[command(flatten)]
    pub(super) format: FormatOption,
}

/// `concordance diff`
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier position file (.ron); `-` reads standard input
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The later one
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    #[command(flatten)]
    pub(super) format: FormatOption,
}

/// `concordance agreement`
#[derive(Debug, Args)]
pub(super) struct Agreement {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) date: Date,
    #[command(flatten)]
    pub(super) format: FormatOption,
}

/// The date for which cells are derived.
#[derive(Debug, Args)]
pub(super) struct Date {
    /// Only what had been said by the last day of DATE: a day (2025-08-31), a month (2025-08), a
    /// year, or a range FIRST/LAST of these
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<DateSpan>,
}

/// Folders with texts of sources.
#[derive(Debug, Args)]
pub(super) struct LooseTexts {
    /// A folder with texts of the sources, which are told by their hash, then by their name; may
    /// be given more than once
    #[arg(long = "texts", value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
}

/// How a result is written.
#[derive(Debug, Args)]
pub(super) struct FormatOption {
    /// For people or for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

pub(super) fn date(text: &str) -> Result<DateSpan, String> {
    DateSpan::parse(text).map_err(|problem| match problem {
        DateProblem::Shape => format!(
            "{problem}\n  hint: write a day (2025-08-31), a month (2025-08), a year, or a range \
             FIRST/LAST of these"
        ),
        DateProblem::Impossible => format!("{problem}\n  hint: check the month and the day"),
        DateProblem::Reversed => format!("{problem}\n  hint: write the earlier date first"),
    })
}

pub(super) fn id(text: &str) -> Result<String, String> {
    let id = text.trim();
    if id.is_empty() {
        return Err("an id is missing".to_owned());
    }
    Ok(id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_words_are_consistent() {
        Arguments::command().debug_assert();
    }
}
