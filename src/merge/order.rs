//! In which order the records of a list stand in the merged text.

use super::fate::{Decided, Fate};

/// The order of a list's records.
#[derive(Debug)]
pub(super) struct Order {
    /// Numbers among the decided records, one for each record of the merged list.
    pub(super) sequence: Vec<usize>,
    /// True when both sides moved records, and not alike; the order is then ours'.
    pub(super) is_contested: bool,
}

/// Ours' order, or theirs' where only theirs moved records. What theirs added stands behind the
/// record that it follows there, and behind what ours added in the same place.
pub(super) fn order(decided: &[Decided]) -> Order {
    let mut sequence = by(decided, |it| it.triple.ours.filter(|_| it.is_there()));
    let in_all = |it: &Decided| {
        let Decided { triple, .. } = it;
        triple.base.is_some() && triple.ours.is_some() && triple.theirs.is_some()
    };
    let common = |place: &dyn Fn(&Decided) -> Option<usize>| {
        by(decided, |it| {
            place(it).filter(|_| in_all(it) && it.is_there())
        })
    };
    let before = common(&|it| it.triple.base);
    let here = common(&|it| it.triple.ours);
    let there = common(&|it| it.triple.theirs);
    if here == before && there != before {
        let mut moved = there.iter();
        for at in &mut sequence {
            if in_all(&decided[*at]) {
                *at = *moved.next().unwrap_or(at);
            }
        }
    }
    let mut follows: Option<usize> = None;
    for at in by(decided, |it| it.triple.theirs.filter(|_| it.is_there())) {
        if matches!(decided[at].fate, Fate::Come) {
            let behind = follows.and_then(|follows| sequence.iter().position(|it| *it == follows));
            let mut to = behind.map_or(0, |behind| behind + 1);
            while sequence
                .get(to)
                .is_some_and(|it| is_ours_alone(&decided[*it]))
            {
                to += 1;
            }
            sequence.insert(to, at);
        }
        follows = Some(at);
    }
    Order {
        sequence,
        is_contested: here != before && there != before && here != there,
    }
}

fn is_ours_alone(it: &Decided) -> bool {
    it.triple.base.is_none() && it.triple.theirs.is_none()
}

/// The decided records that have a place, by that.
fn by(decided: &[Decided], place: impl Fn(&Decided) -> Option<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> = decided
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((place(it)?, at)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// Which of these numbers can stay where they are while the others are moved: a longest rising
/// run among them, by their positions; those without a number are left out.
///
/// Patience sorting (Fredman 1975): in n log n steps.
pub(super) fn staying(numbers: &[Option<usize>]) -> Vec<bool> {
    // For each length the position at which the run of that length with the smallest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        if number.is_none() {
            continue;
        }
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[at] = length.checked_sub(1).map(|length| ends[length]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = before[here];
    }
    stays
}
