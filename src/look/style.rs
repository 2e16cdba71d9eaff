//! The style of every widget, for both themes, and the two kinds of button.
//!
//! An editorial page: white panels, hairlines, small radii, no colour that could be taken for a
//! stance. Local departures from this style belong to the view that needs them.

use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals};
use egui::{
    Button, Color32, Context, CornerRadius, FontFamily, FontId, Margin, Response, RichText, Shadow,
    Stroke, StrokeKind, Style, TextStyle, Theme, Ui, Visuals, Widget, vec2,
};

use super::letters::NearestPixel;
use super::{Face, Palette, font_definitions, size};

/// Sets faces and both themes' styles; without a system theme the light one is taken.
pub fn apply(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    NearestPixel::apply(ctx);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
}

/// Stops every motion, or brings it back.
pub fn reduce_motion(ctx: &Context, reduce: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| set_motion(style, reduce));
    }
}

fn set_motion(style: &mut Style, reduce: bool) {
    style.animation_time = if reduce { 0.0 } else { size::MOTION };
    style.scroll_animation = if reduce {
        ScrollAnimation::none()
    } else {
        ScrollAnimation::duration(size::MOTION)
    };
    style.visuals.text_cursor.blink = !reduce;
    style.spacing.scroll.kinetic.rubber_band = false;
}

/// The button for the one thing that is most likely wanted: `ui.add(primary_button(…))`.
pub fn primary_button<'a>(text: impl Into<String>, palette: &Palette) -> PrimaryButton<'a> {
    let text = button_text(text).color(palette.panel);
    let button = Button::new(text)
        .fill(palette.ink)
        .stroke(Stroke::new(size::HAIRLINE, palette.ink))
        .min_size(vec2(0.0, size::CONTROL_HEIGHT));
    PrimaryButton {
        button,
        ring: Stroke::new(size::SELECTION_RULE, palette.ink),
    }
}

/// A dark button. Its focus is a ring around it, because its own edge is dark already.
#[must_use = "add it to a Ui"]
pub struct PrimaryButton<'a> {
    button: Button<'a>,
    ring: Stroke,
}

impl Widget for PrimaryButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let response = ui.add(self.button);
        if response.has_focus() {
            let gap = 2;
            let rect = response.rect.expand(f32::from(gap));
            let radius = CornerRadius::same(size::RADIUS + gap);
            ui.painter()
                .rect_stroke(rect, radius, self.ring, StrokeKind::Outside);
        }
        response
    }
}

/// Any other button that deserves weight.
pub fn plain_button<'a>(text: impl Into<String>) -> Button<'a> {
    Button::new(button_text(text)).min_size(vec2(0.0, size::CONTROL_HEIGHT))
}

fn button_text(text: impl Into<String>) -> RichText {
    RichText::new(text).font(Face::SansSemiBold.id(size::BUTTON))
}

fn style(theme: Theme) -> Style {
    let palette = Palette::of(theme);
    let mut style = Style {
        visuals: visuals(theme, &palette),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, Face::Sans.id(size::MARK)),
        (TextStyle::Body, Face::Sans.id(size::BODY)),
        (TextStyle::Button, Face::Sans.id(size::BUTTON)),
        (TextStyle::Heading, Face::SansSemiBold.id(size::HEADING)),
        (
            TextStyle::Monospace,
            FontId::new(size::BUTTON, FontFamily::Monospace),
        ),
    ]
    .into();
    set_spacing(&mut style);
    set_motion(&mut style, false);
    style
}

fn set_spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(size::STEP, size::STEP);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(6);
    spacing.button_padding = vec2(12.0, 5.0);
    spacing.interact_size = vec2(40.0, 26.0);
    spacing.indent = 2.0 * size::STEP;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = size::STEP;
    spacing.tooltip_width = 360.0;
    spacing.menu_width = 280.0;
    spacing.combo_width = 120.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 5.0,
        handle_min_length: 28.0,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.45,
        interact_handle_opacity: 0.8,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        fade: ScrollFadeStyle {
            strength: 0.0,
            ..ScrollFadeStyle::default()
        },
        ..ScrollStyle::floating()
    };
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = theme.default_visuals();
    let radius = CornerRadius::same(size::RADIUS);
    let widget = |fill: Color32, edge: Stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: radius,
        fg_stroke: Stroke::new(1.5, palette.ink),
        expansion: 0.0,
    };
    let edge = |color: Color32| Stroke::new(size::HAIRLINE, color);
    visuals.widgets.noninteractive = WidgetVisuals {
        fg_stroke: edge(palette.ink),
        ..widget(palette.panel, edge(palette.line))
    };
    visuals.widgets.inactive = WidgetVisuals {
        // Boxes to check and the rail of a slider; buttons have the weaker one.
        bg_fill: palette.hover,
        ..widget(palette.panel, edge(palette.strong_line))
    };
    visuals.widgets.hovered = widget(palette.hover, edge(palette.soft_ink));
    // Egui uses this one for what is pressed and for what has the keyboard's focus.
    visuals.widgets.active = widget(
        palette.hover,
        Stroke::new(size::SELECTION_RULE, palette.ink),
    );
    // Also the title of a window, which is to stay calm.
    visuals.widgets.open = widget(palette.panel, edge(palette.soft_ink));
    visuals.selection = Selection {
        bg_fill: palette.selection,
        stroke: Stroke::new(1.5, palette.ink),
    };
    visuals.weak_text_color = Some(palette.soft_ink);
    visuals.hyperlink_color = palette.ink;
    visuals.warn_fg_color = palette.ink;
    visuals.error_fg_color = palette.ink;
    visuals.faint_bg_color = palette.hover;
    visuals.extreme_bg_color = palette.paper;
    visuals.text_edit_bg_color = Some(palette.paper);
    visuals.code_bg_color = palette.hover;
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = edge(palette.strong_line);
    visuals.window_corner_radius = radius;
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = Shadow {
        offset: [0, 8],
        blur: 28,
        spread: 0,
        color: palette.shadow,
    };
    visuals.popup_shadow = Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: palette.shadow,
    };
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.ink);
    visuals.indent_has_left_vline = false;
    visuals.slider_trailing_fill = true;
    visuals.window_highlight_topmost = false;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::contrast;

    #[test]
    fn both_themes_are_set_and_light_is_taken_where_none_is_known() {
        let ctx = Context::default();
        apply(&ctx);
        assert_eq!(ctx.theme(), Theme::Light);
        for theme in [Theme::Light, Theme::Dark] {
            let style = ctx.style_of(theme);
            let palette = Palette::of(theme);
            assert_eq!(style.visuals.dark_mode, theme == Theme::Dark);
            assert_eq!(style.visuals.panel_fill, palette.paper);
            assert!(style.animation_time <= 0.15);
            assert_eq!(style.text_styles[&TextStyle::Body], Face::Sans.id(14.0));
        }
    }

    #[test]
    fn reduced_motion_stops_everything_and_can_be_undone() {
        let ctx = Context::default();
        apply(&ctx);
        for theme in [Theme::Light, Theme::Dark] {
            reduce_motion(&ctx, true);
            let still = ctx.style_of(theme);
            assert_eq!(still.scroll_animation, ScrollAnimation::none());
            assert!(still.animation_time <= 0.0 && !still.visuals.text_cursor.blink);
            reduce_motion(&ctx, false);
            // Styles as a whole never compare equal: each has its own number formatter.
            let (again, first) = (ctx.style_of(theme), super::style(theme));
            assert_eq!(again.scroll_animation, first.scroll_animation);
            assert!((again.animation_time - first.animation_time).abs() < 1e-6);
            assert_eq!(again.visuals, first.visuals);
        }
    }

    #[test]
    fn words_of_widgets_are_readable_on_what_is_behind_them() {
        for theme in [Theme::Light, Theme::Dark] {
            let visuals = visuals(theme, &Palette::of(theme));
            let widgets = &visuals.widgets;
            for widget in [
                &widgets.noninteractive,
                &widgets.inactive,
                &widgets.hovered,
                &widgets.active,
                &widgets.open,
            ] {
                assert!(contrast(widget.text_color(), widget.weak_bg_fill) >= 4.5);
            }
            let selected = contrast(visuals.selection.stroke.color, visuals.selection.bg_fill);
            assert!(selected >= 4.5);
            let palette = Palette::of(theme);
            assert!(contrast(palette.panel, palette.ink) >= 4.5);
        }
    }
}
