//! Files as other programs read them.

use std::io::{Cursor, Read as _};

/// The endings of all formats.
pub(super) const FORMATS: [&str; 12] = [
    "png", "pdf", "svg", "html", "docx", "xlsx", "csv", "json", "md", "bib", "csl.json", "qdpx",
];

/// The words of a file.
pub(super) fn text_of(ending: &str, bytes: &[u8]) -> String {
    match ending {
        "png" => texts_of_picture(bytes),
        "pdf" | "html" => {
            concordance::extract::extract(&format!("it.{ending}"), bytes)
                .unwrap_or_else(|problem| panic!("{ending}: {}", problem.message))
                .text
        }
        "svg" => texts_of_xml(std::str::from_utf8(bytes).unwrap()),
        "qdpx" => {
            let parts = parts(bytes);
            let texts = parts.iter().map(|(name, part)| match name.as_str() {
                "project.qde" => texts_of_xml(part),
                _ => part.clone(),
            });
            texts.collect::<Vec<_>>().join("\n")
        }
        "docx" | "xlsx" => {
            let parts = parts(bytes);
            let texts = parts.iter().map(|(_, xml)| texts_of_xml(xml));
            texts.collect::<Vec<_>>().join("\n")
        }
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// Any white space as one space.
pub(super) fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of an archive that are XML or text, by name.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().to_owned();
        let is_text = name
            .rsplit_once('.')
            .is_some_and(|(_, it)| ["xml", "rels", "qde", "txt"].contains(&it));
        if is_text {
            let mut xml = String::new();
            part.read_to_string(&mut xml).unwrap();
            parts.push((name, xml));
        }
    }
    parts
}

/// The text of an XML document. A paragraph ends a line; runs within one are one text, and so are
/// the runs of a picture that stand on one line.
fn texts_of_xml(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap();
    let mut text = String::new();
    for node in document.descendants() {
        if matches!(
            node.tag_name().name(),
            "p" | "si" | "text" | "comment" | "title" | "desc"
        ) {
            text.push('\n');
        }
        if node.is_text() {
            text.push_str(node.text().unwrap_or_default());
        }
    }
    text
}

/// The text chunks of a picture.
fn texts_of_picture(bytes: &[u8]) -> String {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    reader.finish().unwrap();
    let chunks = &reader.info().utf8_text;
    let texts = chunks.iter().map(|chunk| chunk.get_text().unwrap());
    texts.collect::<Vec<_>>().join("\n")
}
