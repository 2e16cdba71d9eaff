//! Writing the dossier.

use super::super::Command as C;
use super::super::EditCommand as E;
use super::super::Reshape as R;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use crate::finding::RecordKind as K;

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::Edit(E::AddStatement),
        S::Edit,
        "Add a statement",
        &[Keys::plain(Key::Letter('A'))],
        W::NotTyping,
    ),
    row(
        C::Edit(E::SignOffChosen),
        S::Edit,
        "Sign off the statement",
        &[Keys::ctrl_shift(Key::Letter('K'))],
        W::Always,
    ),
    row(C::Edit(E::AskName), S::Edit, "Your name…", &[], W::Always),
    row(
        C::Edit(E::MergeTheirs),
        S::Edit,
        "Merge with the file on disk",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::BringBack),
        S::Edit,
        "Bring back the closed form",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Add(K::Point)),
        S::Edit,
        "Add a point",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Add(K::Party)),
        S::Edit,
        "Add a party",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Add(K::Source)),
        S::Edit,
        "Add a source",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Add(K::Theme)),
        S::Edit,
        "Add a theme",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Add(K::Plan)),
        S::Edit,
        "Add a version of the plan",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::AskHead),
        S::Edit,
        "Title and description…",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::ChangePoint),
        S::Edit,
        "Change the selected point",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::ChangeParty),
        S::Edit,
        "Change the selected party",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Reshape(R::AskMerge)),
        S::Edit,
        "Merge this point into…",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::Reshape(R::AskSplit)),
        S::Edit,
        "Split this point…",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::MovePoint(false)),
        S::Edit,
        "Move the point up in the file",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::MovePoint(true)),
        S::Edit,
        "Move the point down in the file",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::MoveParty(false)),
        S::Edit,
        "Move the party to the left in the file",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::MoveParty(true)),
        S::Edit,
        "Move the party to the right in the file",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::RemovePoint),
        S::Edit,
        "Take the selected point out…",
        &[],
        W::Always,
    ),
    row(
        C::Edit(E::RemoveParty),
        S::Edit,
        "Take the selected party out…",
        &[],
        W::Always,
    ),
];
