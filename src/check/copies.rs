//! Texts that largely repeat each other without saying so: a copy is no second witness.
//!
//! A sentence is what stands between two ends of sentences, without regard to capitals, marks and
//! spaces, so that another typesetting hides nothing. Each counts once in a text.

use std::num::NonZeroUsize;
use std::sync::atomic::AtomicBool;

use unicode_normalization::UnicodeNormalization;

use super::spread::{processors, spread};
use crate::finding::{Code, Finding, Place, RecordKind, RecordRef};
use crate::model::{Dossier, SourceIndex};
use crate::quote::Texts;

/// The least a sentence must have, in letters and digits. "He declined to comment" stands in
/// thousands of reports that have nothing to do with each other.
const LEAST_LETTERS: usize = 40;

/// From how many hundredths of the shorter text's sentences on it is said, and from how many
/// sentences. Two reports of one speech share the sentences that they quote whole; between these,
/// each has sentences of its own, and a quotation is mostly set in the reporter's own sentence. A
/// third in common, word for word, does not come about so; nor do three sentences by chance.
const LEAST_SHARE: usize = 33;
const LEAST_SENTENCES: usize = 3;

/// A sentence that stands in more texts than this pairs each of them with the first one only, so
/// that the foot of a site's every page costs its number, not its square. Copies of one text
/// are all found by their first.
const COMMON: usize = 16;

/// Two texts with sentences in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    /// The text with fewer sentences; of equals the later.
    shorter: usize,
    longer: usize,
    shared: usize,
    /// How many sentences the shorter one has.
    of: usize,
}

impl Pair {
    fn hundredths(self) -> usize {
        self.shared * 100 / self.of.max(1)
    }

    fn is_enough(self) -> bool {
        self.shared >= LEAST_SENTENCES && self.hundredths() >= LEAST_SHARE
    }
}

/// A note for each text that repeats another, unless both are declared to go back to one source.
///
/// Of three texts that repeat each other two notes tell all there is to know, so each text is
/// linked once: the pairs that share most come first.
pub(super) fn findings(
    dossier: &Dossier,
    texts: &Texts,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Vec<Finding> {
    let at_hand: Vec<(SourceIndex, &str)> = texts
        .iter()
        .filter(|(source, _)| source.at() < dossier.sources.len())
        .map(|(source, text)| (source, text.text()))
        .collect();
    if at_hand.len() < 2 {
        return Vec::new();
    }
    let sentences = spread(
        processors(),
        at_hand.len(),
        NonZeroUsize::MIN,
        &AtomicBool::new(false),
        |number| hashes_of_sentences(at_hand[number].1),
    )
    .unwrap_or_default();
    let mut families = declared_families(dossier);
    let mut told: Vec<(SourceIndex, Finding)> = Vec::new();
    for pair in pairs(&sentences) {
        let (shorter, longer) = (at_hand[pair.shorter].0, at_hand[pair.longer].0);
        if unite(&mut families, shorter.at(), longer.at()) {
            told.push((shorter, finding(dossier, shorter, longer, pair)));
        }
    }
    told.sort_by_key(|(source, _)| *source);
    told.into_iter()
        .map(|(_, finding)| {
            let place = finding.record.and_then(places);
            finding.at(place)
        })
        .collect()
}

fn finding(dossier: &Dossier, shorter: SourceIndex, longer: SourceIndex, pair: Pair) -> Finding {
    let (source, other) = (dossier.source(shorter), &dossier.source(longer).id);
    Finding::new(
        Code::TextRepeats,
        format!(
            "the text of `{}` shares {} % of its sentences with `{other}` ({} of {})",
            source.id,
            pair.hundredths(),
            pair.shared,
            pair.of
        ),
    )
    .about(RecordKind::Source, source.number)
    .hint(format!(
        "write `copy_of: \"{other}\"` if it is a copy, or the other way round; a copy adds no \
         evidence"
    ))
}

/// The pairs that share enough, those that share most first, else in the order of the texts.
fn pairs(sentences: &[Vec<u64>]) -> Vec<Pair> {
    let mut index: Vec<(u64, usize)> = sentences
        .iter()
        .enumerate()
        .flat_map(|(text, hashes)| hashes.iter().map(move |hash| (*hash, text)))
        .collect();
    index.sort_unstable();
    let mut together: Vec<(usize, usize)> = Vec::new();
    // How many common sentences each text has, which were not counted for all of its pairs.
    let mut uncounted = vec![0; sentences.len()];
    for texts in index.chunk_by(|one, other| one.0 == other.0) {
        let is_common = texts.len() > COMMON;
        let firsts = if is_common { 1 } else { texts.len() };
        for (number, (_, one)) in texts.iter().take(firsts).enumerate() {
            let others = texts.iter().skip(number + 1);
            together.extend(others.map(|(_, other)| (*one, *other)));
        }
        for (_, text) in texts.iter().filter(|_| is_common) {
            uncounted[*text] += 1;
        }
    }
    together.sort_unstable();
    let mut pairs: Vec<Pair> = together
        .chunk_by(|one, other| one == other)
        .filter_map(|same| {
            let (one, other) = *same.first()?;
            let has_fewer = sentences[one].len() < sentences[other].len();
            let (shorter, longer) = if has_fewer {
                (one, other)
            } else {
                (other, one)
            };
            let pair = |shared| Pair {
                shorter,
                longer,
                shared,
                of: sentences[shorter].len(),
            };
            // AgreementView whole texts is for those that can get there.
            pair(same.len() + uncounted[shorter])
                .is_enough()
                .then(|| pair(in_both(&sentences[shorter], &sentences[longer])))
        })
        .filter(|pair| pair.is_enough())
        .collect();
    pairs.sort_by(|one, other| {
        let by_share = (other.shared * one.of).cmp(&(one.shared * other.of));
        by_share.then((one.longer, one.shorter).cmp(&(other.longer, other.shorter)))
    });
    pairs
}

/// How many entries two sorted lists have in common.
fn in_both(one: &[u64], other: &[u64]) -> usize {
    one.iter()
        .filter(|hash| other.binary_search(hash).is_ok())
        .count()
}

/// The hashes of the sentences of a text, sorted, each once.
///
/// A sentence ends with a mark that ends sentences and white space behind it, or with an empty
/// line. An abbreviation ends a sentence too, in both texts alike; so finer rules would cost much
/// and find nothing more.
fn hashes_of_sentences(text: &str) -> Vec<u64> {
    let mut hashes = Vec::new();
    let mut sentence = Letters::default();
    let mut start = 0;
    // Whether a mark that ends sentences was the last, and how many line breaks have come since.
    let (mut ends, mut breaks) = (false, 0);
    for (at, character) in text.char_indices() {
        match character {
            'a'..='z' | '0'..='9' | 'а'..='я' | 'ё' => sentence.add(character),
            'A'..='Z' => sentence.add(character.to_ascii_lowercase()),
            'А'..='Я' => character
                .to_lowercase()
                .for_each(|small| sentence.add(small)),
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                (ends, breaks) = (true, 0);
                continue;
            }
            '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' => {
                breaks = 0;
                continue;
            }
            _ if character.is_whitespace() => {
                breaks += usize::from(character == '\n');
                if ends || breaks > 1 {
                    hashes.extend(sentence.hash(text.get(start..at).unwrap_or_default()));
                    sentence = Letters::default();
                    start = at;
                    (ends, breaks) = (false, 0);
                }
                continue;
            }
            _ if character.is_ascii() => {}
            '\u{2010}'..='\u{2025}' | '«' => {}
            _ => sentence.has_forms = true,
        }
        (ends, breaks) = (false, 0);
    }
    hashes.extend(sentence.hash(text.get(start..).unwrap_or_default()));
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The letters and digits of a sentence, in small letters, as they go by: how many there are and
/// their hash (Fowler, Noll and Vo's 1a, by characters).
#[derive(Clone, Copy, Debug)]
struct Letters {
    number: usize,
    hash: u64,
    /// Whether there is a character among them that may have several forms, which are made one
    /// only for the sentence as a whole.
    has_forms: bool,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            number: 0,
            hash: 0xcbf2_9ce4_8422_2325,
            has_forms: false,
        }
    }
}

impl Letters {
    fn add(&mut self, character: char) {
        self.number += 1;
        self.hash = (self.hash ^ u64::from(character)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The hash of the sentence, if it is long enough to count.
    fn hash(mut self, sentence: &str) -> Option<u64> {
        if self.has_forms {
            self = Self::default();
            sentence
                .nfkc()
                .flat_map(char::to_lowercase)
                .filter(|character| character.is_alphanumeric())
                .for_each(|character| self.add(character));
        }
        (self.number >= LEAST_LETTERS).then_some(self.hash)
    }
}

/// For each source the first of those that are declared to go back to the same one.
fn declared_families(dossier: &Dossier) -> Vec<usize> {
    let mut families: Vec<usize> = (0..dossier.sources.len()).collect();
    for (copy, source) in dossier.sources.iter().enumerate() {
        if let Some(original) = source.copy_of {
            unite(&mut families, copy, original.at());
        }
    }
    families
}

/// Puts two into one family; false when they are in one already.
fn unite(families: &mut [usize], one: usize, other: usize) -> bool {
    let (one, other) = (head(families, one), head(families, other));
    if one == other {
        return false;
    }
    families[one.max(other)] = one.min(other);
    true
}

fn head(families: &[usize], member: usize) -> usize {
    let mut member = member;
    while families[member] != member {
        member = families[member];
    }
    member
}
