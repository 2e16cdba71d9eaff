//! The window's views: they read [`State`], push [`Command`]s, and never write.
//!
//! Functions that paint end in `_ui`. What a view must remember between frames and nobody else
//! needs to know (measured heights, scroll positions) is in [`Memory`].

mod agreement;
mod calendar;
mod chip_row;
mod choice;
mod column;
mod comparing;
mod date_popup;
mod dialogs;
mod filter_bar;
mod finding_list;
mod findings_panel;
mod first_steps;
mod focus;
mod form;
mod importing;
mod inspector;
mod keyboard;
mod listing;
mod matrix;
mod menu;
mod notice_bar;
mod parts;
mod preview;
mod reader;
mod row_heights;
mod ruler;
mod second;
mod sources;
mod still;
mod stopped;
mod text;
mod timeline;
mod top_bar;
mod waiting;

use egui::text::LayoutJob;
use egui::{CentralPanel, Color32, Frame, Margin, Panel, Stroke, Ui};

pub use preview::{DocumentPreview, PagePreview, Preview, Previewed};
pub use stopped::{AfterFault, stopped_ui};

use crate::look::Palette;
use crate::matrix::{Cell, CellMark};
use crate::model::Stance;
use crate::state::{Command, ListKind, Room, SidePanel, State};

/// What the views remember between frames.
#[derive(Debug, Default)]
pub struct Memory {
    matrix: matrix::Memory,
    listing: listing::Memory,
    inspector: inspector::Memory,
    date: date_popup::Memory,
    notice: notice_bar::Memory,
    reader: reader::Memory,
    sources: sources::Memory,
    parts: parts::Memory,
    findings: findings_panel::Memory,
    form: form::Memory,
    importing: importing::Memory,
    agreement: agreement::Memory,
    second: second::Memory,
    timeline: timeline::Memory,
    /// The last wish to scroll through a text or the sources that was followed.
    scrolled: u64,
    /// True once the search field has been asked to take the keys.
    search_focused: bool,
    /// The dialog that has been given the keys.
    dialog: Option<&'static str>,
    /// The entry of the palette that was in view last.
    palette_entry: usize,
    /// True where the window is cleared with the panels' colour, so that no panel paints it again.
    is_cleared: bool,
}

impl Memory {
    /// Says that whoever paints begins each frame with a window in the colour of panels. Without a
    /// graphics card every pixel that is painted twice is felt.
    pub fn stand_on_panel(&mut self) {
        self.is_cleared = true;
    }

    /// The ground of a panel.
    fn panel(&self, palette: &Palette) -> Color32 {
        if self.is_cleared {
            Color32::TRANSPARENT
        } else {
            palette.panel
        }
    }
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

    /// What the date that is compared with has instead in a cell.
    pub(crate) fn other_date(&self, cell: &Cell) -> Option<CellMark> {
        let comparison = self.state.comparison.as_deref()?;
        comparison.mark(cell)
    }

    /// That nobody has signed off what a cell rests on, where that is to be shown.
    pub(crate) fn unchecked(&self, cell: &Cell) -> Option<CellMark> {
        self.state.lens.unchecked_mark(self.state.dossier(), cell)
    }

    /// What the file that is compared with has instead in a cell, and that stance. Files are
    /// compared with all their dates, so beside an earlier state nothing is told.
    pub(crate) fn other_file(&self, cell: &Cell) -> Option<(String, Option<Stance>)> {
        let compared = self.state.compared.as_deref()?;
        let is_whole = self.state.matrix.as_of.is_none();
        is_whole
            .then(|| compared.mark(cell.point, cell.party))
            .flatten()
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
    form::read_keys(ui, &mut scene, &mut memory.form);
    second::read_keys(ui, &mut scene);
    keyboard::read(ui, &mut scene);
    let ground = memory.panel(&scene.palette);
    let panel = |vertical: i8| {
        Frame::new()
            .fill(ground)
            .inner_margin(Margin::symmetric(20, vertical))
    };
    let bar = panel(11);
    let narrow_bar = panel(6);
    let says = state.view.told().is_some() || state.task.is_some();
    if state.is_alone() {
        // Nothing else of the window may tell how statements were read before.
        alone_ui(ui, &mut scene, memory, (narrow_bar, says));
        dialogs::dialogs_ui(ui, &mut scene, memory, preview);
        waiting::waiting_ui(ui, &mut scene);
        return commands;
    }
    Panel::top("top bar")
        .frame(bar)
        .resizable(false)
        .show(ui, |ui| {
            top_bar::top_bar_ui(ui, &mut scene, memory);
        });
    if state.view.filters_open && state.view.room.has_lens() {
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
    notices_ui(ui, &mut scene, memory, (narrow_bar, says));
    if state.has_timeline() {
        let first_width = memory.matrix.first_width(ui.available_width());
        Panel::bottom("timeline")
            .frame(Frame::new().fill(ground))
            .exact_size(timeline::height(ui, &scene))
            .resizable(false)
            .show(ui, |ui| {
                timeline::timeline_ui(ui, &mut scene, &mut memory.timeline, first_width);
            });
    }
    if state.view.room != Room::Import {
        side_ui(ui, &mut scene, memory, ground);
    }
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper).stroke(Stroke::NONE))
        .show(ui, |ui| match state.view.room {
            Room::Matrix => match state.first_steps() {
                Some(steps) => first_steps::first_steps_ui(ui, &mut scene, &steps),
                None => matrix::matrix_ui(ui, &mut scene, &mut memory.matrix),
            },
            Room::Parts => parts::parts_ui(ui, &mut scene, &mut memory.parts),
            Room::List(ListKind::Changes) if state.compared.is_none() => {
                comparing::nothing_compared_ui(ui, &mut scene);
            }
            Room::List(_) => listing::listing_ui(ui, &mut scene, &mut memory.listing),
            Room::Agreement => agreement::agreement_ui(ui, &mut scene, &mut memory.agreement),
            Room::Import => importing::importing_ui(ui, &mut scene, &mut memory.importing),
            Room::Second => second::second_ui(ui, &mut scene, &mut memory.second),
            Room::Sources => {
                sources::sources_ui(ui, &mut scene, &mut memory.sources, &mut memory.scrolled);
            }
            Room::Reader => {
                reader::reader_ui(ui, &mut scene, &mut memory.reader, &mut memory.scrolled);
            }
        });
    dialogs::dialogs_ui(ui, &mut scene, memory, preview);
    waiting::waiting_ui(ui, &mut scene);
    commands
}

/// Paints what stands to the right of the room.
fn side_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, ground: Color32) {
    let state = scene.state;
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
        .frame(Frame::new().fill(ground))
        .default_size((width * share).clamp(260.0, most))
        .size_range(260.0..=widest)
        .resizable(true)
        .show(ui, |ui| match state.view.side {
            SidePanel::Inspector => inspector::inspector_ui(ui, scene, &mut memory.inspector),
            SidePanel::Findings => {
                findings_panel::findings_ui(ui, scene, &mut memory.findings);
            }
            SidePanel::Form => form::form_ui(ui, scene, &mut memory.form),
        });
}

/// What was done and what is under way, at the bottom.
fn notices_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, (bar, says): (Frame, bool)) {
    notice_bar::count_down(ui, scene, &mut memory.notice);
    if says {
        Panel::bottom("notice bar")
            .frame(bar)
            .resizable(false)
            .show(ui, |ui| {
                notice_bar::notice_bar_ui(ui, scene, &mut memory.notice);
            });
    }
}

/// A room that has the window to itself.
fn alone_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, bar: (Frame, bool)) {
    notices_ui(ui, scene, memory, bar);
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper).stroke(Stroke::NONE))
        .show(ui, |ui| second::second_ui(ui, scene, &mut memory.second));
}
