//! Concordance: who stands where on each point of a peace plan, and the words that prove it.
//!
//! The library holds everything; `main.rs` only calls [`cli::run`].
//! ARCHITECTURE.md draws the layers; a test reads the `use` lines and holds them to it.

pub mod finding;
pub mod load;
pub mod model;
