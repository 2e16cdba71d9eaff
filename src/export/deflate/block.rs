//! Tokens as one block of deflate with codes of its own (RFC 1951, section 3.2.7).

use super::bits::Bits;
use super::huffman::{Code, codes, lengths};
use super::tokens::{LONGEST, Token};

/// Bytes, the end of the block, and lengths of copies.
const SYMBOLS: usize = 286;
/// The end of the block.
const END: usize = 256;
/// Distances of copies.
const DISTANCES: usize = 30;
/// Lengths of codes, from 0 to 15; the shorthands for repeated ones are not used.
const CODE_LENGTHS: usize = 16;
/// The order in which the lengths of the codes for lengths of codes are written.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// A block that is not the last, and the empty one behind it.
pub(super) fn block(tokens: &[Token]) -> Vec<u8> {
    let [symbols, distances] = counts(tokens);
    let symbols = lengths(&symbols, 15);
    let distances = lengths(&distances, 15);
    let mut bits = Bits::default();
    head(&mut bits, &symbols, &distances);
    let symbols = codes(&symbols);
    let of_length: Vec<(u32, u32)> = (0..=LONGEST)
        .map(|length| whole(&symbols, length_symbol(length)))
        .collect();
    let distances = codes(&distances);
    let put = |bits: &mut Bits, symbol: usize| {
        let code = symbols.get(symbol).copied().unwrap_or_default();
        bits.put(code.bits.into(), code.length.into());
    };
    for token in tokens {
        match *token {
            Token::Row => put(&mut bits, 0),
            Token::Pixel(pixel) => {
                for channel in pixel {
                    put(&mut bits, channel.into());
                }
            }
            Token::Copy { length, distance } => {
                if let Some(&(value, count)) = of_length.get(usize::from(length)) {
                    bits.put(value, count);
                }
                let (value, count) = whole(&distances, distance_symbol(distance));
                bits.put(value, count);
            }
        }
    }
    put(&mut bits, END);
    bits.end_at_byte()
}

/// How often each symbol and each distance comes.
fn counts(tokens: &[Token]) -> [Vec<u32>; 2] {
    let mut symbols = vec![0; SYMBOLS];
    let mut distances = vec![0; DISTANCES];
    let count = |counts: &mut Vec<u32>, symbol: usize| {
        if let Some(count) = counts.get_mut(symbol) {
            *count += 1;
        }
    };
    for token in tokens {
        match *token {
            Token::Row => count(&mut symbols, 0),
            Token::Pixel(pixel) => {
                for channel in pixel {
                    count(&mut symbols, channel.into());
                }
            }
            Token::Copy { length, distance } => {
                count(&mut symbols, length_symbol(length.into()).number);
                count(&mut distances, distance_symbol(distance).number);
            }
        }
    }
    count(&mut symbols, END);
    [symbols, distances]
}

/// Writes what kind of block it is, and the lengths of its codes.
fn head(bits: &mut Bits, symbols: &[u8], distances: &[u8]) {
    let all = || symbols.iter().chain(distances);
    let mut often = vec![0; CODE_LENGTHS];
    for length in all() {
        if let Some(count) = often.get_mut(usize::from(*length)) {
            *count += 1;
        }
    }
    let of_lengths = lengths(&often, 7);
    // Not the last block; codes of its own; all symbols, all distances, all lengths of codes.
    bits.put(0, 1);
    bits.put(2, 2);
    bits.put(286 - 257, 5);
    bits.put(30 - 1, 5);
    bits.put(19 - 4, 4);
    for place in ORDER {
        bits.put(of_lengths.get(place).copied().unwrap_or(0).into(), 3);
    }
    let codes = codes(&of_lengths);
    for length in all() {
        let code = codes.get(usize::from(*length)).copied().unwrap_or_default();
        bits.put(code.bits.into(), code.length.into());
    }
}

/// A symbol, and bits that say which of the values it stands for is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Symbol {
    number: usize,
    more: u32,
    count: u32,
}

/// A symbol's code with the bits behind it, and how many they are together.
fn whole(codes: &[Code], symbol: Symbol) -> (u32, u32) {
    let code = codes.get(symbol.number).copied().unwrap_or_default();
    let length = u32::from(code.length);
    (
        u32::from(code.bits) | symbol.more << length,
        length + symbol.count,
    )
}

/// The symbol of the length of a copy in bytes.
fn length_symbol(length: usize) -> Symbol {
    if length >= LONGEST {
        return Symbol {
            number: 285,
            more: 0,
            count: 0,
        };
    }
    let beyond = u32::try_from(length.saturating_sub(3)).unwrap_or(0);
    // Four symbols for each number of further bits, after eight with none.
    let count = (beyond / 4).checked_ilog2().unwrap_or(0);
    spread(257, beyond, count, 4)
}

/// The symbol of the distance of a copy in bytes.
fn distance_symbol(distance: u16) -> Symbol {
    let beyond = u32::from(distance.saturating_sub(1));
    // Two symbols for each number of further bits, after four with none.
    let count = (beyond / 2).checked_ilog2().unwrap_or(0);
    spread(0, beyond, count, 2)
}

/// The symbol of a value with `count` further bits, where each number of them has so many symbols.
fn spread(first: usize, value: u32, count: u32, symbols: u32) -> Symbol {
    let symbol = value / (1 << count) + symbols * count;
    Symbol {
        number: first + usize::try_from(symbol).unwrap_or(0),
        more: value % (1 << count),
        count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_distances_have_the_symbols_of_the_standard() {
        for (length, symbol, more, count) in [
            (3, 257, 0, 0),
            (10, 264, 0, 0),
            (11, 265, 0, 1),
            (12, 265, 1, 1),
            (13, 266, 0, 1),
            (18, 268, 1, 1),
            (19, 269, 0, 2),
            (66, 276, 7, 3),
            (131, 281, 0, 5),
            (257, 284, 30, 5),
            (258, 285, 0, 0),
        ] {
            let expected = Symbol {
                number: symbol,
                more,
                count,
            };
            assert_eq!(length_symbol(length), expected, "{length}");
        }
        for (distance, symbol, more, count) in [
            (1, 0, 0, 0),
            (3, 2, 0, 0),
            (4, 3, 0, 0),
            (5, 4, 0, 1),
            (6, 4, 1, 1),
            (7, 5, 0, 1),
            (9_601, 26, 1_408, 12),
            (24_577, 29, 0, 13),
            (32_768, 29, 8_191, 13),
        ] {
            let expected = Symbol {
                number: symbol,
                more,
                count,
            };
            assert_eq!(distance_symbol(distance), expected, "{distance}");
        }
    }
}
