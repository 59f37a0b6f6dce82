//! The manifest: `corpus.toml`, in which a publisher says what the files do not.
//!
//! It is read by hand from a parsed tree with positions, because whoever wrote it by hand is owed the line of
//! every mistake and a way out of it.

use std::collections::HashSet;

use dossier_engine::date::PartialDate;
use dossier_engine::name::{Name, NameKind};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::columns::{Columns, Field};
use crate::error::IngestError;
use crate::slug::stands_in_link;

/// The manifest's name, at the top of the folder.
pub(crate) const FILE: &str = "corpus.toml";

/// What a manifest says. An empty one says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) columns: Columns,
    pub(crate) articles: Vec<Entry>,
    pub(crate) names: Vec<Name>,
}

/// What it says of one file. What it leaves out is left to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) file: String,
    /// The line of the manifest that names the file.
    pub(crate) line: u32,
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) subtitle: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) authors: Option<Vec<String>>,
    pub(crate) published: Option<PartialDate>,
    /// Whether a time of day was given with the date, which is not kept.
    pub(crate) time_of_day: bool,
    pub(crate) modified: Option<PartialDate>,
    pub(crate) dateline: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) body: Option<Vec<LineRange>>,
}

/// Lines of an article, from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineRange {
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// The line of the manifest that says so.
    pub(crate) said_at: u32,
}

const KEYS: [&str; 5] = ["title", "description", "columns", "article", "name"];
const ARTICLE_KEYS: [&str; 13] = [
    "file",
    "id",
    "title",
    "subtitle",
    "source",
    "agency",
    "authors",
    "published",
    "modified",
    "dateline",
    "url",
    "tags",
    "body",
];
const NAME_KEYS: [&str; 3] = ["name", "kind", "also"];

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    ///
    /// At the first thing that is not as the format wants it.
    pub(crate) fn parse(text: &str) -> Result<Self, IngestError> {
        let document = &Document::new(text);
        let tree = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let what = error
                .message()
                .lines()
                .next()
                .unwrap_or("not TOML")
                .trim_end_matches('.')
                .to_owned();
            document.error(
                at,
                &format!("this is not TOML ({what})"),
                "Mend the line; a text stands in \"quotation marks\".",
            )
        })?;
        let top = Table {
            document,
            table: tree.get_ref(),
            at: 0,
            place: "the top of the file",
        };
        top.allow(&KEYS)?;
        let manifest = Self {
            title: top.text("title")?,
            description: top.text("description")?,
            columns: top.columns()?,
            articles: top
                .tables("article")?
                .iter()
                .map(|table| table.entry())
                .collect::<Result<_, _>>()?,
            names: top
                .tables("name")?
                .iter()
                .map(|table| table.name())
                .collect::<Result<_, _>>()?,
        };
        manifest.refuse_doubles(&top)?;
        Ok(manifest)
    }

    fn refuse_doubles(&self, top: &Table) -> Result<(), IngestError> {
        let mut files = HashSet::new();
        let mut ids = HashSet::new();
        for (entry, table) in self.articles.iter().zip(top.tables("article")?) {
            if !files.insert(&entry.file) {
                let what = format!("the file {} stands here a second time", entry.file);
                return Err(table.error_at("file", &what, "Put all that is to be said of it into one [[article]]."));
            }
            if let Some(id) = &entry.id
                && !ids.insert(id)
            {
                let what = format!("the id {id} is given to a second article");
                return Err(table.error_at("id", &what, "Give each article an id of its own, or leave the key out."));
            }
        }
        let mut names = HashSet::new();
        for (name, table) in self.names.iter().zip(top.tables("name")?) {
            if !names.insert((name.kind, &name.name)) {
                let what = format!("the name {} stands here a second time", name.name);
                return Err(table.error_at("name", &what, "Put all its labels into one [[name]]."));
            }
        }
        Ok(())
    }
}

/// Where the lines of the manifest end, to turn places into lines.
struct Document {
    line_ends: Vec<usize>,
}

impl Document {
    fn new(text: &str) -> Self {
        Self {
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    fn line(&self, at: usize) -> u32 {
        1 + self.line_ends.partition_point(|&end| end < at) as u32
    }

    fn error(&self, at: usize, what: &str, mend: &str) -> IngestError {
        IngestError {
            file: FILE.to_owned(),
            line: Some(self.line(at)),
            what: what.to_owned(),
            mend: mend.to_owned(),
        }
    }
}

/// A table of the manifest, and where it stands.
struct Table<'a> {
    document: &'a Document,
    table: &'a DeTable<'a>,
    at: usize,
    place: &'static str,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    fn entry(&self) -> Result<Entry, IngestError> {
        self.allow(&ARTICLE_KEYS)?;
        let published = self.date("published")?;
        Ok(Entry {
            file: self.required("file", "Say which file of the folder is meant: file = \"NAME.txt\".")?,
            line: self.document.line(self.start_of("file")),
            id: self.id()?,
            title: self.text("title")?,
            subtitle: self.text("subtitle")?,
            source: self.text("source")?,
            agency: self.text("agency")?,
            authors: self.texts("authors")?,
            published: published.map(|(date, _)| date),
            time_of_day: published.is_some_and(|(_, time)| time),
            modified: self.date("modified")?.map(|(date, _)| date),
            dateline: self.text("dateline")?,
            url: self.text("url")?,
            tags: self.texts("tags")?,
            body: self.ranges("body")?,
        })
    }

    /// Which columns of tables hold what, where their names do not tell.
    fn columns(&self) -> Result<Columns, IngestError> {
        let Some(value) = self.get("columns") else {
            return Ok(Columns::default());
        };
        let DeValue::Table(table) = value.get_ref() else {
            return Err(self.wrong_type(
                "columns",
                value,
                "Write [columns] on a line of its own, and its keys below.",
            ));
        };
        let table = Table {
            document: self.document,
            table,
            at: value.span().start,
            place: "[columns]",
        };
        table.allow(&Field::ALL.map(Field::key))?;
        let mut said: Vec<(Field, String)> = Vec::new();
        for field in Field::ALL {
            let Some(name) = table.text(field.key())? else { continue };
            if let Some((other, _)) = said.iter().find(|(_, known)| *known == name) {
                let what = format!("the column {name} is to hold {} and {}", other.key(), field.key());
                return Err(table.error_at(field.key(), &what, "Name each column once."));
            }
            said.push((field, name));
        }
        Ok(Columns { said })
    }

    fn name(&self) -> Result<Name, IngestError> {
        const KINDS: &str = "The kinds are person, organisation and place.";
        self.allow(&NAME_KEYS)?;
        let name = self.required("name", "Say who or what is meant: name = \"…\".")?;
        let kind = self.required("kind", KINDS)?;
        let kind = NameKind::from_name(&kind)
            .ok_or_else(|| self.error_at("kind", &format!("{kind:?} is not a kind of name"), KINDS))?;
        Ok(Name {
            name,
            kind,
            also: self.texts("also")?.unwrap_or_default(),
        })
    }

    /// Refuses keys that the format does not have.
    fn allow(&self, keys: &[&str]) -> Result<(), IngestError> {
        let stranger = self.table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref()));
        let Some(stranger) = stranger.min_by_key(|key| key.span().start) else {
            return Ok(());
        };
        let what = format!("the key {} is not known at {}", stranger.get_ref(), self.place);
        let mend = match nearest(stranger.get_ref(), keys) {
            Some(key) => format!("Did you mean {key}? The keys here are {}.", keys.join(", ")),
            None => format!("The keys here are {}.", keys.join(", ")),
        };
        Err(self.document.error(stranger.span().start, &what, &mend))
    }

    fn get(&self, key: &str) -> Option<&'a Value<'a>> {
        self.table
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, value)| value)
    }

    fn start_of(&self, key: &str) -> usize {
        self.get(key).map_or(self.at, |value| value.span().start)
    }

    fn error_at(&self, key: &str, what: &str, mend: &str) -> IngestError {
        self.document.error(self.start_of(key), what, mend)
    }

    fn wrong_type(&self, key: &str, value: &Value, mend: &str) -> IngestError {
        let what = format!("{key} cannot be {}", type_of(value.get_ref()));
        self.document.error(value.span().start, &what, mend)
    }

    /// A text; an empty one counts as not given.
    fn text(&self, key: &str) -> Result<Option<String>, IngestError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::String(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
            _ => Err(self.wrong_type(key, value, &format!("Write a text: {key} = \"…\"."))),
        }
    }

    fn required(&self, key: &str, mend: &str) -> Result<String, IngestError> {
        self.text(key)?
            .ok_or_else(|| self.error_at(key, &format!("{} has no {key}", self.place), mend))
    }

    /// A list of texts; an empty one says that there are none.
    fn texts(&self, key: &str) -> Result<Option<Vec<String>>, IngestError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let mend = format!("Write a list of texts: {key} = [\"…\", \"…\"].");
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong_type(key, value, &mend));
        };
        let texts = items.iter().map(|item| match item.get_ref() {
            DeValue::String(text) => Ok(text.trim().to_owned()),
            _ => Err(self.wrong_type(key, item, &mend)),
        });
        Ok(Some(
            texts
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect(),
        ))
    }

    fn tables(&self, key: &'static str) -> Result<Vec<Table<'a>>, IngestError> {
        let Some(value) = self.get(key) else {
            return Ok(Vec::new());
        };
        let mend = format!("Write [[{key}]] on a line of its own, and its keys below.");
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong_type(key, value, &mend));
        };
        let place = if key == "article" {
            "this [[article]]"
        } else {
            "this [[name]]"
        };
        let tables = items.iter().map(|item| match item.get_ref() {
            DeValue::Table(table) => Ok(Table {
                document: self.document,
                table,
                at: item.span().start,
                place,
            }),
            _ => Err(self.wrong_type(key, item, &mend)),
        });
        tables.collect()
    }

    fn id(&self) -> Result<Option<String>, IngestError> {
        let id = self.text("id")?;
        match &id {
            Some(text) if !stands_in_link(text) => {
                let mend = "Use the letters a to z, digits and hyphens.";
                Err(self.error_at("id", &format!("the id {text:?} cannot stand in a link"), mend))
            }
            _ => Ok(id),
        }
    }

    /// A date, and whether a time of day was given with it.
    fn date(&self, key: &str) -> Result<Option<(PartialDate, bool)>, IngestError> {
        const MEND: &str = "Write 2025-03-04, or \"2025-03\" or \"2025\" where no more is known.";
        let Some(value) = self.get(key) else { return Ok(None) };
        let known = match value.get_ref() {
            DeValue::Datetime(moment) => moment.date.and_then(|date| {
                Some((
                    PartialDate::new(date.year, Some(date.month), Some(date.day))?,
                    moment.time.is_some(),
                ))
            }),
            DeValue::String(text) if text.trim().is_empty() => return Ok(None),
            DeValue::String(text) => text.trim().parse().ok().map(|date| (date, false)),
            _ => return Err(self.wrong_type(key, value, MEND)),
        };
        known
            .map(Some)
            .ok_or_else(|| self.error_at(key, &format!("{key} is not a date of the calendar"), MEND))
    }

    fn ranges(&self, key: &str) -> Result<Option<Vec<LineRange>>, IngestError> {
        const MEND: &str = "Write pairs of a first and a last line: body = [[3, 3], [7, 29]].";
        let Some(value) = self.get(key) else { return Ok(None) };
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong_type(key, value, MEND));
        };
        let mut ranges: Vec<LineRange> = Vec::new();
        for item in items {
            let range = self.range(key, item, MEND)?;
            if let Some(before) = ranges.last().filter(|before| range.first <= before.last) {
                let what = format!(
                    "lines {} to {} overlap or precede line {}",
                    range.first, range.last, before.last
                );
                return Err(self.document.error(
                    item.span().start,
                    &what,
                    "Put the pairs in order, each after the one before.",
                ));
            }
            ranges.push(range);
        }
        if ranges.is_empty() {
            return Err(self.error_at(
                key,
                "body names no line",
                "Name at least one pair, or leave the key out.",
            ));
        }
        Ok(Some(ranges))
    }

    fn range(&self, key: &str, item: &Value, mend: &str) -> Result<LineRange, IngestError> {
        let wrong = |what: &str, mend: &str| self.document.error(item.span().start, what, mend);
        let DeValue::Array(pair) = item.get_ref() else {
            return Err(self.wrong_type(key, item, mend));
        };
        let numbers: Vec<Option<u32>> = pair.iter().map(|number| line_number(number.get_ref())).collect();
        let [Some(first), Some(last)] = numbers[..] else {
            return Err(wrong("a range of lines is two whole numbers", mend));
        };
        if first == 0 {
            return Err(wrong("there is no line 0", "Lines count from 1."));
        }
        if last < first {
            return Err(wrong(
                &format!("the range ends at line {last}, before its start at line {first}"),
                "Put the smaller number first.",
            ));
        }
        Ok(LineRange {
            first,
            last,
            said_at: self.document.line(item.span().start),
        })
    }
}

fn line_number(value: &DeValue) -> Option<u32> {
    match value {
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}

fn type_of(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The key that is at most two letters away, if there is one.
fn nearest<'k>(word: &str, keys: &[&'k str]) -> Option<&'k str> {
    let near = keys.iter().map(|key| (distance(word, key), *key)).min();
    near.filter(|&(distance, key)| distance <= 2 && distance < key.len())
        .map(|(_, key)| key)
}

/// Edit distance after Levenshtein.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let next = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match Manifest::parse(text) {
            Ok(manifest) => panic!("{text:?} was read as {manifest:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn all_that_the_format_has_is_read() {
        let manifest = Manifest::parse(
            r#"
            title = "Harbour"
            description = "Two reports."
            [[article]]
            file = "a.txt"
            id = "post"
            title = "Bridge closes"
            source = "The Post"
            agency = "Wire"
            authors = ["Ann Lee"]
            published = 2025-03-04T08:30:00Z
            url = "https://example.org/bridge"
            tags = ["bridge", "harbour"]
            body = [[3, 3], [7, 29]]
            [[article]]
            file = "b.txt"
            published = "2025-03"
            title = ""
            [[name]]
            name = "Ann Lee"
            kind = "person"
            also = ["the mayor"]
            "#,
        );
        let manifest = manifest.expect("it is as the format wants it");
        let [first, second] = &manifest.articles[..] else {
            panic!("there are two articles")
        };
        assert_eq!(
            (
                first.published.map(|date| date.to_string()).as_deref(),
                first.time_of_day
            ),
            (Some("2025-03-04"), true)
        );
        assert_eq!(
            first.body.as_deref(),
            Some(
                &[
                    LineRange {
                        first: 3,
                        last: 3,
                        said_at: 14
                    },
                    LineRange {
                        first: 7,
                        last: 29,
                        said_at: 14
                    }
                ][..]
            )
        );
        assert_eq!(
            (
                second.published.map(|date| date.to_string()).as_deref(),
                second.time_of_day
            ),
            (Some("2025-03"), false)
        );
        assert_eq!((second.title.as_ref(), second.line), (None, 16));
        assert_eq!(manifest.names[0].also, ["the mayor"]);
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_a_mend() {
        for (text, wanted) in [
            (
                "title = Harbour",
                "corpus.toml:1: this is not TOML (string values must be quoted, expected literal string). Mend the line; a text stands in \"quotation marks\".",
            ),
            (
                "\ntitel = \"x\"",
                "corpus.toml:2: the key titel is not known at the top of the file. Did you mean title? The keys here are title, description, columns, article, name.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nwriter = \"x\"",
                "corpus.toml:3: the key writer is not known at this [[article]]. The keys here are file, id, title, subtitle, source, agency, authors, published, modified, dateline, url, tags, body.",
            ),
            (
                "[[name]]\nname = \"x\"\nkind = \"person\"\nalias = []",
                "corpus.toml:4: the key alias is not known at this [[name]]. The keys here are name, kind, also.",
            ),
            (
                "\n[[article]]\nid = \"a\"",
                "corpus.toml:2: this [[article]] has no file. Say which file of the folder is meant: file = \"NAME.txt\".",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\n[[article]]\nfile = \"a.txt\"",
                "corpus.toml:4: the file a.txt stands here a second time. Put all that is to be said of it into one [[article]].",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nid = \"x\"\n[[article]]\nfile = \"b.txt\"\nid = \"x\"",
                "corpus.toml:6: the id x is given to a second article. Give each article an id of its own, or leave the key out.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nid = \"a b\"",
                "corpus.toml:3: the id \"a b\" cannot stand in a link. Use the letters a to z, digits and hyphens.",
            ),
            (
                "[[article]]\nfile = 3",
                "corpus.toml:2: file cannot be a number. Write a text: file = \"…\".",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nauthors = \"Ann Lee\"",
                "corpus.toml:3: authors cannot be a text. Write a list of texts: authors = [\"…\", \"…\"].",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\npublished = \"March 2025\"",
                "corpus.toml:3: published is not a date of the calendar. Write 2025-03-04, or \"2025-03\" or \"2025\" where no more is known.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\npublished = 08:30:00",
                "corpus.toml:3: published is not a date of the calendar. Write 2025-03-04, or \"2025-03\" or \"2025\" where no more is known.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\npublished = 2025",
                "corpus.toml:3: published cannot be a number. Write 2025-03-04, or \"2025-03\" or \"2025\" where no more is known.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [[0, 3]]",
                "corpus.toml:3: there is no line 0. Lines count from 1.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [[5, 3]]",
                "corpus.toml:3: the range ends at line 3, before its start at line 5. Put the smaller number first.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [\n  [1, 5],\n  [5, 9],\n]",
                "corpus.toml:5: lines 5 to 9 overlap or precede line 5. Put the pairs in order, each after the one before.",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [1, 5]",
                "corpus.toml:3: body cannot be a number. Write pairs of a first and a last line: body = [[3, 3], [7, 29]].",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [[1, 5, 7]]",
                "corpus.toml:3: a range of lines is two whole numbers. Write pairs of a first and a last line: body = [[3, 3], [7, 29]].",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = [[-1, 5]]",
                "corpus.toml:3: a range of lines is two whole numbers. Write pairs of a first and a last line: body = [[3, 3], [7, 29]].",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbody = []",
                "corpus.toml:3: body names no line. Name at least one pair, or leave the key out.",
            ),
            (
                "article = \"a.txt\"",
                "corpus.toml:1: article cannot be a text. Write [[article]] on a line of its own, and its keys below.",
            ),
            (
                "[article]\nfile = \"a.txt\"",
                "corpus.toml:1: article cannot be a table. Write [[article]] on a line of its own, and its keys below.",
            ),
            (
                "[[name]]\nname = \"x\"\nkind = \"ship\"",
                "corpus.toml:3: \"ship\" is not a kind of name. The kinds are person, organisation and place.",
            ),
            (
                "[[name]]\nname = \"x\"",
                "corpus.toml:1: this [[name]] has no kind. The kinds are person, organisation and place.",
            ),
            (
                "[[name]]\nname = \"x\"\nkind = \"place\"\n[[name]]\nname = \"x\"\nkind = \"place\"",
                "corpus.toml:5: the name x stands here a second time. Put all its labels into one [[name]].",
            ),
        ] {
            assert_eq!(said(text), wanted, "{text}");
        }
    }
}
