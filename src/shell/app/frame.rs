//! Frames of the window: `ui` is run and its commands are applied. What goes wrong there stops the
//! window, which says so and can go on.

use std::path::PathBuf;

use egui::{Context, RawInput, ViewportCommand};

use super::super::ahead;
use super::super::crash::{self, Fault};
use super::super::preview::PreviewMaker;
use super::super::work::Outcome;
use super::App;
use crate::state::Command;
use crate::ui;

impl App {
    /// One frame of a window in which nothing has gone wrong.
    fn frame(&mut self, ui: &mut egui::Ui) {
        let context = ui.ctx().clone();
        self.take_dropped_files(&context);
        self.note_window_size(&context);
        self.ask_before_closing(&context);
        if self.player.is_due(self.state.view.playing, &context) {
            self.command(Command::PlayStep);
            context.request_repaint();
        }
        if let Some(job) = self.preview.wanted(&context, &self.state) {
            self.spawn(move |outcomes, _| outcomes.send(Outcome::Preview(job.run())));
        }
        #[cfg(debug_assertions)]
        crash::rehearsal::in_frame(ui, &self.state);
        let commands = ui::window_ui(ui, &self.state, &mut self.memory, self.preview.preview());
        if !commands.is_empty() {
            // What they changed is to be seen without waiting for the next input.
            context.request_repaint();
        }
        for command in commands {
            self.command(command);
        }
    }

    fn take_dropped_files(&mut self, context: &Context) {
        let dropped: Vec<PathBuf> = context.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            self.command(Command::Dropped(dropped));
        }
    }

    fn note_window_size(&mut self, context: &Context) {
        let size = context.content_rect().size();
        let kept = self.state.settings.window;
        let moved = kept.is_none_or(|(width, height)| {
            (width - size.x).abs() > 1.0 || (height - size.y).abs() > 1.0
        });
        // The zoom of the interface is not the size of the window.
        let zoom = context.zoom_factor();
        if moved && (zoom - 1.0).abs() < 0.001 && size.x > 100.0 {
            self.command(Command::WindowSize(size.x, size.y));
        }
    }

    /// A window with something that is not saved is not closed without a question.
    fn ask_before_closing(&mut self, context: &Context) {
        let is_asked = context.input(|input| input.viewport().close_requested());
        if is_asked && self.state.asks_before_leaving() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.command(Command::Quit);
        }
    }

    /// Stops what has gone wrong; what is shown of the file is on disk before anything else is.
    fn stop(&mut self, fault: Fault) {
        self.keep_settings();
        self.fault = Some(fault);
        self.context.request_repaint();
    }

    /// One frame after that.
    fn stopped_frame(&mut self, ui: &mut egui::Ui, fault: &Fault) {
        let report = fault
            .report
            .as_deref()
            .map(|path| path.display().to_string());
        match ui::stopped_ui(ui, &fault.place, report.as_deref()) {
            Some(ui::AfterFault::GoOn) => self.go_on(),
            Some(ui::AfterFault::Close) => ui.send_viewport_cmd(ViewportCommand::Close),
            None => {}
        }
    }

    /// Shows the same file anew.
    fn go_on(&mut self) {
        // What stood in a form is in the journal.
        self.kept.has_draft |= self.state.unfinished().is_some();
        self.state = self.state.clone().anew();
        self.memory = ui::Memory::default();
        self.preview = PreviewMaker::default();
        self.fault = None;
        self.check();
        self.context.request_repaint();
    }
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        ahead::limit_pictures(input);
    }

    fn logic(&mut self, _context: &Context, _frame: &mut eframe::Frame) {
        if self.fault.is_some() {
            return;
        }
        let ran = crash::guarded(|| {
            self.receive();
            self.write_settings_when_due();
        });
        if let Err(fault) = ran {
            self.stop(fault);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if let Some(fault) = self.fault.clone() {
            self.stopped_frame(ui, &fault);
        } else if let Err(fault) = crash::guarded(|| self.frame(ui)) {
            self.stop(fault);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        ahead::ground(visuals)
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_settings();
        self.end_journal();
        self.end_reading();
    }
}
