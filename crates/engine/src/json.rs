//! The shapes in which answers leave Dossier: the same for the command line and for scripts in the page.

mod tree;

use crate::article::{self, Article, ArticleId, BlockKind, Found};
use crate::compare::{self, Comparison};
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::facets::Count;
use crate::order;
use crate::search::Results;
use crate::statistics::Keyword;
use crate::text::sentence_at;
use crate::times::Time;

pub use tree::Json;

/// The object that `dossier check --json` prints for an article, and what is known about it.
pub fn article(corpus: &Corpus, id: ArticleId) -> Json<'_> {
    let article = corpus.article(id);
    Json::Object(vec![
        ("id", article.slug.as_str().into()),
        ("path", article.path.as_str().into()),
        ("language", article.language.as_str().into()),
        ("words", Json::Count(corpus.word_count(id))),
        ("title", text(&article.title)),
        ("subtitle", text(&article.subtitle)),
        ("source", text(&article.source)),
        ("agency", text(&article.agency)),
        ("published", date(&article.published)),
        ("modified", date(&article.modified)),
        ("dateline", text(&article.dateline)),
        ("authors", list(&article.authors)),
        ("url", text(&article.url)),
        ("tags", list(&article.tags)),
        ("names", mentioned(corpus, id)),
        (
            "times",
            Json::List(corpus.times(id).iter().filter_map(|it| time(article, it)).collect()),
        ),
        ("alike", Json::or_null(corpus.first_alike(id).map(|it| corpus.slug(it)))),
        ("blocks", Json::List(article.blocks.iter().map(block).collect())),
        ("warnings", Json::texts(&article.warnings)),
    ])
}

fn text(value: &Option<Found<String>>) -> Json<'_> {
    found(value, |text| text.as_str().into())
}

fn date(value: &Option<Found<PartialDate>>) -> Json<'_> {
    let mut object = found(value, |date| date.to_string().into());
    if let (Json::Object(entries), Some(date)) = (&mut object, value) {
        entries.insert(1, ("precision", date.value.precision().name().into()));
    }
    object
}

/// A time that the text names, as it is written there, with its sentence; nothing if its year is not known.
fn time<'a>(article: &'a Article, time: &Time) -> Option<Json<'a>> {
    let date = time.moment.date()?;
    let text = article.part(time.part);
    let written = time.start as usize..time.end as usize;
    Some(Json::Object(vec![
        ("value", date.to_string().into()),
        ("precision", date.precision().name().into()),
        ("text", text.get(written.clone())?.into()),
        ("sentence", text.get(sentence_at(text, written.start))?.into()),
    ]))
}

fn list(value: &Option<Found<Vec<String>>>) -> Json<'_> {
    found(value, |list| Json::texts(list))
}

/// A value with its provenance.
fn found<'a, T>(value: &'a Option<Found<T>>, show: impl Fn(&'a T) -> Json<'a>) -> Json<'a> {
    let Some(found) = value else {
        return Json::Null;
    };
    let mut entries = vec![("value", show(&found.value)), ("from", found.from.name().into())];
    if let Some(line) = found.line {
        entries.push(("line", Json::Count(line as usize)));
    }
    Json::Object(entries)
}

fn mentioned(corpus: &Corpus, id: ArticleId) -> Json<'_> {
    let mut names: Vec<(usize, usize)> = (0..corpus.names().len()).map(|name| (name, 0)).collect();
    for mention in corpus.mentions(id) {
        if let Some((_, mentions)) = names.get_mut(mention.name as usize) {
            *mentions += 1;
        }
    }
    names.retain(|(_, mentions)| *mentions > 0);
    order::sort_by_key(&mut names, |(_, mentions)| std::cmp::Reverse(*mentions));
    let object = |&(name, mentions): &(usize, usize)| {
        let name = &corpus.names()[name];
        Json::Object(vec![
            ("name", name.name.as_str().into()),
            ("kind", name.kind.name().into()),
            ("mentions", Json::Count(mentions)),
        ])
    };
    Json::List(names.iter().map(object).collect())
}

fn block(block: &article::Block) -> Json<'_> {
    let (kind, reason) = match &block.kind {
        BlockKind::Body => ("body", None),
        BlockKind::Heading => ("heading", None),
        BlockKind::Caption => ("caption", None),
        BlockKind::Furniture { reason } => ("furniture", Some(reason.as_str())),
    };
    let mut entries = vec![("kind", kind.into())];
    if let Some(reason) = reason {
        entries.push(("reason", reason.into()));
    }
    let (first, last) = block.lines;
    entries.push((
        "lines",
        Json::List(vec![Json::Count(first as usize), Json::Count(last as usize)]),
    ));
    entries.push(("text", block.text.as_str().into()));
    Json::Object(entries)
}

/// What `dossier search --json` prints: the answer to a query line, at most `limit` articles of it.
pub fn search<'a>(corpus: &'a Corpus, line: &'a str, results: &'a Results, limit: Option<usize>) -> Json<'a> {
    let mut hits = Vec::new();
    for ranked in results.articles.iter().take(limit.unwrap_or(usize::MAX)) {
        hits.push(Json::Object(vec![
            ("id", corpus.slug(ranked.id).into()),
            ("title", corpus.label(ranked.id).into()),
            ("score", rounded(ranked.score, 10_000)),
            ("matches", Json::Count(ranked.matches as usize)),
            ("snippet", results.snippet(corpus, ranked.id).text().into()),
        ]));
    }
    let mut facets = Vec::new();
    for facet in &results.facets {
        let counted = facet.values.iter().filter(|count| count.if_chosen > 0);
        let pair = |count: &'a Count| Json::List(vec![count.value.as_str().into(), Json::Count(count.if_chosen)]);
        facets.push((facet.key.name(), Json::List(counted.map(pair).collect())));
    }
    Json::Object(vec![
        ("query", line.into()),
        ("total", Json::Count(results.articles.len())),
        ("hits", Json::List(hits)),
        // An object with a key for each facet, in the order of the address.
        ("facets", Json::Object(facets)),
        ("suggestion", Json::or_null(results.suggestion(line))),
        (
            "notes",
            Json::List(results.notes(line).into_iter().map(Json::from).collect()),
        ),
    ])
}

/// A score to so many parts of one.
fn rounded(score: f32, parts: i64) -> Json<'static> {
    let rounded = (f64::from(score) * parts as f64).round() as i64;
    Json::Decimal(rounded * (10_000 / parts))
}

/// What `dossier compare --json` prints: the object for a comparison, with the words that are particular to each of its
/// articles.
pub fn comparison<'a>(corpus: &'a Corpus, comparison: &'a Comparison, vocabulary: &'a [Vec<Keyword>]) -> Json<'a> {
    let slug = |column: usize| corpus.article(comparison.articles[column]).slug.as_str();
    let member = |place: &compare::Place| {
        Json::Object(vec![
            ("article", slug(place.column).into()),
            ("sentence", Json::Count(place.sentence)),
            ("text", comparison.text(corpus, *place).into()),
        ])
    };
    let statement = |statement: &'a compare::Statement| {
        Json::Object(vec![
            ("kind", statement.kind.name().into()),
            ("score", rounded(statement.score, 1000)),
            ("why", Json::texts(&statement.why)),
            ("members", Json::List(statement.members.iter().map(member).collect())),
            (
                "conflicts",
                Json::List(statement.conflicts.iter().map(conflict).collect()),
            ),
        ])
    };
    let name = |name: &'a compare::NameLabels| {
        // An object with a key for each article that uses any label.
        let used = name.labels.iter().enumerate().filter(|(_, labels)| !labels.is_empty());
        let count = |label: &'a compare::Label| Json::List(vec![label.text.as_str().into(), Json::Count(label.count)]);
        let labels = used.map(|(column, labels)| (slug(column), Json::List(labels.iter().map(count).collect())));
        Json::Object(vec![
            ("name", name.name.as_str().into()),
            ("kind", name.kind.name().into()),
            ("labels", Json::Object(labels.collect())),
        ])
    };
    let quote = |quote: &'a compare::Quote| {
        Json::Object(vec![
            ("article", slug(quote.place.column).into()),
            ("sentence", Json::Count(quote.place.sentence)),
            ("speaker", Json::or_null(quote.speaker.as_deref())),
            ("verb", Json::or_null(quote.verb.as_deref())),
            ("direct", Json::Bool(quote.direct)),
            ("text", quote.text.as_str().into()),
        ])
    };
    let places = |places: &[usize]| Json::List(places.iter().map(|&place| Json::Count(place)).collect());
    let columns = || 0..comparison.articles.len();
    let left_out = columns().map(|column| (slug(column), places(&comparison.left_out(column))));
    let keyword = |word: &'a Keyword| {
        Json::Object(vec![
            ("word", word.term.as_str().into()),
            ("here", Json::Count(word.here as usize)),
            ("elsewhere", Json::Count(word.there as usize)),
            ("log_likelihood", rounded(word.association.log_likelihood as f32, 100)),
            ("log_ratio", rounded(word.association.log_ratio as f32, 100)),
        ])
    };
    let words = vocabulary.iter().enumerate();
    let words = words.map(|(column, words)| (slug(column), Json::List(words.iter().map(keyword).collect())));
    Json::Object(vec![
        (
            "articles",
            Json::List(columns().map(|column| slug(column).into()).collect()),
        ),
        (
            "statements",
            Json::List(comparison.statements.iter().map(statement).collect()),
        ),
        (
            "unmatched",
            Json::List(comparison.unmatched.iter().map(member).collect()),
        ),
        ("names", Json::List(comparison.names.iter().map(name).collect())),
        ("quotes", Json::List(comparison.quotes.iter().map(quote).collect())),
        (
            "quotations",
            Json::List(comparison.quotations.iter().map(|group| places(group)).collect()),
        ),
        ("left_out", Json::Object(left_out.collect())),
        ("vocabulary", Json::Object(words.collect())),
    ])
}

fn conflict(conflict: &compare::Conflict) -> Json<'_> {
    Json::Object(vec![
        ("type", conflict.kind.name().into()),
        ("values", Json::texts(&conflict.values)),
    ])
}
