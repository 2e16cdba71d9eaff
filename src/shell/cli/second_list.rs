//! `concordance second compare -o OUT`: the list of disagreements as a file.

use std::fmt::Write as _;
use std::path::Path;

use super::arguments::origin;
use super::input::Read;
use super::output::Refusal;
use crate::export::sheet::Content;
use crate::export::{Format, Job, Options};
use crate::lens::{Lens, SearchIndex};
use crate::listing::Listing;
use crate::matrix::{CellIndex, Matrix};
use crate::shell::exporting::{export, format_of};

/// Refuses, before anything is read, an ending that is no format or one that holds no list: the
/// whole dossier, or its sources.
pub(super) fn check_target(out: &Path) -> Result<(), Refusal> {
    let format = format_of(out)?;
    if format.is_of_all() || format.is_of_sources() {
        let (name, _) = format.words();
        let list = |it: &&Format| !it.is_of_all() && !it.is_of_sources();
        let endings = Format::ALL.iter().filter(list);
        let endings: Vec<String> = endings.map(|it| format!(".{}", it.ending())).collect();
        return Err(Refusal::new(
            &format!("{name} holds no list of disagreements"),
            &[format!(
                "choose one of {}",
                crate::finding::list_and(&endings)
            )],
        ));
    }
    Ok(())
}

/// Writes the list as an export does, and gives what whoever takes it further has to know.
pub(super) fn write_list(
    out: &Path,
    file: &Path,
    read: &Read,
    listing: &Listing,
) -> Result<String, Refusal> {
    let dossier = read.dossier()?;
    let lens = Lens::default();
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), lens.day());
    let content = Content {
        dossier,
        matrix: &matrix,
        shown: &lens.show(dossier, &matrix, &SearchIndex::new(dossier)),
        lens: &lens,
        comparison: None,
        grades: &read.grades,
        texts: None,
        file_name: &origin(file.to_owned()).name(),
        version: env!("CARGO_PKG_VERSION"),
    };
    let job = Job {
        content,
        listing: Some(listing),
        findings: &read.findings,
        options: &Options::usual(format_of(out)?),
    };
    let written = export(&job, out, &|_| true)?;
    let mut remarks = String::new();
    for remark in &written.remarks {
        // Writing to a string cannot fail.
        let _ = writeln!(remarks, "note: {remark}");
    }
    Ok(remarks)
}
