//! One row of the table of commands: where it stands, its name, its keys, and when they work.

use super::Command;
use super::keys::Keys;

/// Where a command stands in menu and help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Files and exports.
    File,
    /// Writing the dossier.
    Edit,
    /// Moving about.
    Move,
    /// What fills the middle of the window.
    View,
    /// Reading sources.
    Read,
    /// What is shown.
    Show,
    /// Moving through time.
    Timeline,
    /// Texts to the clipboard.
    Copy,
    /// Help.
    Help,
}

impl Section {
    /// Every section with its heading.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::File, "File"),
        (Self::Edit, "Edit"),
        (Self::Move, "Move"),
        (Self::View, "View"),
        (Self::Read, "Sources"),
        (Self::Show, "Show"),
        (Self::Timeline, "Timeline"),
        (Self::Copy, "Copy"),
        (Self::Help, "Help"),
    ];
}

/// When a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// Not while a text field takes the keys.
    NotTyping,
    /// Only while the cells have the focus.
    Matrix,
    /// Only while the inspector has the focus.
    Inspector,
    /// While the cells or the inspector have the focus and nothing is typed.
    Cells,
    /// Only while a source's text has the focus.
    Reader,
    /// While a source's text or the inspector has the focus.
    Reading,
    /// Only while the view of agreement has the focus.
    Agreement,
    /// Only while the timeline has the focus.
    Timeline,
    /// Only while the rows of a list have the focus.
    List,
    /// Only while the parts of the dossier have the focus.
    Parts,
}

/// One command with its words and keys.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What it asks for.
    pub command: Command,
    /// Where it stands.
    pub section: Section,
    /// Its name in menu and help.
    pub label: &'static str,
    /// The keys that ask for it.
    pub keys: &'static [Keys],
    /// When the keys work.
    pub when: When,
}

pub(super) const fn row(
    command: Command,
    section: Section,
    label: &'static str,
    keys: &'static [Keys],
    when: When,
) -> TableRow {
    TableRow {
        command,
        section,
        label,
        keys,
        when,
    }
}
