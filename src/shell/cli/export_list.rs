//! The list that `concordance export --list` writes in place of the comparison.

use super::arguments::origin;
use super::export_words::{ListWord, What};
use super::input::read_alone;
use super::output::Refusal;
use crate::agreement::{Counted, Order};
use crate::export::sheet::Content;
use crate::listing::{self, Between, Listing, Opened, Side, Which};

/// The list that was asked for; nothing where the comparison was.
pub(super) fn listed(what: &What, content: &Content<'_>) -> Result<Option<Listing>, Refusal> {
    let (dossier, matrix, shown) = (content.dossier, content.matrix, content.shown);
    let grades = content.grades;
    if what.old.is_some() && what.list != Some(ListWord::Changes) {
        return Err(Refusal::new(
            "`--old` names a file to compare with, and no list of changes was asked for",
            &["add `--list changes`".to_owned()],
        ));
    }
    let Some(list) = what.list else {
        return Ok(None);
    };
    Ok(Some(match list {
        ListWord::Contested => listing::contested(dossier, matrix, shown, grades),
        ListWord::Gaps => listing::gaps(dossier, matrix, shown, grades),
        ListWord::Statements => listing::statements(dossier, matrix, shown, grades),
        ListWord::Pairs => listing::pairs(dossier, matrix, shown),
        ListWord::Points => listing::points(dossier, matrix, shown, Order::default()),
        ListWord::Agree => behind(content, list, Counted::Agree)?,
        ListWord::AgreeIf => behind(content, list, Counted::AgreeIf)?,
        ListWord::Differ => behind(content, list, Counted::Differ)?,
        ListWord::Unclear => behind(content, list, Counted::Unclear)?,
        ListWord::NotComparable => behind(content, list, Counted::Holes)?,
        ListWord::Changes => changes(what, content)?,
    }))
}

/// The points behind a number of two parties.
fn behind(content: &Content<'_>, list: ListWord, counted: Counted) -> Result<Listing, Refusal> {
    let &[row, column] = content.shown.columns.as_slice() else {
        return Err(Refusal::new(
            &format!("`--list {}` is about two parties", list.key()),
            &["name them, as in `--parties a,b`".to_owned()],
        ));
    };
    let opened = Opened {
        row,
        column,
        counted,
        shows_unchecked: content.lens.shows_unchecked,
    };
    let (dossier, matrix, shown) = (content.dossier, content.matrix, content.shown);
    Ok(listing::behind(
        dossier,
        matrix,
        shown,
        content.grades,
        opened,
    ))
}

/// What changed since another file.
fn changes(what: &What, content: &Content<'_>) -> Result<Listing, Refusal> {
    let Some(path) = &what.old else {
        return Err(Refusal::new(
            "`--list changes` has nothing to compare with",
            &["name the earlier file with `--old`".to_owned()],
        ));
    };
    let old = origin(path.clone());
    let read = read_alone(&old)?;
    let before = read.dossier()?;
    let mut name = old.name();
    if name == content.file_name {
        name = path.display().to_string();
    }
    let difference = crate::diff::difference(before, content.dossier);
    Ok(listing::changes(&Between {
        old: Side {
            name: &name,
            dossier: before,
        },
        new: Side {
            name: content.file_name,
            dossier: content.dossier,
        },
        open: Which::New,
        difference: &difference,
    }))
}
