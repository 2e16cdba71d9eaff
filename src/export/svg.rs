//! A page as SVG 1.1: real text with embedded faces, links, and what it shows in words.
//!
//! Every letter has its own place, because a viewer's own kerning would move it; the text stays
//! text, run by run, and can be selected, searched and read aloud. The faces are subset to the
//! letters of the page and embedded, so that the file looks the same everywhere and opens no
//! connection.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use egui::Color32;

use super::markup::{escaped, hex, number};
use super::sheet::{Block, Page, Role, Run};
use super::vector::{Outline, Paint, Segment, Shaper, outlines, subset};
use crate::look::Face;
use crate::model::{Dossier, web_address};

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The title.
    pub title: &'a str,
    /// What the page shows, for those who cannot see it.
    pub description: &'a str,
    /// A BCP 47 tag.
    pub language: &'a str,
    /// Who made it; empty for nobody.
    pub author: &'a str,
}

/// One page.
///
/// # Errors
/// When a shape of the page has no outline, or a face cannot be subset; a sentence without its
/// stop.
pub fn svg(
    shaper: &Shaper,
    dossier: &Dossier,
    page: &Page,
    about: &About<'_>,
) -> Result<String, String> {
    let mut letters: BTreeMap<Face, BTreeMap<char, u32>> = BTreeMap::new();
    let mut body = String::new();
    for block in &page.blocks {
        block_into(&mut body, shaper, dossier, block, &mut letters)?;
    }
    let (width, height) = (number(page.size.x), number(page.size.y));
    let mut file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:lang=\"{}\" role=\"document\" \
         aria-labelledby=\"title\" aria-describedby=\"description\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n",
        escaped(about.language),
        escaped(about.title),
        escaped(about.description),
    );
    file.push_str("<style>\n");
    for (face, used) in &letters {
        let bytes = shaper.bytes(*face).unwrap_or_default();
        let font = subset(bytes, used)
            .map_err(|error| format!("the face {} cannot be embedded: {error}", face.name()))?;
        // Writing to a string cannot fail.
        let _ = writeln!(
            file,
            "@font-face{{font-family:\"{}\";src:url(data:font/ttf;base64,{}) format(\"truetype\")}}",
            family(*face),
            base64(&font)
        );
    }
    file.push_str("text{white-space:pre}\n</style>\n");
    let _ = writeln!(
        file,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        hex(page.paper)
    );
    file.push_str(&body);
    file.push_str("</svg>\n");
    Ok(file)
}

fn block_into(
    body: &mut String,
    shaper: &Shaper,
    dossier: &Dossier,
    block: &Block,
    letters: &mut BTreeMap<Face, BTreeMap<char, u32>>,
) -> Result<(), String> {
    let link = address(dossier, block.role);
    let id = match block.role {
        // A note that is taller than a page goes on in blocks without its number.
        Role::LinkTarget(number) if begins(block, number) => format!(" id=\"note-{number}\""),
        _ => String::new(),
    };
    let _ = write!(body, "<g{id}>");
    for shape in &block.shapes {
        let found = outlines(shape).map_err(|kind| format!("a {kind} has no outline"))?;
        for outline in &found {
            outline_into(body, outline);
        }
    }
    if let Some(link) = link {
        let link = escaped(link);
        let _ = write!(body, "<a href=\"{link}\" xlink:href=\"{link}\">");
    }
    for run in &block.runs {
        run_into(body, shaper, run, letters);
    }
    if link.is_some() {
        body.push_str("</a>");
    }
    body.push_str("</g>\n");
    Ok(())
}

fn begins(block: &Block, number: u32) -> bool {
    let first = block.runs.first();
    first.is_some_and(|run| run.text == number.to_string())
}

/// Where the heading of a source leads; only addresses of the web are followed.
fn address(dossier: &Dossier, role: Role) -> Option<&str> {
    let Role::Source(source) = role else {
        return None;
    };
    dossier.source(source).url.as_deref().and_then(web_address)
}

fn outline_into(body: &mut String, outline: &Outline) {
    let mut path = String::new();
    for segment in &outline.segments {
        let at = |point: egui::Pos2| format!("{} {}", number(point.x), number(point.y));
        let _ = match *segment {
            Segment::Move(to) => write!(path, "M{}", at(to)),
            Segment::Line(to) => write!(path, "L{}", at(to)),
            Segment::Curve(one, two, to) => write!(path, "C{} {} {}", at(one), at(two), at(to)),
            Segment::Close => write!(path, "Z"),
        };
    }
    let _ = match outline.paint {
        Paint::Fill(color) => write!(body, "<path d=\"{path}\" {}/>", paint("fill", color)),
        Paint::Stroke(width, color) => write!(
            body,
            "<path d=\"{path}\" fill=\"none\" {} stroke-width=\"{}\"/>",
            paint("stroke", color),
            number(width)
        ),
    };
}

/// A run as text: a `tspan` for each face that it needs.
fn run_into(
    body: &mut String,
    shaper: &Shaper,
    run: &Run,
    letters: &mut BTreeMap<Face, BTreeMap<char, u32>>,
) {
    let is_link = run.note.is_some();
    if let Some(note) = run.note {
        let _ = write!(
            body,
            "<a href=\"#note-{note}\" xlink:href=\"#note-{note}\">"
        );
    }
    for shaped in shaper.shape(run) {
        let used = letters.entry(shaped.face).or_default();
        let mut text = String::new();
        let mut places: Vec<String> = Vec::new();
        for letter in &shaped.letters {
            let words = &run.text[letter.text.clone()];
            // Several characters under one letter stand at its place.
            for character in words.chars() {
                used.entry(character).or_insert(letter.glyph);
                places.push(number(run.baseline.x + letter.x));
            }
            text.push_str(words);
        }
        let _ = write!(
            body,
            "<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\" {}>{}</text>",
            places.join(" "),
            number(run.baseline.y),
            family(shaped.face),
            number(run.size),
            paint("fill", run.color),
            escaped(&text)
        );
    }
    if is_link {
        body.push_str("</a>");
    }
}

/// A family of its own for each face, so that no face of the system takes its place.
fn family(face: Face) -> String {
    format!("concordance-{}", face.name())
}

fn paint(property: &str, color: Color32) -> String {
    let opacity = if color.is_opaque() {
        String::new()
    } else {
        format!(
            " {property}-opacity=\"{}\"",
            number(f32::from(color.a()) / 255.0)
        )
    };
    format!("{property}=\"{}\"{opacity}", hex(color))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = usize::try_from(bits >> shift & 63).unwrap_or(0);
            text.push(if place <= group.len() {
                char::from(DIGITS[digit])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Options;
    use crate::export::sheet::samples::Sample;
    use crate::lens::Lens;
    use crate::load::load;

    const BUNDLED: &[u8] = include_bytes!("../../data/ukraine-peace-plan.ron");

    #[test]
    fn a_page_is_well_formed_and_says_everything_that_the_sheet_says() {
        let sample = Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default());
        let dossier = sample.content().dossier;
        let sheet = sample.lay_out(&Options::default()).unwrap();
        let about = About {
            title: "A <title>",
            description: "What & why",
            language: "en",
            ..About::default()
        };
        let file = svg(&Shaper::new(), dossier, &sheet.pages[0], &about).unwrap();
        let document = text_of(&file);
        for run in sheet.pages[0].blocks.iter().flat_map(|block| &block.runs) {
            assert!(document.contains(&run.text), "{} is missing", run.text);
        }
        assert!(!file.contains("<script"));
        let again = svg(&Shaper::new(), dossier, &sheet.pages[0], &about).unwrap();
        assert!(file == again, "two runs give the same bytes");
        let tree = roxmltree::Document::parse(&file).unwrap();
        let said = |tag: &str| {
            let mut children = tree.root_element().children();
            children
                .find(|it| it.has_tag_name(("http://www.w3.org/2000/svg", tag)))
                .and_then(|it| it.text())
        };
        assert_eq!(said("title"), Some("A <title>"));
        assert_eq!(said("desc"), Some("What & why"));
        if std::env::var_os("CONCORDANCE_LOOK").is_some() {
            std::fs::write(std::env::temp_dir().join("sheet.svg"), &file).unwrap();
        }
    }

    /// The text between tags, unescaped.
    fn text_of(file: &str) -> String {
        let mut text = String::new();
        let mut rest = file;
        while let Some(at) = rest.find('>') {
            rest = &rest[at + 1..];
            let end = rest.find('<').unwrap_or(rest.len());
            text.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    }

    #[test]
    fn bytes_are_written_as_the_standard_has_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
