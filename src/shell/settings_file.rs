//! The settings on disk: one file, written atomically, in the user's configuration folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::write_atomically;
use crate::state::Settings;

/// Redirects the folder of the settings; tests always set it.
pub const FOLDER_VARIABLE: &str = "CONCORDANCE_CONFIG_DIR";

const FILE: &str = "settings.ron";

/// Where the settings are, or `None` where the system knows no such folder.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    match std::env::var_os(FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => Some(PathBuf::from(folder)),
        _ => directories::ProjectDirs::from("", "", "concordance")
            .map(|folders| folders.config_dir().to_owned()),
    }
}

/// The folder of the user's pictures, else of all that is the user's.
pub(super) fn home() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let pictures = folders.picture_dir().filter(|folder| folder.is_dir());
    Some(pictures.unwrap_or(folders.home_dir()).to_owned())
}

/// Where the texts that were added by hand are kept.
#[must_use]
pub fn texts_folder(settings: &Path) -> PathBuf {
    data_folder(settings).join("texts")
}

/// Where the program keeps what is no setting: with the settings when these were redirected, else
/// where the system keeps a program's data.
pub(super) fn data_folder(settings: &Path) -> PathBuf {
    match directories::ProjectDirs::from("", "", "concordance") {
        Some(folders) if folders.config_dir() == settings => folders.data_local_dir().to_owned(),
        _ => settings.to_owned(),
    }
}

/// A path as a user types it: `~` is the user's own folder, and what begins nowhere begins in the
/// folder that the program was started in.
pub(super) fn typed_path(path: &Path) -> PathBuf {
    let home = path
        .strip_prefix("~")
        .ok()
        .zip(directories::UserDirs::new());
    let path = match home {
        Some((rest, folders)) => folders.home_dir().join(rest),
        None => path.to_owned(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// Settings as they were read, and a sentence when they could not be.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The settings; the usual ones where there are none.
    pub settings: Settings,
    /// What went wrong.
    pub problem: Option<String>,
}

/// Reads the settings. A file that cannot be understood is set aside, never overwritten.
#[must_use]
pub fn read(folder: &Path) -> Read {
    let path = path_in(folder);
    let usual = |problem: Option<String>| Read {
        settings: Settings::default(),
        problem,
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return usual(None),
        Err(error) => return usual(Some(format!("the settings could not be read: {error}"))),
    };
    if let Ok(settings) = ron::from_str(&text) {
        return Read {
            settings,
            problem: None,
        };
    }
    let aside = folder.join(format!("{FILE}.unreadable"));
    usual(Some(match fs::rename(&path, &aside) {
        Ok(()) => format!(
            "the settings could not be understood and were set aside as {}",
            aside.display()
        ),
        Err(error) => format!("the settings could not be understood nor set aside: {error}"),
    }))
}

/// Writes the settings.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written; the file that was there stays.
pub fn write(folder: &Path, settings: &Settings) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
        .map_err(io::Error::other)?;
    write_atomically(&path_in(folder), |writer| writer.write_all(text.as_bytes()))
}

/// Where the settings stand in their folder.
pub(super) fn path_in(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Density, ThemeChoice};

    #[test]
    fn settings_come_back_as_they_were_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("made on the way");
        assert_eq!(read(&inner).settings, Settings::default());
        let mut settings = Settings {
            theme: ThemeChoice::Dark,
            density: Density::Full,
            window: Some((1200.0, 800.5)),
            ..Settings::default()
        };
        settings.remember(Path::new("/somewhere/accord.ron"));
        write(&inner, &settings).expect("written");
        let again = read(&inner);
        assert_eq!(again.settings, settings);
        assert_eq!(again.problem, None);
    }

    #[test]
    fn a_typed_path_may_begin_at_home() {
        let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
        let home = home.expect("a home");
        let here = std::env::current_dir().expect("a folder");
        for (typed, expected) in [
            ("~/plans/a.ron", home.join("plans/a.ron")),
            ("~", home.clone()),
            ("/plans/~/a.ron", PathBuf::from("/plans/~/a.ron")),
            ("~other/a.ron", here.join("~other/a.ron")),
            ("a.ron", here.join("a.ron")),
        ] {
            assert_eq!(typed_path(Path::new(typed)), expected, "{typed}");
        }
    }

    #[test]
    fn settings_that_cannot_be_understood_are_set_aside_and_told() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), "(theme: Sepia)").expect("written");
        let first = read(folder.path());
        assert_eq!(first.settings, Settings::default());
        assert!(
            first
                .problem
                .is_some_and(|problem| problem.contains("set aside"))
        );
        let aside = folder.path().join("settings.ron.unreadable");
        assert_eq!(fs::read_to_string(aside).expect("kept"), "(theme: Sepia)");
        assert_eq!(read(folder.path()).problem, None);
    }

    #[test]
    fn a_setting_of_a_later_version_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(
            folder.path().join(FILE),
            "(density: Full, of_the_future: 3)",
        )
        .expect("written");
        assert_eq!(read(folder.path()).settings.density, Density::Full);
    }

    #[test]
    fn settings_from_before_formats_had_choices_of_their_own_are_those_of_pictures() {
        use crate::state::{Detail, Format};
        let folder = tempfile::tempdir().expect("a folder");
        let old = "(export: (theme: dark, detail: full, width: Some(900.0), scale: 3.0, \
                   max_height: None))";
        fs::write(folder.path().join(FILE), old).expect("written");
        let read = read(folder.path());
        assert_eq!(read.problem, None);
        let mut settings = read.settings;
        assert_eq!(settings.export_format(), Format::Png);
        let pictures = settings.export_options(Format::Png);
        assert_eq!(
            (pictures.detail, pictures.width),
            (Detail::Full, Some(900.0))
        );
        assert_eq!(settings.export_options(Format::Svg).detail, Detail::Quotes);
        settings.keep_export(Format::CslJson, &pictures);
        write(folder.path(), &settings).expect("written");
        let again = super::read(folder.path());
        assert_eq!(again.settings.export_format(), Format::CslJson);
        assert_eq!(again.settings, settings);
    }
}
