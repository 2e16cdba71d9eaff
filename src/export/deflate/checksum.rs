//! Adler-32 of rows of pixels (RFC 1950, section 9), without writing their bytes down first.
//!
//! Both of its sums are those of the parts, put together; so a row that comes again is not added
//! up again, and strips can be added up apart.

/// The greatest prime below 2 to the 16th.
const MODULUS: u64 = 65_521;
/// Pixels that are added up side by side.
const LANES: usize = 8;
/// The sums of so many pixels fit 32 bits.
const PART: usize = 1 << 13;

/// The checksum of some bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::export) struct Checksum {
    /// The sum of the bytes.
    sum: u64,
    /// Each byte as often as there are bytes from it to the end.
    weighted: u64,
    /// How many bytes there are. Like the sums it is kept below [`MODULUS`].
    length: u64,
}

impl Checksum {
    /// Of a row of pixels: a zero, then three bytes of each.
    pub(super) fn of_row(pixels: &[[u8; 4]]) -> Self {
        let (mut sum, mut weighted) = (0_u64, 0_u64);
        let mut left = 3 * long(pixels.len());
        for part in pixels.chunks(PART) {
            let (blocks, rest) = part.as_chunks::<LANES>();
            let mut add = |[all, places, less]: [u64; 3], count: usize| {
                left -= 3 * long(count);
                sum += all;
                // Each byte as often as there are bytes from it on: all of a pixel thrice for each
                // pixel from it on, but the second byte once less than the first, the third twice.
                weighted += 3 * places + left * all - less;
            };
            add(sums(blocks), LANES * blocks.len());
            for pixel in rest {
                let [red, green, blue, _] = pixel.map(u64::from);
                let all = red + green + blue;
                add([all, all, green + 2 * blue], 1);
            }
        }
        Self {
            sum: sum % MODULUS,
            weighted: weighted % MODULUS,
            length: (3 * long(pixels.len()) + 1) % MODULUS,
        }
    }

    /// Of these bytes followed by others.
    #[must_use]
    pub(in crate::export) fn then(self, next: Self) -> Self {
        Self {
            sum: (self.sum + next.sum) % MODULUS,
            weighted: (self.weighted + self.sum * next.length + next.weighted) % MODULUS,
            length: (self.length + next.length) % MODULUS,
        }
    }

    /// As it is written: the sum begins with one, which every byte adds to the other.
    pub(super) fn value(self) -> u32 {
        let sum = (self.sum + 1) % MODULUS;
        let weighted = (self.weighted + self.length) % MODULUS;
        u32::try_from(weighted << 16 | sum).unwrap_or(0)
    }
}

/// Three sums of pixels: of their bytes; of the same, each pixel as often as there are pixels from
/// it on; and of what the second and third bytes count less.
///
/// In lanes, as vector instructions have them, and without multiplying: adding up what was added
/// up counts each block as often as there are blocks from it on.
fn sums(blocks: &[[[u8; 4]; LANES]]) -> [u64; 3] {
    let (mut all, mut passed, mut less) = ([0_u32; LANES], [0_u32; LANES], [0_u32; LANES]);
    for block in blocks {
        for lane in 0..LANES {
            let pixel = u32::from_le_bytes(block[lane]);
            let [red, green, blue] = [pixel, pixel >> 8, pixel >> 16].map(|it| it & 0xff);
            all[lane] += red + green + blue;
            passed[lane] += all[lane];
            less[lane] += green + 2 * blue;
        }
    }
    let total = |lanes: [u32; LANES]| lanes.into_iter().map(u64::from).sum::<u64>();
    // A block's later lanes are nearer to the end.
    let nearer = (0..).zip(all).map(|(lane, all)| lane * u64::from(all));
    let places = long(LANES) * total(passed) - nearer.sum::<u64>();
    [total(all), places, total(less)]
}

fn long(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Adler-32 as RFC 1950 has it.
    fn plain(bytes: impl IntoIterator<Item = u8>) -> u32 {
        let (mut one, mut two) = (1, 0);
        for byte in bytes {
            one = (one + u32::from(byte)) % 65_521;
            two = (two + one) % 65_521;
        }
        two << 16 | one
    }

    fn bytes_of(row: &[[u8; 4]]) -> Vec<u8> {
        let pixels = row.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
        std::iter::once(0).chain(pixels).collect()
    }

    #[test]
    fn nothing_has_the_checksum_one() {
        assert_eq!(Checksum::default().value(), 1);
    }

    #[test]
    fn the_brightest_and_longest_row_does_not_overflow() {
        for count in [16_384, 3 * PART + 11] {
            let row = vec![[255; 4]; count];
            assert_eq!(Checksum::of_row(&row).value(), plain(bytes_of(&row)));
        }
    }

    proptest! {
        #[test]
        fn rows_one_after_the_other_give_what_the_standard_gives(
            rows in proptest::collection::vec(
                proptest::collection::vec(any::<[u8; 4]>(), 0..200), 0..5),
        ) {
            let together = rows
                .iter()
                .map(|row| Checksum::of_row(row))
                .fold(Checksum::default(), Checksum::then);
            let expected = plain(rows.iter().flat_map(|row| bytes_of(row)));
            prop_assert_eq!(together.value(), expected);
        }
    }
}
