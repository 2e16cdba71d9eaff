//! Signing off how statements are read: `checked_by`, one undoable step for however many.

use super::command::EditCommand;
use super::fields::{FormField, form_fields};
use super::form::Form;
use crate::edit::{Change, Value};
use crate::finding::{Count, RecordKind, RecordRef};
use crate::model::{Dossier, Statement, StatementIndex};
use crate::state::update::told;
use crate::state::{Dialog, Effect, State};

/// What is asked before statements are signed off: in whose name, or whether somebody may sign off
/// what is his or her own reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignOff {
    /// The name, as it is being typed.
    pub name: String,
    /// True once the name is settled, and only what is somebody's own reading is asked about.
    pub is_named: bool,
    /// What is to be signed off; nothing where only the name is asked for.
    pub statements: Vec<StatementIndex>,
    /// Those of them that were coded by whoever signs off.
    pub own: Vec<StatementIndex>,
    /// The hash of the file that the statements are of.
    of: String,
}

/// Applies one command about signing off.
pub(super) fn apply(state: &mut State, command: EditCommand) -> Vec<Effect> {
    match command {
        EditCommand::AskName => {
            state.view.dialog = Some(Dialog::SignOff(SignOff {
                name: state.settings.name.clone(),
                ..SignOff::default()
            }));
        }
        EditCommand::TypeName(typed) => {
            if let Some(Dialog::SignOff(asked)) = &mut state.view.dialog {
                asked.name = typed;
            }
        }
        EditCommand::SignOff(statement) => return sign_off(state, vec![statement], None),
        EditCommand::SignOffChosen => {
            let Some(statement) = chosen(state) else {
                told(state, "No statement is chosen".to_owned());
                return Vec::new();
            };
            return sign_off(state, vec![statement], None);
        }
        EditCommand::SignNamed(with_own) => return sign_named(state, with_own),
        EditCommand::TakeBackSignOff(statement) => return take_back(state, statement),
        _ => {}
    }
    Vec::new()
}

/// The statement that a command without a statement is about: the chosen one, else the one that
/// stands in the selected cell.
fn chosen(state: &State) -> Option<StatementIndex> {
    let statement = state.view.statement;
    statement.or_else(|| state.selected_cell()?.standing)
}

/// Signs statements off in a name; without one in that of the settings, which is asked for once.
pub(in crate::state) fn sign_off(
    state: &mut State,
    statements: Vec<StatementIndex>,
    name: Option<&str>,
) -> Vec<Effect> {
    let open = |index: &StatementIndex| {
        let statement = state.dossier().statements.get(index.at());
        statement.is_some_and(|statement| !statement.is_checked())
    };
    let statements: Vec<StatementIndex> = statements.into_iter().filter(open).collect();
    if statements.is_empty() {
        told(state, "Everything here is signed off already".to_owned());
        return Vec::new();
    }
    let name = name.unwrap_or(&state.settings.name).trim().to_owned();
    let own = own(state.dossier(), &statements, &name);
    if !name.is_empty() && own.is_empty() {
        return write(state, &statements, &name);
    }
    state.view.dialog = Some(Dialog::SignOff(SignOff {
        is_named: !name.is_empty(),
        name,
        statements,
        own,
        of: state.dossier().sha256.clone(),
    }));
    Vec::new()
}

/// Those of the statements that this person has coded.
fn own(dossier: &Dossier, statements: &[StatementIndex], name: &str) -> Vec<StatementIndex> {
    let is_own = |index: &&StatementIndex| is_coded_by(dossier.statement(**index), name);
    statements.iter().filter(is_own).copied().collect()
}

/// True when a statement was coded by this person, however the name is spaced and capitalised.
fn is_coded_by(statement: &Statement, name: &str) -> bool {
    let plain = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let coder = statement.coded_by.as_deref().map(plain);
    coder.is_some_and(|coder| !coder.is_empty() && coder == plain(name))
}

/// The dialog is answered: the name is settled, and what is somebody's own is signed off or not.
fn sign_named(state: &mut State, with_own: bool) -> Vec<Effect> {
    let Some(Dialog::SignOff(asked)) = state.view.dialog.take() else {
        return Vec::new();
    };
    let name = asked.name.trim().to_owned();
    if name.is_empty() {
        state.view.dialog = Some(Dialog::SignOff(asked));
        return Vec::new();
    }
    let mut effects = Vec::new();
    if !asked.is_named {
        state.settings.name.clone_from(&name);
        effects.push(Effect::KeepSettings);
        if asked.statements.is_empty() {
            told(state, format!("You sign off as {name}"));
            return effects;
        }
    }
    if asked.of != state.dossier().sha256 {
        let text = "Nothing was signed off: the file has changed meanwhile";
        told(state, text.to_owned());
        return effects;
    }
    if !asked.is_named {
        effects.extend(sign_off(state, asked.statements, Some(&name)));
        return effects;
    }
    let is_wanted = |index: &StatementIndex| with_own || !asked.own.contains(index);
    let statements: Vec<StatementIndex> =
        asked.statements.iter().copied().filter(is_wanted).collect();
    effects.extend(write(state, &statements, &name));
    effects
}

fn write(state: &mut State, statements: &[StatementIndex], name: &str) -> Vec<Effect> {
    let what = match statements.len() {
        1 => format!("sign off a statement as {name}"),
        more => format!(
            "sign off {} as {name}",
            Count::new(more, "statement", "statements")
        ),
    };
    let value = Some(Value::text(name));
    set(state, statements, value.as_ref(), what)
}

fn take_back(state: &mut State, index: StatementIndex) -> Vec<Effect> {
    let Some(statement) = state.dossier().statements.get(index.at()) else {
        return Vec::new();
    };
    let by = statement.checked_by.clone().unwrap_or_default();
    let what = format!("take back the sign-off by {by}");
    set(state, &[index], None, what)
}

fn set(
    state: &mut State,
    statements: &[StatementIndex],
    value: Option<&Value>,
    what: String,
) -> Vec<Effect> {
    let dossier = state.dossier();
    let changes = statements.iter().map(|&index| Change::Set {
        record: RecordRef {
            kind: RecordKind::Statement,
            number: dossier.statement(index).number,
        },
        field: "checked_by".to_owned(),
        value: value.cloned(),
    });
    let changes = changes.collect();
    // The card that was signed off stays in view.
    let chosen = state.view.statement;
    let effects = state.change(changes, what);
    let is_there = |index: &StatementIndex| index.at() < state.dossier().statements.len();
    state.view.statement = chosen.filter(is_there);
    effects
}

/// The sign-off is taken back where a form makes another statement of one that was signed off: what
/// was checked is then not what stands there any more. Remarks, reasons and names do not count.
pub(super) fn unchecked_again(form: &Form) -> Option<Change> {
    let is_beside = |name: &str| matches!(name, "id" | "note" | "why" | "coded_by");
    let (before, now) = (&form.before, &form.now);
    before.get("checked_by")?;
    // Who types another name there has looked at it anew.
    let keeps_name = before.get("checked_by") == now.get("checked_by");
    let mut fields = form_fields(form.kind()).iter();
    let is_other =
        |field: &FormField| !is_beside(field.name) && before.get(field.name) != now.get(field.name);
    (keeps_name && fields.any(is_other)).then_some(Change::Set {
        record: form.of?,
        field: "checked_by".to_owned(),
        value: None,
    })
}
