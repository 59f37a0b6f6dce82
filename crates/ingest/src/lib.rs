//! Ingest: from files to articles.
//!
//! A folder of files becomes a [`Collection`]: what each text says, which of its lines are the article and which
//! are page furniture, and what is known about it. It exists apart from the engine so that the build script, the
//! command line and the page read a folder in the same way.
//!
//! What this crate does not do: guess. A value that neither the manifest nor the text gives stays unknown, and a
//! line that is not the article is folded with a reason, never dropped. It knows no browser; only
//! [`read_folder`] touches the disk.
//!
//! | module | answers |
//! | --- | --- |
//! | `folder` | which files are there? |
//! | `formats` | what is in a file, whatever its form? |
//! | `bounds` | how large may it be? |
//! | `charset` | for which characters do its bytes stand? |
//! | `columns` | what does each column of a table hold? |
//! | `draft` | what has been read, and what becomes of it? |
//! | `lines` | where does a text break? |
//! | `paragraph` | which lines belong together? |
//! | `furniture` | which of them are the article? |
//! | `sign` | what does only furniture say? |
//! | `blocks` | what does the reader see? |
//! | `byline` | what does the text say about itself? |
//! | `dateline` | from where was it written? |
//! | `authors`, `stamp` | whom and which day does metadata name? |
//! | `language` | which language is it in? |
//! | `duplicates` | which articles say nearly the same? |
//! | `names` | whom and what does the text name? |
//! | `manifest` | what does the publisher say? |
//! | `slug` | what is the article called in a link? |
//! | `workers` | who does all this? |

#![cfg_attr(
    not(feature = "formats"),
    allow(dead_code, reason = "needed by forms other than plain text")
)]

#[cfg(feature = "formats")]
mod authors;
mod blocks;
mod bounds;
mod byline;
mod charset;
mod clusters;
mod columns;
mod dateline;
mod draft;
mod duplicates;
mod english;
mod error;
mod folder;
mod formats;
mod furniture;
mod ingested;
mod language;
mod lines;
mod manifest;
mod names;
mod paragraph;
mod sign;
mod slug;
#[cfg(feature = "formats")]
mod stamp;
pub mod workers;

pub use dossier_engine::Collection;
pub use error::IngestError;
pub use folder::{read_folder, survey_folder};
pub use ingested::{Ingested, PassedOver, Progress, Stage, read_files};
pub use names::{Description, descriptions};
