//! Builds what the page carries: of `seeds/` the corpus, as bytes; of `locales/` the messages, as functions.

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use dossier_engine::Corpus;
use dossier_ingest::{PassedOver, read_folder};

fn main() {
    println!("cargo::rerun-if-changed=seeds");
    println!("cargo::rerun-if-changed=locales");
    if let Err(error) = embed(Path::new("seeds")).and_then(|()| speak(Path::new("locales"))) {
        println!("cargo::error={error}");
        process::exit(1);
    }
}

fn embed(seeds: &Path) -> Result<(), Box<dyn Error>> {
    let ingested = read_folder(seeds, &mut |_| {})?;
    for PassedOver { path, why } in &ingested.passed_over {
        println!(
            "cargo::warning={path} is passed over: {why}. The built-in page reads plain text only; dossier pack reads more"
        );
    }
    for refusal in &ingested.refused {
        println!("cargo::warning={refusal}");
    }
    let corpus = Corpus::build(ingested.collection);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("corpus.bin"), corpus.to_bytes())?;
    Ok(())
}

fn speak(locales: &Path) -> Result<(), Box<dyn Error>> {
    let messages = dossier_locales::compile(locales)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), messages)?;
    Ok(())
}
