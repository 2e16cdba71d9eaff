//! Adler-32 of rows of pixels (RFC 1950, section 9), without writing their bytes down first.
//!
//! Both of its sums are those of the parts, put together; so a row that comes again is not added
//! up again, and strips can be added up apart.

/// The greatest prime below 2 to the 16th.
const MODULUS: u64 = 65_521;
/// So many pixels can be added up in 32 bits.
const PART: usize = 64;

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
        // From the last pixels to the first, so that a weight is what has been passed.
        let mut passed = 0_u64;
        for part in pixels.rchunks(PART) {
            let (mut of_part, mut within) = (0_u32, 0_u32);
            for (place, pixel) in (1_u32..).zip(part.iter().rev()) {
                // Taken apart by shifts, which vector instructions can do.
                let pixel = u32::from_le_bytes(*pixel);
                let [red, green, blue] = [pixel, pixel >> 8, pixel >> 16].map(|it| it & 0xff);
                let all = red + green + blue;
                of_part += all;
                within += 3 * place * all - green - 2 * blue;
            }
            sum += u64::from(of_part);
            weighted += u64::from(within) + passed * u64::from(of_part);
            passed += 3 * length_of(part.len());
        }
        Self {
            sum: sum % MODULUS,
            weighted: weighted % MODULUS,
            length: (passed + 1) % MODULUS,
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

fn length_of(count: usize) -> u64 {
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
        let row = vec![[255; 4]; 16_384];
        assert_eq!(Checksum::of_row(&row).value(), plain(bytes_of(&row)));
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
