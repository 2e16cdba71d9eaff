//! How one cell becomes words: which of its statements are told, in which order, and how fully.

use std::collections::BTreeMap;

use super::cell_text::{Chip, Entry, MarkText, OutlineKind};
use super::content::Content;
use crate::export::Detail;
use crate::matrix::{Cell, CellMark, cell_marks, parts_named};
use crate::model::{CellState, Mark, PartyIndex, Statement, StatementIndex, Voice};
use crate::standing::{self, Conflict};
use crate::words;

/// What is needed to put a cell into words.
pub(super) struct Writer<'a> {
    pub(super) content: &'a Content<'a>,
    pub(super) cell: &'a Cell,
    pub(super) detail: Detail,
    pub(super) with_year: bool,
}

impl Writer<'_> {
    pub(super) fn entries(&self) -> Vec<Entry> {
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
        let in_conflict = self.in_conflict();
        for entry in &mut entries {
            if in_conflict.contains(&entry.statement) {
                self.face(entry);
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
            byline: None,
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
        let conflicts = self.cell.conflicts.iter();
        conflicts
            .flat_map(|conflict| match *conflict {
                Conflict::Claim { claim, .. } => vec![claim],
                Conflict::Claimants { first, second } => vec![first, second],
                Conflict::SameVoice { other, .. } => vec![other],
            })
            .collect()
    }

    /// The same with the words that they contradict.
    fn in_conflict(&self) -> Vec<StatementIndex> {
        let mut found = self.contradictions();
        found.extend(
            self.cell
                .conflicts
                .iter()
                .filter_map(|conflict| match *conflict {
                    Conflict::Claim { word, .. } | Conflict::SameVoice { word, .. } => Some(word),
                    Conflict::Claimants { .. } => None,
                }),
        );
        found
    }

    /// Words that conflict are told alike, whoever says them: in which voice, by whom, on which
    /// day, and from the second detail on in their own words.
    fn face(&self, entry: &mut Entry) {
        let statement = self.statement(entry.statement);
        entry.byline = Some(words::byline(self.content.dossier, statement));
        entry.has_quotation = self.detail != Detail::Short;
    }

    /// What stood one after the other, where everything is told.
    pub(super) fn history(&self) -> Option<String> {
        let Content {
            dossier, matrix, ..
        } = self.content;
        match self.detail {
            Detail::Full => words::standing_history(dossier, self.cell, matrix.as_of),
            Detail::Short | Detail::Quotes => None,
        }
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
                "claimed by {} about {part}: {stance}",
                self.content.dossier.party(party).name
            ),
            (Voice::Analyst, _) => format!("analyst: {stance}"),
            (Voice::Own | Voice::Reported, Some(part)) => format!("{part}: {stance}"),
            (Voice::Own, None) => format!("also: {stance}"),
            (Voice::Reported, None) => format!("also reported: {stance}"),
        }
    }

    pub(super) fn marks(&self) -> Vec<MarkText> {
        let marks = cell_marks(
            self.content.dossier,
            self.cell,
            self.content.matrix.as_of,
            self.cell
                .standing
                .and_then(|index| self.content.grade(index)),
        );
        marks
            .into_iter()
            .chain(self.content.marks_on_request(self.cell))
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
