//! What an export is of: the comparison, or the list that one is in.

use std::sync::Arc;

use super::{ListKind, State};
use crate::listing::{Listing, whole};

/// What an export is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The comparison of all parties.
    #[default]
    Matrix,
    /// A list of its own.
    List(ListKind),
}

impl Subject {
    /// What comes after the name of the file in the name of what is written.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Matrix => "",
            Self::List(ListKind::Contested) => "-contested",
            Self::List(ListKind::Gaps) => "-gaps",
            Self::List(ListKind::Statements) => "-statements",
            Self::List(ListKind::Changes) => "-changes",
        }
    }

    /// Its words within "Export …".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Matrix => "the comparison",
            Self::List(ListKind::Contested) => "what is contested",
            Self::List(ListKind::Gaps) => "the gaps",
            Self::List(ListKind::Statements) => "the statements by date",
            Self::List(ListKind::Changes) => "the changes between files",
        }
    }
}

impl State {
    /// What an export is of: what the room shows, and the comparison where that is no list.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.list_kind().map_or(Subject::Matrix, Subject::List)
    }

    /// What an export writes where a table is asked for.
    #[must_use]
    pub fn table_to_export(&self) -> Arc<Listing> {
        self.listing_of_room().map_or_else(
            || Arc::new(whole(self.dossier(), &self.matrix, &self.shown)),
            Arc::clone,
        )
    }
}
