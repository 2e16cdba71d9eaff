//! What comparing the quotations with their texts found, as fields: whoever lists a quotation lists
//! what is wrong with it.

use super::{Column, Value};
use crate::check::Graded;
use crate::model::{Dossier, StatementIndex};
use crate::quote::Grade;
use crate::words;

/// The grades of a dossier's quotations.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compared<'a> {
    grades: &'a [Graded],
    /// True when at least one quotation was looked up in the text of its source.
    pub(super) was_compared: bool,
}

impl<'a> Compared<'a> {
    /// The grades in the order of the statements; none before the check.
    pub(super) fn new(grades: &'a [Graded]) -> Self {
        Self {
            grades,
            was_compared: grades.iter().any(|it| it.grade != Grade::NoText),
        }
    }

    /// What was found of a quotation, in the words of its marks where they cast doubt on it. Nothing
    /// where no text at all was at hand, because then the foot of what is listed says so once.
    pub(super) fn found(self, dossier: &Dossier, index: StatementIndex) -> Value {
        let graded = self.grades.get(index.at());
        let Some(graded) = graded.filter(|_| self.was_compared) else {
            return Value::Empty;
        };
        match words::doubt_words(dossier, &graded.grade) {
            Some(doubt) => Value::Strong(doubt),
            None => Value::Words(words::grade_words(dossier, &graded.grade)),
        }
    }

    /// Only what casts doubt on a quotation.
    pub(super) fn doubt(self, dossier: &Dossier, index: StatementIndex) -> Option<Value> {
        let graded = self.grades.get(index.at())?;
        words::doubt_words(dossier, &graded.grade).map(Value::Strong)
    }

    /// The column that tells what was found, set below the quotations, where anything was compared.
    pub(super) fn column(self) -> Option<Column> {
        self.was_compared
            .then(|| Column::words("Source text", 9).below())
    }

    /// What a match proves and what it does not, where anything was compared.
    pub(super) fn remark(self) -> Option<String> {
        self.was_compared
            .then(|| words::sentence(words::GRADES_MEAN))
    }
}
