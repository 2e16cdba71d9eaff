//! The bundled dossier as a sheet.

use super::invariants::assert_holds;
use super::samples::Sample;
use super::tests::look_at;
use crate::export::{Detail, Options, SheetTheme};
use crate::lens::Lens;
use crate::load::load;

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

#[test]
fn the_bundled_dossier_fits_one_page_in_both_themes() {
    let dossier = load(BUNDLED).dossier.unwrap();
    let sample = Sample::new(dossier, Lens::default());
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
