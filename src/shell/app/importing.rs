//! Files of other programs that are imported beside the window.

use std::path::PathBuf;

use super::super::dialogs;
use super::super::importing::{Importer, Wish, check_free, put, read_mapping, write_mapping};
use super::super::settings_file::typed_path;
use super::super::work::Outcome;
use super::App;
use crate::import::{Mapping, Trouble};
use crate::state::{ImportEffect, ImportReport, Report};

impl App {
    /// Performs one effect about an import.
    pub(super) fn import(&mut self, effect: ImportEffect) {
        match effect {
            ImportEffect::Browse { ask, suggestion } => {
                self.ask(move |asking| dialogs::ask_for_import(asking, ask, &suggestion));
            }
            ImportEffect::Read { number, path } => {
                let (importer, work) = Importer::new(number, typed_path(&path));
                // The thread of the import before ends with its importer.
                self.importer = Some(importer);
                self.spawn(move |outcomes, _| {
                    work.run(&|report| outcomes.send(Outcome::Report(Report::Import(report))));
                });
            }
            ImportEffect::Propose {
                wish,
                mapping,
                texts,
                ..
            } => {
                let texts = all_typed(&texts);
                self.wish(Wish::Propose {
                    wish,
                    mapping,
                    texts,
                });
            }
            ImportEffect::Make {
                path,
                mapping,
                texts,
                ..
            } => {
                let texts = all_typed(&texts);
                let path = typed_path(&path);
                self.wish(Wish::Make {
                    path,
                    mapping,
                    texts,
                });
            }
            ImportEffect::Stop => self.importer = None,
            ImportEffect::GiveUp => {
                if let Some(importer) = &self.importer {
                    importer.give_up();
                }
            }
            ImportEffect::SaveMapping { path, mapping } => {
                let path = typed_path(&path);
                self.spawn_report(move || {
                    told(save(&path, &mapping).map(ImportReport::MappingWritten))
                });
            }
            ImportEffect::LoadMapping(path) => {
                let path = typed_path(&path);
                self.spawn_report(move || told(read_mapping(&path).map(ImportReport::MappingRead)));
            }
        }
    }

    /// Asks the thread of the import; where it is gone, nobody waits for it.
    fn wish(&mut self, wish: Wish) {
        let is_heard = self.importer.as_ref().is_some_and(|it| it.ask(wish));
        if !is_heard {
            let trouble = Trouble {
                message: "the file is not read any more".to_owned(),
                hints: vec!["import it again".to_owned()],
            };
            self.take_report(told(Err(trouble)));
        }
    }
}

fn all_typed(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| typed_path(path)).collect()
}

fn save(path: &std::path::Path, mapping: &Mapping) -> Result<PathBuf, Trouble> {
    check_free(path)?;
    put(vec![write_mapping(path, mapping)?])?;
    Ok(path.to_owned())
}

fn told(done: Result<ImportReport, Trouble>) -> Report {
    Report::Import(done.unwrap_or_else(ImportReport::NotDone))
}
