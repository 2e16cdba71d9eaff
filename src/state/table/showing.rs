//! What is shown of the matrix, and how.

use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};
use super::super::{Command as C, Density, ThemeChoice};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::FocusSearch,
        S::Show,
        "Search",
        &[Keys::ctrl(Key::Letter('F')), Keys::plain(Key::Slash)],
        W::Always,
    ),
    row(
        C::ToggleFilters,
        S::Show,
        "Filters",
        &[Keys::ctrl_shift(Key::Letter('F'))],
        W::Always,
    ),
    row(
        C::ToggleDisputed,
        S::Show,
        "Only contested cells",
        &[Keys::alt(Key::Letter('D'))],
        W::Always,
    ),
    row(
        C::ToggleChanged,
        S::Show,
        "Only cells that changed",
        &[Keys::alt(Key::Letter('C'))],
        W::Always,
    ),
    row(
        C::ToggleHoles,
        S::Show,
        "Rows with holes",
        &[Keys::alt(Key::Letter('H'))],
        W::Always,
    ),
    row(
        C::ToggleFolding,
        S::Show,
        "Fold points without a position",
        &[Keys::alt(Key::Letter('F'))],
        W::Always,
    ),
    row(
        C::ClearFilters,
        S::Show,
        "Clear search and filters",
        &[Keys::ctrl_shift(Key::Letter('X'))],
        W::Always,
    ),
    row(
        C::ResetParties,
        S::Show,
        "All parties in the file’s order",
        &[],
        W::Always,
    ),
    row(
        C::SetDensity(Density::Overview),
        S::Show,
        "Overview",
        &[Keys::ctrl(Key::Digit(1))],
        W::Always,
    ),
    row(
        C::SetDensity(Density::Normal),
        S::Show,
        "Normal rows",
        &[Keys::ctrl(Key::Digit(2))],
        W::Always,
    ),
    row(
        C::SetDensity(Density::Full),
        S::Show,
        "Full rows",
        &[Keys::ctrl(Key::Digit(3))],
        W::Always,
    ),
    row(
        C::ToggleFaceToFace,
        S::Show,
        "Conflict face to face",
        &[Keys::alt(Key::Letter('W'))],
        W::Always,
    ),
    row(
        C::ToggleFindings,
        S::Show,
        "Findings",
        &[Keys::ctrl_shift(Key::Letter('M'))],
        W::Always,
    ),
    row(
        C::SetTheme(ThemeChoice::System),
        S::Show,
        "Theme: as the system",
        &[],
        W::Always,
    ),
    row(
        C::SetTheme(ThemeChoice::Light),
        S::Show,
        "Theme: light",
        &[],
        W::Always,
    ),
    row(
        C::SetTheme(ThemeChoice::Dark),
        S::Show,
        "Theme: dark",
        &[],
        W::Always,
    ),
    row(
        C::ToggleReduceMotion,
        S::Show,
        "Reduce motion",
        &[],
        W::Always,
    ),
];
