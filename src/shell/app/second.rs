//! The second reader's room: what it asks of files and dialogs.

use std::time::{Duration, Instant};

use super::super::settings_file::typed_path;
use super::super::{dialogs, second_work};
use super::App;
use crate::state::{Report, SecondEffect, SecondReading};

/// So long the end of the program waits for answers that are being written.
const PATIENCE: Duration = Duration::from_secs(2);

impl App {
    /// Performs one effect about a reading.
    pub(super) fn second(&mut self, effect: SecondEffect) {
        match effect {
            SecondEffect::Begin {
                opened,
                coder,
                amount,
                seed,
                path,
            } => {
                let path = typed_path(&path);
                self.begin("Drawing the sample");
                self.spawn_report(move || {
                    let how = (amount, seed);
                    Report::Second(second_work::begin(&opened, &coder, how, &path))
                });
            }
            SecondEffect::Open { path } => {
                let path = typed_path(&path);
                self.begin("Opening the reading");
                self.spawn_report(move || Report::Second(second_work::open(&path)));
            }
            SecondEffect::Write { path, before, text } => {
                self.spawn_report(move || {
                    Report::Second(second_work::answer(&path, &before, &text))
                });
            }
            SecondEffect::AskForNew { suggestion } => {
                self.ask(move |asking| dialogs::ask_for_new_reading(asking, &suggestion));
            }
            SecondEffect::AskForOne => {
                self.ask(dialogs::ask_for_reading);
            }
        }
    }

    /// The window closes: the last answers are written now, there is no thread left to do it.
    pub(super) fn end_reading(&mut self) {
        let since = Instant::now();
        let is_writing = |app: &Self| {
            let reading = app.state.second.reading.as_ref();
            reading.is_some_and(SecondReading::is_writing)
        };
        while is_writing(self) && since.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(5));
            self.receive();
        }
        let reading = self.state.second.reading.as_ref();
        if let Some((path, before, text)) = reading.and_then(SecondReading::unwritten) {
            // There is no window left to tell a failure in.
            drop(second_work::answer(&path, &before, &text));
        }
    }
}
