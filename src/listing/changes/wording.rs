//! The words in which two texts differ, with a few around them.

/// A text up to this long is told whole, in characters.
const SHORT: usize = 120;
/// So many equal words are told on either side of those that differ.
const AROUND: usize = 5;

/// Both texts; long ones cut to the words that differ, with an ellipsis where something equal was
/// left out.
pub(super) fn differing(from: &str, to: &str) -> (String, String) {
    if from.chars().count().max(to.chars().count()) <= SHORT {
        return (from.to_owned(), to.to_owned());
    }
    let before: Vec<&str> = from.split_whitespace().collect();
    let after: Vec<&str> = to.split_whitespace().collect();
    let shortest = before.len().min(after.len());
    let equal = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let start = before.iter().zip(&after).take_while(equal).count();
    let end = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take(shortest - start)
        .take_while(equal)
        .count();
    if before == after {
        // Only the white space differs.
        return (from.to_owned(), to.to_owned());
    }
    (cut(&before, start, end), cut(&after, start, end))
}

/// The words but for `start` equal ones at the beginning and `end` at the end, of which only the
/// nearest are told.
fn cut(words: &[&str], start: usize, end: usize) -> String {
    let first = start.saturating_sub(AROUND);
    let last = (words.len() - end + AROUND).min(words.len());
    let mut text = words[first..last].join(" ");
    if first > 0 {
        text.insert_str(0, "… ");
    }
    if last < words.len() {
        text.push_str(" …");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_to_the_words_that_differ() {
        let words = |range: std::ops::RangeInclusive<u32>| -> String {
            let words: Vec<String> = range.map(|number| format!("word{number}")).collect();
            words.join(" ")
        };
        let long = words(1..=30);
        let cases = [
            ("a", "b", "a", "b"),
            (
                &long,
                &long.replace("word15 ", "other "),
                "… word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 …",
                "… word10 word11 word12 word13 word14 other word16 word17 word18 word19 word20 …",
            ),
            (
                &long,
                &format!("{long} end"),
                "… word26 word27 word28 word29 word30",
                "… word26 word27 word28 word29 word30 end",
            ),
            (
                &long,
                &format!("word1 {long}"),
                "word1 word2 word3 word4 word5 word6 …",
                "word1 word1 word2 word3 word4 word5 word6 …",
            ),
        ];
        for (from, to, before, after) in cases {
            let told = differing(from, to);
            assert_eq!((told.0.as_str(), told.1.as_str()), (before, after));
        }
        let spaced = long.replace(' ', "  ");
        assert_eq!(differing(&long, &spaced), (long.clone(), spaced.clone()));
    }
}
