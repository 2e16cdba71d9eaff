//! What is asked before a second reading begins.

use std::path::PathBuf;

use super::{SecondEffect, State};
use crate::second::Amount;
use crate::state::Origin;

/// What is typed to begin a reading, or to go on with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Who reads.
    pub coder: String,
    /// True where a number of statements is typed, not how many of a hundred.
    pub by_count: bool,
    /// How many.
    pub amount: String,
    /// What the draw depends on.
    pub seed: String,
    /// Where the new file is to lie.
    pub path: String,
    /// The path of a file to go on with.
    pub open: String,
    /// What went wrong the last time, as a sentence without its stop.
    pub problem: Option<String>,
}

impl Default for Beginning {
    fn default() -> Self {
        Self {
            coder: String::new(),
            by_count: false,
            amount: "20".to_owned(),
            seed: "1".to_owned(),
            path: String::new(),
            open: String::new(),
            problem: None,
        }
    }
}

impl Beginning {
    /// How many statements are drawn.
    ///
    /// # Errors
    /// Says what is wrong with what is typed.
    pub fn amount(&self) -> Result<Amount, &'static str> {
        let typed = self.amount.trim();
        if self.by_count {
            let count = typed.parse().ok().filter(|count| *count > 0);
            count
                .map(Amount::Count)
                .ok_or("how many statements: type a whole number from 1 on")
        } else {
            let percent = typed.parse().ok().filter(|it| (1..=100).contains(it));
            percent
                .map(Amount::Percent)
                .ok_or("how many of a hundred: type a whole number from 1 to 100")
        }
    }

    /// What the draw depends on.
    ///
    /// # Errors
    /// Says what is wrong with what is typed.
    pub fn seed(&self) -> Result<u64, &'static str> {
        let seed = self.seed.trim().parse();
        seed.map_err(|_| "the seed: type a whole number")
    }
}

impl State {
    /// Where a new reading of the open file lies if nobody says otherwise: beside it.
    pub(super) fn suggested_reading(&self) -> PathBuf {
        let of_file = match &self.opened.origin {
            Origin::File(path) => Some(path.with_extension("")),
            _ => None,
        };
        let folder = of_file.as_ref().and_then(|path| path.parent());
        let folder = folder.map(PathBuf::from).or_else(|| self.home.clone());
        let name = of_file.as_ref().and_then(|path| path.file_name());
        let name = match name {
            Some(name) => name.to_string_lossy().into_owned(),
            None => crate::edit::slug(&self.dossier().title),
        };
        let name = if name.is_empty() { "dossier" } else { &name };
        let name = format!("{name}-second-reading.ron");
        folder.unwrap_or_default().join(name)
    }

    /// What is to be done to begin the reading that is typed.
    pub(super) fn begun(&self) -> Result<SecondEffect, &'static str> {
        let begin = &self.second.begin;
        let (coder, path) = (begin.coder.trim(), begin.path.trim());
        if coder.is_empty() {
            return Err("who reads: type a name");
        }
        let amount = begin.amount()?;
        let seed = begin.seed()?;
        if path.is_empty() {
            return Err("where the file is to lie: type a path");
        }
        if self.dossier().statements.is_empty() {
            return Err("there is no statement to be read");
        }
        let mut path = PathBuf::from(path);
        if path.extension().is_none() {
            path.set_extension("ron");
        }
        Ok(SecondEffect::Begin {
            opened: std::sync::Arc::clone(&self.opened),
            coder: coder.to_owned(),
            amount,
            seed,
            path,
        })
    }
}
