//! `cargo xtask check`: what can be said about the code without running it.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, step};
use crate::{direction, project, tools};

/// Format, lint, documentation, direction of dependencies.
pub fn check() -> Result<()> {
    tools::wasm_target()?;
    step("Format");
    cargo(&["fmt", "--all", "--check"]).context("the format differs; `cargo fmt --all` mends it")?;
    step("Lint");
    cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
        .context("the linter found something")?;
    step("Lint, as compiled for the page");
    cargo(&[
        "clippy",
        "--package",
        "dossier-app",
        "--package",
        "dossier-stemmers",
        "--all-targets",
        "--target",
        tools::TARGET,
        "--",
        "--deny",
        "warnings",
    ])
    .context("the linter found something in the page")?;
    step("Documentation");
    let mut doc = Command::new("cargo");
    doc.args(["doc", "--workspace", "--no-deps"])
        .current_dir(project::root())
        .env("RUSTDOCFLAGS", "--deny warnings");
    process::run(&mut doc).context("the documentation is not sound")?;
    step("Direction of dependencies");
    let broken = direction::broken(&direction::trees()?);
    if !broken.is_empty() {
        bail!("dependencies point the wrong way:\n  {}", broken.join("\n  "));
    }
    println!("\nFormat, lint, documentation and the direction of dependencies are as they should be.");
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(Command::new("cargo").args(arguments).current_dir(project::root()))
}
