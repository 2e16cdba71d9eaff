//! What files must be, byte for byte: `tests/expected` holds them.
//!
//! `UPDATE_EXPECT=1` writes them anew; read the difference before you keep it.

use std::fs;
use std::path::Path;

/// Fails where a file is no longer what it was.
pub(in crate::export) fn assert_expected(name: &str, given: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected");
    let path = folder.join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, given).unwrap();
        return;
    }
    let expected = fs::read(&path).unwrap_or_default();
    if given != expected {
        let lines = |bytes: &[u8]| -> Vec<String> {
            let text = String::from_utf8_lossy(bytes);
            text.lines().map(str::to_owned).collect()
        };
        let (given, expected) = (lines(given), lines(&expected));
        let at = given
            .iter()
            .zip(&expected)
            .take_while(|(one, other)| one == other)
            .count();
        panic!(
            "{name} differs from line {} on\nexpected {:?}\ngiven    {:?}",
            at + 1,
            expected.get(at),
            given.get(at)
        );
    }
}
