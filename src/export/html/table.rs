//! The comparison as a table that a screen reader announces by row and column.

use super::text::{line, text};
use super::{Page, cell};
use crate::export::sheet::{PointText, SheetRow};

/// The table in a region that scrolls where the window is narrow.
pub(super) fn table(page: &mut Page<'_>) {
    let composition = page.composition;
    page.push(
        "<div class=\"scroll\" role=\"region\" aria-label=\"Comparison\" tabindex=\"0\">\n\
         <table class=\"comparison\">\n",
    );
    page.push(&format!(
        "<caption>{}. {}.</caption>\n",
        line(composition.title.trim_end_matches('.')),
        line(&composition.date)
    ));
    page.push("<thead>\n<tr><th scope=\"col\" class=\"first\">Point</th>");
    for (_, name) in &composition.columns {
        let tongue = &page.tongue;
        let name = line(name);
        page.push(&format!(
            "<th scope=\"col\"><span{tongue} dir=\"auto\">{name}</span></th>"
        ));
    }
    page.push("</tr>\n</thead>\n");
    let width = composition.columns.len() + 1;
    let mut is_open = false;
    for row in &composition.rows {
        match row {
            SheetRow::Theme(name) => {
                page.push(if is_open {
                    "</tbody>\n<tbody>\n"
                } else {
                    "<tbody>\n"
                });
                page.push(&format!(
                    "<tr class=\"theme\"><th scope=\"rowgroup\" colspan=\"{width}\">\
                     <span{} dir=\"auto\">{}</span></th></tr>\n",
                    page.tongue,
                    line(name)
                ));
            }
            SheetRow::Point(point) => {
                page.push(if is_open { "" } else { "<tbody>\n" });
                point_row(page, point);
            }
            // What is folded belongs to no theme.
            SheetRow::Folded(sentence) => {
                page.push(if is_open {
                    "</tbody>\n<tbody>\n"
                } else {
                    "<tbody>\n"
                });
                page.push(&format!(
                    "<tr class=\"folded\"><td colspan=\"{width}\"><span>{}</span></td></tr>\n",
                    line(sentence)
                ));
            }
        }
        is_open = true;
    }
    page.push(if is_open { "</tbody>\n" } else { "" });
    page.push("</table>\n</div>\n");
}

fn point_row(page: &mut Page<'_>, point: &PointText) {
    let tongue = page.tongue.clone();
    page.push(&format!(
        "<tr>\n<th scope=\"row\"><span class=\"title\"{tongue} dir=\"auto\">{}</span>\n\
         <span class=\"proposition\"{tongue} dir=\"auto\">{}</span>\n",
        line(&point.title),
        text(point.proposition.trim())
    ));
    if let Some(from) = &point.from {
        page.push(&format!(
            "<span class=\"from\"{tongue} dir=\"auto\">{}</span>\n",
            line(from)
        ));
    }
    if let Some(left_out) = &point.left_out {
        page.push(&format!(
            "<span class=\"warning\">{}</span>\n",
            line(left_out)
        ));
    }
    page.push("</th>\n");
    for text in &point.cells {
        cell::cell(page, text);
    }
    page.push("</tr>\n");
}
