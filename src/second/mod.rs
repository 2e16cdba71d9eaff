//! A second reading: somebody else says, without seeing what the dossier says, which stance and
//! which voice statements have; then both are compared.
//!
//! `sample` draws the statements, `coding` is what the second reader writes, `write` and `read`
//! its file, `compare` puts both side by side, `kappa` counts how far they agree beyond chance.

mod coding;
mod compare;
mod kappa;
mod key;
mod read;
mod sample;
#[cfg(test)]
mod tests;
mod write;

pub use coding::{Coded, CodedVoice, Coding};
pub use compare::{Compared, Disagreement, compare};
pub use kappa::{Agreement, Undefined};
pub use key::Key;
pub use read::{Problem, Read, read};
pub use sample::{Amount, sample};
pub use write::write;
