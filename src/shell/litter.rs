//! Takes away what a program that was killed while it wrote has left beside its targets.
//!
//! A file is written under a name of its own, locked, and moved when it is complete. Who is killed
//! between the two leaves the part and no lock: it is ours by its name, and nobody's any more. Where
//! a disk knows no locks a part is abandoned after a day.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// How the name of a part begins.
pub(super) const PREFIX: &str = ".concordance-";
/// How it ends.
pub(super) const SUFFIX: &str = ".part";

/// A part this young may not have got its lock yet.
const FRESH: Duration = Duration::from_secs(10);
/// Longer than this nothing is written.
const ABANDONED: Duration = Duration::from_hours(24);

/// Removes abandoned parts of a folder. What cannot be removed stays for the next time.
pub(super) fn remove_abandoned(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(PREFIX) || !name.ends_with(SUFFIX) {
            continue;
        }
        if is_abandoned(&entry) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// A link is judged itself, not what it leads to.
fn is_abandoned(entry: &fs::DirEntry) -> bool {
    let Ok(metadata) = entry.metadata() else {
        return false;
    };
    let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
    let Some(age) = age.filter(|age| metadata.is_file() && *age > FRESH) else {
        return false;
    };
    match File::open(entry.path()).map(|file| file.try_lock()) {
        Ok(Ok(())) => true,
        Ok(Err(TryLockError::WouldBlock)) => false,
        _ => age > ABANDONED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_ours_that_nobody_writes_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let fresh = File::create(at(".concordance-fresh.part")).unwrap();
        let now = fresh.metadata().unwrap().modified().unwrap();
        let old = now - FRESH - Duration::from_mins(1);
        let made: Vec<File> = [
            ".concordance-left.part",
            ".concordance-held.part",
            ".concordance-left.png",
            "concordance-left.part",
            ".other-left.part",
        ]
        .map(|name| File::create(at(name)).unwrap())
        .into();
        for file in &made {
            file.set_modified(old).unwrap();
        }
        made[1].lock().unwrap();
        fs::create_dir(at(".concordance-folder.part")).unwrap();
        remove_abandoned(folder.path());
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                ".concordance-folder.part",
                ".concordance-fresh.part",
                ".concordance-held.part",
                ".concordance-left.png",
                ".other-left.part",
                "concordance-left.part",
            ]
        );
        remove_abandoned(&at("missing"));
    }
}
