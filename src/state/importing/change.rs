//! What a person can say instead of what was guessed, and what that makes of the mapping.

use std::collections::BTreeSet;

use super::Import;
use crate::import::{
    CodeRole, ColumnMapping, ColumnRole, Form, Mapping, NO_STANCE, Sheet, SheetMapping,
    VariableRole, column_name, is_same_word,
};
use crate::model::Stance;

/// One thing of a mapping, which is guessed or was said by a person. Sheets and columns are numbers
/// of the mapping, from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// The title of the dossier.
    Title,
    /// Whose voice the quotations are.
    Voice,
    /// When sources were published that do not tell.
    Published,
    /// Whether a sheet is read.
    Used(usize),
    /// How its rows are read.
    Form(usize),
    /// In which row the names of its columns stand.
    Header(usize),
    /// What a column of a sheet is.
    Column(usize, usize),
    /// What a word means.
    Word(String),
    /// What a code is.
    Code(String),
    /// What a variable is.
    Variable(String),
}

/// One change of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub enum MappingChange {
    /// The title of the dossier.
    Title(String),
    /// Whose voice the quotations are.
    Voice(&'static str),
    /// When sources were published that do not tell.
    Published(String),
    /// Whether a sheet is read.
    Used(usize, bool),
    /// How its rows are read; its columns are guessed anew.
    Form(usize, Form),
    /// In which row, from 1, the names of its columns stand; those columns are guessed anew of which
    /// nobody has said anything.
    Header(usize, usize),
    /// What a column of a sheet is.
    Column(usize, usize, ColumnRole),
    /// What a word means; none where it is no stance.
    Word(String, Option<Stance>),
    /// What a code is.
    Code(String, CodeRole),
    /// What a variable is.
    Variable(String, VariableRole),
    /// Guess this anew.
    Forget(Guess),
    /// Guess everything anew.
    ForgetAll,
}

impl Import {
    /// Changes the mapping.
    pub(super) fn change(&mut self, change: MappingChange) {
        match change {
            MappingChange::Title(title) => {
                self.say(Guess::Title, !title.trim().is_empty());
                self.mapping.title = title;
            }
            MappingChange::Voice(voice) => {
                self.say(Guess::Voice, true);
                voice.clone_into(&mut self.mapping.voice);
            }
            MappingChange::Published(date) => {
                self.say(Guess::Published, !date.trim().is_empty());
                date.trim().clone_into(&mut self.mapping.published);
            }
            MappingChange::Used(sheet, used) => {
                if let Some(how) = self.mapping.sheets.get_mut(sheet) {
                    how.used = used;
                    self.say(Guess::Used(sheet), true);
                }
            }
            MappingChange::Form(sheet, form) => {
                self.say(Guess::Form(sheet), true);
                let is_of_sheet =
                    |guess: &Guess| matches!(guess, Guess::Column(it, _) if *it == sheet);
                self.said.retain(|guess| !is_of_sheet(guess));
                self.guess_columns(sheet, None, Some(form));
            }
            MappingChange::Header(sheet, header) => {
                self.say(Guess::Header(sheet), true);
                self.guess_columns(sheet, Some(header), None);
            }
            MappingChange::Column(sheet, column, role) => self.set_column(sheet, column, &role),
            MappingChange::Word(word, stance) => {
                self.forget_word(&word);
                let meaning = stance.map_or(NO_STANCE.to_owned(), |it| format!("{it:?}"));
                self.mapping.stances.insert(word.clone(), meaning);
                self.say(Guess::Word(word), true);
            }
            MappingChange::Code(code, role) => {
                self.mapping.codes.insert(code.clone(), role);
                self.say(Guess::Code(code), true);
            }
            MappingChange::Variable(name, role) => {
                self.mapping.variables.insert(name.clone(), role);
                self.say(Guess::Variable(name), true);
            }
            MappingChange::Forget(guess) => self.forget(guess),
            MappingChange::ForgetAll => {
                self.mapping = Mapping::default();
                self.said.clear();
            }
        }
    }

    fn say(&mut self, guess: Guess, said: bool) {
        if said {
            self.said.insert(guess);
        } else {
            self.said.remove(&guess);
        }
    }

    /// What a column is. What there can be only one of is taken from the column that was it.
    fn set_column(&mut self, sheet: usize, column: usize, role: &ColumnRole) {
        let Some(how) = self.mapping.sheets.get_mut(sheet) else {
            return;
        };
        let is_single = !matches!(role, ColumnRole::Ignored | ColumnRole::PartyNamed(_));
        for (at, other) in how.columns.iter_mut().enumerate() {
            if at == column {
                other.is = role.clone();
            } else if is_single && other.is == *role {
                other.is = ColumnRole::Ignored;
                self.said.insert(Guess::Column(sheet, at));
            }
        }
        self.said.insert(Guess::Column(sheet, column));
    }

    /// Guesses the columns of a sheet anew of which nobody has said anything.
    fn guess_columns(&mut self, sheet: usize, header: Option<usize>, form: Option<Form>) {
        let table = self.about.as_ref().and_then(|it| it.sheets.get(sheet));
        let (Some(table), Some(how)) = (table, self.mapping.sheets.get_mut(sheet)) else {
            return;
        };
        let is_said = self.said.contains(&Guess::Form(sheet));
        let form = form.or_else(|| is_said.then(|| how.form()));
        let most = table.rows.len().max(1);
        let header = header.unwrap_or(how.header).clamp(1, most);
        let mut guessed = SheetMapping::guessed_as(table, header, form);
        for (at, column) in guessed.columns.iter_mut().enumerate() {
            if self.said.contains(&Guess::Column(sheet, at))
                && let Some(before) = how.columns.get(at)
            {
                column.is = before.is.clone();
            }
        }
        if self.said.contains(&Guess::Used(sheet)) {
            guessed.used = how.used;
        }
        *how = guessed;
    }

    /// Takes back what was said.
    fn forget(&mut self, guess: Guess) {
        self.said.remove(&guess);
        match guess {
            Guess::Title => self.mapping.title.clear(),
            Guess::Voice => self.mapping.voice.clear(),
            Guess::Published => self.mapping.published.clear(),
            Guess::Used(sheet) | Guess::Form(sheet) | Guess::Column(sheet, _) => {
                self.guess_columns(sheet, None, None);
            }
            Guess::Header(sheet) => {
                let table = self.sheets().get(sheet);
                let header = table.map(|table| SheetMapping::guessed(table).header);
                self.guess_columns(sheet, header, None);
            }
            Guess::Word(word) => self.forget_word(&word),
            Guess::Code(code) => {
                self.mapping.codes.remove(&code);
            }
            Guess::Variable(name) => {
                self.mapping.variables.remove(&name);
            }
        }
    }

    fn forget_word(&mut self, word: &str) {
        self.mapping.stances.retain(|it, _| !is_same_word(it, word));
        let is_it = |guess: &Guess| matches!(guess, Guess::Word(it) if is_same_word(it, word));
        self.said.retain(|guess| !is_it(guess));
    }

    /// True where a person has said what a word means, however it is written.
    #[must_use]
    pub fn has_said_word(&self, word: &str) -> bool {
        let mut words = self.mapping.stances.keys();
        words.any(|it| is_same_word(it, word))
    }

    /// Takes a mapping that was kept in a file; all of it was said by a person.
    pub(super) fn take_mapping(&mut self, mut mapping: Mapping) {
        if !mapping.sheets.is_empty() {
            let sheets = self.about.as_ref().map(|it| it.sheets.clone());
            pad(&mut mapping, sheets.as_deref().unwrap_or_default());
        }
        self.said = said_by(&mapping);
        self.mapping = mapping;
    }

    /// Takes the mapping with everything that was guessed for the last wish. What is being typed
    /// stays as it is typed.
    pub(super) fn complete(&mut self, complete: &Mapping) {
        let title = std::mem::take(&mut self.mapping.title);
        self.mapping.clone_from(complete);
        if self.said.contains(&Guess::Title) {
            self.mapping.title = title;
        }
    }
}

/// Everything that a mapping says.
fn said_by(mapping: &Mapping) -> BTreeSet<Guess> {
    let mut said = BTreeSet::new();
    for (guess, text) in [
        (Guess::Title, &mapping.title),
        (Guess::Voice, &mapping.voice),
        (Guess::Published, &mapping.published),
    ] {
        if !text.is_empty() {
            said.insert(guess);
        }
    }
    for (sheet, how) in mapping.sheets.iter().enumerate() {
        said.extend([Guess::Used(sheet), Guess::Form(sheet), Guess::Header(sheet)]);
        said.extend((0..how.columns.len()).map(|column| Guess::Column(sheet, column)));
    }
    said.extend(mapping.stances.keys().cloned().map(Guess::Word));
    said.extend(mapping.codes.keys().cloned().map(Guess::Code));
    said.extend(mapping.variables.keys().cloned().map(Guess::Variable));
    said
}

/// Adds what a mapping leaves out of its sheets as what it is then taken for: left alone.
fn pad(mapping: &mut Mapping, sheets: &[Sheet]) {
    for (at, sheet) in sheets.iter().enumerate() {
        if mapping.sheets.len() <= at {
            mapping.sheets.push(SheetMapping {
                name: sheet.name.clone(),
                used: false,
                ..SheetMapping::guessed(sheet)
            });
        }
        let how = &mut mapping.sheets[at];
        let header = how.header.max(1) - 1;
        for column in 0..sheet.width() {
            let name = column_name(column);
            if !how.columns.iter().any(|it| it.column == name) {
                how.columns.push(ColumnMapping {
                    column: name,
                    header: sheet.text(header, column).to_owned(),
                    is: ColumnRole::Ignored,
                });
            }
        }
    }
}
