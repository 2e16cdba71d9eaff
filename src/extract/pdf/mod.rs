//! PDF page by page.
//!
//! The crate that reads fonts and places gives up with a panic on what it does not know, so the
//! file is tidied before, each page is read alone, and a panic costs one page and is told.

mod lines;
mod tidy;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lines::Lines;
use pdf_extract::{Document, output_doc_page};

use super::{Extracted, Form, Problem};

/// What to do with a PDF that cannot be read.
const ANOTHER_WAY: &str = "open it in a viewer and save or print it to a new PDF, or give its \
                           text as a text file";

/// The text of a PDF: its pages in order with a blank line between them.
///
/// # Errors
/// When it is encrypted, broken, or a picture of text only.
pub(super) fn pages_of(bytes: &[u8]) -> Result<Extracted, Problem> {
    let mut document = quietly(|| load(bytes)).unwrap_or_else(|| Err(broken()))?;
    let numbers: Vec<u32> = quietly(|| {
        tidy::tidy(&mut document);
        document.get_pages().into_keys().collect()
    })
    .ok_or_else(broken)?;
    if numbers.is_empty() {
        return Err(broken());
    }
    let mut extracted = Extracted::new(String::new(), Form::Pdf);
    for (number, read) in numbers.iter().zip(1..) {
        let page = quietly(|| text_of_page(&document, *number)).flatten();
        if page.is_none() {
            extracted.unread.push(read);
        }
        add_page(&mut extracted, &page.unwrap_or_default());
    }
    if extracted.unread.len() == numbers.len() {
        return Err(broken());
    }
    if extracted.text.trim().is_empty() {
        return Err(Problem::new(
            "is a PDF without a text layer, as a scanner makes it",
            "let a program for character recognition (OCR) add one, or give its text as a text \
             file",
        ));
    }
    Ok(extracted)
}

fn add_page(extracted: &mut Extracted, page: &str) {
    if !extracted.text.is_empty() && !page.is_empty() {
        extracted.text.push_str("\n\n");
    }
    extracted.pages.push(extracted.text.len());
    extracted.text.push_str(page);
}

fn broken() -> Problem {
    Problem::new("is a broken PDF", ANOTHER_WAY)
}

/// What the work gives; none where it panics.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The document with its encryption taken off, where the empty password opens it.
fn load(bytes: &[u8]) -> Result<Document, Problem> {
    let encrypted = || {
        Problem::new(
            "is an encrypted PDF that asks for a password",
            "save it without a password, or give its text as a text file",
        )
    };
    let is_marked = || memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let mut document = match Document::load_mem(bytes) {
        Ok(document) => document,
        Err(_) if is_marked() => return Err(encrypted()),
        Err(_) => return Err(broken()),
    };
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(encrypted());
    }
    Ok(document)
}

fn text_of_page(document: &Document, number: u32) -> Option<String> {
    let mut lines = Lines::default();
    output_doc_page(document, &mut lines, number).ok()?;
    Some(lines.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::samples::{Pdf, pdf};
    use pdf_extract::{EncryptionState, EncryptionVersion, Permissions};

    fn text(pages: &[&str]) -> Result<Extracted, String> {
        pages_of(&pdf(pages)).map_err(|problem| problem.message)
    }

    #[test]
    fn pages_follow_each_other_and_their_beginnings_are_known() {
        let cases: &[(&[&str], &str, &[usize])] = &[
            (&["one"], "one", &[0]),
            (&["one\ntwo", "three"], "one\ntwo\n\nthree", &[0, 9]),
            (&["", "two"], "two", &[0, 0]),
            (&["one", "", "three"], "one\n\nthree", &[0, 3, 5]),
            (&["one", ""], "one", &[0, 3]),
            (&["caf\u{e9} (a) \\"], "caf\u{e9} (a) \\", &[0]),
        ];
        for (pages, expected, begins) in cases {
            let extracted = text(pages).unwrap();
            assert_eq!(extracted.text, *expected, "{pages:?}");
            assert_eq!(extracted.pages, *begins, "{pages:?}");
            assert_eq!(extracted.unread, Vec::<usize>::new(), "{pages:?}");
        }
    }

    #[test]
    fn a_file_without_readable_words_says_why() {
        let scanned = "is a PDF without a text layer, as a scanner makes it";
        let good = pdf(&["one"]);
        let cases: &[(&str, Vec<u8>, &str)] = &[
            ("no words", pdf(&["", ""]), scanned),
            ("only blanks", pdf(&["  "]), scanned),
            ("no pages", pdf(&[]), "is a broken PDF"),
            (
                "nothing but its mark",
                b"%PDF-1.4\n".to_vec(),
                "is a broken PDF",
            ),
            (
                "cut in the middle",
                good[..good.len() / 2].to_vec(),
                "is a broken PDF",
            ),
        ];
        for (what, bytes, expected) in cases {
            let problem = pages_of(bytes).unwrap_err();
            assert_eq!(problem.message, *expected, "{what}");
            assert!(!problem.hint.is_empty());
        }
    }

    /// A PDF of one page that a password opens.
    fn encrypted(password: &str) -> Vec<u8> {
        let file = Pdf {
            trailer: "/ID [<0011223344556677> <0011223344556677>]",
            ..Pdf::default()
        };
        let mut document = Document::load_mem(&file.write(&["one"])).unwrap();
        let state = EncryptionState::try_from(EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        })
        .unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn an_encrypted_file_is_read_when_it_asks_for_no_password() {
        let read = pages_of(&encrypted("")).map(|extracted| extracted.text);
        assert_eq!(read.as_deref(), Ok("one"));
        let problem = pages_of(&encrypted("secret")).unwrap_err();
        assert_eq!(
            problem.message,
            "is an encrypted PDF that asks for a password"
        );
    }

    #[test]
    fn what_the_reader_would_stumble_over_is_taken_out_first() {
        let cases: &[(&str, Pdf, &str)] = &[
            (
                "no media box and no resources on the page itself",
                Pdf {
                    page: "",
                    tree: "/MediaBox [0 0 595 842]",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "no media box at all",
                Pdf {
                    page: "",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "a page that is its own parent",
                Pdf {
                    page: "/Parent 3 0 R",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "colours of an unknown space",
                Pdf {
                    before: "/Nowhere cs 1 scn /Odd gs 1 2 3 cm",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "a drawing that holds itself",
                Pdf {
                    before: "/Loop Do",
                    objects: &[(
                        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Loop 5 0 R >> >>",
                        "/Loop Do",
                    )],
                    resources: "/XObject << /Loop 5 0 R >>",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "a drawing that holds itself by the names of its page",
                Pdf {
                    before: "/Loop Do",
                    objects: &[("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "/Loop Do")],
                    resources: "/XObject << /Loop 5 0 R >>",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "a picture",
                Pdf {
                    before: "/Im Do",
                    objects: &[(
                        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                        "(x) Tj",
                    )],
                    resources: "/XObject << /Im 5 0 R >>",
                    ..Pdf::default()
                },
                "one",
            ),
            (
                "a drawing with words",
                Pdf {
                    before: "/Fm Do",
                    objects: &[(
                        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 4 0 R >> >>",
                        "BT /F1 12 Tf 72 800 Td (drawn) Tj ET",
                    )],
                    resources: "/XObject << /Fm 5 0 R >>",
                    ..Pdf::default()
                },
                "drawn\n\none",
            ),
            (
                "lines that move on as they are shown",
                Pdf {
                    before: "BT /F1 12 Tf 14 TL 72 800 Td (a) Tj (b) ' 0 0 (c) \" ET",
                    ..Pdf::default()
                },
                "a\nb\nc\n\none",
            ),
        ];
        for (what, file, expected) in cases {
            let extracted = pages_of(&file.write(&["one"])).expect(what);
            assert_eq!(extracted.text, *expected, "{what}");
            assert_eq!(extracted.unread, Vec::<usize>::new(), "{what}");
        }
    }

    #[test]
    fn a_page_that_cannot_be_read_is_told_and_the_others_are_read() {
        let file = Pdf {
            before: "BT /Missing 12 Tf (lost) Tj ET",
            only_before: Some(1),
            ..Pdf::default()
        };
        let extracted = pages_of(&file.write(&["one", "two", "three"])).unwrap();
        assert_eq!(extracted.text, "one\n\nthree");
        assert_eq!(extracted.unread, [2]);
        assert_eq!(extracted.pages, [0, 3, 5]);
    }
}
