//! A record: what is known of an article as values under names. A row of a table, an object, the head of a note.

use std::collections::HashSet;

use dossier_engine::article::{BlockKind, Origin};

use super::value;
use crate::authors;
use crate::columns::Field;
use crate::draft::{Draft, Facts, Passage, Text, stated};
use crate::stamp;

/// One value of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value<'a> {
    /// What the column or key is called.
    pub(crate) name: &'a str,
    /// What it is known to hold.
    pub(crate) field: Option<Field>,
    /// The texts in it: one, or as many as a list has.
    pub(crate) texts: Vec<String>,
    /// Whether the name stands in the record a second time.
    pub(crate) is_repeated: bool,
}

impl Value<'_> {
    fn one(&self) -> Option<String> {
        let text = self.texts.join(", ");
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The values of an object, whose keys are known to hold these fields.
pub(crate) fn values<'n>(names: &'n [String], fields: &[Option<Field>], object: value::Object) -> Vec<Value<'n>> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut values = Vec::new();
    for ((name, field), (_, value)) in names.iter().zip(fields).zip(object) {
        let is_repeated = !seen.insert(name);
        // Of an author that is an object, the name is taken, and all of it is kept besides.
        let named = value.names().filter(|_| field.is_some());
        let texts = value.texts();
        let field = if let Some(texts) = named {
            values.push(Value {
                name,
                field: *field,
                texts,
                is_repeated: false,
            });
            None
        } else {
            *field
        };
        values.push(Value {
            name,
            field,
            texts,
            is_repeated,
        });
    }
    values
}

/// What a record says, beside the text of an article.
pub(crate) struct Head {
    pub(crate) facts: Facts,
    pub(crate) id: Option<String>,
    /// The values that Dossier has no name for, folded under the names that they have.
    pub(crate) rest: Vec<Passage>,
    pub(crate) warnings: Vec<String>,
}

impl Head {
    /// What is said in a place of a kind; `label` is what a name there is called.
    pub(crate) fn of(values: &[Value], from: Origin, label: &str) -> Self {
        let get = |field: Field| values.iter().find(|value| value.field == Some(field));
        let one = |field: Field| get(field).and_then(Value::one);
        let text = |field: Field| one(field).map(|value| stated(value, from));
        let many = |field: Field, split: fn(&str) -> Vec<String>| {
            let texts: Vec<String> = match &get(field)?.texts[..] {
                [one] => split(one),
                several => several
                    .iter()
                    .map(|text| text.trim().to_owned())
                    .filter(|text| !text.is_empty())
                    .collect(),
            };
            (!texts.is_empty()).then(|| stated(texts, from))
        };
        let mut warnings = Vec::new();
        let mut dated = |field: Field| {
            let stamp = one(field)?;
            let date = stamp::parse(&stamp);
            if date.is_none() {
                let shown: String = stamp.chars().take(40).collect();
                warnings.push(format!(
                    "Its date, {shown:?}, is not understood. Write such as 2025-03-04."
                ));
            }
            date.map(|date| stated(date, from))
        };
        let (published, modified) = (dated(Field::Published), dated(Field::Modified));
        for value in values.iter().filter(|value| value.is_repeated) {
            warnings.push(format!(
                "The {label} {:?} stands in it more than once. The first counts; all are kept.",
                value.name
            ));
        }
        let (undated, unmodified) = (published.is_none(), modified.is_none());
        let is_rest = |value: &&Value| match value.field {
            None => true,
            Some(Field::Published) => undated,
            Some(Field::Modified) => unmodified,
            Some(_) => false,
        };
        let rest = values.iter().filter(is_rest).filter_map(|value| {
            let reason = format!("{label} {}", value.name);
            Passage::new(BlockKind::Furniture { reason }, &value.texts.join("\n"))
        });
        Self {
            facts: Facts {
                title: text(Field::Title),
                subtitle: text(Field::Subtitle),
                source: text(Field::Source),
                agency: text(Field::Agency),
                authors: many(Field::Authors, authors::split),
                published,
                modified,
                dateline: text(Field::Dateline),
                url: text(Field::Url),
                tags: many(Field::Tags, tags),
                language: text(Field::Language),
            },
            id: one(Field::Id),
            rest: rest.collect(),
            warnings,
        }
    }
}

/// The article that a record is. What it holds beside is kept, folded, below the text.
pub(crate) fn draft(part: String, values: &[Value]) -> Draft {
    let Head {
        facts,
        id,
        rest,
        mut warnings,
    } = Head::of(values, Origin::Column, "column");
    let title = facts.title.as_ref().map(|title| title.value.as_str());
    let texts = values
        .iter()
        .find(|value| value.field == Some(Field::Text))
        .map(|value| &value.texts[..]);
    let mut passages: Vec<Passage> = texts
        .unwrap_or_default()
        .iter()
        .flat_map(|text| Passage::of_article(text, title))
        .collect();
    if passages.is_empty() {
        warnings.push("It holds no text.".to_owned());
    }
    passages.extend(rest);
    Draft {
        part,
        id,
        facts,
        warnings,
        ..Draft::of(Text::Marked(passages))
    }
}

fn tags(text: &str) -> Vec<String> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let separators: &[char] = match () {
        () if text.contains('|') => &['|'],
        () if text.contains(';') => &[';'],
        () => &[',', '，', '、'],
    };
    let clean = |tag: &str| tag.trim().trim_matches(['"', '\'']).trim().to_owned();
    text.split(separators)
        .map(clean)
        .filter(|tag| !tag.is_empty())
        .collect()
}
