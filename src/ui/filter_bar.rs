//! The filters: stances and holes, contested and changed, parties, order, density.

use egui::{Button, Popup, PopupCloseBehavior, Rect, Response, Sense, Ui, pos2, vec2};

use super::{Scene, text};
use crate::finding::{Count, severity_counts};
use crate::lens::Sort;
use crate::look::{self, Face, Symbol, size};
use crate::model::{PartyIndex, Stance};
use crate::state::{Command, Density};

/// Paints the bar.
pub(super) fn filter_bar_ui(ui: &mut Ui, scene: &mut Scene) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        word(ui, scene, "Show rows with");
        for stance in Stance::ALL {
            let on = scene.state.lens.wants(stance);
            if stance_toggle_ui(ui, scene, stance, on).clicked() {
                scene.push(Command::ToggleStance(stance));
            }
        }
        let lens = &scene.state.lens;
        let toggles = [
            ("Holes", lens.holes, Command::ToggleHoles),
            ("Contested", lens.disputed, Command::ToggleDisputed),
            ("Changed", lens.changed, Command::ToggleChanged),
            ("Unchecked", lens.unchecked, Command::ToggleUnchecked),
            (
                "Other than on the other date",
                lens.differing,
                Command::ToggleDiffering,
            ),
            (
                "Fold points without a position",
                lens.fold_silent,
                Command::ToggleFolding,
            ),
        ];
        // Nothing can differ from a date that is not compared with.
        let compares = scene.state.comparison.is_some();
        let is_offered = |command: &Command| *command != Command::ToggleDiffering || compares;
        for (label, on, command) in toggles {
            if !is_offered(&command) {
                continue;
            }
            if ui.add(toggle(label, on)).clicked() {
                scene.push(command);
            }
        }
        ui.add_space(12.0);
        parties_ui(ui, scene);
        order_ui(ui, scene);
        word(ui, scene, "Rows");
        for (density, label) in Density::ALL {
            if ui
                .add(toggle(label, scene.state.view.density == density))
                .clicked()
            {
                scene.push(Command::SetDensity(density));
            }
        }
        ui.add_space(12.0);
        word(ui, scene, "Findings");
        findings_button_ui(ui, scene);
    });
}

/// The height of everything in the bar, so that it all stands on one line.
const HEIGHT: f32 = 28.0;

fn word(ui: &mut Ui, scene: &Scene, words: &str) {
    let color = scene.palette.soft_ink;
    let job = text::one_line(words, Face::Sans, size::SMALL, color, f32::INFINITY);
    let galley = text::galley(ui, job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 2.0, HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// A plain toggle of the bar's height.
fn toggle<'a>(label: impl Into<String>, on: bool) -> Button<'a> {
    let words = egui::RichText::new(label).font(Face::SansSemiBold.id(size::MARK));
    Button::new(words).selected(on).min_size(vec2(0.0, HEIGHT))
}

/// A stance as a toggle: its own sign and word, filled when it is asked for.
fn stance_toggle_ui(ui: &mut Ui, scene: &Scene, stance: Stance, on: bool) -> Response {
    let palette = scene.palette;
    let colors = palette.stance(stance);
    let ink = if on { colors.text } else { palette.ink };
    let job = text::one_line(
        stance.label(),
        Face::SansSemiBold,
        size::MARK,
        ink,
        f32::INFINITY,
    );
    let galley = text::galley(ui, job);
    let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + galley.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, stance.label()));
    let painter = ui.painter();
    if on {
        painter.rect_filled(rect, size::CHIP_RADIUS, colors.fill);
    }
    let edge = if response.has_focus() || response.hovered() {
        palette.ink
    } else {
        palette.strong_line
    };
    let stroke = egui::Stroke::new(size::HAIRLINE, edge);
    painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, egui::StrokeKind::Inside);
    let sign = Rect::from_min_size(
        pos2(
            rect.left() + size::CHIP_ACROSS,
            rect.center().y - size::SIGN / 2.0,
        ),
        vec2(size::SIGN, size::SIGN),
    );
    look::paint_sign(painter, stance, sign, ink);
    let at = pos2(
        sign.right() + size::CHIP_GAP,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, ink);
    response
}

/// In which order the rows stand.
fn order_ui(ui: &mut Ui, scene: &mut Scene) {
    let here = scene.state.lens.sort;
    let label = format!("Order: {}", here.name().to_lowercase());
    let response = ui.add(toggle(label, here != Sort::default()));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(200.0);
        for (sort, name) in Sort::ALL {
            if ui.add(Button::new(name).selected(sort == here)).clicked() {
                scene.push(Command::SetSort(sort));
                ui.close();
            }
        }
    });
}

/// Which parties are shown.
fn parties_ui(ui: &mut Ui, scene: &mut Scene) {
    let dossier = scene.state.dossier();
    let (shown, all) = (scene.state.shown.columns.len(), dossier.parties.len());
    let label = if shown == all {
        format!("Parties ({all})")
    } else {
        format!("Parties ({shown} of {all})")
    };
    let response = ui.add(toggle(label, shown < all));
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            egui::Grid::new("parties").show(ui, |ui| {
                let parties = scene.state.lens.ordered_parties(scene.state.dossier());
                let last = parties.len().saturating_sub(1);
                for (at, party) in parties.into_iter().enumerate() {
                    party_ui(ui, scene, party, at > 0, at < last);
                    ui.end_row();
                }
            });
            ui.separator();
            if ui.button("All parties in the file’s order").clicked() {
                scene.push(Command::ResetParties);
            }
        });
}

/// Whether one party is shown, and where its column stands.
fn party_ui(ui: &mut Ui, scene: &mut Scene, party: PartyIndex, left: bool, right: bool) {
    let palette = scene.palette;
    let name = scene.state.dossier().party(party).name.clone();
    let id = &scene.state.dossier().party(party).id;
    let mut on = !scene.state.lens.hidden.contains(id);
    if ui.checkbox(&mut on, &name).changed() {
        scene.push(Command::ToggleParty(party));
    }
    for (can, symbol, side, by) in [
        (left, Symbol::CaretLeft, "left", -1),
        (right, Symbol::CaretRight, "right", 1),
    ] {
        let name = format!("Move {name} {side}");
        let button = ui
            .add_enabled_ui(can, |ui| text::symbol_button(ui, symbol, &name, &palette))
            .inner;
        if button.on_hover_text(&name).clicked() {
            scene.push(Command::MoveParty(party, by));
        }
    }
}

/// How many findings there are, worst first; opens them.
fn findings_button_ui(ui: &mut Ui, scene: &mut Scene) {
    let (errors, warnings, notes) = severity_counts(scene.state.findings());
    let label = match (errors, warnings, notes) {
        (0, 0, 0) => "None".to_owned(),
        (0, 0, notes) => Count::new(notes, "note", "notes").to_string(),
        (0, warnings, _) => Count::new(warnings, "warning", "warnings").to_string(),
        (errors, ..) => Count::new(errors, "error", "errors").to_string(),
    };
    let on = scene.state.view.side == crate::state::SidePanel::Findings;
    if ui.add(toggle(label, on)).clicked() {
        scene.push(Command::ToggleFindings);
    }
}
