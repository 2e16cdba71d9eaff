//! HTML: the record that our own pages carry, and any page's tables.

use scraper::{ElementRef, Html, Node, Selector};

use super::table::{Sheet, TableCell};
use crate::model::web_address;

/// A cell stands in so many rows or columns at most.
const MOST_SPAN: usize = 1_000;
/// Cells of all tables together.
const MOST_CELLS: usize = 5_000_000;

/// What a page of our own carries for us.
pub(super) fn record(text: &str) -> Option<String> {
    // A page that does not name it need not be read.
    if !text.contains("concordance-record") {
        return None;
    }
    let page = Html::parse_document(text);
    let selector = Selector::parse("#concordance-record").ok()?;
    let element = page.select(&selector).next()?;
    element.value().attr("data-record").map(str::to_owned)
}

/// The tables of a page. A cell that spans several has its text in the first and nothing in the
/// others.
pub(super) fn tables(text: &str) -> Vec<Sheet> {
    let page = Html::parse_document(text);
    let (Ok(table), Ok(row)) = (Selector::parse("table"), Selector::parse("tr")) else {
        return Vec::new();
    };
    let mut left = MOST_CELLS;
    page.select(&table)
        .map(|table| {
            let mut sheet = Sheet {
                name: caption(table),
                ..Sheet::default()
            };
            let mut spans: Vec<usize> = Vec::new();
            for row in table.select(&row) {
                let cells = cells(row, &mut spans, &mut left);
                sheet.rows.push(cells);
            }
            sheet.trim();
            sheet
        })
        .filter(|sheet| !sheet.rows.is_empty())
        .collect()
}

fn caption(table: ElementRef<'_>) -> String {
    let caption = table
        .child_elements()
        .find(|it| it.value().name() == "caption");
    caption
        .map(|it| text_of(it).trim().to_owned())
        .unwrap_or_default()
}

/// The cells of a row; `spans` are how many rows each column is still taken by a cell above.
fn cells(row: ElementRef<'_>, spans: &mut Vec<usize>, left: &mut usize) -> Vec<TableCell> {
    let mut cells = Vec::new();
    let skip = |cells: &mut Vec<TableCell>, spans: &mut Vec<usize>| {
        while let Some(span) = spans.get_mut(cells.len()).filter(|span| **span > 0) {
            *span -= 1;
            cells.push(TableCell::default());
        }
    };
    let elements = row
        .child_elements()
        .filter(|it| matches!(it.value().name(), "td" | "th"));
    for element in elements {
        skip(&mut cells, spans);
        let span = |name: &str| {
            let given = element
                .value()
                .attr(name)
                .and_then(|it| it.trim().parse().ok());
            given.unwrap_or(1_usize).clamp(1, MOST_SPAN)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        if *left < columns {
            break;
        }
        *left -= columns;
        for column in 0..columns {
            let at = cells.len();
            if spans.len() <= at {
                spans.resize(at + 1, 0);
            }
            spans[at] = rows - 1;
            cells.push(if column == 0 {
                cell(element)
            } else {
                TableCell::default()
            });
        }
    }
    skip(&mut cells, spans);
    cells
}

fn cell(element: ElementRef<'_>) -> TableCell {
    let mut links = element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter_map(|it| it.value().attr("href"));
    let link = links.find_map(web_address).map(str::to_owned);
    TableCell {
        text: text_of(element),
        note: element.value().attr("title").map(str::to_owned),
        link,
    }
}

/// The words with a line for each block; the tree is walked without recursion.
fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(words) => {
                for (at, word) in words.split_ascii_whitespace().enumerate() {
                    let is_first =
                        at == 0 && !words.starts_with(|it: char| it.is_ascii_whitespace());
                    if !is_first && !text.is_empty() && !text.ends_with([' ', '\n']) {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
                if words.ends_with(|it: char| it.is_ascii_whitespace())
                    && !text.is_empty()
                    && !text.ends_with([' ', '\n'])
                {
                    text.push(' ');
                }
            }
            Node::Element(element)
                if matches!(
                    element.name(),
                    "br" | "p" | "div" | "li" | "blockquote" | "tr"
                ) && !text.is_empty() =>
            {
                text.truncate(text.trim_end_matches(' ').len());
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_with_their_spans_lines_and_links() {
        let page = "<table><caption>Views</caption><tr><th>Point<th colspan=2>Parties</tr>\
            <tr><td rowspan=2>Troops<td>yes<br>“we  <b>agree</b>”<td><a href='https://a.example/x'>A</a></tr>\
            <tr><td>no<td></tr></table>";
        let tables = tables(page);
        let [sheet] = &tables[..] else {
            panic!("{tables:?}");
        };
        assert_eq!(sheet.name, "Views");
        assert_eq!(sheet.text(0, 1), "Parties");
        assert_eq!(sheet.text(1, 1), "yes\n“we agree”");
        assert_eq!(
            sheet.rows[1][2].link.as_deref(),
            Some("https://a.example/x")
        );
        assert_eq!(sheet.text(2, 1), "no");
        assert_eq!(sheet.text(2, 0), "");
    }
}
