//! Codes of bits for symbols, the shorter the more often a symbol comes.

/// A code and how many bits it has; none where the symbol never comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// As it is written: the code's first bit is the lowest.
    pub(super) bits: u16,
    pub(super) length: u8,
}

/// The best lengths of codes for symbols that come so often, none longer than `most` bits.
///
/// By the method of packages (Larmore and Hirschberg, "A fast algorithm for optimal
/// length-limited Huffman codes", 1990). A symbol that never comes has the length 0. What has
/// fewer than two symbols gets others, because a code cannot be empty.
pub(super) fn lengths(counts: &[u32], most: u8) -> Vec<u8> {
    let mut symbols: Vec<usize> = (0..counts.len()).collect();
    let count = |symbol: &usize| counts.get(*symbol).copied().unwrap_or(0);
    // Stable, so that what comes equally often always has the same lengths.
    symbols.sort_by_key(|symbol| count(symbol));
    let unused = symbols.iter().filter(|symbol| count(symbol) == 0).count();
    symbols.drain(..unused.min(symbols.len().saturating_sub(2)));
    // What is there only to make two weighs something too, or it would be worth nothing to give it
    // a short code.
    let leaves: Vec<Coin> = symbols
        .iter()
        .map(|symbol| Coin {
            weight: count(symbol).max(1).into(),
            is_leaf: true,
        })
        .collect();
    let mut levels = vec![leaves.clone()];
    for _ in 1..most {
        let mut coins = leaves.clone();
        coins.extend(levels.last().into_iter().flat_map(|coins| pairs(coins)));
        coins.sort_by_key(|coin| coin.weight);
        levels.push(coins);
    }
    let mut lengths = vec![0; counts.len()];
    let mut taken = (2 * leaves.len()).saturating_sub(2);
    for coins in levels.iter().rev() {
        let coins = coins.iter().take(taken);
        let of_leaves = coins.clone().filter(|coin| coin.is_leaf).count();
        for symbol in symbols.iter().take(of_leaves) {
            if let Some(length) = lengths.get_mut(*symbol) {
                *length += 1;
            }
        }
        taken = 2 * (coins.len() - of_leaves);
    }
    lengths
}

/// A symbol, or two coins of the level before put together.
#[derive(Clone, Copy, Debug)]
struct Coin {
    weight: u64,
    is_leaf: bool,
}

fn pairs(coins: &[Coin]) -> impl Iterator<Item = Coin> {
    let (pairs, _) = coins.as_chunks::<2>();
    pairs.iter().map(|[one, other]| Coin {
        weight: one.weight + other.weight,
        is_leaf: false,
    })
}

/// The codes that belong to lengths (RFC 1951, section 3.2.2).
pub(super) fn codes(lengths: &[u8]) -> Vec<Code> {
    let mut counts = [0_u16; 256];
    for length in lengths {
        counts[usize::from(*length)] += 1;
    }
    let mut next = [0_u16; 17];
    let mut first = 0;
    for length in 1..16_u8 {
        first <<= 1;
        if let Some(slot) = next.get_mut(usize::from(length)) {
            *slot = first;
        }
        first += counts[usize::from(length)];
    }
    let code = |length: &u8| {
        let Some(slot) = next.get_mut(usize::from(*length)).filter(|_| *length > 0) else {
            return Code::default();
        };
        let bits = slot.reverse_bits() >> (16 - u32::from(*length));
        *slot += 1;
        Code {
            bits,
            length: *length,
        }
    };
    lengths.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two to the power of `most`, shared out among the codes; all of it where they are complete.
    fn share(lengths: &[u8], most: u8) -> u32 {
        let used = lengths.iter().filter(|length| **length > 0);
        used.map(|length| 1_u32 << (most - length)).sum()
    }

    #[test]
    fn what_comes_often_is_short() {
        for (counts, most, expected) in [
            (&[8, 4, 2, 1, 1][..], 15, &[1, 2, 3, 4, 4][..]),
            (&[8, 4, 2, 1, 1], 3, &[1, 3, 3, 3, 3]),
            (&[1, 1, 1, 1], 15, &[2, 2, 2, 2]),
            (&[0, 0, 9, 0], 15, &[0, 0, 1, 1]),
            (&[0, 0], 15, &[1, 1]),
        ] {
            assert_eq!(lengths(counts, most), expected, "{counts:?}");
        }
    }

    #[test]
    fn the_example_of_the_standard_has_its_codes() {
        let codes = codes(&[3, 3, 3, 3, 3, 2, 4, 4]);
        let written: Vec<u16> = codes
            .iter()
            .map(|code| code.bits.reverse_bits() >> (16 - code.length))
            .collect();
        assert_eq!(written, [2, 3, 4, 5, 6, 0, 14, 15]);
    }

    proptest! {
        #[test]
        fn codes_are_complete_and_never_too_long(
            counts in proptest::collection::vec(prop_oneof![Just(0), 1..9_u32, any::<u32>()], 2..80),
            most in 7_u8..16,
        ) {
            let lengths = lengths(&counts, most);
            prop_assert!(lengths.iter().all(|length| *length <= most));
            prop_assert_eq!(share(&lengths, most), 1 << most);
            for (length, count) in lengths.iter().zip(&counts) {
                prop_assert!(*count == 0 || *length > 0);
            }
        }
    }
}
