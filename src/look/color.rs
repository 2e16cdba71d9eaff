//! Every colour as a named token, for light and for dark.
//!
//! The tests hold what the look promises: readable text, visible edges, and sides of an argument
//! that are equally strong. Where a token is used is decided by whoever paints.

use egui::{Color32, Theme};

use crate::model::Stance;

/// The colours of one stance's chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StanceColors {
    /// The chip itself.
    pub fill: Color32,
    /// Words and sign on the chip.
    pub text: Color32,
    /// A one-point edge, where the fill alone hardly differs from the page.
    pub outline: Option<Color32>,
}

impl StanceColors {
    /// The colour of a sign that stands on the page without a chip; at least 3:1 against it.
    #[must_use]
    pub fn mark(&self) -> Color32 {
        self.outline.unwrap_or(self.fill)
    }
}

/// The colours of a share: a ground that grows stronger, and the counts that stand on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatColors {
    /// Behind the counts.
    pub fill: Color32,
    /// The counts.
    pub text: Color32,
}

/// All tokens of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind the matrix and the sheet.
    pub paper: Color32,
    /// Behind the bars, the inspector, menus and the selected cell.
    pub panel: Color32,
    /// Text that matters; heavy rules; the selection's outline.
    pub ink: Color32,
    /// Text of second rank.
    pub soft_ink: Color32,
    /// "no sourced position".
    pub hole_ink: Color32,
    /// Hairlines between rows.
    pub line: Color32,
    /// Edges of buttons and fields; lines under labels.
    pub strong_line: Color32,
    /// The strokes that hatch a hole; deliberately hardly visible.
    pub hatch: Color32,
    /// Behind what the pointer is over.
    pub hover: Color32,
    /// Behind selected text and selected entries of a list.
    pub selection: Color32,
    /// Thrown under menus and windows; translucent.
    pub shadow: Color32,
    /// Over everything behind a dialog; translucent, so that the page stays to be seen.
    pub backdrop: Color32,
    /// Behind a share of all of it; neither side's colour.
    heat: Color32,
    /// In the order of [`Stance::ALL`].
    stances: [StanceColors; 7],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn solid(fill: u32, text: u32) -> StanceColors {
    StanceColors {
        fill: rgb(fill),
        text: rgb(text),
        outline: None,
    }
}

const fn pale(fill: u32, text: u32, outline: u32) -> StanceColors {
    StanceColors {
        fill: rgb(fill),
        text: rgb(text),
        outline: Some(rgb(outline)),
    }
}

const LIGHT: Palette = Palette {
    paper: rgb(0x00FA_F9F6),
    panel: rgb(0x00FF_FFFF),
    ink: rgb(0x001B_1D21),
    soft_ink: rgb(0x0059_5F69),
    hole_ink: rgb(0x0071_6D64),
    line: rgb(0x00E3_E0D8),
    strong_line: rgb(0x00CF_CBC0),
    hatch: rgb(0x00F3_F1EB),
    hover: rgb(0x00F3_F1EB),
    selection: rgb(0x00DC_E3EC),
    shadow: Color32::from_black_alpha(28),
    backdrop: Color32::from_black_alpha(68),
    heat: rgb(0x00CB_BBD6),
    stances: [
        solid(0x0012_3F77, 0x00FF_FFFF),
        solid(0x002E_6DA8, 0x00FF_FFFF),
        pale(0x00D6_E5F3, 0x0012_3F77, 0x005C_86B3),
        pale(0x00E7_E4DC, 0x004A_4A44, 0x0087_837A),
        pale(0x00F8_DFCB, 0x0075_2C05, 0x00B6_723C),
        solid(0x00B9_510F, 0x00FF_FFFF),
        solid(0x0075_2C05, 0x00FF_FFFF),
    ],
};

const DARK: Palette = Palette {
    paper: rgb(0x0015_171B),
    panel: rgb(0x001C_1F24),
    ink: rgb(0x00EC_EBE6),
    soft_ink: rgb(0x00A2_A7B0),
    hole_ink: rgb(0x008B_9099),
    line: rgb(0x002C_3037),
    strong_line: rgb(0x003B_4049),
    hatch: rgb(0x001E_2126),
    hover: rgb(0x0022_262C),
    selection: rgb(0x003A_4250),
    shadow: Color32::from_black_alpha(110),
    backdrop: Color32::from_black_alpha(140),
    heat: rgb(0x0055_4566),
    stances: [
        solid(0x008C_C4FF, 0x000B_2340),
        solid(0x004F_90CC, 0x0006_172B),
        pale(0x0020_3A55, 0x00BF_DDF8, 0x004F_79A8),
        pale(0x0034_373D, 0x00CF_CFC8, 0x0075_7980),
        pale(0x004A_2C17, 0x00F7_C9A5, 0x00A5_673A),
        solid(0x00CC_7230, 0x0021_0C00),
        solid(0x00FF_A666, 0x0033_1300),
    ],
};

impl Palette {
    /// Ink on paper.
    #[must_use]
    pub const fn light() -> Self {
        LIGHT
    }

    /// Light on near-black.
    #[must_use]
    pub const fn dark() -> Self {
        DARK
    }

    /// The palette of egui's theme.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// The colours of a stance's chip.
    #[must_use]
    pub fn stance(&self, stance: Stance) -> StanceColors {
        let [
            insists,
            supports,
            supports_if,
            unclear,
            opposes_unless,
            opposes,
            rules_out,
        ] = self.stances;
        match stance {
            Stance::Insists => insists,
            Stance::Supports => supports,
            Stance::SupportsIf => supports_if,
            Stance::Unclear => unclear,
            Stance::OpposesUnless => opposes_unless,
            Stance::Opposes => opposes,
            Stance::RulesOut => rules_out,
        }
    }

    /// Behind the words of a text that a position rests on: the stance's colour, thinned so far
    /// that ink stays as readable on it as on paper.
    #[must_use]
    pub fn passage(&self, stance: Stance) -> Color32 {
        self.paper.lerp_to_gamma(self.stance(stance).fill, 0.2)
    }

    /// Behind cells that are selected together: much fainter than other selections, because
    /// every ink must be readable on it.
    #[must_use]
    pub fn range(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.selection, 0.35)
    }

    /// The ground for counts of which a share, 0 to 1, agrees: paper for none of them, a pale mauve
    /// for all. It tells no stance and never stands without its counts.
    #[must_use]
    pub fn heat(&self, share: f32) -> HeatColors {
        let share = if share.is_finite() { share } else { 0.0 };
        HeatColors {
            fill: self.paper.lerp_to_gamma(self.heat, share.clamp(0.0, 1.0)),
            text: self.ink,
        }
    }

    /// The colour that a file gives a party, `#rrggbb`; it never touches a stance.
    #[must_use]
    pub fn party(&self, hex: &str) -> Option<Color32> {
        let digits = hex.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok().map(rgb)
    }
}

/// The contrast ratio of two opaque colours, from 1 to 21, as WCAG 2.2 defines it.
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f64 {
    let (a, b) = (relative_luminance(one), relative_luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance from 0 to 1, as WCAG 2.2 defines it.
fn relative_luminance(color: Color32) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Side;

    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// Two sides of an argument may differ in contrast by this factor and no more.
    const MOST_UNEQUAL: f64 = 1.10;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 1e-9);
        // #767676 is the well-known lightest grey that passes on white.
        assert!(contrast(Color32::from_gray(0x76), Color32::WHITE) >= 4.5);
        assert!(contrast(Color32::from_gray(0x77), Color32::WHITE) < 4.5);
    }

    #[test]
    fn every_text_pair_is_readable() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let texts = [
                ("ink", palette.ink),
                ("soft ink", palette.soft_ink),
                ("hole ink", palette.hole_ink),
            ];
            let grounds = [
                ("paper", palette.paper),
                ("panel", palette.panel),
                ("hatch", palette.hatch),
                ("hover", palette.hover),
                ("range", palette.range()),
            ];
            for (text_name, text) in texts {
                for (ground_name, ground) in grounds {
                    let ratio = contrast(text, ground);
                    assert!(
                        ratio >= 4.5,
                        "{theme:?}: {text_name} on {ground_name} is {ratio:.2}"
                    );
                }
            }
            for text in [palette.ink, palette.soft_ink] {
                let ratio = contrast(text, palette.selection);
                assert!(ratio >= 4.5 || text != palette.ink, "{theme:?}: {ratio:.2}");
            }
            for stance in Stance::ALL {
                let colors = palette.stance(stance);
                let ratio = contrast(colors.text, colors.fill);
                assert!(ratio >= 4.5, "{theme:?}: {stance:?} is {ratio:.2}");
            }
        }
    }

    #[test]
    fn ink_is_readable_on_every_passage_and_a_passage_differs_from_paper() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for stance in Stance::ALL {
                let ground = palette.passage(stance);
                let ratio = contrast(palette.ink, ground);
                assert!(ratio >= 7.0, "{theme:?}: ink on {stance:?} is {ratio:.2}");
                assert_ne!(ground, palette.paper, "{theme:?}: {stance:?}");
            }
        }
    }

    #[test]
    fn counts_are_readable_on_every_share_and_a_larger_share_is_stronger() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let shares = [0.0, 0.25, 0.5, 0.75, 1.0];
            let heats = shares.map(|share| palette.heat(share));
            for heat in heats {
                let ratio = contrast(heat.text, heat.fill);
                assert!(ratio >= 4.5, "{theme:?}: {ratio:.2}");
            }
            let loudness = heats.map(|heat| contrast(heat.fill, palette.paper));
            assert!(loudness.is_sorted_by(|less, more| less < more));
            assert_eq!(heats[0].fill, palette.paper);
            for odd in [f32::NAN, f32::INFINITY, -1.0] {
                assert_eq!(palette.heat(odd), heats[0], "{odd}");
            }
            assert_eq!(palette.heat(7.0), heats[4]);
        }
    }

    #[test]
    fn a_share_has_no_colour_of_a_stance() {
        // Redness, greenness and blueness beside each other: the ground lies between both sides.
        let hue = |color: Color32| i16::from(color.b()) - i16::from(color.r());
        for theme in THEMES {
            let palette = Palette::of(theme);
            let heat = hue(palette.heat(1.0).fill);
            assert!(heat < hue(palette.stance(Stance::SupportsIf).fill));
            assert!(heat > hue(palette.stance(Stance::OpposesUnless).fill));
            for stance in Stance::ALL {
                let stance = palette.stance(stance).fill;
                assert_ne!(stance, palette.heat(1.0).fill, "{theme:?}");
            }
        }
    }

    #[test]
    fn every_chip_and_every_mark_has_an_edge_one_can_see() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for stance in Stance::ALL {
                let colors = palette.stance(stance);
                for ground in [palette.paper, palette.panel] {
                    let is_pale = contrast(colors.fill, ground) < 3.0;
                    assert_eq!(is_pale, colors.outline.is_some(), "{theme:?}: {stance:?}");
                    let ratio = contrast(colors.mark(), ground);
                    assert!(ratio >= 3.0, "{theme:?}: {stance:?} is {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn neither_side_is_louder() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for stance in Stance::ALL {
                if stance.side() != Some(Side::For) {
                    continue;
                }
                let (one, other) = (palette.stance(stance), palette.stance(stance.mirrored()));
                for (what, a, b) in [
                    ("fill", one.fill, other.fill),
                    ("mark", one.mark(), other.mark()),
                ] {
                    let (a, b) = (contrast(a, palette.paper), contrast(b, palette.paper));
                    let unequal = a.max(b) / a.min(b);
                    assert!(
                        unequal <= MOST_UNEQUAL,
                        "{theme:?}: {what} of {stance:?} {a:.2}, mirrored {b:.2}"
                    );
                }
            }
        }
    }

    #[test]
    fn stronger_stances_are_louder_and_a_hole_is_the_quietest() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let loudness = |stance| contrast(palette.stance(stance).fill, palette.paper);
            assert!(loudness(Stance::Insists) > loudness(Stance::Supports));
            assert!(loudness(Stance::Supports) > loudness(Stance::SupportsIf));
            let hatch = contrast(palette.hatch, palette.paper);
            assert!(hatch < 1.12, "{theme:?}: {hatch:.3}");
            for stance in Stance::ALL {
                assert!(hatch < loudness(stance), "{theme:?}: {stance:?}");
            }
        }
    }

    #[test]
    fn party_colors_are_six_digits() {
        let palette = Palette::light();
        assert_eq!(
            palette.party("#0a1B2c"),
            Some(Color32::from_rgb(10, 27, 44))
        );
        for wrong in ["", "#", "0a1b2c", "#0a1b2", "#0a1b2cc", "#+a1b2c", "#éé11"] {
            assert_eq!(palette.party(wrong), None, "{wrong}");
        }
    }
}
