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
        let line = Line::read(line, &[FORMAT, "title", "corpus"])?;
        match &line.only(FORMAT)?[..] {
            VERSION => {}
            "" => return Err("a file of notes begins with dossier-notes=1, and this is none".to_owned()),
            _ => return Err("the notes were saved by a later version of the page; open them in that one".to_owned()),
        }
        Ok(Self {
            title: Some(line.only("title")?).filter(|title| !title.is_empty()),
            fingerprint: line.needed("corpus", "01234567")?,
            notes: Vec::new(),
            foreign: line.foreign,
        })
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

/// A line of the file: the values under keys that are known there, and the rest as it stands.
struct Line<'a> {
    values: Vec<(&'a str, String)>,
    foreign: Vec<String>,
}

impl<'a> Line<'a> {
    fn read(line: &'a str, keys: &[&str]) -> Result<Self, String> {
        let (mut values, mut foreign) = (Vec::new(), Vec::new());
        for pair in line.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match keys.contains(&key) {
                true => match decode(value) {
                    Some(value) => values.push((key, value)),
                    None => {
                        return Err(format!(
                            "{key} is not percent-encoded UTF-8; a percent sign is written %25"
                        ));
                    }
                },
                false => foreign.push(pair.to_owned()),
            }
        }
        Ok(Self { values, foreign })
    }

    /// The value of a key that may be there once; empty where it is not.
    fn only(&self, key: &str) -> Result<String, String> {
        let mut values = self.values.iter().filter(|(it, _)| *it == key);
        let value = values.next().map_or(String::new(), |(_, value)| value.clone());
        match values.next() {
            Some(_) => Err(format!("{key} is given more than once; keep one of them")),
            None => Ok(value),
        }
    }

    /// The value of a key that must be there.
    fn needed(&self, key: &str, example: &str) -> Result<String, String> {
        match self.only(key)? {
            value if value.is_empty() => Err(format!("{key} is missing; it is written {key}={example}")),
            value => Ok(value),
        }
    }
}

fn read_note(line: &str) -> Result<Note, String> {
    let keys = [
        "read", "quote", "before", "after", "name", "tag", "made", "corpus", "at",
    ];
    let line = Line::read(line, &keys)?;
    let slug = line.needed("read", "id")?;
    let quote = line.needed("quote", "the words of the passage")?;
    let at = line.needed("at", "3.10-25")?;
    let place = Passage::parse(&at);
    let made = line.only("made")?;
    let made = match &made[..] {
        "" => None,
        made => Some(made.parse().map_err(|error| format!("made={made} is {error}"))?),
    };
    let mut tags = Vec::new();
    unite(
        &mut tags,
        line.values
            .iter()
            .filter(|(key, _)| *key == "tag")
            .map(|(_, tag)| tag.clone())
            .collect(),
    );
    Ok(Note {
        slug,
        place: place.ok_or_else(|| format!("at={at} is not a block and its characters, such as at=3.10-25"))?,
        quote,
        before: line.only("before")?,
        after: line.only("after")?,
        name: line.only("name")?,
        tags,
        made,
        corpus: Some(line.only("corpus")?).filter(|corpus| !corpus.is_empty()),
        foreign: line.foreign,
    })
}
