//! What stands behind the table: legend, the dossier's own words, sources, and what the document
//! was made from.

use super::cell::{dashed_chip, stance_chip};
use super::page::Page;
use super::table::{Kind, field, row, table};
use super::words::{Ink, around, hex, link, paragraph, run};
use crate::cite::{self, Style};
use crate::export::sheet::{Composition, Sample};
use crate::export::tables::used;
use crate::export::{Fact, Job};
use crate::look::Palette;
use crate::model::web_address;

/// How much of the page the words that are explained have.
const SAMPLE: u32 = 3;
const MEANING: u32 = 9;

/// What words, edges and grounds mean.
pub(super) fn legend(composition: &Composition, page: Page) -> String {
    let palette = Palette::light();
    let widths = page.shares(&[SAMPLE, MEANING]);
    let mut rows = String::new();
    for told in &composition.legend {
        let hatch = hex(palette.hatch);
        let mut fill = None;
        let words = |ink: &Ink| paragraph("Cell", told.words(), ink);
        let sample = match &told.sample {
            Sample::Stance(stance) => around("Cell", &stance_chip(*stance, &palette), false),
            Sample::Outlined(words) => dashed_chip(words),
            Sample::Hole => {
                fill = Some(hatch.as_str());
                words(&Ink::of(palette.hole_ink))
            }
            // Here a number is a footnote's, and every quotation stands in one.
            Sample::Number | Sample::Quotation => continue,
            Sample::Mark(_) | Sample::Match => words(&Ink::default()),
        };
        let sample = field(widths[0], 1, fill, &sample);
        let meaning = paragraph("Cell", &told.meaning, &Ink::default());
        rows.push_str(&row(
            Kind::Whole,
            &format!("{sample}{}", field(widths[1], 1, None, &meaning)),
        ));
    }
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "{}{}",
        paragraph("Heading1", "Legend", &Ink::default()),
        table(&widths, "Legend", &rows)
    )
}

/// What the dossier says of itself.
pub(super) fn about(composition: &Composition) -> String {
    let about = composition.about.as_deref().map(str::trim);
    about
        .filter(|about| !about.is_empty())
        .map_or_else(String::new, |about| {
            let mut told = paragraph("Heading1", "About this dossier", &Ink::default());
            for line in about.lines().filter(|line| !line.trim().is_empty()) {
                told.push_str(&paragraph("Lead", line, &Ink::default()));
            }
            told
        })
}

/// The sources on which the shown cells rest.
pub(super) fn sources(job: &Job<'_>) -> String {
    let dossier = job.content.dossier;
    let style = match job.options.citations {
        Style::Bibtex | Style::CslJson => Style::Notes,
        style => style,
    };
    let mut list = String::new();
    for index in used(job).into_keys() {
        let cited = cite::sources(dossier, [index], style);
        let mut runs = run(&cited, &Ink::default());
        if let Some(address) = dossier.source(index).url.as_deref().and_then(web_address) {
            runs.push_str(&run(" ", &Ink::default()));
            runs.push_str(&link("Open", address));
        }
        list.push_str(&around("Source", &runs, false));
    }
    if list.is_empty() {
        return list;
    }
    format!(
        "{}{list}",
        paragraph("Heading1", "Sources", &Ink::default())
    )
}

/// From what, by which program, with which counts.
pub(super) fn colophon(job: &Job<'_>, composition: &Composition) -> String {
    let mut told = paragraph("Heading1", "About this document", &Ink::default());
    for Fact { name, words } in crate::export::colophon(job) {
        let runs = format!(
            "{}{}",
            run(&format!("{name}: "), &Ink::BOLD),
            run(&words, &Ink::default())
        );
        told.push_str(&around("Lead", &runs, false));
    }
    told.push_str(&paragraph("Lead", &composition.footer, &Ink::default()));
    told
}
