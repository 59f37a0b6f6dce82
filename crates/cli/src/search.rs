//! `dossier search`: the articles that answer a query, or a file of queries.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use dossier_engine::query::Query;
use dossier_engine::search::search_for;
use dossier_engine::{Corpus, Results, View, json};

use crate::args::{Queries, Search};
use crate::failure::Failure;
use crate::folder;

pub(crate) fn run(options: &Search, out: &mut impl Write) -> Result<(), Failure> {
    match &options.queries {
        Queries::One { query, json } => {
            let corpus = folder::open(&options.folder)?;
            let view = View {
                query: query.clone(),
                ..View::default()
            };
            let results = search_for(&corpus, Query::parse(query), &view, options.any);
            match json {
                true => as_json(&corpus, query, &results, options.limit, out),
                false => as_list(&corpus, query, &results, options.limit, out),
            }
        }
        Queries::Run { file } => {
            let topics = Topic::read(file)?; // before the folder: a wrong file is said at once
            as_run(&folder::open(&options.folder)?, &topics, options, out)
        }
    }
}

fn as_json(
    corpus: &Corpus,
    query: &str,
    results: &Results,
    limit: Option<usize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    write!(out, "{}", json::search(corpus, query, results, limit))?;
    Ok(writeln!(out)?)
}

fn as_list(
    corpus: &Corpus,
    query: &str,
    results: &Results,
    limit: Option<usize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    const SHOWN: usize = 20; // a screen or two
    let shown = limit.unwrap_or(SHOWN).min(results.articles.len());
    let count = results.articles.len();
    writeln!(out, "{count} of {} articles, {} matches", corpus.len(), results.matches)?;
    for note in results.notes(query) {
        writeln!(out, "{note}")?;
    }
    for (rank, found) in results.articles.iter().take(shown).enumerate() {
        let article = corpus.article(found.id);
        let date = article
            .published
            .as_ref()
            .map_or("no date".to_owned(), |date| date.value.in_words());
        let matches = found.matches as usize;
        writeln!(out)?;
        writeln!(out, "{:>3}. {}", rank + 1, article.label())?;
        writeln!(
            out,
            "     {} · {date} · {} · {matches} {}",
            article.source_label(),
            article.slug,
            matches_word(matches)
        )?;
        let snippet = results.snippet(corpus, found.id).text();
        if !snippet.is_empty() {
            writeln!(out, "     {}", snippet.replace('\n', " "))?;
        }
    }
    if shown < count {
        writeln!(out, "\n{} more; see them with --limit {count}", count - shown)?;
    }
    Ok(())
}

fn matches_word(count: usize) -> &'static str {
    if count == 1 { "match" } else { "matches" }
}

/// A TREC run: `qid Q0 id rank score dossier`, a line an article.
fn as_run(corpus: &Corpus, topics: &[Topic], options: &Search, out: &mut impl Write) -> Result<(), Failure> {
    let view = View::default();
    for topic in topics {
        let results = search_for(corpus, Query::plain(&topic.text), &view, options.any);
        let answers = results.articles.iter().take(options.limit.unwrap_or(usize::MAX));
        for (rank, found) in answers.enumerate() {
            let id = corpus.slug(found.id);
            writeln!(out, "{} Q0 {id} {} {:.6} dossier", topic.id, rank + 1, found.score)?;
        }
    }
    Ok(())
}

/// A line of a file of queries.
struct Topic {
    id: String,
    text: String,
}

impl Topic {
    fn read(file: &Path) -> Result<Vec<Self>, Failure> {
        let shown = file.display();
        let bytes = fs::read(file)
            .map_err(|error| Failure::Unusable(format!("{shown}: cannot be read: {error}. Check the path.")))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|&&b| b == b'\n')
                .count();
            Failure::Unusable(format!(
                "{shown}:{line}: the line is not UTF-8. Save the file as UTF-8."
            ))
        })?;
        let mut ids = HashSet::new();
        let mut topics = Vec::new();
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let wrong = |what: &str| Failure::Unusable(format!("{shown}:{}: {what}", at + 1));
            let (id, text) = line.split_once('\t').ok_or_else(|| {
                wrong("there is no tab in the line. Write an id, a tab, and the words to search for.")
            })?;
            let id = id.trim();
            if id.is_empty() || id.contains(char::is_whitespace) {
                return Err(wrong(
                    "the id is empty or has a space in it. Give each query an id of one word.",
                ));
            }
            if !ids.insert(id.to_owned()) {
                return Err(wrong(
                    "the id stands in an earlier line too. Give each query an id of its own.",
                ));
            }
            topics.push(Self {
                id: id.to_owned(),
                text: text.to_owned(),
            });
        }
        Ok(topics)
    }
}
