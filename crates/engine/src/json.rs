//! The shapes in which answers leave Dossier: the same for the command line and for scripts in the page.

use serde::Serialize;

use crate::article::{self, ArticleId, BlockKind};
use crate::compare::{self, Comparison};
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::facets::Count;
use crate::hits::Snippet;
use crate::order;
use crate::search::Results;

/// An article and what is known about it.
#[derive(Serialize)]
pub struct Article<'a> {
    id: &'a str,
    path: &'a str,
    language: &'a str,
    words: usize,
    title: Option<Found<&'a str>>,
    source: Option<Found<&'a str>>,
    agency: Option<Found<&'a str>>,
    published: Option<Found<String>>,
    authors: Option<Found<&'a [String]>>,
    url: Option<Found<&'a str>>,
    tags: Option<Found<&'a [String]>>,
    names: Vec<MentionedName<'a>>,
    blocks: Vec<Block<'a>>,
    warnings: &'a [String],
}

/// A value with its provenance.
#[derive(Serialize)]
struct Found<T> {
    value: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
    from: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

#[derive(Serialize)]
struct MentionedName<'a> {
    name: &'a str,
    kind: &'static str,
    mentions: usize,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    lines: [u32; 2],
    text: &'a str,
}

/// The object that `dossier check --json` prints for an article.
pub fn article(corpus: &Corpus, id: ArticleId) -> Article<'_> {
    let article = corpus.article(id);
    Article {
        id: &article.slug,
        path: &article.path,
        language: &article.language,
        words: corpus.word_count(id),
        title: text(&article.title),
        source: text(&article.source),
        agency: text(&article.agency),
        published: article.published.as_ref().map(|date| Found {
            precision: Some(date.value.precision().name()),
            ..found(date, |date: &PartialDate| date.to_string())
        }),
        authors: article.authors.as_ref().map(|list| found(list, |list| list.as_slice())),
        url: text(&article.url),
        tags: article.tags.as_ref().map(|list| found(list, |list| list.as_slice())),
        names: mentioned(corpus, id),
        blocks: article.blocks.iter().map(block).collect(),
        warnings: &article.warnings,
    }
}

fn text(value: &Option<article::Found<String>>) -> Option<Found<&str>> {
    value.as_ref().map(|value| found(value, |text| text.as_str()))
}

fn found<'a, T, U>(value: &'a article::Found<T>, show: impl Fn(&'a T) -> U) -> Found<U> {
    Found {
        value: show(&value.value),
        precision: None,
        from: value.from.name(),
        line: value.line,
    }
}

fn mentioned(corpus: &Corpus, id: ArticleId) -> Vec<MentionedName<'_>> {
    let mut counts = vec![0; corpus.names().len()];
    for mention in corpus.mentions(id) {
        if let Some(count) = counts.get_mut(mention.name as usize) {
            *count += 1;
        }
    }
    let mut names: Vec<MentionedName> = corpus
        .names()
        .iter()
        .zip(counts)
        .filter(|(_, mentions)| *mentions > 0)
        .map(|(name, mentions)| MentionedName {
            name: &name.name,
            kind: name.kind.name(),
            mentions,
        })
        .collect();
    order::sort_by_key(&mut names, |name| std::cmp::Reverse(name.mentions));
    names
}

fn block(block: &article::Block) -> Block<'_> {
    let (kind, reason) = match &block.kind {
        BlockKind::Body => ("body", None),
        BlockKind::Heading => ("heading", None),
        BlockKind::Caption => ("caption", None),
        BlockKind::Furniture { reason } => ("furniture", Some(reason.as_str())),
    };
    Block {
        kind,
        reason,
        lines: [block.lines.0, block.lines.1],
        text: &block.text,
    }
}

/// What `dossier search --json` prints.
#[derive(Serialize)]
pub struct Search<'a> {
    query: &'a str,
    total: usize,
    hits: Vec<Hit<'a>>,
    facets: Facets<'a>,
    suggestion: Option<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Hit<'a> {
    id: &'a str,
    title: String,
    score: f64,
    matches: usize,
    snippet: String,
}

/// An object with a key for each facet, in the order of the address.
struct Facets<'a>(&'a Results);

impl Serialize for Facets<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counted = |values: &'_ [Count]| values.iter().filter(|count| count.1 > 0).cloned().collect::<Vec<_>>();
        serializer.collect_map(
            self.0
                .facets
                .iter()
                .map(|facet| (facet.key.name(), counted(&facet.values))),
        )
    }
}

/// The answer to a query line, at most `limit` articles of it.
pub fn search<'a>(corpus: &'a Corpus, line: &'a str, results: &'a Results, limit: Option<usize>) -> Search<'a> {
    let hits = results.articles.iter().take(limit.unwrap_or(usize::MAX)).map(|ranked| {
        let article = corpus.article(ranked.id);
        Hit {
            id: &article.slug,
            title: article.label(),
            // Four decimals: enough to compare, and the same on every machine.
            score: (f64::from(ranked.score) * 10_000.0).round() / 10_000.0,
            matches: ranked.hits.len(),
            snippet: Snippet::of(article, &ranked.hits).text(),
        }
    });
    Search {
        query: line,
        total: results.articles.len(),
        hits: hits.collect(),
        facets: Facets(results),
        suggestion: None, // spelling is not looked into yet, so nothing is suggested
        notes: results.notes(line),
    }
}

/// What `dossier compare --json` prints.
#[derive(Serialize)]
pub struct Compare<'a> {
    articles: Vec<&'a str>,
    statements: Vec<Statement<'a>>,
    unmatched: Vec<Member<'a>>,
    names: Vec<NameLabels<'a>>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    kind: &'static str,
    score: f64,
    why: &'a [String],
    members: Vec<Member<'a>>,
    conflicts: Vec<Conflict<'a>>,
}

#[derive(Serialize)]
struct Member<'a> {
    article: &'a str,
    sentence: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Conflict<'a> {
    r#type: &'static str,
    values: &'a [String],
}

#[derive(Serialize)]
struct NameLabels<'a> {
    name: &'a str,
    kind: &'static str,
    labels: Labels<'a>,
}

/// An object with a key for each article that uses any label.
struct Labels<'a>(Vec<(&'a str, &'a [(String, usize)])>);

impl Serialize for Labels<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct Quote<'a> {
    article: &'a str,
    sentence: usize,
    speaker: Option<&'a str>,
    verb: Option<&'a str>,
    direct: bool,
    text: &'a str,
}

/// The object for a comparison.
pub fn comparison<'a>(corpus: &'a Corpus, comparison: &'a Comparison) -> Compare<'a> {
    let slug = |column: usize| corpus.article(comparison.articles[column]).slug.as_str();
    let member = |place: &compare::Place| Member {
        article: slug(place.column),
        sentence: place.sentence,
        text: comparison.text(corpus, *place),
    };
    let statement = |statement: &'a compare::Statement| Statement {
        kind: statement.kind.name(),
        score: (f64::from(statement.score) * 1000.0).round() / 1000.0,
        why: &statement.why,
        members: statement.members.iter().map(member).collect(),
        conflicts: statement.conflicts.iter().map(conflict).collect(),
    };
    let labels = |name: &'a compare::NameLabels| {
        let used = name.labels.iter().enumerate().filter(|(_, labels)| !labels.is_empty());
        let known = &corpus.names()[name.name];
        NameLabels {
            name: &known.name,
            kind: known.kind.name(),
            labels: Labels(used.map(|(column, labels)| (slug(column), labels.as_slice())).collect()),
        }
    };
    let quote = |quote: &'a compare::Quote| Quote {
        article: slug(quote.place.column),
        sentence: quote.place.sentence,
        speaker: quote.speaker.as_deref(),
        verb: quote.verb.as_deref(),
        direct: quote.direct,
        text: &quote.text,
    };
    Compare {
        articles: (0..comparison.articles.len()).map(slug).collect(),
        statements: comparison.statements.iter().map(statement).collect(),
        unmatched: comparison.unmatched.iter().map(member).collect(),
        names: comparison.names.iter().map(labels).collect(),
        quotes: comparison.quotes.iter().map(quote).collect(),
    }
}

fn conflict(conflict: &compare::Conflict) -> Conflict<'_> {
    Conflict {
        r#type: conflict.kind.name(),
        values: &conflict.values,
    }
}
