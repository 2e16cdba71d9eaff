//! The open file with changes made: its text, and the dossier that is read from that.

use std::sync::Arc;

use crate::edit::{Change, Splice, apply, inverse, rename, splices};
use crate::finding::RecordRef;
use crate::load::{load_watched, processors};
use crate::merge::Wanted;
use crate::state::{Opened, Report};

/// What is asked of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Changes of records, and ids that become others wherever they stand.
    Changes {
        /// The changes.
        changes: Vec<Change>,
        /// Which record has its id changed, from what, to what.
        renames: Vec<(RecordRef, String, String)>,
    },
    /// Bytes, as a step of the history knows them.
    Splices(Vec<Splice>),
    /// A merged text with what was decided about its conflicts.
    Merged {
        /// The text with ours wherever two states conflict.
        text: Arc<str>,
        /// What was decided.
        changes: Vec<Change>,
    },
}

/// Which way the history goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A new step.
    New,
    /// A step back.
    Back,
    /// A step that was undone, again.
    Forth,
}

/// A change of the open file that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewrite {
    /// The file.
    pub opened: Arc<Opened>,
    /// What is asked of it.
    pub asked: Asked,
    /// The change as a wish: `add a statement`.
    pub what: String,
    /// Which way the history goes by it.
    pub way: Way,
}

/// What a change made of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewritten {
    /// The file that was changed.
    pub before: Arc<Opened>,
    /// Its text.
    pub text_before: Arc<str>,
    /// The file now.
    pub opened: Arc<Opened>,
    /// The bytes that became others.
    pub there: Vec<Splice>,
    /// The way back.
    pub back: Vec<Splice>,
    /// The change as a wish.
    pub what: String,
    /// Which way the history goes by it.
    pub way: Way,
}

impl Rewrite {
    /// Makes the change; `read` gives the file's text where it is not kept, and soon after
    /// `is_wanted` says no it is given up.
    #[must_use]
    pub fn run(
        self,
        read: impl FnOnce(&Opened) -> Result<String, String>,
        is_wanted: Wanted<'_>,
    ) -> Report {
        match self.rewritten(read, is_wanted) {
            Ok(rewritten) => Report::Rewritten(Box::new(rewritten)),
            Err(why) => Report::NotRewritten(format!("the file was not changed: {why}")),
        }
    }

    fn rewritten(
        self,
        read: impl FnOnce(&Opened) -> Result<String, String>,
        is_wanted: Wanted<'_>,
    ) -> Result<Rewritten, String> {
        let text = match &self.opened.text {
            Some(text) => Arc::clone(text),
            None => read(&self.opened)?.into(),
        };
        let there = match self.asked {
            Asked::Splices(splices) => splices,
            Asked::Merged {
                text: merged,
                changes,
            } => {
                let unfit = "what was chosen does not fit together: choose again";
                let chosen = splices(&merged, &changes).ok();
                let made = chosen.and_then(|splices| apply(&merged, &splices));
                vec![Splice::between(&text, &made.ok_or(unfit)?)]
            }
            Asked::Changes {
                mut changes,
                renames,
            } => {
                for (record, from, to) in renames {
                    // A field that is changed by hand as well keeps what was typed.
                    let by_hand = |change: &Change| match change {
                        Change::Set { record, field, .. } => Some((*record, field.clone())),
                        _ => None,
                    };
                    let known: Vec<_> = changes.iter().filter_map(by_hand).collect();
                    let follows = rename(&text, record, &from, &to);
                    let is_new = |change: &Change| {
                        by_hand(change).is_none_or(|field| !known.contains(&field))
                    };
                    changes.extend(follows.into_iter().filter(is_new));
                }
                splices(&text, &changes).map_err(|refusal| refusal.to_string())?
            }
        };
        let foreign = || "it is not what it was any more".to_owned();
        let made = apply(&text, &there).ok_or_else(foreign)?;
        let back = inverse(&text, &there).ok_or_else(foreign)?;
        let bytes = made.as_bytes();
        let loaded = load_watched(bytes, processors(bytes), &|_, _| is_wanted())
            .map_err(|_| "it was cancelled".to_owned())?;
        let opened = Opened::with_text(self.opened.origin.clone(), loaded, made.into());
        let opened = opened.map_err(|findings| {
            let message = findings.first().map(|finding| finding.message.clone());
            message.unwrap_or_default()
        })?;
        Ok(Rewritten {
            before: self.opened,
            text_before: text,
            opened: Arc::new(opened),
            there,
            back,
            what: self.what,
            way: self.way,
        })
    }
}
