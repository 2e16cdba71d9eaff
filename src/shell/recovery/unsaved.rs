//! Reads what journals of programs that are gone have left.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::journal::{ENDING, base_path, base_prefix};
use super::line::{Entry, FORMAT, read};
use super::short_hash;
use crate::edit::{Splice, apply};
use crate::quote::sha256_of;

/// A journal in which nothing is unsaved is removed when it is so old: a younger one may belong to
/// somebody who has not got its lock yet.
const STALE: Duration = Duration::from_hours(24);

/// What somebody typed and did not save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// What the file is known by, as the journal was told.
    pub key: String,
    /// The text as it was opened or last saved.
    pub base: String,
    /// The text after the last step.
    pub text: String,
    /// What the steps since then are called, in their order.
    pub steps: Vec<String>,
    /// What stood in a form.
    pub draft: Option<String>,
    /// When the last of it was written.
    pub when: SystemTime,
    /// The journal.
    pub journal: PathBuf,
}

/// What was typed into the file that is known by `key` and not saved, by a program that is gone:
/// the newest where there are several. None where there is nothing, or it cannot be read.
#[must_use]
pub fn unsaved(folder: &Path, key: &str) -> Option<Unsaved> {
    let begin = format!("{}-", short_hash(key.as_bytes()));
    let of_key = journals(folder).into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&begin)
    });
    let found = of_key.filter_map(|path| left(&path));
    found.filter(|it| it.key == key).max_by_key(|it| it.when)
}

/// Everything that was typed and not saved by programs that are gone, the oldest first. Old
/// journals in which nothing is unsaved are removed.
#[must_use]
pub fn all_unsaved(folder: &Path) -> Vec<Unsaved> {
    let mut found = Vec::new();
    for path in journals(folder) {
        match left(&path) {
            Some(unsaved) => found.push(unsaved),
            None => sweep(&path),
        }
    }
    found.sort_by(|one, other| (one.when, &one.journal).cmp(&(other.when, &other.journal)));
    found
}

/// Removes what was left, once it was taken over or is not wanted.
///
/// # Errors
/// When the journal cannot be removed.
pub fn discard(unsaved: &Unsaved) -> io::Result<()> {
    remove(&unsaved.journal)
}

fn remove(journal: &Path) -> io::Result<()> {
    fs::remove_file(journal)?;
    let (Some(folder), Some(begin)) = (journal.parent(), base_prefix(journal)) else {
        return Ok(());
    };
    for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(&begin) {
            drop(fs::remove_file(entry.path()));
        }
    }
    Ok(())
}

fn journals(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut journals: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    journals.sort();
    journals
}

/// False while the program that writes it is there.
fn is_left(path: &Path) -> bool {
    match File::open(path).map(|file| file.try_lock()) {
        Ok(Ok(())) => true,
        // Where a disk knows no locks, who asks has not begun a journal of its own yet.
        Ok(Err(TryLockError::Error(error))) => error.kind() == io::ErrorKind::Unsupported,
        Ok(Err(TryLockError::WouldBlock)) | Err(_) => false,
    }
}

fn sweep(path: &Path) {
    let age = |path: &Path| path.metadata().ok()?.modified().ok()?.elapsed().ok();
    // What cannot be understood is left for people; what is understood has nothing in it.
    let is_understood = fs::read(path).is_ok_and(|bytes| state(path, &bytes).is_some());
    if is_understood && is_left(path) && age(path).is_some_and(|age| age > STALE) {
        drop(remove(path));
    }
}

/// What a journal has left; none where nothing is unsaved or somebody still writes it.
fn left(path: &Path) -> Option<Unsaved> {
    if !is_left(path) {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    state(path, &bytes).filter(|it| it.text != it.base || it.draft.is_some())
}

/// The state at the end of a journal.
pub(super) fn state(path: &Path, bytes: &[u8]) -> Option<Unsaved> {
    let mut entries = read(bytes).into_iter();
    let Some(Entry::Begin {
        format: FORMAT,
        key,
        base,
    }) = entries.next()
    else {
        return None;
    };
    let when = path.metadata().and_then(|metadata| metadata.modified());
    let mut hash = base;
    let mut steps: Vec<(String, Vec<Splice>)> = Vec::new();
    let mut draft = None;
    for entry in entries {
        match entry {
            Entry::Begin { .. } => break,
            Entry::Step { name, splices } => {
                steps.push((name, splices.iter().map(Into::into).collect()));
            }
            Entry::Draft(text) => draft = text,
            Entry::Saved { base } => {
                hash = base;
                steps.clear();
            }
        }
    }
    let base = fs::read_to_string(base_path(path, &hash)).ok()?;
    if sha256_of(base.as_bytes()) != hash {
        return None;
    }
    let mut unsaved = Unsaved {
        key,
        text: base.clone(),
        base,
        steps: Vec::new(),
        draft,
        when: when.unwrap_or(SystemTime::UNIX_EPOCH),
        journal: path.to_owned(),
    };
    for (name, splices) in steps {
        // A step that does not fit was never made.
        let Some(text) = apply(&unsaved.text, &splices) else {
            break;
        };
        unsaved.text = text;
        unsaved.steps.push(name);
    }
    Some(unsaved)
}
