//! How glibc is led to ask the system for memory less often; other systems take no notice.
//!
//! Nothing is written into what is reserved here, so that it takes up no memory until it is used.

/// What is reserved at once.
const BYTES: usize = 8 << 20;

/// A frame frees much of what it needed, and the next one needs it again. glibc gives that back to
/// the system each time, which has to hand out every page anew, unless it has seen a large block
/// freed: then it keeps up to twice as much as that block was, and takes smaller blocks from what
/// it keeps (mallopt(3), `M_MMAP_THRESHOLD`).
pub(super) fn keep_what_is_freed() {
    reserve(BYTES);
}

/// Has a thread ask the system once for what it will need. Each thread but the first one would ask
/// for a few pages at a time, hundreds of times, and interrupt the others each time. To be called
/// after [`keep_what_is_freed`].
pub(super) fn reserve_for_thread() {
    reserve(BYTES / 4 * 3);
}

fn reserve(bytes: usize) {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
}
