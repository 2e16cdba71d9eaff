//! Why an export was not written, in words, with what to do about it.

use std::io;
use std::path::Path;

use crate::export::sheet::SheetError;

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It was cancelled.
    Cancelled,
    /// It failed.
    Failed {
        /// What, as a sentence without its stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

impl From<SheetError> for Problem {
    fn from(error: SheetError) -> Self {
        if error == SheetError::Cancelled {
            return Self::Cancelled;
        }
        Self::Failed {
            message: error.to_string(),
            hint: Some(error.hint()),
        }
    }
}

impl Problem {
    /// A sentence without its stop, for which there is nothing to do.
    pub(super) fn failed(message: String) -> Self {
        Self::Failed {
            message,
            hint: None,
        }
    }

    /// What the system says of a file that was to be written.
    pub(super) fn of_target(error: &io::Error, path: &Path) -> Self {
        use io::ErrorKind as K;
        if error.kind() == K::Interrupted {
            return Self::Cancelled;
        }
        let target = path.display();
        let (message, hint) = match error.kind() {
            K::NotFound | K::NotADirectory => (
                format!("the folder of `{target}` does not exist"),
                "make the folder first, or choose another one",
            ),
            K::IsADirectory => (
                format!("`{target}` is a folder"),
                "name a file, not a folder",
            ),
            K::PermissionDenied | K::ReadOnlyFilesystem => (
                format!("`{target}` may not be written"),
                if path.exists() {
                    "choose another name, or make this file writable"
                } else {
                    "choose a folder that can be written to"
                },
            ),
            K::StorageFull => (
                format!("there is no room left for `{target}`"),
                "make room on this disk, or choose another one",
            ),
            K::QuotaExceeded => (
                format!("`{target}` would be more than you may keep here"),
                "make room, or choose another place",
            ),
            K::FileTooLarge => (
                format!("`{target}` would be larger than a file may be here"),
                "choose another place, or less detail",
            ),
            K::InvalidFilename => (
                format!("`{target}` is not a name that a file can have here"),
                "choose a shorter name without special characters",
            ),
            K::ExecutableFileBusy | K::ResourceBusy => (
                format!("`{target}` is in use"),
                "close it in the other program, or choose another name",
            ),
            _ => (
                format!("`{target}` could not be written: {error}"),
                "choose another place",
            ),
        };
        Self::Failed {
            message,
            hint: Some(hint.to_owned()),
        }
    }

    /// The same when the finished file was to take its place: what stands there then is most often
    /// open elsewhere, and on Windows cannot be replaced while it is.
    pub(super) fn of_replacing(error: &io::Error, path: &Path) -> Self {
        let is_held = error.kind() == io::ErrorKind::PermissionDenied && path.is_file();
        if !is_held {
            return Self::of_target(error, path);
        }
        Self::Failed {
            message: format!("`{}` could not be replaced", path.display()),
            hint: Some(
                "close it in the other program if it is open there, or choose another name"
                    .to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::tempdir;

    #[test]
    fn each_failure_says_what_to_do() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("out.png");
        fs::write(&file, b"").unwrap();
        let new = folder.path().join("new.png");
        for (path, kind, words, expected) in [
            (
                &file,
                io::ErrorKind::PermissionDenied,
                "may not be written",
                "choose another name, or make this file writable",
            ),
            (
                &new,
                io::ErrorKind::PermissionDenied,
                "may not be written",
                "choose a folder that can be written to",
            ),
            (
                &new,
                io::ErrorKind::StorageFull,
                "there is no room left for",
                "make room on this disk, or choose another one",
            ),
            (
                &new,
                io::ErrorKind::QuotaExceeded,
                "more than you may keep",
                "make room, or choose another place",
            ),
            (
                &new,
                io::ErrorKind::InvalidFilename,
                "is not a name",
                "choose a shorter name without special characters",
            ),
            (
                &file,
                io::ErrorKind::ResourceBusy,
                "is in use",
                "close it in the other program, or choose another name",
            ),
        ] {
            let Problem::Failed { message, hint } = Problem::of_target(&kind.into(), path) else {
                panic!("{kind:?}")
            };
            assert!(message.contains(words), "{message}");
            assert_eq!(hint.as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_file_that_is_held_elsewhere_is_told_from_a_folder_that_is_closed() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("out.xlsx");
        let denied = io::ErrorKind::PermissionDenied;
        let hint = |path: &Path| match Problem::of_replacing(&denied.into(), path) {
            Problem::Failed { hint, .. } => hint.unwrap(),
            Problem::Cancelled => panic!("not cancelled"),
        };
        assert!(hint(&file).contains("a folder that can be written to"));
        fs::write(&file, b"").unwrap();
        assert!(hint(&file).contains("close it in the other program"));
    }
}
