//! The running program: applies commands and performs their effects. Its frames are run by
//! `frame`.

mod asking;
mod frame;
mod importing;
mod reading;
mod second;
mod settings;
mod writing;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::ahead;
use super::checking::Check;
use super::clipboard::Clipboard;
use super::crash::{self, Fault};
use super::dialogs;
use super::exporting;
use super::importing::Importer;
use super::opening;
use super::player::Player;
use super::preview::PreviewMaker;
use super::settings_file::{self, typed_path};
use super::shot::{self, Shot};
use super::text_store::TextStore;
use super::text_work;
use super::watch::Watch;
use super::work::{self, Outcome};
use crate::state::{
    Command, Effect, ExportOptions, Opened, Origin, Report, State, Task, ThemeChoice, report,
    update,
};
use crate::ui;

pub(super) use reading::Ticket;

/// How long a changed file is left alone, so that its editor can finish writing it.
const RELOAD_DELAY: Duration = Duration::from_millis(150);

pub(super) fn title(opened: &Opened) -> String {
    match opened.dossier.title.as_str() {
        "" => "Concordance".to_owned(),
        title => format!("Concordance: {title}"),
    }
}

/// The running program.
pub struct App {
    state: State,
    memory: ui::Memory,
    preview: PreviewMaker,
    player: Player,
    context: Context,
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
    cancel: Arc<AtomicBool>,
    /// Of the file that is being opened or compared with.
    opening: Ticket,
    /// Of the open file, while it is being read again.
    reloading: Ticket,
    watch: Option<Watch>,
    /// Text files that were added by hand.
    texts: Vec<PathBuf>,
    /// Those of them that have not been looked at yet.
    newly_dropped: Vec<PathBuf>,
    /// The way to the thread that keeps the file that is imported.
    importer: Option<Importer>,
    /// What is kept of changes that are not saved.
    kept: writing::Kept,
    cancel_check: Arc<AtomicBool>,
    store: Option<TextStore>,
    clipboard: Clipboard,
    dialog: asking::SystemDialog,
    settings_folder: Option<PathBuf>,
    settings_changed: Option<Instant>,
    theme: Option<(ThemeChoice, bool)>,
    /// What went wrong in the window, until the user has gone on.
    fault: Option<Fault>,
}

impl App {
    /// A window over a state, in a context that has the program's look (`look::apply`). Without a
    /// folder the settings are not kept.
    #[must_use]
    pub fn new(context: &Context, state: State, settings_folder: Option<PathBuf>) -> Self {
        let (sender, receiver) = mpsc::channel();
        let mut app = Self {
            state,
            memory: ui::Memory::default(),
            preview: PreviewMaker::default(),
            player: Player::default(),
            context: context.clone(),
            sender,
            receiver,
            cancel: Arc::default(),
            opening: Ticket::default(),
            reloading: Ticket::default(),
            watch: None,
            texts: Vec::new(),
            newly_dropped: Vec::new(),
            importer: None,
            kept: writing::Kept::default(),
            cancel_check: Arc::default(),
            store: settings_folder
                .as_deref()
                .map(settings_file::texts_folder)
                .map(TextStore::new),
            clipboard: Clipboard::default(),
            dialog: asking::SystemDialog::default(),
            settings_folder,
            settings_changed: None,
            theme: None,
            fault: None,
        };
        app.apply_theme();
        app.watch_file();
        app.look_for_unsaved();
        app.check();
        app
    }

    /// Where a frame was laid out before: what the views remember of it.
    pub(super) fn remember(&mut self, memory: ui::Memory) {
        self.memory = memory;
    }

    /// Lets the window use the system's clipboard.
    pub(super) fn use_clipboard(&mut self) {
        self.clipboard = Clipboard::of_system();
    }

    /// What the window knows; for tests.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Applies one command and performs its effects.
    pub fn command(&mut self, command: Command) {
        let effects = update(&mut self.state, command);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.perform_one(effect);
        }
    }

    fn perform_one(&mut self, effect: Effect) {
        match effect {
            Effect::AskForFile => self.ask(dialogs::ask_for_file),
            Effect::AskForCompared => self.ask(dialogs::ask_for_compared),
            Effect::AskForTarget { suggestion } => {
                self.ask(move |asking| dialogs::ask_for_target(asking, &suggestion));
            }
            Effect::AskForText(source) => {
                self.ask(move |asking| dialogs::ask_for_text(asking, source));
            }
            Effect::GiveUpDialog => self.give_up_dialog(),
            Effect::Open(origin) => {
                let origin = typed(origin);
                #[cfg(debug_assertions)]
                crash::rehearsal::in_window(origin.path());
                self.open(origin);
            }
            Effect::Compare { origin, is_swapped } => self.compare(typed(origin), is_swapped),
            Effect::Check => {
                self.watch_file();
                self.look_for_unsaved();
                self.context
                    .send_viewport_cmd(ViewportCommand::Title(title(&self.state.opened)));
                self.check();
            }
            Effect::AddTexts(paths) => {
                for path in paths {
                    if !self.texts.contains(&path) {
                        self.texts.push(path.clone());
                    }
                    self.newly_dropped.push(path);
                }
                self.check();
            }
            Effect::AddText { source, path } => {
                let path = typed_path(&path);
                let opened = Arc::clone(&self.state.opened);
                let store = self.store.clone();
                self.spawn_report(move || {
                    text_work::add_text(&opened, source, &path, store.as_ref())
                });
            }
            Effect::ForgetText(source) => {
                let opened = Arc::clone(&self.state.opened);
                let store = self.store.clone();
                self.spawn_report(move || text_work::forget_text(&opened, source, store.as_ref()));
            }
            Effect::CopyText(text) => self.context.copy_text(text),
            Effect::CopyTable { html, text } => {
                if !self.clipboard.put_table(&html, &text) {
                    self.context.copy_text(text);
                    report(&mut self.state, Report::TableAsText);
                }
            }
            Effect::CopyPicture { options, page } => {
                self.begin("Making the picture");
                let taken = Shot::of(&self.state);
                self.spawn(move |outcomes, cancel| {
                    outcomes.send(shot::copy_picture(taken, &options, page, cancel));
                });
            }
            Effect::CopyExportTable(options) => {
                self.begin("Making the table");
                let taken = Shot::of(&self.state);
                self.spawn(move |outcomes, _| outcomes.send(shot::copy_table(taken, &options)));
            }
            Effect::CopyDescription(options) => {
                self.begin("Putting it into words");
                let taken = Shot::of(&self.state);
                self.spawn(move |outcomes, _| {
                    outcomes.send(shot::copy_description(taken, &options));
                });
            }
            Effect::OpenPath(path) => self.spawn(move |outcomes, _| {
                if let Some(report) = opening::open(&path) {
                    outcomes.send(Outcome::Report(report));
                }
            }),
            Effect::Export {
                path,
                options,
                replace,
            } => self.export(typed_path(&path), options, replace),
            Effect::List(work) => self.spawn_report(move || work.run()),
            Effect::Writing(effect) => self.write(effect),
            Effect::Second(effect) => self.second(effect),
            Effect::Import(effect) => self.import(effect),
            Effect::LetGo(listing) => self.spawn(move |_, _| drop(listing)),
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::OpenLink(link) => self.context.open_url(egui::OpenUrl::new_tab(link)),
            Effect::KeepSettings => {
                self.apply_theme();
                self.settings_changed.get_or_insert_with(Instant::now);
                self.context.request_repaint_after(settings::DELAY);
            }
            Effect::Quit => self.context.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Writes the file; one that is there already is asked about first.
    fn export(&mut self, path: PathBuf, options: ExportOptions, replace: bool) {
        if !replace && exporting::is_there(&path) {
            report(&mut self.state, Report::TargetExists);
            return;
        }
        self.begin("Preparing the file");
        let taken = Shot::of(&self.state);
        self.spawn(move |outcomes, cancel| {
            let report = shot::export(taken, &options, &path, cancel, outcomes);
            outcomes.send(Outcome::Report(report));
        });
    }

    fn begin(&mut self, what: &str) {
        self.cancel = Arc::default();
        self.state.task = Some(Task {
            what: what.to_owned(),
            progress: None,
        });
    }

    /// Runs work on a thread of its own; what it sends wakes the window. Work that goes wrong is
    /// told as work that failed, so that nothing waits for it.
    fn spawn(&self, work: impl FnOnce(&work::Outcomes, &AtomicBool) + Send + 'static) {
        let outcomes = work::Outcomes::new(self.sender.clone(), self.context.clone());
        let cancel = Arc::clone(&self.cancel);
        std::thread::spawn(move || {
            if let Err(fault) = crash::guarded(|| work(&outcomes, &cancel)) {
                outcomes.send(Outcome::Report(Report::Failed {
                    message: format!(
                        "this was not finished: something went wrong in Concordance itself, at {}",
                        fault.place
                    ),
                    hints: fault.hints(),
                }));
            }
        });
    }

    /// The same for work that ends with one report.
    fn spawn_report(&self, work: impl FnOnce() -> Report + Send + 'static) {
        self.spawn(move |outcomes, _| outcomes.send(Outcome::Report(work())));
    }

    /// Checks the quotations anew; a check that is under way is given up.
    fn check(&mut self) {
        self.cancel_check.store(true, Ordering::Relaxed);
        self.cancel_check = Arc::default();
        let cancel = Arc::clone(&self.cancel_check);
        let check = Check {
            opened: Arc::clone(&self.state.opened),
            dropped: self.texts.clone(),
            store: self.store.clone(),
            newly_dropped: std::mem::take(&mut self.newly_dropped),
        };
        self.spawn(move |outcomes, _| check.run(&cancel, outcomes));
    }

    /// Watches the open file, if it is one.
    fn watch_file(&mut self) {
        let Some(path) = self.state.opened.origin.path() else {
            self.watch = None;
            return;
        };
        let is_watched = |watch: &Watch| watch.path() == path;
        if self.watch.as_ref().is_some_and(is_watched) {
            return;
        }
        let outcomes = work::Outcomes::new(self.sender.clone(), self.context.clone());
        // Without a watch the file can still be reloaded by hand.
        self.watch = Watch::new(path, move || outcomes.send(Outcome::FileChanged)).ok();
    }

    fn apply_theme(&mut self) {
        let wanted = (self.state.settings.theme, self.state.settings.reduce_motion);
        if self.theme == Some(wanted) {
            return;
        }
        self.theme = Some(wanted);
        ahead::apply_theme(&self.context, &self.state.settings);
    }

    fn receive(&mut self) {
        while let Ok(outcome) = self.receiver.try_recv() {
            match outcome {
                Outcome::Report(found) => {
                    let before = Arc::clone(&self.state.opened);
                    let is_saved = matches!(found, Report::Saved { .. });
                    let was_gone = self.state.is_gone();
                    let effects = report(&mut self.state, found);
                    if is_saved {
                        self.note_saved();
                        if was_gone {
                            // What was watched went away with its folder.
                            self.watch = None;
                            self.watch_file();
                        }
                    }
                    self.perform(effects);
                    // Forgetting a large file takes longer than a frame.
                    if !Arc::ptr_eq(&before, &self.state.opened) {
                        self.spawn(move |_, _| drop(before));
                    }
                }
                Outcome::Read(ticket, found) => self.take_read(&ticket, found),
                Outcome::Reloaded(ticket, found) => self.take_reloaded(&ticket, found),
                Outcome::Unsaved(found) => self.take_unsaved(*found),
                Outcome::Command(command) => self.command(command),
                Outcome::Picture(image) => {
                    self.context.copy_image(image);
                    self.copied("Picture copied");
                }
                Outcome::Text(text) => {
                    self.context.copy_text(text);
                    self.copied("Description copied");
                }
                Outcome::Table(html, text) => {
                    self.copied("Table copied");
                    self.perform_one(Effect::CopyTable { html, text });
                }
                Outcome::FileChanged => self.reload_if_changed(),
                Outcome::Preview(preview) => self.preview.take(&self.context, preview),
            }
        }
    }

    fn copied(&mut self, message: &str) {
        let message = message.to_owned();
        let effects = report(&mut self.state, Report::Copied { message });
        self.perform(effects);
    }
}

/// Where a user asked for, as it is found on disk.
fn typed(origin: Origin) -> Origin {
    match origin {
        Origin::File(path) => Origin::File(typed_path(&path)),
        other => other,
    }
}
