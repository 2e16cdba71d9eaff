//! The processor time of this thread, which a busy machine does not lengthen as it does the time
//! on the wall.

use std::time::{Duration, Instant};

/// A moment, by the clock of this thread's processor time where the system tells it.
pub(crate) struct Moment {
    cpu: Option<Duration>,
    wall: Instant,
}

impl Moment {
    /// Now.
    pub(crate) fn now() -> Self {
        Self {
            cpu: thread_time(),
            wall: Instant::now(),
        }
    }

    /// How long this thread has worked since then; on the wall where the system does not say.
    pub(crate) fn worked(&self) -> Duration {
        match (self.cpu, thread_time()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.wall.elapsed(),
        }
    }
}

/// Linux tells it to the nanosecond, as of when the thread was last looked at: giving way once
/// brings that up to now.
fn thread_time() -> Option<Duration> {
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
