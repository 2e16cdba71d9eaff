//! From a product to files: all of them are made before the first is put in place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{Prepared, prepare};
use super::problem::Problem;
use super::product::{Product, Progress, go_on, share};
use crate::export::{Format, Job};
use crate::finding::{Count, list_and};

/// The share of the work that is left once the product is made.
const WRITING: f32 = 0.6;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The files, in the order of the pages.
    pub(super) paths: Vec<PathBuf>,
    /// How large all of them are together, in bytes.
    pub(super) bytes: u64,
    /// What whoever takes the files further has to know, a sentence each without its stop.
    pub(super) remarks: Vec<String>,
}

/// The format that the ending of a path asks for.
///
/// # Errors
/// When there is no such format; the hint names all of them.
pub(super) fn format_of(path: &Path) -> Result<Format, Problem> {
    Format::of_path(path).ok_or_else(|| {
        let endings: Vec<String> = Format::ALL
            .iter()
            .map(|format| format!(".{}", format.ending()))
            .collect();
        Problem::Failed {
            message: format!("`{}` ends in no format that can be written", path.display()),
            hint: Some(format!("choose one of {}", list_and(&endings))),
        }
    })
}

/// Writes a job in the format that the ending of the path asks for. Where each page is a file of
/// its own, several pages are numbered before the ending: `out-1.png`, `out-2.png`. A failure
/// leaves nothing half done.
///
/// `progress` is told the share that is done; when it returns false, the work ends.
///
/// # Errors
/// When it cannot be made, a file cannot be written, or it was cancelled.
pub(super) fn export(
    job: &Job<'_>,
    path: &Path,
    progress: Progress<'_>,
) -> Result<Written, Problem> {
    // What can be known before a minute of work is told before it; of a folder, that it is one and
    // not that it has no ending.
    if path.is_dir() {
        return Err(Problem::of_target(
            &io::ErrorKind::IsADirectory.into(),
            path,
        ));
    }
    let format = format_of(path)?;
    let making = |done: f32| progress(done * (1.0 - WRITING));
    let mut product = Product::make(job, format, &making)?;
    let count = product.count();
    let mut files: Vec<(PathBuf, Prepared)> = Vec::with_capacity(count);
    for at in 0..count {
        let target = numbered(path, at, count);
        let ready = product.page(at)?;
        let writing = |done: f32| {
            progress(1.0 - WRITING + WRITING * (share(at, count) + done * share(1, count)))
        };
        let prepared = prepare(&target, |writer| ready.write(writer, &writing))
            .map_err(|error| Problem::of_target(&error, &target))?;
        files.push((target, prepared));
    }
    go_on(progress, 1.0)?;
    let mut paths = Vec::with_capacity(count);
    let mut bytes = 0;
    for (target, prepared) in files {
        prepared
            .put_in_place()
            .map_err(|error| Problem::of_replacing(&error, &target))?;
        bytes += fs::metadata(&target).map_or(0, |file| file.len());
        paths.push(target);
    }
    let mut remarks = product.remarks();
    remarks.extend(left_over(path, format, count));
    Ok(Written {
        paths,
        bytes,
        remarks,
    })
}

/// The same as one file in memory, for what is no file, and its remarks.
///
/// # Errors
/// The same; and when there are several pages that would each be a file.
pub(super) fn export_one(job: &Job<'_>, format: Format) -> Result<(Vec<u8>, Vec<String>), Problem> {
    let mut product = Product::make(job, format, &|_| true)?;
    let remarks = product.remarks();
    let count = product.count();
    if count != 1 {
        let pages = Count::new(count, "page", "pages");
        return Err(Problem::Failed {
            message: format!("the sheet has {pages}, and each of them is a file of its own"),
            hint: Some("name a file, or ask for PDF".to_owned()),
        });
    }
    let mut file = Vec::new();
    let ready = product.page(0)?;
    ready
        .write(&mut file, &|_| true)
        .map_err(|error| Problem::failed(error.to_string()))?;
    Ok((file, remarks))
}

/// True when a file of this name is there already, whole or page by page.
pub(super) fn is_there(path: &Path) -> bool {
    let is_numbered = Format::of_path(path).is_some_and(Format::is_numbered);
    path.is_file() || (is_numbered && numbered(path, 0, 2).is_file())
}

/// `out.png` for one page, `out-1.png` and so on for several.
fn numbered(path: &Path, at: usize, count: usize) -> PathBuf {
    if count <= 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{}.{ending}", at + 1))
}

/// Says that pages of an earlier, longer export lie beside the new ones: whoever sends the folder
/// on would send them too. They are left alone, because nobody knows whose they are.
fn left_over(path: &Path, format: Format, count: usize) -> Option<String> {
    if !format.is_numbered() {
        return None;
    }
    let mut old: Vec<PathBuf> = Vec::new();
    if count > 1 {
        old.extend(path.is_file().then(|| path.to_owned()));
    }
    let first = if count > 1 { count } else { 0 };
    let pages = (first..).map(|at| numbered(path, at, 2));
    old.extend(pages.take_while(|page| page.is_file()));
    let name = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        format!("`{}`", name.to_string_lossy())
    };
    match old.as_slice() {
        [] => None,
        [one] => Some(format!("{} of an earlier export is still there", name(one))),
        [one, .., last] => Some(format!(
            "{} of an earlier export are still there, {} to {}",
            Count::new(old.len(), "file", "files"),
            name(one),
            name(last)
        )),
    }
}

#[cfg(test)]
mod tests;
