//! What an import writes: all of it or nothing, and never over anything.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::atomic::{Prepared, prepare};
use super::trouble;
use crate::import::{Mapping, Proposal, Trouble};

/// A file that is written and waits to be put in place.
pub(in crate::shell) type Waiting = (PathBuf, Prepared);

/// An import makes new files. What somebody has typed into an old one is never written over.
pub(in crate::shell) fn check_free(path: &Path) -> Result<(), Trouble> {
    if path.exists() {
        let message = format!("`{}` is there already", path.display());
        let hint = "name a new file, or move the old one away";
        return Err(trouble(message, Some(hint)));
    }
    Ok(())
}

/// Writes the position file and the texts beside it; they wait to be put in place. A text that
/// stands there already, from an earlier import, stays.
pub(in crate::shell) fn prepared(
    output: &Path,
    proposal: &Proposal,
    text: &str,
) -> Result<Vec<Waiting>, Trouble> {
    let mut waiting = Vec::new();
    let folder = output.parent().unwrap_or_else(|| Path::new(""));
    for (name, content) in &proposal.texts {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|known| known == content.as_bytes()) {
            continue;
        }
        check_free(&path)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        }
        waiting.push(ready(path, content)?);
    }
    waiting.push(ready(output.to_owned(), text)?);
    Ok(waiting)
}

/// Writes a mapping; it waits to be put in place.
pub(in crate::shell) fn write_mapping(path: &Path, mapping: &Mapping) -> Result<Waiting, Trouble> {
    ready(path.to_owned(), &mapping.write()?)
}

fn ready(path: PathBuf, content: &str) -> Result<Waiting, Trouble> {
    let made = prepare(&path, |file| file.write_all(content.as_bytes()));
    match made {
        Ok(made) => Ok((path, made)),
        Err(error) => Err(unwritable(&path, &error)),
    }
}

/// Puts everything in place and gives the paths.
pub(in crate::shell) fn put(waiting: Vec<Waiting>) -> Result<Vec<PathBuf>, Trouble> {
    let mut written = Vec::new();
    for (path, made) in waiting {
        made.put_in_place()
            .map_err(|error| unwritable(&path, &error))?;
        written.push(path);
    }
    Ok(written)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Trouble {
    let message = format!("`{}` cannot be written: {error}", path.display());
    trouble(message, None)
}
