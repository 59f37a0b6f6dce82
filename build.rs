//! Builds the corpus that the page carries: `seeds/` in, bytes out.

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use dossier_engine::Corpus;
use dossier_ingest::read_folder;

fn main() {
    println!("cargo::rerun-if-changed=seeds");
    if let Err(error) = embed(Path::new("seeds")) {
        println!("cargo::error={error}");
        process::exit(1);
    }
}

fn embed(seeds: &Path) -> Result<(), Box<dyn Error>> {
    let collection = read_folder(seeds, &mut |_| {})?.collection;
    let corpus = Corpus::build(collection);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("corpus.bin"), corpus.to_bytes())?;
    Ok(())
}
