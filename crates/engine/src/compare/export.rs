//! Export: the statements of a comparison as a table for other programs.
//!
//! One row a statement, one column an article; then a row for each sentence that stands in no statement. JSON is in
//! [`crate::json`].

use super::{Comparison, Place};
use crate::corpus::Corpus;
use crate::{markdown, table};

/// The table as CSV (RFC 4180, but for line feeds alone at the ends of lines), in UTF-8: kind, score, what is shared and in what
/// they differ, then the wording of each article, empty where no match was found.
pub fn csv(corpus: &Corpus, comparison: &Comparison) -> String {
    let mut table = String::new();
    let mut cells = vec!["kind", "score", "shared", "differ"];
    cells.extend(comparison.articles.iter().map(|&id| corpus.slug(id)));
    table::push_row(&mut table, &cells);
    for row in rows(corpus, comparison) {
        let mut cells = vec![row.kind, &row.score, &row.shared, &row.differ];
        cells.extend(row.wordings.iter().map(|wording| &wording[..]));
        table::push_row(&mut table, &cells);
    }
    table
}

/// The table as Markdown, under the titles of the articles.
pub fn markdown(corpus: &Corpus, comparison: &Comparison) -> String {
    let mut text = String::from("# Comparison\n\n");
    for &id in &comparison.articles {
        let article = corpus.article(id);
        let date = article
            .published
            .as_ref()
            .map_or("no date".to_owned(), |date| date.value.in_words());
        let url = article
            .url
            .as_ref()
            .map_or(String::new(), |url| format!(", {}", markdown::link(&url.value)));
        text.push_str(&format!(
            "- {}: {}, {date}{url}\n",
            markdown::in_line(article.source_label()),
            markdown::in_line(&article.label())
        ));
    }
    let sources = comparison
        .articles
        .iter()
        .map(|&id| markdown::in_line(corpus.article(id).source_label()));
    let mut line = |cells: Vec<String>| {
        text.push_str("| ");
        text.push_str(&cells.join(" | "));
        text.push_str(" |\n");
    };
    line(Vec::new());
    let mut head = vec!["Alike".to_owned(), "They differ in".to_owned()];
    head.extend(sources);
    let rule = vec!["---".to_owned(); head.len()];
    line(head);
    line(rule);
    for row in rows(corpus, comparison) {
        let mut cells = vec![format!("{} {}", row.kind, row.score), markdown::in_line(&row.differ)];
        cells.extend(row.wordings.iter().map(|wording| match wording.is_empty() {
            true => "*no match found*".to_owned(),
            false => markdown::in_line(wording),
        }));
        line(cells);
    }
    text.replacen("|  |\n", "\n", 1)
}

struct Row {
    kind: &'static str,
    score: String,
    shared: String,
    differ: String,
    /// For each column the sentences that state it.
    wordings: Vec<String>,
}

fn rows(corpus: &Corpus, comparison: &Comparison) -> Vec<Row> {
    let wordings = |members: &[Place]| {
        let mut wordings = vec![String::new(); comparison.articles.len()];
        for &member in members {
            let wording = &mut wordings[member.column];
            if !wording.is_empty() {
                wording.push_str(" […] ");
            }
            wording.push_str(comparison.text(corpus, member));
        }
        wordings
    };
    let mut rows = Vec::new();
    for statement in &comparison.statements {
        let differ = statement.conflicts.iter();
        let differ = differ.map(|conflict| format!("{}: {}", conflict.kind.name(), conflict.values.join(" / ")));
        rows.push(Row {
            kind: statement.kind.name(),
            score: hundredths(statement.score),
            shared: statement.why.join("; "),
            differ: differ.collect::<Vec<_>>().join("; "),
            wordings: wordings(&statement.members),
        });
    }
    for &place in &comparison.unmatched {
        rows.push(Row {
            kind: "unmatched",
            score: String::new(),
            shared: String::new(),
            differ: String::new(),
            wordings: wordings(&[place]),
        });
    }
    rows
}

/// A score from 0 to 1 with two decimals.
pub fn hundredths(score: f32) -> String {
    let hundredths = (score * 100.0 + 0.5) as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_have_two_decimals() {
        assert_eq!(
            [0.0, 0.285, 0.999, 1.0].map(hundredths),
            ["0.00", "0.29", "1.00", "1.00"]
        );
    }
}
