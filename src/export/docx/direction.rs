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

/// The text in pieces of one direction each, true for those that run to the left. What has no
/// direction of its own stays with what comes before it, and at the beginning with what follows.
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut direction: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        if !letter.is_alphabetic() {
            continue;
        }
        let of_letter = is_right_to_left(letter);
        match direction {
            Some(current) if current != of_letter => {
                pieces.push((current, &text[start..at]));
                start = at;
                direction = Some(of_letter);
            }
            _ => direction = Some(of_letter),
        }
    }
    if start < text.len() {
        pieces.push((direction.unwrap_or(false), &text[start..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_its_direction_turns() {
        let cases: [(&str, &[(bool, &str)]); 5] = [
            ("", &[]),
            ("1, 2", &[(false, "1, 2")]),
            ("“No,” Ж", &[(false, "“No,” Ж")]),
            ("«مرحبا» 3", &[(true, "«مرحبا» 3")]),
            ("a שלום b", &[(false, "a "), (true, "שלום "), (false, "b")]),
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
