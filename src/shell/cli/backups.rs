//! `concordance backups`: the versions of a file that are kept outside of its folder.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::arguments::{Format, FormatOption};
use super::json;
use super::output::{Done, Refusal, harmless};
use crate::finding::byte_size;
use crate::shell::atomic::write_atomically;
use crate::shell::files::unreadable;
use crate::shell::problem::Problem;
use crate::shell::recovery::{Backup, backups, backups_folder, keep_backup, utc};
use crate::shell::settings_file;

/// `concordance backups`
#[derive(Debug, Args)]
pub(super) struct Backups {
    /// The position file, which need not be there any more
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write the version with this number to OUT
    #[arg(long, value_name = "N", requires = "output")]
    restore: Option<usize>,
    /// Where it is written; a file that is there is kept as a version first
    #[arg(short, long, value_name = "OUT", requires = "restore")]
    output: Option<PathBuf>,
    #[command(flatten)]
    format: FormatOption,
}

#[derive(Debug, Serialize)]
struct Entry {
    n: usize,
    when: String,
    bytes: u64,
    path: String,
}

pub(super) fn run(arguments: &Backups) -> Result<Done, Refusal> {
    let settings = settings_file::folder()
        .ok_or_else(|| Refusal::new("this system knows no folder for a program's data", &[]))?;
    let folder = backups_folder(&settings);
    let mut kept = backups(&folder, &arguments.file);
    // The newest is the one that is wanted most often.
    kept.reverse();
    let mut remarks = String::new();
    if let (Some(number), Some(out)) = (arguments.restore, &arguments.output) {
        restore(&folder, &kept, number, arguments, out)?;
        // Writing to a string cannot fail.
        let _ = writeln!(
            remarks,
            "version {number} was written to `{}`",
            out.display()
        );
        return Ok(done(Vec::new(), remarks));
    }
    let result = match arguments.format.format {
        Format::Json => json(&kept.iter().enumerate().map(entry).collect::<Vec<_>>())?,
        Format::Text => {
            let mut text = String::new();
            for (at, backup) in kept.iter().enumerate() {
                let entry = entry((at, backup));
                let size = byte_size(entry.bytes);
                let _ = writeln!(
                    text,
                    "{:>2}  {}  {size:>8}  {}",
                    entry.n, entry.when, entry.path
                );
            }
            harmless(&text).into_bytes()
        }
    };
    if kept.is_empty() {
        let _ = writeln!(
            remarks,
            "no version of `{}` has been kept",
            arguments.file.display()
        );
    }
    Ok(done(result, remarks))
}

fn done(result: Vec<u8>, remarks: String) -> Done {
    Done {
        result,
        remarks,
        has_errors: false,
    }
}

fn entry((at, backup): (usize, &Backup)) -> Entry {
    Entry {
        n: at + 1,
        when: format!("{}Z", utc(backup.when)),
        bytes: backup.bytes,
        path: backup.path.display().to_string(),
    }
}

fn restore(
    folder: &Path,
    kept: &[Backup],
    number: usize,
    arguments: &Backups,
    out: &Path,
) -> Result<(), Refusal> {
    let backup = number.checked_sub(1).and_then(|at| kept.get(at));
    let backup = backup.ok_or_else(|| {
        let file = arguments.file.display();
        Refusal::new(
            &format!("there is no version {number} of `{file}`"),
            &[format!("`concordance backups {file}` lists them")],
        )
    })?;
    let bytes = fs::read(&backup.path).map_err(|error| {
        Refusal::new(
            &unreadable(&format!("`{}`", backup.path.display()), &error),
            &[],
        )
    })?;
    let problem = |error| Refusal::from(Problem::of_target(&error, out));
    if let Ok(there) = fs::read(out) {
        keep_backup(folder, out, &there).map_err(problem)?;
    }
    write_atomically(out, |writer| writer.write_all(&bytes)).map_err(problem)
}
