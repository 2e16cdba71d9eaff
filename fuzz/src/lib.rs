//! The parts of the program that read texts of any kind, without the window and the rest, so that
//! the fuzz targets build in seconds.

#[path = "../../src/finding/mod.rs"]
pub mod finding;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/quote/mod.rs"]
pub mod quote;
