//! Opens the corpus, once: the block that `dossier pack` wrote into the page, or else what was built in. The page lends
//! it the stemmers of its languages.

use dossier_engine::Corpus;
use dossier_engine::text::Stemmer;
use gloo::timers::callback::Timeout;

use crate::shell;

/// The collection of `seeds/`, as the build script made it.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The corpus for as long as the page lives.
///
/// # Errors
///
/// A sentence for the reader, if the page carries a corpus that cannot be opened.
pub fn open() -> Result<&'static Corpus, String> {
    let bytes = shell::packed_corpus()?.unwrap_or_else(|| BUILT_IN.to_vec());
    let mut corpus = Corpus::from_bytes(bytes).map_err(|error| error.to_string())?;
    corpus.lend_stemmers(|language| {
        let language = language.to_owned();
        Stemmer::lent(move |form| shell::stem(&language, form))
    });
    Ok(Box::leak(Box::new(corpus)))
}

/// Makes ready in the background what finds words, and words in a row, sooner: a few articles at a time, so that nobody
/// waits for it.
pub fn prepare(corpus: &'static Corpus) {
    /// Articles at a time, which take some ten milliseconds.
    const SOME: usize = 500;
    /// After that the page does whatever else it has to do.
    const MOMENT: u32 = 0;
    Timeout::new(MOMENT, move || {
        if corpus.prepare(SOME) {
            prepare(corpus);
        }
    })
    .forget();
}
