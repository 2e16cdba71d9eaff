//! The shell performs effects: files, dialogs, the clock, the clipboard, threads.

pub mod app;
pub mod atomic;
pub mod bundled;
mod checking;
pub mod cli;
mod clipboard;
mod dialogs;
mod exporting;
mod extraction;
pub mod files;
mod icon;
mod letters;
mod native_options;
mod opening;
mod player;
mod preview;
mod preview_words;
mod problem;
mod product;
pub mod settings_file;
mod shot;
pub mod text_store;
mod text_work;
pub mod texts;
mod watch;
pub mod window;
mod work;
