//! Single quotation marks and apostrophes told apart, and marks that open from those that close.
//!
//! Which mark belongs to which is the business of `spoken`; this looks only at one mark and at
//! what stands around it.

use super::characters::is_word;

/// The kinds of quotation marks, within which a mark that opens can be closed by one that closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `“` `”` `„` `‟` `"`
    Double,
    /// `‘` `’` `‚` `‛` `'`
    Single,
    /// `«` `»`
    Angle,
    /// `‹` `›`
    SingleAngle,
    /// `「` `」`
    Corner,
    /// `『` `』`
    WhiteCorner,
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens.
    Opens,
    /// It closes.
    Closes,
    /// It closes when something of its family is open, else it opens.
    Toggles,
    /// It closes when something of its family is open, else it is no mark.
    ClosesIfOpen,
    /// It opens if a mark that closes follows in the paragraph, else it is no mark.
    OpensIfClosed,
}

/// A mark with what stands around it; the start and the end of a text count as white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings<'a> {
    /// The text up to the mark.
    pub before: &'a str,
    /// The text from behind the mark.
    pub after: &'a str,
}

impl Surroundings<'_> {
    fn previous(self) -> char {
        self.before.chars().next_back().unwrap_or(' ')
    }

    fn next(self) -> char {
        self.after.chars().next().unwrap_or(' ')
    }

    /// True after white space, an opening bracket, a dash or another mark that opens, and before
    /// something that is not white space.
    fn can_open(self) -> bool {
        let previous = self.previous();
        (previous.is_whitespace()
            || matches!(
                previous,
                '(' | '['
                    | '{'
                    | '-'
                    | '–'
                    | '—'
                    | '―'
                    | '/'
                    | '“'
                    | '‘'
                    | '„'
                    | '‚'
                    | '«'
                    | '‹'
                    | '"'
                    | '\''
                    | '「'
                    | '『'
            ))
            && !self.next().is_whitespace()
            && !matches!(self.next(), ',' | ';' | ':' | '!' | '?' | ')' | ']')
    }

    /// True after something that is not white space, and not before a letter.
    fn can_close(self) -> bool {
        !self.previous().is_whitespace() && !is_word(self.next())
    }

    fn after_end_of_clause(self) -> bool {
        matches!(self.previous(), '.' | ',' | '!' | '?' | '…')
    }
}

/// The family of a mark and what it can do there; none for other characters and for apostrophes.
pub(super) fn classify(mark: char, at: Surroundings) -> Option<(Family, Role)> {
    let family = match mark {
        '“' | '”' | '„' | '‟' | '"' => Family::Double,
        '‘' | '’' | '‚' | '‛' | '\'' => Family::Single,
        '«' | '»' => Family::Angle,
        '‹' | '›' => Family::SingleAngle,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        _ => return None,
    };
    let role = match mark {
        '”' | '"' if ends_feet_and_inches(at.before) => Role::ClosesIfOpen,
        '“' | '‟' | '«' | '‹' if is_turned_to_close(mark, at) => Role::Closes,
        '”' | '»' | '›' if is_turned_to_open(mark, at) => Role::Toggles,
        '„' | '‚' | '「' | '『' | '“' | '‟' | '«' | '‹' => Role::Opens,
        '」' | '』' | '”' | '»' | '›' => Role::Closes,
        '"' => straight_double(at),
        _ => single(mark, at)?,
    };
    Some((family, role))
}

/// The German closing mark is the English opening one, and German marks point the other way than
/// French ones, which have a space on their inner side.
fn is_turned_to_close(mark: char, at: Surroundings) -> bool {
    match mark {
        '“' | '‟' => at.can_close() && !at.can_open(),
        _ => (is_word(at.previous()) || at.after_end_of_clause()) && !is_word(at.next()),
    }
}

/// The Swedish opening mark is the English or French closing one.
fn is_turned_to_open(mark: char, at: Surroundings) -> bool {
    at.can_open() && (mark == '”' || is_word(at.next()))
}

/// True after `5’10`, which measures.
fn ends_feet_and_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(char::is_numeric);
    feet.len() < before.len()
        && feet
            .strip_suffix(['\'', '’'])
            .is_some_and(|feet| feet.ends_with(char::is_numeric))
}

fn straight_double(at: Surroundings) -> Role {
    match (at.can_open(), at.can_close()) {
        (true, false) => Role::Opens,
        // Inches and seconds have no opening mark.
        (false, true) if at.previous().is_numeric() => Role::ClosesIfOpen,
        (false, true) => Role::Closes,
        _ => Role::Toggles,
    }
}

fn single(mark: char, at: Surroundings) -> Option<Role> {
    let (previous, next) = (at.previous(), at.next());
    if is_word(previous) && is_word(next) {
        return None;
    }
    let opening_shape = matches!(mark, '‘' | '‛' | '\'');
    // In "rock ’n’ roll" both are apostrophes.
    let mut between = at.after.chars();
    if between.next() == Some('n') && matches!(between.next(), Some('\'' | '’')) {
        return None;
    }
    if opening_shape && at.can_open() {
        return Some(if mark == '\'' || begins_elision(at.after) {
            Role::OpensIfClosed
        } else {
            Role::Opens
        });
    }
    if !at.can_close() {
        return None;
    }
    // An apostrophe never follows the end of a clause, but often ends a word.
    Some(if at.after_end_of_clause() {
        Role::Closes
    } else {
        Role::ClosesIfOpen
    })
}

/// True for what is written with an apostrophe in place of its beginning: `90s`, `em`, `tis`.
fn begins_elision(after: &str) -> bool {
    let word: String = after
        .chars()
        .take_while(|character| is_word(*character))
        .collect::<String>()
        .to_lowercase();
    let year = word.strip_suffix('s').unwrap_or(&word);
    (year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()))
        || matches!(
            word.as_str(),
            "em" | "tis" | "twas" | "til" | "till" | "cause" | "bout" | "round"
        )
}

/// How many characters are searched for a mark that closes; no sentence is longer.
const LONGEST_SEARCH: usize = 4_000;

/// True when a single mark that closes follows in the paragraph, before another one that opens.
pub(super) fn is_closed_later(text: &str) -> bool {
    for (at, character) in text.char_indices().take(LONGEST_SEARCH) {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + character.len_utf8()..))
        else {
            return false;
        };
        let surroundings = Surroundings { before, after };
        match character {
            '\n' | '\r' | '\u{2029}' => return false,
            '’' | '\'' | '‘' if surroundings.can_open() => return false,
            '’' | '\'' if surroundings.can_close() && !is_possessive(surroundings) => {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// True for the apostrophe of a plural: after an `s`, before the thing possessed.
pub(super) fn is_possessive(at: Surroundings) -> bool {
    let mut rest = at.after.chars();
    matches!(at.previous(), 's' | 'S')
        && rest.next() == Some(' ')
        && rest.next().is_some_and(char::is_lowercase)
}
