//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    concordance::shell::cli::run(concordance::shell::window::run_window)
}
