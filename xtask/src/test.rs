//! `cargo xtask test`: every test, in the order in which a failure is cheapest to understand.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Error, Result, bail};

use crate::browsers::{self, Browsers};
use crate::process::{self, step};
use crate::tools::{self, Tools};
use crate::{build, project};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Everything that needs no browser.
    Native,
    /// The app's components, in headless Chromium.
    Components,
    /// The built page, in Chromium, Firefox and WebKit.
    EndToEnd,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Native, Self::Components, Self::EndToEnd];

    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Components => "components",
            Self::EndToEnd => "e2e",
        }
    }
}

impl FromStr for Stage {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let stage = Self::ALL.into_iter().find(|stage| stage.name() == name);
        stage.with_context(|| format!("`{name}` is no stage of the tests; native, components and e2e are"))
    }
}

/// Runs these stages and stops at the first that fails.
pub fn test(stages: &[Stage]) -> Result<()> {
    if stages == [Stage::Native] {
        return native().context("the native tests failed");
    }
    let browsers = browsers::set_up()?;
    let tools = tools::set_up()?;
    for stage in stages {
        match stage {
            Stage::Native => native().context("the native tests failed"),
            Stage::Components => components(&tools, &browsers).context("the component tests failed"),
            Stage::EndToEnd => end_to_end(&tools, &browsers).context("the end-to-end tests failed"),
        }?;
    }
    Ok(())
}

/// A call of Node.js on a script of `tests/`, with its packages installed and told where everything is.
pub fn node(browsers: &Browsers) -> Result<Command> {
    packages()?;
    let mut node = Command::new("node");
    node.current_dir(project::root())
        .env("DOSSIER_CHROMIUM", &browsers.chromium)
        .env("DOSSIER_FIREFOX", &browsers.firefox)
        .env("DOSSIER_BIN", project::command_line());
    if let Some(webkit) = &browsers.webkit {
        node.env("DOSSIER_WEBKIT", &webkit.driver)
            .env("DOSSIER_XVFB", &webkit.xvfb);
    }
    Ok(node)
}

fn native() -> Result<()> {
    step("Native tests");
    process::run(cargo().args(["test", "--workspace", "--exclude", "dossier-app"]))
}

fn components(tools: &Tools, browsers: &Browsers) -> Result<()> {
    step("Component tests, in headless Chromium");
    process::run(
        cargo()
            .args(["test", "--package", "dossier-app", "--target", "wasm32-unknown-unknown"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner())
            .env("CHROMEDRIVER", &browsers.driver),
    )
}

fn end_to_end(tools: &Tools, browsers: &Browsers) -> Result<()> {
    build::build_for_tests(tools)?;
    let mut node = node(browsers)?;
    node.env("DOSSIER_BIN", project::tested_command_line());
    step("End-to-end tests, in Chromium, Firefox and WebKit");
    process::run(node.args(["--test", "--test-reporter=spec"]).args(scripts()?))
}

fn scripts() -> Result<Vec<PathBuf>> {
    let folder = project::root().join("tests").join("e2e");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut scripts: Vec<_> = files
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if scripts.is_empty() {
        bail!("there is no *.test.mjs in {}", folder.display());
    }
    scripts.sort();
    Ok(scripts)
}

/// Installs the packages of `tests/`, unless they are those of its lock file already.
fn packages() -> Result<()> {
    let folder = project::root().join("tests");
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules").join(".installed-from");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if fs::read(&installed).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    step("Installing what drives the browsers");
    process::run(
        process::npm()?
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(&folder),
    )
    .context("the packages of tests/package.json could not be installed; npm's package registry is needed")?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))
}

fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo
}
