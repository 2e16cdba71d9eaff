//! Work on the records of a list on several threads, its results taken one after another in the
//! list's order, so that they are the same on any number of threads.
//!
//! Results are taken while others are still being made, so that only a few wait at a time.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{sync::mpsc, thread};

use super::watch::Stopped;

/// How many records a thread takes at a time: long enough to forget what taking costs, short
/// enough to be stopped soon.
const AT_A_TIME: usize = 256;

/// Makes something of each number below `count` and hands it to `take` in that order. `watch` is
/// told now and then how many have been taken, and stops everything by saying false.
pub(super) fn in_order<T: Send>(
    threads: NonZeroUsize,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T),
    watch: impl Fn(usize) -> bool,
) -> Result<(), Stopped> {
    let bundles = count.div_ceil(AT_A_TIME);
    let bundle = |number: usize| -> Range<usize> {
        let start = number * AT_A_TIME;
        start..(start + AT_A_TIME).min(count)
    };
    if threads.get() == 1 || bundles < 2 {
        for number in 0..bundles {
            bundle(number).for_each(|at| take(work(at)));
            if !watch(bundle(number).end) {
                return Err(Stopped);
            }
        }
        return Ok(());
    }
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let (sender, receiver) = mpsc::sync_channel(threads.get() * 2);
    thread::scope(|scope| {
        for _ in 0..threads.get().min(bundles) {
            let sender = sender.clone();
            let (work, next, stopped) = (&work, &next, &stopped);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= bundles || stopped.load(Ordering::Relaxed) {
                        return;
                    }
                    let made: Vec<T> = bundle(number).map(work).collect();
                    // Without a receiver the work has been stopped.
                    if sender.send((number, made)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        // What was made before its turn.
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (number, made) in receiver {
            early.insert(number, made);
            while let Some(made) = early.remove(&due) {
                made.into_iter().for_each(&mut take);
                due += 1;
            }
            if !watch(bundle(due.min(bundles - 1)).start) {
                stopped.store(true, Ordering::Relaxed);
                return Err(Stopped);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(threads: usize, count: usize) -> Vec<usize> {
        let threads = NonZeroUsize::new(threads).unwrap();
        let mut squares = Vec::new();
        let work = |number| number * number;
        in_order(
            threads,
            count,
            work,
            |square| squares.push(square),
            |_| true,
        )
        .unwrap();
        squares
    }

    #[test]
    fn the_order_is_that_of_the_list_on_any_number_of_threads() {
        for count in [0, 1, AT_A_TIME, AT_A_TIME + 1, 20 * AT_A_TIME + 7] {
            let expected: Vec<usize> = (0..count).map(|number| number * number).collect();
            for threads in [1, 2, 7] {
                assert_eq!(squares(threads, count), expected, "{threads} threads");
            }
        }
    }

    #[test]
    fn what_is_stopped_takes_no_more() {
        for threads in [1, 2, 7] {
            let threads = NonZeroUsize::new(threads).unwrap();
            let count = 1000 * AT_A_TIME;
            let mut taken = 0;
            let watch = |done| done < 3 * AT_A_TIME;
            let result = in_order(threads, count, |at| at, |_| taken += 1, watch);
            assert!(result.is_err());
            assert!((1..count).contains(&taken), "{taken} on {threads} threads");
        }
    }
}
