//! Tests of whole pages: they are valid, nothing of a dossier becomes markup, every link leads
//! somewhere, and every stance has its words.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};

use super::html;
use crate::cite::Style;
use crate::export::expected::assert_expected;
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::{Sample, no_texts, party, point};
use crate::export::{Detail, Job, Options};
use crate::lens::{Lens, Sort};
use crate::listing::{self, Listing, PairCounts, Value};
use crate::load::load;
use crate::model::{Dossier, PartyIndex, PointIndex, Statement};

fn page(sample: &Sample, listing: Option<&Listing>, options: &Options) -> String {
    let job = Job {
        content: sample.content(),
        listing,
        findings: &[],
        options,
    };
    String::from_utf8(html(&job).unwrap()).unwrap()
}

fn of_detail(detail: Detail) -> Options {
    Options {
        detail,
        ..Options::default()
    }
}

/// An element as both parsers see it: how deep it stands, its name, its attributes.
type Element = (usize, String, BTreeMap<String, String>);

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn as_xml(page: &str) -> (Vec<Element>, String) {
    let body = page.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
    let document = roxmltree::Document::parse(body).expect("well-formed");
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let elements = elements.map(|node| {
        let depth = node.ancestors().count();
        let attributes = node.attributes();
        (
            depth,
            node.tag_name().name().to_owned(),
            attributes
                .map(|it| (it.name().to_owned(), on_one_line(it.value())))
                .collect(),
        )
    });
    let text = document.descendants().filter_map(|node| match node {
        node if node.is_text() => node.text(),
        _ => None,
    });
    (elements.collect(), on_one_line(&text.collect::<String>()))
}

fn as_html(page: &str) -> (Vec<Element>, String) {
    let document = Html::parse_document(page);
    let root = document.root_element();
    let elements = root.descendants().filter_map(ElementRef::wrap);
    let elements = elements.map(|element| {
        (
            // The document itself is an ancestor for both.
            element.ancestors().count() + 1,
            element.value().name().to_owned(),
            element
                .value()
                .attrs()
                .filter(|(name, _)| *name != "xmlns")
                .map(|(name, value)| (name.to_owned(), on_one_line(value)))
                .collect(),
        )
    });
    let text: String = root.text().collect();
    (elements.collect(), on_one_line(&text))
}

const ALLOWED: &str = "a article b bdi blockquote body caption col colgroup dd details div dl dt footer h1 h2 h3 \
    head header html li main meta ol p path section span style summary sup svg symbol table \
    tbody td th thead title tr use";

/// What holds for every page. A browser that repaired anything would see another tree than a
/// parser that repairs nothing.
fn assert_valid(page: &str) {
    let (xml, browser) = (as_xml(page), as_html(page));
    assert_eq!(xml.0, browser.0);
    assert_eq!(xml.1, browser.1);
    let elements = xml.0;
    let mut ids = BTreeSet::new();
    for (_, name, attributes) in &elements {
        assert!(ALLOWED.split_whitespace().any(|it| it == name), "<{name}>");
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on"), "{attribute}");
            if attribute == "id" {
                assert!(ids.insert(value.clone()), "two of {value}");
            }
        }
    }
    for (_, name, attributes) in &elements {
        if let Some(href) = attributes.get("href") {
            if let Some(id) = href.strip_prefix('#') {
                assert!(ids.contains(id), "{href} leads nowhere");
            } else {
                assert!(href.to_lowercase().starts_with("http"), "{href}");
                assert_eq!(attributes["rel"], "noopener noreferrer");
            }
        }
        if name == "th" {
            assert!(attributes.contains_key("scope"));
        }
    }
    rows_are_even(page);
}

fn rows_are_even(page: &str) {
    let document = Html::parse_document(page);
    let row = Selector::parse("table > * > tr").unwrap();
    let widths: BTreeSet<usize> = document
        .select(&row)
        .map(|row| {
            let fields = row.child_elements();
            fields
                .map(|field| field.attr("colspan").map_or(1, |it| it.parse().unwrap()))
                .sum()
        })
        .collect();
    assert_eq!(widths.len(), 1, "{widths:?}");
}

/// The words of all quotations among the notes.
fn noted(page: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let quotation = Selector::parse("li blockquote").unwrap();
    let found = document.select(&quotation);
    found.map(|it| it.text().collect()).collect()
}

#[test]
fn a_page_is_valid_in_every_detail_and_order() {
    for detail in Detail::ALL {
        for sort in [Sort::Theme, Sort::LatestChange] {
            let lens = Lens {
                sort,
                ..Lens::default()
            };
            let sample = Sample::new(fisheries(), lens);
            assert_valid(&page(&sample, None, &of_detail(detail)));
        }
    }
}

#[test]
fn a_page_stays_as_it_is() {
    let mut sample = Sample::new(fisheries(), Lens::default());
    sample.grades = no_texts(&sample.dossier);
    let options = Options {
        citations: Style::Notes,
        subtitle: "For the desk".to_owned(),
        credit: "The graphics desk".to_owned(),
        ..Options::default()
    };
    assert_expected("fisheries.html", page(&sample, None, &options).as_bytes());
}

#[test]
fn every_statement_of_a_cell_has_its_words_among_the_notes() {
    let sample = Sample::new(fisheries(), Lens::default());
    for detail in Detail::ALL {
        let page = page(&sample, None, &of_detail(detail));
        let noted = noted(&page);
        let composition = sample.composition(detail);
        let statements = composition.sources.iter().flat_map(|it| &it.notes);
        for (note, words) in statements.zip(&noted) {
            assert_eq!(&sample.dossier.statement(note.statement).quote, words);
        }
        assert_eq!(noted.len(), composition.numbers.len());
    }
}

#[test]
fn quotations_open_in_the_cell_and_are_open_where_they_conflict_or_all_are_asked_for() {
    let sample = Sample::new(fisheries(), Lens::default());
    let counts = |detail| {
        let page = page(&sample, None, &of_detail(detail));
        let (_, table) = page.split_once("<table").unwrap();
        ["<details", "<details open"].map(|mark| table.matches(mark).count())
    };
    assert_eq!(counts(Detail::Short), [0, 0]);
    assert_eq!(counts(Detail::Quotes), [20, 2]);
    assert_eq!(counts(Detail::Full), [23, 23]);
}

#[test]
fn what_stands_behind_counts_is_told_with_them() {
    let sample = Sample::new(fisheries(), Lens::default());
    let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
    let mut pairs = listing::pairs(dossier, matrix, shown);
    let page_of = |pairs: &Listing| page(&sample, Some(pairs), &Options::default());
    for value in pairs.rows.iter_mut().flat_map(|row| &mut row.values) {
        if matches!(value, Value::Pair(_)) {
            *value = Value::Pair(PairCounts::default());
        }
    }
    assert!(
        !page_of(&pairs).contains("class=\"pair\""),
        "too few to compare"
    );
    pairs.rows[0].values[1] = Value::Pair(PairCounts {
        agree: 2,
        differ: 1,
        ..PairCounts::default()
    });
    let page = page_of(&pairs);
    assert_valid(&page);
    assert!(page.contains("style=\"--share:67%\">2 agree, 1 differ"));
}

#[test]
fn no_position_is_coloured_that_is_none() {
    let sample = Sample::new(fisheries(), Lens::default());
    let page = page(&sample, None, &of_detail(Detail::Full));
    let document = Html::parse_document(&page);
    let chips = Selector::parse("tbody .chip").unwrap();
    for chip in document.select(&chips) {
        let words: String = chip.text().collect();
        let is_position = crate::model::Stance::ALL
            .iter()
            .any(|stance| stance.label() == words);
        let is_dashed = chip.value().classes().any(|it| it == "dashed");
        assert_eq!(is_position, !is_dashed, "{words}");
    }
    let holes = Selector::parse("td.hole").unwrap();
    for hole in document.select(&holes) {
        let words: String = hole.text().collect();
        assert!(words.starts_with("no sourced position"), "{words}");
    }
}

#[test]
fn listings_are_tables_too() {
    let sample = Sample::new(fisheries(), Lens::default());
    let grades = no_texts(&sample.dossier);
    let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
    let statements = listing::statements(dossier, matrix, shown, &grades);
    let empty = Listing {
        rows: Vec::new(),
        ..statements.clone()
    };
    for list in [statements, empty] {
        let page = page(&sample, Some(&list), &Options::default());
        assert_valid(&page);
        assert!(page.contains(&list.title));
    }
}

#[test]
fn the_language_of_a_dossier_is_told_where_its_words_stand() {
    for (language, marked) in [("en", false), ("en-GB", false), ("", false), ("uk", true)] {
        let mut dossier = fisheries();
        dossier.language = language.to_owned();
        let page = page(
            &Sample::new(dossier, Lens::default()),
            None,
            &Options::default(),
        );
        assert!(page.contains("<html lang=\"en\">"));
        assert_eq!(
            page.contains("<p class=\"gist\" lang=\"uk\""),
            marked,
            "{language}"
        );
        assert_eq!(
            page.contains("<th scope=\"col\"><span lang=\"uk\""),
            marked,
            "{language}"
        );
    }
}

#[test]
fn an_empty_dossier_is_a_page() {
    let sample = Sample::new(Dossier::default(), Lens::default());
    assert_valid(&page(&sample, None, &Options::default()));
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("</script><script>alert(1)</script>".to_owned()),
        Just("</style></title></table></details>".to_owned()),
        Just("\"' onmouseover='x' ".to_owned()),
        Just("<!-- ]]> --!> &amp;&#0;&lt".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just("https://x.example/\"><b>".to_owned()),
        Just("\u{0}\u{8}\u{b}\u{c}\r\n\r\u{85}\u{feff}\u{fffe}".to_owned()),
        Just("\u{202e}\u{2066}עברית العربية 漢字 🐟".to_owned()),
        Just("=1+1".to_owned()),
        "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// The accord with these words in the place of its own.
fn filled(words: &[String]) -> Dossier {
    let mut dossier = fisheries();
    let mut next = words.iter().cycle().cloned();
    let mut next = || next.next().unwrap_or_default();
    dossier.title = next();
    dossier.about = Some(next());
    dossier.language = next();
    dossier.sha256 = next();
    for party in &mut dossier.parties {
        party.name = next();
    }
    for theme in &mut dossier.themes {
        theme.name = next();
    }
    for point in &mut dossier.points {
        (point.title, point.proposition, point.from) = (next(), next(), Some(next()));
    }
    for source in &mut dossier.sources {
        (source.title, source.publisher) = (next(), Some(next()));
        (source.url, source.language) = (Some(next()), Some(next()));
    }
    for statement in &mut dossier.statements {
        (statement.gist, statement.quote) = (next(), next());
        (statement.speaker, statement.note) = (Some(next()), Some(next()));
        statement.part = statement.part.as_ref().map(|_| next());
    }
    dossier
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_of_a_dossier_becomes_markup(
        words in proptest::collection::vec(hostile(), 1..9),
        given in hostile(),
    ) {
        let sample = Sample::new(filled(&words), Lens::default());
        let options = Options {
            title: given.clone(),
            subtitle: given.clone(),
            credit: given,
            citations: Style::Apa,
            detail: Detail::Full,
            ..Options::default()
        };
        assert_valid(&page(&sample, None, &options));
        let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
        let listing = listing::statements(dossier, matrix, shown, &[]);
        assert_valid(&page(&sample, Some(&listing), &options));
    }
}

const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

#[test]
fn the_bundled_dossier_is_a_valid_page_in_every_detail() {
    let sample = Sample::new(load(BUNDLED).dossier.unwrap(), Lens::default());
    let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
    let statements = listing::statements(dossier, matrix, shown, &[]);
    let mut pages: Vec<(&str, String)> = Detail::ALL
        .into_iter()
        .map(|detail| (detail.key(), page(&sample, None, &of_detail(detail))))
        .collect();
    let options = Options::default();
    pages.push(("list", page(&sample, Some(&statements), &options)));
    let pairs = listing::pairs(dossier, matrix, shown);
    pages.push(("pairs", page(&sample, Some(&pairs), &options)));
    for (name, page) in pages {
        assert_valid(&page);
        if std::env::var_os("CONCORDANCE_LOOK").is_some() {
            let path = std::env::temp_dir().join(format!("page-{name}.html"));
            std::fs::write(path, page).unwrap();
        }
    }
}

#[test]
fn five_hundred_points_of_twelve_parties_are_all_there() {
    let mut dossier = fisheries();
    dossier.parties = (0..12).map(|at| party(&format!("Party {at}"))).collect();
    dossier.points = (0..500)
        .map(|at| point(Some(at % 3), &format!("Point {at}"), "It is done."))
        .collect();
    let pattern = dossier.statements[1].clone();
    dossier.statements = (0..6000)
        .map(|at| Statement {
            number: at,
            point: PointIndex(at / 12),
            party: PartyIndex(at % 12),
            ..pattern.clone()
        })
        .collect();
    let sample = Sample::new(dossier, Lens::default());
    let page = page(&sample, None, &Options::default());
    assert_eq!(page.matches("<th scope=\"row\">").count(), 500);
    assert_eq!(page.matches("<li id=\"note-").count(), 6000);
    assert_eq!(page.matches("<span class=\"chip supports\">").count(), 6001);
    if std::env::var_os("CONCORDANCE_LOOK").is_some() {
        std::fs::write(std::env::temp_dir().join("page-large.html"), page).unwrap();
    }
}
