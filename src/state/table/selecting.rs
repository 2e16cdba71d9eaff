//! Selecting several cells.

use super::super::Command as C;
use super::super::command::Direction;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::Extend(Direction::Up),
        S::Move,
        "Select upwards",
        &[Keys::shift(Key::Up)],
        W::Matrix,
    ),
    row(
        C::Extend(Direction::Down),
        S::Move,
        "Select downwards",
        &[Keys::shift(Key::Down)],
        W::Matrix,
    ),
    row(
        C::Extend(Direction::Left),
        S::Move,
        "Select to the left",
        &[Keys::shift(Key::Left)],
        W::Matrix,
    ),
    row(
        C::Extend(Direction::Right),
        S::Move,
        "Select to the right",
        &[Keys::shift(Key::Right)],
        W::Matrix,
    ),
    row(
        C::Extend(Direction::RowStart),
        S::Move,
        "Select up to the first party",
        &[Keys::shift(Key::Home)],
        W::Matrix,
    ),
    row(
        C::Extend(Direction::RowEnd),
        S::Move,
        "Select up to the last party",
        &[Keys::shift(Key::End)],
        W::Matrix,
    ),
    row(C::SelectRow, S::Move, "Select the row", &[], W::Matrix),
    row(
        C::SelectAll,
        S::Move,
        "Select all cells",
        &[Keys::ctrl(Key::Letter('A'))],
        W::Matrix,
    ),
];
