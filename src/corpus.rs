//! Opens the corpus, once: the block that `dossier pack` wrote into the page, or else what was built in.

use dossier_engine::Corpus;

use crate::shell;

/// The collection of `seeds/`, as the build script made it.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The corpus for as long as the page lives.
///
/// # Errors
///
/// A sentence for the reader, if the page carries a corpus that cannot be opened.
pub fn open() -> Result<&'static Corpus, String> {
    let packed = shell::packed_corpus()?;
    let corpus = Corpus::from_bytes(packed.as_deref().unwrap_or(BUILT_IN)).map_err(|error| error.to_string())?;
    Ok(Box::leak(Box::new(corpus)))
}
