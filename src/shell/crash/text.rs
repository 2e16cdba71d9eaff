//! The report of a panic in words: version, system, place and message, and no word of a dossier.

use std::any::Any;
use std::backtrace::Backtrace;

/// The longest message that is kept, in characters.
const LONGEST: usize = 300;

/// What a panic says, without anything that it repeats: messages of the standard library quote the
/// texts that they are about, and these are a dossier's.
pub(super) fn message(payload: &(dyn Any + Send)) -> String {
    // What was written into the program holds no word of a file; what was put together may.
    if let Some(message) = payload.downcast_ref::<&'static str>() {
        return cut(message);
    }
    match payload.downcast_ref::<String>() {
        Some(message) => {
            let quoted = message.find(['`', '\'', '"', '“', '‘', '«', '\n']);
            match quoted {
                Some(at) => format!("{} …", cut(&message[..at]).trim_end()),
                None => cut(message),
            }
        }
        None => "without a message".to_owned(),
    }
}

fn cut(message: &str) -> String {
    message.chars().take(LONGEST).collect()
}

/// A place in the sources, as short as it can be found again: `src/matrix/mod.rs:93`, and of other
/// packages with their names.
pub(super) fn place(file: &str, line: u32) -> String {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.split('/').collect();
    let is_own = parts.first() == Some(&"src");
    let source = parts.iter().rposition(|part| *part == "src");
    let begin = match source {
        Some(at) if !is_own => at.saturating_sub(1),
        _ => 0,
    };
    let named = parts.get(begin..).unwrap_or_default().join("/");
    format!("{named}:{line}")
}

/// The whole report.
pub(super) fn report(message: &str, place: &str, thread: &str) -> String {
    format!(
        "Concordance {version}: report of a fault\n\
         \n\
         system:  {os} on {arch}\n\
         place:   {place}\n\
         thread:  {thread}\n\
         message: {message}\n\
         \n\
         This report holds no words of a position file or of a text.\n\
         \n\
         backtrace:\n{backtrace}\n",
        version = env!("CARGO_PKG_VERSION"),
        os = std::env::consts::OS,
        arch = std::env::consts::ARCH,
        backtrace = Backtrace::force_capture(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_repeats_no_word_of_a_file() {
        let of = |message: &str| super::message(&message.to_owned());
        assert_eq!(super::message(&"it was `None`"), "it was `None`");
        assert_eq!(
            of("index out of bounds: the len is 3 but the index is 5"),
            "index out of bounds: the len is 3 but the index is 5"
        );
        for (said, expected) in [
            (
                "byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `état`",
                "byte index 1 is not a char boundary; it is inside …",
            ),
            (
                "called `Result::unwrap()` on an `Err` value: Secret",
                "called …",
            ),
            ("left is “secret”", "left is …"),
            ("two\nlines", "two …"),
        ] {
            assert_eq!(of(said), expected);
        }
        assert_eq!(of(&"a".repeat(1000)).len(), LONGEST);
        assert_eq!(super::message(&7_u8), "without a message");
    }

    #[test]
    fn a_place_names_no_folder_of_whoever_built_it() {
        for (file, expected) in [
            ("src/matrix/mod.rs", "src/matrix/mod.rs:9"),
            ("src\\matrix\\mod.rs", "src/matrix/mod.rs:9"),
            (
                "/home/somebody/.cargo/registry/src/index/egui-0.37.0/src/ui.rs",
                "egui-0.37.0/src/ui.rs:9",
            ),
            (
                "/rustc/0123/library/core/src/slice/index.rs",
                "core/src/slice/index.rs:9",
            ),
            ("build.rs", "build.rs:9"),
        ] {
            assert_eq!(place(file, 9), expected);
        }
    }

    #[test]
    fn a_report_says_what_a_developer_needs() {
        let report = report("it broke", "src/a.rs:1", "main");
        for expected in [
            "Concordance 0",
            "it broke",
            "src/a.rs:1",
            "main",
            "backtrace",
        ] {
            assert!(report.contains(expected), "{report}");
        }
    }
}
