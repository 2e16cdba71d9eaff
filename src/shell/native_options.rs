//! What the window asks of the system: its size, its icon, what draws it.

use egui::ViewportBuilder;

/// The size of a window that was never opened before, in points.
const FIRST: (f32, f32) = (1320.0, 860.0);
/// The smallest size in which everything can be reached.
const SMALLEST: [f32; 2] = [640.0, 420.0];

/// A window with this title, as large as it was the last time, in points.
#[must_use]
pub fn native_options(title: String, size: Option<(f32, f32)>) -> eframe::NativeOptions {
    let (width, height) = size.unwrap_or(FIRST);
    eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title)
            .with_app_id("concordance")
            .with_inner_size([width.max(SMALLEST[0]), height.max(SMALLEST[1])])
            .with_min_inner_size(SMALLEST)
            .with_drag_and_drop(true)
            .with_icon(super::icon::icon()),
        renderer: eframe::Renderer::Glow,
        // Nothing here is a gradient. Where a processor paints, as on a remote screen, it would cost
        // an eighth of every frame.
        dithering: false,
        ..eframe::NativeOptions::default()
    }
}
