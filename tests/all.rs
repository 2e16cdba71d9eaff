//! All tests that see the program from outside, in one binary: each module tests one part.

#![expect(
    clippy::expect_used,
    reason = "a test stops at the first thing that is not as it must be"
)]

mod architecture;
mod documents;
mod load;
mod pictures;
mod support;
