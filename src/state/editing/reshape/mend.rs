//! A record in its own words: what the loader left out or found fault with is mended as it stands
//! in the file, with the loader's findings as one types.

use crate::edit::{
    Change, Draft, Record, RecordSyntax, apply, of_party, of_plan, of_point, of_source, of_theme,
    splices, write,
};
use crate::finding::{Finding, Place, RecordRef, Severity};
use crate::load::lex::{Kind, Lexer};
use crate::load::{Layout, Loaded, load};
use crate::model::Dossier;
use crate::state::Opened;

/// A file of more bytes is not read anew at every key; a small one with what can be named is.
const SMALL: usize = 256 * 1024;

/// A record that is being mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mending {
    /// Which record.
    pub record: RecordRef,
    /// Where it begins in the file.
    pub place: Option<Place>,
    /// Its text when it was opened.
    pub before: String,
    /// Its text as it is typed.
    pub text: String,
    /// What stands behind it and was taken for a part of it, because it does not close.
    tail: String,
    /// What the loader says of it, with places counted from the record's beginning.
    pub findings: Vec<Finding>,
    /// Why it cannot be put into the file, a sentence.
    pub refusal: Option<&'static str>,
}

impl Mending {
    /// Opens a record of the file.
    pub(super) fn new(opened: &Opened, record: RecordRef) -> Option<Self> {
        let mut before = match (&opened.text, opened.places.byte_range(record)) {
            (Some(text), Some(range)) => text.get(range)?.to_owned(),
            // What hides in it is shown by its number there, which RON reads alike.
            _ => opened.places.text_of(record)?.to_owned(),
        };
        let tail = before.split_off(tail_of(&before));
        let mut mending = Self {
            record,
            tail,
            place: opened.places.of(record),
            text: before.clone(),
            before,
            findings: Vec::new(),
            refusal: None,
        };
        mending.try_it(opened);
        Some(mending)
    }

    /// True when something of it would be lost by closing it.
    pub(super) fn is_changed(&self) -> bool {
        self.text != self.before
    }

    /// True when the loader would take the record.
    #[must_use]
    pub fn is_mended(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        self.refusal.is_none() && !self.findings.iter().any(is_error)
    }

    /// What is asked of the file.
    pub(super) fn changes(&self) -> Vec<Change> {
        vec![self.change(self.record)]
    }

    fn change(&self, record: RecordRef) -> Change {
        let text = format!("{}{}", self.text.trim(), self.tail);
        Change::Rewrite { record, text }
    }

    /// Works out anew what the loader would say.
    pub(super) fn try_it(&mut self, opened: &Opened) {
        self.findings.clear();
        self.refusal = None;
        if !is_one_record(self.text.trim()) {
            self.refusal =
                Some("Brackets, quotation marks, colons or commas do not fit together yet");
        }
        let Some((made, record)) = self.trial(opened) else {
            return;
        };
        let loaded = load(made.as_bytes());
        if self.refusal.is_none() && !keeps_others(opened, &loaded, self.record, record) {
            self.refusal = Some("This would take other records with it");
        }
        let begins = loaded.places.of(record);
        let findings = loaded.findings.into_iter();
        self.findings = findings
            .filter(|finding| finding.record == Some(record))
            .map(|finding| from_beginning(finding, begins))
            .collect();
    }

    /// The text of a file in which the record stands as it is typed, and which one it is there.
    fn trial(&self, opened: &Opened) -> Option<(String, RecordRef)> {
        let whole = opened.text.as_ref().filter(|text| text.len() <= SMALL);
        let (text, record) = match whole {
            Some(text) => (text.to_string(), self.record),
            None => small_file(&opened.dossier, self.record, &self.before),
        };
        let splices = splices(&text, &[self.change(record)]).ok()?;
        Some((apply(&text, &splices)?, record))
    }
}

/// Where what is no part of a record that does not close begins: its comma, and comments on lines of
/// their own that may belong to the next record.
fn tail_of(text: &str) -> usize {
    let mut end = text.trim_end().len();
    loop {
        let line = text[..end].rfind('\n').map_or(0, |end| end + 1);
        if line == 0 || !text[line..end].trim_start().starts_with("//") {
            break;
        }
        end = text[..line].trim_end().len();
    }
    text[..end].strip_suffix(',').map_or(end, str::len)
}

/// True where a text is one record of named fields, and behind it at most its comma.
fn is_one_record(text: &str) -> bool {
    let lexer = Lexer::new(text.as_bytes());
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(token) = lexer.next(at) {
        at = token.end;
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) if depth > 1 => depth -= 1,
            Kind::Close(_) => {
                let is_record = RecordSyntax::of(text, 0..at).is_some();
                let rest = lexer.next(at);
                let comma = rest.filter(|rest| rest.kind == Kind::Comma);
                let behind = comma.map_or(rest, |comma| lexer.next(comma.end));
                return is_record && behind.is_none();
            }
            _ => {}
        }
    }
    false
}

/// A place counted from the beginning of the record: lines from 1, columns as they are.
fn from_beginning(mut finding: Finding, begins: Option<Place>) -> Finding {
    if let (Some(place), Some(begins)) = (&mut finding.place, begins) {
        if place.line == begins.line {
            place.column = place.column.saturating_sub(begins.column) + 1;
        }
        place.line = place.line.saturating_sub(begins.line) + 1;
    }
    finding
}

/// True when a file has as many records as before, and no other list has become shorter.
fn keeps_others(
    opened: &Opened,
    loaded: &Loaded,
    record: RecordRef,
    record_there: RecordRef,
) -> bool {
    if loaded.dossier.is_none() {
        return false;
    }
    // In a small file made for this, only the own list tells something.
    if record != record_there || opened.text.as_ref().is_none_or(|it| it.len() > SMALL) {
        return loaded.places.of(record_there).is_some();
    }
    crate::load::LISTS
        .into_iter()
        .all(|kind| loaded.places.count(kind) == opened.places.count(kind))
}

/// A file with everything that a record can name, and at the end of its list a place for it.
fn small_file(dossier: &Dossier, record: RecordRef, before: &str) -> (String, RecordRef) {
    let mut records: Vec<Record> = dossier.parties.iter().map(of_party).collect();
    records.extend(dossier.themes.iter().map(of_theme));
    let bare = |mut record: Record, fields: &[&str]| {
        for field in fields {
            record.set(field, None);
        }
        record
    };
    let points = dossier.points.iter().map(|it| of_point(dossier, it));
    records.extend(points.map(|it| bare(it, &["theme", "articles"])));
    let sources = dossier.sources.iter().map(|it| of_source(dossier, it));
    records.extend(sources.map(|it| bare(it, &["copy_of"])));
    let plans = dossier.plans.iter().map(|it| of_plan(dossier, it));
    records.extend(plans.map(|it| bare(it, &["source"])));
    // The record itself is not to stand there twice.
    let itself = Record::read(before, record.kind, 0..before.len());
    if let Some(id) = itself.as_ref().and_then(|it| it.text("id")) {
        records.retain(|it| it.kind != record.kind || it.text("id") != Some(id));
    }
    let number = records.iter().filter(|it| it.kind == record.kind).count();
    records.push(Record::new(record.kind));
    let text = write(&Draft {
        title: "trial".to_owned(),
        records,
        ..Draft::default()
    });
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let kind = record.kind;
    (text, RecordRef { kind, number })
}

/// The record that stands in a file as it was when somebody began to mend it.
pub(super) fn found_again(opened: &Opened, mending: &Mending) -> Option<RecordRef> {
    let text = opened.text.as_deref()?;
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let layout = Layout::of(content)?;
    let kind = mending.record.kind;
    let (_, records) = layout.list(kind)?;
    let before = format!("{}{}", mending.before, mending.tail);
    let is_it = |at: &std::ops::Range<usize>| content.get(at.clone()) == Some(&*before);
    let same = |number: u32| {
        let at = usize::try_from(number).ok()?;
        records.get(at).filter(|at| is_it(at)).map(|_| number)
    };
    let number = same(mending.record.number)
        .or_else(|| u32::try_from(records.iter().position(is_it)?).ok())?;
    Some(RecordRef { kind, number })
}
