//! The one-file page: what a Dossier page is made of, and how a corpus is put into it.
//!
//! It exists so that the build and `dossier pack` write the same page. The build takes the script, the program and
//! the stylesheets that Trunk made and writes a page around them ([`inline`]); `pack` takes that page as a template
//! and exchanges the corpus and all that shows it ([`pack`]).
//!
//! What a page consists of, in order, stands in `page.html`; what happens when it is opened, in `loader.js`. Both
//! share one template: the page can therefore give back its own source, byte for byte, from whatever a browser
//! made of it when it was saved.
//!
//! What this crate does not do: read or write files, or know Trunk beyond the `index.html` that it leaves behind.

mod first_paint;
mod markup;
mod packed;
mod policy;
mod preview;
mod shell;
mod template;

use std::fmt;

use dossier_engine::Corpus;

pub use shell::Shell;
pub use template::Slots;

/// What the build made, to be put into one page.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The stylesheets, joined in cascade order.
    pub style: &'a str,
    /// The whole [`script`] of a page, minified or not.
    pub script: &'a str,
    /// The program: a WebAssembly module that carries its own corpus.
    pub program: &'a [u8],
    /// The [stemmers](stemmer) at hand.
    pub stemmers: &'a str,
    /// Trunk's script that reloads the page after a change; only while serving.
    pub live_reload: Option<&'a str>,
}

/// The service worker that opens a page without a network: for readers who ask for that, where a host has it beside the page
/// under [`WORKER_NAME`]. It is the same for every page.
pub const WORKER: &str = include_str!("worker.js");

/// The name of its file.
pub const WORKER_NAME: &str = "dossier-worker.js";

/// The one script of a page: the JavaScript that wasm-bindgen wrote for the `web` target, and what starts the page with
/// what unpacks the program, the WebAssembly module that the crate `dossier-unpack` makes.
pub fn script(wasm_bindgen: &str, unpacker: &[u8]) -> Result<String, PageError> {
    match wasm_bindgen.lines().find(|line| line.starts_with("import ")) {
        Some(import) => Err(PageError::Import {
            line: import.to_owned(),
        }),
        None => Ok(template::with_loader(wasm_bindgen, unpacker)),
    }
}

/// The stemmer of a language as [`inline`] and [`pack`] take it, a line: the language's tag, and the module packed, the
/// WebAssembly that the crate `dossier-stemmers` makes. Such lines one after the other are the stemmers at hand.
pub fn stemmer(language: &str, module: &[u8]) -> String {
    format!("{language} {}\n", packed::stemmer(module))
}

/// The languages whose stemmers a page with this corpus carries: those that have one, but for English, since every
/// program has that.
pub fn stemmers_of(corpus: &Corpus) -> impl Iterator<Item = &str> {
    corpus.stemmed_languages().filter(|&language| language != "en")
}

/// Writes the self-contained page around a program whose embedded corpus is `corpus`.
///
/// The corpus block stays empty, since the program carries the corpus; the title, the description and the articles
/// that are shown before the program starts are written from it.
pub fn inline(parts: &Parts<'_>, corpus: &Corpus) -> Result<String, PageError> {
    let style = markup::raw(parts.style, "style")?;
    let script = markup::raw(parts.script, "script")?;
    let reload = parts
        .live_reload
        .map(|script| markup::raw(script, "script"))
        .transpose()?;
    let slots = Slots {
        policy: policy::policy(&script, reload.as_deref()).into(),
        title: markup::text(first_paint::title(corpus)).into(),
        description: markup::attribute(&first_paint::description(corpus)).into(),
        preview: preview::html(corpus).into(),
        style: style.into(),
        articles: first_paint::html(corpus).into(),
        stemmers: packed::stemmers(corpus, parts.stemmers)?.into(),
        corpus: "".into(),
        notes: "".into(),
        wasm: packed::program(parts.program).into(),
        script: script.into(),
        reload: reload
            .map_or_else(String::new, |script| format!("<script>{script}</script>\n"))
            .into(),
    };
    Ok(slots.write())
}

/// Writes `template`, a page made by [`inline`] or by this function, with `corpus` in place of the corpus it holds, and
/// with those of the [stemmers](stemmer) at hand that this corpus needs.
pub fn pack(template: &str, corpus: &Corpus, stemmers: &str) -> Result<String, PageError> {
    let slots = Slots {
        title: markup::text(first_paint::title(corpus)).into(),
        description: markup::attribute(&first_paint::description(corpus)).into(),
        preview: preview::html(corpus).into(),
        articles: first_paint::html(corpus).into(),
        stemmers: packed::stemmers(corpus, stemmers)?.into(),
        corpus: packed::corpus(corpus).into(),
        ..Slots::read(template)?
    };
    Ok(slots.write())
}

/// Why a page could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// Trunk's `index.html` does not name something that every page needs.
    Shell {
        /// What is not named.
        lacks: &'static str,
    },
    /// The script imports another file, which a page of one file cannot carry.
    Import {
        /// The line that does so.
        line: String,
    },
    /// A script or style holds a text that would end it early or turn it into a comment.
    Breaks {
        /// The element: `style` or `script`.
        element: &'static str,
        /// The text.
        text: String,
    },
    /// The corpus needs the stemmer of a language, and it is not at hand.
    NoStemmer {
        /// The tag of the language.
        language: String,
    },
    /// The template is not a page that this version of Dossier wrote.
    NotAPage {
        /// The first part that was looked for in vain.
        part: &'static str,
    },
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shell { lacks } => write!(
                f,
                "the index.html that Trunk wrote names no {lacks}; build with `cargo xtask build`, which passes the \
                 settings of Trunk.toml"
            ),
            Self::Import { line } => write!(
                f,
                "the script imports another file, which a page of one file cannot carry: `{line}`; find the \
                 dependency that brings its own JavaScript snippet, and do without it"
            ),
            Self::Breaks { element, text } => {
                write!(
                    f,
                    "a {element} holds `{text}`, which would break the page there; write it in another way"
                )
            }
            Self::NoStemmer { language } => write!(
                f,
                "there are articles in the language `{language}`, and this program was built without its stemmer; \
                 build it again with `cargo xtask build`"
            ),
            Self::NotAPage { part } => write!(
                f,
                "the template is no page written by this version of Dossier: its {part} is not where it should be; \
                 write it again with `cargo xtask build`"
            ),
        }
    }
}

impl std::error::Error for PageError {}

#[cfg(test)]
mod tests;
