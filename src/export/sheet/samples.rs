//! Dossiers with everything derived from them, for the tests of the sheet.

use crate::check::Graded;
use crate::lens::{Lens, SearchIndex, Shown};
use crate::matrix::{CellIndex, Matrix};
use crate::model::{Dating, Dossier, Party, Point, Source, SourceKind, StatementIndex, ThemeIndex};
use crate::standing::cases::span;

use super::{Composition, Content, Sheet, SheetError, Typesetter, lay_out};
use crate::export::{Detail, Options};

/// A dossier with everything derived from it.
#[derive(Debug)]
pub(in crate::export) struct Sample {
    pub(in crate::export) dossier: Dossier,
    pub(in crate::export) lens: Lens,
    pub(in crate::export) matrix: Matrix,
    pub(in crate::export) shown: Shown,
    pub(in crate::export) grades: Vec<Graded>,
}

impl Sample {
    pub(in crate::export) fn new(dossier: Dossier, lens: Lens) -> Self {
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), lens.day());
        let shown = lens.show(&dossier, &matrix, &SearchIndex::new(&dossier));
        Self {
            dossier,
            lens,
            matrix,
            shown,
            grades: Vec::new(),
        }
    }

    pub(in crate::export) fn content(&self) -> Content<'_> {
        Content {
            dossier: &self.dossier,
            matrix: &self.matrix,
            shown: &self.shown,
            lens: &self.lens,
            comparison: None,
            grades: &self.grades,
            texts: None,
            file_name: "western-banks.ron",
            version: "0.1.0",
        }
    }

    pub(in crate::export) fn composition(&self, detail: Detail) -> Composition {
        let options = Options {
            detail,
            ..Options::default()
        };
        Composition::new(&self.content(), &options)
    }

    pub(in crate::export) fn lay_out(&self, options: &Options) -> Result<Sheet, SheetError> {
        lay_out(&mut Typesetter::new(), &self.content(), options)
    }
}

pub(in crate::export) fn party(name: &str) -> Party {
    Party {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        short: None,
        color: None,
    }
}

pub(in crate::export) fn point(theme: Option<u32>, title: &str, proposition: &str) -> Point {
    Point {
        id: title.to_lowercase().replace(' ', "-"),
        theme: theme.map(ThemeIndex),
        title: title.to_owned(),
        proposition: proposition.to_owned(),
        from: None,
        note: None,
        articles: Vec::new(),
    }
}

pub(in crate::export) fn source(title: &str, published: &str) -> Source {
    Source {
        number: 0,
        id: title.to_lowercase().replace(' ', "-"),
        publisher: None,
        title: title.to_owned(),
        author: None,
        published: span(published),
        dating: Dating::Stated,
        url: None,
        language: None,
        kind: Some(SourceKind::Report),
        copy_of: None,
        rewrite_of: None,
        text: None,
        sha256: None,
        note: None,
    }
}

/// The grades of a dossier of which no text is at hand.
pub(in crate::export) fn no_texts(dossier: &Dossier) -> Vec<Graded> {
    (0..dossier.statements.len())
        .map(StatementIndex::new)
        .map(|statement| Graded {
            statement,
            first: statement,
            grade: crate::quote::Grade::NoText,
            place: None,
            occurrences: 0,
            ambiguous: false,
        })
        .collect()
}
