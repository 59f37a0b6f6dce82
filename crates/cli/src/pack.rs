//! `dossier pack`: the one-file page for a folder.

use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use dossier_engine::Corpus;

use crate::args::Pack;
use crate::failure::Failure;
use crate::folder;

/// The page that was there when this program was built; empty if there was none.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/template.html"));

/// The stemmers that were made with it.
const STEMMERS: &str = include_str!(concat!(env!("OUT_DIR"), "/stemmers.txt"));

pub(crate) fn run(options: &Pack, out: &mut impl Write) -> Result<(), Failure> {
    spare_the_articles(&options.folder, &options.page)?;
    let template = template(options.template.as_deref())?;
    let mut collection = folder::read(&options.folder)?.collection;
    if let Some(title) = options.title.as_ref().filter(|title| !title.trim().is_empty()) {
        collection.title = Some(title.clone());
    }
    let corpus = Corpus::build(collection);
    let page = dossier_page::pack(&template, &corpus, STEMMERS);
    let page = page.map_err(|error| Failure::Unusable(format!("{error}.")))?;
    put(&options.page, page.as_bytes())?;
    if options.app {
        put(
            &options.page.with_file_name(dossier_page::WORKER_NAME),
            dossier_page::WORKER.as_bytes(),
        )?;
    }
    Ok(writeln!(
        out,
        "{}: {}, {} KB",
        options.page.display(),
        articles(corpus.len()),
        page.len().div_ceil(1000)
    )?)
}

/// Refuses to write the page over a file of the folder that is packed, unless it is one that Dossier wrote.
fn spare_the_articles(folder: &Path, page: &Path) -> Result<(), Failure> {
    let is_page = fs::read_to_string(page).is_ok_and(|text| text.contains("id=\"dossier-script\""));
    let is_inside = match (folder.canonicalize(), page.canonicalize()) {
        (Ok(folder), Ok(page)) => page.starts_with(folder),
        _ => false, // one of them is not there; what is there to be lost is not this file
    };
    if is_inside && !is_page {
        return Err(Failure::Unusable(format!(
            "{}: this file is part of the folder that is packed, and would be lost. Name a file that is not there yet, such as page.html.",
            page.display()
        )));
    }
    Ok(())
}

fn articles(count: usize) -> String {
    if count == 1 {
        "one article".to_owned()
    } else {
        format!("{count} articles")
    }
}

fn template(given: Option<&Path>) -> Result<Cow<'static, str>, Failure> {
    match given {
        Some(path) => fs::read_to_string(path).map(Cow::Owned).map_err(|error| {
            let shown = path.display();
            Failure::Unusable(format!(
                "{shown}: the template cannot be read: {error}. Name a page that Dossier wrote."
            ))
        }),
        None if BUILT_IN.is_empty() => Err(Failure::Unusable(
            "this program was built before there was a page to pack into. Run `cargo xtask build`, which builds both, \
             or name a page with --template PAGE.html."
                .to_owned(),
        )),
        None => Ok(Cow::Borrowed(BUILT_IN)),
    }
}

/// Writes a file in one step: whoever looks sees the old page or the new one, never half of it.
fn put(page: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        let shown = page.display();
        Failure::Unusable(format!(
            "{shown}: the page cannot be written: {error}. Name a file in a folder that you may write to."
        ))
    };
    if page.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    let beside = beside(page);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, page));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside); // it may not even be there
        failed(error)
    })
}

/// A hidden name in the same folder, so that the last step is a renaming.
fn beside(page: &Path) -> PathBuf {
    let name = page.file_name().unwrap_or_default().to_string_lossy();
    page.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
