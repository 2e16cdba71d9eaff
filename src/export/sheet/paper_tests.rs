//! Sheets on paper: sizes, the least type, rows that are cut, groups of parties.

use super::fisheries::fisheries;
use super::invariants::assert_holds;
use super::samples::{Sample, party};
use super::tests::look_at;
use super::*;
use crate::export::{Detail, Orientation, Paper};
use crate::lens::Lens;
use crate::load::load;
use crate::model::PointIndex;

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

fn bundled() -> Sample {
    Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default())
}

/// Every paper, turned both ways.
fn papers() -> impl Iterator<Item = Options> {
    Paper::ALL.into_iter().flat_map(|paper| {
        Orientation::ALL.map(|orientation| Options {
            paper,
            orientation,
            scale: 1.0,
            ..Options::default()
        })
    })
}

fn name(options: &Options) -> String {
    format!("{}-{}", options.paper.key(), options.orientation.key())
}

#[test]
fn on_every_paper_all_pages_are_alike_and_no_letter_is_below_seven_points() {
    let sample = bundled();
    for options in papers().filter(|options| options.paper != Paper::Tall) {
        let sheet = sample.lay_out(&options).unwrap();
        assert_holds(&sheet);
        let size = sheet.pages[0].size;
        for page in &sheet.pages {
            assert_eq!(page.size, size, "{}", name(&options));
            let foot = page.blocks.iter().find(|it| it.role == Role::Footer);
            let below = page.size.y - foot.unwrap().rect.bottom();
            assert!(
                (below - sheet.form.margin).abs() < 0.1,
                "the foot is at the bottom"
            );
        }
        if let Some([width, height]) = sheet.form.paper {
            assert!((size.x * sheet.form.unit - width).abs() < 0.01);
            assert!((size.y * sheet.form.unit - height).abs() < 0.01);
            let runs = sheet.pages.iter().flat_map(|page| &page.blocks);
            for run in runs.flat_map(|block| &block.runs) {
                let on_paper = run.size * sheet.form.unit;
                assert!(on_paper >= LEAST_TYPE - 0.001, "{} {run:?}", name(&options));
            }
        } else {
            assert_eq!(size, vec2(1200.0, 630.0));
        }
        look_at(&sheet, &name(&options));
    }
}

#[test]
fn four_parties_stand_side_by_side_on_a4_upright() {
    let options = Options {
        paper: Paper::A4,
        ..Options::default()
    };
    let sheet = bundled().lay_out(&options).unwrap();
    let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
    assert!(blocks().all(|block| block.role != Role::Group));
}

#[test]
fn a_row_that_fits_a_page_is_never_cut() {
    let sample = bundled();
    for detail in Detail::ALL {
        let options = Options {
            detail,
            paper: Paper::A4,
            orientation: Orientation::Landscape,
            ..Options::default()
        };
        let sheet = sample.lay_out(&options).unwrap();
        assert_holds(&sheet);
        look_at(&sheet, &format!("a4-{}", detail.key()));
        if detail == Detail::Short {
            let blocks = sheet.pages.iter().flat_map(|page| &page.blocks);
            let cut = blocks.filter(|it| matches!(it.role, Role::PointContinued(_)));
            assert_eq!(cut.count(), 0);
        }
    }
}

/// The words of a statement that is cut, in the order in which they are painted.
fn words_of(sheet: &Sheet, statement: StatementIndex) -> String {
    let blocks = sheet.pages.iter().flat_map(|page| &page.blocks);
    let quotation = blocks.filter(|block| block.role == Role::Quotation(statement));
    let texts: Vec<&str> = quotation
        .flat_map(|block| &block.runs)
        .map(|run| run.text.as_str())
        .collect();
    texts.join(" ")
}

#[test]
fn a_row_and_a_note_taller_than_a_page_are_cut_between_lines_and_lose_nothing() {
    let mut dossier = fisheries();
    let words: Vec<String> = (1..1500).map(|number| format!("word{number}")).collect();
    for statement in &mut dossier.statements[4..7] {
        statement.quote = words.join(" ");
    }
    let sample = Sample::new(dossier, Lens::default());
    for options in papers().filter(|options| options.paper != Paper::A3) {
        for detail in [Detail::Quotes, Detail::Full] {
            let options = Options {
                detail,
                max_height: Some(1200.0),
                ..options.clone()
            };
            let sheet = sample.lay_out(&options).unwrap();
            assert_holds(&sheet);
            for statement in 4..7 {
                let painted = words_of(&sheet, StatementIndex::new(statement));
                let painted: Vec<&str> = painted.split_whitespace().collect();
                assert_eq!(painted, words, "{} {statement}", name(&options));
            }
            let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
            let repeated = |point: PointIndex| Role::PointContinued(point);
            assert!(blocks().any(|block| block.role == repeated(PointIndex(1))
                || matches!(block.role, Role::PointContinued(_))));
            look_at(&sheet, &format!("cut-{}-{}", name(&options), detail.key()));
        }
    }
}

fn many_parties(count: usize) -> Sample {
    let mut dossier = fisheries();
    while dossier.parties.len() < count {
        let name = format!("Party {}", dossier.parties.len() + 1);
        dossier.parties.push(party(&name));
    }
    Sample::new(dossier, Lens::default())
}

#[test]
fn forty_parties_stand_in_groups_under_their_own_headers() {
    let sample = many_parties(40);
    for options in papers() {
        let sheet = sample.lay_out(&options).unwrap();
        assert_holds(&sheet);
        let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
        let labels: Vec<String> = blocks()
            .filter(|block| block.role == Role::Group)
            .map(Block::text)
            .collect();
        assert!(labels.len() > 1, "{}", name(&options));
        assert!(labels[0].starts_with("Parties 1 to "), "{labels:?}");
        assert!(
            labels.last().unwrap().ends_with("to 40 of 40"),
            "{labels:?}"
        );
        for page in &sheet.pages {
            let has = |wanted: &dyn Fn(Role) -> bool| page.blocks.iter().any(|it| wanted(it.role));
            let has_cells = has(&|role| matches!(role, Role::Cell { .. }));
            assert_eq!(
                has_cells,
                has(&|role| matches!(role, Role::ColumnHeading(Some(_))))
            );
        }
        look_at(&sheet, &format!("forty-{}", name(&options)));
    }
}

#[test]
fn a_width_that_was_chosen_and_is_too_narrow_is_refused() {
    let options = Options {
        width: Some(2000.0),
        ..Options::default()
    };
    let error = many_parties(40).lay_out(&options).unwrap_err();
    assert!(matches!(error, SheetError::TooNarrow { .. }), "{error}");
}

#[test]
fn a_title_that_fills_a_page_is_not_repeated_over_and_over() {
    let mut dossier = fisheries();
    dossier.parties.truncate(1);
    dossier
        .statements
        .retain(|it| it.party.at() == 0 && it.voice.claimant().is_none());
    for point in &mut dossier.points {
        point.title = "A title of many words ".repeat(8);
    }
    let sample = Sample::new(dossier, Lens::default());
    for height in [400.0, 430.0, 480.0, 560.0] {
        let options = Options {
            width: Some(480.0),
            max_height: Some(height),
            scale: 1.0,
            ..Options::default()
        };
        assert_holds(&sample.lay_out(&options).unwrap());
    }
}

/// The names of columns that stand over no row.
fn idle_headers(sheet: &Sheet) -> usize {
    let is_header = |block: &&Block| matches!(block.role, Role::ColumnHeading(None));
    let is_row = |block: &&Block| matches!(block.role, Role::Point(_) | Role::Folded | Role::Field);
    let pages = sheet.pages.iter();
    let idle = pages.map(|page| {
        let headers = page.blocks.iter().filter(is_header);
        let rows = || page.blocks.iter().filter(is_row);
        headers
            .filter(|header| !rows().any(|row| row.rect.top() >= header.rect.bottom()))
            .count()
    });
    idle.sum()
}

#[test]
fn names_of_columns_never_stand_over_nothing_and_the_legend_gives_way_to_the_first_row() {
    for sample in [bundled(), many_parties(40)] {
        for options in papers() {
            for detail in Detail::ALL {
                let options = Options {
                    detail,
                    ..options.clone()
                };
                let sheet = sample.lay_out(&options).unwrap();
                assert_eq!(idle_headers(&sheet), 0, "{} {detail:?}", name(&options));
                let first = &sheet.pages[0].blocks;
                let has = |wanted: &dyn Fn(Role) -> bool| first.iter().any(|it| wanted(it.role));
                let has_row = has(&|role| matches!(role, Role::Cell { .. }));
                // A first row that has room nowhere but on a page of its own leaves the first page
                // to the legend.
                let is_whole = has(&|role| role == Role::Legend);
                assert!(has_row || is_whole, "{} {detail:?}", name(&options));
                if options.paper == Paper::A4 {
                    assert!(has_row, "{} {detail:?}", name(&options));
                }
                let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
                let legend = blocks().filter(|it| it.role == Role::Legend).count();
                assert_eq!(legend, sheet.composition.legend.len());
            }
        }
    }
}

#[test]
fn months_and_the_numbers_of_notes_stand_where_they_belong() {
    for paper in [Paper::A4, Paper::Card] {
        for detail in Detail::ALL {
            let options = Options {
                detail,
                paper,
                ..Options::default()
            };
            let sheet = bundled().lay_out(&options).unwrap();
            let blocks = || sheet.pages.iter().flat_map(|page| &page.blocks);
            let mut numbers = 0;
            for block in blocks() {
                for (at, run) in block.runs.iter().enumerate() {
                    let before = at.checked_sub(1).map(|before| &block.runs[before]);
                    if run.note.is_some() {
                        numbers += 1;
                        let before = before.unwrap();
                        assert!(before.baseline.x < run.baseline.x, "{}", block.text());
                    }
                    // A gist is larger than a month.
                    let is_gist = (run.size - 15.0).abs() < 0.01;
                    if is_gist && matches!(block.role, Role::Cell { .. } | Role::Entry { .. }) {
                        let is_beside =
                            before.is_some_and(|it| (it.baseline.y - run.baseline.y).abs() < 0.01);
                        assert!(!is_beside, "{}", block.text());
                    }
                }
            }
            assert!(numbers > 20);
        }
    }
}
