//! The tools that build the page: which version of each, where they are kept, and how they get there.
//!
//! A tool is looked for only by its path, so that a machine that has everything is ready at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, step};
use crate::project;

/// Trunk builds and serves the page. The next version wants a newer compiler.
const TRUNK: &str = "0.21.14";
/// Binaryen brings wasm-opt, which makes the program smaller.
const BINARYEN: &str = "132.0.0";
/// Esbuild takes out of script and style what only their readers need.
const ESBUILD: &str = "0.28.2";
// wasm-bindgen's version is the one that Cargo.lock names: program and tool must agree to the digit.

/// What the page is compiled to.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The tools, ready to be run.
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    binaryen: PathBuf,
    esbuild: PathBuf,
}

/// Makes sure that every tool is there, and installs what is missing.
pub fn set_up() -> Result<Tools> {
    process::npm()?; // before the long installations, since nothing here can install it
    wasm_target()?;
    let version = wasm_bindgen_version()?;
    Ok(Tools {
        // Without its update check, which would ask a server at every start.
        trunk: cargo_tool(
            "trunk",
            TRUNK,
            &["--no-default-features", "--features", "rustls"],
            "0",
            "3 to 8 minutes",
        )?,
        wasm_bindgen: cargo_tool("wasm-bindgen-cli", &version, &[], "1", "1 to 4 minutes")?,
        binaryen: npm_tool("binaryen", BINARYEN, "wasm-opt")?,
        esbuild: npm_tool("esbuild", ESBUILD, "esbuild")?,
    })
}

impl Tools {
    /// A call of Trunk that finds the other tools.
    pub fn trunk(&self) -> Result<Command> {
        let mut trunk = Command::new(program(&self.trunk, "trunk"));
        // npm puts programs into the folder itself on Windows, into `bin` elsewhere.
        let folders = [&self.wasm_bindgen, &self.binaryen, &self.esbuild].map(|tool| [tool.join("bin"), tool.clone()]);
        trunk
            .args(["--log", "warn"]) // Cargo, which it calls, says what is going on
            .current_dir(project::root())
            .env(
                "PATH",
                process::path_with(folders.iter().flatten().map(PathBuf::as_path))?,
            )
            // Cargo adds this to what `.cargo/config.toml` says. The linker's notes are read by `relocations.rs`.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                format!(
                    "{} -C link-arg=--emit-relocs -C link-arg=--demangle",
                    project::nameless_sources()?
                ),
            )
            .env_remove("NO_COLOR"); // Trunk takes only `true` or `false` for it, and stops at the usual `1`
        Ok(trunk)
    }

    /// The program that runs a test of the page in a browser.
    pub fn test_runner(&self) -> PathBuf {
        program(&self.wasm_bindgen, "wasm-bindgen-test-runner")
    }
}

/// A script or style as esbuild shortens it. Trunk's hook calls it, so it is on the path; see [`Tools::trunk`].
pub fn minified(language: &str, text: &str) -> Result<String> {
    let name = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let mut esbuild = Command::new(name);
    esbuild.args([
        "--minify",
        "--legal-comments=none",
        "--charset=utf8",
        "--log-level=warning",
    ]);
    esbuild.arg(format!("--loader={language}"));
    if language == "js" {
        esbuild.args(["--format=esm", "--target=es2022"]);
    }
    process::filtered(&mut esbuild, text).with_context(|| format!("the {language} of the page could not be shortened"))
}

/// A program as wasm-opt shortens it. Trunk's hook calls it, so it is on the path; see [`Tools::trunk`].
pub fn optimised(program: &Path) -> Result<Vec<u8>> {
    // The compiler puts the stack at the bottom of the memory, so nothing but its far end is there. Small functions that
    // are called once pack better where they are, beside others like them; and so does what is written out twice.
    const OPTIONS: [&str; 5] = [
        "-Oz",
        "--low-memory-unused",
        "--one-caller-inline-max-function-size=20",
        "--skip-pass=local-cse",
        "--converge",
    ];
    rewritten(program, &OPTIONS).context("the program of the page could not be shortened")
}

/// A module without what nothing in it uses. More would make it shorter, and longer once packed.
pub fn reduced(module: &Path) -> Result<Vec<u8>> {
    rewritten(module, &["--remove-unused-module-elements"])
}

/// A program as wasm-opt writes it with these options.
fn rewritten(program: &Path, options: &[&str]) -> Result<Vec<u8>> {
    // What the compiler uses, and no more: with all features on it writes what browsers cannot read.
    const FEATURES: [&str; 8] = [
        "--enable-bulk-memory",
        "--enable-bulk-memory-opt",
        "--enable-call-indirect-overlong",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let name = if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" };
    let output = program.with_extension("optimised.wasm");
    let mut wasm_opt = Command::new(name);
    wasm_opt.args(options).args(FEATURES);
    wasm_opt.arg(program).arg("-o").arg(&output);
    process::run(&mut wasm_opt)?;
    fs::read(&output).with_context(|| format!("cannot read {}", output.display()))
}

/// Makes sure that the compiler can build for the page.
pub fn wasm_target() -> Result<()> {
    let sysroot = process::output(
        Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(project::root()),
    )?;
    if Path::new(sysroot.trim())
        .join("lib")
        .join("rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    step(&format!("Adding the compiler's target {TARGET}"));
    process::run(
        Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(project::root()),
    )
    .with_context(|| {
        format!("the Rust compiler cannot build for {TARGET} here; get rustup from https://rustup.rs, which can add it")
    })
}

/// The folder of a tool that Cargo installs, compiled at that level of optimisation: the less, the sooner it is there.
fn cargo_tool(package: &str, version: &str, options: &[&str], level: &str, duration: &str) -> Result<PathBuf> {
    let tool = package.trim_end_matches("-cli");
    let folder = kept()?.join(format!("{tool}-{version}"));
    if program(&folder, tool).is_file() {
        return Ok(folder);
    }
    step(&format!("Installing {tool} {version}, once for all clones: {duration}"));
    let scratch = kept()?.join(format!("{tool}-{version}.building"));
    fs::create_dir_all(&scratch).with_context(|| format!("cannot create {}", scratch.display()))?;
    let install = |locked: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", package, "--version", version, "--root"])
            .arg(&folder)
            .args(options)
            .args(locked);
        // Away from the project, so that its settings do not apply.
        process::run(
            cargo
                .current_dir(&scratch)
                .env("CARGO_TARGET_DIR", scratch.join("target"))
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
        )
    };
    let installed = install(&["--locked"]).or_else(|_| {
        step(&format!(
            "The versions that {tool} was released with cannot all be had; once more with newer ones"
        ));
        install(&[])
    });
    installed.with_context(|| {
        format!(
            "{tool} {version} could not be installed; it needs the Rust package registry and a C compiler (`gcc` or \
             `cc`). Mend what is said above and run this again"
        )
    })?;
    fs::remove_dir_all(&scratch).ok(); // what is left there does no harm
    Ok(folder)
}

/// The folder of a tool that npm installs.
fn npm_tool(package: &str, version: &str, name: &str) -> Result<PathBuf> {
    let folder = kept()?.join(format!("{package}-{version}"));
    let installed = |folder: &Path| program(folder, name).is_file() || folder.join(format!("{name}.cmd")).is_file();
    if installed(&folder) {
        return Ok(folder);
    }
    step(&format!("Installing {name} ({package} {version}), once for all clones"));
    // Installed aside and then renamed, so that what is there is whole.
    let scratch = kept()?.join(format!("{package}-{version}.installing"));
    let options = [
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--ignore-scripts",
        "--prefix",
    ];
    let mut npm = process::npm()?;
    npm.args(["install", "--global"]).args(options).arg(&scratch);
    process::run(npm.arg(format!("{package}@{version}"))).with_context(|| {
        format!("{package} could not be installed; it needs npm's package registry. Mend what is said above and run this again")
    })?;
    if !installed(&scratch) {
        bail!(
            "npm installed {package} without {name} in {}; delete that folder and run this again",
            scratch.display()
        );
    }
    fs::rename(&scratch, &folder)
        .with_context(|| format!("cannot rename {} to {}", scratch.display(), folder.display()))?;
    Ok(folder)
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder
        .join("bin")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The folder that keeps the tools of this user, one folder a version.
fn kept() -> Result<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let cache = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    let cache = cache.context("there is no folder to keep tools in; set HOME (on Windows, LOCALAPPDATA)")?;
    Ok(cache.join("dossier").join("tools"))
}

fn wasm_bindgen_version() -> Result<String> {
    let lock = project::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    locked_version(&text, "wasm-bindgen").with_context(|| {
        format!(
            "{} names no wasm-bindgen; `cargo update -p wasm-bindgen` writes it",
            lock.display()
        )
    })
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, entry) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    entry.split_once('"').map(|(version, _)| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
