//! Sheets of listings: everything is there once, the names of the columns on every page.

use super::samples::Sample;
use super::{Page, Role, Sheet, Typesetter, lay_out_listing};
use crate::check::Graded;
use crate::export::Options;
use crate::lens::Lens;
use crate::listing::{Column, Listing, PairCounts, Row, Value, gaps, statements};
use crate::model::Stance::{Opposes, Supports};
use crate::standing::cases::{RIVAL, claimed, dossier, own};

fn laid_out(listing: &Listing, options: &Options) -> Sheet {
    let sample = Sample::new(
        dossier(vec![
            own(Supports, "2025-08-01"),
            claimed(RIVAL, Opposes, "2025-08-04"),
        ]),
        Lens::default(),
    );
    lay_out_listing(
        &mut Typesetter::new(),
        &sample.content(),
        listing,
        options,
        &|_| true,
    )
    .expect("a sheet")
}

fn text(pages: &[Page], role: Role) -> String {
    let texts: Vec<String> = pages
        .iter()
        .flat_map(|page| &page.blocks)
        .filter(|block| block.role == role)
        .map(super::Block::text)
        .collect();
    texts.join("|")
}

fn numbered(rows: usize) -> Listing {
    Listing {
        title: "Numbers".to_owned(),
        remarks: vec!["All of them".to_owned()],
        columns: vec![Column::words("Word", 2), Column::number("Number", 1)],
        rows: (0..rows)
            .map(|at| Row {
                group: Some("Some".to_owned()),
                values: vec![Value::strong(format!("row{at}")), Value::number(at)],
                ..Row::default()
            })
            .collect(),
        empty: "There is none".to_owned(),
    }
}

#[test]
fn every_row_stands_once_and_the_names_of_the_columns_on_every_page() {
    let options = Options {
        max_height: Some(600.0),
        ..Options::default()
    };
    let sheet = laid_out(&numbered(60), &options);
    assert!(sheet.pages.len() > 2);
    let fields = text(&sheet.pages, Role::Field);
    for at in 0..60 {
        let row = format!("row{at}");
        let times = fields.split('|').filter(|field| **field == row).count();
        assert_eq!(times, 1, "{row}");
    }
    for page in &sheet.pages {
        let header = text(std::slice::from_ref(page), Role::ColumnHeading(None));
        assert_eq!(header, "Word|Number");
        let label = text(std::slice::from_ref(page), Role::Label);
        assert!(label.starts_with("SOME"), "{label}");
    }
    assert_eq!(text(&sheet.pages[..1], Role::Heading), "A case. Numbers");
    assert_eq!(
        text(&sheet.pages[..1], Role::Subtitle).replace(['\n', '|'], " "),
        "All of them. Stances are the editors’ reading of the quoted words."
    );
}

#[test]
fn nothing_is_painted_outside_its_page() {
    let sample = Sample::new(
        dossier(vec![
            own(Supports, "2025-08-01"),
            claimed(RIVAL, Opposes, "2025-08-04"),
        ]),
        Lens::default(),
    );
    let content = sample.content();
    let of = |made: fn(&_, &_, &_, &[Graded]) -> Listing| {
        made(&sample.dossier, &sample.matrix, &sample.shown, &[])
    };
    for listing in [of(gaps), of(statements), numbered(3), numbered(0)] {
        for width in [None, Some(640.0)] {
            let options = Options {
                width,
                ..Options::default()
            };
            let sheet = lay_out_listing(
                &mut Typesetter::new(),
                &content,
                &listing,
                &options,
                &|_| true,
            )
            .unwrap();
            for page in &sheet.pages {
                let paper = egui::Rect::from_min_size(egui::Pos2::ZERO, page.size);
                for block in &page.blocks {
                    assert!(paper.contains_rect(block.rect), "{:?}", block.role);
                }
            }
        }
    }
}

#[test]
fn an_empty_list_says_so_and_counts_never_stand_without_words() {
    let none = laid_out(&numbered(0), &Options::default());
    assert_eq!(text(&none.pages, Role::Field), "There is none");
    let counts = PairCounts {
        agree: 2,
        agree_if: 1,
        differ: 1,
        unclear: 0,
        holes: 3,
    };
    let mut listing = numbered(1);
    listing.rows[0].values[1] = Value::Pair(counts);
    let sheet = laid_out(&listing, &Options::default());
    let said = text(&sheet.pages, Role::Field).replace(' ', "");
    assert!(said.contains(&counts.text().replace(' ', "")), "{said}");
    let legend = text(&sheet.pages, Role::Legend);
    assert!(legend.contains("agree, differ, …"), "{legend}");
}

#[test]
fn counts_stand_on_no_ground_where_they_are_too_few_for_a_share() {
    let shapes = |agree: usize| {
        let counts = PairCounts {
            agree,
            ..PairCounts::default()
        };
        let mut listing = numbered(1);
        listing.rows[0].values[1] = Value::Pair(counts);
        let sheet = laid_out(&listing, &Options::default());
        let blocks = sheet.pages.iter().flat_map(|page| &page.blocks);
        blocks
            .filter(|block| block.role == Role::Field)
            .map(|block| block.shapes.len())
            .sum::<usize>()
    };
    assert_eq!(shapes(2) + 1, shapes(3));
}
