//! Makes characters visible that hide or turn others, in every text of the model, and tells where
//! they stand. What a quotation is code point for code point is kept beside it.

use std::borrow::Cow;

use crate::finding::{Code, RecordKind, list_and};
use crate::hidden::{harmful_in, is_surely_visible, name, visible};
use crate::model::{Dating, Dossier, Point, Source, Statement, Verbatim};

use super::super::fields::value_offset;
use super::super::trouble::Trouble;
use super::Resolver;

/// The characters that a field had, to be told.
type Hidden = (&'static str, Vec<char>);

/// Makes one text visible; gives back what it had.
fn reveal(text: &mut String) -> Option<Vec<char>> {
    let Cow::Owned(shown) = visible(text) else {
        return None;
    };
    let had = harmful_in(text);
    *text = shown;
    Some(had)
}

/// The same for the fields of one record.
fn reveal_all<'a>(
    fields: impl IntoIterator<Item = (&'static str, Option<&'a mut String>)>,
) -> Vec<Hidden> {
    fields
        .into_iter()
        .filter_map(|(field, text)| Some((field, reveal(text?)?)))
        .collect()
}

fn reason(dating: &mut Dating) -> Option<&mut String> {
    match dating {
        Dating::Stated => None,
        Dating::Inferred(why) => Some(why),
    }
}

fn of_point(point: &mut Point) -> Vec<Hidden> {
    let mut had = reveal_all([
        ("title", Some(&mut point.title)),
        ("proposition", Some(&mut point.proposition)),
        ("from", point.from.as_mut()),
        ("note", point.note.as_mut()),
    ]);
    let numbers = point.articles.iter_mut();
    had.extend(reveal_all(
        numbers.map(|article| ("articles", Some(&mut article.number))),
    ));
    had
}

/// The path of a text is no words to be shown, but a name to be found on disk.
fn of_source(source: &mut Source) -> Vec<Hidden> {
    reveal_all([
        ("publisher", source.publisher.as_mut()),
        ("title", Some(&mut source.title)),
        ("author", source.author.as_mut()),
        ("dating", reason(&mut source.dating)),
        ("url", source.url.as_mut()),
        ("language", source.language.as_mut()),
        ("rewrite_of", source.rewrite_of.as_mut()),
        ("note", source.note.as_mut()),
    ])
}

/// Makes every text of a statement visible; gives back what is to be told. The slice is the record as
/// it stands in the file.
pub(super) fn reveal_statement(slice: &str, statement: &mut Statement) -> Vec<Trouble> {
    // An escape can stand for any character.
    if is_surely_visible(slice) && !slice.contains('\\') {
        return Vec::new();
    }
    let had = of_statement(statement);
    had.iter()
        .map(|(field, characters)| {
            let at = value_offset(slice, field);
            trouble(at, field, RecordKind::Statement.word(), characters)
        })
        .collect()
}

fn of_statement(statement: &mut Statement) -> Vec<Hidden> {
    let words = [
        Some(&statement.quote),
        statement.before.as_ref(),
        statement.after.as_ref(),
    ];
    if words
        .into_iter()
        .flatten()
        .any(|text| matches!(visible(text), Cow::Owned(_)))
    {
        statement.verbatim = Some(Box::new(Verbatim {
            quote: statement.quote.clone(),
            before: statement.before.clone(),
            after: statement.after.clone(),
        }));
    }
    reveal_all([
        ("gist", Some(&mut statement.gist)),
        ("quote", Some(&mut statement.quote)),
        ("before", statement.before.as_mut()),
        ("after", statement.after.as_mut()),
        ("at", statement.at.as_mut()),
        ("speaker", statement.speaker.as_mut()),
        ("role", statement.role.as_mut()),
        ("part", statement.part.as_mut()),
        ("dating", reason(&mut statement.dating)),
        ("condition", statement.condition.as_mut()),
        ("translated_by", statement.translated_by.as_mut()),
        ("translation", statement.translation.as_mut()),
        ("note", statement.note.as_mut()),
        ("why", statement.why.as_mut()),
        ("coded_by", statement.coded_by.as_mut()),
        ("checked_by", statement.checked_by.as_mut()),
    ])
}

impl Resolver<'_> {
    /// Makes every text of the records visible, and tells what was hidden; those of the statements
    /// are when each is made.
    pub(super) fn reveal(&mut self, dossier: &mut Dossier) {
        for party in &mut dossier.parties {
            let had = reveal_all([
                ("name", Some(&mut party.name)),
                ("short", party.short.as_mut()),
            ]);
            self.tell_hidden_of(RecordKind::Party, &party.id, &had);
        }
        for theme in &mut dossier.themes {
            let had = reveal_all([("name", Some(&mut theme.name))]);
            self.tell_hidden_of(RecordKind::Theme, &theme.id, &had);
        }
        for plan in &mut dossier.plans {
            let had = reveal_all([("name", Some(&mut plan.name))]);
            self.tell_hidden_of(RecordKind::Plan, &plan.id, &had);
        }
        for point in &mut dossier.points {
            let had = of_point(point);
            self.tell_hidden_of(RecordKind::Point, &point.id, &had);
        }
        for source in &mut dossier.sources {
            let had = of_source(source);
            self.tell_hidden(RecordKind::Source, source.number, &had);
        }
    }

    /// Makes a text that the file says of itself visible; `at` is where its value stands.
    pub(in crate::load) fn reveal_head(
        &mut self,
        field: &'static str,
        at: usize,
        text: &mut String,
    ) {
        if let Some(had) = reveal(text) {
            self.tell(at, trouble(0, field, "file", &had));
        }
    }

    /// Tells about a record whose number in the file has yet to be found, which is rarely needed.
    fn tell_hidden_of(&mut self, kind: RecordKind, id: &str, had: &[Hidden]) {
        if had.is_empty() {
            return;
        }
        let elements = self.elements.get(&kind).copied().unwrap_or_default();
        let at = self.ids.get(&kind).and_then(|ids| ids.place_of(id));
        let number = elements.partition_point(|range| Some(range.start) < at);
        self.tell_hidden(kind, u32::try_from(number).unwrap_or(u32::MAX), had);
    }

    fn tell_hidden(&mut self, kind: RecordKind, number: u32, had: &[Hidden]) {
        for (field, characters) in had {
            let place = usize::try_from(number).unwrap_or(usize::MAX);
            let range = self
                .elements
                .get(&kind)
                .and_then(|ranges| ranges.get(place));
            let Some(range) = range.cloned() else {
                continue;
            };
            let at = value_offset(&self.text[range.clone()], field);
            let told = self.tell(range.start, trouble(at, field, kind.word(), characters));
            self.name_record(told, kind, number);
        }
    }
}

fn trouble(at: usize, field: &str, whose: &str, characters: &[char]) -> Trouble {
    let names: Vec<String> = characters
        .iter()
        .map(|&it| format!("{} (U+{:04X})", name(it), u32::from(it)))
        .collect();
    let message = format!(
        "`{field}` of this {whose} has what does not show or turns words around: {}",
        list_and(&names)
    );
    Trouble::new(Code::HiddenCharacter, at, message).hint(
        "take it out unless the source prints it; until then it is shown by its number, as in \
         `[U+200B]`",
    )
}
