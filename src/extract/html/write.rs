//! The steps through a page written as running text.

use super::steps::Step;
use crate::extract::flow::{Flow, Gap};

/// The words, with line ends where the page begins a new line, and blank lines around paragraphs.
pub(super) fn write(steps: &[Step<'_>]) -> String {
    let mut flow = Flow::new();
    let mut open: Vec<&str> = Vec::new();
    let mut verbatim = 0_usize;
    for step in steps {
        match step {
            Step::Open(element) => {
                let name = element.name();
                if name == "br" {
                    flow.line_break();
                }
                flow.gap(gap_before(name));
                verbatim += usize::from(is_verbatim(name));
                open.push(name);
            }
            Step::Text(text) if verbatim > 0 => flow.verbatim(text),
            Step::Text(text) => flow.words(text),
            Step::Close => {
                let name = open.pop().unwrap_or_default();
                verbatim -= usize::from(is_verbatim(name));
                flow.gap(gap_around(name));
            }
        }
    }
    flow.finish()
}

fn is_verbatim(name: &str) -> bool {
    matches!(name, "pre" | "textarea" | "listing" | "xmp" | "plaintext")
}

fn gap_before(name: &str) -> Gap {
    match name {
        "td" | "th" => Gap::Tab,
        _ => gap_around(name),
    }
}

/// What stands before and after an element, as browsers lay it out.
fn gap_around(name: &str) -> Gap {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "menu"
        | "dir" | "dl" | "pre" | "listing" | "xmp" | "plaintext" | "figure" | "table" | "hr" => {
            Gap::Blank
        }
        "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "div" | "dt" | "fieldset" | "figcaption" | "footer" | "form" | "header"
        | "hgroup" | "legend" | "li" | "main" | "nav" | "search" | "section" | "summary" | "tr"
        | "tbody" | "thead" | "tfoot" => Gap::Line,
        _ => Gap::None,
    }
}
