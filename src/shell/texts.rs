//! Reads the texts of a dossier's sources: those that the position file names, and loose ones.
//!
//! `load` has judged the paths as words; here links are resolved, so that no text outside the
//! position file's folder is ever read for it. Quotations are looked up in `check`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Unread, read_file, unreadable};
use crate::check::{assign, may_belong, may_belong_by_name};
use crate::finding::{Code, Finding, RecordKind};
use crate::model::{Dossier, Source, SourceIndex};
use crate::quote::{SourceText, Texts, sha256_of};

/// The largest text that is read, in bytes: 64 MiB, some twenty thousand pages.
pub const MOST_TEXT_BYTES: u64 = 64 << 20;

/// A loose text with its path, for [`assign`].
type Loose = (String, Vec<u8>);

/// The texts at hand, and what there is to say about those that cannot be read. Findings have no
/// place yet; they name their record.
///
/// `base` is the position file's folder, where there is one. `loose` are folders, of which every
/// file counts, and files; their texts go before those that the position file names, save where
/// only the latter are the recorded ones. A text that is not there is no finding here.
#[must_use]
pub fn texts_at_hand(
    dossier: &Dossier,
    base: Option<&Path>,
    loose: &[PathBuf],
) -> (Texts, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut texts = match base {
        Some(base) => named_texts(dossier, base, &mut findings),
        None => Texts::new(),
    };
    let mut files = Vec::new();
    for path in loose {
        match loose_texts(dossier, path, &mut findings) {
            Ok(more) => files.extend(more),
            Err(finding) => findings.push(finding),
        }
    }
    let assigned = assign(dossier, &files);
    findings.extend(assigned.findings);
    for (index, text) in assigned.texts.iter() {
        let is_recorded = |text: &SourceText| {
            dossier
                .source(index)
                .sha256
                .as_deref()
                .is_some_and(|hash| hash.eq_ignore_ascii_case(text.sha256()))
        };
        if !texts.get(index).is_some_and(is_recorded) || is_recorded(text) {
            texts.insert(index, text.clone());
        }
    }
    (texts, findings)
}

/// Says why a folder of texts cannot be read; a mistyped one would otherwise look like one in
/// which nothing fits.
///
/// # Errors
/// When it is missing, is no folder, or may not be read.
pub fn check_folder(folder: &Path) -> Result<(), Finding> {
    let name = format!("`{}`", folder.display());
    let refuse = |message| {
        Finding::new(Code::Unreadable, message).hint("name a folder that holds the texts")
    };
    if fs::metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(refuse(format!("{name} is not a folder")));
    }
    match fs::read_dir(folder) {
        Ok(_) => Ok(()),
        Err(error) => Err(refuse(unreadable(&name, &error))),
    }
}

/// The texts that the position file names by path.
fn named_texts(dossier: &Dossier, base: &Path, findings: &mut Vec<Finding>) -> Texts {
    let mut texts = Texts::new();
    let base = if base.as_os_str().is_empty() {
        Path::new(".")
    } else {
        base
    };
    for (number, source) in dossier.sources.iter().enumerate() {
        let index = SourceIndex::new(number);
        match named_text(source, base) {
            Ok(None) => {}
            Ok(Some(text)) => texts.insert(index, text),
            Err(finding) => findings.push(finding.about(RecordKind::Source, source.number)),
        }
    }
    texts
}

fn named_text(source: &Source, base: &Path) -> Result<Option<SourceText>, Finding> {
    let Some(name) = &source.text else {
        return Ok(None);
    };
    let path = match resolve(base, name) {
        Ok(Some(path)) => path,
        Ok(None) => {
            let message = format!(
                "the text of `{}` in `{name}` leads out of the folder of this file through a link",
                source.id
            );
            return Err(Finding::new(Code::TextOutside, message)
                .hint("put the text itself into the folder of this file or below it"));
        }
        Err(error) => return absent_or(source, name, Unread::Failed(error)),
    };
    if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        // A pipe could block for ever.
        return Err(untold(&format!("{} is no file", named(source, name))));
    }
    match read_file(&path, MOST_TEXT_BYTES) {
        Ok(bytes) => text_of(source, name, bytes).map(Some),
        Err(why) => absent_or(source, name, why),
    }
}

/// The true path of a text, without links; none when it lies outside the folder.
fn resolve(base: &Path, name: &str) -> io::Result<Option<PathBuf>> {
    let folder = base.canonicalize()?;
    let path = folder.join(name).canonicalize()?;
    Ok(path.starts_with(&folder).then_some(path))
}

/// A text that is not there is told by `check`, with what it means for its quotations.
fn absent_or(source: &Source, name: &str, why: Unread) -> Result<Option<SourceText>, Finding> {
    match why {
        Unread::Failed(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Unread::Failed(error) => Err(untold(&unreadable(&named(source, name), &error))),
        Unread::TooLarge => Err(untold(&format!(
            "{} is larger than 64 MiB, the most that is read",
            named(source, name)
        ))),
    }
}

fn named(source: &Source, name: &str) -> String {
    format!("the text of `{}` in `{name}`", source.id)
}

fn untold(message: &str) -> Finding {
    Finding::new(Code::TextUnreadable, message)
}

pub(super) fn text_of(source: &Source, name: &str, bytes: Vec<u8>) -> Result<SourceText, Finding> {
    let hash = sha256_of(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::with_sha256(text, hash)),
        Err(error) => Err(untold(&format!(
            "{} is not UTF-8: byte {} begins no character",
            named(source, name),
            error.utf8_error().valid_up_to()
        ))
        .hint("save the text as UTF-8")),
    }
}

/// A file, or every file of a folder that could belong to a source, in the order of their names.
fn loose_texts(
    dossier: &Dossier,
    path: &Path,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Loose>, Finding> {
    let name = format!("`{}`", path.display());
    let refuse = |error: &io::Error| Finding::new(Code::TextUnreadable, unreadable(&name, error));
    let metadata = fs::metadata(path).map_err(|error| refuse(&error))?;
    if !metadata.is_dir() {
        return Ok(loose_text(dossier, path, findings).into_iter().collect());
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(path)
        .map_err(|error| refuse(&error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        // What is neither a file nor a link to one, such as a pipe, could block for ever.
        .filter(|path| fs::metadata(path).is_ok_and(|metadata| metadata.is_file()))
        .collect();
    paths.sort();
    Ok(paths
        .iter()
        .filter_map(|path| loose_text(dossier, path, findings))
        .collect())
}

/// A loose text, where it could belong to a source. What cannot be read is worth a finding only
/// when its name fits one.
fn loose_text(dossier: &Dossier, path: &Path, findings: &mut Vec<Finding>) -> Option<Loose> {
    let name = path.display().to_string();
    let message = match read_file(path, MOST_TEXT_BYTES) {
        Ok(bytes) => return may_belong(dossier, &name, &bytes).then_some((name, bytes)),
        Err(Unread::TooLarge) => {
            format!("`{name}` is larger than 64 MiB, the most that is read")
        }
        Err(Unread::Failed(error)) => unreadable(&format!("`{name}`"), &error),
    };
    if may_belong_by_name(dossier, &name) {
        findings.push(untold(&message));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use std::fs::{create_dir, write};
    use tempfile::TempDir;

    /// A dossier with one source of this text and, where it is not empty, this hash.
    fn dossier(text: &str, sha256: &str) -> Dossier {
        let sha256 = if sha256.is_empty() {
            String::new()
        } else {
            format!(", sha256: \"{sha256}\"")
        };
        let file = format!(
            "(format: 1, title: \"T\", parties: [], points: [], statements: [], sources: \
             [(id: \"hill\", title: \"T\", published: \"2025\", text: \"{text}\"{sha256})])"
        );
        let loaded = load(file.as_bytes());
        assert_eq!(loaded.findings, [], "{file}");
        loaded.dossier.unwrap()
    }

    fn text(texts: &Texts) -> Option<&str> {
        texts.get(SourceIndex(0)).map(SourceText::text)
    }

    fn codes(findings: &[Finding]) -> Vec<Code> {
        findings.iter().map(|finding| finding.code).collect()
    }

    /// `plan/texts/hill.txt` and, beside `plan`, `secret.txt`.
    fn folder() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        create_dir(folder.path().join("plan")).unwrap();
        create_dir(folder.path().join("plan/texts")).unwrap();
        write(folder.path().join("plan/texts/hill.txt"), "named").unwrap();
        write(folder.path().join("secret.txt"), "secret").unwrap();
        folder
    }

    #[test]
    fn a_named_text_is_read_and_an_absent_one_is_no_finding() {
        let folder = folder();
        let plan = folder.path().join("plan");
        for (name, expected, found) in [
            ("texts/hill.txt", Some("named"), vec![]),
            ("texts/none.txt", None, vec![]),
            ("none/hill.txt", None, vec![]),
            ("texts/hill.txt/deeper", None, vec![]),
            ("texts", None, vec![Code::TextUnreadable]),
        ] {
            let (texts, findings) = texts_at_hand(&dossier(name, ""), Some(&plan), &[]);
            assert_eq!(text(&texts), expected, "{name}");
            assert_eq!(codes(&findings), found, "{name} {findings:?}");
        }
        let (texts, findings) = texts_at_hand(&dossier("texts/hill.txt", ""), None, &[]);
        assert!(texts.is_empty() && findings.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_lead_about_the_folder_but_not_out_of_it() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let plan = folder.path().join("plan");
        symlink(plan.join("texts/hill.txt"), plan.join("near.txt")).unwrap();
        symlink("../secret.txt", plan.join("far.txt")).unwrap();
        symlink("..", plan.join("up")).unwrap();
        symlink("nowhere", plan.join("broken.txt")).unwrap();
        symlink(&plan, folder.path().join("linked-plan")).unwrap();
        let linked = folder.path().join("linked-plan");
        for (base, name, expected, found) in [
            (&plan, "near.txt", Some("named"), vec![]),
            (&plan, "far.txt", None, vec![Code::TextOutside]),
            (&plan, "up/secret.txt", None, vec![Code::TextOutside]),
            (&plan, "up/plan/near.txt", Some("named"), vec![]),
            (&plan, "broken.txt", None, vec![]),
            (&linked, "texts/hill.txt", Some("named"), vec![]),
        ] {
            let (texts, findings) = texts_at_hand(&dossier(name, ""), Some(base), &[]);
            assert_eq!(text(&texts), expected, "{name}");
            assert_eq!(codes(&findings), found, "{name} {findings:?}");
            assert!(findings.iter().all(|finding| finding.record.is_some()));
        }
    }

    #[test]
    fn loose_texts_go_first_save_where_only_the_named_one_is_the_recorded_one() {
        let folder = folder();
        let plan = folder.path().join("plan");
        let loose = folder.path().join("loose");
        create_dir(&loose).unwrap();
        create_dir(loose.join("hill.txt.d")).unwrap();
        write(loose.join("hill.txt"), "loose").unwrap();
        write(loose.join("picture.png"), b"\xff\xfe").unwrap();
        let dirs = [loose.clone()];
        for (sha256, expected) in [
            (String::new(), "loose"),
            (sha256_of(b"named"), "named"),
            (sha256_of(b"loose"), "loose"),
            (sha256_of(b"neither"), "loose"),
        ] {
            let dossier = dossier("texts/hill.txt", &sha256);
            let (texts, findings) = texts_at_hand(&dossier, Some(&plan), &dirs);
            assert_eq!(text(&texts), Some(expected), "{sha256}");
            assert_eq!(findings, []);
        }
        write(loose.join("unnamed"), "recorded").unwrap();
        let by_hash = dossier("texts/hill.txt", &sha256_of(b"recorded"));
        let (texts, _) = texts_at_hand(&by_hash, None, &dirs);
        assert_eq!(text(&texts), Some("recorded"));
        let one_file = [loose.join("hill.txt")];
        let (texts, _) = texts_at_hand(&dossier("x.txt", ""), None, &one_file);
        assert_eq!(text(&texts), Some("loose"), "named as the source's id");
    }

    #[test]
    fn texts_that_cannot_be_read_are_told_where_they_belong_to_a_source() {
        let folder = folder();
        let plan = folder.path().join("plan");
        write(plan.join("bad.txt"), b"a\xff").unwrap();
        let (texts, findings) = texts_at_hand(&dossier("bad.txt", ""), Some(&plan), &[]);
        assert!(texts.is_empty());
        assert_eq!(
            findings[0].message,
            "the text of `hill` in `bad.txt` is not UTF-8: byte 1 begins no character"
        );
        let huge = folder.path().join("huge");
        create_dir(&huge).unwrap();
        for name in ["hill.txt", "other.txt"] {
            fs::File::create(huge.join(name))
                .unwrap()
                .set_len(MOST_TEXT_BYTES + 1)
                .unwrap();
        }
        let (_, findings) = texts_at_hand(&dossier("hill.txt", ""), None, &[huge]);
        assert_eq!(
            codes(&findings),
            [Code::TextUnreadable],
            "only the source's"
        );
        let missing = folder.path().join("missing");
        let (_, findings) = texts_at_hand(&dossier("hill.txt", ""), None, &[missing]);
        assert_eq!(codes(&findings), [Code::TextUnreadable]);
    }

    #[test]
    fn a_mistyped_folder_is_refused() {
        let folder = folder();
        assert_eq!(check_folder(folder.path()), Ok(()));
        for (name, end) in [
            ("none", "` does not exist"),
            ("secret.txt", "` is not a folder"),
        ] {
            let finding = check_folder(&folder.path().join(name)).unwrap_err();
            assert!(finding.message.ends_with(end), "{finding:?}");
        }
    }
}
