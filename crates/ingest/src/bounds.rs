//! Bounds: how large a thing may be before it is refused, so that no file takes the memory or the day of its reader.
//!
//! Each is far above what an article needs and far below what a machine has.

use crate::error::IngestError;

/// The largest file, and the most that an archive or a document may unpack to, in bytes.
pub(crate) const FILE: usize = 100 << 20;

/// How many times its packed size an entry of an archive may have. Prose packs to a third, tables to a twentieth.
#[cfg(feature = "formats")]
pub(crate) const RATIO: u64 = 200;

/// Entries up to this size may have any ratio, in bytes: they do no harm, and blank ones pack to nothing.
#[cfg(feature = "formats")]
pub(crate) const HARMLESS: u64 = 1 << 20;

/// The most entries of an archive.
#[cfg(feature = "formats")]
pub(crate) const ENTRIES: usize = 100_000;

/// How deep elements of a document may lie in each other. Browsers stop at 512.
#[cfg(feature = "formats")]
pub(crate) const DEPTH: usize = 1000;

/// A file, or what is packed in it, that is larger than [`FILE`].
pub(crate) fn too_large(path: &str) -> IngestError {
    IngestError {
        file: path.to_owned(),
        line: None,
        what: format!("it holds more than {} MB", FILE >> 20),
        mend: "Cut it into smaller files, or move it out of the folder.".to_owned(),
    }
}
