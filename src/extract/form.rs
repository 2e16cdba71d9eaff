//! What a file is: by its content first, else by the ending of its name.

use encoding_rs::Encoding;

/// How far into a file its content is looked at, in bytes.
const HEAD: usize = 1024;

/// The forms of text that can be read. Of two files that fit a source equally well the one whose
/// form comes first is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Text as it is.
    Plain,
    /// Text with signs for headings, lists and links.
    Markdown,
    /// A page of the web.
    Html,
    /// Pages as they are printed.
    Pdf,
}

/// What the ending of a file's name says that it is; none for an ending that says nothing.
#[must_use]
pub fn ending_of(name: &str) -> Option<Form> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (_, ending) = base.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Form::Plain),
        "md" | "markdown" => Some(Form::Markdown),
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "pdf" => Some(Form::Pdf),
        _ => None,
    }
}

/// What a file is.
#[must_use]
pub fn form_of(name: &str, bytes: &[u8]) -> Form {
    let ending = ending_of(name);
    if is_pdf(bytes) {
        Form::Pdf
    } else if is_html(bytes) {
        Form::Html
    } else {
        ending.unwrap_or(Form::Plain)
    }
}

/// The mark of a PDF may stand behind other bytes; a text that only speaks of it has it within
/// a line.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let Some(at) = memchr::memmem::find(head, b"%PDF-") else {
        return false;
    };
    let begins_line = at == 0 || matches!(head.get(at - 1), Some(b'\n' | b'\r' | 0));
    begins_line || std::str::from_utf8(bytes).is_err()
}

/// True when the first thing in the file is an HTML document. A text that speaks of one further
/// down is not.
fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let decoded;
    let head = match Encoding::for_bom(head) {
        Some((encoding, _)) => {
            decoded = encoding.decode(head).0.into_owned();
            decoded.as_bytes()
        }
        None => head,
    };
    let mut rest = head.trim_ascii_start();
    loop {
        let end = if rest.starts_with(b"<?") {
            "?>"
        } else if rest.starts_with(b"<!--") {
            "-->"
        } else {
            break;
        };
        let Some(at) = memchr::memmem::find(rest, end.as_bytes()) else {
            return false;
        };
        rest = rest.get(at + end.len()..).unwrap_or_default();
        rest = rest.trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html"].into_iter().any(|mark| {
        rest.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
            && !rest
                .get(mark.len())
                .is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_ending() {
        let utf_16 = [&[0xff, 0xfe][..], b"<\0h\0t\0m\0l\0>\0"].concat();
        let binary = [&[0xff; 100][..], b"x%PDF-1.4"].concat();
        let far = [&[b' '; 1024][..], b"\n%PDF-1.4"].concat();
        let cases: &[(&str, &[u8], Form)] = &[
            ("a.txt", b"words", Form::Plain),
            ("a", b"words", Form::Plain),
            ("a.dat", b"words", Form::Plain),
            ("A.MD", b"words", Form::Markdown),
            ("a.markdown", b"words", Form::Markdown),
            ("down/a.htm", b"words", Form::Html),
            ("a.xhtml", b"words", Form::Html),
            ("a.html", b"words", Form::Html),
            ("a.pdf", b"words", Form::Pdf),
            ("folder.pdf/a", b"words", Form::Plain),
            ("folder.pdf\\a", b"words", Form::Plain),
            ("a.txt", b"%PDF-1.7", Form::Pdf),
            ("a.html", b"HTTP/1.1 200\r\n\r\n%PDF-1.7", Form::Pdf),
            ("a", &binary, Form::Pdf),
            ("a.txt", b"a PDF begins with %PDF-1.7", Form::Plain),
            ("a", &far, Form::Plain),
            ("a.txt", b"\xef\xbb\xbf\n<!DOCTYPE html>", Form::Html),
            ("a.md", b"<!doctype HTML SYSTEM>", Form::Html),
            (
                "a",
                b"<?xml version='1.0'?><!-- x --> <HTML lang=a>",
                Form::Html,
            ),
            ("a", &utf_16, Form::Html),
            ("a.txt", b"<htmlx>", Form::Plain),
            ("a.txt", b"the tag <html> opens a page", Form::Plain),
            ("a.txt", b"<!-- never closed <html>", Form::Plain),
            ("a.txt", b"", Form::Plain),
        ];
        for (name, bytes, expected) in cases {
            let said = String::from_utf8_lossy(bytes);
            assert_eq!(form_of(name, bytes), *expected, "{name}: {said}");
        }
    }
}
