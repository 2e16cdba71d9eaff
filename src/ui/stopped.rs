//! What stands in the window after the program itself has gone wrong: what happened, where the
//! report is, and the ways on. It uses as little as possible, because anything else may be broken.

use egui::{CentralPanel, Frame, RichText, Ui};

use crate::look::{Face, Palette, plain_button, primary_button, size};

/// What to do after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterFault {
    /// Go back to the matrix.
    GoOn,
    /// Close the window.
    Close,
}

/// Paints it; gives back what the user chose.
pub fn stopped_ui(ui: &mut Ui, place: &str, report: Option<&str>) -> Option<AfterFault> {
    let palette = Palette::of(ui.theme());
    let frame = Frame::new().fill(palette.paper).inner_margin(32.0);
    let mut chosen = None;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            let say = |ui: &mut Ui, words: &str, face: Face, points: f32| {
                ui.label(RichText::new(words).font(face.id(points)).color(palette.ink));
            };
            say(ui, "Something went wrong in Concordance itself", Face::SansSemiBold, size::TITLE);
            say(
                ui,
                "Your file has not been touched, and what was shown of it has been kept.",
                Face::Sans,
                size::BODY,
            );
            say(ui, &format!("It happened at {place}."), Face::Sans, size::BODY);
            if let Some(report) = report {
                say(
                    ui,
                    &format!(
                        "The report is in {report}. It holds no words of your file; please send it to \
                         whoever gave you this program."
                    ),
                    Face::Sans,
                    size::BODY,
                );
            }
            ui.horizontal_wrapped(|ui| {
                let back = ui.add(primary_button("Back to the matrix", &palette));
                if ui.memory(|memory| memory.focused().is_none()) {
                    back.request_focus();
                }
                if back.clicked() {
                    chosen = Some(AfterFault::GoOn);
                }
                if ui.add(plain_button("Close")).clicked() {
                    chosen = Some(AfterFault::Close);
                }
            });
        });
    });
    chosen
}
