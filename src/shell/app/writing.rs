//! Writing the open file: changes of files whose text is not kept, saving, and keeping what is not
//! saved where a crash cannot reach it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::super::recovery::{Keeper, Unsaved, backups_folder, journals_folder, unsaved, utc};
use super::super::settings_file::typed_path;
use super::super::work::{Outcome, Outcomes};
use super::super::{crash, dialogs, saving};
use super::App;
use crate::merge::Wanted;
use crate::state::{Recovery, Report, WritingEffect};

/// What the window keeps of the file outside of that file.
#[derive(Debug, Default)]
pub(super) struct Kept {
    keeper: Option<Keeper>,
    /// What a program that is gone has left for the open file.
    found: Option<Unsaved>,
    /// The key of the file for which that was looked for.
    looked: Option<String>,
    /// A fault has closed a form in which something stood; it is offered the next time.
    pub(super) has_draft: bool,
}

impl App {
    /// Performs one effect about writing.
    pub(super) fn write(&mut self, effect: WritingEffect) {
        match effect {
            WritingEffect::Rewrite(rewrite) => {
                self.begin("Changing the file");
                self.spawn_change(move |is_wanted| rewrite.run(saving::text_of, is_wanted));
            }
            WritingEffect::Merge(merging) => {
                self.begin("Merging");
                self.spawn_change(move |is_wanted| merging.run(saving::text_of, is_wanted));
            }
            WritingEffect::Save(mut wanted) => {
                wanted.path = typed_path(&wanted.path);
                let backups = self.settings_folder.as_deref().map(backups_folder);
                self.begin("Saving");
                self.spawn_report(move || saving::save(wanted, backups.as_deref()));
            }
            WritingEffect::AskForSave { suggestion } => {
                self.ask(move |asking| dialogs::ask_for_save(asking, &suggestion));
            }
            WritingEffect::NoteEdit {
                before,
                what,
                splices,
            } => {
                let key = self.state.opened.origin.journal_key();
                if let (Some(keeper), Some(key)) = (self.keeper(), key) {
                    keeper.edit(key, before, what, splices);
                }
            }
            WritingEffect::KeepDraft => {
                let draft = self.state.unfinished();
                let opened = Arc::clone(&self.state.opened);
                if let (Some(keeper), Some(key)) = (self.keeper(), opened.origin.journal_key()) {
                    keeper.draft(key, opened, draft);
                }
            }
            WritingEffect::ForgetUnsaved => {
                if let Some(found) = self.kept.found.take()
                    && let Some(keeper) = self.keeper()
                {
                    keeper.discard(found);
                }
            }
        }
    }

    /// Makes a change beside the window. One that goes wrong is told as one that was not made, so
    /// that what was typed for it is open again.
    fn spawn_change(&self, work: impl FnOnce(Wanted<'_>) -> Report + Send + 'static) {
        self.spawn(move |outcomes, cancel| {
            let is_wanted = || !cancel.load(Ordering::Relaxed);
            let report = crash::guarded(|| work(&is_wanted)).unwrap_or_else(|fault| {
                Report::NotRewritten(format!(
                    "the file was not changed: something went wrong in Concordance itself, at {}",
                    fault.place
                ))
            });
            outcomes.send(Outcome::Report(report));
        });
    }

    /// Who keeps what is not saved; none where no folder is known.
    fn keeper(&mut self) -> Option<&Keeper> {
        if self.kept.keeper.is_none() {
            let folder = journals_folder(self.settings_folder.as_deref()?);
            let outcomes = Outcomes::new(self.sender.clone(), self.context.clone());
            let tell = move |message: String| {
                outcomes.send(Outcome::Report(Report::FailedAside {
                    message,
                    hints: vec!["save often".to_owned()],
                }));
            };
            self.kept.keeper = Some(Keeper::new(folder, saving::text_of, tell));
        }
        self.kept.keeper.as_ref()
    }

    /// Looks whether a program that is gone has left something for the file that was opened.
    pub(super) fn look_for_unsaved(&mut self) {
        let key = self.state.opened.origin.journal_key();
        if self.kept.looked == key {
            return;
        }
        self.kept.looked.clone_from(&key);
        if let Some(keeper) = &self.kept.keeper {
            // What is not saved of the file before stays for its next opening.
            keeper.leave();
        }
        let folder = self.settings_folder.as_deref().map(journals_folder);
        let (Some(folder), Some(key)) = (folder, key) else {
            return;
        };
        self.spawn(move |outcomes, _| {
            if let Some(found) = unsaved(&folder, &key) {
                let recovery = Recovery {
                    base: found.base.as_str().into(),
                    text: found.text.as_str().into(),
                    steps: found.steps.clone(),
                    draft: found.draft.clone(),
                    when: utc(found.when).replace('T', " at "),
                    journal: found.journal.clone(),
                    lines: Vec::new(),
                };
                outcomes.send(Outcome::Unsaved(Box::new((found, recovery.told()))));
            }
        });
    }

    /// Offers what was found.
    pub(super) fn take_unsaved(&mut self, (found, recovery): (Unsaved, Recovery)) {
        let key = found.key.clone();
        self.kept.found = Some(found);
        let recovery = Box::new(recovery);
        self.take_report(Report::UnsavedFound { key, recovery });
    }

    /// The file was saved.
    pub(super) fn note_saved(&mut self) {
        let opened = Arc::clone(&self.state.opened);
        let key = opened.origin.journal_key();
        if let (Some(keeper), Some(key)) = (&self.kept.keeper, key) {
            self.kept.looked = Some(key.clone());
            keeper.saved(key, opened);
        }
    }

    /// The window closes: where nothing is unsaved there is nothing to keep.
    pub(super) fn end_journal(&mut self) {
        let has_typed = self.state.unfinished().is_some();
        if let Some(keeper) = self.kept.keeper.take()
            && !self.state.is_unsaved()
            && !has_typed
            && !self.kept.has_draft
        {
            keeper.end();
        }
    }
}
