//! `cargo xtask bench`: how large the page is, part by part, and how fast it answers. It prints and never judges.

use std::fs;

use anyhow::{Context, Result};
use dossier_page::Slots;

use crate::build::{self, gzip, kilobytes};
use crate::process::{self, step};
use crate::{browsers, one_file, project, test, tools};

/// Builds the page, prints its sizes, and has the browsers measure it.
pub fn bench() -> Result<()> {
    let browsers = browsers::set_up()?;
    let tools = tools::set_up()?;
    build::build(&tools)?;
    let mut node = test::node(&browsers)?;
    sizes()?;
    step("How fast the page answers");
    process::run(node.arg("tests/bench/page.mjs"))
}

fn sizes() -> Result<()> {
    let file = project::page();
    let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let slots = Slots::read(&page)?;
    let corpus = one_file::seeds()?;

    step("How large the page is");
    println!("{:<34}{:>12}{:>12}", "", "in the file", "as gzip");
    let row = |name: &str, bytes: &[u8]| -> Result<()> {
        println!(
            "{name:<34}{:>12}{:>12}",
            kilobytes(bytes.len()),
            kilobytes(gzip(bytes)?)
        );
        Ok(())
    };
    row("the page", page.as_bytes())?;
    row("  program (wasm, with its corpus)", slots.wasm.as_bytes())?;
    row("    of which the corpus, about", corpus.to_bytes())?;
    row("  script", slots.script.as_bytes())?;
    row("  style", slots.style.as_bytes())?;
    row("  articles as static text", slots.articles.as_bytes())?;
    println!("`gzip -9` makes 1 to 2% less of it; `tests/e2e/packed.test.mjs` holds that to the limit.");
    Ok(())
}
