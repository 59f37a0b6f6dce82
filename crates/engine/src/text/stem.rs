//! Stems: what the forms of one word share.
//!
//! The rules are those of the Snowball project for the language of the article. A word that is looked for in its forms
//! is stemmed as a word of each article's own language.

use std::fmt;

use frostem::Algorithm;

use super::fold;

/// The stemmer of a language.
pub struct Stemmer(Rules);

/// Where the rules of a language are: in this program, or in another that lends them.
enum Rules {
    Own(Algorithm),
    Lent(Lent),
}

/// What gives a form its stem, not folded, by the rules of the Snowball project.
type Lent = Box<dyn Fn(&str) -> String + Send + Sync>;

impl Stemmer {
    /// The stemmer of a language by its BCP 47 tag, of which the first subtag counts, whatever its case. Nothing for a
    /// language without one; without the feature `stemmers`, English alone has one.
    pub fn of(language: &str) -> Option<Self> {
        let language = language.split(['-', '_']).next().unwrap_or(language);
        let named = |(code, _): &&(&str, Algorithm)| language.eq_ignore_ascii_case(code);
        ALGORITHMS
            .iter()
            .find(named)
            .map(|&(_, algorithm)| Self(Rules::Own(algorithm)))
    }

    /// The stemmer of a language whose rules this program is lent.
    pub fn lent(stem: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self(Rules::Lent(Box::new(stem)))
    }

    /// The first subtags of all languages that [have](Self::of) a stemmer.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        ALGORITHMS.iter().map(|&(language, _)| language)
    }

    /// The folded stem of a word's [form](super::Word::form). It need not be a word.
    ///
    /// What holds digits or points is no word with forms, and is folded only.
    pub fn stem(&self, form: &str) -> String {
        if form.contains(|c: char| c.is_numeric() || c == '.' || c == '_') {
            return fold(form);
        }
        match &self.0 {
            Rules::Own(algorithm) => fold(&frostem::Stemmer::new(*algorithm).stem(form)),
            Rules::Lent(stem) => fold(&stem(form)),
        }
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Rules::Own(algorithm) => write!(f, "Stemmer({})", algorithm.name()),
            Rules::Lent(_) => write!(f, "Stemmer(lent)"),
        }
    }
}

/// The algorithm of each language, by the subtags of the languages.
const ALGORITHMS: &[(&str, Algorithm)] = &[
    ("en", Algorithm::English),
    #[cfg(feature = "stemmers")]
    ("ar", Algorithm::Arabic),
    #[cfg(feature = "stemmers")]
    ("ca", Algorithm::Catalan),
    #[cfg(feature = "stemmers")]
    ("cs", Algorithm::Czech),
    #[cfg(feature = "stemmers")]
    ("da", Algorithm::Danish),
    #[cfg(feature = "stemmers")]
    ("de", Algorithm::German),
    #[cfg(feature = "stemmers")]
    ("el", Algorithm::Greek),
    #[cfg(feature = "stemmers")]
    ("eo", Algorithm::Esperanto),
    #[cfg(feature = "stemmers")]
    ("es", Algorithm::Spanish),
    #[cfg(feature = "stemmers")]
    ("et", Algorithm::Estonian),
    #[cfg(feature = "stemmers")]
    ("eu", Algorithm::Basque),
    #[cfg(feature = "stemmers")]
    ("fa", Algorithm::Persian),
    #[cfg(feature = "stemmers")]
    ("fi", Algorithm::Finnish),
    #[cfg(feature = "stemmers")]
    ("fr", Algorithm::French),
    #[cfg(feature = "stemmers")]
    ("ga", Algorithm::Irish),
    #[cfg(feature = "stemmers")]
    ("hi", Algorithm::Hindi),
    #[cfg(feature = "stemmers")]
    ("hu", Algorithm::Hungarian),
    #[cfg(feature = "stemmers")]
    ("hy", Algorithm::Armenian),
    #[cfg(feature = "stemmers")]
    ("id", Algorithm::Indonesian),
    #[cfg(feature = "stemmers")]
    ("it", Algorithm::Italian),
    #[cfg(feature = "stemmers")]
    ("lt", Algorithm::Lithuanian),
    #[cfg(feature = "stemmers")]
    ("nb", Algorithm::Norwegian),
    #[cfg(feature = "stemmers")]
    ("ne", Algorithm::Nepali),
    #[cfg(feature = "stemmers")]
    ("nl", Algorithm::Dutch),
    #[cfg(feature = "stemmers")]
    ("nn", Algorithm::Norwegian),
    #[cfg(feature = "stemmers")]
    ("no", Algorithm::Norwegian),
    #[cfg(feature = "stemmers")]
    ("pl", Algorithm::Polish),
    #[cfg(feature = "stemmers")]
    ("pt", Algorithm::Portuguese),
    #[cfg(feature = "stemmers")]
    ("ro", Algorithm::Romanian),
    #[cfg(feature = "stemmers")]
    ("ru", Algorithm::Russian),
    #[cfg(feature = "stemmers")]
    ("sr", Algorithm::Serbian),
    #[cfg(feature = "stemmers")]
    ("st", Algorithm::Sesotho),
    #[cfg(feature = "stemmers")]
    ("sv", Algorithm::Swedish),
    #[cfg(feature = "stemmers")]
    ("ta", Algorithm::Tamil),
    #[cfg(feature = "stemmers")]
    ("tr", Algorithm::Turkish),
    #[cfg(feature = "stemmers")]
    ("uk", Algorithm::Ukrainian),
    #[cfg(feature = "stemmers")]
    ("yi", Algorithm::Yiddish),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    /// The stems of a text's words.
    fn stems(language: &str, text: &str) -> Vec<String> {
        let stemmer = Stemmer::of(language).expect("the language has a stemmer");
        words(text).map(|word| stemmer.stem(&word.form)).collect()
    }

    #[test]
    fn a_language_is_known_by_its_first_subtag() {
        for tag in ["en", "EN", "en-GB", "en_US"] {
            let stemmer = Stemmer::of(tag).expect("a stemmer");
            assert!(matches!(stemmer.0, Rules::Own(Algorithm::English)), "{tag}");
        }
        for tag in ["", "und", "my", "th", "zh-Hans", "ja", "ko", "he", "e", "eng-x"] {
            assert!(Stemmer::of(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn forms_of_an_english_word_share_a_stem() {
        for text in [
            "visit visits visited visiting",
            "Consulate consulates CONSULATES",
            "party parties",
        ] {
            let stems = stems("en", text);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_eq!(
            stems("en", "U.S. 1990s 7.7 1,000s café"),
            ["u.s", "1990s", "7.7", "1,000s", "cafe"]
        );
    }

    #[test]
    #[cfg(feature = "stemmers")]
    fn forms_of_a_word_share_a_stem_in_many_languages() {
        for (language, text) in [
            ("ar", "كتاب الكتاب كِتَاب"),
            ("cs", "město města městu"),
            ("da", "havn havnen havnens"),
            ("de", "Hafen Hafens"),
            ("el", "λιμάνι λιμάνια ΛΙΜΆΝΙΑ"),
            ("es", "puerto puertos"),
            ("fi", "satama sataman satamassa"),
            ("fr", "ministre ministres"),
            ("hi", "लड़का लड़के लड़कों"),
            ("hu", "ház házak házban"),
            ("it", "governo governi"),
            ("nb", "havn havnen havner"),
            ("nl", "boek boeken"),
            ("pl", "miasto miasta"),
            ("pt-BR", "governo governos"),
            ("ro", "guvern guvernul guverne"),
            ("ru", "порт порта портом"),
            ("sv", "hamn hamnen hamnar"),
            ("tr", "ev evler evde"),
            ("uk", "місто міста"),
        ] {
            let stems = stems(language, text);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{language}: {stems:?}");
        }
    }

    #[test]
    fn a_stem_is_folded_and_never_fails() {
        for (_, algorithm) in ALGORITHMS {
            for form in [
                "",
                "'",
                "é",
                "çalışıyor",
                "שלום",
                "ကောင်း",
                "a",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ] {
                let stem = Stemmer(Rules::Own(*algorithm)).stem(form);
                assert_eq!(stem, fold(&stem), "{form}");
            }
        }
    }
}
