//! How far two readings agree: the counts, what chance would give, kappa, and how often each pair of
//! readings came up.

use std::collections::BTreeSet;

use egui::{Grid, ScrollArea, Sense, Ui, vec2};

use super::{label, small};
use crate::listing::{reader_name, voice_name};
use crate::look::{Face, size};
use crate::second::{Agreement, CodedVoice, Coding, Compared, coefficient_words, share_words};
use crate::ui::{Scene, text};

/// A name in a table is no wider than this.
const WIDEST: f32 = 180.0;

/// Paints figures and tables.
pub(super) fn figures_ui(ui: &mut Ui, scene: &Scene, coding: &Coding, compared: &Compared) {
    label(ui, scene, "How far both agree");
    let rows = [
        row(
            "Stance",
            &compared.stance,
            coefficient_words(compared.stance.linear_kappa()),
        ),
        row("Voice", &compared.voice, String::new()),
    ];
    let heads = [
        "",
        "Agree",
        "Share",
        "By chance",
        "Cohen’s kappa",
        "Kappa, linear",
    ];
    table_ui(ui, "agreement of readings", |ui| {
        for head in heads {
            words_ui(ui, scene, head, true);
        }
        ui.end_row();
        for row in &rows {
            for (at, words) in row.iter().enumerate() {
                words_ui(ui, scene, words, at == 0);
            }
            ui.end_row();
        }
    });
    let why = [
        ("stance", compared.stance.kappa().err()),
        ("voice", compared.voice.kappa().err()),
    ];
    for (what, why) in why {
        if let Some(why) = why {
            small(ui, scene, &format!("No kappa for the {what}: {why}"));
        }
    }
    small(
        ui,
        scene,
        "Kappa depends on how the readings are spread: read it with the counts. 1 is full agreement, \
         0 what chance would give; linear weighs how far two stances are apart",
    );
    ui.add_space(10.0);
    let second = reader_name(coding);
    confusion_ui(ui, scene, ("stance", &second), &compared.stance, |it| {
        it.label().to_owned()
    });
    ui.add_space(10.0);
    let dossier = scene.state.dossier();
    let voice = |it: &CodedVoice| voice_name(dossier, it);
    confusion_ui(ui, scene, ("voice", &second), &compared.voice, voice);
}

fn row<C: Ord + Clone>(name: &str, agreement: &Agreement<C>, linear: String) -> [String; 6] {
    let plain = |words: String| {
        if words.starts_with("none") {
            "none".to_owned()
        } else {
            words
        }
    };
    [
        name.to_owned(),
        format!("{} of {}", agreement.agreed(), agreement.count()),
        plain(share_words(agreement.observed())),
        plain(share_words(agreement.expected())),
        plain(coefficient_words(agreement.kappa())),
        plain(linear),
    ]
}

/// How often each pair came up: the dossier's readings down, the second reader's across.
fn confusion_ui<C: Ord + Clone>(
    ui: &mut Ui,
    scene: &Scene,
    (what, second): (&str, &str),
    agreement: &Agreement<C>,
    name: impl Fn(&C) -> String,
) {
    if agreement.count() == 0 {
        return;
    }
    let firsts: BTreeSet<&C> = agreement.confusion.keys().map(|(one, _)| one).collect();
    let seconds: BTreeSet<&C> = agreement.confusion.keys().map(|(_, other)| other).collect();
    label(ui, scene, &format!("Which {what} each gave"));
    small(
        ui,
        scene,
        &format!("Down what the dossier has, across what {second} says, by number of statements"),
    );
    table_ui(ui, what, |ui| {
        words_ui(ui, scene, "", true);
        for other in &seconds {
            words_ui(ui, scene, &name(other), true);
        }
        ui.end_row();
        for one in &firsts {
            words_ui(ui, scene, &name(one), true);
            for other in &seconds {
                let pair = ((*one).clone(), (*other).clone());
                let count = agreement.confusion.get(&pair).copied().unwrap_or(0);
                count_ui(ui, scene, count, one == other, &|| {
                    format!("Dossier: {}; {second}: {}: {count}", name(one), name(other))
                });
            }
            ui.end_row();
        }
    });
}

/// A small table; what is wider than the room is scrolled to.
fn table_ui(ui: &mut Ui, name: &str, rows: impl FnOnce(&mut Ui)) {
    ScrollArea::horizontal()
        .id_salt(("table of readings", name))
        .auto_shrink([true, true])
        .show(ui, |ui| {
            Grid::new(("table of readings", name))
                .spacing(vec2(20.0, 6.0))
                .min_row_height(16.0)
                .show(ui, rows);
        });
}

fn words_ui(ui: &mut Ui, scene: &Scene, words: &str, is_head: bool) {
    let palette = scene.palette;
    let (face, color) = if is_head {
        (Face::SansSemiBold, palette.soft_ink)
    } else {
        (Face::Sans, palette.ink)
    };
    // A label would be as narrow as a column that has no width yet.
    let job = text::one_line(words, face, size::SMALL, color, WIDEST);
    let galley = text::galley(ui, job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    if !words.is_empty() {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    }
    ui.painter().galley(rect.min, galley, color);
}

/// A number; on the diagonal, where both agree, in strong ink.
fn count_ui(ui: &mut Ui, scene: &Scene, count: u32, agrees: bool, name: &dyn Fn() -> String) {
    let palette = scene.palette;
    let (face, color) = match (agrees, count) {
        (_, 0) => (Face::Sans, palette.hole_ink),
        (true, _) => (Face::SansSemiBold, palette.ink),
        (false, _) => (Face::Sans, palette.ink),
    };
    let words = if count == 0 {
        "·".to_owned()
    } else {
        count.to_string()
    };
    let job = text::one_line(&words, face, size::SMALL, color, 60.0);
    let galley = text::galley(ui, job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    if count > 0 {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name()));
    }
    ui.painter().galley(rect.min, galley, color);
}
