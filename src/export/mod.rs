//! Export: what is shown on screen, as files. Does not know `ui`.
//!
//! [`raster`] turns egui's triangles into pixels, [`png`] writes them; paths and threads that
//! outlive a call belong to the shell.

pub mod png;
pub mod raster;
