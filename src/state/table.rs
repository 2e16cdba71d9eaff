//! The one table of commands: menu, shortcuts, help and tests read it.

use super::command::Direction;
use super::keys::{Key, Keys};
use super::table_row::{Section, TableRow, When, row};
use super::{Command, Density, Focus, Scroll, ThemeChoice};

use Command as C;
use Section as S;
use When as W;

/// Every command that needs nothing but to be asked for.
pub const TABLE: &[TableRow] = &[
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
    row(
        C::ShowSources,
        S::Read,
        "Sources",
        &[Keys::ctrl_shift(Key::Letter('S'))],
        W::Always,
    ),
    row(C::ShowMatrix, S::Read, "Matrix", &[], W::Always),
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
    row(
        C::ShowKeys,
        S::Help,
        "Keys",
        &[Keys::plain(Key::F1)],
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

/// The command that these keys ask for where the focus is.
#[must_use]
pub fn command_for(keys: Keys, focus: Focus, typing: bool) -> Option<&'static Command> {
    TABLE
        .iter()
        .filter(|row| match row.when {
            // A shortcut that could be part of a text is left to the text.
            When::Always => !typing || keys.ctrl || keys.alt || is_not_text(keys.key),
            When::NotTyping => !typing,
            When::Matrix => !typing && focus == Focus::Matrix,
            When::Inspector => !typing && focus == Focus::Inspector,
            When::Cells => !typing && matches!(focus, Focus::Matrix | Focus::Inspector),
            When::Reader => !typing && focus == Focus::Reader,
            When::Reading => !typing && matches!(focus, Focus::Reader | Focus::Inspector),
        })
        .find(|row| row.keys.contains(&keys))
        .map(|row| &row.command)
}

fn is_not_text(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F3 | Key::F5 | Key::Escape)
}
