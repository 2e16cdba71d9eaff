//! Whatever the texts and however the sheet is to be made, laying out says no or gives pages within
//! the limits of a picture, on which nothing lies outside, and which can be painted.

#![no_main]

use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::sync::LazyLock;

use concordance_fuzz::FISHERIES;
use concordance_fuzz::export::raster::{Canvas, Textures};
use concordance_fuzz::export::sheet::{
    Content, MOST_PIXELS, MOST_PIXELS_ACROSS, MOST_PIXELS_DOWN, PagePainter, Sheet, SheetError,
    Typesetter, lay_out,
};
use concordance_fuzz::export::{Detail, Options, Orientation, Paper, SheetTheme};
use concordance_fuzz::input::Input;
use concordance_fuzz::lens::{Lens, SearchIndex};
use concordance_fuzz::load::load;
use concordance_fuzz::matrix::{CellIndex, Matrix};
use concordance_fuzz::model::Dossier;
use egui::{Pos2, Rect};
use libfuzzer_sys::fuzz_target;

static ACCORD: LazyLock<Dossier> =
    LazyLock::new(|| load(FISHERIES.as_bytes()).dossier.unwrap_or_default());

thread_local! {
    static TYPESETTER: RefCell<Typesetter> = RefCell::new(Typesetter::new());
}

/// Rounding and the soft edge of strokes, in points, as the tests of the sheet have it.
const TOLERANCE: f32 = 0.75;
/// Pictures of more pixels are laid out and not painted, so that an input takes no seconds.
const PAINTED: u32 = 1_500_000;

/// A length or a scale: one that is sensible, one at an edge, or any number at all.
fn number(input: &mut Input<'_>, edges: &[f32]) -> f32 {
    match input.below(4) {
        0 => input.number(),
        _ => *input.one(edges),
    }
}

fn maybe(input: &mut Input<'_>, edges: &[f32]) -> Option<f32> {
    (input.below(3) > 0).then(|| number(input, edges))
}

fn options(input: &mut Input<'_>) -> Options {
    Options {
        theme: *input.one(&SheetTheme::ALL),
        detail: *input.one(&Detail::ALL),
        width: maybe(input, &[480.0, 479.9, 700.0, 1000.0, 1600.0, 8000.0, 8000.1, 0.0]),
        scale: number(input, &[1.0, 0.5, 0.99, 1.25, 2.0, 4.0, 4.01, 0.0]),
        max_height: maybe(input, &[400.0, 399.0, 420.0, 600.0, 1e9, f32::MAX]),
        paper: *input.one(&Paper::ALL),
        orientation: *input.one(&Orientation::ALL),
        title: input.text(),
        subtitle: input.text(),
        credit: input.text(),
        ..Options::default()
    }
}

/// Puts texts of the input in place of some of the accord's, some of them many times as long.
fn dossier(input: &mut Input<'_>) -> Dossier {
    let mut dossier = ACCORD.clone();
    let keep = input.below(dossier.parties.len() + 1);
    for _ in 0..input.below(6) {
        let text = input.text();
        let text = if input.below(8) == 7 { text.repeat(input.below(64)) } else { text };
        let at = input.below(32);
        let statement = at % dossier.statements.len();
        let point = at % dossier.points.len();
        match input.below(8) {
            0 => dossier.title = text,
            1 => dossier.about = Some(text),
            2 => dossier.parties[at % 3].name = text,
            3 => dossier.points[point].title = text,
            4 => dossier.points[point].proposition = text,
            5 => dossier.statements[statement].gist = text,
            6 => dossier.statements[statement].part = Some(text),
            _ => dossier.statements[statement].quote = text,
        }
    }
    if keep == 1 {
        dossier.statements.clear();
    }
    dossier
}

fn holds(sheet: &Sheet) {
    assert!(!sheet.pages.is_empty());
    for page in &sheet.pages {
        let paper = Rect::from_min_size(Pos2::ZERO, page.size).expand(TOLERANCE);
        for block in &page.blocks {
            assert!(paper.contains_rect(block.rect), "{:?} on {paper:?}", block.rect);
            let within = block.rect.expand(TOLERANCE);
            for run in &block.runs {
                assert!(within.contains_rect(run.rect()), "{:?} in {within:?}: {:?}", run.rect(), run.text);
            }
        }
    }
    for page in &sheet.pages {
        let painted = match PagePainter::new(sheet.scale).paint(page) {
            Ok(painted) => painted,
            Err(error) => {
                assert_eq!(error, SheetError::TooManyGlyphs);
                continue;
            }
        };
        let [width, height] = painted.size;
        assert!(width <= MOST_PIXELS_ACROSS && height <= MOST_PIXELS_DOWN, "{width} x {height}");
        assert!(u64::from(width) * u64::from(height) <= u64::from(MOST_PIXELS), "{width} x {height}");
        let mut textures = Textures::default();
        let mut delta = painted.textures;
        textures.apply(&mut delta);
        if width * height > PAINTED {
            continue;
        }
        let canvas = Canvas {
            textures: &textures,
            primitives: &painted.primitives,
            pixels_per_point: painted.scale,
            width,
            height,
            background: painted.paper,
        };
        let picture = canvas.picture(NonZeroUsize::MIN);
        assert_eq!(picture.pixels.len(), width as usize * height as usize * 4);
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let options = options(&mut input);
    let dossier = dossier(&mut input);
    let lens = Lens::default();
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let shown = lens.show(&dossier, &matrix, &SearchIndex::new(&dossier));
    let content = Content {
        dossier: &dossier,
        matrix: &matrix,
        shown: &shown,
        lens: &lens,
        comparison: None,
        grades: &[],
        texts: None,
        file_name: "accord.ron",
        version: "0.1.0",
    };
    let laid = TYPESETTER.with_borrow_mut(|typesetter| lay_out(typesetter, &content, &options));
    match laid {
        Ok(sheet) => holds(&sheet),
        Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
    }
});
