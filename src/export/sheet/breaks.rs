//! Where a line may be broken, and what of a text is visible at all. Knows no widths.

/// What stays together on a line, and the white space that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// The span and the text of the white space.
    pub(super) space: Option<(usize, &'a str)>,
    /// True when a line break follows.
    pub(super) ends_line: bool,
}

/// A stretch of an atom within one span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) span: usize,
    pub(super) text: &'a str,
    /// True where the span begins.
    pub(super) opens_span: bool,
}

/// A text as it is painted: line ends are `\n`, other controls are spaces, and characters that
/// only steer layout are gone.
pub(in crate::export) fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|character| !is_layout_control(*character))
        .map(|character| match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect()
}

/// Characters without a shape of their own: soft hyphens, joiners, directions, byte order marks.
fn is_layout_control(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\n')
}

/// True when a line may end after `this` although no space follows.
fn may_end_after(this: char, before: Option<char>, next: Option<char>) -> bool {
    let is_between_letters =
        before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
    match this {
        '—' | '–' => next.is_some_and(char::is_alphanumeric),
        '-' | '/' | '?' | '&' | '=' => is_between_letters,
        _ => next.is_some_and(is_ideograph) || (is_ideograph(this) && next.is_some()),
    }
}

/// A character of a script that is broken between any two.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Cuts texts that follow each other on a line into atoms. Texts that touch stay together where
/// neither has white space.
pub(super) fn atoms<'a>(texts: &[&'a str]) -> Vec<Atom<'a>> {
    let mut atoms: Vec<Atom<'a>> = Vec::new();
    let mut open = false;
    for (span, text) in texts.iter().enumerate() {
        let mut start = 0;
        let mut before = None;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let end = at + character.len_utf8();
            let next = characters.peek().map(|(_, next)| *next);
            let is_space = is_breaking_space(character);
            if is_space || character == '\n' {
                let mut space_end = end;
                if is_space {
                    while let Some((at, _)) =
                        characters.next_if(|(_, next)| is_breaking_space(*next))
                    {
                        space_end = text[at..]
                            .chars()
                            .next()
                            .map_or(space_end, |space| at + space.len_utf8());
                    }
                }
                push(&mut atoms, &mut open, span, &text[start..at], start == 0);
                if !open {
                    atoms.push(empty());
                }
                if let Some(atom) = atoms.last_mut() {
                    if is_space {
                        atom.space = Some((span, &text[at..space_end]));
                    } else {
                        atom.ends_line = true;
                    }
                }
                open = false;
                start = space_end;
            } else if may_end_after(character, before, next) {
                push(&mut atoms, &mut open, span, &text[start..end], start == 0);
                open = false;
                start = end;
            }
            before = Some(character);
        }
        push(&mut atoms, &mut open, span, &text[start..], start == 0);
    }
    atoms
}

fn empty<'a>() -> Atom<'a> {
    Atom {
        parts: Vec::new(),
        space: None,
        ends_line: false,
    }
}

fn push<'a>(
    atoms: &mut Vec<Atom<'a>>,
    open: &mut bool,
    span: usize,
    text: &'a str,
    opens_span: bool,
) {
    if text.is_empty() {
        return;
    }
    if !*open {
        atoms.push(empty());
        *open = true;
    }
    if let Some(atom) = atoms.last_mut() {
        atom.parts.push(Part {
            span,
            text,
            opens_span,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(texts: &[&str]) -> Vec<String> {
        atoms(texts)
            .iter()
            .map(|atom| {
                let mut text: String = atom.parts.iter().map(|part| part.text).collect();
                if atom.ends_line {
                    text.push('¶');
                }
                text
            })
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_after_dashes_between_letters() {
        let cases: [(&[&str], &[&str]); 9] = [
            (&["one two"], &["one", "two"]),
            (
                &["no\u{a0}break no\u{202f}break"],
                &["no\u{a0}break", "no\u{202f}break"],
            ),
            (&["cease-fire"], &["cease-", "fire"]),
            (&["minus -3 and x- y"], &["minus", "-3", "and", "x-", "y"]),
            (&["1—2"], &["1—", "2"]),
            (&["word", "12"], &["word12"]),
            (&["word ", "12"], &["word", "12"]),
            (&["a\n\nb"], &["a¶", "¶", "b"]),
            (&["", " ", ""], &[""]),
        ];
        for (texts, expected) in cases {
            assert_eq!(cut(texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn nothing_but_layout_controls_is_lost() {
        assert_eq!(visible("so\u{ad}ft \u{feff}x\r\ny\tz"), "soft x\ny z");
        let text = "“Quoted”, no\u{2011}break – and so on…";
        assert_eq!(visible(text), text);
    }
}
