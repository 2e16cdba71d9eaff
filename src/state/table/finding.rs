//! Finding anything by name.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[row(
    C::AskPalette,
    S::View,
    "Go to anything…",
    &[
        Keys::ctrl(Key::Letter('K')),
        Keys::ctrl_shift(Key::Letter('P')),
    ],
    W::Always,
)];
