//! Reading sources.

use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use super::super::{Command as C, Scroll};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::NextQuotation,
        S::Read,
        "Next quotation in the text",
        &[
            Keys::plain(Key::Letter('N')),
            Keys::plain(Key::CloseBracket),
        ],
        W::Reader,
    ),
    row(
        C::PreviousQuotation,
        S::Read,
        "Previous quotation in the text",
        &[Keys::plain(Key::Letter('P')), Keys::plain(Key::OpenBracket)],
        W::Reader,
    ),
    row(
        C::NextHit,
        S::Read,
        "Next place of the search in the text",
        &[Keys::plain(Key::F3)],
        W::Always,
    ),
    row(
        C::PreviousHit,
        S::Read,
        "Previous place of the search in the text",
        &[Keys::shift(Key::F3)],
        W::Always,
    ),
    row(
        C::ScrollText(Scroll::LinesUp),
        S::Read,
        "A few lines up",
        &[Keys::plain(Key::Up)],
        W::Reading,
    ),
    row(
        C::ScrollText(Scroll::LinesDown),
        S::Read,
        "A few lines down",
        &[Keys::plain(Key::Down)],
        W::Reading,
    ),
    row(
        C::ScrollText(Scroll::PageUp),
        S::Read,
        "A screen up",
        &[Keys::plain(Key::PageUp)],
        W::Reading,
    ),
    row(
        C::ScrollText(Scroll::PageDown),
        S::Read,
        "A screen down",
        &[Keys::plain(Key::PageDown)],
        W::Reading,
    ),
    row(
        C::ScrollText(Scroll::Start),
        S::Read,
        "Beginning of the text",
        &[Keys::plain(Key::Home), Keys::ctrl(Key::Home)],
        W::Reading,
    ),
    row(
        C::ScrollText(Scroll::End),
        S::Read,
        "End of the text",
        &[Keys::plain(Key::End), Keys::ctrl(Key::End)],
        W::Reading,
    ),
];
