//! How far Dossier's ranking agrees with that of Tantivy, a search engine for servers that ranks by BM25 too.
//!
//! Both are given the same articles and the same words, one of which is enough. What is compared is which ten articles
//! come first, and which comes first of all. It is no test: where they differ, either may be right. Tantivy is set up as
//! its documentation has it: title and text as two fields, both by its English tokeniser with stemming.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dossier_engine::article::Article;
use dossier_engine::query::Query;
use dossier_engine::search::search_for;
use dossier_engine::{Corpus, View};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, INDEXED, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, Searcher, TantivyDocument, doc};

const HELP: &str = "\
cargo run --release -- FOLDER QUERIES     a file of queries: a line each, an id, a tab, and words
cargo run --release -- FOLDER --titles N  the titles of N articles as queries
";

/// How many of the first articles are compared.
const FIRST: usize = 10;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (folder, queries): (&str, &dyn Fn(&Corpus) -> Result<Vec<String>>) = match arguments[..] {
        [folder, "--titles", count] => {
            let count = count.parse().context("--titles takes a number")?;
            (folder, &move |corpus| Ok(titles(corpus, count)))
        }
        [folder, file] => (folder, &move |_| read(Path::new(file))),
        _ => bail!("{HELP}"),
    };
    let ingested = dossier_ingest::read_folder(Path::new(folder), &mut |_| {})?;
    let corpus = Corpus::build(ingested.collection);
    let queries = queries(&corpus)?;
    let tantivy = Tantivy::index(&corpus)?;
    let (mut shared, mut wanted, mut same_first, mut compared) = (0, 0, 0, 0);
    for words in &queries {
        let ours = ours(&corpus, words);
        let theirs = tantivy.first(words)?;
        if ours.is_empty() && theirs.is_empty() {
            continue;
        }
        compared += 1;
        same_first += usize::from(ours.first() == theirs.first());
        let (one, other): (HashSet<u64>, HashSet<u64>) = (ours.into_iter().collect(), theirs.into_iter().collect());
        shared += one.intersection(&other).count();
        wanted += one.len().max(other.len());
    }
    println!(
        "{} articles, {compared} queries: {:.0}% of the first {FIRST} are the same, and the first in {:.0}%",
        corpus.len(),
        100.0 * shared as f64 / f64::from(u32::try_from(wanted.max(1))?),
        100.0 * same_first as f64 / f64::from(u32::try_from(compared.max(1))?)
    );
    Ok(())
}

/// Every so many'th article's title.
fn titles(corpus: &Corpus, count: usize) -> Vec<String> {
    let every = (corpus.len() / count.max(1)).max(1);
    let titles = corpus.ids().step_by(every).map(|id| corpus.article(id).label());
    titles.take(count).map(|title| title.to_string()).collect()
}

fn read(file: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let words = text.lines().filter_map(|line| line.split_once('\t'));
    Ok(words.map(|(_, words)| words.to_owned()).collect())
}

fn ours(corpus: &Corpus, words: &str) -> Vec<u64> {
    let results = search_for(corpus, Query::plain(words), &View::default(), true);
    let first = results.articles.iter().take(FIRST);
    first.map(|found| found.id.index() as u64).collect()
}

/// The same articles in Tantivy.
struct Tantivy {
    searcher: Searcher,
    parser: QueryParser,
    place: Field,
}

impl Tantivy {
    fn index(corpus: &Corpus) -> Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(tantivy::schema::IndexRecordOption::WithFreqsAndPositions);
        let text_options = TextOptions::default().set_indexing_options(indexing);
        let place = schema.add_u64_field("place", INDEXED | STORED);
        let title = schema.add_text_field("title", text_options.clone());
        let text = schema.add_text_field("text", text_options);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 200_000_000)?;
        for id in corpus.ids() {
            let article = corpus.article(id);
            writer.add_document(doc!(
                place => id.index() as u64,
                title => article.label().to_string(),
                text => body(article)
            ))?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let parser = QueryParser::for_index(&index, vec![title, text]);
        Ok(Self {
            searcher: index.reader()?.searcher(),
            parser,
            place,
        })
    }

    fn first(&self, words: &str) -> Result<Vec<u64>> {
        // Words only: what else stands there would be taken for its query language.
        let plain: Vec<String> = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let query = self.parser.parse_query(&plain.join(" "))?;
        let mut found = Vec::new();
        for (_, address) in self.searcher.search(&query, &TopDocs::with_limit(FIRST).order_by_score())? {
            let document: TantivyDocument = self.searcher.doc(address)?;
            found.extend(document.get_first(self.place).and_then(|value| value.as_u64()));
        }
        Ok(found)
    }
}

/// What is read of an article but for its title.
fn body(article: &Article) -> String {
    let title = article.title_block();
    let blocks = article.reading().filter(|(place, _)| Some(*place) != title);
    blocks.map(|(_, block)| block.text.as_str()).collect::<Vec<_>>().join("\n")
}
