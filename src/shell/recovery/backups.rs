//! The last versions of each file, outside of its folder.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::short_hash;
use crate::shell::atomic::write_atomically;

/// So many versions of a file are kept.
pub const MOST_BACKUPS: usize = 10;

/// Holds the path of the file that a folder has versions of, for people who look for them.
const WHOSE: &str = "path.txt";

/// A version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was kept.
    pub when: SystemTime,
    /// Its size.
    pub bytes: u64,
}

/// Keeps these bytes as a version of the file at `path`, and of all versions the newest
/// [`MOST_BACKUPS`]. What is the same as the newest one is not kept twice.
///
/// # Errors
/// When the folder cannot be made or written to; the versions before are still there.
pub fn keep_backup(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let of_file = folder_of(folder, path);
    fs::create_dir_all(&of_file)?;
    let kept = names(&of_file);
    if let Some(last) = kept.last()
        && fs::read(of_file.join(last)).is_ok_and(|last| last == bytes)
    {
        return Ok(());
    }
    let whose = of_file.join(WHOSE);
    if !whose.exists() {
        let name = path.to_string_lossy();
        write_atomically(&whose, |writer| writer.write_all(name.as_bytes()))?;
    }
    let name = name(path, kept.last().map(String::as_str));
    write_atomically(&of_file.join(&name), |writer| writer.write_all(bytes))?;
    let many = (kept.len() + 1).saturating_sub(MOST_BACKUPS);
    for name in kept.iter().take(many) {
        // One that cannot be removed is tried again with the next version.
        drop(fs::remove_file(of_file.join(name)));
    }
    Ok(())
}

/// The versions of the file at `path`, the newest last.
#[must_use]
pub fn backups(folder: &Path, path: &Path) -> Vec<Backup> {
    let of_file = folder_of(folder, path);
    let backup = |name: String| {
        let path = of_file.join(name);
        let metadata = path.metadata().ok()?;
        Some(Backup {
            when: metadata.modified().ok()?,
            bytes: metadata.len(),
            path,
        })
    };
    names(&of_file).into_iter().filter_map(backup).collect()
}

fn folder_of(folder: &Path, path: &Path) -> PathBuf {
    // The same file is the same however its path was typed.
    let whole = fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned());
    folder.join(short_hash(whole.as_os_str().as_encoded_bytes()))
}

/// The names of all versions in a folder, the oldest first.
fn names(of_file: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(of_file) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| stamp(name).is_some())
        .collect();
    names.sort_unstable();
    names
}

/// The time and the number within that second with which the name of a version begins:
/// `20261122T193501-0000`.
fn stamp(name: &str) -> Option<&str> {
    let stamp = name.get(..20)?;
    let is_one = stamp.bytes().enumerate().all(|(at, byte)| match at {
        8 => byte == b'T',
        15 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_one.then_some(stamp)
}

/// A name behind that of the last version, also where the clock was set back.
fn name(path: &Path, last: Option<&str>) -> String {
    let now = utc(SystemTime::now()).replace(['-', ':'], "");
    let mut stamp = format!("{now}-0000");
    if let Some(last) = last.and_then(self::stamp)
        && last >= stamp.as_str()
    {
        let number = last[16..].parse::<u32>().unwrap_or(0);
        stamp = format!("{}-{:04}", &last[..15], (number + 1).min(9999));
    }
    let file = path.file_name().map(OsStr::to_string_lossy);
    format!("{stamp}-{}", file.unwrap_or_default())
}

/// A time in Greenwich to the second: `2026-11-22T19:35:01`.
pub(in crate::shell) fn utc(time: SystemTime) -> String {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    let seconds = i64::try_from(seconds).unwrap_or(0);
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    jiff::tz::TimeZone::UTC.to_datetime(time).to_string()
}
