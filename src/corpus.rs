//! Opens the corpus, once: the block that `dossier pack` wrote into the page, or else what was built in. The page lends
//! it the stemmers of its languages.

use dossier_engine::Corpus;
use dossier_engine::text::Stemmer;

use crate::shell;

/// The collection of `seeds/`, as the build script made it.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The corpus for as long as the page lives.
///
/// # Errors
///
/// A sentence for the reader, if the page carries a corpus that cannot be opened.
pub fn open() -> Result<&'static Corpus, String> {
    let corpus = match shell::packed_corpus()? {
        Some((head, body)) => Corpus::from_parts(&head, body),
        None => Corpus::from_bytes(BUILT_IN),
    };
    let mut corpus = corpus.map_err(|error| error.to_string())?;
    corpus.lend_stemmers(|language| {
        let language = language.to_owned();
        Stemmer::lent(move |form| shell::stem(&language, form))
    });
    Ok(Box::leak(Box::new(corpus)))
}
