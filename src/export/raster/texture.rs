//! The textures that meshes refer to, kept up to date from egui's changes, and how they are read.

use std::collections::BTreeMap;

use egui::epaint::ImageDelta;
use egui::{
    Color32, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode, TexturesDelta,
};

use super::fixed::TEXEL_BITS;

/// All textures of one egui context.
#[derive(Clone, Debug, Default)]
pub struct Textures {
    images: BTreeMap<TextureId, Image>,
    /// Freed by the last change, but still needed to paint the frame it came with.
    freed: Vec<TextureId>,
}

impl Textures {
    /// Takes over a frame's changes and leaves them empty.
    ///
    /// What the changes free stays until the next call, because that frame may still paint it.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.images.remove(&id);
        }
        let mut changed: Vec<_> = delta.set.drain().collect();
        changed.sort_by_key(|(id, _)| *id);
        for (id, changes) in changed {
            for change in changes {
                self.change(id, &change);
            }
        }
        self.freed = delta.free.drain().collect();
        self.freed.sort_unstable();
    }

    fn change(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        match delta.pos {
            None => {
                let pixels = image.pixels.iter().map(Color32::to_array).collect();
                let options = delta.options;
                self.images.insert(
                    id,
                    Image {
                        width,
                        height,
                        pixels,
                        options,
                    },
                );
            }
            Some([left, top]) => {
                if let Some(target) = self.images.get_mut(&id) {
                    for (row, pixels) in image.pixels.chunks_exact(width.max(1)).enumerate() {
                        target.replace(left, top + row, pixels);
                    }
                }
            }
        }
    }

    pub(super) fn get(&self, id: TextureId) -> Option<&Image> {
        self.images
            .get(&id)
            .filter(|image| !image.pixels.is_empty())
    }
}

/// One texture: premultiplied pixels, row by row.
#[derive(Clone, Debug)]
pub(super) struct Image {
    pub(super) width: usize,
    pub(super) height: usize,
    pixels: Vec<[u8; 4]>,
    options: TextureOptions,
}

impl Image {
    fn replace(&mut self, left: usize, row: usize, pixels: &[Color32]) {
        let count = pixels.len().min(self.width.saturating_sub(left));
        if row >= self.height {
            return;
        }
        let start = row * self.width + left;
        if let Some(target) = self.pixels.get_mut(start..start + count) {
            for (texel, pixel) in target.iter_mut().zip(pixels) {
                *texel = pixel.to_array();
            }
        }
    }

    /// Some texels of one row, if all of them are within the texture.
    pub(super) fn run(&self, column: i64, row: i64, count: usize) -> Option<&[[u8; 4]]> {
        let column = usize::try_from(column).ok()?;
        let row = usize::try_from(row).ok().filter(|row| *row < self.height)?;
        if column.checked_add(count)? > self.width {
            return None;
        }
        let start = row * self.width + column;
        self.pixels.get(start..start + count)
    }

    /// True where the texture is read between its texels, given how many of them a pixel covers.
    pub(super) fn is_smooth(&self, texels_per_pixel: i64) -> bool {
        let filter = if texels_per_pixel.abs() > 1 << TEXEL_BITS {
            self.options.minification
        } else {
            self.options.magnification
        };
        filter == TextureFilter::Linear
    }

    /// The colour at a place in texels with [`TEXEL_BITS`] fraction bits.
    ///
    /// A smooth texture is weighed in 1/256 texel; there are no mip maps.
    pub(super) fn sample(&self, across: i64, down: i64, smooth: bool) -> [u8; 4] {
        if !smooth {
            return self.texel(across >> TEXEL_BITS, down >> TEXEL_BITS);
        }
        let (column, right) = split(across);
        let (row, below) = split(down);
        if right == 0 && below == 0 {
            return self.texel(column, row);
        }
        let corners = [
            (self.texel(column, row), (256 - right) * (256 - below)),
            (self.texel(column + 1, row), right * (256 - below)),
            (self.texel(column, row + 1), (256 - right) * below),
            (self.texel(column + 1, row + 1), right * below),
        ];
        let mut sums = [1_u32 << 15; 4];
        for (texel, weight) in corners {
            for (sum, channel) in sums.iter_mut().zip(texel) {
                *sum += u32::from(channel) * weight;
            }
        }
        sums.map(|sum| sum.to_be_bytes()[1])
    }

    fn texel(&self, column: i64, row: i64) -> [u8; 4] {
        let column = wrap(column, self.width, self.options.wrap_mode);
        let row = wrap(row, self.height, self.options.wrap_mode);
        self.pixels
            .get(row * self.width + column)
            .copied()
            .unwrap_or_default()
    }
}

/// The texel whose middle is not after a place, and how far behind it the place is, in 1/256.
pub(super) fn split(place: i64) -> (i64, u32) {
    let half_texel = 1_i64 << (TEXEL_BITS - 1);
    let half_part = 1_i64 << (TEXEL_BITS - 9);
    let parts = (place - half_texel + half_part) >> (TEXEL_BITS - 8);
    let behind = u32::try_from(parts & 0xff).unwrap_or(0);
    (parts >> 8, behind)
}

fn wrap(index: i64, size: usize, mode: TextureWrapMode) -> usize {
    let size = i64::try_from(size).unwrap_or(i64::MAX).max(1);
    let inside = match mode {
        TextureWrapMode::ClampToEdge => index.clamp(0, size - 1),
        TextureWrapMode::Repeat => index.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let turn = index.rem_euclid(2 * size);
            turn.min(2 * size - 1 - turn)
        }
    };
    usize::try_from(inside).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::ColorImage;

    fn grey(size: [usize; 2], levels: &[u8]) -> ColorImage {
        let pixels = levels
            .iter()
            .map(|level| Color32::from_gray(*level))
            .collect();
        ColorImage::new(size, pixels)
    }

    fn delta_of(changes: Vec<ImageDelta>, free: &[TextureId]) -> TexturesDelta {
        let mut delta = TexturesDelta::default();
        for change in changes {
            delta.push(TextureId::default(), change);
        }
        for id in free {
            delta.free(*id);
        }
        delta
    }

    fn level(textures: &Textures, column: f32, row: f32) -> u8 {
        let image = textures.get(TextureId::default()).unwrap();
        let scale = f64::from(1_u32 << TEXEL_BITS);
        let place = |texels: f32| super::super::fixed::round(f64::from(texels) * scale);
        image.sample(place(column), place(row), image.is_smooth(0))[0]
    }

    #[test]
    fn a_part_replaces_only_itself_and_what_is_outside_is_dropped() {
        let mut textures = Textures::default();
        let whole = ImageDelta::full(
            grey([3, 2], &[0, 10, 20, 30, 40, 50]),
            TextureOptions::NEAREST,
        );
        let part = ImageDelta::partial(
            [2, 1],
            grey([2, 2], &[99, 98, 97, 96]),
            TextureOptions::NEAREST,
        );
        textures.apply(&mut delta_of(vec![whole, part], &[]));
        let all: Vec<u8> = [0.5, 1.5]
            .into_iter()
            .flat_map(|row| [0.5, 1.5, 2.5].map(|column| level(&textures, column, row)))
            .collect();
        assert_eq!(all, [0, 10, 20, 30, 40, 99]);
    }

    #[test]
    fn a_freed_texture_stays_for_the_frame_that_frees_it() {
        let id = TextureId::default();
        let mut textures = Textures::default();
        let whole = ImageDelta::full(grey([1, 1], &[7]), TextureOptions::LINEAR);
        textures.apply(&mut delta_of(vec![whole], &[id]));
        assert!(textures.get(id).is_some());
        textures.apply(&mut delta_of(vec![], &[]));
        assert!(textures.get(id).is_none());
    }

    #[test]
    fn smooth_and_nearest_sampling_and_the_three_ways_to_wrap() {
        let cases = [
            (
                TextureOptions::LINEAR,
                [(0.5, 0), (1.0, 50), (1.5, 100), (-3.0, 0), (9.0, 200)],
            ),
            (
                TextureOptions::NEAREST,
                [(0.5, 0), (0.99, 0), (1.0, 100), (-3.0, 0), (9.0, 200)],
            ),
            (
                TextureOptions::NEAREST_REPEAT,
                [(0.5, 0), (2.5, 200), (3.5, 0), (4.5, 100), (-0.5, 200)],
            ),
            (
                TextureOptions::NEAREST_MIRRORED_REPEAT,
                [(2.5, 200), (3.5, 200), (4.5, 100), (5.5, 0), (-0.5, 0)],
            ),
        ];
        for (options, expected) in cases {
            let mut textures = Textures::default();
            let whole = ImageDelta::full(grey([3, 1], &[0, 100, 200]), options);
            textures.apply(&mut delta_of(vec![whole], &[]));
            for (column, want) in expected {
                assert_eq!(
                    level(&textures, column, 0.5),
                    want,
                    "{options:?} at {column}"
                );
            }
        }
    }
}
