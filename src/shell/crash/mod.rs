//! What happens when the program itself goes wrong: a panic on any thread becomes a report in a
//! file and a sentence, and never a window that is gone without a word.
//!
//! Whoever runs work that may fail so runs it [`guarded`]. What is not guarded, such as the window
//! system's own loop, is told when the program is opened the next time. A report holds no words of
//! a dossier.

mod folder;
#[cfg(debug_assertions)]
pub(super) mod rehearsal;
mod text;

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::PathBuf;
use std::sync::{Once, OnceLock};
use std::thread;

pub(super) use folder::{note_untold, reports_folder};

use super::cli::remark;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where in the program: `src/matrix/mod.rs:93`.
    pub(super) place: String,
    /// The report, where one could be written.
    pub(super) report: Option<PathBuf>,
}

impl Fault {
    /// What there is to do about it.
    pub(super) fn hints(&self) -> Vec<String> {
        match &self.report {
            Some(report) => vec![format!(
                "the report is in `{}`; please send it to whoever gave you this program",
                report.display()
            )],
            None => Vec::new(),
        }
    }
}

/// Where reports are written; nowhere until the window is opened.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

thread_local! {
    /// What went wrong last on this thread.
    static LAST: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// From now on reports are written into this folder.
pub(super) fn report_into(folder: PathBuf) {
    // A second window in one process would have the same folder.
    let _ = FOLDER.set(folder);
}

/// Puts panics into words of our own, on every thread.
pub(super) fn heed_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            note(info);
            // Whoever develops wants the message, whatever it repeats.
            if cfg!(debug_assertions) {
                before(info);
            }
        }));
    });
}

/// Runs work, and gives back what went wrong where it panics.
///
/// # Errors
/// When it panicked.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    heed_panics();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let fault = LAST.take().unwrap_or_else(|| Fault {
            place: "an unknown place".to_owned(),
            report: None,
        });
        // Whoever asked tells it now.
        if let Some(report) = fault.report.as_deref().and_then(folder::mark_told) {
            return Fault {
                report: Some(report),
                ..fault
            };
        }
        fault
    })
}

/// Writes the report of a panic. It runs while the panic is under way, and must not panic itself.
fn note(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |location| text::place(location.file(), location.line()),
    );
    let thread = thread::current();
    let name = thread.name().unwrap_or("without a name");
    let message = text::message(info.payload());
    let report = FOLDER
        .get()
        .and_then(|folder| folder::write(folder, &text::report(&message, &place, name)).ok());
    let told = match &report {
        Some(report) => format!("; the report is in `{}`", report.display()),
        None => String::new(),
    };
    remark(&format!(
        "error: something went wrong in Concordance itself, at {place}{told}\n"
    ));
    LAST.set(Some(Fault { place, report }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_is_told_by_its_place_and_the_rest_goes_on() {
        assert_eq!(guarded(|| 7), Ok(7));
        let empty: Vec<u8> = Vec::new();
        let fault = guarded(|| empty[empty.len()]).unwrap_err();
        let (file, line) = fault.place.rsplit_once(':').unwrap();
        assert_eq!(file, "src/shell/crash/mod.rs");
        assert!(line.parse::<u32>().is_ok(), "{line}");
        // Without a window nothing is written.
        assert_eq!(fault.report, None);
        assert!(fault.hints().is_empty());
        assert_eq!(guarded(|| 8), Ok(8));
    }
}
