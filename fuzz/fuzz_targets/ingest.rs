//! Any bytes under the name of any form: they end in an article, a refusal or a file that is passed over, and stop no
//! other file.
//!
//! ```text
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none ingest -- -max_total_time=600 -max_len=20000
//! ```
//!
//! The first byte chooses the form, so that what one finds is tried on all the others too.

#![no_main]

use dossier_ingest::read_files;
use libfuzzer_sys::fuzz_target;

const ENDINGS: [&str; 13] = [
    "txt", "md", "html", "mhtml", "csv", "tsv", "json", "jsonl", "eml", "docx", "odt", "pdf", "zip",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let ending = ENDINGS[usize::from(*choice) % ENDINGS.len()];
    let beside = ("zzz.txt".to_owned(), b"The port was open.".to_vec());
    let read = read_files(vec![(format!("a.{ending}"), bytes.to_vec()), beside]);
    let ingested = read.unwrap_or_else(|error| panic!("one file stopped the others: {error}"));
    let articles = ingested.collection.articles.len() - 1;
    assert!(articles + ingested.refused.len() + ingested.passed_over.len() > 0, "the file is lost");
});
