//! Points merged and split: what moves, how each statement is read against the other proposition,
//! and what becomes of every cell, before it happens.

use egui::{Checkbox, ComboBox, Grid, Id, Key, ScrollArea, TextEdit, Ui, vec2};

use super::{heading, line};
use crate::finding::{Count, list_and};
use crate::look::{Face, plain_button, primary_button, size};
use crate::model::{PartyIndex, PointIndex, Stance};
use crate::state::{
    CellSight, Command, EditCommand, MergedCell, PointMerge, PointSplit, Reread, Reshape, SplitCell,
};
use crate::ui::{Scene, inspector, text};

/// Room for heading, chooser and buttons beside what is scrolled.
const AROUND: f32 = 250.0;

/// Asks into which point another one is to be merged.
pub(super) fn merge_ui(ui: &mut Ui, scene: &mut Scene, merge: &PointMerge, is_new: bool) {
    let room = ui.content_rect().size();
    ui.set_width((room.x * 0.8).clamp(560.0, 900.0));
    let dossier = scene.state.dossier();
    let title = &dossier.point(merge.from).title;
    heading(ui, scene, &format!("Merge “{title}” into…"));
    target_ui(ui, scene, merge, is_new);
    if let Some(into) = merge.into {
        ScrollArea::vertical()
            .max_height((room.y - AROUND).max(160.0))
            .min_scrolled_height((room.y - AROUND).max(160.0))
            .show(ui, |ui| {
                propositions_ui(ui, scene, merge, into);
                moved_ui(ui, scene, merge);
                section(ui, scene, "What becomes of the cells");
                merged_cells_ui(ui, scene, &merge.cells);
                let lost = merge.lost(dossier);
                if !lost.is_empty() {
                    section(ui, scene, "This goes with the point");
                }
                for words in lost {
                    body(ui, scene, &words);
                }
            });
    }
    ui.add_space(4.0);
    if merge.into.is_some() && merge.unread() > 0 {
        let count = Count::new(merge.unread(), "statement", "statements");
        line(ui, scene, &format!("Still to be looked at: {count}"));
    } else {
        line(ui, scene, "It is one step, and undoing takes it back");
    }
    let count = Count::new(merge.moved.len(), "statement", "statements");
    let verb = match merge.moved.len() {
        0 => "Merge".to_owned(),
        _ => format!("Merge and move {count}"),
    };
    buttons_ui(ui, scene, &verb, merge.is_ready());
}

/// The field that finds the other point, and what fits.
fn target_ui(ui: &mut Ui, scene: &mut Scene, merge: &PointMerge, is_new: bool) {
    let dossier = scene.state.dossier();
    let chosen = merge.into.map(|into| dossier.point(into).title.clone());
    let before = chosen.unwrap_or_else(|| merge.typed.clone());
    let mut typed = before.clone();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("merge target"))
        .hint_text("Type to find the point that stays")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("The point that stays");
    if is_new {
        field.request_focus();
    }
    if typed != before {
        push(scene, Reshape::TypeTarget(typed));
    }
    if merge.into.is_some() {
        return;
    }
    let names = merge.names(dossier);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut chosen = entered.then(|| names.first()).flatten();
    for named in &names {
        if ui.selectable_label(false, &named.1.name).clicked() {
            chosen = Some(named);
        }
    }
    if names.is_empty() {
        line(ui, scene, "No other point has these letters");
    }
    if let Some((into, _)) = chosen {
        push(scene, Reshape::Target(*into));
    }
}

/// Both propositions side by side, and what it means where they differ.
fn propositions_ui(ui: &mut Ui, scene: &Scene, merge: &PointMerge, into: PointIndex) {
    let dossier = scene.state.dossier();
    ui.add_space(6.0);
    ui.columns(2, |columns| {
        let sides = [("It goes", merge.from), ("It stays", into)];
        for (ui, (label, point)) in columns.iter_mut().zip(sides) {
            let point = dossier.point(point);
            let width = ui.available_width();
            let soft = scene.palette.soft_ink;
            text::label(ui, text::capitals(label, soft, width));
            strong(ui, scene, &point.title);
            body(ui, scene, &point.proposition);
        }
    });
    if merge.is_same(dossier) || merge.moved.is_empty() {
        return;
    }
    ui.add_space(6.0);
    strong(
        ui,
        scene,
        "The propositions differ. A stance is for or against the sentence as it is worded, so each \
         statement that moves has to be read against the other one",
    );
}

/// The statements that move, each with how it reads there.
fn moved_ui(ui: &mut Ui, scene: &mut Scene, merge: &PointMerge) {
    section(ui, scene, "What moves");
    if merge.moved.is_empty() {
        body(ui, scene, "No statement: only the point itself goes");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(plain_button("All read so")).clicked() {
            push(scene, Reshape::MarkAll(true));
        }
        let mirror = ui.add(plain_button("Mirror the stances"));
        if mirror
            .on_hover_text("Where the other proposition says the contrary")
            .clicked()
        {
            push(scene, Reshape::MirrorAll);
        }
    });
    for (at, &reread) in merge.moved.iter().enumerate() {
        reread_ui(ui, scene, at, reread, "Reads so");
    }
}

/// A statement with a check, its stance, and its words.
fn reread_ui(ui: &mut Ui, scene: &mut Scene, at: usize, reread: Reread, check: &str) {
    let dossier = scene.state.dossier();
    let statement = dossier.statement(reread.statement);
    let party = &dossier.party(statement.party).name;
    let name = format!("{party}: {}", statement.gist);
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let mut is_on = reread.is_read;
        let response = ui.add(Checkbox::new(&mut is_on, check));
        if response
            .accessible_name(format!("{check}: {name}"))
            .clicked()
        {
            push(scene, Reshape::Mark(at, is_on));
        }
        let combo = ComboBox::from_id_salt(("stance", at))
            .selected_text(reread.stance.label())
            .width(132.0)
            .show_ui(ui, |ui| {
                for stance in Stance::ALL {
                    let entry = ui.selectable_label(stance == reread.stance, stance.label());
                    if entry.on_hover_text(stance.meaning()).clicked() {
                        push(scene, Reshape::Reread(at, stance));
                    }
                }
            });
        combo.response.accessible_name(format!("Stance of {name}"));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            strong(ui, scene, &name);
            let width = ui.available_width();
            let (points, color) = (size::CELL_QUOTATION, scene.palette.soft_ink);
            let mut job = text::paragraph(&statement.quote, Face::Serif, points, color, width);
            job.wrap.max_rows = 3;
            text::label(ui, job).on_hover_text(&statement.quote);
            if statement.stance != reread.stance {
                line(ui, scene, &format!("was: {}", statement.stance.label()));
            }
        });
    });
}

fn merged_cells_ui(ui: &mut Ui, scene: &Scene, cells: &[MergedCell]) {
    let names = [
        "Party",
        "Row that goes",
        "Row that stays",
        "After the merge",
    ];
    table_ui(ui, scene, names, cells, |cell| {
        let remark = cell.has_both.then_some("statements of both");
        (cell.party, remark, [&cell.from, &cell.into, &cell.merged])
    });
}

/// Asks how a point is to be split.
pub(super) fn split_ui(ui: &mut Ui, scene: &mut Scene, split: &PointSplit, is_new: bool) {
    let room = ui.content_rect().size();
    ui.set_width((room.x * 0.8).clamp(560.0, 900.0));
    let point = scene.state.dossier().point(split.of);
    heading(ui, scene, &format!("Split “{}”", point.title));
    line(ui, scene, &point.proposition);
    ScrollArea::vertical()
        .max_height((room.y - AROUND).max(160.0))
        .min_scrolled_height((room.y - AROUND).max(160.0))
        .show(ui, |ui| {
            section(ui, scene, "The new point, right behind it");
            let title = (Id::unique("split title"), "Title", "The row’s heading");
            if let Some(typed) = field_ui(ui, title, &split.title, is_new, 1) {
                push(scene, Reshape::TypeTitle(typed));
            }
            let proposition = (
                Id::unique("split proposition"),
                "Proposition",
                "One plain sentence that a stance is for or against",
            );
            if let Some(typed) = field_ui(ui, proposition, &split.proposition, false, 2) {
                push(scene, Reshape::TypeProposition(typed));
            }
            section(ui, scene, "Which statements go to it");
            if split.statements.is_empty() {
                body(ui, scene, "This point has no statement");
            } else {
                line(
                    ui,
                    scene,
                    "The stance of each is for or against the new proposition, where it goes there",
                );
            }
            for (at, &reread) in split.statements.iter().enumerate() {
                reread_ui(ui, scene, at, reread, "Goes");
            }
            section(ui, scene, "What becomes of the cells");
            split_cells_ui(ui, scene, &split.cells);
        });
    ui.add_space(4.0);
    let missing = split.missing();
    if missing.is_empty() {
        line(ui, scene, "It is one step, and undoing takes it back");
    } else {
        let missing: Vec<String> = missing.iter().map(|it| (*it).to_owned()).collect();
        line(ui, scene, &format!("Still needed: {}", list_and(&missing)));
    }
    let verb = match split.going() {
        0 => "Split".to_owned(),
        going => format!(
            "Split and move {}",
            Count::new(going, "statement", "statements")
        ),
    };
    buttons_ui(ui, scene, &verb, split.missing().is_empty());
}

fn split_cells_ui(ui: &mut Ui, scene: &Scene, cells: &[SplitCell]) {
    let names = [
        "Party",
        "This point now",
        "This point then",
        "The new point",
    ];
    table_ui(ui, scene, names, cells, |cell| {
        (cell.party, None, [&cell.now, &cell.stays, &cell.goes])
    });
}

/// A field of text; gives back what was typed.
fn field_ui(
    ui: &mut Ui,
    (id, name, hint): (Id, &str, &str),
    before: &str,
    is_new: bool,
    rows: usize,
) -> Option<String> {
    let mut typed = before.to_owned();
    let edit = if rows == 1 {
        TextEdit::singleline(&mut typed)
    } else {
        TextEdit::multiline(&mut typed).desired_rows(rows)
    };
    let edit = edit.id(id).hint_text(format!("{name}: {hint}"));
    let field = ui
        .add(edit.desired_width(f32::INFINITY))
        .accessible_name(name);
    if is_new {
        field.request_focus();
    }
    (typed != before).then_some(typed)
}

/// What becomes of the cells, a row each: its party with a remark, and three states of the cell.
fn table_ui<'c, C>(
    ui: &mut Ui,
    scene: &Scene,
    names: [&str; 4],
    cells: &'c [C],
    told: impl Fn(&'c C) -> (PartyIndex, Option<&'static str>, [&'c CellSight; 3]),
) {
    let spacing = 12.0;
    let width = ((ui.available_width() - 3.0 * spacing - 16.0) / 4.0).floor();
    Grid::new(("cells", names[1]))
        .num_columns(4)
        .min_col_width(width)
        .max_col_width(width)
        .spacing(vec2(spacing, 7.0))
        .show(ui, |ui| {
            for name in names {
                text::label(ui, text::capitals(name, scene.palette.soft_ink, width));
            }
            ui.end_row();
            for cell in cells {
                let (party, remark, sights) = told(cell);
                ui.vertical(|ui| {
                    strong(ui, scene, &scene.state.dossier().party(party).name);
                    if let Some(remark) = remark {
                        line(ui, scene, remark);
                    }
                });
                for sight in sights {
                    sight_ui(ui, scene, sight);
                }
                ui.end_row();
            }
        });
}

/// A cell as it would be: its chip, or what there is instead.
fn sight_ui(ui: &mut Ui, scene: &Scene, sight: &CellSight) {
    ui.vertical(|ui| {
        if let Some(stance) = sight.stance {
            inspector::chip_ui(ui, scene, stance);
        } else {
            let width = ui.available_width();
            let color = scene.palette.hole_ink;
            let job = text::paragraph(&sight.words, Face::Sans, size::MARK, color, width);
            text::label(ui, job);
        }
        if sight.disputed {
            line(ui, scene, "contested");
        }
    });
}

fn buttons_ui(ui: &mut Ui, scene: &mut Scene, verb: &str, is_ready: bool) {
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let done = ui.add_enabled(is_ready, primary_button(verb, &palette));
        if done.clicked() {
            push(scene, Reshape::Finish);
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

fn section(ui: &mut Ui, scene: &Scene, words: &str) {
    ui.add_space(10.0);
    let width = ui.available_width();
    text::label(ui, text::capitals(words, scene.palette.soft_ink, width));
    ui.add_space(2.0);
}

fn strong(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let (face, ink) = (Face::SansSemiBold, scene.palette.ink);
    text::label(ui, text::paragraph(words, face, size::SMALL, ink, width));
}

fn body(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let ink = scene.palette.ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::BODY, ink, width),
    );
}

fn push(scene: &mut Scene, command: Reshape) {
    scene.push(Command::Edit(EditCommand::Reshape(command)));
}
