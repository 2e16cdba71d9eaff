//! What holds for all bytes: text comes out or a sentence, and never a panic.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::samples::pdf;
use super::*;

const NAMES: &[&str] = &["a.txt", "a.md", "a.html", "a.pdf", "a"];

const HTML: &str = "<!doctype html><meta charset=utf-8><title>T</title><nav>n</nav><article><h1>H\
    </h1><p>a <b>b</b> &amp; c<br>d<pre> e\n f</pre><table><tr><td>g<td>h</table></article>";
const MARKDOWN: &str = "---\nt: x\n---\n# H\n\na *b* [c](d) `e`\n\n- f\n- g\n\n| h | i |\n|---|---|\
    \n| j | k |\n\n<div>\nl\n</div>\n\n```\nm\n```\n";

/// A whole file of some form.
fn whole() -> impl Strategy<Value = Vec<u8>> {
    select(vec![
        HTML.as_bytes().to_vec(),
        MARKDOWN.as_bytes().to_vec(),
        pdf(&["one\ntwo", "three"]),
    ])
}

/// What must hold for everything that comes out.
fn is_sound(name: &str, bytes: &[u8]) -> bool {
    match extract(name, bytes) {
        Ok(Extracted {
            text,
            pages,
            unread,
            form,
        }) => {
            let begin = |page: &usize| text.is_char_boundary(*page);
            form == form_of(name, bytes)
                && pages.is_sorted()
                && pages.iter().all(begin)
                && pages.first().is_none_or(|first| *first == 0)
                && unread.iter().all(|page| (1..=pages.len()).contains(page))
        }
        Err(problem) => !problem.message.is_empty() && !problem.hint.is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_give_a_text_or_a_sentence(
        name in select(NAMES),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        mark in select(vec!["", "%PDF-1.4\n", "<!doctype html>", "<meta charset=big5>", "---\n"]),
    ) {
        prop_assert!(is_sound(name, &[mark.as_bytes(), &bytes].concat()));
    }

    #[test]
    fn broken_files_give_a_text_or_a_sentence(
        name in select(NAMES),
        mut bytes in whole(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0_u8..3), 0..12),
    ) {
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        prop_assert!(is_sound(name, &bytes));
    }

    #[test]
    fn the_words_of_a_plain_text_are_its_bytes(text in "\\PC{0,200}") {
        prop_assume!(form_of("a.txt", text.as_bytes()) == Form::Plain);
        let extracted = extract("a.txt", text.as_bytes());
        prop_assert_eq!(extracted.map(|extracted| extracted.text), Ok(text));
    }

    #[test]
    fn words_of_a_paragraph_survive_markdown_and_html(words in "[a-zа-я]{1,8}( [a-zа-я]{1,8}){0,9}") {
        for (name, file) in [
            ("a.md", format!("# T\n\n{words}\n\nend")),
            ("a.html", format!("<h1>T</h1><p>{words}</p><p>end</p>")),
        ] {
            let extracted = extract(name, file.as_bytes());
            let text = extracted.map(|extracted| extracted.text);
            prop_assert_eq!(text, Ok(format!("T\n\n{words}\n\nend")));
        }
    }
}

/// Made by a typesetter from an invented text; `tests/texts/README.md` says how.
#[test]
fn a_typeset_file_with_two_scripts_is_read_as_it_is_printed() {
    let bytes = include_bytes!("../../tests/texts/accord.pdf");
    let extracted = extract("accord.pdf", bytes).unwrap();
    let (first, second) = extracted.text.split_at(extracted.pages[1]);
    assert_eq!(extracted.pages.len(), 2);
    assert_eq!(extracted.unread, Vec::<usize>::new());
    assert!(
        first.starts_with("The accord of the islands\nThe fisheries minister"),
        "{first}"
    );
    assert!(
        first.contains("соглашение, которое оставляет банку открытой ночью». Её\n"),
        "{first}"
    );
    assert!(second.starts_with("On the second day"), "{second}");
    assert!(second.ends_with("закрытая дверь».\n\n2"), "{second}");
}
