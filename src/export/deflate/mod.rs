//! Compresses rows of opaque pixels, quickly and in parallel.
//!
//! A page is paper, lines and letters: whole rows repeat, runs of one colour are long, and what
//! stands above comes again. So whole pixels are compared and not bytes, which is a third of the
//! work, and only what a page repeats is looked for. Strips of rows know nothing of each other
//! and end at a whole byte, so that strips from several threads make one stream of zlib (RFC
//! 1950, 1951) that is the same whatever their number.

mod bits;
mod block;
mod checksum;
mod huffman;
mod tokens;

pub(super) use checksum::Checksum;

/// What a stream of zlib begins with: deflate, a window of 32 KiB, the fastest level.
pub(super) const HEAD: [u8; 2] = [0x78, 0x01];

/// A part of a stream that stands for itself.
#[derive(Clone, Debug)]
pub(super) struct Compressed {
    /// Whole blocks, none of them the last of the stream.
    pub(super) bytes: Vec<u8>,
    /// Of the bytes before they were compressed.
    pub(super) checksum: Checksum,
}

/// Compresses rows of pixels as PNG has them: a byte that says that the row is not filtered, then
/// red, green and blue of each pixel. The fourth byte of a pixel is not written.
///
/// `width` is in pixels; what is left over behind the last whole row is left out.
pub(super) fn compress(pixels: &[[u8; 4]], width: usize) -> Compressed {
    let (tokens, checksum) = tokens::tokens(pixels, width);
    Compressed {
        bytes: block::block(&tokens),
        checksum,
    }
}

/// What a stream ends with: an empty last block, and the checksum of everything before it.
pub(super) fn tail(checksum: Checksum) -> Vec<u8> {
    let mut bytes = vec![0x03, 0x00];
    bytes.extend(checksum.value().to_be_bytes());
    bytes
}

#[cfg(test)]
mod tests;
