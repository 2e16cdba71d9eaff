//! The look: colours, sizes, faces, painted signs and the style of every widget.
//!
//! The only place where a raw colour may be written. It knows the words of the field (`model`)
//! and egui, and leaves to `ui` and `export` what is shown where.

mod color;
mod font;
mod letters;
mod pattern;
mod pill;
mod screen;
mod sign;
pub mod size;
mod style;
mod symbol;

pub use color::{HeatColors, Palette, StanceColors, contrast};
pub use font::{Face, font_definitions, missing_glyphs, sheet_face, sheet_font_definitions};
pub use pattern::{dashed_frame, hatch};
pub use pill::pill_on_screen;
pub use screen::{
    dashed_frame_on_screen, hatch_on_screen, rule_on_screen, slants_on_screen, thin_frame_on_screen,
};
pub use sign::{paint_sign, paint_sign_outline, sign_outline_shapes, sign_shapes};
pub use style::{PrimaryButton, apply, plain_button, primary_button, reduce_motion};
pub use symbol::{Symbol, paint_symbol, symbol_shapes};
