//! Words of a dossier as text of a page: never markup, never an address that runs.

use crate::export::direction::pieces_of;
use crate::listing::forms::escaped_html;
use crate::model::web_address;

/// Text between tags or within the quotation marks of an attribute.
///
/// What HTML does not allow in a page at all, control characters above all, becomes the
/// replacement character, so that its place stays to be seen.
pub(super) fn text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // A page has one kind of line end.
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' => plain.push('\n'),
            '\n' | '\t' => plain.push(letter),
            letter if letter.is_control() || is_noncharacter(letter) => {
                plain.push(char::REPLACEMENT_CHARACTER);
            }
            letter => plain.push(letter),
        }
    }
    escaped_html(&plain)
}

/// The same for a place where the end of a line would only be white space.
pub(super) fn line(words: &str) -> String {
    text(words.trim())
}

/// Words of the program around words of the dossier, for a line that runs to the right: each stretch
/// to the left is set apart, else a number that follows a Hebrew name would be set before it, and
/// `contested by …; 2 quotations` read as `contested by 2 …`.
pub(super) fn composed(words: &str) -> String {
    let pieces = pieces_of(words.trim(), false).into_iter();
    let parts = pieces.map(|(is_right_to_left, piece)| {
        if is_right_to_left {
            format!("<bdi>{}</bdi>", text(piece))
        } else {
            text(piece)
        }
    });
    parts.collect()
}

/// The code points that Unicode keeps for no character.
fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// An address that may be followed, which is one of the web and nothing else; ready for an
/// attribute.
pub(super) fn address(url: &str) -> Option<String> {
    web_address(url).map(text)
}

/// The attribute for a language, with a space before it; nothing for what is no tag of BCP 47.
pub(super) fn lang(language: Option<&str>) -> String {
    match language.map(str::trim).filter(|tag| is_tag(tag)) {
        Some(tag) => format!(" lang=\"{tag}\""),
        None => String::new(),
    }
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|it| it.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup_and_nothing_forbidden_is_written() {
        let cases = [
            ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"),
            ("a\r\nb\rc", "a\nb\nc"),
            (
                "\u{0}\u{b}\u{85}\u{fdd0}\u{1ffff}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("\u{202e}abc", "\u{202e}abc"),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_number_keeps_its_place_behind_a_hebrew_name() {
        let cases = [
            ("Ada, 25 August", "Ada, 25 August"),
            (
                "Unnamed נשיא הדרום, 25 August",
                "Unnamed <bdi>נשיא הדרום</bdi>, 25 August",
            ),
            ("עומר & co", "<bdi>עומר</bdi> &amp; co"),
        ];
        for (words, expected) in cases {
            assert_eq!(composed(words), expected);
        }
    }

    #[test]
    fn only_whole_addresses_of_the_web_are_followed() {
        assert_eq!(
            address(" https://a.example/?b=1&c=2 ").as_deref(),
            Some("https://a.example/?b=1&amp;c=2")
        );
        assert_eq!(
            address("HTTP://a.example").as_deref(),
            Some("HTTP://a.example")
        );
        for wrong in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "ftp://a.example",
            "https://a b",
            "https://a\u{0}",
            "",
        ] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_language_is_a_tag_or_not_told() {
        for (given, expected) in [
            (Some("uk"), " lang=\"uk\""),
            (Some(" zh-Hant-TW "), " lang=\"zh-Hant-TW\""),
            (Some("Ukrainian (translated)"), ""),
            (Some("e"), ""),
            (Some("en-"), ""),
            (Some("\" onclick=\""), ""),
            (None, ""),
        ] {
            assert_eq!(lang(given), expected, "{given:?}");
        }
    }
}
