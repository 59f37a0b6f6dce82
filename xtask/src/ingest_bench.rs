//! `cargo xtask bench --ingest`: how well folders are read, by scorers and collections that stand beside the project
//! (`../shared`, or where `DOSSIER_SHARED` says). It prints and never judges.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process::{self, step};
use crate::project;

/// Reads each collection with `dossier check --json`, and has the scorers compare what it says with what is right.
pub fn bench() -> Result<()> {
    let shared = std::env::var_os("DOSSIER_SHARED").map_or_else(|| project::root().join("../shared"), PathBuf::from);
    if !shared.join("scorers").is_dir() {
        bail!(
            "there are no scorers in {}; DOSSIER_SHARED names another place",
            shared.display()
        );
    }
    let mut cargo = Command::new("cargo");
    process::run(
        cargo
            .current_dir(project::root())
            .args(["build", "--release", "-p", "dossier-cli"]),
    )?;
    let work = project::root().join("target/ingest-bench");
    fs::remove_dir_all(&work).ok(); // it may not be there yet
    fs::create_dir_all(&work).with_context(|| format!("cannot create {}", work.display()))?;
    let bench = Bench {
        corpora: shared.join("corpora"),
        scorers: shared.join("scorers"),
        work,
    };
    let news = |file: &str| bench.corpora.join("cleaning/news4k-dev").join(file);
    let (lines, gold) = (news("plaintext_lines.jsonl.xz"), news("gold.jsonl.xz"));
    bench.unpack("folder.py", &lines, "text")?;
    let text = bench.check("text")?;
    bench.score("Plain text, by lines", "cleaning_score.py", &text, &lines, &[])?;
    bench.score("Plain text, by runs of words", "cleaning_score.py", &text, &gold, &[])?;
    bench.score("Plain text, metadata", "metadata_score.py", &text, &gold, &[])?;
    let html = bench.work.join("html");
    fs::create_dir_all(&html).with_context(|| format!("cannot create {}", html.display()))?;
    process::run(
        Command::new("tar")
            .arg("-xJf")
            .arg(news("html.tar.xz"))
            .arg("-C")
            .arg(&html),
    )?;
    let html = bench.check("html")?;
    let packed = ["--where", "html_in_pack"];
    bench.score("HTML, by runs of words", "cleaning_score.py", &html, &gold, &packed)?;
    bench.score("HTML, metadata", "metadata_score.py", &html, &gold, &packed)?;
    let names = bench.corpora.join("names/conll2003/dev.jsonl.xz");
    bench.unpack("folder.py", &names, "names")?;
    let found = bench.check("names")?;
    bench.score("Names", "names_score.py", &found, &names, &[])
}

struct Bench {
    corpora: PathBuf,
    scorers: PathBuf,
    work: PathBuf,
}

impl Bench {
    fn python(&self, script: &str) -> Command {
        let mut python = Command::new("python3");
        python.arg(self.scorers.join(script)).stdin(Stdio::null());
        python
    }

    /// Writes a collection as a folder.
    fn unpack(&self, script: &str, collection: &Path, folder: &str) -> Result<()> {
        process::run(
            self.python(script)
                .arg(collection)
                .arg(self.work.join(folder))
                .stdout(Stdio::null()),
        )
    }

    /// Reads a folder, says how long that took, and gives the file that holds what was read.
    fn check(&self, folder: &str) -> Result<PathBuf> {
        let file = self.work.join(format!("{folder}.jsonl"));
        let out = File::create(&file).with_context(|| format!("cannot write {}", file.display()))?;
        let mut dossier = Command::new(project::root().join("target/release/dossier"));
        let begun = Instant::now();
        process::run(
            dossier
                .arg("check")
                .arg(self.work.join(folder))
                .arg("--json")
                .stdout(out),
        )?;
        step(&format!("{folder}: read in {:.1} s", begun.elapsed().as_secs_f64()));
        Ok(file)
    }

    fn score(&self, what: &str, script: &str, read: &Path, right: &Path, options: &[&str]) -> Result<()> {
        step(what);
        process::run(self.python(script).arg(read).arg(right).args(options))
    }
}
