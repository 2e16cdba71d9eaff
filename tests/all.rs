//! All tests that see the program from outside, in one binary: each module tests one part.

mod architecture;
mod bundled;
mod cli;
mod documents;
mod load;
mod pictures;
mod support;
