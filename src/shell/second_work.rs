//! The files of second readings: drawn, read and written beside the window.

use std::path::Path;
use std::sync::Arc;

use super::atomic::write_atomically;
use super::exporting::is_there;
use super::files::{self, NotRead};
use super::problem::Problem;
use crate::second::{Amount, Coding, read, sample, write};
use crate::state::{Opened, Origin, ReadingFile, SecondReport};

/// Draws a sample and writes its file; one that is there is not replaced.
pub(super) fn begin(
    opened: &Opened,
    coder: &str,
    (amount, seed): (Amount, u64),
    path: &Path,
) -> SecondReport {
    // It may hold what somebody has read already.
    if is_there(path) {
        return SecondReport::Exists;
    }
    let dossier = &opened.dossier;
    let drawn = sample(dossier, amount, seed);
    let coding = Coding::blank(dossier, coder, Some(seed), &drawn);
    let text = write(&coding, Some(dossier));
    match write_atomically(path, |file| file.write_all(text.as_bytes())) {
        Ok(()) => SecondReport::Opened(Box::new(ReadingFile {
            path: path.to_owned(),
            read: read(&text),
            text: text.into(),
            is_new: true,
        })),
        Err(error) => SecondReport::NotOpened(why(&error, path)),
    }
}

/// True for the file of a reading, however much of it is wrong.
pub(super) fn is_reading(path: &Path) -> bool {
    text_of(path).is_ok_and(|text| read(&text).coding.is_some())
}

/// Reads the file of a reading.
pub(super) fn open(path: &Path) -> SecondReport {
    match text_of(path) {
        Ok(text) => SecondReport::Opened(Box::new(ReadingFile {
            path: path.to_owned(),
            read: read(&text),
            text: text.into(),
            is_new: false,
        })),
        Err(why) => SecondReport::NotOpened(format!("`{}` was not opened: {why}", path.display())),
    }
}

/// Writes the answers; where something else is on disk than `before`, nothing is written.
pub(super) fn answer(path: &Path, before: &str, text: &Arc<str>) -> SecondReport {
    let shown = path.display();
    match text_of(path) {
        Ok(there) if there == before || *there == **text => {}
        Ok(_) => {
            return SecondReport::NotWritten(format!(
                "`{shown}` was not written: somebody else has changed it on disk"
            ));
        }
        // A file that was moved away meanwhile is written anew.
        Err(_) if !is_there(path) => {}
        Err(why) => return SecondReport::NotWritten(format!("`{shown}` was not written: {why}")),
    }
    match write_atomically(path, |file| file.write_all(text.as_bytes())) {
        Ok(()) => SecondReport::Written(Arc::clone(text)),
        Err(error) => SecondReport::NotWritten(why(&error, path)),
    }
}

fn why(error: &std::io::Error, path: &Path) -> String {
    match Problem::of_target(error, path) {
        Problem::Failed { message, hint } => match hint {
            Some(hint) => format!("{message}: {hint}"),
            None => message,
        },
        Problem::Cancelled => format!("`{}` was not written", path.display()),
    }
}

fn text_of(path: &Path) -> Result<String, String> {
    let origin = Origin::File(path.to_owned());
    let bytes = files::read_watched(&origin, &|_| true).map_err(|why| match why {
        NotRead::Stopped => "reading it was stopped".to_owned(),
        NotRead::Failed(finding) => finding.message,
    })?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::load::load;

    const FILE: &str = r#"(format: 1, title: "T", parties: [(id: "a", name: "A")],
        points: [(id: "p", title: "P", proposition: "It is.")],
        sources: [(id: "s", title: "S", published: "2025")],
        statements: [(point: "p", party: "a", stance: Supports, gist: "g", quote: "q",
            source: "s", voice: Own, said: "2025")])"#;

    #[test]
    fn a_reading_is_never_replaced_and_written_only_over_what_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("reading.ron");
        let opened = Opened::new(Origin::StandardInput, load(FILE.as_bytes()));
        let opened = opened.expect("a position file");
        let how = (Amount::Percent(100), 1);
        let drawn = begin(&opened, "A. Reader", how, &path);
        let SecondReport::Opened(drawn) = drawn else {
            panic!("{drawn:?}");
        };
        assert!(drawn.is_new);
        assert_eq!(begin(&opened, "B", how, &path), SecondReport::Exists);
        let there = || fs::read_to_string(&path).expect("the reading");
        assert_eq!(there(), *drawn.text);
        let text: Arc<str> = drawn.text.replace("q\"", "q\", stance: Insists").into();
        let written = SecondReport::Written(Arc::clone(&text));
        assert_eq!(answer(&path, &drawn.text, &text), written);
        assert_eq!(there(), *text);
        // The same once more, as after a failure that was none, and after the file was moved away.
        assert_eq!(answer(&path, &drawn.text, &text), written);
        fs::remove_file(&path).expect("it is there");
        assert_eq!(answer(&path, &drawn.text, &text), written);
        // What somebody else has written stays.
        fs::write(&path, "something else").expect("it is written");
        let refused = answer(&path, &text, &text.replace("Insists", "Opposes").into());
        let SecondReport::NotWritten(why) = refused else {
            panic!("{refused:?}");
        };
        assert!(why.contains("somebody else has changed it"), "{why}");
        assert_eq!(there(), "something else");
        // A folder that is not there is told.
        let nowhere = folder.path().join("nowhere/reading.ron");
        let told = begin(&opened, "B", how, &nowhere);
        assert!(matches!(told, SecondReport::NotOpened(why) if why.contains("does not exist")));
    }
}
