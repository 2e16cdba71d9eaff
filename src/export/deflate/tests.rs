//! Strips as one stream, read back by another's hand.

use std::io::Read;

use flate2::read::ZlibDecoder;
use proptest::prelude::*;

use super::{Checksum, HEAD, compress, tail};

/// The bytes of rows as PNG has them, before they are compressed.
fn rows(pixels: &[[u8; 4]], width: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in pixels.chunks_exact(width) {
        bytes.push(0);
        bytes.extend(row.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]));
    }
    bytes
}

/// A whole stream from strips of so many rows.
fn stream(pixels: &[[u8; 4]], width: usize, rows: usize) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    let mut checksum = Checksum::default();
    for strip in pixels.chunks(width * rows) {
        let compressed = compress(strip, width);
        bytes.extend(compressed.bytes);
        checksum = checksum.then(compressed.checksum);
    }
    bytes.extend(tail(checksum));
    bytes
}

/// Fails where the stream is broken or its checksum is wrong.
fn inflate(stream: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(stream).read_to_end(&mut bytes).unwrap();
    bytes
}

fn assert_same(pixels: &[[u8; 4]], width: usize, strip: usize) -> usize {
    let stream = stream(pixels, width, strip);
    assert!(
        inflate(&stream) == rows(pixels, width),
        "{width} across in strips of {strip}"
    );
    stream.len()
}

const PAPER: [u8; 4] = [250, 249, 246, 255];
const INK: [u8; 4] = [27, 29, 33, 255];

#[test]
fn paper_takes_next_to_nothing() {
    for (width, height) in [
        (1, 1),
        (2, 300),
        (3200, 128),
        (16_384, 20),
        (86, 9),
        (87, 9),
    ] {
        let pixels = vec![PAPER; width * height];
        let size = assert_same(&pixels, width, 64);
        assert!(
            size < 500 + width * height / 200,
            "{size} for {width}×{height}"
        );
    }
}

#[test]
fn rows_that_come_again_are_copied() {
    let width = 1000;
    let row: Vec<[u8; 4]> = (0..width)
        .map(|column| if column % 7 == 3 { INK } else { PAPER })
        .collect();
    let pixels = row.repeat(200);
    let size = assert_same(&pixels, width, 200);
    assert!(size < 20 * 200, "{size}");
}

#[test]
fn slanted_lines_are_copied_from_the_row_above() {
    let width = 500;
    for step in [1, 2, 99] {
        let pixels: Vec<[u8; 4]> = (0..width * 300)
            .map(|at| (at / width * step + at % width, at))
            .map(|(along, _)| if along % 100 == 0 { INK } else { PAPER })
            .collect();
        assert_same(&pixels, width, 100);
    }
}

#[test]
fn rows_wider_than_a_copy_can_reach_are_written_too() {
    let width = 11_000;
    let pixels: Vec<[u8; 4]> = (0..width * 6)
        .map(|at| {
            let byte = u8::try_from(at % width % 251).unwrap();
            [byte, byte / 2, 7, 255]
        })
        .collect();
    assert_same(&pixels, width, 4);
}

#[test]
fn nothing_is_an_empty_stream() {
    assert_eq!(inflate(&stream(&[], 5, 1)), Vec::<u8>::new());
    assert_eq!(inflate(&tail_only()), Vec::<u8>::new());
}

fn tail_only() -> Vec<u8> {
    [HEAD.to_vec(), tail(Checksum::default())].concat()
}

/// Few colours, so that much of it repeats by chance, and many, so that nothing does.
fn pixel() -> impl Strategy<Value = [u8; 4]> {
    prop_oneof![
        6 => Just(PAPER),
        2 => Just(INK),
        1 => (0_u8..4).prop_map(|level| [level, level, level, 255]),
        1 => any::<[u8; 3]>().prop_map(|[r, g, b]| [r, g, b, 255]),
    ]
}

proptest! {
    #[test]
    fn any_rows_come_back(
        some in proptest::collection::vec(pixel(), 1..60),
        order in proptest::collection::vec((0_usize..60, 1_usize..120), 1..60),
        width in 1_usize..90,
        strip in 1_usize..9,
    ) {
        // Pieces of the same pixels again and again, at any distance.
        let mut pixels: Vec<[u8; 4]> = Vec::new();
        for (start, count) in order {
            pixels.extend(some.iter().cycle().skip(start).take(count));
        }
        let height = pixels.len() / width;
        pixels.truncate(height * width);
        let stream = stream(&pixels, width, strip);
        prop_assert!(inflate(&stream) == rows(&pixels, width));
    }
}
