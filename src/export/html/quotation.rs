//! A quotation as the source prints it: spoken words in full ink, the source's own words softer.

use super::text;
use crate::export::Job;
use crate::model::StatementIndex;
use crate::words;

/// The words of a statement as a block.
pub(super) fn quotation(job: &Job<'_>, index: StatementIndex, class: &str) -> String {
    let dossier = job.content.dossier;
    let statement = dossier.statement(index);
    let source = dossier.source(statement.source);
    let cite = source.url.as_deref().and_then(text::address);
    let cite = cite.map_or_else(String::new, |url| format!(" cite=\"{url}\""));
    let lang = text::lang(source.language.as_deref());
    let words = inked(&statement.quote, &words::inked_of(statement));
    format!("<blockquote class=\"{class}\"{lang} dir=\"auto\"{cite}>{words}</blockquote>\n")
}

/// Text of which the ranges, given in order, are in full ink.
pub(super) fn inked(quotation: &str, inked: &[std::ops::Range<usize>]) -> String {
    let mut html = String::new();
    let mut at = 0;
    let part = |range: std::ops::Range<usize>| quotation.get(range).unwrap_or_default();
    let soft = |html: &mut String, words: &str| {
        if !words.is_empty() {
            html.push_str(&format!("<span class=\"own\">{}</span>", text::text(words)));
        }
    };
    for range in inked {
        // Spans come in order; anything else would repeat words.
        let start = range.start.max(at);
        let end = range.end.max(start);
        soft(&mut html, part(at..start));
        html.push_str(&text::text(part(start..end)));
        at = end;
    }
    soft(&mut html, part(at..quotation.len()));
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_printed_once_and_in_order() {
        let quotation = "He said: “Not now,” she <laughed>.";
        let at = |words: &str| quotation.find(words).unwrap();
        let (open, close, end) = (at("“"), at(" she"), quotation.len());
        let cases: [&[(usize, usize)]; 6] = [
            &[],
            &[(open, close)],
            &[(0, end)],
            &[(0, open), (close, end)],
            // Spans that overlap or lie the wrong way round repeat and lose nothing.
            &[(open, close), (at("Not"), end)],
            &[(close, open)],
        ];
        for case in cases {
            let ranges: Vec<_> = case.iter().map(|&(start, end)| start..end).collect();
            let html = inked(quotation, &ranges);
            let plain = html.replace("<span class=\"own\">", "");
            let plain = plain.replace("</span>", "");
            assert_eq!(plain, text::text(quotation), "{ranges:?}");
        }
        assert_eq!(
            inked(quotation, &[open..close, end..end]),
            "<span class=\"own\">He said: </span>“Not now,”\
             <span class=\"own\"> she &lt;laughed&gt;.</span>"
        );
    }
}
