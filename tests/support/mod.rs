//! What several tests need.

pub(crate) mod harness;
pub(crate) mod renderer;
