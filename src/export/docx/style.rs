//! The styles and settings of a document. Headings are the styles that every word processor knows
//! by name, so that its navigation finds them.

use super::words::hex;
use crate::export::markup::escaped;
use crate::look::Palette;

/// A face that every system has or has another of the same widths for; it knows Latin, Greek,
/// Cyrillic, Hebrew and Arabic.
const FACE: &str = "Arial";

/// The styles; sizes are in half points.
#[expect(
    clippy::too_many_lines,
    reason = "a list of styles, one after the other"
)]
pub(super) fn styles(language: &str) -> String {
    let palette = Palette::light();
    let (ink, soft) = (hex(palette.ink), hex(palette.soft_ink));
    let language = escaped(language);
    let mut styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FACE}\" w:hAnsi=\"{FACE}\" w:cs=\"{FACE}\"/>\
         <w:color w:val=\"{ink}\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>\
         <w:lang w:val=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
         <w:name w:val=\"Normal Table\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\">\
         <w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>\
         </w:style>"
    );
    let size = |half_points: u8| {
        format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
    };
    let bold = "<w:b/><w:bCs/>";
    let quiet = format!("<w:color w:val=\"{soft}\"/>");
    let keep = "<w:keepNext/><w:keepLines/>";
    let dashes: String = ["top", "left", "bottom", "right"]
        .map(|side| {
            format!("<w:{side} w:val=\"dashed\" w:sz=\"4\" w:space=\"2\" w:color=\"{soft}\"/>")
        })
        .concat();
    for (id, name, paragraph, words) in [
        (
            "Title",
            "Title",
            format!("{keep}<w:spacing w:after=\"80\"/>"),
            format!("{bold}{}", size(36)),
        ),
        (
            "Subtitle",
            "Subtitle",
            "<w:spacing w:after=\"80\"/>".to_owned(),
            size(22),
        ),
        (
            "Lead",
            "Concordance lead",
            "<w:spacing w:after=\"60\"/>".to_owned(),
            size(18),
        ),
        (
            "Heading1",
            "heading 1",
            format!(
                "{keep}<w:spacing w:before=\"280\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>"
            ),
            format!("{bold}{}", size(24)),
        ),
        (
            "Heading3",
            "heading 3",
            format!("{keep}<w:ind w:left=\"60\"/><w:outlineLvl w:val=\"2\"/>"),
            format!("{bold}{}", size(18)),
        ),
        (
            "ColumnName",
            "Concordance column",
            "<w:keepNext/>".to_owned(),
            format!("{bold}{}", size(17)),
        ),
        (
            "Cell",
            "Concordance cell",
            "<w:spacing w:after=\"20\"/>".to_owned(),
            size(16),
        ),
        (
            "Further",
            "Concordance further statement",
            "<w:spacing w:before=\"80\" w:after=\"20\"/>".to_owned(),
            size(16),
        ),
        (
            "Dashed",
            "Concordance no position",
            format!(
                "<w:pBdr>{dashes}</w:pBdr><w:spacing w:before=\"20\" w:after=\"60\"/>\
                 <w:ind w:left=\"60\" w:right=\"60\"/>"
            ),
            size(16),
        ),
        (
            "CellNote",
            "Concordance cell note",
            "<w:spacing w:before=\"20\"/>".to_owned(),
            format!("{quiet}{}", size(15)),
        ),
        (
            "Source",
            "Concordance source",
            "<w:keepLines/><w:spacing w:after=\"60\"/><w:ind w:left=\"280\" w:hanging=\"280\"/>"
                .to_owned(),
            size(17),
        ),
        (
            "FootnoteText",
            "footnote text",
            "<w:spacing w:before=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>".to_owned(),
            size(15),
        ),
        (
            "FootnoteFacts",
            "Concordance footnote facts",
            "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>".to_owned(),
            format!("{quiet}{}", size(15)),
        ),
        (
            "Footer",
            "footer",
            String::new(),
            format!("{quiet}{}", size(15)),
        ),
    ] {
        styles.push_str(&style(id, name, "Normal", &paragraph, &words));
    }
    styles.push_str(&style(
        "Heading1Page",
        "Concordance heading 1 on a new page",
        "Heading1",
        "<w:pageBreakBefore/>",
        "",
    ));
    styles
}

fn style(id: &str, name: &str, based_on: &str, paragraph: &str, words: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"{based_on}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
         <w:rPr>{words}</w:rPr></w:style>"
    )
}

/// The settings: that footnotes have lines above them, and that the document is one of today's.
pub(super) fn settings(language: &str) -> String {
    format!(
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/>",
        escaped(language)
    )
}
