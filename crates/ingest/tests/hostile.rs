//! Input that breaks programs, from collections that lie beside the repository (or where `DOSSIER_SHARED` says; without
//! them these tests say that they are skipped). Each file ends in an article or a named refusal, and loses no line.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![cfg(feature = "formats")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use dossier_ingest::{Ingested, read_files};
use serde_json::Value;

/// Where the collections were unpacked to, if they are there.
fn unpacked(test: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("DOSSIER_SHARED").map_or_else(beside, PathBuf::from);
    let pack = shared.join("corpora/hostile/hostile.tar.xz");
    if !pack.is_file() {
        eprintln!("Skipped: {} is not there.", pack.display());
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let status = Command::new("tar")
        .arg("-xJf")
        .arg(&pack)
        .arg("-C")
        .arg(&folder)
        .status()
        .ok()?;
    assert!(status.success(), "tar cannot unpack {}", pack.display());
    Some(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it can be listed") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Reads bytes under a name, beside an article, and says what took too long.
fn read(name: &str, bytes: Vec<u8>) -> Ingested {
    const PATIENCE: Duration = Duration::from_secs(60); // tests are not optimised and share the machine
    let started = Instant::now();
    let beside = ("zzz.txt".to_owned(), b"The port was open.".to_vec());
    let ingested = read_files(vec![(name.to_owned(), bytes), beside]).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(started.elapsed() < PATIENCE, "{name} took {:?}", started.elapsed());
    let articles = ingested.collection.articles.len() - 1;
    assert!(
        articles + ingested.refused.len() + ingested.passed_over.len() > 0,
        "{name} is lost"
    );
    for refusal in &ingested.refused {
        assert!(refusal.file.starts_with(name) && !refusal.mend.is_empty(), "{refusal}");
    }
    ingested
}

#[test]
fn every_file_under_every_name_ends_well() {
    let Some(folder) = unpacked("all") else { return };
    for path in files(&folder) {
        let bytes = std::fs::read(&path).expect("it can be read");
        for ending in [
            "txt", "md", "html", "csv", "json", "jsonl", "eml", "mhtml", "docx", "pdf", "zip",
        ] {
            read(&format!("a.{ending}"), bytes.clone());
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn json_that_is_valid_is_read_and_broken_json_is_refused() {
    let Some(folder) = unpacked("json") else { return };
    for path in files(&folder.join("json_testsuite")) {
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let Ok(value) = String::from_utf8(std::fs::read(&path).expect("it can be read")) else {
            continue;
        };
        if !name.ends_with(".json") || name.starts_with("i_") {
            continue;
        }
        let is_valid = name.starts_with("y_");
        let ingested = read(
            "a.json",
            format!("[{{\"text\": \"The port.\", \"x\": {value}\n}}]").into_bytes(),
        );
        let is_read = ingested.collection.articles.len() == 2;
        // Some broken values are whole, or whole in part, once they stand in an object.
        if is_valid {
            assert!(is_read, "{name}: {:?}", ingested.refused);
        } else if serde_json::from_str::<Value>(&value).is_err()
            && !value.contains([',', '}', ']'])
            && !value.trim().is_empty()
        {
            assert!(!is_read, "{name}");
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn tables_with_every_kind_of_quotation_are_read_as_they_are_meant() {
    let Some(folder) = unpacked("csv") else { return };
    for path in files(&folder.join("csv_spectrum/csvs")) {
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let meant = std::fs::read(folder.join(format!("csv_spectrum/json/{name}.json"))).expect("it is there");
        let meant: Value = serde_json::from_slice(&meant).expect("it is JSON");
        let rows = meant.as_array().expect("it is a list");
        // One more column, so that there is a text; line ends are those of the table.
        let table = String::from_utf8(std::fs::read(&path).expect("it can be read")).expect("it is UTF-8");
        let ingested = read(
            "a.csv",
            table
                .replacen(['\n'], ",text\n", 1)
                .replacen("\r,text", ",text", 1)
                .into_bytes(),
        );
        let articles: Vec<_> = ingested
            .collection
            .articles
            .iter()
            .filter(|article| article.path != "zzz.txt")
            .collect();
        assert_eq!(articles.len(), rows.len(), "{name}: {:?}", ingested.refused);
        for (article, row) in articles.iter().zip(rows) {
            let kept: String = article
                .blocks
                .iter()
                .map(|block| block.text.as_str())
                .collect::<Vec<_>>()
                .join("\n");
            for (key, value) in row.as_object().expect("it is an object") {
                let value = value.as_str().expect("it is a text");
                for line in value.lines().filter(|line| !line.trim().is_empty()) {
                    let is_metadata = article.title.iter().any(|title| title.value == value)
                        || article.published.iter().any(|date| date.value.to_string() == value);
                    assert!(
                        is_metadata || kept.contains(line.trim_end()),
                        "{name}: {key} is lost, {line:?}"
                    );
                }
            }
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn every_hostile_line_of_a_text_is_kept() {
    let Some(folder) = unpacked("lines") else { return };
    for name in ["blns/blns.txt", "xss/payloads.txt", "utf8/UTF-8-test.txt"] {
        let bytes = std::fs::read(folder.join(name)).expect("it is there");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let article = read("a.txt", bytes).collection.articles.remove(0);
        let kept: Vec<&str> = article.blocks.iter().flat_map(|block| block.text.split('\n')).collect();
        let meant: Vec<&str> = text
            .split(['\n', '\r'])
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim_end())
            .collect();
        assert_eq!(kept, meant, "{name}");
    }
    let _ = std::fs::remove_dir_all(folder);
}
