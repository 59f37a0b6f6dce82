//! `dossier check`: what was read from each file.

use std::cmp::Reverse;
use std::io::{self, Write};

use dossier_engine::article::Block;
use dossier_engine::name::Name;
use dossier_engine::{Article, json, text};
use dossier_ingest::{Collection, Description, PassedOver, workers};

use crate::args::{Check, Shown};
use crate::failure::Failure;
use crate::folder;

pub(crate) fn run(options: &Check, out: &mut impl Write) -> Result<(), Failure> {
    match options.shown {
        Shown::Table => {}
        Shown::Json => {
            let corpus = folder::open(&options.folder)?;
            for id in corpus.ids() {
                write!(out, "{}", json::article(&corpus, id))?;
                writeln!(out)?;
            }
            return Ok(());
        }
        Shown::Names => return Ok(names(&folder::read(&options.folder)?.collection, out)?),
    }
    let ingested = folder::survey(&options.folder)?;
    table(&ingested.collection.articles, out)?;
    for refusal in &ingested.refused {
        writeln!(out, "not read: {refusal}")?;
    }
    for PassedOver { path, why } in &ingested.passed_over {
        writeln!(out, "passed over: {path}: {why}")?;
    }
    Ok(())
}

/// The names that were found beside those of the manifest, as sections of one; those in most places first. What texts call
/// a name without being known to mean it always stands in comments: to confirm it is to move it up.
fn names(collection: &Collection, out: &mut impl Write) -> io::Result<()> {
    let found = &collection.found;
    let described = dossier_ingest::descriptions(collection);
    let (of_given, of_found) = described.split_at(collection.names.len());
    let mut mentions = vec![0usize; found.names.len()];
    let mut articles = vec![0usize; found.names.len()];
    for here in &found.mentions {
        let mut named: Vec<u32> = here.iter().map(|mention| mention.name).collect();
        named.iter().for_each(|&name| mentions[name as usize] += 1);
        named.sort_unstable();
        named.dedup();
        named.iter().for_each(|&name| articles[name as usize] += 1);
    }
    let mut order: Vec<usize> = (0..found.names.len()).collect();
    order.sort_by_key(|&place| (Reverse(articles[place]), Reverse(mentions[place])));
    writeln!(
        out,
        "# Names found in the texts. Keep what is right, and put it into corpus.toml. What is offered below a name may join its list."
    )?;
    for place in order {
        let Name { name, kind, also } = &found.names[place];
        let also: Vec<String> = also.iter().map(|label| quoted(label)).collect();
        let (articles, mentions) = (articles[place], mentions[place]);
        writeln!(out, "\n[[name]] # mentions: {mentions}, articles: {articles}")?;
        writeln!(out, "name = {}\nkind = \"{}\"", quoted(name), kind.name())?;
        if !also.is_empty() {
            writeln!(out, "also = [{}]", also.join(", "))?;
        }
        offer(&of_found[place], out)?;
    }
    if of_given.iter().any(|descriptions| !descriptions.is_empty()) {
        writeln!(out, "\n# Descriptions in the texts for names that corpus.toml has.")?;
    }
    for (name, descriptions) in collection
        .names
        .iter()
        .zip(of_given)
        .filter(|(_, them)| !them.is_empty())
    {
        writeln!(out, "\n# name = {}", quoted(&name.name))?;
        offer(descriptions, out)?;
    }
    Ok(())
}

/// The descriptions of a name, with the words that tie them to it.
fn offer(descriptions: &[Description], out: &mut impl Write) -> io::Result<()> {
    for Description {
        label,
        article,
        evidence,
        elsewhere,
        also_of,
    } in descriptions
    {
        write!(out, "# also? {} ({article}: “{evidence}”", quoted(label))?;
        match elsewhere {
            0 => {}
            1 => write!(out, ", once elsewhere")?,
            times => write!(out, ", {times} times elsewhere")?,
        }
        for (place, other) in also_of.iter().enumerate() {
            write!(out, "{} {}", if place == 0 { ", also of" } else { "," }, quoted(other))?;
        }
        writeln!(out, ")")?;
    }
    Ok(())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", c as u32),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A row an article; those that want to be looked at stand first: empty, like another, without title, without date.
fn table(articles: &[Article], out: &mut impl Write) -> Result<(), Failure> {
    const HEAD: [&str; 6] = ["ID", "WORDS", "FOLDED", "DATE", "OUTLET", "TITLE"];
    let mut rows = vec![HEAD.map(str::to_owned)];
    let words = workers::each(articles.len(), |at| words(&articles[at]), |_| {});
    let mut counted: Vec<(&Article, usize)> = articles.iter().zip(words).collect();
    counted.sort_by_key(|(article, words)| wants_a_look(article, *words));
    rows.extend(counted.into_iter().map(|(article, words)| row(article, words)));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEAD.len() - 1).map(width).collect();
    for [id, words, folded, date, outlet, title] in &rows {
        writeln!(
            out,
            "{id:<0$}  {words:>1$}  {folded:>2$}  {date:<3$}  {outlet:<4$}  {title}",
            widths[0], widths[1], widths[2], widths[3], widths[4]
        )?;
    }
    for article in articles {
        for warning in &article.warnings {
            writeln!(out, "{}: {warning}", article.path)?;
        }
    }
    Ok(())
}

/// How many words an article has, furniture left out: as many as the page says.
fn words(article: &Article) -> usize {
    article.passages().map(|(_, text)| text::words(text).count()).sum()
}

/// How soon an article should be looked at: the lower, the sooner.
fn wants_a_look(article: &Article, words: usize) -> u8 {
    match () {
        () if words == 0 => 0,
        () if !article.warnings.is_empty() => 1,
        () if article.title.is_none() => 2,
        () if article.published.is_none() => 3,
        () => 4,
    }
}

/// What is known of an article, with `-` for what is not. Folded is counted in lines.
fn row(article: &Article, words: usize) -> [String; 6] {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let furniture = article.blocks.iter().filter(|block| block.is_furniture());
    let folded: usize = furniture.map(|Block { text, .. }| text.split('\n').count()).sum();
    [
        article.slug.clone(),
        words.to_string(),
        folded.to_string(),
        or_dash(article.published.as_ref().map(|date| date.value.to_string())),
        or_dash(article.source.as_ref().map(|source| source.value.clone())),
        or_dash(article.title.as_ref().map(|title| title.value.clone())),
    ]
}
