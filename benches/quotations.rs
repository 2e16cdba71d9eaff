//! Times the checking of quotations beside a bare search for the same bytes.
//!
//! `cargo bench --bench quotations` makes 5,000 texts of 10 kB, half of them Latin and half
//! Cyrillic, and 100,000 quotations that all stand in them, and prints how many megabytes of text
//! a second are gone through. `CONCORDANCE_BENCH_TEXTS=50` makes it smaller; run as a test it is
//! small by itself. Nothing here is random: every run has the same texts.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark tells its figures on the terminal"
)]

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use concordance::check::{Anchors, Graded, check, counts, grade_all, grade_on};
use concordance::model::{
    DateSpan, Dating, Dossier, Party, PartyIndex, Point, PointIndex, Source, SourceIndex, Stance,
    Statement, Voice,
};
use concordance::quote::{SourceText, Texts, sha256_of};
use memchr::memmem;

const TEXT_BYTES: usize = 10_000;
const QUOTATIONS_A_TEXT: usize = 20;
const RUNS: usize = 5;

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = usize::try_from(self.0 >> 33).unwrap_or(0);
        number % bound.max(1)
    }
}

const LATIN: &[&str] = &[
    "a", "be", "con", "de", "er", "fi", "ga", "he", "in", "ja", "ko", "la", "men", "no", "or",
    "pe", "qui", "ra", "si", "to", "un", "ve", "we", "xi", "ya", "zo",
];
const CYRILLIC: &[&str] = &[
    "а", "бе", "ва", "го", "де", "ем", "жи", "за", "ин", "ка", "ли", "мо", "не", "он", "по", "ра",
    "со", "то", "ук", "фе", "хо", "це", "че", "ши", "ять", "юг",
];

/// Words of one to four syllables.
fn vocabulary(syllables: &[&str], numbers: &mut Numbers) -> Vec<String> {
    (0..4_000)
        .map(|_| {
            let length = 1 + numbers.below(4);
            (0..length)
                .map(|_| syllables[numbers.below(syllables.len())])
                .collect()
        })
        .collect()
}

/// Sentences in paragraphs with a quotation mark now and then.
fn text(vocabulary: &[String], bytes: usize, numbers: &mut Numbers) -> String {
    let mut text = String::with_capacity(bytes + 200);
    while text.len() < bytes {
        let spoken = numbers.below(3) == 0;
        text.push_str(if spoken { "“" } else { "" });
        for word in 0..8 + numbers.below(16) {
            let next = &vocabulary[numbers.below(vocabulary.len())];
            if word == 0 {
                text.extend(next.chars().take(1).flat_map(char::to_uppercase));
                text.extend(next.chars().skip(1));
            } else {
                text.push(' ');
                text.push_str(next);
            }
        }
        text.push_str(if spoken { "," } else { "." });
        if spoken {
            text.push_str(&format!("” Ada Person{} said.", numbers.below(50)));
        }
        text.push(if numbers.below(4) == 0 { '\n' } else { ' ' });
    }
    text
}

/// Some words of a text, where they begin and end, and the last name before them.
fn quotation(text: &str, numbers: &mut Numbers) -> (String, Option<String>) {
    let start = numbers.below(text.len() - 400);
    let length = 60 + numbers.below(200);
    let from = |at: usize| {
        let rest = &text.as_bytes()[at..];
        at + rest.iter().position(|byte| *byte == b' ').unwrap_or(0) + 1
    };
    let (start, end) = (from(start), from(start + length));
    let quotation = text.get(start..end - 1).unwrap_or_default().to_owned();
    let before = text.get(..start).unwrap_or_default();
    let name = before.rfind("Ada Person").map(|at| &before[at..]);
    let speaker = name.and_then(|name| name.split(" said").next());
    (quotation, speaker.map(str::to_owned))
}

fn source(number: u32, sha256: String) -> Source {
    Source {
        number,
        id: format!("text-{number}"),
        publisher: None,
        title: format!("Text {number}"),
        author: None,
        published: date(),
        dating: Dating::Stated,
        url: None,
        language: None,
        kind: None,
        copy_of: None,
        rewrite_of: None,
        text: None,
        sha256: Some(sha256),
        note: None,
    }
}

fn statement(number: u32, source: usize, (quote, speaker): (String, Option<String>)) -> Statement {
    Statement {
        number,
        id: None,
        point: PointIndex(0),
        party: PartyIndex(0),
        stance: Stance::Supports,
        gist: "for it".to_owned(),
        quote,
        before: None,
        after: None,
        source: SourceIndex::new(source),
        at: None,
        speaker,
        role: None,
        voice: Voice::Own,
        part: None,
        said: date(),
        dating: Dating::Stated,
        condition: None,
        translated_by: None,
        translation: None,
        note: None,
        why: None,
        coded_by: None,
        checked_by: None,
        plan: None,
        jointly: Vec::new(),
        verbatim: None,
    }
}

fn date() -> DateSpan {
    match DateSpan::parse("2025") {
        Ok(date) => date,
        Err(_) => unreachable!("a year is a date"),
    }
}

/// Texts, and a dossier whose statements go round among them, as those of a real one do.
struct Corpus {
    texts: Vec<(String, String)>,
    dossier: Dossier,
}

impl Corpus {
    fn new(texts: usize) -> Self {
        let mut numbers = Numbers(7);
        let vocabularies = [LATIN, CYRILLIC].map(|it| vocabulary(it, &mut numbers));
        let texts: Vec<(String, String)> = (0..texts)
            .map(|number| {
                let text = text(&vocabularies[number % 2], TEXT_BYTES, &mut numbers);
                let sha256 = sha256_of(text.as_bytes());
                (text, sha256)
            })
            .collect();
        let statements = (0..QUOTATIONS_A_TEXT)
            .flat_map(|_| 0..texts.len())
            .zip(0..)
            .map(|(text, number)| statement(number, text, quotation(&texts[text].0, &mut numbers)))
            .collect();
        let sources = texts.iter().zip(0..);
        let dossier = Dossier {
            parties: vec![Party {
                id: "party".to_owned(),
                name: "Party".to_owned(),
                short: None,
                color: None,
            }],
            points: vec![Point {
                id: "point".to_owned(),
                theme: None,
                title: "Point".to_owned(),
                proposition: "It is so.".to_owned(),
                from: None,
                note: None,
                articles: Vec::new(),
            }],
            sources: sources
                .map(|((_, sha256), number)| source(number, sha256.clone()))
                .collect(),
            statements,
            ..Dossier::default()
        };
        Self { texts, dossier }
    }

    /// The texts as they are when they have just been read: nothing is worked out yet.
    fn fresh(&self) -> Texts {
        let mut texts = Texts::new();
        for (number, (text, sha256)) in self.texts.iter().enumerate() {
            let text = SourceText::with_sha256(text.as_str(), sha256.as_str());
            texts.insert(SourceIndex::new(number), text);
        }
        texts
    }

    /// The bytes that are gone through when each quotation is looked up in its text.
    fn bytes(&self) -> usize {
        let statements = self.dossier.statements.iter();
        statements
            .map(|statement| self.texts[statement.source.at()].0.len())
            .sum()
    }
}

/// The quickest of several runs; what a run needs is made before the clock starts.
fn best<N, R>(mut need: impl FnMut() -> N, mut run: impl FnMut(&N) -> R) -> Duration {
    let times = (0..RUNS).map(|_| {
        let needed = need();
        let start = Instant::now();
        black_box(run(black_box(&needed)));
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// A line of the report: megabytes a second, and how many times the bare search's time it took.
fn tell(what: &str, bytes: usize, took: Duration, bare: Duration) {
    let megabytes = bytes / 1_000_000;
    let seconds = took.as_secs_f64().max(1e-9);
    println!(
        "{what:<44} {:>9.3} s {:>9.0} MB/s {:>6.2} times the bare search",
        seconds,
        f64::from(u32::try_from(megabytes).unwrap_or(u32::MAX)) / seconds,
        seconds / bare.as_secs_f64().max(1e-9)
    );
}

fn all_present(texts: usize) {
    let corpus = Corpus::new(texts);
    let dossier = &corpus.dossier;
    let (all, bytes) = (dossier.statements.len(), corpus.bytes());
    println!("{texts} texts of {TEXT_BYTES} bytes, {all} quotations, all present, {RUNS} runs");
    let go_on = AtomicBool::new(false);
    // One text after the other, which is the quickest order for the bare search.
    let mut in_order: Vec<&Statement> = dossier.statements.iter().collect();
    in_order.sort_by_key(|statement| statement.source);
    let bare = best(
        || (),
        |()| {
            let mut starts: Vec<Vec<usize>> = Vec::with_capacity(all);
            for statement in &in_order {
                let text = corpus.texts[statement.source.at()].0.as_bytes();
                starts.push(memmem::find_iter(text, statement.quote.as_bytes()).collect());
            }
            starts
        },
    );
    let grading = |threads: Option<NonZeroUsize>, texts: &Texts| -> Vec<Graded> {
        match threads {
            Some(threads) => grade_on(threads, dossier, texts, 0..all, &go_on),
            None => grade_all(dossier, texts, 0..all, &go_on),
        }
        .unwrap_or_default()
    };
    let counted = counts(&grading(None, &corpus.fresh()));
    println!("{counted:?}");
    let fresh = || corpus.fresh();
    let one = Some(NonZeroUsize::MIN);
    tell("bare memmem", bytes, bare, bare);
    let took = best(fresh, |texts| grading(one, texts));
    tell("grading, one thread", bytes, took, bare);
    let took = best(fresh, |texts| grading(None, texts));
    tell("grading, all processors", bytes, took, bare);
    let anchors = Anchors::new();
    let took = best(fresh, |texts| check(dossier, texts, &anchors, &|_| None));
    tell("check::check, as the window runs it", bytes, took, bare);
}

/// Quotations that stand nowhere are the slow ones: every rung and what is close is tried.
fn all_absent(quotations: usize, bytes: usize) {
    let mut numbers = Numbers(11);
    let vocabularies = [LATIN, CYRILLIC].map(|it| vocabulary(it, &mut numbers));
    let written: String = vocabularies
        .iter()
        .map(|vocabulary| text(vocabulary, bytes / 2, &mut numbers))
        .collect();
    let mut corpus = Corpus::new(1);
    corpus.texts = vec![(written, String::new())];
    corpus.dossier.sources[0].sha256 = None;
    corpus.dossier.statements = (0..quotations)
        .zip(0..)
        .map(|(number, in_file)| {
            let words = &vocabularies[number % 2];
            let length = 8 + numbers.below(30);
            let quote: Vec<&str> = (0..length)
                .map(|_| words[numbers.below(words.len())].as_str())
                .collect();
            statement(in_file, 0, (quote.join(" "), None))
        })
        .collect();
    let took = best(
        || corpus.fresh(),
        |texts| check(&corpus.dossier, texts, &Anchors::new(), &|_| None),
    );
    let checked = check(&corpus.dossier, &corpus.fresh(), &Anchors::new(), &|_| None);
    println!(
        "{quotations} quotations that are not there, a text of {bytes} bytes: {:.3} s, {} missing",
        took.as_secs_f64(),
        counts(&checked.grades).of("missing")
    );
}

/// One quotation that stands nowhere is looked for in every other text, folded.
fn one_absent_among_many(texts: usize) {
    let mut corpus = Corpus::new(texts);
    corpus.dossier.statements.truncate(1);
    if let Some(statement) = corpus.dossier.statements.first_mut() {
        "Nobody has ever written these words into any of them".clone_into(&mut statement.quote);
    }
    let go_on = AtomicBool::new(false);
    let took = best(
        || corpus.fresh(),
        |texts| grade_all(&corpus.dossier, texts, 0..1, &go_on),
    );
    println!(
        "one quotation that is in none of {texts} texts: {:.3} s",
        took.as_secs_f64()
    );
}

fn main() {
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let wanted = std::env::var("CONCORDANCE_BENCH_TEXTS");
    let wanted = wanted.ok().and_then(|texts| texts.parse().ok());
    let texts = wanted.unwrap_or(if is_bench { 5_000 } else { 20 }).max(1);
    all_present(texts);
    one_absent_among_many(texts);
    all_absent(texts.div_ceil(5), texts.saturating_mul(200).max(1_000));
}
