//! Opens the corpus, once: the block that `dossier pack` wrote into the page, or else what was built in. The page lends
//! it the stemmers of its languages, and the browser what it knows of Unicode.

use dossier_engine::Corpus;
use dossier_engine::text::{self, Stemmer};

use crate::shell;

/// The collection of `seeds/`, as the build script made it.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The corpus for as long as the page lives.
///
/// # Errors
///
/// A sentence for the reader, if the page carries a corpus that cannot be opened.
pub fn open() -> Result<&'static Corpus, String> {
    text::lend_decomposition(shell::decomposed);
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
    shell::after(MOMENT, move || {
        if corpus.prepare(SOME) {
            prepare(corpus);
        }
    })
    .forget();
}

#[cfg(test)]
mod tests {
    use js_sys::{JsString, RegExp};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Tests carry the table that the page is built without, so the two can be compared.
    #[wasm_bindgen_test]
    fn the_browser_folds_as_the_table_does() {
        fn decomposed(text: &str) -> String {
            JsString::from(text).normalize("NFKD").into()
        }
        let unassigned = RegExp::new("\\p{Cn}", "u");
        let assigned = ('\u{80}'..'\u{40000}').chain('\u{e0000}'..'\u{e0200}');
        for c in assigned {
            // By itself, and among marks of other classes than it may be of.
            for text in [c.to_string(), format!("क\u{e48}{c}\u{302a}{c}\u{93c}")] {
                // What this browser is too old to know is not written in it either.
                let is_known = || !unassigned.test(&text);
                let (folded, expected) = (text::fold_by(decomposed, &text), text::fold(&text));
                assert!(
                    folded == expected || !is_known(),
                    "U+{:04X}: {folded:?}, not {expected:?}",
                    u32::from(c)
                );
            }
        }
    }
}
