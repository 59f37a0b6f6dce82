//! Where things are in this project.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.clone(), PathBuf::from)
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// Flags for the compiler that keep the folders of this machine out of the page: a program tells where in its sources
/// it stopped, and where on whose machine they lay is nobody's business.
pub fn nameless_sources() -> Result<String> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let cargo = cargo.context("this machine does not say where your home folder is; set HOME")?;
    // One folder for each registry, there since Cargo fetched what this very tool is made of.
    let sources = cargo.join("registry").join("src");
    let registries = fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))?;
    let flags = registries.map(|registry| Ok(format!("--remap-path-prefix={}=crates", registry?.path().display())));
    Ok(flags.collect::<Result<Vec<String>>>()?.join(" "))
}

/// The built page.
pub fn page() -> PathBuf {
    root().join("dist").join("index.html")
}

/// The command line, built for use.
pub fn command_line() -> PathBuf {
    command_line_of("release")
}

/// The command line, built for tests.
pub fn tested_command_line() -> PathBuf {
    command_line_of("debug")
}

fn command_line_of(profile: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("dossier{}", std::env::consts::EXE_SUFFIX))
}
