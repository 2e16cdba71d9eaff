//! What fills the middle of the window.

use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use super::super::{Command as C, ListKind, Room};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::ShowRoom(Room::Matrix),
        S::View,
        "Matrix",
        &[Keys::alt(Key::Digit(1))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::Agreement),
        S::View,
        "Agreement",
        &[Keys::alt(Key::Digit(2))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::List(ListKind::Contested)),
        S::View,
        "Contested",
        &[Keys::alt(Key::Digit(3))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::List(ListKind::Gaps)),
        S::View,
        "Gaps",
        &[Keys::alt(Key::Digit(4))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::List(ListKind::Statements)),
        S::View,
        "Statements by date",
        &[Keys::alt(Key::Digit(5))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::List(ListKind::Changes)),
        S::View,
        "Changes between files",
        &[Keys::alt(Key::Digit(6))],
        W::Always,
    ),
    row(
        C::ShowSources,
        S::View,
        "Sources",
        &[Keys::alt(Key::Digit(7)), Keys::ctrl_shift(Key::Letter('S'))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::Second),
        S::View,
        "Second reading",
        &[Keys::alt(Key::Digit(8))],
        W::Always,
    ),
    row(
        C::ShowRoom(Room::Parts),
        S::View,
        "Parts of the dossier",
        &[Keys::alt(Key::Digit(0))],
        W::Always,
    ),
    row(C::ShowRoom(Room::Import), S::View, "Import", &[], W::Always),
];
