//! Replaces a file as a whole or not at all.
//!
//! The new content is written beside the target and moved over it once it is complete, so that a
//! full disk, a failing writer or a crash leaves what was there.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::litter::{PREFIX, SUFFIX, remove_abandoned};

/// As many links in a row are followed as Linux follows.
const MOST_LINKS: usize = 40;

/// Writes a file through `write`, and puts it in place only when all of it was written.
///
/// A link is followed, so that the file it leads to is replaced and the link stays. A file that
/// was there lends the new one its permissions; a new file gets the usual ones. What is neither a
/// file nor a folder, such as a pipe, is written to directly.
///
/// # Errors
///
/// When `write` fails; when the target is a folder or a file that may not be written; when its
/// folder is missing or may not be written. What was there is then still there.
pub fn write_atomically(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    prepare(path, write)?.put_in_place()
}

/// A file that is complete and waits beside its target. Dropped, it leaves nothing.
#[derive(Debug)]
pub struct Prepared {
    /// Nothing waits where the target is no file and was written to directly.
    waiting: Option<(NamedTempFile, PathBuf)>,
}

impl Prepared {
    /// Moves the file over its target.
    ///
    /// # Errors
    ///
    /// When the system does not allow it. What was there is then still there.
    pub fn put_in_place(self) -> io::Result<()> {
        if let Some((file, target)) = self.waiting {
            file.persist(target).map_err(|error| error.error)?;
        }
        Ok(())
    }
}

/// Writes a file through `write` beside its target, as [`write_atomically`] does, without putting
/// it in place; so that several files can be made before the first of them is.
///
/// # Errors
///
/// The same.
pub fn prepare(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<Prepared> {
    let target = follow_links(path)?;
    let permissions = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "the target is a folder",
            ));
        }
        Ok(metadata) if !metadata.is_file() => {
            let file = OpenOptions::new().write(true).open(&target)?;
            write_through(file, write)?;
            return Ok(Prepared { waiting: None });
        }
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the target is read-only",
            ));
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let beside = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    remove_abandoned(beside);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    if let Some(usual) = usual_permissions() {
        builder.permissions(usual);
    }
    let file = builder.tempfile_in(beside)?;
    // It tells others that this part is being written; a disk without locks does without.
    drop(file.as_file().try_lock());
    let file = write_through(file, write)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    // Without this a crash soon after could leave an empty file where there was a full one.
    file.as_file().sync_all()?;
    Ok(Prepared {
        waiting: Some((file, target)),
    })
}

/// Lets `write` fill a file, and gives the file back when all of it was taken.
fn write_through<W: Write>(
    file: W,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<W> {
    let mut writer = BufWriter::new(Attentive {
        file,
        refused: None,
    });
    let written = write(&mut writer).and_then(|()| writer.flush());
    let refused = writer.get_ref().refused;
    written.map_err(|error| match refused {
        Some(kind) if kind != error.kind() => io::Error::new(kind, error),
        _ => error,
    })?;
    let attentive = writer
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    Ok(attentive.file)
}

/// Remembers why a file refused what was written to it: encoders wrap that error into one of their
/// own, and its kind is lost.
struct Attentive<W> {
    file: W,
    refused: Option<io::ErrorKind>,
}

impl<W> Attentive<W> {
    fn told<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        // What was interrupted is tried again.
        if let Err(error) = &result
            && error.kind() != io::ErrorKind::Interrupted
        {
            self.refused.get_or_insert(error.kind());
        }
        result
    }
}

impl<W: Write> Write for Attentive<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.file.write(bytes);
        self.told(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.file.flush();
        self.told(result)
    }
}

/// What a new file usually may, before the umask takes from it; a temporary one is private.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have nothing to say here"
)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}

/// The file that a path leads to; also where a link leads to nothing yet.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let target = fs::read_link(&path)?;
        path = match path.parent() {
            Some(folder) => folder.join(target),
            None => target,
        };
    }
    Err(io::Error::other("the target is a circle of links"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    #[test]
    fn the_kind_of_a_refusal_survives_an_encoder() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let wrapped = |writer: &mut dyn Write| {
            let written = writer.write_all(&vec![0; 100_000]);
            written.map_err(|error| io::Error::other(error.to_string()))
        };
        let kind = write_through(Full, wrapped).err().unwrap().kind();
        assert_eq!(kind, io::ErrorKind::StorageFull);
        let cancelled = |_: &mut dyn Write| Err(io::ErrorKind::Interrupted.into());
        let kind = write_through(Full, cancelled).err().unwrap().kind();
        assert_eq!(kind, io::ErrorKind::Interrupted);
    }

    fn folder() -> TempDir {
        tempfile::tempdir().unwrap()
    }

    fn names_in(folder: &TempDir) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn write_words(path: &Path, words: &str) -> io::Result<()> {
        write_atomically(path, |writer| writer.write_all(words.as_bytes()))
    }

    #[test]
    fn a_new_file_is_made_and_an_old_one_replaced() {
        let folder = folder();
        let path = folder.path().join("sheet.png");
        for words in ["first", "second and longer", "third"] {
            write_words(&path, words).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), words);
        }
        assert_eq!(names_in(&folder), ["sheet.png"]);
    }

    #[test]
    fn a_failing_writer_leaves_what_was_there_and_nothing_beside_it() {
        let folder = folder();
        let path = folder.path().join("sheet.png");
        write_words(&path, "old").unwrap();
        let error = write_atomically(&path, |writer| {
            writer.write_all(&vec![0; 100_000])?;
            Err(io::Error::other("no more ink"))
        })
        .unwrap_err();
        assert_eq!(error.to_string(), "no more ink");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names_in(&folder), ["sheet.png"]);
    }

    #[test]
    fn targets_that_cannot_be_written_are_errors_even_for_root() {
        let folder = folder();
        let file = folder.path().join("file");
        write_words(&file, "kept").unwrap();
        for (path, kind) in [
            (folder.path().to_path_buf(), io::ErrorKind::IsADirectory),
            (
                folder.path().join("none/sheet.png"),
                io::ErrorKind::NotFound,
            ),
            (file.join("sheet.png"), io::ErrorKind::NotADirectory),
        ] {
            let error = write_words(&path, "new").unwrap_err();
            assert_eq!(error.kind(), kind, "{error}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
        assert_eq!(names_in(&folder), ["file"]);
    }

    #[test]
    fn what_was_prepared_leaves_nothing_until_it_is_put_in_place() {
        let folder = folder();
        let path = folder.path().join("sheet.png");
        write_words(&path, "old").unwrap();
        let make = || prepare(&path, |writer| writer.write_all(b"new")).unwrap();
        drop(make());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names_in(&folder), ["sheet.png"]);
        make().put_in_place().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names_in(&folder), ["sheet.png"]);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("sheet.png");
        write_words(&path, "kept").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write_words(&path, "new").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "kept");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_any_new_file_or_those_that_were_there() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let plain = folder.path().join("plain");
        fs::write(&plain, "").unwrap();
        let ours = folder.path().join("ours");
        write_words(&ours, "new").unwrap();
        assert_eq!(mode(&ours), mode(&plain));
        fs::set_permissions(&ours, Permissions::from_mode(0o640)).unwrap();
        write_words(&ours, "newer").unwrap();
        assert_eq!(mode(&ours), 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_replaced() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("deep")).unwrap();
        symlink("deep/real.png", at("near.png")).unwrap();
        symlink(at("near.png"), at("far.png")).unwrap();
        for words in ["made through a link to nothing", "replaced"] {
            write_words(&at("far.png"), words).unwrap();
            assert_eq!(fs::read_to_string(at("deep/real.png")).unwrap(), words);
            assert!(at("far.png").is_symlink() && at("near.png").is_symlink());
        }
        symlink(at("b"), at("a")).unwrap();
        symlink(at("a"), at("b")).unwrap();
        assert!(write_words(&at("a"), "round and round").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_to_directly() {
        write_words(Path::new("/dev/null"), "gone").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
