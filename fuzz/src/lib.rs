//! The parts of the program that read anything, without the window and the shell, so that the fuzz
//! targets build in minutes, and what the targets share.

#[path = "../../src/agreement/mod.rs"]
pub mod agreement;
#[path = "../../src/check/mod.rs"]
pub mod check;
#[path = "../../src/cite/mod.rs"]
pub mod cite;
#[path = "../../src/diff/mod.rs"]
pub mod diff;
#[cfg(feature = "sheet")]
pub mod export;
pub mod extract;
#[path = "../../src/finding/mod.rs"]
pub mod finding;
pub mod input;
#[path = "../../src/hidden/mod.rs"]
pub mod hidden;
#[path = "../../src/lens/mod.rs"]
pub mod lens;
#[path = "../../src/listing/mod.rs"]
pub mod listing;
#[path = "../../src/load/mod.rs"]
pub mod load;
#[cfg(feature = "sheet")]
#[path = "../../src/look/mod.rs"]
pub mod look;
#[path = "../../src/matrix/mod.rs"]
pub mod matrix;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/quote/mod.rs"]
pub mod quote;
#[path = "../../src/standing/mod.rs"]
pub mod standing;
#[path = "../../src/state/mod.rs"]
pub mod state;
#[path = "../../src/words/mod.rs"]
pub mod words;

/// The invented accord that the tests of the state open too.
pub const FISHERIES: &str = include_str!("../../tests/support/fisheries.ron");
