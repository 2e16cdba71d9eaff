//! Rows of pixels as what deflate knows: bytes that are new, and copies of what has been.
//!
//! A copy begins and ends at a whole pixel. It is looked for where a page repeats itself: in the
//! pixel before, in the row above, a pixel to its left or right (slanted lines), and where the
//! same three pixels stood last.

use super::checksum::Checksum;

/// No copy is longer, in bytes (RFC 1951, section 3.2.5). It is a whole number of pixels.
pub(super) const LONGEST: usize = 258;
/// No copy comes from farther back, in bytes.
pub(super) const FARTHEST: usize = 32_768;
/// A run of so many pixels is taken without looking for anything better.
const GOOD: usize = 16;
/// Where three pixels stood last is remembered for so many triples of them, a power of two.
const REMEMBERED: usize = 1 << 12;

/// A piece of what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// The zero before each row.
    Row,
    /// A pixel that is new.
    Pixel([u8; 3]),
    /// Bytes that have been.
    Copy {
        /// From 3 to [`LONGEST`].
        length: u16,
        /// From 3 to [`FARTHEST`].
        distance: u16,
    },
}

/// Cuts rows of a width in pixels into tokens, and adds them up.
pub(super) fn tokens(pixels: &[[u8; 4]], width: usize) -> (Vec<Token>, Checksum) {
    let mut writer = Writer {
        pixels,
        width,
        stride: 3 * width + 1,
        last: vec![Place::default(); REMEMBERED],
        tokens: Vec::new(),
    };
    let mut checksum = Checksum::default();
    let mut of_row = Checksum::default();
    let mut above: Option<&[[u8; 4]]> = None;
    for (number, row) in pixels.chunks_exact(width.max(1)).enumerate() {
        let is_again = above == Some(row);
        if !is_again {
            of_row = Checksum::of_row(row);
        }
        checksum = checksum.then(of_row);
        // A row of one colour is shorter as a run.
        if is_again && writer.stride <= FARTHEST && !is_of_one_color(row) {
            writer.copy(writer.stride, writer.stride);
        } else {
            writer.row(number, row, above);
        }
        above = Some(row);
    }
    (writer.tokens, checksum)
}

struct Writer<'a> {
    pixels: &'a [[u8; 4]],
    width: usize,
    /// From a row to the next, in bytes.
    stride: usize,
    /// Where three pixels with the same hash stood last.
    last: Vec<Place>,
    tokens: Vec<Token>,
}

/// A pixel in its row.
#[derive(Clone, Copy, Default)]
struct Place {
    row: u32,
    column: u32,
}

impl Place {
    fn new(row: usize, column: usize) -> Self {
        let short = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self {
            row: short(row),
            column: short(column),
        }
    }
}

/// `u32` fits `usize` on every platform with a window.
fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// So many pixels are the same so many bytes back.
#[derive(Clone, Copy)]
struct Match {
    pixels: usize,
    distance: usize,
}

impl Writer<'_> {
    fn row(&mut self, number: usize, row: &[[u8; 4]], above: Option<&[[u8; 4]]>) {
        self.tokens.push(Token::Row);
        let above = above.filter(|_| self.stride + 3 <= FARTHEST);
        let mut column = 0;
        while let Some(&[red, green, blue, _]) = row.get(column) {
            let found = self.find([number, column], row, above);
            // Two pixels or more, or one that costs no more than a short distance.
            if found.pixels >= 2 || (found.pixels == 1 && found.distance == 3) {
                self.copy(3 * found.pixels, found.distance);
                column += found.pixels;
            } else {
                self.tokens.push(Token::Pixel([red, green, blue]));
                column += 1;
            }
        }
    }

    /// The best copy for what begins at a place. A distance that has to be written out must be
    /// worth a pixel.
    fn find(
        &mut self,
        [number, column]: [usize; 2],
        row: &[[u8; 4]],
        above: Option<&[[u8; 4]]>,
    ) -> Match {
        let rest = row.get(column..).unwrap_or_default();
        let mut best = Match {
            pixels: 0,
            distance: 3,
        };
        if column > 0 {
            best.pixels = common(rest, row.get(column - 1..).unwrap_or_default());
        }
        if best.pixels >= GOOD || best.pixels == rest.len() {
            return best;
        }
        let mut consider = |from: &[[u8; 4]], distance: usize| {
            let pixels = common(rest, from);
            if pixels > best.pixels + 1 {
                best = Match { pixels, distance };
            }
        };
        if let Some(above) = above {
            let from = |column: usize| above.get(column..).unwrap_or_default();
            consider(from(column), self.stride);
            if column > 0 {
                consider(from(column - 1), self.stride + 3);
            }
            consider(from(column + 1), self.stride - 3);
        }
        if best.pixels < GOOD
            && let Some((from, distance)) = self.remembered(Place::new(number, column), rest)
        {
            let pixels = common(rest, from);
            if pixels > best.pixels + 1 {
                best = Match { pixels, distance };
            }
        }
        // Paper below paper: a new pixel and a run of it are shorter than many far copies.
        let is_long = 3 * best.pixels > LONGEST && best.distance > 3;
        if is_long && 1 + common(rest, rest.get(1..).unwrap_or_default()) >= best.pixels {
            best.pixels = 0;
        }
        best
    }

    /// Where the first three pixels stood last, and how far back that is in bytes, if it is near
    /// enough; from now on, here.
    fn remembered(&mut self, place: Place, rest: &[[u8; 4]]) -> Option<(&[[u8; 4]], usize)> {
        let three: &[[u8; 4]; 3] = rest.first_chunk()?;
        let last = std::mem::replace(self.last.get_mut(hash(three))?, place);
        let rows = index(place.row - last.row) * self.stride;
        let distance = rows + 3 * index(place.column) - 3 * index(last.column);
        // What was not yet remembered is the first pixel of all, which may be this one.
        if !(3..=FARTHEST).contains(&distance) {
            return None;
        }
        let start = index(last.row) * self.width;
        let from = start + index(last.column)..start + self.width;
        Some((self.pixels.get(from)?, distance))
    }

    /// Copies bytes, a whole number of threes or whole rows, in as many pieces as it takes.
    fn copy(&mut self, bytes: usize, distance: usize) {
        let distance = short(distance);
        let mut left = bytes;
        while left > LONGEST {
            // What is left over must not be shorter than a copy can be.
            let length = if left < LONGEST + 3 {
                LONGEST - 3
            } else {
                LONGEST
            };
            self.tokens.push(Token::Copy {
                length: short(length),
                distance,
            });
            left -= length;
        }
        self.tokens.push(Token::Copy {
            length: short(left),
            distance,
        });
    }
}

/// Lengths and distances have 16 bits.
fn short(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

fn is_of_one_color(row: &[[u8; 4]]) -> bool {
    row.len() <= 1 + common(row, row.get(1..).unwrap_or_default())
}

/// How many pixels two stretches begin with in common.
#[inline]
fn common(one: &[[u8; 4]], other: &[[u8; 4]]) -> usize {
    let same = |(pixel, other): &(&[u8; 4], &[u8; 4])| pixel == other;
    // Most stretches are short; of those that are not, eight pixels are compared at a time.
    let count = one.iter().zip(other).take(8).take_while(same).count();
    if count < 8 {
        return count;
    }
    let (blocks, _) = one.as_chunks::<8>();
    let (others, _) = other.as_chunks::<8>();
    let blocks = blocks.iter().zip(others).skip(1);
    let count = 8 + 8 * blocks.take_while(|(block, other)| block == other).count();
    let rest = one.iter().zip(other).skip(count);
    count + rest.take_while(same).count()
}

/// Three pixels as a place in the table.
#[inline]
fn hash(pixels: &[[u8; 4]; 3]) -> usize {
    // Odd numbers without a pattern; any others would do.
    let factors = [
        0x9e37_79b9_7f4a_7c15_u64,
        0xc2b2_ae3d_27d4_eb4f,
        0x1656_67b1_9e37_79f9,
    ];
    let mixed = pixels
        .iter()
        .zip(factors)
        .fold(0, |mixed, (pixel, factor)| {
            mixed ^ u64::from(u32::from_le_bytes(*pixel)).wrapping_mul(factor)
        });
    let top = mixed >> (u64::BITS - REMEMBERED.trailing_zeros());
    usize::try_from(top).unwrap_or(0)
}
