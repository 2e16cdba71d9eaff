//! Takes away what a program that was killed while it wrote has left beside its targets.
//!
//! A file is written under a name of its own and moved when it is complete. Who is killed between
//! the two leaves the part; it is ours by its name and nobody writes it any more after a day.

use std::fs;
use std::path::Path;
use std::time::Duration;

/// How the name of a part begins.
pub(super) const PREFIX: &str = ".concordance-";
/// How it ends.
pub(super) const SUFFIX: &str = ".part";

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
        // A link is judged itself, not what it leads to.
        let is_abandoned = entry.metadata().is_ok_and(|metadata| {
            let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
            metadata.is_file() && age.is_some_and(|age| age > ABANDONED)
        });
        if is_abandoned {
            drop(fs::remove_file(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::SystemTime;

    #[test]
    fn only_old_parts_of_ours_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - ABANDONED - Duration::from_mins(1);
        for (name, is_old) in [
            (".concordance-old.part", true),
            (".concordance-new.part", false),
            (".concordance-old.png", true),
            ("concordance-old.part", true),
            (".other-old.part", true),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            if is_old {
                file.set_modified(old).unwrap();
            }
        }
        fs::create_dir(folder.path().join(".concordance-folder.part")).unwrap();
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
                ".concordance-new.part",
                ".concordance-old.png",
                ".other-old.part",
                "concordance-old.part",
            ]
        );
        remove_abandoned(&folder.path().join("missing"));
    }
}
