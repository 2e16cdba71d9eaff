//! The file read back.

use super::*;
use crate::export::sheet::samples::Sample;
use crate::export::{Options, Orientation, Paper};
use crate::lens::Lens;
use crate::load::load;
use pdf_extract::{Document as Read, Object};

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

fn written(sample: &Sample, options: &Options) -> Vec<u8> {
    let sheet = sample.lay_out(options).unwrap();
    let about = About {
        title: "Who stands where",
        description: "A comparison",
        language: "en",
        author: "The desk",
    };
    let file = pdf(&Shaper::new(), sample.content().dossier, &sheet, &about).unwrap();
    if std::env::var_os("CONCORDANCE_LOOK").is_some() {
        let name = format!(
            "sheet-{}-{}-{}-{}.pdf",
            options.paper.key(),
            options.orientation.key(),
            options.detail.key(),
            sample.dossier.parties.len()
        );
        std::fs::write(std::env::temp_dir().join(name), &file).unwrap();
    }
    file
}

fn bundled() -> Sample {
    Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default())
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let options = Options {
        paper: Paper::A4,
        ..Options::default()
    };
    let file = written(&bundled(), &options);
    assert!(file == written(&bundled(), &options));
    assert!(file.starts_with(b"%PDF-1.7"));
}

#[test]
fn every_page_has_the_size_of_its_paper() {
    for (paper, orientation, expected) in [
        (Paper::A4, Orientation::Portrait, [595.276, 841.89]),
        (Paper::A4, Orientation::Landscape, [841.89, 595.276]),
        (Paper::A3, Orientation::Landscape, [1190.551, 841.89]),
        (Paper::Letter, Orientation::Portrait, [612.0, 792.0]),
        (Paper::Card, Orientation::Portrait, [900.0, 472.5]),
    ] {
        let options = Options {
            paper,
            orientation,
            ..Options::default()
        };
        let file = written(&bundled(), &options);
        let document = Read::load_mem(&file).unwrap();
        let pages = document.get_pages();
        assert!(pages.len() > 1, "{paper:?}");
        for page in pages.values() {
            let page = document.get_dictionary(*page).unwrap();
            let corners = page.get(b"MediaBox").and_then(Object::as_array).unwrap();
            let corners: Vec<f32> = corners.iter().map(|it| it.as_float().unwrap()).collect();
            let off = (corners[2] - expected[0]).abs() + (corners[3] - expected[1]).abs();
            assert!(off < 0.01, "{paper:?}: {corners:?}");
        }
    }
}
