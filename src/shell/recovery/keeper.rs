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
                torn: None,
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
    /// A journal that lacks a step because there was no room for it, and with it the text that
    /// further steps begin with. It stays until a new one holds everything.
    torn: Option<(String, Journal)>,
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
            } => self.step(key, &before, &what, &splices),
            // No form and no journal: nothing to keep.
            Note::Draft { draft: None, .. } if self.open.is_none() => Ok(()),
            Note::Draft { key, before, draft } => {
                let folder = self.folder.clone();
                self.journal(key, &before).and_then(|journal| {
                    let kept = journal.draft(draft.as_deref());
                    kept.map_err(|error| not_kept(&error, &folder))
                })
            }
            Note::Saved { key, opened } => self.saved(&key, &opened),
            Note::End => self
                .end_torn()
                .and(self.open.take().map_or(Ok(()), |(_, open)| ended(open))),
            Note::Leave => {
                (self.open, self.torn) = (None, None);
                Ok(())
            }
            Note::Discard(unsaved) => discard(&unsaved).map_err(|error| error.to_string()),
        };
        match written {
            Ok(()) => self.is_told = false,
            Err(why) if !self.is_told => {
                self.is_told = true;
                (self.tell)(why);
            }
            Err(_) => {}
        }
    }

    fn step(
        &mut self,
        key: String,
        before: &Opened,
        what: &str,
        splices: &[Splice],
    ) -> Result<(), String> {
        let journal = self.journal(key, before)?;
        if let Err(error) = journal.step(what, splices) {
            // What comes after it would be read as a change of another text: the next step begins
            // a journal of its own.
            self.torn = self.torn.take().or(self.open.take());
            self.open = None;
            return Err(not_kept(&error, &self.folder));
        }
        self.end_torn()
    }

    fn end_torn(&mut self) -> Result<(), String> {
        self.torn.take().map_or(Ok(()), |(_, torn)| ended(torn))
    }

    /// The journal of a file; one of another file is left as it is.
    fn journal(&mut self, key: String, before: &Opened) -> Result<&mut Journal, String> {
        if self.torn.as_ref().is_some_and(|(torn, _)| *torn != key) {
            self.torn = None;
        }
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
        // What it lacks is in the file now.
        self.end_torn()?;
        match self.open.take() {
            Some((open, mut journal)) if open == key => {
                let text = (self.text_of)(opened)?;
                let saved = journal.saved(&text);
                let saved = saved.map_err(|error| not_kept(&error, &self.folder));
                self.open = Some((open, journal));
                saved
            }
            Some((_, journal)) => ended(journal),
            None => Ok(()),
        }
    }
}

fn ended(journal: Journal) -> Result<(), String> {
    journal.end().map_err(|error| error.to_string())
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs::{self, File};
    use std::sync::Mutex;

    use super::super::unsaved;
    use super::*;
    use crate::edit::apply;
    use crate::load::load;
    use crate::state::Origin;

    const KEY: &str = "/plans/plan.ron";
    const FILE: &str = r#"(format: 1, title: "T", parties: [], points: [], sources: [],
        statements: [])"#;

    fn opened(text: &str) -> Arc<Opened> {
        let opened = Opened::with_text(Origin::New, load(text.as_bytes()), text.into());
        Arc::new(opened.expect("a position file"))
    }

    #[test]
    fn after_a_full_disk_what_is_kept_is_whole_again_with_the_next_step() {
        let folder = tempfile::tempdir().expect("a folder");
        let told: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&told);
        let mut writer = Writer {
            folder: folder.path().to_owned(),
            text_of: |opened| Ok(opened.text.as_deref().unwrap_or_default().to_owned()),
            tell: Box::new(move |why| heard.lock().expect("it is told").push(why)),
            is_told: false,
            open: None,
            torn: None,
        };
        let mut text = FILE.to_owned();
        let mut edit = |writer: &mut Writer, letter: &str| {
            let splices = vec![Splice::insert(text.find("\",").expect("it"), letter)];
            let before = opened(&text);
            text = apply(&text, &splices).expect("it fits");
            writer.write(Note::Edit {
                key: KEY.to_owned(),
                before,
                what: letter.to_owned(),
                splices,
            });
            text.clone()
        };
        let found = || unsaved(folder.path(), KEY).map(|found| found.text);
        // A test writes as its own process, whose journals are not offered to itself; so it looks
        // once the journal is let go.
        edit(&mut writer, "1");
        let (key, kept) = writer.open.take().expect("a journal");
        let full = File::options().append(true).open("/dev/full");
        let elsewhere = folder.path().join("full.journal");
        let full = Journal::onto(elsewhere.clone(), full.expect("a full disk"));
        fs::write(&elsewhere, "").expect("a file");
        writer.open = Some((key, full));
        for letter in ["2", "3"] {
            // Where even a new journal finds no room, as on a disk that stays full.
            let there = std::mem::replace(&mut writer.folder, elsewhere.join("nowhere"));
            edit(&mut writer, letter);
            writer.folder = there;
        }
        assert_eq!(told.lock().expect("it is told").len(), 1, "{told:?}");
        let why = told.lock().expect("it is told")[0].clone();
        assert!(why.contains("no room in"), "{why}");
        assert!(elsewhere.exists());
        drop(kept.end());
        // There is room again.
        edit(&mut writer, "4");
        let last = edit(&mut writer, "5");
        assert!(!elsewhere.exists(), "what lacks a step is gone");
        writer.write(Note::Leave);
        assert_eq!(found(), Some(last));
    }
}
