//! Markdown as its reader sees it: the words without the signs that set them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::flow::{Flow, Gap};
use super::html;

/// The words of a Markdown text. Front matter is left out, marks of lists and of notes too; links,
/// code and raw HTML are told by their words.
pub(super) fn words_of(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut flow = Flow::new();
    let mut raw: Option<String> = None;
    let mut in_code = false;
    for event in Parser::new_ext(without_front_matter(text), options) {
        match event {
            Event::Start(Tag::HtmlBlock) => raw = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                flow.gap(Gap::Blank);
                let words = html::words_of_fragment(&raw.take().unwrap_or_default());
                flow.verbatim(&words);
                flow.gap(Gap::Blank);
            }
            Event::Start(tag) => {
                in_code |= matches!(tag, Tag::CodeBlock(_));
                flow.gap(gap_around(tag.to_end()));
            }
            Event::End(end) => {
                in_code &= end != TagEnd::CodeBlock;
                // The gap between two cells belongs to the second.
                if end != TagEnd::TableCell {
                    flow.gap(gap_around(end));
                }
            }
            Event::Html(tags) => match &mut raw {
                Some(raw) => raw.push_str(&tags),
                None => flow.words(&html::words_of_fragment(&tags)),
            },
            Event::InlineHtml(tag) => {
                if is_line_break(&tag) {
                    flow.line_break();
                }
            }
            Event::Text(words) if in_code => flow.verbatim(&words),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => flow.words(&words),
            Event::SoftBreak => flow.gap(Gap::Space),
            Event::HardBreak => flow.line_break(),
            Event::Rule => flow.gap(Gap::Blank),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    flow.finish()
}

fn is_line_break(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('<')
        .trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

/// What stands before and after a part of the text.
fn gap_around(end: TagEnd) -> Gap {
    match end {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::List(_)
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::Table
        | TagEnd::MetadataBlock(_) => Gap::Blank,
        TagEnd::Item
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::TableHead
        | TagEnd::TableRow => Gap::Line,
        TagEnd::TableCell => Gap::Tab,
        TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image => Gap::None,
    }
}

/// The text behind its front matter. A line of three hyphens also rules a line across the page, so
/// front matter must begin with a key.
fn without_front_matter(text: &str) -> &str {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return text;
    };
    let mut read = first.len();
    for (number, line) in lines.enumerate() {
        let is_key = line
            .split_once(':')
            .is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace));
        if number == 0 && !is_key {
            return text;
        }
        read += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return text.get(read..).unwrap_or_default();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_that_a_reader_sees() {
        let cases = [
            ("", ""),
            (
                "# Talks *stall*\n\nOn **Monday**,\nthey met.",
                "Talks stall\n\nOn Monday, they met.",
            ),
            ("Title\n=====\ntext", "Title\n\ntext"),
            ("a\\\nb  \nc", "a\nb\nc"),
            (
                "- one\n- two\n  - deep\n\n1. three",
                "one\ntwo\n\ndeep\n\nthree",
            ),
            ("- [x] done\n- [ ] open", "done\nopen"),
            ("> “We will\n> sign.”\n>\n> Aune", "“We will sign.”\n\nAune"),
            (
                "see [the text](https://example.org \"t\") and <https://example.org/a>",
                "see the text and https://example.org/a",
            ),
            ("![A boat](b.png)", "A boat"),
            (
                "`let x` and\n\n```rust\nfn a() {\n    b\n}\n```\nend",
                "let x and\n\nfn a() {\n    b\n}\n\nend",
            ),
            ("| a | b |\n|---|---|\n| c | d e |", "a\tb\nc\td e"),
            ("a[^1] b\n\n[^1]: the note", "a b\n\nthe note"),
            (
                "~~gone~~ \"straight\" -- 5*3 &amp; &shy;\u{a0}x",
                "gone \"straight\" -- 5*3 & \u{ad}\u{a0}x",
            ),
            ("---\ntitle: T\ntags: [a]\n---\nwords", "words"),
            ("---\ntitle: T\n...\n\nwords", "words"),
            ("---\n\nwords: yes\n\n---\n\nmore", "words: yes\n\nmore"),
            ("---\nan open rule: words\n", "an open rule: words"),
            ("---\ntitle: never closed\n", "title: never closed"),
            ("\u{feff}# T", "T"),
            ("a <b>bold</b> word<br/>next", "a bold word\nnext"),
            (
                "<div class=\"x\">\n<p>inside</p><script>no()</script>\n</div>\n\nafter",
                "inside\n\nafter",
            ),
            ("<!-- hidden -->\n\nshown", "shown"),
            ("<p>one\n<p>two", "one\n\ntwo"),
            ("***\na\n***", "a"),
            ("1986\\. A great year", "1986. A great year"),
            (
                "snake_case_word and 2 * 3 * 4",
                "snake_case_word and 2 * 3 * 4",
            ),
            ("Мир\r\nи договор\r\n\r\nДва", "Мир и договор\n\nДва"),
        ];
        for (text, expected) in cases {
            assert_eq!(words_of(text), expected, "{text}");
        }
    }
}
