//! What an export is made from, whatever its format.

use super::options::Options;
use super::sheet::{Composition, Content};
use crate::finding::Finding;
use crate::listing::Listing;

/// Everything that a file can say, taken at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The comparison, with only those rows and columns that are to be exported.
    pub content: Content<'a>,
    /// What is listed, where a list is exported and not the comparison.
    pub listing: Option<&'a Listing>,
    /// What loading and checking the file had to say.
    pub findings: &'a [Finding],
    /// How.
    pub options: &'a Options,
}

impl Job<'_> {
    /// The same in words: of the list where there is one, else of the comparison.
    #[must_use]
    pub fn composition(&self) -> Composition {
        match self.listing {
            Some(listing) => Composition::of_listing(&self.content, listing, self.options),
            None => Composition::new(&self.content, self.options),
        }
    }
}
