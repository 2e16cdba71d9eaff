//! A page as a row of steps: elements that open and close, and text. A row is gone through without
//! recursion, so that no page is nested too deeply.

use scraper::node::Element;
use scraper::{Html, Node};

/// Elements whose words are never shown, or never part of a text.
const NEVER_SHOWN: &[&str] = &[
    "audio", "canvas", "datalist", "head", "iframe", "noscript", "object", "rp", "script",
    "select", "style", "svg", "template", "title", "video",
];

/// One step through a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// An element opens.
    Open(&'a Element),
    /// Text.
    Text(&'a str),
    /// The last element that is open closes.
    Close,
}

/// The steps through a page in reading order, without what is never shown.
pub(super) fn steps_of(html: &Html) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let root = html.tree.root();
    let mut node = root;
    loop {
        let is_entered = match node.value() {
            Node::Text(text) => {
                steps.push(Step::Text(text));
                false
            }
            Node::Element(element) if !NEVER_SHOWN.contains(&element.name()) => {
                steps.push(Step::Open(element));
                true
            }
            Node::Document | Node::Fragment => true,
            _ => false,
        };
        let mut next = if is_entered { node.first_child() } else { None };
        if next.is_none() && is_entered {
            close(&mut steps, node.value());
        }
        // Up again, as far as there is nothing beside.
        while next.is_none() {
            if node == root {
                return steps;
            }
            next = node.next_sibling();
            if next.is_none() {
                let Some(parent) = node.parent() else {
                    return steps;
                };
                close(&mut steps, parent.value());
                node = parent;
            }
        }
        if let Some(next) = next {
            node = next;
        }
    }
}

fn close(steps: &mut Vec<Step<'_>>, node: &Node) {
    if node.is_element() {
        steps.push(Step::Close);
    }
}

/// For each step the one at which what it opens closes; itself where it opens nothing.
pub(super) fn ends(steps: &[Step<'_>]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..steps.len()).collect();
    let mut open = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Open(_) => open.push(at),
            Step::Text(_) => {}
            Step::Close => {
                if let Some(end) = open.pop().and_then(|begin: usize| ends.get_mut(begin)) {
                    *end = at;
                }
            }
        }
    }
    ends
}

/// How many letters and digits stand before each step, and at the end all of them. They measure
/// how much of a page a part of it is, in every script.
pub(super) fn letters(steps: &[Step<'_>]) -> Vec<usize> {
    let mut letters = Vec::with_capacity(steps.len() + 1);
    let mut sum = 0;
    letters.push(0);
    for step in steps {
        if let Step::Text(text) = step {
            sum += text
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count();
        }
        letters.push(sum);
    }
    letters
}
