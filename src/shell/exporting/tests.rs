//! Files on a real disk, made from twelve points on pages so low that several are needed.

use super::*;
use crate::export::Options;
use crate::export::sheet::Content;
use crate::lens::{Lens, SearchIndex};
use crate::load::load;
use crate::matrix::{CellIndex, Matrix};
use tempfile::{TempDir, tempdir};

/// Writes so many points under this name.
fn write(
    folder: &TempDir,
    name: &str,
    points: usize,
    progress: Progress<'_>,
) -> Result<Written, Problem> {
    let points = (0..points)
        .map(|number| format!("(id: \"p{number}\", title: \"P\", proposition: \"It is so.\"),"))
        .collect::<Vec<_>>()
        .concat();
    let file = format!(
        "(format: 1, title: \"T\", parties: [(id: \"a\", name: \"A\")], points: [{points}], \
         sources: [], statements: [])"
    );
    let dossier = load(file.as_bytes()).dossier.unwrap();
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let lens = Lens::default();
    let shown = lens.show(&dossier, &matrix, &SearchIndex::new(&dossier));
    let options = Options {
        width: Some(480.0),
        scale: 1.0,
        max_height: Some(400.0),
        ..Options::default()
    };
    let job = Job {
        content: Content {
            dossier: &dossier,
            matrix: &matrix,
            shown: &shown,
            lens: &lens,
            comparison: None,
            grades: &[],
            texts: None,
            file_name: "t.ron",
            version: "0",
        },
        listing: None,
        findings: &[],
        options: &options,
    };
    export(&job, &folder.path().join(name), progress)
}

fn names_in(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn names_of(written: &Written) -> Vec<String> {
    let paths = written.paths.iter();
    paths
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn several_pages_are_numbered() {
    for ending in ["png", "svg"] {
        let folder = tempdir().unwrap();
        let written = write(&folder, &format!("out.{ending}"), 12, &|_| true).unwrap();
        let mut names = names_of(&written);
        assert!(names.len() > 1);
        let first = [format!("out-1.{ending}"), format!("out-2.{ending}")];
        assert_eq!(names[..2], first);
        names.sort();
        assert_eq!(names, names_in(&folder));
        let sizes = written
            .paths
            .iter()
            .map(|path| path.metadata().unwrap().len());
        assert_eq!(written.bytes, sizes.sum::<u64>());
        assert_eq!(written.remarks, [""; 0]);
    }
}

#[test]
fn a_document_is_one_file_however_many_pages_it_has() {
    let folder = tempdir().unwrap();
    let written = write(&folder, "out.PDF", 12, &|_| true).unwrap();
    assert_eq!(names_of(&written), ["out.PDF"]);
    assert!(fs::read(&written.paths[0]).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn each_page_says_which_it_is() {
    let folder = tempdir().unwrap();
    let written = write(&folder, "out.png", 12, &|_| true).unwrap();
    for (at, path) in written.paths.iter().enumerate() {
        let bytes = fs::read(path).unwrap();
        let expected = format!("page {} of {}", at + 1, written.paths.len());
        let is_there = bytes
            .windows(expected.len())
            .any(|window| window == expected.as_bytes());
        assert!(is_there, "{expected}");
    }
}

#[test]
fn all_pages_are_written_or_none() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("out-2.png")).unwrap();
    let problem = write(&folder, "out.png", 12, &|_| true).unwrap_err();
    let Problem::Failed { message, .. } = problem else {
        panic!("{problem:?}")
    };
    assert!(message.ends_with("out-2.png` is a folder"), "{message}");
    assert_eq!(names_in(&folder), ["out-2.png"]);
}

#[test]
fn what_is_cancelled_leaves_nothing() {
    for (name, last) in [
        ("out.png", 0.0),
        ("out.png", 0.7),
        ("out.svg", 0.3),
        ("out.pdf", 0.5),
    ] {
        let folder = tempdir().unwrap();
        let problem = write(&folder, name, 12, &|share| share < last).unwrap_err();
        assert_eq!(problem, Problem::Cancelled, "{name} at {last}");
        assert_eq!(names_in(&folder), [""; 0]);
    }
}

#[test]
fn progress_goes_from_nothing_to_all_and_never_back() {
    for name in ["out.png", "out.svg", "out.pdf", "out.bib"] {
        let folder = tempdir().unwrap();
        let told = std::cell::RefCell::new(Vec::new());
        let note = |share: f32| {
            told.borrow_mut().push(share);
            true
        };
        write(&folder, name, 12, &note).unwrap();
        let told = told.into_inner();
        assert!(told.is_sorted(), "{name}: {told:?}");
        assert_eq!(told.first(), Some(&0.0), "{name}");
        assert_eq!(told.last(), Some(&1.0), "{name}");
    }
}

#[test]
fn pages_of_an_earlier_longer_export_are_told() {
    let folder = tempdir().unwrap();
    let long = write(&folder, "out.png", 30, &|_| true)
        .unwrap()
        .paths
        .len();
    let written = write(&folder, "out.png", 12, &|_| true).unwrap();
    let short = written.paths.len();
    assert!(long > short + 1 && short > 1, "{long} and {short}");
    let expected = format!(
        "{} files of an earlier export are still there, `out-{}.png` to `out-{long}.png`",
        long - short,
        short + 1
    );
    assert_eq!(written.remarks, [expected]);
    assert_eq!(names_in(&folder).len(), long);
    // A document has no pages beside it.
    assert_eq!(
        write(&folder, "out.pdf", 12, &|_| true).unwrap().remarks,
        [""; 0]
    );
}

#[test]
fn a_name_that_no_file_can_have_is_told() {
    let folder = tempdir().unwrap();
    for (name, words) in [
        ("out.txt", "ends in no format that can be written"),
        ("out", "ends in no format that can be written"),
        ("none/out.pdf", "does not exist"),
        ("", "is a folder"),
        (&format!("{}.bib", "a".repeat(400)), "is not a name"),
    ] {
        let problem = write(&folder, name, 1, &|_| true).unwrap_err();
        let Problem::Failed { message, hint } = problem else {
            panic!("{problem:?}")
        };
        assert!(message.contains(words), "{message}");
        assert!(hint.is_some(), "{name}");
    }
    assert_eq!(names_in(&folder), [""; 0]);
}
