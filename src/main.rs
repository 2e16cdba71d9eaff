//! Opens the window or does what the command line asks.

fn main() {}
