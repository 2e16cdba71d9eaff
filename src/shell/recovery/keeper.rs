//! Writes the journal of the open file on a thread of its own, so that the window never waits for
//! the disk; what is typed into a form is written a moment after the last letter.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Journal, Unsaved, discard, not_kept};
use crate::edit::Splice;
use crate::state::Opened;

/// A draft is written so long after it began to change, which is well within two seconds.
const DRAFT_DELAY: Duration = Duration::from_millis(800);

/// What is to be kept.
enum Note {
    /// The file was changed; the text before it, in case a journal begins with this.
    Edit {
        key: String,
        before: Arc<Opened>,
        what: String,
        splices: Vec<Splice>,
    },
    /// What stands in the form that is open, if one is.
    Draft {
        key: String,
        before: Arc<Opened>,
        draft: Option<String>,
    },
    /// The file was saved under this key.
    Saved { key: String, opened: Arc<Opened> },
    /// Nothing is unsaved any more.
    End,
    /// What is not saved stays for the next time.
    Leave,
    /// What another program left has been brought back, or is not wanted.
    Discard(Box<Unsaved>),
}

/// Writes journals beside the window.
#[derive(Debug)]
pub(in crate::shell) struct Keeper {
    notes: Option<Sender<Note>>,
    thread: Option<JoinHandle<()>>,
}

/// The text of a file where it is not kept in memory.
type TextOf = fn(&Opened) -> Result<String, String>;

impl Keeper {
    /// Keeps journals in a folder; what cannot be kept is told once.
    pub(in crate::shell) fn new(
        folder: PathBuf,
        text_of: TextOf,
        tell: impl Fn(String) + Send + 'static,
    ) -> Self {
        let (notes, received) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            Writer {
                folder,
                text_of,
                tell: Box::new(tell),
                is_told: false,
                open: None,
            }
            .run(&received);
        });
        Self {
            notes: Some(notes),
            thread: Some(thread),
        }
    }

    fn send(&self, note: Note) {
        if let Some(notes) = &self.notes {
            // A thread that is gone has told why.
            drop(notes.send(note));
        }
    }

    pub(in crate::shell) fn edit(
        &self,
        key: String,
        before: Arc<Opened>,
        what: String,
        splices: Vec<Splice>,
    ) {
        self.send(Note::Edit {
            key,
            before,
            what,
            splices,
        });
    }

    pub(in crate::shell) fn draft(&self, key: String, before: Arc<Opened>, draft: Option<String>) {
        self.send(Note::Draft { key, before, draft });
    }

    pub(in crate::shell) fn saved(&self, key: String, opened: Arc<Opened>) {
        self.send(Note::Saved { key, opened });
    }

    pub(in crate::shell) fn end(&self) {
        self.send(Note::End);
    }

    pub(in crate::shell) fn leave(&self) {
        self.send(Note::Leave);
    }

    pub(in crate::shell) fn discard(&self, unsaved: Unsaved) {
        self.send(Note::Discard(Box::new(unsaved)));
    }
}

impl Drop for Keeper {
    /// Waits until everything is written.
    fn drop(&mut self) {
        self.notes = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

struct Writer {
    folder: PathBuf,
    text_of: TextOf,
    tell: Box<dyn Fn(String)>,
    is_told: bool,
    open: Option<(String, Journal)>,
}

impl Writer {
    fn run(mut self, notes: &Receiver<Note>) {
        let mut waiting: Option<(Instant, Note)> = None;
        loop {
            let received = match &waiting {
                Some((due, _)) => notes.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => notes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match received {
                Ok(note @ Note::Draft { .. }) => {
                    let due = waiting
                        .take()
                        .map_or_else(|| Instant::now() + DRAFT_DELAY, |(due, _)| due);
                    waiting = Some((due, note));
                }
                Ok(note) => {
                    if let Some((_, draft)) = waiting.take() {
                        self.write(draft);
                    }
                    self.write(note);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some((_, draft)) = waiting.take() {
                        self.write(draft);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    if let Some((_, draft)) = waiting.take() {
                        self.write(draft);
                    }
                    return;
                }
            }
        }
    }

    fn write(&mut self, note: Note) {
        let written = match note {
            Note::Edit {
                key,
                before,
                what,
                splices,
            } => self.journal(key, &before).and_then(|journal| {
                journal
                    .step(&what, &splices)
                    .map_err(|error| error.to_string())
            }),
            // No form and no journal: nothing to keep.
            Note::Draft { draft: None, .. } if self.open.is_none() => Ok(()),
            Note::Draft { key, before, draft } => self.journal(key, &before).and_then(|journal| {
                journal
                    .draft(draft.as_deref())
                    .map_err(|error| error.to_string())
            }),
            Note::Saved { key, opened } => self.saved(&key, &opened),
            Note::End => match self.open.take() {
                Some((_, journal)) => journal.end().map_err(|error| error.to_string()),
                None => Ok(()),
            },
            Note::Leave => {
                self.open = None;
                Ok(())
            }
            Note::Discard(unsaved) => discard(&unsaved).map_err(|error| error.to_string()),
        };
        if let Err(why) = written
            && !self.is_told
        {
            self.is_told = true;
            (self.tell)(why);
        }
    }

    /// The journal of a file; one of another file is left as it is.
    fn journal(&mut self, key: String, before: &Opened) -> Result<&mut Journal, String> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != key) {
            self.open = None;
            let text = (self.text_of)(before)?;
            let journal = Journal::begin(&self.folder, &key, &text)
                .map_err(|error| not_kept(&error, &self.folder))?;
            self.open = Some((key, journal));
        }
        let open = self.open.as_mut().map(|(_, journal)| journal);
        open.ok_or_else(|| "there is no journal".to_owned())
    }

    /// A file that was saved under another name has a journal of its own from then on.
    fn saved(&mut self, key: &str, opened: &Opened) -> Result<(), String> {
        match self.open.take() {
            Some((open, mut journal)) if open == key => {
                let text = (self.text_of)(opened)?;
                let saved = journal.saved(&text).map_err(|error| error.to_string());
                self.open = Some((open, journal));
                saved
            }
            Some((_, journal)) => journal.end().map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }
}
