//! Moving about.

use super::super::Command as C;
use super::super::command::Direction;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::Move(Direction::Up),
        S::Move,
        "Cell above",
        &[Keys::plain(Key::Up)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::Down),
        S::Move,
        "Cell below",
        &[Keys::plain(Key::Down)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::Left),
        S::Move,
        "Cell to the left",
        &[Keys::plain(Key::Left)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::Right),
        S::Move,
        "Cell to the right",
        &[Keys::plain(Key::Right)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::RowStart),
        S::Move,
        "First party",
        &[Keys::plain(Key::Home)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::RowEnd),
        S::Move,
        "Last party",
        &[Keys::plain(Key::End)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::PageUp),
        S::Move,
        "Ten rows up",
        &[Keys::plain(Key::PageUp)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::PageDown),
        S::Move,
        "Ten rows down",
        &[Keys::plain(Key::PageDown)],
        W::Matrix,
    ),
    row(
        C::Move(Direction::First),
        S::Move,
        "First cell",
        &[Keys::ctrl(Key::Home)],
        W::Cells,
    ),
    row(
        C::Move(Direction::Last),
        S::Move,
        "Last cell",
        &[Keys::ctrl(Key::End)],
        W::Cells,
    ),
    row(
        C::Move(Direction::NextTheme),
        S::Move,
        "Next theme",
        &[Keys::plain(Key::CloseBracket), Keys::ctrl(Key::Down)],
        W::Cells,
    ),
    row(
        C::Move(Direction::PreviousTheme),
        S::Move,
        "Previous theme",
        &[Keys::plain(Key::OpenBracket), Keys::ctrl(Key::Up)],
        W::Cells,
    ),
    row(
        C::Move(Direction::NextDisputed),
        S::Move,
        "Next contested cell",
        &[Keys::plain(Key::Letter('N'))],
        W::Cells,
    ),
    row(
        C::EnterInspector,
        S::Move,
        "Into the inspector",
        &[Keys::plain(Key::Enter)],
        W::Matrix,
    ),
    row(
        C::BackToMatrix,
        S::Move,
        "Back to the cells",
        &[Keys::plain(Key::Left)],
        W::Inspector,
    ),
];
