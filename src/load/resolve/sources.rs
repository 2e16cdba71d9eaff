//! Sources: their dates, the paths of their texts, and which copies which.

use crate::finding::{Code, RecordKind};
use crate::model::{Source, SourceIndex};

use super::super::fields::value_offset;
use super::super::path::{Outside, leads_outside};
use super::super::raw;
use super::super::trouble::Trouble;
use super::super::watch::Stopped;
use super::Resolver;
use super::record::{Entry, date, words};
use std::ops::Range;

const KIND: RecordKind = RecordKind::Source;

/// What a source said of its original, to be looked up once every source is known.
struct Copy {
    number: u32,
    range: Range<usize>,
    original: String,
}

impl Resolver<'_> {
    pub(super) fn sources(&mut self) -> Result<Vec<Source>, Stopped> {
        let made = self.records(
            KIND,
            |source: &raw::Source| &source.id,
            |this, entry| {
                let raw = &entry.raw;
                let published = date(entry.slice, "published", &raw.published)?;
                this.warn_if_empty(KIND, entry, "title", &raw.title);
                let source = Source {
                    number: entry.number,
                    id: raw.id.clone(),
                    publisher: words(raw.publisher.clone()),
                    title: raw.title.clone(),
                    author: words(raw.author.clone()),
                    published,
                    dating: raw.dating.clone().into(),
                    url: words(raw.url.clone()),
                    language: words(raw.language.clone()),
                    kind: raw.kind.map(Into::into),
                    copy_of: None,
                    rewrite_of: words(raw.rewrite_of.clone()),
                    text: this.text_path(entry),
                    sha256: this.sha256(entry),
                    note: words(raw.note.clone()),
                };
                let copy = raw.copy_of.clone().map(|original| Copy {
                    number: entry.number,
                    range: entry.range.clone(),
                    original,
                });
                Ok((source, copy))
            },
        )?;
        let (mut sources, copies): (Vec<Source>, Vec<Option<Copy>>) = made.into_iter().unzip();
        for (source, copy) in sources.iter_mut().zip(&copies) {
            source.copy_of = copy.as_ref().and_then(|copy| self.original(copy));
        }
        self.break_circles(&mut sources, &copies);
        Ok(sources)
    }

    fn entry_of(&self, copy: &Copy) -> Entry<'_, ()> {
        Entry {
            number: copy.number,
            range: copy.range.clone(),
            slice: &self.text[copy.range.clone()],
            raw: (),
        }
    }

    fn original(&mut self, copy: &Copy) -> Option<SourceIndex> {
        let text = self.text;
        let entry = Entry {
            number: copy.number,
            range: copy.range.clone(),
            slice: &text[copy.range.clone()],
            raw: (),
        };
        self.optional(KIND, &entry, "copy_of", KIND, &copy.original)
            .map(SourceIndex::new)
    }

    /// Sources that copy each other in a circle have no original: the first of them in the file
    /// is taken for it.
    fn break_circles(&mut self, sources: &mut [Source], copies: &[Option<Copy>]) {
        for circle in circles(sources) {
            let Some(&first) = circle.iter().min() else {
                continue;
            };
            let itself = circle.len() == 1;
            self.tell_circle(&sources[first].id, itself, copies[first].as_ref());
            sources[first].copy_of = None;
        }
    }

    fn tell_circle(&mut self, id: &str, itself: bool, copy: Option<&Copy>) {
        let Some(copy) = copy else { return };
        let entry = self.entry_of(copy);
        let at = value_offset(entry.slice, "copy_of");
        let message = if itself {
            format!("the source `{id}` is said to copy itself")
        } else {
            format!("the source `{id}` copies one that copies it")
        };
        let trouble = Trouble::new(Code::OddValue, at, message)
            .hint("leave `copy_of` out where the source is the original");
        let told = self.tell(copy.range.start, trouble);
        self.name_record(told, KIND, copy.number);
    }

    /// The path of the source's text, unless it may not be read.
    fn text_path(&mut self, entry: &Entry<'_, raw::Source>) -> Option<String> {
        let text = words(entry.raw.text.clone())?;
        let Some(outside) = leads_outside(&text) else {
            return Some(text);
        };
        let at = value_offset(entry.slice, "text");
        let message = match outside {
            Outside::Absolute => format!("`{text}` in `text` is not relative to this file"),
            Outside::Upwards => format!("`{text}` in `text` leads out of this file's folder"),
        };
        let trouble = Trouble::new(Code::TextOutside, at, message)
            .hint("put the text into the folder of this file or below it");
        self.tell_of(KIND, entry, trouble);
        None
    }

    /// The hash in small letters; one that is none is told and kept.
    fn sha256(&mut self, entry: &Entry<'_, raw::Source>) -> Option<String> {
        let hash = words(entry.raw.sha256.clone())?;
        if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(hash.to_ascii_lowercase());
        }
        let at = value_offset(entry.slice, "sha256");
        let message = "`sha256` is not 64 hexadecimal digits";
        self.tell_of(KIND, entry, Trouble::new(Code::OddValue, at, message));
        Some(hash)
    }
}

/// The sources of every circle. Each source is passed once.
fn circles(sources: &[Source]) -> Vec<Vec<usize>> {
    // By which walk each source was passed first.
    let mut passed: Vec<Option<usize>> = vec![None; sources.len()];
    let mut circles = Vec::new();
    for walk in 0..sources.len() {
        let mut way = Vec::new();
        let mut next = Some(walk);
        while let Some(at) = next.filter(|&at| passed[at].is_none()) {
            passed[at] = Some(walk);
            way.push(at);
            next = sources[at].copy_of.map(SourceIndex::at);
        }
        if let Some(at) = next.filter(|&at| passed[at] == Some(walk)) {
            let start = way.iter().position(|&other| other == at).unwrap_or(0);
            circles.push(way.split_off(start));
        }
    }
    circles
}
