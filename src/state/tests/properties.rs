//! Whatever is asked for in whatever order, nothing panics and what is selected is shown.

use proptest::prelude::*;

use super::*;
use crate::model::Stance;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("cod".to_owned()),
        Just("nowhere to be found".to_owned()),
        Just("2031-03-02".to_owned()),
        Just("2031-08".to_owned()),
        Just("1999".to_owned()),
        Just("2031-".to_owned()),
        "\\PC{0,6}",
    ]
}

fn selection() -> impl Strategy<Value = Selection> {
    (0_u32..8, 0_u32..5).prop_map(|(point, party)| Selection {
        point: PointIndex(point),
        party: PartyIndex(party),
    })
}

fn direction() -> impl Strategy<Value = Direction> {
    use Direction as D;
    proptest::sample::select(vec![
        D::Up,
        D::Down,
        D::Left,
        D::Right,
        D::PageUp,
        D::PageDown,
        D::RowStart,
        D::RowEnd,
        D::First,
        D::Last,
        D::NextTheme,
        D::PreviousTheme,
        D::NextDisputed,
    ])
}

/// Every kind of command, valid and not.
fn command() -> impl Strategy<Value = Command> {
    use Command as C;
    let plain: Vec<Command> = table().map(|row| row.command.clone()).collect();
    prop_oneof![
        4 => proptest::sample::select(plain),
        3 => direction().prop_map(C::Move),
        2 => selection().prop_map(C::Select),
        1 => selection().prop_map(C::ExtendTo),
        1 => direction().prop_map(C::Extend),
        1 => text().prop_map(C::SetPaletteQuery),
        1 => (0_usize..9).prop_map(C::ChooseInPalette),
        1 => (-9_isize..9).prop_map(C::MoveInPalette),
        1 => (0_u32..8).prop_map(|at| C::GoToPoint(PointIndex(at))),
        1 => (0_u32..5).prop_map(|at| C::GoToParty(PartyIndex(at))),
        1 => text().prop_map(C::ShowSpeaker),
        1 => selection().prop_map(C::Enter),
        1 => selection().prop_map(C::ShowConflict),
        2 => text().prop_map(C::SetSearch),
        2 => text().prop_map(C::SetDate),
        1 => text().prop_map(C::SetExportPath),
        1 => text().prop_map(C::SetOpenPath),
        1 => text().prop_map(C::OpenLink),
        1 => (0_u32..20).prop_map(|at| C::SetDateTo(StatementIndex(at))),
        1 => (0_u32..20).prop_map(|at| C::CopyQuotation(StatementIndex(at))),
        2 => (0_u32..5).prop_map(|party| C::ToggleParty(PartyIndex(party))),
        2 => (0_u32..5, any::<i32>()).prop_map(|(party, by)| C::MoveParty(PartyIndex(party), by % 5)),
        1 => (0_u32..5, any::<i32>()).prop_map(|(party, by)| C::MoveParty(PartyIndex(party), by)),
        1 => proptest::sample::select(Stance::ALL.to_vec()).prop_map(C::ToggleStance),
        1 => prop_oneof![Just(Vec::new()), Just(vec!["cod".to_owned(), "gone".to_owned()])]
            .prop_map(C::ChoosePoints),
        1 => (0_usize..5).prop_map(C::GoToFinding),
        1 => Just(C::Dropped(vec![PathBuf::from("a.ron"), PathBuf::from("b.txt")])),
        1 => Just(C::BackToMatrix),
        1 => Just(C::CloseNotice),
        1 => Just(C::GiveUpDialog),
        1 => Just(C::Export),
        1 => Just(C::ForgetRecent),
    ]
}

/// A command of the user, or the file as it is after an edit on disk.
fn step() -> impl Strategy<Value = Result<Command, Arc<Opened>>> {
    let without_cod = FISHERIES.replace("(id: \"cod\"", "(id: \"ling\"");
    let broken = FISHERIES.replace("(id: \"closed-area\", theme", "(id: \"closed-area\", thema");
    let edits: Vec<Arc<Opened>> = [FISHERIES, &without_cod, &broken, EMPTY]
        .into_iter()
        .flat_map(|text| ["accords/fisheries.ron", "b.ron"].map(|name| opened(name, text)))
        .collect();
    prop_oneof![
        12 => command().prop_map(Ok),
        1 => proptest::sample::select(edits).prop_map(Err),
    ]
}

/// A file in which nothing is.
const EMPTY: &str =
    "(format: 1, title: \"Empty\", parties: [], points: [], sources: [], statements: [])";

fn holds_together(state: &State) -> Result<(), TestCaseError> {
    if let Some(selection) = state.view.selection {
        prop_assert!(state.shown.points.contains(&selection.point));
        prop_assert!(state.shown.columns.contains(&selection.party));
    } else {
        // Only where nothing is shown is nothing selected.
        prop_assert!(state.shown.points.is_empty() || state.shown.columns.is_empty());
    }
    if let Some(block) = state.block() {
        let (points, parties) = state.points_and_parties(&block);
        prop_assert_eq!(points.len() * parties.len(), block.cells());
    }
    let none = state.dossier().parties.is_empty();
    prop_assert_eq!(state.shown.columns.is_empty(), none);
    let contested = state
        .selected_cell()
        .is_some_and(crate::matrix::Cell::is_disputed);
    prop_assert!(contested || !state.view.face_to_face);
    prop_assert_eq!(state.matrix.as_of, state.lens.day());
    prop_assert_eq!(
        &*state.shown,
        &state.lens.show_compared(
            state.dossier(),
            &state.matrix,
            &state.opened.search,
            state.comparison.as_deref(),
        )
    );
    // What was kept from before is what deriving it from the file would give.
    let (dossier, index) = (state.dossier(), &state.opened.index);
    let day = state.lens.day();
    prop_assert_eq!(&*state.matrix, &Matrix::derive(dossier, index, day));
    let (columns, chosen) = (&state.shown.columns, state.lens.points.as_ref());
    prop_assert_eq!(
        &*state.timeline,
        &Timeline::new(dossier, index, columns, chosen)
    );
    let told = Told::new(dossier, &state.lens, &state.shown, &state.matrix);
    prop_assert_eq!(&state.told, &told);
    if let Some(comparison) = &state.comparison {
        let derived = Comparison::new(dossier, index, comparison.with);
        prop_assert_eq!(&**comparison, &derived);
    }
    let with = state.comparison.as_ref().map(|comparison| comparison.with);
    let wanted = state.lens.compares().then(|| state.lens.compared_day());
    prop_assert_eq!(with, wanted);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_in_any_order_leave_a_state_that_holds_together(
        steps in proptest::collection::vec(step(), 0..40)
    ) {
        let mut state = fisheries();
        holds_together(&state)?;
        for step in steps {
            match step {
                Ok(command) => drop(update(&mut state, command)),
                Err(edited) => drop(report(&mut state, Report::Opened(edited))),
            }
            holds_together(&state)?;
        }
    }
}
