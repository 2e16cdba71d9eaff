//! Export: what is shown on screen, as files. Does not know `ui`.
//!
//! [`sheet`] lays a comparison out on pages, [`raster`] turns egui's triangles into pixels,
//! [`png`] writes them; [`options`] is what can be chosen. Paths and threads that outlive a call
//! belong to the shell.

pub mod options;
pub mod pdf;
pub mod png;
pub mod raster;
pub mod sheet;
pub mod svg;
pub mod vector;

pub use options::{Detail, Options, SheetTheme};
