//! Trunk's post-build hook: what Trunk made becomes one file, and nothing else is left but the worker that may stand beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dossier_engine::Corpus;
use dossier_page::{Parts, Shell};

use crate::build::{gzip, kilobytes};
use crate::{linked, project, stemmers, tools, unpacker, variables};

/// Writes the one-file page over Trunk's `index.html`.
pub fn one_file() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("`one-file` is called by Trunk; call `cargo xtask build` instead")?;
    let text = |name: &str| read(&folder.join(name));
    let shell = Shell::read(&text("index.html")?)?;
    let styles = shell
        .styles
        .iter()
        .map(|style| text(style))
        .collect::<Result<Vec<_>>>()?;
    let is_served = shell.live_reload.is_some();
    let (script, program) = linked::link(&text(&shell.script)?, &folder.join(&shell.program), is_served)?;
    let corpus = seeds()?;
    // The command line, which is built after the page, carries all; a page that is only looked at needs its own.
    let stemmers = if is_served {
        stemmers::of(&dossier_page::stemmers_of(&corpus).collect::<Vec<_>>())?
    } else {
        stemmers::all()?
    };
    let page = dossier_page::inline(
        &Parts {
            style: &variables::shortened(&tools::minified("css", &styles.concat())?, &program),
            script: &tools::minified("js", &dossier_page::script(&script, &unpacker::module()?)?)?,
            program: &program,
            stemmers: &stemmers,
            live_reload: shell.live_reload.as_deref(),
        },
        &corpus,
    )?;
    leave_only(&folder, &page)?;
    println!(
        "The page is written: {}, {} as gzip",
        kilobytes(page.len()),
        kilobytes(gzip(page.as_bytes())?)
    );
    Ok(())
}

/// The corpus that the program carries.
pub fn seeds() -> Result<Corpus> {
    let ingested = dossier_ingest::read_folder(&project::root().join("seeds"), &mut |_| {})?;
    Ok(Corpus::build(ingested.collection))
}

fn leave_only(folder: &Path, page: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.with_context(|| format!("cannot remove {}", path.display()))?;
    }
    for (name, text) in [("index.html", page), (dossier_page::WORKER_NAME, dossier_page::WORKER)] {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
