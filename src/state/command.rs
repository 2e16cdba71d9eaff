//! Everything a user can ask for.

use std::path::PathBuf;

use super::timeline::{DateStep, MarkStep, TimelineZoom};
use super::{
    AgreementStep, CompareFile, Density, EditCommand, ExportOptions, Format, ImportCommand,
    ListStep, Preset, Room, Scroll, SecondStep, Selection, SidePanel, ThemeChoice,
};
use crate::cite::Style;
use crate::lens::Sort;
use crate::model::{PartyIndex, PointIndex, SourceIndex, Stance, StatementIndex};

/// A way to move the selected cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// Several rows up.
    PageUp,
    /// Several rows down.
    PageDown,
    /// The first column of the row.
    RowStart,
    /// The last column of the row.
    RowEnd,
    /// The first cell.
    First,
    /// The last cell.
    Last,
    /// The first row of the next theme.
    NextTheme,
    /// The first row of this theme, or of the one before.
    PreviousTheme,
    /// The next cell that is disputed.
    NextDisputed,
}

/// One thing that a user can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for a file to open.
    AskOpen,
    /// Ask for it in the system's dialog.
    BrowseOpen,
    /// Open this file.
    OpenFile(PathBuf),
    /// Open the dossier that is compiled into the program.
    OpenBundled,
    /// Something about comparing the open file with another one.
    CompareFile(CompareFile),
    /// Read the open file again.
    Reload,
    /// Show the open file as it is on disk, although an edit has broken it.
    ShowAsItIs,
    /// Take these dropped files: a position file is opened, texts are added.
    Dropped(Vec<PathBuf>),
    /// Ask how and where to export.
    AskExport,
    /// Change how to export.
    SetExport(ExportOptions),
    /// Change what kind of file to export; the ending of the path follows.
    SetExportFormat(Format),
    /// Make the choices that go together for a purpose.
    SetExportPreset(Preset),
    /// Change where to export to; the kind of file follows the ending.
    SetExportPath(String),
    /// Look at a page so many further on; further back if negative.
    TurnPreview(isize),
    /// In a small window, show the preview instead of the choices, or no longer.
    TogglePreview,
    /// Ask for the target in the system's dialog.
    BrowseExport,
    /// Export as the dialog says.
    Export,
    /// The same over a file that is there already.
    ExportReplacing,
    /// Put the picture into the clipboard.
    CopyPicture,
    /// Put what is exported into the clipboard as a table.
    CopyExportTable,
    /// Put into the clipboard what a picture shows, in words.
    CopyDescription,
    /// Open a file that was written in the program that the system has for it.
    OpenWritten(PathBuf),
    /// Open the folder of a file that was written.
    ShowInFolder(PathBuf),
    /// Copy the words that are selected in the text that is read.
    CopyWords,
    /// Something in the second reader's room.
    Second(SecondStep),
    /// Something about writing the dossier.
    Edit(EditCommand),
    /// Something about importing a file of another program.
    Import(ImportCommand),
    /// Stop what is under way.
    Cancel,
    /// Close the window.
    Quit,

    /// Set the date of the lens, as typed; an empty text takes it off.
    SetDate(String),
    /// Keep a date that is being typed; nothing is shown as of it yet.
    TypeDate(String),
    /// Set the date of the lens to the selected statement's, or to another's.
    SetDateTo(StatementIndex),
    /// Compare with this date, as typed; an empty text leaves the newest state.
    CompareWith(String),
    /// Compare with the date of the lens from now on, or with no chosen date any longer.
    HoldDate,
    /// Search.
    SetSearch(String),
    /// Put a stance among those asked for, or take it out.
    ToggleStance(Stance),
    /// Ask for rows with holes, or no longer.
    ToggleHoles,
    /// Ask for disputed cells, or no longer.
    ToggleDisputed,
    /// Ask for cells whose own words have moved, or no longer.
    ToggleChanged,
    /// Ask for cells that differ from the other date, or no longer.
    ToggleDiffering,
    /// Ask for cells that rest on what nobody has signed off, or no longer.
    ToggleUnchecked,
    /// Let cells say that they rest on what nobody has signed off, or no longer.
    ToggleShowUnchecked,
    /// Fold points without a position into one line, or unfold them.
    ToggleFolding,
    /// Take every filter and the search off.
    ClearFilters,
    /// Show a party, or hide it.
    ToggleParty(PartyIndex),
    /// Move a party's column so many places to the right; to the left if negative.
    MoveParty(PartyIndex, i32),
    /// Show every party in the file's order.
    ResetParties,
    /// Show only these points, by id; all of them with an empty list.
    ChoosePoints(Vec<String>),

    /// Put the rows in this order.
    SetSort(Sort),
    /// Put the columns in the file's order; those that are hidden stay so.
    ResetOrder,
    /// Show everything as the file has it, without a date.
    ShowEverything,
    /// Take the last change of what is shown back.
    Undo,
    /// Do again what was undone last.
    Redo,

    /// Select a cell.
    Select(Selection),
    /// Select a statement and with it its cell, wherever that is; the room stays.
    SelectStatement(StatementIndex),
    /// Select a cell and look at its statements.
    Enter(Selection),
    /// Move the selection.
    Move(Direction),
    /// Widen or narrow the selected rectangle at its selected corner.
    Extend(Direction),
    /// Select the rectangle from where the selection began to this cell.
    ExtendTo(Selection),
    /// Select the whole row.
    SelectRow,
    /// Select every cell that is shown.
    SelectAll,
    /// Look at the statements of the selected cell.
    EnterInspector,
    /// Back to the cells.
    BackToMatrix,
    /// The keys have gone on from the search field to something else.
    LeaveSearch,
    /// Type a search.
    FocusSearch,
    /// Put a conflict's two words face to face, or show everything again.
    ToggleFaceToFace,
    /// Select a cell and put its conflict face to face.
    ShowConflict(Selection),

    /// Go to a room; from a filtered matrix to all of it and back nothing is lost.
    ShowRoom(Room),
    /// Do this in the view of agreement.
    InAgreement(AgreementStep),
    /// Choose another row of the list; what it is about is selected, and the room stays.
    ListMove(ListStep),
    /// Choose this row of the list.
    ListTo(usize),
    /// Sort the list by a column; once more from the end, and once more not at all.
    ListSort(usize),
    /// Go where the chosen row of the list leads.
    ListFollow,
    /// List the sources.
    ShowSources,
    /// Open the text of a source, at a quotation or at its beginning.
    Read(SourceIndex, Option<StatementIndex>),
    /// Go to the next quotation of the text.
    NextQuotation,
    /// Go to the quotation before.
    PreviousQuotation,
    /// Search in the text.
    SetTextSearch(String),
    /// Go to the next place of the search.
    NextHit,
    /// Go to the place before.
    PreviousHit,
    /// Move through the text, or through the inspector where that has the focus.
    ScrollText(Scroll),
    /// Show the matrix.
    ShowMatrix,
    /// Leave the text for the cell of a statement.
    ShowInMatrix(StatementIndex),
    /// Change the path of the text to be added.
    SetTextPath(String),
    /// Ask for a source's text in the system's dialog.
    BrowseText(SourceIndex),
    /// Take this file for the text of a source, and remember it.
    AddText(SourceIndex, PathBuf),
    /// Forget the text that was added to a source.
    ForgetText(SourceIndex),

    /// Ask for anything by name.
    AskPalette,
    /// Change what is looked for by name.
    SetPaletteQuery(String),
    /// Move so many entries down the list of what was found; up if negative.
    MoveInPalette(isize),
    /// Take the entry with this number.
    ChooseInPalette(usize),
    /// Select the first cell of a point that has a position.
    GoToPoint(PointIndex),
    /// Select the cell of a party in the row of the selection.
    GoToParty(PartyIndex),
    /// Show what a speaker said.
    ShowSpeaker(String),

    /// Give the timeline the keys.
    FocusTimeline,
    /// Fold the timeline, or unfold it.
    ToggleTimeline,
    /// Show less or more of the time at once.
    ZoomTimeline(TimelineZoom),
    /// Move the date of the lens.
    StepDate(DateStep),
    /// Move from mark to mark.
    StepMark(MarkStep),
    /// Step through the dates by themselves, or stop that.
    Play,
    /// The next date while that goes on; the shell asks for it.
    PlayStep,

    /// How much of a cell the matrix shows.
    SetDensity(Density),
    /// Light, dark, or as the system says.
    SetTheme(ThemeChoice),
    /// Stop all motion, or allow it.
    ToggleReduceMotion,
    /// Open or close the filter bar.
    ToggleFilters,
    /// What stands to the right of the matrix.
    SetSide(SidePanel),
    /// Open or close the findings.
    ToggleFindings,
    /// Go to the record that a finding is about.
    GoToFinding(usize),
    /// Copy a finding with its place in the file.
    CopyFinding(usize),
    /// List the keys.
    ShowKeys,
    /// Say what this is.
    ShowAbout,
    /// Say how agreement and distance are measured.
    ShowMeasures,
    /// Close the dialog, the notice or the filters, whatever is on top.
    Dismiss,
    /// Change the path in the open dialog.
    SetOpenPath(String),
    /// Close the notice.
    CloseNotice,
    /// Wait no longer for the system's file dialog.
    GiveUpDialog,

    /// Cite in this style whatever is copied from now on; in full without one.
    SetCitation(Option<Style>),
    /// Copy the citation of a source.
    CopySource(SourceIndex),
    /// Copy a statement's quotation with its citation.
    CopyQuotation(StatementIndex),
    /// Copy every quotation of the selected cells with its citation.
    CopyCell,
    /// The same for the whole row of the selection.
    CopyRow,
    /// Copy the selected cells, or the list that is shown, as a table in Markdown.
    CopyMarkdown,
    /// Copy the same as a table for documents and spreadsheets.
    CopyTable,
    /// Open a link.
    OpenLink(String),
    /// Forget the list of recent files.
    ForgetRecent,
    /// The window has this size now, in points.
    WindowSize(f32, f32),
}
