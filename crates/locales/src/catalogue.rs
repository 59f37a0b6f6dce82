//! A catalogue: the messages of one language, each checked against those of the reference.

use std::collections::HashSet;

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;

use crate::pattern::Compiled;

/// The messages of a language.
#[derive(Debug)]
pub struct Catalogue {
    /// The language, as BCP 47 has it: `en`, `ar`.
    pub tag: String,
    /// Its messages, in the order of the file.
    pub messages: Vec<Message>,
}

/// A message.
#[derive(Debug)]
pub struct Message {
    /// What it goes by: words with hyphens.
    pub id: String,
    /// Its variables, in the order in which the reference first names them.
    pub variables: Vec<String>,
    /// Which of them, by their places, are numbers on which something depends.
    pub numbers: Vec<usize>,
    /// The text as the page carries it; see `pattern.rs`.
    pub text: String,
    /// The text for people: of a message that agrees with a number, what is said of most numbers.
    pub source: String,
}

impl Catalogue {
    /// Reads the messages of a language. Those of another language than the reference are held against it.
    ///
    /// # Errors
    ///
    /// The first mistake: where it is, and what to change.
    pub fn read(tag: &str, text: &str, reference: Option<&Self>) -> Result<Self, String> {
        let at = |byte: usize| {
            let line = text[..byte.min(text.len())].lines().count().max(1);
            format!("locales/{tag}.ftl, line {line}")
        };
        let resource = parse(text).map_err(|(_, errors)| match errors.first() {
            Some(error) => format!("{}: this is no Fluent: {}", at(error.pos.start + 1), error.kind),
            None => format!("locales/{tag}.ftl is no Fluent"),
        })?;
        let mut catalogue = Self {
            tag: tag.to_owned(),
            messages: Vec::new(),
        };
        let mut seen = HashSet::new();
        for entry in resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Term(term) => {
                    return Err(format!(
                        "{}: a term; write its words where they are said",
                        at(offset(text, term.id.name))
                    ));
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
            };
            let id = message.id.name;
            let here = at(offset(text, id) + 1);
            if !seen.insert(id) {
                return Err(format!(
                    "{here}: “{id}” stands here a second time; take one of them out"
                ));
            }
            let (Some(value), true) = (&message.value, message.attributes.is_empty()) else {
                return Err(format!("{here}: “{id}” must have a text, and no attributes"));
            };
            let known = match reference {
                None => None,
                Some(reference) => Some(reference.message(id).ok_or_else(|| {
                    format!(
                        "{here}: “{id}” is not in {}.ftl; take it out, or put it there first",
                        reference.tag
                    )
                })?),
            };
            let compiled = Compiled::of(value, known.map(|it| &it.variables[..]))
                .map_err(|mistake| format!("{here}: “{id}” {mistake}"))?;
            catalogue.messages.push(Message {
                id: id.to_owned(),
                variables: compiled.variables,
                numbers: compiled.numbers,
                text: compiled.text,
                source: compiled.source,
            });
        }
        let missing = reference
            .iter()
            .flat_map(|it| &it.messages)
            .find(|it| catalogue.message(&it.id).is_none());
        match missing {
            Some(missing) => Err(format!(
                "locales/{tag}.ftl lacks “{}”: “{}”",
                missing.id, missing.source
            )),
            None => Ok(catalogue),
        }
    }

    /// A message by its name.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|it| it.id == id)
    }

    /// The compiled text of a message, empty if there is none.
    pub fn text(&self, id: &str) -> &str {
        self.message(id).map_or("", |it| &it.text)
    }
}

/// Where a part of a text begins in it, in bytes.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
