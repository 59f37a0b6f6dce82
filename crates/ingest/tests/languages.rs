//! Which languages are told, measured on one text in many translations that lie beside the project, if they do.

use std::env;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

use dossier_ingest::read_files;
use lzma_rust2::XzReader;
use serde_json::Value;

/// The translations, one a line; nothing if they are not there.
fn translations() -> Option<String> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?).join("../..");
    let path = root.join("../shared/corpora/scripts/udhr/docs.jsonl.xz");
    let Ok(file) = File::open(&path) else {
        println!("skipped: there is no {}", path.display());
        return None;
    };
    let mut lines = String::new();
    let mut reader = XzReader::new(BufReader::new(file), true);
    reader.read_to_string(&mut lines).expect("the file is packed text");
    Some(lines)
}

fn language(text: &str) -> String {
    let files = vec![("a.txt".to_owned(), text.as_bytes().to_vec())];
    let collection = read_files(files).expect("it is an article").collection;
    collection.articles[0].language.clone()
}

/// The tag's first subtag.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[test]
fn languages_of_many_translations_are_told() {
    let Some(lines) = translations() else { return };
    let (mut whole, mut wrong_whole) = (0, Vec::new());
    let (mut right, mut wrong, mut undetermined) = (0, Vec::new(), 0);
    for line in lines.lines() {
        let text: Value = serde_json::from_str(line).expect("every line is JSON");
        let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let want = string(&text["lang"]);
        let found = language(&string(&text["body"]));
        whole += 1;
        if found != primary(&want) {
            wrong_whole.push(format!("{want}: {found}"));
        }
        for article in text["articles"].as_array().into_iter().flatten() {
            let paragraphs = article["paras"].as_array().into_iter().flatten();
            let article = paragraphs.map(string).collect::<Vec<_>>().join("\n\n");
            if article.trim().is_empty() {
                continue;
            }
            match language(&article).as_str() {
                found if found == primary(&want) => right += 1,
                "und" => undetermined += 1,
                found => wrong.push(format!(
                    "{want}: {found}: {}",
                    article.chars().take(40).collect::<String>()
                )),
            }
        }
    }
    let all = right + wrong.len() + undetermined;
    println!(
        "whole texts: {} of {whole}; not {wrong_whole:?}",
        whole - wrong_whole.len()
    );
    println!(
        "single articles: {right} right, {} wrong, {undetermined} undetermined of {all}",
        wrong.len()
    );
    println!("{}", wrong.join("\n"));
    assert_eq!(wrong_whole, [] as [String; 0]);
    assert!(right * 100 >= all * 85 && wrong.len() * 100 <= all, "{right} of {all}");
}
