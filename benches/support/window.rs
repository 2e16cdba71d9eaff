//! The window without a screen: each frame is laid out and tessellated as on one, by the clock of
//! the thread's processor time.

use std::time::Duration;

use concordance::look;
use concordance::state::{Command, Effect, State, report, update};
use concordance::ui::{Memory, Preview, window_ui};
use egui::{
    Context, Event, FullOutput, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, Shape, TouchPhase, Vec2, pos2, vec2,
};

use crate::cpu::Moment;

/// The size of the window, in points.
pub(crate) const SIZE: Vec2 = vec2(1280.0, 800.0);
/// In the matrix, where nothing is told beside the pointer.
pub(crate) const MIDDLE: Pos2 = pos2(500.0, 400.0);
/// On the scroll bar of what fills the middle: left of the inspector.
const BAR: f32 = 877.0;

/// A window in which nobody looks.
pub(crate) struct Window {
    pub(crate) state: State,
    context: Context,
    memory: Memory,
    preview: Preview,
    frames: u32,
}

impl Window {
    pub(crate) fn new(state: State) -> Self {
        let context = Context::default();
        look::apply(&context);
        Self {
            state,
            context,
            memory: Memory::default(),
            preview: Preview::default(),
            frames: 0,
        }
    }

    /// One frame with these events: how long layout, tessellation and the commands that come of it
    /// take.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> Duration {
        let moment = Moment::now();
        let mut output = self.laid_out(events);
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.context.tessellate(shapes, output.pixels_per_point);
        let worked = moment.worked();
        drop(primitives);
        output.drop_without_applying_deltas();
        worked
    }

    /// True when these words stand on screen.
    pub(crate) fn shows(&mut self, words: &str) -> bool {
        let output = self.laid_out(Vec::new());
        let says = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text().contains(words));
        let shows = output.shapes.iter().any(|clipped| says(&clipped.shape));
        output.drop_without_applying_deltas();
        shows
    }

    /// For how many frames a wheel that turns moves something, until the end is reached; at most
    /// `most`. Tried in another window over the same state.
    pub(crate) fn way(&self, at: Pos2, by: Vec2, most: usize) -> usize {
        let mut window = Self::new(self.state.clone());
        window.settle();
        let mut before = Vec::new();
        for frame in 0..most {
            let now = window.places(wheel(at, by));
            if now == before {
                return frame;
            }
            before = now;
        }
        most
    }

    /// Where the texts stand: the same in two frames between which nothing moved.
    fn places(&mut self, events: Vec<Event>) -> Vec<Pos2> {
        let output = self.laid_out(events);
        let place = |shape: &Shape| match shape {
            Shape::Text(text) => Some(text.pos),
            _ => None,
        };
        let shapes = output.shapes.iter();
        let places = shapes.filter_map(|it| place(&it.shape)).collect();
        output.drop_without_applying_deltas();
        places
    }

    fn laid_out(&mut self, events: Vec<Event>) -> FullOutput {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            max_texture_side: Some(8192),
            focused: true,
            events,
            ..RawInput::default()
        };
        let mut commands = Vec::new();
        let (state, memory, preview) = (&self.state, &mut self.memory, &self.preview);
        let output = self.context.run_ui(input, |ui| {
            commands.extend(window_ui(ui, state, memory, preview));
        });
        for command in commands {
            self.perform(command);
        }
        output
    }

    /// Applies a command; what is made beside the window is made at once.
    fn perform(&mut self, command: Command) {
        let mut effects = update(&mut self.state, command);
        while let Some(effect) = effects.pop() {
            if let Effect::List(work) = effect {
                effects.extend(report(&mut self.state, work.run()));
            }
        }
    }

    /// Frames without events until the views have settled.
    pub(crate) fn settle(&mut self) {
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// Applies commands, and lets the views settle.
    pub(crate) fn command(&mut self, commands: &[Command]) {
        for command in commands {
            self.perform(command.clone());
        }
        self.settle();
    }
}

/// The wheel, turned over a place by so many points.
pub(crate) fn wheel(at: Pos2, by: Vec2) -> Vec<Event> {
    vec![
        Event::PointerMoved(at),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: by,
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        },
    ]
}

/// The scroll bar, taken hold of near its top.
pub(crate) fn take_bar(top: f32) -> [Vec<Event>; 2] {
    let at = pos2(BAR, top);
    let press = Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    };
    [vec![Event::PointerMoved(at)], vec![press]]
}

/// The scroll bar, dragged to a height.
pub(crate) fn drag_bar(to: f32) -> Vec<Event> {
    vec![Event::PointerMoved(pos2(BAR, to))]
}

/// The scroll bar, let go.
pub(crate) fn let_go(at: f32) -> Vec<Event> {
    vec![Event::PointerButton {
        pos: pos2(BAR, at),
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    }]
}
