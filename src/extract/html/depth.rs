//! Pages that are nested without measure, made flat before they are parsed.
//!
//! A parser of HTML looks for open elements again and again, so that its work grows with the
//! square of the depth: a hundred thousand open tags take it minutes. Browsers cut far earlier.

use std::borrow::Cow;

/// How many elements may be open at once. No page that was made to be read comes near.
const DEEPEST: usize = 1024;

/// Elements that end by themselves: they do not count, because nobody has to close them.
const NOT_COUNTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "option", "p", "param", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements whose content holds no elements of the page.
const OPAQUE: &[&str] = &[
    "iframe", "math", "noscript", "script", "style", "svg", "textarea", "title",
];

/// The page without the tags that open more than so many elements, and without those that close
/// them; their words stay. Every page but a monstrous one comes back as it is.
pub(super) fn flattened(html: &str) -> Cow<'_, str> {
    let mut flat = String::new();
    let mut kept = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let is_too_deep = if tag.closes {
            depth = depth.saturating_sub(1);
            depth >= DEEPEST
        } else {
            depth += 1;
            depth > DEEPEST
        };
        if is_too_deep {
            flat.push_str(html.get(kept..tag.begin).unwrap_or_default());
            kept = tag.end;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    flat.push_str(html.get(kept..).unwrap_or_default());
    Cow::Owned(flat)
}

/// A tag that counts.
struct Tag {
    begin: usize,
    end: usize,
    closes: bool,
}

fn next_tag(html: &str, mut at: usize) -> Option<Tag> {
    loop {
        let begin = at + html.get(at..)?.find('<')?;
        let rest = html.get(begin..)?;
        if rest.starts_with("<!--") {
            at = begin + rest.find("-->")?;
            continue;
        }
        let closes = rest.starts_with("</");
        let name = rest.get(if closes { 2 } else { 1 }..)?;
        let length = name
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = name.get(..length)?.to_ascii_lowercase();
        let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if !is_name || NOT_COUNTED.contains(&name.as_str()) {
            at = begin + 1;
            continue;
        }
        let end = begin + rest.find('>')? + 1;
        if OPAQUE.contains(&name.as_str()) {
            at = if closes {
                end
            } else {
                end_of(html, end, &name)
            };
            continue;
        }
        return Some(Tag { begin, end, closes });
    }
}

/// Where the element of this name ends that opened before; the end of the page, where it does not.
fn end_of(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        at += found + 2;
        let is_it = html
            .get(at..at + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_it {
            return at - 2;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_deep_is_taken_away() {
        let deep = |tags: usize| format!("{}words{}", "<b x=1>".repeat(tags), "</b>".repeat(tags));
        assert!(matches!(flattened(&deep(DEEPEST)), Cow::Borrowed(_)));
        assert_eq!(flattened(&deep(DEEPEST + 7)), deep(DEEPEST));
        for fine in [
            "<p>a".repeat(DEEPEST + 7),
            "<div>a</div>".repeat(DEEPEST + 7),
            format!("<script>{}</script>", "<i>".repeat(DEEPEST + 7)),
            format!("<svg>{}</SVG>", "<path/>".repeat(DEEPEST + 7)),
            format!("<!-- {} -->", "<i>".repeat(DEEPEST + 7)),
            "a < b <1> </> < ".repeat(DEEPEST + 7),
        ] {
            assert!(
                matches!(flattened(&fine), Cow::Borrowed(_)),
                "{}",
                &fine[..20]
            );
        }
    }
}
