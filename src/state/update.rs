//! The only writer: applies a command and says what the shell is to do.

use crate::hidden::visible;
use crate::model::web_address;

use super::agreement_view::in_agreement;
use super::asking;
use super::broken::show_as_it_is;
use super::change_lens::{change_lens, type_date};
use super::compare::compare;
use super::copying::{citation_name, copy};
use super::dropped::dropped;
use super::editing::{asks_first, edit, shelve};
use super::exporting::export_dialog;
use super::go::{go, leave};
use super::history;
use super::importing;
use super::listing::list;
use super::palette;
use super::read::read;
use super::second;
use super::timeline::timeline;
use super::{Command, Dialog, Effect, Focus, Notice, NoticeKind, Origin, Room, SidePanel, State};

/// Applies one command.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    state.history.heed(&command);
    if state.is_blind() && !second::is_blind_to(&command) {
        let text = "While you read, nothing else is shown: leave the reading first";
        told(state, text.to_owned());
        return Vec::new();
    }
    if asks_first(state, &command) {
        return Vec::new();
    }
    let had_dialog = state.view.dialog.is_some();
    let imported = state.view.room == Room::Import;
    let mut effects = apply(state, command);
    asking::heed(state, had_dialog, &mut effects);
    effects.extend(importing::follow(state, imported));
    effects.extend(state.derive_listing());
    effects
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each kind of command, so that none is forgotten; the work is done elsewhere"
)]
fn apply(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::AskOpen => ask_open(state),
        Command::Undo => return history::step(state, false),
        Command::Redo => return history::step(state, true),
        Command::AskPalette
        | Command::SetPaletteQuery(_)
        | Command::MoveInPalette(_)
        | Command::ChooseInPalette(_)
        | Command::GoToPoint(_)
        | Command::GoToParty(_)
        | Command::ShowSpeaker(_) => return palette::apply(state, command),
        Command::BrowseOpen => return vec![Effect::AskForFile],
        Command::OpenFile(path) if importing::is_foreign(&path) => {
            return importing::begin(state, path);
        }
        Command::OpenFile(path) => return open(state, Origin::File(path)),
        Command::OpenBundled => return open(state, Origin::Bundled),
        Command::CompareFile(command) => return compare(state, command),
        Command::ShowAsItIs => return show_as_it_is(state),
        Command::Reload => return open(state, state.opened.origin.clone()),
        Command::Dropped(paths) => return dropped(state, paths),
        Command::AskExport
        | Command::SetExport(_)
        | Command::SetExportFormat(_)
        | Command::SetExportPreset(_)
        | Command::SetExportPath(_)
        | Command::TurnPreview(_)
        | Command::TogglePreview
        | Command::BrowseExport
        | Command::Export
        | Command::ExportReplacing
        | Command::CopyPicture
        | Command::CopyExportTable
        | Command::CopyDescription
        | Command::OpenWritten(_)
        | Command::ShowInFolder(_) => return export_dialog(state, &command),
        Command::CopyWords => {
            let words = state.selected_words().map(str::to_owned);
            return words.map(Effect::CopyText).into_iter().collect();
        }
        Command::Edit(command) => return edit(state, command),
        Command::Second(step) => return second::apply(state, step),
        Command::ShowRoom(Room::Second) => second::enter(state),
        Command::Import(command) => return importing::apply(state, command),
        Command::Cancel => return vec![Effect::Cancel],
        Command::Quit => return vec![Effect::KeepSettings, Effect::Quit],
        Command::OpenLink(link) => return open_link(state, &link),
        Command::CopyQuotation(_)
        | Command::CopySource(_)
        | Command::CopyCell
        | Command::CopyRow
        | Command::CopyMarkdown
        | Command::CopyTable
        | Command::CopyFinding(_) => return copy(state, &command),
        Command::ForgetRecent
        | Command::WindowSize(..)
        | Command::SetTheme(_)
        | Command::SetCitation(_)
        | Command::ToggleReduceMotion
        | Command::SetDensity(_) => return change_settings(state, &command),
        Command::Select(_)
        | Command::SelectStatement(_)
        | Command::Enter(_)
        | Command::Move(_)
        | Command::Extend(_)
        | Command::ExtendTo(_)
        | Command::SelectRow
        | Command::SelectAll
        | Command::EnterInspector
        | Command::BackToMatrix
        | Command::LeaveSearch
        | Command::FocusSearch
        | Command::ToggleFaceToFace
        | Command::ShowConflict(_)
        | Command::GoToFinding(_) => go(state, &command),
        Command::ScrollText(scroll) if state.view.focus == Focus::Inspector => {
            let before = state.view.inspector_scroll.map_or(0, |(number, _)| number);
            state.view.inspector_scroll = Some((before + 1, scroll));
        }
        Command::ListMove(_) | Command::ListTo(_) | Command::ListSort(_) | Command::ListFollow => {
            return list(state, &command);
        }
        Command::ShowSources
        | Command::ShowRoom(_)
        | Command::Read(..)
        | Command::NextQuotation
        | Command::PreviousQuotation
        | Command::SetTextSearch(_)
        | Command::NextHit
        | Command::PreviousHit
        | Command::ScrollText(_)
        | Command::ShowInMatrix(_)
        | Command::ShowMatrix
        | Command::SetTextPath(_)
        | Command::BrowseText(_)
        | Command::AddText(..)
        | Command::ForgetText(_) => return read(state, command),
        Command::FocusTimeline
        | Command::ToggleTimeline
        | Command::ZoomTimeline(_)
        | Command::StepDate(_)
        | Command::StepMark(_)
        | Command::Play
        | Command::PlayStep
        | Command::HoldDate => return timeline(state, &command),
        Command::ToggleFilters => state.view.filters_open = !state.view.filters_open,
        Command::SetSide(side) => state.view.side = side,
        Command::ToggleFindings => toggle_findings(state),
        Command::ShowKeys => open_dialog(state, Dialog::Keys),
        Command::ShowAbout => open_dialog(state, Dialog::About),
        Command::ShowMeasures => open_dialog(state, Dialog::Measures),
        Command::InAgreement(command) => in_agreement(state, command),
        Command::SetOpenPath(path) => set_open_path(state, path),
        Command::TypeDate(text) => type_date(state, &text),
        Command::CloseNotice => {
            state.view.close_told();
        }
        Command::GiveUpDialog => return asking::give_up(state).into_iter().collect(),
        Command::Dismiss => return dismiss(state),
        Command::SetDate(_)
        | Command::SetDateTo(_)
        | Command::CompareWith(_)
        | Command::ToggleDiffering
        | Command::ToggleUnchecked
        | Command::ToggleShowUnchecked
        | Command::SetSearch(_)
        | Command::ToggleStance(_)
        | Command::ToggleHoles
        | Command::ToggleDisputed
        | Command::ToggleChanged
        | Command::ToggleFolding
        | Command::ClearFilters
        | Command::ToggleParty(_)
        | Command::MoveParty(..)
        | Command::ResetParties
        | Command::ResetOrder
        | Command::ShowEverything
        | Command::SetSort(_)
        | Command::ChoosePoints(_) => return change_lens(state, &command),
    }
    Vec::new()
}

fn ask_open(state: &mut State) {
    let path = String::new();
    open_dialog(state, Dialog::Open { path });
}

fn set_open_path(state: &mut State, path: String) {
    if let Some(Dialog::Open { path: typed }) = &mut state.view.dialog {
        *typed = path;
    }
}

fn toggle_findings(state: &mut State) {
    state.view.side = match state.view.side {
        SidePanel::Inspector | SidePanel::Form => SidePanel::Findings,
        SidePanel::Findings => SidePanel::Inspector,
    };
}

/// Changes what is kept between runs, and keeps it.
fn change_settings(state: &mut State, command: &Command) -> Vec<Effect> {
    match command {
        Command::ForgetRecent => {
            state.settings.recent.clear();
        }
        &Command::WindowSize(width, height) => {
            state.settings.window = Some((width, height));
        }
        &Command::SetTheme(theme) => {
            state.settings.theme = theme;
        }
        &Command::SetCitation(style) => {
            state.settings.citation = style;
            let name = citation_name(style);
            told(
                state,
                format!("Quotations are copied with citations: {name}"),
            );
        }
        Command::ToggleReduceMotion => {
            state.settings.reduce_motion = !state.settings.reduce_motion;
        }
        &Command::SetDensity(density) => {
            state.view.density = density;
            state.settings.density = density;
            state.view.reveal += 1;
        }
        _ => {}
    }
    vec![Effect::KeepSettings]
}

pub(super) fn open_dialog(state: &mut State, dialog: Dialog) {
    state.view.dialog = Some(dialog);
}

/// Asks the shell to open a file. What is open stays until the new one is there.
pub(super) fn open(state: &mut State, origin: Origin) -> Vec<Effect> {
    state.view.dialog = None;
    state.view.notice = None;
    state.settings.keep_lens(&state.opened, &state.lens);
    vec![Effect::KeepSettings, Effect::Open(origin)]
}

fn open_link(state: &mut State, link: &str) -> Vec<Effect> {
    if let Some(address) = web_address(link) {
        return vec![Effect::OpenLink(address.to_owned())];
    }
    let link = visible(link);
    state.view.notice = Some(Notice {
        kind: NoticeKind::Problem,
        text: format!("`{link}` was not opened: only plain http and https links are"),
        hints: Vec::new(),
        path: None,
    });
    Vec::new()
}

pub(super) fn told(state: &mut State, text: String) {
    state.view.announcement.clone_from(&text);
    state.view.notice = Some(Notice {
        kind: NoticeKind::Done,
        text,
        hints: Vec::new(),
        path: None,
    });
}

/// Closes what is on top, and leads back to the cells at last.
fn dismiss(state: &mut State) -> Vec<Effect> {
    if state.awaits_dialog {
        return asking::give_up(state).into_iter().collect();
    }
    if state.view.dialog.is_some() {
        shelve(state);
        return Vec::new();
    }
    if second::dismissed(state) {
        return Vec::new();
    }
    let view = &mut state.view;
    if view.focus == Focus::Search && !state.lens.search.is_empty() {
        leave(state);
        return change_lens(state, &Command::SetSearch(String::new()));
    }
    if view.playing {
        view.playing = false;
    } else if view.face_to_face {
        view.face_to_face = false;
    } else if view.room == Room::Agreement && view.agreement.behind.is_some() {
        view.agreement.behind = None;
    } else if view.focus != view.room.focus() {
        leave(state);
    } else if view.reads_with_caret() {
        return edit(state, super::EditCommand::SelectWords(None));
    } else if view.anchor.is_some() && view.room == Room::Matrix {
        view.anchor = None;
    } else if view.close_told() {
        // What was told is taken away, nothing else.
    } else if state.editing.removal.is_some() {
        state.editing.removal = None;
        view.side = SidePanel::Inspector;
    } else if view.side == SidePanel::Form {
        return edit(state, super::EditCommand::CloseForm);
    } else if view.side == SidePanel::Findings {
        view.side = SidePanel::Inspector;
    } else if view.room != Room::Matrix {
        state.leave_room();
    } else {
        view.filters_open = false;
    }
    Vec::new()
}
