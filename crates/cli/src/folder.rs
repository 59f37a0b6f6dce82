//! The folder that a command works on, read with progress where somebody watches.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use dossier_engine::Corpus;
use dossier_ingest::{IngestError, Ingested, PassedOver, Progress, read_folder, survey_folder};

use crate::failure::Failure;

/// Reads a folder into a corpus.
pub(crate) fn open(folder: &Path) -> Result<Corpus, Failure> {
    let collection = read(folder)?.collection;
    let mut meter = Meter::new();
    if collection.articles.len() >= Meter::MANY {
        meter.say("Making the index");
    }
    let corpus = Corpus::build(collection);
    meter.clear();
    Ok(corpus)
}

/// Reads a folder, and says on standard error what of it is not read: every refusal, and the first files of kinds that
/// are passed over.
pub(crate) fn read(folder: &Path) -> Result<Ingested, Failure> {
    const MOST: usize = 5;
    let ingested = metered(|progress| read_folder(folder, progress))?;
    for refusal in &ingested.refused {
        eprintln!("dossier: {refusal}");
    }
    let files = &ingested.passed_over;
    for PassedOver { path, why } in files.iter().take(MOST) {
        eprintln!("dossier: {path} is passed over: {why}.");
    }
    if files.len() > MOST {
        eprintln!(
            "dossier: {} more files are passed over; dossier check names them.",
            files.len() - MOST
        );
    }
    Ok(ingested)
}

/// Reads the articles of a folder without their names, and leaves it to the caller to say what of it is not read.
pub(crate) fn survey(folder: &Path) -> Result<Ingested, Failure> {
    metered(|progress| survey_folder(folder, progress))
}

fn metered(read: impl FnOnce(&mut dyn FnMut(Progress)) -> Result<Ingested, IngestError>) -> Result<Ingested, Failure> {
    let mut meter = Meter::new();
    let read = read(&mut |progress| meter.show(progress));
    meter.clear();
    Ok(read?)
}

/// A line on standard error that says how far the work is, if that is a terminal and the work takes long.
struct Meter {
    is_watched: bool,
    next: Instant,
    is_shown: bool,
}

impl Meter {
    const PAUSE: Duration = Duration::from_millis(100);
    /// So many articles take long enough that somebody who watches wants to know why.
    const MANY: usize = 500;

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
        let Progress { stage, done, total } = progress;
        self.say(&format!("{} {} of {total}", stage.in_words(), done + 1));
        self.next = Instant::now() + Self::PAUSE;
    }

    /// Says what is being done, if somebody watches.
    fn say(&mut self, what: &str) {
        if self.is_watched {
            self.write(what);
            self.is_shown = true;
        }
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
