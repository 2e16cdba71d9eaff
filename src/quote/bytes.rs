//! Where bytes stand in bytes, quickly for quotations of a usual length.

use memchr::memmem;

/// So many bytes are looked for with vector instructions alone. Longer ones cost `memmem` a
/// preparation that takes longer than going through a text of ten kilobytes.
const ANCHOR: usize = 32;

/// After so many places that have the first bytes and not the others, the preparation pays.
const MOST_IN_VAIN: usize = 64;

/// Every place at which the needle begins, in order, without those that overlap an earlier one.
pub(super) fn starts(text: &[u8], needle: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut from = 0;
    let anchor = needle.get(..ANCHOR).unwrap_or(needle);
    let finder = memmem::Finder::new(anchor);
    let mut in_vain = 0;
    while let Some(offset) = text.get(from..).and_then(|rest| finder.find(rest)) {
        let start = from + offset;
        if needle.is_empty() {
            break;
        }
        if text[start..].starts_with(needle) {
            starts.push(start);
            from = start + needle.len();
            continue;
        }
        from = start + 1;
        in_vain += 1;
        if in_vain == MOST_IN_VAIN {
            let rest = memmem::find_iter(&text[from..], needle);
            starts.extend(rest.map(|offset| from + offset));
            break;
        }
    }
    starts
}

/// True when the needle stands somewhere in the text.
pub(super) fn has(text: &[u8], needle: &[u8]) -> bool {
    // What is not there has no first bytes there either, in most cases.
    let anchor = needle.get(..ANCHOR).unwrap_or(needle);
    match memmem::find(text, anchor) {
        None => false,
        Some(start) => {
            text[start..].starts_with(needle) || memmem::find(&text[start..], needle).is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_finds_what_a_bare_search_finds(
            text in "[ab]{0,400}", repeated in "[ab]{1,3}", times in 1..60_usize,
        ) {
            let text = [text.as_str(), &repeated.repeat(times), &text].concat();
            for needle in [repeated.clone(), repeated.repeat(times), repeated.repeat(times / 2 + 1)] {
                let (text, needle) = (text.as_bytes(), needle.as_bytes());
                let expected: Vec<usize> = memmem::find_iter(text, needle).collect();
                prop_assert_eq!(has(text, needle), !expected.is_empty());
                prop_assert_eq!(starts(text, needle), expected);
            }
        }

        #[test]
        fn it_gives_up_on_first_bytes_that_stand_everywhere(
            before in 0..300_usize, behind in 0..300_usize, length in 30..80_usize,
        ) {
            let needle = ["a".repeat(length), "b".to_owned()].concat();
            let text = ["a".repeat(before), needle.clone(), "a".repeat(behind), needle.clone()];
            let text = text.concat();
            let expected: Vec<usize> = memmem::find_iter(text.as_bytes(), &needle).collect();
            prop_assert!(expected.len() == 2);
            prop_assert_eq!(starts(text.as_bytes(), needle.as_bytes()), expected);
        }
    }
}
