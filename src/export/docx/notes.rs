//! The notes: a quotation each, with who said it when, where it is printed, how the editors read
//! it, and what a check found.
//!
//! They are footnotes. Where there are more than [`MOST`] of them they are a numbered list behind the
//! table instead, each number a link to its note and back, because a word processor that has to lay
//! out thousands of footnotes beside a table does not come to an end.

use std::collections::BTreeSet;

use super::words::{Ink, around, composed, link, quoted, run};
use crate::cite::{self, Style};
use crate::export::Job;
use crate::model::{StatementIndex, Voice, web_address};
use crate::words;

/// With more notes than this they are a list.
const MOST: usize = 1_000;

/// Notes in the order in which the text first leads to them.
pub(super) struct Notes<'j, 'a> {
    job: &'j Job<'a>,
    told: BTreeSet<StatementIndex>,
    written: String,
    next: u32,
    is_list: bool,
}

/// The sign before a footnote.
const SIGN: &str =
    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>";

impl<'j, 'a> Notes<'j, 'a> {
    /// For `count` notes.
    pub(super) fn new(job: &'j Job<'a>, count: usize) -> Self {
        Self {
            job,
            told: BTreeSet::new(),
            written: String::new(),
            // The two lines that part footnotes from the text have the numbers before.
            next: 1,
            is_list: count > MOST,
        }
    }

    /// The sign that leads to a statement's footnote; nothing where an earlier one does.
    pub(super) fn reference(&mut self, index: StatementIndex) -> String {
        if !self.told.insert(index) {
            return String::new();
        }
        let id = self.next;
        self.next += 1;
        if self.is_list {
            let sign = linked(id, "note", "from");
            let paragraphs = self.paragraphs(index, &sign);
            self.written.push_str(&paragraphs);
            return linked(id, "from", "note");
        }
        let paragraphs = self.paragraphs(index, SIGN);
        self.written.push_str(&format!(
            "<w:footnote w:id=\"{id}\">{paragraphs}</w:footnote>"
        ));
        format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
             <w:footnoteReference w:id=\"{id}\"/></w:r>"
        )
    }

    /// The notes as a list behind the table; nothing where they are footnotes.
    pub(super) fn list(&self) -> String {
        if !self.is_list {
            return String::new();
        }
        let heading = super::paragraph("Heading1", "Notes", &Ink::default());
        format!("{heading}{}", self.written)
    }

    /// All footnotes; nothing where the notes are a list.
    pub(super) fn finish(self) -> String {
        if self.is_list {
            return String::new();
        }
        self.written
    }

    fn paragraphs(&self, index: StatementIndex, sign: &str) -> String {
        let content = &self.job.content;
        let dossier = content.dossier;
        let statement = dossier.statement(index);
        let graded = content.graded(index);
        // A record has no place for a quotation.
        let style = match self.job.options.citations {
            Style::Bibtex | Style::CslJson => Style::Notes,
            style => style,
        };
        let cited = cite::statement(dossier, index, graded, style);
        let ink = Ink::default();
        let mut first = format!("{sign}{}", run(" ", &ink));
        first.push_str(&match cited.split_once(statement.quote.as_str()) {
            Some((before, after)) if !statement.quote.is_empty() => format!(
                "{}{}{}",
                composed(before, &ink),
                quoted(&statement.quote, &ink),
                composed(after, &ink)
            ),
            _ => composed(&cited, &ink),
        });
        let source = dossier.source(statement.source);
        if let Some(address) = source.url.as_deref() {
            first.push_str(&run(" ", &Ink::default()));
            first.push_str(&match web_address(address) {
                // The address itself is told by the styles that print it, and in the list of sources.
                Some(address) => link("Source", address),
                None => run(address, &Ink::default()),
            });
        }
        let mut paragraphs = around("FootnoteText", &first, false);
        let mut facts = vec![self.reading(index)];
        if let Some(graded) = graded {
            let grade = words::grade_words(dossier, &graded.grade);
            facts.push(format!("This quotation: {grade}"));
        }
        if let Some(translator) = &statement.translated_by {
            facts.push(format!("Translated by {translator}"));
        }
        if crate::standing::may_not_yet_have_been_said(dossier, index, content.matrix.as_of) {
            facts.push("May not yet have been said on the date of this document".to_owned());
        }
        facts.extend(crate::export::sheet::words::remarks(statement));
        let facts: Vec<String> = facts.into_iter().map(stopped).collect();
        let facts = composed(&facts.join(" "), &ink);
        paragraphs.push_str(&around("FootnoteFacts", &facts, false));
        paragraphs
    }

    /// How the editors read the words, and that a claim is no position.
    fn reading(&self, index: StatementIndex) -> String {
        let dossier = self.job.content.dossier;
        let statement = dossier.statement(index);
        let line = words::stance_line(dossier, statement);
        match statement.voice {
            Voice::Own | Voice::Reported if statement.is_whole_party() => {
                format!("Read by the editors as {line}")
            }
            Voice::Own | Voice::Reported => {
                format!("Read by the editors as {line}; not a position of the whole party")
            }
            Voice::ClaimedBy(_) | Voice::Analyst => {
                format!("Read by the editors as {line}; not a position of the party")
            }
        }
    }
}

/// A number that can be led to under one name and leads to the same number under the other.
fn linked(id: u32, name: &str, other: &str) -> String {
    // The two ends of a link need numbers of their own.
    let bookmark = if name == "note" { id * 2 } else { id * 2 + 1 };
    format!(
        "<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"{name}-{id}\"/>\
         <w:hyperlink w:anchor=\"{other}-{id}\"><w:r><w:rPr>\
         <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:t>{id}</w:t></w:r></w:hyperlink>\
         <w:bookmarkEnd w:id=\"{bookmark}\"/>"
    )
}

/// The sentence with a stop, where it has none.
fn stopped(sentence: String) -> String {
    let inside = sentence.trim_end_matches(['”', '"', '’', ')', '»']);
    if inside.ends_with(['.', '?', '!', '…', '。']) {
        sentence
    } else {
        format!("{sentence}.")
    }
}
