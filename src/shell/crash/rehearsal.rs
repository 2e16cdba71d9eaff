//! Going wrong on purpose, in builds for development only: what happens then can be tried in the
//! real window. The open dialog takes these words for a path.

use std::path::Path;

/// The window's own thread panics.
const WINDOW: &str = "fault:window";
/// The thread that opens a file panics.
const WORKER: &str = "fault:worker";

/// Panics where this file is asked for by the window.
pub(in crate::shell) fn in_window(path: Option<&Path>) {
    assert!(!is(path, WINDOW), "asked for in the window");
}

/// Panics where this file is read beside the window.
pub(in crate::shell) fn in_worker(path: Option<&Path>) {
    assert!(!is(path, WORKER), "asked for beside the window");
}

fn is(path: Option<&Path>, what: &str) -> bool {
    path.is_some_and(|path| path.ends_with(what))
}
