//! Writing the dossier: forms, what they ask of the file, and what is not saved yet.
//!
//! The file's text is what is changed; the dossier is always what the loader reads out of it. A
//! form is no part of the file until it is finished.

mod command;
mod draft;
mod fields;
mod form;
mod gone;
mod guess;
mod head;
mod hear;
mod joined;
mod merging;
mod pending;
mod reshape;
mod rewrite;
mod saving;
mod sign;
mod take;
mod trial;
mod voice;

pub use command::EditCommand;
pub use fields::{FormField, Input, form_fields, naming_field};
pub use form::{Form, Named};
pub use gone::Removal;
pub use joined::Recovery;
pub use merging::{Joining, Merging, Other};
pub use reshape::{
    FirstStep, FirstSteps, Mending, MergedCell, Part, PartLine, PartLines, PartStep, Parts,
    PointMerge, PointSplit, Reread, Reshape, SplitCell,
};
pub use rewrite::{Asked, Rewrite, Rewritten, Way};
pub use saving::{Saving, Unsaved, VersionNotKept};
pub use sign::SignOff;
pub use trial::{CellSight, Trial};

pub(super) use command::edit;
pub(super) use hear::hear;
use pending::Pending;
pub(super) use reshape::{follow, shelve};
pub(super) use saving::{asks_first, hold_theirs};
pub(super) use sign::sign_off;
pub(super) use take::foreign_change;

use std::sync::Arc;

use super::{Dialog, Effect, Opened, Report, State, WritingEffect, report};
use crate::edit::{Change, Record};
use crate::finding::RecordRef;

/// What is being written, and what of the file is not saved yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editing {
    /// The form that is open beside the matrix.
    pub form: Option<Form>,
    /// The form that was closed last without being finished, so that nothing typed is lost.
    pub closed: Option<Form>,
    /// The dialog that was closed last with something in it.
    shelved: Option<Box<Dialog>>,
    /// Where one is among the parts of the dossier.
    pub parts: Parts,
    /// What is to be taken out, while it is asked about.
    pub removal: Option<Removal>,
    /// The hash of the file on disk as it is known; none for a file that is on no disk.
    pub on_disk: Option<String>,
    /// The file on disk, where somebody else has changed it since.
    pub theirs: Option<Arc<Opened>>,
    /// The text of the file as it was opened or saved last, once it has been changed since.
    base: Option<Arc<str>>,
    /// What was finished and is being put into the file.
    pending: Option<Pending>,
    /// What is not saved was left for the next time.
    left: bool,
    /// True while a change is being made beside the window.
    pub is_busy: bool,
    /// The last statement that was added.
    last: Option<Record>,
    /// How many forms there have been.
    forms: u64,
}

impl Editing {
    /// What of it goes on after a fault of the window; nothing is open any more, and nothing lost.
    pub(super) fn after_fault(mut self) -> Self {
        self.removal = None;
        self.closed = self.form.take().or(self.closed.take());
        self
    }
}

impl State {
    /// True when the open file has changes that are in no file.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        match &self.editing.on_disk {
            Some(hash) => *hash != self.opened.dossier.sha256,
            None => self.history.has_edits(),
        }
    }

    /// True when it has to be asked what becomes of what is not saved before it goes out of sight,
    /// or a change is still being made.
    #[must_use]
    pub fn asks_before_leaving(&self) -> bool {
        self.editing.is_busy || self.is_unsaved() && !self.editing.left
    }

    /// Opens a form.
    fn open_form(&mut self, mut form: Form) {
        self.editing.forms += 1;
        form.number = self.editing.forms;
        if let Some(open) = self.editing.form.take().filter(Form::is_changed) {
            self.editing.closed = Some(open);
        }
        self.editing.form = Some(form);
        self.view.side = super::SidePanel::Form;
        self.try_form();
    }

    /// Works out anew what the form would make of the file.
    fn try_form(&mut self) {
        if let Some(form) = &self.editing.form {
            let trial = trial::trial(&self.opened.dossier, &self.evidence.texts, form);
            if let Some(form) = &mut self.editing.form {
                form.trial = trial;
            }
        }
    }

    /// Makes changes of the file: at once where its text is at hand, else beside the window.
    pub(super) fn rewrite(&mut self, asked: Asked, what: String, way: Way) -> Vec<Effect> {
        if self.tells_busy() {
            return Vec::new();
        }
        if !self.is_unsaved() {
            // Where the text is not kept it comes with what was made of it.
            self.editing.base.clone_from(&self.opened.text);
        }
        let rewrite = Rewrite {
            opened: Arc::clone(&self.opened),
            asked,
            what,
            way,
        };
        if self
            .opened
            .text
            .as_ref()
            .is_some_and(|text| text.len() <= SMALL)
        {
            let made: Report = rewrite.run(|_| Err("its text is not at hand".to_owned()), &|| true);
            return report(self, made);
        }
        self.editing.is_busy = true;
        vec![Effect::Writing(WritingEffect::Rewrite(Box::new(rewrite)))]
    }

    /// Makes changes of records.
    fn change(&mut self, changes: Vec<Change>, what: String) -> Vec<Effect> {
        self.change_and_rename(changes, Vec::new(), what)
    }

    fn change_and_rename(
        &mut self,
        changes: Vec<Change>,
        renames: Vec<(RecordRef, String, String)>,
        what: String,
    ) -> Vec<Effect> {
        if changes.is_empty() && renames.is_empty() {
            self.editing.pending = None;
            return Vec::new();
        }
        self.rewrite(Asked::Changes { changes, renames }, what, Way::New)
    }
}

/// The title of a file that has none yet.
const NEW_TITLE: &str = "A new dossier";

/// A text of more bytes is changed beside the window: reading it takes longer than a frame.
const SMALL: usize = 256 * 1024;
