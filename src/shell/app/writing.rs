//! Writing the open file: changes of files whose text is not kept, and saving.

use super::super::settings_file::typed_path;
use super::super::{dialogs, saving};
use super::App;
use crate::state::WritingEffect;

impl App {
    /// Performs one effect about writing.
    pub(super) fn write(&mut self, effect: WritingEffect) {
        match effect {
            WritingEffect::Rewrite(rewrite) => {
                self.begin("Changing the file");
                self.spawn_report(move || rewrite.run(saving::text_of));
            }
            WritingEffect::Save {
                opened,
                path,
                known,
                replace,
            } => {
                let path = typed_path(&path);
                self.begin("Saving");
                self.spawn_report(move || saving::save(&opened, &path, known.as_deref(), replace));
            }
            WritingEffect::AskForSave { suggestion } => {
                self.spawn(move |outcomes, _| dialogs::ask_for_save(outcomes, &suggestion));
            }
            // Kept by the journal.
            WritingEffect::NoteEdit { .. } | WritingEffect::KeepDraft => {}
        }
    }
}
