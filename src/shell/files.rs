//! Reads files whole, and says in a sentence why one cannot be read.
//!
//! What the bytes mean is the loader's business, which text belongs to which source is that of
//! [`texts`](super::texts).

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::finding::{Code, Finding, closest};
use crate::shell::bundled;
use crate::state::Origin;

/// The largest position file that is read, in bytes: 1 GiB.
pub const MOST_POSITION_BYTES: u64 = 1 << 30;

/// Reads a position file.
///
/// # Errors
/// A finding that says why, and what to do, when the file is missing, a folder, larger than
/// [`MOST_POSITION_BYTES`], or may not be read.
pub fn read_position_file(origin: &Origin) -> Result<Vec<u8>, Finding> {
    match origin {
        Origin::Bundled => Ok(bundled::DOSSIER.to_vec()),
        Origin::StandardInput => {
            read_limited(io::stdin().lock(), MOST_POSITION_BYTES).map_err(|why| match why {
                Unread::TooLarge => too_large("standard input"),
                Unread::Failed(error) => {
                    Finding::new(Code::Unreadable, unreadable("standard input", &error))
                }
            })
        }
        Origin::File(path) => read_file(path, MOST_POSITION_BYTES).map_err(|why| {
            let name = format!("`{}`", path.display());
            match why {
                Unread::TooLarge => too_large(&name),
                Unread::Failed(error) => explain(path, &name, &error),
            }
        }),
    }
}

/// Why a file was not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// It has more bytes than are read.
    TooLarge,
    /// The system says why.
    Failed(io::Error),
}

/// Reads a file of at most so many bytes.
pub(super) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let metadata = fs::metadata(path).map_err(Unread::Failed)?;
    if metadata.is_dir() {
        return Err(Unread::Failed(io::ErrorKind::IsADirectory.into()));
    }
    if metadata.len() > most {
        return Err(Unread::TooLarge);
    }
    read_limited(File::open(path).map_err(Unread::Failed)?, most)
}

/// Reads to the end; a stream can be longer than it says, so the bytes themselves are counted.
fn read_limited(stream: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let read = stream
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(Unread::Failed)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > most {
        return Err(Unread::TooLarge);
    }
    Ok(bytes)
}

/// Why something cannot be read, as a sentence. The words are ours where the reason is usual, so
/// that they are the same on every system.
pub(super) fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => format!("{name} does not exist"),
        io::ErrorKind::IsADirectory => format!("{name} is a folder"),
        io::ErrorKind::PermissionDenied => format!("{name} may not be read"),
        _ => format!("{name} cannot be read: {error}"),
    }
}

fn too_large(name: &str) -> Finding {
    Finding::new(
        Code::Unreadable,
        format!("{name} is larger than 1 GiB, the most that is read"),
    )
    .hint("a position file is text of a few megabytes at most; is this the right file?")
}

fn explain(path: &Path, name: &str, error: &io::Error) -> Finding {
    let finding = Finding::new(Code::Unreadable, unreadable(name, error));
    match error.kind() {
        io::ErrorKind::NotFound => match meant(path) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint("check the path"),
        },
        io::ErrorKind::NotADirectory => finding.hint("check the path"),
        io::ErrorKind::IsADirectory => finding.hint("name a position file (`.ron`) in it"),
        io::ErrorKind::PermissionDenied => finding.hint("check the permissions of the file"),
        _ => finding,
    }
}

/// The position file in the same folder whose name is nearest to the one that does not exist.
fn meant(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let name = path.file_name()?.to_str()?;
    let beside = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut names: Vec<String> = fs::read_dir(beside)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|other| Path::new(other).extension().is_some_and(|end| end == "ron"))
        .collect();
    // The order of a folder is the system's own.
    names.sort();
    let near = closest(name, names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> Result<Vec<u8>, Finding> {
        read_position_file(&Origin::File(path.to_path_buf()))
    }

    #[test]
    fn reads_what_is_there_and_explains_what_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("plan.ron"), b"\xff()").unwrap();
        assert_eq!(read(&at("plan.ron")).unwrap(), b"\xff()");
        let cases = [
            ("plam.ron", "` does not exist", "plan.ron`?"),
            ("other.ron", "` does not exist", "check the path"),
            ("plan.ron/deep.ron", "` does not exist", "check the path"),
            ("", "` is a folder", "name a position file (`.ron`) in it"),
        ];
        for (name, message, hint) in cases {
            let finding = read(&at(name)).unwrap_err();
            assert!(finding.message.ends_with(message), "{finding:?}");
            assert_eq!(finding.hints.len(), 1, "{finding:?}");
            assert!(finding.hints[0].ends_with(hint), "{finding:?}");
            assert_eq!(finding.code, Code::Unreadable);
        }
    }

    #[test]
    fn a_huge_file_is_refused_without_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.ron");
        // A file with a hole takes no room on the disk.
        File::create(&path)
            .unwrap()
            .set_len(MOST_POSITION_BYTES + 1)
            .unwrap();
        let finding = read(&path).unwrap_err();
        assert!(finding.message.contains("larger than 1 GiB"), "{finding:?}");
    }

    #[test]
    fn a_stream_is_measured_while_it_is_read() {
        let read = |bytes: &[u8], most| read_limited(bytes, most);
        assert_eq!(read(b"1234", 4).unwrap(), b"1234");
        assert!(matches!(read(b"12345", 4), Err(Unread::TooLarge)));
        assert!(matches!(
            read_limited(io::repeat(7), 100),
            Err(Unread::TooLarge)
        ));
        assert_eq!(read(b"", 0).unwrap(), b"");
    }
}
