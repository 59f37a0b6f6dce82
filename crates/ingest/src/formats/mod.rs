//! Formats: in which forms articles come, and what reads each.
//!
//! A reader turns the bytes of one file into drafts, or says why it cannot. It never stops the reading of other files,
//! and never loses words: what is not the article is a passage with a reason.

use crate::bounds;
use crate::columns::Columns;
use crate::draft::Draft;
use crate::error::IngestError;
use crate::ingested::PassedOver;

#[cfg(feature = "formats")]
mod archive;
#[cfg(feature = "formats")]
mod html;
#[cfg(feature = "formats")]
mod json;
#[cfg(feature = "formats")]
mod mail;
#[cfg(feature = "formats")]
mod markdown;
#[cfg(feature = "formats")]
mod office;
#[cfg(all(feature = "formats", not(target_family = "wasm")))]
mod pdf;
mod plain;
#[cfg(feature = "formats")]
mod record;
#[cfg(feature = "formats")]
mod table;
#[cfg(feature = "formats")]
mod value;
#[cfg(feature = "formats")]
mod web_archive;

/// The form of a file, told by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Plain,
    #[cfg(feature = "formats")]
    Markdown,
    #[cfg(feature = "formats")]
    Html,
    #[cfg(feature = "formats")]
    WebArchive,
    #[cfg(feature = "formats")]
    Table {
        delimiter: u8,
    },
    #[cfg(feature = "formats")]
    Json,
    #[cfg(feature = "formats")]
    JsonLines,
    #[cfg(feature = "formats")]
    Mail,
    #[cfg(feature = "formats")]
    Word,
    #[cfg(feature = "formats")]
    OpenDocument,
    #[cfg(all(feature = "formats", not(target_family = "wasm")))]
    Pdf,
    #[cfg(feature = "formats")]
    Archive,
}

/// The endings that are read, for messages.
pub(crate) const ENDINGS: &str = if cfg!(feature = "formats") {
    ".txt, .md, .html, .mhtml, .csv, .tsv, .json, .jsonl, .eml, .docx, .odt, .pdf and .zip"
} else {
    ".txt"
};

impl Format {
    /// The form of the file at a path; none if files of its name are not read.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let ending = ending(path)?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" | "text" => Self::Plain,
            #[cfg(feature = "formats")]
            "md" | "markdown" => Self::Markdown,
            #[cfg(feature = "formats")]
            "html" | "htm" | "xhtml" => Self::Html,
            #[cfg(feature = "formats")]
            "mhtml" | "mht" => Self::WebArchive,
            #[cfg(feature = "formats")]
            "csv" => Self::Table { delimiter: b',' },
            #[cfg(feature = "formats")]
            "tsv" | "tab" => Self::Table { delimiter: b'\t' },
            #[cfg(feature = "formats")]
            "json" => Self::Json,
            #[cfg(feature = "formats")]
            "jsonl" | "ndjson" => Self::JsonLines,
            #[cfg(feature = "formats")]
            "eml" => Self::Mail,
            #[cfg(feature = "formats")]
            "docx" => Self::Word,
            #[cfg(feature = "formats")]
            "odt" => Self::OpenDocument,
            #[cfg(all(feature = "formats", not(target_family = "wasm")))]
            "pdf" => Self::Pdf,
            #[cfg(feature = "formats")]
            "zip" => Self::Archive,
            _ => return None,
        })
    }
}

/// What came out of one file.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) drafts: Vec<Draft>,
    /// What in it could not be read, though it should have been.
    pub(crate) refused: Vec<IngestError>,
    /// What in it is of no kind that is read.
    pub(crate) passed_over: Vec<PassedOver>,
}

impl Reading {
    pub(crate) fn of_passed_over(path: &str, why: &str) -> Self {
        Self {
            passed_over: vec![PassedOver {
                path: path.to_owned(),
                why: why.to_owned(),
            }],
            ..Self::default()
        }
    }

    pub(crate) fn of(read: Result<Draft, IngestError>) -> Self {
        let mut reading = Self::default();
        match read {
            Ok(draft) => reading.drafts.push(draft),
            Err(refusal) => reading.refused.push(refusal),
        }
        reading
    }
}

/// Reads one file.
#[cfg_attr(
    not(feature = "formats"),
    allow(unused_variables, reason = "plain text has no columns")
)]
pub(crate) fn read(path: &str, format: Format, bytes: &[u8], columns: &Columns) -> Reading {
    if bytes.len() > bounds::FILE {
        return Reading::of(Err(bounds::too_large(path)));
    }
    match format {
        Format::Plain => Reading::of(plain::read(path, bytes)),
        #[cfg(feature = "formats")]
        Format::Markdown => Reading::of(markdown::read(path, bytes)),
        #[cfg(feature = "formats")]
        Format::Html => html::read(path, bytes),
        #[cfg(feature = "formats")]
        Format::WebArchive => Reading::of(web_archive::read(path, bytes)),
        #[cfg(feature = "formats")]
        Format::Table { delimiter } => table::read(path, bytes, delimiter, columns),
        #[cfg(feature = "formats")]
        Format::Json => json::read(path, bytes, columns),
        #[cfg(feature = "formats")]
        Format::JsonLines => json::read_lines(path, bytes, columns),
        #[cfg(feature = "formats")]
        Format::Mail => Reading::of(mail::read(path, bytes)),
        #[cfg(feature = "formats")]
        Format::Word => Reading::of(office::read_word(path, bytes)),
        #[cfg(feature = "formats")]
        Format::OpenDocument => Reading::of(office::read_open_document(path, bytes)),
        #[cfg(all(feature = "formats", not(target_family = "wasm")))]
        Format::Pdf => Reading::of(pdf::read(path, bytes)),
        #[cfg(feature = "formats")]
        Format::Archive => archive::read(path, bytes, columns),
    }
}

/// Why a file of no form that is read is passed over.
pub(crate) fn why_passed_over(path: &str) -> String {
    const IMAGES: [&str; 13] = [
        "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "tif", "tiff", "heic", "jxl",
    ];
    match ending(path) {
        Some("toml") if path.ends_with("/corpus.toml") => {
            "a corpus.toml counts only at the top of the folder".to_owned()
        }
        Some(ending) if IMAGES.contains(&ending.to_ascii_lowercase().as_str()) => {
            "it is an image, and Dossier reads text".to_owned()
        }
        Some(ending) => format!("files that end in .{ending} are not read"),
        None => "its name has no ending that tells what it is".to_owned(),
    }
}

fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending)
}
