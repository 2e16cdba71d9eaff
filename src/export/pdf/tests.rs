//! The file read back.

use super::*;
use crate::export::Options;
use crate::export::sheet::samples::Sample;
use crate::lens::Lens;
use crate::load::load;

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

fn bundled(options: &Options, paper: Paper) -> Vec<u8> {
    let sample = Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default());
    let sheet = sample.lay_out(options).unwrap();
    let about = About {
        title: "Who stands where",
        description: "A comparison",
        language: "en",
    };
    let dossier = sample.content().dossier;
    pdf(&Shaper::new(), dossier, &sheet.pages, &about, paper).unwrap()
}

#[test]
fn the_same_pages_give_the_same_bytes_and_every_page_is_there() {
    let a4 = Options {
        width: Some(1123.0),
        max_height: Some(1588.0),
        ..Options::default()
    };
    let paper = Paper {
        scale: 595.3 / 1123.0,
        size: Some([595.3, 841.9]),
    };
    let one = bundled(&a4, paper);
    assert_eq!(one, bundled(&a4, paper));
    assert!(one.starts_with(b"%PDF-1.7"));
    if std::env::var_os("CONCORDANCE_LOOK").is_some() {
        std::fs::write(std::env::temp_dir().join("a4.pdf"), &one).unwrap();
        let tall = bundled(&Options::default(), Paper::default());
        std::fs::write(std::env::temp_dir().join("tall.pdf"), tall).unwrap();
    }
}
