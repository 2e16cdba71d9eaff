//! Folding keeps its way back: whatever the text, every folded range leads to whole characters of
//! the original, in order, and folding twice is folding once.

#![no_main]

use concordance_fuzz::quote::{Rung, fold, folded_quotation};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for rung in Rung::ALL {
        let folding = fold(text, rung);
        let folded = folding.text();
        let boundaries: Vec<usize> = folded
            .char_indices()
            .map(|(at, _)| at)
            .chain([folded.len()])
            .collect();
        let mut end = 0;
        for pair in boundaries.windows(2) {
            if let Some(at) = folding.original(pair[0]..pair[1]) {
                let original = text.get(at.clone());
                assert!(original.is_some_and(|it| !it.is_empty()), "{rung:?}: {at:?}");
                assert!(at.start >= end, "{rung:?}: in order");
                end = at.end;
            }
        }
        if let Some(whole) = folding.original(0..folded.len()) {
            assert!(text.get(whole).is_some(), "{rung:?}: the whole");
        }
        assert!(folding.original(0..0).is_none());
        assert!(folding.original(0..folded.len() + 1).is_none());
        if rung <= Rung::Compatibility {
            let once = folded_quotation(text, rung);
            assert_eq!(folded_quotation(&once, rung), once, "{rung:?}: twice is once");
        }
    }
});
