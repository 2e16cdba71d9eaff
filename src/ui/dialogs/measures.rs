//! Says how agreement and distance are measured: the same page that the program's documents have.

use egui::{ScrollArea, Ui};

use super::close_ui;
use crate::look::{Face, size};
use crate::ui::{Scene, text};

/// The page, in the little Markdown that this dialog sets: headings, lists, formulas, paragraphs.
const PAGE: &str = include_str!("../../../docs/MEASURES.md");

/// Paints the page.
pub(super) fn measures_ui(ui: &mut Ui, scene: &mut Scene, is_new: bool) {
    let screen = ui.ctx().content_rect();
    ui.set_width((screen.width() - 120.0).clamp(280.0, 620.0));
    let height = (screen.height() - 170.0).max(160.0);
    ScrollArea::vertical()
        .id_salt("measures")
        .max_height(height)
        // Without this the page stays as small as an area's first guess.
        .min_scrolled_height(height)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            for line in PAGE.lines() {
                line_ui(ui, scene, line);
            }
        });
    ui.add_space(size::STEP);
    close_ui(ui, scene, is_new);
}

fn line_ui(ui: &mut Ui, scene: &Scene, line: &str) {
    let palette = scene.palette;
    let width = ui.available_width() - size::STEP;
    let mut set = |words: &str, face: Face, points: f32, color| {
        text::label(ui, text::paragraph(words, face, points, color, width));
    };
    if let Some(title) = line.strip_prefix("# ") {
        set(title, Face::SansSemiBold, size::HEADING, palette.ink);
    } else if let Some(heading) = line.strip_prefix("## ") {
        ui.add_space(size::STEP);
        text::label(ui, text::capitals(heading, palette.soft_ink, width));
    } else if let Some(formula) = line.strip_prefix("    ") {
        set(formula, Face::SansSemiBold, size::BODY, palette.ink);
    } else if let Some(entry) = line.strip_prefix("- ") {
        set(&format!("– {entry}"), Face::Sans, size::BODY, palette.ink);
    } else if !line.is_empty() {
        set(line, Face::Sans, size::BODY, palette.ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::LEAST_COMPARABLE;
    use crate::model::Stance;

    #[test]
    fn the_page_has_every_measure_with_its_formula_and_its_example() {
        let sections: Vec<&str> = PAGE.split("\n## ").skip(1).collect();
        let names: Vec<&str> = sections
            .iter()
            .map(|section| section.lines().next().unwrap_or_default())
            .collect();
        assert_eq!(
            names,
            [
                "Agree",
                "Agree on a condition",
                "Differ",
                "Unclear",
                "Not comparable",
                "Share of agreement",
                "Too few to compare",
                "Days apart",
                "Distance of a point",
                "Firmness",
                "Heard, for and against",
                "Alone",
                "Order of points",
            ]
        );
        for section in &sections[..12] {
            assert!(section.contains("\n\n    "), "no formula: {section}");
            let example = section.rsplit("\n\n").next().unwrap_or_default().trim();
            assert!(!example.is_empty(), "no example: {section}");
        }
        assert!(PAGE.contains(&format!("is less than {LEAST_COMPARABLE}")));
        for stance in Stance::ALL {
            let sign = match stance.scale() {
                0 => "0".to_owned(),
                scale if scale > 0 => format!("+{scale}"),
                scale => format!("−{}", scale.abs()),
            };
            let told = format!("{} {sign}", stance.words().replace(',', ""));
            assert!(PAGE.contains(&told), "{told}");
        }
    }

    #[test]
    fn the_dialog_can_set_every_line_of_the_page() {
        for line in PAGE.lines() {
            let is_plain = !line.contains(['`', '*', '|', '[', '<']);
            assert!(is_plain, "would be shown as it is written: {line}");
        }
    }
}
