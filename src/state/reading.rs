//! Reading a source: which text is open, which quotation is looked at, what is searched for.

use std::ops::Range;
use std::sync::Arc;

use super::{Caret, Focus, State};
use crate::check::{Counts, Passage, counts_by_source, passages};
use crate::model::{SourceIndex, StatementIndex};
use crate::quote::{SourceText, search};

/// What fills the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// The matrix.
    #[default]
    Matrix,
    /// Who agrees with whom: parties by parties, and the points behind a number.
    Agreement,
    /// A list of its own.
    List(ListKind),
    /// The list of sources.
    Sources,
    /// The text of one source.
    Reader,
    /// Where somebody else reads a sample, and both readings are put side by side.
    Second,
    /// The parts of the dossier, to be changed and put in order.
    Parts,
    /// A file of another program that is imported.
    Import,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Claims against parties' own words.
    Contested,
    /// Cells without a position, and what exists instead.
    Gaps,
    /// Every statement by its date: the timeline for those who cannot see it.
    Statements,
    /// What is another than in the file that is compared with.
    Changes,
}

impl Room {
    /// The rooms that one can go to by name, each with that name; the reader is reached through a
    /// source.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Matrix, "Matrix"),
        (Self::Agreement, "Agreement"),
        (Self::List(ListKind::Contested), "Contested"),
        (Self::List(ListKind::Gaps), "Gaps"),
        (Self::List(ListKind::Statements), "Statements by date"),
        (Self::List(ListKind::Changes), "Changes between files"),
        (Self::Sources, "Sources"),
        (Self::Second, "Second reading"),
        (Self::Parts, "Parts of the dossier"),
        (Self::Import, "Import"),
    ];

    /// Its name; the reader's is that of the sources.
    #[must_use]
    pub fn name(self) -> &'static str {
        let is_it = |room: Self| room == self || (self == Self::Reader && room == Self::Sources);
        Self::ALL
            .into_iter()
            .find(|(room, _)| is_it(*room))
            .map_or("Matrix", |(_, name)| name)
    }

    /// True where the lens decides what is shown, so that date, search and filters are at hand.
    #[must_use]
    pub fn has_lens(self) -> bool {
        match self {
            // Files are compared with all their dates and cells.
            Self::List(kind) => kind != ListKind::Changes,
            Self::Matrix | Self::Agreement => true,
            Self::Sources | Self::Reader | Self::Parts | Self::Second | Self::Import => false,
        }
    }

    /// What takes the keys in this room.
    #[must_use]
    pub fn focus(self) -> Focus {
        match self {
            Self::Matrix => Focus::Matrix,
            Self::Agreement => Focus::Agreement,
            Self::List(_) => Focus::List,
            Self::Sources | Self::Reader => Focus::Reader,
            Self::Second => Focus::Second,
            Self::Parts => Focus::Parts,
            Self::Import => Focus::Import,
        }
    }
}

/// What the reader is to bring into view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The passage that is looked at; the beginning of the text where there is none.
    #[default]
    Passage,
    /// The place of the search that is looked at.
    Hit,
    /// The caret.
    Caret,
}

/// A way to move through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// A few lines up.
    LinesUp,
    /// A few lines down.
    LinesDown,
    /// Nearly a screen up.
    PageUp,
    /// Nearly a screen down.
    PageDown,
    /// To the beginning.
    Start,
    /// To the end.
    End,
}

/// A source that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Which one.
    pub source: SourceIndex,
    /// Where it was opened from, and where leaving it leads.
    pub from: Room,
    /// The statement whose quotation is looked at.
    pub statement: Option<StatementIndex>,
    /// What is searched for in the text.
    pub search: String,
    /// The place of the search that is looked at, by its number.
    pub hit: usize,
    /// What is to come into view.
    pub target: Target,
    /// Counts up whenever it is to come into view.
    pub reveal: u64,
    /// The path of a text to be added, as it is being typed.
    pub text_path: String,
    /// The bytes of the text that are selected.
    pub selected: Option<Range<usize>>,
    /// The caret, once keys or the pointer have put it somewhere.
    pub caret: Option<Caret>,
}

/// What was worked out for the source that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What is taken from it.
    pub passages: Vec<Passage>,
    /// Where the words searched for stand.
    pub hits: Vec<Range<usize>>,
    /// How the quotations of each source fared, whether it is read or not.
    pub counts: Vec<Counts>,
}

impl Reader {
    /// A source opened at a quotation, or at its beginning.
    #[must_use]
    pub fn new(source: SourceIndex, statement: Option<StatementIndex>) -> Self {
        Self {
            source,
            from: Room::Matrix,
            statement,
            search: String::new(),
            hit: 0,
            target: Target::Passage,
            reveal: 1,
            text_path: String::new(),
            selected: None,
            caret: None,
        }
    }
}

impl State {
    /// The text of the source that is being read, where it is at hand.
    #[must_use]
    pub fn text_read(&self) -> Option<&SourceText> {
        let reader = self.view.reader.as_ref()?;
        self.evidence.texts.get(reader.source)
    }

    /// The words that are selected in that text, while it is read.
    #[must_use]
    pub fn selected_words(&self) -> Option<&str> {
        let reader = self.view.reader.as_ref()?;
        let words = reader.selected.clone()?;
        let is_read = self.view.room == Room::Reader;
        self.text_read().filter(|_| is_read)?.text().get(words)
    }

    /// The number of the passage that is looked at.
    #[must_use]
    pub fn passage_read(&self) -> Option<usize> {
        let statement = self.view.reader.as_ref()?.statement?;
        self.reading
            .passages
            .iter()
            .position(|passage| passage.statements.contains(&statement))
    }

    /// Leaves the text for where it was opened from, or the list of sources for the matrix.
    pub(super) fn leave_room(&mut self) {
        self.view.room = match (self.view.room, &self.view.reader) {
            (Room::Reader, Some(reader)) => reader.from,
            _ => Room::Matrix,
        };
        self.view.focus = self.view.room.focus();
        if self.view.room == Room::Matrix {
            self.select_something();
            self.view.reveal += 1;
        }
    }

    /// After a reload: goes on reading the source with this id, where there still is one.
    pub(super) fn read_again(&mut self, read: Option<(Reader, String)>) {
        let sources = &self.opened.dossier.sources;
        self.view.reader = read.and_then(|(mut reader, id)| {
            let at = sources.iter().position(|source| source.id == id)?;
            reader.source = SourceIndex::new(at);
            // Statements may have other numbers now.
            reader.statement = None;
            (self.view.room == Room::Reader).then_some(reader)
        });
        if self.view.room == Room::Reader && self.view.reader.is_none() {
            self.view.room = Room::Matrix;
            self.view.focus = Focus::Matrix;
        }
        self.derive_passages();
    }

    /// Works out anew what is taken from the source that is being read.
    pub(super) fn derive_passages(&mut self) {
        let passages = match &self.view.reader {
            Some(reader) => passages(
                &self.opened.dossier,
                &self.evidence.checked.grades,
                reader.source,
            ),
            None => Vec::new(),
        };
        let counts = counts_by_source(&self.opened.dossier, &self.evidence.checked.grades);
        let reading = Arc::make_mut(&mut self.reading);
        reading.passages = passages;
        reading.counts = counts;
        self.search_text();
    }

    /// Looks for the searched words anew.
    pub(super) fn search_text(&mut self) {
        let words = self
            .view
            .reader
            .as_ref()
            .map(|reader| reader.search.clone());
        let hits = match (self.text_read(), words) {
            (Some(text), Some(words)) => search(text, &words),
            _ => Vec::new(),
        };
        if let Some(reader) = &mut self.view.reader {
            reader.hit = reader.hit.min(hits.len().saturating_sub(1));
        }
        Arc::make_mut(&mut self.reading).hits = hits;
    }
}
