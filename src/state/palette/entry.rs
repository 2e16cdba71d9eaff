//! What can be gone to by name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::lens::fold_for_search;
use crate::model::{Dossier, PartyIndex, PointIndex, SourceIndex};
use crate::state::{Command, table};

/// What kind of thing an entry is; between equals the kinds come in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A room.
    Room,
    /// Anything else of the table of commands.
    Command,
    /// A point.
    Point,
    /// A party.
    Party,
    /// Somebody who is quoted.
    Speaker,
    /// A source.
    Source,
    /// A file that was open before.
    RecentFile,
}

impl Kind {
    /// The kind in words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Room => "view",
            Self::Command => "command",
            Self::Point => "point",
            Self::Party => "party",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::RecentFile => "recent file",
        }
    }
}

/// One thing that can be gone to by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its name.
    pub words: String,
    /// The keys that do the same, where there are any.
    pub keys: String,
    /// What choosing it asks for.
    pub command: Command,
    /// The name as search compares it.
    pub(super) folded: String,
    /// What else it is found by: ids, a proposition, roles.
    pub(super) more: String,
}

impl Entry {
    fn new(kind: Kind, words: &str, more: &[&str], command: Command) -> Self {
        // No match reaches from one field into the next.
        let more: Vec<String> = more.iter().map(|field| fold_for_search(field)).collect();
        Self {
            kind,
            words: words.to_owned(),
            keys: String::new(),
            command,
            folded: fold_for_search(words),
            more: more.join("\n"),
        }
    }

    /// Points, parties, speakers and sources, in the file's order; made once for a file.
    #[must_use]
    pub fn of_dossier(dossier: &Dossier) -> Vec<Self> {
        let mut entries = Vec::new();
        for (at, point) in dossier.points.iter().enumerate() {
            let more = [point.id.as_str(), point.proposition.as_str()];
            let command = Command::GoToPoint(PointIndex::new(at));
            entries.push(Self::new(Kind::Point, &point.title, &more, command));
        }
        for (at, party) in dossier.parties.iter().enumerate() {
            let more = [party.id.as_str(), party.short_name()];
            let command = Command::GoToParty(PartyIndex::new(at));
            entries.push(Self::new(Kind::Party, &party.name, &more, command));
        }
        // Each speaker once, where first quoted, with the roles in which he or she is.
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut speakers: Vec<(&str, Vec<&str>)> = Vec::new();
        for statement in &dossier.statements {
            let Some(speaker) = statement.speaker.as_deref() else {
                continue;
            };
            let at = *places.entry(speaker).or_insert_with(|| {
                speakers.push((speaker, Vec::new()));
                speakers.len() - 1
            });
            let roles = &mut speakers[at].1;
            // A few roles find a speaker; a list of hundreds would only slow every search.
            if let Some(role) = statement.role.as_deref()
                && roles.len() < 8
                && !roles.contains(&role)
            {
                roles.push(role);
            }
        }
        for (speaker, roles) in speakers {
            let command = Command::ShowSpeaker(speaker.to_owned());
            entries.push(Self::new(Kind::Speaker, speaker, &roles, command));
        }
        for (at, source) in dossier.sources.iter().enumerate() {
            let words = match &source.publisher {
                Some(publisher) => format!("{publisher}: {}", source.title),
                None => source.title.clone(),
            };
            let author = source.author.as_deref().unwrap_or_default();
            let more = [source.title.as_str(), source.id.as_str(), author];
            let command = Command::Read(SourceIndex::new(at), None);
            entries.push(Self::new(Kind::Source, &words, &more, command));
        }
        entries
    }
}

/// Every command of the table, and the recent files.
pub(super) fn of_program(recent: &[PathBuf]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table()
        .filter(|row| !matches!(row.command, Command::Dismiss | Command::AskPalette))
        .map(|row| {
            let kind = match row.command {
                Command::ShowRoom(_) | Command::ShowSources => Kind::Room,
                _ => Kind::Command,
            };
            let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
            Entry {
                keys: keys.join(" or "),
                ..Entry::new(kind, row.label, &[], row.command.clone())
            }
        })
        .collect();
    entries.extend(recent.iter().map(|path| recent_file(path)));
    entries
}

fn recent_file(path: &Path) -> Entry {
    let whole = path.display().to_string();
    let name = path.file_name().unwrap_or(path.as_os_str());
    Entry::new(
        Kind::RecentFile,
        &name.to_string_lossy(),
        &[&whole],
        Command::OpenFile(path.to_owned()),
    )
}

/// What is offered before anything is typed: the rooms, and what is asked for most.
pub(super) fn first_entries(recent: &[PathBuf]) -> Vec<Entry> {
    let usual = [
        Command::FocusSearch,
        Command::ToggleFilters,
        Command::CopyTable,
        Command::Undo,
        Command::AskOpen,
        Command::AskExport,
        Command::ShowKeys,
    ];
    let mut entries = of_program(recent);
    entries.retain(|entry| entry.kind == Kind::Room || usual.contains(&entry.command));
    entries.sort_by_key(|entry| entry.kind);
    entries
}
