//! What a file dialog is to ask for, as it is told to the process that shows it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What is wanted of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::shell) enum Wanted {
    /// A file that is there.
    File,
    /// A folder that is there.
    Folder,
    /// A file to be written.
    Target,
}

/// One question to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::shell) struct Ask {
    wanted: Wanted,
    title: String,
    /// Kinds of files by name, each with its endings.
    filters: Vec<(String, Vec<String>)>,
    /// What stands in the path field.
    suggestion: String,
}

impl Ask {
    pub(super) fn new(wanted: Wanted, title: &str) -> Self {
        Self {
            wanted,
            title: title.to_owned(),
            filters: Vec::new(),
            suggestion: String::new(),
        }
    }

    /// Offers files with these endings.
    pub(super) fn filter(mut self, name: &str, endings: &[&str]) -> Self {
        let endings = endings.iter().map(|&it| it.to_owned()).collect();
        self.filters.push((name.to_owned(), endings));
        self
    }

    /// Begins in the folder of this path, with its name where a file is to be written.
    pub(super) fn suggest(mut self, path: &str) -> Self {
        path.clone_into(&mut self.suggestion);
        self
    }

    /// Shows the dialog and waits for it. None where nothing was chosen.
    pub(super) fn show(&self) -> Option<PathBuf> {
        let mut dialog = rfd::FileDialog::new().set_title(self.title.as_str());
        for (name, endings) in &self.filters {
            dialog = dialog.add_filter(name, endings);
        }
        let path = Path::new(&self.suggestion);
        if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        match self.wanted {
            Wanted::File => dialog.pick_file(),
            Wanted::Folder => dialog.pick_folder(),
            Wanted::Target => {
                if let Some(name) = path.file_name() {
                    dialog = dialog.set_file_name(name.to_string_lossy());
                }
                dialog.save_file()
            }
        }
    }
}
