//! Reads files whole, in pieces, and says in a sentence why one cannot be read.
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

/// How many bytes are read before the one who waits is told again: 4 MiB.
const PIECE: u64 = 1 << 22;

/// Reads a position file.
///
/// # Errors
/// A finding that says why, and what to do, when the file is missing, a folder, a device or a pipe,
/// larger than [`MOST_POSITION_BYTES`], changes meanwhile, or may not be read.
pub fn read_position_file(origin: &Origin) -> Result<Vec<u8>, Finding> {
    read_watched(origin, &|_| true).map_err(|why| match why {
        NotRead::Failed(finding) => *finding,
        // Nobody stops it.
        NotRead::Stopped => Finding::new(Code::Unreadable, "the reading was stopped"),
    })
}

/// Why a position file was not read.
#[derive(Debug)]
pub(super) enum NotRead {
    /// It was not wanted any more.
    Stopped,
    /// As this finding says.
    Failed(Box<Finding>),
}

/// The same, telling `watch` which share of the bytes has been read; false stops it.
pub(super) fn read_watched(
    origin: &Origin,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Vec<u8>, NotRead> {
    let (read, name) = match origin {
        Origin::Nothing | Origin::New => (Ok(Vec::new()), String::new()),
        Origin::Bundled => (Ok(bundled::DOSSIER.to_vec()), String::new()),
        Origin::StandardInput => (
            read_pieces(io::stdin().lock(), None, MOST_POSITION_BYTES, watch),
            "standard input".to_owned(),
        ),
        Origin::File(path) => (
            read_regular(path, MOST_POSITION_BYTES, watch),
            format!("`{}`", path.display()),
        ),
    };
    read.map_err(|why| {
        NotRead::Failed(Box::new(match (why, origin.path()) {
            (Unread::Failed(error), _) if error.kind() == io::ErrorKind::Interrupted => {
                return NotRead::Stopped;
            }
            (Unread::TooLarge, _) => too_large(&name),
            (Unread::Failed(error), Some(path)) => explain(path, &name, &error),
            (Unread::Failed(error), None) => {
                Finding::new(Code::Unreadable, unreadable(&name, &error))
            }
        }))
    })
}

/// Why a file was not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// It has more bytes than are read.
    TooLarge,
    /// The system says why; of what was stopped it is `Interrupted`.
    Failed(io::Error),
}

/// Reads a file of at most so many bytes; `watch` hears the share that is read, and stops the
/// reading by giving false.
pub(super) fn read_file_watched(
    path: &Path,
    most: u64,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Vec<u8>, Unread> {
    read_regular(path, most, watch)
}

/// Reads a file of at most so many bytes.
pub(super) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    read_regular(path, most, &|_| true)
}

/// A device can be read without end, and a pipe makes whoever opens it wait, so neither is opened.
fn read_regular(path: &Path, most: u64, watch: &dyn Fn(f32) -> bool) -> Result<Vec<u8>, Unread> {
    let failed = |kind: io::ErrorKind| Unread::Failed(kind.into());
    let metadata = fs::metadata(path).map_err(Unread::Failed)?;
    if metadata.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory));
    }
    if !metadata.is_file() {
        return Err(failed(io::ErrorKind::InvalidInput));
    }
    if metadata.len() > most {
        return Err(Unread::TooLarge);
    }
    let file = File::open(path).map_err(Unread::Failed)?;
    // Files that the system makes up while they are read have no length.
    let length = (metadata.len() > 0).then_some(metadata.len());
    let bytes = read_pieces(&file, length, most, watch)?;
    let now = file.metadata().map_err(Unread::Failed)?;
    let is_another = now.len() != metadata.len()
        || match (metadata.modified(), now.modified()) {
            (Ok(before), Ok(after)) => before != after,
            _ => false,
        };
    if is_another || length.is_some_and(|length| length != bytes.len() as u64) {
        return Err(failed(io::ErrorKind::ResourceBusy));
    }
    Ok(bytes)
}

/// Reads to the end, or one byte further than the length that is expected: a stream can be longer
/// than it says, so the bytes themselves are counted.
fn read_pieces(
    mut stream: impl Read,
    length: Option<u64>,
    most: u64,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let room = length.and_then(|length| usize::try_from(length).ok());
    let reserved = bytes.try_reserve_exact(room.unwrap_or(0));
    reserved.map_err(|_| Unread::Failed(io::ErrorKind::OutOfMemory.into()))?;
    let end = length.unwrap_or(most).saturating_add(1);
    loop {
        let left = end - bytes.len() as u64;
        let piece = (&mut stream).take(left.min(PIECE));
        let read = { piece }.read_to_end(&mut bytes).map_err(Unread::Failed)?;
        if bytes.len() as u64 > most {
            return Err(Unread::TooLarge);
        }
        if read == 0 || bytes.len() as u64 == end {
            return Ok(bytes);
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a share that is shown as percents"
        )]
        let share = length.map_or(0.0, |length| bytes.len() as f32 / length as f32);
        if !watch(share) {
            return Err(Unread::Failed(io::ErrorKind::Interrupted.into()));
        }
    }
}

/// Why something cannot be read, as a sentence. The words are ours where the reason is usual, so
/// that they are the same on every system.
pub(super) fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => format!("{name} does not exist"),
        io::ErrorKind::IsADirectory => format!("{name} is a folder"),
        io::ErrorKind::PermissionDenied => format!("{name} may not be read"),
        io::ErrorKind::InvalidInput => format!("{name} is a device or a pipe and no file"),
        io::ErrorKind::ResourceBusy => format!("{name} changed while it was being read"),
        io::ErrorKind::OutOfMemory => format!("{name} needs more memory than there is"),
        _ => format!("{name} cannot be read: {error}"),
    }
}

fn too_large(name: &str) -> Finding {
    Finding::new(
        Code::Unreadable,
        format!("{name} is larger than 1 GiB, the most that is read"),
    )
    .hint("divide it into several files; a million statements take about half of that")
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
        io::ErrorKind::InvalidInput => finding.hint("give what a pipe has on standard input: `-`"),
        io::ErrorKind::ResourceBusy => finding.hint("open it again once it has been written"),
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
        let read = |bytes: &[u8], most| read_pieces(bytes, None, most, &|_| true);
        assert_eq!(read(b"1234", 4).unwrap(), b"1234");
        assert!(matches!(read(b"12345", 4), Err(Unread::TooLarge)));
        let endless = read_pieces(io::repeat(7), None, 100, &|_| true);
        assert!(matches!(endless, Err(Unread::TooLarge)));
        assert_eq!(read(b"", 0).unwrap(), b"");
        let growing = read_pieces(io::repeat(7), Some(100), 1000, &|_| true);
        assert_eq!(growing.unwrap().len(), 101, "one byte more than it said");
    }

    #[test]
    fn reading_tells_its_share_and_can_be_stopped() {
        let length = 3 * PIECE;
        let told = std::cell::RefCell::new(Vec::new());
        let stream = io::repeat(7).take(length);
        let read = read_pieces(stream, Some(length), length, &|share| {
            told.borrow_mut().push(share);
            true
        });
        assert_eq!(read.unwrap().len() as u64, length);
        assert_eq!(told.into_inner(), [1.0 / 3.0, 2.0 / 3.0, 1.0]);
        let stopped = read_pieces(io::repeat(7), Some(length), length, &|_| false);
        assert!(
            matches!(stopped, Err(Unread::Failed(error)) if error.kind() == io::ErrorKind::Interrupted)
        );
    }

    #[test]
    fn a_file_that_grows_or_shrinks_meanwhile_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.ron");
        for size in [2 * PIECE, PIECE / 2] {
            File::create(&path).unwrap().set_len(PIECE).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            let resized = std::cell::Cell::new(false);
            let read = read_regular(&path, MOST_POSITION_BYTES, &|_| {
                if !resized.replace(true) {
                    file.set_len(size).unwrap();
                }
                true
            });
            let Err(Unread::Failed(error)) = read else {
                panic!("it was read");
            };
            let told = explain(&path, "`log.ron`", &error);
            assert_eq!(told.message, "`log.ron` changed while it was being read");
            assert_eq!(told.hints, ["open it again once it has been written"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_pipes_are_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket.ron");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("zero.ron");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for path in [socket, link, "/dev/zero".into()] {
            let finding = read(&path).unwrap_err();
            let name = path.display();
            let message = format!("`{name}` is a device or a pipe and no file");
            assert_eq!(finding.message, message);
            assert_eq!(finding.hints.len(), 1);
        }
    }
}
