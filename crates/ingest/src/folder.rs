//! A folder on the disk: which files are in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::IngestError;
use crate::formats::{self, Format};
use crate::ingested::{HIDDEN, Ingested, Names, PassedOver, Progress, assemble};
use crate::{bounds, manifest};

/// Reads a folder with all folders in it, as [`crate::read_files`] does.
///
/// Links are followed only to files inside the folder.
///
/// # Errors
///
/// As [`crate::read_files`], and if the folder itself cannot be read. What cannot be read in it is refused by itself.
pub fn read_folder(folder: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Ingested, IngestError> {
    read(folder, Names::Sought, progress)
}

/// [`read_folder`] for whoever only wants to know what articles there are: it looks for no names, and takes half the time.
///
/// # Errors
///
/// As [`read_folder`].
pub fn survey_folder(folder: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Ingested, IngestError> {
    read(folder, Names::LeftAlone, progress)
}

fn read(folder: &Path, names: Names, progress: &mut dyn FnMut(Progress)) -> Result<Ingested, IngestError> {
    let root = folder.canonicalize().map_err(|error| unreadable(folder, &error))?;
    if !root.is_dir() {
        return Err(IngestError {
            file: folder.display().to_string(),
            line: None,
            what: "it is not a folder".to_owned(),
            mend: "Name the folder that holds the articles.".to_owned(),
        });
    }
    let mut walk = Walk {
        root: &root,
        shown: folder,
        files: Vec::new(),
        met: Ingested::default(),
    };
    walk.enter(&root)?;
    let shown = folder.display().to_string();
    let in_folder = |error: IngestError| match error.file == shown {
        true => error,
        false => IngestError {
            file: folder.join(error.file).display().to_string(),
            ..error
        },
    };
    let mut ingested = assemble(walk.files, walk.met, &shown, names, progress).map_err(in_folder)?;
    ingested.refused = ingested.refused.into_iter().map(in_folder).collect();
    Ok(ingested)
}

/// A walk through a folder, and what it has met.
struct Walk<'a> {
    root: &'a Path,
    /// The folder as the caller named it, for messages.
    shown: &'a Path,
    files: Vec<(String, Vec<u8>)>,
    /// What was passed over and refused.
    met: Ingested,
}

impl Walk<'_> {
    fn enter(&mut self, folder: &Path) -> Result<(), IngestError> {
        let failed = |walk: &Self, error| unreadable(&walk.shown_path(folder), &error);
        let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        let mut entries = entries.map_err(|error| failed(self, error))?;
        entries.sort_by_key(fs::DirEntry::file_name); // so that of several faults the same is told each time
        for entry in entries {
            let kind = entry.file_type().map_err(|error| failed(self, error))?;
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.pass_over(&path, HIDDEN);
            } else if kind.is_dir() {
                if let Err(refusal) = self.enter(&path) {
                    self.refuse(&path, refusal);
                }
            } else if kind.is_file() {
                self.take(&path);
            } else if kind.is_symlink() {
                self.follow(&path);
            } else {
                self.pass_over(&path, "it is not a file");
            }
        }
        Ok(())
    }

    fn follow(&mut self, link: &Path) {
        match link.canonicalize() {
            Err(_) => self.pass_over(link, "it is a link that leads nowhere"),
            Ok(target) if !target.starts_with(self.root) => {
                self.pass_over(link, "it is a link that leads out of the folder")
            }
            Ok(target) if !target.is_file() => {
                self.pass_over(link, "it is a link to a folder, which is read where it stands")
            }
            Ok(_) => self.take(link),
        }
    }

    fn take(&mut self, path: &Path) {
        let inner = self.inner_path(path);
        // Pictures and films lie beside articles; to know their names is enough.
        if Format::of(&inner).is_none() && inner != manifest::FILE {
            return self.pass_over(path, &formats::why_passed_over(&inner));
        }
        let is_too_large = fs::metadata(path).is_ok_and(|metadata| metadata.len() > bounds::FILE as u64);
        if is_too_large {
            return self.refuse(path, bounds::too_large(&inner));
        }
        match fs::read(path) {
            Ok(bytes) => self.files.push((inner, bytes)),
            Err(error) => self.refuse(path, unreadable(path, &error)),
        }
    }

    fn refuse(&mut self, path: &Path, refusal: IngestError) {
        self.met.refused.push(IngestError {
            file: self.inner_path(path),
            ..refusal
        });
    }

    fn pass_over(&mut self, path: &Path, why: &str) {
        self.met.passed_over.push(PassedOver {
            path: self.inner_path(path),
            why: why.to_owned(),
        });
    }

    /// The path inside the folder, with `/` between parts on every system.
    fn inner_path(&self, path: &Path) -> String {
        let inner = path.strip_prefix(self.root).unwrap_or(path);
        inner
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    }

    fn shown_path(&self, path: &Path) -> PathBuf {
        self.shown.join(path.strip_prefix(self.root).unwrap_or(path))
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> IngestError {
    let mend = match error.kind() {
        std::io::ErrorKind::NotFound => "Check the path.",
        std::io::ErrorKind::PermissionDenied => "Give yourself the right to read it, or move it out of the folder.",
        _ => "Check that it can be opened, or move it out of the folder.",
    };
    IngestError {
        file: path.display().to_string(),
        line: None,
        what: format!("cannot be read: {error}"),
        mend: mend.to_owned(),
    }
}
