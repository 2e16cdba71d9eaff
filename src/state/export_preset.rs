//! Choices that go together, for the three places to which comparisons go most often.

use super::{Detail, ExportOptions, Format, Orientation, Paper, SheetTheme};

/// What an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A picture in an article.
    Web,
    /// What a social network shows of a link.
    Card,
    /// Pages to be printed and sent.
    A4,
}

impl Preset {
    /// Every preset, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Web, Self::Card, Self::A4];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Card => "card",
            Self::A4 => "a4",
        }
    }

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Web => "Web",
            Self::Card => "Social card",
            Self::A4 => "A4 document",
        }
    }

    /// These options with what the preset chooses; scope, citations and words stay.
    #[must_use]
    pub fn apply(self, options: &ExportOptions) -> ExportOptions {
        let (paper, detail, width, scale) = match self {
            // As wide as articles are set, twice as sharp for dense screens.
            Self::Web => (Paper::Tall, Detail::Quotes, Some(1200.0), 2.0),
            // Networks ask for 1200 by 630 pixels.
            Self::Card => (Paper::Card, Detail::Short, None, 1.0),
            Self::A4 => (Paper::A4, Detail::Quotes, None, 2.0),
        };
        ExportOptions {
            theme: SheetTheme::Light,
            detail,
            width,
            scale,
            max_height: None,
            paper,
            orientation: Orientation::Portrait,
            ..options.clone()
        }
    }

    /// The format that suits it: the one that was chosen, where that is set in type in this way,
    /// else the usual one.
    #[must_use]
    pub fn format(self, chosen: Format) -> Format {
        let (fitting, usual): (&[Format], Format) = match self {
            Self::Web | Self::Card => (&[Format::Png, Format::Svg], Format::Png),
            Self::A4 => (&[Format::Pdf], Format::Pdf),
        };
        if fitting.contains(&chosen) {
            chosen
        } else {
            usual
        }
    }

    /// True when these are its choices.
    #[must_use]
    pub fn is_chosen(self, format: Format, options: &ExportOptions) -> bool {
        self.format(format) == format && self.apply(options) == *options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_is_on_once_it_is_applied_and_only_one_is() {
        let options = ExportOptions {
            title: "T".to_owned(),
            detail: Detail::Full,
            ..ExportOptions::default()
        };
        for preset in Preset::ALL {
            for chosen in Format::ALL {
                let (format, options) = (preset.format(chosen), preset.apply(&options));
                assert!(format.is_laid_out());
                assert_eq!(options.title, "T");
                let on: Vec<Preset> = Preset::ALL
                    .into_iter()
                    .filter(|it| it.is_chosen(format, &options))
                    .collect();
                assert_eq!(on, [preset], "{chosen:?}");
            }
        }
        assert_eq!(Preset::Web.format(Format::Svg), Format::Svg);
        assert_eq!(Preset::A4.format(Format::Csv), Format::Pdf);
    }
}
