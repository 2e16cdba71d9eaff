//! Characters that no bundled face has.

use super::fisheries::fisheries;
use super::invariants::assert_holds;
use super::samples::Sample;
use super::*;
use crate::export::Detail;
use crate::lens::Lens;

fn laid_out(gist: &str) -> Result<Sheet, SheetError> {
    let mut dossier = fisheries();
    dossier.statements[0].gist = gist.to_owned();
    dossier.statements[0].quote = gist.to_owned();
    Sample::new(dossier, Lens::default()).lay_out(&Options {
        detail: Detail::Full,
        ..Options::default()
    })
}

#[test]
fn symbols_are_set_as_numbers_and_the_legend_says_so() {
    let sheet = laid_out("A deal \u{1f600}\u{fe0f} at last").unwrap();
    let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
    let texts = |wanted: &dyn Fn(Role) -> bool| -> Vec<String> {
        let blocks = blocks().filter(|block| wanted(block.role));
        blocks.map(Block::text).collect()
    };
    let cells = texts(&|role| matches!(role, Role::Entry { .. })).join(" ");
    assert!(cells.contains("A deal [U+1F600] at last"), "{cells}");
    let legend = texts(&|role| role == Role::Legend);
    assert!(
        legend.iter().any(|text| text.starts_with("[U+1F600]")),
        "{legend:?}"
    );
    let plain = laid_out("A deal at last").unwrap();
    assert_holds(&plain);
    assert_eq!(
        plain.composition.legend.len() + 1,
        sheet.composition.legend.len()
    );
}

#[test]
fn letters_without_a_face_refuse_the_sheet_and_name_the_formats_that_show_them() {
    for (text, sentence) in [
        (
            "平和 and 和",
            "no bundled face can draw `和` (U+548C) and `平` (U+5E73)",
        ),
        (
            "peace שלום",
            "no bundled face can draw `ו` (U+05D5), `ל` (U+05DC), `ם` (U+05DD) and `ש` (U+05E9)",
        ),
        ("from ٣", "no bundled face can draw `٣` (U+0663)"),
    ] {
        let error = laid_out(text).unwrap_err();
        assert_eq!(error.to_string(), sentence);
        assert_eq!(
            error.hint(),
            "choose HTML, DOCX or XLSX, which can show them, or leave out the rows that hold them"
        );
    }
}
