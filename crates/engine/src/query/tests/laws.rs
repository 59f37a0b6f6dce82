//! What holds of every line.

use expect_test::expect;
use proptest::prelude::*;

use super::{said, written};
use crate::query::tree::{Kind, Query, Tree};
use crate::text;

#[test]
fn spans_are_those_of_the_line() {
    fn gather(tree: &Tree, line: &str, spans: &mut Vec<String>) {
        spans.push(line[tree.span.clone()].to_owned());
        match &tree.kind {
            Kind::All(parts) | Kind::Any(parts) => parts.iter().for_each(|part| gather(part, line, spans)),
            Kind::Not(tree) | Kind::Title(tree) | Kind::Quote(tree) => gather(tree, line, spans),
            Kind::Near { left, right, .. } => {
                gather(left, line, spans);
                gather(right, line, spans);
            }
            _ => {}
        }
    }
    let line = "x -(b title:(c \"d e\")) OR =F NEAR/3 g-h, ";
    let mut spans = Vec::new();
    if let Some(tree) = Query::parse(line).tree {
        gather(&tree, line, &mut spans);
    }
    expect![[r#"
        x -(b title:(c "d e")) OR =F NEAR/3 g-h,
        x
        -(b title:(c "d e")) OR =F NEAR/3 g-h,
        -(b title:(c "d e"))
        b title:(c "d e")
        b
        title:(c "d e")
        c "d e"
        c
        "d e"
        =F NEAR/3 g-h,
        =F
        g-h,"#]]
    .assert_eq(&spans.join("\n"));
}

#[test]
fn leaves_are_what_is_found_in_text() {
    let query = Query::parse("a (b OR -c) source:d title:\"e f\" NEAR /g h/ -(i j)");
    let leaves = query
        .tree
        .iter()
        .flat_map(Tree::leaves)
        .map(written)
        .collect::<Vec<_>>();
    assert_eq!(leaves, ["a", "b", "\"'e' 'f'\"", "/g h/t"]);
}

#[test]
fn plain_text_has_no_signs() {
    let query = Query::plain("NOT a-b (\"C* date:2025");
    assert_eq!(
        query.tree.as_ref().map(written).as_deref(),
        Some("(not & a & b & c & date & 2025)")
    );
    assert_eq!(Query::plain("One").tree.as_ref().map(written).as_deref(), Some("one"));
    assert_eq!(Query::plain("…"), Query::default());
}

#[test]
fn limits() {
    let many: Vec<String> = (0..300).map(|number| format!("w{number}")).collect();
    let line = many.join(" ");
    let query = Query::parse(&line);
    assert_eq!(query.tree.iter().flat_map(Tree::leaves).count(), 256);
    assert_eq!(query.remarks.len(), 1);
    assert!(line[query.remarks[0].span.clone()].starts_with("w256 w257"));

    let deep = format!("{}a b{} c ", "(x OR ".repeat(80), ")".repeat(80));
    let query = Query::parse(&deep);
    assert_eq!(query.tree.iter().flat_map(Tree::leaves).count(), 83);
    let remarks: Vec<&str> = query.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(remarks, ["Brackets deeper than 64 are left out."; 16]);
}

#[test]
fn long_lines_are_read_at_once() {
    let mut lines: Vec<String> = Vec::new();
    for piece in [
        "(",
        ")",
        "()",
        "\"",
        "a OR ",
        "a NEAR b ",
        "OR ",
        "NEAR/5 ",
        "NOT ",
        "-",
        "-(",
        "- ",
        "title:",
        "title:-",
        "title:(",
        "a~2 ",
        "abcdefghijklmnopqrstuvwxyzabcdefghijkl~2 ",
        "a* ",
        "*",
        "?",
        "* ",
        "a-",
        "中",
        "/",
        "/a",
        "/a ",
        "/a/ ",
        "=",
        "= ",
        "date:",
        "date:2025 ",
        "tags:x ",
        "tag:\"",
        "/((a*)*)*/ ",
        "/a{100}{100}/ ",
        "/((((a{9}){9}){9}){9}){9}/ ",
        "/[a-z0-9]{90}x?/ ",
        "~",
        "e\u{301}",
        "/(",
    ] {
        lines.push(piece.repeat(10_000 / piece.len()));
    }
    lines.push(format!("/{}/", "*".repeat(10_000)));
    lines.push(format!("/a{}/", "*".repeat(10_000)));
    lines.push(format!("/{}/", "(".repeat(10_000)));
    lines.push(format!("/{}/", "[a".repeat(5_000)));
    lines.push(format!(
        "/[{}]/",
        ('\u{4e00}'..).step_by(2).take(5_000).collect::<String>()
    ));
    lines.push(format!("/{}/", "a|".repeat(5_000)));
    for line in lines {
        let started = std::time::Instant::now();
        let query = Query::parse(&line);
        let took = started.elapsed();
        assert!(query.remarks.len() <= 21);
        // Generous, since tests run unoptimised and beside others; a slow one would take seconds.
        assert!(took.as_millis() < 500, "{} took {took:?}", &line[..20.min(line.len())]);
        assert!(query.tree.is_some() || !query.remarks.is_empty());
    }
}

/// All words of the tree, folded, and what its expressions are made of.
fn asked(tree: &Tree, words: &mut String) {
    match &tree.kind {
        Kind::All(parts) | Kind::Any(parts) => parts.iter().for_each(|part| asked(part, words)),
        Kind::Not(tree) | Kind::Title(tree) | Kind::Quote(tree) => asked(tree, words),
        Kind::Near { left, right, .. } => {
            asked(left, words);
            asked(right, words);
        }
        _ => {
            words.push(' ');
            words.push_str(&text::fold(&written(tree)));
        }
    }
}

fn spans_are_valid(tree: &Tree, line: &str) -> bool {
    let inside = |inner: &Tree| inner.span.start >= tree.span.start && inner.span.end <= tree.span.end;
    let valid = |inner: &Tree| inside(inner) && spans_are_valid(inner, line);
    line.get(tree.span.clone()).is_some_and(|part| !part.is_empty())
        && match &tree.kind {
            Kind::All(parts) => {
                parts.len() > 1
                    && parts
                        .iter()
                        .all(|part| valid(part) && !matches!(part.kind, Kind::All(_)))
            }
            Kind::Any(parts) => {
                parts.len() > 1
                    && parts
                        .iter()
                        .all(|part| valid(part) && !matches!(part.kind, Kind::Any(_)))
            }
            Kind::Not(tree) | Kind::Title(tree) | Kind::Quote(tree) => valid(tree),
            Kind::Near { left, right, .. } => valid(left) && valid(right),
            Kind::Words(patterns) => !patterns.is_empty(),
            _ => true,
        }
}

/// Pieces of lines; `w` becomes another word each time.
const PIECES: [&str; 42] = [
    "w",
    "w",
    "w",
    "w ",
    " w ",
    " ",
    " ",
    "\"",
    "“",
    "(",
    ")",
    "-",
    " -",
    " OR ",
    " AND ",
    " NOT ",
    " NEAR ",
    " NEAR/3 ",
    " BEFORE/2 ",
    "=",
    " =",
    "*",
    "?",
    "~",
    "~2",
    "/",
    " /",
    "/ ",
    "title:",
    " title:",
    "quote:",
    " source:",
    " tag:",
    "date:2025..",
    " date:",
    "words:>5 ",
    ":",
    ".",
    "’s",
    "中",
    "é",
    "tagz:",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_line_is_read(line in "(\\PC|[ \"()*?~/=:-]){0,40}|[ab \"()*?~/=:.-]{0,30}") {
        let query = Query::parse(&line);
        prop_assert!(query.tree.iter().all(|tree| spans_are_valid(tree, &line)));
        for remark in &query.remarks {
            prop_assert!(line.get(remark.span.clone()).is_some(), "{:?}", remark);
        }
        let _ = Query::plain(&line);
    }

    #[test]
    fn every_word_typed_is_in_the_tree_or_in_a_remark(pieces in prop::collection::vec(0..PIECES.len(), 0..24)) {
        let mut line = String::new();
        let mut words = Vec::new();
        for piece in pieces {
            let piece = PIECES[piece];
            if piece.contains('w') && piece.len() < 4 {
                let word = format!("q{}z", ["be", "co", "du", "fa", "ga", "hy"][words.len() % 6].repeat(words.len() / 6 + 1));
                line.push_str(&piece.replace('w', &word));
                words.push(word);
            } else {
                line.push_str(piece);
            }
        }
        let query = Query::parse(&line);
        prop_assert!(query.tree.iter().all(|tree| spans_are_valid(tree, &line)), "{}", line);
        let mut found = String::new();
        if let Some(tree) = &query.tree {
            asked(tree, &mut found);
        }
        for remark in &query.remarks {
            found.push_str(&text::fold(&line[remark.span.clone()]));
            found.push_str(&text::fold(&remark.text));
        }
        for word in words {
            prop_assert!(found.contains(&word), "{} in {}: {}", word, line, said(&line));
        }
    }
}
