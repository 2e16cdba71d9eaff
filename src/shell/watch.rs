//! Tells when the open file changes on disk.
//!
//! The folder is watched, not the file, because editors replace a file instead of writing to it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// A watch over one file; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    path: PathBuf,
    /// Kept because dropping it ends the watch.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `changed` from another thread whenever the file may have changed.
    ///
    /// # Errors
    /// When the system cannot watch the file's folder.
    pub(super) fn new(
        path: &Path,
        changed: impl Fn() + Send + 'static,
    ) -> Result<Self, notify::Error> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let name: Option<OsString> = path.file_name().map(ToOwned::to_owned);
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let Ok(event) = event else {
                    return;
                };
                let is_read = matches!(event.kind, notify::EventKind::Access(_));
                let is_ours = event
                    .paths
                    .iter()
                    .any(|path| path.file_name() == name.as_deref());
                if is_ours && !is_read {
                    changed();
                }
            })?;
        watcher.watch(&folder, RecursiveMode::NonRecursive)?;
        Ok(Self {
            path: path.to_owned(),
            _watcher: watcher,
        })
    }

    /// The file that is watched.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_file_that_is_replaced_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("watched.ron");
        std::fs::write(&path, "before").expect("written");
        let (sender, receiver) = mpsc::channel();
        let watch = Watch::new(&path, move || {
            // The test may have ended already.
            let _ = sender.send(());
        })
        .expect("watched");
        assert_eq!(watch.path(), path);
        let beside = folder.path().join("beside");
        std::fs::write(&beside, "after").expect("written");
        std::fs::rename(&beside, &path).expect("replaced");
        receiver
            .recv_timeout(Duration::from_secs(20))
            .expect("told within twenty seconds");
    }
}
