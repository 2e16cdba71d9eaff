//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod atomic;
pub mod bundled;
pub mod files;
pub mod texts;
