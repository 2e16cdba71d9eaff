//! The texts in which the quotations of an import are looked up.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::super::files::{Unread, read_file, unreadable};
use super::super::texts::{MOST_TEXT_BYTES, text_of};
use super::trouble;
use crate::extract::ending_of;
use crate::finding::{Code, Finding};
use crate::import::{TextAtHand, Trouble, Watch};

/// Texts with what there is to say of those that cannot be read.
#[derive(Debug, Default)]
pub(in crate::shell) struct TextFiles {
    /// The texts.
    pub(in crate::shell) texts: Vec<TextAtHand>,
    /// Their files.
    paths: Vec<PathBuf>,
    /// What cannot be read.
    pub(in crate::shell) findings: Vec<Finding>,
}

impl TextFiles {
    /// Every text of the folders, and the files among them. `watch` is asked before each text whether
    /// somebody still waits; where nobody does the rest is left out.
    ///
    /// # Errors
    /// When one of them is not there or cannot be read.
    pub(in crate::shell) fn read(from: &[PathBuf], watch: Watch<'_>) -> Result<Self, Trouble> {
        let mut files = Self::default();
        for path in from {
            let failed = |error: &std::io::Error| {
                let name = format!("`{}`", path.display());
                let hint = "name a folder that holds the texts";
                trouble(unreadable(&name, error), Some(hint))
            };
            let metadata = fs::metadata(path).map_err(|error| failed(&error))?;
            if !metadata.is_dir() {
                files.add(path);
                continue;
            }
            let entries = fs::read_dir(path).map_err(|error| failed(&error))?;
            let mut paths: Vec<PathBuf> = entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.is_file() && ending_of(&path.to_string_lossy()).is_some())
                .collect();
            paths.sort();
            for path in paths.iter().take_while(|_| watch()) {
                files.add(path);
            }
        }
        Ok(files)
    }

    fn add(&mut self, path: &Path) {
        let name = path.display().to_string();
        let untold = |message: String| Finding::new(Code::TextUnreadable, message);
        let bytes = match read_file(path, MOST_TEXT_BYTES) {
            Ok(bytes) => bytes,
            Err(Unread::TooLarge) => {
                let message = format!("`{name}` is larger than 64 MiB, the most that is read");
                self.findings.push(untold(message));
                return;
            }
            Err(Unread::Failed(error)) => {
                let message = unreadable(&format!("`{name}`"), &error);
                self.findings.push(untold(message));
                return;
            }
        };
        match text_of(&name, bytes) {
            Ok((text, _)) => {
                let stem = path.file_stem().map(|stem| stem.to_string_lossy());
                self.texts.push(TextAtHand {
                    name: stem.map(std::borrow::Cow::into_owned).unwrap_or_default(),
                    path: None,
                    text: (*text).clone(),
                });
                self.paths.push(path.to_owned());
            }
            Err(problem) => {
                let message = format!("`{name}` {}", problem.message);
                self.findings.push(untold(message).hint(problem.hint));
            }
        }
    }

    /// The same with more.
    pub(in crate::shell) fn extend(&mut self, more: Self) {
        self.texts.extend(more.texts);
        self.paths.extend(more.paths);
        self.findings.extend(more.findings);
    }

    /// Says where the position file is to be: a text below its folder can be named in it.
    pub(in crate::shell) fn beside(&mut self, output: Option<&Path>) {
        for (text, path) in self.texts.iter_mut().zip(&self.paths) {
            text.path = output.and_then(|output| below(output, path));
        }
    }
}

/// The path of a text relative to the folder of a position file, with `/`; none where it lies
/// elsewhere.
fn below(output: &Path, text: &Path) -> Option<String> {
    let folder = std::path::absolute(output).ok()?;
    let text = std::path::absolute(text).ok()?;
    let relative = text.strip_prefix(folder.parent()?).ok()?;
    let parts: Option<Vec<&str>> = relative
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    Some(parts?.join("/"))
}
