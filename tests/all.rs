//! All tests that see the program from outside, in one binary: each module tests one part.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails and says where, and one that measures says what"
)]

mod architecture;
mod bundled;
mod cli;
mod documents;
mod exports;
mod generated;
mod imports;
mod load;
mod pictures;
mod support;
mod window;
