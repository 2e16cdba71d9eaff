//! The fields of a statement as the position file names them, so that two can be compared one by
//! one.

use crate::model::{Dating, Dossier, Statement, Voice};

/// The names of the fields that are compared, in the order of the format.
pub const FIELDS: [&str; 25] = [
    "id",
    "point",
    "party",
    "stance",
    "gist",
    "quote",
    "before",
    "after",
    "source",
    "at",
    "speaker",
    "role",
    "voice",
    "part",
    "said",
    "dating",
    "condition",
    "translated_by",
    "translation",
    "note",
    "why",
    "coded_by",
    "checked_by",
    "plan",
    "jointly",
];

/// A field that has another value than before; none where it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// One of [`FIELDS`].
    pub field: &'static str,
    /// What it was.
    pub from: Option<String>,
    /// What it is.
    pub to: Option<String>,
}

/// Every field in the order of [`FIELDS`], as the file writes it; references by their ids.
fn values(dossier: &Dossier, statement: &Statement) -> [Option<String>; 25] {
    let party = |index| dossier.party(index).id.clone();
    let jointly: Vec<String> = statement.jointly.iter().copied().map(party).collect();
    [
        statement.id.clone(),
        Some(dossier.point(statement.point).id.clone()),
        Some(party(statement.party)),
        Some(statement.stance.key().to_owned()),
        Some(statement.gist.clone()),
        Some(statement.quote.clone()),
        statement.before.clone(),
        statement.after.clone(),
        Some(dossier.source(statement.source).id.clone()),
        statement.at.clone(),
        statement.speaker.clone(),
        statement.role.clone(),
        Some(match statement.voice {
            Voice::ClaimedBy(claimant) => format!("claimed by {}", party(claimant)),
            voice => voice.key().to_owned(),
        }),
        statement.part.clone(),
        Some(statement.said.to_string()),
        match &statement.dating {
            Dating::Stated => None,
            Dating::Inferred(why) => Some(format!("inferred: {why}")),
        },
        statement.condition.clone(),
        statement.translated_by.clone(),
        statement.translation.clone(),
        statement.note.clone(),
        statement.why.clone(),
        statement.coded_by.clone(),
        statement.checked_by.clone(),
        statement
            .plan
            .and_then(|plan| dossier.plans.get(plan.at()))
            .map(|plan| plan.id.clone()),
        (!jointly.is_empty()).then(|| jointly.join(", ")),
    ]
}

/// The fields in which two statements differ.
pub(super) fn changes(
    old: &Dossier,
    before: &Statement,
    new: &Dossier,
    after: &Statement,
) -> Vec<FieldChange> {
    FIELDS
        .into_iter()
        .zip(values(old, before))
        .zip(values(new, after))
        .filter(|((_, from), to)| from != to)
        .map(|((field, from), to)| FieldChange { field, from, to })
        .collect()
}
