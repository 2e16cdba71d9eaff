//! All tests that see the program from outside, in one binary: each module tests one part.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails, and says where"
)]

mod architecture;
mod bundled;
mod cli;
mod documents;
mod load;
mod pictures;
mod support;
mod window;
