//! Files and exports.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::AskOpen,
        S::File,
        "Open…",
        &[Keys::ctrl(Key::Letter('O'))],
        W::Always,
    ),
    row(
        C::Reload,
        S::File,
        "Reload",
        &[Keys::ctrl(Key::Letter('R')), Keys::plain(Key::F5)],
        W::Always,
    ),
    row(
        C::OpenBundled,
        S::File,
        "Open the bundled dossier",
        &[],
        W::Always,
    ),
    row(
        C::AskExport,
        S::File,
        "Export…",
        &[Keys::ctrl(Key::Letter('E'))],
        W::Always,
    ),
    // Ctrl+Q itself is bound by egui.
    row(C::Quit, S::File, "Quit", &[], W::Always),
];
