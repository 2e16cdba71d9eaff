//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod app;
pub mod atomic;
pub mod bundled;
mod checking;
pub mod cli;
mod clipboard;
mod dialogs;
mod extraction;
pub mod files;
mod icon;
mod native_options;
mod picture;
mod player;
mod preview;
pub mod settings_file;
pub mod text_store;
mod text_work;
pub mod texts;
mod watch;
pub mod window;
mod work;
