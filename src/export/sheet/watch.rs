//! How far the laying out is, told to whoever waits for it, who may end it.

/// Told the share that is done, from 0 to 1; when it returns false, the work ends.
pub type GoesOn<'a> = &'a dyn Fn(f32) -> bool;

/// So many steps go by between two questions: a step may take no longer than asking.
const STEPS: usize = 16;

/// Asks while a sheet is being laid out.
pub(super) struct Watch<'a> {
    goes_on: GoesOn<'a>,
    /// The shares at which this stage begins and ends.
    stage: [f32; 2],
    is_ended: bool,
}

impl<'a> Watch<'a> {
    pub(super) fn new(goes_on: GoesOn<'a>) -> Self {
        Self {
            goes_on,
            stage: [0.0, 1.0],
            is_ended: false,
        }
    }

    /// Begins another stage.
    pub(super) fn stage(&mut self, from: f32, to: f32) {
        self.stage = [from, to];
    }

    /// True unless somebody ended it; asked after so many steps of so many.
    pub(super) fn goes_on(&mut self, done: usize, count: usize) -> bool {
        if !self.is_ended && done.is_multiple_of(STEPS) {
            self.ask(done, count);
        }
        !self.is_ended
    }

    /// The same for steps that take long, so that each is asked about.
    pub(super) fn ask(&mut self, done: usize, count: usize) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
        let share = done as f32 / count.max(1) as f32;
        let [from, to] = self.stage;
        self.is_ended = self.is_ended || !(self.goes_on)(from + (to - from) * share);
        !self.is_ended
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::fisheries::fisheries;
    use super::super::samples::Sample;
    use super::super::{SheetError, Typesetter, lay_out_while};
    use super::*;
    use crate::export::Options;
    use crate::lens::Lens;

    #[test]
    fn shares_grow_within_their_stage_and_an_end_is_for_good() {
        let told = RefCell::new(Vec::new());
        let goes_on = |share: f32| {
            told.borrow_mut().push(share);
            share < 0.75
        };
        let mut watch = Watch::new(&goes_on);
        watch.stage(0.5, 1.0);
        assert!((0..STEPS).all(|step| watch.goes_on(step, 2 * STEPS)));
        assert!(!watch.goes_on(STEPS, 2 * STEPS));
        assert!(!watch.ask(0, 1) && !watch.goes_on(0, 1));
        assert_eq!(told.into_inner(), [0.5, 0.75]);
    }

    #[test]
    fn the_laying_out_tells_how_far_it_is_and_ends_when_nobody_waits() {
        let sample = Sample::new(fisheries(), Lens::default());
        let lay_out = |last: f32| {
            let told = RefCell::new(Vec::new());
            let goes_on = |share: f32| {
                told.borrow_mut().push(share);
                share < last
            };
            let options = Options::default();
            let mut typesetter = Typesetter::new();
            let sheet = lay_out_while(&mut typesetter, &sample.content(), &options, &goes_on);
            (sheet.map(|sheet| sheet.pages.len()), told.into_inner())
        };
        let (sheet, told) = lay_out(2.0);
        assert_eq!(sheet, Ok(1));
        assert!(told.is_sorted() && told.len() > 3, "{told:?}");
        for last in told {
            let (sheet, again) = lay_out(last);
            assert_eq!(sheet, Err(SheetError::Cancelled));
            assert_eq!(again.last(), Some(&last), "it goes on after {last}");
        }
    }
}
