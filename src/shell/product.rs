//! What an export consists of, before it is put anywhere: one file, or one for each page.

use std::io::{self, Write};
use std::num::NonZeroUsize;

use super::problem::Problem;
use crate::export::pdf::pdf;
use crate::export::png::{Caption, write_canvas};
use crate::export::raster::{Canvas, Picture, Textures};
use crate::export::sheet::{
    Page, PagePainter, PaintedPage, Sheet, SheetError, Typesetter, lay_out_listing, lay_out_while,
};
use crate::export::svg::{About, svg};
use crate::export::vector::Shaper;
use crate::export::{Format, Job, description, document};
use crate::words;

/// The share of the work that laying a sheet out takes, as far as anybody can tell before.
const LAID_OUT: f32 = 0.4;

/// Told the share that is done; when it returns false, the work ends.
pub(super) type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// What is to be written.
pub(super) enum Product {
    /// A picture for each page, painted when it is written: one alone may take 64 megapixels.
    Pictures(Box<Pictures>),
    /// Finished files, one for each page where there are pages.
    Files {
        /// In the order of the pages.
        files: Vec<Vec<u8>>,
        /// What was done to make pages fit.
        remarks: Vec<String>,
    },
}

/// Pages that wait to be painted.
pub(super) struct Pictures {
    sheet: Sheet,
    painter: PagePainter,
    textures: Textures,
    captions: Vec<Caption>,
}

impl Product {
    /// Makes everything that has to be known before the first file is begun.
    ///
    /// # Errors
    /// When the sheet cannot be laid out, a file cannot be made, or it was cancelled.
    pub(super) fn make(
        job: &Job<'_>,
        format: Format,
        progress: Progress<'_>,
    ) -> Result<Self, Problem> {
        go_on(progress, 0.0)?;
        let shown = job.content.shown;
        if format.is_of_all() {
            let file = document(job, format).map_err(Problem::failed)?;
            go_on(progress, 0.9)?;
            return Ok(Self::Files {
                files: file.into_iter().collect(),
                remarks: vec![
                    "a project of REFI-QDA holds the whole dossier, whatever is shown".to_owned(),
                ],
            });
        }
        if job.listing.is_none() && shown.columns.is_empty() {
            return Err(SheetError::NoParties.into());
        }
        if job.listing.is_none() && shown.rows.is_empty() {
            return Err(SheetError::NoPoints.into());
        }
        if let Some(file) = document(job, format).map_err(Problem::failed)? {
            go_on(progress, 0.9)?;
            return Ok(Self::Files {
                files: vec![file],
                remarks: Vec::new(),
            });
        }
        let sheet = laid_out(job, &|done| progress(LAID_OUT * done))?;
        go_on(progress, LAID_OUT)?;
        Ok(match format {
            Format::Svg => Self::Files {
                files: drawings(job, &sheet, progress)?,
                remarks: sheet.remarks,
            },
            Format::Pdf => {
                let words = description(job).long;
                let dossier = job.content.dossier;
                let about = about_of(job, words.trim_end());
                let drawing = |done: f32| progress(LAID_OUT + (1.0 - LAID_OUT) * done);
                let file = pdf(&Shaper::new(), dossier, &sheet, &about, &drawing);
                let file = file.map_err(Problem::failed)?.ok_or(Problem::Cancelled)?;
                Self::Files {
                    files: vec![file],
                    remarks: sheet.remarks,
                }
            }
            _ => {
                let count = sheet.pages.len();
                let words = description(job).long;
                let inch = sheet.form.pixels_per_inch(job.options.scale);
                let caption = |at: usize| caption(job, of_page(&words, at, count), inch);
                Self::Pictures(Box::new(Pictures {
                    captions: (0..count).map(caption).collect(),
                    painter: PagePainter::new(job.options.scale),
                    textures: Textures::default(),
                    sheet,
                }))
            }
        })
    }

    /// What was done to make the pages fit.
    pub(super) fn remarks(&self) -> Vec<String> {
        match self {
            Self::Pictures(pictures) => pictures.sheet.remarks.clone(),
            Self::Files { remarks, .. } => remarks.clone(),
        }
    }

    /// How many files it becomes.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Pictures(pictures) => pictures.sheet.pages.len(),
            Self::Files { files, .. } => files.len(),
        }
    }

    /// The page with this number, ready to be written. Each page is asked for once, in order.
    ///
    /// # Errors
    /// When it cannot be painted.
    pub(super) fn page(&mut self, at: usize) -> Result<Ready<'_>, Problem> {
        match self {
            Self::Files { files, .. } => Ok(Ready::Bytes(files.get(at).map_or(&[], Vec::as_slice))),
            Self::Pictures(pictures) => {
                let page = page_of(&pictures.sheet, at)?;
                let mut painted = pictures.painter.paint(page)?;
                pictures.textures.apply(&mut painted.textures);
                Ok(Ready::Picture {
                    painted: Box::new(painted),
                    textures: &pictures.textures,
                    caption: pictures.captions.get(at).unwrap_or(&pictures.captions[0]),
                })
            }
        }
    }
}

/// One file, ready to be written.
pub(super) enum Ready<'a> {
    /// As it is.
    Bytes(&'a [u8]),
    /// Painted strip by strip.
    Picture {
        painted: Box<PaintedPage>,
        textures: &'a Textures,
        caption: &'a Caption,
    },
}

impl Ready<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// When the writer fails, or when `progress` ends it: that is an interruption.
    pub(super) fn write(&self, writer: &mut dyn Write, progress: Progress<'_>) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => {
                if !progress(0.0) {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                writer.write_all(bytes)
            }
            Self::Picture {
                painted,
                textures,
                caption,
            } => {
                let canvas = canvas(textures, painted);
                write_canvas(writer, &canvas, threads(), caption, progress)
            }
        }
    }
}

/// Ends the work when nobody wants it any more.
pub(super) fn go_on(progress: Progress<'_>, share: f32) -> Result<(), Problem> {
    if progress(share) {
        Ok(())
    } else {
        Err(Problem::Cancelled)
    }
}

/// Lays out a list where there is one, else the comparison.
///
/// # Errors
/// When it cannot be laid out, or was ended.
pub(super) fn laid_out(job: &Job<'_>, goes_on: Progress<'_>) -> Result<Sheet, SheetError> {
    let mut typesetter = Typesetter::new();
    match job.listing {
        Some(listing) => {
            lay_out_listing(&mut typesetter, &job.content, listing, job.options, goes_on)
        }
        None => lay_out_while(&mut typesetter, &job.content, job.options, goes_on),
    }
}

/// A page of a sheet; the last one where there are fewer.
///
/// # Errors
/// When there is none at all.
pub(super) fn page_of(sheet: &Sheet, at: usize) -> Result<&Page, SheetError> {
    let page = sheet.pages.get(at).or_else(|| sheet.pages.last());
    page.ok_or(SheetError::NoPoints)
}

/// Paints one page whole.
///
/// # Errors
/// When it cannot be painted.
pub(super) fn picture_of(page: &Page, scale: f32) -> Result<Picture, SheetError> {
    let mut painted = PagePainter::new(scale).paint(page)?;
    let mut textures = Textures::default();
    textures.apply(&mut painted.textures);
    Ok(canvas(&textures, &painted).picture(threads()))
}

pub(super) fn canvas<'a>(textures: &'a Textures, painted: &'a PaintedPage) -> Canvas<'a> {
    let [width, height] = painted.size;
    Canvas {
        textures,
        primitives: &painted.primitives,
        pixels_per_point: painted.scale,
        width,
        height,
        background: painted.paper,
    }
}

fn drawings(job: &Job<'_>, sheet: &Sheet, progress: Progress<'_>) -> Result<Vec<Vec<u8>>, Problem> {
    let shaper = Shaper::new();
    let words = description(job).long;
    let count = sheet.pages.len();
    let mut files = Vec::with_capacity(count);
    for (at, page) in sheet.pages.iter().enumerate() {
        let about = of_page(&words, at, count);
        let about = about_of(job, &about);
        let file = svg(&shaper, job.content.dossier, page, &about).map_err(Problem::failed)?;
        files.push(file.into_bytes());
        go_on(
            progress,
            LAID_OUT + (1.0 - LAID_OUT) * share(at + 1, count) * 0.9,
        )?;
    }
    Ok(files)
}

/// How much is done after so many of them.
#[expect(clippy::cast_precision_loss, reason = "there are few pages")]
pub(super) fn share(done: usize, count: usize) -> f32 {
    done as f32 / count.max(1) as f32
}

fn about_of<'a>(job: &'a Job<'_>, description: &'a str) -> About<'a> {
    About {
        title: title(job),
        description,
        language: &job.content.dossier.language,
        author: job.options.credit.trim(),
    }
}

/// The title that was given, else the dossier's.
fn title<'a>(job: &'a Job<'_>) -> &'a str {
    let given = job.options.title.trim();
    if given.is_empty() {
        &job.content.dossier.title
    } else {
        given
    }
}

/// What a page shows, for those who cannot see it: the words of the whole, and which page it is.
fn of_page(words: &str, at: usize, count: usize) -> String {
    let words = words.trim_end();
    if count > 1 {
        format!("{words}\nThis is page {} of {count}.", at + 1)
    } else {
        words.to_owned()
    }
}

/// What the text chunks of the picture of one page say.
fn caption(job: &Job<'_>, description: String, pixels_per_inch: Option<u32>) -> Caption {
    let (content, dossier) = (&job.content, job.content.dossier);
    Caption {
        title: title(job).to_owned(),
        date: words::dated_range(content.lens, content.shown, content.matrix),
        dossier_sha256: dossier.sha256.clone(),
        description,
        pixels_per_inch,
    }
}

/// As many threads as there are processors.
pub(super) fn threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
