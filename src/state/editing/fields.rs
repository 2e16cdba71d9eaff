//! Which fields a form has, with their labels and what is typed or chosen there.

use crate::finding::RecordKind;

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// The id of another record, found by its name.
    Name(RecordKind),
    /// One of the stances.
    Stance,
    /// One of the voices, with the claimant of a claim.
    Voice,
    /// A date as the format writes it.
    Date,
    /// Why a date is inferred; empty where the source states it.
    Inferred,
    /// What kind of publication a source is.
    SourceKind,
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The field of the file.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What stands in it while it is empty.
    pub hint: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// The format asks for it.
    pub is_required: bool,
    /// It is shown only once it is asked for, or filled in.
    pub is_rare: bool,
}

const fn must(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    input: Input,
) -> FormField {
    FormField {
        name,
        label,
        hint,
        input,
        is_required: true,
        is_rare: false,
    }
}

const fn may(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    input: Input,
) -> FormField {
    FormField {
        is_required: false,
        ..must(name, label, hint, input)
    }
}

const fn rare(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    input: Input,
) -> FormField {
    FormField {
        is_rare: true,
        ..may(name, label, hint, input)
    }
}

const STATEMENT: &[FormField] = &[
    must(
        "point",
        "Point",
        "Type to find, or name a new one",
        Input::Name(RecordKind::Point),
    ),
    must(
        "party",
        "Party",
        "Type to find, or name a new one",
        Input::Name(RecordKind::Party),
    ),
    must("stance", "Stance", "", Input::Stance),
    must("voice", "Voice", "", Input::Voice),
    must(
        "gist",
        "Gist",
        "The stance in your words, one line",
        Input::Line,
    ),
    may(
        "condition",
        "Condition",
        "What a conditional stance depends on",
        Input::Line,
    ),
    must(
        "quote",
        "Quotation",
        "The source’s words, exactly as printed",
        Input::Lines,
    ),
    must(
        "source",
        "Source",
        "Type to find, or name a new one",
        Input::Name(RecordKind::Source),
    ),
    may(
        "speaker",
        "Speaker",
        "Where the source names one",
        Input::Line,
    ),
    may("role", "Role", "", Input::Line),
    may(
        "part",
        "Part of the party",
        "Where only a part of it speaks",
        Input::Line,
    ),
    must(
        "said",
        "Said",
        "2025-12-24, 2025-12, or first/last",
        Input::Date,
    ),
    may(
        "dating",
        "Why this date",
        "Empty where the source states it",
        Input::Inferred,
    ),
    rare(
        "before",
        "Words before",
        "At most 40 characters",
        Input::Line,
    ),
    rare("after", "Words after", "At most 40 characters", Input::Line),
    rare("at", "Page or paragraph", "", Input::Line),
    rare(
        "plan",
        "Version of the plan",
        "",
        Input::Name(RecordKind::Plan),
    ),
    rare(
        "translated_by",
        "Printed in translation by",
        "",
        Input::Line,
    ),
    rare("translation", "Your translation", "", Input::Lines),
    rare("note", "Note", "Where [sic] belongs", Input::Lines),
    rare("why", "Reason for the stance", "", Input::Lines),
    rare("coded_by", "Coded by", "", Input::Line),
    rare("checked_by", "Checked by", "", Input::Line),
    rare("id", "Id", "A name for this statement", Input::Line),
];

const POINT: &[FormField] = &[
    must("title", "Title", "The row’s heading", Input::Line),
    must(
        "proposition",
        "Proposition",
        "One plain sentence that a stance is for or against",
        Input::Lines,
    ),
    may(
        "theme",
        "Theme",
        "Type to find, or name a new one",
        Input::Name(RecordKind::Theme),
    ),
    may(
        "from",
        "Wording from",
        "Whose wording the proposition is",
        Input::Line,
    ),
    may("note", "Note", "", Input::Lines),
    rare("id", "Id", "Small letters, digits and hyphens", Input::Line),
];

const PARTY: &[FormField] = &[
    must("name", "Name", "", Input::Line),
    may(
        "short",
        "Short name",
        "A few letters for narrow places",
        Input::Line,
    ),
    rare("color", "Colour", "#rrggbb", Input::Line),
    rare("id", "Id", "Small letters, digits and hyphens", Input::Line),
];

const THEME: &[FormField] = &[
    must("name", "Name", "", Input::Line),
    rare("id", "Id", "Small letters, digits and hyphens", Input::Line),
];

const PLAN: &[FormField] = &[
    must("name", "Name", "", Input::Line),
    may(
        "date",
        "Date",
        "2025-12-24, 2025-12, or first/last",
        Input::Date,
    ),
    may(
        "source",
        "Printed in",
        "Type to find",
        Input::Name(RecordKind::Source),
    ),
    rare("id", "Id", "Small letters, digits and hyphens", Input::Line),
];

const SOURCE: &[FormField] = &[
    must("title", "Title", "The headline", Input::Line),
    may("publisher", "Publisher", "", Input::Line),
    may("author", "Author", "", Input::Line),
    must(
        "published",
        "Published",
        "2025-12-24, 2025-12, or first/last",
        Input::Date,
    ),
    may(
        "dating",
        "Why this date",
        "Empty where the source states it",
        Input::Inferred,
    ),
    may("kind", "Kind", "", Input::SourceKind),
    may("url", "Address", "https://…", Input::Line),
    may("language", "Language", "en, uk, ru …", Input::Line),
    may(
        "text",
        "File of its text",
        "texts/name.txt, beside the position file",
        Input::Line,
    ),
    may(
        "copy_of",
        "Copy of",
        "The source that it copies",
        Input::Name(RecordKind::Source),
    ),
    rare(
        "rewrite_of",
        "Rewrite of",
        "An original that is not in this dossier",
        Input::Line,
    ),
    rare("sha256", "Hash of the text", "", Input::Line),
    rare("note", "Note", "", Input::Lines),
    rare("id", "Id", "Small letters, digits and hyphens", Input::Line),
];

/// The fields of a form, in their order.
#[must_use]
pub fn form_fields(kind: RecordKind) -> &'static [FormField] {
    match kind {
        RecordKind::Party => PARTY,
        RecordKind::Theme => THEME,
        RecordKind::Point => POINT,
        RecordKind::Source => SOURCE,
        RecordKind::Plan => PLAN,
        RecordKind::Statement => STATEMENT,
    }
}

/// The field that names a record of this kind for people.
#[must_use]
pub fn naming_field(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Point | RecordKind::Source => "title",
        RecordKind::Party | RecordKind::Theme | RecordKind::Plan => "name",
        RecordKind::Statement => "gist",
    }
}
