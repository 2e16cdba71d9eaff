//! Position files that are read beside the window: opened, compared with, read again after they
//! changed on disk.
//!
//! One file is opened or compared with at a time, and one read again; what is given up is not
//! heard of any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{App, RELOAD_DELAY};
use crate::shell::work::{self, Outcome, Tell};
use crate::state::{Origin, Report, Task, report};

/// Stops a piece of work, and tells it apart from those before and after it.
pub(in crate::shell) type Ticket = Arc<AtomicBool>;

/// The smallest share that is worth a frame.
const STEP: f32 = 0.01;

impl App {
    /// Opens a file beside the window. What is open stays until it is there.
    pub(in crate::shell) fn open(&mut self, origin: Origin) {
        // A reload that comes later would bring the file before it back.
        self.reloading.store(true, Ordering::Relaxed);
        let what = format!("Opening {}", origin.name());
        self.read(what, move |tell| work::open_report(origin, tell));
    }

    /// Compares the open file with another one beside the window.
    pub(super) fn compare(&mut self, origin: Origin, is_swapped: bool) {
        let what = format!("Comparing with {}", origin.name());
        let open = Arc::clone(&self.state.opened);
        self.read(what, move |tell| {
            work::compare_report(open, origin, is_swapped, tell)
        });
    }

    fn read(&mut self, what: String, work: impl FnOnce(Tell<'_>) -> Report + Send + 'static) {
        self.opening.store(true, Ordering::Relaxed);
        self.begin(&what);
        self.opening = Arc::clone(&self.cancel);
        let ticket = Arc::clone(&self.opening);
        self.spawn(move |outcomes, cancel| {
            let send = |report| outcomes.send(Outcome::Read(Arc::clone(&ticket), report));
            // In hundredths, because a share cannot be shared between threads.
            let told = std::sync::atomic::AtomicU32::new(0);
            let tell = |share: f32| {
                let before = f32::from_bits(told.load(Ordering::Relaxed));
                if share >= before + STEP {
                    told.store(share.to_bits(), Ordering::Relaxed);
                    send(Report::Progress(Task {
                        what: what.clone(),
                        progress: Some(share),
                    }));
                }
                !cancel.load(Ordering::Relaxed)
            };
            let report = work(&tell);
            send(report);
        });
    }

    /// Takes what a thread says that reads a file, unless it has been given up.
    pub(super) fn take_read(&mut self, ticket: &Ticket, told: Report) {
        if !Arc::ptr_eq(ticket, &self.opening) {
            drop_beside(told);
            return;
        }
        let is_cancelled = ticket.load(Ordering::Relaxed);
        let told = match told {
            Report::Progress(_) if is_cancelled => return,
            // It was cancelled when it was as good as done; what is open was to stay.
            Report::Opened(opened) if is_cancelled => {
                let origin = opened.origin.clone();
                drop_beside(opened);
                Report::ReadingCancelled(origin)
            }
            told => told,
        };
        self.take_report(told);
    }

    /// Reads the open file again after a moment; the same bytes change nothing. A reading that is
    /// under way has begun too early and is given up.
    pub(super) fn reload_if_changed(&mut self) {
        self.reloading.store(true, Ordering::Relaxed);
        self.reloading = Ticket::default();
        let ticket = Arc::clone(&self.reloading);
        let opened = Arc::clone(&self.state.opened);
        self.spawn(move |outcomes, _| {
            std::thread::sleep(RELOAD_DELAY);
            let report = work::reload_report(&opened, &|_| !ticket.load(Ordering::Relaxed));
            outcomes.send(Outcome::Reloaded(ticket, report));
        });
    }

    /// Takes what reading the open file again gave, unless that has been given up.
    pub(super) fn take_reloaded(&mut self, ticket: &Ticket, told: Report) {
        if Arc::ptr_eq(ticket, &self.reloading) && !ticket.load(Ordering::Relaxed) {
            self.take_report(told);
        } else {
            drop_beside(told);
        }
    }

    /// Applies a report. What it puts out of use is freed beside the window: of a million
    /// statements that takes long enough to be noticed.
    pub(super) fn take_report(&mut self, told: Report) {
        let before = matches!(told, Report::Opened(_)).then(|| {
            let state = &self.state;
            let derived = (Arc::clone(&state.matrix), Arc::clone(&state.timeline));
            let found = Arc::clone(&state.evidence);
            (Arc::clone(&state.opened), derived, found)
        });
        let effects = report(&mut self.state, told);
        self.perform(effects);
        drop_beside(before);
    }
}

/// Frees something large on a thread of its own.
fn drop_beside(thing: impl Send + 'static) {
    std::thread::spawn(move || drop(thing));
}
