//! The looks of a page: the palette as custom properties, the signs as symbols, the style sheet.

use egui::{Color32, Rect, pos2, vec2};

use crate::export::markup::{hex, number};
use crate::export::vector::{Paint, Segment, outlines};
use crate::look::{Palette, sign_outline_shapes, sign_shapes};
use crate::model::Stance;

/// Everything that is the same on every page, but for the widths.
const SHEET: &str = include_str!("style.css");
/// The room around a table, in ems.
const AROUND: usize = 5;
/// The room of the first column and of each other one of a comparison, in ems.
const COMPARISON: [usize; 2] = [15, 13];
/// The room of one share of a listing's columns, in ems.
const SHARE: usize = 3;

/// The width of a comparison with so many parties, in ems.
pub(super) fn width_of_comparison(parties: usize) -> usize {
    COMPARISON[0] + COMPARISON[1] * parties.max(1)
}

/// The width of a listing whose columns have so many shares in all, in ems.
pub(super) fn width_of_listing(shares: usize) -> usize {
    SHARE * shares
}

/// The style sheet for a table so wide. Where a window is narrower, the table scrolls in a region
/// of its own; else its header stays with the window.
pub(super) fn style_sheet(columns: usize, width: usize) -> String {
    let needed = width + AROUND;
    let columns = columns.max(1);
    let light = properties(&Palette::light());
    let dark = properties(&Palette::dark());
    format!(
        ":root{{--columns:{columns};{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         {SHEET}\
         @media screen and (max-width:{needed}em){{.scroll{{overflow:auto;max-height:92vh;\
         max-height:92svh}}}}\n"
    )
}

/// A palette as custom properties, in a fixed order.
fn properties(palette: &Palette) -> String {
    let plain = [
        ("paper", palette.paper),
        ("panel", palette.panel),
        ("ink", palette.ink),
        ("soft", palette.soft_ink),
        ("hole", palette.hole_ink),
        ("line", palette.line),
        ("strong-line", palette.strong_line),
        ("hatch", palette.hatch),
        ("hover", palette.hover),
        ("heat", palette.heat(1.0).fill),
    ];
    let mut properties = String::new();
    for (name, color) in plain {
        properties.push_str(&format!("--{name}:{};", hex(color)));
    }
    for stance in Stance::ALL {
        let (name, colors) = (class(stance), palette.stance(stance));
        let edge = colors.outline.unwrap_or(colors.fill);
        for (part, color) in [("fill", colors.fill), ("text", colors.text), ("edge", edge)] {
            properties.push_str(&format!("--{name}-{part}:{};", hex(color)));
        }
    }
    properties
}

/// The class of a stance's chip.
pub(super) fn class(stance: Stance) -> &'static str {
    match stance {
        Stance::Insists => "insists",
        Stance::Supports => "supports",
        Stance::SupportsIf => "supports-if",
        Stance::Unclear => "unclear",
        Stance::OpposesUnless => "opposes-unless",
        Stance::Opposes => "opposes",
        Stance::RulesOut => "rules-out",
    }
}

/// All signs once, to be used by [`sign`].
///
/// # Errors
/// When a sign has no outline; a sentence without its stop.
pub(super) fn symbols() -> Result<String, String> {
    let mut symbols = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"signs\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n".to_owned();
    let square = Rect::from_min_size(pos2(0.0, 0.0), vec2(12.0, 12.0));
    for stance in Stance::ALL {
        let name = class(stance);
        for (id, shapes) in [
            (
                format!("sign-{name}"),
                sign_shapes(stance, square, Color32::BLACK),
            ),
            (
                format!("outline-{name}"),
                sign_outline_shapes(stance, square, Color32::BLACK),
            ),
        ] {
            symbols.push_str(&format!("<symbol id=\"{id}\" viewBox=\"0 0 12 12\">"));
            for shape in &shapes {
                let found = outlines(shape).map_err(|kind| format!("a {kind} has no outline"))?;
                for outline in found {
                    let path = path(&outline.segments);
                    let paint = match outline.paint {
                        Paint::Fill(_) => "fill=\"currentColor\"".to_owned(),
                        Paint::Stroke(width, _) => format!(
                            "fill=\"none\" stroke=\"currentColor\" stroke-width=\"{}\"",
                            number(width)
                        ),
                    };
                    symbols.push_str(&format!("<path d=\"{path}\" {paint}/>"));
                }
            }
            symbols.push_str("</symbol>\n");
        }
    }
    symbols.push_str("</svg>\n");
    Ok(symbols)
}

fn path(segments: &[Segment]) -> String {
    let at = |point: egui::Pos2| format!("{} {}", number(point.x), number(point.y));
    segments
        .iter()
        .map(|segment| match *segment {
            Segment::Move(to) => format!("M{}", at(to)),
            Segment::Line(to) => format!("L{}", at(to)),
            Segment::Curve(one, two, to) => format!("C{} {} {}", at(one), at(two), at(to)),
            Segment::Close => "Z".to_owned(),
        })
        .collect()
}

/// A sign beside the words that say the same; `is_filled` for a position of the whole party.
pub(super) fn sign(stance: Stance, is_filled: bool) -> String {
    let kind = if is_filled { "sign" } else { "outline" };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sign\" aria-hidden=\"true\"><use href=\"#{kind}-{}\"/></svg>",
        class(stance)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_the_style_sheet_is_a_property_of_both_palettes() {
        assert!(!SHEET.contains('#'), "a raw colour");
        for palette in [Palette::light(), Palette::dark()] {
            let properties = properties(&palette);
            for used in SHEET.split("var(--").skip(1) {
                let name = used.split([')', ',']).next().unwrap();
                if !["columns", "first", "other", "share"].contains(&name) {
                    assert!(properties.contains(&format!("--{name}:")), "{name}");
                }
            }
        }
    }

    #[test]
    fn every_sign_is_drawn_once() {
        let symbols = symbols().unwrap();
        assert_eq!(symbols.matches("<symbol ").count(), 14);
        for stance in Stance::ALL {
            for filled in [true, false] {
                let sign = sign(stance, filled);
                let id = sign.split(['#', '"']).nth_back(1).unwrap();
                assert!(symbols.contains(&format!("id=\"{id}\"")), "{id}");
            }
        }
    }
}
