//! What a second reader says.

use super::Key;
use crate::model::{Dossier, Stance, StatementIndex, Voice};

/// Everything one reader says about a sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    /// Who reads.
    pub coder: String,
    /// The title of the dossier.
    pub title: String,
    /// The SHA-256 of the dossier's file when the sample was drawn.
    pub sha256: String,
    /// The seed of the sample, where it was drawn by one.
    pub seed: Option<u64>,
    /// The statements, in the order of the file.
    pub codings: Vec<Coded>,
}

/// What a reader says about one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// Which statement.
    pub key: Key,
    /// The stance; none yet.
    pub stance: Option<Stance>,
    /// Who says so; none yet.
    pub voice: Option<CodedVoice>,
    /// What the reader remarks.
    pub note: Option<String>,
    /// True once the reader has been shown the first reading: nothing that is said after that is
    /// said without having seen it.
    pub seen: bool,
}

/// A voice, the claimant by its id: a second reader may name a party that the dossier has not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodedVoice {
    /// An official of the party.
    Own,
    /// The source, naming no speaker.
    Reported,
    /// Another party.
    ClaimedBy(String),
    /// Experts and the like.
    Analyst,
}

impl CodedVoice {
    /// The voice of a statement.
    #[must_use]
    pub fn of(dossier: &Dossier, voice: Voice) -> Self {
        match voice {
            Voice::Own => Self::Own,
            Voice::Reported => Self::Reported,
            Voice::ClaimedBy(party) => Self::ClaimedBy(dossier.party(party).id.clone()),
            Voice::Analyst => Self::Analyst,
        }
    }

    /// In words: `own`, `reported`, `claimed by north`, `analyst`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Own => "own".to_owned(),
            Self::Reported => "reported".to_owned(),
            Self::ClaimedBy(party) => format!("claimed by {party}"),
            Self::Analyst => "analyst".to_owned(),
        }
    }
}

impl Coded {
    /// True when both stance and voice have been given.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.stance.is_some() && self.voice.is_some()
    }
}

impl Coding {
    /// A coding in which nothing has been said yet.
    #[must_use]
    pub fn blank(
        dossier: &Dossier,
        coder: &str,
        seed: Option<u64>,
        drawn: &[StatementIndex],
    ) -> Self {
        let unread = |index: &StatementIndex| Coded {
            key: Key::of(dossier, *index),
            ..Coded::default()
        };
        Self {
            coder: coder.to_owned(),
            title: dossier.title.clone(),
            sha256: dossier.sha256.clone(),
            seed,
            codings: drawn.iter().map(unread).collect(),
        }
    }
}
