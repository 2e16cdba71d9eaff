//! A reading that is open: its file, where one is in it, and what is not written yet.

use std::path::PathBuf;
use std::sync::Arc;

use super::{SecondEffect, SecondReport};
use crate::listing::{Listing, disagreements};
use crate::model::{Dossier, StatementIndex};
use crate::second::{Coded, Coding, Compared, Read, all_answered, answered, compare, found};
use crate::state::report::problem;
use crate::state::update::told;
use crate::state::{Effect, State};

/// The file of a reading as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub text: Arc<str>,
    /// The same read.
    pub read: Read,
    /// True when it was drawn just now.
    pub is_new: bool,
}

/// A reading that is open.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something of its own that is open in the room or not"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct SecondReading {
    /// Where its file lies.
    pub path: PathBuf,
    /// What has been said.
    pub coding: Coding,
    /// What is wrong with the file, each as a sentence with its place.
    pub problems: Vec<String>,
    /// For each statement of the coding the one of the dossier.
    pub found: Vec<Option<StatementIndex>>,
    /// The statement that is read, by its number in the coding.
    pub at: usize,
    /// Counts up whenever another statement is shown.
    pub turned: u64,
    /// True while a claim was chosen and it is not said yet by whom.
    pub claims: bool,
    /// True while the words around the quotation are shown.
    pub shows_text: bool,
    /// True while it is asked whether what was read so far is to be compared.
    pub asks: bool,
    /// True while both readings stand side by side.
    pub compares: bool,
    /// Both readings side by side, once that was asked for.
    pub compared: Option<Arc<Compared>>,
    /// Where they differ, as a list.
    pub disagreements: Arc<Listing>,
    /// Why the last answers are not in the file, as a sentence without its stop.
    pub failed: Option<String>,
    text: Arc<str>,
    /// What is in the file on disk, as far as is known.
    on_disk: Arc<str>,
    is_writing: bool,
}

impl SecondReading {
    fn new(file: ReadingFile, coding: Coding, dossier: &Dossier) -> Self {
        let problems = file.read.problems.iter();
        let problems = problems.map(|it| format!("line {}: {}", it.place.line, it.message));
        let mut reading = Self {
            path: file.path,
            problems: problems.collect(),
            found: found(dossier, &coding),
            coding,
            at: 0,
            turned: 0,
            claims: false,
            shows_text: false,
            asks: false,
            compares: false,
            compared: None,
            disagreements: Arc::default(),
            failed: None,
            on_disk: Arc::clone(&file.text),
            text: file.text,
            is_writing: false,
        };
        let first = reading.places().next().unwrap_or(0);
        reading.at = reading.next_unread(None).unwrap_or(first);
        let was_seen = |at: usize| reading.coding.codings[at].seen;
        if reading.unread() == 0 && reading.places().count() > 0 && reading.places().all(was_seen) {
            reading.compare(dossier);
        }
        reading
    }

    /// The numbers of the statements that the dossier has.
    #[must_use]
    pub fn places(&self) -> impl DoubleEndedIterator<Item = usize> {
        let found = self.found.iter().enumerate();
        found.filter_map(|(at, found)| found.map(|_| at))
    }

    /// How many statements there are to be read.
    #[must_use]
    pub fn total(&self) -> usize {
        self.places().count()
    }

    /// True where nothing is left to be said: it is read, or may not be answered any more.
    fn is_done(&self, at: usize) -> bool {
        let coded = &self.coding.codings[at];
        coded.is_read() || coded.seen
    }

    /// How many of them have not been read yet.
    #[must_use]
    pub fn unread(&self) -> usize {
        let places = self.places();
        places.filter(|&at| !self.is_done(at)).count()
    }

    /// How many of the statements are not in the dossier.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.found.len() - self.total()
    }

    /// The place of the shown statement among those that are read, from 1.
    #[must_use]
    pub fn place(&self) -> usize {
        self.places().take_while(|&at| at <= self.at).count()
    }

    /// What has been said of the shown statement, and which one of the dossier it is.
    #[must_use]
    pub fn now(&self) -> Option<(&Coded, StatementIndex)> {
        let coded = self.coding.codings.get(self.at)?;
        Some((coded, (*self.found.get(self.at)?)?))
    }

    /// True once nothing of the dossier is to be hidden from this reader any more.
    #[must_use]
    pub fn is_open_to_all(&self) -> bool {
        self.compares && self.unread() == 0
    }

    /// True when everything that was answered is in the file.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.text == self.on_disk
    }

    /// True while the file is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// The next statement that is not read, after the shown one and then from the beginning.
    pub(super) fn next_unread(&self, after: Option<usize>) -> Option<usize> {
        let is_unread = |at: &usize| !self.is_done(*at);
        let is_behind = |at: &usize| after.is_none_or(|after| *at > after);
        let mut later = self.places().filter(is_behind);
        later
            .find(|at| is_unread(at))
            .or_else(|| self.places().find(|at| is_unread(at)))
    }

    /// Shows another statement.
    pub(super) fn turn_to(&mut self, at: usize) {
        self.at = at;
        self.turned += 1;
        self.claims = false;
        self.shows_text = false;
        self.asks = false;
        self.compares = false;
    }

    /// Says something about the shown statement. None where it may not be said any more.
    pub(super) fn answer(&mut self, change: impl FnOnce(&mut Coded)) -> Option<Vec<Effect>> {
        let mut coded = self.coding.codings.get(self.at)?.clone();
        if coded.seen {
            return None;
        }
        change(&mut coded);
        if let Some(text) = answered(&self.text, self.at, &coded) {
            self.text = text.into();
            self.coding.codings[self.at] = coded;
        }
        Some(self.write())
    }

    /// Puts both readings side by side. What was read so far has been compared from now on.
    pub(super) fn reveal(&mut self, dossier: &Dossier) -> Vec<Effect> {
        let places: Vec<usize> = self.places().collect();
        for at in places {
            let coded = &mut self.coding.codings[at];
            coded.seen |= coded.is_read();
        }
        let seen = self.coding.codings.iter().enumerate();
        let seen: Vec<(usize, &Coded)> = seen.filter(|(_, coded)| coded.seen).collect();
        if let Some(text) = all_answered(&self.text, &seen) {
            self.text = text.into();
        }
        self.compare(dossier);
        self.write()
    }

    fn compare(&mut self, dossier: &Dossier) {
        self.asks = false;
        self.compares = true;
        self.put_beside(dossier);
    }

    /// Puts both readings side by side. Of what is half read nothing is shown: it is still blind.
    fn put_beside(&mut self, dossier: &Dossier) {
        let mut coding = self.coding.clone();
        for coded in &mut coding.codings {
            if !coded.is_read() && !coded.seen {
                (coded.stance, coded.voice) = (None, None);
            }
        }
        let compared = compare(dossier, &coding);
        self.disagreements = Arc::new(disagreements(dossier, &coding, &compared));
        self.compared = Some(Arc::new(compared));
    }

    /// The dossier has become another one.
    pub(super) fn follow(&mut self, dossier: &Dossier) {
        self.found = found(dossier, &self.coding);
        if self.compared.is_some() {
            self.put_beside(dossier);
        }
        if self.now().is_none() {
            let next = self.next_unread(Some(self.at)).or(self.places().next());
            self.at = next.unwrap_or(0);
        }
    }

    /// Writes the file, unless that is under way: then it is written again after that.
    pub(super) fn write(&mut self) -> Vec<Effect> {
        if self.is_writing || self.is_written() {
            return Vec::new();
        }
        self.is_writing = true;
        self.failed = None;
        vec![Effect::Second(SecondEffect::Write {
            path: self.path.clone(),
            before: Arc::clone(&self.on_disk),
            text: Arc::clone(&self.text),
        })]
    }

    /// What is still to be written before the program ends: where to, what is there, what is to be.
    #[must_use]
    pub fn unwritten(&self) -> Option<(PathBuf, Arc<str>, Arc<str>)> {
        let texts = (Arc::clone(&self.on_disk), Arc::clone(&self.text));
        (!self.is_written()).then(|| (self.path.clone(), texts.0, texts.1))
    }

    /// Work that was under way has failed for no reason of its own.
    pub(super) fn stop(&mut self) {
        self.is_writing = false;
    }
}

/// Applies one report about a reading.
pub(in crate::state) fn hear(state: &mut State, report: SecondReport) -> Vec<Effect> {
    state.task = None;
    match report {
        SecondReport::Opened(file) => open(state, *file),
        SecondReport::NotOpened(why) => {
            state.second.is_busy = false;
            state.second.begin.problem = Some(why.clone());
            problem(state, why, Vec::new());
        }
        SecondReport::Exists => {
            state.second.is_busy = false;
            let why = "a file of this name is there already, and what a reader has written is not \
                       replaced: name another one, or go on with that one";
            state.second.begin.problem = Some(why.to_owned());
        }
        SecondReport::PathChosen(path) => {
            state.second.begin.path = path.display().to_string();
            state.second.begin.problem = None;
        }
        SecondReport::Written(text) => {
            if let Some(reading) = &mut state.second.reading {
                reading.is_writing = false;
                reading.on_disk = text;
                return reading.write();
            }
        }
        SecondReport::NotWritten(why) => {
            if let Some(reading) = &mut state.second.reading {
                reading.is_writing = false;
                reading.failed = Some(why.clone());
            }
            let hints = vec!["your answers are still here".to_owned()];
            problem(state, why, hints);
        }
    }
    Vec::new()
}

fn open(state: &mut State, mut file: ReadingFile) {
    state.second.is_busy = false;
    let name = file.path.display().to_string();
    let Some(coding) = file.read.coding.take() else {
        let why = file.read.problems.first();
        let why = why.map_or(String::new(), |it| {
            let place = it.place;
            format!(
                ": line {}, column {}: {}",
                place.line, place.column, it.message
            )
        });
        let why = format!("`{name}` was not opened{why}");
        state.second.begin.problem = Some(why.clone());
        problem(state, why, Vec::new());
        return;
    };
    let is_new = file.is_new;
    let reading = SecondReading::new(file, coding, &state.opened.dossier);
    if reading.total() == 0 {
        let why =
            format!("`{name}` is a reading of another dossier: none of its statements is here");
        state.second.begin.problem = Some(why.clone());
        problem(state, why, Vec::new());
        return;
    }
    let (total, unread) = (reading.total(), reading.unread());
    state.second.begin.problem = None;
    state.second.reading = Some(reading);
    let text = if is_new {
        format!("{total} statements drawn")
    } else {
        format!("{} of {total} read", total - unread)
    };
    told(state, text);
}
