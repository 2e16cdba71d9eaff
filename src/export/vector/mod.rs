//! A page of the sheet without pixels: outlines and letters, for PDF and SVG.
//!
//! The sheet's shapes are egui's; [`outlines`] turns them into outlines with a fill or a stroke. Its
//! runs are shaped here once more, by the shaper that egui itself uses and with the same faces, so
//! that every letter stands where the raster paints it.

mod path;
mod shaping;
mod subset;

pub use path::{Outline, Paint, Segment, outlines};
pub use shaping::{Letter, ShapedRun, Shaper};
pub use subset::subset;
