//! Times the checking of quotations.

fn main() {}
