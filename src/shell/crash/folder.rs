//! The reports on disk: a few of the newest, each told once.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::settings_file::data_folder;

/// How many reports are kept.
const MOST: usize = 5;
/// How the name of a report begins; its number follows.
const BEGIN: &str = "fault-";
/// The end of the name of a report that nobody has been told of.
const UNTOLD: &str = ".new.txt";
/// The same once it has been told.
const TOLD: &str = ".txt";

/// Where reports are kept: beside the texts that were added by hand.
pub(in crate::shell) fn reports_folder(settings: &Path) -> PathBuf {
    data_folder(settings).join("reports")
}

/// Writes a report under the next number.
pub(super) fn write(folder: &Path, report: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let last = reports(folder).iter().filter_map(|path| number(path)).max();
    let mut number = last.unwrap_or(0);
    // Another window may take a number in the same moment.
    let (path, mut file) = loop {
        number += 1;
        let path = folder.join(format!("{BEGIN}{number:06}{UNTOLD}"));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => break (path, made?),
        }
    };
    file.write_all(report.as_bytes())?;
    forget_oldest(folder);
    Ok(path)
}

/// The number of a report.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?;
    name.strip_prefix(BEGIN)?.split('.').next()?.parse().ok()
}

/// The name of a report once it has been told.
fn told(path: &Path) -> PathBuf {
    let name = path.to_string_lossy();
    PathBuf::from(
        name.strip_suffix(UNTOLD)
            .map_or_else(|| name.to_string(), |stem| format!("{stem}{TOLD}")),
    )
}

/// Notes that a report has been told; gives back where it is now.
pub(super) fn mark_told(path: &Path) -> Option<PathBuf> {
    let to = told(path);
    fs::rename(path, &to).ok().map(|()| to)
}

/// The reports in the folder, the oldest first.
fn reports(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_report =
        |path: &PathBuf| number(path).is_some() && path.to_string_lossy().ends_with(TOLD);
    let mut reports: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_report)
        .collect();
    reports.sort();
    reports
}

fn forget_oldest(folder: &Path) {
    let reports = reports(folder);
    let many = reports.len().saturating_sub(MOST);
    for report in &reports[..many] {
        // One that cannot be removed is tried again with the next report.
        let _ = fs::remove_file(report);
    }
}

/// The newest report that nobody has been told of, because the window was gone with it. All are
/// told with it.
pub(in crate::shell) fn note_untold(folder: &Path) -> Option<PathBuf> {
    let untold = |path: &PathBuf| path.to_string_lossy().ends_with(UNTOLD);
    let reports: Vec<PathBuf> = reports(folder).into_iter().filter(untold).collect();
    let told: Vec<PathBuf> = reports.iter().filter_map(|it| mark_told(it)).collect();
    told.into_iter().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_reports_are_kept_and_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("made on the way");
        assert_eq!(note_untold(&inner), None);
        let written: Vec<PathBuf> = (0..8)
            .map(|number| write(&inner, &format!("report {number}")).unwrap())
            .collect();
        assert_eq!(reports(&inner).len(), MOST);
        let newest = note_untold(&inner).unwrap();
        assert_eq!(fs::read_to_string(&newest).unwrap(), "report 7");
        assert_eq!(newest, told(&written[7]));
        assert_eq!(note_untold(&inner), None, "told once");
        // One that the window told itself is not told again.
        let caught = write(&inner, "caught").unwrap();
        assert_eq!(mark_told(&caught), Some(told(&caught)));
        assert_eq!(note_untold(&inner), None);
        assert_eq!(reports(&inner).len(), MOST);
    }

    #[test]
    fn nothing_else_in_the_folder_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let mine = folder.path().join("mine.txt");
        fs::write(&mine, "mine").unwrap();
        for number in 0..9 {
            write(folder.path(), &format!("{number}")).unwrap();
        }
        assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
    }
}
