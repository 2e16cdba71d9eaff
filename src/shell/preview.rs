//! The live preview of the export dialog: the first page of the real sheet, painted by the real
//! raster, at a size for the screen.

use std::num::NonZeroUsize;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Vec2, vec2};

use super::picture::laid_out;
use super::work::Shot;
use crate::export::raster::{Canvas, Textures};
use crate::export::sheet::PagePainter;
use crate::listing::Listing;
use crate::state::{Dialog, ExportOptions, State};
use crate::ui::Preview;

/// The preview's width in pixels.
const WIDTH: f32 = 1400.0;
/// The preview shows no more than this many pixels of a page's height.
const HEIGHT: usize = 4000;

/// What a preview is of; another one needs another preview.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    version: u64,
    graded: usize,
    options: ExportOptions,
    listing: Option<Arc<Listing>>,
}

/// Makes previews in the background, one at a time, and keeps the last.
#[derive(Default)]
pub(super) struct PreviewMaker {
    made: Option<Key>,
    busy: bool,
    preview: Preview,
    texture: Option<TextureHandle>,
}

/// A preview to be made.
pub(super) struct Job {
    key: Key,
    shot: Shot,
    /// The most pixels that a side may have.
    most: usize,
}

/// A preview that has been made.
pub(super) struct Made {
    key: Key,
    result: Result<Painted, String>,
}

/// The top of the first page.
struct Painted {
    image: ColorImage,
    /// The size of what the image shows, in points.
    shown: Vec2,
    /// The size of the whole page, in points.
    page: Vec2,
    pages: usize,
}

impl PreviewMaker {
    /// The preview as it is now.
    pub(super) fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The job that is due, if the export dialog shows something that has no preview yet.
    pub(super) fn wanted(&mut self, context: &Context, state: &State) -> Option<Job> {
        let Some(Dialog::Export(dialog)) = &state.view.dialog else {
            return None;
        };
        let key = Key {
            version: state.version,
            graded: state.evidence.checked.grades.len(),
            options: dialog.options.clone(),
            listing: state.listing_of_room().cloned(),
        };
        if self.busy || self.made.as_ref() == Some(&key) {
            return None;
        }
        self.busy = true;
        Some(Job {
            key,
            shot: Shot::of(state),
            // A picture that the graphics card cannot hold would end the program.
            most: context.input(|input| input.max_texture_side).min(HEIGHT),
        })
    }

    /// Takes a preview that has been made.
    pub(super) fn take(&mut self, context: &Context, made: Made) {
        self.busy = false;
        self.preview = match made.result {
            Ok(Painted {
                image,
                shown,
                page,
                pages,
            }) => {
                let texture = context.load_texture("preview", image, TextureOptions::LINEAR);
                let preview = Preview::Ready {
                    texture: texture.id(),
                    size: shown,
                    page,
                    pages,
                };
                self.texture = Some(texture);
                preview
            }
            Err(problem) => Preview::Failed(problem),
        };
        self.made = Some(made.key);
    }
}

impl Job {
    /// Lays out and paints; for another thread.
    pub(super) fn run(self) -> Made {
        let result = paint(&self.shot, &self.key.options, self.most);
        Made {
            key: self.key,
            result,
        }
    }
}

/// Paints the top of the first page, at most so many pixels wide and high.
fn paint(shot: &Shot, options: &ExportOptions, most: usize) -> Result<Painted, String> {
    let told = |error: crate::export::sheet::SheetError| format!("{error}: {}", error.hint());
    let sheet = laid_out(&shot.content(), shot.listing(), options).map_err(told)?;
    let Some(page) = sheet.pages.first() else {
        return Err("there is nothing to show".to_owned());
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "at most some thousands of pixels"
    )]
    let width = WIDTH.min(most as f32);
    let scale = (width / page.size.x).min(1.5);
    let mut painted = PagePainter::new(scale).paint(page).map_err(told)?;
    let mut textures = Textures::default();
    textures.apply(&mut painted.textures);
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let [width, height] = painted.size.map(|side| side.min(most));
    let canvas = Canvas {
        textures: &textures,
        primitives: &painted.primitives,
        pixels_per_point: painted.scale,
        width,
        height,
        background: painted.paper,
    };
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let picture = canvas.picture(threads);
    let image = super::work::image(&picture);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a picture's height is a small number"
    )]
    let shown = vec2(page.size.x, height as f32 / painted.scale);
    Ok(Painted {
        image,
        shown,
        page: page.size,
        pages: sheet.pages.len(),
    })
}
