//! The comparison, or any listing, as JSON for programs.
//!
//! The keys of `concordance matrix --format json` mean here what they mean there, with only those
//! points, parties and statements that are exported; everything else is told beside them.
//! `docs/EXPORTS.md` has the shape. What a row of a table is, the options need not say: cells and
//! statements are both in it.

mod about;
mod comparison;
mod finding;
mod legend;
mod listing;
mod matrix;
mod record;
mod records;
#[cfg(test)]
mod tests;

pub use finding::FindingEntry;
pub use matrix::MatrixEntry;
pub(super) use record::{pieces, record};

use serde::Serialize;

use super::Job;

/// The file, which ends with a line end.
///
/// # Errors
/// When it cannot be written as JSON; a sentence without its stop.
pub fn json(job: &Job<'_>) -> Result<Vec<u8>, String> {
    match job.listing {
        Some(listing) => bytes(&listing::ListingEntry::new(job, listing)),
        None => bytes(&comparison::ComparisonEntry::new(job)),
    }
}

fn bytes(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| format!("no JSON can be made of this: {error}"))?;
    bytes.push(b'\n');
    Ok(bytes)
}
