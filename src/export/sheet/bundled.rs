//! The bundled dossier as a sheet.

use super::invariants::assert_holds;
use super::samples::Sample;
use super::tests::look_at;
use crate::export::{Detail, Options, SheetTheme};
use crate::lens::Lens;
use crate::load::load;

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

fn sample() -> Sample {
    Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default())
}

#[test]
fn the_bundled_dossier_can_be_printed_on_pages() {
    let options = Options {
        scale: 1.0,
        max_height: Some(1400.0),
        ..Options::default()
    };
    let sheet = sample().lay_out(&options).unwrap();
    assert_holds(&sheet);
    assert!(sheet.pages.len() > 4);
    look_at(&sheet, "bundled-paged");
}

#[test]
fn the_bundled_dossier_fits_one_page_unless_everything_is_asked_for() {
    let sample = sample();
    for (theme, detail) in [
        (SheetTheme::Light, Detail::Short),
        (SheetTheme::Dark, Detail::Quotes),
        (SheetTheme::Light, Detail::Quotes),
        (SheetTheme::Light, Detail::Full),
    ] {
        let options = Options {
            theme,
            detail,
            ..Options::default()
        };
        let sheet = sample.lay_out(&options).unwrap();
        assert_holds(&sheet);
        look_at(&sheet, &format!("bundled-{}-{}", theme.key(), detail.key()));
        if detail != Detail::Full {
            assert_eq!(sheet.pages.len(), 1, "{detail:?}");
        }
    }
}
