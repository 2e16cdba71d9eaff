//! The file read back.

use super::*;
use crate::export::sheet::SheetRow;
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::{Sample, party};
use crate::export::{Options, Orientation, Paper};
use crate::extract::extract;
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
    let file = pdf(
        &Shaper::new(),
        sample.content().dossier,
        &sheet,
        &about,
        &|_| true,
    )
    .unwrap()
    .unwrap();
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

#[test]
fn the_text_comes_out_in_reading_order_cyrillic_included() {
    let mut dossier = fisheries();
    let mut statements = dossier.statements.iter_mut();
    let statement = statements
        .find(|it| it.gist == "Any day, any place")
        .unwrap();
    "Чуєш їх, доцю".clone_into(&mut statement.gist);
    "“Ні миру, ні ґрат”, сказала".clone_into(&mut statement.quote);
    let sample = Sample::new(dossier, Lens::default());
    let options = Options {
        paper: Paper::A3,
        orientation: Orientation::Landscape,
        ..Options::default()
    };
    let file = written(&sample, &options);
    let text = extract("sheet.pdf", &file).unwrap().text;
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let bare = text.replace(' ', "");
    for words in ["Чуєш їх, доцю", "“Ні миру, ні ґрат”, сказала"] {
        assert!(bare.contains(&words.replace(' ', "")), "{words}: {text}");
    }
    // Of two statements in a cell each has its own words behind it.
    let in_order = [
        "No foreign officer on a Southmark deck",
        "“No foreign officer will ever set foot on a Southmark deck,” she said.",
        "Has agreed to inspectors in private",
        "“They told us they would sign,” he said of Southmark.",
    ];
    let found: Vec<Option<usize>> = in_order.iter().map(|words| text.find(words)).collect();
    assert!(
        found.iter().all(Option::is_some) && found.is_sorted(),
        "{found:?}"
    );
    let composition = sample.composition(options.detail);
    let places: Vec<usize> = composition
        .rows
        .iter()
        .filter_map(|row| match row {
            SheetRow::Point(point) => text.find(&point.title),
            SheetRow::Theme(_) | SheetRow::Folded(_) => None,
        })
        .collect();
    assert_eq!(places.len(), sample.shown.points.len());
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn every_group_is_a_table_and_a_row_that_is_cut_is_one_row() {
    let mut dossier = fisheries();
    while dossier.parties.len() < 9 {
        let name = format!("Party {}", dossier.parties.len());
        dossier.parties.push(party(&name));
    }
    dossier.statements[4].quote = "word ".repeat(1500).trim().to_owned();
    let sample = Sample::new(dossier, Lens::default());
    let options = Options {
        paper: Paper::A4,
        ..Options::default()
    };
    let document = Read::load_mem(&written(&sample, &options)).unwrap();
    let count = |wanted: &[u8]| {
        let objects = document.objects.values();
        let dictionaries = objects.filter_map(|object| object.as_dict().ok());
        let kinds = dictionaries.filter_map(|it| it.get(b"S").and_then(Object::as_name).ok());
        kinds.filter(|kind| *kind == wanted).count()
    };
    assert_eq!(count(b"Table"), 3);
    let (points, themes) = (sample.shown.points.len(), sample.dossier.themes.len());
    assert_eq!(count(b"TR"), 3 * (points + themes + 1));
    assert_eq!(count(b"TD"), points * 9);
    let catalog = document.catalog().unwrap();
    let language = catalog.get(b"Lang").and_then(Object::as_str).unwrap();
    assert_eq!(language, b"en");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
}
