//! Puts a position file together out of evidence: makes ids, makes parties, points and sources once.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::lists::{Fill as _, Lists, word};
use crate::edit::{self, Record, Value};
use crate::finding::RecordKind;
use crate::model::Stance;

/// A source as a file tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NewSource {
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) author: String,
    /// As a position file writes dates.
    pub(super) published: String,
    /// Why that date is thought to be it, where the file does not say so.
    pub(super) inferred: String,
    pub(super) url: String,
    pub(super) language: String,
    /// The title of the source that it copies.
    pub(super) copy_of: String,
    pub(super) rewrite_of: String,
    pub(super) note: String,
    /// The path of its text.
    pub(super) text: String,
    pub(super) sha256: String,
}

/// A statement as a file tells of it. Point, party and source are ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) point: String,
    pub(super) party: String,
    pub(super) stance: Option<Stance>,
    pub(super) gist: String,
    pub(super) quote: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) source: String,
    pub(super) at: String,
    pub(super) speaker: String,
    pub(super) role: String,
    pub(super) part: String,
    pub(super) voice: String,
    /// The party that claims it, where it is a claim; `voice` says nothing then.
    pub(super) claimant: String,
    pub(super) said: String,
    /// Why that date is thought to be it.
    pub(super) inferred: String,
    pub(super) condition: String,
    pub(super) translated_by: String,
    pub(super) translation: String,
    pub(super) note: String,
    pub(super) why: String,
    pub(super) coded_by: String,
    pub(super) checked_by: String,
    /// The ids of the others who spoke the same words.
    pub(super) jointly: Vec<String>,
    /// Its place among all statements, where the file tells it.
    pub(super) number: Option<usize>,
}

/// Lists that grow.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) lists: Lists,
    ids: BTreeMap<(Kind, String), String>,
    taken: BTreeSet<(Kind, String)>,
    sources: BTreeMap<NewSource, String>,
    /// Where each point stands among them.
    points: BTreeMap<String, usize>,
    /// The places that statements had, one for each.
    numbers: Vec<Option<usize>>,
    /// How many points have their title in the place of a proposition.
    pub(super) without_proposition: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Party,
    Theme,
    Point,
    Source,
}

impl Builder {
    /// The id of the party of this name.
    pub(super) fn party(&mut self, name: &str) -> String {
        let (id, is_new) = self.id_of(Kind::Party, name, "party");
        if is_new {
            let record = Record::new(RecordKind::Party)
                .filled("id", id.as_str())
                .filled("name", name.trim());
            self.lists.parties.push(record);
        }
        id
    }

    fn theme(&mut self, name: &str) -> String {
        let (id, is_new) = self.id_of(Kind::Theme, name, "theme");
        if is_new {
            let record = Record::new(RecordKind::Theme)
                .filled("id", id.as_str())
                .filled("name", name.trim());
            self.lists.themes.push(record);
        }
        id
    }

    /// The id of the point with this title. Theme and proposition may be empty; without the latter
    /// the title stands in for it.
    pub(super) fn point(&mut self, title: &str, theme: &str, proposition: &str) -> String {
        let (id, is_new) = self.id_of(Kind::Point, title, "point");
        if is_new {
            let theme = (!theme.trim().is_empty()).then(|| self.theme(theme));
            let mut proposition = proposition.trim();
            if proposition.is_empty() {
                self.without_proposition += 1;
                proposition = title.trim();
            }
            let record = Record::new(RecordKind::Point)
                .filled("id", id.as_str())
                .maybe("theme", theme)
                .filled("title", one_line(title))
                .filled("proposition", proposition);
            self.points.insert(id.clone(), self.lists.points.len());
            self.lists.points.push(record);
        }
        id
    }

    /// Adds to the note of a point.
    pub(super) fn note(&mut self, point: &str, words: &str) {
        let at = self.points.get(point).copied();
        let record = at.and_then(|at| self.lists.points.get_mut(at));
        if let Some(record) = record {
            let note = match record.said("note") {
                Some(note) if note.lines().any(|line| line == words) => return,
                Some(note) => format!("{note}\n{words}"),
                None => words.to_owned(),
            };
            record.set("note", Some(Value::Text(note)));
        }
    }

    /// The id of a source; the same facts are the same source.
    pub(super) fn source(&mut self, source: &NewSource) -> String {
        if let Some(id) = self.sources.get(source) {
            return id.clone();
        }
        let name = if source.publisher.is_empty() {
            source.title.clone()
        } else {
            format!("{} {}", source.publisher, source.title)
        };
        let id = self.free_id(Kind::Source, &name, "source");
        let title = if source.title.trim().is_empty() {
            &source.publisher
        } else {
            &source.title
        };
        let mut record = Record::new(RecordKind::Source)
            .filled("id", id.as_str())
            .filled("publisher", source.publisher.as_str())
            .filled("title", one_line(title))
            .filled("author", source.author.as_str())
            .filled("published", source.published.as_str());
        if !source.inferred.is_empty() {
            let why = source.inferred.clone();
            record.set("dating", Some(Value::Tagged("Inferred".to_owned(), why)));
        }
        let record = record
            .filled("url", source.url.as_str())
            .filled("language", source.language.as_str())
            .filled("rewrite_of", source.rewrite_of.as_str())
            .filled("text", source.text.as_str())
            .filled("sha256", source.sha256.as_str())
            .filled("note", source.note.as_str());
        self.lists.sources.push(record);
        self.sources.insert(source.clone(), id.clone());
        id
    }

    /// Adds a statement.
    pub(super) fn statement(&mut self, it: &Evidence) {
        let stance = it.stance.unwrap_or(Stance::Unclear);
        // A cell has to say something; the words themselves are no one's reading.
        let gist = if it.gist.trim().is_empty() {
            first_words(&it.quote)
        } else {
            one_line(&it.gist)
        };
        let mut record = Record::new(RecordKind::Statement)
            .filled("point", it.point.as_str())
            .filled("party", it.party.as_str())
            .with("stance", Value::Word(format!("{stance:?}")))
            .filled("gist", gist)
            .filled("quote", it.quote.as_str())
            .filled("before", it.before.as_str())
            .filled("after", it.after.as_str())
            .filled("source", it.source.as_str())
            .filled("at", it.at.as_str())
            .filled("speaker", it.speaker.as_str())
            .filled("role", it.role.as_str())
            .filled("part", it.part.as_str())
            .with(
                "voice",
                if it.claimant.is_empty() {
                    word(&it.voice)
                } else {
                    Value::Tagged("ClaimedBy".to_owned(), it.claimant.clone())
                },
            )
            .filled("said", it.said.as_str());
        if !it.inferred.is_empty() {
            let why = it.inferred.clone();
            record.set("dating", Some(Value::Tagged("Inferred".to_owned(), why)));
        }
        if !it.jointly.is_empty() {
            record.set("jointly", Some(Value::Texts(it.jointly.clone())));
        }
        self.numbers.push(it.number);
        self.lists.statements.push(
            record
                .filled("condition", it.condition.as_str())
                .filled("translated_by", it.translated_by.as_str())
                .filled("translation", it.translation.as_str())
                .filled("note", it.note.as_str())
                .filled("why", it.why.as_str())
                .filled("coded_by", it.coded_by.as_str())
                .filled("checked_by", it.checked_by.as_str()),
        );
    }

    /// The lists, once everything is in them: statements in the order that they had, where all of
    /// them tell it, because of two of one day the later in the file stands; copies lead to what
    /// they copy.
    pub(super) fn finish(mut self) -> Lists {
        if self.numbers.iter().all(Option::is_some) {
            let statements = std::mem::take(&mut self.lists.statements);
            let mut numbered: Vec<_> = self.numbers.iter().zip(statements).collect();
            numbered.sort_by_key(|(number, _)| **number);
            self.lists.statements = numbered.into_iter().map(|(_, it)| it).collect();
        }
        for (source, copy) in self.sources.iter().filter(|(it, _)| !it.copy_of.is_empty()) {
            let records = self.lists.sources.iter();
            let title = one_line(&source.copy_of);
            let original = records
                .filter(|it| it.said("id") != Some(copy))
                .find(|it| it.said("title") == Some(&title))
                .and_then(|it| it.said("id").map(str::to_owned));
            let mut records = self.lists.sources.iter_mut();
            let record = records.find(|it| it.said("id") == Some(copy));
            if let (Some(original), Some(record)) = (original, record) {
                record.set("copy_of", Some(Value::Text(original)));
            }
        }
        self.lists
    }

    /// The id of what has this name, and whether there was none yet. Names differ by more than
    /// capitals and white space.
    fn id_of(&mut self, kind: Kind, name: &str, fallback: &str) -> (String, bool) {
        let key = (kind, one_line(name).to_lowercase());
        if let Some(id) = self.ids.get(&key) {
            return (id.clone(), false);
        }
        let id = self.free_id(kind, name, fallback);
        self.ids.insert(key, id.clone());
        (id, true)
    }

    fn free_id(&mut self, kind: Kind, name: &str, fallback: &str) -> String {
        let plain = slug(name);
        let plain = if plain.is_empty() {
            fallback.to_owned()
        } else {
            plain
        };
        let mut id = plain.clone();
        let mut number = 2;
        while !self.taken.insert((kind, id.clone())) {
            id = format!("{plain}-{number}");
            number += 1;
        }
        id
    }
}

/// The words on one line, with single spaces.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a quotation without its marks, for a cell that nobody has put into words.
fn first_words(quote: &str) -> String {
    const MOST: usize = 80;
    let line = one_line(quote);
    let is_mark = |letter: char| "“”„«»\"‘’'".contains(letter);
    let line: String = line.chars().filter(|letter| !is_mark(*letter)).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end())
}

/// A name for the file of a source's text, told apart by a number.
pub(super) fn text_path(number: usize, title: &str) -> String {
    let slug = slug(title);
    if slug.is_empty() {
        format!("texts/{number:03}.txt")
    } else {
        format!("texts/{number:03}-{slug}.txt")
    }
}

/// An id made of a name, also of one in Cyrillic letters.
fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut latin = String::with_capacity(lower.len());
    for letter in lower.nfc() {
        match self::latin(letter) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(letter),
        }
    }
    edit::slug(&latin)
}

/// Cyrillic letters as passports have them, roughly: an id need only be told apart and be typed.
fn latin(letter: char) -> Option<&'static str> {
    const PAIRS: [(char, &str); 39] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('ґ', "g"),
        ('д', "d"),
        ('е', "e"),
        ('є', "ie"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('і', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ъ', ""),
        ('ы', "y"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "iu"),
        ('я', "ia"),
        ('ї', "i"),
        ('ё', "e"),
        ('ß', "ss"),
        ('ø', "o"),
    ];
    PAIRS
        .iter()
        .find(|(it, _)| *it == letter)
        .map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names() {
        for (name, expected) in [
            ("Foreign troops in Halm", "foreign-troops-in-halm"),
            ("  =SUM of <tolls> ", "sum-of-tolls"),
            ("Genève & Köln", "geneve-koln"),
            ("Вісті", "visti"),
            ("漢字", ""),
            (
                "A very long name that goes on and on and on",
                "a-very-long-name-that-goes-on-and-on-and",
            ),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn names_that_differ_only_in_capitals_are_one_and_ids_are_never_two() {
        let mut builder = Builder::default();
        assert_eq!(builder.party("Halm"), "halm");
        assert_eq!(builder.party(" HALM "), "halm");
        assert_eq!(builder.party("漢字"), "party");
        assert_eq!(builder.party("漢"), "party-2");
        assert_eq!(builder.lists.parties.len(), 3);
    }
}
