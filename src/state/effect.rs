//! What `update` asks the shell to do, and what the shell reports back.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    Compared, Evidence, ExportOptions, ImportEffect, ImportReport, Joining, ListWork, Listed,
    Merging, Opened, Origin, Recovery, Rewrite, Rewritten, Saving, SecondEffect, SecondReport,
    VersionNotKept,
};
use crate::check::Graded;
use crate::edit::Splice;
use crate::finding::Finding;
use crate::listing::Listing;
use crate::model::SourceIndex;

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for a position file in the system's dialog.
    AskForFile,
    /// Close the system's file dialog, and hear nothing of it any more.
    GiveUpDialog,
    /// Ask where to write the picture in the system's dialog.
    AskForTarget {
        /// What is in the path field.
        suggestion: String,
    },
    /// Read and load a position file in the background.
    Open(Origin),
    /// Ask for a position file to compare with in the system's dialog.
    AskForCompared,
    /// Read another position file and compare the open one with it in the background.
    Compare {
        /// The other file.
        origin: Origin,
        /// The open file is to count as the old one.
        is_swapped: bool,
    },
    /// Read the texts and check the quotations of the open file in the background.
    Check,
    /// Add dropped texts to those at hand, each to the source that it belongs to, then check.
    AddTexts(Vec<PathBuf>),
    /// Ask for a source's text in the system's dialog.
    AskForText(SourceIndex),
    /// Take a file for the text of a source and remember it, then check.
    AddText {
        /// Whose text.
        source: SourceIndex,
        /// The file.
        path: PathBuf,
    },
    /// Forget the text that was added to a source, then check.
    ForgetText(SourceIndex),
    /// Put a text into the clipboard.
    CopyText(String),
    /// Put a table into the clipboard, for documents and spreadsheets, with plain text beside it.
    CopyTable {
        /// The table as HTML.
        html: String,
        /// The same with tabs between its fields.
        text: String,
    },
    /// Lay the sheet out, paint a page of it, and put the picture into the clipboard.
    CopyPicture {
        /// How.
        options: ExportOptions,
        /// Which page, from 0.
        page: usize,
    },
    /// Make a table of what is exported and put it into the clipboard.
    CopyExportTable(ExportOptions),
    /// Put into the clipboard what a picture would show, in words.
    CopyDescription(ExportOptions),
    /// Open a file or a folder in the program that the system has for it.
    OpenPath(PathBuf),
    /// Write what is exported in the format that the ending of the path asks for.
    Export {
        /// Where to.
        path: PathBuf,
        /// How.
        options: ExportOptions,
        /// A file that is there already is to be replaced; else it is asked about.
        replace: bool,
    },
    /// Make a long listing in the background.
    List(ListWork),
    /// Something about a second reading.
    Second(SecondEffect),
    /// Something about writing the open file.
    Writing(WritingEffect),
    /// Something about importing a file of another program.
    Import(ImportEffect),
    /// Forget a long listing in the background.
    LetGo(Arc<Listing>),
    /// Stop the task that is under way.
    Cancel,
    /// Open a link in the browser; `http` and `https` only.
    OpenLink(String),
    /// Write the settings.
    KeepSettings,
    /// Close the window.
    Quit,
}

/// Something for the shell to do about the open file.
#[derive(Clone, Debug, PartialEq)]
pub enum WritingEffect {
    /// Make a change of the file in the background.
    Rewrite(Box<Rewrite>),
    /// Put two states of the file together in the background.
    Merge(Box<Merging>),
    /// The file was changed in the window: keep that where a crash cannot reach it.
    NoteEdit {
        /// The file before.
        before: Arc<Opened>,
        /// The change as a wish.
        what: String,
        /// The bytes that became others.
        splices: Vec<Splice>,
    },
    /// What a program left unsaved was brought back, or is not wanted.
    ForgetUnsaved,
    /// What is typed into a form has changed: keep it where a crash cannot reach it.
    KeepDraft,
    /// Write the file.
    Save(Saving),
    /// Ask where to write the file in the system's dialog.
    AskForSave {
        /// What is in the path field.
        suggestion: String,
    },
}

/// Work that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What is being done, as a sentence without its stop.
    pub what: String,
    /// From 0 to 1, where it is known.
    pub progress: Option<f32>,
}

/// What the shell reports back.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// The system's file dialog has ended, with an answer or without.
    DialogClosed,
    /// A file was opened or reloaded.
    Opened(Arc<Opened>),
    /// A file could not be opened; what is open stays.
    NotOpened {
        /// Which file.
        origin: Origin,
        /// Why.
        findings: Vec<Finding>,
    },
    /// A file that was to be opened is none, but that of a second reading; what is open stays.
    IsReading {
        /// Where it lies.
        path: PathBuf,
        /// Why it is no position file.
        findings: Vec<Finding>,
    },
    /// A file is not read any more because that was cancelled; what is open stays.
    ReadingCancelled(Origin),
    /// The open file was compared with another one.
    Compared(Arc<Compared>),
    /// A file could not be compared with; what was compared stays.
    NotCompared {
        /// Which file.
        origin: Origin,
        /// Why.
        findings: Vec<Finding>,
    },
    /// Some of the quotations of this file have been compared, in the order of the statements.
    Graded {
        /// The hash of the file that is being checked.
        sha256: String,
        /// The number of the first statement.
        from: usize,
        /// The grades of this statement and of those after it.
        grades: Vec<Graded>,
    },
    /// The open file has been read again, and is what is shown.
    Unchanged,
    /// The quotations of this file have been checked.
    Checked {
        /// The hash of the file that was checked.
        sha256: String,
        /// What was found.
        evidence: Arc<Evidence>,
    },
    /// A text was added to a source or forgotten; the quotations are to be checked anew.
    TextsChanged {
        /// What was done, as a sentence without its stop.
        message: String,
    },
    /// A long listing was made.
    Listed(Listed),
    /// Work has begun or gone on.
    Progress(Task),
    /// An export was written.
    Exported {
        /// The files.
        paths: Vec<PathBuf>,
        /// How large they are together, in bytes.
        bytes: u64,
        /// What has to be known about them, a sentence each without its stop.
        remarks: Vec<String>,
    },
    /// Something that took its time was put into the clipboard.
    Copied {
        /// What, as a sentence without its stop.
        message: String,
    },
    /// Of a table only its text could be put into the clipboard.
    TableAsText,
    /// Work was cancelled.
    Cancelled,
    /// Something failed that nobody asked for, such as keeping the settings; nothing ends by it.
    FailedAside {
        /// What, as a sentence without its stop.
        message: String,
        /// What to do about it.
        hints: Vec<String>,
    },
    /// What somebody wanted cannot be; no work ends by it.
    Refused {
        /// Why, as a sentence without its stop.
        message: String,
        /// What to do about it.
        hints: Vec<String>,
    },
    /// Work that somebody waits for failed.
    Failed {
        /// What, as a sentence without its stop.
        message: String,
        /// What to do about it.
        hints: Vec<String>,
    },
    /// Nothing was written: a file of this name is there already.
    TargetExists,
    /// Something about a second reading.
    Second(SecondReport),
    /// Something about a file of another program that is imported.
    Import(ImportReport),
    /// The file was changed.
    Rewritten(Box<Rewritten>),
    /// It was not changed, as this sentence says.
    NotRewritten(String),
    /// Two states of the file were put together, but for what a person decides.
    Merged(Box<Joining>),
    /// The file was written.
    Saved {
        /// Where to.
        path: PathBuf,
        /// What was written.
        opened: Arc<Opened>,
    },
    /// The file was not written: a file of this name is there already.
    SaveExists,
    /// Nothing was written: the version that is on disk could not be kept.
    VersionNotKept(VersionNotKept),
    /// The file was not written: somebody else has changed it on disk.
    SavedByOthers(Arc<Opened>),
    /// Something that was not saved when a program ended was found for the open file.
    UnsavedFound {
        /// The key of the file.
        key: String,
        /// What.
        recovery: Box<Recovery>,
    },
    /// A path was chosen in the system's dialog for the file.
    SaveChosen(PathBuf),
    /// A path was chosen in the system's dialog for the export.
    TargetChosen(PathBuf),
}
