//! Laying out and painting, by cases.

use std::num::NonZeroUsize;

use super::fisheries::fisheries;
use super::invariants::assert_holds;
use super::samples::{Sample, party};
use super::*;
use crate::export::raster::{Canvas, Picture, Textures};
use crate::export::{Detail, SheetTheme, png};
use crate::lens::Lens;
use crate::words::inked_of;

fn sample() -> Sample {
    Sample::new(fisheries(), Lens::default())
}

fn picture(painter: &PagePainter, textures: &mut Textures, page: &Page) -> Picture {
    let mut triangles = painter.paint(page).unwrap();
    textures.apply(&mut triangles.textures);
    let canvas = Canvas {
        textures,
        primitives: &triangles.primitives,
        pixels_per_point: triangles.scale,
        width: triangles.size[0],
        height: triangles.size[1],
        background: triangles.paper,
    };
    canvas.picture(NonZeroUsize::MIN)
}

/// Writes pictures into the folder for temporary files when `CONCORDANCE_LOOK` is set, so that a
/// change of the layout can be looked at.
pub(super) fn look_at(sheet: &Sheet, name: &str) {
    if std::env::var_os("CONCORDANCE_LOOK").is_none() {
        return;
    }
    let painter = PagePainter::new(sheet.scale);
    let mut textures = Textures::default();
    for (number, page) in sheet.pages.iter().enumerate() {
        let path = std::env::temp_dir().join(format!("sheet-{name}-{number}.png"));
        let file = std::fs::File::create(path).unwrap();
        let picture = picture(&painter, &mut textures, page);
        png::write_picture(file, &picture, sheet.scale, &png::Caption::default()).unwrap();
    }
}

#[test]
fn both_themes_and_every_detail_keep_the_promises() {
    for theme in SheetTheme::ALL {
        for detail in Detail::ALL {
            let options = Options {
                theme,
                detail,
                ..Options::default()
            };
            let sheet = sample().lay_out(&options).unwrap();
            assert_holds(&sheet);
            assert_eq!(sheet.pages.len(), 1);
            look_at(&sheet, &format!("{}-{}", theme.key(), detail.key()));
        }
    }
}

#[test]
fn a_month_stands_on_one_line_with_the_first_mark() {
    for width in [None, Some(940.0), Some(1216.0)] {
        let options = Options {
            width,
            detail: Detail::Short,
            scale: 1.0,
            ..Options::default()
        };
        let mut dossier = fisheries();
        dossier.parties[0].name = "Northland and its islands".to_owned();
        let sheet = Sample::new(dossier, Lens::default())
            .lay_out(&options)
            .unwrap();
        assert_holds(&sheet);
        look_at(&sheet, &format!("marks-{}", width.unwrap_or_default()));
        let mut together = 0;
        for text in sheet.composition.cells() {
            let has_month = |it: &&Entry| !it.marks.is_empty() && it.byline.is_none();
            let Some(entry) = text.entries.first().filter(has_month) else {
                continue;
            };
            let role = Role::Cell {
                point: text.point,
                party: text.party,
            };
            let mut blocks = sheet.pages[0].blocks.iter();
            let cell = blocks.find(|block| block.role == role).unwrap();
            let baseline_of = |wanted: &str| {
                let mut runs = cell.runs.iter();
                runs.find(|run| run.text.replace('\u{a0}', " ").trim().starts_with(wanted))
                    .map(|run| run.baseline.y.to_bits())
            };
            let month = baseline_of(&entry.when);
            assert!(month.is_some(), "{}", cell.text());
            together += usize::from(month == baseline_of(&entry.marks[0].words));
        }
        assert!(together > 5, "{width:?}: {together}");
    }
}

#[test]
fn line_breaks_are_equal_at_every_scale() {
    let laid_out = |scale: f32| {
        let options = Options {
            scale,
            max_height: Some(1500.0),
            ..Options::default()
        };
        sample().lay_out(&options).unwrap()
    };
    let reference = laid_out(1.0);
    for scale in [1.5, 2.0, 3.0, 4.0] {
        let sheet = laid_out(scale);
        assert!(sheet.pages == reference.pages, "scale {scale}");
        // What is painted reaches as far as was measured, so that no line is longer at one scale
        // than at another.
        let painter = PagePainter::new(scale);
        for page in &sheet.pages {
            for (run, painted) in page
                .blocks
                .iter()
                .flat_map(|block| &block.runs)
                .zip(painter.extents(page))
            {
                assert!(
                    (painted - run.width).abs() <= 0.02,
                    "scale {scale}: {run:?} reaches {painted}"
                );
            }
        }
    }
}

#[test]
fn spoken_words_are_in_full_ink_and_the_sources_own_in_soft_ink() {
    for theme in SheetTheme::ALL {
        let options = Options {
            theme,
            ..Options::default()
        };
        let sample = sample();
        let sheet = sample.lay_out(&options).unwrap();
        let palette = Palette::of(theme.theme());
        let (mut with_notes, mut mixed) = (0, 0);
        let blocks = &sheet.pages[0].blocks;
        for (place, block) in blocks.iter().enumerate() {
            let Role::Quotation(index) = block.role else {
                continue;
            };
            with_notes += usize::from(matches!(blocks[place - 1].role, Role::LinkTarget(_)));
            let statement = sample.dossier.statement(index);
            let bare = |text: &str| text.replace(char::is_whitespace, "");
            let of = |color| {
                let runs = block.runs.iter().filter(|run| run.color == color);
                bare(&runs.map(|run| run.text.as_str()).collect::<String>())
            };
            let inked: String = inked_of(statement)
                .into_iter()
                .map(|span| &statement.quote[span])
                .collect();
            let soft = of(palette.soft_ink);
            assert_eq!(of(palette.ink), bare(&inked), "{}", statement.quote);
            assert_eq!(
                soft.len() + bare(&inked).len(),
                bare(&statement.quote).len()
            );
            mixed += usize::from(!soft.is_empty() && !inked.is_empty());
        }
        assert!(with_notes > 2 && mixed > 3);
    }
}

#[test]
fn rows_go_on_over_numbered_pages_under_the_same_header() {
    let options = Options {
        max_height: Some(900.0),
        scale: 1.0,
        ..Options::default()
    };
    let sheet = sample().lay_out(&options).unwrap();
    assert_holds(&sheet);
    look_at(&sheet, "paged");
    assert!(sheet.pages.len() >= 3);
    let count = sheet.pages.len();
    for (number, page) in sheet.pages.iter().enumerate() {
        assert!(page.size.y <= 900.0);
        let has = |role: &dyn Fn(&Role) -> bool| page.blocks.iter().any(|block| role(&block.role));
        let has_cells = has(&|role| matches!(role, Role::Cell { .. }));
        let has_header = has(&|role| matches!(role, Role::ColumnHeading(Some(_))));
        assert_eq!(has_cells, has_header, "page {number}");
        let foot = page
            .blocks
            .iter()
            .find(|block| block.role == Role::Footer)
            .unwrap();
        let expected = format!("page {} of {count}", number + 1);
        assert!(foot.text().ends_with(&expected), "{}", foot.text());
    }
}

#[test]
fn the_margins_stay_empty_and_the_rest_does_not() {
    for theme in SheetTheme::ALL {
        let options = Options {
            theme,
            scale: 1.0,
            ..Options::default()
        };
        let sheet = sample().lay_out(&options).unwrap();
        let painter = PagePainter::new(1.0);
        let page = &sheet.pages[0];
        let picture = picture(&painter, &mut Textures::default(), page);
        let paper = page.paper.to_array();
        let mut inked = 0;
        for (place, pixel) in picture.pixels.chunks_exact(4).enumerate() {
            let place = u32::try_from(place).unwrap();
            let (x, y) = (place % picture.width, place / picture.width);
            let is_margin = x < 50 || y < 50 || x + 50 >= picture.width || y + 50 >= picture.height;
            if pixel != paper {
                inked += 1;
                assert!(!is_margin, "{theme:?}: something is painted at {x}, {y}");
            }
        }
        assert!(inked > 20_000, "{theme:?}: {inked} pixels");
    }
}

#[test]
fn what_cannot_be_printed_is_refused_with_the_remedy() {
    let no_parties = Lens {
        hidden: fisheries()
            .parties
            .iter()
            .map(|party| party.id.clone())
            .collect(),
        ..Lens::default()
    };
    let no_points = Lens {
        search: "nothing holds this".to_owned(),
        ..Lens::default()
    };
    let options = Options::default;
    let cases = [
        (
            no_parties,
            options(),
            "there is no party to compare",
            "show at least one party",
        ),
        (
            no_points,
            options(),
            "there is no point to compare",
            "choose at least one point, or take a filter off",
        ),
        (
            Lens::default(),
            Options {
                scale: 5.0,
                ..options()
            },
            "a scale of 5 is not possible",
            "choose a value from 1 to 4",
        ),
        (
            Lens::default(),
            Options {
                scale: f32::NAN,
                ..options()
            },
            "a scale of NaN is not possible",
            "choose a value from 1 to 4",
        ),
        (
            Lens::default(),
            Options {
                max_height: Some(10.0),
                ..options()
            },
            "a height of 10 is not possible",
            "choose at least 400",
        ),
        (
            Lens::default(),
            Options {
                width: Some(600.0),
                ..options()
            },
            "4 parties do not fit a sheet 600 points wide",
            "choose a width of at least 940, or show fewer parties",
        ),
        (
            Lens::default(),
            Options {
                width: Some(8000.0),
                scale: 4.0,
                ..options()
            },
            "a sheet 8000 points wide at scale 4 is wider than 16384 pixels",
            "choose a smaller scale or a smaller width",
        ),
    ];
    for (lens, options, sentence, hint) in cases {
        let error = Sample::new(fisheries(), lens)
            .lay_out(&options)
            .unwrap_err();
        assert_eq!(error.to_string(), sentence);
        assert_eq!(error.hint(), hint);
    }
}

#[test]
fn a_word_longer_than_a_line_is_broken_where_its_kerned_letters_end() {
    let mut dossier = fisheries();
    dossier.title = "no‑break\u{a0}here a hklfSRIsYtFuHvtStIvDXMYDzKCSLgbtzsEljwAUeuOafnZDnrUJp \
                     no‑break\u{a0}here єґґґїіґ \
                     HWgaebOMDINSVEXlCUQuNhQoFiJZxivoLykswrwWEhEMdVjT 1—2"
        .to_owned();
    dossier.parties.truncate(2);
    dossier.statements.clear();
    for word in ["VAVAWAYAToTeLT", "WEhEMdVjT"] {
        dossier.points[0].title = word.repeat(12);
        let sheet = Sample::new(dossier.clone(), Lens::default())
            .lay_out(&Options::default())
            .unwrap();
        assert_holds(&sheet);
    }
}

#[test]
fn a_sheet_without_a_width_grows_with_its_columns() {
    for (count, expected) in [
        (1, 920.0),
        (2, 1216.0),
        (4, 1600.0),
        (12, 2872.0),
        (30, 6616.0),
    ] {
        let mut dossier = fisheries();
        dossier.parties.truncate(count);
        while dossier.parties.len() < count {
            let name = format!("Party {}", dossier.parties.len());
            dossier.parties.push(party(&name));
        }
        dossier.statements.retain(|statement| {
            statement.party.at() < count
                && statement
                    .voice
                    .claimant()
                    .is_none_or(|party| party.at() < count)
        });
        let sheet = Sample::new(dossier, Lens::default())
            .lay_out(&Options {
                scale: 1.0,
                ..Options::default()
            })
            .unwrap();
        assert_holds(&sheet);
        assert_eq!(
            sheet.pages[0].size.x.to_bits(),
            f32::to_bits(expected),
            "{count} parties"
        );
        let running = sheet.pages[0].blocks.iter().filter(|block| {
            matches!(
                block.role,
                Role::Heading | Role::Subtitle | Role::LinkTarget(_) | Role::Source(_)
            )
        });
        for run in running.flat_map(|block| &block.runs) {
            let most = if run.size > 14.0 { 1600.0 } else { 760.0 };
            assert!(run.width <= most, "{count} parties: {run:?}");
        }
        look_at(&sheet, &format!("{count}-parties"));
    }
}
