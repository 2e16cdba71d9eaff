//! Classes of characters that the ladder of foldings and the search by words agree upon.

/// The straight form of a typographic quotation mark or dash; any other character as it is.
///
/// Hyphens that forbid a line break are dashes too, and so is the minus sign.
pub(super) fn straightened(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '〟' | '＂' | '「' | '」' | '『'
        | '』' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '＇' | '`' | '´' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' | '﹘' | '﹣' | '－' => {
            '-'
        }
        other => other,
    }
}

/// True for characters that leave no mark on paper and stand between others: soft hyphens,
/// zero-width spaces and joiners, directions, variation selectors, the byte-order mark.
pub(super) fn is_invisible(character: char) -> bool {
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

/// True for characters of scripts that put no space between words, where every character counts
/// as a word of its own.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// True for the characters that words are made of; combining marks belong to their letter.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

/// True for a hyphen that can stand at a line's end to part a word.
pub(super) fn is_line_end_hyphen(character: char) -> bool {
    matches!(character, '-' | '‐' | '\u{ad}')
}

/// True where a line ends.
pub(super) fn is_line_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
