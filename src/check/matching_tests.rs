//! Loose texts matched to sources, as a table of cases.

use super::fixtures::{dossier, source};
use super::*;
use crate::model::Source;
use crate::quote::sha256_of;

fn assigned(sources: Vec<Source>, files: &[(&str, &[u8])]) -> (Vec<(u32, String)>, Assigned) {
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
        .collect();
    let assigned = assign(&dossier(sources, &[]), &files);
    let texts = assigned
        .files
        .iter()
        .map(|(source, file)| {
            let text = String::from_utf8(files[*file].1.clone()).unwrap();
            (source.0, text)
        })
        .collect();
    (texts, assigned)
}

fn with(id: &str, text: Option<&str>, content: Option<&str>) -> Source {
    Source {
        number: 0,
        text: text.map(str::to_owned),
        sha256: content.map(|content| sha256_of(content.as_bytes())),
        ..source(id)
    }
}

/// What a case is about, the sources, the files, the texts that sources get, and what is unused.
type Case<'a> = (
    &'a str,
    Vec<Source>,
    &'a [(&'a str, &'a [u8])],
    &'a [(u32, &'a str)],
    &'a [&'a str],
);

#[test]
fn loose_texts_go_by_hash_and_then_by_name() {
    assert_assigned(vec![
        (
            "a hash decides against every name",
            vec![
                with("a", Some("texts/a.txt"), Some("A")),
                with("b", None, None),
            ],
            &[("b.txt", b"A"), ("a.txt", b"B")],
            &[(0, "A")],
            &["a.txt"],
        ),
        (
            "one file may be the text of two records of one hash",
            vec![with("a", None, Some("A")), with("b", None, Some("A"))],
            &[("x", b"A")],
            &[(0, "A"), (1, "A")],
            &[],
        ),
        (
            "a changed text is known by its name",
            vec![with("a", Some("texts/hill.txt"), Some("A"))],
            &[("dir\\hill.txt", b"new")],
            &[(0, "new")],
            &[],
        ),
        (
            "by the stem, if that is the id",
            vec![with("hill-aug", None, None)],
            &[("hill-aug.tar.txt", b"no"), ("down/hill-aug.html", b"yes")],
            &[(0, "yes")],
            &["hill-aug.tar.txt"],
        ),
        (
            "a whole path is better than a name, a name better than an id",
            vec![
                with("a", Some("one/t.txt"), None),
                with("t", Some("two/t.txt"), None),
            ],
            &[("two/t.txt", b"2"), ("one/t.txt", b"1"), ("t.md", b"3")],
            &[(0, "1"), (1, "2")],
            &["t.md"],
        ),
        (
            "a name that fits two sources decides nothing",
            vec![
                with("a", Some("one/t.txt"), None),
                with("b", Some("two/t.txt"), None),
            ],
            &[("t.txt", b"?")],
            &[],
            &["t.txt"],
        ),
        (
            "two records may name one file",
            vec![
                with("a", Some("t.txt"), None),
                with("b", Some("t.txt"), None),
            ],
            &[("t.txt", b"T")],
            &[(0, "T"), (1, "T")],
            &[],
        ),
        (
            "what belongs to none stays unused, readable or not",
            vec![with("a", None, None)],
            &[("picture.png", b"\xff\xd8"), ("readme.md", b"hello")],
            &[],
            &["picture.png", "readme.md"],
        ),
    ]);
}

#[test]
fn of_files_with_one_name_a_form_of_text_goes_first() {
    assert_assigned(vec![
        (
            "by the stem, whatever the ending, and a form of text first",
            vec![with("hill", None, None), with("post", None, None)],
            &[
                ("hill.jpg", b"picture"),
                ("hill.pdf", b"pages"),
                ("hill.html", b"page"),
                ("hill.md", b"words"),
                ("post.pdf", b"post"),
            ],
            &[(0, "words"), (1, "post")],
            &["hill.jpg", "hill.pdf", "hill.html"],
        ),
        (
            "the better tie before the better ending",
            vec![with("hill", Some("hill.pdf"), None)],
            &[("hill.txt", b"words"), ("hill.pdf", b"pages")],
            &[(0, "pages")],
            &["hill.txt"],
        ),
    ]);
}

fn assert_assigned(cases: Vec<Case>) {
    for (what, sources, files, expected, unused) in cases {
        let (texts, assigned) = assigned(sources, files);
        let expected: Vec<(u32, String)> = expected
            .iter()
            .map(|(source, text)| (*source, (*text).to_owned()))
            .collect();
        assert_eq!(texts, expected, "{what}");
        assert_eq!(assigned.unused, unused, "{what}");
    }
}
