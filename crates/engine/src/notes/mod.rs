//! Notes: the passages that a reader marked, with a name and tags.
//!
//! A collection is built anew when its articles change, so a note holds its passage twice: by its place, and by its words
//! with some before and after (the *text quote selector* of the W3C's Web Annotation Data Model, 2017). Where the place no
//! longer has those words, they are looked for; a note whose passage is gone is kept. Notes are a file of lines, since a page
//! need not carry a reader of JSON for it.

mod export;
mod file;
mod note;

use crate::corpus::Corpus;

pub use note::{Note, Whereabouts};

/// The notes of a reader on one corpus, in the order in which they were made; no two say the same of the same passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What the corpus is called.
    pub title: Option<String>,
    /// The fingerprint of the corpus.
    pub fingerprint: String,
    notes: Vec<Note>,
    /// What stands in the first line of the file under keys that are not ours.
    foreign: Vec<String>,
}

impl Notes {
    /// No notes yet, on a corpus.
    pub fn on(corpus: &Corpus) -> Self {
        Self {
            title: corpus.title().map(str::to_owned),
            fingerprint: corpus.fingerprint().to_owned(),
            ..Self::default()
        }
    }

    /// The notes.
    pub fn list(&self) -> &[Note] {
        &self.notes
    }

    /// Adds a note, or the tags and foreign values of one to that which says the same. Says whether it is new.
    pub fn add(&mut self, note: Note) -> bool {
        let Some(same) = self.notes.iter_mut().find(|it| it.is_like(&note)) else {
            self.notes.push(note);
            return true;
        };
        unite(&mut same.tags, note.tags);
        unite(&mut same.foreign, note.foreign);
        false
    }

    /// Takes a note out, by its place in the list.
    pub fn remove(&mut self, place: usize) -> Option<Note> {
        (place < self.notes.len()).then(|| self.notes.remove(place))
    }

    /// Calls a note something else, by its place in the list. Says whether it could: not if there is no such note, or if another
    /// says the same then.
    pub fn rename(&mut self, place: usize, name: &str) -> bool {
        let Some(note) = self.notes.get_mut(place) else {
            return false;
        };
        let before = std::mem::replace(&mut note.name, name.trim().to_owned());
        let note = &self.notes[place];
        let is_taken = self.notes.iter().filter(|it| it.is_like(note)).count() > 1;
        if is_taken {
            self.notes[place].name = before;
        }
        !is_taken
    }

    /// Gives a note these tags, separated by commas, instead of those it has. Says whether there is such a note.
    pub fn tag(&mut self, place: usize, tags: &str) -> bool {
        let note = self.notes.get_mut(place);
        note.map(|note| {
            note.tags.clear();
            unite(
                &mut note.tags,
                tags.split(',').map(|tag| tag.trim().to_owned()).collect(),
            );
        })
        .is_some()
    }

    /// Where each note lies in a corpus now; nothing for those that are not found there.
    pub fn resolve(&self, corpus: &Corpus) -> Vec<Option<Whereabouts>> {
        self.notes.iter().map(|note| note.resolve(corpus)).collect()
    }

    /// Adds the notes of others.
    pub fn merge(&mut self, other: Self) -> Merged {
        let mut merged = Merged::default();
        for mut note in other.notes {
            let made_on = note.corpus.unwrap_or_else(|| other.fingerprint.clone());
            note.corpus = (made_on != self.fingerprint).then_some(made_on);
            merged.of_other_corpus += usize::from(note.corpus.is_some());
            match self.add(note) {
                true => merged.new += 1,
                false => merged.same += 1,
            }
        }
        unite(&mut self.foreign, other.foreign);
        merged
    }
}

/// How many notes of others came together with those that were there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Those that were not there.
    pub new: usize,
    /// Those that were there; their tags are united.
    pub same: usize,
    /// How many of both were made on another corpus, or on another version of this one.
    pub of_other_corpus: usize,
}

/// Adds those that are not there, each once; nothing is none.
fn unite(there: &mut Vec<String>, others: Vec<String>) {
    for other in others {
        if !other.is_empty() && !there.contains(&other) {
            there.push(other);
        }
    }
}

#[cfg(test)]
mod tests;
