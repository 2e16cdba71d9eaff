//! Opens the window: its size, its icon, and the settings that it was left with.

use std::sync::Arc;

use egui::ViewportBuilder;

use super::app::{App, title};
use super::settings_file;
use super::work;
use crate::state::{Notice, NoticeKind, Origin, State};

/// Opens the window with a file.
///
/// # Errors
/// When the file cannot be opened, or when the system has no window to give; a sentence.
pub fn run_window(origin: Origin) -> Result<(), String> {
    let opened = work::open(origin)?;
    let folder = settings_file::folder();
    let read = folder.as_deref().map(settings_file::read);
    let (settings, problem) = match read {
        Some(read) => (read.settings, read.problem),
        None => (crate::state::Settings::default(), None),
    };
    let (width, height) = settings.window.unwrap_or((1320.0, 860.0));
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title(&opened))
            .with_app_id("concordance")
            .with_inner_size([width.max(640.0), height.max(420.0)])
            .with_min_inner_size([640.0, 420.0])
            .with_drag_and_drop(true)
            .with_icon(super::icon::icon()),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let mut state = State::new(Arc::new(opened), settings);
    state.home = settings_file::home();
    super::cli::remark_errors(&state.opened);
    if let Some(problem) = problem {
        state.view.notice = Some(Notice {
            kind: NoticeKind::Problem,
            text: problem,
            hints: Vec::new(),
            path: None,
        });
    }
    eframe::run_native(
        "concordance",
        options,
        Box::new(move |creation| {
            let mut app = App::new(&creation.egui_ctx, state, folder);
            app.use_clipboard();
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| error.to_string())
}
