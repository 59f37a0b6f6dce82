//! The engine: a corpus of articles, and what can be asked of it.
//!
//! It exists so that the page, the command line and the build script give the same answers: they all
//! hand a [`Corpus`] and a [`View`] to this crate and show the plain data that comes back.
//!
//! What this crate does not do: read files (that is `dossier-ingest`), know the time, or know a browser.
//! Nothing here can fail for want of the outside world; only bytes that are not a corpus are refused.

pub mod article;
pub mod citation;
pub mod compare;
pub mod corpus;
pub mod correction;
pub mod date;
pub mod facets;
pub mod histogram;
pub mod hits;
pub mod index;
pub mod json;
pub mod lines;
pub mod listing;
pub mod markdown;
pub mod name;
pub mod notes;
mod numbers;
pub mod order;
pub mod passage;
pub mod query;
pub mod rank;
pub mod search;
pub mod similarity;
pub mod spread;
pub mod statistics;
mod table;
pub mod text;
mod texts;
pub mod timeline;
pub mod times;
pub mod view;
pub mod vocabulary;
pub mod wordlist;

pub use article::{Article, ArticleId};
pub use compare::{Comparison, compare};
pub use corpus::{Collection, Corpus};
pub use search::{Results, search};
pub use view::View;
