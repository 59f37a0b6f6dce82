//! The notebook: the reader's notes, as this browser keeps them.
//!
//! They leave it only as a file that the reader saves, or in a copy of the page that is saved with them; no address holds
//! any. What the browser cannot keep holds until the page is closed, and the reader is told.

use dossier_engine::Corpus;
use dossier_engine::notes::{Merged, Note, Notes};
use leptos::prelude::*;

use crate::{messages, shell};

/// The notes, to be read and changed.
#[derive(Clone, Copy)]
pub struct Notebook {
    notes: RwSignal<Notes>,
    corpus: &'static Corpus,
}

impl Notebook {
    /// The notes that the browser keeps, and those that the page carries; and what is to be said of them.
    pub fn open(corpus: &'static Corpus) -> (Self, String) {
        let notebook = Self {
            notes: RwSignal::new(Notes::on(corpus)),
            corpus,
        };
        let mut says = notebook.take_up(shell::kept(&name(corpus)).unwrap_or_default());
        // Once: what the reader then removes is gone.
        let (carried, taken) = (shell::carried_notes(), name(corpus) + " carried");
        if shell::kept(&taken).as_ref() != Some(&carried) && !carried.is_empty() {
            says.push_str(&notebook.take_up(carried.clone()));
            says.push_str(notebook.change(&mut |_| ()));
            _ = shell::keep(&taken, &carried);
        }
        (notebook, says)
    }

    /// Adds what is kept. What is to be said of it. What cannot be read is kept aside, lest the next note takes its place.
    fn take_up(self, text: String) -> String {
        match Notes::parse(&text) {
            _ if text.is_empty() => String::new(),
            Ok(others) => {
                self.notes.update(|notes| _ = notes.merge(others));
                String::new()
            }
            Err(error) => {
                _ = shell::keep(&(name(self.corpus) + " unread"), &text);
                messages::notes_unread(&error)
            }
        }
    }

    /// The notes.
    pub fn with<T>(self, read: impl FnOnce(&Notes) -> T) -> T {
        self.notes.with(read)
    }

    /// Changes them, and has the browser keep them. What is to be said of it: nothing if all is well.
    pub fn change(self, change: &mut dyn FnMut(&mut Notes)) -> &'static str {
        // Another tab may have added some.
        self.take_up(shell::kept(&name(self.corpus)).unwrap_or_default());
        self.notes.update(change);
        let text = self.notes.with_untracked(Notes::to_text);
        if shell::keep(&name(self.corpus), &text) {
            ""
        } else {
            messages::notes_not_kept()
        }
    }

    /// Adds the notes of a file. What is to be said of it.
    ///
    /// # Errors
    ///
    /// If it is no file of notes: which line, and what to change.
    pub fn take_in(self, text: &str) -> Result<String, String> {
        let mut others = Notes::parse(text)?;
        let mut merged = Merged::default();
        let warning = self.change(&mut |notes| merged = notes.merge(std::mem::take(&mut others)));
        let Merged {
            new,
            same,
            of_other_corpus,
        } = merged;
        let mut says = messages::notes_added(new, same);
        if of_other_corpus > 0 {
            says.push(' ');
            says.push_str(&messages::notes_of_others(of_other_corpus));
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
