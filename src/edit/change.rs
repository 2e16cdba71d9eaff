//! What can be asked of a file.

use super::{Record, Value};
use crate::finding::RecordRef;

/// The fields of the file itself that can be changed, in the order of the format.
pub const HEAD_FIELDS: [&str; 3] = ["title", "about", "language"];

/// One change of a file. The records of several changes that are made together are counted as
/// they stand in the file before all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Give a field of the file itself another value, or take it out.
    Head {
        /// One of [`HEAD_FIELDS`].
        name: &'static str,
        /// None takes the field out.
        value: Option<Value>,
    },
    /// Give a field of a record another value, or take it out.
    Set {
        /// Which record.
        record: RecordRef,
        /// The field's name.
        field: String,
        /// None takes the field out.
        value: Option<Value>,
    },
    /// Put another text in the place of a record, as it was typed.
    Rewrite {
        /// Which record.
        record: RecordRef,
        /// From its `(` to its `)`.
        text: String,
    },
    /// Put a new record into its list.
    Insert {
        /// What.
        record: Record,
        /// The number of the record before which it is to stand; none for the end.
        before: Option<u32>,
    },
    /// Take a record out.
    Remove(RecordRef),
    /// Put a record elsewhere in its list.
    Move {
        /// Which record.
        record: RecordRef,
        /// The number of the record before which it is to stand; none for the end.
        before: Option<u32>,
    },
}
