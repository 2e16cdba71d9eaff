//! Judges the `text` of a source as words: whether the path could leave the folder of the
//! position file. Links are the shell's to resolve.

/// Why a path may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    /// It begins at the root of a disk or names a drive or another machine.
    Absolute,
    /// It goes up with `..`.
    Upwards,
}

/// Why the path `text` could lead out of the position file's folder on any operating system, if
/// it could.
pub(super) fn leads_outside(text: &str) -> Option<Outside> {
    let separator = |character| matches!(character, '/' | '\\');
    let drive = text.as_bytes().get(1) == Some(&b':') && text.as_bytes()[0].is_ascii_alphabetic();
    if drive || text.starts_with(separator) || text.starts_with('~') {
        return Some(Outside::Absolute);
    }
    text.split(separator)
        .any(|part| part.trim_end() == "..")
        .then_some(Outside::Upwards)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_paths_of_every_system() {
        let cases = [
            ("texts/hill.txt", None),
            ("hill.txt", None),
            ("texts/..hill/a..b.txt", None),
            ("texts\\hill.txt", None),
            ("./hill.txt", None),
            ("/etc/passwd", Some(Outside::Absolute)),
            ("\\windows", Some(Outside::Absolute)),
            ("\\\\server\\share", Some(Outside::Absolute)),
            ("C:\\hill.txt", Some(Outside::Absolute)),
            ("c:hill.txt", Some(Outside::Absolute)),
            ("~/hill.txt", Some(Outside::Absolute)),
            ("..", Some(Outside::Upwards)),
            ("../hill.txt", Some(Outside::Upwards)),
            ("texts/../../hill.txt", Some(Outside::Upwards)),
            ("texts\\..\\hill.txt", Some(Outside::Upwards)),
            ("texts/.. /hill.txt", Some(Outside::Upwards)),
        ];
        for (text, expected) in cases {
            assert_eq!(leads_outside(text), expected, "{text}");
        }
    }
}
