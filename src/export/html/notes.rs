//! The end of a page: every statement's note under its source, the dossier, and what lets a
//! reader trust the page.

use super::text::{address, composed, lang, line, text};
use super::{Page, quotation};
use crate::cite::{self, Style};
use crate::export::colophon;
use crate::export::sheet::{Note, SourceNotes};
use crate::words;

/// The sources in the order in which the cells lead to them, each with its numbered notes.
pub(super) fn notes(page: &mut Page<'_>) {
    let composition = page.composition;
    if composition.sources.is_empty() {
        return;
    }
    page.push("<section id=\"sources\" class=\"sources\">\n<h2>Sources and quotations</h2>\n");
    for source in &composition.sources {
        of_source(page, source);
    }
    page.push("</section>\n");
}

fn of_source(page: &mut Page<'_>, source: &SourceNotes) {
    let dossier = page.job.content.dossier;
    let language = lang(dossier.source(source.source).language.as_deref());
    page.push(&format!(
        "<article class=\"source\">\n<h3{language} dir=\"auto\">{}</h3>\n<p class=\"facts\">{}</p>\n",
        line(&source.title),
        line(&source.facts)
    ));
    let style = page.job.options.citations;
    if matches!(style, Style::Notes | Style::Apa) {
        let citation = cite::sources(dossier, [source.source], style);
        page.push(&format!(
            "<p class=\"citation\" dir=\"auto\">{}</p>\n",
            line(&citation)
        ));
    }
    if let Some(url) = &source.url {
        let words = line(url);
        page.push(&match address(url) {
            Some(address) => format!(
                "<p class=\"url\"><a href=\"{address}\" rel=\"noopener noreferrer\">{words}</a></p>\n"
            ),
            None => format!("<p class=\"url\">{words}</p>\n"),
        });
    }
    page.push("<ol>\n");
    for note in &source.notes {
        of_statement(page, note);
    }
    page.push("</ol>\n</article>\n");
}

fn of_statement(page: &mut Page<'_>, note: &Note) {
    let dossier = page.job.content.dossier;
    let statement = dossier.statement(note.statement);
    let number = note.number;
    page.push(&format!(
        "<li id=\"note-{number}\" value=\"{number}\">\n<p class=\"who\">{}</p>\n",
        composed(&note.text)
    ));
    let class = if note.has_quotation {
        "words"
    } else {
        "words again"
    };
    page.push(&quotation::quotation(page.job, note.statement, class));
    for remark in &note.remarks {
        page.push(&format!(
            "<p class=\"remark\" dir=\"auto\">{}</p>\n",
            text(remark)
        ));
    }
    let reading = composed(&words::stance_line(dossier, statement));
    let reading = if page.noted.contains(&note.statement) {
        format!("<a href=\"#to-{number}\">{reading}</a>")
    } else {
        reading
    };
    page.push(&format!(
        "<p class=\"read\">Read by the editors as {reading}, on “<bdi>{}</bdi>”</p>\n</li>\n",
        line(&dossier.point(statement.point).title)
    ));
}

/// What the dossier says of itself, the facts about this page, and the sentences at its foot.
pub(super) fn about(page: &mut Page<'_>) {
    let composition = page.composition;
    let about = composition.about.as_deref().map(str::trim);
    if let Some(about) = about.filter(|about| !about.is_empty()) {
        page.push("<section class=\"about\">\n<h2>About this dossier</h2>\n");
        for paragraph in about.lines().filter(|it| !it.trim().is_empty()) {
            let tongue = &page.tongue;
            let words = line(paragraph);
            page.push(&format!("<p{tongue} dir=\"auto\">{words}</p>\n"));
        }
        page.push("</section>\n");
    }
    page.push("<section class=\"colophon\">\n<h2>About this page</h2>\n<dl>\n");
    for fact in colophon(page.job) {
        page.push(&format!(
            "<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>\n",
            line(fact.name),
            line(&fact.words)
        ));
    }
    page.push(&format!(
        "</dl>\n</section>\n<footer><p dir=\"auto\">{}</p></footer>\n",
        line(&composition.footer)
    ));
}
