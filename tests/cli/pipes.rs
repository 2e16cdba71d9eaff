//! Standard output that ends early, or that cannot be written.

use std::process::Stdio;

use super::{case_folder, program};

#[test]
fn a_reader_that_leaves_is_no_error() {
    // The bundled dossier says more than a pipe holds, so that writing must meet its end.
    let mut child = program(&case_folder(), &["matrix", "--format", "json"])
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let output = program(&case_folder(), &["check", "good.ron"])
        .stdout(Stdio::from(full))
        .output()
        .expect("the program runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.starts_with("error: standard output cannot be written"),
        "{stderr}"
    );
    assert_eq!(output.status.code(), Some(2));
}
