//! The collection that is built in: its files as they came, its manifest, and how the filter does without it.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use dossier_engine::article::BlockKind;
use dossier_engine::{Article, Corpus, text};
use dossier_ingest::{Collection, descriptions, read_files, read_folder};
use expect_test::expect_file;
use sha2::{Digest, Sha256};

fn seeds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn with_manifest() -> Collection {
    read_folder(&seeds(), &mut |_| {})
        .expect("the seeds can be read")
        .collection
}

fn without_manifest() -> Collection {
    let all = fs::read_dir(seeds())
        .expect("there are seeds")
        .map(|entry| entry.expect("it can be listed").path());
    let texts = all.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let files = texts.map(|path| {
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("it can be read"))
    });
    read_files(files.collect()).expect("the seeds can be read").collection
}

#[test]
fn the_files_are_as_they_came() {
    for (name, digest) in DIGESTS {
        let bytes = fs::read(seeds().join(name)).expect("the seed is there");
        let got = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a string takes it");
            hex
        });
        assert_eq!(got, digest, "{name}");
    }
}

#[test]
fn the_manifest_tells_the_article_from_the_page() {
    expect_file!["seeds.blocks.txt"].assert_eq(&outline(&with_manifest()));
}

#[test]
fn the_filter_alone_finds_the_same_lines() {
    let (manifest, filter) = (with_manifest(), without_manifest());
    let (mut both, mut only_filter, mut only_manifest) = (0, 0, 0);
    for (wanted, got) in manifest.articles.iter().zip(&filter.articles) {
        assert_eq!(wanted.path, got.path);
        let (wanted, got) = (article_lines(wanted), article_lines(got));
        both += wanted.intersection(&got).count();
        only_filter += got.difference(&wanted).count();
        only_manifest += wanted.difference(&got).count();
    }
    let share = |other: usize| both as f32 / (both + other) as f32;
    let (precision, recall) = (share(only_filter), share(only_manifest));
    println!("of lines: precision {precision:.3}, recall {recall:.3}");
    assert!(
        precision >= 0.9 && recall >= 0.9,
        "precision {precision:.3}, recall {recall:.3}"
    );
}

#[test]
fn the_filter_alone_finds_titles_dates_and_authors() {
    let found: Vec<String> = without_manifest()
        .articles
        .iter()
        .map(|article| {
            let title = article
                .title
                .as_ref()
                .map(|title| (title.line, title.value.get(..12).unwrap_or_default().to_owned()));
            let date = article.published.as_ref().map(|date| date.value.to_string());
            let authors = article.authors.as_ref().map(|authors| authors.value.join(", "));
            format!("{title:?} {date:?} {authors:?}")
        })
        .collect();
    assert_eq!(
        found,
        [
            r#"Some((Some(1), "Talks on dee")) None None"#,
            r#"Some((Some(1), "Russian Pres")) None None"#,
            r#"Some((Some(3), "Putin Praise")) None None"#,
            r#"Some((Some(90), "Myanmar Junt")) Some("2025-05-09") Some("The Irrawaddy")"#,
            "None None None",
        ]
    );
}

/// All that is found of the five where nothing is said of them: what is known, whom and what they name, and when.
#[test]
fn what_is_found_without_the_manifest_is_as_it_was() {
    let corpus = Corpus::build(without_manifest());
    let mut found = String::new();
    for id in corpus.ids() {
        let article = corpus.article(id);
        writeln!(found, "{} {}", article.path, article.language).expect("a string takes it");
        let texts = [
            ("title", &article.title),
            ("subtitle", &article.subtitle),
            ("source", &article.source),
            ("agency", &article.agency),
            ("dateline", &article.dateline),
            ("url", &article.url),
        ];
        for (key, value) in texts {
            if let Some(value) = value {
                writeln!(found, "  {key}: {} (line {})", value.value, value.line.unwrap_or(0)).expect("it fits");
            }
        }
        for (key, date) in [("published", &article.published), ("modified", &article.modified)] {
            if let Some(date) = date {
                writeln!(found, "  {key}: {}", date.value).expect("it fits");
            }
        }
        for author in article.authors.iter().flat_map(|authors| &authors.value) {
            writeln!(found, "  author: {author}").expect("it fits");
        }
        for (place, name) in corpus.names().iter().enumerate() {
            let mentions = corpus.mentions(id).iter().filter(|it| it.name as usize == place);
            let labels: BTreeSet<&str> = mentions
                .map(|it| &article.part(it.part)[it.start as usize..it.end as usize])
                .collect();
            if !labels.is_empty() {
                let labels = labels.into_iter().collect::<Vec<_>>().join(" | ");
                writeln!(found, "  {} {}: {labels}", name.kind.name(), name.name).expect("it fits");
            }
        }
        for time in corpus.times(id) {
            let date = time
                .moment
                .date()
                .map_or("of some year".to_owned(), |date| date.to_string());
            let text = &article.part(time.part)[time.start as usize..time.end as usize];
            writeln!(found, "  time {date}: {text}").expect("it fits");
        }
    }
    expect_file!["seeds.found.txt"].assert_eq(&found);
}

#[test]
fn every_label_of_a_name_is_found_beside_all_others() {
    let corpus = Corpus::build(with_manifest());
    let folded = |label: &str| text::words(label).map(|word| word.folded).collect::<Vec<_>>();
    let mut found = BTreeSet::new();
    for id in corpus.ids() {
        for mention in corpus.mentions(id) {
            let surface = &corpus.article(id).part(mention.part)[mention.start as usize..mention.end as usize];
            found.insert((mention.name as usize, folded(surface)));
        }
    }
    for (place, name) in corpus.names().iter().enumerate() {
        for label in std::iter::once(&name.name).chain(&name.also) {
            assert!(
                found.contains(&(place, folded(label))),
                "{label} of {} stands nowhere",
                name.name
            );
        }
    }
}

#[test]
fn descriptions_are_offered_for_the_names_that_texts_tie_them_to() {
    let offered = |collection: &Collection, wanted: &str| -> Vec<(String, usize)> {
        let names = collection.names.iter().chain(&collection.found.names);
        let mut both = names.zip(descriptions(collection));
        let (_, found) = both.find(|(name, _)| name.name == wanted).expect("it is named");
        found.into_iter().map(|it| (it.label, it.elsewhere)).collect()
    };
    let of = |labels: &[(&str, usize)]| -> Vec<(String, usize)> {
        labels
            .iter()
            .map(|&(label, elsewhere)| (label.to_owned(), elsewhere))
            .collect()
    };
    let found = offered(&without_manifest(), "Min Aung Hlaing");
    let expected = [
        ("junta boss", 2),
        ("junta chief", 2),
        ("Acting President", 1),
        ("junta leader", 0),
    ];
    assert_eq!(found, of(&expected));
    // The manifest has all but one among its labels.
    let given = with_manifest();
    assert_eq!(offered(&given, "Min Aung Hlaing"), of(&[("junta leader", 0)]));
    assert_eq!(offered(&given, "Vladimir Putin"), of(&[]));
    assert_eq!(
        offered(&given, "Morgan Michaels"),
        of(&[("Singapore-based analyst", 0)])
    );
}

fn article_lines(article: &Article) -> BTreeSet<u32> {
    let numbers = article
        .reading()
        .flat_map(|(_, block)| (block.lines.0..).zip(block.text.split('\n')));
    numbers
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, _)| number)
        .collect()
}

/// A line a block: its lines, what it is, why, and how it begins.
fn outline(collection: &Collection) -> String {
    let mut outline = String::new();
    for article in &collection.articles {
        writeln!(outline, "{} {} {}", article.slug, article.language, article.path).expect("a string takes it");
        for block in &article.blocks {
            let kind = match &block.kind {
                BlockKind::Body => "body".to_owned(),
                BlockKind::Heading => "heading".to_owned(),
                BlockKind::Caption => "caption".to_owned(),
                BlockKind::Furniture { reason } => format!("({reason})"),
            };
            let opening: String = block.text.trim().chars().take_while(|&c| c != '\n').take(40).collect();
            writeln!(outline, "  {}-{} {kind}: {opening}", block.lines.0, block.lines.1).expect("a string takes it");
        }
    }
    outline
}

const DIGESTS: [(&str, &str); 5] = [
    (
        "000_1473e9646871141e.txt",
        "67c1da79cb0d1611744ef7e4083157449c6ecaea32fb0ff0590bc0b1e321e32a",
    ),
    (
        "001_a2986e23727047e4.txt",
        "25b59a5ef2d918142589e63a72b20af359a52822e2b2aeddaf963ced2cae58e5",
    ),
    (
        "002_2629411acf1c8867.txt",
        "ea042f306eed46456b30bdbdf84b8fb54c5179eea215b3ab39f55e2d34889c55",
    ),
    (
        "003_4ba6f809a0716d76.txt",
        "69feb7dba2f94c825dc4650c54e90ec8d73840b4509653caf2f55bb694998ce9",
    ),
    (
        "004_fe2920e1ac6f796b.txt",
        "e8fba4374304a65f068c08a95bd11d863a1980536aebcd8cec25b53dcee4b9b2",
    ),
];
