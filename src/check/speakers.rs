//! Everybody whom a dossier names as a speaker, so that their names are taken apart once.

use std::collections::HashMap;

use super::person::Person;
use crate::model::Dossier;

/// The speakers of a dossier who are persons.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers<'d> {
    people: Vec<Person>,
    /// Which person each name of a statement is.
    by_name: HashMap<&'d str, Option<usize>>,
    /// Who has a last name that ends with this word.
    by_last: HashMap<String, Vec<usize>>,
}

impl<'d> Speakers<'d> {
    /// Everybody whom a statement names.
    pub(super) fn new(dossier: &'d Dossier) -> Self {
        let mut speakers = Self::default();
        for name in dossier
            .statements
            .iter()
            .filter_map(|it| it.speaker.as_deref())
        {
            if speakers.by_name.contains_key(name) {
                continue;
            }
            let person = Person::parse(name).filter(|_| !is_party(dossier, name));
            let number = person.map(|person| {
                let number = speakers.people.len();
                if let Some(last) = person.last.last() {
                    speakers
                        .by_last
                        .entry(last.clone())
                        .or_default()
                        .push(number);
                }
                speakers.people.push(person);
                number
            });
            speakers.by_name.insert(name, number);
        }
        speakers
    }

    /// The person of this name.
    pub(super) fn of(&self, name: &str) -> Option<&Person> {
        self.people.get((*self.by_name.get(name)?)?)
    }

    /// Those whose last name ends with a word in plain form, in the order of the file.
    pub(super) fn with_last(&self, word: &str) -> impl Iterator<Item = &Person> {
        let numbers = self
            .by_last
            .get(word)
            .map(Vec::as_slice)
            .unwrap_or_default();
        numbers.iter().filter_map(|number| self.people.get(*number))
    }
}

fn is_party(dossier: &Dossier, name: &str) -> bool {
    dossier.parties.iter().any(|party| {
        party.name.eq_ignore_ascii_case(name) || party.short_name().eq_ignore_ascii_case(name)
    })
}
