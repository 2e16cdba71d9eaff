//! Reads the texts of a dossier's sources: those that the position file names, and loose ones.
//!
//! `load` has judged the paths as words; here links are resolved, so that no text outside the
//! position file's folder is ever read for it. Quotations are looked up in `check`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::extraction::extract;
use super::files::{Unread, read_file, unreadable};
use crate::check::{assign, may_belong, may_belong_by_name};
use crate::extract::Problem;
use crate::finding::{Code, Finding, RecordKind, list_and};
use crate::model::{Dossier, Source, SourceIndex};
use crate::quote::{SourceText, Texts, sha256_of};

/// The largest text that is read, in bytes: 64 MiB, some twenty thousand pages.
pub const MOST_TEXT_BYTES: u64 = 64 << 20;

/// A loose text with its path, for [`assign`].
type Loose = (String, Vec<u8>);

/// The texts at hand, and what there is to say about those that cannot be read. Findings have no
/// place yet; they name their record.
///
/// `base` is the position file's folder, where there is one. `loose` are folders, of which every
/// file counts, and files; their texts go before those that the position file names, save where
/// only the latter are the recorded ones. A text that is not there is no finding here.
#[must_use]
pub fn texts_at_hand(
    dossier: &Dossier,
    base: Option<&Path>,
    loose: &[PathBuf],
) -> (Texts, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut texts = match base {
        Some(base) => named_texts(dossier, base, &mut findings),
        None => Texts::new(),
    };
    let mut files = Vec::new();
    for path in loose {
        match loose_texts(dossier, path, &mut findings) {
            Ok(more) => files.extend(more),
            Err(finding) => findings.push(finding),
        }
    }
    for (index, text) in loose_by_source(dossier, files, &mut findings) {
        let is_recorded = |text: &SourceText| {
            dossier
                .source(index)
                .sha256
                .as_deref()
                .is_some_and(|hash| hash.eq_ignore_ascii_case(text.sha256()))
        };
        if !texts.get(index).is_some_and(is_recorded) || is_recorded(&text) {
            texts.insert(index, text);
        }
    }
    (texts, findings)
}

/// Says why a folder of texts cannot be read; a mistyped one would otherwise look like one in
/// which nothing fits.
///
/// # Errors
/// When it is missing, is no folder, or may not be read.
pub fn check_folder(folder: &Path) -> Result<(), Finding> {
    let name = format!("`{}`", folder.display());
    let refuse = |message| {
        Finding::new(Code::Unreadable, message).hint("name a folder that holds the texts")
    };
    if fs::metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(refuse(format!("{name} is not a folder")));
    }
    match fs::read_dir(folder) {
        Ok(_) => Ok(()),
        Err(error) => Err(refuse(unreadable(&name, &error))),
    }
}

/// The texts that the position file names by path.
fn named_texts(dossier: &Dossier, base: &Path, findings: &mut Vec<Finding>) -> Texts {
    let mut texts = Texts::new();
    let base = if base.as_os_str().is_empty() {
        Path::new(".")
    } else {
        base
    };
    for (number, source) in dossier.sources.iter().enumerate() {
        let Some(name) = &source.text else {
            continue;
        };
        let finding = match named_bytes(source, name, base) {
            Ok(None) => None,
            Ok(Some(bytes)) => {
                let taken = text_of(name, bytes);
                let finding = told(source, name, &taken);
                if let Ok((text, _)) = taken {
                    texts.insert(SourceIndex::new(number), text);
                }
                finding
            }
            Err(finding) => Some(finding),
        };
        findings.extend(finding.map(|finding| finding.about(RecordKind::Source, source.number)));
    }
    texts
}

/// The bytes of the file that a source names, where it is there.
fn named_bytes(source: &Source, name: &str, base: &Path) -> Result<Option<Vec<u8>>, Finding> {
    let path = match resolve(base, name) {
        Ok(Some(path)) => path,
        Ok(None) => {
            let message = format!(
                "the text of `{}` in `{name}` leads out of the folder of this file through a link",
                source.id
            );
            return Err(Finding::new(Code::TextOutside, message)
                .hint("put the text itself into the folder of this file or below it"));
        }
        Err(error) => return absent_or(source, name, Unread::Failed(error)),
    };
    if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        // A pipe could block for ever.
        return Err(untold(&format!("{} is no file", named(source, name))));
    }
    match read_file(&path, MOST_TEXT_BYTES) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) => absent_or(source, name, why),
    }
}

/// The true path of a text, without links; none when it lies outside the folder.
fn resolve(base: &Path, name: &str) -> io::Result<Option<PathBuf>> {
    let folder = base.canonicalize()?;
    let path = folder.join(name).canonicalize()?;
    Ok(path.starts_with(&folder).then_some(path))
}

/// A text that is not there is told by `check`, with what it means for its quotations.
fn absent_or(source: &Source, name: &str, why: Unread) -> Result<Option<Vec<u8>>, Finding> {
    match why {
        Unread::Failed(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Unread::Failed(error) => Err(untold(&unreadable(&named(source, name), &error))),
        Unread::TooLarge => Err(untold(&format!(
            "{} is larger than 64 MiB, the most that is read",
            named(source, name)
        ))),
    }
}

fn named(source: &Source, name: &str) -> String {
    format!("the text of `{}` in `{name}`", source.id)
}

fn untold(message: &str) -> Finding {
    Finding::new(Code::TextUnreadable, message)
}

/// The text of a file with the pages of it that could not be read, or why it has none.
pub(super) type Taken = Result<(Arc<SourceText>, Vec<usize>), Problem>;

pub(super) fn text_of(name: &str, bytes: Vec<u8>) -> Taken {
    let hash = sha256_of(&bytes);
    let extracted = extract(name, bytes)?;
    let text = SourceText::with_sha256(extracted.text, hash).with_pages(extracted.pages);
    Ok((Arc::new(text), extracted.unread))
}

/// What there is to say about a file that was taken for the text of a source.
pub(super) fn told(source: &Source, name: &str, taken: &Taken) -> Option<Finding> {
    match taken {
        Ok((_, pages)) if pages.is_empty() => None,
        Ok((_, pages)) => {
            let numbers: Vec<String> = pages.iter().map(ToString::to_string).collect();
            let (noun, verb) = match pages.as_slice() {
                [_] => ("page", "has"),
                _ => ("pages", "have"),
            };
            let message = format!(
                "{} is a PDF of which {noun} {} cannot be read, so quotations from there are not \
                 found",
                named(source, name),
                list_and(&numbers)
            );
            Some(untold(&message).hint(format!(
                "look the {noun} up in a viewer, or give a text file that {verb} them"
            )))
        }
        Err(problem) => {
            let message = format!("{} {}", named(source, name), problem.message);
            Some(untold(&message).hint(problem.hint.as_str()))
        }
    }
}

/// The texts of the files that belong to a source. A file is read once, however many sources have
/// it as theirs; what there is to say about it is said of each.
fn loose_by_source(
    dossier: &Dossier,
    mut files: Vec<Loose>,
    findings: &mut Vec<Finding>,
) -> Vec<(SourceIndex, Arc<SourceText>)> {
    let mut read: BTreeMap<usize, (String, Taken)> = BTreeMap::new();
    let mut texts = Vec::new();
    for (index, file) in assign(dossier, &files).files {
        let Some((name, bytes)) = files.get_mut(file) else {
            continue;
        };
        let (name, taken) = read.entry(file).or_insert_with(|| {
            let taken = text_of(name, std::mem::take(bytes));
            (std::mem::take(name), taken)
        });
        let source = dossier.source(index);
        let told = told(source, name, taken)
            .into_iter()
            .map(|finding| finding.about(RecordKind::Source, source.number));
        findings.extend(told);
        if let Ok((text, _)) = taken {
            texts.push((index, Arc::clone(text)));
        }
    }
    texts
}

/// A file with the source that it belongs to: whose, its name, its bytes.
pub(super) type Belonging = (SourceIndex, String, Vec<u8>);

/// The loose files that belong to a source, each with its name and bytes: those of folders are
/// left out, because a folder is not dropped to be copied.
pub(super) fn belonging(dossier: &Dossier, paths: &[PathBuf]) -> Vec<Belonging> {
    let files: Vec<Loose> = paths
        .iter()
        .filter(|path| path.is_file())
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some((name, read_file(path, MOST_TEXT_BYTES).ok()?))
        })
        .collect();
    assign(dossier, &files)
        .files
        .into_iter()
        .filter_map(|(index, file)| {
            let (name, bytes) = files.get(file)?;
            Some((index, name.clone(), bytes.clone()))
        })
        .collect()
}

/// A file, or every file of a folder that could belong to a source, in the order of their names.
fn loose_texts(
    dossier: &Dossier,
    path: &Path,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Loose>, Finding> {
    let name = format!("`{}`", path.display());
    let refuse = |error: &io::Error| Finding::new(Code::TextUnreadable, unreadable(&name, error));
    let metadata = fs::metadata(path).map_err(|error| refuse(&error))?;
    if !metadata.is_dir() {
        return Ok(loose_text(dossier, path, findings).into_iter().collect());
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(path)
        .map_err(|error| refuse(&error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        // What is neither a file nor a link to one, such as a pipe, could block for ever.
        .filter(|path| fs::metadata(path).is_ok_and(|metadata| metadata.is_file()))
        .collect();
    paths.sort();
    Ok(paths
        .iter()
        .filter_map(|path| loose_text(dossier, path, findings))
        .collect())
}

/// A loose text, where it could belong to a source. What cannot be read is worth a finding only
/// when its name fits one.
fn loose_text(dossier: &Dossier, path: &Path, findings: &mut Vec<Finding>) -> Option<Loose> {
    let name = path.display().to_string();
    let message = match read_file(path, MOST_TEXT_BYTES) {
        Ok(bytes) => return may_belong(dossier, &name, &bytes).then_some((name, bytes)),
        Err(Unread::TooLarge) => {
            format!("`{name}` is larger than 64 MiB, the most that is read")
        }
        Err(Unread::Failed(error)) => unreadable(&format!("`{name}`"), &error),
    };
    if may_belong_by_name(dossier, &name) {
        findings.push(untold(&message));
    }
    None
}

#[cfg(test)]
mod tests;
