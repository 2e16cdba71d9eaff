//! The character set of a page: by its byte-order mark, else by what it says itself, else UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Problem;
use crate::extract::plain::not_utf_8;

/// How far into a page its character set is looked for, in bytes. Browsers look at 1024 first and
/// begin anew when they meet it later.
const HEAD: usize = 16 << 10;

/// The page as text.
///
/// # Errors
/// When the bytes are not of the page's character set.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let (encoding, length) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (declared(bytes).unwrap_or(UTF_8), 0),
    };
    let bytes = bytes.get(length..).unwrap_or_default();
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(Problem {
                hint: "save the page as UTF-8, or name its character set in `<meta charset>`"
                    .to_owned(),
                ..not_utf_8(error)
            }),
        };
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
        .ok_or_else(|| {
            Problem::new(
                format!(
                    "is not {}, the character set that it names",
                    encoding.name()
                ),
                "save the page as UTF-8, or name the right character set in `<meta charset>`",
            )
        })
}

/// The character set that the page names; none where it names none that is known.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let label = declared_in_xml(&head).or_else(|| declared_in_meta(&head))?;
    let encoding = Encoding::for_label(label)?;
    // Who could read this name in UTF-16 would have to know already that it is.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if is_wide { UTF_8 } else { encoding })
}

/// `<?xml version="1.0" encoding="windows-1251"?>`
fn declared_in_xml(head: &[u8]) -> Option<&[u8]> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(rest, b"?>")?;
    value_of(b"encoding", rest.get(..end)?)
}

/// `<meta charset="…">` or `<meta http-equiv="content-type" content="text/html; charset=…">`
fn declared_in_meta(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at..)?;
        if rest.starts_with(b"<!--") {
            let end = memchr::memmem::find(rest, b"-->")?;
            rest = rest.get(end..)?;
        } else if rest.starts_with(b"<meta") {
            let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
            let tag = rest.get(..end)?;
            if let Some(label) = value_of(b"charset", tag) {
                return Some(label);
            }
        }
        rest = rest.get(1..)?;
    }
    None
}

/// The value behind `name =` in a tag, with its quotation marks or without.
fn value_of<'a>(name: &[u8], tag: &'a [u8]) -> Option<&'a [u8]> {
    memchr::memmem::find_iter(tag, name).find_map(|at| {
        let rest = tag.get(at + name.len()..)?.trim_ascii_start();
        let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest
            .strip_prefix(b"\"")
            .or_else(|| rest.strip_prefix(b"'"))
            .unwrap_or(rest);
        let is_end = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/' | b'?')
        };
        let end = rest.iter().position(is_end).unwrap_or(rest.len());
        rest.get(..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_character_set_is_the_one_that_the_page_names() {
        let page = |head: &str, word: &[u8]| [head.as_bytes(), word].concat();
        let cases = [
            (page("", "Мир".as_bytes()), Ok("Мир")),
            (page("\u{feff}", "Мир".as_bytes()), Ok("Мир")),
            (
                page("<meta charset=windows-1251>", b"\xcc\xe8\xf0"),
                Ok("Мир"),
            ),
            (
                page("<META CharSet = 'KOI8-R' />", b"\xed\xc9\xd2"),
                Ok("Мир"),
            ),
            (
                page(
                    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
                    b"\xcc\xe8\xf0",
                ),
                Ok("Мир"),
            ),
            (
                page(
                    "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
                    b"\xcc\xe8\xf0",
                ),
                Ok("Мир"),
            ),
            (
                page("<meta charset=iso-8859-1>", b"\x93caf\xe9\x94"),
                Ok("“café”"),
            ),
            (
                page(
                    "<!-- <meta charset=koi8-r> --><meta charset=utf-8>",
                    "é".as_bytes(),
                ),
                Ok("é"),
            ),
            (page("<meta charset=utf-16>", "é".as_bytes()), Ok("é")),
            (page("<meta charset=nonsense>", "é".as_bytes()), Ok("é")),
            (page("<meta name=x>", "é".as_bytes()), Ok("é")),
            (b"\xff\xfe\x1c\x04".to_vec(), Ok("М")),
            (
                page("", b"\xe9"),
                Err("is not UTF-8: byte 0 begins no character"),
            ),
            (
                page("<meta charset=shift_jis>", b"\x81"),
                Err("is not Shift_JIS, the character set that it names"),
            ),
        ];
        for (bytes, expected) in cases {
            let said = String::from_utf8_lossy(&bytes).into_owned();
            let decoded = decode(&bytes);
            let decoded = decoded
                .as_ref()
                .map(|text| text.rsplit('>').next().unwrap_or_default())
                .map_err(|problem| problem.message.as_str());
            assert_eq!(decoded, expected, "{said}");
        }
    }
}
