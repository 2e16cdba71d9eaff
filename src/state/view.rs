//! What is open in the window, and where the focus is.

use serde::{Deserialize, Serialize};

use super::{
    AgreementView, CaretStep, Command, ExportOptions, Format, ImportDialog, Joining, ListViews,
    Mending, Notice, Palette, PointMerge, PointSplit, Reader, Recovery, Room, Scroll, SignOff,
    TimelineZoom, Unsaved, VersionNotKept,
};
use crate::model::{PartyIndex, PointIndex, StatementIndex};

/// The selected cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Its row.
    pub point: PointIndex,
    /// Its column.
    pub party: PartyIndex,
}

/// How much of a cell the matrix shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Density {
    /// The chip only.
    Overview,
    /// Chip, marks and gist.
    #[default]
    Normal,
    /// Also the standing quotation.
    Full,
}

impl Density {
    /// Every density with its word.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Overview, "Overview"),
        (Self::Normal, "Normal"),
        (Self::Full, "Full"),
    ];
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says; light where it says nothing.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Light on near-black.
    Dark,
}

impl ThemeChoice {
    /// Every choice with its word.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::System, "System"),
        (Self::Light, "Light"),
        (Self::Dark, "Dark"),
    ];
}

/// What the keys act on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The cells.
    #[default]
    Matrix,
    /// The statements of the selected cell.
    Inspector,
    /// The search field.
    Search,
    /// The text of a source, or the list of sources.
    Reader,
    /// Who agrees with whom.
    Agreement,
    /// The rows of a list.
    List,
    /// The timeline.
    Timeline,
    /// The parts of the dossier.
    Parts,
    /// The second reader's room.
    Second,
    /// A file that is imported.
    Import,
}

/// What stands to the right of the matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SidePanel {
    /// The selected cell's statements.
    #[default]
    Inspector,
    /// What the loader and the checks had to say.
    Findings,
    /// A record that is being written or changed, or is to be taken out.
    Form,
}

/// A window above the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Asks for a file, with a path field.
    Open {
        /// What has been typed.
        path: String,
    },
    /// Asks for a file to compare with, with a path field.
    Compare {
        /// What has been typed.
        path: String,
    },
    /// Asks how and where to export.
    Export(ExportDialog),
    /// Lists the keys.
    Keys,
    /// Says what this program and this dossier are.
    About,
    /// Finds commands, points, parties, speakers and sources by name.
    Palette(Palette),
    /// Says how agreement and distance are measured.
    Measures,
    /// Changes the file's own title, description and language.
    Head {
        /// As they are typed.
        title: String,
        /// What the file is.
        about: String,
        /// A BCP 47 tag.
        language: String,
    },
    /// Asks where to write the file, with a path field.
    Save {
        /// What has been typed.
        path: String,
        /// True when a file of this name is there already and has to be asked about.
        exists: bool,
        /// What went wrong the last time, a sentence.
        problem: Option<String>,
    },
    /// Asks in whose name statements are signed off, or whether they may be.
    SignOff(SignOff),
    /// Asks for a path for an import.
    Import(ImportDialog),
    /// Asks whether to write the file although the version that is on disk is not kept.
    VersionNotKept(VersionNotKept),
    /// Asks what becomes of what is not saved.
    Unsaved(Unsaved),
    /// Offers what was not saved when a program ended.
    Recover(Box<Recovery>),
    /// Asks which side counts where two states of the file conflict.
    Merge(Box<Joining>),
    /// Asks into which point another one is to be merged, and how its statements read there.
    MergePoints(Box<PointMerge>),
    /// Asks how a point is to be split.
    SplitPoint(Box<PointSplit>),
    /// Mends a record in its own words.
    Mend(Box<Mending>),
}

/// What the export dialog holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportDialog {
    /// How to export.
    pub options: ExportOptions,
    /// What kind of file; the ending of the path tells, and as long as it tells nothing the last
    /// one counts.
    pub format: Format,
    /// Where to.
    pub path: String,
    /// What went wrong the last time, a sentence.
    pub problem: Option<String>,
    /// What was done while the dialog was open, a sentence.
    pub done: Option<String>,
    /// True when a file of this name is there already and has to be asked about.
    pub exists: bool,
    /// The page that is looked at, from 0.
    pub page: usize,
    /// True when a small window shows the preview instead of the choices.
    pub is_previewed: bool,
}

/// What is open in the window, and where the focus is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What fills the middle of the window.
    pub room: Room,
    /// The source that is being read, or was read last.
    pub reader: Option<Reader>,
    /// The last wish to scroll through a text or the list of sources, and how many there have
    /// been.
    pub scroll: Option<(u64, Scroll)>,
    /// The last wish to move the caret that depends on the lines on screen, and how many there have
    /// been; true extends what is selected.
    pub caret_wish: Option<(u64, CaretStep, bool)>,
    /// Where one is in the view of agreement.
    pub agreement: AgreementView,
    /// The selected cell.
    pub selection: Option<Selection>,
    /// The corner opposite to the selected cell, where several cells are selected.
    pub anchor: Option<Selection>,
    /// The statement of the selected cell that was chosen by itself, on the timeline or in a list;
    /// none once another cell is selected.
    pub statement: Option<StatementIndex>,
    /// How each list is looked at.
    pub lists: ListViews,
    /// Counts up whenever the matrix is to bring the selection into view.
    pub reveal: u64,
    /// The value of `reveal` at which the selection is brought to the top, not just into view.
    pub reveal_at_top: u64,
    /// What the keys act on.
    pub focus: Focus,
    /// How much of a cell the matrix shows.
    pub density: Density,
    /// True while the filter bar is open.
    pub filters_open: bool,
    /// What stands to the right of the matrix.
    pub side: SidePanel,
    /// The finding that was led from last, by its position in the list.
    pub finding: Option<usize>,
    /// A window above the window.
    pub dialog: Option<Dialog>,
    /// A sentence in the bar at the bottom.
    pub notice: Option<Notice>,
    /// What failed aside from what people asked for, oldest first; told where no other problem is.
    pub asides: Vec<Notice>,
    /// What has just changed, for those who hear it.
    pub announcement: String,
    /// The date as it is being typed, while nothing is shown as of it.
    pub date_draft: Option<String>,
    /// The last wish to scroll the inspector, and how many there have been.
    pub inspector_scroll: Option<(u64, Scroll)>,
    /// The last wish to see more or less of the time at once, and how many there have been.
    pub zoom: Option<(u64, TimelineZoom)>,
    /// What the last step on the timeline led to; empty once something else has changed what is
    /// shown.
    pub timeline_says: String,
    /// True while the dates are stepped through by themselves.
    pub playing: bool,
    /// True while the inspector shows only a conflict's two words, face to face.
    pub face_to_face: bool,
    /// What is to be done once the file has been saved.
    pub after_save: Option<Box<Command>>,
}

impl View {
    /// True while a caret stands in the text that is read, or words of it are selected.
    pub(super) fn reads_with_caret(&self) -> bool {
        let reader = self.reader.as_ref();
        let has_caret = |reader: &Reader| reader.caret.is_some() || reader.selected.is_some();
        self.room == Room::Reader && reader.is_some_and(has_caret)
    }
}
