//! What the endings of files say, which is all that the core asks of `extract`.

#[path = "../../src/extract/form.rs"]
mod form;

pub use form::{Form, ending_of, form_of};
