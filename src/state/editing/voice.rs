//! What choosing a voice does to who speaks.

use super::form::Form;
use crate::edit::{Record, Value};
use crate::finding::RecordKind;

/// Who speaks, and as what: what a report of a source that names nobody does not have.
const SPEAKER: [&str; 2] = ["speaker", "role"];

impl Form {
    /// Chooses a voice. `Reported` is said of a source that names no speaker, so the one who stands
    /// in the form, perhaps only guessed from the text, is set aside: no report is to carry a name
    /// that its source does not give it. Another voice brings back who was set aside, unless
    /// somebody else was filled in since.
    pub fn choose_voice(&mut self, voice: Value) {
        let is_report = voice == Value::word("Reported");
        self.now.set("voice", Some(voice));
        if is_report {
            if self.now.get("speaker").is_some() {
                let mut aside = Record::new(RecordKind::Statement);
                for field in SPEAKER {
                    aside.set(field, self.now.get(field).cloned());
                    self.now.set(field, None);
                }
                self.set_aside = Some(aside);
            }
        } else if let Some(aside) = self.set_aside.take()
            && SPEAKER.iter().all(|field| self.now.get(field).is_none())
        {
            for field in SPEAKER {
                self.now.set(field, aside.get(field).cloned());
            }
        }
    }
}
