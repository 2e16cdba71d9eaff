//! The tables of a DOCX: ECMA-376, part 1, `WordprocessingML`. A cell's footnotes are its note.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::archive::Archive;
use super::office::{Relation, relations};
use super::table::{Sheet, TableCell};
use super::trouble::{Trouble, trouble};
use super::xml::{self, attribute, child, children, is};

/// Cells of all tables together.
const MOST_CELLS: usize = 5_000_000;
/// A cell spans so many columns at most.
const MOST_SPAN: usize = 1_000;

/// What cells refer to.
struct Beside {
    notes: BTreeMap<String, String>,
    links: BTreeMap<String, Relation>,
}

/// The tables of a document in their order, without those inside of others, and all its words.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<(Vec<Sheet>, String), Trouble> {
    const DOCUMENT: &str = "word/document.xml";
    let text = archive
        .text(DOCUMENT)?
        .ok_or_else(|| trouble("the document has no words"))?;
    let document = xml::parse(&text, "the document")?;
    let beside = Beside {
        notes: footnotes(archive)?,
        links: relations(archive, DOCUMENT)?,
    };
    let mut left = MOST_CELLS;
    let is_outer = |node: &Node<'_, '_>| !node.ancestors().skip(1).any(|above| is(above, "tbl"));
    let tables = document.descendants().filter(|node| is(*node, "tbl"));
    let mut sheets = Vec::new();
    for table in tables.filter(is_outer) {
        let mut sheet = Sheet::default();
        for row in children(table, "tr") {
            sheet.rows.push(cells(row, &beside, &mut left)?);
        }
        sheet.trim();
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok((sheets, words(document.root_element())))
}

fn footnotes(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Trouble> {
    let mut notes = BTreeMap::new();
    for (part, name) in [
        ("word/footnotes.xml", "footnote"),
        ("word/endnotes.xml", "endnote"),
    ] {
        let Some(text) = archive.text(part)? else {
            continue;
        };
        let document = xml::parse(&text, &format!("the part `{part}`"))?;
        for node in children(document.root_element(), name) {
            let words = words(node);
            if let Some(id) = attribute(node, "id").filter(|_| !words.is_empty()) {
                notes.insert(format!("{name} {id}"), words);
            }
        }
    }
    Ok(notes)
}

fn cells(row: Node<'_, '_>, beside: &Beside, left: &mut usize) -> Result<Vec<TableCell>, Trouble> {
    let mut cells = Vec::new();
    // A cell may stand within what a form put around it.
    let found = row.descendants().filter(|node| {
        is(*node, "tc") && node.ancestors().skip(1).find(|above| is(*above, "tr")) == Some(row)
    });
    for node in found {
        let properties = child(node, "tcPr");
        let property = |name: &str| properties.and_then(|it| child(it, name));
        let span = property("gridSpan").and_then(|it| attribute(it, "val"));
        let span = span.and_then(|it| it.parse().ok()).unwrap_or(1_usize);
        let span = span.clamp(1, MOST_SPAN);
        // A cell that goes on from above says nothing of its own.
        let goes_on = property("vMerge").is_some_and(|it| attribute(it, "val") != Some("restart"));
        *left = left
            .checked_sub(span)
            .ok_or_else(|| trouble("the document has more cells than are read"))?;
        cells.push(if goes_on {
            TableCell::default()
        } else {
            cell(node, beside)
        });
        cells.resize_with(cells.len() + span - 1, TableCell::default);
    }
    Ok(cells)
}

fn cell(node: Node<'_, '_>, beside: &Beside) -> TableCell {
    let references = node.descendants().filter_map(|it| {
        let kind = ["footnote", "endnote"]
            .into_iter()
            .find(|kind| is(it, &format!("{kind}Reference")))?;
        beside
            .notes
            .get(&format!("{kind} {}", attribute(it, "id")?))
    });
    let notes: Vec<&str> = references.map(String::as_str).collect();
    let mut links = node
        .descendants()
        .filter(|it| is(*it, "hyperlink"))
        .filter_map(|it| beside.links.get(attribute(it, "id")?))
        .filter(|it| it.is_external);
    TableCell {
        text: words(node),
        note: (!notes.is_empty()).then(|| notes.join("\n\n")),
        link: links.next().map(|link| link.target.clone()),
    }
}

/// The words below a node, a line for each paragraph.
fn words(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for it in node.descendants().filter(Node::is_element) {
        match it.tag_name().name() {
            "p" if !text.is_empty() => text.push('\n'),
            "t" => text.push_str(&xml::text(it)),
            // Only within a run: among the properties of a paragraph it is a place to stop at.
            "tab" if it.parent().is_some_and(|above| is(above, "r")) => text.push('\t'),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('\u{2011}'),
            _ => {}
        }
    }
    text.trim().to_owned()
}
