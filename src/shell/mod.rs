//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod app;
pub mod atomic;
pub mod bundled;
pub mod cli;
mod extraction;
pub mod files;
mod icon;
mod picture;
mod preview;
pub mod settings_file;
mod target_dialog;
pub mod text_store;
mod text_work;
pub mod texts;
mod watch;
mod work;
