//! What the codes of a project and the variables of a database are.

use egui::{Id, Ui};

use super::choose::{begin_ui, combo_ui, field_ui, mark_ui, section_ui, shares};
use super::roles::{CODES, VARIABLES, VOICES, code_kind, code_name, code_of_kind, code_stance};
use super::{Scene, change, rule, words};
use crate::import::CodeRole;
use crate::state::{Guess, Import, MappingChange};

/// Paints the codes.
pub(super) fn codes_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let Some(about) = import.about.as_deref().filter(|it| !it.codes.is_empty()) else {
        return;
    };
    rule(ui, scene);
    section_ui(ui, scene, "Codes");
    for code in &about.codes {
        let ignored = CodeRole::Ignored;
        let role = import.mapping.codes.get(&code.path).unwrap_or(&ignored);
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            let line = super::grid::one_line(&code.path);
            let said = format!("{line}  ×{}", code.passages);
            begin_ui(ui, scene, &said, width, *role == CodeRole::Ignored);
            let name = format!("Code {line}");
            let now = code_kind(role);
            let salt = ("code", &code.path);
            if let Some(kind) = combo_ui(ui, salt, &name, now, control, &CODES) {
                let role = code_of_kind(kind, role, &code.path);
                change(scene, MappingChange::Code(code.path.clone(), role));
            }
            let guess = Guess::Code(code.path.clone());
            mark_ui(ui, scene, import.has_said(&guess), &name, guess);
        });
        detail_ui(ui, scene, &code.path, role);
    }
}

/// What a code says besides its kind.
fn detail_ui(ui: &mut Ui, scene: &mut Scene, path: &str, role: &CodeRole) {
    let own = path.rsplit('/').next().unwrap_or(path);
    let mut now = None;
    if let Some(name) = code_name(role).filter(|name| *name != own) {
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            begin_ui(ui, scene, "", width, true);
            let id = Id::unique(("import code", path));
            let label = format!("Name that the code {path} stands for");
            let (_, typed) = field_ui(ui, id, &label, "Name", name, control);
            now = typed.map(|typed| renamed(role, typed));
        });
    }
    if let Some(stance) = code_stance(role) {
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            begin_ui(ui, scene, "", width, true);
            let entries = words::entries();
            let label = format!("Stance of the code {path}");
            let before = words::entry_of(Some(stance));
            let salt = ("stance of", path);
            let chosen = combo_ui(ui, salt, &label, before, control, &entries);
            let chosen = chosen.map(words::stance_of);
            now = now.take().or_else(|| {
                Some(match (role, chosen?) {
                    (CodeRole::PointAndStance(point, _), Some(stance)) => {
                        CodeRole::PointAndStance(point.clone(), format!("{stance:?}"))
                    }
                    (_, Some(stance)) => CodeRole::Stance(format!("{stance:?}")),
                    (_, None) => CodeRole::Ignored,
                })
            });
        });
    }
    if let CodeRole::Voice(voice) = role {
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            begin_ui(ui, scene, "", width, true);
            let entries = VOICES.map(|it| it.1);
            let before = VOICES.iter().position(|it| it.0 == voice);
            let label = format!("Voice of the code {path}");
            let salt = ("voice of", path);
            let before = before.unwrap_or(usize::MAX);
            if let Some(at) = combo_ui(ui, salt, &label, before, control, &entries) {
                now = Some(CodeRole::Voice(VOICES[at].0.to_owned()));
            }
        });
    }
    if let Some(now) = now {
        change(scene, MappingChange::Code(path.to_owned(), now));
    }
}

/// The same code with another name.
fn renamed(role: &CodeRole, name: String) -> CodeRole {
    match role {
        CodeRole::Point(_) => CodeRole::Point(name),
        CodeRole::Party(_) => CodeRole::Party(name),
        CodeRole::Speaker(_) => CodeRole::Speaker(name),
        CodeRole::ClaimedBy(_) => CodeRole::ClaimedBy(name),
        CodeRole::PointAndStance(_, stance) => CodeRole::PointAndStance(name, stance.clone()),
        other => other.clone(),
    }
}

/// Paints the variables.
pub(super) fn variables_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let Some(about) = import
        .about
        .as_deref()
        .filter(|it| !it.variables.is_empty())
    else {
        return;
    };
    rule(ui, scene);
    section_ui(ui, scene, "Variables");
    let entries = VARIABLES.map(|it| it.1);
    for variable in &about.variables {
        let role = import.mapping.variables.get(&variable.name);
        let role = role.copied().unwrap_or_default();
        ui.horizontal(|ui| {
            let (width, control) = shares(ui);
            let line = super::grid::one_line(&variable.name);
            begin_ui(ui, scene, &line, width, false);
            let name = format!("Variable {line}");
            let now = VARIABLES.iter().position(|it| it.0 == role).unwrap_or(0);
            let salt = ("variable", &variable.name);
            if let Some(at) = combo_ui(ui, salt, &name, now, control, &entries) {
                let role = VARIABLES[at].0;
                change(scene, MappingChange::Variable(variable.name.clone(), role));
            }
            let guess = Guess::Variable(variable.name.clone());
            mark_ui(ui, scene, import.has_said(&guess), &name, guess);
        });
    }
}
