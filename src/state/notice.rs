//! What the bar at the bottom tells. A failure of work that nobody asked for, such as keeping the
//! settings, never covers what somebody has to know about work that they did ask for.

use std::path::PathBuf;

use super::View;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something could not be done.
    Problem,
}

/// A sentence in the bar at the bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: String,
    /// What to do about it.
    pub hints: Vec<String>,
    /// The file that this is about, to be opened or shown.
    pub path: Option<PathBuf>,
}

impl View {
    /// What the bar tells: a problem before what failed aside, and that before what was done.
    #[must_use]
    pub fn told(&self) -> Option<&Notice> {
        match &self.notice {
            Some(notice) if notice.kind == NoticeKind::Problem => Some(notice),
            notice => self.asides.first().or(notice.as_ref()),
        }
    }

    /// Takes what the bar tells away; false where it tells nothing.
    pub(super) fn close_told(&mut self) -> bool {
        let is_problem = |notice: &Notice| notice.kind == NoticeKind::Problem;
        if self.asides.is_empty() || self.notice.as_ref().is_some_and(is_problem) {
            return self.notice.take().is_some();
        }
        self.asides.remove(0);
        true
    }

    /// Tells what failed aside, once.
    pub(super) fn tell_aside(&mut self, text: String, hints: Vec<String>) {
        if self.asides.iter().any(|aside| aside.text == text) {
            return;
        }
        self.announcement.clone_from(&text);
        self.asides.push(Notice {
            kind: NoticeKind::Problem,
            text,
            hints,
            path: None,
        });
    }
}
