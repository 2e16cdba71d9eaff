//! Texts and tables to the clipboard.

use super::super::Command as C;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use crate::cite::Style;

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::CopyTable,
        S::Copy,
        "Copy as a table",
        &[Keys::ctrl(Key::Letter('C'))],
        W::NotTyping,
    ),
    row(
        C::CopyCell,
        S::Copy,
        "Copy quotations with citations",
        &[Keys::ctrl_shift(Key::Letter('C'))],
        W::NotTyping,
    ),
    row(
        C::CopyMarkdown,
        S::Copy,
        "Copy as Markdown",
        &[Keys::alt(Key::Letter('M'))],
        W::NotTyping,
    ),
    row(
        C::CopyRow,
        S::Copy,
        "Copy the row’s quotations with citations",
        &[],
        W::NotTyping,
    ),
    row(
        C::CopyPicture,
        S::Copy,
        "Copy the comparison as a picture",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(None),
        S::Copy,
        "Citation style: in full",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(Some(Style::Short)),
        S::Copy,
        "Citation style: short",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(Some(Style::Notes)),
        S::Copy,
        "Citation style: Chicago notes",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(Some(Style::Apa)),
        S::Copy,
        "Citation style: APA",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(Some(Style::Bibtex)),
        S::Copy,
        "Citation style: BibTeX",
        &[],
        W::Always,
    ),
    row(
        C::SetCitation(Some(Style::CslJson)),
        S::Copy,
        "Citation style: CSL-JSON",
        &[],
        W::Always,
    ),
];
