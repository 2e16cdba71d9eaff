//! Loose texts told apart: which source each belongs to.
//!
//! By hash first, because bytes do not lie; by name only where no hash has spoken. What text a
//! file holds is read elsewhere, and only of the files that are chosen here.

use crate::extract::ending_of;
use crate::model::{Dossier, Source, SourceIndex};
use crate::quote::sha256_of;

/// Loose files under their sources.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Assigned {
    /// The sources that have a file, each with the place of that file among those that were
    /// given, in the order of the sources. One file may be that of several sources.
    pub files: Vec<(SourceIndex, usize)>,
    /// The names of the files that belong to no source, in the order in which they were given.
    pub unused: Vec<String>,
}

/// How a file's name and a source belong together; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// The file's name is the whole path of the source's `text`.
    Path,
    /// The file's name is the last part of that path.
    Name,
    /// The file's name without its ending is the source's id.
    Id,
}

/// Decides which source each loose text belongs to. Names may be paths with `/` or `\`.
///
/// A file whose hash a source records belongs to no other source by its name. A source that has a
/// text takes no second one: of several files that fit by name equally well, one whose ending
/// tells a form of text goes first, in the order of [`Form`](crate::extract::Form). A name that
/// fits two sources equally well decides nothing.
#[must_use]
pub fn assign(dossier: &Dossier, files: &[(String, Vec<u8>)]) -> Assigned {
    let hashes: Vec<String> = files.iter().map(|(_, bytes)| sha256_of(bytes)).collect();
    let mut chosen: Vec<Option<usize>> = vec![None; dossier.sources.len()];
    let mut taken = vec![false; files.len()];
    for (source, choice) in dossier.sources.iter().zip(&mut chosen) {
        *choice = hashes.iter().position(|hash| records(source, hash));
    }
    for (file, hash) in hashes.iter().enumerate() {
        taken[file] = dossier.sources.iter().any(|source| records(source, hash));
    }
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|&file| {
        let form = files.get(file).and_then(|(name, _)| ending_of(name));
        (form.is_none(), form)
    });
    for tie in [Tie::Path, Tie::Name, Tie::Id] {
        let before = taken.clone();
        for &file in &order {
            let Some((name, _)) = files.get(file).filter(|_| !before[file]) else {
                continue;
            };
            let wanted: Vec<usize> = dossier
                .sources
                .iter()
                .enumerate()
                .filter(|(at, source)| chosen[*at].is_none() && is_tied(source, name, tie))
                .map(|(at, _)| at)
                .collect();
            if belong_together(dossier, &wanted) {
                for at in wanted {
                    chosen[at] = Some(file);
                    taken[file] = true;
                }
            }
        }
    }
    Assigned {
        files: chosen
            .iter()
            .enumerate()
            .filter_map(|(at, file)| Some((SourceIndex::new(at), (*file)?)))
            .collect(),
        unused: files
            .iter()
            .enumerate()
            .filter(|(file, _)| !chosen.contains(&Some(*file)))
            .map(|(_, (name, _))| name.clone())
            .collect(),
    }
}

/// True when a loose text could belong to a source: by its hash, or by its name. So that a folder
/// of other things need not be held in memory for [`assign`].
#[must_use]
pub fn may_belong(dossier: &Dossier, name: &str, bytes: &[u8]) -> bool {
    let hash = sha256_of(bytes);
    dossier.sources.iter().any(|source| records(source, &hash)) || may_belong_by_name(dossier, name)
}

/// True when the name of a loose text fits a source.
#[must_use]
pub fn may_belong_by_name(dossier: &Dossier, name: &str) -> bool {
    dossier.sources.iter().any(|source| {
        [Tie::Path, Tie::Name, Tie::Id]
            .into_iter()
            .any(|tie| is_tied(source, name, tie))
    })
}

fn records(source: &Source, hash: &str) -> bool {
    source
        .sha256
        .as_deref()
        .is_some_and(|recorded| recorded.eq_ignore_ascii_case(hash))
}

fn is_tied(source: &Source, name: &str, tie: Tie) -> bool {
    let name = name.replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    let base = last_part(name);
    let path = source.text.as_deref();
    match tie {
        Tie::Path => path.is_some_and(|path| {
            path == name || (path.contains('/') && name.ends_with(&format!("/{path}")))
        }),
        Tie::Name => path.is_some_and(|path| last_part(path) == base),
        Tie::Id => base.rsplit_once('.').map_or(base, |(stem, _)| stem) == source.id,
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

/// One source, or several that name the very same file.
fn belong_together(dossier: &Dossier, wanted: &[usize]) -> bool {
    let path = |at: &usize| dossier.sources.get(*at).map(|source| &source.text);
    match wanted {
        [] => false,
        [_] => true,
        [first, rest @ ..] => rest.iter().all(|other| path(other) == path(first)),
    }
}
