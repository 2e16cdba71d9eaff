//! What would come of an import by one mapping: the position file, loaded, and where each of its
//! statements stands in the file that is imported.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edit::write;
use crate::finding::{Code, Finding};
use crate::import::{
    CellAt, Foreign, Kind, Mapping, Origins, Proposal, StanceWord, TextAtHand, Trouble, Watch,
};
use crate::load::{load_watched, processors};
use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex};
use crate::state::{Opened, Origin};

/// What would come of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The mapping with everything that was guessed.
    pub mapping: Mapping,
    /// What was left open, left out or guessed.
    pub findings: Vec<Finding>,
    /// Those of them that say which texts cannot be read, by their places.
    pub unread: Vec<usize>,
    /// The position file, as a dossier that has not been saved.
    pub opened: Arc<Opened>,
    /// How many texts would be written beside it.
    pub texts: usize,
    /// How many quotations were found in texts; none where the file is an export of our own, which
    /// says itself what its texts are.
    pub found: Option<usize>,
    /// The words that say a stance, or could.
    pub words: Vec<StanceWord>,
    /// Where all that stands in the tables of the file.
    pub origins: Origins,
    /// What became of the fields of the tables.
    pub fields: BTreeMap<CellAt, Became>,
    /// The findings that left words on a point and of a party out.
    pub left_out: BTreeMap<(PointIndex, PartyIndex), Vec<usize>>,
}

/// What became of a field of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It made these statements.
    Statements(Vec<StatementIndex>),
    /// It was left out; the number of the finding that says why.
    LeftOut(usize),
}

/// The position file that a proposal makes: its text. Whoever imports writes exactly this.
#[must_use]
pub fn text_of(proposal: &Proposal) -> String {
    write(&proposal.draft)
}

impl Proposed {
    /// Proposes by a mapping. `of_texts` is what there is to say of the texts; `watch` is asked all the
    /// while whether somebody still waits.
    ///
    /// # Errors
    /// When the file is broken where its statements stand, or nobody waits any more.
    pub fn of(
        foreign: &Foreign<'_>,
        mapping: Mapping,
        (texts, of_texts): (&[TextAtHand], Vec<Finding>),
        watch: Watch<'_>,
    ) -> Result<Self, Trouble> {
        let proposal = foreign.propose(mapping, texts, watch)?;
        let words = foreign.stance_words(&proposal.mapping)?;
        let text = text_of(&proposal);
        let bytes = text.as_bytes();
        let refused = |message: String| Trouble {
            message,
            hints: Vec::new(),
        };
        let loaded = load_watched(bytes, processors(bytes), &|_, _| watch())
            .map_err(|_| refused("reading it was stopped".to_owned()))?;
        let opened = Opened::with_text(Origin::New, loaded, text.into());
        let opened = opened.map_err(|findings| {
            let first = findings.into_iter().next();
            refused(first.map_or_else(String::new, |finding| finding.message))
        })?;
        let before = of_texts.len();
        let mut findings = of_texts;
        findings.extend(proposal.findings);
        let origins = proposal.origins.behind(before);
        Ok(Self {
            found: (proposal.kind != Kind::Own).then(|| found(&opened)),
            fields: fields(&opened, &origins),
            left_out: left_out(&opened.dossier, &origins),
            unread: unread(&findings),
            mapping: proposal.mapping,
            texts: proposal.texts.len(),
            opened: Arc::new(opened),
            findings,
            words,
            origins,
        })
    }

    /// The field that a statement was made of, where the file is a table.
    #[must_use]
    pub fn field_of(&self, statement: StatementIndex) -> Option<CellAt> {
        let statement = self.opened.dossier.statements.get(statement.at())?;
        let number = usize::try_from(statement.number).ok()?;
        self.origins.statements.get(number).copied()
    }
}

/// Which findings say that a text cannot be read.
fn unread(findings: &[Finding]) -> Vec<usize> {
    let is_it =
        |finding: &Finding| matches!(finding.code, Code::TextUnreadable | Code::ForeignFile);
    let found = findings.iter().enumerate();
    found
        .filter(|(_, it)| is_it(it))
        .map(|(at, _)| at)
        .collect()
}

/// How many quotations stand in a text whose hash is known.
fn found(opened: &Opened) -> usize {
    let dossier = &opened.dossier;
    let statements = dossier.statements.iter();
    statements
        .filter(|it| dossier.source(it.source).sha256.is_some())
        .count()
}

fn left_out(
    dossier: &Dossier,
    origins: &Origins,
) -> BTreeMap<(PointIndex, PartyIndex), Vec<usize>> {
    let points = dossier.points.iter().enumerate();
    let points: BTreeMap<&str, usize> = points.map(|(at, it)| (it.id.as_str(), at)).collect();
    let parties = dossier.parties.iter().enumerate();
    let parties: BTreeMap<String, usize> = parties
        .map(|(at, it)| (it.name.to_lowercase(), at))
        .collect();
    let mut left_out: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (&finding, (point, party)) in &origins.left_out {
        let place = points
            .get(point.as_str())
            .zip(parties.get(&party.to_lowercase()));
        if let Some((&point, &party)) = place {
            let cell = (PointIndex::new(point), PartyIndex::new(party));
            left_out.entry(cell).or_default().push(finding);
        }
    }
    left_out
}

fn fields(opened: &Opened, origins: &Origins) -> BTreeMap<CellAt, Became> {
    let mut fields: BTreeMap<CellAt, Became> = BTreeMap::new();
    for (&finding, &cell) in &origins.findings {
        fields.insert(cell, Became::LeftOut(finding));
    }
    for (at, statement) in opened.dossier.statements.iter().enumerate() {
        let number = usize::try_from(statement.number).unwrap_or(usize::MAX);
        let Some(&cell) = origins.statements.get(number) else {
            continue;
        };
        let index = StatementIndex::new(at);
        match fields.get_mut(&cell) {
            Some(Became::Statements(made)) => made.push(index),
            _ => {
                fields.insert(cell, Became::Statements(vec![index]));
            }
        }
    }
    fields
}
