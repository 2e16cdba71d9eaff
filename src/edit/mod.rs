//! Changes of a position file's text, made by spans: what is not changed stays byte for byte as
//! its author wrote it, with comments, order, layout and number formats.
//!
//! `syntax` says where the fields of a record stand, `value` and `record` what is written there,
//! `change` what is asked for, `splices` which bytes become which, `write` makes a whole new file.
//! Nothing is judged here: the new text is loaded like any other, and the loader says what is
//! wrong with it.

mod change;
mod field_splices;
mod ids;
mod lines;
mod list_splices;
mod of_model;
mod record;
mod references;
mod splice;
mod splices;
mod syntax;
mod value;
mod write;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use change::{Change, HEAD_FIELDS};
pub use ids::{free_id, slug};
pub use of_model::{
    of_party, of_plan, of_point, of_record, of_source, of_statement, of_theme, word_of,
};
pub use record::Record;
pub(crate) use references::naming;
pub use references::{Reference, references, rename};
pub use splice::{Splice, apply, inverse};
pub use splices::{Refusal, splices};
pub(crate) use syntax::value_at;
pub use syntax::{FieldSyntax, RecordSyntax};
pub use value::Value;
pub use write::{Draft, write};
