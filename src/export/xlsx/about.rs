//! The worksheet that says what the others are: title, facts, legend.

use super::grid::{Column, Entry, Grid, Ground};
use crate::export::sheet::{Composition, Sample};
use crate::export::{Fact, Job, colophon};

/// The widths of the two columns, in letters.
const NAME: u16 = 26;
const WORDS: u16 = 110;

/// Facts, then the legend; `splits` are the worksheets of which a field was too long for one.
pub(super) fn grid(job: &Job<'_>, composition: &Composition, splits: &[&str]) -> Grid {
    let mut rows = Vec::new();
    let mut fact = |name: &str, words: &str| {
        if !words.trim().is_empty() {
            rows.push(vec![
                Entry::Words(Ground::Strong, name.to_owned()),
                Entry::Words(Ground::Paper, words.trim().to_owned()),
            ]);
        }
    };
    fact("What it shows", &composition.subtitle);
    fact(
        "Dossier says of itself",
        composition.about.as_deref().unwrap_or_default(),
    );
    for Fact { name, words } in colophon(job) {
        fact(name, &words);
    }
    fact("Counted", &composition.footer);
    if !splits.is_empty() {
        let names = splits.join(", ");
        let why = "a field holds 32,767 letters; longer texts go on in the last columns";
        fact("Parted texts", &format!("In {names}: {why}"));
    }
    rows.push(vec![
        Entry::Words(Ground::Strong, "Legend".to_owned()),
        Entry::Words(
            Ground::Soft,
            "What words, edges and grounds mean".to_owned(),
        ),
    ]);
    for told in &composition.legend {
        let ground = match told.sample {
            Sample::Stance(stance) => Ground::Stance(stance),
            Sample::Outlined(_) => Ground::Dashed,
            Sample::Hole => Ground::Hole,
            // Here quotations have notes, not numbers.
            Sample::Number | Sample::Quotation => continue,
            Sample::Mark(_) | Sample::Match => Ground::Soft,
        };
        rows.push(vec![
            Entry::Words(ground, told.words().to_owned()),
            Entry::Words(Ground::Paper, told.meaning.clone()),
        ]);
    }
    let column = |name: &str, width| Column {
        name: name.to_owned(),
        width,
    };
    Grid {
        title: composition.title.clone(),
        lead: composition.lead.iter().cloned().collect(),
        columns: vec![column("About", NAME), column("Words", WORDS)],
        rows,
        ..Grid::default()
    }
}
