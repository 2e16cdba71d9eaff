//! Plain text: UTF-8 as it is, or UTF-16 with a byte-order mark. No other encoding is guessed.

use encoding_rs::{Encoding, UTF_8};

use super::Problem;

/// The text of the bytes. A byte-order mark of UTF-8 stays a part of it, because byte offsets of
/// quotations count in the file as it is; one of UTF-16 does not.
///
/// # Errors
/// When the bytes are neither.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding
            .decode_without_bom_handling_and_without_replacement(rest)
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| {
                Problem::new(
                    format!("begins with the mark of {} and is not {0}", encoding.name()),
                    "save the text as UTF-8",
                )
            });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(not_utf_8(error)),
    }
}

/// What there is to say about bytes that are not UTF-8.
pub(super) fn not_utf_8(error: std::str::Utf8Error) -> Problem {
    Problem::new(
        format!(
            "is not UTF-8: byte {} begins no character",
            error.valid_up_to()
        ),
        "save the text as UTF-8",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_utf_8_nor_marked_utf_16_is_refused() {
        let cases: &[(&[u8], Result<&str, &str>)] = &[
            (b"", Ok("")),
            (
                "Мир\u{a0}\u{ad}!\r\n".as_bytes(),
                Ok("Мир\u{a0}\u{ad}!\r\n"),
            ),
            (b"\xef\xbb\xbfa", Ok("\u{feff}a")),
            (b"\xff\xfea\0\x1c\x04", Ok("aМ")),
            (b"\xfe\xff\0a\x04\x1c", Ok("aМ")),
            (
                b"\xff\xfea",
                Err("begins with the mark of UTF-16LE and is not UTF-16LE"),
            ),
            (
                b"\xfe\xff\xd8\0\0a",
                Err("begins with the mark of UTF-16BE and is not UTF-16BE"),
            ),
            (b"abc\xe9", Err("is not UTF-8: byte 3 begins no character")),
            (
                b"a\0\x1c\x04\xff",
                Err("is not UTF-8: byte 4 begins no character"),
            ),
        ];
        for (bytes, expected) in cases {
            let decoded = decode(bytes);
            let decoded = decoded
                .as_deref()
                .map_err(|problem| problem.message.as_str());
            assert_eq!(decoded, *expected, "{bytes:?}");
        }
    }
}
