//! The names of format 1: which lists and fields a position file has.
//!
//! The scanner needs them to tell where a record begins; what each field holds is said by the
//! structs in `raw`.

use crate::finding::RecordKind;

/// The newest format this program reads.
pub(super) const NEWEST: u32 = 1;

/// The fields of the file itself.
pub(crate) const TOP_FIELDS: [&str; 11] = [
    "format",
    "title",
    "about",
    "language",
    "parties",
    "themes",
    "points",
    "sources",
    "plans",
    "statements",
    "extra",
];

/// Every list, in the order in which it is read: what is referred to comes first.
pub(crate) const LISTS: [RecordKind; 6] = [
    RecordKind::Party,
    RecordKind::Theme,
    RecordKind::Source,
    RecordKind::Plan,
    RecordKind::Point,
    RecordKind::Statement,
];

/// The lists without which a file is no position file, in the order of the documentation.
pub(super) const REQUIRED_LISTS: [RecordKind; 4] = [
    RecordKind::Party,
    RecordKind::Point,
    RecordKind::Source,
    RecordKind::Statement,
];

/// The list that the field `name` of the file holds.
pub(super) fn list_named(name: &str) -> Option<RecordKind> {
    LISTS.into_iter().find(|kind| kind.list() == name)
}

/// The fields of a record.
pub(crate) fn fields(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Party => &["id", "name", "short", "color", "extra"],
        RecordKind::Theme => &["id", "name", "extra"],
        RecordKind::Point => &[
            "id",
            "theme",
            "title",
            "proposition",
            "from",
            "note",
            "articles",
            "extra",
        ],
        RecordKind::Source => &[
            "id",
            "publisher",
            "title",
            "author",
            "published",
            "dating",
            "url",
            "language",
            "kind",
            "copy_of",
            "rewrite_of",
            "text",
            "sha256",
            "note",
            "extra",
        ],
        RecordKind::Plan => &["id", "name", "date", "source", "extra"],
        RecordKind::Statement => &[
            "id",
            "point",
            "party",
            "stance",
            "gist",
            "quote",
            "before",
            "after",
            "source",
            "at",
            "speaker",
            "role",
            "voice",
            "part",
            "said",
            "dating",
            "condition",
            "translated_by",
            "translation",
            "note",
            "why",
            "coded_by",
            "checked_by",
            "plan",
            "jointly",
            "extra",
        ],
    }
}
