//! The notebook: the reader's notes, as this browser keeps them.
//!
//! They leave it only as a file that the reader saves, or in a copy of the page that is saved with them; no address holds
//! any. What the browser cannot keep holds until the page is closed, and the reader is told.

use dossier_engine::Corpus;
use dossier_engine::notes::{Merged, Note, Notes};
use leptos::prelude::*;

use crate::shell;

/// The notes, to be read and changed.
#[derive(Clone, Copy)]
pub struct Notebook {
    notes: RwSignal<Notes>,
    corpus: &'static Corpus,
}

const NOT_KEPT: &str = "This browser does not keep notes for this page: its store is full, or forbidden. They hold until the page is \
    closed; save them as a file, or a copy of the page with them.";

impl Notebook {
    /// The notes that the browser keeps, and those that the page carries; and what is to be said of them.
    pub fn open(corpus: &'static Corpus) -> (Self, String) {
        let mut notes = Notes::on(corpus);
        let mut says = String::new();
        let carried = shell::carried_notes();
        for text in [shell::kept(&name(corpus)), Some(carried)].into_iter().flatten() {
            match Notes::parse(&text) {
                _ if text.is_empty() => {}
                Ok(others) => _ = notes.merge(others),
                Err(error) => says = format!("Some notes could not be read: {error}"),
            }
        }
        let notes = RwSignal::new(notes);
        (Self { notes, corpus }, says)
    }

    /// The notes.
    pub fn with<T>(self, read: impl FnOnce(&Notes) -> T) -> T {
        self.notes.with(read)
    }

    /// Changes them, and has the browser keep them. What is to be said of it: nothing if all is well.
    pub fn change(self, change: impl FnOnce(&mut Notes)) -> &'static str {
        self.notes.update(change);
        let text = self.notes.with_untracked(Notes::to_text);
        if shell::keep(&name(self.corpus), &text) {
            ""
        } else {
            NOT_KEPT
        }
    }

    /// Adds the notes of a file. What is to be said of it.
    ///
    /// # Errors
    ///
    /// If it is no file of notes: which line, and what to change.
    pub fn take_in(self, text: &str) -> Result<String, String> {
        let others = Notes::parse(text)?;
        let mut merged = Merged::default();
        let warning = self.change(|notes| merged = notes.merge(others));
        let Merged {
            new,
            same,
            of_other_corpus,
        } = merged;
        let mut says = format!("{new} new notes, {same} that were here.");
        if of_other_corpus > 0 {
            says.push_str(&format!(
                " {of_other_corpus} were made on another collection, or another version of this one: those whose words stand here are \
                    shown at them, and the others are kept."
            ));
        }
        says.push(' ');
        says.push_str(warning);
        Ok(says)
    }

    /// The notes as a page carries them: empty if there are none.
    pub fn to_carry(self) -> String {
        let written = |notes: &Notes| match notes.list().is_empty() {
            true => String::new(),
            false => notes.to_text(),
        };
        self.notes.with_untracked(written)
    }

    /// The notes with their places in the list, and which of them pass.
    pub fn listed(self, is_meant: impl Fn(&Note) -> bool) -> Vec<(usize, Note)> {
        let listed = |notes: &Notes| {
            let all = notes.list().iter().cloned().enumerate();
            all.filter(|(_, note)| is_meant(note)).collect()
        };
        self.notes.with(listed)
    }
}

/// The name under which the browser keeps the notes on a corpus. A corpus that is built anew goes by its title still.
fn name(corpus: &Corpus) -> String {
    format!("dossier notes: {}", corpus.title().unwrap_or(corpus.fingerprint()))
}
