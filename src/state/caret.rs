//! The caret in the text of a source, so that words can be selected by keys. What depends on where
//! lines end on screen is worked out by the reader, which then says where the caret is to stand.

use unicode_segmentation::UnicodeSegmentation;

use super::reading::{Room, Target};
use super::{Effect, Scroll, State};

/// Where the caret stands, and where what is selected by it began; bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection began.
    pub anchor: usize,
    /// Where the caret stands.
    pub at: usize,
}

/// A way to move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretStep {
    /// One letter back.
    Left,
    /// One letter on.
    Right,
    /// To the beginning of the word, or of the one before.
    WordLeft,
    /// To the end of the word, or of the next.
    WordRight,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the beginning of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the beginning of the paragraph, or of the one before.
    ParagraphUp,
    /// To the end of the paragraph, or of the next.
    ParagraphDown,
    /// To the beginning of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

/// One thing to be asked of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretCommand {
    /// Move it; true extends what is selected.
    Step(CaretStep, bool),
    /// Put it at this byte; true extends what is selected.
    Put(usize, bool),
}

/// So many letters of what is selected, or stands behind the caret, are told.
const TOLD: usize = 90;

/// Applies one such command.
pub(super) fn apply(state: &mut State, command: CaretCommand) -> Vec<Effect> {
    match command {
        CaretCommand::Put(at, extends) => put(state, at, extends),
        CaretCommand::Step(step, extends) => return move_by(state, step, extends),
    }
    Vec::new()
}

fn move_by(state: &mut State, step: CaretStep, extends: bool) -> Vec<Effect> {
    let text = state
        .text_read()
        .filter(|_| state.view.room == Room::Reader);
    let caret = state.view.reader.as_ref().and_then(|reader| reader.caret);
    match (text, caret) {
        (Some(text), Some(caret)) => {
            if let Some(at) = moved(text.text(), caret.at, step) {
                put(state, at, extends);
                return Vec::new();
            }
        }
        // Without a caret these keys lead through the text, as in the list of sources.
        (text, None) if !extends && (text.is_none() || scroll(step).is_some()) => {
            let command = scroll(step).map(super::Command::ScrollText);
            return command.map_or_else(Vec::new, |command| super::read::read(state, command));
        }
        (None, _) => return Vec::new(),
        (Some(_), None) => {}
    }
    let before = state.view.caret_wish.map_or(0, |(number, ..)| number);
    state.view.caret_wish = Some((before + 1, step, extends));
    Vec::new()
}

/// What a key does where there is no caret.
fn scroll(step: CaretStep) -> Option<Scroll> {
    match step {
        CaretStep::Up => Some(Scroll::LinesUp),
        CaretStep::Down => Some(Scroll::LinesDown),
        CaretStep::LineStart | CaretStep::TextStart => Some(Scroll::Start),
        CaretStep::LineEnd | CaretStep::TextEnd => Some(Scroll::End),
        _ => None,
    }
}

/// Puts the caret somewhere, selects what lies between, and says what that is.
fn put(state: &mut State, at: usize, extends: bool) {
    let Some(text) = state.text_read().map(|text| text.text().to_owned()) else {
        return;
    };
    let Some(reader) = state
        .view
        .reader
        .as_mut()
        .filter(|_| text.is_char_boundary(at))
    else {
        return;
    };
    let anchor = match reader.caret {
        Some(caret) if extends => caret.anchor,
        _ => at,
    };
    let selected = anchor.min(at)..anchor.max(at);
    reader.caret = Some(Caret { anchor, at });
    reader.selected = Some(selected.clone()).filter(|words| !words.is_empty());
    reader.target = Target::Caret;
    reader.reveal += 1;
    let words = text.get(selected).unwrap_or_default();
    state.view.announcement = if words.is_empty() {
        let behind = text.get(at..).unwrap_or_default();
        let line = behind.split(is_break).next().unwrap_or_default();
        match line.trim() {
            "" => "End of the paragraph".to_owned(),
            _ => line.chars().take(TOLD).collect(),
        }
    } else {
        format!("Selected: {}", in_short(words))
    };
}

/// The words, their middle left out where they are many.
fn in_short(words: &str) -> String {
    let count = words.chars().count();
    if count <= TOLD {
        return words.to_owned();
    }
    let begin: String = words.chars().take(TOLD / 2).collect();
    let end: String = words.chars().skip(count - TOLD / 2).collect();
    format!("{begin} … {end}")
}

/// True for what ends a line of a text.
fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '\'' | '’')
}

/// Where a step leads from a byte; none where that depends on the lines on screen.
fn moved(text: &str, at: usize, step: CaretStep) -> Option<usize> {
    let before = text.get(..at)?;
    let behind = text.get(at..)?;
    let blank = |character: char| character.is_whitespace() || character == '\u{feff}';
    // White space with the end of a line in it is between two paragraphs; nothing stands there.
    let gap_start = before.trim_end_matches(blank).len();
    let gap_end = text.len() - behind.trim_start_matches(blank).len();
    let is_gap = text[gap_start..gap_end].contains(is_break);
    let paragraph_start = || {
        let line = before
            .rfind(is_break)
            .map_or(0, |end| end + break_len(before, end));
        line + (before[line..].len() - before[line..].trim_start_matches(blank).len())
    };
    let paragraph_end = || {
        let line = at + behind.find(is_break).unwrap_or(behind.len());
        at + text[at..line].trim_end_matches(blank).len()
    };
    let last = text.trim_end_matches(blank).len();
    let first = text.len() - text.trim_start_matches(blank).len();
    let to = match step {
        CaretStep::Left if is_gap && gap_start < at => gap_start,
        CaretStep::Left => at - before.graphemes(true).next_back().map_or(0, str::len),
        CaretStep::Right if is_gap && at < gap_end => gap_end,
        CaretStep::Right => at + behind.graphemes(true).next().map_or(0, str::len),
        CaretStep::WordLeft => {
            let words = before.trim_end_matches(|it| !is_word(it));
            words.trim_end_matches(is_word).len()
        }
        CaretStep::WordRight => {
            let words = behind.trim_start_matches(|it| !is_word(it));
            text.len() - words.trim_start_matches(is_word).len()
        }
        CaretStep::ParagraphUp => match paragraph_start() {
            start if start < at => start,
            _ if gap_start < at => moved(text, gap_start, step)?,
            _ => at,
        },
        CaretStep::ParagraphDown => match paragraph_end() {
            end if at < end => end,
            _ if at < gap_end => moved(text, gap_end, step)?,
            _ => at,
        },
        CaretStep::TextStart => first,
        CaretStep::TextEnd => last,
        CaretStep::Up | CaretStep::Down | CaretStep::LineStart | CaretStep::LineEnd => return None,
    };
    Some(to.clamp(first.min(last), last))
}

fn break_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use CaretStep as S;

    const TEXT: &str = "\u{feff}  One fine day.  \r\n\n\tÉtat d’âme: 👩‍🚀!\nEnd. \n";

    /// Steps from the beginning, each with what stands between the caret and the end of the text.
    #[test]
    fn the_caret_stands_between_letters_and_words_and_never_between_paragraphs() {
        let steps = [
            (S::TextStart, "One fine day."),
            (S::WordRight, " fine day."),
            (S::Right, "fine day."),
            (S::WordRight, " day."),
            (S::WordLeft, "fine day."),
            (S::ParagraphDown, ""),
            (S::Right, "État d’âme: 👩‍🚀!"),
            (S::Left, ""),
            (S::ParagraphDown, ""),
            (S::Left, "!"),
            (S::Left, "👩‍🚀!"),
            (S::ParagraphUp, "État d’âme: 👩‍🚀!"),
            (S::WordRight, " d’âme: 👩‍🚀!"),
            (S::WordRight, ": 👩‍🚀!"),
            (S::ParagraphUp, "État d’âme: 👩‍🚀!"),
            (S::ParagraphUp, "One fine day."),
            (S::Left, "One fine day."),
            (S::TextEnd, ""),
            (S::Right, ""),
            (S::ParagraphUp, "End."),
        ];
        let mut at = 0;
        for (number, (step, expected)) in steps.into_iter().enumerate() {
            at = moved(TEXT, at, step).unwrap_or(at);
            let line = TEXT[at..].split(is_break).next().unwrap_or_default();
            assert_eq!(line.trim_end(), expected, "step {number}, {step:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_step_leaves_the_text_or_stands_within_a_letter(
            text in "[a ’é👩\u{200d}🚀\n\r\t.]{0,24}",
            steps in proptest::collection::vec(0..12_usize, 0..20),
        ) {
            const ALL: [S; 12] = [
                S::Left, S::Right, S::WordLeft, S::WordRight, S::Up, S::Down, S::LineStart,
                S::LineEnd, S::ParagraphUp, S::ParagraphDown, S::TextStart, S::TextEnd,
            ];
            let mut at = 0;
            for step in steps {
                at = moved(&text, at, ALL[step]).unwrap_or(at);
                proptest::prop_assert!(text.is_char_boundary(at));
            }
        }
    }
}
