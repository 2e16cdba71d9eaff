//! What a form for a statement begins with: the words that are selected in a text and what that
//! text and the dossier tell about them. Everything that is guessed can be changed.

use std::ops::Range;

use super::form::Form;
use crate::edit::{Record, Value};
use crate::finding::RecordKind;
use crate::model::{Dossier, Statement};
use crate::quote::SourceText;
use crate::state::{Room, State};

/// The format allows so many characters of context on each side.
const CONTEXT: usize = 40;
/// A speaker is looked for so many bytes before and behind the words.
const NEAR: usize = 300;
/// What the next statement from the same source takes over from the last one.
const REPEATED: [&str; 9] = [
    "point", "party", "voice", "speaker", "role", "part", "said", "dating", "coded_by",
];

/// Opens a form for a statement.
pub(super) fn statement(state: &mut State) {
    let dossier = &state.opened.dossier;
    let mut record = Record::new(RecordKind::Statement);
    let reader = state.view.reader.as_ref();
    let reader = reader.filter(|_| state.view.room == Room::Reader);
    if let Some(reader) = reader {
        let source = dossier.source(reader.source);
        record = from_source(record, dossier, &source.id);
        if let (Some(words), Some(text)) = (&reader.selected, state.text_read()) {
            record = from_words(record, dossier, text, words.clone());
        }
        if let Some(last) = &state.editing.last
            && last.text("source") == Some(source.id.as_str())
        {
            for field in REPEATED {
                // What the words themselves tell is nearer than what was said before.
                let is_guess = matches!(field, "said" | "dating" | "voice");
                if let Some(value) = last.get(field)
                    && (is_guess || record.get(field).is_none())
                {
                    record.set(field, Some(value.clone()));
                }
            }
        }
    } else if let Some(selection) = state.view.selection {
        let point = dossier.point(selection.point).id.as_str();
        let party = dossier.party(selection.party).id.as_str();
        record = record.with("point", Value::text(point));
        record = record.with("party", Value::text(party));
    }
    let name = state.settings.name.trim();
    if !name.is_empty() && record.get("coded_by").is_none() {
        record.set("coded_by", Some(Value::text(name)));
    }
    let mut form = Form::new(record);
    // An empty form has nothing to lose.
    form.before = Record::new(RecordKind::Statement);
    state.open_form(form);
}

/// The source, and that its words were said no later than it was published.
fn from_source(record: Record, dossier: &Dossier, id: &str) -> Record {
    let record = record.with("source", Value::text(id));
    let Some(source) = dossier.sources.iter().find(|it| it.id == id) else {
        return record;
    };
    let why = Value::Tagged(
        "Inferred".to_owned(),
        "no later than publication".to_owned(),
    );
    record
        .with("said", Value::text(source.published.to_string()))
        .with("dating", why)
}

/// The quotation with its context, and who may have said it.
fn from_words(record: Record, dossier: &Dossier, text: &SourceText, words: Range<usize>) -> Record {
    let whole = text.text();
    let words = trimmed(whole, words);
    let Some(quote) = whole.get(words.clone()) else {
        return record;
    };
    let (before, after) = context(whole, &words);
    let mut record = record
        .with("quote", Value::text(on_one_line(quote)))
        .with_text("before", before.as_deref())
        .with_text("after", after.as_deref());
    if !text.pages().is_empty() {
        let page = text.pages().partition_point(|begin| *begin <= words.start);
        record = record.with("at", Value::Text(format!("page {page}")));
    }
    let Some(known) = speaker_near(dossier, whole, &words) else {
        return record;
    };
    let party = dossier.party(known.party).id.as_str();
    record
        .with_text("speaker", known.speaker.as_deref())
        .with_text("role", known.role.as_deref())
        .with("party", Value::text(party))
        .with("voice", Value::word("Own"))
}

/// The words without white space around them.
fn trimmed(text: &str, words: Range<usize>) -> Range<usize> {
    let Some(slice) = text.get(words.clone()) else {
        return words;
    };
    let start = words.start + slice.len() - slice.trim_start().len();
    start..(start + slice.trim().len())
}

/// Lines are a matter of layout: where one ends, a space stands.
fn on_one_line(quote: &str) -> String {
    if !quote.contains(['\n', '\r']) {
        return quote.to_owned();
    }
    let lines = quote.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// What stands before and behind the words in their paragraph, by whole words.
fn context(text: &str, words: &Range<usize>) -> (Option<String>, Option<String>) {
    let before = text.get(..words.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let skip = line.chars().count().saturating_sub(CONTEXT);
    let mut before: String = line.chars().skip(skip).collect();
    if skip > 0 {
        let cut = before.find(' ').map_or(before.len(), |space| space + 1);
        before.drain(..cut);
    }
    let after = text.get(words.end..).unwrap_or_default();
    let line = after.split('\n').next().unwrap_or_default();
    let line = line.trim_end_matches('\r');
    let mut after: String = line.chars().take(CONTEXT).collect();
    if line.chars().count() > CONTEXT {
        let cut = after.rfind(' ').unwrap_or(0);
        after.truncate(cut);
    }
    let some = |context: String| (!context.trim().is_empty()).then_some(context);
    (some(before), some(after))
}

/// The newest statement of the speaker of this dossier whose name stands nearest to the words.
fn speaker_near<'d>(
    dossier: &'d Dossier,
    text: &str,
    words: &Range<usize>,
) -> Option<&'d Statement> {
    let mut from = words.start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (words.end + NEAR).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let near = text.get(from..to)?;
    let distance = |name: &str| {
        let surname = name.split_whitespace().next_back()?;
        let places = near.match_indices(surname).map(|(at, _)| from + at);
        places
            .map(|at| {
                if at >= words.end {
                    at - words.end
                } else {
                    words.start.saturating_sub(at)
                }
            })
            .min()
    };
    let mut nearest: Option<(usize, &Statement)> = None;
    for statement in dossier.statements.iter().filter(|it| it.is_whole_party()) {
        let Some(speaker) = &statement.speaker else {
            continue;
        };
        let Some(distance) = distance(speaker) else {
            continue;
        };
        if nearest.is_none_or(|(least, known)| {
            distance < least || (distance == least && statement.day() >= known.day())
        }) {
            nearest = Some((distance, statement));
        }
    }
    nearest.map(|(_, statement)| statement)
}
