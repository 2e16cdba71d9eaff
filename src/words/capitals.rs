//! Words in capitals, as labels are set.

use unicode_normalization::UnicodeNormalization;

/// The text in capitals. Greek capitals lose the accent that tells where a word is stressed, as
/// Greek is set; a diaeresis stays, and one is put where the accent alone kept two vowels apart.
#[must_use]
pub fn capitals(text: &str) -> String {
    let mut capitals = String::with_capacity(text.len());
    // The letter before, and whether it lost an accent that is the only sign of two syllables.
    let mut parted = false;
    for letter in text.nfc() {
        let mut marks = std::iter::once(letter).nfd();
        let base = marks.next().unwrap_or(letter);
        if !is_greek(base) {
            parted = false;
            capitals.extend(letter.to_uppercase());
            continue;
        }
        let marks: Vec<char> = marks.collect();
        let has_accent = marks.iter().any(|mark| ACCENTS.contains(mark));
        let has_diaeresis = marks.contains(&DIAERESIS);
        capitals.extend(base.to_uppercase());
        let is_second = matches!(base, 'ι' | 'υ' | 'Ι' | 'Υ');
        if has_diaeresis || (parted && is_second && !has_accent) {
            capitals.push(DIAERESIS);
        }
        parted = has_accent && matches!(base, 'α' | 'ε' | 'ο' | 'υ' | 'Α' | 'Ε' | 'Ο' | 'Υ');
    }
    capitals.nfc().collect()
}

const DIAERESIS: char = '\u{308}';
/// Grave, acute, perispomeni in both forms, and the breathings.
const ACCENTS: [char; 7] = [
    '\u{300}', '\u{301}', '\u{303}', '\u{342}', '\u{313}', '\u{314}', '\u{311}',
];

fn is_greek(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}')
}

#[cfg(test)]
mod tests {
    use super::capitals;

    #[test]
    fn greek_capitals_have_no_accent_and_other_letters_keep_theirs() {
        let cases = [
            ("Ασφάλεια", "ΑΣΦΑΛΕΙΑ"),
            ("Ευρωπαϊκή Ένωση", "ΕΥΡΩΠΑΪΚΗ ΕΝΩΣΗ"),
            ("Μάιος, ρολόι, άυλος", "ΜΑΪΟΣ, ΡΟΛΟΪ, ΑΫΛΟΣ"),
            ("προΐσταται, καΐκι", "ΠΡΟΪΣΤΑΤΑΙ, ΚΑΪΚΙ"),
            ("σα\u{301}ς", "ΣΑΣ"),
            ("Ῥήγας, ᾧδε", "ΡΗΓΑΣ, ΩΔΕ"),
            ("Ґанок, їжак, йод", "ҐАНОК, ЇЖАК, ЙОД"),
            ("Sécurité, Straße, Ångström", "SÉCURITÉ, STRASSE, ÅNGSTRÖM"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(capitals(text), expected, "{text}");
        }
    }
}
