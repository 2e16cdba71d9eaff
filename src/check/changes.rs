//! How the quotations of a source stand in a text that is not the recorded one.
//!
//! They have been looked up anew by content and context like all others; this says of each what
//! became of it, so that nothing is silently accepted.

use std::collections::BTreeSet;

use super::anchors::{Anchor, Anchors};
use super::graded::Graded;
use crate::model::{Dossier, SourceIndex, Statement, StatementIndex};
use crate::quote::{Context, Grade, SourceText, TextPlace, Texts, stands_in_context};

/// What became of a quotation in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reanchored {
    /// It stands there exactly, in its recorded context or nowhere else, and is not known to have
    /// stood in another place before.
    Stands,
    /// The same, but in another line or column than before.
    Moved,
    /// It stands there exactly, but what stands beside it is not what was recorded.
    ContextDiffers,
    /// It stands there exactly and more than once, and nothing tells which is meant.
    Ambiguous,
    /// It stands there folded.
    Folded,
    /// Its fragments stand there in order.
    Joined,
    /// It no longer stands there: it is altered, elsewhere or missing.
    Broke,
}

impl Reanchored {
    /// Every outcome, what needs work last.
    pub const ALL: [Self; 7] = [
        Self::Stands,
        Self::Moved,
        Self::ContextDiffers,
        Self::Ambiguous,
        Self::Folded,
        Self::Joined,
        Self::Broke,
    ];

    /// The words in lists, in lower case.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Moved => "moved",
            Self::ContextDiffers => "stands, its context differs",
            Self::Ambiguous => "stands more than once",
            Self::Folded => "stands folded",
            Self::Joined => "stands joined",
            Self::Broke => "broke",
        }
    }

    /// True when the new text still prints the quotation.
    #[must_use]
    pub fn is_there(self) -> bool {
        self != Self::Broke
    }
}

/// One quotation in the new text of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotationChange {
    /// The first statement that has this quotation in this context.
    pub statement: StatementIndex,
    /// What became of it.
    pub kind: Reanchored,
    /// The line of the recorded text where it stood, when that was seen before.
    pub from: Option<usize>,
    /// Where it begins now: of an altered one the passage that is close, of one that stands in
    /// another source the place there.
    pub to: Option<TextPlace>,
}

/// A source whose text is not the recorded one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// Which source.
    pub source: SourceIndex,
    /// The SHA-256 that the position file records, in lower case.
    pub recorded: String,
    /// The SHA-256 of the text at hand.
    pub found: String,
    /// Its quotations in the order of the file, each once.
    pub quotations: Vec<QuotationChange>,
}

impl TextChange {
    /// How many quotations met this fate.
    #[must_use]
    pub fn count(&self, kind: Reanchored) -> usize {
        let quotations = self.quotations.iter();
        quotations.filter(|change| change.kind == kind).count()
    }
}

/// Every source whose text has another hash than the recorded one, in the order of the sources,
/// with what became of its quotations.
///
/// Only `anchors` of the recorded hash can tell that a quotation moved; without them nothing does.
#[must_use]
pub fn changes(
    dossier: &Dossier,
    texts: &Texts,
    grades: &[Graded],
    anchors: &Anchors,
) -> Vec<TextChange> {
    let mut changes: Vec<TextChange> = texts
        .iter()
        .filter_map(|(source, text)| {
            let recorded = dossier.sources.get(source.at())?.sha256.as_deref()?;
            (!recorded.eq_ignore_ascii_case(text.sha256())).then(|| TextChange {
                source,
                recorded: recorded.to_ascii_lowercase(),
                found: text.sha256().to_owned(),
                quotations: Vec::new(),
            })
        })
        .collect();
    if changes.is_empty() {
        return changes;
    }
    let mut told = BTreeSet::new();
    for graded in grades {
        let statement = dossier.statement(graded.statement);
        let Ok(number) = changes.binary_search_by_key(&statement.source, |change| change.source)
        else {
            continue;
        };
        let is_new = told.insert((
            statement.source,
            &statement.quote,
            &statement.before,
            &statement.after,
        ));
        if let (true, Some(change), Some(text)) =
            (is_new, changes.get_mut(number), texts.get(statement.source))
        {
            let anchor = anchors.of(&change.recorded, statement);
            change.quotations.push(QuotationChange {
                statement: graded.statement,
                kind: kind(statement, graded, text, anchor),
                from: anchor.map(|anchor| anchor.line),
                to: graded.place,
            });
        }
    }
    changes
}

fn kind(
    statement: &Statement,
    graded: &Graded,
    text: &SourceText,
    anchor: Option<Anchor>,
) -> Reanchored {
    let at = match &graded.grade {
        Grade::Exact { at } => at,
        Grade::Folded { .. } => return Reanchored::Folded,
        Grade::Joined { .. } => return Reanchored::Joined,
        Grade::Altered { .. } | Grade::Elsewhere { .. } | Grade::Missing | Grade::NoText => {
            return Reanchored::Broke;
        }
    };
    let context = Context {
        before: statement.before.as_deref(),
        after: statement.after.as_deref(),
    };
    let has_moved = || {
        anchor.zip(graded.place).is_some_and(|(anchor, place)| {
            (anchor.line, anchor.column) != (place.line, place.column)
        })
    };
    if !stands_in_context(text.text(), at, context) {
        Reanchored::ContextDiffers
    } else if graded.ambiguous {
        Reanchored::Ambiguous
    } else if has_moved() {
        Reanchored::Moved
    } else {
        Reanchored::Stands
    }
}
