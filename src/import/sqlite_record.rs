//! A row of a table of `SQLite`: its values, and the numbers of varying length in which they are told.

use std::borrow::Cow;

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SqlValue {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes, which nobody here asks for.
    Blob,
}

/// The bytes of a row, which may stand on several pages.
pub(super) struct Payload<'b>(Cow<'b, [u8]>);

impl<'b> Payload<'b> {
    pub(super) fn new(here: &'b [u8]) -> Self {
        Self(Cow::Borrowed(here))
    }

    pub(super) fn add(&mut self, more: &[u8]) {
        self.0.to_mut().extend_from_slice(more);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The number of varying length at a place, and the place behind it.
pub(super) fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut number: u64 = 0;
    for offset in 0..9 {
        let byte = *bytes.get(at + offset)?;
        if offset == 8 {
            number = number << 8 | u64::from(byte);
            return Some((number.cast_signed(), at + 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number.cast_signed(), at + offset + 1));
        }
    }
    None
}

/// The values of a row. `encoding` is 1 for UTF-8, 2 and 3 for UTF-16 with the small and the great
/// end first.
pub(super) fn record(bytes: &[u8], encoding: u32) -> Option<Vec<SqlValue>> {
    let (head, mut at) = varint(bytes, 0)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let (kind, after) = varint(bytes, at)?;
        at = after;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            kind if kind >= 12 => usize::try_from((kind - 12) / 2).ok()?,
            _ => return None,
        };
        let part = bytes.get(body..body.checked_add(length)?)?;
        body += length;
        values.push(match kind {
            0 => SqlValue::Null,
            1..=6 => SqlValue::Integer(integer(part)),
            7 => SqlValue::Real(f64::from_be_bytes(part.try_into().ok()?)),
            8 => SqlValue::Integer(0),
            9 => SqlValue::Integer(1),
            kind if kind % 2 == 0 => SqlValue::Blob,
            _ => SqlValue::Text(text(part, encoding)),
        });
    }
    Some(values)
}

/// A whole number of so many bytes, the great end first, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let is_negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let start: i64 = if is_negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |number, byte| number << 8 | i64::from(*byte))
}

fn text(bytes: &[u8], encoding: u32) -> String {
    let units = |from: fn([u8; 2]) -> u16| -> String {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|it| from([it[0], it[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match encoding {
        2 => units(u16::from_le_bytes),
        3 => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_varying_length_are_read() {
        for (bytes, expected) in [
            (&[0x00][..], Some((0, 1))),
            (&[0x7f], Some((127, 1))),
            (&[0x81, 0x00], Some((128, 2))),
            (&[0xff; 9], Some((-1, 9))),
            (&[0x80], None),
            (&[], None),
        ] {
            assert_eq!(varint(bytes, 0), expected, "{bytes:?}");
        }
        assert_eq!(integer(&[0xff, 0xfe]), -2);
        assert_eq!(integer(&[0x01, 0x00]), 256);
    }
}
