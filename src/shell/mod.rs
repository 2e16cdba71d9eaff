//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod atomic;
