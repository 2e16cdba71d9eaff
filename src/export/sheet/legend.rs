//! The legend: exactly the signs and marks that a sheet uses, each with its meaning.

use super::cell_text::{CellText, Chip, OutlineKind};
use crate::model::{CellState, Mark, Stance};
use crate::words::GRADES_MEAN;

/// One entry of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// What is explained.
    pub sample: Sample,
    /// What it means.
    pub meaning: String,
}

/// What a legend shows before a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A stance's chip.
    Stance(Stance),
    /// A dashed chip with these words.
    Outlined(&'static str),
    /// The words of a hole, hatched.
    Hole,
    /// The words of a mark.
    Mark(String),
    /// The number of a note.
    Number,
    /// What a note says of a quotation that was compared.
    Match,
    /// Words in the face of quotations: spoken ones, then the source's own.
    Quotation,
}

impl Sample {
    /// What stands for a character that no face has.
    pub(super) fn numbered() -> Self {
        Self::Mark("[U+1F600]".to_owned())
    }
}

impl LegendEntry {
    /// What is explained, in words alone.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.sample {
            Sample::Stance(stance) => stance.words(),
            Sample::Outlined(words) => words,
            Sample::Hole => "no sourced position",
            Sample::Mark(words) => words,
            Sample::Number => "number in a cell",
            Sample::Match => "matches the source text",
            Sample::Quotation => "quotation",
        }
    }
}

/// The legend of the cells that are painted.
///
/// `has_quotations` tells whether any quotation is, in a cell or with a note; `was_compared`
/// whether any was compared with a text, so that notes carry grades.
#[must_use]
pub(super) fn legend(
    cells: &[&CellText],
    has_quotations: bool,
    was_compared: bool,
) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    let mut push = |sample: Sample, meaning: &str| {
        entries.push(LegendEntry {
            sample,
            meaning: meaning.to_owned(),
        });
    };
    let chips = || {
        cells
            .iter()
            .flat_map(|cell| &cell.entries)
            .map(|entry| &entry.chip)
    };
    for stance in Stance::ALL {
        if chips().any(|chip| *chip == Chip::Stance(stance)) {
            push(Sample::Stance(stance), stance.meaning());
        }
    }
    for (kind, words, meaning) in OUTLINES {
        if chips().any(|chip| matches!(chip, Chip::Outlined { kind: of, .. } if *of == kind)) {
            push(Sample::Outlined(words), meaning);
        }
    }
    if cells.iter().any(|cell| cell.state == CellState::Silent) {
        push(
            Sample::Hole,
            "nothing in these sources; neither neutral nor undecided",
        );
    }
    for mark in MARKS {
        if let Some(words) = words_of(mark, cells) {
            push(Sample::Mark(words), meaning_of(mark));
        }
    }
    if chips().any(|chip| matches!(chip, Chip::Further { .. })) {
        push(
            Sample::Mark("also, analyst, …".to_owned()),
            "further statements in the same cell, none of which is the position that stands",
        );
    }
    if cells.iter().any(|cell| !cell.entries.is_empty()) {
        push(
            Sample::Mark("Jan, Feb, …".to_owned()),
            "month in which the words were said",
        );
        push(Sample::Number, "leads to the sources at the end");
    }
    if has_quotations {
        push(
            Sample::Quotation,
            "verbatim: words in quotation marks, then the source’s own around them",
        );
    }
    if was_compared {
        push(Sample::Match, GRADES_MEAN);
    }
    entries
}

const OUTLINES: [(OutlineKind, &str, &str); 3] = [
    (
        OutlineKind::Claimed,
        "claimed by …",
        "said by another party, not a position",
    ),
    (
        OutlineKind::Part,
        "part only, …",
        "only a part of the party has spoken",
    ),
    (
        OutlineKind::Analysts,
        "analysts only",
        "experts, third states or the author, not a position",
    ),
];

/// The marks in the order in which cells show them.
const MARKS: [Mark; 14] = [
    Mark::Grade,
    Mark::LeftOut,
    Mark::Contested,
    Mark::PartDiffers,
    Mark::PartsDiffer,
    Mark::Reported,
    Mark::LaterReport,
    Mark::Changed,
    Mark::UnnamedOfficial,
    Mark::Old,
    Mark::PerhapsLater,
    Mark::Quotations,
    Mark::OtherDate,
    Mark::Unchecked,
];

/// How the cells word a mark, or nothing where none carries it. Names become `…`.
fn words_of(mark: Mark, cells: &[&CellText]) -> Option<String> {
    let mut used: Vec<String> = Vec::new();
    let marks = cells
        .iter()
        .flat_map(|cell| cell.marks())
        .filter(|painted| painted.mark == mark);
    for painted in marks {
        let words = match mark {
            Mark::Contested if painted.words.starts_with("contested by ") => "contested by …",
            Mark::PartDiffers => "… differs",
            Mark::LaterReport => "later report: …",
            Mark::LeftOut => "… left out",
            Mark::OtherDate if painted.words.starts_with("later: ") => "later: …",
            Mark::OtherDate => "on …: …",
            Mark::Quotations => "2 quotations, …",
            _ => &painted.words,
        };
        if !used.iter().any(|known| known == words) {
            used.push(words.to_owned());
        }
    }
    used.sort_unstable();
    (!used.is_empty()).then(|| used.join(", "))
}

fn meaning_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Grade => {
            "the quotation that stands is not what the text at hand prints; its note says more"
        }
        Mark::LeftOut => {
            "the file has more on this cell that could not be read, and it may change the stance"
        }
        Mark::Contested => "the record conflicts with itself; the other words stand below",
        Mark::PartDiffers => "a part of the party takes another stance",
        Mark::PartsDiffer => "the parts that speak are on opposite sides",
        Mark::Reported => "the source’s words for the party’s stance, no speaker named",
        Mark::LaterReport => "a later report gives another stance than the party’s own words",
        Mark::Changed => "how the party’s own words last moved; the number leads to those before",
        Mark::UnnamedOfficial => "the party’s own words, no speaker named",
        Mark::Old => "said more than 90 days before the date of this sheet",
        Mark::PerhapsLater => "the date of this sheet lies within the dates that are possible",
        Mark::OtherDate => "what the cell has on the date that is compared with",
        Mark::Unchecked => "nobody has signed off the words that the cell rests on",
        Mark::Quotations => "how many different quotations speak of the cell",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sheet::cell_text::{Entry, MarkText};
    use crate::model::{PartyIndex, PointIndex, StatementIndex};

    fn cell(state: CellState, entries: Vec<Entry>) -> CellText {
        CellText {
            point: PointIndex(0),
            party: PartyIndex(0),
            state,
            entries,
            hole_marks: Vec::new(),
            history: None,
        }
    }

    fn entry(chip: Chip, marks: &[(Mark, &str)]) -> Entry {
        Entry {
            chip,
            statement: StatementIndex(0),
            when: "Aug".to_owned(),
            byline: None,
            marks: marks
                .iter()
                .map(|(mark, words)| MarkText {
                    mark: *mark,
                    words: (*words).to_owned(),
                    statements: Vec::new(),
                })
                .collect(),
            gist: String::new(),
            is_soft: false,
            has_quotation: false,
        }
    }

    #[test]
    fn nothing_is_explained_that_is_not_painted() {
        assert_eq!(legend(&[], false, false), Vec::new());
        let silent = cell(CellState::Silent, Vec::new());
        let samples: Vec<Sample> = legend(&[&silent], false, false)
            .into_iter()
            .map(|entry| entry.sample)
            .collect();
        assert_eq!(samples, [Sample::Hole]);
    }

    #[test]
    fn everything_that_is_painted_is_explained_once() {
        let claimed = Chip::Outlined {
            sign: Some(Stance::Opposes),
            words: "claimed by Northland: opposes".to_owned(),
            kind: OutlineKind::Claimed,
        };
        let one = cell(
            CellState::Position,
            vec![
                entry(
                    Chip::Stance(Stance::Opposes),
                    &[
                        (Mark::Contested, "contested by Northland"),
                        (Mark::Changed, "softened"),
                    ],
                ),
                entry(claimed, &[]),
            ],
        );
        let other = cell(
            CellState::Position,
            vec![entry(
                Chip::Stance(Stance::Opposes),
                &[
                    (Mark::Contested, "contradicts itself"),
                    (Mark::Changed, "reversed"),
                ],
            )],
        );
        let samples: Vec<Sample> = legend(&[&one, &other], true, true)
            .into_iter()
            .map(|entry| entry.sample)
            .collect();
        assert_eq!(
            samples,
            [
                Sample::Stance(Stance::Opposes),
                Sample::Outlined("claimed by …"),
                Sample::Mark("contested by …, contradicts itself".to_owned()),
                Sample::Mark("reversed, softened".to_owned()),
                Sample::Mark("Jan, Feb, …".to_owned()),
                Sample::Number,
                Sample::Quotation,
                Sample::Match,
            ]
        );
    }
}
