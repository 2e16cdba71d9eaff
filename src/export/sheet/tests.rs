//! The sheet as a whole: what it prints, and pictures of it to look at.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use super::samples::{Sample, fisheries};
use super::*;
use crate::export::raster::{Canvas, Textures};
use crate::export::{Detail, SheetTheme, png};
use crate::lens::Lens;

/// Writes pictures to look at, when `CONCORDANCE_LOOK` is set.
fn show(sheet: &Sheet, name: &str) {
    if std::env::var_os("CONCORDANCE_LOOK").is_none() {
        return;
    }
    let painter = PagePainter::new(sheet.scale);
    let mut textures = Textures::default();
    for (number, page) in sheet.pages.iter().enumerate() {
        let mut painted = painter.paint(page).unwrap();
        textures.apply(&mut painted.textures);
        let canvas = Canvas {
            textures: &textures,
            primitives: &painted.primitives,
            pixels_per_point: painted.scale,
            width: painted.size[0],
            height: painted.size[1],
            background: painted.paper,
        };
        let path = std::env::temp_dir().join(format!("sheet-{name}-{number}.png"));
        let file = std::fs::File::create(path).unwrap();
        let picture = canvas.picture(NonZeroUsize::MIN);
        png::write_picture(file, &picture, painted.scale, &png::Caption::default()).unwrap();
    }
}

#[test]
fn looks() {
    for theme in SheetTheme::ALL {
        for detail in Detail::ALL {
            let sample = Sample::new(fisheries(), Lens::default());
            let options = Options {
                theme,
                detail,
                scale: 1.0,
                ..Options::default()
            };
            let sheet = sample.lay_out(&options).unwrap();
            show(&sheet, &format!("{}-{}", theme.key(), detail.key()));
        }
    }
}
