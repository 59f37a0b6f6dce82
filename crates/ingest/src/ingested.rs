//! What was read from a folder: a collection, and what was passed over on the way.

use std::collections::{HashMap, HashSet};

use dossier_engine::Collection;
use dossier_engine::article::Article;

use crate::error::IngestError;
use crate::lines;
use crate::manifest::{self, Entry, Manifest};
use crate::names;
use crate::plain;
use crate::slug::{Slugs, slugify};

/// The articles of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// What goes into a corpus.
    pub collection: Collection,
    /// The files that are not read, in path order. No file is left out without a word.
    pub passed_over: Vec<PassedOver>,
}

/// A file that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its path inside the folder.
    pub path: String,
    /// Why it is not read, in words for the publisher.
    pub why: String,
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// How many files are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// The file that comes next, by its path inside the folder.
    pub path: &'a str,
}

/// Reads files that are at hand, each as its path inside the folder, with `/` between parts, and its bytes.
///
/// Hidden files are passed over in silence, `corpus.toml` at the top is the manifest, and the order of the result
/// is that of the paths.
///
/// # Errors
///
/// If the manifest is wrong, a text is not UTF-8, or there is no article at all.
pub fn read_files(files: Vec<(String, Vec<u8>)>) -> Result<Ingested, IngestError> {
    assemble(files, Vec::new(), "the folder", &mut |_| {})
}

/// [`read_files`] of the folder that goes by a name, with what was already passed over, telling how far it is.
pub(crate) fn assemble(
    mut files: Vec<(String, Vec<u8>)>,
    mut passed_over: Vec<PassedOver>,
    folder: &str,
    progress: &mut dyn FnMut(Progress),
) -> Result<Ingested, IngestError> {
    files.retain(|(path, _)| !path.split('/').any(|part| part.starts_with('.')));
    files.sort();
    let manifest = match files.iter().find(|(path, _)| path == manifest::FILE) {
        Some((path, bytes)) => Manifest::parse(lines::decode(path, bytes)?)?,
        None => Manifest::default(),
    };
    let entries = entries(&manifest, &files)?;
    let mut articles = Vec::new();
    for (done, (path, bytes)) in files.iter().enumerate() {
        progress(Progress {
            done,
            total: files.len(),
            path,
        });
        let entry = entries.get(path.as_str()).copied();
        if is_text(path) {
            articles.push(plain::read(path, bytes, entry)?);
        } else if path != manifest::FILE {
            passed_over.push(PassedOver {
                path: path.clone(),
                why: why_passed_over(path),
            });
        }
    }
    if articles.is_empty() {
        return Err(IngestError {
            file: folder.to_owned(),
            line: None,
            what: "there is no article in it".to_owned(),
            mend: "Put one article a file into it, as plain text with the ending .txt.".to_owned(),
        });
    }
    give_slugs(&mut articles, &entries);
    passed_over.sort_by(|a, b| a.path.cmp(&b.path));
    let found = names::find(&articles, &manifest.names);
    let collection = Collection {
        title: manifest.title,
        description: manifest.description,
        articles,
        names: manifest.names,
        found,
    };
    Ok(Ingested {
        collection,
        passed_over,
    })
}

/// The manifest's entries by file; refuses those whose file is missing or is not read.
fn entries<'m>(
    manifest: &'m Manifest,
    files: &[(String, Vec<u8>)],
) -> Result<HashMap<&'m str, &'m Entry>, IngestError> {
    let wrong = |entry: &Entry, what: String, mend: &str| IngestError {
        file: manifest::FILE.to_owned(),
        line: Some(entry.line),
        what,
        mend: mend.to_owned(),
    };
    let paths: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for entry in &manifest.articles {
        if !paths.contains(entry.file.as_str()) {
            let mend = "Put it there, or write its path inside the folder as it is, with / between parts.";
            return Err(wrong(
                entry,
                format!("there is no file {} in the folder", entry.file),
                mend,
            ));
        }
        if !is_text(&entry.file) {
            let what = format!("{} is not plain text, the one form that can be read", entry.file);
            return Err(wrong(
                entry,
                what,
                "Save it as plain text with the ending .txt, or take the entry out.",
            ));
        }
    }
    Ok(manifest
        .articles
        .iter()
        .map(|entry| (entry.file.as_str(), entry))
        .collect())
}

fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending)
}

fn is_text(path: &str) -> bool {
    ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("text"))
}

fn why_passed_over(path: &str) -> String {
    match ending(path) {
        Some("toml") if path.ends_with("/corpus.toml") => {
            "a corpus.toml counts only at the top of the folder".to_owned()
        }
        Some(ending) => format!("only .txt files are read, and it ends in .{ending}"),
        None => "only .txt files are read, and it has no ending".to_owned(),
    }
}

/// Every article gets a slug of its own: the manifest's, or one made from outlet and title, or from the file's name.
fn give_slugs(articles: &mut [Article], entries: &HashMap<&str, &Entry>) {
    let mut slugs = Slugs::default();
    let given = |article: &Article| entries.get(article.path.as_str()).and_then(|entry| entry.id.clone());
    for id in articles.iter().filter_map(given) {
        slugs.reserve(&id);
    }
    for article in articles {
        article.slug = given(article).unwrap_or_else(|| slugs.unique(&made_slug(article)));
    }
}

fn made_slug(article: &Article) -> String {
    let value =
        |found: &Option<dossier_engine::article::Found<String>>| found.as_ref().map(|found| found.value.clone());
    let title = value(&article.title).map(|title| {
        [value(&article.source), Some(title)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let name = article.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let made = title
        .iter()
        .map(String::as_str)
        .chain([stem])
        .map(slugify)
        .find(|slug| !slug.is_empty());
    made.unwrap_or_else(|| format!("article-{:08x}", digest(&article.path)))
}

/// FNV-1a in 32 bits, after Fowler, Noll and Vo: tells apart the files whose names no slug can hold, whatever else is
/// in the folder.
fn digest(path: &str) -> u32 {
    path.bytes().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
