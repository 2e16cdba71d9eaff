//! The sheet and the raster, without the formats.

#[path = "../../src/export/glyphs.rs"]
pub mod glyphs;
#[path = "../../src/export/options.rs"]
pub mod options;
#[path = "../../src/export/raster/mod.rs"]
pub mod raster;
#[path = "../../src/export/sheet/mod.rs"]
pub mod sheet;

pub use options::{Detail, Format, Options, Orientation, Paper, Scope, SheetTheme, TableRows};
