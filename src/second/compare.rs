//! A dossier and a second reading side by side.

use std::collections::BTreeSet;

use super::key::find;
use super::{Agreement, CodedVoice, Coding, Undefined};
use crate::model::{Dossier, Stance, StatementIndex};

/// Two readings compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// True when the dossier is byte for byte the one that the sample was drawn from.
    pub is_same_dossier: bool,
    /// Statements that both have, by their number in the dossier and in the coding.
    pub pairs: Vec<(StatementIndex, usize)>,
    /// Those of the coding that the dossier does not have, or has no more.
    pub unmatched: Vec<usize>,
    /// How many of the pairs have no stance from the second reader yet.
    pub without_stance: usize,
    /// How many of the pairs have no voice from the second reader yet.
    pub without_voice: usize,
    /// Where the two differ: the farthest apart on the scale first, then in the order of the file.
    pub disagreements: Vec<Disagreement>,
    /// Agreement on the stance, over the pairs that have one.
    pub stance: Agreement<Stance>,
    /// Agreement on the voice; claims by different parties are different.
    pub voice: Agreement<CodedVoice>,
}

/// A statement that was read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// In the dossier.
    pub statement: StatementIndex,
    /// In the coding.
    pub coded: usize,
    /// What the dossier says and what the second reader says, where these differ.
    pub stance: Option<(Stance, Stance)>,
    /// The same for the voice.
    pub voice: Option<(CodedVoice, CodedVoice)>,
    /// How far the stances are apart on the scale, 0 to 6; 0 where only the voices differ.
    pub distance: u8,
}

/// Compares a dossier with a second reading of some of its statements.
#[must_use]
pub fn compare(dossier: &Dossier, coding: &Coding) -> Compared {
    let found = found(dossier, coding);
    let mut pairs = Vec::new();
    let mut unmatched = Vec::new();
    for (at, found) in found.into_iter().enumerate() {
        match found {
            Some(statement) => pairs.push((statement, at)),
            None => unmatched.push(at),
        }
    }
    pairs.sort();
    let stance_of = |&(statement, coded): &(StatementIndex, usize)| {
        let second = coding.codings[coded].stance?;
        Some((dossier.statement(statement).stance, second))
    };
    let voice_of = |&(statement, coded): &(StatementIndex, usize)| {
        let second = coding.codings[coded].voice.clone()?;
        let first = CodedVoice::of(dossier, dossier.statement(statement).voice);
        Some((first, second))
    };
    let mut disagreements: Vec<Disagreement> = pairs
        .iter()
        .filter_map(|pair| {
            let stance = stance_of(pair).filter(|(first, second)| first != second);
            let voice = voice_of(pair).filter(|(first, second)| first != second);
            (stance.is_some() || voice.is_some()).then(|| Disagreement {
                statement: pair.0,
                coded: pair.1,
                distance: stance.map_or(0, |(first, second)| distance(first, second)),
                stance,
                voice,
            })
        })
        .collect();
    disagreements.sort_by_key(|it| (std::cmp::Reverse(it.distance), it.statement));
    Compared {
        is_same_dossier: dossier.sha256 == coding.sha256,
        without_stance: pairs
            .iter()
            .filter(|pair| stance_of(pair).is_none())
            .count(),
        without_voice: pairs.iter().filter(|pair| voice_of(pair).is_none()).count(),
        stance: Agreement::new(pairs.iter().filter_map(stance_of)),
        voice: Agreement::new(pairs.iter().filter_map(voice_of)),
        disagreements,
        unmatched,
        pairs,
    }
}

impl Compared {
    /// The statements on which both readers gave the same stance and the same voice.
    #[must_use]
    pub fn agreed(&self, coding: &Coding) -> Vec<StatementIndex> {
        let differing: BTreeSet<StatementIndex> =
            self.disagreements.iter().map(|it| it.statement).collect();
        let read = self.pairs.iter();
        let read = read.filter(|(_, coded)| coding.codings[*coded].is_read());
        read.map(|(statement, _)| *statement)
            .filter(|statement| !differing.contains(statement))
            .collect()
    }
}

/// For each statement of a coding the one of the dossier that it is about.
#[must_use]
pub fn found(dossier: &Dossier, coding: &Coding) -> Vec<Option<StatementIndex>> {
    let keys: Vec<_> = coding.codings.iter().map(|coded| &coded.key).collect();
    find(dossier, &keys)
}

fn distance(one: Stance, other: Stance) -> u8 {
    one.scale().abs_diff(other.scale())
}

impl Agreement<Stance> {
    /// Weighted kappa with linear weights: two stances disagree as far as they are apart on the
    /// scale.
    ///
    /// # Errors
    /// As [`kappa`](Self::kappa).
    pub fn linear_kappa(&self) -> Result<f64, Undefined> {
        self.kappa_by(|one, other| f64::from(distance(*one, *other)))
    }
}
