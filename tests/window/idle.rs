//! A window in which nothing happens asks for no frame: it costs no processor time.

use std::fs;
use std::time::Duration;

use concordance::state::{
    AgreementStep, Command, Density, ListKind, Room, Settings, SidePanel, Sight, State,
};
use egui::{Event, Modifiers, PointerButton, Pos2, Theme, ViewportId, pos2, vec2};

use crate::generated::recipe::{Recipe, Size};
use crate::support::harness::{FISHERIES, SIZE, Window};

/// So many frames may follow upon one another before a window has to rest.
const FRAMES: usize = 200;

/// For so many frames a button is held down still. A frame of the tests takes a quarter of a
/// second; after eight tenths of one what is held down is no click any more.
const HOLD: usize = 5;

/// Runs until the window rests; what it then waits for, if anything.
fn rests(window: &mut Window, what: &str) -> Duration {
    for _ in 0..FRAMES {
        window.harness.step();
        let wanted = window.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
        if !wanted.is_zero() {
            return wanted;
        }
    }
    panic!("{what}: the window never rests");
}

/// Everything that a window can be left in, by the commands that lead there.
fn ways() -> Vec<(&'static str, Vec<Command>)> {
    let list = |kind| Command::ShowRoom(Room::List(kind));
    let see = |sight| Command::InAgreement(AgreementStep::See(sight));
    let mut ways: Vec<(&str, Vec<Command>)> = vec![
        ("the matrix", vec![]),
        (
            "filters",
            vec![Command::ToggleFilters, Command::ToggleDisputed],
        ),
        ("findings", vec![Command::SetSide(SidePanel::Findings)]),
        ("a date", vec![Command::SetDate("2025-03-01".to_owned())]),
        ("a search", vec![Command::SetSearch("er".to_owned())]),
        ("sources", vec![Command::ShowSources]),
        ("changes", vec![list(ListKind::Changes)]),
        ("gaps", vec![list(ListKind::Gaps)]),
        ("contested", vec![list(ListKind::Contested)]),
        ("statements", vec![list(ListKind::Statements)]),
        ("pairs", vec![Command::ShowRoom(Room::Agreement)]),
        (
            "points",
            vec![Command::ShowRoom(Room::Agreement), see(Sight::Points)],
        ),
        ("a second reading", vec![Command::ShowRoom(Room::Second)]),
        ("keys", vec![Command::ShowKeys]),
        ("measures", vec![Command::ShowMeasures]),
        (
            "undone",
            vec![Command::ToggleHoles, Command::Undo, Command::CloseNotice],
        ),
    ];
    for (density, name) in Density::ALL {
        ways.push((name, vec![Command::SetDensity(density)]));
    }
    ways
}

fn is_listed(state: &State) -> bool {
    !state.is_being_listed()
}

fn every_way_rests(mut window: Window) {
    for (what, commands) in ways() {
        for command in commands {
            window.harness.state_mut().command(command);
        }
        window.until(what, is_listed);
        // A notice that is told for a while wakes the window once more when its time is over.
        let mut waits = 0;
        while rests(&mut window, what) < Duration::MAX {
            waits += 1;
            assert!(waits < 60, "{what}: the window goes on waking");
        }
        for back in [
            Command::Dismiss,
            Command::ShowMatrix,
            Command::ShowEverything,
            Command::SetSide(SidePanel::Inspector),
        ] {
            window.harness.state_mut().command(back);
        }
    }
}

#[test]
fn a_small_file_lets_the_window_rest_wherever_one_is() {
    every_way_rests(Window::of(
        FISHERIES,
        Settings::default(),
        Theme::Light,
        SIZE,
    ));
}

#[test]
fn a_wide_file_lets_the_window_rest_wherever_one_is() {
    let recipe = Recipe {
        points: 900,
        parties: 25,
        statements: 3000,
        holes: 0.9,
        ..Recipe::of(Size::M)
    };
    let file = String::from_utf8(crate::generated::file(&recipe)).unwrap();
    every_way_rests(Window::of(&file, Settings::default(), Theme::Light, SIZE));
}

#[test]
fn a_tooltip_that_is_up_and_a_pointer_that_lies_still_cost_nothing() {
    let mut window = Window::fisheries();
    window
        .harness
        .state_mut()
        .command(Command::SetDensity(Density::Overview));
    for at in [
        pos2(420.0, 160.0),
        pos2(300.0, 760.0),
        pos2(900.0, 300.0),
        pos2(60.0, 160.0),
    ] {
        window.harness.hover_at(at);
        let mut waits = 0;
        while rests(&mut window, "the pointer") < Duration::MAX {
            waits += 1;
            assert!(waits < 60, "{at:?}: the window goes on waking");
        }
    }
}

fn button(window: &mut Window, pos: Pos2, pressed: bool) {
    window.harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
}

/// Holds the button down all over the window, still at first and then a little to the side.
fn a_held_button_rests(window: &mut Window, room: &Command, what: &str) {
    for down in 0..11_u8 {
        for right in 0..7_u8 {
            let at = pos2(
                30.0 + 155.0 * f32::from(right),
                20.0 + 82.0 * f32::from(down),
            );
            let what = format!("{what}, held at {at:?}");
            window.harness.hover_at(at);
            rests(window, &what);
            button(window, at, true);
            window.harness.run_steps(HOLD);
            rests(window, &what);
            let aside = at + vec2(9.0, 5.0);
            window.harness.hover_at(aside);
            rests(window, &what);
            button(window, aside, false);
            rests(window, &what);
            let state = window.state();
            assert!(state.view.dialog.is_none(), "{what}: {:?}", state.view);
            window.harness.state_mut().command(room.clone());
        }
    }
}

#[test]
fn a_button_that_is_held_down_costs_nothing() {
    let mut window = Window::fisheries();
    for room in [
        Command::ShowMatrix,
        Command::ShowRoom(Room::Agreement),
        Command::ShowRoom(Room::List(ListKind::Statements)),
        Command::ShowRoom(Room::Parts),
    ] {
        window.harness.state_mut().command(room.clone());
        a_held_button_rests(&mut window, &room, &format!("{room:?}"));
    }
}

#[test]
fn a_button_that_is_held_down_over_a_text_costs_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("gazette.txt");
    fs::write(
        &text,
        "“Our harbours are open to all,” she said.\n\n".repeat(30),
    )
    .expect("a text");
    let mut window = Window::fisheries();
    window.drop_file(text);
    window.until("the text is compared", |state| {
        !state.evidence.texts.is_empty()
    });
    let room = Command::ShowRoom(Room::Reader);
    window.harness.state_mut().command(Command::ShowSources);
    window.harness.run();
    window.click("Read the text of “Three coasts, one bank”");
    assert!(window.says("Our harbours are open to all"));
    a_held_button_rests(&mut window, &room, "a text");
}
