//! Whatever is asked for in whatever order, nothing panics, what is selected is there, and all
//! steps back give the first lens, all steps forth the last.

#![no_main]

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use concordance_fuzz::FISHERIES;
use concordance_fuzz::cite::Style;
use concordance_fuzz::input::Input;
use concordance_fuzz::lens::Sort;
use concordance_fuzz::load::load;
use concordance_fuzz::model::{PartyIndex, PointIndex, SourceIndex, Stance, StatementIndex};
use concordance_fuzz::state::{
    AgreementStep, Command, CompareFile, Density, Direction, ExportOptions, Format, Opened, Origin,
    Preset, Report, Room, Selection, Settings, State, ThemeChoice, report, table, update,
};
use libfuzzer_sys::fuzz_target;

/// The accord, and three edits of it under its own name: another id, an error, nothing left.
static FILES: LazyLock<Vec<Arc<Opened>>> = LazyLock::new(|| {
    let edits = [
        FISHERIES.to_owned(),
        FISHERIES.replace("(id: \"cod\"", "(id: \"ling\""),
        FISHERIES.replace("(id: \"closed-area\", theme", "(id: \"closed-area\", thema"),
        "(format: 1, title: \"\", parties: [], points: [], sources: [], statements: [])".to_owned(),
    ];
    let opened = |text: &String| {
        let origin = Origin::File(PathBuf::from("accords/fisheries.ron"));
        Opened::new(origin, load(text.as_bytes())).ok().map(Arc::new)
    };
    edits.iter().filter_map(opened).collect()
});

static PLAIN: LazyLock<Vec<Command>> =
    LazyLock::new(|| table().map(|row| row.command.clone()).collect());

const DIRECTIONS: [Direction; 13] = [
    Direction::Up,
    Direction::Down,
    Direction::Left,
    Direction::Right,
    Direction::PageUp,
    Direction::PageDown,
    Direction::RowStart,
    Direction::RowEnd,
    Direction::First,
    Direction::Last,
    Direction::NextTheme,
    Direction::PreviousTheme,
    Direction::NextDisputed,
];
/// More than the accord has of anything, so that some are none.
const INDICES: usize = 30;

fn index(input: &mut Input<'_>) -> u32 {
    u32::try_from(input.below(INDICES)).unwrap_or(0)
}

fn selection(input: &mut Input<'_>) -> Selection {
    Selection { point: PointIndex(index(input) % 8), party: PartyIndex(index(input) % 5) }
}

fn date(input: &mut Input<'_>) -> String {
    const DATES: [&str; 6] = ["", "2031-03-02", "2031-08", "2031-03/2031-04", "1999", "2031-"];
    if input.below(8) == 0 { input.text() } else { (*input.one(&DATES)).to_owned() }
}

fn command(input: &mut Input<'_>) -> Command {
    let statement = |input: &mut Input<'_>| StatementIndex(index(input));
    let party = |input: &mut Input<'_>| PartyIndex(index(input) % 5);
    match input.below(40) {
        0 => Command::Move(*input.one(&DIRECTIONS)),
        1 => Command::Extend(*input.one(&DIRECTIONS)),
        2 => Command::Select(selection(input)),
        3 => Command::ExtendTo(selection(input)),
        4 => Command::Enter(selection(input)),
        5 => Command::ShowConflict(selection(input)),
        6 => Command::SetSearch(input.text()),
        7 => Command::SetDate(date(input)),
        8 => Command::TypeDate(date(input)),
        9 => Command::CompareWith(date(input)),
        10 => Command::SetDateTo(statement(input)),
        11 => Command::SelectStatement(statement(input)),
        12 => Command::ShowInMatrix(statement(input)),
        13 => Command::CopyQuotation(statement(input)),
        14 => Command::ToggleParty(party(input)),
        15 => Command::MoveParty(party(input), i32::from(input.byte().cast_signed())),
        16 => Command::ToggleStance(*input.one(&Stance::ALL)),
        17 => Command::SetSort(input.one(&Sort::ALL).0),
        18 => Command::ChoosePoints(vec!["cod".to_owned(), input.text()]),
        19 => Command::ShowRoom(input.one(&Room::ALL).0),
        20 => Command::Read(SourceIndex(index(input)), Some(statement(input))),
        21 => Command::Read(SourceIndex(index(input)), None),
        22 => Command::SetTextSearch(input.text()),
        23 => Command::SetPaletteQuery(input.text()),
        24 => Command::MoveInPalette(isize::from(input.byte().cast_signed())),
        25 => Command::ChooseInPalette(input.below(INDICES)),
        26 => Command::GoToPoint(PointIndex(index(input))),
        27 => Command::GoToParty(party(input)),
        28 => Command::ShowSpeaker(input.text()),
        29 => Command::ListTo(input.below(INDICES)),
        30 => Command::ListSort(input.below(INDICES)),
        31 => Command::GoToFinding(input.below(INDICES)),
        32 => Command::SetExportPath(input.text()),
        33 => Command::SetExportFormat(*input.one(&Format::ALL)),
        34 => Command::SetExportPreset(*input.one(&Preset::ALL)),
        35 => rare(input),
        36 => Command::InAgreement(AgreementStep::Pair(party(input), party(input))),
        37 => Command::InAgreement(AgreementStep::Look(selection(input))),
        _ => input.one(&PLAIN).clone(),
    }
}

fn rare(input: &mut Input<'_>) -> Command {
    match input.below(16) {
        0 => Command::OpenLink(input.text()),
        1 => Command::SetOpenPath(input.text()),
        2 => Command::SetTextPath(input.text()),
        3 => Command::Dropped(vec![PathBuf::from(input.text()), PathBuf::from("b.txt")]),
        4 => Command::CompareFile(CompareFile::Type(input.text())),
        5 => Command::CompareFile(CompareFile::With(PathBuf::from(input.text()))),
        6 => Command::SetExport(ExportOptions {
            scale: input.number(),
            width: Some(input.number()),
            max_height: Some(input.number()),
            title: input.text(),
            ..ExportOptions::default()
        }),
        7 => Command::TurnPreview(isize::from(input.byte().cast_signed())),
        8 => Command::WindowSize(input.number(), input.number()),
        9 => Command::SetCitation(Some(input.one(&Style::ALL).0)),
        10 => Command::SetTheme(input.one(&ThemeChoice::ALL).0),
        11 => Command::SetDensity(input.one(&Density::ALL).0),
        12 => Command::CopySource(SourceIndex(index(input))),
        13 => Command::CopyFinding(input.below(INDICES)),
        14 => Command::ForgetText(SourceIndex(index(input))),
        _ => Command::AddText(SourceIndex(index(input)), PathBuf::from(input.text())),
    }
}

fn holds_together(state: &State) {
    // What is selected may be filtered out: timeline and reader look at statements wherever they
    // are. It is always there.
    if let Some(selection) = state.view.selection {
        assert!(selection.point.at() < state.dossier().points.len());
        assert!(selection.party.at() < state.dossier().parties.len());
    }
    assert_eq!(state.matrix.as_of, state.lens.day());
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let mut state = State::new(FILES[0].clone(), Settings::default());
    // As many as are kept can be undone; a command is one step of the lens at most.
    let mut first = state.lens.clone();
    for _ in 0..190 {
        if input.is_empty() {
            break;
        }
        if input.below(24) == 23 {
            let edited = input.one(&FILES).clone();
            let _ = report(&mut state, Report::Opened(edited));
        } else {
            let command = command(&mut input);
            let _ = update(&mut state, command);
        }
        holds_together(&state);
        if state.history.undoes().is_none() && state.history.redoes().is_none() {
            first = state.lens.clone();
        }
    }
    let last = state.lens.clone();
    let mut undone = 0;
    while state.history.undoes().is_some() {
        let _ = update(&mut state, Command::Undo);
        holds_together(&state);
        undone += 1;
        assert!(undone <= 200, "undoing ends");
    }
    assert_eq!(state.lens, first);
    for _ in 0..undone {
        let _ = update(&mut state, Command::Redo);
    }
    assert_eq!(state.lens, last);
});
