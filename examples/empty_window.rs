//! An empty window with the program's own options, which closes once its first frame is painted.
//!
//! `scripts/start-time` compares how long the program takes until then with how long this does.

use std::process::ExitCode;

use concordance::shell::first_frame::end_after_first_frame;
use concordance::shell::native_options::native_options;

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn main() -> ExitCode {
    let window = eframe::run_native(
        "empty",
        native_options("Empty".to_owned(), None),
        Box::new(|creation| {
            end_after_first_frame(&creation.egui_ctx);
            Ok(Box::new(Empty))
        }),
    );
    if window.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
