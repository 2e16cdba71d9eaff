//! The one table of commands: menu, palette, shortcuts, help and tests read it.

mod agreement;
mod caret;
mod copying;
mod editing;
mod file;
mod finding;
mod help;
mod listing;
mod moving;
mod ordering;
mod parts;
mod reading;
mod selecting;
mod showing;
mod timeline;
mod view;

use super::keys::{Key, Keys};
use super::table_row::{TableRow, When};
use super::{Command, Focus};

/// The rows by section, in the order in which menu and help show them.
const SECTIONS: [&[TableRow]; 16] = [
    file::ROWS,
    moving::ROWS,
    selecting::ROWS,
    listing::ROWS,
    finding::ROWS,
    view::ROWS,
    agreement::ROWS,
    caret::ROWS,
    reading::ROWS,
    showing::ROWS,
    ordering::ROWS,
    timeline::ROWS,
    copying::ROWS,
    editing::ROWS,
    parts::ROWS,
    help::ROWS,
];

/// Every command that needs nothing but to be asked for.
pub fn table() -> impl Iterator<Item = &'static TableRow> {
    SECTIONS.into_iter().flatten()
}

/// The command that these keys ask for where the focus is.
#[must_use]
pub fn command_for(keys: Keys, focus: Focus, typing: bool) -> Option<&'static Command> {
    table()
        .filter(|row| match row.when {
            // A shortcut that could be part of a text is left to the text.
            When::Always => !typing || keys.ctrl || keys.alt || is_not_text(keys.key),
            When::NotTyping => !typing,
            When::Matrix => !typing && focus == Focus::Matrix,
            When::Inspector => !typing && focus == Focus::Inspector,
            When::Cells => !typing && matches!(focus, Focus::Matrix | Focus::Inspector),
            When::Reader => !typing && focus == Focus::Reader,
            When::Agreement => !typing && focus == Focus::Agreement,
            When::Timeline => !typing && focus == Focus::Timeline,
            When::List => !typing && focus == Focus::List,
            When::Parts => !typing && focus == Focus::Parts,
            When::Reading => !typing && matches!(focus, Focus::Reader | Focus::Inspector),
        })
        .find(|row| row.keys.contains(&keys))
        .map(|row| &row.command)
}

fn is_not_text(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F3 | Key::F5 | Key::Escape)
}
