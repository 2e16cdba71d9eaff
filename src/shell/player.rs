//! The clock behind playing through the dates: the state has none.

use std::time::{Duration, Instant};

use egui::Context;

/// How long a date stands while the dates are played through.
const STEP: Duration = Duration::from_millis(800);

/// When the date last changed while the dates are played through.
#[derive(Debug, Default)]
pub(super) struct Player {
    since: Option<Instant>,
}

/// What there is to be done in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beat {
    /// Nothing is played.
    Rest,
    /// The next date is due after this time.
    Wait(Duration),
    /// The next date is due.
    Step,
}

impl Player {
    /// True when the next date is due; else wakes the window when it will be.
    pub(super) fn is_due(&mut self, is_playing: bool, context: &Context) -> bool {
        match self.beat(is_playing, Instant::now()) {
            Beat::Rest => false,
            Beat::Wait(pause) => {
                context.request_repaint_after(pause);
                false
            }
            Beat::Step => true,
        }
    }

    /// Tells what is due now.
    fn beat(&mut self, is_playing: bool, now: Instant) -> Beat {
        if !is_playing {
            self.since = None;
            return Beat::Rest;
        }
        let since = *self.since.get_or_insert(now);
        let left = STEP.saturating_sub(now.saturating_duration_since(since));
        if left.is_zero() {
            self.since = Some(now);
            Beat::Step
        } else {
            Beat::Wait(left)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_due_after_each_pause_and_none_once_it_has_stopped() {
        let mut player = Player::default();
        let start = Instant::now();
        let beats = [
            (false, 0, Beat::Rest),
            (true, 0, Beat::Wait(STEP)),
            (true, 300, Beat::Wait(Duration::from_millis(500))),
            (true, 900, Beat::Step),
            (true, 1000, Beat::Wait(Duration::from_millis(700))),
            (false, 1100, Beat::Rest),
            (true, 5000, Beat::Wait(STEP)),
        ];
        for (is_playing, after, expected) in beats {
            let now = start + Duration::from_millis(after);
            assert_eq!(player.beat(is_playing, now), expected, "{after} ms");
        }
    }
}
