//! What can be asked of a form and of the file.

use std::ops::Range;

use super::fields::form_fields;
use super::form::Form;
use super::pending::Pending;
use super::reshape::{self, Reshape};
use super::{gone, guess, head, joined, saving, sign};
use crate::edit::{Record, Value, of_record};
use crate::finding::{RecordKind, RecordRef};
use crate::merge::Side;
use crate::model::{PartyIndex, PointIndex, SourceIndex, StatementIndex};
use crate::state::caret;
use crate::state::update::told;
use crate::state::{Caret, CaretCommand, Effect, Reader, SidePanel, State, WritingEffect};

/// One thing to be asked of a form or of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    /// Select these bytes of the text that is read, or nothing of it.
    SelectWords(Option<Range<usize>>),
    /// Move the caret in that text.
    Caret(CaretCommand),
    /// Write a statement: from the words that are selected, else for the selected cell.
    AddStatement,
    /// Write a record.
    Add(RecordKind),
    /// Change the selected point.
    ChangePoint,
    /// Change the selected party.
    ChangeParty,
    /// Change a statement.
    ChangeStatement(StatementIndex),
    /// Change a source.
    ChangeSource(SourceIndex),
    /// Change the file's own title, description and language.
    AskHead,
    /// Type into one of these.
    TypeHead(&'static str, String),
    /// Put these into the file.
    FinishHead,
    /// Type into a field of the form.
    Type(&'static str, String),
    /// Choose what a field of the form holds.
    Put(&'static str, Option<Value>),
    /// Make a new record of what is typed into a field that names one.
    MakeNamed(&'static str),
    /// Type into a field of a record that comes with the form's own, by its number there.
    TypeNew(usize, &'static str, String),
    /// Show the rare fields of the form, or no longer.
    ToggleRare,
    /// Put what the form holds into the file.
    Finish,
    /// Close the form; what it held can be brought back.
    CloseForm,
    /// Open the form that was closed last again.
    BringBack,
    /// Take a statement out.
    RemoveStatement(StatementIndex),
    /// Take the selected point out.
    RemovePoint,
    /// Take the selected party out.
    RemoveParty,
    /// Take a source out.
    RemoveSource(SourceIndex),
    /// Take out what was asked about, with all that depends on it.
    RemoveAsked,
    /// Leave what was asked about where it is.
    KeepAsked,
    /// Put the selected point one place up in the file, or down.
    MovePoint(bool),
    /// Put the selected party one place to the left in the file, or to the right.
    MoveParty(bool),
    /// Merge or split points, mend a record, order the parts.
    Reshape(Reshape),
    /// Say that a statement is read as it should be.
    SignOff(StatementIndex),
    /// The same of the chosen statement, else of the one that stands in the selected cell.
    SignOffChosen,
    /// Take that back.
    TakeBackSignOff(StatementIndex),
    /// Ask in whose name is signed off.
    AskName,
    /// Type that name.
    TypeName(String),
    /// Go on with that name; what is somebody's own reading is signed off too, or left out.
    SignNamed(bool),
    /// Begin a new file.
    New,
    /// Write the file.
    Save,
    /// Ask where to write the file.
    SaveAs,
    /// Change where to write it.
    SetSavePath(String),
    /// Choose that in the system's dialog.
    BrowseSave,
    /// Write it there; a file that is there is asked about unless it may be replaced.
    SaveTo(bool),
    /// Write it although the version that is on disk is not kept.
    SaveUnkept,
    /// Put what is on disk together with what is open.
    MergeTheirs,
    /// Take one side of a conflict, by its number.
    TakeSide(usize, Side),
    /// Make what was chosen the file's.
    FinishMerge,
    /// Bring back what was not saved the last time.
    Recover,
    /// Do away with it.
    DiscardRecovered,
    /// Save, and then go on with what was asked for.
    SaveAndGoOn,
    /// Go on with what was asked for; what is not saved is kept for the next time.
    GoOnWithout,
}

/// Applies one command about writing.
pub(in crate::state) fn edit(state: &mut State, command: EditCommand) -> Vec<Effect> {
    let finishes = matches!(
        command,
        EditCommand::Finish
            | EditCommand::FinishHead
            | EditCommand::FinishMerge
            | EditCommand::Recover
    );
    if finishes && state.tells_busy() {
        return Vec::new();
    }
    match command {
        EditCommand::SelectWords(words) => {
            if let Some(reader) = &mut state.view.reader {
                select(reader, words);
            }
        }
        EditCommand::Caret(command) => return caret::apply(state, command),
        EditCommand::AddStatement => guess::statement(state),
        EditCommand::Add(kind) => state.open_form(Form::new(Record::new(kind))),
        EditCommand::ChangePoint => {
            let point = state.view.selection.map(|it| it.point);
            if let Some(record) = point.and_then(|point| state.point_record(point)) {
                change(state, record);
            }
        }
        EditCommand::ChangeParty => {
            let party = state.view.selection.map(|it| it.party);
            if let Some(record) = party.and_then(|party| state.party_record(party)) {
                change(state, record);
            }
        }
        EditCommand::ChangeStatement(statement) => {
            if let Some(statement) = state.dossier().statements.get(statement.at()) {
                let number = statement.number;
                let kind = RecordKind::Statement;
                change(state, RecordRef { kind, number });
            }
        }
        EditCommand::ChangeSource(source) => {
            if let Some(source) = state.dossier().sources.get(source.at()) {
                let number = source.number;
                let kind = RecordKind::Source;
                change(state, RecordRef { kind, number });
            }
        }
        EditCommand::AskHead => head::ask(state),
        EditCommand::TypeHead(name, text) => head::type_into(state, name, text),
        EditCommand::FinishHead => return head::finish(state),
        EditCommand::Type(..)
        | EditCommand::Put(..)
        | EditCommand::MakeNamed(_)
        | EditCommand::TypeNew(..)
        | EditCommand::ToggleRare => {
            in_form(state, command);
            return vec![Effect::Writing(WritingEffect::KeepDraft)];
        }
        EditCommand::Finish => return finish(state),
        EditCommand::CloseForm => {
            close(state);
            return vec![Effect::Writing(WritingEffect::KeepDraft)];
        }
        EditCommand::BringBack if reshape::bring_back(state) => {}
        EditCommand::BringBack => match state.editing.closed.take() {
            Some(form) => state.open_form(form),
            None => told(state, "No form was closed unfinished".to_owned()),
        },
        EditCommand::RemoveStatement(_)
        | EditCommand::RemovePoint
        | EditCommand::RemoveParty
        | EditCommand::RemoveSource(_)
        | EditCommand::RemoveAsked
        | EditCommand::KeepAsked
        | EditCommand::MovePoint(_)
        | EditCommand::MoveParty(_) => return gone::apply(state, &command),
        EditCommand::Reshape(command) => return reshape::apply(state, command),
        EditCommand::SignOff(_)
        | EditCommand::SignOffChosen
        | EditCommand::TakeBackSignOff(_)
        | EditCommand::AskName
        | EditCommand::TypeName(_)
        | EditCommand::SignNamed(_) => return sign::apply(state, command),
        EditCommand::MergeTheirs
        | EditCommand::TakeSide(..)
        | EditCommand::FinishMerge
        | EditCommand::Recover
        | EditCommand::DiscardRecovered => return joined::apply_command(state, &command),
        EditCommand::New
        | EditCommand::Save
        | EditCommand::SaveAs
        | EditCommand::SetSavePath(_)
        | EditCommand::BrowseSave
        | EditCommand::SaveTo(_)
        | EditCommand::SaveUnkept
        | EditCommand::SaveAndGoOn
        | EditCommand::GoOnWithout => return saving::apply(state, command),
    }
    Vec::new()
}

fn select(reader: &mut Reader, words: Option<Range<usize>>) {
    reader.selected = words.filter(|words| !words.is_empty());
    reader.caret = reader.selected.clone().map(|words| Caret {
        anchor: words.start,
        at: words.end,
    });
}

impl State {
    /// The number of a point in the file, where that is known.
    pub(super) fn point_record(&self, point: PointIndex) -> Option<RecordRef> {
        self.record_at(RecordKind::Point, point.at())
    }

    /// The number of a party in the file, where that is known.
    pub(super) fn party_record(&self, party: PartyIndex) -> Option<RecordRef> {
        self.record_at(RecordKind::Party, party.at())
    }

    /// Where records of a list were left out, the numbers of the others are not known.
    pub(super) fn record_at(&self, kind: RecordKind, at: usize) -> Option<RecordRef> {
        let number = u32::try_from(at).ok()?;
        let is_whole = self.dossier().left_out.of_kind(kind) == 0;
        is_whole.then_some(RecordRef { kind, number })
    }
}

/// Opens a form for a record of the file.
pub(super) fn change(state: &mut State, record: RecordRef) {
    match of_record(state.dossier(), record) {
        Some(now) => state.open_form(Form::of(record, now)),
        None => told(
            state,
            "This record was left out for errors: mend it first, from the findings".to_owned(),
        ),
    }
}

/// Changes what stands in the form, and tries it.
fn in_form(state: &mut State, command: EditCommand) {
    let dossier = &state.opened.dossier;
    let Some(form) = &mut state.editing.form else {
        return;
    };
    let kind = form.kind();
    let field = |name: &str| form_fields(kind).iter().find(|field| field.name == name);
    match command {
        EditCommand::Type(name, text) => {
            if let Some(field) = field(name) {
                form.put_text(field, text);
            }
        }
        EditCommand::Put("voice", Some(voice)) => form.choose_voice(voice),
        EditCommand::Put(name, value) => {
            form.typed.remove(name);
            form.now.set(name, value);
        }
        EditCommand::MakeNamed(name) => {
            if let Some(field) = field(name) {
                form.make_named(dossier, field);
            }
        }
        EditCommand::TypeNew(at, name, text) => {
            if let Some(record) = form.with.get_mut(at) {
                record.set(name, Some(Value::Text(text)));
            }
        }
        EditCommand::ToggleRare => form.shows_rare = !form.shows_rare,
        _ => {}
    }
    state.try_form();
}

/// Puts what the form holds into the file.
fn finish(state: &mut State) -> Vec<Effect> {
    let Some(form) = &state.editing.form else {
        return Vec::new();
    };
    let missing = form.missing();
    if !missing.is_empty() {
        let missing: Vec<String> = missing.into_iter().map(str::to_owned).collect();
        let missing = crate::finding::list_and(&missing);
        told(state, format!("Still to be filled in: {missing}"));
        return Vec::new();
    }
    if form.trial.is_refused() {
        told(
            state,
            "The file would not take this: see below the form".to_owned(),
        );
        return Vec::new();
    }
    let dossier = state.dossier();
    let mut changes = form.changes(dossier);
    let word = form.kind().word();
    let verb = if form.of.is_some() { "change" } else { "add" };
    let mut what = format!("{verb} a {word}");
    if let Some(unchecked) = sign::unchecked_again(form) {
        what.push_str(", which is unchecked again");
        changes.push(unchecked);
    }
    let renames = match (form.of, form.renamed()) {
        (Some(record), Some((from, to))) => vec![(record, from, to)],
        _ => Vec::new(),
    };
    let is_new = form.of.is_none() && form.kind() == RecordKind::Statement;
    let added = is_new.then(|| form.finished(dossier));
    let record = form.finished(dossier);
    state.editing.pending = state.editing.form.take().map(Box::new).map(Pending::Form);
    let mut effects = state.change_and_rename(changes, renames, what);
    effects.push(Effect::Writing(WritingEffect::KeepDraft));
    if state.editing.form.is_some() {
        // It could not be put into the file, and is open again.
        return effects;
    }
    if let Some(added) = added {
        state.editing.last = Some(added);
    }
    if let Some(reader) = &mut state.view.reader {
        reader.selected = None;
        let at = reader.caret.map(|caret| caret.at);
        reader.caret = at.map(|at| Caret { anchor: at, at });
    }
    state.view.side = SidePanel::Inspector;
    select_cell_of(state, &record);
    effects
}

/// Selects the cell that a statement is about, or the row or column that was written.
fn select_cell_of(state: &mut State, record: &Record) {
    let dossier = state.dossier();
    let (point, party) = match record.kind {
        RecordKind::Statement => (record.text("point"), record.text("party")),
        RecordKind::Point => (record.text("id"), None),
        RecordKind::Party => (None, record.text("id")),
        _ => return,
    };
    let point = point.and_then(|id| dossier.points.iter().position(|it| it.id == id));
    let party = party.and_then(|id| dossier.parties.iter().position(|it| it.id == id));
    let Some(mut selection) = state.view.selection else {
        return;
    };
    if let Some(point) = point {
        selection.point = PointIndex::new(point);
    }
    if let Some(party) = party {
        selection.party = PartyIndex::new(party);
    }
    state.view.selection = Some(selection);
    state.view.reveal += 1;
}

fn close(state: &mut State) {
    let Some(form) = state.editing.form.take() else {
        return;
    };
    state.view.side = SidePanel::Inspector;
    if form.is_changed() {
        state.editing.closed = Some(form);
        let text = "Form closed; “Bring back the closed form” opens it again";
        told(state, text.to_owned());
    }
}
