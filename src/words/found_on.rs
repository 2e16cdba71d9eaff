//! The page on which a quotation was found, as computed from its source's text.

use crate::check::Graded;
use crate::model::Statement;
use crate::quote::Grade;

/// `page 12 of the source text`, where the text has pages and the editors name no place of their
/// own. It says of what it is the page, so that nobody takes it for the editors' word, and nothing
/// when the quotation was found in another source.
#[must_use]
pub fn found_on(statement: &Statement, graded: &Graded) -> Option<String> {
    let is_elsewhere = matches!(graded.grade, Grade::Elsewhere { .. });
    if statement.at.is_some() || is_elsewhere {
        return None;
    }
    let page = graded.place?.page?;
    Some(format!("page {page} of the source text"))
}
