//! Export: what is shown on screen, as files. Does not know `ui`.
//!
//! [`sheet`] lays a comparison out on pages, [`raster`] turns egui's triangles into pixels,
//! [`png`] writes them; [`options`] is what can be chosen. Paths and threads that outlive a call
//! belong to the shell.

mod alt;
mod colophon;
pub mod csv;
mod deflate;
mod direction;
mod document;
pub mod docx;
#[cfg(test)]
mod expected;
pub mod glyphs;
pub mod html;
mod job;
pub mod json;
pub mod markdown;
mod markup;
pub mod options;
pub mod pdf;
pub mod png;
pub mod qdpx;
pub mod raster;
pub mod sheet;
pub mod svg;
mod tables;
pub mod vector;
pub mod xlsx;

pub use alt::{Alt, description};
pub use colophon::{Fact, colophon};
pub use document::document;
pub use job::Job;
pub use options::{Detail, Format, Options, Orientation, Paper, Scope, SheetTheme, TableRows};

#[cfg(test)]
mod packages;
