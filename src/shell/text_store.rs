//! Texts that were added by hand, remembered outside of the position file.
//!
//! Each is kept as a copy under the hash of its bytes, so that it is at hand again when the file
//! that was added is gone, and a list says which source each was added to. Texts belong to their
//! publishers: the copies stay in the user's own folder and are never exported.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::write_atomically;
use crate::check::Anchors;
use crate::model::Source;
use crate::quote::sha256_of;

const LIST: &str = "texts.ron";
const ANCHORS: &str = "anchors.ron";

/// A folder of remembered texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStore {
    folder: PathBuf,
}

/// What is known of a remembered text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// The SHA-256 of its bytes.
    sha256: String,
    /// The name of the file that was added; its ending tells what kind of file it is.
    name: String,
}

/// Which text was added to which source.
type List = BTreeMap<String, Entry>;

impl TextStore {
    /// The texts remembered in this folder, which need not exist yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps a copy of a text under its hash and notes whose text it is.
    ///
    /// # Errors
    /// When the folder cannot be made or written to; what was remembered before stays.
    pub fn remember(&self, source: &Source, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let sha256 = sha256_of(bytes);
        let path = self.path_of(&sha256);
        if !path.exists() {
            write_atomically(&path, |writer| writer.write_all(bytes))?;
        }
        let mut list = self.list()?;
        let name = name.to_owned();
        list.insert(key(source), Entry { sha256, name });
        self.write(&list)
    }

    /// What is remembered now, its list read once for many sources; nothing where the list cannot
    /// be read.
    #[must_use]
    pub fn open(&self) -> Remembered<'_> {
        Remembered {
            store: self,
            list: self.list().unwrap_or_default(),
        }
    }

    /// Forgets the text that was added to a source, and its copy unless another source has the
    /// same. False when there was none.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn forget(&self, source: &Source) -> io::Result<bool> {
        let mut list = self.list()?;
        let Some(entry) = list.remove(&key(source)) else {
            return Ok(false);
        };
        self.write(&list)?;
        if !list.values().any(|other| other.sha256 == entry.sha256) {
            match fs::remove_file(self.path_of(&entry.sha256)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(true)
    }

    /// Where quotations stood in texts that were seen before; nothing where that cannot be read,
    /// because it only helps to tell what moved.
    #[must_use]
    pub fn anchors(&self) -> Anchors {
        fs::read_to_string(self.folder.join(ANCHORS))
            .ok()
            .and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Keeps where quotations stand now.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn keep_anchors(&self, anchors: &Anchors) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let text = ron::ser::to_string(anchors).map_err(io::Error::other)?;
        write_atomically(&self.folder.join(ANCHORS), |writer| {
            writer.write_all(text.as_bytes())
        })
    }

    fn path_of(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256)
    }

    fn list_path(&self) -> PathBuf {
        self.folder.join(LIST)
    }

    /// The list; an empty one where there is none. One that cannot be understood is an error, so
    /// that it is never overwritten.
    fn list(&self) -> io::Result<List> {
        match fs::read_to_string(self.list_path()) {
            Ok(text) => ron::from_str(&text).map_err(|error| unreadable(&self.list_path(), &error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(List::new()),
            Err(error) => Err(error),
        }
    }

    fn write(&self, list: &List) -> io::Result<()> {
        let text = ron::ser::to_string_pretty(list, ron::ser::PrettyConfig::default())
            .map_err(io::Error::other)?;
        write_atomically(&self.list_path(), |writer| {
            writer.write_all(text.as_bytes())
        })
    }
}

/// The remembered texts as they were when the list was read.
#[derive(Debug)]
pub struct Remembered<'a> {
    store: &'a TextStore,
    list: List,
}

impl Remembered<'_> {
    /// The name and bytes of the text that was added to a source. Without one: a text that was
    /// added anywhere and has the hash that this source records.
    ///
    /// A copy whose bytes have changed counts as gone.
    #[must_use]
    pub fn text_of(&self, source: &Source) -> Option<(String, Vec<u8>)> {
        let recorded = source.sha256.as_deref();
        let entry = self.list.get(&key(source)).or_else(|| {
            self.list
                .values()
                .find(|entry| recorded.is_some_and(|hash| hash.eq_ignore_ascii_case(&entry.sha256)))
        })?;
        let bytes = fs::read(self.store.path_of(&entry.sha256)).ok()?;
        (sha256_of(&bytes) == entry.sha256).then(|| (entry.name.clone(), bytes))
    }

    /// True when a text was added to this source by hand.
    #[must_use]
    pub fn knows(&self, source: &Source) -> bool {
        self.list.contains_key(&key(source))
    }
}

fn unreadable(path: &Path, error: &ron::error::SpannedError) -> io::Error {
    io::Error::other(format!("{} cannot be understood: {error}", path.display()))
}

/// What a source is known by between runs and files: the same publication has the same in another
/// dossier only when it is described alike.
fn key(source: &Source) -> String {
    format!(
        "{} | {} | {}",
        source.id,
        source.title,
        source.published.words()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::model::Dossier;

    fn dossier(sha256: &str) -> Dossier {
        let file = format!(
            "(format: 1, title: \"T\", parties: [], points: [], statements: [], sources: \
             [(id: \"hill\", title: \"T\", published: \"2025\"), \
             (id: \"post\", title: \"P\", published: \"2025\", sha256: \"{sha256}\")])"
        );
        let loaded = load(file.as_bytes());
        assert_eq!(loaded.findings, []);
        loaded.dossier.unwrap()
    }

    #[test]
    fn a_text_is_remembered_for_its_source_and_found_by_its_recorded_hash() {
        let folder = tempfile::tempdir().unwrap();
        let store = TextStore::new(folder.path().join("made on the way"));
        let dossier = dossier(&sha256_of(b"words"));
        let [hill, post] = dossier.sources.as_slice() else {
            panic!("two sources");
        };
        assert_eq!(store.open().text_of(hill), None);
        assert!(!store.open().knows(hill));
        store.remember(hill, "hill.html", b"words").unwrap();
        let found = Some(("hill.html".to_owned(), b"words".to_vec()));
        assert_eq!(store.open().text_of(hill), found);
        assert_eq!(store.open().text_of(post), found, "it records this hash");
        assert!(store.open().knows(hill) && !store.open().knows(post));
        store.remember(hill, "new.txt", b"other words").unwrap();
        assert_eq!(store.open().text_of(hill).unwrap().1, b"other words");
        assert!(store.forget(hill).unwrap());
        assert!(!store.forget(hill).unwrap());
        assert_eq!(store.open().text_of(hill), None);
    }

    #[test]
    fn a_copy_that_has_changed_counts_as_gone() {
        let folder = tempfile::tempdir().unwrap();
        let store = TextStore::new(folder.path().to_owned());
        let dossier = dossier(&sha256_of(b"x"));
        let source = &dossier.sources[0];
        store.remember(source, "hill.txt", b"words").unwrap();
        fs::write(store.path_of(&sha256_of(b"words")), "other").unwrap();
        assert_eq!(store.open().text_of(source), None);
    }

    #[test]
    fn a_list_that_cannot_be_understood_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let store = TextStore::new(folder.path().to_owned());
        fs::write(store.list_path(), "not a list").unwrap();
        let dossier = dossier(&sha256_of(b"x"));
        let source = &dossier.sources[0];
        let error = store.remember(source, "hill.txt", b"words").unwrap_err();
        assert!(
            error.to_string().contains("cannot be understood"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(store.list_path()).unwrap(), "not a list");
    }
}
