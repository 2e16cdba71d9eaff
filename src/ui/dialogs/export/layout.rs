//! How a sheet is set in type: evidence, colours, paper, width, sharpness.

use egui::{Slider, Ui, WidgetInfo};

use super::{group_ui, one_of_ui};
use crate::state::{
    Choice, Detail, ExportOptions, Format, Orientation, Paper, SheetTheme, Subject,
};
use crate::ui::Scene;

/// Paints what the format heeds of it.
pub(super) fn layout_ui(ui: &mut Ui, scene: &Scene, format: Format, options: &mut ExportOptions) {
    // A list has the evidence that its columns name.
    if format.heeds(Choice::Detail) && scene.state.subject() == Subject::Matrix {
        group_ui(ui, scene, "Evidence", |ui| {
            let details = [
                (Detail::Short, "Gists"),
                (Detail::Quotes, "Quotations"),
                (Detail::Full, "All quotations"),
            ];
            let choices = details.map(|(detail, words)| (detail, words, options.detail == detail));
            if let Some(detail) = one_of_ui(ui, "Evidence", choices) {
                options.detail = detail;
            }
        });
    }
    if format.heeds(Choice::Theme) {
        group_ui(ui, scene, "Colours", |ui| {
            let choices =
                SheetTheme::ALL.map(|theme| (theme, theme.words(), options.theme == theme));
            if let Some(theme) = one_of_ui(ui, "Colours", choices) {
                options.theme = theme;
            }
        });
    }
    if format.heeds(Choice::Paper) {
        group_ui(ui, scene, "Paper", |ui| {
            paper_ui(ui, format, options);
        });
    }
    if format.heeds(Choice::Width) && options.paper == Paper::Tall {
        group_ui(ui, scene, "Width", |ui| width_ui(ui, options));
    }
    if format.heeds(Choice::Scale) {
        group_ui(ui, scene, "Sharpness", |ui| {
            let slider = Slider::new(&mut options.scale, ExportOptions::SCALES);
            let slider = ui.add(slider.step_by(0.5).fixed_decimals(1).suffix("×"));
            let scale = f64::from(options.scale);
            slider.widget_info(|| WidgetInfo::slider(true, scale, "Pixels per point"));
        });
    }
}

fn paper_ui(ui: &mut Ui, format: Format, options: &mut ExportOptions) {
    // An office program knows papers only; what is none is A4 to it.
    let is_offered = |paper: &Paper| !format.is_of_office() || paper.size().is_some();
    let chosen = if is_offered(&options.paper) {
        options.paper
    } else {
        Paper::A4
    };
    let papers = Paper::ALL.into_iter().filter(is_offered);
    let choices = papers.map(|paper| (paper, paper.words(), chosen == paper));
    if let Some(paper) = one_of_ui(ui, "Paper", choices) {
        options.paper = paper;
    }
    if chosen.size().is_none() || !format.heeds(Choice::Orientation) {
        return;
    }
    let choices = Orientation::ALL.map(|way| (way, way.words(), options.orientation == way));
    if let Some(way) = one_of_ui(ui, "Orientation", choices) {
        options.orientation = way;
    }
}

/// The width of the sheet: as wide as it needs, or so many points.
fn width_ui(ui: &mut Ui, options: &mut ExportOptions) {
    let choices = [
        (false, "As needed", options.width.is_none()),
        (true, "Fixed", options.width.is_some()),
    ];
    if let Some(is_fixed) = one_of_ui(ui, "Width", choices) {
        options.width = is_fixed.then_some(options.width.unwrap_or(ExportOptions::USUAL_WIDTH));
    }
    if let Some(width) = &mut options.width {
        let slider = Slider::new(width, *ExportOptions::WIDTHS.start()..=3000.0).step_by(20.0);
        let name = "Width in points";
        ui.add(slider)
            .widget_info(|| WidgetInfo::slider(true, f64::from(*width), name));
    }
}
