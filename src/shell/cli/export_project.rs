//! `export` to a project of REFI-QDA, which holds the whole dossier and its texts.

use std::path::Path;

use super::export_words::Export;
use super::finding_lines::errors_in_short;
use super::input::read;
use super::output::{Done, Refusal};
use crate::export::qdpx::qdpx;
use crate::shell::atomic::write_atomically;
use crate::shell::texts::texts_at_hand;

/// True for a target that is to be such a project.
pub(super) fn is_project(output: &Path) -> bool {
    let ending = output.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("qdpx"))
}

/// Writes it.
pub(super) fn export(arguments: &Export) -> Result<Done, Refusal> {
    let origin = arguments.input.origin();
    let read = read(&origin, &arguments.texts.folders)?;
    let dossier = read.dossier()?;
    let base = origin.path().and_then(Path::parent);
    let (texts, _) = texts_at_hand(dossier, base, &arguments.texts.folders);
    let bytes = qdpx(dossier, &texts).map_err(|message| Refusal::new(&message, &[]))?;
    let output = &arguments.output;
    write_atomically(output, |file| file.write_all(&bytes)).map_err(|error| {
        let message = format!("`{}` cannot be written: {error}", output.display());
        Refusal::new(&message, &[])
    })?;
    let remarks = "note: a project of REFI-QDA holds the whole dossier, whatever is filtered\n";
    Ok(Done {
        result: format!("{}\n", output.display()).into_bytes(),
        remarks: format!("{remarks}{}", errors_in_short(&read.file, &read.findings)),
        has_errors: read.has_errors(),
    })
}
