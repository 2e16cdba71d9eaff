//! HTML as its reader sees it: the words of the piece without the furniture of the page.

mod charset;
mod depth;
mod furniture;
mod scope;
mod steps;
#[cfg(test)]
mod tests;
mod write;

use scraper::Html;

use super::Problem;

/// The words of a page.
///
/// # Errors
/// When its bytes are not of the character set that it names, or when it has no words.
pub(super) fn words_of(bytes: &[u8]) -> Result<String, Problem> {
    let words = words_of_fragment(&charset::decode(bytes)?);
    if words.is_empty() {
        return Err(Problem::new(
            "has no words: a page that a script fills is saved without them",
            "save the page from a browser once it is shown, or give its text as a text file",
        ));
    }
    Ok(words)
}

/// The words of HTML that stands in another text; none where it has only tags.
pub(super) fn words_of_fragment(html: &str) -> String {
    let html = Html::parse_document(&depth::flattened(html));
    let steps = furniture::without_furniture(&steps::steps_of(&html));
    write::write(scope::scope(&steps))
}
