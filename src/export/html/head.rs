//! The beginning of a page: what it says of itself to programs, its heading, its legend.

use super::text::{line, text};
use super::{Page, listing, style};
use crate::export::sheet::{LegendEntry, Sample};

/// Nothing may run and nothing may be fetched, whatever the words of the dossier are.
const POLICY: &str = "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;";

/// Everything before the heading.
pub(super) fn opening(page: &mut Page<'_>) -> Result<(), String> {
    let (content, composition) = (&page.job.content, page.composition);
    let dossier = content.dossier;
    let title = line(&composition.title);
    let description = line(&description(page));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"description\" content=\"{description}\"/>\n"
    );
    if let Some(credit) = &composition.credit {
        let credit = line(credit);
        html.push_str(&format!("<meta name=\"author\" content=\"{credit}\"/>\n"));
    }
    html.push_str(&format!(
        "<meta name=\"generator\" content=\"{}\"/>\n\
         <meta name=\"dcterms.source\" content=\"sha256:{}\"/>\n",
        line(&composition.program),
        line(&dossier.sha256),
    ));
    let (columns, width) = if let Some(listing) = page.job.listing {
        let width = style::width_of_listing(listing::shares(listing));
        (listing.stacks().len(), width)
    } else {
        let parties = composition.columns.len();
        (parties, style::width_of_comparison(parties))
    };
    html.push_str(&format!(
        "<style>\n{}</style>\n</head>\n<body>\n{}",
        style::style_sheet(columns, width),
        style::symbols()?
    ));
    page.push(&html);
    Ok(())
}

/// One sentence or two, for search engines and previews of links.
fn description(page: &Page<'_>) -> String {
    let lead = page.composition.lead.iter().map(String::as_str);
    let lines = page.composition.subtitle.lines();
    lead.chain(lines).collect::<Vec<_>>().join(" ")
}

/// Title, date, what colours mean, and the legend.
pub(super) fn masthead(page: &mut Page<'_>) {
    let composition = page.composition;
    if !composition.sources.is_empty() {
        page.push("<a class=\"skip\" href=\"#sources\">Skip to the sources</a>\n");
    }
    page.push("<main>\n<header>\n");
    page.push(&format!(
        "<h1 dir=\"auto\">{}</h1>\n",
        line(&composition.title)
    ));
    if let Some(lead) = &composition.lead {
        page.push(&format!(
            "<p class=\"lead\" dir=\"auto\">{}</p>\n",
            text(lead)
        ));
    }
    for sentence in composition.subtitle.lines().filter(|it| !it.is_empty()) {
        page.push(&format!(
            "<p class=\"subtitle\" dir=\"auto\">{}</p>\n",
            text(sentence)
        ));
    }
    if let Some(left_out) = &composition.left_out {
        page.push(&format!("<p class=\"warning\">{}</p>\n", text(left_out)));
    }
    page.push("</header>\n");
    let (chips, marks): (Vec<&LegendEntry>, Vec<&LegendEntry>) =
        composition.legend.iter().partition(|entry| {
            matches!(
                entry.sample,
                Sample::Stance(_) | Sample::Outlined(_) | Sample::Hole
            )
        });
    if !chips.is_empty() {
        page.push("<section class=\"legend\" aria-label=\"Legend\">\n");
        definitions(page, &chips);
        if !marks.is_empty() {
            page.push("<details class=\"more\"><summary>Marks and numbers</summary>\n");
            definitions(page, &marks);
            page.push("</details>\n");
        }
        page.push("</section>\n");
    } else if !marks.is_empty() {
        page.push("<section class=\"legend\" aria-label=\"Legend\">\n");
        definitions(page, &marks);
        page.push("</section>\n");
    }
}

fn definitions(page: &mut Page<'_>, entries: &[&LegendEntry]) {
    page.push("<dl>\n");
    for entry in entries {
        let term = match &entry.sample {
            Sample::Stance(stance) => format!(
                "<span class=\"chip {}\">{}{}</span>",
                style::class(*stance),
                style::sign(*stance, true),
                stance.label()
            ),
            Sample::Outlined(words) => {
                format!("<span class=\"chip dashed\">{}</span>", text(words))
            }
            Sample::Hole => format!("<span class=\"hole\">{}</span>", text(entry.words())),
            Sample::Mark(_) | Sample::Number | Sample::Match | Sample::Quotation => {
                text(entry.words())
            }
        };
        page.push(&format!(
            "<div><dt>{term}</dt><dd>{}</dd></div>\n",
            text(&entry.meaning)
        ));
    }
    page.push("</dl>\n");
}
