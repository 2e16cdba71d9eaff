//! Adler-32 of rows of pixels (RFC 1950, section 9), without writing their bytes down first.
//!
//! Both of its sums are those of the parts, put together; so a row that comes again is not added
//! up again, and strips can be added up apart.

/// The greatest prime below 2 to the 16th.
const MODULUS: u64 = 65_521;
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

/// The sums of a row: a zero, then three bytes of each pixel. Runs of one colour, of which a page
/// mostly consists, are added up at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// So many pixels are still to come.
    left: u64,
    length: u64,
    sum: u64,
    weighted: u64,
}

impl Row {
    /// A row that is to have so many pixels.
    pub(super) fn new(width: usize) -> Self {
        let left = u64::try_from(width).unwrap_or(0);
        Self {
            left,
            length: 3 * left + 1,
            sum: 0,
            weighted: 0,
        }
    }

    /// Goes on with pixels of one colour; no more than the row still has room for.
    #[inline]
    pub(super) fn run(&mut self, [red, green, blue, _]: [u8; 4], count: usize) {
        let count = u64::try_from(count).unwrap_or(0);
        let [red, green, blue] = [red, green, blue].map(u64::from);
        let all = red + green + blue;
        self.sum += count * all;
        // Each as often as there are pixels from it to the end, thrice; but the second byte of a
        // pixel once less than its first, and the third twice.
        let places = count * (2 * self.left + 1 - count) / 2;
        self.weighted += 3 * places * all - count * (green + 2 * blue);
        self.left -= count;
    }

    /// Goes on with pixels.
    #[inline]
    pub(super) fn pixels(&mut self, pixels: &[[u8; 4]]) {
        let (mut all, mut passed, mut less) = (0, 0, 0);
        for pixel in pixels {
            let [red, green, blue, _] = pixel.map(u64::from);
            all += red + green + blue;
            // Adding up what was added up counts each pixel as often as there are pixels from it
            // on, without multiplying.
            passed += all;
            less += green + 2 * blue;
        }
        self.left -= u64::try_from(pixels.len()).unwrap_or(0);
        self.sum += all;
        self.weighted += 3 * (passed + self.left * all) - less;
    }

    /// The checksum of the whole row.
    pub(super) fn checksum(self) -> Checksum {
        Checksum {
            sum: self.sum % MODULUS,
            weighted: self.weighted % MODULUS,
            length: self.length % MODULUS,
        }
    }
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

    fn of_row(row: &[[u8; 4]]) -> Checksum {
        let mut sums = Row::new(row.len());
        sums.pixels(row);
        sums.checksum()
    }

    #[test]
    fn nothing_has_the_checksum_one() {
        assert_eq!(Checksum::default().value(), 1);
    }

    #[test]
    fn the_brightest_and_longest_row_does_not_overflow() {
        let row = vec![[255; 4]; 16_384];
        let mut sums = Row::new(row.len());
        sums.run([255; 4], row.len());
        assert_eq!(sums.checksum().value(), plain(bytes_of(&row)));
        assert_eq!(of_row(&row), sums.checksum());
    }

    proptest! {
        #[test]
        fn a_run_adds_up_to_its_pixels(
            color in any::<[u8; 4]>(), before in 0_usize..40, count in 0_usize..300,
        ) {
            let mut row = vec![[9, 8, 7, 255]; before];
            row.extend(vec![color; count]);
            let mut sums = Row::new(row.len());
            sums.run([9, 8, 7, 255], before);
            sums.run(color, count);
            prop_assert_eq!(sums.checksum(), of_row(&row));
        }

        #[test]
        fn rows_one_after_the_other_give_what_the_standard_gives(
            rows in proptest::collection::vec(
                proptest::collection::vec(any::<[u8; 4]>(), 0..200), 0..5),
        ) {
            let together = rows
                .iter()
                .map(|row| of_row(row))
                .fold(Checksum::default(), Checksum::then);
            let expected = plain(rows.iter().flat_map(|row| bytes_of(row)));
            prop_assert_eq!(together.value(), expected);
        }
    }
}
