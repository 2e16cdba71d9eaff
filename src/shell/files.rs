//! Reads position files.
use crate::finding::{Code, Finding};
use crate::state::Origin;

pub(super) fn read_position_file(origin: &Origin) -> Result<Vec<u8>, Finding> {
    match origin {
        Origin::Bundled => Ok(include_bytes!("../../data/ukraine-peace-plan.ron").to_vec()),
        Origin::File(path) => std::fs::read(path)
            .map_err(|error| Finding::new(Code::NotRon, format!("cannot be read: {error}"))),
        Origin::StandardInput => Err(Finding::new(Code::NotRon, "standard input")),
    }
}
