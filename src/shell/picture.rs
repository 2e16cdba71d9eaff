//! From a comparison to picture files: lays the sheet out, paints its pages, writes them.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{Prepared, prepare};
use super::work::threads;
use crate::export::png::{Caption, write_canvas};
use crate::export::raster::{Canvas, Picture, Textures};
use crate::export::sheet::{
    Content, PagePainter, PaintedPage, Sheet, SheetError, Typesetter, lay_out, lay_out_listing,
};
use crate::listing::Listing;
use crate::state::ExportOptions;
use crate::words;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It was cancelled.
    Cancelled,
    /// It failed.
    Failed {
        /// What, as a sentence without its stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

impl From<SheetError> for Problem {
    fn from(error: SheetError) -> Self {
        Self::Failed {
            message: error.to_string(),
            hint: Some(error.hint()),
        }
    }
}

/// Writes one picture a page and gives back their paths. Several pages are numbered before the
/// ending: `out-1.png`, `out-2.png`. Every page is made before the first is put in place, so that
/// a failure leaves nothing half done.
///
/// `progress` is told the share that is done; when it returns false, the work ends.
///
/// # Errors
/// When the sheet cannot be laid out, a file cannot be written, or it was cancelled.
pub(super) fn write(
    content: &Content<'_>,
    listing: Option<&Listing>,
    options: &ExportOptions,
    path: &Path,
    progress: impl Fn(f32) -> bool,
) -> Result<Vec<PathBuf>, Problem> {
    let sheet = laid_out(content, listing, options)?;
    let painter = PagePainter::new(options.scale);
    let mut textures = Textures::default();
    let count = sheet.pages.len();
    let mut files: Vec<(PathBuf, Prepared)> = Vec::with_capacity(count);
    for (at, page) in sheet.pages.iter().enumerate() {
        let mut triangles = painter.paint(page)?;
        textures.apply(&mut triangles.textures);
        let canvas = canvas(&textures, &triangles);
        let mut caption = caption(content, listing, at, count);
        caption.pixels_per_inch = sheet.form.pixels_per_inch(sheet.scale);
        #[expect(clippy::cast_precision_loss, reason = "there are few pages")]
        let share = |of_page: f32| (at as f32 + of_page) / count as f32;
        let target = numbered(path, at, count);
        let prepared = prepare(&target, |writer| {
            write_canvas(writer, &canvas, threads(), &caption, |done| {
                progress(share(done))
            })
        })
        .map_err(|error| failed(&error, &target))?;
        files.push((target, prepared));
    }
    let mut written = Vec::with_capacity(count);
    for (target, prepared) in files {
        prepared
            .put_in_place()
            .map_err(|error| failed(&error, &target))?;
        written.push(target);
    }
    Ok(written)
}

/// Lays out a list where there is one, else the comparison.
///
/// # Errors
/// When it cannot be laid out.
pub(super) fn laid_out(
    content: &Content<'_>,
    listing: Option<&Listing>,
    options: &ExportOptions,
) -> Result<Sheet, SheetError> {
    let mut typesetter = Typesetter::new();
    match listing {
        Some(listing) => lay_out_listing(&mut typesetter, content, listing, options),
        None => lay_out(&mut typesetter, content, options),
    }
}

/// Writes a file as a whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    prepare(path, |writer| writer.write_all(bytes))
        .and_then(Prepared::put_in_place)
        .map_err(|error| failed(&error, path))
}

/// Paints the first page whole.
///
/// # Errors
/// When the sheet cannot be laid out or painted.
pub(super) fn first_page(
    content: &Content<'_>,
    listing: Option<&Listing>,
    options: &ExportOptions,
) -> Result<Picture, Problem> {
    let sheet = laid_out(content, listing, options)?;
    let Some(page) = sheet.pages.first() else {
        return Err(SheetError::NoPoints.into());
    };
    let mut painted = PagePainter::new(options.scale).paint(page)?;
    let mut textures = Textures::default();
    textures.apply(&mut painted.textures);
    Ok(canvas(&textures, &painted).picture(threads()))
}

fn canvas<'a>(textures: &'a Textures, painted: &'a PaintedPage) -> Canvas<'a> {
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

/// What the text chunks of the picture of one page say.
fn caption(content: &Content<'_>, listing: Option<&Listing>, at: usize, count: usize) -> Caption {
    let dossier = content.dossier;
    let dated = words::dated_range(dossier, content.lens, content.shown, content.matrix);
    let mut description = words::scope_line(dossier, content.shown);
    if let Some(listing) = listing {
        description = format!("{}. {description}", listing.title);
    }
    // Writing to a string cannot fail.
    let _ = write!(description, "; from {}", content.file_name);
    if count > 1 {
        let _ = write!(description, "; page {} of {count}", at + 1);
    }
    if let Some(left_out) = words::left_out_line(&dossier.left_out) {
        let _ = write!(description, ". {left_out}");
    }
    Caption {
        title: dossier.title.clone(),
        date: dated,
        dossier_sha256: dossier.sha256.clone(),
        description,
        pixels_per_inch: None,
    }
}

/// True when a picture is there already, on one page or on several.
pub(super) fn is_there(path: &Path) -> bool {
    path.is_file() || numbered(path, 0, 2).is_file()
}

/// `out.png` for one page, `out-1.png` and so on for several.
fn numbered(path: &Path, at: usize, count: usize) -> PathBuf {
    if count <= 1 {
        return path.to_owned();
    }
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    path.with_file_name(format!("{stem}-{}.{ending}", at + 1))
}

fn failed(error: &io::Error, path: &Path) -> Problem {
    if error.kind() == io::ErrorKind::Interrupted {
        return Problem::Cancelled;
    }
    let target = path.display();
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => (
            format!("the folder of `{target}` does not exist"),
            "make the folder first, or choose another one",
        ),
        io::ErrorKind::IsADirectory => (
            format!("`{target}` is a folder"),
            "name a file, not a folder",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            format!("`{target}` may not be written"),
            if path.exists() {
                "choose another name, or make this file writable"
            } else {
                "choose a folder that can be written to"
            },
        ),
        _ => (
            format!("`{target}` could not be written: {error}"),
            "choose another place",
        ),
    };
    Problem::Failed {
        message,
        hint: Some(hint.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{Lens, SearchIndex};
    use crate::load::load;
    use crate::matrix::{CellIndex, Matrix};
    use std::fs;
    use tempfile::{TempDir, tempdir};

    /// Writes twelve points on pages so low that several are needed.
    fn write_pages(
        folder: &TempDir,
        progress: impl Fn(f32) -> bool,
    ) -> Result<Vec<PathBuf>, Problem> {
        let points = (0..12)
            .map(|number| format!("(id: \"p{number}\", title: \"P\", proposition: \"It is so.\"),"))
            .collect::<Vec<_>>()
            .concat();
        let file = format!(
            "(format: 1, title: \"T\", parties: [(id: \"a\", name: \"A\")], points: [{points}], \
             sources: [], statements: [])"
        );
        let dossier = load(file.as_bytes()).dossier.unwrap();
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let lens = Lens::default();
        let content = Content {
            dossier: &dossier,
            matrix: &matrix,
            shown: &lens.show(&dossier, &matrix, &SearchIndex::new(&dossier)),
            lens: &lens,
            comparison: None,
            grades: &[],
            file_name: "t.ron",
            version: "0",
        };
        let options = ExportOptions {
            width: Some(480.0),
            scale: 1.0,
            max_height: Some(400.0),
            ..ExportOptions::default()
        };
        write(
            &content,
            None,
            &options,
            &folder.path().join("out.png"),
            progress,
        )
    }

    fn names_in(folder: &TempDir) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn several_pages_are_numbered() {
        let folder = tempdir().unwrap();
        let paths = write_pages(&folder, |_| true).unwrap();
        let names: Vec<_> = paths
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap())
            .collect();
        assert!(names.len() > 1);
        assert_eq!(names[..2], ["out-1.png", "out-2.png"]);
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, names_in(&folder));
    }

    #[test]
    fn each_page_says_which_it_is() {
        let folder = tempdir().unwrap();
        let paths = write_pages(&folder, |_| true).unwrap();
        for (at, path) in paths.iter().enumerate() {
            let bytes = fs::read(path).unwrap();
            let expected = format!("from t.ron; page {} of {}", at + 1, paths.len());
            let is_there = bytes
                .windows(expected.len())
                .any(|window| window == expected.as_bytes());
            assert!(is_there, "{expected}");
        }
    }

    #[test]
    fn all_pages_are_written_or_none() {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("out-2.png")).unwrap();
        let problem = write_pages(&folder, |_| true).unwrap_err();
        let Problem::Failed { message, .. } = problem else {
            panic!("{problem:?}")
        };
        assert!(message.ends_with("out-2.png` is a folder"), "{message}");
        assert_eq!(names_in(&folder), ["out-2.png"]);
    }

    #[test]
    fn the_hint_tells_a_file_from_its_folder() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("out.png");
        fs::write(&file, b"").unwrap();
        for (path, expected) in [
            (&file, "choose another name, or make this file writable"),
            (
                &folder.path().join("new.png"),
                "choose a folder that can be written to",
            ),
        ] {
            let Problem::Failed { hint, .. } =
                failed(&io::ErrorKind::PermissionDenied.into(), path)
            else {
                panic!("{path:?}")
            };
            assert_eq!(hint.as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_cancelled_leaves_nothing() {
        let folder = tempdir().unwrap();
        let problem = write_pages(&folder, |share| share < 0.6).unwrap_err();
        assert_eq!(problem, Problem::Cancelled);
        assert_eq!(names_in(&folder), [""; 0]);
    }
}
