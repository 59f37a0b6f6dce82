//! `cargo xtask bench --compare`: how well articles are compared, and how fast. It prints and never judges.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use dossier_engine::{ArticleId, Corpus, compare, json};

use crate::process::step;
use crate::scorers::Scorers;

/// Compares what each collection says is to be compared, and has the scorers compare the answers with what is right.
pub fn bench() -> Result<()> {
    let scorers = Scorers::find("compare-bench")?;
    let events = scorers.corpora.join("events");
    let ecb = events.join("ecbplus");
    let options = ["--toml-keys", "id,title", "--no-title-line"];
    let corpus = read(&scorers.unpack(&ecb.join("docs.jsonl.xz"), "ecb", &options)?)?;
    for (what, plan) in [("same", "plan-same.tsv"), ("different", "plan-different.tsv")] {
        let answers = answer(&scorers, &corpus, &ecb.join(plan), what)?;
        scorers.score(
            &format!("ECB+, articles of {what} events"),
            "align_score.py",
            &answers,
            &ecb,
            &[],
        )?;
    }
    let pairs = scorers.unpack(&events.join("msrp/train.jsonl.xz"), "msrp", &["--pairs", "25"])?;
    let corpus = read(&pairs)?;
    let answers = answer(&scorers, &corpus, &pairs.with_extension("plan.tsv"), "pairs")?;
    scorers.score(
        "MSRP, pairs of sentences",
        "align_score.py",
        &answers,
        &pairs.with_extension("gold.jsonl"),
        &[],
    )
}

fn read(folder: &Path) -> Result<Corpus> {
    Ok(Corpus::build(
        dossier_ingest::read_folder(folder, &mut |_| {})?.collection,
    ))
}

/// Compares the articles of each line of a plan, `name<TAB>id id …`, and gives the file of the answers.
fn answer(scorers: &Scorers, corpus: &Corpus, plan: &Path, name: &str) -> Result<PathBuf> {
    let plan = fs::read_to_string(plan).with_context(|| format!("cannot read {}", plan.display()))?;
    let (mut answers, mut longest) = (String::new(), Duration::ZERO);
    let begun = Instant::now();
    for line in plan.lines().filter(|line| !line.trim().is_empty()) {
        let (name, ids) = line.split_once('\t').context("a line of the plan has no name")?;
        let ids: Vec<ArticleId> = ids
            .split_whitespace()
            .map(|id| find(corpus, id))
            .collect::<Result<_>>()?;
        let started = Instant::now();
        let comparison = compare(corpus, &ids);
        longest = longest.max(started.elapsed());
        let result = json::comparison(corpus, &comparison, &[]);
        writeln!(answers, "{{\"plan\":\"{name}\",\"result\":{result}}}")?;
    }
    step(&format!(
        "{name}: {} comparisons in {:.1} s, the longest in {:.1} ms",
        plan.lines().count(),
        begun.elapsed().as_secs_f64(),
        longest.as_secs_f64() * 1000.0
    ));
    let file = scorers.work.join(format!("{name}.jsonl"));
    fs::write(&file, answers).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// The article that was written from a document of that id.
fn find(corpus: &Corpus, id: &str) -> Result<ArticleId> {
    let id: String = id
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let known = corpus
        .find(&id)
        .or_else(|| corpus.find(&id.replace(['_', '.'], "-").to_lowercase()));
    known.with_context(|| format!("no article has the id {id}"))
}
