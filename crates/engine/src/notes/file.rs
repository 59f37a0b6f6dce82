//! Notes as a file: a line that names the corpus, then a line for each note, of keys with percent-encoded values.

use super::{Note, Notes, unite};
use crate::passage::Passage;
use crate::view::escape::{decode, encode_in_line};

/// The key that a file of notes begins with.
const FORMAT: &str = "dossier-notes";
const VERSION: &str = "1";

impl Notes {
    /// The notes as a file: a line that names the corpus, then a line for each note, of keys with percent-encoded values.
    /// `read` and `at` are those of an address.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        push_pair(&mut text, FORMAT, VERSION);
        push_pair(&mut text, "title", self.title.as_deref().unwrap_or_default());
        push_pair(&mut text, "corpus", &self.fingerprint);
        end_line(&mut text, &self.foreign);
        for note in &self.notes {
            let mut pair = |key: &str, value: &str| push_pair(&mut text, key, value);
            pair("read", &note.slug);
            pair("quote", &note.quote);
            pair("before", &note.before);
            pair("after", &note.after);
            pair("name", &note.name);
            note.tags.iter().for_each(|tag| pair("tag", tag));
            pair("made", &note.made_on());
            pair("corpus", note.corpus.as_deref().unwrap_or_default());
            pair("at", &note.place.print()); // last, so that no line ends in a space
            end_line(&mut text, &note.foreign);
        }
        text
    }

    /// Reads what [`Notes::to_text`] writes. Notes that say the same of the same passage are one.
    ///
    /// # Errors
    ///
    /// A sentence that names the line, counted from 1, and says what to change.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = (1..).zip(text.split('\n').map(str::trim));
        let mut lines = lines.filter(|(_, line)| !line.is_empty());
        let (number, head) = lines.next().unwrap_or((1, ""));
        let mut notes = Self::head(head).map_err(|error| at_line(number, &error))?;
        for (number, line) in lines {
            notes.add(read_note(line).map_err(|error| at_line(number, &error))?);
        }
        Ok(notes)
    }

    fn head(line: &str) -> Result<Self, String> {
        let mut notes = Self::default();
        let (mut version, mut title) = (String::new(), String::new());
        for (pair, key, value) in pairs(line) {
            match key {
                FORMAT => set(&mut version, key, value)?,
                "title" => set(&mut title, key, value)?,
                "corpus" => set(&mut notes.fingerprint, key, value)?,
                _ => notes.foreign.push(pair.to_owned()),
            }
        }
        match &version[..] {
            VERSION => {}
            "" => return Err("a file of notes begins with dossier-notes=1, and this is none".to_owned()),
            _ => return Err("the notes were saved by a later version of the page; open them in that one".to_owned()),
        }
        needed("corpus", &notes.fingerprint, "01234567")?;
        notes.title = Some(title).filter(|title| !title.is_empty());
        Ok(notes)
    }
}

fn read_note(line: &str) -> Result<Note, String> {
    let mut note = Note::bare();
    let (mut at, mut made, mut corpus) = (String::new(), String::new(), String::new());
    for (pair, key, value) in pairs(line) {
        let mut tag = String::new();
        let place = match key {
            "read" => &mut note.slug,
            "quote" => &mut note.quote,
            "before" => &mut note.before,
            "after" => &mut note.after,
            "name" => &mut note.name,
            "tag" => &mut tag,
            "made" => &mut made,
            "corpus" => &mut corpus,
            "at" => &mut at,
            _ => {
                note.foreign.push(pair.to_owned());
                continue;
            }
        };
        set(place, key, value)?;
        unite(&mut note.tags, vec![tag]);
    }
    needed("read", &note.slug, "id")?;
    needed("quote", &note.quote, "the words of the passage")?;
    needed("at", &at, "3.10-25")?;
    let place = Passage::parse(&at);
    note.place = place.ok_or_else(|| format!("at={at} is not a block and its characters, such as at=3.10-25"))?;
    if !made.is_empty() {
        note.made = Some(made.parse().map_err(|error| format!("made={made} is {error}"))?);
    }
    note.corpus = Some(corpus).filter(|corpus| !corpus.is_empty());
    Ok(note)
}

/// The pairs of a line, each as it stands, and its key and value.
fn pairs(line: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    line.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (pair, key, value)
    })
}

/// Takes a value that may be given once.
fn set(place: &mut String, key: &str, value: &str) -> Result<(), String> {
    if !place.is_empty() {
        return Err(format!("{key} is given more than once; keep one of them"));
    }
    let value = decode(value);
    *place = value.ok_or_else(|| format!("{key} is not percent-encoded UTF-8; a percent sign is written %25"))?;
    Ok(())
}

fn needed(key: &str, value: &str, example: &str) -> Result<(), String> {
    match value {
        "" => Err(format!("{key} is missing; it is written {key}={example}")),
        _ => Ok(()),
    }
}

fn push_pair(text: &mut String, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('&');
    }
    text.push_str(key);
    text.push('=');
    text.push_str(&encode_in_line(value));
}

fn end_line(text: &mut String, foreign: &[String]) {
    for pair in foreign {
        text.push('&');
        text.push_str(pair);
    }
    text.push('\n');
}

fn at_line(number: usize, error: &str) -> String {
    format!("Line {number}: {error}.")
}
