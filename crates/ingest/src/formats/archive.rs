//! An archive: files of the other forms, packed into one.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::table::refusal;
use super::{Format, Reading, why_passed_over};
use crate::bounds;
use crate::columns::Columns;
use crate::error::IngestError;
use crate::ingested::PassedOver;

/// Reads the files of an archive, each at the archive's path with its own behind it, in the order of the paths.
pub(crate) fn read(path: &str, bytes: &[u8], columns: &Columns) -> Reading {
    let mut archive = match Packed::open(path, bytes) {
        Ok(archive) => archive,
        Err(refusal) => return Reading::of(Err(refusal)),
    };
    let mut reading = Reading::default();
    for name in archive.names() {
        let at = format!("{path}/{name}");
        let pass_over = |why: String| PassedOver { path: at.clone(), why };
        if name.split(['/', '\\']).any(|part| part == "..") {
            reading
                .passed_over
                .push(pass_over("its name leads out of the archive".to_owned()));
            continue;
        }
        if is_hidden(&name) {
            reading.passed_over.push(pass_over("it is hidden".to_owned()));
            continue;
        }
        let format = match Format::of(&name) {
            Some(Format::Archive) => {
                let mend = "Unpack the inner archive, and put its files into the folder.";
                reading.refused.push(refusal(
                    &at,
                    None,
                    "it is an archive within an archive".to_owned(),
                    mend,
                ));
                continue;
            }
            Some(format) => format,
            None if name == "corpus.toml" || name.ends_with("/corpus.toml") => {
                reading.passed_over.push(pass_over(
                    "a corpus.toml counts only at the top of the folder".to_owned(),
                ));
                continue;
            }
            None => {
                reading.passed_over.push(pass_over(why_passed_over(&name)));
                continue;
            }
        };
        match archive.unpack(&name) {
            Ok(bytes) => {
                let inner = super::read(&at, format, &bytes, columns);
                reading.refused.extend(inner.refused);
                reading.passed_over.extend(inner.passed_over);
                reading.drafts.extend(inner.drafts.into_iter().map(|mut draft| {
                    draft.part.insert_str(0, &format!("/{name}"));
                    draft
                }));
            }
            Err(refusal) => {
                reading.refused.push(refusal);
                if archive.is_spent() {
                    break;
                }
            }
        }
    }
    if archive.has_doubles() {
        let mend = "Unpack it, give each file a name of its own, and put them into the folder.";
        reading.refused.push(refusal(
            path,
            None,
            "several files in it have one name, of which the last is read".to_owned(),
            mend,
        ));
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() && reading.passed_over.is_empty() {
        let mend = "Put articles into it, or take it out of the folder.";
        reading
            .refused
            .push(refusal(path, None, "there is no file in it".to_owned(), mend));
    }
    reading
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// A zip file that is unpacked entry by entry, within bounds.
pub(super) struct Packed<'b> {
    path: String,
    archive: ZipArchive<Cursor<&'b [u8]>>,
    bytes: &'b [u8],
    /// How much may still be unpacked, in bytes.
    left: u64,
}

impl<'b> Packed<'b> {
    /// # Errors
    ///
    /// If it is no zip file, or one of too many entries.
    pub(super) fn open(path: &str, bytes: &'b [u8]) -> Result<Self, IngestError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(path, &error))?;
        if archive.len() > bounds::ENTRIES {
            let what = format!("it holds {} files", archive.len());
            return Err(refusal(
                path,
                None,
                what,
                "Unpack it, and put the articles into the folder.",
            ));
        }
        Ok(Self {
            path: path.to_owned(),
            archive,
            bytes,
            left: bounds::FILE as u64,
        })
    }

    /// The names of the entries that are files, in order. One that would lead out of the archive leads nowhere, since
    /// nothing is ever written.
    fn names(&self) -> Vec<String> {
        let names = self.archive.file_names();
        let mut names: Vec<String> = names
            .filter(|name| !name.ends_with(['/', '\\']))
            .map(str::to_owned)
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// Whether the archive counts more entries than there are names.
    fn has_doubles(&self) -> bool {
        /// What begins the record at the end, and where in it their number stands.
        const END: &[u8] = b"PK\x05\x06";
        const COUNT: usize = 10;
        let bytes = self.bytes;
        let end = bytes.windows(END.len()).rposition(|window| window == END);
        let count = end.and_then(|end| bytes.get(end + COUNT..)?.first_chunk());
        count.is_some_and(|count| usize::from(u16::from_le_bytes(*count)) > self.archive.len())
            // Of more entries the number stands elsewhere.
            && self.archive.len() < usize::from(u16::MAX)
    }

    /// Whether so much was unpacked that nothing more is.
    fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Whether there is an entry of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of an entry.
    ///
    /// # Errors
    ///
    /// If it is broken or locked, packed in a way that only bombs are, or more than all entries together may hold.
    pub(super) fn unpack(&mut self, name: &str) -> Result<Vec<u8>, IngestError> {
        let at = format!("{}/{name}", self.path);
        let mut entry = self.archive.by_name(name).map_err(|error| broken(&at, &error))?;
        let by_ratio = entry
            .compressed_size()
            .saturating_mul(bounds::RATIO)
            .max(bounds::HARMLESS);
        let allowed = by_ratio.min(self.left);
        let mut bytes = Vec::new();
        // One byte more than allowed tells that there is more. What an entry says of its own size proves nothing.
        let read = entry.by_ref().take(allowed + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > allowed {
            if allowed == self.left {
                self.left = 0;
                return Err(bounds::too_large(&self.path));
            }
            self.left -= allowed;
            return Err(refusal(
                &at,
                None,
                format!("it unpacks to more than {} times its size", bounds::RATIO),
                "No text does; move it out of the folder, or pack it again.",
            ));
        }
        self.left -= bytes.len() as u64;
        read.map_err(|error| {
            let what = format!("it cannot be unpacked ({error})");
            refusal(&at, None, what, "Pack it again from the files themselves.")
        })?;
        Ok(bytes)
    }
}

fn broken(path: &str, error: &ZipError) -> IngestError {
    let (what, mend) = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ("it is locked with a password".to_owned(), "Unlock it, and put it back.")
        }
        ZipError::UnsupportedArchive(what) => (
            format!("it is packed in a way that is not read ({what})"),
            "Pack it again as a plain zip file.",
        ),
        error => (format!("it is broken ({error})"), "Fetch or export it again."),
    };
    refusal(path, None, what, mend)
}
