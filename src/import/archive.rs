//! A zip archive in memory, with limits: what it unpacks to is counted, whatever it says of itself.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::trouble::{Trouble, trouble};

/// All parts that are read of one archive unpack to so many bytes at most, 512 MiB.
const MOST_UNPACKED: u64 = 512 << 20;
/// An archive has so many parts at most.
const MOST_PARTS: usize = 100_000;

/// An archive and how much of it may still be unpacked.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens it.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| trouble(format!("the archive is broken: {error}")))?;
        if zip.len() > MOST_PARTS {
            return Err(trouble(format!(
                "the archive has {} parts, and {MOST_PARTS} are the most that are read",
                zip.len()
            )));
        }
        Ok(Self {
            zip,
            left: MOST_UNPACKED,
        })
    }

    /// The names of its parts, as they stand there.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().map(str::to_owned).collect()
    }

    /// The bytes of a part; none where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Ok(part) = self.zip.by_name(name) else {
            // A part that is there and cannot be opened is locked or packed in a strange way.
            return if self.zip.index_for_name(name).is_some() {
                Err(trouble(format!("the part `{name}` cannot be unpacked")))
            } else {
                Ok(None)
            };
        };
        let mut bytes = Vec::new();
        // One byte more than is left tells that there was more.
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| trouble(format!("the part `{name}` is broken: {error}")))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or_else(|| {
            trouble("the archive unpacks to more than 512 MiB, the most that is read")
        })?;
        Ok(Some(bytes))
    }

    /// The text of a part in UTF-8, or in UTF-16 with its mark.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Trouble> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let (text, _, is_wrong) = encoding_rs::UTF_8.decode(&bytes);
        if is_wrong {
            return Err(trouble(format!("the part `{name}` is not UTF-8")));
        }
        Ok(Some(text.into_owned()))
    }
}
