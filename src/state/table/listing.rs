//! Moving in a list.

use super::super::Command as C;
use super::super::ListStep;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::ListMove(ListStep::Up),
        S::Move,
        "Row of a list above",
        &[Keys::plain(Key::Up)],
        W::List,
    ),
    row(
        C::ListMove(ListStep::Down),
        S::Move,
        "Row of a list below",
        &[Keys::plain(Key::Down)],
        W::List,
    ),
    row(
        C::ListMove(ListStep::PageUp),
        S::Move,
        "Ten rows of a list up",
        &[Keys::plain(Key::PageUp)],
        W::List,
    ),
    row(
        C::ListMove(ListStep::PageDown),
        S::Move,
        "Ten rows of a list down",
        &[Keys::plain(Key::PageDown)],
        W::List,
    ),
    row(
        C::ListMove(ListStep::First),
        S::Move,
        "First row of a list",
        &[Keys::plain(Key::Home), Keys::ctrl(Key::Home)],
        W::List,
    ),
    row(
        C::ListMove(ListStep::Last),
        S::Move,
        "Last row of a list",
        &[Keys::plain(Key::End), Keys::ctrl(Key::End)],
        W::List,
    ),
    row(
        C::ListFollow,
        S::Move,
        "Where the row of a list leads",
        &[Keys::plain(Key::Enter)],
        W::List,
    ),
    row(
        C::EnterInspector,
        S::Move,
        "From a list into the inspector",
        &[Keys::plain(Key::Right)],
        W::List,
    ),
];
