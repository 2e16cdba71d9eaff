//! Ends the window once its first frame is painted, so that starting can be timed from outside:
//! `scripts/start-time` does. An empty window is timed in the same way, by `examples`.

use std::io::{Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use egui::{Context, ViewportCommand};

/// What is said on standard output when the first frame is on the screen.
pub const PAINTED: &str = "first frame painted";

/// Says when the first frame of this context's window has been painted, and closes the window.
///
/// The second frame begins only when the first has been handed to the screen.
pub fn end_after_first_frame(context: &Context) {
    let is_told = AtomicBool::new(false);
    // A frame may have been laid out before, for nobody to see.
    let first = OnceLock::new();
    let at_begin = move |ui: &mut egui::Ui| {
        let frame = ui.cumulative_frame_nr();
        if frame == *first.get_or_init(|| frame) {
            ui.request_repaint();
        } else if !is_told.swap(true, Ordering::Relaxed) {
            let mut stdout = stdout().lock();
            // Where nobody reads it, there is nobody to tell.
            let _ = writeln!(stdout, "{PAINTED}").and_then(|()| stdout.flush());
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
    };
    context.on_begin_pass("first frame", Arc::new(at_begin));
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::RawInput;

    #[test]
    fn the_window_is_closed_in_the_frame_after_the_first() {
        let context = Context::default();
        end_after_first_frame(&context);
        let is_closed = |context: &Context| {
            let output = context.run_ui(RawInput::default(), |_| ());
            let mut viewports = output.viewport_output.values();
            let closes = |command: &ViewportCommand| *command == ViewportCommand::Close;
            let is_closed = viewports.any(|viewport| viewport.commands.iter().any(closes));
            output.drop_without_applying_deltas();
            is_closed
        };
        assert!(!is_closed(&context));
        assert!(context.has_requested_repaint());
        assert!(is_closed(&context));
        assert!(!is_closed(&context), "once is enough");
    }
}
