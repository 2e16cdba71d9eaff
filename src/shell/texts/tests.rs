//! Texts found through the position file, in folders and one by one.

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

#[test]
fn each_file_is_read_as_what_it_is_and_none_hides_another() {
    let folder = folder();
    let loose = folder.path().join("loose");
    create_dir(&loose).unwrap();
    for (name, bytes) in [
        ("pages.pdf", &b"%PDF-1.4 broken"[..]),
        (
            "page.html",
            b"<nav>menu</nav><p>the whole <b>words</b> of a page",
        ),
        ("empty.htm", b"<script>fill()</script>"),
        ("notes.md", b"# T\n\n*words*"),
        ("latin.txt", b"caf\xe9"),
        ("wide.txt", b"\xff\xfew\0"),
    ] {
        write(loose.join(name), bytes).unwrap();
    }
    let sources: String = ["pages", "page", "empty", "notes", "latin", "wide"]
        .map(|id| format!("(id: \"{id}\", title: \"T\", published: \"2025\"),"))
        .concat();
    let file = format!(
        "(format: 1, title: \"T\", parties: [], points: [], statements: [], sources: [{sources}])"
    );
    let dossier = load(file.as_bytes()).dossier.unwrap();
    let (texts, findings) = texts_at_hand(&dossier, None, std::slice::from_ref(&loose));
    let read: Vec<(u32, &str)> = texts
        .iter()
        .map(|(source, text)| (source.0, text.text()))
        .collect();
    assert_eq!(
        read,
        [
            (1, "the whole words of a page"),
            (3, "T\n\nwords"),
            (5, "w")
        ]
    );
    let html = fs::read(loose.join("page.html")).unwrap();
    let hash = texts.get(SourceIndex(1)).map(SourceText::sha256);
    assert_eq!(
        hash,
        Some(sha256_of(&html).as_str()),
        "of the file, not of its words"
    );
    let expected = [
        (0, "pages", "pages.pdf", "is a broken PDF"),
        (
            2,
            "empty",
            "empty.htm",
            "has no words: a page that a script fills is saved without them",
        ),
        (
            4,
            "latin",
            "latin.txt",
            "is not UTF-8: byte 3 begins no character",
        ),
    ];
    assert_eq!(findings.len(), expected.len(), "{findings:?}");
    for (finding, (number, id, name, why)) in findings.iter().zip(expected) {
        let path = loose.join(name);
        let message = format!("the text of `{id}` in `{}` {why}", path.display());
        assert_eq!(finding.message, message);
        assert_eq!(finding.code, Code::TextUnreadable);
        assert_eq!(finding.record.map(|record| record.number), Some(number));
        assert_eq!(finding.hints.len(), 1, "{finding:?}");
    }
}
