//! Texts that are added to sources by hand and forgotten again, on threads beside the window.

use std::path::Path;

use super::files::{Unread, read_file, unreadable};
use super::text_store::TextStore;
use super::texts::{MOST_TEXT_BYTES, text_of, told};
use crate::finding::{Finding, RecordKind};
use crate::model::{Dossier, SourceIndex};
use crate::quote::{SourceText, Texts};
use crate::state::{Opened, Report};

/// The endings of the files that can be the text of a source.
pub(super) const TEXT_ENDINGS: &[&str] = &["txt", "md", "markdown", "html", "htm", "xhtml", "pdf"];

/// Takes a file for the text of a source and remembers it. What cannot be read is not remembered.
pub(super) fn add_text(
    opened: &Opened,
    index: SourceIndex,
    path: &Path,
    store: Option<&TextStore>,
) -> Report {
    let source = opened.dossier.source(index);
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let quoted = format!("`{}`", path.display());
    let Some(store) = store else {
        return Report::Failed {
            message: "this system names no folder in which texts could be kept".to_owned(),
            hints: vec!["put the text beside the position file and name it in `text`".to_owned()],
        };
    };
    let bytes = match read_file(path, MOST_TEXT_BYTES) {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge) => {
            return failed(format!(
                "{quoted} is larger than 64 MiB, the most that is read"
            ));
        }
        Err(Unread::Failed(error)) => return failed(unreadable(&quoted, &error)),
    };
    let taken = text_of(&name, bytes.clone());
    if taken.is_err()
        && let Some(finding) = told(source, &name, &taken)
    {
        return Report::Failed {
            message: finding.message,
            hints: finding.hints,
        };
    }
    match store.remember(source, &name, &bytes) {
        Ok(()) => Report::TextsChanged {
            message: format!(
                "{name} is the text of `{}` now, and is remembered",
                source.id
            ),
        },
        Err(error) => failed(format!("{quoted} could not be remembered: {error}")),
    }
}

fn failed(message: String) -> Report {
    Report::Failed {
        message,
        hints: Vec::new(),
    }
}

/// Forgets the text that was added to a source.
pub(super) fn forget_text(
    opened: &Opened,
    index: SourceIndex,
    store: Option<&TextStore>,
) -> Report {
    let source = opened.dossier.source(index);
    match store.map(|store| store.forget(source)) {
        Some(Ok(true)) => Report::TextsChanged {
            message: format!("the added text of `{}` is forgotten", source.id),
        },
        Some(Err(error)) => failed(format!("the added text could not be forgotten: {error}")),
        Some(Ok(false)) | None => failed(format!("no text was added to `{}` by hand", source.id)),
    }
}

/// Puts the remembered texts to those at hand, save where the one at hand is the recorded one.
/// Gives back the sources whose text at hand was added by hand.
pub(super) fn with_remembered(
    dossier: &Dossier,
    store: &TextStore,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> Vec<SourceIndex> {
    let remembered = store.open();
    let mut added = Vec::new();
    for (at, source) in dossier.sources.iter().enumerate() {
        let index = SourceIndex::new(at);
        let is_recorded = |text: &SourceText| {
            source
                .sha256
                .as_deref()
                .is_some_and(|hash| hash.eq_ignore_ascii_case(text.sha256()))
        };
        if texts.get(index).is_some_and(is_recorded) {
            continue;
        }
        let Some((name, bytes)) = remembered.text_of(source) else {
            continue;
        };
        let taken = text_of(&name, bytes);
        let about = |finding: Finding| finding.about(RecordKind::Source, source.number);
        findings.extend(told(source, &name, &taken).map(about));
        if let Ok((text, _)) = taken {
            texts.insert(index, text);
            if remembered.knows(source) {
                added.push(index);
            }
        }
    }
    added
}
