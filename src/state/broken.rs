//! What the open file has become on disk, while what is shown is its last good state.

use std::sync::Arc;

use super::opened::count_of;
use super::report::{not_read, problem, show, tell_done};
use super::{Effect, Opened, SidePanel, State};
use crate::finding::{Count, Finding, Severity};

/// An edit on disk that is not shown, because it would lose what was good.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// What there is to say about the file as it is now.
    pub findings: Vec<Finding>,
    /// The file as it is now, where it could be read at all.
    pub opened: Option<Arc<Opened>>,
}

/// True when a reload would leave out records of a file that had no error.
pub(super) fn breaks(good: &Opened, now: &Opened) -> bool {
    let errors = |opened: &Opened| count_of(&opened.findings, Severity::Error);
    errors(good) == 0 && errors(now) > 0
}

impl State {
    /// True when the open file could be shown as it is on disk, although that has errors.
    #[must_use]
    pub fn holds_back(&self) -> bool {
        self.broken.as_ref().is_some_and(|it| it.opened.is_some())
    }
}

impl State {
    /// True while the open file cannot be read any more, so that what is shown may be nowhere else.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.broken.as_ref().is_some_and(|it| it.opened.is_none())
    }
}

/// The file was written as it is shown.
pub(super) fn is_written(state: &mut State) {
    if state.broken.take().is_some() {
        state.view.finding = None;
        state.view.side = SidePanel::Inspector;
    }
}

/// Keeps what is shown, and tells what is wrong with the file as it is now.
pub(super) fn hold(state: &mut State, opened: Arc<Opened>) {
    let is_told = state.view.notice.is_some()
        && state.broken.as_ref().is_some_and(|broken| {
            let before = broken.opened.as_ref();
            before.is_some_and(|it| it.dossier.sha256 == opened.dossier.sha256)
        });
    let errors = count_of(&opened.findings, Severity::Error);
    state.broken = Some(Broken {
        findings: opened.findings.clone(),
        opened: Some(opened),
    });
    if is_told {
        return;
    }
    let name = state.opened.origin.name();
    let count = Count::new(errors, "error", "errors");
    state.view.finding = None;
    state.view.side = SidePanel::Findings;
    let text = format!("{name} has {count} now: what is shown is as it was before");
    problem(state, text, Vec::new());
}

/// Keeps what is shown of a file that cannot be read any more, lists why, and says how it comes to
/// be on disk again.
pub(super) fn hold_unreadable(state: &mut State, findings: Vec<Finding>) {
    let is_told = state.is_gone()
        && state.view.notice.is_some()
        && state
            .broken
            .as_ref()
            .is_some_and(|it| it.findings == findings);
    if is_told {
        // What has been said since then, such as that saving failed, is not to be covered by it.
        return;
    }
    let origin = state.opened.origin.clone();
    not_read(state, &origin, &findings, "cannot be read any more");
    if let Some(notice) = &mut state.view.notice {
        let hint = "what is shown is as it was before; saving writes it";
        notice.hints.push(hint.to_owned());
    }
    state.broken = Some(Broken {
        findings,
        opened: None,
    });
    state.view.finding = None;
    state.view.side = SidePanel::Findings;
}

/// The file is what is shown: what was told of a broken edit is no longer true.
pub(super) fn is_whole_again(state: &mut State) {
    if state.broken.take().is_none() {
        return;
    }
    state.view.finding = None;
    state.view.side = SidePanel::Inspector;
    let name = state.opened.origin.name();
    tell_done(state, format!("{name} is again as it is shown"), None);
}

/// Shows the file as it is on disk, errors and all.
pub(super) fn show_as_it_is(state: &mut State) -> Vec<Effect> {
    let now = state.broken.as_ref().and_then(|it| it.opened.clone());
    now.map_or_else(Vec::new, |opened| show(state, opened))
}
