//! Help, and closing what is on top.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::ShowKeys,
        S::Help,
        "Keys",
        &[Keys::plain(Key::F1)],
        W::Always,
    ),
    row(
        C::ShowMeasures,
        S::Help,
        "How agreement is measured",
        &[],
        W::Always,
    ),
    row(C::ShowAbout, S::Help, "About this dossier", &[], W::Always),
    row(
        C::Dismiss,
        S::Help,
        "Close what is on top",
        &[Keys::plain(Key::Escape)],
        W::Always,
    ),
];
