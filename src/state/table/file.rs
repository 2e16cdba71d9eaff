//! Files and exports.

use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use super::super::{Command as C, CompareFile, EditCommand, ImportAsk, ImportCommand};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::AskOpen,
        S::File,
        "Open…",
        &[Keys::ctrl(Key::Letter('O'))],
        W::Always,
    ),
    row(
        C::Edit(EditCommand::New),
        S::File,
        "New dossier",
        &[Keys::ctrl(Key::Letter('N'))],
        W::Always,
    ),
    row(
        C::Edit(EditCommand::Save),
        S::File,
        "Save",
        &[Keys::ctrl(Key::Letter('S'))],
        W::Always,
    ),
    row(
        C::Edit(EditCommand::SaveAs),
        S::File,
        "Save as…",
        &[],
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
        C::CompareFile(CompareFile::Ask),
        S::File,
        "Compare with another file…",
        &[Keys::ctrl_shift(Key::Letter('O'))],
        W::Always,
    ),
    row(
        C::CompareFile(CompareFile::WithBundled),
        S::File,
        "Compare with the bundled dossier",
        &[],
        W::Always,
    ),
    row(
        C::CompareFile(CompareFile::Swap),
        S::File,
        "Swap the compared files",
        &[],
        W::Always,
    ),
    row(
        C::CompareFile(CompareFile::Stop),
        S::File,
        "Stop comparing",
        &[],
        W::Always,
    ),
    row(
        C::Import(ImportCommand::Ask(ImportAsk::File)),
        S::File,
        "Import…",
        &[Keys::ctrl_shift(Key::Letter('I'))],
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
