//! What the codes of a project seem to be, by their names and by those above them.

use super::mapping::{CodeRole, Mapping};
use super::project::Project;
use super::stance_words::stance_of;

/// The names that a group may have, and what a code in it is.
type Group = (&'static [&'static str], fn(&str) -> CodeRole);

/// What the codes above others are called whose children are of one kind.
const GROUPS: [Group; 4] = [
    (
        &[
            "parties",
            "party",
            "actors",
            "actor",
            "sides",
            "countries",
            "organisations",
            "organizations",
        ],
        |name| CodeRole::Party(name.to_owned()),
    ),
    (
        &[
            "points", "point", "issues", "issue", "topics", "topic", "concepts", "concept",
            "demands",
        ],
        |name| CodeRole::Point(name.to_owned()),
    ),
    (
        &["stances", "stance", "positions", "position", "evaluation"],
        |name| {
            stance_of(name).map_or(CodeRole::Ignored, |stance| {
                CodeRole::Stance(format!("{stance:?}"))
            })
        },
    ),
    (&["speakers", "speaker", "persons", "people"], |name| {
        CodeRole::Speaker(name.to_owned())
    }),
];

/// Fills what a mapping does not say of the codes of a project.
pub(super) fn complete(mapping: &mut Mapping, project: &Project) {
    for path in &project.codes {
        if !mapping.codes.contains_key(path) {
            mapping.codes.insert(path.clone(), guess(path));
        }
    }
}

fn guess(path: &str) -> CodeRole {
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let group_of = |word: &str| {
        let word = word.trim().to_lowercase();
        GROUPS
            .iter()
            .find(|(names, _)| names.contains(&word.as_str()))
    };
    // `Party: Halm` says what it is itself.
    if let Some((kind, rest)) = name.split_once(':')
        && let Some((_, role)) = group_of(kind)
        && !rest.trim().is_empty()
    {
        return role(rest.trim());
    }
    let parent = above.rsplit('/').next().unwrap_or_default();
    let mut groups = above.split('/').filter_map(group_of);
    if above.to_lowercase() == "voices" {
        return voice(name);
    }
    if let Some(stance) = stance_of(name) {
        let word = format!("{stance:?}");
        // Below a code that is a point itself, the stance is one on that point.
        return match group_of(parent) {
            None if !parent.is_empty() => CodeRole::PointAndStance(parent.to_owned(), word),
            _ => CodeRole::Stance(word),
        };
    }
    match groups.next_back() {
        Some((_, role)) => role(name),
        None => CodeRole::Ignored,
    }
}

fn voice(name: &str) -> CodeRole {
    match name.strip_prefix("Claimed by ") {
        Some(party) => CodeRole::ClaimedBy(party.to_owned()),
        None => CodeRole::Voice(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_guessed_by_what_stands_above_them() {
        for (path, expected) in [
            ("Parties/Halm", CodeRole::Party("Halm".to_owned())),
            ("Actors/States/Halm", CodeRole::Party("Halm".to_owned())),
            ("Party: Halm", CodeRole::Party("Halm".to_owned())),
            ("Issues/Tolls", CodeRole::Point("Tolls".to_owned())),
            ("Stances/Rules out", CodeRole::Stance("RulesOut".to_owned())),
            ("against", CodeRole::Stance("Opposes".to_owned())),
            (
                "Tolls/Supports",
                CodeRole::PointAndStance("Tolls".to_owned(), "Supports".to_owned()),
            ),
            ("Voices/Reported", CodeRole::Voice("Reported".to_owned())),
            ("Mood/angry", CodeRole::Ignored),
            ("", CodeRole::Ignored),
        ] {
            assert_eq!(guess(path), expected, "{path}");
        }
    }
}
