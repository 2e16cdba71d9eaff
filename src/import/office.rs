//! What the files of office suites have in common: parts that name others by relations.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::trouble::Trouble;
use super::xml;

/// A relation: what kind, and to which part or address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type, as in `comments`.
    pub(super) kind: String,
    /// The part in the archive, or the address where it is `external`.
    pub(super) target: String,
    /// True when it leads out of the file.
    pub(super) is_external: bool,
}

/// The relations of a part by their ids; none where it has none.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    part: &str,
) -> Result<BTreeMap<String, Relation>, Trouble> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() {
        format!("_rels/{file}.rels")
    } else {
        format!("{folder}/_rels/{file}.rels")
    };
    let Some(text) = archive.text(&name)? else {
        return Ok(BTreeMap::new());
    };
    let document = xml::parse(&text, &format!("the part `{name}`"))?;
    let mut found = BTreeMap::new();
    for node in xml::children(document.root_element(), "Relationship") {
        let get = |name: &str| xml::attribute(node, name).unwrap_or_default();
        let is_external = get("TargetMode") == "External";
        let target = if is_external {
            get("Target").to_owned()
        } else {
            resolved(folder, get("Target"))
        };
        let kind = get("Type")
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        found.insert(
            get("Id").to_owned(),
            Relation {
                kind,
                target,
                is_external,
            },
        );
    }
    Ok(found)
}

/// A path relative to a folder of the archive, or from its root.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/').filter(|part| !part.is_empty()) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_their_part() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "/xl/a.xml", "xl/a.xml"),
            ("", "./word/document.xml", "word/document.xml"),
            ("a", "../../b", "b"),
        ] {
            assert_eq!(resolved(folder, target), expected);
        }
    }
}
