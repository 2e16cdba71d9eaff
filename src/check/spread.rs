//! Work on a list, spread over several threads with the same result as on one.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// As many threads as there are processors.
pub(super) fn processors() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// What `work` makes of each number below `count`, in that order. A thread takes `at_a_time` of
/// them after another. None when `cancel` became true before the last was done.
pub(super) fn spread<T: Send>(
    threads: NonZeroUsize,
    count: usize,
    at_a_time: NonZeroUsize,
    cancel: &AtomicBool,
    work: impl Fn(usize) -> T + Sync,
) -> Option<Vec<T>> {
    let next = AtomicUsize::new(0);
    let bundles = || {
        let mut bundles = Vec::new();
        loop {
            let start = next.fetch_add(at_a_time.get(), Ordering::Relaxed);
            if start >= count {
                return bundles;
            }
            let end = start.saturating_add(at_a_time.get()).min(count);
            let mut made = Vec::with_capacity(end - start);
            for number in start..end {
                if cancel.load(Ordering::Relaxed) {
                    return bundles;
                }
                made.push(work(number));
            }
            bundles.push((start, made));
        }
    };
    let helpers = threads.get().min(count.div_ceil(at_a_time.get()));
    let mut made = thread::scope(|scope| {
        let helpers: Vec<_> = (1..helpers).map(|_| scope.spawn(bundles)).collect();
        let mut made = bundles();
        for helper in helpers {
            match helper.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(start, _)| *start);
    let made: Vec<T> = made.into_iter().flat_map(|(_, made)| made).collect();
    (made.len() == count).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_list_on_any_number_of_threads() {
        for threads in [1, 2, 7] {
            for (count, at_a_time) in [(0, 3), (1, 3), (3, 3), (100, 1), (1000, 7)] {
                let threads = NonZeroUsize::new(threads).unwrap();
                let at_a_time = NonZeroUsize::new(at_a_time).unwrap();
                let cancel = AtomicBool::new(false);
                let squares = spread(threads, count, at_a_time, &cancel, |number| number * number);
                let expected: Vec<usize> = (0..count).map(|number| number * number).collect();
                assert_eq!(squares, Some(expected), "{threads} threads, {count} items");
            }
        }
    }

    #[test]
    fn what_is_cancelled_gives_nothing() {
        let cancel = AtomicBool::new(false);
        let one = NonZeroUsize::MIN;
        let made = spread(one, 10, one, &cancel, |number| {
            cancel.store(number == 4, Ordering::Relaxed);
        });
        assert_eq!(made, None);
    }
}
