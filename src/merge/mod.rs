//! Three-way merge of position files, record by record and field by field.
//!
//! The result is ours' text into which theirs' changes were spliced, so that comments, order and
//! layout of ours stay. What only one side changed is taken, what both changed alike is taken once,
//! and what they changed differently is a conflict, for which the text keeps what ours has: nothing
//! is decided by the order of the files. A record that one side removed stays where the other one
//! changed it (in the text, if that is ours) or refers to it. Merging is total: what the loader
//! finds wrong with a record does not stop it.
//!
//! `version` reads a file, `pairing` says which record is which, `renames` undoes what only
//! changed an id, `fate` decides about a record, `needed` keeps what is referred to, `order` finds
//! the places, `compose` writes the text, `report` says what is in conflict, `remarks` what is said in it for people.

mod compose;
mod conflict;
mod fate;
#[cfg(test)]
mod generated;
mod needed;
mod order;
mod pairing;
mod remarks;
mod renames;
mod report;
mod version;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use conflict::{About, Conflict, Side, Why, resolve};
pub use remarks::with_remarks;

use crate::finding::Finding;
use crate::load::{Stopped, load_watched, processors};
use crate::model::Dossier;

/// A merged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Ours' text with theirs' changes.
    pub text: String,
    /// What only a person can decide, in the order of the format.
    pub conflicts: Vec<Conflict>,
    /// Records that both sides changed in different fields, so that nobody has seen them as they
    /// are now. They are worth reading.
    pub met: Vec<About>,
    /// Comments of theirs that are new and stand neither above nor within a record that was taken
    /// over; they are not in the text.
    pub comments: Vec<String>,
}

/// One of the three files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// What both began with.
    Base,
    /// Whose text is changed.
    Ours,
    /// Whose changes are taken over.
    Theirs,
}

/// Why files cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmergeable {
    /// One of them is no position file, or one of a newer format; the findings say why.
    NotAFile(File, Vec<Finding>),
    /// The changes could not be put into ours' text.
    Refused(crate::edit::Refusal),
    /// Whoever waited for it did not want it any more.
    Stopped,
}

impl From<Stopped> for Unmergeable {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// Asked between two steps whether the merge is still wanted.
pub type Wanted<'w> = &'w (dyn Fn() -> bool + Sync);

fn go_on(is_wanted: Wanted<'_>) -> Result<(), Stopped> {
    is_wanted().then_some(()).ok_or(Stopped)
}

const MARK: char = '\u{feff}';

/// Merges what two people made of one file. A byte order mark is fine, and ours' stays.
///
/// Where one side changed nothing at all, the result is the other one byte for byte.
///
/// # Errors
/// When one of the texts is no position file, or one of a newer format.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Result<Merged, Unmergeable> {
    merge_watched(base, ours, theirs, &|| true)
}

/// The same for large files, which take seconds; soon after `is_wanted` says no it is given up.
///
/// # Errors
/// As [`merge`], and when it was given up.
pub fn merge_watched(
    base: &str,
    ours: &str,
    theirs: &str,
    is_wanted: Wanted<'_>,
) -> Result<Merged, Unmergeable> {
    let dossiers = dossiers(base, ours, theirs, is_wanted)?;
    let whole = if ours == theirs || theirs == base {
        ours
    } else if ours == base {
        theirs
    } else {
        return by_records([base, ours, theirs], &dossiers, is_wanted);
    };
    Ok(Merged {
        text: whole.to_owned(),
        ..Merged::default()
    })
}

fn dossiers(
    base: &str,
    ours: &str,
    theirs: &str,
    is_wanted: Wanted<'_>,
) -> Result<[Dossier; 3], Unmergeable> {
    let of = |file: File, text: &str| {
        let bytes = text.as_bytes();
        let loaded = load_watched(bytes, processors(bytes), &|_, _| is_wanted())?;
        let findings = loaded.findings;
        loaded.dossier.ok_or(Unmergeable::NotAFile(file, findings))
    };
    Ok([
        of(File::Base, base)?,
        of(File::Ours, ours)?,
        of(File::Theirs, theirs)?,
    ])
}

/// Merges without looking whether a whole file is unchanged.
fn by_records(
    texts: [&str; 3],
    dossiers: &[Dossier; 3],
    is_wanted: Wanted<'_>,
) -> Result<Merged, Unmergeable> {
    let contents = texts.map(|text| text.strip_prefix(MARK).unwrap_or(text));
    let aligned = renames::align(contents, dossiers);
    go_on(is_wanted)?;
    let mut merged = compose::merged(&aligned, is_wanted)?;
    go_on(is_wanted)?;
    merged.comments = remarks::lost(contents, &merged.text);
    if texts[1].starts_with(MARK) {
        merged.text.insert(0, MARK);
    }
    Ok(merged)
}
