//! How a sheet is to be made, as the state keeps it, and what that means to egui.

use egui::Theme;

pub use crate::state::{
    Detail, ExportOptions as Options, Format, Orientation, Paper, Scope, SheetTheme, TableRows,
};

impl SheetTheme {
    /// The same as egui names it.
    #[must_use]
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
        }
    }
}
