//! What one cell of a sheet says, before anything is set in type.

use std::collections::BTreeMap;

use super::content::Content;
use crate::export::Detail;
use crate::matrix::{Cell, CellMark, cell_marks, parts_named};
use crate::model::{
    CellState, Mark, PartyIndex, PointIndex, Stance, Statement, StatementIndex, Voice,
};
use crate::standing::{self, Conflict};

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

struct Writer<'a> {
    content: &'a Content<'a>,
    cell: &'a Cell,
    detail: Detail,
    with_year: bool,
}

impl Writer<'_> {
    fn entries(&self) -> Vec<Entry> {
        let mut entries = match self.cell.state {
            CellState::Silent => Vec::new(),
            CellState::Position => self.position(),
            CellState::PartOnly => self.parts(),
            CellState::ClaimsOnly => self.claims(),
            CellState::AnalystsOnly => self.analysts(),
        };
        for index in self.contradictions() {
            if !entries.iter().any(|entry| entry.statement == index) {
                entries.push(self.contradiction(index));
            }
        }
        if let Some(first) = entries.first_mut() {
            first.marks = self.marks();
        }
        if self.detail == Detail::Full {
            let mut further: Vec<StatementIndex> = self
                .cell
                .statements
                .iter()
                .copied()
                .filter(|index| !entries.iter().any(|entry| entry.statement == *index))
                .collect();
            // Newest first; those of one day stay in the file's order.
            further.sort_by_key(|&index| std::cmp::Reverse(self.statement(index).day()));
            entries.extend(further.into_iter().map(|index| self.further(index)));
        }
        entries
    }

    fn statement(&self, index: StatementIndex) -> &Statement {
        self.content.dossier.statement(index)
    }

    fn entry(&self, index: StatementIndex, chip: Chip, is_soft: bool, is_main: bool) -> Entry {
        let statement = self.statement(index);
        Entry {
            chip,
            statement: index,
            when: statement.said.short(self.with_year),
            marks: Vec::new(),
            gist: statement.gist.clone(),
            is_soft,
            has_quotation: match self.detail {
                Detail::Short => false,
                Detail::Quotes => is_main,
                Detail::Full => true,
            },
        }
    }

    fn position(&self) -> Vec<Entry> {
        self.cell
            .standing
            .map(|index| {
                let chip = Chip::Stance(self.statement(index).stance);
                self.entry(index, chip, false, true)
            })
            .into_iter()
            .collect()
    }

    fn parts(&self) -> Vec<Entry> {
        self.standing_of_parts()
            .into_iter()
            .map(|(part, index)| {
                let stance = self.statement(index).stance;
                let chip = Chip::Outlined {
                    sign: Some(stance),
                    words: format!("part only, {part}: {}", stance.words()),
                    kind: OutlineKind::Part,
                };
                self.entry(index, chip, true, true)
            })
            .collect()
    }

    /// Each part that speaks, with the statement that would stand among its own.
    fn standing_of_parts(&self) -> Vec<(&str, StatementIndex)> {
        let dossier = self.content.dossier;
        parts_named(dossier, self.cell)
            .into_iter()
            .filter_map(|(part, _)| {
                let of_part: Vec<StatementIndex> = self
                    .cell
                    .statements
                    .iter()
                    .copied()
                    .filter(|&index| dossier.statement(index).part.as_deref() == Some(part))
                    .collect();
                Some((part, standing::standing(dossier, &of_part)?))
            })
            .collect()
    }

    /// Each claimant's latest claim, in the order in which the file first names the claimants.
    fn claims(&self) -> Vec<Entry> {
        let mut claimants: Vec<PartyIndex> = Vec::new();
        let mut latest: BTreeMap<PartyIndex, StatementIndex> = BTreeMap::new();
        for &index in &self.cell.statements {
            let Some(claimant) = self.statement(index).voice.claimant() else {
                continue;
            };
            if !claimants.contains(&claimant) {
                claimants.push(claimant);
            }
            let held = latest.entry(claimant).or_insert(index);
            if self.statement(*held).day() <= self.statement(index).day() {
                *held = index;
            }
        }
        claimants
            .iter()
            .filter_map(|claimant| latest.get(claimant))
            .map(|&index| self.entry(index, self.claim_chip(index), true, true))
            .collect()
    }

    fn claim_chip(&self, index: StatementIndex) -> Chip {
        let statement = self.statement(index);
        Chip::Outlined {
            sign: Some(statement.stance),
            words: self.said_by(statement),
            kind: OutlineKind::Claimed,
        }
    }

    fn analysts(&self) -> Vec<Entry> {
        self.cell
            .statements
            .iter()
            .enumerate()
            .map(|(number, &index)| {
                let chip = if number == 0 {
                    Chip::Outlined {
                        sign: None,
                        words: "analysts only".to_owned(),
                        kind: OutlineKind::Analysts,
                    }
                } else {
                    Chip::Same
                };
                self.entry(index, chip, true, true)
            })
            .collect()
    }

    /// The statements that contradict the one that stands, in the order of the conflicts.
    fn contradictions(&self) -> Vec<StatementIndex> {
        let mut found = Vec::new();
        for conflict in &self.cell.conflicts {
            match *conflict {
                Conflict::Claim { claim, .. } => found.push(claim),
                Conflict::Claimants { first, second } => found.extend([first, second]),
                Conflict::SameVoice { other, .. } => found.push(other),
            }
        }
        found
    }

    fn contradiction(&self, index: StatementIndex) -> Entry {
        if self.statement(index).voice.claimant().is_some() {
            self.entry(index, self.claim_chip(index), true, false)
        } else {
            self.further(index)
        }
    }

    fn further(&self, index: StatementIndex) -> Entry {
        let statement = self.statement(index);
        let is_position = statement.voice.is_position() && statement.is_whole_party();
        let chip = Chip::Further {
            sign: statement.stance,
            words: self.said_by(statement),
            is_position,
        };
        self.entry(index, chip, !is_position, false)
    }

    /// Who takes which stance: `claimed by United States: supports`.
    fn said_by(&self, statement: &Statement) -> String {
        let stance = statement.stance.words();
        match (statement.voice, &statement.part) {
            (Voice::ClaimedBy(party), None) => {
                format!(
                    "claimed by {}: {stance}",
                    self.content.dossier.party(party).name
                )
            }
            (Voice::ClaimedBy(party), Some(part)) => format!(
                "claimed by {} of {part}: {stance}",
                self.content.dossier.party(party).name
            ),
            (Voice::Analyst, _) => format!("analyst: {stance}"),
            (Voice::Own | Voice::Reported, Some(part)) => format!("{part}: {stance}"),
            (Voice::Own, None) => format!("also: {stance}"),
            (Voice::Reported, None) => format!("also reported: {stance}"),
        }
    }

    fn marks(&self) -> Vec<MarkText> {
        let marks = cell_marks(
            self.content.dossier,
            self.cell,
            self.content.matrix.as_of,
            self.cell
                .standing
                .and_then(|index| self.content.grade(index)),
        );
        let other_date = self
            .content
            .comparison
            .and_then(|comparison| comparison.mark(self.cell));
        marks
            .into_iter()
            .chain(other_date)
            .map(|CellMark { mark, words }| MarkText {
                mark,
                words,
                statements: self.statements_of(mark),
            })
            .collect()
    }

    /// The statements that prove a mark and are not printed under it in any case.
    fn statements_of(&self, mark: Mark) -> Vec<StatementIndex> {
        match mark {
            // A stance of another date is not told without the words that prove it.
            Mark::OtherDate => self
                .content
                .comparison
                .and_then(|comparison| comparison.other(self.cell).standing)
                .filter(|index| Some(*index) != self.cell.standing)
                .into_iter()
                .collect(),
            Mark::LaterReport => self.cell.later_report.into_iter().collect(),
            Mark::Changed => self
                .cell
                .shifts
                .last()
                .map(|shift| {
                    [shift.from, shift.to]
                        .into_iter()
                        .filter(|index| Some(*index) != self.cell.standing)
                        .collect()
                })
                .unwrap_or_default(),
            Mark::PartDiffers => self
                .standing_of_parts()
                .into_iter()
                .map(|(_, index)| index)
                .filter(|&index| Some(self.statement(index).stance) != self.cell.stance)
                .collect(),
            _ => Vec::new(),
        }
    }
}
