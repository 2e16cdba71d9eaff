//! Writing the open file, and making changes of files whose text is not kept.

use std::io;
use std::path::Path;

use super::atomic::write_atomically;
use super::exporting::is_there;
use super::files::{self, NotRead};
use super::problem::Problem;
use super::recovery::{keep_backup, version_not_kept};
use super::work;
use crate::quote::sha256_of;
use crate::state::{Opened, Origin, Report, Saving, VersionNotKept};

/// The text of a file that is as it is on disk.
pub(super) fn text_of(opened: &Opened) -> Result<String, String> {
    if let Some(text) = &opened.text {
        return Ok(text.to_string());
    }
    let bytes = read(&opened.origin)?;
    if sha256_of(&bytes) != opened.dossier.sha256 {
        return Err("the file was changed on disk; reload it first".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "the file is not UTF-8 text".to_owned())
}

fn read(origin: &Origin) -> Result<Vec<u8>, String> {
    files::read_watched(origin, &|_| true).map_err(|why| match why {
        NotRead::Stopped => "reading it was stopped".to_owned(),
        NotRead::Failed(finding) => finding.message,
    })
}

/// Writes the file as a whole or not at all, after the version that was there has been kept in
/// `backups`. Where that is another one than is known, or where it cannot be kept, nothing is
/// written, and that is told.
pub(super) fn save(saving: Saving, backups: Option<&Path>) -> Report {
    let path = saving.path.as_path();
    let failed_by = |message: String, remedy: Option<String>| {
        let kept = "nothing was written; your changes are still here".to_owned();
        let hints = remedy.into_iter().chain([kept]).collect();
        Report::Failed { message, hints }
    };
    let failed = |message: String| failed_by(message, None);
    if !saving.replace && is_there(path) {
        return Report::SaveExists;
    }
    let shown = path.display();
    let text = match text_of(&saving.opened) {
        Ok(text) => text,
        Err(why) => return failed(format!("`{shown}` was not saved: {why}")),
    };
    if let Some(known) = &saving.known
        && is_there(path)
    {
        let origin = Origin::File(path.to_owned());
        match read(&origin) {
            Ok(bytes) if sha256_of(&bytes) == *known || bytes == text.as_bytes() => {}
            Ok(_) => {
                return match work::open_report(origin, &|_| true) {
                    Report::Opened(theirs) => Report::SavedByOthers(theirs),
                    Report::NotOpened { .. } => failed(format!(
                        "`{shown}` was not saved: somebody has changed it on disk, and it cannot be read any more"
                    )),
                    other => other,
                };
            }
            Err(why) => return failed(format!("`{shown}` was not saved: {why}")),
        }
    }
    if saving.keeps_version
        && let Some(folder) = backups
        && let Err(error) = keep_version(folder, path, &text)
    {
        let why = version_not_kept(&error, folder);
        return Report::VersionNotKept(VersionNotKept { saving, why });
    }
    match write_atomically(path, |file| file.write_all(text.as_bytes())) {
        Ok(()) => Report::Saved {
            opened: saving.opened,
            path: saving.path,
        },
        Err(error) => match Problem::of_target(&error, path) {
            Problem::Cancelled => Report::Cancelled,
            Problem::Failed { message, hint } => failed_by(message, hint),
        },
    }
}

/// Keeps what is on disk, where that can be read and is something else than what is to be written.
fn keep_version(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    if !is_there(path) {
        return Ok(());
    }
    match read(&Origin::File(path.to_owned())) {
        Ok(before) if before != text.as_bytes() => keep_backup(folder, path, &before),
        Ok(_) | Err(_) => Ok(()),
    }
}
