//! What the matrix keeps of the frame before is what it would lay out anew.

use std::sync::Arc;

use concordance::load::load;
use concordance::state::{Command, Density, Direction, Opened, Origin, Settings, State, update};
use concordance::ui::{Memory, Preview, window_ui};
use egui::{Context, Event, Pos2, RawInput, Rect, Shape, Theme, vec2};

use crate::support::harness::FISHERIES;

/// A window without a system.
struct Kept {
    context: Context,
    memory: Memory,
    frames: u32,
    pixels_per_point: f32,
}

/// A text with its place and its colours.
type Text = (String, String, String);

impl Kept {
    fn new(theme: Theme, pixels_per_point: f32) -> Self {
        let context = Context::default();
        concordance::look::apply(&context);
        context.set_theme(theme);
        Self {
            context,
            memory: Memory::default(),
            frames: 0,
            pixels_per_point,
        }
    }

    /// Other fonts begin the atlas anew, so that everything is laid out again.
    fn forget(&self) {
        self.context
            .set_fonts(concordance::look::font_definitions());
    }

    /// The texts of a frame once the views have settled.
    fn texts(&mut self, state: &State) -> Vec<Text> {
        for _ in 0..30 {
            self.frame(state, Vec::new());
        }
        self.frame(state, Vec::new())
    }

    fn frame(&mut self, state: &State, events: Vec<Event>) -> Vec<Text> {
        self.frames += 1;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1240.0, 880.0))),
            time: Some(f64::from(self.frames) / 10.0),
            max_texture_side: Some(8192),
            events,
            ..RawInput::default()
        };
        let viewport = input.viewports.entry(input.viewport_id).or_default();
        viewport.native_pixels_per_point = Some(self.pixels_per_point);
        let preview = Preview::default();
        let output = self.context.run_ui(input, |ui| {
            window_ui(ui, state, &mut self.memory, &preview);
        });
        let texts = output.shapes.iter().filter_map(|clipped| {
            let Shape::Text(text) = &clipped.shape else {
                return None;
            };
            let mesh = text.galley.rows.iter().map(|row| &row.visuals.mesh);
            let looks: Vec<String> = mesh
                .map(|mesh| {
                    let ends = mesh.vertices.first().zip(mesh.vertices.last());
                    format!("{ends:?}")
                })
                .collect();
            let place = format!("{:?} {:?}", text.pos, text.fallback_color);
            Some((text.galley.text().to_owned(), place, looks.concat()))
        });
        let texts = texts.collect();
        output.drop_without_applying_deltas();
        texts
    }
}

fn state() -> State {
    let opened = Opened::new(Origin::Bundled, load(FISHERIES.as_bytes()));
    let settings = Settings::default();
    State::new(Arc::new(opened.expect("a position file")), settings)
}

#[test]
fn what_is_kept_of_the_cells_is_what_would_be_laid_out() {
    let commands = [
        Command::Move(Direction::Down),
        Command::SetDate("2031-08-13".to_owned()),
        Command::SetSearch("cod".to_owned()),
        Command::ToggleShowUnchecked,
        Command::SetDensity(Density::Full),
        Command::ClearFilters,
        Command::SetDensity(Density::Overview),
        Command::SetDensity(Density::Normal),
        Command::ToggleHoles,
        Command::Undo,
        Command::Undo,
    ];
    for (theme, pixels_per_point) in [(Theme::Light, 1.0), (Theme::Dark, 1.5)] {
        let mut state = state();
        let mut kept = Kept::new(theme, pixels_per_point);
        for command in &commands {
            let before = kept.texts(&state);
            update(&mut state, command.clone());
            let now = kept.texts(&state);
            kept.forget();
            let anew = kept.texts(&state);
            let words = |texts: &[Text]| -> Vec<(String, String)> {
                texts
                    .iter()
                    .map(|it| (it.0.clone(), it.1.clone()))
                    .collect()
            };
            assert_eq!(words(&now), words(&anew), "after {command:?}");
            assert_ne!(words(&now), words(&before), "{command:?} changes something");
        }
    }
}

#[test]
fn letters_that_moved_within_the_atlas_are_laid_out_anew() {
    let state = state();
    let mut kept = Kept::new(Theme::Light, 1.0);
    kept.texts(&state);
    kept.forget();
    let now = kept.texts(&state);
    let mut anew = Kept::new(Theme::Light, 1.0);
    assert_eq!(now, anew.texts(&state));
}
