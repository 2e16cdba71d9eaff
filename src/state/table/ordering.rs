//! In which order things are shown, and going back to what was shown before.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use crate::lens::Sort;

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::Undo,
        S::Show,
        "Undo",
        &[Keys::ctrl(Key::Letter('Z'))],
        W::NotTyping,
    ),
    row(
        C::Redo,
        S::Show,
        "Redo",
        &[
            Keys::ctrl_shift(Key::Letter('Z')),
            Keys::ctrl(Key::Letter('Y')),
        ],
        W::NotTyping,
    ),
    row(
        C::ShowEverything,
        S::Show,
        "Show everything as the file has it",
        &[],
        W::Always,
    ),
    row(
        C::SetSort(Sort::Theme),
        S::Show,
        "Rows by theme",
        &[],
        W::Always,
    ),
    row(
        C::SetSort(Sort::File),
        S::Show,
        "Rows in the file’s order",
        &[],
        W::Always,
    ),
    row(
        C::SetSort(Sort::CommonGround),
        S::Show,
        "Rows: common ground first",
        &[],
        W::Always,
    ),
    row(
        C::SetSort(Sort::StickingPoints),
        S::Show,
        "Rows: sticking points first",
        &[],
        W::Always,
    ),
    row(
        C::SetSort(Sort::LatestChange),
        S::Show,
        "Rows: latest change first",
        &[],
        W::Always,
    ),
    row(
        C::ResetOrder,
        S::Show,
        "Columns in the file’s order",
        &[],
        W::Always,
    ),
];
