//! Concordance: who stands where on each point of a peace plan, and the words that prove it.
//!
//! The library holds everything; `main.rs` only calls [`shell::cli::run`].
//! ARCHITECTURE.md draws the layers; a test reads the `use` lines and holds them to it.

pub mod agreement;
pub mod check;
pub mod cite;
pub mod diff;
pub mod edit;
pub mod export;
pub mod extract;
pub mod finding;
pub mod hidden;
pub mod import;
pub mod lens;
pub mod listing;
pub mod load;
pub mod look;
pub mod matrix;
pub mod merge;
pub mod model;
pub mod quote;
pub mod second;
pub mod shell;
pub mod standing;
pub mod state;
pub mod ui;
pub mod words;
