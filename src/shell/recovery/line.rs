//! One line of a journal: a checksum and what happened, as JSON.

use serde::{Deserialize, Serialize};

use super::short_hash;
use crate::edit::Splice;

/// The version of the journals that this program writes.
pub(super) const FORMAT: u32 = 1;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Entry {
    /// A file was opened to be changed.
    Begin {
        /// The version of the journal.
        format: u32,
        /// What the file is known by.
        key: String,
        /// The SHA-256 of its text.
        base: String,
    },
    /// Its text was changed.
    Step {
        /// What the step is called.
        name: String,
        /// Bytes that became others.
        splices: Vec<Bytes>,
    },
    /// What stands in a form that is being filled in; none when it was closed.
    Draft(Option<String>),
    /// The text was saved.
    Saved {
        /// The SHA-256 of the saved text.
        base: String,
    },
}

/// A splice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Bytes {
    from: usize,
    to: usize,
    with: String,
}

impl From<&Splice> for Bytes {
    fn from(splice: &Splice) -> Self {
        Self {
            from: splice.at.start,
            to: splice.at.end,
            with: splice.with.clone(),
        }
    }
}

impl From<&Bytes> for Splice {
    fn from(bytes: &Bytes) -> Self {
        Self::new(bytes.from..bytes.to, bytes.with.as_str())
    }
}

/// The line, with its end.
pub(super) fn written(entry: &Entry) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(entry)?;
    Ok(format!("{} {json}\n", short_hash(json.as_bytes())))
}

/// What the lines say, up to the first one that is torn or was changed.
pub(super) fn read(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let Some(entry) = one(&rest[..end]) else {
            break;
        };
        entries.push(entry);
        rest = &rest[end + 1..];
    }
    entries
}

fn one(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line).ok()?;
    let (hash, json) = line.split_once(' ')?;
    if short_hash(json.as_bytes()) != hash {
        return None;
    }
    serde_json::from_str(json).ok()
}
