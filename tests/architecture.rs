//! Holds the source to ARCHITECTURE.md: who may use whom, who may touch files, clocks, colours
//! and the terminal, and how every file begins and how long it may be.
//!
//! It reads `src` as text; `source` knows enough of the language to leave comments, strings and
//! test code out.

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use source::{BESIDE, SOURCES, SourceFile, TESTS};

/// The layers from the bottom up. A module uses its own layer and those before it.
const LAYERS: &[(&str, &[&str])] = &[
    ("leaves", &["hidden", "finding", "model"]),
    (
        "core",
        &[
            "load",
            "extract",
            "quote",
            "check",
            "standing",
            "matrix",
            "lens",
            "words",
            "agreement",
            "listing",
            "cite",
            "diff",
            "import",
            "edit",
            "merge",
            "second",
        ],
    ),
    ("state", &["state"]),
    ("look", &["look"]),
    ("ui", &["ui"]),
    ("export", &["export"]),
    ("shell", &["shell"]),
];

/// Crates and parts of the standard library that only some layers may name: the name, the layers
/// and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("egui", &["look", "ui", "export", "shell"], TOOLKIT),
    ("egui_extras", &["ui"], TOOLKIT),
    ("accesskit", &["ui", "shell"], TOOLKIT),
    ("eframe", &["shell"], WINDOW),
    ("winit", &["shell"], WINDOW),
    ("rfd", &["shell"], WINDOW),
    ("notify", &["shell"], FILES),
    ("directories", &["shell"], FILES),
    ("tempfile", &["shell"], FILES),
    ("clap", &["shell"], "only the shell reads arguments"),
    ("std::fs", &["shell"], FILES),
    // In memory: the crates that read archives ask for its traits.
    ("std::io", &["core", "export", "shell"], FILES),
    ("std::env", &["shell"], FILES),
    ("std::net", &[], "nothing here opens a connection"),
    ("std::time", &["shell"], "output never depends on the clock"),
    ("std::process", &["shell"], FILES),
    (
        "ron",
        &["core", "shell"],
        "only the loader and the settings read RON",
    ),
    ("encoding_rs", &["core"], FORMS),
    ("pdf_extract", &["core"], FORMS),
    ("pulldown_cmark", &["core"], FORMS),
    ("scraper", &["core"], FORMS),
];

const TOOLKIT: &str = "leaves, core and state are free of the toolkit";
const WINDOW: &str = "only the shell has a window";
const FORMS: &str = "only `extract` knows how a file holds its text";
const FILES: &str = "only the shell touches the machine";

/// Where a raw colour may be written.
const COLOUR_LAYERS: &[&str] = &["look"];
/// How a raw colour looks in the source.
const RAW_COLOURS: &[&str] = &["Color32::from_", "Rgba::from_", "rgb(", "rgba("];
/// What writes to the terminal.
const PRINTS: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "dbg!"];
/// No file is longer than this many lines.
const LONGEST: usize = 420;

/// The layer that a top-level module belongs to. `main.rs` is the shell's; `lib.rs` only names
/// the modules.
fn layer_of(module: &str) -> Option<usize> {
    let module = if module == "main" { "shell" } else { module };
    LAYERS
        .iter()
        .position(|(_, modules)| modules.contains(&module))
}

fn name_of(layer: usize) -> &'static str {
    LAYERS[layer].0
}

/// True when a module of the layer `from` may use one of the layer `to`.
fn is_allowed(from: usize, to: usize) -> bool {
    to <= from && !(name_of(from) == "export" && name_of(to) == "ui")
}

/// Every file below `src` except `lib.rs`, which only names the modules.
fn files() -> impl Iterator<Item = &'static SourceFile> {
    SOURCES.iter().filter(|file| file.path != "src/lib.rs")
}

/// The same together with the tests, the benchmarks and the fuzz targets.
fn all_files() -> impl Iterator<Item = &'static SourceFile> {
    SOURCES.iter().chain(TESTS.iter()).chain(BESIDE.iter())
}

/// Fails with the whole list, so that it is mended in one go.
fn assert_none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn the_rules_see_what_they_forbid() {
    assert!(SOURCES.len() >= 100, "only {} files", SOURCES.len());
    let hits = |module: &str, mark: &str| -> usize {
        files()
            .filter(|file| file.module() == module)
            .map(|file| file.lines_with(mark).len())
            .sum()
    };
    assert!(hits("look", "rgb(") > 20);
    assert!(hits("state", "&mut State") > 0);
    let paths = |module: &str, name: &str| -> usize {
        files()
            .filter(|file| file.module() == module)
            .map(|file| file.lines_with_path(name).len())
            .sum()
    };
    assert!(paths("ui", "egui") > 10);
    assert!(paths("shell", "std::fs") > 0);
    assert!(paths("load", "ron") > 0);
    let position = |name: &str| LAYERS.iter().position(|(layer, _)| *layer == name);
    for (from, to, expected) in [
        ("leaves", "leaves", true),
        ("leaves", "core", false),
        ("core", "leaves", true),
        ("core", "state", false),
        ("ui", "export", false),
        ("export", "ui", false),
        ("export", "look", true),
        ("shell", "ui", true),
    ] {
        let (Some(from_layer), Some(to_layer)) = (position(from), position(to)) else {
            panic!("`{from}` and `{to}` are layers");
        };
        assert_eq!(is_allowed(from_layer, to_layer), expected, "{from} to {to}");
    }
}

#[test]
fn every_module_has_a_layer() {
    let mut wrong: Vec<String> = files()
        .filter(|file| layer_of(file.module()).is_none())
        .map(|file| file.path.clone())
        .collect();
    wrong.dedup();
    assert_none("files in no layer of ARCHITECTURE.md", &wrong);
}

#[test]
fn layers_use_only_what_is_below_them() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some(from) = layer_of(file.module()) else {
            continue;
        };
        for (line, used) in file.modules_used() {
            match layer_of(&used) {
                Some(to) if !is_allowed(from, to) => wrong.push(format!(
                    "{}:{line}: {} may not use {} (`{used}`)",
                    file.path,
                    name_of(from),
                    name_of(to)
                )),
                _ => {}
            }
        }
    }
    assert_none("uses against the direction of the layers", &wrong);
}

#[test]
fn modules_of_one_layer_do_not_use_each_other_in_a_circle() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files() {
        let module = file.module().to_owned();
        for (_, used) in file.modules_used() {
            if used != module && layer_of(&used).is_some() {
                uses.entry(module.clone()).or_default().insert(used);
            }
        }
    }
    // A module is taken away once everything it uses has been; what stays is a circle.
    let mut left: BTreeSet<String> = uses.keys().cloned().collect();
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|module| uses[*module].iter().all(|used| !left.contains(used)))
            .cloned()
            .collect();
        if free.is_empty() {
            break;
        }
        for module in free {
            left.remove(&module);
        }
    }
    let circle: Vec<String> = left.into_iter().collect();
    assert_none("modules that use each other in a circle", &circle);
}

#[test]
fn reserved_names_stay_in_their_layers() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some(layer) = layer_of(file.module()) else {
            continue;
        };
        for (name, allowed, reason) in RESERVED {
            if allowed.contains(&name_of(layer)) {
                continue;
            }
            for line in file.lines_with_path(name) {
                wrong.push(format!("{}:{line}: `{name}`: {reason}", file.path));
            }
        }
    }
    assert_none("names that this layer may not use", &wrong);
}

#[test]
fn raw_colours_stand_only_in_look() {
    let mut wrong = Vec::new();
    for file in files() {
        if layer_of(file.module()).is_some_and(|layer| COLOUR_LAYERS.contains(&name_of(layer))) {
            continue;
        }
        for mark in RAW_COLOURS {
            for line in file.lines_with(mark) {
                wrong.push(format!("{}:{line}: `{mark}`", file.path));
            }
        }
    }
    assert_none("raw colours outside `look`", &wrong);
}

#[test]
fn only_the_shell_prints() {
    let mut wrong = Vec::new();
    for file in files() {
        if layer_of(file.module()).is_some_and(|layer| name_of(layer) == "shell") {
            continue;
        }
        for print in PRINTS {
            for line in file.lines_with(print) {
                wrong.push(format!("{}:{line}: `{print}`", file.path));
            }
        }
    }
    assert_none("output to the terminal outside the shell", &wrong);
}

#[test]
fn views_never_write_the_state() {
    let wrong: Vec<String> = files()
        .filter(|file| file.module() == "ui")
        .flat_map(|file| {
            file.lines_with("&mut State")
                .into_iter()
                .map(|line| format!("{}:{line}", file.path))
        })
        .collect();
    assert_none("views that could write the state", &wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let wrong: Vec<String> = all_files()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect();
    assert_none("files that do not begin with `//!`", &wrong);
}

#[test]
fn no_file_has_outgrown_one_concept() {
    let wrong: Vec<String> = SOURCES
        .iter()
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert_none("files that are too long", &wrong);
}

#[test]
fn no_test_is_skipped() {
    let wrong: Vec<String> = all_files()
        .filter(|file| file.stripped().contains("#[ignore"))
        .map(|file| file.path.clone())
        .collect();
    assert_none("tests that are skipped", &wrong);
}

/// Dependencies that are there for the features they switch on in others, and never named.
const NEVER_NAMED: &[&str] = &["winit"];

/// The names in a table of `Cargo.toml`.
fn dependencies(manifest: &str, table: &str) -> Vec<String> {
    let start = format!("\n[{table}]\n");
    let (_, rest) = manifest.split_once(&start).expect("that table");
    rest.lines()
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_dependency_is_used_and_explained() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(package.join(name)).expect("a file of the package");
    let manifest = read("Cargo.toml");
    let explained = read("ARCHITECTURE.md");
    let mut wrong = Vec::new();
    let names = dependencies(&manifest, "dependencies");
    assert!(names.len() > 10, "{names:?}");
    for name in &names {
        let in_code = name.replace('-', "_");
        let is_named = files().any(|file| !file.lines_with_path(&in_code).is_empty());
        if is_named == NEVER_NAMED.contains(&name.as_str()) {
            let verb = if is_named { "is" } else { "is not" };
            wrong.push(format!("`{name}` {verb} named in the code"));
        }
        if !explained.contains(&format!("\n| `{name}` | ")) {
            wrong.push(format!("ARCHITECTURE.md does not explain `{name}`"));
        }
    }
    for name in dependencies(&manifest, "dev-dependencies") {
        let in_code = format!("{}::", name.replace('-', "_"));
        let is_named = all_files().any(|file| file.stripped().contains(&in_code));
        if !is_named {
            wrong.push(format!("`{name}` is not named in the tests"));
        }
        if !explained.contains(&format!("`{name}` ")) {
            wrong.push(format!("ARCHITECTURE.md does not explain `{name}`"));
        }
    }
    let (_, table) = explained
        .split_once("\n## Dependencies\n")
        .expect("that heading");
    for row in table.lines().filter_map(|line| line.strip_prefix("| `")) {
        let name = row.split('`').next().unwrap_or_default();
        if !names.iter().any(|known| known == name) {
            wrong.push(format!("`{name}` is explained and no dependency"));
        }
    }
    assert_none("dependencies", &wrong);
}
