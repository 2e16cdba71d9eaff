//! What the pages mean: headings, a table of rows and cells, notes, links, bookmarks.

use std::collections::BTreeMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagKind, TagTree};

use super::draw::Line;
use super::parts::{Bookmark, Part, Row, Table, node};
use crate::export::sheet::{Block, Page, Role};
use crate::model::{Dossier, PartyIndex, PointIndex, web_address};

/// A link on the page that is being drawn.
#[derive(Clone, Debug)]
pub(super) struct Link {
    rect: Rect,
    to: To,
}

#[derive(Clone, Debug)]
enum To {
    Address(String),
    Place(XyzDestination, u32),
}

impl Link {
    /// What krilla calls it, with the words for those who hear it.
    pub(super) fn annotation(&self) -> Annotation {
        let (target, words) = match &self.to {
            To::Address(url) => (
                Target::Action(Action::Link(LinkAction::new(url.clone()))),
                url.clone(),
            ),
            To::Place(place, note) => (
                Target::Destination(place.clone().into()),
                format!("Note {note}"),
            ),
        };
        Annotation::new_link(LinkAnnotation::new(self.rect, target), Some(words))
    }
}

/// The tree of a document.
pub(super) struct Tree<'a> {
    dossier: &'a Dossier,
    scale: f32,
    pages: usize,
    /// True where the parties fall into groups, each with a table of its own.
    has_groups: bool,
    /// The blocks that are labels of themes, by page and place.
    themes: Vec<(usize, usize)>,
    /// Where each note stands: page and place.
    notes: BTreeMap<u32, (usize, Point)>,
    root: Vec<Part>,
    table: Option<Table>,
    outline: Vec<Bookmark>,
    links: Vec<Link>,
    /// How many of the links have been handed out.
    handed: usize,
    annotations: Vec<Identifier>,
}

impl<'a> Tree<'a> {
    /// Looks the pages over: which labels are themes, and where the notes stand.
    pub(super) fn new(dossier: &'a Dossier, pages: &[Page], scale: f32) -> Self {
        let mut themes = Vec::new();
        let mut notes = BTreeMap::new();
        let blocks = || pages.iter().flat_map(|page| &page.blocks);
        let has_groups = blocks().any(|block| block.role == Role::Group);
        for (number, page) in pages.iter().enumerate() {
            for (at, block) in page.blocks.iter().enumerate() {
                match block.role {
                    Role::LinkTarget(note) => {
                        let top =
                            Point::from_xy(block.rect.left() * scale, block.rect.top() * scale);
                        notes.entry(note).or_insert((number, top));
                    }
                    Role::Label if is_theme(&page.blocks[at + 1..]) => themes.push((number, at)),
                    _ => {}
                }
            }
        }
        Self {
            dossier,
            scale,
            pages: pages.len(),
            has_groups,
            themes,
            notes,
            root: Vec::new(),
            table: None,
            outline: Vec::new(),
            links: Vec::new(),
            handed: 0,
            annotations: Vec::new(),
        }
    }

    /// False for what is repeated on every page and would only be in the way.
    pub(super) fn is_read(&self, page: usize, block: &Block) -> bool {
        match block.role {
            Role::Heading => page == 0,
            Role::ColumnHeading(_) => self.table.as_ref().is_none_or(|table| table.page == page),
            // What was counted, and from which file: once, at the end.
            Role::Footer => page + 1 == self.pages,
            Role::Rule | Role::PointContinued(_) => false,
            Role::Label => !block.text().to_lowercase().ends_with("(continued)"),
            _ => true,
        }
    }

    /// Takes a block that has been drawn.
    pub(super) fn add(&mut self, page: usize, at: usize, block: &Block, lines: Vec<Line>) {
        let stands_empty = matches!(block.role, Role::Cell { .. } | Role::Point(_) | Role::Field);
        if lines.is_empty() && !stands_empty {
            return;
        }
        let parts = self.parts(block, lines);
        match block.role {
            Role::Heading => self.heading(1, block, parts),
            Role::ColumnHeading(_) => {
                let tag = Tag::TH(TableHeaderScope::Column);
                let table = self.table.get_or_insert_with(|| Table::new(page));
                table.head.push(Part::Group(tag.into(), parts));
            }
            Role::Label if self.themes.contains(&(page, at)) => {
                self.bookmark(page, block, self.has_groups);
                let tag = Tag::TH(TableHeaderScope::Row).with_col_span(self.columns());
                self.row(page, None);
                self.cell(None, tag.into(), parts);
            }
            Role::Label | Role::Group => {
                self.close_table();
                self.bookmark(page, block, false);
                self.heading(2, block, parts);
            }
            Role::Point(point) => {
                if self.last_row().is_none_or(|row| row.point != Some(point)) {
                    self.row(page, Some(point));
                }
                self.cell(None, Tag::TH(TableHeaderScope::Row).into(), parts);
            }
            Role::Cell { party, .. } | Role::Entry { party, .. } => {
                self.cell(Some(party), Tag::TD.into(), parts);
            }
            Role::Field => self.field(page, parts),
            Role::Folded => {
                let tag = Tag::TD.with_col_span(self.columns());
                self.row(page, None);
                self.cell(None, tag.into(), parts);
            }
            Role::Quotation(_) => {
                let paragraph = Part::Group(Tag::P.into(), parts);
                let quotation = Part::Group(Tag::BlockQuote.into(), vec![paragraph]);
                self.quotation(quotation);
            }
            Role::Source(_) => {
                self.close_table();
                self.heading(3, block, parts);
            }
            Role::Subtitle | Role::Legend => self.root.push(Part::Group(Tag::P.into(), parts)),
            _ => {
                self.close_table();
                self.root.push(Part::Group(Tag::P.into(), parts));
            }
        }
    }

    /// The lines of a block, those that lead somewhere as links.
    fn parts(&mut self, block: &Block, lines: Vec<Line>) -> Vec<Part> {
        let address = self.address(block.role);
        let mut parts = Vec::with_capacity(lines.len());
        for line in lines {
            let to = match (&address, line.note) {
                (Some(url), _) => Some(To::Address(url.clone())),
                (None, Some(note)) => self
                    .notes
                    .get(&note)
                    .map(|(page, top)| To::Place(XyzDestination::new(*page, *top), note)),
                (None, None) => None,
            };
            let rect = line.rect;
            let rect = Rect::from_ltrb(
                rect.left() * self.scale,
                rect.top() * self.scale,
                rect.right() * self.scale,
                rect.bottom() * self.scale,
            );
            match (to, rect) {
                (Some(to), Some(rect)) => {
                    parts.push(Part::Link(vec![line.id], self.links.len()));
                    self.links.push(Link { rect, to });
                }
                _ => parts.push(Part::Leaf(line.id)),
            }
        }
        parts
    }

    /// Where the heading of a source leads; only addresses of the web are followed.
    fn address(&self, role: Role) -> Option<String> {
        let Role::Source(source) = role else {
            return None;
        };
        let url = self.dossier.source(source).url.as_deref()?;
        web_address(url).map(str::to_owned)
    }

    fn heading(&mut self, level: u16, block: &Block, parts: Vec<Part>) {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let tag = Tag::Hn(level, Some(block.text()));
        self.root.push(Part::Group(tag.into(), parts));
    }

    fn bookmark(&mut self, page: usize, block: &Block, is_below: bool) {
        self.outline.push(Bookmark {
            title: block.text(),
            page,
            top: block.rect.top() * self.scale,
            is_below,
        });
    }

    /// How many columns the table has.
    fn columns(&self) -> Option<NonZeroU32> {
        let table = self.table.as_ref()?;
        NonZeroU32::new(u32::try_from(table.head.len()).ok()?)
    }

    fn last_row(&mut self) -> Option<&mut Row> {
        self.table.as_mut()?.rows.last_mut()
    }

    fn row(&mut self, page: usize, point: Option<PointIndex>) {
        let table = self.table.get_or_insert_with(|| Table::new(page));
        table.rows.push(Row {
            point,
            ..Row::default()
        });
    }

    /// Adds to the cell of a party, or to that of the point.
    fn cell(&mut self, column: Option<PartyIndex>, tag: TagKind, parts: Vec<Part>) {
        let Some(row) = self.last_row() else { return };
        let known = row.cells.iter().position(|(known, _)| *known == column);
        row.last = known.unwrap_or(row.cells.len());
        match row.cells.get_mut(row.last) {
            Some((_, Part::Group(_, cell))) => cell.extend(parts),
            _ => row.cells.push((column, Part::Group(tag, parts))),
        }
    }

    /// The next field of a listing, in the row that is not full yet.
    fn field(&mut self, page: usize, parts: Vec<Part>) {
        let columns = self.table.as_ref().map_or(0, |table| table.head.len());
        let has_room = |row: &mut Row| row.point.is_none() && row.cells.len() < columns;
        if !self.last_row().is_some_and(has_room) {
            self.row(page, None);
        }
        if let Some(row) = self.last_row() {
            row.cells.push((None, Part::Group(Tag::TD.into(), parts)));
        }
    }

    /// Into the cell in which it stands, else after the note.
    fn quotation(&mut self, quotation: Part) {
        let cell = self.last_row().and_then(|row| row.cells.get_mut(row.last));
        match cell {
            Some((_, Part::Group(_, parts))) => parts.push(quotation),
            _ => self.root.push(quotation),
        }
    }

    /// What comes now stands below the table.
    fn close_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let head = Part::Group(
            Tag::THead.into(),
            vec![Part::Group(Tag::TR.into(), table.head)],
        );
        let rows = table
            .rows
            .into_iter()
            .map(|row| {
                let cells = row.cells.into_iter().map(|(_, cell)| cell).collect();
                Part::Group(Tag::TR.into(), cells)
            })
            .collect();
        let body = Part::Group(Tag::TBody.into(), rows);
        let summary =
            "Points by party: each cell says where the party stands, with the words that prove it";
        let tag = Tag::Table.with_summary(Some(summary.to_owned()));
        self.root.push(Part::Group(tag.into(), vec![head, body]));
    }

    /// The links that came since the last call.
    pub(super) fn links_of_page(&mut self) -> Vec<Link> {
        let links = self.links[self.handed..].to_vec();
        self.handed = self.links.len();
        links
    }

    /// Notes what the next link is called.
    pub(super) fn linked(&mut self, id: Identifier) {
        self.annotations.push(id);
    }

    /// The bookmarks.
    pub(super) fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for bookmark in &self.outline {
            let place = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.top));
            let node = OutlineNode::new(bookmark.title.clone(), place);
            match &mut open {
                Some(above) if bookmark.is_below => above.push_child(node),
                _ => {
                    if let Some(done) = open.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(done) = open {
            outline.push_child(done);
        }
        outline
    }

    /// The whole.
    pub(super) fn finish(mut self, language: &str) -> TagTree {
        self.close_table();
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for part in self.root {
            tree.push(node(part, &self.annotations));
        }
        tree
    }
}

/// True when the blocks that follow begin with a point, so that the label before is a theme's.
fn is_theme(rest: &[Block]) -> bool {
    let next = rest.iter().find(|block| block.role != Role::Rule);
    let begins_row = |role| matches!(role, Role::Point(_) | Role::Field | Role::Folded);
    next.is_some_and(|block| begins_row(block.role))
}
