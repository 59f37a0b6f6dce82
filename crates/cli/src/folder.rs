//! The folder that a command works on, read with progress where somebody watches.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use dossier_engine::Corpus;
use dossier_ingest::{Ingested, PassedOver, Progress, read_folder};

use crate::failure::Failure;

/// Reads a folder into a corpus.
pub(crate) fn open(folder: &Path) -> Result<Corpus, Failure> {
    Ok(Corpus::build(read(folder)?.collection))
}

/// Reads a folder, and says on standard error which files are passed over.
pub(crate) fn read(folder: &Path) -> Result<Ingested, Failure> {
    let mut meter = Meter::new();
    let read = read_folder(folder, &mut |progress| meter.show(progress));
    meter.clear();
    let ingested = read?;
    tell_passed_over(&ingested.passed_over);
    Ok(ingested)
}

fn tell_passed_over(files: &[PassedOver]) {
    const MOST: usize = 5;
    for PassedOver { path, why } in files.iter().take(MOST) {
        eprintln!("dossier: {path} is passed over: {why}.");
    }
    if files.len() > MOST {
        eprintln!("dossier: {} more files are passed over.", files.len() - MOST);
    }
}

/// A line on standard error that says how far the work is, if that is a terminal and the work takes long.
struct Meter {
    is_watched: bool,
    next: Instant,
    is_shown: bool,
}

impl Meter {
    const PAUSE: Duration = Duration::from_millis(100);

    fn new() -> Self {
        Self {
            is_watched: io::stderr().is_terminal(),
            next: Instant::now() + Self::PAUSE,
            is_shown: false,
        }
    }

    fn show(&mut self, progress: Progress) {
        if !self.is_watched || Instant::now() < self.next {
            return;
        }
        self.write(&format!("Reading {} of {}", progress.done + 1, progress.total));
        self.is_shown = true;
        self.next = Instant::now() + Self::PAUSE;
    }

    fn clear(&self) {
        if self.is_shown {
            self.write("");
        }
    }

    fn write(&self, line: &str) {
        // Back to the start of the line, and clear it. A meter that cannot be shown is no reason to stop.
        let _ = write!(io::stderr(), "\r\x1b[K{line}").and_then(|()| io::stderr().flush());
    }
}
