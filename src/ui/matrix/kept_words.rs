//! The words of chips and marks, laid out once and kept: a few hundred of them, such as a month or
//! "Supports", stand in the cells of any file again and again.

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Ui};

use crate::ui::text;

/// So many are kept from when they were last wanted, and as many again of those before.
const MOST: usize = 512;

/// Words with how they are to be set; two are the same where all of that is.
#[derive(Debug, PartialEq, Hash)]
struct Job(LayoutJob);

/// No size of ours is NaN, so that each is the same as itself.
impl Eq for Job {}

/// Words that were laid out lately.
#[derive(Debug, Default)]
pub(super) struct KeptWords {
    now: HashMap<Job, Arc<Galley>>,
    before: HashMap<Job, Arc<Galley>>,
}

impl KeptWords {
    /// Words as they are laid out with the fonts of this frame.
    pub(super) fn galley(&mut self, ui: &Ui, job: LayoutJob) -> Arc<Galley> {
        let job = Job(job);
        if let Some(galley) = self.now.get(&job) {
            return Arc::clone(galley);
        }
        if self.now.len() >= MOST {
            self.before = std::mem::take(&mut self.now);
        }
        let galley = match self.before.remove(&job) {
            Some(galley) => galley,
            None => text::galley(ui, job.0.clone()),
        };
        self.now.insert(job, Arc::clone(&galley));
        galley
    }

    /// Forgets all of them, because the letters are elsewhere in their picture now.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::{Face, size};
    use egui::{Color32, RawInput};

    fn job(words: &str, color: Color32) -> LayoutJob {
        text::one_line(words, Face::Sans, size::MARK, color, 200.0)
    }

    fn in_a_window(mut run: impl FnMut(&Ui)) {
        let context = egui::Context::default();
        crate::look::apply(&context);
        let output = context.run_ui(RawInput::default(), |ui| run(ui));
        output.drop_without_applying_deltas();
    }

    #[test]
    fn the_same_words_are_laid_out_once_and_others_apart() {
        in_a_window(|ui| {
            let mut kept = KeptWords::default();
            let first = kept.galley(ui, job("May 2025", Color32::BLACK));
            let again = kept.galley(ui, job("May 2025", Color32::BLACK));
            assert!(Arc::ptr_eq(&first, &again));
            for other in [
                job("Mai 2025", Color32::BLACK),
                job("May 2025", Color32::RED),
            ] {
                let galley = kept.galley(ui, other.clone());
                assert!(!Arc::ptr_eq(&first, &galley));
                assert_eq!(galley.text(), other.text);
            }
        });
    }

    #[test]
    fn no_more_are_kept_than_was_promised_and_those_in_use_stay() {
        in_a_window(|ui| {
            let mut kept = KeptWords::default();
            let wanted = || job("Supports", Color32::BLACK);
            let first = kept.galley(ui, wanted());
            for number in 0..3 * MOST {
                kept.galley(ui, job(&format!("+{number}"), Color32::BLACK));
                let again = kept.galley(ui, wanted());
                assert!(Arc::ptr_eq(&first, &again), "{number}");
                assert!(kept.now.len() <= MOST && kept.before.len() <= MOST);
            }
            kept.forget();
            assert!(kept.now.is_empty() && kept.before.is_empty());
        });
    }
}
