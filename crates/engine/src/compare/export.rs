//! Export: the statements of a comparison as a table for other programs.
//!
//! One row a statement, one column an article; then a row for each sentence that stands in no statement. JSON is in
//! [`crate::json`].

use super::{Comparison, Place};
use crate::corpus::Corpus;

/// The table as CSV (RFC 4180, but for line feeds alone at the ends of lines), in UTF-8: kind, score, what is shared and in what
/// they differ, then the wording of each article, empty where no match was found.
pub fn csv(corpus: &Corpus, comparison: &Comparison) -> String {
    let mut table = String::new();
    let mut line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        table.push_str(&cells.join(","));
        table.push('\n');
    };
    let mut head = ["kind", "score", "shared", "differ"].map(str::to_owned).to_vec();
    head.extend(comparison.articles.iter().map(|&id| corpus.slug(id).to_owned()));
    line(head);
    for row in rows(corpus, comparison) {
        let mut cells = vec![row.kind.to_owned(), row.score, row.shared, row.differ];
        cells.extend(row.wordings);
        line(cells);
    }
    table
}

/// A field in quotation marks where it needs them. What a spreadsheet would take for a formula is led by an apostrophe, as
/// spreadsheets write text.
fn quoted(cell: &str) -> String {
    let guarded = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{guarded}{}\"", cell.replace('"', "\"\"")),
        false => format!("{guarded}{cell}"),
    }
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
            .map_or(String::new(), |url| format!(", <{}>", url.value));
        text.push_str(&format!(
            "- {}: {}, {date}{url}\n",
            cell(article.source_label()),
            cell(&article.label())
        ));
    }
    let sources = comparison
        .articles
        .iter()
        .map(|&id| cell(corpus.article(id).source_label()));
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
        let mut cells = vec![format!("{} {}", row.kind, row.score), cell(&row.differ)];
        cells.extend(row.wordings.iter().map(|wording| match wording.is_empty() {
            true => "*no match found*".to_owned(),
            false => cell(wording),
        }));
        line(cells);
    }
    text.replacen("|  |\n", "\n", 1)
}

/// Text that stands for itself in a cell of a table.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => cell.push(' '),
            '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#' => cell.extend(['\\', c]),
            c => cell.push(c),
        }
    }
    cell
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
    fn cells_stand_for_themselves() {
        for (text, csv, markdown) in [
            ("plain", "plain", "plain"),
            ("a, b", "\"a, b\"", "a, b"),
            ("say \"a\"", "\"say \"\"a\"\"\"", "say \"a\""),
            ("=1+1", "'=1+1", "=1+1"),
            ("-a,b", "\"'-a,b\"", "-a,b"),
            ("a|b\n*c*", "\"a|b\n*c*\"", "a\\|b \\*c\\*"),
        ] {
            assert_eq!(quoted(text), csv);
            assert_eq!(cell(text), markdown);
        }
        assert_eq!(
            [0.0, 0.285, 0.999, 1.0].map(hundredths),
            ["0.00", "0.29", "1.00", "1.00"]
        );
    }
}
