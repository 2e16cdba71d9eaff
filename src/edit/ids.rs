//! Ids made from names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No id that is made is longer than so many letters.
const LONGEST: usize = 40;

/// An id made of a name: its letters without accents in small, everything else a hyphen. Empty
/// where the name has no letter of the Latin alphabet and no digit.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut id = String::new();
    for character in name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
    {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !matches!(character, '\'' | '’') && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.len() > LONGEST {
        // Whole words, where there are any.
        let cut = id[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        id.truncate(cut);
    }
    id.trim_end_matches('-').to_owned()
}

/// The id for a name that none of `taken` has; `word` stands in where nothing is left of the name.
#[must_use]
pub fn free_id(name: &str, word: &str, taken: impl Fn(&str) -> bool) -> String {
    let slug = slug(name);
    let base = if slug.is_empty() { word } else { slug.as_str() };
    if !taken(base) {
        return base.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let id = format!("{base}-{number}");
        if !taken(&id) {
            return id;
        }
        number += 1;
    }
}
