//! The two things that this project makes: the page, and the command line that writes such pages.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::process::{self, step};
use crate::project;
use crate::tools::Tools;

/// What Trunk is told, whether it builds or serves: optimised, with the profile that puts size first.
pub const PROFILE: [&str; 3] = ["--release", "--cargo-profile", "page"];

/// Builds the page and then the command line, whose template the page is.
pub fn build(tools: &Tools) -> Result<()> {
    build_page(tools)?;
    let command_line = project::command_line();
    build_command_line(&command_line, &["--release", "--package", "dossier-cli"])?;
    let page = project::page();
    let bytes = fs::read(&page).with_context(|| format!("cannot read {}", page.display()))?;
    println!();
    println!(
        "{}: {}, {} as gzip",
        shown(&page),
        kilobytes(bytes.len()),
        kilobytes(gzip(&bytes)?)
    );
    println!(
        "{}: {}",
        shown(&command_line),
        kilobytes(fs::metadata(&command_line).map_or(0, |file| file.len() as usize))
    );
    Ok(())
}

/// The same for tests: the page as people get it, and the command line as the native tests have compiled it already.
pub fn build_for_tests(tools: &Tools) -> Result<()> {
    build_page(tools)?;
    // Of the whole workspace, so that what the tests were compiled with is compiled with the same features.
    let options = ["--workspace", "--exclude", "dossier-app", "--bin", "dossier"];
    build_command_line(&project::tested_command_line(), &options)
}

fn build_page(tools: &Tools) -> Result<()> {
    step("Building the page, dist/index.html");
    process::run(tools.trunk()?.arg("build").args(PROFILE).args(["--dist", "dist"])).context("the page was not built")
}

fn build_command_line(program: &Path, options: &[&str]) -> Result<()> {
    step(&format!("Building the command line, {}", shown(program)));
    process::run(
        Command::new("cargo")
            .arg("build")
            .args(options)
            .current_dir(project::root()),
    )
    .context("the command line was not built")
}

/// How many bytes a host would send that compresses the page, or 1 to 2% more: other programs for gzip do a little better.
pub fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// A number of bytes in thousands.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// A path as it is written from the project's folder.
fn shown(path: &Path) -> String {
    path.strip_prefix(project::root()).unwrap_or(path).display().to_string()
}
