//! Which way dependencies may point: the engine knows nothing of the page, and nothing knows the app.
//!
//! The compiler allows any direction; docs/ARCHITECTURE.md does not, and this is what holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{process, project, tools};

/// For each package of the workspace, the packages that it depends on, however far away.
pub type Trees = BTreeMap<String, BTreeSet<String>>;

/// What belongs to a browser. A trailing `*` stands for any ending.
const BROWSER: &[&str] = &[
    "leptos*",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "serde-wasm-bindgen",
    "gloo*",
    "console_error_panic_hook",
];

/// What a package must do without, and why.
const RULES: &[(&str, &[&str], &str)] = &[
    ("dossier-engine", BROWSER, "runs on every machine, and knows no browser"),
    (
        "dossier-engine",
        &[
            "dossier-ingest",
            "dossier-page",
            "dossier-unpack",
            "dossier-cli",
            "dossier-app",
            "xtask",
        ],
        "is what all others stand on",
    ),
    (
        "dossier-code",
        &["dossier-*", "xtask"],
        "reads bits, and knows nothing of what they mean",
    ),
    (
        "dossier-stemmers",
        &["dossier-*", "xtask"],
        "stems, and knows nothing of who asks",
    ),
    ("dossier-ingest", BROWSER, "runs on every machine, and knows no browser"),
    (
        "dossier-ingest",
        &["dossier-page", "dossier-cli", "dossier-app", "xtask"],
        "knows only the engine",
    ),
    ("dossier-page", BROWSER, "writes a page, and is no part of one"),
    (
        "dossier-page",
        &["dossier-ingest", "dossier-cli", "dossier-app", "xtask"],
        "takes a corpus, wherever it is from",
    ),
    (
        "*",
        &["dossier-app", "xtask"],
        "is where things come together, not what they stand on",
    ),
];

/// What points the wrong way, a sentence each.
pub fn broken(trees: &Trees) -> Vec<String> {
    let mut sentences = Vec::new();
    for (package, dependencies) in trees {
        for (of, without, why) in RULES.iter().filter(|(of, ..)| matches(of, package)) {
            for wrong in dependencies
                .iter()
                .filter(|name| without.iter().any(|pattern| matches(pattern, name)))
            {
                let whose = if *of == "*" { wrong.as_str() } else { package };
                sentences.push(format!(
                    "{package} depends on {wrong}, and must not: {whose} {why} \
                     (`cargo tree --target all --package {package} --invert {wrong}` shows the way)"
                ));
            }
        }
    }
    sentences
}

/// The trees as they are, for the page's target. Each package's tree is asked for by itself: together, one
/// package's features would appear in another's tree.
pub fn trees() -> Result<Trees> {
    members()?
        .into_iter()
        .map(|member| Ok((member.clone(), tree(&member)?)))
        .collect()
}

fn members() -> Result<Vec<String>> {
    let printed = process::output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&printed).context("`cargo metadata` printed no JSON")?;
    let packages = metadata["packages"]
        .as_array()
        .context("`cargo metadata` names no packages")?;
    Ok(packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .map(str::to_owned)
        .collect())
}

fn tree(package: &str) -> Result<BTreeSet<String>> {
    let printed = process::output(cargo().args([
        "tree",
        "--package",
        package,
        "--edges",
        "normal",
        "--target",
        tools::TARGET,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]))?;
    let names = printed
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| *name != package);
    Ok(names.map(str::to_owned).collect())
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(package: &str, dependencies: &[&str]) -> usize {
        let dependencies = dependencies.iter().map(|name| (*name).to_owned()).collect();
        broken(&Trees::from([(package.to_owned(), dependencies)])).len()
    }

    #[test]
    fn the_intended_house_stands() {
        assert_eq!(found("dossier-engine", &["serde", "postcard"]), 0);
        assert_eq!(found("dossier-ingest", &["dossier-engine", "toml"]), 0);
        assert_eq!(found("dossier-page", &["dossier-engine", "base64"]), 0);
        assert_eq!(
            found("dossier-cli", &["dossier-engine", "dossier-ingest", "dossier-page"]),
            0
        );
        assert_eq!(
            found(
                "dossier-app",
                &["dossier-engine", "dossier-ingest", "leptos", "web-sys", "gloo"]
            ),
            0
        );
    }

    #[test]
    fn each_wrong_direction_is_found() {
        for (package, dependency) in [
            ("dossier-engine", "web-sys"),
            ("dossier-engine", "leptos_dom"),
            ("dossier-engine", "gloo-timers"),
            ("dossier-engine", "js-sys"),
            ("dossier-engine", "wasm-bindgen"),
            ("dossier-engine", "dossier-ingest"),
            ("dossier-ingest", "wasm-bindgen"),
            ("dossier-ingest", "dossier-page"),
            ("dossier-page", "leptos"),
            ("dossier-page", "dossier-ingest"),
            ("dossier-cli", "dossier-app"),
            ("xtask", "dossier-app"),
        ] {
            assert_eq!(found(package, &["serde", dependency]), 1, "{package} → {dependency}");
        }
    }
}
