//! The one test binary: each module tests one part of the program from outside.

mod load;
