//! Quotation marks inside a gist, which must enclose words of its quotation.

use super::sentence::about;
use crate::finding::{Code, Finding, list_and};
use crate::model::{Dossier, Statement};
use crate::quote::{Rung, cut_words_at, folded_quotation, fragments, spoken_spans};

/// A warning when a gist puts words between quotation marks that its quotation does not have.
///
/// Both are compared without regard to white space, the form of characters and capital letters;
/// an ellipsis stands for words left out, and a comma or full stop before the closing mark may be
/// the gist's own.
pub(super) fn finding(dossier: &Dossier, statement: &Statement) -> Option<Finding> {
    // Most gists have no quotation marks, and neither looking for them nor folding is for those.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" ,.;:-".contains(&byte);
    if statement.gist.bytes().all(is_plain) {
        return None;
    }
    let spans = spoken_spans(&statement.gist);
    if spans.is_empty() {
        return None;
    }
    let quotation = folded_quotation(&statement.quote, Rung::Case);
    let strange: Vec<String> = spans
        .into_iter()
        .filter_map(|span| statement.gist.get(span))
        .filter(|enclosed| !holds(&quotation, enclosed))
        .map(|enclosed| format!("`{enclosed}`"))
        .collect();
    if strange.is_empty() {
        return None;
    }
    Some(
        about(
            dossier,
            statement,
            Code::GistQuotes,
            format!(
                "the gist has {} between quotation marks, which the quotation does not have",
                list_and(&strange)
            ),
        )
        .hint("put only words of the quotation between quotation marks"),
    )
}

/// True when every fragment of the enclosed words stands in the quotation, in order.
fn holds(quotation: &str, enclosed: &str) -> bool {
    let mut from = 0;
    for fragment in fragments(enclosed) {
        let folded = folded_quotation(fragment, Rung::Case);
        let words = folded.trim_matches(|character: char| {
            matches!(character, ',' | '.' | ';' | ':' | '!' | '?' | ' ')
        });
        let Some(end) = end_of(quotation, words, from) else {
            return false;
        };
        from = end;
    }
    true
}

/// Where the first occurrence of whole words ends that begins at `from` or after.
fn end_of(quotation: &str, words: &str, from: usize) -> Option<usize> {
    quotation
        .get(from..)?
        .match_indices(words)
        .map(|(offset, _)| from + offset..from + offset + words.len())
        .find(|at| cut_words_at(quotation, at) == (None, None))
        .map(|at| at.end)
}
