//! Markdown: notes with a head of `key: value` lines, and text whose marks say what is a heading.

use dossier_engine::article::{BlockKind, Found, Origin};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use toml::de::{DeTable, DeValue};

use super::record;
use super::value::{Object, Value};
use crate::charset;
use crate::columns::{Columns, Field};
use crate::draft::{Draft, Passage, Text};
use crate::error::IngestError;
use crate::lines;

/// Reads one note.
///
/// # Errors
///
/// If the bytes are no text.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let decoded = charset::decode(path, bytes, None)?;
    let text = lines::split(&decoded.text).join("\n");
    let (head, body) = cut(&text);
    let mut unread = None;
    let object = parse(&head).unwrap_or_else(|warning| {
        unread = Some(warning);
        Object::new()
    });
    let names: Vec<String> = object.iter().map(|(key, _)| key.clone()).collect();
    let mut fields = Columns::default().assign(names.iter().map(String::as_str));
    // The text stands below the head, whatever a key in it is called.
    fields
        .iter_mut()
        .filter(|field| **field == Some(Field::Text))
        .for_each(|field| *field = None);
    let values = record::values(&names, &fields, object);
    let record::Head {
        mut facts,
        id,
        rest,
        mut warnings,
    } = record::Head::of(&values, Origin::FrontMatter, "key");
    warnings.splice(0..0, decoded.warning.into_iter().chain(unread.clone()));
    let mut passages: Vec<Passage> = rest;
    if let (Some(_), Head::Toml(head) | Head::Yaml(head)) = (unread, head) {
        let kind = BlockKind::Furniture {
            reason: "head of the note".to_owned(),
        };
        passages.extend(Passage::new(kind, head));
    }
    let head_lines = passages.len();
    passages.extend(self::passages(body));
    if facts.title.is_none()
        && let Some((at, heading)) = first_heading(&passages[head_lines..])
    {
        facts.title = Some(Found {
            value: heading.replace('\n', " "),
            from: Origin::Text,
            line: Some(line_of(&passages, head_lines + at)),
        });
    }
    Ok(Draft {
        facts,
        id,
        warnings,
        ..Draft::of(Text::Marked(passages))
    })
}

/// The heading that the text begins with.
fn first_heading(passages: &[Passage]) -> Option<(usize, &str)> {
    let first = passages.first()?;
    (first.kind == BlockKind::Heading).then(|| (0, first.text()))
}

fn line_of(passages: &[Passage], at: usize) -> u32 {
    1 + passages[..at]
        .iter()
        .map(|passage| passage.text().split('\n').count() as u32)
        .sum::<u32>()
}

/// The lines above the text that say what it is.
enum Head<'a> {
    None,
    Toml(&'a str),
    Yaml(&'a str),
}

/// Head and text: the head stands between two lines of `---` (YAML) or `+++` (TOML) at the very top.
fn cut(text: &str) -> (Head<'_>, &str) {
    for (fence, is_toml) in [("---", false), ("+++", true)] {
        let Some(rest) = text
            .strip_prefix(fence)
            .and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        else {
            continue;
        };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            let is_end = line.trim_end() == fence || (!is_toml && line.trim_end() == "...");
            if is_end {
                let head = &rest[..at];
                // A rule above a paragraph is no head.
                let is_head = is_toml || head.trim().is_empty() || head.lines().any(is_key_line);
                if !is_head {
                    break;
                }
                let head = if is_toml { Head::Toml(head) } else { Head::Yaml(head) };
                return (head, &rest[at + line.len()..]);
            }
            at += line.len();
        }
    }
    (Head::None, text)
}

/// Whether a line begins with `key:`.
fn is_key_line(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'');
        !key.is_empty() && key.chars().all(is_plain) && (value.is_empty() || value.starts_with([' ', '\t', '\r']))
    })
}

/// The keys of a head, in order; or what to say of a head that is not in the language that its fence announces.
fn parse(head: &Head) -> Result<Object, String> {
    let wrong = |line: usize, what: &str| {
        let what = what.lines().next().unwrap_or_default();
        let what = what.split(" at line ").next().unwrap_or_default().trim_end_matches('.');
        format!(
            "Its head cannot be read ({what}, line {}). A text with a colon or a quotation mark in it stands in \"quotation marks\".",
            line + 1 // the fence stands above
        )
    };
    let value = match head {
        Head::None => return Ok(Object::new()),
        Head::Toml(head) => {
            let table = DeTable::parse(head).map_err(|error| {
                let at = error.span().map_or(0, |span| span.start);
                wrong(
                    1 + head.get(..at).unwrap_or_default().matches('\n').count(),
                    error.message(),
                )
            })?;
            return Ok(of_table(table.get_ref()));
        }
        Head::Yaml(head) if head.trim().is_empty() => return Ok(Object::new()),
        Head::Yaml(head) => serde_saphyr::from_str(head).map_err(|error| {
            let line = error.location().map_or(1, |location| location.line() as usize);
            wrong(line, &error.without_snippet().to_string())
        })?,
    };
    match value {
        Value::Object(object) => Ok(object),
        value => Ok(vec![("text".to_owned(), value)]),
    }
}

/// A table of TOML, in the order in which it was written.
fn of_table(table: &DeTable) -> Object {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.get_ref().to_string(), of_toml(value.get_ref())))
        .collect()
}

fn of_toml(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Boolean(value) => Value::Text(value.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(values) => Value::List(values.iter().map(|value| of_toml(value.get_ref())).collect()),
        DeValue::Table(table) => Value::Object(of_table(table)),
    }
}

/// The blocks of a Markdown text; what is emphasis, link, image or code is read as its text.
fn passages(body: &str) -> Vec<Passage> {
    let mut options = Options::empty();
    options.insert(
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS,
    );
    let mut writer = Writer::default();
    for event in Parser::new_ext(body, options) {
        writer.take(event);
    }
    writer.cut(BlockKind::Body);
    writer.passages
}

#[derive(Default)]
struct Writer {
    passages: Vec<Passage>,
    text: String,
    /// Lists that are open, each with the number of its next item, if it counts.
    lists: Vec<Option<u64>>,
    kind: Option<BlockKind>,
}

impl Writer {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text.push_str(&text)
            }
            Event::Html(markup) | Event::InlineHtml(markup) => self.text.push_str(&without_tags(&markup)),
            Event::FootnoteReference(label) => {
                self.text.push_str(&format!("[{label}]"));
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.cut(BlockKind::Body),
            Event::TaskListMarker(is_done) => self.text.push_str(if is_done { "[x] " } else { "[ ] " }),
        }
    }

    fn open(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { .. } => {
                self.cut(BlockKind::Body);
                self.kind = Some(BlockKind::Heading);
            }
            Tag::List(first) => {
                self.cut(BlockKind::Body);
                self.lists.push(first);
            }
            Tag::Item => {
                self.cut(BlockKind::Body);
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.text.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => self.text.push_str("• "),
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.cut(BlockKind::Body);
                self.text.push_str(&format!("[{label}] "));
            }
            Tag::TableCell if !self.text.is_empty() => self.text.push('\t'),
            Tag::Paragraph if is_marker(&self.text) => {} // of a list's item
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::TableHead
            | Tag::TableRow
            | Tag::Table(_) => self.cut(BlockKind::Body),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.cut(BlockKind::Body);
                self.lists.pop();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Table => self.cut(BlockKind::Body),
            _ => {}
        }
    }

    fn cut(&mut self, kind: BlockKind) {
        let kind = self.kind.take().unwrap_or(kind);
        self.passages
            .extend(Passage::new(kind, &std::mem::take(&mut self.text)));
    }
}

fn is_marker(text: &str) -> bool {
    text == "• "
        || text
            .strip_suffix(". ")
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Markup within Markdown, read as its text.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = match rest[at..].strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map_or("", |end| &comment[end + 3..]),
            None => rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]),
        };
    }
    text.push_str(rest);
    text
}
