//! XML as a tree, and tags without regard to their name space.

use roxmltree::{Document, Node, ParsingOptions};

use super::trouble::{Trouble, trouble};

/// A tree has so many nodes at most; each takes some hundred bytes.
const MOST_NODES: u32 = 20_000_000;

/// Reads XML. `what` names it in a sentence.
pub(super) fn parse<'t>(text: &'t str, what: &str) -> Result<Document<'t>, Trouble> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Document::parse_with_options(text, options)
        .map_err(|error| trouble(format!("{what} is broken: {error}")))
}

/// True for an element of this name in whatever name space.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The elements of this name among the children.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first element of this name among the children.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, whatever name space its prefix stands for.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// All text below a node.
pub(super) fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|it| it.text())
        .collect()
}
