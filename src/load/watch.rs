//! How far the reading of a file has come, for those who wait and may want to stop it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Reading was stopped before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// What reading a file is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Looking for the places where records begin and end; counted in bytes.
    Finding,
    /// Making sense of the records; counted in bytes of those that are done.
    Reading,
}

/// Hears what reading is at and what share of that is done, from 0 to 1; false stops it.
pub type Listener<'l> = &'l (dyn Fn(Step, f32) -> bool + Sync);

/// How many bytes are gone through before the listener is told again.
const TELL_EVERY: usize = 1 << 20;

/// Tells a listener, and remembers what it said.
pub(super) struct Watch<'l> {
    listener: Listener<'l>,
    bytes: usize,
    /// The byte from which on there is news of the first step.
    next: AtomicUsize,
    stopped: AtomicBool,
}

impl<'l> Watch<'l> {
    pub(super) fn new(bytes: usize, listener: Listener<'l>) -> Self {
        Self {
            listener,
            bytes,
            next: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Tells that the records up to this byte have been found; false when reading is to stop.
    pub(super) fn found(&self, at: usize) -> bool {
        if at >= self.next.load(Ordering::Relaxed) {
            self.next.store(at + TELL_EVERY, Ordering::Relaxed);
            self.tell(Step::Finding, at);
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    /// Tells that the records up to this byte have been read; false when reading is to stop.
    pub(super) fn read(&self, at: usize) -> bool {
        self.tell(Step::Reading, at);
        !self.stopped.load(Ordering::Relaxed)
    }

    fn tell(&self, step: Step, at: usize) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a share that is shown as whole percents"
        )]
        let share = at as f32 / self.bytes.max(1) as f32;
        let goes_on = (self.listener)(step, share.min(1.0));
        self.stopped.fetch_or(!goes_on, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn a_listener_is_told_now_and_then_and_stops_for_good() {
        let told = Mutex::new(Vec::new());
        let listener = |step, share| {
            let mut told = told.lock().unwrap();
            told.push((step, share));
            told.len() < 3
        };
        let watch = Watch::new(4 * TELL_EVERY, &listener);
        assert!(watch.found(0));
        assert!(watch.found(TELL_EVERY / 2));
        assert!(watch.found(2 * TELL_EVERY));
        assert!(!watch.read(4 * TELL_EVERY));
        assert!(!watch.found(0));
        let expected = [
            (Step::Finding, 0.0),
            (Step::Finding, 0.5),
            (Step::Reading, 1.0),
        ];
        assert_eq!(*told.lock().unwrap(), expected);
    }
}
