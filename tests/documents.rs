//! Holds README.md and FORMAT.md to the program: their examples load, their lists are complete.

mod command_line;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use concordance::finding::Code;
use concordance::load::load;
use concordance::model::{SourceKind, Stance};
use concordance::state::{TableRow, table};

/// A file of the package's folder, with plain line ends.
fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = fs::read_to_string(path).expect("a document in the package's folder");
    text.replace("\r\n", "\n")
}

/// The contents of the blocks that begin with a line of three backticks and `language`.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let open = format!("```{language}\n");
    text.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

/// What stands between two comments, without the line breaks around it.
fn between<'t>(text: &'t str, open: &str, close: &str) -> &'t str {
    let (_, rest) = text.split_once(open).expect("the opening comment");
    let (_, rest) = rest.split_once("-->\n").expect("the end of that comment");
    let (inside, _) = rest.split_once(close).expect("the closing comment");
    inside.trim_end()
}

/// The cells of each row of a table, its heading left out.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table
        .lines()
        .skip(2)
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn the_examples_load_without_findings() {
    for name in ["README.md", "FORMAT.md"] {
        let text = document(name);
        let examples = blocks(&text, "ron");
        assert!(!examples.is_empty(), "{name} has no example");
        for example in examples {
            let loaded = load(example.as_bytes());
            assert_eq!(loaded.findings, [], "{name}");
            let dossier = loaded.dossier.expect("a dossier");
            assert!(!dossier.statements.is_empty(), "{name}");
        }
    }
}

/// The names that stand before a colon in a position file.
fn field_names(text: &str) -> BTreeSet<&str> {
    text.split(|character: char| !(character.is_alphanumeric() || "_:\"".contains(character)))
        .filter_map(|word| word.strip_suffix(':'))
        .filter(|word| word.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|word| {
            word.chars()
                .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
        })
        .collect()
}

#[test]
fn the_format_describes_every_field_and_shows_it_once() {
    let format = document("FORMAT.md");
    let example = blocks(&format, "ron").join("\n");
    let whole = document("tests/load/good-whole.ron");
    let fields = field_names(&whole);
    assert!(fields.len() > 40, "{fields:?}");
    let shown = field_names(&example);
    for field in fields {
        assert!(shown.contains(field), "the example lacks `{field}`");
        let row = format!("| `{field}` | ");
        let within = format!("{field}: ");
        let described = format.lines().any(|line| {
            line.starts_with(&row) || (line.starts_with("| `articles`") && line.contains(&within))
        });
        assert!(described, "FORMAT.md does not describe `{field}`");
    }
}

#[test]
fn the_format_lists_every_word() {
    let format = document("FORMAT.md");
    for stance in Stance::ALL {
        let scale = format!("{:+}", stance.scale())
            .replace("+0", "0")
            .replace('-', "−");
        let row = format!("| `{stance:?}` | {scale} | ");
        assert!(format.contains(&row), "{row}");
    }
    for (_, word) in SourceKind::ALL {
        assert!(format.contains(&format!("`{word}`")), "{word}");
    }
    for word in ["Own", "Reported", "ClaimedBy(\"party-id\")", "Analyst"] {
        assert!(format.contains(&format!("\n| `{word}` | ")), "{word}");
    }
}

#[test]
fn the_format_lists_every_finding_with_its_severity() {
    let format = document("FORMAT.md");
    let listed: Vec<(String, String)> = rows(between(&format, "<!-- codes", "<!-- end of codes"))
        .into_iter()
        .map(|cells| (cells[0].trim_matches('`').to_owned(), cells[1].to_owned()))
        .collect();
    let known: Vec<(String, String)> = Code::ALL
        .iter()
        .map(|code| (code.key().to_owned(), code.severity().key().to_owned()))
        .collect();
    assert_eq!(listed, known);
    // A code that some field causes is named in that field's row.
    let known: BTreeSet<String> = known.into_iter().map(|(key, _)| key).collect();
    for line in format
        .lines()
        .filter(|line| line.matches(" | ").count() == 4)
    {
        let findings = line
            .trim_end_matches('|')
            .rsplit(" | ")
            .next()
            .unwrap_or("");
        for key in findings.split('`').skip(1).step_by(2) {
            assert!(known.contains(key), "there is no finding `{key}`");
        }
    }
}

#[test]
fn the_readme_lists_every_key() {
    let readme = document("README.md");
    let listed = between(&readme, "<!-- keys", "<!-- end of keys");
    let described: Vec<String> = table()
        .filter(|row| !row.keys.is_empty())
        .map(key_row)
        .collect();
    let expected = format!("| what | keys |\n| --- | --- |\n{}", described.join("\n"));
    assert_eq!(listed, expected, "README.md should have\n{expected}\n");
}

/// A row of the list of keys.
fn key_row(row: &TableRow) -> String {
    let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
    format!("| {} | {} |", row.label, keys.join(" or "))
}

#[test]
fn links_lead_to_files_that_are_there() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["README.md", "FORMAT.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        for link in document(name).split("](").skip(1) {
            let target = link.split(')').next().unwrap_or("");
            let is_local = !target.contains("://") && !target.starts_with('#');
            assert!(
                !is_local || package.join(target).is_file(),
                "{name} links to `{target}`"
            );
        }
    }
}
