//! The file read back.

use super::*;
use crate::export::sheet::samples::Sample;
use crate::export::{Options, Orientation, Paper};
use crate::lens::Lens;
use crate::load::load;

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
        (Paper::A4, Orientation::Portrait, "[0 0 595.276 841.89]"),
        (Paper::A4, Orientation::Landscape, "[0 0 841.89 595.276]"),
        (Paper::A3, Orientation::Landscape, "[0 0 1190.551 841.89]"),
        (Paper::Letter, Orientation::Portrait, "[0 0 612 792]"),
        (Paper::Card, Orientation::Portrait, "[0 0 900 472.5]"),
    ] {
        let options = Options {
            paper,
            orientation,
            ..Options::default()
        };
        let file = written(&bundled(), &options);
        let text = String::from_utf8_lossy(&file);
        let boxes: Vec<&str> = text
            .split("/MediaBox ")
            .skip(1)
            .filter_map(|rest| rest.split_inclusive(']').next())
            .collect();
        assert!(boxes.len() > 1, "{paper:?}");
        assert!(
            boxes.iter().all(|it| *it == expected),
            "{paper:?}: {boxes:?}"
        );
    }
}
