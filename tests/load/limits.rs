//! How much is read, and what is said of more; hostile shapes that must not take for ever.

use std::fmt::Write as _;

use concordance::finding::{Code, Finding};
use concordance::load::{Loaded, MOST_PARTIES, MOST_TEXT_BYTES, load};

/// A file with these lists; the others are empty.
fn file(parties: &str, points: &str, sources: &str, statements: &str) -> String {
    format!(
        "(format: 1, title: \"T\", parties: [{parties}], points: [{points}], \
         sources: [{sources}], statements: [{statements}])"
    )
}

fn parties(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(text, "(id: \"p-{number}\", name: \"P\"),");
    }
    text
}

fn points(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(
            text,
            "(id: \"q-{number}\", title: \"T\", proposition: \"P\"),"
        );
    }
    text
}

fn the_finding(loaded: &Loaded) -> &Finding {
    assert_eq!(loaded.findings.len(), 1, "{:?}", loaded.findings);
    &loaded.findings[0]
}

#[test]
fn a_file_with_more_records_than_are_read_is_refused_as_a_whole() {
    let most = load(file(&parties(MOST_PARTIES), "", "", "").as_bytes());
    assert_eq!(most.dossier.unwrap().parties.len(), MOST_PARTIES);
    let text = file(&parties(MOST_PARTIES + 1), "", "", "");
    let loaded = load(text.as_bytes());
    assert_eq!(loaded.dossier, None);
    let finding = the_finding(&loaded);
    assert_eq!(finding.code, Code::TooLarge);
    let message = "the list `parties` has more than 1,000 records, the most that are read";
    assert_eq!(finding.message, message);
    let column = text[..text.find("(id: \"p-1000\"").unwrap()]
        .chars()
        .count()
        + 1;
    assert_eq!(finding.place.unwrap().column, column);
}

#[test]
fn a_file_with_more_cells_than_are_shown_is_refused_as_a_whole() {
    let loaded = load(file(&parties(MOST_PARTIES), &points(5_001), "", "").as_bytes());
    assert_eq!(loaded.dossier, None);
    let message = "5,001 points and 1,000 parties make 5,001,000 cells, more than 5,000,000, the \
                   most that are shown";
    assert_eq!(the_finding(&loaded).message, message);
}

#[test]
fn a_record_with_a_text_longer_than_any_that_is_read_is_left_out() {
    let party = |length: usize| format!("(id: \"a\", name: \"{}\")", "x".repeat(length));
    // The quotation marks count too.
    let longest = load(file(&party(MOST_TEXT_BYTES - 2), "", "", "").as_bytes());
    assert_eq!(longest.findings, []);
    let loaded = load(file(&party(MOST_TEXT_BYTES - 1), "", "", "").as_bytes());
    assert_eq!(loaded.dossier.as_ref().unwrap().parties, []);
    let finding = the_finding(&loaded);
    assert_eq!(finding.code, Code::TooLarge);
    let message = "`name` takes 262,145 bytes, more than 262,144, the most that are read";
    assert_eq!(finding.message, message);
    let text = file("", "", "", "").replace("\"T\"", &format!("\"{}\"", "x".repeat(300_000)));
    let loaded = load(text.as_bytes());
    assert_eq!(loaded.dossier.as_ref().unwrap().title, "");
    assert_eq!(the_finding(&loaded).code, Code::TooLarge);
}

#[test]
fn brackets_without_end_cost_no_more_than_their_bytes() {
    for (open, close) in [("(", "]"), ("[", ")"), ("{", "]"), ("(", ")")] {
        let deep = format!("({}{})", open.repeat(200_000), close.repeat(200_000));
        let loaded = load(file(&parties(1), &deep, "", "").as_bytes());
        assert!(!loaded.findings.is_empty());
    }
}

#[test]
fn copies_of_copies_without_end_are_followed_once() {
    let count = 30_000;
    let mut sources = String::new();
    for number in 0..count {
        let next = (number + 1) % count;
        let _ = write!(
            sources,
            "(id: \"s-{number}\", title: \"T\", published: \"2025\", copy_of: \"s-{next}\"),"
        );
    }
    let loaded = load(file("", "", &sources, "").as_bytes());
    let message = "the source `s-0` copies one that copies it";
    assert_eq!(the_finding(&loaded).message, message);
    let sources = loaded.dossier.unwrap().sources;
    let copies = sources.iter().filter(|source| source.copy_of.is_some());
    assert_eq!(copies.count(), count - 1);
}

#[test]
fn a_file_in_which_everything_is_unknown_is_told_without_looking_for_what_was_meant_each_time() {
    let mut statements = String::new();
    for number in 0..3_000 {
        let _ = write!(
            statements,
            "(point: \"q-{number}x\", party: \"p-0\", stance: Supports, gist: \"G\", \
             quote: \"Q\", source: \"s\", voice: Own, said: \"2025\"),"
        );
    }
    let loaded = load(file(&parties(1), &points(3_000), "", &statements).as_bytes());
    assert_eq!(loaded.findings.len(), 3_000);
    let meant = |finding: &&Finding| !finding.hints.is_empty();
    let first = loaded.findings.iter().take_while(meant).count();
    assert_eq!(first, 200);
    assert_eq!(loaded.findings.iter().filter(meant).count(), first);
}
