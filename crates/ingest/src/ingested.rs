//! What was read from a folder: a collection, and what was passed over on the way.

use std::collections::{HashMap, HashSet};

use dossier_engine::Collection;
use dossier_engine::article::Article;
use dossier_engine::name::FoundNames;

use crate::clusters;
use crate::duplicates::{self, Duplicate};
use crate::error::IngestError;
use crate::formats::{self, Format, Reading};
use crate::lines;
use crate::manifest::{self, Entry, Manifest};
use crate::names;
use crate::slug::{Slugs, slugify, stands_in_link};
use crate::workers;

/// The articles of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// What goes into a corpus.
    pub collection: Collection,
    /// The files that are of no kind that is read, in path order. No file is left out without a word.
    pub passed_over: Vec<PassedOver>,
    /// What should have been read and could not be, in path order. It stops nothing else from being read.
    pub refused: Vec<IngestError>,
}

/// A file that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its path inside the folder.
    pub path: String,
    /// Why it is not read, in words for the publisher.
    pub why: String,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many files, or articles, are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What is done with a folder, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its files are read.
    Reading,
    /// The articles that say nearly the same are looked for.
    Duplicates,
    /// So is whom and what the articles name.
    Names,
}

impl Stage {
    /// What is being done, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Duplicates => "Looking for near-duplicates",
            Self::Names => "Looking for names",
        }
    }
}

/// Whether names are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    Sought,
    LeftAlone,
}

/// Reads files that are at hand, each as its path inside the folder, with `/` between parts, and its bytes.
///
/// `corpus.toml` at the top is the manifest, hidden files and those of unknown kinds are passed over, and the order of
/// the result is that of the paths. A file that cannot be read is refused by itself.
///
/// # Errors
///
/// If the manifest is wrong, or there is no article at all.
pub fn read_files(files: Vec<(String, Vec<u8>)>) -> Result<Ingested, IngestError> {
    assemble(files, Ingested::default(), "the folder", Names::Sought, &mut |_| {})
}

/// [`read_files`] of the folder that goes by a name, with what was already met on the way, telling how far it is.
pub(crate) fn assemble(
    mut files: Vec<(String, Vec<u8>)>,
    met: Ingested,
    folder: &str,
    names: Names,
    progress: &mut dyn FnMut(Progress),
) -> Result<Ingested, IngestError> {
    let Ingested {
        mut passed_over,
        mut refused,
        ..
    } = met;
    files.sort();
    let manifest = match files.iter().find(|(path, _)| path == manifest::FILE) {
        Some((path, bytes)) => Manifest::parse(lines::decode(path, bytes)?)?,
        None => Manifest::default(),
    };
    let entries = Entries::of(&manifest, &files, &refused)?;
    let read = |at: usize| -> Result<(Vec<Article>, Reading), IngestError> {
        let (path, bytes) = &files[at];
        let mut reading = match (hidden(path), Format::of(path)) {
            (Some(hidden), _) => Reading::of_passed_over(hidden, HIDDEN),
            (None, Some(format)) => formats::read(path, format, bytes, &manifest.columns),
            (None, None) if path == manifest::FILE => Reading::default(),
            (None, None) => Reading::of_passed_over(path, &formats::why_passed_over(path)),
        };
        entries.refuse_unclear(path, &reading)?;
        let mut articles = Vec::with_capacity(reading.drafts.len());
        for draft in std::mem::take(&mut reading.drafts) {
            let path = format!("{path}{}", draft.part);
            let entry = entries.by_article.get(path.as_str()).copied();
            articles.push(draft.into_article(path, entry)?);
        }
        Ok((articles, reading))
    };
    let mut told = |stage: Stage, done: usize, total: usize| progress(Progress { stage, done, total });
    let total = files.len();
    let mut articles = Vec::new();
    for read in workers::each(total, read, |done| told(Stage::Reading, done, total)) {
        let (read, reading) = read?;
        articles.extend(read);
        refused.extend(reading.refused);
        passed_over.extend(reading.passed_over);
    }
    if articles.is_empty() {
        return Err(nothing_to_read(folder, refused));
    }
    give_slugs(&mut articles, &entries.by_article);
    // A hidden folder is named once, however many files are in it.
    passed_over.sort_by(|a, b| a.path.cmp(&b.path));
    passed_over.dedup();
    refused.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    let total = articles.len();
    let duplicates = duplicates::duplicates(&articles, |done| told(Stage::Duplicates, done, total));
    for &Duplicate { article, of, share } in &duplicates {
        let percent = (share * 100.0).floor();
        let warning = format!(
            "It says nearly the same as {}: {percent} in a hundred of its runs of five words.",
            articles[of].path
        );
        articles[article].warnings.push(warning);
    }
    let found = match names {
        Names::Sought => names::find(&articles, &manifest.names, |done| told(Stage::Names, done, total)),
        Names::LeftAlone => FoundNames::default(),
    };
    let collection = Collection {
        title: manifest.title,
        description: manifest.description,
        clusters: clusters::clusters(&articles),
        articles,
        names: manifest.names,
        found,
        alike: duplicates::groups(&duplicates),
    };
    Ok(Ingested {
        collection,
        passed_over,
        refused,
    })
}

/// Why hidden files are passed over.
pub(crate) const HIDDEN: &str = "it is hidden";

/// The first part of a path that is hidden, with all that lies above it.
fn hidden(path: &str) -> Option<&str> {
    let mut start = 0;
    for part in path.split('/') {
        let end = start + part.len();
        if part.starts_with('.') {
            return Some(&path[..end]);
        }
        start = end + 1;
    }
    None
}

/// Where no article came of a folder, what was refused in it is the reason, if anything was.
fn nothing_to_read(folder: &str, refused: Vec<IngestError>) -> IngestError {
    let more = refused.len().saturating_sub(1);
    match refused.into_iter().next() {
        Some(first) if more > 0 => IngestError {
            mend: format!(
                "{} ({more} more cannot be read either, and nothing else is in the folder.)",
                first.mend
            ),
            ..first
        },
        Some(only) => only,
        None => IngestError {
            file: folder.to_owned(),
            line: None,
            what: "there is no article in it".to_owned(),
            mend: format!("Put articles into it. What is read: {}.", formats::ENDINGS),
        },
    }
}

/// The manifest's entries, by the articles that they mean and by the files that these are in.
struct Entries<'m> {
    by_article: HashMap<&'m str, &'m Entry>,
    by_file: HashMap<&'m str, Vec<&'m Entry>>,
}

impl<'m> Entries<'m> {
    /// # Errors
    ///
    /// If a file that an entry names is not in the folder, or of no kind that is read.
    fn of(manifest: &'m Manifest, files: &[(String, Vec<u8>)], refused: &[IngestError]) -> Result<Self, IngestError> {
        let files = files.iter().map(|(path, _)| path.as_str());
        let paths: HashSet<&str> = files
            .chain(refused.iter().map(|refusal| refusal.file.as_str()))
            .collect();
        let mut by_file: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for entry in &manifest.articles {
            let Some(file) = file_of(&entry.file, &paths) else {
                return Err(wrong(
                    entry,
                    format!("there is no file {} in the folder", entry.file),
                    "Put it there, or write its path inside the folder as it is, with / between parts.",
                ));
            };
            if hidden(file).is_some() || Format::of(file).is_none() {
                return Err(wrong(
                    entry,
                    format!("{} is not of a kind that is read", entry.file),
                    &format!("Save it as one of {}, or take the entry out.", formats::ENDINGS),
                ));
            }
            by_file.entry(file).or_default().push(entry);
        }
        let by_article = manifest
            .articles
            .iter()
            .map(|entry| (entry.file.as_str(), entry))
            .collect();
        Ok(Self { by_article, by_file })
    }

    /// Refuses entries that mean a file of several articles, or an article that the file does not have. Of a file in
    /// which something was refused, nothing more is said.
    fn refuse_unclear(&self, file: &str, reading: &Reading) -> Result<(), IngestError> {
        let Some(entries) = self.by_file.get(file).filter(|_| reading.refused.is_empty()) else {
            return Ok(());
        };
        let parts: HashSet<&str> = reading.drafts.iter().map(|draft| draft.part.as_str()).collect();
        let first = reading.drafts.first().map_or("", |draft| &draft.part);
        for entry in entries {
            let part = &entry.file[file.len()..];
            if parts.contains(part) {
                continue;
            }
            return Err(match part {
                "" => wrong(
                    entry,
                    format!("{file} holds {} articles", reading.drafts.len()),
                    &format!("Say which is meant, such as file = \"{file}{first}\"."),
                ),
                _ => wrong(
                    entry,
                    format!("there is no article {} in {file}", entry.file),
                    &format!("Its articles are called such as {file}{first}."),
                ),
            });
        }
        Ok(())
    }
}

/// The file that a path leads to, or into: `table.csv` for `table.csv#3`, `old.zip` for `old.zip/1999/a.txt`.
fn file_of<'m>(path: &'m str, files: &HashSet<&str>) -> Option<&'m str> {
    let cuts = path.rmatch_indices(['#', '/']).map(|(at, _)| &path[..at]);
    std::iter::once(path).chain(cuts).find(|file| files.contains(file))
}

fn wrong(entry: &Entry, what: String, mend: &str) -> IngestError {
    IngestError {
        file: manifest::FILE.to_owned(),
        line: Some(entry.line),
        what,
        mend: mend.to_owned(),
    }
}

/// Every article gets a slug of its own: the manifest's, or what its source calls it, or one made from outlet and title,
/// or from the file's name.
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
    if stands_in_link(&article.slug) {
        return article.slug.clone();
    }
    let wished = slugify(&article.slug);
    if !wished.is_empty() {
        return wished;
    }
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
