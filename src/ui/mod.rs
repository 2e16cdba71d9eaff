//! The window's views: they read [`State`], push [`Command`]s, and never write.
//!
//! Functions that paint end in `_ui`. What a view must remember between frames and nobody else
//! needs to know (measured heights, scroll positions) is in [`Memory`].

mod calendar;
mod chip_row;
mod date_popup;
mod dialogs;
mod filter_bar;
mod findings_panel;
mod inspector;
mod keyboard;
mod matrix;
mod menu;
mod notice_bar;
mod reader;
mod row_heights;
mod sources;
mod text;
mod top_bar;

use egui::text::LayoutJob;
use egui::{CentralPanel, Frame, Margin, Panel, Stroke, TextureId, Ui, Vec2};

use crate::look::Palette;
use crate::state::{Command, Room, SidePanel, State};

/// What the views remember between frames.
#[derive(Debug, Default)]
pub struct Memory {
    matrix: matrix::Memory,
    inspector: inspector::Memory,
    date: date_popup::Memory,
    notice: notice_bar::Memory,
    reader: reader::Memory,
    /// The last wish to scroll through a text or the sources that was followed.
    scrolled: u64,
    /// True once the search field has been asked to take the keys.
    search_focused: bool,
    /// The dialog that has been given the keys.
    dialog: Option<&'static str>,
    /// The entry of the palette that was in view last.
    palette_entry: usize,
}

/// A picture of the export as it would be written now, for the dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Preview {
    /// Not made yet.
    #[default]
    Pending,
    /// A texture and its size in points.
    Ready {
        /// The texture.
        texture: TextureId,
        /// The size of what the texture shows, in points.
        size: Vec2,
        /// The size of the whole first page in points.
        page: Vec2,
        /// How many pages there are.
        pages: usize,
    },
    /// It cannot be made, for this reason.
    Failed(String),
}

/// What every view is given.
pub(crate) struct Scene<'a> {
    pub(crate) state: &'a State,
    pub(crate) palette: Palette,
    pub(crate) commands: &'a mut Vec<Command>,
}

impl Scene<'_> {
    /// The text with the words of the search marked.
    pub(crate) fn found(&self, job: LayoutJob) -> LayoutJob {
        text::with_hits(job, &self.state.lens.search, &self.palette)
    }

    pub(crate) fn push(&mut self, command: Command) {
        self.commands.push(command);
    }
}

/// Paints the whole window and gives back what was asked for.
pub fn window_ui(
    ui: &mut Ui,
    state: &State,
    memory: &mut Memory,
    preview: &Preview,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut scene = Scene {
        state,
        palette: Palette::of(ui.theme()),
        commands: &mut commands,
    };
    keyboard::read(ui, &mut scene);
    let panel = |vertical: i8| {
        Frame::new()
            .fill(Palette::of(ui.theme()).panel)
            .inner_margin(Margin::symmetric(20, vertical))
    };
    let bar = panel(11);
    let narrow_bar = panel(6);
    Panel::top("top bar")
        .frame(bar)
        .resizable(false)
        .show(ui, |ui| {
            top_bar::top_bar_ui(ui, &mut scene, memory);
        });
    if state.view.filters_open && state.view.room == Room::Matrix {
        Panel::top("filter bar")
            .frame(narrow_bar)
            .resizable(false)
            .show(ui, |ui| filter_bar::filter_bar_ui(ui, &mut scene));
    }
    if chip_row::is_wanted(&scene) {
        Panel::top("chips")
            .frame(narrow_bar)
            .resizable(false)
            .show(ui, |ui| chip_row::chip_row_ui(ui, &mut scene));
    }
    let says = state.view.notice.is_some() || state.task.is_some();
    notice_bar::count_down(ui, &mut scene, &mut memory.notice);
    if says {
        Panel::bottom("notice bar")
            .frame(narrow_bar)
            .resizable(false)
            .show(ui, |ui| {
                notice_bar::notice_bar_ui(ui, &mut scene, &mut memory.notice);
            });
    }
    let width = ui.available_width();
    // Two words side by side need more room than one below the other.
    let (name, share, most) = if state.view.face_to_face && state.view.side == SidePanel::Inspector
    {
        ("face to face", 0.55, 900.0)
    } else {
        ("side panel", 0.31, 480.0)
    };
    let widest = (width * 0.6).max(260.0);
    Panel::right(name)
        .frame(Frame::new().fill(scene.palette.panel))
        .default_size((width * share).clamp(260.0, most))
        .size_range(260.0..=widest)
        .resizable(true)
        .show(ui, |ui| match state.view.side {
            SidePanel::Inspector => inspector::inspector_ui(ui, &mut scene, &mut memory.inspector),
            SidePanel::Findings => findings_panel::findings_ui(ui, &mut scene),
        });
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper).stroke(Stroke::NONE))
        .show(ui, |ui| match state.view.room {
            Room::Matrix => matrix::matrix_ui(ui, &mut scene, &mut memory.matrix),
            Room::Agreement | Room::List(_) => {}
            Room::Sources => sources::sources_ui(ui, &mut scene, &mut memory.scrolled),
            Room::Reader => {
                reader::reader_ui(ui, &mut scene, &mut memory.reader, &mut memory.scrolled);
            }
        });
    dialogs::dialogs_ui(ui, &mut scene, memory, preview);
    commands
}
