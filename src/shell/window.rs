//! Opens the window with the settings that it was left with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Vec2, ViewportCommand};

use super::ahead::Ahead;
use super::app::{App, title};
use super::crash;
use super::first_frame::end_after_first_frame;
use super::memory;
use super::native_options::native_options;
use super::settings_file;
use super::work;
use crate::state::{Notice, NoticeKind, Opened, Origin, State};

/// What the window begins with.
#[derive(Debug)]
pub enum Start {
    /// The bundled dossier, which is read while the system makes the window.
    Bundled,
    /// A file that is open.
    Opened(Box<Opened>),
    /// A file that is still to be opened.
    ToOpen(Origin),
}

/// How long the window stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// Until it is closed.
    UntilClosed,
    /// Until its first frame is painted, to see how long that takes.
    OneFrame,
}

/// Opens the window with a file. What comes on standard input is read before, any other file that
/// is still to be opened beside the window.
///
/// # Errors
/// When the file cannot be opened, or when the system has no window to give; a sentence.
pub fn run_window(start: Start, stay: Stay) -> Result<(), String> {
    memory::keep_what_is_freed();
    let (opened, to_open) = match start {
        Start::Bundled => (None, None),
        Start::Opened(opened) => (Some(*opened), None),
        Start::ToOpen(Origin::StandardInput) => (Some(work::open(Origin::StandardInput)?), None),
        Start::ToOpen(origin) => (Some(Opened::nothing()), Some(origin)),
    };
    let folder = settings_file::folder();
    let read = folder.as_deref().map(settings_file::read);
    let (settings, problem) = match read {
        Some(read) => (read.settings, read.problem),
        None => (crate::state::Settings::default(), None),
    };
    let untold = folder
        .as_deref()
        .map(crash::reports_folder)
        .and_then(|reports| {
            let untold = crash::note_untold(&reports);
            crash::report_into(reports);
            untold
        });
    if let Some(opened) = &opened {
        super::cli::remark_errors(opened);
    }
    // A dossier that is still being read gives its name to the window afterwards.
    let first_title = opened.as_ref().map_or("Concordance".to_owned(), title);
    let options = eframe::NativeOptions {
        // The context that is made ahead has them already.
        system_font_fallback: false,
        ..native_options(first_title, settings.window)
    };
    let notice = first_notice(problem, untold);
    let size = options.viewport.inner_size.unwrap_or(Vec2::ZERO);
    let of_ahead = settings.clone();
    let ahead = Ahead::begin(&of_ahead, size, move || {
        let opened = opened.unwrap_or_else(bundled);
        let mut state = State::new(Arc::new(opened), settings);
        state.home = settings_file::home();
        state.view.notice = notice.or(state.view.notice);
        state
    });
    let run = || {
        eframe::run_native_ext(
            "concordance",
            options,
            Some(ahead.context.clone()),
            Box::new(move |creation| {
                let (state, memory) = ahead.finish();
                let named = title(&state.opened);
                creation
                    .egui_ctx
                    .send_viewport_cmd(ViewportCommand::Title(named));
                let mut app = App::new(&creation.egui_ctx, state, folder);
                app.remember(memory);
                app.use_clipboard();
                app.show_dialogs_by(own_program());
                if let Some(origin) = to_open {
                    app.open(origin);
                }
                if stay == Stay::OneFrame {
                    end_after_first_frame(&creation.egui_ctx);
                }
                Ok(Box::new(app))
            }),
        )
    };
    match crash::guarded(run) {
        Ok(ended) => ended.map_err(|error| error.to_string()),
        Err(fault) => Err(format!(
            "it ended by a fault of its own, at {}",
            fault.place
        )),
    }
}

/// The bundled dossier, opened; tests hold it to being a position file without errors.
fn bundled() -> Opened {
    work::open(Origin::Bundled).unwrap_or_else(|_| Opened::nothing())
}

/// What is told when the window opens: how the program ended the last time, else what is wrong with
/// the settings.
fn first_notice(problem: Option<String>, untold: Option<PathBuf>) -> Option<Notice> {
    let (text, hints) = match (untold, problem) {
        (Some(report), _) => (
            "Concordance ended by a fault of its own the last time".to_owned(),
            vec![format!("the report is in `{}`", report.display())],
        ),
        (None, Some(problem)) => (problem, Vec::new()),
        (None, None) => return None,
    };
    Some(Notice {
        kind: NoticeKind::Problem,
        text,
        hints,
        path: None,
    })
}

/// This program, also where its file has been replaced since it was started.
fn own_program() -> PathBuf {
    let running = Path::new("/proc/self/exe");
    if running.exists() {
        return running.to_owned();
    }
    std::env::current_exe().unwrap_or_default()
}
