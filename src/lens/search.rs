//! Searching in titles, gists, quotations and speakers.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::model::{Dossier, PointIndex, StatementIndex};

/// A text as search compares it: compatible forms folded together, in lower case, typographic
/// quotation marks and dashes as the keyboard types them, white space as single spaces.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut after_space = true;
    for character in text.nfkc().flat_map(char::to_lowercase) {
        let character = match character {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2039}' | '\u{203a}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            other => other,
        };
        if character.is_whitespace() {
            if !after_space {
                folded.push(' ');
            }
            after_space = true;
        } else {
            folded.push(character);
            after_space = false;
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The folded texts of a dossier, made once so that typing in search never lags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    points: Vec<String>,
    statements: Vec<String>,
}

/// Stands between two fields, so that no match reaches across them.
const BETWEEN_FIELDS: char = '\n';

fn joined<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for field in fields {
        text.push_str(&fold_for_search(field));
        text.push(BETWEEN_FIELDS);
    }
    text
}

impl SearchIndex {
    /// Folds every text of the dossier that search looks at.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        Self {
            points: dossier
                .points
                .iter()
                .map(|point| joined([point.title.as_str(), point.proposition.as_str()]))
                .collect(),
            statements: dossier
                .statements
                .iter()
                .map(|statement| {
                    let optional = [&statement.speaker, &statement.role, &statement.part];
                    let optional = optional.into_iter().flatten().map(String::as_str);
                    joined(
                        [statement.gist.as_str(), statement.quote.as_str()]
                            .into_iter()
                            .chain(optional),
                    )
                })
                .collect(),
        }
    }

    /// True when the title or the proposition holds every word.
    #[must_use]
    pub fn point_holds(&self, point: PointIndex, words: &[String]) -> bool {
        holds_all(&self.points[point.at()], words)
    }

    /// True when gist, quotation, speaker, role and part hold every word between them.
    #[must_use]
    pub fn statement_holds(&self, statement: StatementIndex, words: &[String]) -> bool {
        holds_all(&self.statements[statement.at()], words)
    }
}

fn holds_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Where the words of a search stand in a text, in order and without overlap; the same folding
/// letter by letter.
#[must_use]
pub fn places_of(text: &str, search: &str) -> Vec<Range<usize>> {
    let words = words(search);
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, the letter that it comes from.
    let mut from: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let piece = if letter.is_whitespace() {
            let blank = if folded.is_empty() || folded.ends_with(' ') {
                ""
            } else {
                " "
            };
            blank.to_owned()
        } else {
            fold_for_search(&text[at..end])
        };
        folded.push_str(&piece);
        from.resize(folded.len(), at..end);
    }
    let mut places: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| folded.match_indices(word.as_str()))
        .map(|(at, word)| from[at].start..from[at + word.len() - 1].end)
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

/// The words of a search; words between straight quotation marks stay together.
#[must_use]
pub(super) fn words(search: &str) -> Vec<String> {
    fold_for_search(search)
        .split('"')
        .enumerate()
        .flat_map(|(at, piece)| {
            // Every second piece stands between two quotation marks.
            if at % 2 == 1 {
                vec![piece.trim().to_owned()]
            } else {
                piece.split(' ').map(str::to_owned).collect()
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}
