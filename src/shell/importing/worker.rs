//! An import beside the window: one thread reads the file, keeps it, and answers one wish after the
//! other, of which the last counts.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::{TextFiles, bytes_of, check_free, prepared, put, trouble};
use crate::import::{Foreign, Mapping, Trouble, read};
use crate::shell::crash::{self, Fault};
use crate::state::{About, ImportReport, Proposed, proposed_text};

/// The smallest share of reading that is worth a frame.
const STEP: f32 = 0.02;

/// What a person wants of a file that was read.
pub(in crate::shell) enum Wish {
    /// A proposal.
    Propose {
        /// The number of the wish.
        wish: u64,
        /// By which mapping.
        mapping: Mapping,
        /// Where quotations are looked up.
        texts: Vec<PathBuf>,
    },
    /// The dossier.
    Make {
        /// Where to.
        path: PathBuf,
        /// By which mapping.
        mapping: Mapping,
        /// Where quotations are looked up.
        texts: Vec<PathBuf>,
    },
}

/// The way to the thread of an import. It ends when this is dropped.
pub(in crate::shell) struct Importer {
    wishes: Sender<Wish>,
    stop: Arc<AtomicBool>,
}

/// The thread's end of it.
pub(in crate::shell) struct Work {
    number: u64,
    path: PathBuf,
    wishes: Receiver<Wish>,
    stop: Arc<AtomicBool>,
}

impl Importer {
    /// An importer of a file, and the work that a thread has to do for it.
    pub(in crate::shell) fn new(number: u64, path: PathBuf) -> (Self, Work) {
        let (sender, wishes) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let work = Work {
            number,
            path,
            wishes,
            stop: Arc::clone(&stop),
        };
        let importer = Self {
            wishes: sender,
            stop,
        };
        (importer, work)
    }

    /// Asks for something; false where the thread is gone.
    pub(in crate::shell) fn ask(&self, wish: Wish) -> bool {
        self.wishes.send(wish).is_ok()
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Work {
    /// Reads the file and answers wishes until nobody has any.
    pub(in crate::shell) fn run(self, send: &dyn Fn(ImportReport)) {
        let number = self.number;
        let refuse = |trouble: Trouble| send(ImportReport::Refused { number, trouble });
        let told = std::cell::Cell::new(0.0);
        let watch = |share: f32| {
            if share >= told.get() + STEP {
                told.set(share);
                send(ImportReport::Progress { number, share });
            }
            !self.stop.load(Ordering::Relaxed)
        };
        let bytes = match bytes_of(&self.path, &watch) {
            Ok(bytes) => bytes,
            Err(trouble) => return refuse(trouble),
        };
        let name = self.path.display().to_string();
        let foreign = match crash::guarded(|| read(&name, &bytes)) {
            Ok(Ok(foreign)) => foreign,
            Ok(Err(trouble)) => return refuse(trouble),
            Err(fault) => return refuse(went_wrong(&fault)),
        };
        let about = Arc::new(About::of(&foreign));
        send(ImportReport::Read { number, about });
        let mut files = Files::default();
        let mut waiting = VecDeque::from([Wish::Propose {
            wish: 0,
            mapping: Mapping::default(),
            texts: Vec::new(),
        }]);
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let next = match waiting.pop_front() {
                Some(next) => next,
                None => match self.wishes.recv() {
                    Ok(next) => next,
                    Err(_) => return,
                },
            };
            waiting.extend(self.wishes.try_iter());
            let is_overtaken = matches!(next, Wish::Propose { .. })
                && waiting.iter().any(|it| matches!(it, Wish::Propose { .. }));
            if !is_overtaken {
                self.answer(&foreign, &mut files, next, send);
            }
        }
    }

    fn answer(
        &self,
        foreign: &Foreign<'_>,
        files: &mut Files,
        wish: Wish,
        send: &dyn Fn(ImportReport),
    ) {
        match wish {
            Wish::Propose {
                wish,
                mapping,
                texts,
            } => {
                let proposed = crash::guarded(|| {
                    let files = files.of(texts, None);
                    let findings = files.findings.clone();
                    Proposed::of(foreign, mapping, &files.texts, findings).map(Arc::new)
                });
                send(ImportReport::Proposed {
                    number: self.number,
                    wish,
                    proposed: proposed.unwrap_or_else(|fault| Err(went_wrong(&fault))),
                });
            }
            Wish::Make {
                path,
                mapping,
                texts,
            } => {
                let made = crash::guarded(|| {
                    let files = files.of(texts, Some(&path));
                    make(foreign, files, mapping, &path)
                });
                send(match made.unwrap_or_else(|fault| Err(went_wrong(&fault))) {
                    Ok(paths) => ImportReport::Made(paths),
                    Err(trouble) => ImportReport::NotDone(trouble),
                });
            }
        }
    }
}

/// Texts that were read once stay at hand.
#[derive(Default)]
struct Files {
    from: Vec<PathBuf>,
    files: TextFiles,
}

impl Files {
    /// What cannot be read is told among the findings, and keeps nobody from the rest.
    fn of(&mut self, from: Vec<PathBuf>, output: Option<&Path>) -> &TextFiles {
        if self.from != from {
            self.files = TextFiles::default();
            for path in &from {
                match TextFiles::read(std::slice::from_ref(path)) {
                    Ok(more) => self.files.extend(more),
                    Err(trouble) => self.files.findings.push(trouble.into()),
                }
            }
            self.from = from;
        }
        self.files.beside(output);
        &self.files
    }
}

/// Writes the dossier as the command line does; the position file is the first of the paths.
fn make(
    foreign: &Foreign<'_>,
    files: &TextFiles,
    mapping: Mapping,
    path: &Path,
) -> Result<Vec<PathBuf>, Trouble> {
    check_free(path)?;
    let proposal = foreign.propose(mapping, &files.texts)?;
    let waiting = prepared(path, &proposal, &proposed_text(&proposal))?;
    // The position file is put in place last: who is killed before that has none that lacks its
    // texts.
    let mut paths = put(waiting)?;
    paths.rotate_right(1);
    Ok(paths)
}

fn went_wrong(fault: &Fault) -> Trouble {
    let message = format!(
        "something went wrong in Concordance itself, at {}",
        fault.place
    );
    let hints = fault.hints();
    let first = hints.first().map(String::as_str);
    trouble(message, first)
}
