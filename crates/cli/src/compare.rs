//! `dossier compare`: what articles say alike, and what each says alone.

use std::io::Write;

use dossier_engine::compare::{Comparison, Statement, compare_as, export, vocabulary};
use dossier_engine::statistics::FunctionWords;
use dossier_engine::wordlist::Wordlist;
use dossier_engine::{ArticleId, Corpus, View, json};

use crate::args::{Compare, Form};
use crate::failure::Failure;
use crate::folder;

pub(crate) fn run(options: &Compare, out: &mut impl Write) -> Result<(), Failure> {
    let corpus = folder::open(&options.folder)?;
    let ids = options
        .ids
        .iter()
        .map(|slug| find(&corpus, slug))
        .collect::<Result<Vec<_>, _>>()?;
    let wish = View {
        least: options.least,
        ..View::default()
    };
    let comparison = compare_as(&corpus, &ids, &wish.wish());
    match options.form {
        Form::Json => {
            let wordlist = Wordlist::of(&corpus);
            let function_words = FunctionWords::of(&corpus, &wordlist);
            let words = vocabulary(&corpus, &wordlist, &function_words, &ids);
            writeln!(out, "{}", json::comparison(&corpus, &comparison, &words))?;
            return Ok(());
        }
        Form::Csv => return Ok(write!(out, "{}", export::csv(&corpus, &comparison))?),
        Form::Markdown => return Ok(write!(out, "{}", export::markdown(&corpus, &comparison))?),
        Form::Text => {}
    }
    Listing {
        corpus: &corpus,
        comparison: &comparison,
    }
    .write(out)
}

fn find(corpus: &Corpus, slug: &str) -> Result<ArticleId, Failure> {
    const MOST: usize = 12;
    corpus.find(slug).ok_or_else(|| {
        let mut known: Vec<&str> = corpus
            .ids()
            .take(MOST)
            .map(|id| corpus.article(id).slug.as_str())
            .collect();
        if corpus.len() > MOST {
            known.push("…");
        }
        Failure::Unusable(format!(
            "no article has the id {slug:?}. The ids are {}.",
            known.join(", ")
        ))
    })
}

/// A comparison for a person to read.
struct Listing<'a> {
    corpus: &'a Corpus,
    comparison: &'a Comparison,
}

impl Listing<'_> {
    fn write(&self, out: &mut impl Write) -> Result<(), Failure> {
        for column in 0..self.comparison.articles.len() {
            let article = self.corpus.article(self.comparison.articles[column]);
            let date = article
                .published
                .as_ref()
                .map_or("no date".to_owned(), |date| date.value.in_words());
            writeln!(
                out,
                "{}: {} ({}, {date})",
                article.slug,
                article.label(),
                article.source_label()
            )?;
        }
        match self.comparison.statements.len() {
            0 => writeln!(out, "\nNo statement was found that two of them share.")?,
            1 => writeln!(out, "\nOne statement that two or more of them share:")?,
            count => writeln!(out, "\n{count} statements that two or more of them share:")?,
        }
        for (at, statement) in self.comparison.statements.iter().enumerate() {
            self.statement(at + 1, statement, out)?;
        }
        (0..self.comparison.articles.len()).try_for_each(|column| self.alone(column, out))
    }

    fn statement(&self, number: usize, statement: &Statement, out: &mut impl Write) -> Result<(), Failure> {
        let why = statement.why.join(", ");
        writeln!(
            out,
            "\n{number:>3}. {}, {:.2}: {why}",
            statement.kind.name(),
            statement.score
        )?;
        for &member in &statement.members {
            writeln!(
                out,
                "     {}: {}",
                self.slug(member.column),
                self.comparison.text(self.corpus, member)
            )?;
        }
        for conflict in &statement.conflicts {
            writeln!(
                out,
                "     They differ in a {}: {}",
                conflict.kind.name(),
                conflict.values.join(" / ")
            )?;
        }
        Ok(())
    }

    fn alone(&self, column: usize, out: &mut impl Write) -> Result<(), Failure> {
        let alone: Vec<_> = self
            .comparison
            .unmatched
            .iter()
            .filter(|place| place.column == column)
            .collect();
        if alone.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "\nNo match was found for {} of {}:",
            sentences(alone.len()),
            self.slug(column)
        )?;
        for &place in alone {
            writeln!(out, "   - {}", self.comparison.text(self.corpus, place))?;
        }
        Ok(())
    }

    fn slug(&self, column: usize) -> &str {
        &self.corpus.article(self.comparison.articles[column]).slug
    }
}

fn sentences(count: usize) -> String {
    if count == 1 {
        "one sentence".to_owned()
    } else {
        format!("{count} sentences")
    }
}
