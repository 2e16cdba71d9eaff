//! The system's dialog for the file that a picture is written to.

use std::path::{Path, PathBuf};

/// Asks for a file, beginning at this one; nothing when the user cancels or the system has no such
/// dialog.
pub(super) fn ask(suggestion: &Path) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new()
        .set_title("Export the comparison")
        .add_filter("Pictures", &["png"]);
    if let Some(name) = suggestion.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = suggestion.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file()
}
