//! Tests of the query language, and how a tree is written in them.

mod expressions;
mod laws;
mod lines;

use super::expression::{Expression, Manner};
use super::tree::{Kind, Pattern, Query, Tree};

/// Writes an expression as `wi*ld`, `word~1` or `/regular/`.
fn expression(expression: &Expression) -> String {
    match expression.manner() {
        Manner::Wildcard => expression.source.clone(),
        Manner::Edits(edits) => format!("{}~{edits}", expression.source),
        Manner::Regular => format!("/{}/", expression.source),
    }
}

/// Writes a pattern: a word as it is compared, `'so'` in no other form, `=so` letter by letter, `…` unfinished.
fn pattern(pattern: &Pattern) -> String {
    let end = |unfinished: &bool| if *unfinished { "…" } else { "" };
    match pattern {
        Pattern::Form { folded, unfinished, .. } => format!("{folded}{}", end(unfinished)),
        Pattern::Surface { folded, unfinished } => format!("'{folded}{}'", end(unfinished)),
        Pattern::Exact(word) => format!("={word}"),
        Pattern::Automaton(inner) => expression(inner),
    }
}

fn joined(parts: &[Tree], sign: &str) -> String {
    let parts: Vec<String> = parts.iter().map(written).collect();
    format!("({})", parts.join(sign))
}

fn written(tree: &Tree) -> String {
    match &tree.kind {
        Kind::All(parts) => joined(parts, " & "),
        Kind::Any(parts) => joined(parts, " | "),
        Kind::Not(tree) => format!("-{}", written(tree)),
        Kind::Near {
            left,
            right,
            within,
            ordered,
        } => {
            let sign = if *ordered { '>' } else { '~' };
            format!("({} {sign}{within} {})", written(left), written(right))
        }
        Kind::Words(patterns) => match &patterns[..] {
            [only] => pattern(only),
            patterns => format!("\"{}\"", patterns.iter().map(pattern).collect::<Vec<_>>().join(" ")),
        },
        Kind::Passage(inner) => format!("{}t", expression(inner)),
        Kind::Title(tree) => format!("title:{}", written(tree)),
        Kind::Quote(tree) => format!("quote:{}", written(tree)),
        Kind::Facet {
            key,
            words,
            unfinished,
            is_whole,
        } => {
            format!(
                "{}:{}[{}{}]",
                key.name(),
                if *is_whole { "=" } else { "" },
                words.join(" "),
                if *unfinished { "…" } else { "" }
            )
        }
        Kind::Published { from, to } => {
            let end = |end: &Option<crate::date::PartialDate>| end.map_or(String::new(), |date| date.to_string());
            format!("date:{}..{}", end(from), end(to))
        }
        Kind::Length { least, most: u32::MAX } => format!("words:{least}.."),
        Kind::Length { least, most } => format!("words:{least}..{most}"),
    }
}

/// Writes the tree, then each remark with what it is about.
fn said(line: &str) -> String {
    let query = Query::parse(line);
    let mut said = vec![query.tree.as_ref().map_or("nothing".to_owned(), written)];
    for remark in &query.remarks {
        said.push(format!("! {} @{}", remark.text, &line[remark.span.clone()]));
    }
    said.join("\n")
}
