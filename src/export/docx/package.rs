//! The file around the words: its parts (ISO/IEC 29500-2) in an archive.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::page::{MARGIN, Page};
use super::style;
use crate::export::markup::escaped;

/// What goes into a file.
pub(super) struct Content<'a> {
    /// The title, for lists of documents.
    pub(super) title: &'a str,
    /// What it shows.
    pub(super) description: &'a str,
    /// Who made it; may be empty.
    pub(super) credit: &'a str,
    /// A BCP 47 tag.
    pub(super) language: &'a str,
    /// The runs below each page.
    pub(super) footer: String,
    /// The page.
    pub(super) page: Page,
    /// The paragraphs and tables.
    pub(super) body: String,
    /// The footnotes.
    pub(super) notes: String,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORDS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The bytes of the file.
///
/// # Errors
/// When the archive cannot be made; a sentence without its stop.
pub(super) fn package(content: &Content<'_>) -> Result<Vec<u8>, String> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations()),
        ("docProps/core.xml", properties(content)),
        ("word/_rels/document.xml.rels", document_relations()),
        ("word/document.xml", document(content)),
        (
            "word/styles.xml",
            part("styles", &style::styles(content.language)),
        ),
        (
            "word/settings.xml",
            part("settings", &style::settings(content.language)),
        ),
        ("word/footnotes.xml", footnotes(content)),
        ("word/footer1.xml", footer(content)),
    ];
    packed(&parts).map_err(|error| format!("the document cannot be packed: {error}"))
}

/// The parts in an archive that tells no time but the first that archives know.
fn packed(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn part(name: &str, inside: &str) -> String {
    format!("{HEAD}<w:{name} {WORDS}>{inside}</w:{name}>")
}

fn document(content: &Content<'_>) -> String {
    let page = content.page;
    let margin = MARGIN;
    let body = format!(
        "<w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"{margin}\" w:right=\"{margin}\" w:bottom=\"{margin}\" \
         w:left=\"{margin}\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body>",
        content.body, page.width, page.height
    );
    part("document", &body)
}

/// The footnotes after the two lines that part them from the text and from those of the page
/// before.
fn footnotes(content: &Content<'_>) -> String {
    let line = |kind: &str, id: i8, sign: &str| {
        format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>"
        )
    };
    let lines = [
        line("separator", -1, "separator"),
        line("continuationSeparator", 0, "continuationSeparator"),
    ];
    part("footnotes", &format!("{}{}", lines.concat(), content.notes))
}

/// What the document is, at the left edge, and the number of the page at the right one.
fn footer(content: &Content<'_>) -> String {
    let number = |field: &str| {
        format!("<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let edge = content.page.text();
    let inside = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{edge}\"/>\
         </w:tabs></w:pPr>{}<w:r><w:tab/><w:t xml:space=\"preserve\">Page </w:t></w:r>{}\
         <w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p>",
        content.footer,
        number("PAGE"),
        number("NUMPAGES")
    );
    part("ftr", &inside)
}

/// Without a day on which it was made: the same dossier gives the same bytes.
fn properties(content: &Content<'_>) -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>\
         <dc:creator>{}</dc:creator><dc:description>{}</dc:description>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escaped(content.title),
        escaped(content.credit),
        escaped(content.description),
        escaped(content.language)
    )
}

fn relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{core}\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn document_relations() -> String {
    let relations = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "footnotes", "footnotes.xml"),
        ("rId4", "footer", "footer1.xml"),
    ]
    .into_iter()
    .map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    })
    .collect::<Vec<String>>()
    .concat();
    format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>")
}

fn content_types() -> String {
    let parts = [
        ("/word/document.xml", "document.main+xml"),
        ("/word/styles.xml", "styles+xml"),
        ("/word/settings.xml", "settings+xml"),
        ("/word/footnotes.xml", "footnotes+xml"),
        ("/word/footer1.xml", "footer+xml"),
    ]
    .into_iter()
    .map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{KIND}.{kind}\"/>"))
    .collect::<Vec<String>>()
    .concat();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{parts}</Types>"
    )
}
