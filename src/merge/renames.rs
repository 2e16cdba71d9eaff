//! Ids that one side changed, given to the other two files, so that records can be told by them.

use std::borrow::Cow;

use super::conflict::Side;
use super::version::Version;
use crate::diff::{Records, difference};
use crate::edit::{apply, rename, splices};
use crate::finding::{RecordKind, RecordRef};
use crate::model::Dossier;

/// The three texts with the same ids for the same records.
#[derive(Debug)]
pub(super) struct Aligned<'t> {
    /// Base, ours, theirs.
    pub(super) texts: [Cow<'t, str>; 3],
    /// Ids that both sides changed, and not alike: the texts have ours'.
    pub(super) twice: Vec<Twice>,
}

/// An id that was changed in two ways.
#[derive(Debug)]
pub(super) struct Twice {
    pub(super) kind: RecordKind,
    pub(super) base: String,
    pub(super) ours: String,
    pub(super) theirs: String,
}

/// Renames in the other files what one side renamed.
pub(super) fn align<'t>(texts: [&'t str; 3], [base, ours, theirs]: &[Dossier; 3]) -> Aligned<'t> {
    let mut aligned = Aligned {
        texts: texts.map(Cow::Borrowed),
        twice: Vec::new(),
    };
    let here = renamed(base, ours);
    let there = renamed(base, theirs);
    for (kind, from, to) in &here {
        let same = |it: &&(RecordKind, String, String)| it.0 == *kind && it.1 == *from;
        let Some((_, _, other)) = there.iter().find(same) else {
            aligned.give(*kind, from, to, Side::Theirs);
            continue;
        };
        if other == to {
            aligned.give_to(&[0], *kind, [(from, to)]);
        } else if aligned.give_to(&[0, 2], *kind, [(from, to), (other, to)]) {
            aligned.twice.push(Twice {
                kind: *kind,
                base: from.clone(),
                ours: to.clone(),
                theirs: other.clone(),
            });
        }
    }
    for (kind, from, to) in &there {
        let is_both = here.iter().any(|it| it.0 == *kind && it.1 == *from);
        if !is_both {
            aligned.give(*kind, from, to, Side::Ours);
        }
    }
    aligned
}

/// The ids that became others: which list, from what, to what.
fn renamed(base: &Dossier, side: &Dossier) -> Vec<(RecordKind, String, String)> {
    let found = difference(base, side);
    let of = |kind: RecordKind, records: Records| {
        let renamed = records.renamed.into_iter();
        renamed.map(move |it| (kind, it.from, it.to))
    };
    of(RecordKind::Party, found.parties)
        .chain(of(RecordKind::Theme, found.themes))
        .chain(of(RecordKind::Point, found.points))
        .chain(of(RecordKind::Source, found.sources))
        .chain(of(RecordKind::Plan, found.plans))
        .collect()
}

impl Aligned<'_> {
    /// Gives an id to the base and to the side that does not have it yet.
    fn give(&mut self, kind: RecordKind, from: &str, to: &str, side: Side) {
        let other = match side {
            Side::Ours => 1,
            Side::Theirs => 2,
        };
        self.give_to(&[0, other], kind, [(from, to), (from, to)]);
    }

    /// Renames in each of these texts, or in none: false where one of them has the new id already
    /// or cannot be changed. A text that lacks the record is fine as it is.
    fn give_to<const COUNT: usize>(
        &mut self,
        which: &[usize],
        kind: RecordKind,
        ids: [(impl AsRef<str>, impl AsRef<str>); COUNT],
    ) -> bool {
        let mut made = Vec::new();
        for (&at, (from, to)) in which.iter().zip(&ids) {
            let Some(text) = with_id(&self.texts[at], kind, from.as_ref(), to.as_ref()) else {
                return false;
            };
            made.push((at, text));
        }
        for (at, text) in made {
            self.texts[at] = Cow::Owned(text);
        }
        true
    }
}

/// The text in which a record has another id, as has all that names it.
fn with_id(text: &str, kind: RecordKind, from: &str, to: &str) -> Option<String> {
    let file = Version::new(text)?;
    let of = |id: &str| {
        let mut list = file.list(kind).iter();
        list.position(|item| item.id().as_deref() == Some(id))
    };
    if of(to).is_some() {
        return None;
    }
    let Some(number) = of(from) else {
        return Some(text.to_owned());
    };
    let number = u32::try_from(number).ok()?;
    let changes = rename(text, RecordRef { kind, number }, from, to);
    apply(text, &splices(text, &changes).ok()?)
}
