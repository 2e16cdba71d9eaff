//! Writes down what is changed, while it is changed.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::line::{Entry, FORMAT, written};
use super::short_hash;
use crate::edit::Splice;
use crate::quote::sha256_of;
use crate::shell::atomic::write_atomically;

/// How the name of a journal ends.
pub(super) const ENDING: &str = "journal";
/// How the name of a text ends that a journal begins with.
const BASE_ENDING: &str = "base";

/// A journal that is being written. It belongs to this process alone: another one that has the
/// same file open writes its own, and the lock on it tells that somebody is still there.
///
/// Dropped without [`end`](Self::end) it stays, as after a crash.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// The bytes of whole lines. What a failed write left behind them is cut off.
    length: u64,
    /// Every text that was kept beside the journal.
    bases: Vec<PathBuf>,
}

impl Journal {
    /// Begins a journal of the file that is known by `key`, its path for one, with the text that
    /// it has now.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn begin(folder: &Path, key: &str, base_text: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let (path, file) = create(folder, key)?;
        // Who only looks whether it is held lets go at once. A disk without locks does without.
        drop(file.lock());
        let mut journal = Self {
            path,
            file,
            length: 0,
            bases: Vec::new(),
        };
        let begun = journal.keep_base(base_text).and_then(|base| {
            journal.append(&Entry::Begin {
                format: FORMAT,
                key: key.to_owned(),
                base,
            })
        });
        if let Err(error) = begun {
            journal.remove();
            return Err(error);
        }
        Ok(journal)
    }

    /// Notes a step: what it is called, and the splices that made it, of the text that was there
    /// before. A step back is a step like any other. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written; the journal holds what it held before.
    pub fn step(&mut self, name: &str, splices: &[Splice]) -> io::Result<()> {
        self.append(&Entry::Step {
            name: name.to_owned(),
            splices: splices.iter().map(Into::into).collect(),
        })
    }

    /// Notes what stands in a form that is being filled in; none when there is none any more. It
    /// is kept over steps and saves until another one takes its place.
    ///
    /// # Errors
    /// When it cannot be written; the journal holds what it held before.
    pub fn draft(&mut self, draft: Option<&str>) -> io::Result<()> {
        self.append(&Entry::Draft(draft.map(str::to_owned)))
    }

    /// Notes that the file was saved with this text, which further steps begin with.
    ///
    /// # Errors
    /// When it cannot be written; the journal then still has the steps before the save.
    pub fn saved(&mut self, new_base_text: &str) -> io::Result<()> {
        let before = self.bases.clone();
        let base = self.keep_base(new_base_text)?;
        self.append(&Entry::Saved { base })?;
        // Only the last one is needed any more.
        let last = self.bases.last().cloned();
        for path in before.iter().filter(|path| Some(*path) != last.as_ref()) {
            drop(fs::remove_file(path));
        }
        self.bases.retain(|path| Some(path) == last.as_ref());
        Ok(())
    }

    /// Ends the journal: nothing is left to recover.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn end(self) -> io::Result<()> {
        let removed = fs::remove_file(&self.path);
        for path in &self.bases {
            drop(fs::remove_file(path));
        }
        removed
    }

    /// A journal that is written to any file.
    #[cfg(test)]
    pub(super) fn onto(path: PathBuf, file: File) -> Self {
        Self {
            path,
            file,
            length: 0,
            bases: Vec::new(),
        }
    }

    fn remove(&self) {
        drop(fs::remove_file(&self.path));
        for path in &self.bases {
            drop(fs::remove_file(path));
        }
    }

    /// Keeps a text beside the journal, once.
    fn keep_base(&mut self, text: &str) -> io::Result<String> {
        let base = sha256_of(text.as_bytes());
        let path = base_path(&self.path, &base);
        if !self.bases.contains(&path) {
            write_atomically(&path, |writer| writer.write_all(text.as_bytes()))?;
        }
        self.bases.retain(|other| *other != path);
        self.bases.push(path);
        Ok(base)
    }

    fn append(&mut self, entry: &Entry) -> io::Result<()> {
        let line = written(entry).map_err(io::Error::other)?;
        let made = self
            .file
            .write_all(line.as_bytes())
            .and_then(|()| self.file.sync_data());
        if let Err(error) = made {
            // A torn line would hide all that is written behind it.
            drop(self.file.set_len(self.length));
            return Err(error);
        }
        self.length += line.len() as u64;
        Ok(())
    }
}

/// Makes a journal that no other process has.
fn create(folder: &Path, key: &str) -> io::Result<(PathBuf, File)> {
    let key = short_hash(key.as_bytes());
    let process = std::process::id();
    let mut number = 0_u32;
    loop {
        let path = folder.join(format!("{key}-{process}-{number}.{ENDING}"));
        let mut options = fs::OpenOptions::new();
        // What is appended stands behind what was cut off, not where that ended.
        match options.append(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            made => return Ok((path, made?)),
        }
    }
}

/// Where the text with this hash is kept beside a journal.
pub(super) fn base_path(journal: &Path, sha256: &str) -> PathBuf {
    let hash = sha256.get(..16).unwrap_or(sha256);
    journal.with_extension(format!("{hash}.{BASE_ENDING}"))
}

/// How the names of all texts beside a journal begin.
pub(super) fn base_prefix(journal: &Path) -> Option<String> {
    let stem = journal.file_stem()?.to_str()?;
    Some(format!("{stem}."))
}
