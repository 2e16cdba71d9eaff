//! What a new dossier still needs until its first statement is there.

use crate::model::SourceIndex;
use crate::state::{Origin, State};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep {
    /// A title.
    Title,
    /// The parties.
    Parties,
    /// The points.
    Points,
    /// A source.
    Source,
    /// A statement; with a source to read, where there is one.
    Statement(Option<SourceIndex>),
}

/// The steps, each with whether it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSteps(pub [(FirstStep, bool); 5]);

impl FirstSteps {
    /// The first step that is not done.
    #[must_use]
    pub fn next(&self) -> Option<FirstStep> {
        let mut open = self.0.iter().filter(|(_, is_done)| !is_done);
        open.next().map(|(step, _)| *step)
    }
}

impl State {
    /// The first steps, for a file in which there is no statement yet; none where records were left
    /// out, which has to be looked into first, or where the matrix was asked for all the same.
    #[must_use]
    pub fn first_steps(&self) -> Option<FirstSteps> {
        let dossier = self.dossier();
        let is_open = self.opened.origin != Origin::Nothing;
        let is_begun = !dossier.statements.is_empty() || self.opened.has_errors();
        if !is_open || is_begun || self.editing.parts.skips_first_steps || self.broken.is_some() {
            return None;
        }
        let texts = &self.evidence.texts;
        let sources = (0..dossier.sources.len()).map(SourceIndex::new);
        let with_text = sources.clone().find(|it| texts.get(*it).is_some());
        let source = with_text.or_else(|| sources.clone().next());
        Some(FirstSteps([
            (FirstStep::Title, dossier.title != super::super::NEW_TITLE),
            (FirstStep::Parties, dossier.parties.len() > 1),
            (FirstStep::Points, !dossier.points.is_empty()),
            (FirstStep::Source, !dossier.sources.is_empty()),
            (FirstStep::Statement(source), false),
        ]))
    }
}
