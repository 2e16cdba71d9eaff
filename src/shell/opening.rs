//! Opening a file that was written, or its folder, in the program that the system has for it.

use std::path::Path;

use crate::state::Report;

/// Opens it, and says why where that failed.
pub(super) fn open(path: &Path) -> Option<Report> {
    let shown = path.display();
    let (message, hint) = if path.exists() {
        // The program that opens it may outlive this one, and is not waited for.
        let error = open::that_detached(path).err()?;
        (
            format!("`{shown}` could not be opened: {error}"),
            "open it from your file manager",
        )
    } else {
        (
            format!("`{shown}` is not there any more"),
            "export it again",
        )
    };
    Some(Report::Refused {
        message,
        hints: vec![hint.to_owned()],
    })
}
