//! Parts of the tree while it grows: nodes, a table and its rows, bookmarks.

use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind};

use crate::model::{PartyIndex, PointIndex};

/// A node that is being built; links wait for their annotations.
pub(super) enum Part {
    Leaf(Identifier),
    Link(Vec<Identifier>, usize),
    Group(TagKind, Vec<Part>),
}

/// The rows of one group of parties.
pub(super) struct Table {
    /// The page on which it begins; its head is read there and nowhere else.
    pub(super) page: usize,
    pub(super) head: Vec<Part>,
    pub(super) rows: Vec<Row>,
}

/// A row; one that is taller than a page has blocks on several, and is one row all the same.
#[derive(Default)]
pub(super) struct Row {
    pub(super) point: Option<PointIndex>,
    pub(super) cells: Vec<(Option<PartyIndex>, Part)>,
    /// The place of the cell to which something was added last.
    pub(super) last: usize,
}

/// An entry of the outline.
pub(super) struct Bookmark {
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) top: f32,
    /// True where it stands below the last one that does not.
    pub(super) is_below: bool,
}

impl Table {
    pub(super) fn new(page: usize) -> Self {
        Self {
            page,
            head: Vec::new(),
            rows: Vec::new(),
        }
    }
}

/// A node with everything below it; links take their annotations.
pub(super) fn node(part: Part, annotations: &[Identifier]) -> Node {
    match part {
        Part::Leaf(id) => id.into(),
        Part::Link(ids, at) => {
            let mut children: Vec<Node> = ids.into_iter().map(Node::from).collect();
            children.extend(annotations.get(at).map(|id| Node::from(*id)));
            TagGroup::with_children(Tag::Link, children).into()
        }
        Part::Group(tag, parts) => {
            let children = parts
                .into_iter()
                .map(|part| node(part, annotations))
                .collect();
            TagGroup::with_children(tag, children).into()
        }
    }
}
