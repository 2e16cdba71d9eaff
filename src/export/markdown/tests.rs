//! Tests of whole files: they are tables as `pulldown-cmark` reads them, every footnote is there,
//! and nothing of a dossier becomes markup.

use std::collections::BTreeSet;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::markdown;
use crate::cite::Style;
use crate::export::expected::assert_expected;
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::Sample;
use crate::export::{Detail, Job, Options};
use crate::lens::Lens;
use crate::listing::{self, Listing};

fn written(sample: &Sample, listing: Option<&Listing>, options: &Options) -> String {
    let job = Job {
        content: sample.content(),
        listing,
        findings: &[],
        options,
    };
    String::from_utf8(markdown(&job).unwrap()).unwrap()
}

/// What a reader of Markdown makes of it.
#[derive(Debug, Default)]
struct Seen {
    fields_of_rows: Vec<usize>,
    references: BTreeSet<String>,
    footnotes: BTreeSet<String>,
    links: Vec<String>,
    html: Vec<String>,
    headings: usize,
    words: String,
}

fn seen(text: &str) -> Seen {
    let mut seen = Seen::default();
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(text, extensions) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => seen.fields_of_rows.push(0),
            Event::Start(Tag::TableCell) => *seen.fields_of_rows.last_mut().unwrap() += 1,
            Event::Start(Tag::FootnoteDefinition(name)) => {
                assert!(seen.footnotes.insert(name.to_string()), "two of {name}");
            }
            Event::FootnoteReference(name) => {
                seen.references.insert(name.to_string());
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                seen.links.push(dest_url.to_string());
            }
            Event::Html(html) | Event::InlineHtml(html) => seen.html.push(html.to_string()),
            Event::End(TagEnd::Heading(_)) => seen.headings += 1,
            Event::Text(words) => seen.words.push_str(&words),
            Event::SoftBreak | Event::HardBreak => seen.words.push(' '),
            _ => {}
        }
    }
    seen
}

fn assert_holds(text: &str, columns: usize, headings: usize) {
    let seen = seen(text);
    assert!(
        seen.fields_of_rows.iter().all(|count| *count == columns),
        "{seen:?}"
    );
    assert_eq!(seen.references, seen.footnotes);
    assert!(
        seen.html.iter().all(|html| html == "<br>"),
        "{:?}",
        seen.html
    );
    assert!(
        seen.links
            .iter()
            .all(|it| it.to_lowercase().starts_with("http")),
        "{:?}",
        seen.links
    );
    assert_eq!(seen.headings, headings, "{text}");
}

#[test]
fn a_file_stays_as_it_is() {
    let sample = Sample::new(fisheries(), Lens::default());
    let options = Options {
        citations: Style::Notes,
        ..Options::default()
    };
    assert_expected("fisheries.md", written(&sample, None, &options).as_bytes());
}

#[test]
fn every_statement_has_its_words_in_a_footnote_whatever_the_detail() {
    let sample = Sample::new(fisheries(), Lens::default());
    for detail in Detail::ALL {
        let options = Options {
            detail,
            ..Options::default()
        };
        let text = written(&sample, None, &options);
        assert_holds(&text, 5, 5);
        let composition = sample.composition(detail);
        let seen = seen(&text);
        assert_eq!(seen.footnotes.len(), composition.numbers.len());
        for index in composition.numbers.keys() {
            let quote = &sample.dossier.statement(*index).quote;
            assert!(seen.words.contains(quote.as_str()), "{quote}");
        }
    }
}

#[test]
fn sources_are_cited_in_every_style_and_can_be_followed() {
    let sample = Sample::new(fisheries(), Lens::default());
    for (citations, key, _) in Style::ALL {
        let options = Options {
            citations,
            ..Options::default()
        };
        let text = written(&sample, None, &options);
        assert_holds(&text, 5, 5);
        let url = "https://harbour.example/2025/06/ministers-meet";
        assert!(seen(&text).links.iter().any(|it| it == url), "{key}");
    }
}

#[test]
fn a_listing_is_a_table_too() {
    let sample = Sample::new(fisheries(), Lens::default());
    let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
    let listing = listing::statements(dossier, matrix, shown, &[]);
    let text = written(&sample, Some(&listing), &Options::default());
    assert_holds(&text, listing.columns.len(), 3);
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("| --- | <script>alert(1)</script>".to_owned()),
        Just("\n\n# heading\n- item\n1. one\n".to_owned()),
        Just("[^1]: note [^2] [a](javascript:x) ![b](c)".to_owned()),
        Just("**bold** _it_ `code` ~~~\n```\n$$".to_owned()),
        Just("\\\\ \\| &lt; &amp;".to_owned()),
        Just("    indented\n\t> quoted\n===\n---".to_owned()),
        Just("<https://x.example> http://y.example|".to_owned()),
        Just("\u{0}\u{b}\u{2028}\u{85}\u{202e}עברית".to_owned()),
        "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_of_a_dossier_becomes_markup(words in hostile(), style in 0_usize..5) {
        let mut dossier = fisheries();
        dossier.title.clone_from(&words);
        dossier.about = Some(words.clone());
        dossier.themes[0].name.clone_from(&words);
        dossier.parties[0].name.clone_from(&words);
        dossier.points[0].title.clone_from(&words);
        dossier.points[1].proposition.clone_from(&words);
        for source in &mut dossier.sources {
            source.title.clone_from(&words);
            source.url = Some(words.clone());
            source.author = Some(words.clone());
        }
        for statement in &mut dossier.statements {
            statement.quote.clone_from(&words);
            statement.gist.clone_from(&words);
            statement.note = Some(words.clone());
        }
        let sample = Sample::new(dossier, Lens::default());
        let options = Options {
            citations: Style::ALL[style].0,
            title: words.clone(),
            credit: words,
            ..Options::default()
        };
        assert_holds(&written(&sample, None, &options), 5, 5);
    }
}
