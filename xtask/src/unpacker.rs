//! What unpacks a page's program in the browser: a module of WebAssembly, without what panics would say, and made small.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::module::Module;
use crate::{panics, process, project, tools};

/// The module. Called from Trunk's hook, so that wasm-opt is on the path.
pub fn module() -> Result<Vec<u8>> {
    process::run(
        Command::new("cargo")
            .args(["rustc", "--quiet", "--package", "dossier-unpack", "--lib"])
            .args(["--crate-type", "cdylib"])
            .args(["--profile", "page", "--target", tools::TARGET])
            .args(["--", "-C", "link-arg=--demangle"]) // by their names, functions that begin a panic are found
            .current_dir(project::root()),
    )
    .context("what unpacks the program was not built")?;
    let folder = project::target().join(tools::TARGET).join("page");
    let (built, silent) = (
        folder.join("dossier_unpack.wasm"),
        folder.join("dossier_unpack.silent.wasm"),
    );
    let bytes = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    let mut module = Module::read(&bytes).context("the linker wrote a module that cannot be read")?;
    panics::silence(&mut module).context("what panics say could not be taken out of what unpacks the program")?;
    fs::write(&silent, module.write()).with_context(|| format!("cannot write {}", silent.display()))?;
    tools::optimised(&silent)
}
