//! A column of many parts below each other, such as cards: only those on screen and near it are
//! laid out. The others keep their place by the height that they had, or that parts usually have.
//!
//! What is near is laid out too, so that Tab leads on to it and a screen reader reads it. Where that
//! begins is found by sums of heights: a frame does not go through what is out of sight.

use egui::{Id, Rangef, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// So few parts are all laid out always.
const FEW: usize = 12;

/// The heights of the parts, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Column {
    heights: Vec<Option<f32>>,
    /// The same as sums, with those that are not known as they are taken for.
    sums: Sums,
    /// What parts are taken for that were not laid out yet; said once, so that nothing trembles.
    guess: Option<f32>,
    /// Where to scroll to, because what lies above the screen is of another height than was
    /// thought.
    corrected: Option<f32>,
}

impl Column {
    /// Forgets all heights; there are so many parts.
    pub(super) fn reset(&mut self, parts: usize) {
        self.heights.clear();
        self.heights.resize(parts, None);
        self.sums = Sums::default();
        self.guess = None;
        self.corrected = None;
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.heights.len()
    }

    /// The area that scrolls the column, where it has to be for nothing to move on screen.
    pub(super) fn keep_still(&mut self, scroll: ScrollArea) -> ScrollArea {
        match self.corrected.take() {
            Some(offset) => scroll.vertical_scroll_offset(offset),
            None => scroll,
        }
    }

    /// Notes by how much what lies above the screen is higher than it was taken for.
    pub(super) fn correct(&mut self, ui: &Ui, offset: f32, grown: f32) {
        if grown.abs() > 0.01 {
            self.corrected = Some(offset + grown);
            ui.ctx()
                .request_discard("what lies above the screen was measured");
        }
    }

    /// Paints the parts, each by its number; `usual` is the height of one before any is known, and
    /// `must` is laid out wherever it is. Gives back by how much what lies above the screen is higher
    /// than it was taken for.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        usual: f32,
        must: Option<usize>,
        mut paint: impl FnMut(&mut Ui, usize),
    ) -> f32 {
        let screen = ui.clip_rect();
        let near = screen.expand2(vec2(0.0, screen.height())).y_range();
        let guess = self.guess.unwrap_or(usual);
        self.sums.prepare(&self.heights, guess);
        let mut top = ui.cursor().top();
        // What has the keys is laid out too, or it would lose them.
        let with_keys = focused(ui).filter(|keys| *keys >= top);
        let with_keys = with_keys.map(|keys| self.sums.at(f64::from(keys - top)));
        let mut grown = 0.0;
        let mut at = 0;
        while at < self.len() {
            let next = self.next(at, top, near, [must, with_keys]);
            if next > at {
                #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
                let skipped = (self.sums.before(next) - self.sums.before(at)) as f32;
                ui.add_space(skipped);
                top += skipped;
                at = next;
                continue;
            }
            let height = self.heights[at].unwrap_or(guess);
            let place = Rangef::new(top, top + height);
            let before = ui.cursor().top();
            // Its own name, whatever was left out before it.
            let id: Id = ui.scope_id().with(("part", at));
            ui.scope_builder(UiBuilder::new().scope_id(id), |ui| paint(ui, at));
            top = ui.cursor().top();
            if place.max <= screen.top() {
                grown += top - before - height;
            }
            self.heights[at] = Some(top - before);
            self.sums.add(at, f64::from(top - before - height));
            at += 1;
        }
        self.guess = self.guess.or_else(|| self.mean());
        grown
    }

    /// The next part that is to be laid out, from one on whose top is known; the number of parts where
    /// there is none.
    fn next(&self, at: usize, top: f32, near: Rangef, wanted: [Option<usize>; 2]) -> usize {
        if self.len() <= FEW {
            return at;
        }
        let first = if top > near.max {
            self.len()
        } else {
            let above = f64::from(near.min - top).max(0.0);
            self.sums.at(self.sums.before(at) + above).max(at)
        };
        let wanted = wanted.into_iter().flatten().filter(|wanted| *wanted >= at);
        wanted.fold(first, usize::min).min(self.len())
    }

    fn mean(&self) -> Option<f32> {
        let known = || self.heights.iter().flatten();
        let count = u16::try_from(known().count()).unwrap_or(u16::MAX);
        // A whole number, so that what follows stands on whole points as well.
        (count > 0).then(|| (known().sum::<f32>() / f32::from(count)).round())
    }
}

/// Heights as a tree of sums (P. M. Fenwick, A New Data Structure for Cumulative Frequency Tables,
/// Software: Practice and Experience 24, 1994): where a part begins, and which part is at a place, is
/// found in as many steps as their number has binary digits.
#[derive(Debug, Default)]
struct Sums {
    tree: Vec<f64>,
    guess: f32,
}

impl Sums {
    /// Makes the sums anew, where there are none yet or what is not known is taken for something else.
    #[expect(clippy::float_cmp, reason = "it is the same number or another one")]
    fn prepare(&mut self, heights: &[Option<f32>], guess: f32) {
        if self.tree.len() == heights.len() && self.guess == guess {
            return;
        }
        self.guess = guess;
        self.tree.clear();
        let heights = heights.iter().map(|it| f64::from(it.unwrap_or(guess)));
        self.tree.extend(heights);
        for at in 1..=self.tree.len() {
            let parent = at + (at & at.wrapping_neg());
            if parent <= self.tree.len() {
                self.tree[parent - 1] += self.tree[at - 1];
            }
        }
    }

    /// Makes a part so much higher.
    fn add(&mut self, at: usize, more: f64) {
        let mut at = at + 1;
        while more != 0.0 && at <= self.tree.len() {
            self.tree[at - 1] += more;
            at += at & at.wrapping_neg();
        }
    }

    /// How high everything before a part is.
    fn before(&self, at: usize) -> f64 {
        let (mut at, mut sum) = (at.min(self.tree.len()), 0.0);
        while at > 0 {
            sum += self.tree[at - 1];
            at &= at - 1;
        }
        sum
    }

    /// The first part that ends at a place or below it; the number of parts where there is none.
    fn at(&self, place: f64) -> usize {
        let (mut at, mut left) = (0, place);
        let mut step = self.tree.len().checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(sum) = self.tree.get(at + step - 1).filter(|sum| **sum < left) {
                left -= sum;
                at += step;
            }
            step /= 2;
        }
        at
    }
}

/// How far down what has the keys was in the last frame, where it was within this area.
fn focused(ui: &Ui) -> Option<f32> {
    let id = ui.memory(egui::Memory::focused)?;
    let rect: Rect = ui.ctx().read_response(id)?.rect;
    let is_here = ui.max_rect().x_range().contains(rect.center().x);
    is_here.then(|| rect.center().y)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use egui::{Context, Pos2, RawInput, Sense};

    use super::*;

    /// The parts of a column that are laid out, each with its top, and how far it is scrolled.
    struct Shown {
        parts: BTreeMap<usize, f32>,
        offset: f32,
    }

    fn height(at: usize) -> f32 {
        if at.is_multiple_of(3) { 90.0 } else { 30.0 }
    }

    fn frame(
        context: &Context,
        column: &mut Column,
        to: Option<f32>,
        must: Option<usize>,
    ) -> Shown {
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 400.0));
        let input = RawInput {
            screen_rect: Some(screen),
            ..RawInput::default()
        };
        let mut shown = Shown {
            parts: BTreeMap::new(),
            offset: 0.0,
        };
        let output = context.run_ui(input, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut scroll = ScrollArea::vertical().auto_shrink(false);
            if let Some(to) = to.filter(|_| ui.ctx().current_pass_index() == 0) {
                scroll = scroll.vertical_scroll_offset(to);
            }
            shown.parts.clear();
            let scroll = column.keep_still(scroll);
            let output = scroll.show(ui, |ui| {
                column.show(ui, 50.0, must, |ui, at| {
                    shown.parts.insert(at, ui.cursor().top());
                    ui.allocate_exact_size(vec2(100.0, height(at)), Sense::hover());
                })
            });
            shown.offset = output.state.clamped_offset().y;
            column.correct(ui, shown.offset, output.inner);
        });
        output.drop_without_applying_deltas();
        shown
    }

    #[test]
    fn sums_say_what_adding_up_says() {
        for count in [0_usize, 1, 2, 3, 7, 8, 64, 100] {
            #[expect(clippy::cast_precision_loss, reason = "a few")]
            let known = |at: usize| (!at.is_multiple_of(3)).then_some((at * 7 % 11) as f32);
            let mut heights: Vec<Option<f32>> = (0..count).map(known).collect();
            let mut sums = Sums::default();
            sums.prepare(&heights, 5.0);
            for changed in 0..count {
                let before = heights[changed].unwrap_or(5.0);
                heights[changed] = Some(before + 2.5);
                sums.add(changed, 2.5);
                let tops: Vec<f64> = heights
                    .iter()
                    .scan(0.0, |top, height| {
                        let here = *top;
                        *top += f64::from(height.unwrap_or(5.0));
                        Some(here)
                    })
                    .collect();
                for (at, top) in tops.iter().enumerate() {
                    assert!((sums.before(at) - top).abs() < 1e-6, "{at} of {count}");
                    let end = top + f64::from(heights[at].unwrap_or(5.0));
                    let plain = tops.iter().zip(&heights).position(|(top, height)| {
                        top + f64::from(height.unwrap_or(5.0)) >= end - 0.25
                    });
                    assert_eq!(Some(sums.at(end - 0.25)), plain, "{at} of {count}");
                }
                assert_eq!(sums.at(1e9), count);
            }
        }
    }

    #[test]
    fn of_many_parts_only_those_near_the_screen_are_laid_out() {
        let context = Context::default();
        let mut column = Column::default();
        column.reset(1000);
        frame(&context, &mut column, None, None);
        let top = frame(&context, &mut column, None, None);
        assert!(
            top.parts.contains_key(&0) && top.parts.len() < 40,
            "{:?}",
            top.parts
        );
        let far = frame(&context, &mut column, Some(20_000.0), None);
        assert!(
            !far.parts.contains_key(&0) && far.parts.len() < 60,
            "{:?}",
            far.parts
        );
        let wanted = frame(&context, &mut column, None, Some(7));
        assert!(wanted.parts.contains_key(&7));
        column.reset(12);
        assert_eq!(
            frame(&context, &mut column, Some(0.0), None).parts.len(),
            12
        );
    }

    #[test]
    fn what_is_on_screen_stays_where_it_is_while_what_lies_above_is_measured() {
        let context = Context::default();
        let mut column = Column::default();
        column.reset(400);
        frame(&context, &mut column, None, None);
        let mut before = frame(&context, &mut column, Some(9_000.0), None);
        // Up again in small steps, over parts that were never laid out.
        for _ in 0..120 {
            let shown = frame(&context, &mut column, Some(before.offset - 50.0), None);
            for (at, top) in &before.parts {
                let is_on_screen = (0.0..340.0).contains(top);
                if let Some(now) = shown.parts.get(at).filter(|_| is_on_screen) {
                    assert!((now - top - 50.0).abs() < 0.1, "{at}: {top} {now}");
                }
            }
            before = shown;
        }
        assert!(before.offset < 6_000.0, "{}", before.offset);
    }
}
