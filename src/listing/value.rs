//! What stands in one field of a listing.

use std::cmp::Ordering;
use std::ops::Range;

use crate::agreement::share;
use crate::model::{DateSpan, Dating, Stance};
use crate::words;

/// What stands in one field of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Words(String),
    /// Words that matter more than those beside them.
    Strong(String),
    /// A count.
    Number(u64),
    /// A date and whether it is inferred.
    Date {
        /// The date.
        span: DateSpan,
        /// Stated or inferred.
        dating: Dating,
    },
    /// A position's stance.
    Stance(Stance),
    /// What is no position: a claim, a part, analysts. Never filled with a stance's colour.
    Dashed {
        /// The stance that it speaks of.
        stance: Option<Stance>,
        /// What it is, with who says so.
        words: String,
    },
    /// Verbatim words of a source.
    Quotation {
        /// The words.
        words: String,
        /// Which bytes of them are set in full ink; see [`words::inked_of`].
        inked: Vec<Range<usize>>,
    },
    /// How two parties stand to each other.
    Pair(PairCounts),
    /// Several of these, one below the other.
    Lines(Vec<Value>),
}

/// On how many points two parties agree, differ, or cannot be compared; together all points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// On the same side, conditions or not.
    pub agree: usize,
    /// Those of them in which at least one is conditional.
    pub agree_if: usize,
    /// On opposite sides.
    pub differ: usize,
    /// At least one comes down on no side.
    pub unclear: usize,
    /// At least one has no position.
    pub holes: usize,
}

impl PairCounts {
    /// Which share of the comparable points agrees, 0 to 1; none where too few are. Only for a ground
    /// behind the counts.
    #[must_use]
    pub fn share(self) -> Option<f32> {
        share(self.agree, self.differ)
    }

    /// The counts in words, and that they are too few for a share where they are; a share is never
    /// told without them.
    #[must_use]
    pub fn text(self) -> String {
        let on_condition = match self.agree_if {
            0 => String::new(),
            count => format!(" ({count} on a condition)"),
        };
        let few = match self.share() {
            Some(_) => "",
            None => ", too few to compare",
        };
        format!(
            "{} agree{on_condition}, {} differ, {} unclear, {} not comparable{few}",
            self.agree, self.differ, self.unclear, self.holes
        )
    }
}

impl Value {
    /// Plain words.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// Words that matter more than those beside them.
    #[must_use]
    pub fn strong(words: impl Into<String>) -> Self {
        Self::Strong(words.into())
    }

    /// A count.
    #[must_use]
    pub fn number(count: usize) -> Self {
        Self::Number(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// True when there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Lines(lines) => lines.iter().all(Self::is_empty),
            value => value.text().is_empty(),
        }
    }

    /// The field in plain words; several lines are parted by line breaks.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words)
            | Self::Strong(words)
            | Self::Dashed { words, .. }
            | Self::Quotation { words, .. } => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date { span, dating } => words::dated(*span, dating),
            Self::Stance(stance) => stance.label().to_owned(),
            Self::Pair(counts) => counts.text(),
            Self::Lines(lines) => {
                let lines: Vec<String> = lines
                    .iter()
                    .map(Self::text)
                    .filter(|line| !line.is_empty())
                    .collect();
                lines.join("\n")
            }
        }
    }

    /// The field in plain words on one line; several lines are parted by commas.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Lines(lines) => {
                let lines: Vec<String> = lines
                    .iter()
                    .map(Self::line)
                    .filter(|line| !line.is_empty())
                    .collect();
                lines.join(", ")
            }
            value => value.text(),
        }
    }

    /// By what it means: numbers by size, dates by day, stances from for to against, words by
    /// letters without regard to case.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Date { span: one, .. }, Self::Date { span: other, .. }) => {
                (one.first_day(), one.last_day()).cmp(&(other.first_day(), other.last_day()))
            }
            (Self::Stance(one), Self::Stance(other)) => other.scale().cmp(&one.scale()),
            (Self::Lines(one), Self::Lines(other)) if !one.is_empty() && !other.is_empty() => {
                one[0].compare(&other[0])
            }
            (one, other) => one.text().to_lowercase().cmp(&other.text().to_lowercase()),
        }
    }
}
