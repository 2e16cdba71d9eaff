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
/// Who says so, and when: what the next words of a paragraph take over from the last ones, all of it
/// or none, and only where they name no speaker themselves. Words of another paragraph may be
/// somebody else's.
const WHO_AND_WHEN: [&str; 7] = [
    "party", "voice", "speaker", "role", "part", "said", "dating",
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
        if let (Some(last), Some(text)) = (&state.editing.last, state.text_read())
            && last.text("source") == Some(source.id.as_str())
        {
            let words = reader.selected.as_ref();
            let is_near = words.is_some_and(|words| is_of_one_paragraph(text.text(), last, words));
            if is_near && record.get("speaker").is_none() {
                for field in WHO_AND_WHEN {
                    if let Some(value) = last.get(field) {
                        record.set(field, Some(value.clone()));
                    }
                }
            }
            if let Some(coder) = last.get("coded_by") {
                record.set("coded_by", Some(coder.clone()));
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

/// The newest statement of the one speaker of this dossier who is named in the sentence of the
/// words; none where several are, because nobody knows then which of them speaks.
fn speaker_near<'d>(
    dossier: &'d Dossier,
    text: &str,
    words: &Range<usize>,
) -> Option<&'d Statement> {
    let near = text.get(sentence(text, words))?;
    let is_named = |statement: &&Statement| {
        let speaker = statement.speaker.as_deref();
        let surname = speaker.and_then(|name| name.split_whitespace().next_back());
        surname.is_some_and(|surname| has_word(near, surname))
    };
    let positions = dossier.statements.iter().filter(|it| it.is_whole_party());
    let mut found: Option<&Statement> = None;
    for statement in positions.filter(is_named) {
        match found {
            Some(known)
                if (known.party, &known.speaker) != (statement.party, &statement.speaker) =>
            {
                return None;
            }
            Some(known) if statement.day() < known.day() => {}
            _ => found = Some(statement),
        }
    }
    found
}

/// True when a text has a word as a whole.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + word.len()..]);
        !is_letter(before.chars().next_back()) && !is_letter(behind.chars().next())
    })
}

/// The bytes of the sentences in which words stand. Where a sentence may have ended it has: a point
/// behind a short form parts one too, which finds fewer names and no wrong ones.
fn sentence(text: &str, words: &Range<usize>) -> Range<usize> {
    let paragraph = paragraph(text, words);
    let before = text.get(paragraph.start..words.start).unwrap_or_default();
    let behind = text.get(words.end..paragraph.end).unwrap_or_default();
    let start = sentence_ends(before).last();
    // Words that end a sentence are followed by another one.
    let inner = text.get(words.clone()).unwrap_or_default();
    let is_ended = ends_sentence(inner);
    let end = if is_ended && behind.starts_with(char::is_whitespace) {
        0
    } else {
        sentence_ends(behind).next().unwrap_or(behind.len())
    };
    paragraph.start + start.unwrap_or(0)..words.end + end
}

/// True when a text ends as a sentence does, with or without quotation marks behind.
fn ends_sentence(text: &str) -> bool {
    let closing = |letter: char| "”\"»’')“‘".contains(letter);
    text.trim_end()
        .trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…'])
}

/// Where sentences end: before white space.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let spaces = text.char_indices().filter(|(_, it)| it.is_whitespace());
    spaces
        .map(|(at, _)| at)
        .filter(|&at| ends_sentence(&text[..at]))
}

/// The bytes of the paragraph in which words stand: to the next empty line, or to the next line that
/// begins behind the end of a sentence.
fn paragraph(text: &str, words: &Range<usize>) -> Range<usize> {
    let is_edge = |at: usize| {
        let behind = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
        let before = text[..at].trim_end_matches([' ', '\t', '\r']);
        behind.starts_with('\n') || before.ends_with('\n') || ends_sentence(before)
    };
    let lines = |part: &str, from: usize| -> Vec<usize> {
        part.match_indices('\n').map(|(at, _)| from + at).collect()
    };
    let before = lines(text.get(..words.start).unwrap_or_default(), 0);
    let behind = lines(text.get(words.end..).unwrap_or_default(), words.end);
    let start = before.into_iter().rev().find(|&at| is_edge(at));
    let end = behind.into_iter().find(|&at| is_edge(at));
    start.map_or(0, |at| at + 1)..end.unwrap_or(text.len())
}

/// True when the quotation of a statement stands once in a text, and in the paragraph of the words.
fn is_of_one_paragraph(text: &str, last: &Record, words: &Range<usize>) -> bool {
    let Some(quote) = last.text("quote").filter(|quote| !quote.is_empty()) else {
        return false;
    };
    let mut places = text.match_indices(quote);
    let (Some((at, _)), None) = (places.next(), places.next()) else {
        return false;
    };
    paragraph(text, words).contains(&at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALKS: &str = "Talks on fruit\n\nOn Monday Ms Almond said: “We want pears”, and later:\n\
        “No quinces.” Her colleagues nodded. “Fine,” said one.\n\
        The envoy, Otto Birk, said quinces “must be part of it”. Ms Almonde left.";

    #[test]
    fn only_the_sentence_of_the_words_names_their_speaker() {
        for (words, expected) in [
            (
                "“We want pears”",
                "On Monday Ms Almond said: “We want pears”, and later:\n“No quinces.”",
            ),
            (
                "“No quinces.”",
                "On Monday Ms Almond said: “We want pears”, and later:\n“No quinces.”",
            ),
            ("“Fine,”", "“Fine,” said one."),
            (
                "must be part",
                "The envoy, Otto Birk, said quinces “must be part of it”.",
            ),
            ("Talks", "Talks on fruit"),
        ] {
            let at = TALKS.find(words).unwrap();
            let found = sentence(TALKS, &(at..at + words.len()));
            assert_eq!(TALKS[found].trim(), expected, "{words}");
        }
        assert!(!has_word(TALKS, "Almon") && has_word(TALKS, "Almond"));
    }

    #[test]
    fn a_paragraph_ends_where_its_last_sentence_ends_a_line() {
        let at = TALKS.find("Fine").unwrap();
        let found = paragraph(TALKS, &(at..at + 4));
        assert!(TALKS[found.clone()].starts_with("On Monday"));
        assert!(TALKS[found].ends_with("said one."));
    }
}
