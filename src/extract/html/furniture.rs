//! What surrounds the piece on a page: menus, banners, forms, notes in the margin.
//!
//! A quotation that is lost with furniture would be called missing although the page prints it.
//! So what may be part of the piece stays, and whatever holds the greater part of the page is no
//! furniture, whatever it is called: a form around everything, a page behind a dialog.

use scraper::node::Element;

use super::steps::{Step, ends, letters};

/// Roles that name a part of a page and not of a piece.
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
];

/// Within these a header or footer is that of a part of the piece, not that of the page.
const PARTS: &[&str] = &["article", "main", "section", "blockquote", "figure"];

/// Within these a button is the text of a heading that can be folded.
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "summary"];

/// The steps without furniture.
pub(super) fn without_furniture<'a>(steps: &[Step<'a>]) -> Vec<Step<'a>> {
    let ends = ends(steps);
    let letters = letters(steps);
    let all = letters.last().copied().unwrap_or(0);
    let mut kept = Vec::with_capacity(steps.len());
    let mut open = Open::default();
    let mut at = 0;
    while let Some(&step) = steps.get(at) {
        match step {
            Step::Open(element) => {
                let end = ends.get(at).copied().unwrap_or(at);
                let inside = letters.get(end).zip(letters.get(at));
                let inside = inside.map_or(0, |(end, begin)| end - begin);
                if open.is_furniture(element) && inside * 2 <= all {
                    at = end + 1;
                    continue;
                }
                open.push(element);
            }
            Step::Text(_) => {}
            Step::Close => open.pop(),
        }
        kept.push(step);
        at += 1;
    }
    kept
}

/// The elements that are open, as far as they matter.
#[derive(Default)]
struct Open {
    names: Vec<(bool, bool)>,
    parts: usize,
    headings: usize,
}

impl Open {
    fn push(&mut self, element: &Element) {
        let is_part = PARTS.contains(&element.name()) || has_role(element, &["article", "main"]);
        let is_heading = HEADINGS.contains(&element.name());
        self.parts += usize::from(is_part);
        self.headings += usize::from(is_heading);
        self.names.push((is_part, is_heading));
    }

    fn pop(&mut self) {
        let (is_part, is_heading) = self.names.pop().unwrap_or_default();
        self.parts -= usize::from(is_part);
        self.headings -= usize::from(is_heading);
    }

    fn is_furniture(&self, element: &Element) -> bool {
        let by_name = match element.name() {
            "nav" | "aside" | "form" | "dialog" => true,
            "header" | "footer" => self.parts == 0,
            "button" => self.headings == 0,
            _ => false,
        };
        by_name || is_hidden(element) || has_role(element, ROLES)
    }
}

fn is_hidden(element: &Element) -> bool {
    // What is hidden until it is found can be searched for, and so quoted.
    let hidden = element
        .attr("hidden")
        .is_some_and(|how| !how.trim().eq_ignore_ascii_case("until-found"));
    hidden
        || element
            .attr("aria-hidden")
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
}

pub(super) fn has_role(element: &Element, roles: &[&str]) -> bool {
    element.attr("role").is_some_and(|value| {
        value
            .split_ascii_whitespace()
            .any(|role| roles.iter().any(|one| one.eq_ignore_ascii_case(role)))
    })
}
