//! Times the steps of exporting a picture: `cargo bench --bench export`.
//!
//! The bundled dossier (S) at scale 2, about 56 megapixels, and the first page of 500 points of 12
//! parties with 10,000 statements (M, made by `examples/dossier`): laying out, turning a page into
//! triangles, painting its pixels, and painting and writing it as PNG. `cargo bench --bench export
//! -- S` measures only the first.

#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot go on fails and says where"
)]

#[path = "../examples/dossier/generate.rs"]
mod generate;
#[path = "../examples/dossier/random.rs"]
mod random;
#[path = "../examples/dossier/recipe.rs"]
mod recipe;
#[path = "../examples/dossier/words.rs"]
mod words;

use std::hint::black_box;
use std::io;
use std::num::NonZeroUsize;
use std::time::Duration;

use concordance::export::Options;
use concordance::export::png::{Caption, write_canvas};
use concordance::export::raster::{Canvas, Textures};
use concordance::export::sheet::{Content, PagePainter, Sheet, Typesetter, lay_out};
use concordance::lens::{Lens, SearchIndex};
use concordance::load::load;
use concordance::matrix::{CellIndex, Matrix};
use concordance::shell::bundled;
use criterion::{Criterion, SamplingMode, Throughput};

use recipe::{Recipe, Size};

/// The sheet of a position file, with everything shown.
fn with_sheet(file: &[u8], measure: impl FnOnce(&dyn Fn() -> Sheet)) {
    let dossier = load(file).dossier.expect("a position file");
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let lens = Lens::default();
    let search = SearchIndex::new(&dossier);
    let shown = lens.show(&dossier, &matrix, &search);
    let content = Content {
        dossier: &dossier,
        matrix: &matrix,
        shown: &shown,
        lens: &lens,
        comparison: None,
        grades: &[],
        texts: None,
        file_name: "measured.ron",
        version: "0",
    };
    measure(&|| {
        let options = Options::default();
        lay_out(&mut Typesetter::new(), &content, &options).expect("it can be laid out")
    });
}

fn measure(criterion: &mut Criterion, name: &str, lay_out: &dyn Fn() -> Sheet) {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(4));
    group.bench_function("lay out", |bencher| bencher.iter(lay_out));
    let sheet = lay_out();
    let page = &sheet.pages[0];
    let paint = || {
        let brush = PagePainter::new(sheet.scale);
        let mut painted = brush.paint(page).expect("its letters fit");
        let mut textures = Textures::default();
        textures.apply(&mut painted.textures);
        (painted, textures)
    };
    group.bench_function("paint", |bencher| bencher.iter(paint));
    let (painted, textures) = paint();
    let [width, height] = painted.size;
    let canvas = Canvas {
        textures: &textures,
        primitives: &painted.primitives,
        pixels_per_point: painted.scale,
        width,
        height,
        background: painted.paper,
    };
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    group.throughput(Throughput::Elements(u64::from(width) * u64::from(height)));
    group.bench_function("raster", |bencher| {
        let strips = canvas.strips(128);
        let mut pixels = Vec::new();
        bencher.iter(|| {
            for number in 0..strips.count() {
                strips.paint(number, &mut pixels);
                black_box(&pixels);
            }
        });
    });
    group.bench_function("raster and PNG, on all processors", |bencher| {
        bencher.iter(|| write_canvas(io::sink(), &canvas, threads, &Caption::default(), |_| true));
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    with_sheet(bundled::DOSSIER, |lay_out| {
        measure(&mut criterion, "S", lay_out);
    });
    let mut file = Vec::new();
    generate::write_position_file(&Recipe::of(Size::M), &mut file).expect("memory takes it all");
    with_sheet(&file, |lay_out| {
        measure(&mut criterion, "M, first page", lay_out);
    });
    criterion.final_summary();
}
