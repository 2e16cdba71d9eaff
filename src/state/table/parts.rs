//! The parts of the dossier.

use super::super::Command as C;
use super::super::EditCommand as E;
use super::super::PartStep as P;
use super::super::Reshape as R;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

const fn step(step: P, label: &'static str, keys: &'static [Keys]) -> TableRow {
    row(
        C::Edit(E::Reshape(R::Part(step))),
        S::Move,
        label,
        keys,
        W::Parts,
    )
}

pub(super) const ROWS: &[TableRow] = &[
    // A plain key is taken with Alt too, so that those that ask for it come first.
    step(
        P::Shift(false),
        "Move the part up in the file",
        &[Keys::alt(Key::Up)],
    ),
    step(
        P::Shift(true),
        "Move the part down in the file",
        &[Keys::alt(Key::Down)],
    ),
    step(
        P::Move(-1),
        "Part of the dossier above",
        &[Keys::plain(Key::Up)],
    ),
    step(
        P::Move(1),
        "Part of the dossier below",
        &[Keys::plain(Key::Down)],
    ),
    step(P::Move(-10), "Ten parts up", &[Keys::plain(Key::PageUp)]),
    step(P::Move(10), "Ten parts down", &[Keys::plain(Key::PageDown)]),
    step(
        P::Move(-1_000_000),
        "First part",
        &[Keys::plain(Key::Home), Keys::ctrl(Key::Home)],
    ),
    step(
        P::Move(1_000_000),
        "Last part",
        &[Keys::plain(Key::End), Keys::ctrl(Key::End)],
    ),
    step(P::Change, "Change the part", &[Keys::plain(Key::Enter)]),
    step(P::Remove, "Take the part out…", &[Keys::plain(Key::Delete)]),
];
