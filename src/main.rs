//! The program: everything is in the library.

fn main() {
    let origin = match std::env::args_os().nth(1) {
        Some(path) => concordance::state::Origin::File(path.into()),
        None => concordance::state::Origin::Bundled,
    };
    if let Err(problem) = concordance::shell::app::run_window(origin) {
        panic!("{problem}");
    }
}
