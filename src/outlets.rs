//! The outlets of a corpus: each has a colour and a mark of two letters, the same wherever it appears.
//!
//! Colours repeat after eight and are not seen alike by everybody, so no two outlets share their letters if it can be
//! helped.

use dossier_engine::Corpus;
use dossier_engine::facets::FacetKey;

/// How many colours there are; see `--outlet-1` and on in `style/tokens.css`.
const COLOURS: usize = 8;

/// The outlets, in the order in which they first appear.
#[derive(Default)]
pub struct Outlets(Vec<Outlet>);

struct Outlet {
    source: String,
    letters: String,
}

impl Outlets {
    /// The outlets of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let mut outlets = Self::default();
        for source in corpus.values(FacetKey::Source) {
            outlets.add(source);
        }
        outlets
    }

    /// The number of an outlet's colour, from 1.
    pub fn colour(&self, source: &str) -> usize {
        self.0.iter().position(|outlet| outlet.source == source).unwrap_or(0) % COLOURS + 1
    }

    /// The letters that stand for an outlet. Articles without one go by their path, which has letters as well.
    pub fn letters(&self, source: &str) -> String {
        match self.0.iter().find(|outlet| outlet.source == source) {
            Some(outlet) => outlet.letters.clone(),
            None => candidates(source).swap_remove(0),
        }
    }

    fn add(&mut self, source: &str) {
        let free = |letters: &String| !self.0.iter().any(|outlet| outlet.letters == *letters);
        let candidates = candidates(source);
        let letters = candidates
            .iter()
            .find(|letters| free(letters))
            .or(candidates.first())
            .cloned()
            .unwrap_or_default();
        self.0.push(Outlet {
            source: source.to_owned(),
            letters,
        });
    }
}

/// Letters that could stand for an outlet, the best first: its initials, then its first letter with each later one.
fn candidates(source: &str) -> Vec<String> {
    let words: Vec<&str> = source
        .split_whitespace()
        .filter(|word| !["The", "the", "and", "of"].contains(word))
        .collect();
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    // In whatever case: the stylesheet writes them as capitals.
    let initials = words.iter().filter_map(|word| letters(word).first().copied()).take(2);
    let mut candidates = vec![initials.collect::<String>()];
    let all: Vec<char> = words.iter().flat_map(letters).collect();
    if let [first, rest @ ..] = &all[..] {
        candidates.extend(rest.iter().map(|second| String::from_iter([first, second])));
    }
    candidates
}
