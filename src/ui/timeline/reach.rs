//! Which of the hundreds of marks and counts can be pointed at in this frame.
//!
//! Each would be a widget of its own, in every frame, also while the matrix is scrolled and nobody
//! is near. So they are widgets only while the pointer is over the lanes, a menu is open, or
//! somebody listens. A tap of a finger comes without a pointer before it, and is kept here until it
//! is seen what it meant.

use egui::{Pos2, Rect, Ui};

use super::Memory;
use super::mark::MARK;

/// A tap may miss a mark by so much, in points.
const SLIP: f32 = 5.0;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Touch {
    /// True when the marks were widgets in the frame before.
    was_live: bool,
    /// Where the button or a finger went down in the lanes before they were.
    pressed: Option<Pos2>,
}

/// What of the lanes can be reached in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// True when every mark is a widget.
    pub(super) is_live: bool,
    /// True when a menu is open, perhaps one of theirs.
    pub(super) has_menu: bool,
    /// Where a finger tapped that no widget could have felt.
    tapped: Option<Pos2>,
}

impl Reach {
    /// Looks where the pointer is, and remembers a press that came before the widgets.
    pub(super) fn new(ui: &Ui, memory: &mut Memory, lanes: Rect) -> Self {
        let has_menu = egui::Popup::is_any_open(ui);
        // There are nodes only while somebody listens.
        let is_heard = ui.accesskit_node_builder(ui.scope_id(), |_| ()).is_some();
        let is_here = |at: Pos2| {
            ui.ctx()
                .layer_id_at(at)
                .is_none_or(|it| it == ui.layer_id())
        };
        let (at, is_pressed, is_clicked) = ui.input(|input| {
            let pointer = &input.pointer;
            // A finger that is lifted leaves no pointer, but where it was is known once more.
            let at = pointer.interact_pos();
            (at, pointer.primary_pressed(), pointer.primary_clicked())
        });
        let is_near = at.is_some_and(|at| lanes.expand(MARK).contains(at));
        if is_pressed {
            let is_unfelt = is_near && !memory.touch.was_live;
            memory.touch.pressed = at.filter(|at| is_unfelt && is_here(*at));
        }
        let tapped = memory.touch.pressed.filter(|_| is_clicked);
        if is_clicked {
            memory.touch.pressed = None;
        }
        let is_live = is_near || has_menu || is_heard;
        memory.touch.was_live = is_live;
        Self {
            is_live,
            has_menu,
            tapped,
        }
    }

    /// The same with a tap that meant the nearest of these: fingers are no more exact than egui is
    /// with a pointer.
    pub(super) fn among(self, places: impl FnOnce() -> Vec<Rect>) -> Self {
        let tapped = self.tapped.and_then(|at| {
            let near = places()
                .into_iter()
                .filter(|place| place.distance_to_pos(at) <= SLIP);
            let far = |place: &Rect| place.distance_sq_to_pos(at);
            near.min_by(|one, other| far(one).total_cmp(&far(other)))
        });
        Self {
            tapped: tapped.map(|place| place.center()),
            ..self
        }
    }

    /// True when what stands there was tapped.
    pub(super) fn is_tapped(&self, rect: Rect) -> bool {
        self.tapped.is_some_and(|at| rect.contains(at))
    }

    /// True when what stands there is a widget in this frame.
    pub(super) fn is_reached(&self, rect: Rect) -> bool {
        self.is_live || self.is_tapped(rect)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{Context, Event, Modifiers, PointerButton, Popup, RawInput, Vec2, pos2, vec2};

    use super::*;
    use crate::load::load;
    use crate::look;
    use crate::shell::bundled;
    use crate::state::{Command, Opened, Origin, Settings, State};
    use crate::ui::{Memory as Views, Preview, window_ui};

    const SIZE: Vec2 = vec2(640.0, 700.0);

    /// A window to which nobody listens, and what it did.
    struct Window {
        context: Context,
        views: Views,
        time: f64,
        commands: Vec<Command>,
    }

    impl Window {
        fn new(state: &State) -> Self {
            let context = Context::default();
            look::apply(&context);
            let (views, commands) = (Views::default(), Vec::new());
            let mut window = Self {
                context,
                views,
                time: 0.0,
                commands,
            };
            window.frame(state, Vec::new());
            window.frame(state, Vec::new());
            window
        }

        fn frame(&mut self, state: &State, events: Vec<Event>) {
            self.time += 0.05;
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
                time: Some(self.time),
                focused: true,
                events,
                ..RawInput::default()
            };
            let (views, commands) = (&mut self.views, &mut self.commands);
            let preview = Preview::default();
            let output = self.context.run_ui(input, |ui| {
                commands.extend(window_ui(ui, state, views, &preview));
            });
            output.drop_without_applying_deltas();
        }

        /// What came of it: the commands, and whether a menu is open.
        fn outcome(self) -> (Vec<Command>, bool) {
            let has_menu = Popup::is_any_open(&self.context);
            (self.commands, has_menu)
        }
    }

    fn button(pos: Pos2, pressed: bool) -> Event {
        Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    #[test]
    fn a_tap_without_a_pointer_before_it_does_what_a_click_does() {
        let opened = Opened::new(Origin::Bundled, load(bundled::DOSSIER)).unwrap();
        let state = State::new(Arc::new(opened), Settings::default());
        let (mut marks, mut menus) = (0, 0);
        // Over the lanes at the bottom of the window, in steps smaller than a mark.
        for y in (593_u16..693).step_by(14) {
            for x in (200_u16..560).step_by(31) {
                let at = pos2(f32::from(x), f32::from(y));
                let mut clicked = Window::new(&state);
                for events in [
                    vec![Event::PointerMoved(at)],
                    vec![Event::PointerMoved(at)],
                    vec![button(at, true)],
                    vec![button(at, false)],
                    vec![],
                ] {
                    clicked.frame(&state, events);
                }
                let clicked = clicked.outcome();
                let of_lanes = |command: &Command| {
                    matches!(
                        command,
                        Command::SelectStatement(_) | Command::FocusTimeline
                    )
                };
                if !clicked.1 && !clicked.0.iter().any(of_lanes) {
                    continue;
                }
                marks += usize::from(!clicked.1);
                menus += usize::from(clicked.1);
                let touches: [Vec<Vec<Event>>; 2] = [
                    vec![vec![
                        Event::PointerMoved(at),
                        button(at, true),
                        button(at, false),
                        Event::PointerGone,
                    ]],
                    vec![
                        vec![Event::PointerMoved(at), button(at, true)],
                        vec![button(at, false), Event::PointerGone],
                    ],
                ];
                for touch in touches {
                    let mut tapped = Window::new(&state);
                    for events in touch {
                        tapped.frame(&state, events);
                    }
                    tapped.frame(&state, Vec::new());
                    assert_eq!(tapped.outcome(), clicked, "{at:?}");
                }
            }
        }
        assert!(marks > 5, "{marks} marks");
        assert!(menus > 0, "{menus} menus");
    }
}
