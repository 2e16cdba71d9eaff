//! All tests that see the program from outside, in one binary.
//! The one test binary: each module tests one part of the program from outside.

mod cli;
mod load;
mod pictures;
mod support;
