//! Random dossiers: long words, Cyrillic, many parties, few points; nothing leaves its place.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::invariants::assert_holds;
use super::samples::{Sample, party, point, source};
use super::{SheetError, Typesetter, lay_out};
use crate::export::{Detail, Options, Orientation, Paper, SheetTheme};
use crate::lens::Lens;
use crate::model::{Dossier, PartyIndex, PointIndex, SourceIndex, Stance, Statement, Voice};
use crate::standing::cases::{own, span};

fn text(longest: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,9}",
        "[А-Яа-яіїєґ]{1,12}",
        "[A-Za-z]{20,60}",
        Just("“quoted”".to_owned()),
        Just("no\u{2011}break\u{a0}here".to_owned()),
        Just("twenty-eight-point".to_owned()),
        Just("two\nlines".to_owned()),
        Just("so\u{ad}ft".to_owned()),
        Just("1—2".to_owned()),
    ];
    proptest::collection::vec(word, 0..longest).prop_map(|words| words.join(" "))
}

type Drawn = (usize, usize, usize, u8, String, String, Option<String>);

fn statement() -> impl Strategy<Value = Drawn> {
    (
        0_usize..100,
        0_usize..100,
        0_usize..7,
        0_u8..6,
        text(9),
        text(30),
        proptest::option::of(text(4)),
    )
}

fn dossier() -> impl Strategy<Value = Dossier> {
    (
        proptest::collection::vec(text(4), 1..7),
        proptest::collection::vec((text(5), text(14)), 1..6),
        proptest::collection::vec(statement(), 0..14),
        text(12),
    )
        .prop_map(|(parties, points, statements, title)| build(parties, points, statements, title))
}

fn build(
    parties: Vec<String>,
    points: Vec<(String, String)>,
    statements: Vec<Drawn>,
    title: String,
) -> Dossier {
    let (party_count, point_count) = (parties.len(), points.len());
    let index = |number: usize| u32::try_from(number).unwrap();
    let statements = statements.into_iter().enumerate().map(|(number, drawn)| {
        let (at_point, at_party, stance, voice, gist, quote, part) = drawn;
        let party = PartyIndex(index(at_party % party_count));
        let other = PartyIndex(index((at_party + 1) % party_count));
        let voice = match voice {
            0 => Voice::Reported,
            1 if other != party => Voice::ClaimedBy(other),
            2 => Voice::Analyst,
            _ => Voice::Own,
        };
        Statement {
            number: index(number),
            point: PointIndex(index(at_point % point_count)),
            party,
            voice,
            gist,
            quote,
            part,
            source: SourceIndex(index(number % 2)),
            ..own(Stance::ALL[stance], "2025-06-15")
        }
    });
    Dossier {
        title,
        parties: parties
            .into_iter()
            .enumerate()
            .map(|(number, name)| crate::model::Party {
                id: format!("party-{number}"),
                ..party(&name)
            })
            .collect(),
        points: points
            .into_iter()
            .enumerate()
            .map(|(number, (title, proposition))| crate::model::Point {
                id: format!("point-{number}"),
                ..point(None, &title, &proposition)
            })
            .collect(),
        statements: statements.collect(),
        sources: vec![source("One", "2025-06-16"), source("Other", "2024-06")],
        ..Dossier::default()
    }
}

#[test]
fn every_sheet_keeps_its_promises() {
    let typesetter = RefCell::new(Typesetter::new());
    let options = (
        proptest::option::of(900.0_f32..1700.0),
        0_usize..3,
        0_usize..2,
        proptest::option::of(400.0_f32..3000.0),
        1.0_f32..4.0,
        0_usize..10,
    )
        .prop_map(|(width, detail, theme, max_height, scale, paper)| Options {
            paper: Paper::ALL[paper / 2],
            orientation: Orientation::ALL[paper % 2],
            theme: SheetTheme::ALL[theme],
            detail: Detail::ALL[detail],
            width,
            scale,
            max_height,
            ..Options::default()
        });
    let mut runner = TestRunner::new(Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(
            &(dossier(), options, any::<bool>()),
            |(dossier, options, dated)| {
                let lens = Lens {
                    as_of: dated.then(|| span("2025-12-01").to_string()),
                    ..Lens::default()
                };
                let sample = Sample::new(dossier, lens);
                let sheet = lay_out(&mut typesetter.borrow_mut(), &sample.content(), &options);
                match sheet {
                    Ok(sheet) => assert_holds(&sheet),
                    Err(SheetError::TooNarrow { needed, width, .. }) => {
                        prop_assert!(needed > width);
                    }
                    Err(error) => prop_assert!(false, "{error}"),
                }
                Ok(())
            },
        )
        .unwrap();
}

/// Found by the property below: words that conflict and are empty end above the line that binds
/// them, which then left its part of a row that was cut.
#[test]
fn the_line_that_binds_empty_words_stays_in_its_part_of_a_row() {
    let mut dossier = crate::standing::cases::dossier(vec![
        crate::standing::cases::own(Stance::Insists, "2025-06-15"),
        crate::standing::cases::own(Stance::OpposesUnless, "2025-06-15"),
    ]);
    for statement in &mut dossier.statements {
        statement.gist.clear();
        statement.quote.clear();
    }
    dossier.parties.truncate(1);
    let sample = Sample::new(dossier, Lens::default());
    for height in [400.0, 420.0, 440.0, 480.0] {
        let options = Options {
            width: Some(480.0),
            max_height: Some(height),
            scale: 1.0,
            ..Options::default()
        };
        let sheet = lay_out(&mut Typesetter::new(), &sample.content(), &options);
        assert_holds(&sheet.unwrap());
    }
}

#[test]
fn dealing_ends_on_pages_of_every_size() {
    let typesetter = RefCell::new(Typesetter::new());
    let size = (480.0_f32..1000.0, 400.0_f32..640.0, 0_usize..3);
    let mut runner = TestRunner::new(Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(
            &(dossier(), size),
            |(mut dossier, (width, height, detail))| {
                dossier.parties.truncate(1);
                dossier.statements.retain(|it| {
                    it.party.at() == 0 && it.voice.claimant().is_none() && it.jointly.is_empty()
                });
                let sample = Sample::new(dossier, Lens::default());
                let options = Options {
                    detail: Detail::ALL[detail],
                    width: Some(width),
                    max_height: Some(height),
                    scale: 1.0,
                    ..Options::default()
                };
                match lay_out(&mut typesetter.borrow_mut(), &sample.content(), &options) {
                    Ok(sheet) => assert_holds(&sheet),
                    Err(error) => {
                        prop_assert!(matches!(error, SheetError::TooTall { .. }), "{error}");
                    }
                }
                Ok(())
            },
        )
        .unwrap();
}
