//! One statement as a card: its voice and date, the quotation, who, where from, and its grade.

use egui::{Align, Id, Layout, Sense, Stroke, Ui, vec2};

use super::{chip_ui, dashed_chip_ui};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::matrix::Card;
use crate::model::{Dating, Statement, StatementIndex, Voice, web_address};
use crate::quote::{Change, ChangeKind, Grade};
use crate::standing;
use crate::state::{Command, EditCommand};
use crate::ui::{Scene, text};
use crate::words;

/// Paints one card; `focus_first` gives its first button the keys.
pub(super) fn card_ui(ui: &mut Ui, scene: &mut Scene, card: Card, focus_first: bool) {
    let state = scene.state;
    let statement = state.dossier().statement(card.statement);
    let top = ui.cursor().top();
    head_ui(ui, scene, card.statement);
    let as_of = state.matrix.as_of;
    if standing::may_not_yet_have_been_said(state.dossier(), card.statement, as_of) {
        small(
            ui,
            scene,
            "May not yet have been said on the date that is looked at",
        );
    }
    stance_ui(ui, scene, statement);
    ui.add_space(2.0);
    quotation_ui(ui, scene, statement);
    ui.add_space(4.0);
    who_ui(ui, scene, card.statement);
    source_ui(ui, scene, card.statement);
    if card.repeats.is_some() {
        small(
            ui,
            scene,
            "A copy of the source above repeats it; it adds no independent evidence",
        );
    }
    if let Some(word) = card.contradicts {
        let word = state.dossier().statement(word);
        let whose = match (statement.voice, word.voice) {
            (Voice::ClaimedBy(_), Voice::ClaimedBy(_)) => "Contradicts the other claim",
            (Voice::ClaimedBy(_), Voice::Own) => "Contradicts the party’s own words",
            _ => "Contradicts the party’s position",
        };
        small(
            ui,
            scene,
            &format!("{whose} of {}", words::said_words(word)),
        );
    }
    notes_ui(ui, scene, statement);
    readers_ui(ui, scene, statement);
    actions_ui(ui, scene, card.statement, focus_first);
    grade_ui(ui, scene, card.statement);
    if state.view.statement == Some(card.statement) {
        // Chosen by itself: the same bar as beside a passage in its text.
        let x = ui.min_rect().left() - 12.0;
        let stroke = Stroke::new(size::SELECTION_RULE, scene.palette.ink);
        ui.painter().vline(x, top..=ui.cursor().top(), stroke);
    }
}

fn small(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, color, width),
    );
}

/// Voice on the left, date on the right.
fn head_ui(ui: &mut Ui, scene: &Scene, index: StatementIndex) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let statement = dossier.statement(index);
    let mut heading = words::voice_heading(dossier, statement);
    let cell = scene.state.matrix.cell(statement.point, statement.party);
    let word = words::standing_word(dossier, cell, index);
    if let Some(word) = word {
        heading = format!("{heading} · {word}");
    }
    // The statement that gives the cell its stance stands out by word and by ink.
    let ink = if word.is_some() && cell.standing == Some(index) {
        palette.ink
    } else {
        palette.soft_ink
    };
    let said = words::said_words(statement);
    let width = ui.available_width();
    let date = text::one_line(&said, Face::Sans, size::SMALL, palette.soft_ink, width);
    let date_width = text::galley(ui, date.clone()).size().x;
    let label = text::capitals(&heading, ink, f32::INFINITY);
    let label_width = text::galley(ui, label).size().x;
    let one_row = label_width + date_width + 16.0 <= width;
    if one_row {
        ui.horizontal(|ui| {
            text::label(ui, text::capitals(&heading, ink, label_width + 1.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                text::label(ui, date);
            });
        });
    } else {
        let mut label = text::capitals(&heading, ink, width);
        label.wrap.max_rows = 3;
        label.wrap.break_anywhere = false;
        text::label(ui, label);
        text::label(ui, date);
    }
}

/// The stance of this statement: a chip for a position, a dashed one for all else.
fn stance_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    match statement.voice {
        Voice::Own | Voice::Reported if statement.is_whole_party() => {
            chip_ui(ui, scene, statement.stance);
        }
        _ => {
            let words = format!("says: {}", statement.stance.words());
            dashed_chip_ui(ui, scene, &words, Some(statement.stance));
        }
    }
    let gist = text::paragraph(
        &statement.gist,
        Face::Sans,
        size::SMALL,
        scene.palette.soft_ink,
        ui.available_width(),
    );
    text::label(ui, scene.found(gist));
}

fn quotation_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    let width = ui.available_width();
    let job = text::quotation(
        statement,
        size::QUOTATION,
        size::QUOTATION_LINE,
        &scene.palette,
        width,
    );
    text::label(ui, scene.found(job));
    text::translation_ui(ui, statement, &scene.palette);
}

fn who_ui(ui: &mut Ui, scene: &Scene, index: StatementIndex) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let statement = dossier.statement(index);
    let width = ui.available_width();
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = width;
    let bold = text::format(
        Face::SansSemiBold,
        size::SMALL,
        palette.ink,
        size::BODY_LINE,
    );
    let regular = text::format(Face::Sans, size::SMALL, palette.ink, size::BODY_LINE);
    match (&statement.speaker, &statement.role) {
        (Some(speaker), Some(role)) => {
            job.append(speaker, 0.0, bold);
            job.append(&format!(", {role}"), 0.0, regular);
        }
        _ => job.append(&words::who_line(dossier, statement), 0.0, bold),
    }
    text::label(ui, scene.found(job));
    let source = dossier.source(statement.source);
    let mut line = words::source_line(dossier, source);
    if let Some(at) = &statement.at {
        line.push_str(&format!(", {at}"));
    } else if let Some(graded) = scene.state.graded(index)
        && let Some(page) = words::found_on(statement, graded)
    {
        line.push_str(&format!(", {page}"));
    }
    let job = text::paragraph(&line, Face::Sans, size::SMALL, palette.soft_ink, width);
    text::label(ui, job);
}

/// What is known of date and source, on demand: open or not is remembered for each statement.
fn source_ui(ui: &mut Ui, scene: &Scene, index: StatementIndex) {
    let dossier = scene.state.dossier();
    let statement = dossier.statement(index);
    let mut facts = Vec::new();
    if let Dating::Inferred(why) = &statement.dating {
        facts.push(format!("The date of these words is inferred: {why}"));
    }
    let source = dossier.source(statement.source);
    facts.extend(words::source_facts(dossier, source));
    if facts.is_empty() {
        return;
    }
    let id = Id::unique(("about the source", index.at()));
    let mut is_open = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let label = if is_open {
        "Less about date and source"
    } else {
        "More about date and source"
    };
    if text::link(ui, label, &scene.palette).clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if is_open {
        for fact in facts {
            small(ui, scene, &fact);
        }
    }
}

fn notes_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    let dossier = scene.state.dossier();
    let mut lines = Vec::new();
    if let Some(condition) = &statement.condition {
        lines.push(format!("Condition: {condition}"));
    }
    if !statement.jointly.is_empty() {
        let names: Vec<String> = statement
            .jointly
            .iter()
            .map(|&party| dossier.party(party).name.clone())
            .collect();
        lines.push(format!(
            "Spoken jointly with {}",
            crate::finding::list_and(&names)
        ));
    }
    if let Some(plan) = statement.plan {
        lines.push(format!("Speaks of {}", dossier.plans[plan.at()].name));
    }
    if let Some(why) = &statement.why {
        lines.push(format!("Why this stance: {why}"));
    }
    if let Some(note) = &statement.note {
        lines.push(format!("Note: {note}"));
    }
    for line in lines {
        small(ui, scene, &line);
    }
}

/// Who read it, and who has signed that off.
fn readers_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    let mut by = Vec::new();
    if let Some(name) = &statement.coded_by {
        by.push(format!("coded by {name}"));
    }
    if let Some(name) = &statement.checked_by {
        by.push(format!("checked by {name}"));
    }
    if !by.is_empty() {
        small(ui, scene, &words::sentence(&by.join(" · ")));
    }
}

fn actions_ui(ui: &mut Ui, scene: &mut Scene, index: StatementIndex, focus_first: bool) {
    let palette = scene.palette;
    let statement = scene.state.dossier().statement(index);
    let source = statement.source;
    let url = scene.state.dossier().source(source).url.clone();
    ui.add_space(3.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let copy = text::link(ui, "Copy with citation", &palette);
        if focus_first {
            copy.request_focus();
        }
        if copy.clicked() {
            scene.push(Command::CopyQuotation(index));
        }
        if text::link(ui, "Show in source", &palette).clicked() {
            scene.push(Command::Read(source, Some(index)));
        }
        if text::link(ui, "Change", &palette).clicked() {
            scene.push(Command::Edit(EditCommand::ChangeStatement(index)));
        }
        let (label, sign) = if statement.is_checked() {
            ("Take back sign-off", EditCommand::TakeBackSignOff(index))
        } else {
            ("Sign off", EditCommand::SignOff(index))
        };
        if text::link(ui, label, &palette).clicked() {
            scene.push(Command::Edit(sign));
        }
        if text::link(ui, "Take out", &palette).clicked() {
            scene.push(Command::Edit(EditCommand::RemoveStatement(index)));
        }
        if let Some(Grade::Elsewhere { source, .. }) = scene.state.grade(index) {
            let source = *source;
            if text::link(ui, "Show where it stands", &palette).clicked() {
                scene.push(Command::Read(source, Some(index)));
            }
        }
        if let Some(url) = url
            && web_address(&url).is_some()
            && text::link(ui, "Open the source", &palette)
                .on_hover_text(&url)
                .clicked()
        {
            scene.push(Command::OpenLink(url));
        }
    });
}

/// The grade, in ink with a painted sign; never in a stance's colour.
fn grade_ui(ui: &mut Ui, scene: &Scene, index: StatementIndex) {
    let palette = scene.palette;
    let Some(grade) = scene.state.grade(index) else {
        small(ui, scene, "This quotation has not been checked yet");
        return;
    };
    let symbol = match grade {
        Grade::Exact { .. } => Symbol::Check,
        Grade::Folded { .. } => Symbol::CheckFolded,
        Grade::Joined { .. } => Symbol::CheckJoined,
        Grade::Altered { .. } => Symbol::Altered,
        Grade::Elsewhere { .. } => Symbol::Elsewhere,
        Grade::Missing => Symbol::Cross,
        Grade::NoText => Symbol::NoText,
    };
    let words = words::grade_words(scene.state.dossier(), grade);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        let place = egui::Rect::from_center_size(rect.center(), vec2(11.0, 11.0));
        paint_symbol(ui.painter(), symbol, place, palette.ink);
        let color = if grade.is_match() || matches!(grade, Grade::NoText) {
            palette.soft_ink
        } else {
            palette.ink
        };
        let face = if color == palette.ink {
            Face::SansSemiBold
        } else {
            Face::Sans
        };
        text::label(
            ui,
            text::paragraph(&words, face, size::SMALL, color, ui.available_width()),
        );
    });
    if let Grade::Altered { difference, .. } = grade {
        difference_ui(ui, scene, difference);
    }
}

/// Where the two differ, what the text has and what the quotation has instead.
fn difference_ui(ui: &mut Ui, scene: &Scene, difference: &[Change]) {
    for change in difference {
        let words = match change.kind {
            ChangeKind::Equal => continue,
            ChangeKind::Inserted => format!("The text does not have “{}”", change.quotation),
            ChangeKind::Deleted => format!("The text also has “{}”", change.text),
            ChangeKind::Changed => {
                format!(
                    "The text has “{}”, the quotation “{}”",
                    change.text, change.quotation
                )
            }
        };
        small(ui, scene, &words);
    }
}
