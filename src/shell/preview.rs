//! The live preview of the export dialog, made beside the window: pages of the real sheet, painted
//! by the real raster at a size for the screen; of documents the words of the real file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions, Vec2, vec2};

use super::preview_words::described;
use super::product::{canvas, laid_out, page_of, threads};
use super::shot::{Scoped, Shot, image};
use crate::export::document;
use crate::export::raster::Textures;
use crate::export::sheet::{PagePainter, Sheet, SheetError};
use crate::listing::Listing;
use crate::state::{Dialog, ExportOptions, Format, State};
use crate::ui::{DocumentPreview, PagePreview, Preview, Previewed};

/// The preview's width in pixels.
const WIDTH: f32 = 1400.0;
/// The preview shows no more than this many pixels of a page's height.
const HEIGHT: usize = 4000;

/// What a sheet is of; another one has to be laid out anew.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    version: u64,
    checks: u64,
    graded: usize,
    options: ExportOptions,
    format: Format,
    listing: Option<Arc<Listing>>,
}

/// Makes previews in the background, one at a time, and keeps the last.
#[derive(Default)]
pub(super) struct PreviewMaker {
    /// What the preview is of, and which page of it.
    made: Option<(Key, usize)>,
    /// The same of the one that is being made, and the way to end that.
    busy: Option<(Key, usize, Arc<AtomicBool>)>,
    preview: Preview,
    texture: Option<TextureHandle>,
    /// The sheet that was laid out last, so that its pages can be turned.
    sheet: Option<(Key, Arc<Sheet>)>,
}

/// A preview to be made.
pub(super) struct Job {
    key: Key,
    page: usize,
    shot: Shot,
    sheet: Option<Arc<Sheet>>,
    /// The most pixels that a side may have.
    most: usize,
    cancel: Arc<AtomicBool>,
}

/// A preview that has been made.
pub(super) struct Made {
    key: Key,
    page: usize,
    sheet: Option<Arc<Sheet>>,
    result: Outcome,
}

enum Outcome {
    Page(Painted),
    Document(DocumentPreview),
    Failed(String),
    /// Nobody wants it any more.
    Ended,
}

/// The top of a page.
struct Painted {
    image: ColorImage,
    /// The size of what the image shows, in points.
    shown: Vec2,
    /// The size of the whole page, in points.
    size: Vec2,
    at: usize,
    pages: usize,
}

impl PreviewMaker {
    /// The preview as it is now.
    pub(super) fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The job that is due, if the export dialog shows something that has no preview yet. One that
    /// is under way and not wanted any more is ended.
    pub(super) fn wanted(&mut self, context: &Context, state: &State) -> Option<Job> {
        let Some(Dialog::Export(dialog)) = &state.view.dialog else {
            if let Some((_, _, cancel)) = &self.busy {
                cancel.store(true, Ordering::Relaxed);
            }
            // A sheet of hundreds of pages is not kept for nothing.
            self.sheet = None;
            return None;
        };
        let key = Key {
            version: state.version,
            checks: state.checks,
            graded: state.evidence.checked.grades.len(),
            options: dialog.options.clone(),
            format: dialog.format,
            listing: state.listing_of_room().cloned(),
        };
        let page = dialog.page;
        let is_this = |made: &(Key, usize)| made.1 == page && made.0 == key;
        if let Some((busy, of_page, cancel)) = &self.busy {
            if *busy != key || *of_page != page {
                cancel.store(true, Ordering::Relaxed);
            }
            self.preview.is_old = true;
            return None;
        }
        if self.made.as_ref().is_some_and(is_this) {
            return None;
        }
        self.preview.is_old = true;
        let cancel = Arc::new(AtomicBool::new(false));
        self.busy = Some((key.clone(), page, Arc::clone(&cancel)));
        let sheet = self.sheet.as_ref().filter(|(of, _)| *of == key);
        Some(Job {
            sheet: sheet.map(|(_, sheet)| Arc::clone(sheet)),
            page,
            shot: Shot::of(state),
            // A picture that the graphics card cannot hold would end the program.
            most: context.input(|input| input.max_texture_side).min(HEIGHT),
            cancel,
            key,
        })
    }

    /// Takes a preview that has been made.
    pub(super) fn take(&mut self, context: &Context, made: Made) {
        self.busy = None;
        self.preview.made = match made.result {
            Outcome::Ended => return,
            Outcome::Page(painted) => {
                // A page that is shown smaller than it was painted must not flicker.
                let options = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));
                let texture = context.load_texture("preview", painted.image, options);
                let page = PagePreview {
                    texture: texture.id(),
                    shown: painted.shown,
                    size: painted.size,
                    at: painted.at,
                    pages: painted.pages,
                };
                self.texture = Some(texture);
                Previewed::Page(page)
            }
            Outcome::Document(document) => Previewed::Document(document),
            Outcome::Failed(problem) => Previewed::Failed(problem),
        };
        self.preview.is_old = false;
        self.sheet = made.sheet.map(|sheet| (made.key.clone(), sheet));
        self.made = Some((made.key, made.page));
    }
}

impl Job {
    /// Makes the file or lays the sheet out and paints a page; for another thread.
    pub(super) fn run(self) -> Made {
        let mut sheet = self.sheet.clone();
        let result = self.result(&mut sheet);
        Made {
            key: self.key,
            page: self.page,
            sheet,
            result,
        }
    }

    fn result(&self, sheet: &mut Option<Arc<Sheet>>) -> Outcome {
        let told = |error: SheetError| Outcome::Failed(format!("{error}: {}", error.hint()));
        let is_ended = || self.cancel.load(Ordering::Relaxed);
        if sheet.is_none() || !self.key.format.is_laid_out() {
            if is_ended() {
                return Outcome::Ended;
            }
            let scoped = self.shot.clone().scoped(&self.key.options);
            if !self.key.format.is_laid_out() {
                return self.document(&scoped);
            }
            if is_ended() {
                return Outcome::Ended;
            }
            match laid_out(&scoped.job(), &|_| !is_ended()) {
                Ok(laid) => *sheet = Some(Arc::new(laid)),
                Err(SheetError::Cancelled) => return Outcome::Ended,
                Err(error) => return told(error),
            }
        }
        if is_ended() {
            return Outcome::Ended;
        }
        match sheet {
            Some(sheet) => paint(sheet, self.page, self.most).map_or_else(told, Outcome::Page),
            None => told(SheetError::NoPoints),
        }
    }

    fn document(&self, scoped: &Scoped) -> Outcome {
        let format = self.key.format;
        match document(&scoped.job(), format) {
            Ok(Some(file)) => Outcome::Document(described(scoped, format, &file)),
            Ok(None) => Outcome::Ended,
            Err(problem) => Outcome::Failed(problem),
        }
    }
}

/// Paints the top of a page, at most so many pixels wide and high.
fn paint(sheet: &Sheet, at: usize, most: usize) -> Result<Painted, SheetError> {
    let page = page_of(sheet, at)?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "at most some thousands of pixels"
    )]
    let width = WIDTH.min(most as f32);
    let scale = (width / page.size.x).min(1.5);
    let mut painted = PagePainter::new(scale).paint(page)?;
    let mut textures = Textures::default();
    textures.apply(&mut painted.textures);
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    painted.size = painted.size.map(|side| side.min(most));
    let picture = canvas(&textures, &painted).picture(threads());
    #[expect(
        clippy::cast_precision_loss,
        reason = "a picture's height is a small number"
    )]
    let shown = vec2(page.size.x, painted.size[1] as f32 / painted.scale);
    Ok(Painted {
        image: image(&picture),
        shown,
        size: page.size,
        at: at.min(sheet.pages.len().saturating_sub(1)),
        pages: sheet.pages.len(),
    })
}
