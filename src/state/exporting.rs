//! The export dialog: what is asked for in it, and what of that is remembered.

use std::path::{Path, PathBuf};

use super::report::tell_done;
use super::update::open_dialog;
use super::{
    Command, Dialog, Effect, ExportDialog, ExportOptions, Format, Origin, Scope, Settings, State,
};

/// Applies one command about exporting.
pub(super) fn export_dialog(state: &mut State, command: &Command) -> Vec<Effect> {
    let is_work = matches!(
        command,
        Command::Export
            | Command::ExportReplacing
            | Command::CopyPicture
            | Command::CopyExportTable
            | Command::CopyDescription
    );
    // One thing after the other: what is under way could not be stopped any more.
    if is_work && state.task.is_some() {
        return Vec::new();
    }
    if *command == Command::AskExport && state.opened.origin == Origin::Nothing {
        tell_done(state, "No file is open".to_owned(), None);
        return Vec::new();
    }
    match command {
        Command::AskExport => ask(state),
        Command::CopyPicture => return copy_picture(state),
        Command::OpenWritten(path) => return vec![Effect::OpenPath(path.clone())],
        Command::ShowInFolder(path) => {
            let folder = path.parent().unwrap_or(path);
            // A bare name lies in the folder in which the program was started.
            let is_bare = folder.as_os_str().is_empty();
            let folder = if is_bare { Path::new(".") } else { folder };
            return vec![Effect::OpenPath(folder.to_owned())];
        }
        _ => {}
    }
    let Some(Dialog::Export(dialog)) = &mut state.view.dialog else {
        return Vec::new();
    };
    dialog.done = None;
    match command {
        Command::SetExport(options) => {
            dialog.set(dialog.format, options.clone());
            return keep(state);
        }
        Command::SetExportFormat(format) => {
            dialog.path = with_ending(&dialog.path, *format);
            turn_to(state, *format);
            return keep(state);
        }
        Command::SetExportPreset(preset) => {
            let format = preset.format(dialog.format);
            let options = preset.apply(&dialog.options);
            if format != dialog.format {
                dialog.path = with_ending(&dialog.path, format);
            }
            dialog.set(format, options);
            return keep(state);
        }
        Command::SetExportPath(path) => {
            dialog.path.clone_from(path);
            dialog.problem = None;
            dialog.exists = false;
            if let Some(format) = Format::of_path(Path::new(path.trim()))
                && format != dialog.format
            {
                turn_to(state, format);
            }
        }
        Command::TogglePreview => dialog.is_previewed = !dialog.is_previewed,
        Command::TurnPreview(by) => dialog.page = dialog.page.saturating_add_signed(*by),
        Command::BrowseExport => {
            let suggestion = dialog.path.clone();
            return vec![Effect::AskForTarget { suggestion }];
        }
        Command::Export | Command::ExportReplacing => {
            let replace = *command == Command::ExportReplacing;
            let effects = export(dialog, replace);
            // A format that was chosen by typing its ending is one to be remembered too.
            state.settings.keep_export(dialog.format, &dialog.options);
            return effects;
        }
        Command::CopyExportTable => {
            return vec![Effect::CopyExportTable(dialog.options.clone())];
        }
        Command::CopyDescription => {
            return vec![Effect::CopyDescription(dialog.options.clone())];
        }
        _ => {}
    }
    Vec::new()
}

impl ExportDialog {
    /// Makes other choices; what was said of the old ones does not hold any more.
    fn set(&mut self, format: Format, options: ExportOptions) {
        if (self.format, &self.options) != (format, &options) {
            self.page = 0;
        }
        self.format = format;
        self.options = options;
        self.problem = None;
        self.exists = false;
    }

    /// True when the ending of the path is that of a file that can be written.
    #[must_use]
    pub fn has_known_ending(&self) -> bool {
        Format::of_path(Path::new(self.path.trim())).is_some()
    }
}

/// Opens the dialog with the choices that were made last.
fn ask(state: &mut State) {
    let format = state.settings.export_format();
    let mut options = state.settings.export_options(format);
    options.scope = offered(state, options.scope);
    let dialog = ExportDialog {
        options,
        format,
        path: suggested_target(state, format),
        problem: None,
        done: None,
        exists: false,
        page: 0,
        is_previewed: false,
    };
    open_dialog(state, Dialog::Export(dialog));
}

/// What is shown where nothing is selected.
fn offered(state: &State, scope: Scope) -> Scope {
    if scope == Scope::Selection && state.selected_to_export().is_none() {
        Scope::Shown
    } else {
        scope
    }
}

/// Brings back what was chosen for a format; what is said of this dossier, and how much of it is
/// wanted, stays.
fn turn_to(state: &mut State, format: Format) {
    let kept = state.settings.export_options(format);
    let Some(Dialog::Export(dialog)) = &mut state.view.dialog else {
        return;
    };
    let now = dialog.options.clone();
    let options = ExportOptions {
        scope: now.scope,
        title: now.title,
        subtitle: now.subtitle,
        credit: now.credit,
        ..kept
    };
    dialog.set(format, options);
}

/// Remembers the choices of the dialog.
fn keep(state: &mut State) -> Vec<Effect> {
    if let Some(Dialog::Export(dialog)) = &state.view.dialog {
        state.settings.keep_export(dialog.format, &dialog.options);
    }
    vec![Effect::KeepSettings]
}

fn export(dialog: &mut ExportDialog, replace: bool) -> Vec<Effect> {
    dialog.exists = false;
    let path = dialog.path.trim();
    if path.is_empty() {
        dialog.problem = Some("name a file to write to".to_owned());
        return Vec::new();
    }
    dialog.problem = None;
    vec![Effect::Export {
        path: PathBuf::from(path),
        options: dialog.options.clone(),
        replace,
    }]
}

/// The page that is looked at in the dialog; elsewhere the first, as pictures were made last.
fn copy_picture(state: &State) -> Vec<Effect> {
    let (options, page) = if let Some(Dialog::Export(dialog)) = &state.view.dialog {
        (dialog.options.clone(), dialog.page)
    } else {
        let mut options = state.settings.export_options(Format::Png);
        // A command outside the dialog is about what one sees.
        options.scope = Scope::Shown;
        (options, 0)
    };
    vec![Effect::CopyPicture { options, page }]
}

/// Where an export would go unless told otherwise: beside the last one, else beside the file, else
/// among the user's own files; named after the file.
fn suggested_target(state: &State, format: Format) -> String {
    let name = state.opened.origin.name();
    let stem = Path::new(&name)
        .file_stem()
        .map_or(name.clone(), |stem| stem.to_string_lossy().into_owned());
    let beside = state.opened.origin.path().and_then(Path::parent);
    let folder = state
        .settings
        .export_folder
        .clone()
        .or(beside.map(Path::to_owned))
        .or_else(|| state.home.clone())
        .unwrap_or_default();
    let (suffix, ending) = (state.subject().suffix(), format.ending());
    let path = folder.join(format!("{stem}{suffix}.{ending}"));
    path.display().to_string()
}

/// The same path with the ending of another format. An ending that nobody knows is replaced when
/// it is one of letters, so that `plan.v2` keeps its number.
fn with_ending(path: &str, format: Format) -> String {
    let path = path.trim_end();
    let known = Format::endings().find(|ending| {
        let stem = path.len().checked_sub(ending.len() + 1);
        let tail = stem.and_then(|at| path.get(at..));
        tail.and_then(|tail| tail.strip_prefix('.'))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
    });
    let is_of_letters =
        |ending: &&str| !ending.is_empty() && ending.chars().all(|it| it.is_ascii_alphabetic());
    let other = || Path::new(path).extension()?.to_str().filter(is_of_letters);
    let cut = known.or_else(other).map_or(0, |ending| ending.len() + 1);
    let stem = &path[..path.len() - cut];
    if stem.is_empty() {
        return String::new();
    }
    format!("{stem}.{}", format.ending())
}

impl Settings {
    /// The format that was chosen last.
    #[must_use]
    pub fn export_format(&self) -> Format {
        let path = format!("x.{}", self.export_format);
        Format::of_path(Path::new(&path)).unwrap_or_default()
    }

    /// What was chosen for a format the last time. Before formats had choices of their own there
    /// were those of pictures.
    #[must_use]
    pub fn export_options(&self, format: Format) -> ExportOptions {
        let kept = self.exports.get(format.ending()).cloned();
        kept.unwrap_or_else(|| match format {
            Format::Png => self.export.clone(),
            _ => ExportOptions {
                credit: self.export.credit.clone(),
                ..ExportOptions::usual(format)
            },
        })
    }

    /// Remembers what was chosen for a format; title and subtitle belong to one dossier, and a
    /// selection to one moment.
    pub fn keep_export(&mut self, format: Format, options: &ExportOptions) {
        let mut options = ExportOptions {
            title: String::new(),
            subtitle: String::new(),
            ..options.clone()
        };
        if options.scope == Scope::Selection {
            options.scope = Scope::Shown;
        }
        format.ending().clone_into(&mut self.export_format);
        // Whoever exports is the same whatever the format.
        self.export.credit.clone_from(&options.credit);
        for kept in self.exports.values_mut() {
            kept.credit.clone_from(&options.credit);
        }
        self.exports.insert(format.ending().to_owned(), options);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_follows_the_format_and_the_name_stays() {
        for (path, format, expected) in [
            ("a/out.png", Format::Pdf, "a/out.pdf"),
            ("a/out.CSL.json", Format::Json, "a/out.json"),
            ("out.json", Format::CslJson, "out.csl.json"),
            ("out.markdown", Format::Html, "out.html"),
            ("out.txt", Format::Csv, "out.csv"),
            ("plan.v2", Format::Csv, "plan.v2.csv"),
            ("plan", Format::Svg, "plan.svg"),
            ("мир.png", Format::Bibtex, "мир.bib"),
            ("я", Format::Png, "я.png"),
            (".png", Format::Pdf, ""),
            ("", Format::Pdf, ""),
        ] {
            assert_eq!(with_ending(path, format), expected, "{path}");
        }
    }
}
