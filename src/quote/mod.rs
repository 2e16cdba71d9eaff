//! Quotations and texts as strings: what a text prints of a quotation, and which words of a
//! quotation are spoken.
//!
//! Pure: no files, no dossier. `check` applies it to a dossier and says what it found.

mod altered;
mod bytes;
mod characters;
mod context;
mod difference;
#[cfg(test)]
mod documents;
mod find;
mod fold;
mod folding;
mod fragments;
mod grade;
mod joined;
mod look_up;
mod marks;
mod nearest;
mod negation;
#[cfg(test)]
mod properties;
mod rung;
mod search;
mod spoken;
mod text;
mod text_place;
#[cfg(test)]
mod traps;
mod word_index;
mod words;

pub use context::{Context, cut_words_at, stands_in_context};
pub use difference::difference;
pub use find::{Found, find, places};
pub use fold::{fold, folded_quotation};
pub use folding::Folding;
pub use fragments::fragments;
pub use grade::{Change, ChangeKind, Grade};
pub use joined::leaves_out_negation;
pub use look_up::{LookedUp, look_up};
pub use nearest::{Nearest, nearest};
pub use rung::Rung;
pub use search::{MOST_HITS, search};
pub use spoken::{spoken_spans, spoken_spans_in_context};
pub use text::{SourceText, Texts, sha256_of};
pub use text_place::TextPlace;
