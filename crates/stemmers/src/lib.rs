//! The stemmers that pages carry for the languages of their articles.
//!
//! The program of a page has the stemmer of English alone, since all of them would add a third to it. This crate makes an
//! archive of the others, of which each is linked by itself into a WebAssembly module (xtask/src/stemmers.rs); a page
//! carries the modules of the languages that its articles are in. A module gives the stem as the Snowball project has it;
//! folding is left to the engine.
//!
//! Natively nothing is here, since the engine then has all stemmers itself.

#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(target_arch = "wasm32")]
mod module;

#[cfg(test)]
mod tests {
    use dossier_engine::text::{Stemmer, fold};

    /// tests/e2e/stemmers.test.mjs asks the same of the modules.
    #[test]
    fn the_table_holds_the_stems_of_every_language() {
        let mut languages = Vec::new();
        for line in include_str!("../stems.txt").lines() {
            let mut words = line.split(' ');
            let (language, form, stem) = (words.next(), words.next(), words.next());
            let stemmer = language.and_then(Stemmer::of).expect("a language with a stemmer");
            assert_eq!(form.map(|form| stemmer.stem(form)), stem.map(fold), "{line}");
            languages.extend(language);
        }
        for language in Stemmer::languages().filter(|&language| language != "en") {
            assert!(languages.contains(&language), "{language} is not in the table");
        }
    }
}
