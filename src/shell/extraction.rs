//! Takes the text out of a file, bounded in time, in depth and in what it says.
//!
//! `extract` is pure and may run for very long on a file that was made for it, or panic inside a
//! crate. So everything but plain text is read on a thread of its own, whose panics are silent.

use std::panic;
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::extract::{self, Extracted, Form, Problem, form_of};

/// How long one file may take.
const LONGEST: Duration = Duration::from_mins(1);
/// The stack of the thread in bytes; readers of PDF call themselves for what is nested.
const STACK: usize = 64 << 20;
/// The name of the thread, by which its panics are told apart.
const NAME: &str = "text of a file";

/// The text of a file.
pub(super) fn extract(name: &str, bytes: Vec<u8>) -> Result<Extracted, Problem> {
    if form_of(name, &bytes) == Form::Plain {
        return extract::extract(name, &bytes);
    }
    let name = name.to_owned();
    bounded(LONGEST, move || extract::extract(&name, &bytes))
}

/// The result of work that is left alone when it takes too long. A thread cannot be ended from
/// outside: it goes on beside the program and is forgotten.
fn bounded(
    longest: Duration,
    work: impl FnOnce() -> Result<Extracted, Problem> + Send + 'static,
) -> Result<Extracted, Problem> {
    silence_panics();
    let (sender, receiver) = channel();
    let spawned = thread::Builder::new()
        .name(NAME.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody listens any more when it took too long.
            let _ = sender.send(work());
        });
    let failed = |message: String| {
        Err(Problem::new(
            message,
            "give its text as a text file, or save it anew in another program",
        ))
    };
    if let Err(error) = spawned {
        return failed(format!("cannot be read now: {error}"));
    }
    match receiver.recv_timeout(longest) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => failed(format!(
            "takes more than {} seconds to read",
            longest.as_secs()
        )),
        Err(RecvTimeoutError::Disconnected) => failed("cannot be read".to_owned()),
    }
}

/// What a crate says when it panics over a file is no message for a user: the file is told in a
/// finding. Other threads say theirs as before.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(NAME) {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_or_never_ends_is_told() {
        let panicked = bounded(LONGEST, || panic!("inside a crate"));
        assert_eq!(panicked.unwrap_err().message, "cannot be read");
        let slow = bounded(Duration::ZERO, || {
            thread::sleep(Duration::from_millis(200));
            Err(Problem::new("never", "heard"))
        });
        let slow = slow.unwrap_err();
        assert_eq!(slow.message, "takes more than 0 seconds to read");
        assert!(!slow.hint.is_empty());
    }

    #[test]
    fn every_form_is_read() {
        let cases: &[(&str, &str, Result<&str, &str>)] = &[
            ("a.txt", "*a*", Ok("*a*")),
            ("a.md", "*a*", Ok("a")),
            ("a.html", "<p>a", Ok("a")),
            ("a.pdf", "a", Err("is a broken PDF")),
        ];
        for (name, text, expected) in cases {
            let extracted = extract(name, text.as_bytes().to_vec());
            let extracted = extracted.as_ref();
            let extracted = extracted
                .map(|extracted| extracted.text.as_str())
                .map_err(|problem| problem.message.as_str());
            assert_eq!(extracted, *expected, "{name}");
        }
    }
}
