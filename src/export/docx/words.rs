//! Words as `WordprocessingML` (ISO/IEC 29500-1, clause 17): paragraphs, runs, links.

use egui::Color32;

use crate::export::direction::{begins_right_to_left, pieces, pieces_of};
use crate::export::markup::escaped;

/// How words within a paragraph differ from its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ink {
    /// Heavier.
    pub(super) is_bold: bool,
    /// The colour of the letters.
    pub(super) color: Option<Color32>,
    /// A ground behind the words.
    pub(super) fill: Option<Color32>,
    /// A line of this colour around the words.
    pub(super) edge: Option<Color32>,
    /// Underlined, as links are.
    pub(super) is_underlined: bool,
}

impl Ink {
    /// Heavier words.
    pub(super) const BOLD: Self = Self {
        is_bold: true,
        color: None,
        fill: None,
        edge: None,
        is_underlined: false,
    };

    /// Words of a colour.
    pub(super) fn of(color: Color32) -> Self {
        Self {
            color: Some(color),
            ..Self::default()
        }
    }
}

/// A paragraph of one style with these words.
pub(super) fn paragraph(style: &str, words: &str, ink: &Ink) -> String {
    around(style, &run(words, ink), begins_right_to_left(words))
}

/// A paragraph of one style around runs.
pub(super) fn around(style: &str, runs: &str, is_right_to_left: bool) -> String {
    let direction = if is_right_to_left { "<w:bidi/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{direction}</w:pPr>{runs}</w:p>")
}

/// Words as runs, one for each stretch of one direction; line breaks and tabs as the elements for
/// them.
pub(super) fn run(words: &str, ink: &Ink) -> String {
    let mut runs = String::new();
    for (is_right_to_left, piece) in pieces(words) {
        runs.push_str("<w:r>");
        runs.push_str(&properties(ink, is_right_to_left));
        text_into(&mut runs, piece);
        runs.push_str("</w:r>");
    }
    runs
}

/// Words of the program around words of the dossier, as runs of a paragraph that runs to the right.
/// A mark without width stands after each stretch to the left: else a number that follows a Hebrew
/// name would be set before it, and `contested by …; 2 quotations` read as `contested by 2 …`.
pub(super) fn composed(words: &str, ink: &Ink) -> String {
    let mut runs = String::new();
    for (is_right_to_left, piece) in pieces_of(words, false) {
        runs.push_str(&run(piece, ink));
        if is_right_to_left {
            runs.push_str(&run("\u{200e}", ink));
        }
    }
    runs
}

/// Words of a source within a paragraph that runs to the right, letter for letter. Those that begin
/// to the left stand between marks without width, so that signs at their ends stay with them.
pub(super) fn quoted(words: &str, ink: &Ink) -> String {
    if !begins_right_to_left(words) {
        return run(words, ink);
    }
    let mark = |mark: &str| run(mark, ink);
    let words = run(words, ink);
    format!("{}{words}{}", mark("\u{200f}"), mark("\u{200f}\u{200e}"))
}

/// Words that lead to an address; `address` is one of the web.
pub(super) fn link(words: &str, address: &str) -> String {
    // The two signs that mean something in a field are written as addresses write them.
    let address = address.replace('"', "%22").replace('\\', "%5C");
    let ink = Ink {
        is_underlined: true,
        ..Ink::default()
    };
    let part = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"{}\" </w:instrText></w:r>{}{}{}",
        part("begin"),
        escaped(&address),
        part("separate"),
        run(words, &ink),
        part("end"),
    )
}

/// The properties of a run, in the order in which the standard has them.
fn properties(ink: &Ink, is_right_to_left: bool) -> String {
    let mut properties = String::new();
    if ink.is_bold {
        properties.push_str("<w:b/><w:bCs/>");
    }
    if let Some(color) = ink.color {
        properties.push_str(&format!("<w:color w:val=\"{}\"/>", hex(color)));
    }
    if ink.is_underlined {
        properties.push_str("<w:u w:val=\"single\"/>");
    }
    if let Some(edge) = ink.edge {
        let edge = hex(edge);
        properties.push_str(&format!(
            "<w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{edge}\"/>"
        ));
    }
    if let Some(fill) = ink.fill {
        let fill = hex(fill);
        properties.push_str(&format!(
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"
        ));
    }
    if is_right_to_left {
        properties.push_str("<w:rtl/>");
    }
    if properties.is_empty() {
        properties
    } else {
        format!("<w:rPr>{properties}</w:rPr>")
    }
}

/// A colour as six digits.
pub(super) fn hex(color: Color32) -> String {
    let [red, green, blue, _] = color.to_srgba_unmultiplied();
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// The inside of a run.
fn text_into(runs: &mut String, text: &str) {
    let text = text.replace("\r\n", "\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\t', '\u{2028}', '\u{2029}']);
        let (words, after) = rest.split_at(end.unwrap_or(rest.len()));
        if !words.is_empty() {
            runs.push_str("<w:t xml:space=\"preserve\">");
            runs.push_str(&escaped(words));
            runs.push_str("</w:t>");
        }
        let mut letters = after.chars();
        match letters.next() {
            Some('\t') => runs.push_str("<w:tab/>"),
            Some(_) => runs.push_str("<w:br/>"),
            None => {}
        }
        rest = letters.as_str();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_runs_and_nothing_of_them_markup() {
        let cases = [
            ("", ""),
            (
                "a<b>\u{1}&",
                "<w:r><w:t xml:space=\"preserve\">a&lt;b&gt;&amp;</w:t></w:r>",
            ),
            (
                "a\r\n\tb",
                "<w:r><w:t xml:space=\"preserve\">a</w:t><w:br/><w:tab/>\
                 <w:t xml:space=\"preserve\">b</w:t></w:r>",
            ),
            (
                "שלום",
                "<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום</w:t></w:r>",
            ),
        ];
        for (words, expected) in cases {
            assert_eq!(run(words, &Ink::default()), expected, "{words}");
        }
    }

    #[test]
    fn a_number_keeps_its_place_behind_a_hebrew_name() {
        let words = |runs: &str| -> String {
            let file = format!("<p xmlns:w=\"w\">{runs}</p>");
            let document = roxmltree::Document::parse(&file).unwrap();
            let texts = document.descendants().filter(roxmltree::Node::is_text);
            texts.filter_map(|it| it.text()).collect()
        };
        let ink = Ink::default();
        let cases = [
            (composed("by Ada; 2", &ink), "by Ada; 2"),
            (composed("by דנה; 2", &ink), "by דנה\u{200e}; 2"),
            (quoted("“Yes”", &ink), "“Yes”"),
            (quoted("«כן».", &ink), "\u{200f}«כן».\u{200f}\u{200e}"),
        ];
        for (runs, expected) in cases {
            assert_eq!(words(&runs), expected);
        }
    }

    #[test]
    fn an_address_cannot_leave_its_field() {
        let field = link("x", "https://example.org/\" \\o \"<y>");
        assert!(field.contains(" HYPERLINK &quot;") || field.contains(" HYPERLINK \""));
        assert!(
            field.contains("https://example.org/%22 %5Co %22&lt;y&gt;"),
            "{field}"
        );
    }
}
