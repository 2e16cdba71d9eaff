//! The inner loops: mixing colours into a run of pixels, in lanes of 8 and 16 bits.
//!
//! Arrays of a fixed length and no branches, so that the compiler can use vector instructions.

/// `value / 255`, rounded, for products of two bytes.
#[inline]
fn by_255(value: u16) -> u16 {
    // Exact for every product of two bytes (Blinn, "Three wrongs make a right", 1995).
    let value = value + 128;
    (value + (value >> 8)) >> 8
}

/// The low byte; what is given is known to be one.
#[inline]
fn low(value: u16) -> u8 {
    value.to_le_bytes()[0]
}

/// The product of two premultiplied colours.
#[inline]
pub(super) fn times(one: [u8; 4], other: [u8; 4]) -> [u8; 4] {
    let mut product = [0; 4];
    for lane in 0..4 {
        product[lane] = low(by_255(u16::from(one[lane]) * u16::from(other[lane])));
    }
    product
}

/// Puts a premultiplied colour over one pixel.
#[inline]
pub(super) fn over(pixel: &mut [u8; 4], color: [u8; 4]) {
    let rest = 255 - u16::from(color[3]);
    for lane in 0..4 {
        let below = low(by_255(u16::from(pixel[lane]) * rest));
        // Only additive colours, brighter than their alpha allows, can reach beyond 255.
        pixel[lane] = color[lane].saturating_add(below);
    }
}

/// Puts one colour over a run of pixels.
pub(super) fn fill(pixels: &mut [[u8; 4]], color: [u8; 4]) {
    match color[3] {
        255 => pixels.fill(color),
        0 if color == [0; 4] => {}
        _ => {
            let rest = [255 - u16::from(color[3]); 16];
            let mut source = [0; 16];
            for lane in 0..16 {
                source[lane] = color[lane % 4];
            }
            let (blocks, left) = pixels.as_flattened_mut().as_chunks_mut::<16>();
            for block in blocks {
                for lane in 0..16 {
                    let below = low(by_255(u16::from(block[lane]) * rest[lane]));
                    block[lane] = source[lane].saturating_add(below);
                }
            }
            let (last, _) = left.as_chunks_mut::<4>();
            for pixel in last {
                over(pixel, color);
            }
        }
    }
}

/// Puts texels times a colour over as many pixels.
pub(super) fn blend(pixels: &mut [[u8; 4]], texels: &[[u8; 4]], color: [u8; 4]) {
    let mut tint = [0; 16];
    for lane in 0..16 {
        tint[lane] = u16::from(color[lane % 4]);
    }
    let (blocks, left) = pixels.as_flattened_mut().as_chunks_mut::<16>();
    let (texel_blocks, _) = texels.as_flattened().as_chunks::<16>();
    for (block, texel_block) in blocks.iter_mut().zip(texel_blocks) {
        // Most of a glyph's box is empty.
        if *texel_block == [0; 16] {
            continue;
        }
        let mut source = [0; 16];
        for lane in 0..16 {
            source[lane] = by_255(u16::from(texel_block[lane]) * tint[lane]);
        }
        let mut rest = [0; 16];
        for lane in 0..16 {
            rest[lane] = 255 - source[lane | 3];
        }
        for lane in 0..16 {
            let below = low(by_255(u16::from(block[lane]) * rest[lane]));
            block[lane] = low(source[lane]).saturating_add(below);
        }
    }
    let done = texel_blocks.len().min(blocks.len()) * 4;
    let (last, _) = left.as_chunks_mut::<4>();
    for (pixel, texel) in last.iter_mut().zip(texels.iter().skip(done)) {
        over(pixel, times(*texel, color));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn division_is_exact_for_every_product() {
        for one in 0..=255_u16 {
            for other in 0..=255_u16 {
                let exact = (f64::from(one) * f64::from(other) / 255.0).round();
                assert!(
                    (f64::from(by_255(one * other)) - exact).abs() < 1e-9,
                    "{one} {other}"
                );
            }
        }
    }

    #[test]
    fn opaque_over_opaque_stays_opaque() {
        for alpha in 0..=255_u8 {
            let mut pixel = [9, 99, 199, 255];
            over(&mut pixel, [alpha / 2, alpha / 3, 0, alpha]);
            assert_eq!(pixel[3], 255, "{alpha}");
        }
    }

    #[test]
    fn nothing_over_a_pixel_leaves_it_alone() {
        for level in 0..=255 {
            let mut pixels = [[level; 4]; 9];
            fill(&mut pixels, [0; 4]);
            blend(&mut pixels, &[[0; 4]; 9], [255; 4]);
            over(&mut pixels[0], [0; 4]);
            assert_eq!(pixels, [[level; 4]; 9]);
        }
    }

    proptest! {
        #[test]
        fn blocks_give_what_single_pixels_give(
            pixels in proptest::collection::vec(any::<[u8; 4]>(), 0..40),
            texels in proptest::collection::vec(any::<[u8; 4]>(), 40),
            color in any::<[u8; 4]>(),
        ) {
            let mut one = pixels.clone();
            fill(&mut one, color);
            let mut other = pixels.clone();
            for pixel in &mut other {
                over(pixel, color);
            }
            prop_assert_eq!(&one, &other);

            let texels = &texels[..pixels.len()];
            let mut one = pixels.clone();
            blend(&mut one, texels, color);
            let mut other = pixels;
            for (pixel, texel) in other.iter_mut().zip(texels) {
                over(pixel, times(*texel, color));
            }
            prop_assert_eq!(one, other);
        }
    }
}
