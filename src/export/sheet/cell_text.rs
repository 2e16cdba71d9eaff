//! What one cell of a sheet says, before anything is set in type.

use super::cell_writer::Writer;
use super::content::Content;
use crate::export::Detail;
use crate::matrix::Cell;
use crate::model::{CellState, Mark, PartyIndex, PointIndex, Stance, StatementIndex};

/// One crossing of a point and a party in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellText {
    /// The row.
    pub point: PointIndex,
    /// The column.
    pub party: PartyIndex,
    /// What kind of evidence there is.
    pub state: CellState,
    /// What is said, most important first; empty for a silent cell.
    pub entries: Vec<Entry>,
    /// What else there is to know about a silent cell; the marks of others stand at their first
    /// entry.
    pub hole_marks: Vec<MarkText>,
    /// What stood one after the other, where more than one statement did and everything is told.
    pub history: Option<String>,
}

/// A chip, marks, a gist, and perhaps a quotation: what one statement gives to a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The chip above the gist.
    pub chip: Chip,
    /// The statement whose gist and number follow.
    pub statement: StatementIndex,
    /// The month in which it was said.
    pub when: String,
    /// By whom and when, to the day: told of the words that conflict, which stand face to face. It
    /// takes the place of the month.
    pub byline: Option<String>,
    /// What else there is to know about the cell.
    pub marks: Vec<MarkText>,
    /// The stance in the editors' words; may be empty.
    pub gist: String,
    /// True when the gist is no position of the whole party.
    pub is_soft: bool,
    /// True when the quotation is printed here and not with its note.
    pub has_quotation: bool,
}

/// What stands at the head of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chip {
    /// The stance of the whole party.
    Stance(Stance),
    /// A dashed outline: who is said to take which stance, or a part that does.
    Outlined {
        /// The sign, where one stance is meant.
        sign: Option<Stance>,
        /// The words.
        words: String,
        /// For the legend.
        kind: OutlineKind,
    },
    /// A further statement of the cell: a small sign and words without an outline.
    Further {
        /// The sign.
        sign: Stance,
        /// The words.
        words: String,
        /// True for a position of the whole party, whose sign may be filled.
        is_position: bool,
    },
    /// The chip above speaks for this entry too.
    Same,
}

/// Why a chip has no fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutlineKind {
    /// Another party says so.
    Claimed,
    /// Only a part of the party says so.
    Part,
    /// Only analysts say so.
    Analysts,
}

/// A mark, and the statements that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkText {
    /// Which mark.
    pub mark: Mark,
    /// Its words.
    pub words: String,
    /// The statements that it stands for, where they are not printed below it.
    pub statements: Vec<StatementIndex>,
}

impl CellText {
    /// Puts a cell into words.
    #[must_use]
    pub fn new(content: &Content<'_>, cell: &Cell, detail: Detail, with_year: bool) -> Self {
        let writer = Writer {
            content,
            cell,
            detail,
            with_year,
        };
        let entries = writer.entries();
        Self {
            point: cell.point,
            party: cell.party,
            state: cell.state,
            hole_marks: if entries.is_empty() {
                writer.marks()
            } else {
                Vec::new()
            },
            history: writer.history(),
            entries,
        }
    }

    /// Its marks, wherever they stand.
    pub fn marks(&self) -> impl Iterator<Item = &MarkText> {
        let of_entries = self.entries.iter().flat_map(|entry| &entry.marks);
        of_entries.chain(&self.hole_marks)
    }

    /// Every statement that the cell points to, in reading order, each once.
    #[must_use]
    pub fn statements(&self) -> Vec<StatementIndex> {
        let mut found = Vec::new();
        let mut note = |index: StatementIndex| {
            if !found.contains(&index) {
                found.push(index);
            }
        };
        for entry in &self.entries {
            let marked = entry.marks.iter().flat_map(|mark| &mark.statements);
            marked
                .chain([&entry.statement])
                .copied()
                .for_each(&mut note);
        }
        let of_hole = self.hole_marks.iter().flat_map(|mark| &mark.statements);
        of_hole.copied().for_each(note);
        found
    }
}
