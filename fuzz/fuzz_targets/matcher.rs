//! Any expression against any text: the first line is the expression, the rest is the text that it is looked for in.
//!
//! It is tried between strokes, as a word with wildcards, and as a misspelt word; whatever it is, what is marked stands
//! in the text, and a plain word that the text holds is found.
//!
//! ```text
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none matcher -- -max_total_time=600 -max_len=2000
//! ```

#![no_main]

use dossier_engine::article::{Article, Block, BlockKind};
use dossier_engine::corpus::{Collection, Corpus};
use dossier_engine::search::{hits_in, search};
use dossier_engine::{View, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (expression, text) = input.split_once('\n').unwrap_or((input, "port ports opening"));
    let corpus = corpus(text);
    let word: String = expression
        .chars()
        .filter(|c| c.is_alphanumeric() || "*?".contains(*c))
        .collect();
    for line in [
        format!("/{expression}/ "),
        format!("{word} "),
        format!("{word}~ "),
        format!("{word}~2 "),
    ] {
        try_line(&corpus, &line);
    }
});

fn try_line(corpus: &Corpus, line: &str) {
    let view = View {
        query: line.to_owned(),
        ..View::default()
    };
    let results = search(corpus, &view);
    for id in corpus.ids() {
        let part = |part| corpus.article(id).part(part);
        let hits = hits_in(corpus, line, id);
        for hit in &hits {
            let marked = part(hit.part).get(hit.range());
            assert!(
                marked.is_some_and(|text| !text.is_empty()),
                "a hit at no place of the text"
            );
        }
    }
    let typed = line.trim_end();
    if typed.chars().all(char::is_alphanumeric) && text::words(typed).count() == 1 {
        let asked = text::fold(typed);
        let stands = corpus.ids().any(|id| {
            let mut passages = corpus.article(id).passages();
            passages.any(|(_, text)| text::words(text).any(|word| word.folded == asked))
        });
        assert!(
            !stands || !results.articles.is_empty(),
            "a word of the text is not found"
        );
    }
}

fn corpus(text: &str) -> Corpus {
    let article = Article {
        slug: "article".to_owned(),
        path: "article.txt".to_owned(),
        language: "en".to_owned(),
        title: None,
        source: None,
        agency: None,
        authors: None,
        published: None,
        url: None,
        tags: None,
        blocks: vec![Block {
            kind: BlockKind::Body,
            lines: (1, 1),
            text: text.to_owned(),
        }],
        warnings: Vec::new(),
    };
    Corpus::build(Collection {
        articles: vec![article],
        ..Collection::default()
    })
}
