//! Importing files of other programs: what the command line and the window do alike. `texts` reads
//! the texts in which quotations are looked up, `written` puts the result in place, `worker` does
//! it all beside the window.

mod texts;
mod worker;
mod written;

use std::path::Path;

use super::files::{Unread, read_file_watched, unreadable};
use crate::import::{Mapping, Trouble};

pub(super) use texts::TextFiles;
pub(super) use worker::{Importer, Wish};
pub(super) use written::{check_free, prepared, put, write_mapping};

/// The largest file that is imported, in bytes: 512 MiB.
const MOST_BYTES: u64 = 512 << 20;

fn trouble(message: String, hint: Option<&str>) -> Trouble {
    Trouble {
        message,
        hints: hint.into_iter().map(str::to_owned).collect(),
    }
}

/// Reads a file that is to be imported, or a mapping; `watch` hears the share that is read and
/// stops the reading by giving false.
pub(super) fn bytes_of(path: &Path, watch: &dyn Fn(f32) -> bool) -> Result<Vec<u8>, Trouble> {
    let name = format!("`{}`", path.display());
    read_file_watched(path, MOST_BYTES, watch).map_err(|why| {
        trouble(
            match why {
                Unread::TooLarge => {
                    format!("{name} is larger than 512 MiB, the most that is imported")
                }
                Unread::Failed(error) => unreadable(&name, &error),
            },
            None,
        )
    })
}

/// Reads a mapping.
pub(super) fn read_mapping(path: &Path) -> Result<Mapping, Trouble> {
    let bytes = bytes_of(path, &|_| true)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| trouble(format!("`{}` is not UTF-8", path.display()), None))?;
    Mapping::read(&text)
}
