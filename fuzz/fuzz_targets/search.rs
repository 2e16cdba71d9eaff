//! Looking quotations up never panics and never points beside characters; what a text prints is
//! exact, and at its place.
//!
//! The input is a text; its first three bytes say which part of it is quoted, and which foreign
//! quotation is looked up: what stands behind the first zero byte.

#![no_main]

use concordance_fuzz::model::SourceIndex;
use concordance_fuzz::quote::{
    Context, Grade, Nearest, SourceText, Texts, find, look_up, nearest, spoken_spans,
};
use libfuzzer_sys::fuzz_target;

/// The nearest boundary of characters at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fuzz_target!(|data: &[u8]| {
    let [from, length, cut, rest @ ..] = data else {
        return;
    };
    let Ok(rest) = std::str::from_utf8(rest) else {
        return;
    };
    let (text, foreign) = rest.split_once('\0').unwrap_or((rest, ""));
    let source = SourceText::new(text);
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), SourceText::new(text));
    texts.insert(SourceIndex(1), SourceText::new(foreign));

    // What the text prints is exact, at its place or at another one that prints it too.
    let start = boundary(text, usize::from(*from));
    let end = boundary(text, start + usize::from(*length));
    let own = text.get(start..end).unwrap_or_default();
    if !own.trim().is_empty() {
        match look_up(own, Context::default(), SourceIndex(0), &texts).grade {
            Grade::Exact { at } => assert_eq!(&text[at], own),
            other => panic!("{own:?} is {other:?}"),
        }
    }

    // What is looked up may be anything.
    let cut = boundary(foreign, usize::from(*cut));
    let context = Context {
        before: foreign.get(..cut),
        after: foreign.get(cut..),
    };
    for quotation in [own, foreign] {
        let found = look_up(quotation, context, SourceIndex(0), &texts);
        for at in found.grade.ranges() {
            let printed = text.get(at.clone());
            assert!(printed.is_some_and(|it| !it.is_empty()), "{at:?}");
        }
        assert!(found.occurrences > 0 || !found.grade.is_match());
        if let Some(found) = find(&source, quotation, context) {
            assert!(text.get(found.at).is_some());
        }
        if let Nearest::Passage(at) = nearest(&source, quotation) {
            assert!(text.get(at).is_some());
        }
        for span in spoken_spans(quotation) {
            assert!(quotation.get(span).is_some());
        }
    }
});
