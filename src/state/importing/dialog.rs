//! What is asked above an import: which file, where to, which mapping.

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAsk {
    /// The file to import.
    File,
    /// A folder of texts in which quotations are looked up.
    Texts,
    /// Where the position file is to be.
    Target,
    /// Where the mapping is to be kept.
    SaveMapping,
    /// A mapping that was kept.
    LoadMapping,
}

/// A dialog that asks for a path.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportDialog {
    /// What for.
    pub ask: ImportAsk,
    /// What has been typed.
    pub path: String,
    /// What went wrong the last time, a sentence.
    pub problem: Option<String>,
    /// True while what was asked for is being done.
    pub is_busy: bool,
}

impl ImportDialog {
    /// A dialog with a path to begin with.
    #[must_use]
    pub fn new(ask: ImportAsk, path: String) -> Self {
        Self {
            ask,
            path,
            problem: None,
            is_busy: false,
        }
    }
}
