//! The first frame, laid out while the system makes the window.
//!
//! Most of what a first frame costs is drawing each letter once. Making a window and preparing
//! OpenGL takes longer than that and leaves a processor free, so that a frame which nobody sees is
//! laid out beside it, in the context that the window then has, and again while that draws letters
//! that were not drawn before: the rows below the screen are measured a few in each frame. Where the
//! system gives another size or another scale than it was asked for, the real first frame does again
//! what is different.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use egui::epaint::text::{FallbackRequest, FontProvider};
use egui::{Context, Pos2, RawInput, Rect, TextureId, ThemePreference, Ui, Vec2, Visuals};
use egui_system_font_provider::SystemFontProvider;

use super::memory;
use crate::look;
use crate::state::{Settings, State, ThemeChoice};
use crate::ui::{Memory, Preview, window_ui};

/// The side of the largest picture that a frame may use, in pixels: less than most systems draw,
/// because the picture of all letters is begun as wide as that and is handed over whole. Where a
/// system draws less the letters are drawn again.
const MOST_PIXELS: usize = 8192;

/// Keeps a frame to pictures of that size.
pub(super) fn limit_pictures(input: &mut RawInput) {
    input.max_texture_side = input.max_texture_side.map(|side| side.min(MOST_PIXELS));
}

/// How often it is laid out at most, so that nobody waits for it who has a quick screen.
const MOST_FRAMES: usize = 4;

/// What the window begins with: the context, and its first frame in the making.
pub(super) struct Ahead {
    pub(super) context: Context,
    thread: thread::JoinHandle<(State, Memory)>,
    /// True when the frames to come are painted.
    is_seen: Arc<AtomicBool>,
}

impl Ahead {
    /// Begins to make a state with these settings, and to lay out a window over it, of this size in
    /// points.
    pub(super) fn begin(
        settings: &Settings,
        size: Vec2,
        make: impl FnOnce() -> State + Send + 'static,
    ) -> Self {
        let context = Context::default();
        // What eframe sets in the contexts that it makes itself: no window within the window.
        context.set_embed_viewports(false);
        look::apply(&context);
        apply_theme(&context, settings);
        let is_seen = Arc::default();
        use_system_fonts(&context, Arc::clone(&is_seen));
        let of_thread = context.clone();
        let thread = thread::spawn(move || {
            memory::reserve_for_thread();
            let state = make();
            let laid_out = catch_unwind(AssertUnwindSafe(|| lay_out(&of_thread, &state, size)));
            (state, laid_out.unwrap_or_default())
        });
        Self {
            context,
            thread,
            is_seen,
        }
    }

    /// The state, and what the views remember of that frame; they stand on the colour that
    /// [`ground`] gives. Where laying out went wrong the real frame begins from nothing, and tells;
    /// where making the state did, this goes wrong in the same way.
    pub(super) fn finish(self) -> (State, Memory) {
        let made = self.thread.join();
        self.is_seen.store(true, Ordering::Relaxed);
        made.unwrap_or_else(|fault| resume_unwind(fault))
    }
}

/// Sets theme and motion as the settings have them.
pub(super) fn apply_theme(context: &Context, settings: &Settings) {
    context.set_theme(match settings.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
    look::reduce_motion(context, settings.reduce_motion);
}

/// What the window is cleared with: the colour of its panels.
pub(super) fn ground(visuals: &Visuals) -> [f32; 4] {
    visuals.window_fill.to_normalized_gamma_f32()
}

/// Has the fonts of the system stand behind the bundled ones. They are listed once the first real
/// frame is painted, or when a character needs one before: eframe would list them while the window
/// is being made, when both processors are at work.
fn use_system_fonts(context: &Context, is_seen: Arc<AtomicBool>) {
    let fonts = Arc::new(OnceLock::new());
    let asked = Arc::clone(&fonts);
    context.add_font_provider(Arc::new(move |request: &FallbackRequest<'_>| {
        let fonts = asked.get_or_init(SystemFontProvider::new);
        fonts.font_for(request)
    }));
    let frames = AtomicUsize::new(0);
    let list_later = move |_: &mut Ui| {
        let is_seen = is_seen.load(Ordering::Relaxed);
        if is_seen && frames.fetch_add(1, Ordering::Relaxed) == 1 {
            fonts.get_or_init(SystemFontProvider::new);
        }
    };
    context.on_begin_pass("system fonts", Arc::new(list_later));
}

/// Frames that nobody sees. Their commands are dropped, because the real one gives them again; their
/// letters are handed to whoever paints the real one.
fn lay_out(context: &Context, state: &State, size: Vec2) -> Memory {
    let mut memory = Memory::default();
    // The window is cleared with their colour.
    memory.stand_on_panel();
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        max_texture_side: Some(MOST_PIXELS),
        time: Some(0.0),
        ..RawInput::default()
    };
    let preview = Preview::default();
    let mut handed_over = 0;
    for _ in 0..MOST_FRAMES {
        let mut output = context.run_ui(input.clone(), |ui| {
            window_ui(ui, state, &mut memory, &preview);
        });
        // There are no pictures but the one of all letters.
        let letters = output.textures_delta.set.remove(&TextureId::default());
        output.drop_without_applying_deltas();
        let letters = letters.unwrap_or_default();
        let are_new = letters.len() > handed_over;
        handed_over = letters.len();
        let textures = context.tex_manager();
        for delta in letters {
            textures.write().set(TextureId::default(), delta);
        }
        if !are_new {
            break;
        }
    }
    memory
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::epaint::ClippedPrimitive;
    use egui::{FullOutput, vec2};

    use super::*;
    use crate::load::load;
    use crate::shell::bundled;
    use crate::state::{Opened, Origin};

    const SIZE: Vec2 = vec2(1320.0, 860.0);

    fn state() -> State {
        let opened = Opened::new(Origin::Bundled, load(bundled::DOSSIER)).unwrap();
        State::new(Arc::new(opened), Settings::default())
    }

    /// A real frame: what is painted, and how many pieces of letters are handed over for it.
    fn frame(context: &Context, memory: &mut Memory, time: f64) -> (Vec<ClippedPrimitive>, usize) {
        let (state, preview) = (state(), Preview::default());
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            max_texture_side: Some(MOST_PIXELS),
            time: Some(time),
            ..RawInput::default()
        };
        let mut output: FullOutput = context.run_ui(input, |ui| {
            window_ui(ui, &state, memory, &preview);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = context.tessellate(shapes, output.pixels_per_point);
        let letters = output.textures_delta.set.get(&TextureId::default());
        let letters = letters.into_iter().flatten().count();
        output.drop_without_applying_deltas();
        (primitives, letters)
    }

    fn vertices(primitives: &[ClippedPrimitive]) -> Vec<String> {
        let mesh = |it: &ClippedPrimitive| format!("{:?} {:?}", it.clip_rect, it.primitive);
        primitives.iter().map(mesh).collect()
    }

    #[test]
    fn the_window_is_cleared_with_the_colour_of_its_panels() {
        let context = Context::default();
        look::apply(&context);
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let panel = look::Palette::of(theme).panel.to_normalized_gamma_f32();
            let ground = ground(&context.style_of(theme).visuals);
            assert_eq!(ground.map(f32::to_bits), panel.map(f32::to_bits));
        }
    }

    #[test]
    fn the_window_uses_pictures_as_large_as_the_frames_before_it_did() {
        for (system, limited) in [
            (None, None),
            (Some(2048), Some(2048)),
            (Some(16_384), Some(MOST_PIXELS)),
        ] {
            let mut input = RawInput {
                max_texture_side: system,
                ..RawInput::default()
            };
            limit_pictures(&mut input);
            assert_eq!(input.max_texture_side, limited);
        }
    }

    #[test]
    fn a_state_that_cannot_be_made_is_the_same_fault_for_who_waits() {
        let ahead = Ahead::begin(&Settings::default(), SIZE, || panic!("no state"));
        let fault = catch_unwind(AssertUnwindSafe(|| ahead.finish()));
        let said = fault.err().and_then(|fault| fault.downcast::<&str>().ok());
        assert_eq!(said.as_deref(), Some(&"no state"));
    }

    #[test]
    fn the_first_frame_after_those_that_nobody_saw_draws_no_new_letters() {
        let ahead = Ahead::begin(&Settings::default(), SIZE, state);
        let context = ahead.context.clone();
        let (made, mut memory) = ahead.finish();
        assert_eq!(made.dossier().title, state().dossier().title);
        let mut pending = context.tex_manager().write().take_delta();
        let before = pending.set.remove(&TextureId::default());
        pending.clear();
        let before = before.expect("letters were drawn");
        for delta in before.clone() {
            context
                .tex_manager()
                .write()
                .set(TextureId::default(), delta);
        }
        let (first, letters) = frame(&context, &mut memory, 1.0);
        assert_eq!(letters, before.len(), "all were drawn before");
        let plain = Context::default();
        look::apply(&plain);
        apply_theme(&plain, &Settings::default());
        let mut memory = Memory::default();
        memory.stand_on_panel();
        for _ in 0..MOST_FRAMES {
            frame(&plain, &mut memory, 0.0);
        }
        let (later, _) = frame(&plain, &mut memory, 1.0);
        assert!(first.len() > 10);
        assert_eq!(vertices(&first), vertices(&later));
    }
}
