//! Listings that would take too long between two frames: they are made beside the window, and
//! until they are there nothing is listed rather than what is out of date.

use std::sync::Arc;

use super::listing::Basis;
use super::{Effect, Evidence, Opened, Report, State};
use crate::lens::Shown;
use crate::listing::{Lead, Listing};
use crate::matrix::Matrix;

/// A listing of more candidates than these is made beside the window.
const MOST_AT_ONCE: usize = 2000;

/// Everything that a listing is made of; made on whatever thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ListWork {
    basis: Basis,
    opened: Arc<Opened>,
    evidence: Arc<Evidence>,
    matrix: Arc<Matrix>,
    shown: Arc<Shown>,
}

/// A listing that was made beside the window, and what it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub(super) basis: Basis,
    pub(super) listing: Arc<Listing>,
}

impl ListWork {
    /// Makes the listing; takes its time.
    #[must_use]
    pub fn run(&self) -> Report {
        let grades = &self.evidence.checked.grades;
        let (dossier, of) = (&self.opened.dossier, self.basis.of);
        let listing = of.listing(dossier, &self.matrix, &self.shown, grades);
        Report::Listed(Listed {
            basis: self.basis,
            listing: Arc::new(listing.unwrap_or_default()),
        })
    }
}

/// What is made beside the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    /// True while a listing is being made, of whatever.
    is_busy: bool,
    /// Something while the listing that the room shows is not there yet.
    pub(super) awaited: Option<Awaited>,
}

/// A listing that is not there yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Awaited {
    /// What the row was about that was chosen before.
    pub(super) chosen: Option<Lead>,
}

impl State {
    /// True while what the room lists is not there yet.
    #[must_use]
    pub fn is_being_listed(&self) -> bool {
        self.beside.awaited.is_some()
    }

    /// What the room shows as a table: made now where it is not there yet.
    pub(super) fn listing_now(&self) -> Option<Arc<Listing>> {
        let there = self.listing_of_room()?;
        let due = self.listed.filter(|_| self.is_being_listed());
        let made = due.and_then(|basis| self.listed_as(basis.of));
        Some(made.map_or_else(|| Arc::clone(there), Arc::new))
    }

    /// True where a listing of so many candidates is made beside the window.
    pub(super) fn is_long(&self, basis: Basis) -> bool {
        basis.of.candidates(&self.shown, &self.timeline) > MOST_AT_ONCE
    }

    /// Lists nothing until the listing is there; `kept` is what its chosen row is to be about.
    pub(super) fn list_beside(&mut self, basis: Basis, kept: Option<Lead>) -> Vec<Effect> {
        let before = self.beside.awaited.take();
        let chosen = before.map_or(kept, |awaited| awaited.chosen);
        self.beside.awaited = Some(Awaited { chosen });
        self.listed = Some(basis);
        let empty = Listing {
            title: basis.of.name().to_owned(),
            empty: "The list is being made…".to_owned(),
            ..Listing::default()
        };
        let old = std::mem::replace(&mut self.listing, Arc::new(empty));
        let mut effects = let_go(old);
        effects.extend(self.begin_to_list(basis));
        effects
    }

    /// One listing at a time: the next begins when the one under way is there.
    fn begin_to_list(&mut self, basis: Basis) -> Option<Effect> {
        if std::mem::replace(&mut self.beside.is_busy, true) {
            return None;
        }
        Some(Effect::List(ListWork {
            basis,
            opened: Arc::clone(&self.opened),
            evidence: Arc::clone(&self.evidence),
            matrix: Arc::clone(&self.matrix),
            shown: Arc::clone(&self.shown),
        }))
    }

    /// Takes a listing that was made beside the window, where it is still what is asked for; else
    /// what is asked for now is begun.
    pub(super) fn take_listed(&mut self, listed: Listed) -> Vec<Effect> {
        self.beside.is_busy = false;
        let Some(basis) = self.listed.filter(|_| self.is_being_listed()) else {
            return let_go(listed.listing);
        };
        if basis != listed.basis {
            let mut effects = let_go(listed.listing);
            effects.extend(self.begin_to_list(basis));
            return effects;
        }
        let kept = self
            .beside
            .awaited
            .take()
            .and_then(|awaited| awaited.chosen);
        self.place_listing(listed.listing, kept);
        Vec::new()
    }
}

/// A list of a hundred thousand rows takes longer to be forgotten than a frame.
pub(super) fn let_go(listing: Arc<Listing>) -> Vec<Effect> {
    if listing.rows.len() > MOST_AT_ONCE {
        vec![Effect::LetGo(listing)]
    } else {
        Vec::new()
    }
}
