//! The words for what columns, codes and variables are.

use crate::import::{CodeRole, ColumnRole, Form, VariableRole};
use crate::model::Stance;

/// What a column can be in a table across; a party has the name of its own.
const ACROSS: [ColumnRole; 5] = [
    ColumnRole::Ignored,
    ColumnRole::Point,
    ColumnRole::Theme,
    ColumnRole::Proposition,
    ColumnRole::PointNote,
];

/// What a column can be in a table with a row for each statement.
const ROWS: [ColumnRole; 23] = [
    ColumnRole::Ignored,
    ColumnRole::Point,
    ColumnRole::Theme,
    ColumnRole::Proposition,
    ColumnRole::PointNote,
    ColumnRole::Party,
    ColumnRole::Stance,
    ColumnRole::Gist,
    ColumnRole::Quotation,
    ColumnRole::Translation,
    ColumnRole::Speaker,
    ColumnRole::Role,
    ColumnRole::Said,
    ColumnRole::Source,
    ColumnRole::Publisher,
    ColumnRole::Author,
    ColumnRole::Published,
    ColumnRole::Address,
    ColumnRole::At,
    ColumnRole::Condition,
    ColumnRole::Why,
    ColumnRole::Note,
    ColumnRole::CodedBy,
];

/// What a column can be, with what it is now among that, and its number there. A column that is to
/// be a party gets the name in its header.
pub(super) fn column_roles(form: Form, now: &ColumnRole, header: &str) -> (Vec<ColumnRole>, usize) {
    let mut roles = match form {
        Form::Across => ACROSS.to_vec(),
        Form::Rows => ROWS.to_vec(),
    };
    let is_party = matches!(now, ColumnRole::PartyNamed(_));
    if form == Form::Across || is_party {
        let party = if is_party {
            now.clone()
        } else {
            ColumnRole::PartyNamed(header.to_owned())
        };
        roles.insert(2.min(roles.len()), party);
    }
    if !roles.contains(now) {
        roles.push(now.clone());
    }
    let at = roles.iter().position(|role| role == now).unwrap_or(0);
    (roles, at)
}

/// The word for what a column is.
pub(super) fn column_words(role: &ColumnRole) -> &'static str {
    match role {
        ColumnRole::Ignored => "Not used",
        ColumnRole::Point => "Point",
        ColumnRole::Theme => "Theme",
        ColumnRole::Proposition => "Proposition",
        ColumnRole::PointNote => "Note on the point",
        ColumnRole::PartyNamed(_) => "A party",
        ColumnRole::Party => "Party",
        ColumnRole::Stance => "Stance",
        ColumnRole::Gist => "Gist",
        ColumnRole::Quotation => "Quotation",
        ColumnRole::Translation => "Translation",
        ColumnRole::Speaker => "Speaker",
        ColumnRole::Role => "Role of the speaker",
        ColumnRole::Said => "Date said",
        ColumnRole::Source => "Source",
        ColumnRole::Publisher => "Publisher",
        ColumnRole::Author => "Author",
        ColumnRole::Published => "Date of publication",
        ColumnRole::Address => "Address",
        ColumnRole::At => "Page or paragraph",
        ColumnRole::Note => "Note",
        ColumnRole::Condition => "Condition",
        ColumnRole::Why => "Reason",
        ColumnRole::CodedBy => "Coded by",
    }
}

/// How rows can be read.
pub(super) const FORMS: [(Form, &str); 2] = [
    (Form::Across, "A point, a column for each party"),
    (Form::Rows, "A statement"),
];

/// Whose voice quotations can be.
pub(super) const VOICES: [(&str, &str); 3] = [
    ("Own", "The parties’ own words"),
    ("Reported", "Reported of the parties"),
    ("Analyst", "Analysts"),
];

/// What a variable can be.
pub(super) const VARIABLES: [(VariableRole, &str); 6] = [
    (VariableRole::Noted, "Kept in the note"),
    (VariableRole::Party, "Party"),
    (VariableRole::Point, "Point"),
    (VariableRole::Stance, "Stance"),
    (VariableRole::Speaker, "Speaker"),
    (VariableRole::Gist, "Gist"),
];

/// The kinds of codes.
pub(super) const CODES: [&str; 8] = [
    "Not used",
    "Point",
    "Party",
    "Stance",
    "Stance on a point",
    "Speaker",
    "Voice",
    "Claimed by",
];

/// The number of a code's kind among [`CODES`].
pub(super) fn code_kind(role: &CodeRole) -> usize {
    match role {
        CodeRole::Ignored => 0,
        CodeRole::Point(_) => 1,
        CodeRole::Party(_) => 2,
        CodeRole::Stance(_) => 3,
        CodeRole::PointAndStance(..) => 4,
        CodeRole::Speaker(_) => 5,
        CodeRole::Voice(_) => 6,
        CodeRole::ClaimedBy(_) => 7,
    }
}

/// A code of another kind. What can be kept of what it said is kept, else its own name counts.
pub(super) fn code_of_kind(kind: usize, before: &CodeRole, path: &str) -> CodeRole {
    let own = path.rsplit('/').next().unwrap_or(path);
    let name = code_name(before).unwrap_or(own).to_owned();
    let stance = code_stance(before).map_or(Stance::Unclear, |stance| stance);
    let stance = format!("{stance:?}");
    match kind {
        1 => CodeRole::Point(name),
        2 => CodeRole::Party(name),
        3 => CodeRole::Stance(stance),
        4 => CodeRole::PointAndStance(name, stance),
        5 => CodeRole::Speaker(name),
        6 => CodeRole::Voice("Own".to_owned()),
        7 => CodeRole::ClaimedBy(name),
        _ => CodeRole::Ignored,
    }
}

/// The name that a code stands for.
pub(super) fn code_name(role: &CodeRole) -> Option<&str> {
    match role {
        CodeRole::Point(name)
        | CodeRole::Party(name)
        | CodeRole::Speaker(name)
        | CodeRole::ClaimedBy(name)
        | CodeRole::PointAndStance(name, _) => Some(name),
        CodeRole::Ignored | CodeRole::Stance(_) | CodeRole::Voice(_) => None,
    }
}

/// The stance that a code says.
pub(super) fn code_stance(role: &CodeRole) -> Option<Stance> {
    let (CodeRole::Stance(word) | CodeRole::PointAndStance(_, word)) = role else {
        return None;
    };
    let mut all = Stance::ALL.into_iter();
    all.find(|stance| format!("{stance:?}") == *word)
}
