//! `cargo xtask bench --ingest`: how well folders are read. It prints and never judges.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::process::{self, step};
use crate::project;
use crate::scorers::Scorers;

/// Reads each collection with `dossier check --json`, and has the scorers compare what it says with what is right.
pub fn bench() -> Result<()> {
    let scorers = Scorers::find("ingest-bench")?;
    let mut cargo = Command::new("cargo");
    process::run(
        cargo
            .current_dir(project::root())
            .args(["build", "--release", "-p", "dossier-cli"]),
    )?;
    let news = |file: &str| scorers.corpora.join("cleaning/news4k-dev").join(file);
    let (lines, gold) = (news("plaintext_lines.jsonl.xz"), news("gold.jsonl.xz"));
    scorers.unpack(&lines, "text", &[])?;
    let text = check(&scorers, "text")?;
    scorers.score("Plain text, by lines", "cleaning_score.py", &text, &lines, &[])?;
    scorers.score("Plain text, by runs of words", "cleaning_score.py", &text, &gold, &[])?;
    scorers.score("Plain text, metadata", "metadata_score.py", &text, &gold, &[])?;
    let html = scorers.work.join("html");
    fs::create_dir_all(&html).with_context(|| format!("cannot create {}", html.display()))?;
    process::run(
        Command::new("tar")
            .arg("-xJf")
            .arg(news("html.tar.xz"))
            .arg("-C")
            .arg(&html),
    )?;
    let html = check(&scorers, "html")?;
    let packed = ["--where", "html_in_pack"];
    scorers.score("HTML, by runs of words", "cleaning_score.py", &html, &gold, &packed)?;
    scorers.score("HTML, metadata", "metadata_score.py", &html, &gold, &packed)?;
    let names = scorers.corpora.join("names/conll2003/dev.jsonl.xz");
    scorers.unpack(&names, "names", &[])?;
    let found = check(&scorers, "names")?;
    scorers.score("Names", "names_score.py", &found, &names, &[])
}

/// Reads a folder, says how long that took, and gives the file that holds what was read.
fn check(scorers: &Scorers, folder: &str) -> Result<PathBuf> {
    let file = scorers.work.join(format!("{folder}.jsonl"));
    let out = File::create(&file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut dossier = Command::new(project::root().join("target/release/dossier"));
    let begun = Instant::now();
    process::run(
        dossier
            .arg("check")
            .arg(scorers.work.join(folder))
            .arg("--json")
            .stdout(out),
    )?;
    step(&format!("{folder}: read in {:.1} s", begun.elapsed().as_secs_f64()));
    Ok(file)
}
