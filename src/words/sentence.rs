//! A finding's sentence as the interface sets it.

/// Begins with a capital letter, and sets in quotation marks what stands in backticks; a sentence
/// that begins with a name from the file keeps that name as it is.
#[must_use]
pub fn sentence(message: &str) -> String {
    let mut words = String::with_capacity(message.len());
    let mut is_open = false;
    for (at, letter) in message.chars().enumerate() {
        match letter {
            '`' => {
                words.push(if is_open { '”' } else { '“' });
                is_open = !is_open;
            }
            letter if at == 0 => words.extend(letter.to_uppercase()),
            letter => words.push(letter),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_becomes_a_sentence() {
        let cases = [
            ("unknown party `nroth`", "Unknown party “nroth”"),
            ("`nroth` is no party", "“nroth” is no party"),
            ("élan", "Élan"),
            ("", ""),
        ];
        for (message, expected) in cases {
            assert_eq!(sentence(message), expected);
        }
    }
}
