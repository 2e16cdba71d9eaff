//! What a file holds that a mapping gives a meaning: words for stances, codes, variables; each with
//! how often it was found.

use super::cell_text;
use super::mapping::{ColumnRole, Mapping};
use super::stances::{StanceWord, Stances, Tally};
use super::table::{Sheet, column_named};
use super::{Content, Foreign, Trouble};

/// A code of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFound {
    /// Its name with those above it, as a mapping has it.
    pub path: String,
    /// How many passages carry it.
    pub passages: usize,
}

/// A variable of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What it holds, as the database calls that.
    pub kind: String,
}

impl Foreign<'_> {
    /// The codes of a project, in its order; none where the file is none.
    #[must_use]
    pub fn codes(&self) -> Vec<CodeFound> {
        let Content::Project(project) = &self.content else {
            return Vec::new();
        };
        let mut passages = vec![0; project.codes.len()];
        let all = project.sources.iter().flat_map(|it| &it.passages);
        for &code in all.flat_map(|passage| &passage.codes) {
            if let Some(count) = passages.get_mut(code) {
                *count += 1;
            }
        }
        let codes = project.codes.iter().zip(passages);
        codes
            .map(|(path, passages)| CodeFound {
                path: path.clone(),
                passages,
            })
            .collect()
    }

    /// The variables of a database; none where the file is none.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        match &self.content {
            Content::Discourse(discourse) => discourse.variables(),
            _ => Vec::new(),
        }
    }

    /// The words that say a stance by this mapping, or could, the most frequent first; none for
    /// projects, whose codes say it.
    ///
    /// # Errors
    /// As [`Foreign::propose`].
    pub fn stance_words(&self, mapping: &Mapping) -> Result<Vec<StanceWord>, Trouble> {
        let mut tally = Tally::default();
        match &self.content {
            Content::Own(_) | Content::Project(_) => return Ok(Vec::new()),
            Content::Tables(sheets) => {
                for (sheet, how) in sheets.iter().zip(&mapping.sheets) {
                    if how.used {
                        let stances = Stances::of(mapping, [sheet]);
                        count(sheet, how, &stances, &mut tally);
                    }
                }
            }
            Content::Discourse(discourse) => discourse.count_stances(mapping, &mut tally)?,
        }
        Ok(tally.finish(mapping))
    }
}

/// Counts the words of the fields in which a stance could stand.
fn count(sheet: &Sheet, how: &super::SheetMapping, stances: &Stances, tally: &mut Tally) {
    for column in &how.columns {
        let Some(at) = column_named(&column.column) else {
            continue;
        };
        for row in sheet.rows.iter().skip(how.header) {
            let Some(cell) = row.get(at).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            match &column.is {
                ColumnRole::PartyNamed(_) => {
                    let read = cell_text::read(&cell.text, stances);
                    tally.add(&read.word, read.stance);
                }
                ColumnRole::Stance => {
                    let said = stances.of_field(&cell.text);
                    tally.add(said.word, said.stance);
                }
                _ => {}
            }
        }
    }
}
