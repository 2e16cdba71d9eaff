//! Lists every key, from the table of commands.

use egui::{ScrollArea, Ui};
use egui_extras::{Column, TableBuilder};

use super::{close_ui, heading, line};
use crate::look::{Face, size};
use crate::state::{Section, TableRow, table};
use crate::ui::{Scene, text};

/// Paints the list.
pub(super) fn keys_ui(ui: &mut Ui, scene: &mut Scene, is_new: bool) {
    ui.set_width(520.0);
    heading(ui, scene, "Keys");
    line(
        ui,
        scene,
        "Ctrl and plus, minus or zero change the size of everything; Ctrl+Q quits",
    );
    let height = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::vertical()
        .id_salt("keys")
        .max_height(height)
        // Without this the list stays as small as an area's first guess.
        .min_scrolled_height(height)
        .show(ui, |ui| {
            for (section, heading) in Section::ALL {
                let rows: Vec<&TableRow> = table()
                    .filter(|row| row.section == section && !row.keys.is_empty())
                    .collect();
                if rows.is_empty() {
                    continue;
                }
                ui.add_space(6.0);
                text::label(ui, text::capitals(heading, scene.palette.soft_ink, 400.0));
                section_ui(ui, scene, heading, &rows);
            }
        });
    close_ui(ui, scene, is_new);
}

fn section_ui(ui: &mut Ui, scene: &Scene, salt: &str, rows: &[&TableRow]) {
    let ink = scene.palette.ink;
    TableBuilder::new(ui)
        .id_salt(salt)
        .vscroll(false)
        .column(Column::exact(300.0))
        .column(Column::remainder())
        .body(|mut body| {
            // So few rows that all can be laid out: a screen reader then finds those out of view.
            for row in rows {
                body.row(22.0, |mut cells| {
                    cells.col(|ui| {
                        let job = text::one_line(row.label, Face::Sans, size::SMALL, ink, 290.0);
                        text::label(ui, job);
                    });
                    cells.col(|ui| {
                        let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
                        let job = text::one_line(
                            &keys.join(" or "),
                            Face::SansSemiBold,
                            size::SMALL,
                            ink,
                            200.0,
                        );
                        text::label(ui, job);
                    });
                });
            }
        });
}
