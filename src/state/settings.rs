//! What is kept between runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Density, ExportOptions, Opened, ThemeChoice};
use crate::cite::Style;
use crate::lens::Lens;

/// How many recent files are kept.
const RECENT: usize = 10;
/// Of how many files the lens is kept.
const FILES: usize = 50;

/// What is kept for one file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileSettings {
    /// What was shown.
    pub lens: Lens,
    /// Counts up with every use, so that the longest unused goes first.
    pub used: u64,
}

/// What is kept between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system says.
    pub theme: ThemeChoice,
    /// No motion at all.
    pub reduce_motion: bool,
    /// How much of a cell the matrix shows.
    pub density: Density,
    /// The timeline is folded into one line.
    pub timeline_folded: bool,
    /// The window's size in points.
    pub window: Option<(f32, f32)>,
    /// The files opened last, the last one first.
    pub recent: Vec<PathBuf>,
    /// What was shown of each file.
    pub files: BTreeMap<String, FileSettings>,
    /// How pictures were exported before each format had choices of its own, and who exports.
    pub export: ExportOptions,
    /// The ending of the format that was exported last.
    pub export_format: String,
    /// How was exported last, by the ending of the format. Endings that this version does not know
    /// are kept.
    pub exports: BTreeMap<String, ExportOptions>,
    /// How what is copied is cited; in full without a style.
    pub citation: Option<Style>,
    /// Who codes and signs off; empty until it is asked for.
    pub name: String,
    /// The folder exported to last.
    pub export_folder: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            reduce_motion: false,
            density: Density::Normal,
            timeline_folded: false,
            window: None,
            recent: Vec::new(),
            files: BTreeMap::new(),
            export: ExportOptions::default(),
            export_format: String::new(),
            exports: BTreeMap::new(),
            citation: None,
            name: String::new(),
            export_folder: None,
        }
    }
}

impl Settings {
    /// What was shown of this file the last time; without the search, which nobody expects to
    /// find again.
    #[must_use]
    pub fn lens_of(&self, opened: &Opened) -> Lens {
        let kept = opened.origin.key().and_then(|key| self.files.get(&key));
        let mut lens = kept.map(|file| file.lens.clone()).unwrap_or_default();
        lens.search.clear();
        lens
    }

    /// Keeps what is shown of this file.
    pub fn keep_lens(&mut self, opened: &Opened, lens: &Lens) {
        let Some(key) = opened.origin.key() else {
            return;
        };
        let used = self.files.values().map(|file| file.used).max().unwrap_or(0) + 1;
        let lens = lens.clone();
        self.files.insert(key, FileSettings { lens, used });
        while self.files.len() > FILES {
            let oldest = self.files.iter().min_by_key(|(_, file)| file.used);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            self.files.remove(&key);
        }
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}
