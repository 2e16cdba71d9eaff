//! A second reading: somebody else says, without seeing what the dossier says, which stance and
//! which voice statements have; then both are compared.
//!
//! `sample` draws the statements, `coding` is what the second reader writes, `write` and `read`
//! its file, `answer` changes that file by its bytes, `compare` puts both side by side, `kappa` counts how far they agree beyond chance.

mod answer;
mod coding;
mod compare;
mod kappa;
mod key;
mod read;
mod sample;
#[cfg(test)]
mod tests;
mod write;

pub use answer::{all_answered, answered};
pub use coding::{Coded, CodedVoice, Coding};
pub use compare::{Compared, Disagreement, compare, found};
pub use kappa::{Agreement, Undefined, coefficient_words, share_words};
pub use key::Key;
pub use read::{Problem, Read, read};
pub use sample::{Amount, sample};
pub use write::write;
