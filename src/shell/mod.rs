//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod app;
pub mod atomic;
mod files;
mod icon;
mod picture;
mod preview;
pub mod settings_file;
mod texts;
mod watch;
mod work;
