//! The closed list of findings and the severity of each.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $severity:ident;)*) => {
        /// What a finding is about. The key is stable and appears in JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order in which the documentation lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in reports and JSON, in kebab case.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// The severity of every finding of this code.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The position file, or a folder of texts, is missing or cannot be read at all.
    Unreadable = "unreadable", Error;
    /// The file's bytes are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// The file's outer bracket or a required list cannot be found.
    NotRon = "not-ron", Error;
    /// The file is written in a newer format.
    NewerFormat = "newer-format", Error;
    /// More records, more cells or a longer text than are read.
    TooLarge = "too-large", Error;
    /// A record, or the head of the file, has a syntax error or a value of the wrong type.
    Syntax = "syntax", Error;
    /// A field that the format does not know.
    UnknownField = "unknown-field", Error;
    /// A required field is missing.
    MissingField = "missing-field", Error;
    /// A field stands twice.
    DuplicateField = "duplicate-field", Error;
    /// A word that is not in the closed list.
    UnknownVariant = "unknown-variant", Error;
    /// A date that is not one, or that no calendar has.
    ImpossibleDate = "impossible-date", Error;
    /// An id with characters that ids do not have.
    BadId = "bad-id", Error;
    /// An id that an earlier record has.
    DuplicateId = "duplicate-id", Error;
    /// A reference to a party, point or source that does not exist.
    UnknownReference = "unknown-reference", Error;
    /// A claim by a party about itself.
    ClaimAboutItself = "claim-about-itself", Error;
    /// A `text` that leads out of the position file's folder.
    TextOutside = "text-outside", Error;
    /// A source text that is there but cannot be read.
    TextUnreadable = "text-unreadable", Error;
    /// A quotation that differs from what the source prints.
    QuoteAltered = "quote-altered", Error;
    /// A quotation that stands in another source than the one it names.
    QuoteElsewhere = "quote-elsewhere", Error;
    /// A quotation that stands in no text at hand.
    QuoteMissing = "quote-missing", Error;
    /// A file to be imported that is broken, or of none of the kinds that are read.
    ForeignFile = "foreign-file", Error;
    /// A theme, plan or `copy_of` that does not exist.
    UnknownOptionalReference = "unknown-optional-reference", Warning;
    /// A colour that is not `#rrggbb`.
    BadColor = "bad-color", Warning;
    /// A context of more than 40 characters.
    LongContext = "long-context", Warning;
    /// Ids that differ only in case.
    SimilarIds = "similar-ids", Warning;
    /// A text whose hash is not the recorded one.
    TextChanged = "text-changed", Warning;
    /// Quotation marks in a gist around words that its quotation does not have.
    GistQuotes = "gist-quotes", Warning;
    /// A quotation that begins or ends inside a word of its text.
    QuoteCutsWord = "quote-cuts-word", Warning;
    /// A quotation that was found on another page than the one its statement names.
    QuoteOtherPage = "quote-other-page", Warning;
    /// A quotation that stands beside another speaker's name than the one its statement gives.
    QuoteOtherSpeaker = "quote-other-speaker", Warning;
    /// A text with characters that do not show, or that turn others around.
    HiddenCharacter = "hidden-character", Warning;
    /// A value that is kept although it makes no sense where it stands.
    OddValue = "odd-value", Warning;
    /// Something in a file to be imported that no statement can be made of.
    NotAStatement = "not-a-statement", Warning;
    /// Something that a file to be imported leaves open, or has and a position file has not.
    ImportGap = "import-gap", Note;
    /// A source text that is not at hand.
    TextAbsent = "text-absent", Note;
    /// A text that largely repeats another source's, and neither is declared a copy.
    TextRepeats = "text-repeats", Note;
    /// A quotation that stands more than once in its text, and no context tells which is meant.
    QuoteAmbiguous = "quote-ambiguous", Note;
    /// A quotation that is found only after folding, or whose fragments are.
    QuoteFolded = "quote-folded", Note;
    /// Characters that no bundled face has, so that pictures and PDF cannot draw them.
    NoGlyph = "no-glyph", Note;
}
