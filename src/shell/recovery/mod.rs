//! What was typed and not saved, and what was saved before: outside of the position files, in the
//! program's own folder.
//!
//! A journal holds every step since the last save and is written as they are made, so that whoever
//! is killed loses nothing; backups are the last versions of each file. Who asks for them, and when
//! a draft is worth writing, is the window's business.

mod backups;
mod journal;
mod keeper;
mod line;
#[cfg(test)]
mod tests;
mod unsaved;

use std::io;
use std::path::{Path, PathBuf};

pub(super) use backups::utc;
pub use backups::{Backup, MOST_BACKUPS, backups, keep_backup};
pub use journal::Journal;
pub(super) use keeper::Keeper;
pub use unsaved::{Unsaved, all_unsaved, discard, unsaved};

use super::settings_file::data_folder;
use crate::quote::sha256_of;

/// Where journals are kept; `settings` is the folder of the settings.
#[must_use]
pub fn journals_folder(settings: &Path) -> PathBuf {
    data_folder(settings).join("journals")
}

/// Where backups are kept; `settings` is the folder of the settings.
#[must_use]
pub fn backups_folder(settings: &Path) -> PathBuf {
    data_folder(settings).join("backups")
}

/// Why nothing is kept in a folder, as a sentence without its stop.
#[must_use]
pub fn not_kept(error: &io::Error, folder: &Path) -> String {
    why("what has not been saved", error, folder)
}

/// Why the version of a file that is on disk is not kept in a folder, as a sentence without its
/// stop.
#[must_use]
pub fn version_not_kept(error: &io::Error, folder: &Path) -> String {
    why("the version on disk", error, folder)
}

fn why(what: &str, error: &io::Error, folder: &Path) -> String {
    use io::ErrorKind as K;
    let folder = folder.display();
    match error.kind() {
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => {
            format!("there is no room in `{folder}` to keep {what}")
        }
        K::PermissionDenied | K::ReadOnlyFilesystem => {
            format!("{what} cannot be kept: `{folder}` may not be written")
        }
        _ => format!("{what} cannot be kept in `{folder}`: {error}"),
    }
}

/// A name for a file that may be called anything: letters and digits only, and the same for the
/// same words.
fn short_hash(words: &[u8]) -> String {
    let mut hash = sha256_of(words);
    hash.truncate(16);
    hash
}
