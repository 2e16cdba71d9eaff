//! What was guessed of somebody's file, as plain values that a person can change and keep.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::trouble::{Trouble, trouble};

/// All guesses of an import. What is left out is guessed anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The title of the dossier.
    pub title: String,
    /// Whose voice a quotation is where the file does not say: `Own`, `Reported` or `Analyst`.
    pub voice: String,
    /// The date of publication of sources that tell none, as a position file writes dates; without
    /// one, what rests on them is no statement.
    pub published: String,
    /// What words mean: behind each the stance as a position file writes it, or `None` for one that
    /// is no stance.
    pub stances: BTreeMap<String, String>,
    /// The tables of the file in their order.
    pub sheets: Vec<SheetMapping>,
    /// What the codes of a project are, by their names with those above them, as in `Parties/Halm`.
    pub codes: BTreeMap<String, CodeRole>,
    /// What the variables of a database are, by their names.
    pub variables: BTreeMap<String, VariableRole>,
}

/// What a table is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SheetMapping {
    /// Its name, to tell it by; empty where it has none.
    pub name: String,
    /// False for one that is left alone.
    pub used: bool,
    /// The row with the names of the columns, from 1.
    pub header: usize,
    /// Its columns.
    pub columns: Vec<ColumnMapping>,
}

/// What a column is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnMapping {
    /// As spreadsheets name it: `A`.
    pub column: String,
    /// What its header says.
    pub header: String,
    /// What it is.
    pub is: ColumnRole,
}

/// What the fields of a column are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// Nothing that is taken over.
    #[default]
    Ignored,
    /// The title of the point.
    Point,
    /// The theme of the point.
    Theme,
    /// The proposition of the point.
    Proposition,
    /// A note on the point.
    PointNote,
    /// Where the party of this name stands: stance, gist, quotations and their sources together.
    PartyNamed(String),
    /// The name of the party, in a table that has a row for each statement.
    Party,
    /// The stance.
    Stance,
    /// The stance in words of the editors.
    Gist,
    /// The quotation, with or without quotation marks around it.
    Quotation,
    /// A translation of it.
    Translation,
    /// Who spoke.
    Speaker,
    /// In what role.
    Role,
    /// When it was said.
    Said,
    /// The title of the source.
    Source,
    /// Who published it.
    Publisher,
    /// Who wrote it.
    Author,
    /// When it was published.
    Published,
    /// Where it can be read.
    Address,
    /// The page or paragraph.
    At,
    /// A note on the statement.
    Note,
    /// The condition.
    Condition,
    /// The reason for the stance.
    Why,
    /// Who read the stance out of the words.
    CodedBy,
}

/// What a code of a project is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeRole {
    /// Nothing that is taken over.
    #[default]
    Ignored,
    /// The point with this title.
    Point(String),
    /// The party of this name.
    Party(String),
    /// The stance of this name, as a position file writes it.
    Stance(String),
    /// Both: the point with this title, the stance of this name.
    PointAndStance(String, String),
    /// The speaker of this name.
    Speaker(String),
    /// The voice of this name, as a position file writes it.
    Voice(String),
    /// A claim by the party of this name.
    ClaimedBy(String),
}

/// What a variable of a database is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VariableRole {
    /// Nothing that is taken over; it is kept in the note of the statement.
    #[default]
    Noted,
    /// The party.
    Party,
    /// The point.
    Point,
    /// Yes or no, or a word, a sign or a number that is a stance.
    Stance,
    /// Who spoke.
    Speaker,
    /// The stance in words of the editors.
    Gist,
}

impl Mapping {
    /// Reads one from RON.
    ///
    /// # Errors
    /// When it is no such RON; a sentence with the place.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        ron::from_str(text).map_err(|error| {
            trouble(format!("the mapping cannot be read: {error}"))
                .hint("`--write-mapping` writes one that can be changed")
        })
    }

    /// The same as RON, which ends with a line end.
    ///
    /// # Errors
    /// When it cannot be written, which only a bug can cause.
    pub fn write(&self) -> Result<String, Trouble> {
        let config = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(self, config)
            .map_err(|error| trouble(format!("the mapping cannot be written: {error}")))?;
        Ok(format!("{text}\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_it_was_written_and_a_slip_is_told() {
        let mapping = Mapping {
            title: "Accord".to_owned(),
            stances: BTreeMap::from([("maybe".to_owned(), "Unclear".to_owned())]),
            sheets: vec![SheetMapping {
                used: true,
                header: 2,
                columns: vec![ColumnMapping {
                    column: "B".to_owned(),
                    header: "Halm".to_owned(),
                    is: ColumnRole::PartyNamed("Halm".to_owned()),
                }],
                ..SheetMapping::default()
            }],
            codes: BTreeMap::from([(
                "a/b".to_owned(),
                CodeRole::PointAndStance("a".to_owned(), "Opposes".to_owned()),
            )]),
            variables: BTreeMap::from([("concept".to_owned(), VariableRole::Point)]),
            ..Mapping::default()
        };
        let text = mapping.write().unwrap();
        assert_eq!(Mapping::read(&text).unwrap(), mapping, "{text}");
        assert!(Mapping::read("(titel: \"x\")").is_err());
        assert_eq!(Mapping::read("()").unwrap(), Mapping::default());
    }
}
