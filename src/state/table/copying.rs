//! Texts to the clipboard.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::CopyCell,
        S::Copy,
        "Copy the cell’s quotations with citations",
        &[Keys::ctrl_shift(Key::Letter('C'))],
        W::NotTyping,
    ),
    row(
        C::CopyPicture,
        S::Copy,
        "Copy the comparison as a picture",
        &[],
        W::Always,
    ),
];
