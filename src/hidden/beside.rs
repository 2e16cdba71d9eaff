//! Whether a character that does not show is needed by what stands beside it.

use super::is_hidden;

/// True when the script around a hidden character needs it, or when it does nothing else than what
/// everybody expects of it.
pub(super) fn is_needed(text: &str, at: usize, character: char) -> bool {
    let before = &text[..at];
    let after = &text[at + character.len_utf8()..];
    // What is itself shown by its number is no neighbour.
    let previous = before.chars().next_back().filter(|it| is_shown(*it));
    let next = after.chars().next().filter(|it| is_shown(*it));
    let both = |is: fn(char) -> bool| previous.is_some_and(is) && next.is_some_and(is);
    let either = |is: fn(char) -> bool| previous.is_some_and(is) || next.is_some_and(is);
    match character {
        // The first half of a line's end.
        '\r' => next == Some('\n'),
        // Between two letters it may become a hyphen at the end of a line, and is nothing else.
        '\u{ad}' => both(char::is_alphabetic),
        // Scripts that are written without spaces are broken there.
        '\u{200b}' => both(has_no_spaces),
        '\u{200c}' => previous.is_some_and(joins),
        '\u{200d}' => previous.is_some_and(joins) || joins_emoji(before, next),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => is_beside_right_to_left(before, after),
        '\u{34f}' => previous.is_some() && next.is_some_and(is_mark),
        '\u{115f}' | '\u{1160}' => {
            either(|it| matches!(it, '\u{1100}'..='\u{115e}' | '\u{1161}'..='\u{11ff}'))
        }
        '\u{180b}'..='\u{180f}' => previous.is_some_and(|it| matches!(it, '\u{1820}'..='\u{18aa}')),
        '\u{2800}' => either(|it| matches!(it, '\u{2801}'..='\u{28ff}')),
        '\u{fe0e}' | '\u{fe0f}' => {
            previous.is_some_and(|it| is_emoji(it) || matches!(it, '#' | '*' | '0'..='9'))
        }
        '\u{fe00}'..='\u{fe0d}' => previous.is_some_and(|it| !it.is_ascii() && !it.is_whitespace()),
        '\u{e0100}'..='\u{e01ef}' => previous.is_some_and(is_ideograph),
        '\u{e0020}'..='\u{e007f}' => is_of_a_flag(text, at),
        _ => false,
    }
}

fn is_shown(character: char) -> bool {
    !is_hidden(character)
}

/// True for a letter or a mark of a script whose letters take another shape beside each other.
fn joins(character: char) -> bool {
    matches!(
        character,
        '\u{620}'..='\u{65f}'
            | '\u{66e}'..='\u{6ff}'
            | '\u{710}'..='\u{74f}'
            | '\u{750}'..='\u{77f}'
            | '\u{7ca}'..='\u{7fa}'
            | '\u{840}'..='\u{8ff}'
            // The scripts of India, Sri Lanka and their neighbours, one block behind the other.
            | '\u{900}'..='\u{dff}'
            | '\u{f40}'..='\u{fbc}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17d3}'
            | '\u{1807}'
            | '\u{1820}'..='\u{18aa}'
            | '\u{1a20}'..='\u{1aad}'
            | '\u{1b00}'..='\u{1bff}'
            | '\u{a840}'..='\u{a8ff}'
            | '\u{a980}'..='\u{a9df}'
            | '\u{abc0}'..='\u{abff}'
            | '\u{fb50}'..='\u{fdcf}'
            | '\u{fdf0}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10a00}'..='\u{10fff}'
            | '\u{11000}'..='\u{11fff}'
            | '\u{1e900}'..='\u{1e95f}'
    ) && !character.is_numeric()
}

/// True for letters of scripts that are written without spaces between words.
fn has_no_spaces(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{fff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{1950}'..='\u{19df}'
            | '\u{1a20}'..='\u{1aad}'
            | '\u{3001}'..='\u{30ff}'
            | '\u{a9e0}'..='\u{a9ff}'
            | '\u{aa60}'..='\u{aadf}'
    ) || is_ideograph(character)
}

fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    ) && u32::from(character) & 0xfffe != 0xfffe
}

/// True for letters of the scripts that run from right to left: the blocks that Unicode reserves
/// for them. Their marks and digits are no letters.
fn runs_from_the_right(character: char) -> bool {
    let is_of_the_blocks = matches!(
        character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    );
    is_of_the_blocks && character.is_alphabetic()
}

/// How far a mark of direction may stand from the letter for which it stands there, in characters:
/// a number, a bracket and a stop.
const REACH: usize = 12;

/// True when the nearest letter before or after, with at most signs and digits between, runs from
/// right to left; other marks of direction are passed over.
fn is_beside_right_to_left(before: &str, after: &str) -> bool {
    let passes = |it: &char| is_shown(*it) || matches!(it, '\u{200e}' | '\u{200f}' | '\u{61c}');
    let nearest = |letters: &mut dyn Iterator<Item = char>| {
        letters
            .take(REACH)
            .take_while(passes)
            .find(|it| is_shown(*it) && it.is_alphabetic())
    };
    nearest(&mut before.chars().rev()).is_some_and(runs_from_the_right)
        || nearest(&mut after.chars()).is_some_and(runs_from_the_right)
}

/// True for marks that stand above or below the letter before them, in the blocks that hold nothing
/// else.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// True for pictures, and for signs that can be shown as pictures.
fn is_emoji(character: char) -> bool {
    matches!(
        character,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{20e3}' | '\u{2122}' | '\u{2139}'
            | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}'
            | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

/// True when a joiner stands between two pictures; a selector may stand behind the first one.
fn joins_emoji(before: &str, next: Option<char>) -> bool {
    let before = before.strip_suffix('\u{fe0f}').unwrap_or(before);
    let picture = before.chars().next_back();
    picture.is_some_and(is_emoji) && next.is_some_and(is_emoji)
}

/// The flags that are written with tag characters: those of England, Scotland and Wales, all that
/// Unicode recommends. Any other tags can carry a text that nobody sees.
const FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];
const BLACK_FLAG: char = '\u{1f3f4}';

fn is_of_a_flag(text: &str, at: usize) -> bool {
    let is_tag = |character: &char| matches!(character, '\u{e0020}'..='\u{e007f}');
    let before: Vec<char> = text[..at]
        .chars()
        .rev()
        .take_while(is_tag)
        .take(6)
        .collect();
    let begin = at - before.iter().map(|it| it.len_utf8()).sum::<usize>();
    let tags: String = text[begin..]
        .chars()
        .take_while(is_tag)
        .take(7)
        .filter_map(|tag| char::from_u32(u32::from(tag) - 0xe_0000))
        .collect();
    text[..begin].ends_with(BLACK_FLAG)
        && FLAGS
            .iter()
            .any(|flag| tags.strip_suffix('\u{7f}') == Some(flag))
}
