//! Every form of a listing: nothing of a dossier becomes markup or a formula, and all of it can be
//! read again.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Node, Selector};

use super::*;
use crate::listing::{Column, Row, Value};

/// Letters that some form reads as its own.
const NASTY: &str = "a|b *c* _d_ `e` [f](g) <b>h</b> &amp; \\i ~j~ $k$ ![l] # m ^n \"o\" 'p' x@y.z";

fn table(fields: &[&str]) -> Noted {
    Noted::from(Listing {
        title: "A title".to_owned(),
        remarks: vec!["A remark".to_owned()],
        columns: fields.iter().map(|_| Column::words("Column", 1)).collect(),
        rows: vec![Row {
            values: fields.iter().map(|field| Value::words(*field)).collect(),
            ..Row::default()
        }],
        empty: "Nothing".to_owned(),
    })
}

/// A table with a label, two lines in a field, and notes.
fn noted() -> Noted {
    let mut noted = table(&["It", ""]);
    noted.listing.rows[0].group = Some("A label".to_owned());
    noted.listing.rows[0].values[1] =
        Value::Lines(vec![Value::strong("Supports"), Value::words("the gist")]);
    let note = |text: &str| Note {
        row: 0,
        column: 1,
        text: text.to_owned(),
    };
    noted.notes = vec![
        note("“One”, she said\nGazette, 1 March 2031\nhttps://a.example/b_c?d*e"),
        note("= two\n1. of a list\n- of another"),
    ];
    noted
}

#[test]
fn a_table_in_markdown_has_its_notes_as_footnotes() {
    assert_eq!(
        markdown(&noted()),
        "\
**A title**

A remark

| Column | Column |
| --- | --- |
| **A label** |  |
| It | Supports<br>the gist[^1][^2] |

[^1]: “One”, she said\\
    Gazette, 1 March 2031\\
    <https://a.example/b_c?d*e>

[^2]: \\= two\\
    1\\. of a list\\
    \\- of another
"
    );
}

#[test]
fn a_table_in_html_is_plain_and_has_its_notes_below() {
    let expected = "\
<meta charset=\"utf-8\">
<p><b>A title</b></p>
<p>A remark</p>
<table border=\"1\">
<thead>
<tr><th scope=\"col\">Column</th><th scope=\"col\">Column</th></tr>
</thead>
<tbody>
<tr><th colspan=\"2\" scope=\"rowgroup\">A label</th></tr>
<tr><th scope=\"row\">It</th><td>Supports<BREAK>the gist <sup>[1]</sup> <sup>[2]</sup></td></tr>
</tbody>
</table>
<p><b>Quotations and sources</b></p>
<table border=\"1\">
<tr><td>[1]</td><td>“One”, she said<BREAK>Gazette, 1 March 2031<BREAK>https://a.example/b_c?d*e</td></tr>
<tr><td>[2]</td><td>&#39;= two<BREAK>1. of a list<BREAK>&#39;- of another</td></tr>
</table>
";
    let html = html(&noted()).replace("<br style=\"mso-data-placement:same-cell\">", "<BREAK>");
    assert_eq!(html, expected);
}

#[test]
fn a_table_with_tabs_has_one_line_for_each_row() {
    let expected = "\
A title
A remark

Column\tColumn
A label
It\tSupports; the gist [1] [2]

Quotations and sources
[1]\t“One”, she said; Gazette, 1 March 2031; https://a.example/b_c?d*e
[2]\t'= two; 1. of a list; - of another
";
    assert_eq!(tsv(&noted()), expected);
}

#[test]
fn no_field_becomes_a_formula() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@here", "'@here"),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("– a dash", "– a dash"),
        ("1=1", "1=1"),
        ("a\tb\nc\u{2028}d", "a b; c; d"),
    ];
    for (field, expected) in cases {
        let text = tsv(&table(&[field]));
        assert_eq!(text.lines().nth(4), Some(expected), "{field:?}");
        let html = html(&table(&[field]));
        let first = expected.split("; ").next().unwrap_or_default();
        let first = first.replace('\'', "&#39;");
        assert!(
            html.contains(&format!("<th scope=\"row\">{first}")),
            "{html}"
        );
    }
    // A line within a field of a document is a field of its own to some spreadsheets.
    let html = html(&table(&["a\n=b"]));
    assert!(
        html.contains("a<br style=\"mso-data-placement:same-cell\">&#39;=b"),
        "{html}"
    );
}

#[test]
fn an_empty_listing_says_why_it_is_empty() {
    let mut noted = table(&["x", "y"]);
    noted.listing.rows.clear();
    assert!(markdown(&noted).ends_with("| --- | --- |\n\nNothing\n"));
    assert!(tsv(&noted).ends_with("Column\tColumn\nNothing\n"));
    assert!(html(&noted).contains("<tr><td colspan=\"2\">Nothing</td></tr>"));
}

/// The fields of the first row and the footnotes, as a reader of Markdown sees them.
fn read_markdown(text: &str) -> (Vec<String>, Vec<String>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS;
    let (mut fields, mut notes) = (Vec::new(), Vec::new());
    let (mut field, mut note) = (None::<String>, None::<String>);
    let mut in_head = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::TableHead) => in_head = true,
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableCell) if !in_head => field = Some(String::new()),
            Event::End(TagEnd::TableCell) => fields.extend(field.take()),
            Event::Start(Tag::FootnoteDefinition(_)) => note = Some(String::new()),
            Event::End(TagEnd::FootnoteDefinition) => notes.extend(note.take()),
            Event::Text(text) => {
                if let Some(open) = field.as_mut().or(note.as_mut()) {
                    open.push_str(&text);
                }
            }
            Event::HardBreak => {
                if let Some(open) = &mut note {
                    open.push('\n');
                }
            }
            Event::InlineHtml(html) if &*html == "<br>" => {
                if let Some(open) = &mut field {
                    open.push('\n');
                }
            }
            Event::Start(
                Tag::TableCell
                | Tag::Paragraph
                | Tag::Table(_)
                | Tag::TableRow
                | Tag::Strong
                | Tag::Link { .. },
            )
            | Event::End(_)
            | Event::FootnoteReference(_) => {}
            other => panic!("{other:?} in {text}"),
        }
    }
    (fields, notes)
}

/// The text of every element of a kind, line by line.
fn read_html(html: &str, kind: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(kind).expect("a selector");
    page.select(&selector)
        .map(|element| {
            let within = element.descendants().filter_map(|node| match node.value() {
                Node::Text(text) => Some(&**text),
                Node::Element(element) => (element.name() == "br").then_some("\n"),
                _ => None,
            });
            within.collect()
        })
        .collect()
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(NASTY.to_owned()),
        "[-+=@#>0-9.)*_|\\\\`~<&!\\[\\]{}^$: a-z]{0,12}",
        "\\PC{0,12}",
        "[a-z=\n\r\u{85}\u{2028} ]{0,12}",
    ]
}

/// A text as every form keeps it: without what is no letter at either end.
fn kept(text: &str) -> String {
    lines(text).join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_can_be_read_again(first in words(), second in words(), proof in words()) {
        let mut noted = table(&[&first, &second]);
        let text = format!("{proof}\n{second}");
        noted.notes.push(Note { row: 0, column: 1, text: text.clone() });

        let (fields, notes) = read_markdown(&markdown(&noted));
        prop_assert_eq!(fields, [kept(&first), kept(&second)]);
        prop_assert_eq!(notes, [kept(&text)]);

        let is_of = |read: &str, line: &str| {
            read == line || read.strip_prefix('\'').is_some_and(|read| read == line)
        };
        let html = html(&noted);
        let read = read_html(&html, "tbody th");
        prop_assert_eq!(read.len(), 1);
        let expected = lines(&first);
        let read: Vec<&str> = read[0].lines().collect();
        prop_assert_eq!(read.len(), expected.len(), "{}", html);
        for (read, line) in read.iter().zip(&expected) {
            prop_assert!(is_of(read, line), "{}", html);
        }
        prop_assert_eq!(read_html(&html, "script, a, img, b").len(), 2);

        let tsv = tsv(&noted);
        let line: Vec<&str> = tsv.lines().nth(4).unwrap_or_default().split('\t').collect();
        prop_assert_eq!(line.len(), 2);
        prop_assert!(is_of(line[0], &expected.join("; ")), "{}", tsv);
        prop_assert!(line[1].ends_with(" [1]"));
    }
}
