//! Paints a canvas and writes it at once, strip by strip and on several threads, so that the
//! whole picture is never held in memory.
//!
//! Each strip is painted and compressed by whichever thread is free; strips know nothing of each
//! other and are put in order again, so that the file is the same for any number of threads.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::{Caption, encoder, write_picture};
use crate::export::deflate::{Checksum, Compressed, HEAD, compress, tail};
use crate::export::raster::Canvas;

/// The height of a strip in pixels. It changes the file, though not the picture.
const STRIP: u32 = 128;
/// What is compressed is gathered up to about so many bytes, and becomes a chunk of the file.
const CHUNK: usize = 1 << 18;

/// Paints a canvas and writes it.
///
/// `progress` is told the share that is done, from 0 to 1, after each strip; when it returns
/// false, the writing ends with an error of kind [`io::ErrorKind::Interrupted`].
///
/// # Errors
///
/// When the target cannot be written, when the canvas has no pixels, or when it was cancelled.
pub fn write_canvas(
    target: impl Write,
    canvas: &Canvas<'_>,
    threads: NonZeroUsize,
    caption: &Caption,
    mut progress: impl FnMut(f32) -> bool,
) -> io::Result<()> {
    if !canvas.background.is_opaque() {
        let picture = canvas.picture(threads);
        return write_picture(target, &picture, canvas.pixels_per_point, caption);
    }
    let size = [canvas.width, canvas.height];
    let encoder = encoder(target, size, true, canvas.pixels_per_point, caption)?;
    let mut writer = encoder.write_header()?;
    let width = usize::try_from(canvas.width).unwrap_or(usize::MAX);
    let strips = canvas.strips(STRIP);
    let count = strips.count();
    let mut checksum = Checksum::default();
    let mut chunk = HEAD.to_vec();
    let paint = |number: usize, pixels: &mut Vec<[u8; 4]>| {
        strips.paint(number, pixels);
        compress(pixels, width)
    };
    in_order(count, threads, paint, |number, strip: Compressed| {
        checksum = checksum.then(strip.checksum);
        chunk.extend(strip.bytes);
        if chunk.len() >= CHUNK {
            writer.write_chunk(png::chunk::IDAT, &chunk)?;
            chunk.clear();
        }
        if progress(share(number + 1, count)) {
            Ok(())
        } else {
            Err(io::Error::new(io::ErrorKind::Interrupted, "cancelled"))
        }
    })?;
    chunk.extend(tail(checksum));
    writer.write_chunk(png::chunk::IDAT, &chunk)?;
    writer.finish()?;
    Ok(())
}

/// Does a work so many times on several threads, and takes what comes of it in order. Each thread
/// has a memory of its own that it is given each time. When something cannot be taken, all end.
fn in_order<Memory: Default, Made: Send>(
    count: usize,
    threads: NonZeroUsize,
    work: impl Fn(usize, &mut Memory) -> Made + Sync,
    mut take: impl FnMut(usize, Made) -> io::Result<()>,
) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    // No thread gets far ahead of whoever takes.
    let (sender, receiver) = mpsc::sync_channel(2 * threads.get());
    std::thread::scope(|scope| {
        for _ in 0..threads.get().min(count) {
            let sender = sender.clone();
            let (next, work) = (&next, &work);
            scope.spawn(move || {
                let mut memory = Memory::default();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || sender.send((number, work(number, &mut memory))).is_err()
                    {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (number, made) in receiver {
            early.insert(number, made);
            while let Some(made) = early.remove(&wanted) {
                take(wanted, made)?;
                wanted += 1;
            }
        }
        Ok(())
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a share needs no more digits"
)]
fn share(done: usize, all: usize) -> f32 {
    (done as f64 / all.max(1) as f64) as f32
}

#[cfg(test)]
mod tests {
    use super::super::tests::{caption, read};
    use super::*;
    use crate::export::raster::Textures;
    use egui::epaint::Primitive;
    use egui::{ClippedPrimitive, Color32, Mesh, Rect, pos2};
    use png::ColorType;

    const ONE: NonZeroUsize = NonZeroUsize::MIN;
    const HIGH: u32 = 3 * STRIP + 5;

    fn blank(textures: &Textures, height: u32) -> Canvas<'_> {
        Canvas {
            textures,
            primitives: &[],
            pixels_per_point: 1.0,
            width: 3,
            height,
            background: Color32::from_rgb(250, 249, 246),
        }
    }

    /// A white texture, and triangles of every colour from strip to strip.
    fn colourful() -> (Textures, Vec<ClippedPrimitive>) {
        let image = egui::ColorImage::filled([1, 1], Color32::WHITE);
        let mut delta = egui::TexturesDelta::default();
        delta.push(
            egui::TextureId::default(),
            egui::epaint::ImageDelta::full(image, egui::TextureOptions::LINEAR),
        );
        let mut textures = Textures::default();
        textures.apply(&mut delta);
        let mut mesh = Mesh::default();
        for (number, left) in (0_u8..).zip([0.0, 3.5, 17.2, 40.0]) {
            let shade = Color32::from_rgba_premultiplied(40 * number, 99, 0, 120);
            let first = 3 * u32::from(number);
            mesh.colored_vertex(pos2(left, 3.0), shade);
            mesh.colored_vertex(pos2(60.0 - left, 70.0), Color32::BLACK);
            mesh.colored_vertex(pos2(left / 2.0, 190.3), Color32::RED);
            mesh.add_triangle(first, first + 1, first + 2);
        }
        let primitives = vec![ClippedPrimitive {
            clip_rect: Rect::EVERYTHING,
            primitive: Primitive::Mesh(mesh),
        }];
        (textures, primitives)
    }

    fn written(canvas: &Canvas<'_>, threads: usize) -> Vec<u8> {
        let mut file = Vec::new();
        let threads = NonZeroUsize::new(threads).unwrap();
        write_canvas(&mut file, canvas, threads, &caption(), |_| true).unwrap();
        file
    }

    #[test]
    fn the_file_is_the_same_on_any_number_of_threads_and_shows_what_the_plain_way_shows() {
        let (textures, primitives) = colourful();
        let canvas = Canvas {
            primitives: &primitives,
            width: 61,
            ..blank(&textures, HIGH)
        };
        let file = written(&canvas, 1);
        for threads in [2, 7] {
            assert!(written(&canvas, threads) == file, "{threads} threads");
        }
        let mut plain = Vec::new();
        write_picture(&mut plain, &canvas.picture(ONE), 1.0, &caption()).unwrap();
        let (one, other) = (read(file), read(plain));
        assert_eq!((one.size, one.color), ([61, HIGH], ColorType::Rgb));
        assert_eq!((one.size, one.color), (other.size, other.color));
        assert_eq!(one.texts, other.texts);
        assert!(one.bytes == other.bytes);
        let colors: std::collections::BTreeSet<&[u8]> = one.bytes.chunks(3).collect();
        assert!(colors.len() > 1000, "{} colours", colors.len());
    }

    #[test]
    fn a_canvas_tells_how_far_it_is() {
        let textures = Textures::default();
        let mut file = Vec::new();
        let mut shares = Vec::new();
        let canvas = blank(&textures, HIGH);
        write_canvas(&mut file, &canvas, ONE, &caption(), |share| {
            shares.push(share);
            true
        })
        .unwrap();
        let read = read(file);
        assert_eq!(read.size, [3, HIGH]);
        assert!(read.bytes.chunks(3).all(|pixel| pixel == [250, 249, 246]));
        assert_eq!(shares.len(), 4);
        assert!(shares.is_sorted() && shares.ends_with(&[1.0]));
    }

    #[test]
    fn a_translucent_background_stays_translucent() {
        let textures = Textures::default();
        let canvas = Canvas {
            background: Color32::from_black_alpha(128),
            ..blank(&textures, 2)
        };
        let read = read(written(&canvas, 2));
        assert_eq!(read.color, ColorType::Rgba);
        assert_eq!(read.bytes, [0, 0, 0, 128].repeat(6));
    }

    #[test]
    fn a_canvas_can_be_cancelled_and_an_empty_one_is_an_error() {
        let textures = Textures::default();
        let canvas = blank(&textures, 5 * STRIP);
        let cancelled = write_canvas(Vec::new(), &canvas, ONE, &caption(), |share| share < 0.3);
        assert_eq!(cancelled.unwrap_err().kind(), io::ErrorKind::Interrupted);
        for [width, height] in [[3, 0], [0, 3], [0, 0]] {
            let empty = Canvas {
                width,
                ..blank(&textures, height)
            };
            assert!(write_canvas(Vec::new(), &empty, ONE, &caption(), |_| true).is_err());
        }
    }

    #[test]
    fn what_is_made_on_many_threads_comes_in_order() {
        for threads in [1, 2, 7, 50] {
            let mut taken = Vec::new();
            let threads = NonZeroUsize::new(threads).unwrap();
            let square = |number: usize, (): &mut ()| number * number;
            in_order(20, threads, square, |at, made| {
                taken.push((at, made));
                Ok(())
            })
            .unwrap();
            let expected: Vec<(usize, usize)> = (0..20).map(|it| (it, it * it)).collect();
            assert_eq!(taken, expected);
        }
    }
}
