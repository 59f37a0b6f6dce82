//! The engine under test, behind the few calls that the comparison needs: if its interface changes, this file does.

use std::ops::Range;

use dossier_engine::article::{ArticleId, Part};
use dossier_engine::search::{hits_in, search};
use dossier_engine::{Corpus, View, text};

use super::draw::Kind;

/// The kinds of queries that the engine can answer.
pub const KINDS: &[Kind] = Kind::ALL;

/// Whether the engine reads `AND`, `NOT` and brackets.
pub const READS_SIGNS: bool = true;

/// What the engine found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Article and number of hits, in the order of the folder.
    pub articles: Vec<(usize, usize)>,
    /// What it remarked upon.
    pub remarks: Vec<String>,
}

/// What the engine finds for a line.
pub fn ours(corpus: &Corpus, line: &str) -> Answer {
    let view = View {
        query: line.to_owned(),
        ..View::default()
    };
    let results = search(corpus, &view);
    let mut articles: Vec<(usize, usize)> = results
        .articles
        .iter()
        .map(|ranked| (ranked.id.index(), ranked.matches as usize))
        .collect();
    articles.sort_unstable();
    let remarks = results.query.remarks.into_iter().map(|remark| remark.text);
    let remarks = remarks.chain(results.limits).collect();
    Answer { articles, remarks }
}

/// Whether a remark says that something took too many steps and was left out, so that no comparison is possible.
pub fn gave_up(remark: &str) -> bool {
    remark.contains("steps")
}

/// The places that the engine marks in an article.
pub fn places(corpus: &Corpus, line: &str, id: ArticleId) -> Vec<(Part, u32, u32)> {
    hits_in(corpus, line, id)
        .into_iter()
        .map(|hit| (hit.part, hit.start, hit.end))
        .collect()
}

/// A word of a text.
pub struct Cut {
    /// Where it stands.
    pub range: Range<usize>,
    /// In lower case, with accents.
    pub form: String,
    /// As words are compared.
    pub folded: String,
}

/// The words of a text.
pub fn cut(text: &str) -> Vec<Cut> {
    let cut = |word: text::Word| Cut {
        form: word.form,
        range: word.range,
        folded: word.folded,
    };
    text::words(text).map(cut).collect()
}

/// What stands inside quotation marks.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    text::quotations(text)
}

/// The stemmer of a language.
pub struct Stems(text::Stemmer);

impl Stems {
    /// The stemmer of that language, if it has one.
    pub fn of(language: &str) -> Option<Self> {
        text::Stemmer::of(language).map(Self)
    }

    /// The stem of a form.
    pub fn stem(&self, form: &str) -> String {
        self.0.stem(form)
    }
}
