//! The comparison as csv.

use super::Job;

/// The file.
///
/// # Errors
/// When it cannot be made; a sentence without its stop.
pub fn csv(_: &Job<'_>) -> Result<Vec<u8>, String> {
    Err("not written yet".to_owned())
}
