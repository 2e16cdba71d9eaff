//! Asks in whose name statements are signed off, and whether somebody may sign off what is his or
//! her own reading.

use egui::{Id, Key, TextEdit, Ui};

use super::{heading, line};
use crate::finding::Count;
use crate::look::{plain_button, primary_button};
use crate::state::{Command, EditCommand, SignOff};
use crate::ui::Scene;

/// Paints the dialog.
pub(super) fn sign_off_ui(ui: &mut Ui, scene: &mut Scene, asked: &SignOff, is_new: bool) {
    ui.set_width(480.0);
    if asked.is_named {
        own_ui(ui, scene, asked, is_new);
    } else {
        name_ui(ui, scene, asked, is_new);
    }
}

fn name_ui(ui: &mut Ui, scene: &mut Scene, asked: &SignOff, is_new: bool) {
    heading(ui, scene, "Your name");
    let what = if asked.statements.is_empty() {
        "It stands in what you code and sign off from now on"
    } else {
        "It is written into what you sign off, and kept for the next time"
    };
    line(ui, scene, what);
    let mut typed = asked.name.clone();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("your name"))
        .hint_text("Your name")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Your name");
    if is_new {
        field.request_focus();
    }
    let is_given = !typed.trim().is_empty();
    if typed != asked.name {
        scene.push(Command::Edit(EditCommand::TypeName(typed)));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let verb = if asked.statements.is_empty() {
            "Keep it"
        } else {
            "Sign off"
        };
        let button = primary_button(verb, &scene.palette);
        let done = ui.add_enabled(is_given, button).clicked();
        if is_given && (done || entered) {
            scene.push(Command::Edit(EditCommand::SignNamed(true)));
        }
        cancel_ui(ui, scene);
    });
}

/// Somebody would check him- or herself.
fn own_ui(ui: &mut Ui, scene: &mut Scene, asked: &SignOff, is_new: bool) {
    let (all, own) = (asked.statements.len(), asked.own.len());
    heading(ui, scene, "Sign off your own reading?");
    let name = &asked.name;
    let words = if all == 1 {
        format!("{name} coded this statement. Whoever checks it should be somebody else")
    } else {
        let of = Count::new(all, "statement", "statements");
        format!("{name} coded {own} of these {of}. Whoever checks them should be somebody else")
    };
    line(ui, scene, &words);
    ui.horizontal(|ui| {
        let cancel = ui.add(plain_button("Cancel"));
        if is_new {
            cancel.request_focus();
        }
        if cancel.clicked() {
            scene.push(Command::Dismiss);
        }
        if own < all {
            let words = format!("Sign off the other {}", all - own);
            if ui.add(primary_button(words, &scene.palette)).clicked() {
                scene.push(Command::Edit(EditCommand::SignNamed(false)));
            }
        }
        let words = if all == 1 {
            "Sign off all the same".to_owned()
        } else {
            format!("Sign off all {all} all the same")
        };
        if ui.add(plain_button(words)).clicked() {
            scene.push(Command::Edit(EditCommand::SignNamed(true)));
        }
    });
}

fn cancel_ui(ui: &mut Ui, scene: &mut Scene) {
    if ui.add(plain_button("Cancel")).clicked() {
        scene.push(Command::Dismiss);
    }
}
