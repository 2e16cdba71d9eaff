//! A quotation beside another speaker's name than the one its statement gives.
//!
//! Words that are real but another's are the worst slip of all, and no comparison of strings sees
//! it. So the names around the quotation are looked at.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem;

use super::graded::Graded;
use super::names_in_text::{NamesInText, capital_words};
use super::person::{Person, plain};
use super::sentence::about;
use super::speakers::Speakers;
use crate::finding::{Code, Finding};
use crate::model::{Dossier, SourceIndex, SourceKind, Statement};
use crate::quote::{SourceText, Texts, spoken_spans};

/// Looks at the names around quotations; each text is gone through once.
#[derive(Debug)]
pub(super) struct Beside<'d> {
    dossier: &'d Dossier,
    texts: &'d Texts,
    speakers: Speakers<'d>,
    names: Vec<OnceLock<NamesInText>>,
}

/// A quotation in its text.
struct Spot<'a> {
    statement: &'a Statement,
    text: &'a SourceText,
    /// From its first to its last byte.
    at: Range<usize>,
    /// The paragraph that it stands in; several when it goes on over their ends.
    paragraph: Range<usize>,
}

impl<'d> Beside<'d> {
    pub(super) fn new(dossier: &'d Dossier, texts: &'d Texts) -> Self {
        let sources = dossier.sources.iter();
        Self {
            dossier,
            texts,
            speakers: Speakers::new(dossier),
            names: sources.map(|_| OnceLock::new()).collect(),
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
        if !graded.grade.is_match() {
            return None;
        }
        let text = self.texts.get(statement.source)?;
        let names = self
            .names
            .get(statement.source.at())?
            .get_or_init(|| NamesInText::of(text.text()));
        let at = ranges.first()?.start..ranges.last()?.end;
        let (paragraph, window) = names.paragraphs.around(&at)?;
        let around = text.text().get(window)?;
        // The usual case, told without taking anything apart.
        if has(around, own.written.split_whitespace().next_back()?) {
            return None;
        }
        let last_names = names.within(&paragraph, text.text(), &self.speakers);
        if last_names.is_empty() {
            return None;
        }
        let spot = Spot {
            statement,
            text,
            at,
            paragraph,
        };
        let (other, name) = self.other_beside(&spot, own, last_names)?;
        let mut words = capital_words(around).filter_map(|word| around.get(word));
        let is_named = words.any(|word| own.is_named_by(&plain(word), other))
            || is_named_by_role(statement, around)
            || self.is_author(statement.source, own);
        (!is_named).then(|| self.warning(&spot, own, other, name))
    }

    /// Of the other speakers whom the paragraph names the one whose name stands nearest to the
    /// quotation, with the byte of the name.
    fn other_beside(
        &self,
        spot: &Spot,
        own: &Person,
        last_names: &[Range<usize>],
    ) -> Option<(&Person, usize)> {
        let text = spot.text.text();
        let inside = text.get(spot.paragraph.clone())?;
        let spoken = spoken_spans(inside);
        let kind = self.dossier.source(spot.statement.source).kind;
        let is_record = matches!(kind, Some(SourceKind::Transcript | SourceKind::Official));
        let may_speak = |name: &&Range<usize>| {
            let in_marks =
                |span: &Range<usize>| span.contains(&(name.start - spot.paragraph.start));
            // In a record of what was said, only a name before a colon says who speaks.
            let is_marked = text.as_bytes().get(name.end) == Some(&b':');
            !spot.at.contains(&name.start)
                && !spoken.iter().any(in_marks)
                && (!is_record || is_marked)
        };
        let whom = |name: &Range<usize>| {
            self.speakers
                .with_last(&plain(text.get(name.clone())?))
                .find(|other| {
                    !other.may_be(own) && other.has_script_of(own) && has_all_parts(other, inside)
                })
        };
        last_names
            .iter()
            .filter(may_speak)
            .filter_map(|name| Some((whom(name)?, name.start)))
            .min_by_key(|(_, place)| distance(*place, &spot.at))
    }

    /// True when the speaker wrote or published the source.
    fn is_author(&self, source: SourceIndex, own: &Person) -> bool {
        let source = self.dossier.source(source);
        let given = [&source.author, &source.publisher];
        given
            .into_iter()
            .flatten()
            .flat_map(|names| names.split(" and "))
            .flat_map(|names| names.split([',', '&', ';']))
            .filter_map(Person::parse)
            .any(|author| author.may_be(own))
    }

    fn warning(&self, spot: &Spot, own: &Person, other: &Person, name: usize) -> Finding {
        let Spot {
            statement, text, ..
        } = spot;
        let id = &self.dossier.source(statement.source).id;
        let near = match nearest_name(own, other, text.text(), name) {
            Some(at) => format!(
                "the statement’s `{}` stands nearest at {}",
                own.written,
                text.place_of(at)
            ),
            None => format!("`{id}` never names the statement’s `{}`", own.written),
        };
        about(
            self.dossier,
            statement,
            Code::QuoteOtherSpeaker,
            format!(
                "the quotation at {} of `{id}` stands beside `{}`, at {}; {near}",
                text.place_of(spot.at.start),
                other.written,
                text.place_of(name)
            ),
        )
        .hint(format!(
            "write `speaker: \"{}\"` if these are their words",
            other.written
        ))
    }
}

/// The byte at which the person's name stands nearest to a place.
fn nearest_name(own: &Person, other: &Person, text: &str, place: usize) -> Option<usize> {
    capital_words(text)
        .filter(|word| {
            text.get(word.clone())
                .is_some_and(|word| own.is_named_by(&plain(word), other))
        })
        .map(|word| word.start)
        .min_by_key(|start| start.abs_diff(place))
}

/// True when the paragraphs give the role as the statement does: "the Ukrainian president".
fn is_named_by_role(statement: &Statement, around: &str) -> bool {
    statement.role.as_deref().is_some_and(|role| {
        let role = role.trim().to_lowercase();
        !role.is_empty() && around.to_lowercase().contains(&role)
    })
}

/// Of a name with a hyphen all parts must be there: `Lloyd-George` is not named by `George`.
fn has_all_parts(person: &Person, text: &str) -> bool {
    person.last.len() < 2
        || person.last.iter().all(|part| {
            let mut words = capital_words(text).filter_map(|word| text.get(word));
            words.any(|word| plain(word) == *part)
        })
}

fn has(text: &str, word: &str) -> bool {
    memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

fn distance(place: usize, at: &Range<usize>) -> usize {
    if place < at.start {
        at.start - place
    } else {
        place.saturating_sub(at.end)
    }
}
