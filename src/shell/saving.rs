//! Writing the open file, and making changes of files whose text is not kept.

use std::path::Path;
use std::sync::Arc;

use super::atomic::write_atomically;
use super::exporting::is_there;
use super::files::{self, NotRead};
use super::problem::Problem;
use super::recovery::{keep_backup, not_kept};
use super::work;
use crate::quote::sha256_of;
use crate::state::{Opened, Origin, Report};

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

/// Writes the file as a whole or not at all; what was there is kept among the backups. Where something else is there than is `known`, nothing
/// is written, and that is told.
pub(super) fn save(
    opened: &Arc<Opened>,
    path: &Path,
    (known, replace): (Option<&str>, bool),
    backups: Option<&Path>,
) -> Report {
    let failed_by = |message: String, remedy: Option<String>| {
        let kept = "nothing was written; your changes are still here".to_owned();
        let hints = remedy.into_iter().chain([kept]).collect();
        Report::Failed { message, hints }
    };
    let failed = |message: String| failed_by(message, None);
    if !replace && is_there(path) {
        return Report::SaveExists;
    }
    let shown = path.display();
    let text = match text_of(opened) {
        Ok(text) => text,
        Err(why) => return failed(format!("`{shown}` was not saved: {why}")),
    };
    if let Some(known) = known
        && is_there(path)
    {
        let origin = Origin::File(path.to_owned());
        match read(&origin) {
            Ok(bytes) if sha256_of(&bytes) == known || bytes == text.as_bytes() => {}
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
    if let Some(folder) = backups
        && is_there(path)
        && let Ok(before) = read(&Origin::File(path.to_owned()))
        && before != text.as_bytes()
        && let Err(error) = keep_backup(folder, path, &before)
    {
        return failed(format!(
            "`{shown}` was not saved: {}",
            not_kept(&error, folder)
        ));
    }
    match write_atomically(path, |file| file.write_all(text.as_bytes())) {
        Ok(()) => Report::Saved {
            path: path.to_owned(),
            opened: Arc::clone(opened),
        },
        Err(error) => match Problem::of_target(&error, path) {
            Problem::Cancelled => Report::Cancelled,
            Problem::Failed { message, hint } => failed_by(message, hint),
        },
    }
}
