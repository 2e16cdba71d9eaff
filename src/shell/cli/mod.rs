//! The command line: reads its words, runs what they ask for, gives the exit status.
//!
//! What a command prints is made by the modules here as text; only `output` writes it. The
//! window is opened by whoever calls [`run`].

mod agreement_report;
mod arguments;
mod backups;
mod check_report;
mod diff_json;
mod diff_report;
mod display;
mod export;
mod export_list;
mod export_words;
mod finding_lines;
mod import;
mod input;
mod matrix_report;
mod merge;
mod output;
mod quotation_lines;
mod second;
mod second_list;
mod second_report;
mod text_table;

use std::ffi::OsStr;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use serde::Serialize;

use crate::export::json::MatrixEntry;
use crate::finding::{Count, closest, list_and, severity_counts};
use crate::lens::Lens;
use crate::matrix::{CellIndex, Matrix};
use crate::model::DateSpan;
use crate::shell::crash::guarded;
use crate::shell::dialogs;
use crate::shell::window::{Start, Stay};
use crate::state::{Opened, Origin};
use agreement_report::AgreementEntry;
use arguments::{Arguments, Command, Format};
use diff_json::DifferenceEntry;
use finding_lines::errors_in_short;
use input::{read, read_alone, start};
use output::{Done, Refusal, conclude, harmless};

pub(super) use output::remark;

/// Runs the program with the words of its command line. `open_window` opens the window with a
/// file and returns when it is closed, or says in a sentence why it cannot be opened.
///
/// Exit status: 0 done; 1 done, and there are findings of severity error; 2 could not run, and
/// nothing was written to standard output or to a file.
///
/// What goes wrong in the program itself is told on standard error, and is status 2 too.
pub fn run(open_window: impl FnOnce(Start, Stay) -> Result<(), String>) -> ExitCode {
    guarded(|| run_words(open_window)).unwrap_or(ExitCode::from(2))
}

fn run_words(open_window: impl FnOnce(Start, Stay) -> Result<(), String>) -> ExitCode {
    // Not a command for people: the window asks itself for a file dialog.
    let mut words = std::env::args_os().skip(1);
    if words.next().is_some_and(|word| word == dialogs::COMMAND)
        && let Some(ask) = words.next().and_then(|ask| ask.into_string().ok())
    {
        return dialogs::answer(&ask);
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if error.use_stderr()
                && let Some(word) = std::env::args_os().nth(1)
                && let Some(refusal) = no_command(&word)
            {
                return conclude(Err(refusal));
            }
            // Help and version go to standard output, all else to standard error; where the
            // reader has gone, there is nobody left to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match arguments.command {
        None => {
            let stay = if arguments.exit_after_first_frame {
                Stay::OneFrame
            } else {
                Stay::UntilClosed
            };
            window(arguments.input.origin(), |start| open_window(start, stay))
        }
        Some(Command::Check(arguments)) => conclude(check(&arguments)),
        Some(Command::Matrix(arguments)) => conclude(matrix(&arguments)),
        Some(Command::Diff(arguments)) => conclude(diff(arguments)),
        Some(Command::Merge(arguments)) => conclude(merge::run(&arguments)),
        Some(Command::Backups(arguments)) => conclude(backups::run(&arguments)),
        Some(Command::Second(arguments)) => conclude(second::run(&arguments)),
        Some(Command::Agreement(arguments)) => conclude(agreement(&arguments)),
        Some(Command::Export(arguments)) => conclude(export::export(&arguments)),
        Some(Command::Import(arguments)) => conclude(import::import(&arguments)),
    }
}

/// What a first word is told that looks like a command and is none.
fn no_command(word: &OsStr) -> Option<Refusal> {
    let word = word.to_str()?;
    let is_bare = !word.is_empty()
        && word
            .chars()
            .all(|character| character.is_alphabetic() || character == '-')
        && !word.starts_with('-');
    let command = Arguments::command();
    let names: Vec<&str> = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    if !is_bare || names.contains(&word) {
        return None;
    }
    let hint = if let Some(near) = closest(word, names.iter().copied()) {
        format!("did you mean `{near}`?")
    } else {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        format!("the commands are {}", list_and(&names))
    };
    Some(Refusal::new(
        &format!("`{word}` is neither a command nor a file"),
        &[hint],
    ))
}

fn window(origin: Origin, open_window: impl FnOnce(Start) -> Result<(), String>) -> ExitCode {
    if let Some(path) = origin.path()
        && !path.exists()
        && let Some(refusal) = no_command(path.as_os_str())
    {
        return conclude(Err(refusal));
    }
    // What was piped in has not been read yet, and can be at fault as well as the display.
    let is_read = origin != Origin::StandardInput;
    let opened = start(origin).and_then(|start| {
        display::check_display()?;
        open_window(start).map_err(|message| {
            if is_read {
                display::no_window(&message)
            } else {
                Refusal::new(&message, &[])
            }
        })
    });
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => conclude(Err(refusal)),
    }
}

/// Says on standard error, before the window opens, how many records are not in it.
pub(super) fn remark_errors(opened: &Opened) {
    let (errors, ..) = severity_counts(&opened.findings);
    if errors > 0 {
        let name = opened.origin.name();
        let count = Count::new(errors, "error", "errors");
        remark(&format!(
            "{name}: {count}; `concordance check` lists them\n"
        ));
    }
}

fn check(arguments: &arguments::Check) -> Result<Done, Refusal> {
    let read = read(&arguments.input.origin(), &arguments.texts.folders)?;
    Ok(Done {
        result: match arguments.format.format {
            Format::Text => harmless(&check_report::text(&read)).into_bytes(),
            Format::Json => json(&check_report::Report::new(&read))?,
        },
        remarks: String::new(),
        has_errors: read.has_errors(),
    })
}

fn matrix(arguments: &arguments::Matrix) -> Result<Done, Refusal> {
    let read = read(&arguments.input.origin(), &arguments.texts.folders)?;
    let dossier = read.dossier()?;
    let lens = Lens {
        as_of: arguments.date.as_of.map(|date| date.to_string()),
        ..Lens::default()
    };
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), lens.day());
    Ok(Done {
        result: match arguments.format.format {
            Format::Text => {
                harmless(&matrix_report::text(dossier, &matrix, &lens, &read.grades)).into_bytes()
            }
            Format::Json => json(&MatrixEntry::new(dossier, &matrix, &read.grades))?,
        },
        remarks: errors_in_short(&read.file, &read.findings),
        has_errors: read.has_errors(),
    })
}

fn diff(arguments: arguments::Diff) -> Result<Done, Refusal> {
    let [old, new] = [arguments.old, arguments.new].map(arguments::origin);
    if old == Origin::StandardInput && new == old {
        return Err(Refusal::new(
            "only one of the two files can be standard input",
            &[],
        ));
    }
    let (before, after) = (read_alone(&old)?, read_alone(&new)?);
    let (old, new) = (before.dossier()?, after.dossier()?);
    let difference = crate::diff::difference(old, new);
    let remarks = [&before, &after].map(|read| errors_in_short(&read.file, &read.findings));
    Ok(Done {
        result: match arguments.format.format {
            Format::Text => harmless(&diff_report::text(old, new, &difference)).into_bytes(),
            Format::Json => json(&DifferenceEntry::new(old, new, &difference))?,
        },
        remarks: remarks.concat(),
        has_errors: before.has_errors() || after.has_errors(),
    })
}

fn agreement(arguments: &arguments::Agreement) -> Result<Done, Refusal> {
    let read = read(&arguments.input.origin(), &[])?;
    let dossier = read.dossier()?;
    let as_of = arguments.date.as_of.map(DateSpan::last_day);
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), as_of);
    let agreement = crate::agreement::agreement(dossier, &matrix);
    Ok(Done {
        result: match arguments.format.format {
            Format::Text => {
                harmless(&agreement_report::text(dossier, &matrix, &agreement)).into_bytes()
            }
            Format::Json => json(&AgreementEntry::new(dossier, &agreement, as_of))?,
        },
        remarks: errors_in_short(&read.file, &read.findings),
        has_errors: read.has_errors(),
    })
}

/// JSON with two spaces for each level and a line end at its end.
fn json(value: &impl Serialize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| Refusal::new(&format!("no JSON can be made of this: {error}"), &[]))?;
    bytes.push(b'\n');
    Ok(bytes)
}
