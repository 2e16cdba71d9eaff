//! The one place that opens the real window in a test, and acts in it as a user does.
//!
//! Everything is found by its accessible name or its role. Painting is done by our own raster.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use concordance::load::load;
use concordance::look;
use concordance::shell::app::App;
use concordance::state::{Dialog, Opened, Origin, Settings, State};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, Theme, Vec2, vec2};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use super::renderer::RasterRenderer;

/// The invented fisheries accord.
pub(crate) const FISHERIES: &str = include_str!("fisheries.ron");
/// A small window, for speed.
pub(crate) const SIZE: Vec2 = vec2(1000.0, 880.0);
/// How often a thread beside the window is looked after before a test gives up: five seconds.
const PATIENCE: usize = 5000;

/// The real window with a user before it.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
}

impl Window {
    /// The accord, open in a light window that has never been used.
    pub(crate) fn fisheries() -> Self {
        Self::of(FISHERIES, Settings::default(), Theme::Light, SIZE)
    }

    /// A position file that came through a pipe, so that no folder is looked at. Its quotations
    /// have been checked, without any text.
    pub(crate) fn of(text: &str, settings: Settings, theme: Theme, size: Vec2) -> Self {
        Self::kept_in(text, settings, theme, size, None)
    }

    /// The same with a folder in which settings and added texts are kept.
    pub(crate) fn kept_in(
        text: &str,
        settings: Settings,
        theme: Theme,
        size: Vec2,
        folder: Option<PathBuf>,
    ) -> Self {
        let opened = Opened::new(Origin::StandardInput, load(text.as_bytes()));
        let opened = opened.expect("the text is a position file");
        let state = State::new(Arc::new(opened), settings);
        let mut window = Self::over(state, theme, size, folder);
        window.until("the quotations are checked", |state| {
            !state.evidence.checked.grades.is_empty()
        });
        window
    }

    /// A window in which no file is open yet.
    pub(crate) fn empty() -> Self {
        let state = State::new(Arc::new(Opened::nothing()), Settings::default());
        Self::over(state, Theme::Light, SIZE, None)
    }

    fn over(state: State, theme: Theme, size: Vec2, folder: Option<PathBuf>) -> Self {
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(32)
            .with_render_cursor(false)
            .renderer(RasterRenderer::default())
            .build_eframe(|creation| {
                look::apply(&creation.egui_ctx);
                App::new(&creation.egui_ctx, state, folder)
            });
        harness.run();
        Self { harness }
    }

    pub(crate) fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// The names of everything of a role, top to bottom and left to right as the tree has it.
    pub(crate) fn names(&self, role: Role) -> Vec<String> {
        self.all(role)
            .iter()
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect()
    }

    /// Everything of a role.
    pub(crate) fn all(&self, role: Role) -> Vec<Node<'_>> {
        self.harness.query_all_by_role(role).collect()
    }

    /// The one thing of this role whose name contains these words.
    pub(crate) fn one<'a>(&'a self, role: Role, words: &'a str) -> Node<'a> {
        self.harness.get(By::new().role(role).label_contains(words))
    }

    /// True when something that can be seen says these words.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// True when a button has exactly this name.
    pub(crate) fn has_button(&self, name: &str) -> bool {
        let button = By::new().role(Role::Button).label(name);
        self.harness.query_all(button).next().is_some()
    }

    /// Clicks the button with exactly this name.
    pub(crate) fn click(&mut self, name: &str) {
        let button = By::new().role(Role::Button).label(name);
        self.harness.get(button).click();
        self.harness.run();
    }

    /// Clicks the one thing of this role whose name contains these words.
    pub(crate) fn click_on(&mut self, role: Role, words: &str) {
        self.one(role, words).click();
        self.harness.run();
    }

    /// Signs off what stands in the cell of this name, as B. Checker.
    pub(crate) fn sign_off(&mut self, cell: &str) {
        self.click_on(Role::Cell, cell);
        self.click("Sign off");
        let dialog = &self.state().view.dialog;
        assert!(matches!(dialog, Some(Dialog::SignOff(_))), "{dialog:?}");
        self.write("B. Checker");
        self.press(Key::Enter);
        self.until("it is signed off", State::is_unsaved);
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// Presses a key with others held down.
    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Presses a key that writes a character: both arrive in one frame.
    pub(crate) fn press_written(&mut self, key: Key, text: &str) {
        let events = [
            Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            },
            Event::Text(text.to_owned()),
        ];
        self.harness.input_mut().events.extend(events);
        self.harness.run();
    }

    /// Types into whatever takes the keys.
    pub(crate) fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Clicks a button and gives back what that puts into the clipboard or opens.
    pub(crate) fn commands_of_click(&mut self, name: &str) -> Vec<OutputCommand> {
        let button = By::new().role(Role::Button).label(name);
        self.harness
            .get_all(button)
            .next()
            .expect("a button")
            .click();
        self.harness.step();
        self.harness.output().platform_output.commands.clone()
    }

    /// Lets the window drop a file on itself.
    pub(crate) fn drop_file(&mut self, path: PathBuf) {
        let file = Arc::new(Dropped(path));
        self.harness.input_mut().dropped_files.push(file);
        self.harness.run();
    }

    /// Runs until a thread beside the window has brought this about.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&State) -> bool) {
        self.until_window(what, |window| is_so(window.state()));
    }

    /// Runs until the window says these words, which a thread beside it has to find out.
    pub(crate) fn until_said(&mut self, words: &str) {
        self.until_window(words, |window| window.says(words));
    }

    fn until_window(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..PATIENCE {
            self.harness.run_ok();
            if is_so(self) {
                return;
            }
            // The thread has to be given time; how much does not matter.
            std::thread::sleep(Duration::from_millis(1));
        }
        let view = &self.state().view;
        panic!(
            "never happened: {what}; {:?}, {:?}",
            view.notice, view.dialog
        );
    }
}

/// A file as the system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
