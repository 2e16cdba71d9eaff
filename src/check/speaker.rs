//! A quotation beside another speaker's name than the one its statement gives.
//!
//! Words that are real but another's are the worst slip of all, and no comparison of strings sees
//! it. So the names around the quotation are looked at.

use std::cell::OnceCell;
use std::ops::Range;

use super::graded::Graded;
use super::paragraphs::Paragraphs;
use super::person::{Person, is_possessive, plain};
use super::sentence::about;
use super::speakers::Speakers;
use crate::finding::{Code, Finding};
use crate::model::{Dossier, SourceKind, Statement};
use crate::quote::{SourceText, Texts, spoken_spans, word_ranges};

/// Looks at the names around quotations; each text is parted into paragraphs once.
#[derive(Debug)]
pub(super) struct Beside<'d> {
    dossier: &'d Dossier,
    texts: &'d Texts,
    speakers: Speakers<'d>,
    paragraphs: Vec<OnceCell<Paragraphs>>,
}

impl<'d> Beside<'d> {
    pub(super) fn new(dossier: &'d Dossier, texts: &'d Texts) -> Self {
        Self {
            dossier,
            texts,
            speakers: Speakers::new(dossier),
            paragraphs: vec![OnceCell::new(); dossier.sources.len()],
        }
    }

    /// A warning when the paragraph of a quotation names another speaker of this dossier, and
    /// neither it nor the two before it name the statement's own.
    ///
    /// Only a name outside quotation marks that is no possessive can be that of who speaks. An
    /// author speaks everywhere in a text without being named.
    pub(super) fn finding(&self, graded: &Graded) -> Option<Finding> {
        let statement = self.dossier.statement(graded.statement);
        let own = self.speakers.of(statement.speaker.as_deref()?)?;
        let ranges = graded.grade.ranges();
        if !graded.grade.is_match() || self.is_author(statement, own) {
            return None;
        }
        let text = self.texts.get(statement.source)?;
        let at = ranges.first()?.start..ranges.last()?.end;
        let (paragraph, window) = self
            .paragraphs
            .get(statement.source.at())?
            .get_or_init(|| Paragraphs::of(text.text()))
            .around(&at)?;
        let around = text.text().get(window.clone())?;
        // The usual case, told without taking anything apart.
        if own
            .written
            .split_whitespace()
            .next_back()
            .is_some_and(|last| around.contains(last))
            || is_named_by_role(statement, around)
        {
            return None;
        }
        let (other, place) = self.other_beside(statement, own, text, &paragraph, &at)?;
        let names_own = |word: &str| is_capital(word) && own.is_named_by(&plain(word), other);
        if word_ranges(around)
            .into_iter()
            .any(|word| around.get(word).is_some_and(names_own))
        {
            return None;
        }
        Some(self.warning(statement, graded, own, (other, place), text))
    }

    /// The nearest other speaker whom the paragraph names, with the byte of the name.
    fn other_beside(
        &self,
        statement: &Statement,
        own: &Person,
        text: &SourceText,
        paragraph: &Range<usize>,
        at: &Range<usize>,
    ) -> Option<(&Person, usize)> {
        let inside = text.text().get(paragraph.clone())?;
        let spoken = spoken_spans(inside);
        let kind = self.dossier.source(statement.source).kind;
        let is_record = matches!(kind, Some(SourceKind::Transcript | SourceKind::Official));
        let words = word_ranges(inside);
        let may_speak = |word: &Range<usize>| {
            let place = paragraph.start + word.start;
            let follows = inside.get(word.end..).unwrap_or_default();
            let in_quotation = (at.start..at.end).contains(&place);
            let in_marks = spoken.iter().any(|span| span.contains(&word.start));
            // In a record of what was said, only a name before a colon says who speaks.
            // `Stubbs’ plan`
            let owns = follows.starts_with(['’', '\'']);
            !in_quotation && !in_marks && !owns && (!is_record || follows.starts_with(':'))
        };
        words
            .iter()
            .filter(|word| may_speak(word))
            .filter_map(|range| {
                let word = inside.get(range.clone())?;
                if !is_capital(word) || is_possessive(word) {
                    return None;
                }
                let other = self.speakers.with_last(&plain(word)).find(|other| {
                    !other.may_be(own)
                        && other.has_script_of(own)
                        && has_all_parts(other, inside, &words)
                })?;
                Some((other, paragraph.start + range.start))
            })
            .min_by_key(|(_, place)| distance(*place, at))
    }

    /// True when the speaker wrote or published the source.
    fn is_author(&self, statement: &Statement, own: &Person) -> bool {
        let source = self.dossier.source(statement.source);
        [&source.author, &source.publisher]
            .into_iter()
            .flatten()
            .any(|name| {
                let names = name
                    .split(" and ")
                    .flat_map(|names| names.split([',', '&', ';']));
                names
                    .filter_map(Person::parse)
                    .any(|author| author.may_be(own))
            })
    }

    fn warning(
        &self,
        statement: &Statement,
        graded: &Graded,
        own: &Person,
        (other, place): (&Person, usize),
        text: &SourceText,
    ) -> Finding {
        let id = &self.dossier.source(statement.source).id;
        let near = match nearest_name(own, other, text, place) {
            Some(at) => format!(
                "the statement’s `{}` stands nearest at {}",
                own.written,
                text.place_of(at)
            ),
            None => format!("`{id}` never names the statement’s `{}`", own.written),
        };
        let at = graded.place.unwrap_or_else(|| text.place_of(place));
        about(
            self.dossier,
            statement,
            Code::QuoteOtherSpeaker,
            format!(
                "the quotation at {at} of `{id}` stands beside `{}`, at {}; {near}",
                other.written,
                text.place_of(place)
            ),
        )
        .hint(format!(
            "write `speaker: \"{}\"` if these are their words",
            other.written
        ))
    }
}

/// The byte at which the person's name stands nearest to a place.
fn nearest_name(own: &Person, other: &Person, text: &SourceText, place: usize) -> Option<usize> {
    let text = text.text();
    word_ranges(text)
        .into_iter()
        .filter(|range| {
            text.get(range.clone())
                .is_some_and(|word| is_capital(word) && own.is_named_by(&plain(word), other))
        })
        .map(|range| range.start)
        .min_by_key(|start| start.abs_diff(place))
}

/// True when the paragraphs give the role as the statement does: "the Ukrainian president".
fn is_named_by_role(statement: &Statement, around: &str) -> bool {
    statement.role.as_deref().is_some_and(|role| {
        !role.trim().is_empty() && around.to_lowercase().contains(&role.trim().to_lowercase())
    })
}

/// Of a name with a hyphen all parts must be there: `Lloyd-George` is not named by `George`.
fn has_all_parts(person: &Person, text: &str, words: &[Range<usize>]) -> bool {
    person.last.len() < 2
        || person.last.iter().all(|part| {
            let mut words = words.iter().filter_map(|word| text.get(word.clone()));
            words.any(|word| plain(word) == *part)
        })
}

/// True when a word begins as names do. Scripts without capitals have no way to tell.
fn is_capital(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| !first.is_lowercase())
}

fn distance(place: usize, at: &Range<usize>) -> usize {
    if place < at.start {
        at.start - place
    } else {
        place.saturating_sub(at.end)
    }
}
