//! Bits into bytes, the lowest first, as deflate has them (RFC 1951, section 3.1.1).

/// Writes bits.
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Bits that are no whole word yet.
    held: u64,
    /// How many of them there are, fewer than 32.
    count: u32,
}

impl Bits {
    /// Appends the lowest `count` bits of a value that has no others; at most 32.
    #[inline]
    pub(super) fn put(&mut self, value: u32, count: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.held.to_le_bytes();
            self.bytes.extend_from_slice(&[a, b, c, d]);
            self.held >>= 32;
            self.count -= 32;
        }
    }

    /// Ends with an empty block that is stored, so that what follows begins at a whole byte.
    pub(super) fn end_at_byte(mut self) -> Vec<u8> {
        self.put(0, 3);
        let bytes = usize::try_from(self.count.div_ceil(8)).unwrap_or(0);
        let held = self.held.to_le_bytes();
        self.bytes.extend(held.iter().take(bytes));
        self.bytes.extend_from_slice(&[0x00, 0x00, 0xff, 0xff]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bit_is_the_lowest_of_the_first_byte() {
        let mut bits = Bits::default();
        for (value, count) in [(1, 1), (0b10, 2), (0x1f, 5), (0x1234_5678, 32), (0, 0)] {
            bits.put(value, count);
        }
        let bytes = bits.end_at_byte();
        assert_eq!(bytes[..5], [0b1111_1101, 0x78, 0x56, 0x34, 0x12]);
        assert_eq!(bytes[5..], [0, 0, 0, 0xff, 0xff]);
    }
}
