//! The legend of a listing: exactly the signs and marks that its rows use.

use std::collections::BTreeSet;

use super::legend::{LegendEntry, Sample};
use crate::listing::{Listing, Value};
use crate::model::Stance;

/// What occurs in a listing and has to be explained.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an entry of the legend of its own"
)]
#[derive(Default)]
struct Occurs {
    stances: BTreeSet<i8>,
    has_claims: bool,
    has_parts: bool,
    has_analysts: bool,
    has_quotations: bool,
    has_pairs: bool,
    has_later: bool,
}

impl Occurs {
    fn note(&mut self, value: &Value) {
        match value {
            Value::Stance(stance) => {
                self.stances.insert(stance.scale());
            }
            Value::Dashed { words, .. } => {
                self.has_claims |= words.starts_with("claimed by ");
                self.has_parts |= words.starts_with("part only");
                self.has_analysts |= words.starts_with("analys");
            }
            Value::Quotation { .. } => self.has_quotations = true,
            Value::Pair(_) => self.has_pairs = true,
            Value::Words(words) => self.has_later |= words == "perhaps later",
            Value::Lines(lines) => lines.iter().for_each(|line| self.note(line)),
            Value::Empty | Value::Strong(_) | Value::Number(_) | Value::Date { .. } => {}
        }
    }
}

/// Exactly the signs and marks that the listing uses, each with its meaning.
pub(super) fn legend(listing: &Listing) -> Vec<LegendEntry> {
    let mut occurs = Occurs::default();
    for value in listing.rows.iter().flat_map(|row| &row.values) {
        occurs.note(value);
    }
    let mut entries: Vec<(Sample, &str)> = Stance::ALL
        .into_iter()
        .filter(|stance| occurs.stances.contains(&stance.scale()))
        .map(|stance| (Sample::Stance(stance), stance.meaning()))
        .collect();
    let others = [
        (
            occurs.has_claims,
            Sample::Outlined("claimed by …"),
            "said by another party, not a position",
        ),
        (
            occurs.has_parts,
            Sample::Outlined("part only, …"),
            "only a part of the party has spoken",
        ),
        (
            occurs.has_analysts,
            Sample::Outlined("analyst, …"),
            "experts, third states or the author, not a position",
        ),
        (
            occurs.has_later,
            Sample::Mark("perhaps later".to_owned()),
            "the date of this sheet lies within the dates that are possible",
        ),
        (
            occurs.has_pairs,
            Sample::Mark("agree, differ, …".to_owned()),
            "the ground is the stronger the more of the points agree on which both take a side; \
             there is none below three such points",
        ),
        (
            occurs.has_quotations,
            Sample::Quotation,
            "verbatim: words in quotation marks, then the source’s own around them",
        ),
    ];
    entries.extend(
        others
            .into_iter()
            .filter(|(is_there, ..)| *is_there)
            .map(|(_, sample, meaning)| (sample, meaning)),
    );
    entries
        .into_iter()
        .map(|(sample, meaning)| LegendEntry {
            sample,
            meaning: meaning.to_owned(),
        })
        .collect()
}
