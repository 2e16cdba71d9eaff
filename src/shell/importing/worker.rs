//! An import beside the window: one thread reads the file, keeps it, and answers one wish after the
//! other, of which the last counts.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::{TextFiles, bytes_of, check_free, prepared, put, trouble};
use crate::import::{Foreign, Mapping, Trouble, Watch, read};
use crate::shell::crash::{self, Fault};
use crate::state::{About, ImportReport, Proposed, proposed_text};

/// The smallest share of reading that is worth a frame.
const STEP: f32 = 0.02;

/// The number of no proposal.
const NONE: u64 = u64::MAX;

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
    wanted: Arc<AtomicU64>,
}

/// The thread's end of it.
pub(in crate::shell) struct Work {
    number: u64,
    path: PathBuf,
    wishes: Receiver<Wish>,
    stop: Arc<AtomicBool>,
    /// The proposal that somebody waits for.
    wanted: Arc<AtomicU64>,
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
            wanted: Arc::default(),
        };
        let importer = Self {
            wishes: sender,
            stop,
            wanted: Arc::clone(&work.wanted),
        };
        (importer, work)
    }

    /// Asks for something; false where the thread is gone. Who asks for a proposal waits for no other.
    pub(in crate::shell) fn ask(&self, wish: Wish) -> bool {
        if let Wish::Propose { wish, .. } = wish {
            self.wanted.store(wish, Ordering::Relaxed);
        }
        self.wishes.send(wish).is_ok()
    }

    /// Waits for no proposal any more.
    pub(in crate::shell) fn give_up(&self) {
        self.wanted.store(NONE, Ordering::Relaxed);
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
            self.answer(&foreign, &mut files, next, send);
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
                // Apart from the way by which wishes come, which is one thread's own.
                let Self { stop, wanted, .. } = self;
                let watch =
                    || !stop.load(Ordering::Relaxed) && wanted.load(Ordering::Relaxed) == wish;
                if !watch() {
                    return;
                }
                let proposed = crash::guarded(|| {
                    let files = files.of(texts, None, &watch);
                    let of_texts = (files.texts.as_slice(), files.findings.clone());
                    Proposed::of(foreign, mapping, of_texts, &watch).map(Arc::new)
                });
                // What was stopped on the way says nothing.
                if !watch() {
                    return;
                }
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
                    let files = files.of(texts, Some(&path), &|| true);
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
    is_whole: bool,
    texts: TextFiles,
}

impl Files {
    /// What cannot be read is told among the findings, and keeps nobody from the rest. What was stopped
    /// is read anew the next time.
    fn of(&mut self, from: Vec<PathBuf>, output: Option<&Path>, watch: Watch<'_>) -> &TextFiles {
        if self.from != from || !self.is_whole {
            self.texts = TextFiles::default();
            for path in &from {
                match TextFiles::read(std::slice::from_ref(path), watch) {
                    Ok(more) => self.texts.extend(more),
                    Err(trouble) => self.texts.findings.push(trouble.into()),
                }
            }
            self.from = from;
            self.is_whole = watch();
        }
        self.texts.beside(output);
        &self.texts
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
    let proposal = foreign.propose(mapping, &files.texts, &|| true)?;
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs;

    use super::*;

    /// So many rows that a proposal takes its time.
    const ROWS: usize = 2000;

    fn table() -> String {
        let mut table = "Point,Halm,Orne\n".to_owned();
        for row in 0..ROWS {
            table.push_str(&format!(
                "Toll {row},Opposes “no tolls here” (Echo 2 March 2031),\n"
            ));
        }
        table
    }

    fn propose(wish: u64) -> Wish {
        Wish::Propose {
            wish,
            mapping: Mapping::default(),
            texts: Vec::new(),
        }
    }

    /// The proposals that are sent, while something else happens as soon as the file has been read.
    fn sent(then: impl Fn(&RefCell<Option<Importer>>)) -> Vec<u64> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.csv");
        fs::write(&path, table()).expect("a file");
        let (importer, work) = Importer::new(1, path);
        let importer = RefCell::new(Some(importer));
        let sent = RefCell::new(Vec::new());
        work.run(&|report| match report {
            ImportReport::Read { .. } => then(&importer),
            ImportReport::Proposed { wish, proposed, .. } => {
                let statements = proposed
                    .expect("a proposal")
                    .opened
                    .dossier
                    .statements
                    .len();
                assert_eq!(statements, ROWS);
                sent.borrow_mut().push(wish);
                importer.take();
            }
            _ => {}
        });
        sent.into_inner()
    }

    #[test]
    fn only_the_proposal_that_somebody_waits_for_is_made() {
        assert_eq!(sent(|_| ()), [0]);
        let ask = |importer: &RefCell<Option<Importer>>, wish| {
            let importer = importer.borrow();
            assert!(importer.as_ref().expect("it").ask(propose(wish)));
        };
        let overtaken = |importer: &RefCell<Option<Importer>>| {
            ask(importer, 1);
            ask(importer, 2);
        };
        assert_eq!(sent(overtaken), [2]);
        // Who gave up and came back has a wish again.
        let given_up = |importer: &RefCell<Option<Importer>>| {
            importer.borrow().as_ref().expect("it").give_up();
            ask(importer, 3);
        };
        assert_eq!(sent(given_up), [3]);
        let dropped = |importer: &RefCell<Option<Importer>>| drop(importer.take());
        assert_eq!(sent(dropped), Vec::<u64>::new());
    }

    #[test]
    fn a_proposal_stops_soon_after_nobody_waits_any_more() {
        let (name, bytes) = ("table.csv", table().into_bytes());
        let foreign = read(name, &bytes).expect("a table");
        for most in [1, 10, 500, ROWS + 1] {
            let asked = AtomicU64::new(0);
            let watch = || asked.fetch_add(1, Ordering::Relaxed) < most as u64;
            let none = (&[] as &[_], Vec::new());
            let proposed = Proposed::of(&foreign, Mapping::default(), none, &watch);
            assert!(proposed.is_err(), "{most}");
            // A row is all that is gone on with; reading the result asks on several threads.
            let asked = asked.into_inner();
            assert!(asked <= most as u64 + 64, "{asked} after {most}");
        }
    }
}
