//! A source file as text: its code without comments, strings and tests, and the names in it.
//!
//! No parser: a `use` line, a path and a macro are found by their look, which is enough for code
//! that `rustfmt` has laid out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// One file below the package's folder.
pub(super) struct SourceFile {
    /// The path from the package's folder, with `/`.
    pub(super) path: String,
    /// Everything in it.
    pub(super) text: String,
    /// The code that is built into the program: no comments, no contents of strings, no tests.
    /// Its line ends are those of the text, so that lines can be counted.
    code: String,
}

/// Every Rust file of the program, in the order of their paths.
pub(super) static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| files_below("src"));

/// Every Rust file of the tests, in the order of their paths.
pub(super) static TESTS: LazyLock<Vec<SourceFile>> = LazyLock::new(|| files_below("tests"));

/// Every Rust file of the benchmarks and of the fuzz targets.
pub(super) static BESIDE: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    ["benches", "examples", "fuzz/src", "fuzz/fuzz_targets"]
        .into_iter()
        .flat_map(files_below)
        .collect()
});

fn files_below(folder: &str) -> Vec<SourceFile> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&package.join(folder), &mut paths);
    let mut files: Vec<SourceFile> = paths
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(package).expect("a path in the package");
            let names: Vec<&str> = inside
                .iter()
                .map(|name| name.to_str().expect("a name in UTF-8"))
                .collect();
            let text = fs::read_to_string(path).expect("a source file");
            SourceFile::new(names.join("/"), text)
        })
        .collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let tests: BTreeSet<String> = files.iter().flat_map(SourceFile::test_files).collect();
    for file in &mut files {
        if tests.iter().any(|test| {
            file.path == format!("{test}.rs") || file.path.starts_with(&format!("{test}/"))
        }) {
            file.code.clear();
        }
    }
    files
}

fn collect(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the package") {
        let path = entry.expect("an entry of that folder").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

impl SourceFile {
    fn new(path: String, text: String) -> Self {
        let code = without_inline_tests(&strip(&text)).to_owned();
        Self { path, text, code }
    }

    /// The names of the modules that lead to this file: `src/ui/matrix/rows.rs` is `ui`,
    /// `matrix`, `rows`.
    fn module_path(&self) -> Vec<&str> {
        let path = self.path.strip_suffix(".rs").unwrap_or(&self.path);
        let mut names: Vec<&str> = path.split('/').skip(1).collect();
        if names.last() == Some(&"mod") {
            names.pop();
        }
        names
    }

    /// The top-level module that this file belongs to.
    pub(super) fn module(&self) -> &str {
        self.module_path().first().copied().unwrap_or("lib")
    }

    /// The whole file without comments and the contents of strings, its tests included.
    pub(super) fn stripped(&self) -> String {
        strip(&self.text)
    }

    /// The lines, from 1, of the code that hold `mark` and no longer word that ends with it.
    pub(super) fn lines_with(&self, mark: &str) -> Vec<usize> {
        self.code
            .match_indices(mark)
            .filter(|(at, _)| !ends_with_word(&self.code[..*at]) || !starts_with_word(mark))
            .map(|(at, _)| line_of(&self.code, at))
            .collect()
    }

    /// The lines of the code on which a path begins with `name`, also in a group such as
    /// `use std::{fs, io}`.
    pub(super) fn lines_with_path(&self, name: &str) -> Vec<usize> {
        let mut lines: Vec<usize> = self
            .code
            .match_indices(name)
            .filter(|(at, found)| {
                let before = &self.code[..*at];
                let after = &self.code[at + found.len()..];
                let begins = !ends_with_word(before) && !before.ends_with("::");
                let whole = after.starts_with("::")
                    || (after.starts_with([';', ' ', ',', '}']) && is_use_line(before));
                begins && whole
            })
            .map(|(at, _)| line_of(&self.code, at))
            .collect();
        if let Some((first, second)) = name.split_once("::") {
            let group = format!("{first}::{{");
            for (at, found) in self.code.match_indices(&group) {
                let inside = &self.code[at + found.len()..];
                if heads_of_group(inside).iter().any(|head| head == second) {
                    lines.push(line_of(&self.code, at));
                }
            }
        }
        lines
    }

    /// The top-level modules of this package that the code names, each with its line.
    pub(super) fn modules_used(&self) -> Vec<(usize, String)> {
        let mut used = Vec::new();
        for start in ["crate::", "concordance::"] {
            for (at, _) in self.code.match_indices(start) {
                if !ends_with_word(&self.code[..at]) {
                    let line = line_of(&self.code, at);
                    let after = &self.code[at + start.len()..];
                    used.extend(heads(after).into_iter().map(|head| (line, head)));
                }
            }
        }
        used.extend(self.modules_used_through_super());
        used
    }

    /// `super::super::x`, where that leads to the root of the package.
    fn modules_used_through_super(&self) -> Vec<(usize, String)> {
        let depth = self.module_path().len();
        let mut used = Vec::new();
        for (at, _) in self.code.match_indices("super::") {
            let before = &self.code[..at];
            if ends_with_word(before) || before.ends_with("::") {
                continue;
            }
            let mut after = &self.code[at..];
            let mut up = 0;
            while let Some(rest) = after.strip_prefix("super::") {
                after = rest;
                up += 1;
            }
            if up >= depth {
                let line = line_of(&self.code, at);
                used.extend(heads(after).into_iter().map(|head| (line, head)));
            }
        }
        used
    }

    /// The paths, without their ending, of the modules that this file declares for tests only.
    fn test_files(&self) -> Vec<String> {
        let folder = self
            .path
            .strip_suffix("/mod.rs")
            .or_else(|| self.path.strip_suffix(".rs"))
            .unwrap_or(&self.path);
        let stripped = self.stripped();
        let lines: Vec<&str> = stripped.lines().map(str::trim).collect();
        lines
            .windows(2)
            .filter(|pair| pair[0] == "#[cfg(test)]")
            .filter_map(|pair| {
                let name = pair[1].split("mod ").nth(1)?.strip_suffix(';')?;
                Some(format!("{folder}/{name}"))
            })
            .collect()
    }
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn ends_with_word(text: &str) -> bool {
    text.ends_with(is_word)
}

fn starts_with_word(text: &str) -> bool {
    text.starts_with(is_word)
}

/// True when the text ends inside a `use` line, at the beginning of its path.
fn is_use_line(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before).trim();
    line == "use" || line.ends_with(" use")
}

/// The first names of a path or of a group of paths: of `a::b` it is `a`, of `{a::b, c}` they are
/// `a` and `c`.
fn heads(after: &str) -> Vec<String> {
    match after.strip_prefix('{') {
        Some(inside) => heads_of_group(inside),
        None => vec![
            after
                .chars()
                .take_while(|character| is_word(*character))
                .collect(),
        ],
    }
}

/// The first names in a group whose opening brace has been read.
fn heads_of_group(inside: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut head = String::new();
    let mut depth = 0_usize;
    let mut in_head = true;
    for character in inside.chars() {
        match character {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(std::mem::take(&mut head));
                in_head = true;
            }
            other if depth == 0 && in_head => {
                if is_word(other) {
                    head.push(other);
                } else if !head.is_empty() {
                    in_head = false;
                }
            }
            _ => {}
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}

/// Everything before the module of tests inside the file, which stands last.
fn without_inline_tests(code: &str) -> &str {
    let mut at = 0;
    while let Some(found) = code[at..].find("#[cfg(test)]") {
        let start = at + found;
        let after = code[start + "#[cfg(test)]".len()..].trim_start();
        if after.starts_with("mod ") && after.lines().next().is_some_and(|line| line.ends_with('{'))
        {
            return &code[..start];
        }
        at = start + 1;
    }
    code
}

/// The text with comments and the contents of strings and characters taken out.
fn strip(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest).filter(|_| !ends_with_word(&code)) {
            length
        } else if character == '"' {
            string(rest)
        } else if character == '\'' {
            character_literal(rest)
        } else {
            0
        };
        if skipped == 0 {
            code.push(character);
            rest = &rest[character.len_utf8()..];
        } else {
            code.extend(rest[..skipped].chars().filter(|skipped| *skipped == '\n'));
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of the raw string at the start, where there is one.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - inside.len();
    Some(
        inside
            .find(&closing)
            .map_or(rest.len(), |end| start + end + closing.len()),
    )
}

/// The length of the string at the start.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of the character literal at the start; nought where it is a lifetime.
fn character_literal(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => {
            let escaped = characters
                .next()
                .map_or(rest.len(), |(at, character)| at + character.len_utf8());
            rest[escaped..]
                .find('\'')
                .map_or(0, |end| escaped + end + 1)
        }
        Some((at, character)) => {
            let end = at + character.len_utf8();
            if rest[end..].starts_with('\'') {
                end + 1
            } else {
                0
            }
        }
        None => 0,
    }
}

#[test]
fn comments_strings_and_tests_are_left_out() {
    let text = "use crate::load; // crate::ui\nlet a = \"crate::ui \\\" \";\nlet b = r#\"crate::ui\"#;\nlet c = '\"'; fn x<'a>() {}\n/* crate::ui */ use super::model::{A, B};\n#[cfg(test)]\nmod tests {\n    use crate::shell;\n}\n";
    let file = SourceFile::new("src/state/mod.rs".to_owned(), text.to_owned());
    let used = file.modules_used();
    assert_eq!(used, [(1, "load".to_owned()), (5, "model".to_owned())]);
}

#[test]
fn groups_and_paths_are_seen() {
    let text = "use crate::{model::Stance, ui::{a, b}};\nuse std::{fs, sync::Arc};\nuse std::fs::File;\nlet x = std::fs::read(y);\nlet y = my_std::fs::z;\nuse egui;\n";
    let file = SourceFile::new("src/quote/find.rs".to_owned(), text.to_owned());
    let used: Vec<String> = file
        .modules_used()
        .into_iter()
        .map(|(_, used)| used)
        .collect();
    assert_eq!(used, ["model", "ui"]);
    let mut lines = file.lines_with_path("std::fs");
    lines.sort_unstable();
    assert_eq!(lines, [2, 3, 4]);
    assert_eq!(file.lines_with_path("egui"), [6]);
}
