//! The stemmers that pages carry: a module of WebAssembly for each language, linked, silenced and made small.
//!
//! The compiler makes one archive of all, once; linking takes out of it what one language needs. So there is no call of
//! Cargo for each. What wasm-opt gives is kept, and made again only where the linker gives something else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use dossier_engine::text::Stemmer;

use crate::module::Module;
use crate::{panics, process, project, tools};

/// The stemmers of all languages but English, as `dossier pack` takes them, put where the command line's build finds
/// them. Called from Trunk's hook, so that wasm-opt is on the path.
pub fn all() -> Result<String> {
    let languages: Vec<&str> = Stemmer::languages().filter(|&language| language != "en").collect();
    let stemmers = of(&languages)?;
    let file = project::target().join("stemmers.txt");
    fs::write(&file, &stemmers).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(stemmers)
}

/// The stemmers of these languages.
pub fn of(languages: &[&str]) -> Result<String> {
    if languages.is_empty() {
        return Ok(String::new());
    }
    let folder = project::target().join("stemmers");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let (archive, linker) = (archive()?, linker()?);
    let mut lines = languages
        .iter()
        .map(|&language| (language, Ok(String::new())))
        .collect::<Vec<_>>();
    let left = Mutex::new(lines.iter_mut());
    let next = || left.lock().ok().and_then(|mut left| left.next());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((language, line)) = next() {
                    *line = module(language, &archive, &linker, &folder)
                        .with_context(|| format!("the stemmer of the language `{language}` was not made"))
                        .map(|module| dossier_page::stemmer(language, &module));
                }
            });
        }
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The archive of all stemmers.
fn archive() -> Result<PathBuf> {
    process::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--package", "dossier-stemmers"])
            .args(["--profile", "page", "--target", tools::TARGET])
            .current_dir(project::root()),
    )
    .context("the stemmers were not built")?;
    let folder = project::target().join(tools::TARGET).join("page");
    Ok(folder.join("libdossier_stemmers.a"))
}

/// The linker that the compiler itself links WebAssembly with.
fn linker() -> Result<PathBuf> {
    let library = process::output(
        Command::new("rustc")
            .args(["--print", "target-libdir"])
            .current_dir(project::root()),
    )?;
    let name = format!("rust-lld{}", std::env::consts::EXE_SUFFIX);
    let linker = Path::new(library.trim()).with_file_name("bin").join(name);
    if !linker.is_file() {
        bail!(
            "{} is not there, with which the stemmers are linked; get rustup from https://rustup.rs, whose compilers have it",
            linker.display()
        );
    }
    Ok(linker)
}

/// The module of one language.
fn module(language: &str, archive: &Path, linker: &Path, folder: &Path) -> Result<Vec<u8>> {
    let at = |ending: &str| folder.join(format!("{language}.{ending}"));
    let read = |file: &Path| fs::read(file).with_context(|| format!("cannot read {}", file.display()));
    let (linked, silent, small) = (at("linked.wasm"), at("silent.wasm"), at("wasm"));
    process::run(
        Command::new(linker)
            .args([
                "-flavor",
                "wasm",
                "--no-entry",
                "--stack-first",
                "-z",
                "stack-size=65536",
            ])
            .args(["--export=room", &format!("--export={language}")])
            .arg(archive)
            .arg("-o")
            .arg(&linked),
    )?;
    let mut module = Module::read(&read(&linked)?).context("the linker wrote a module that cannot be read")?;
    panics::silence(&mut module).context("what panics say could not be taken out")?;
    let export = module.exports.iter_mut().find(|export| export.name == language);
    export.ok_or_else(|| anyhow!("it exports no stemmer"))?.name = "stem".to_owned();
    let bytes = module.write();
    if small.is_file() && fs::read(&silent).is_ok_and(|before| before == bytes) {
        return read(&small);
    }
    fs::write(&silent, bytes).with_context(|| format!("cannot write {}", silent.display()))?;
    let reduced = Module::read(&tools::reduced(&silent)?).context("wasm-opt wrote a module that cannot be read")?;
    let bytes = reduced.write();
    fs::write(&small, &bytes).with_context(|| format!("cannot write {}", small.display()))?;
    Ok(bytes)
}
