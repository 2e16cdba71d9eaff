//! `concordance merge` as git's merge driver: real branches are merged in a folder of their own.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::tempdir;

use super::{case_folder, run_in};

const FILE: &str = "plan.concordance.ron";

/// Runs git as on a machine on which nobody has set anything up.
fn git(folder: &Path, words: &[&str]) -> Output {
    Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", folder.join("none"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git is needed for this test: it is how the merge driver is used")
}

fn done(folder: &Path, words: &[&str]) {
    let output = git(folder, words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {words:?}: {said}");
}

fn commit(folder: &Path, text: &str) {
    fs::write(folder.join(FILE), text).expect("a writable folder");
    done(folder, &["add", "."]);
    done(folder, &["commit", "-q", "-m", "Change it"]);
}

fn given(name: &str) -> String {
    fs::read_to_string(case_folder().join("merge").join(name)).expect("a file of the case")
}

/// Branches with these files; then the second is merged into the first.
fn merged_by_git(base: &str, ours: &str, theirs: &str) -> (Output, String) {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    done(folder, &["init", "-q"]);
    let program = env!("CARGO_BIN_EXE_concordance").replace('\\', "/");
    let driver = format!("'{program}' merge %O %A %B -o %A --name %P");
    done(folder, &["config", "merge.concordance.driver", &driver]);
    fs::write(
        folder.join(".gitattributes"),
        "*.concordance.ron merge=concordance\n",
    )
    .expect("a writable folder");
    commit(folder, base);
    done(folder, &["checkout", "-q", "-b", "theirs"]);
    commit(folder, theirs);
    done(folder, &["checkout", "-q", "-"]);
    commit(folder, ours);
    let output = git(folder, &["merge", "-q", "theirs"]);
    let text = fs::read_to_string(folder.join(FILE)).expect("the file");
    let status = git(folder, &["status", "--porcelain"]);
    let is_marked = String::from_utf8_lossy(&status.stdout).contains(&format!("UU {FILE}"));
    assert_eq!(
        is_marked,
        !output.status.success(),
        "git knows of conflicts"
    );
    (output, text)
}

#[test]
fn git_merges_what_it_would_take_for_a_conflict() {
    let base = given("base.ron");
    // Neighbouring lines, which git alone cannot merge.
    let ours = base.replace("title: \"Ports\"", "title: \"The ports\"");
    let theirs = base.replace(
        "proposition: \"The ports are",
        "proposition: \"Its ports are",
    );
    let both = ours.replace(
        "proposition: \"The ports are",
        "proposition: \"Its ports are",
    );
    let (output, text) = merged_by_git(&base, &ours, &theirs);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(text, both);
    assert!(said.contains("read again: point `ports`"), "{said}");
}

#[test]
fn a_conflict_leaves_a_file_that_loads_and_that_git_knows_to_be_unmerged() {
    let (output, text) =
        merged_by_git(&given("base.ron"), &given("ours.ron"), &given("theirs.ron"));
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains(&format!("{FILE}:")) && said.contains("  theirs: SupportsIf"),
        "{said}"
    );
    assert!(text.contains("// conflict: statement"), "{text}");
    let loaded = concordance::load::load(text.as_bytes());
    assert_eq!(loaded.findings, []);
    let dossier = loaded.dossier.expect("a dossier");
    assert_eq!(dossier.statements.len(), 2);
}

#[test]
fn the_output_may_be_ours_and_nothing_is_written_where_it_cannot_be() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    for name in ["base.ron", "ours.ron", "theirs.ron"] {
        fs::write(folder.join(name), given(name)).expect("a writable folder");
    }
    let words = [
        "merge",
        "base.ron",
        "ours.ron",
        "theirs.ron",
        "-o",
        "ours.ron",
    ];
    let said = run_in(folder, &words);
    assert_eq!(
        (said.status, said.stdout.as_str()),
        (1, ""),
        "{}",
        said.stderr
    );
    let merged = fs::read_to_string(folder.join("ours.ron")).expect("the file");
    assert!(merged.contains("// conflict: "));
    // Both added the file: git gives an empty base.
    fs::write(folder.join("empty.ron"), "").expect("a writable folder");
    let said = run_in(folder, &["merge", "empty.ron", "base.ron", "base.ron"]);
    assert_eq!((said.status, said.stderr.as_str()), (0, ""));
    assert_eq!(said.stdout, given("base.ron"));
    let said = run_in(
        folder,
        &[
            "merge",
            "base.ron",
            "ours.ron",
            "theirs.ron",
            "-o",
            "none/out.ron",
        ],
    );
    assert_eq!((said.status, said.stdout.as_str()), (2, ""));
    assert!(
        said.stderr
            .contains("the folder of `none/out.ron` does not exist"),
        "{}",
        said.stderr
    );
}
