//! JSON-LD: what a page tells search engines about its article, in the vocabulary of schema.org.

use dom_query::Document;
use serde_json::{Map, Value};

use super::metadata::plain;
use crate::authors;

/// What the page's article is said to be. Nothing is checked against the text.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) title: Option<String>,
    /// Another headline, and a summary, where they differ from the title.
    pub(crate) subtitles: Vec<String>,
    pub(crate) source: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) tags: Vec<String>,
}

impl Statement {
    /// What a page says; of several articles, the first that has a headline.
    pub(crate) fn of(document: &Document) -> Self {
        let scripts = document.select("script[type]");
        let mut things: Vec<Map<String, Value>> = Vec::new();
        for script in scripts.nodes() {
            let kind = script.attr_or("type", "").to_lowercase();
            if kind.split(';').next().map(str::trim) == Some("application/ld+json")
                && let Some(value) = parse(&script.text())
            {
                collect(value, &mut things);
            }
        }
        let articles = || things.iter().filter(|thing| is_article(thing));
        let headed = articles().find(|thing| thing.contains_key("headline") || thing.contains_key("name"));
        let Some(article) = headed.or_else(|| articles().next()) else {
            return Self::default();
        };
        let get = |keys: &[&str]| keys.iter().find_map(|key| text(article.get(*key)?));
        let publisher = |key: &str| {
            article
                .get(key)
                .and_then(|value| referred(value, &things))
                .and_then(name)
        };
        let title = get(&["headline", "name", "alternativeHeadline"]);
        let subtitles = [get(&["alternativeHeadline"]), get(&["description"])];
        Self {
            subtitles: subtitles
                .into_iter()
                .flatten()
                .filter(|it| Some(it) != title.as_ref())
                .collect(),
            title,
            source: publisher("publisher").or_else(|| publisher("sourceOrganization")),
            authors: people(article.get("author").or_else(|| article.get("creator")), &things),
            published: get(&["datePublished", "dateCreated", "uploadDate"]),
            modified: get(&["dateModified"]),
            url: get(&["url"]).or_else(|| article.get("mainEntityOfPage").and_then(address)),
            language: article
                .get("inLanguage")
                .and_then(|value| text(value).or_else(|| text(value.get("alternateName")?))),
            tags: tags(article.get("keywords")),
        }
    }
}

/// A block's value. Writers wrap it in comments, and put line breaks into strings where JSON has none.
fn parse(block: &str) -> Option<Value> {
    let block = block.trim();
    let block = block.strip_prefix("<!--").unwrap_or(block).trim_start();
    let block = block.strip_prefix("//").unwrap_or(block).trim_start();
    let block = block.strip_prefix("<![CDATA[").unwrap_or(block);
    let block = block.trim_end().trim_end_matches(';').trim_end();
    let block = block.strip_suffix("-->").unwrap_or(block).trim_end();
    let block = block.strip_suffix("]]>").unwrap_or(block).trim_end();
    let block = block.strip_suffix("//").unwrap_or(block);
    serde_json::from_str(block).ok().or_else(|| {
        let tame: String = block.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&tame).ok()
    })
}

/// The things that a value holds, those within others after them.
fn collect(value: Value, things: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, things)),
        Value::Object(mut thing) => {
            let inner: Vec<Value> = ["@graph", "mainEntity"]
                .iter()
                .filter_map(|key| thing.remove(*key))
                .collect();
            if let Some(page) = thing
                .get("mainEntityOfPage")
                .filter(|page| page.get("headline").is_some())
            {
                let page = page.clone();
                things.push(thing);
                collect(page, things);
            } else {
                things.push(thing);
            }
            inner.into_iter().for_each(|value| collect(value, things));
        }
        _ => {}
    }
}

fn is_article(thing: &Map<String, Value>) -> bool {
    let is_kind = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(kind, "Report" | "Review" | "AnalysisNewsArticle")
    };
    match thing.get("@type") {
        Some(Value::String(kind)) => is_kind(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_kind),
        _ => false,
    }
}

/// A text that says something.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => plain(text),
        Value::Array(values) => return values.iter().find_map(text),
        Value::Object(thing) => return text(thing.get("@value")?),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// What a value stands for, where it only names the `@id` of another thing of the page.
fn referred<'t>(value: &'t Value, things: &'t [Map<String, Value>]) -> Option<&'t Value> {
    let value = match value {
        Value::Array(values) => values.first()?,
        value => value,
    };
    Some(value)
        .filter(|value| value.get("name").is_some() || value.is_string())
        .or_else(|| {
            let id = value.get("@id")?;
            things.iter().find(|thing| thing.get("@id") == Some(id))?.get("name")
        })
}

fn name(value: &Value) -> Option<String> {
    value
        .get("name")
        .and_then(text)
        .or_else(|| text(value))
        .filter(|name| !name.contains("://"))
}

fn people(value: Option<&Value>, things: &[Map<String, Value>]) -> Vec<String> {
    let values: &[Value] = match value {
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    let mut people: Vec<String> = Vec::new();
    for value in values {
        let written = match value.get("name") {
            Some(Value::Array(names)) => names.iter().filter_map(text).collect::<Vec<_>>().join("; "),
            _ => referred(value, things).and_then(name).unwrap_or_default(),
        };
        for person in authors::split(&written) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }
    people
}

fn address(value: &Value) -> Option<String> {
    let address = value.as_str().or_else(|| value.get("@id")?.as_str())?;
    address.starts_with("http").then(|| address.to_owned())
}

fn tags(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(name).collect(),
        Some(value) => text(value)
            .map(|text| super::metadata::listed(&text))
            .unwrap_or_default(),
        None => Vec::new(),
    }
}
