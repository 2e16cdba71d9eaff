//! What is taken out, moved or put together, and what goes with it.

use super::command::EditCommand;
use super::form::named_in;
use crate::edit::{Change, Value, of_point};
use crate::finding::{RecordKind, RecordRef};
use crate::model::{Dossier, Point, Statement, Voice};
use crate::state::update::told;
use crate::state::{Effect, SidePanel, State};

/// What is to be taken out, while it is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Which record.
    pub record: RecordRef,
    /// What people call it.
    pub name: String,
    /// The statements that go with it, a line each.
    pub statements: Vec<String>,
    /// What names it and does so no longer, a sentence each.
    pub unnamed: Vec<String>,
    /// What is asked of the file.
    changes: Vec<Change>,
}

/// Applies one command about what is there.
pub(super) fn apply(state: &mut State, command: &EditCommand) -> Vec<Effect> {
    match command {
        EditCommand::RemoveStatement(index) => {
            let Some(statement) = state.dossier().statements.get(index.at()) else {
                return Vec::new();
            };
            let record = of_statement(statement);
            // Nothing names a statement, and one step back brings it back.
            return state.change(
                vec![Change::Remove(record)],
                "remove a statement".to_owned(),
            );
        }
        EditCommand::RemovePoint => {
            return ask(state, selected(state, RecordKind::Point));
        }
        EditCommand::RemoveParty => {
            return ask(state, selected(state, RecordKind::Party));
        }
        EditCommand::RemoveSource(source) => {
            let source = state.dossier().sources.get(source.at());
            let kind = RecordKind::Source;
            let record = source.map(|it| RecordRef {
                kind,
                number: it.number,
            });
            return ask(state, record);
        }
        EditCommand::RemoveAsked => {
            if let Some(removal) = state.editing.removal.take() {
                state.view.side = side_without_question(state);
                let what = format!("remove the {} {}", removal.record.kind.word(), removal.name);
                return state.change(removal.changes, what);
            }
        }
        EditCommand::KeepAsked => {
            state.editing.removal = None;
            state.view.side = side_without_question(state);
        }
        EditCommand::MovePoint(is_down) => {
            return step(state, selected(state, RecordKind::Point), *is_down);
        }
        EditCommand::MoveParty(is_down) => {
            return step(state, selected(state, RecordKind::Party), *is_down);
        }
        _ => {}
    }
    Vec::new()
}

/// The record of the selected cell's row or column.
fn selected(state: &State, kind: RecordKind) -> Option<RecordRef> {
    let selection = state.view.selection?;
    match kind {
        RecordKind::Party => state.party_record(selection.party),
        _ => state.point_record(selection.point),
    }
}

/// What stood beside the matrix before something was asked.
fn side_without_question(state: &State) -> SidePanel {
    if state.editing.form.is_some() {
        SidePanel::Form
    } else {
        SidePanel::Inspector
    }
}

fn of_statement(statement: &Statement) -> RecordRef {
    RecordRef {
        kind: RecordKind::Statement,
        number: statement.number,
    }
}

/// Asks about taking a record out; at once where nothing depends on it.
pub(super) fn ask(state: &mut State, record: Option<RecordRef>) -> Vec<Effect> {
    let Some(record) = record else {
        told(
            state,
            "Records of this list were left out for errors: mend them first, from the findings"
                .to_owned(),
        );
        return Vec::new();
    };
    let Some(removal) = removal(state.dossier(), record) else {
        return Vec::new();
    };
    if removal.statements.is_empty() && removal.unnamed.is_empty() {
        let what = format!("remove the {} {}", record.kind.word(), removal.name);
        return state.change(removal.changes, what);
    }
    state.editing.removal = Some(removal);
    state.view.side = SidePanel::Form;
    Vec::new()
}

/// What goes with a record.
fn removal(dossier: &Dossier, record: RecordRef) -> Option<Removal> {
    let at = match record.kind {
        RecordKind::Source => dossier
            .sources
            .iter()
            .position(|it| it.number == record.number)?,
        _ => usize::try_from(record.number).ok()?,
    };
    let named = named_in(dossier, record.kind).into_iter().nth(at)?;
    let mut removal = Removal {
        record,
        name: named.name,
        statements: Vec::new(),
        unnamed: Vec::new(),
        changes: vec![Change::Remove(record)],
    };
    for statement in &dossier.statements {
        statement_without(dossier, &mut removal, statement, at);
    }
    let numbered = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (number, point) in dossier.points.iter().enumerate() {
        if let Some((field, value)) = point_without(dossier, point, record.kind, at) {
            let line = point.title.clone();
            removal.unname(line, RecordKind::Point, numbered(number), (field, value));
        }
    }
    if record.kind != RecordKind::Source {
        return Some(removal);
    }
    for (number, source) in dossier.sources.iter().enumerate() {
        if source.copy_of.is_some_and(|it| it.at() == at) && number != at {
            let line = format!("{}, a copy of it", source.title);
            removal.unname(line, RecordKind::Source, source.number, ("copy_of", None));
        }
    }
    for (number, plan) in dossier.plans.iter().enumerate() {
        if plan.source.is_some_and(|it| it.at() == at) {
            let line = format!("{}, printed in it", plan.name);
            removal.unname(line, RecordKind::Plan, numbered(number), ("source", None));
        }
    }
    Some(removal)
}

impl Removal {
    /// A record stays and names what goes no longer.
    fn unname(
        &mut self,
        line: String,
        kind: RecordKind,
        number: u32,
        (field, value): (&str, Option<Value>),
    ) {
        self.unnamed.push(line);
        self.changes.push(Change::Set {
            record: RecordRef { kind, number },
            field: field.to_owned(),
            value,
        });
    }
}

/// What becomes of a statement: it goes with what it cannot be without, else it names that no
/// longer.
fn statement_without(dossier: &Dossier, removal: &mut Removal, statement: &Statement, at: usize) {
    let party = &dossier.party(statement.party).name;
    let point = &dossier.point(statement.point).title;
    let line = || format!("{party} on {point}: {}", statement.gist);
    let goes = match removal.record.kind {
        RecordKind::Point => statement.point.at() == at,
        RecordKind::Party => {
            statement.party.at() == at
                || matches!(statement.voice, Voice::ClaimedBy(party) if party.at() == at)
        }
        RecordKind::Source => statement.source.at() == at,
        _ => false,
    };
    let number = statement.number;
    if goes {
        removal.statements.push(line());
        removal
            .changes
            .push(Change::Remove(of_statement(statement)));
    } else if removal.record.kind == RecordKind::Party
        && statement.jointly.iter().any(|party| party.at() == at)
    {
        let others = statement.jointly.iter().filter(|party| party.at() != at);
        let others: Vec<String> = others
            .map(|party| dossier.party(*party).id.clone())
            .collect();
        let value = (!others.is_empty()).then_some(Value::Texts(others));
        let line = format!("words said jointly on {point}");
        removal.unname(line, RecordKind::Statement, number, ("jointly", value));
    } else if removal.record.kind == RecordKind::Plan
        && statement.plan.is_some_and(|plan| plan.at() == at)
    {
        removal.unname(line(), RecordKind::Statement, number, ("plan", None));
    }
}

/// The field of a point that names what goes, and what it holds without it.
fn point_without(
    dossier: &Dossier,
    point: &Point,
    kind: RecordKind,
    at: usize,
) -> Option<(&'static str, Option<Value>)> {
    match kind {
        RecordKind::Theme => point
            .theme
            .is_some_and(|it| it.at() == at)
            .then_some(("theme", None)),
        RecordKind::Plan if point.articles.iter().any(|it| it.plan.at() == at) => {
            let mut without = point.clone();
            without.articles.retain(|it| it.plan.at() != at);
            let record = of_point(dossier, &without);
            Some(("articles", record.get("articles").cloned()))
        }
        _ => None,
    }
}

/// Puts a record one place further on in its list, or one place back.
fn step(state: &mut State, record: Option<RecordRef>, is_down: bool) -> Vec<Effect> {
    let Some(record) = record else {
        return Vec::new();
    };
    let count = state.dossier().count(record.kind);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let number = record.number;
    let before = match is_down {
        true if number + 1 >= count => None,
        true => Some((number + 2 < count).then_some(number + 2)),
        false => number.checked_sub(1).map(Some),
    };
    let Some(before) = before else {
        told(state, "It cannot go further".to_owned());
        return Vec::new();
    };
    let what = format!("move a {}", record.kind.word());
    state.change(vec![Change::Move { record, before }], what)
}
