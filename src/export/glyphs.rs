//! What the sheet's faces can draw, and what becomes of the rest.
//!
//! A symbol that no face has, such as an emoji, is set as its number in Unicode, as in
//! `[U+1F600]`, and the legend says so. A letter that no face has refuses the sheet, and so does
//! everything of the scripts that run from right to left: a quotation in numbers, or with its
//! words in the wrong order, is no quotation. HTML, DOCX and XLSX leave drawing to programs that
//! have the faces.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider};

use crate::look::{Face, sheet_face};
use crate::model::{
    Dossier, PartyIndex, PlanIndex, PointIndex, SourceIndex, StatementIndex, ThemeIndex,
};

/// What becomes of a character on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is drawn.
    Drawn,
    /// It is white space of a width that no face has, and becomes a common space.
    Space(char),
    /// Its number stands in its place.
    Numbered,
    /// It refuses the sheet.
    Refused,
}

/// What becomes of a character.
#[must_use]
pub fn fate(character: char) -> Fate {
    if runs_from_the_right(character) {
        Fate::Refused
    } else if drawn().contains(&character) || character.is_control() {
        Fate::Drawn
    } else if character.is_whitespace() {
        let is_fixed = matches!(character, '\u{2007}' | '\u{202f}');
        Fate::Space(if is_fixed { '\u{a0}' } else { ' ' })
    } else if is_of_a_script(character) {
        Fate::Refused
    } else {
        Fate::Numbered
    }
}

/// A text as the sheet sets it, and whether a number stands in it for a symbol.
#[must_use]
pub fn numbered(text: &str) -> (String, bool) {
    let mut set = String::with_capacity(text.len());
    let mut has_numbers = false;
    for character in text.chars() {
        match fate(character) {
            Fate::Drawn | Fate::Refused => set.push(character),
            Fate::Space(space) => set.push(space),
            Fate::Numbered => {
                has_numbers = true;
                set.push_str(&format!("[U+{:04X}]", u32::from(character)));
            }
        }
    }
    (set, has_numbers)
}

/// Everything that the sans can draw, which stands behind all faces.
fn drawn() -> &'static BTreeSet<char> {
    static DRAWN: OnceLock<BTreeSet<char>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let bytes = sheet_face(Face::Sans);
        let Ok(font) = FontRef::new(&bytes) else {
            return BTreeSet::new();
        };
        let mappings = font.charmap().mappings();
        mappings
            .filter_map(|(code, _)| char::from_u32(code))
            .collect()
    })
}

/// True for letters, digits and marks of scripts that run from right to left, which the sheet
/// would set in the wrong order: the blocks that Unicode reserves for them.
fn runs_from_the_right(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// True for letters and digits; not for those in circles and squares, which are symbols.
fn is_of_a_script(character: char) -> bool {
    let is_enclosed = matches!(
        character,
        '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{1f100}'..='\u{1f1ff}'
    );
    character.is_alphanumeric() && !is_enclosed
}

/// Which record of a dossier a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The dossier itself: its title, and what it says of itself.
    Dossier,
    /// A party.
    Party(PartyIndex),
    /// A theme.
    Theme(ThemeIndex),
    /// A plan.
    Plan(PlanIndex),
    /// A point.
    Point(PointIndex),
    /// A source.
    Source(SourceIndex),
    /// A statement.
    Statement(StatementIndex),
}

/// A record with characters that a sheet cannot draw, each once, in order of code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawable {
    /// Which record.
    pub record: Record,
    /// The letters that refuse the sheet.
    pub letters: Vec<char>,
    /// The symbols that are set as numbers.
    pub symbols: Vec<char>,
}

/// The records that a sheet cannot draw as they are, in the order of the file's lists.
#[must_use]
pub fn undrawable(dossier: &Dossier) -> Vec<Undrawable> {
    let mut found = Vec::new();
    let mut look = |record: Record, texts: &[Option<&str>]| {
        let characters: BTreeSet<char> = texts
            .iter()
            .flatten()
            .flat_map(|text| super::sheet::visible(text).chars().collect::<Vec<char>>())
            .collect();
        let of = |wanted: Fate| -> Vec<char> {
            let characters = characters.iter().copied();
            characters.filter(|it| fate(*it) == wanted).collect()
        };
        let (letters, symbols) = (of(Fate::Refused), of(Fate::Numbered));
        if !letters.is_empty() || !symbols.is_empty() {
            found.push(Undrawable {
                record,
                letters,
                symbols,
            });
        }
    };
    let about = dossier.about.as_deref();
    look(Record::Dossier, &[Some(&dossier.title), about]);
    for (index, party) in (0..).zip(&dossier.parties) {
        look(Record::Party(PartyIndex(index)), &[Some(&party.name)]);
    }
    for (index, theme) in (0..).zip(&dossier.themes) {
        look(Record::Theme(ThemeIndex(index)), &[Some(&theme.name)]);
    }
    for (index, plan) in (0..).zip(&dossier.plans) {
        look(Record::Plan(PlanIndex(index)), &[Some(&plan.name)]);
    }
    for (index, point) in (0..).zip(&dossier.points) {
        let mut texts = vec![
            Some(point.title.as_str()),
            Some(&point.proposition),
            point.from.as_deref(),
        ];
        texts.extend(point.articles.iter().map(|it| Some(it.number.as_str())));
        look(Record::Point(PointIndex(index)), &texts);
    }
    for (index, source) in (0..).zip(&dossier.sources) {
        let texts = [
            Some(source.title.as_str()),
            source.publisher.as_deref(),
            source.author.as_deref(),
            source.url.as_deref(),
            source.rewrite_of.as_deref(),
        ];
        look(Record::Source(SourceIndex(index)), &texts);
    }
    for (index, statement) in (0..).zip(&dossier.statements) {
        let texts = [
            Some(statement.gist.as_str()),
            Some(&statement.quote),
            statement.at.as_deref(),
            statement.speaker.as_deref(),
            statement.role.as_deref(),
            statement.part.as_deref(),
            statement.condition.as_deref(),
            statement.translated_by.as_deref(),
            statement.translation.as_deref(),
            statement.note.as_deref(),
            statement.why.as_deref(),
        ];
        look(Record::Statement(StatementIndex(index)), &texts);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sheet::fisheries::fisheries;

    #[test]
    fn symbols_are_numbered_and_letters_are_never_guessed() {
        let cases = [
            ('a', Fate::Drawn),
            ('ї', Fate::Drawn),
            ('—', Fate::Drawn),
            ('\u{2009}', Fate::Space(' ')),
            ('😀', Fate::Numbered),
            ('🇺', Fate::Numbered),
            ('①', Fate::Numbered),
            ('和', Fate::Refused),
            ('א', Fate::Refused),
            ('ع', Fate::Refused),
            // Digits and marks of such scripts are no letters, and still in the wrong order.
            ('٣', Fate::Refused),
            ('\u{5b7}', Fate::Refused),
            ('\u{591}', Fate::Refused),
            ('،', Fate::Refused),
        ];
        for (character, expected) in cases {
            let found = fate(character);
            let is_space = matches!((found, expected), (Fate::Drawn, Fate::Space(_)));
            assert!(found == expected || is_space, "{character:?}: {found:?}");
        }
        assert_eq!(numbered("no 😀!"), ("no [U+1F600]!".to_owned(), true));
        assert_eq!(numbered("Ґудзик"), ("Ґудзик".to_owned(), false));
    }

    #[test]
    fn records_are_named_with_what_they_hold() {
        let mut dossier = fisheries();
        assert_eq!(undrawable(&dossier), []);
        dossier.parties[1].name.push_str(" 😀");
        dossier.statements[0].quote.push_str(" שלום 😀");
        dossier.statements[0].note = Some("和".to_owned());
        let found = undrawable(&dossier);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].record, Record::Party(PartyIndex(1)));
        assert_eq!(found[0].symbols, ['😀']);
        assert_eq!(found[1].record, Record::Statement(StatementIndex(0)));
        assert_eq!(found[1].letters, ['ו', 'ל', 'ם', 'ש', '和']);
    }
}
