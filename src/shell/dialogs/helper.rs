//! The process that shows one file dialog: this program again, with the question among its words.
//!
//! It ends when the dialog does, when it is killed, or when the window that asked is gone.

use std::ffi::OsStr;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Ask;

/// The word that asks this program for a dialog; it stands in no help.
pub(in crate::shell) const COMMAND: &str = "file-dialog";

/// How often the window looks whether the dialog has ended.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Has `program` show a dialog and waits for it, until it is given up. None where nothing was
/// chosen.
///
/// # Errors
/// When the program cannot be started, or ends in any way but its own.
pub(super) fn run(program: &Path, ask: &Ask, given_up: &AtomicBool) -> io::Result<Option<PathBuf>> {
    let words = serde_json::to_string(ask).map_err(io::Error::other)?;
    let mut child = Command::new(program)
        .arg(COMMAND)
        .arg(words)
        // It ends when nobody holds the other end any more.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let ended = wait(&mut child, given_up);
    if ended.is_err() || given_up.load(Ordering::Relaxed) {
        // It may have ended by itself just now.
        let _ = child.kill();
        let _ = child.wait();
        return ended.map(|()| None);
    }
    let mut path = Vec::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_end(&mut path)?;
    }
    Ok((!path.is_empty()).then(|| path_of(path)))
}

fn wait(child: &mut Child, given_up: &AtomicBool) -> io::Result<()> {
    while !given_up.load(Ordering::Relaxed) {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None => std::thread::sleep(LOOK_EVERY),
        }
    }
    Ok(())
}

/// Shows the dialog that is asked for in the words of the command line, and writes the path that
/// was chosen to standard output.
pub(in crate::shell) fn answer(words: &str) -> ExitCode {
    let Ok(ask) = serde_json::from_str::<Ask>(words) else {
        return ExitCode::from(2);
    };
    std::thread::spawn(|| {
        let mut nothing = Vec::new();
        // The window never writes; when this ends, it is gone.
        let _ = io::stdin().read_to_end(&mut nothing);
        std::process::exit(0);
    });
    let Some(path) = ask.show() else {
        return ExitCode::SUCCESS;
    };
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes_of(path.as_os_str()));
    if written.and_then(|()| out.flush()).is_err() {
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}

#[cfg(unix)]
fn bytes_of(path: &OsStr) -> &[u8] {
    std::os::unix::ffi::OsStrExt::as_bytes(path)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    let path: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(bytes);
    path.into()
}

#[cfg(not(unix))]
fn bytes_of(path: &OsStr) -> &[u8] {
    path.as_encoded_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
