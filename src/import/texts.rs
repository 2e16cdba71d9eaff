//! Quotations of somebody's file in the texts at hand.

use crate::quote::{Context, SourceText, find};

/// The text of a source that is at hand.
#[derive(Clone, Debug)]
pub struct TextAtHand {
    /// The name of its file, without folder and ending: the title of the source where nobody says
    /// more of it.
    pub name: String,
    /// Its path relative to the position file, where it may be named there.
    pub path: Option<String>,
    /// The text.
    pub text: SourceText,
}

/// Where a quotation stands, and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stands {
    /// The number of the text.
    pub(super) text: usize,
    /// At most 40 characters before it.
    pub(super) before: String,
    /// At most 40 characters behind it.
    pub(super) after: String,
}

/// So many characters of context a position file has at most.
const CONTEXT: usize = 40;

/// The one text in which a quotation stands. Of several, that one whose name is part of what is
/// told of the source, or which the source's name is part of; else none, because nothing tells.
pub(super) fn stands_in(quote: &str, source: &str, texts: &[TextAtHand]) -> Option<Stands> {
    let mut found: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        if let Some(there) = find(&text.text, quote, Context::default()) {
            found.push((number, there.at));
        }
    }
    if found.len() > 1 {
        let source = source.to_lowercase();
        let is_named = |number: usize| {
            let name = texts[number].name.to_lowercase();
            !source.is_empty() && (source.contains(&name) || name.contains(&source))
        };
        found.retain(|(number, _)| is_named(*number));
    }
    let [(number, at)] = &found[..] else {
        return None;
    };
    let (before, after) = around(texts[*number].text.text(), at);
    Some(Stands {
        text: *number,
        before,
        after,
    })
}

/// The same range without the white space at its ends, which a mouse selects by chance.
pub(super) fn trimmed(text: &str, at: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = text.get(at.clone()).unwrap_or_default();
    let start = at.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// The characters before and behind a range of a text, as many as a position file has at most.
pub(super) fn around(text: &str, at: &std::ops::Range<usize>) -> (String, String) {
    let before: Vec<char> = text[..at.start].chars().rev().take(CONTEXT).collect();
    let after = text[at.end..].chars().take(CONTEXT).collect();
    (before.into_iter().rev().collect(), after)
}
