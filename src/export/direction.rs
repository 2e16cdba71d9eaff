//! Which letters are written from right to left.

/// True for the letters of Hebrew, Arabic and the other scripts that run to the left, as the blocks
/// of Unicode that are set aside for them.
fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// True for a text whose first letter runs to the left: so does its paragraph.
pub(super) fn begins_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|it| it.is_alphabetic());
    first.is_some_and(is_right_to_left)
}

/// The text in pieces of one direction each, true for those that run to the left. Signs between two
/// directions and at the ends run as the text does, as rules N1 and N2 of the Unicode bidirectional
/// algorithm (UAX #9) have it: a bracket after a quotation in Hebrew belongs to what is around it.
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    pieces_of(text, begins_right_to_left(text))
}

/// The same of a text that runs to the left or not, however it begins.
pub(super) fn pieces_of(text: &str, base: bool) -> Vec<(bool, &str)> {
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    // Where the piece in hand begins and its last letter ends.
    let (mut start, mut end, mut current) = (0, 0, base);
    for (at, letter) in text.char_indices() {
        if !letter.is_alphabetic() {
            continue;
        }
        let direction = is_right_to_left(letter);
        if direction != current {
            // The signs between go with the side that runs as the text does.
            let turn = if current == base { at } else { end };
            if turn > start {
                pieces.push((current, &text[start..turn]));
            }
            (start, current) = (turn, direction);
        }
        end = at + letter.len_utf8();
    }
    if current != base && end < text.len() {
        pieces.push((current, &text[start..end]));
        (start, current) = (end, base);
    }
    if start < text.len() {
        pieces.push((current, &text[start..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_its_direction_turns() {
        let cases: [(&str, &[(bool, &str)]); 7] = [
            ("", &[]),
            ("1, 2", &[(false, "1, 2")]),
            ("“No,” Ж", &[(false, "“No,” Ж")]),
            ("«مرحبا» 3", &[(true, "«مرحبا» 3")]),
            (
                "a “שלום” (b)",
                &[(false, "a “"), (true, "שלום"), (false, "” (b)")],
            ),
            ("a שלום.", &[(false, "a "), (true, "שלום"), (false, ".")]),
            (
                "שלום (NATO) שלום",
                &[(true, "שלום ("), (false, "NATO"), (true, ") שלום")],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text), expected, "{text}");
            let joined: String = pieces(text).iter().map(|(_, piece)| *piece).collect();
            assert_eq!(joined, text);
        }
        assert!(begins_right_to_left("“שלום” a"));
        assert!(!begins_right_to_left("a שלום"));
        assert!(!begins_right_to_left("17"));
    }
}
