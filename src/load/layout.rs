//! The outline of a position file for those who change its text: where each field and each record
//! stands.

use std::ops::Range;

use crate::finding::RecordKind;

use super::limits::Limits;
use super::scan;
use super::watch::Watch;

/// A list of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSpan {
    /// What it holds.
    pub kind: RecordKind,
    /// The bytes of each record, from its `(` to its `)`, left-out ones included.
    pub records: Vec<Range<usize>>,
}

/// A field of the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpan {
    /// Its name.
    pub name: String,
    /// The byte at which the name begins.
    pub name_at: usize,
    /// The bytes of its value; of a list from its `[` to its `]`.
    pub value: Range<usize>,
    /// The records, where it is one of the lists.
    pub list: Option<ListSpan>,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The byte of the outer `(`.
    pub open: usize,
    /// The fields, in the order of the file; of two with one name the first counts.
    pub fields: Vec<FieldSpan>,
}

impl Layout {
    /// Finds the outline of a position file without a byte order mark; none where it is no
    /// position file at all.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let watch = Watch::new(text.len(), &|_, _| true);
        let outline = scan::outline(text, Limits::USUAL, &watch).ok()?;
        let fields = outline.fields.into_iter().map(|field| FieldSpan {
            name: field.name.to_owned(),
            name_at: field.name_at,
            value: field.value,
            list: field.list.map(|(kind, list)| ListSpan {
                kind,
                records: list.elements,
            }),
        });
        Some(Self {
            open: outline.start,
            fields: fields.collect(),
        })
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldSpan> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The list of these records, with the bytes from its `[` to its `]`.
    #[must_use]
    pub fn list(&self, kind: RecordKind) -> Option<(&Range<usize>, &[Range<usize>])> {
        let field = self.field(kind.list())?;
        let list = field.list.as_ref()?;
        (list.kind == kind).then_some((&field.value, list.records.as_slice()))
    }
}
