//! Writes pictures as PNG, with what they show said in text chunks.
//!
//! Titles are not Latin-1, so the text is in `iTXt` chunks. Anything that can be written to will
//! do; files and their replacement belong to the shell.

mod canvas;

use std::io::{self, Write};

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, SrgbRenderingIntent,
    Unit,
};

pub use canvas::write_canvas;

use super::raster::Picture;

/// What the text chunks of a picture say. An empty text is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// `Title`
    pub title: String,
    /// `Date`: the day for which the comparison holds, or the range of its statements.
    pub date: String,
    /// `Dossier SHA-256`: of the position file, in hexadecimal digits.
    pub dossier_sha256: String,
    /// `Description`: one sentence on what the picture shows.
    pub description: String,
    /// The physical size in pixels per inch; without it a point is 1/96 inch, as in CSS.
    pub pixels_per_inch: Option<u32>,
}

/// The name and version of this program, as the `Software` chunk has it.
pub const SOFTWARE: &str = concat!("Concordance ", env!("CARGO_PKG_VERSION"));

/// Points in a metre: a point is 1/96 inch, as in CSS.
const POINTS_PER_METRE: f64 = 96.0 / 0.0254;

/// Writes a finished picture; without an alpha channel where all of it is opaque. A page that is
/// not painted yet is written faster by [`write_canvas`].
///
/// `pixels_per_point` is told to the reader as the physical size.
///
/// # Errors
///
/// When the target cannot be written, or the picture has no pixels.
pub fn write_picture(
    target: impl Write,
    picture: &Picture,
    pixels_per_point: f32,
    caption: &Caption,
) -> io::Result<()> {
    let is_opaque = picture.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255);
    let size = [picture.width, picture.height];
    let encoder = encoder(target, size, is_opaque, pixels_per_point, caption)?;
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let stride = usize::try_from(picture.width)
        .unwrap_or(usize::MAX)
        .saturating_mul(4);
    for row in picture.pixels.chunks(stride.max(4)) {
        rows.write_all(&bytes_to_write(row, is_opaque))?;
    }
    rows.finish()?;
    writer.finish()?;
    Ok(())
}

fn encoder<'a, W: Write>(
    target: W,
    [width, height]: [u32; 2],
    is_opaque: bool,
    pixels_per_point: f32,
    caption: &Caption,
) -> io::Result<Encoder<'a, W>> {
    let mut encoder = Encoder::new(target, width, height);
    encoder.set_color(if is_opaque {
        ColorType::Rgb
    } else {
        ColorType::Rgba
    });
    encoder.set_depth(BitDepth::Eight);
    // Measured on a page of text of 20 megapixels: without filters smaller than with any, and at
    // this level in a quarter of the time that the crate's default takes.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(3));
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    encoder.set_pixel_dims(Some(physical_size(
        pixels_per_point,
        caption.pixels_per_inch,
    )));
    for (keyword, text) in [
        ("Title", caption.title.as_str()),
        ("Date", &caption.date),
        ("Dossier SHA-256", &caption.dossier_sha256),
        ("Software", SOFTWARE),
        ("Description", &caption.description),
    ] {
        // A chunk's text ends at a zero, so a zero within it is left out.
        let text = text.replace('\0', "");
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), text)?;
        }
    }
    Ok(encoder)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and a cast of a float saturates"
)]
fn physical_size(pixels_per_point: f32, pixels_per_inch: Option<u32>) -> PixelDimensions {
    let of_points = f64::from(pixels_per_point) * POINTS_PER_METRE;
    let of_inches = |inch: u32| f64::from(inch) / 0.0254;
    let pixels_per_metre = pixels_per_inch.map_or(of_points, of_inches).round() as u32;
    PixelDimensions {
        xppu: pixels_per_metre,
        yppu: pixels_per_metre,
        unit: Unit::Meter,
    }
}

/// Premultiplied pixels as PNG wants them: three channels, or four with straight alpha.
fn bytes_to_write(pixels: &[u8], is_opaque: bool) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<4>();
    if is_opaque {
        let mut bytes = Vec::with_capacity(pixels.len() * 3);
        for [red, green, blue, _] in pixels {
            bytes.extend_from_slice(&[*red, *green, *blue]);
        }
        bytes
    } else {
        let straight = |pixel: &[u8; 4]| straight_alpha(*pixel);
        pixels.iter().flat_map(straight).collect()
    }
}

fn straight_alpha([red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    if alpha == 0 {
        return [0; 4];
    }
    let whole = u16::from(alpha);
    let straight = |channel: u8| {
        let value = (u16::from(channel) * 255 + whole / 2) / whole;
        u8::try_from(value).unwrap_or(255)
    };
    [straight(red), straight(green), straight(blue), alpha]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    pub(super) fn caption() -> Caption {
        Caption {
            title: "План: who stands where — “7 of 24”".to_owned(),
            date: "2025-12-31".to_owned(),
            dossier_sha256: "6f81".repeat(16),
            description: "Zero\0 is left out".to_owned(),
            pixels_per_inch: None,
        }
    }

    pub(super) struct Read {
        pub(super) size: [u32; 2],
        pub(super) color: ColorType,
        pub(super) bytes: Vec<u8>,
        pub(super) texts: Vec<(String, String)>,
        pixels_per_metre: u32,
    }

    pub(super) fn read(file: Vec<u8>) -> Read {
        let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        reader.finish().unwrap();
        let info = reader.info();
        Read {
            size: [info.width, info.height],
            color: info.color_type,
            bytes,
            texts: info
                .utf8_text
                .iter()
                .map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap()))
                .collect(),
            pixels_per_metre: info.pixel_dims.unwrap().xppu,
        }
    }

    #[test]
    fn an_opaque_picture_comes_back_with_its_texts_and_its_size() {
        let picture = Picture {
            width: 2,
            height: 1,
            pixels: vec![1, 2, 3, 255, 250, 251, 252, 255],
        };
        let mut file = Vec::new();
        write_picture(&mut file, &picture, 2.0, &caption()).unwrap();
        let read = read(file);
        assert_eq!((read.size, read.color), ([2, 1], ColorType::Rgb));
        assert_eq!(read.bytes, [1, 2, 3, 250, 251, 252]);
        assert_eq!(read.pixels_per_metre, 7559);
        let texts: Vec<(&str, &str)> = read
            .texts
            .iter()
            .map(|(keyword, text)| (keyword.as_str(), text.as_str()))
            .collect();
        let hash = "6f81".repeat(16);
        assert_eq!(
            texts,
            [
                ("Title", "План: who stands where — “7 of 24”"),
                ("Date", "2025-12-31"),
                ("Dossier SHA-256", &hash),
                ("Software", SOFTWARE),
                ("Description", "Zero is left out"),
            ]
        );
    }

    #[test]
    fn a_translucent_picture_is_written_with_straight_alpha() {
        let picture = Picture {
            width: 1,
            height: 3,
            pixels: vec![64, 0, 128, 128, 0, 0, 0, 0, 9, 9, 9, 3],
        };
        let mut file = Vec::new();
        write_picture(&mut file, &picture, 1.0, &Caption::default()).unwrap();
        let read = read(file);
        assert_eq!(read.color, ColorType::Rgba);
        assert_eq!(read.bytes, [128, 0, 255, 128, 0, 0, 0, 0, 255, 255, 255, 3]);
        assert_eq!(read.texts, [("Software".to_owned(), SOFTWARE.to_owned())]);
    }

    #[test]
    fn a_target_that_refuses_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::new(io::ErrorKind::StorageFull, "no space left"))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let picture = Picture {
            width: 1,
            height: 1,
            pixels: vec![255; 4],
        };
        let error = write_picture(Full, &picture, 1.0, &caption()).unwrap_err();
        assert!(error.to_string().contains("no space left"), "{error}");
    }
}
