//! What a command has to say, and how it reaches the terminal or a pipe.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::finding::Finding;

/// A command that ran.
#[derive(Debug)]
pub(super) struct Done {
    /// For standard output.
    pub(super) result: Vec<u8>,
    /// For standard error.
    pub(super) remarks: String,
    /// True when there are findings of severity error.
    pub(super) has_errors: bool,
}

/// A command that could not run: what standard error is told.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) String);

impl Refusal {
    /// A sentence and what to do.
    pub(super) fn new(message: &str, hints: &[String]) -> Self {
        let mut text = format!("error: {message}\n");
        for hint in hints {
            text.push_str("  hint: ");
            text.push_str(hint);
            text.push('\n');
        }
        Self(text)
    }
}

impl From<Finding> for Refusal {
    fn from(finding: Finding) -> Self {
        Self::new(&finding.message, &finding.hints)
    }
}

/// Writes what there is to write, and gives the exit status.
pub(super) fn conclude(outcome: Result<Done, Refusal>) -> ExitCode {
    match outcome {
        Ok(done) => match write_result(&done.result) {
            Ok(()) => {
                remark(&done.remarks);
                ExitCode::from(u8::from(done.has_errors))
            }
            Err(error) => {
                remark(&format!(
                    "error: standard output cannot be written: {error}\n"
                ));
                ExitCode::from(2)
            }
        },
        Err(Refusal(text)) => {
            remark(&text);
            ExitCode::from(2)
        }
    }
}

/// A reader that has seen enough, such as `head`, is no error.
fn write_result(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

pub(in crate::shell) fn remark(text: &str) {
    // Where standard error is closed, there is nobody left to tell.
    let _ = io::stderr().lock().write_all(harmless(text).as_bytes());
}

/// The text without characters that could steer a terminal; a position file may come from
/// anywhere.
pub(super) fn harmless(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => '\n',
            '\t' => ' ',
            // Overrides and isolates of direction could make a line read otherwise than it is.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            character if character.is_control() => '\u{fffd}',
            character => character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_steer_the_terminal() {
        assert_eq!(
            harmless("a\u{1b}[31mb\r\n\tc\u{9b}\u{202e}é—“к”"),
            "a\u{fffd}[31mb\u{fffd}\n c\u{fffd}\u{fffd}é—“к”"
        );
    }
}
