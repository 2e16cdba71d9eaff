//! Two states of the open file, put together: the work, which for a large file is done beside the
//! window, and what of it a person has to decide.

use std::sync::Arc;

use crate::edit::Change;
use crate::merge::{Conflict, Merged, Side, Unmergeable, Wanted, merge_watched, resolve};
use crate::state::{Opened, Report};

/// What the open file is put together with.
#[derive(Clone, Debug, PartialEq)]
pub enum Other {
    /// What somebody else made of the file on disk.
    Theirs {
        /// The text both began with.
        base: Arc<str>,
        /// Theirs.
        theirs: Arc<Opened>,
    },
    /// What was not saved when a program ended.
    Unsaved {
        /// The text as it was opened or saved last.
        base: Arc<str>,
        /// The text with the changes.
        text: Arc<str>,
    },
}

/// Two states of the open file that are to be put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// The open file.
    pub opened: Arc<Opened>,
    /// With what.
    pub other: Other,
}

/// Two states of one file that have been put together, but for what a person decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Joining {
    /// The open file.
    pub(super) opened: Arc<Opened>,
    /// The text with ours wherever the two conflict.
    text: Arc<str>,
    /// Where they do.
    pub conflicts: Vec<Conflict>,
    /// What was chosen for each.
    pub chosen: Vec<Side>,
    /// New comments of theirs that are not in the text.
    pub comments: Vec<String>,
    /// The file on disk with its text, where that is the other side; else what was not saved is.
    pub(super) theirs: Option<(Arc<Opened>, Arc<str>)>,
}

impl Merging {
    /// Puts the two together; `read` gives the text of a file where it is not kept, and soon after
    /// `is_wanted` says no it is given up.
    #[must_use]
    pub fn run(
        self,
        read: impl Fn(&Opened) -> Result<String, String>,
        is_wanted: Wanted<'_>,
    ) -> Report {
        match self.joined(read, is_wanted) {
            Ok(joining) => Report::Merged(Box::new(joining)),
            Err(why) => Report::NotRewritten(why),
        }
    }

    fn joined(
        self,
        read: impl Fn(&Opened) -> Result<String, String>,
        is_wanted: Wanted<'_>,
    ) -> Result<Joining, String> {
        let text_of = |opened: &Opened| match &opened.text {
            Some(text) => Ok(Arc::clone(text)),
            None => read(opened)
                .map(Arc::from)
                .map_err(|why| format!("the two states were not merged: {why}")),
        };
        let now = text_of(&self.opened)?;
        let (merged, theirs) = match self.other {
            Other::Theirs { base, theirs } => {
                let text = text_of(&theirs)?;
                let merged = merge_watched(&base, &now, &text, is_wanted);
                (merged, Some((theirs, text)))
            }
            Other::Unsaved { base, text } => (merge_watched(&base, &text, &now, is_wanted), None),
        };
        let Merged {
            text,
            conflicts,
            comments,
            ..
        } = merged.map_err(|why| sentence(&why))?;
        Ok(Joining {
            opened: self.opened,
            text: text.into(),
            chosen: vec![Side::Ours; conflicts.len()],
            conflicts,
            comments,
            theirs,
        })
    }
}

fn sentence(why: &Unmergeable) -> String {
    match why {
        Unmergeable::Stopped => "Cancelled, nothing was merged".to_owned(),
        Unmergeable::NotAFile(..) => {
            "The two states cannot be merged: one is no position file any more".to_owned()
        }
        Unmergeable::Refused(refusal) => {
            format!("The two states cannot be merged: {refusal}")
        }
    }
}

impl Joining {
    /// The merged text, and what was chosen for its conflicts.
    pub(super) fn decided(&self) -> (Arc<str>, Vec<Change>) {
        let chosen = self.conflicts.iter().zip(&self.chosen);
        let changes = chosen
            .filter_map(|(conflict, side)| resolve(conflict, *side))
            .flatten();
        (Arc::clone(&self.text), changes.cloned().collect())
    }
}
