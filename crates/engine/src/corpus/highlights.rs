//! Highlights: what the articles of a corpus share most, for its first screen.
//!
//! They are found when a corpus is built and travel with it, since nobody should wait for them. Of more articles than can be
//! compared at once, those are compared that are about the same things and come from most outlets.

use super::Corpus;
use crate::article::{Article, ArticleId};
use crate::compare::{self, Statement};
use crate::facets::FacetKey;
use crate::numbers::{Reader, Writer};
use crate::order;
use crate::similarity::Matrix;
use crate::view::View;

/// How many statements there are at most.
const MOST: usize = 3;

/// What some articles share most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlights {
    /// The articles that were compared, in the order of the folder.
    pub articles: Vec<ArticleId>,
    /// Statements of two articles or more, those of most articles first: of each member the article, and which of its
    /// sentences; see [`compare::Comparison::sentences`].
    pub statements: Vec<Vec<(ArticleId, u32)>>,
}

impl Highlights {
    /// Finds them.
    pub(super) fn of(corpus: &Corpus) -> Self {
        let articles = alike(corpus);
        let comparison = compare::compare(corpus, &articles);
        let mut statements: Vec<&Statement> = comparison.statements.iter().collect();
        order::sort_by(&mut statements, |one, other| {
            let columns = |it: &Statement| it.columns().count();
            let by_columns = columns(other).cmp(&columns(one));
            by_columns.then_with(|| other.score.total_cmp(&one.score))
        });
        let member = |place: &compare::Place| (articles[place.column], place.sentence as u32);
        let members = |it: &&Statement| it.members.iter().map(member).collect();
        Self {
            statements: statements.iter().take(MOST).map(members).collect(),
            articles,
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(self.articles.len() as u32);
        for id in &self.articles {
            writer.number(id.0);
        }
        for members in &self.statements {
            writer.number(members.len() as u32);
            for (id, sentence) in members {
                writer.number(id.0);
                writer.number(*sentence);
            }
        }
        writer.0
    }

    /// Reads them, if every article is one of so many.
    pub(super) fn read(bytes: &[u8], articles: usize) -> Option<Self> {
        let mut reader = Reader(bytes);
        let id = |reader: &mut Reader<'_>| reader.number().filter(|&id| (id as usize) < articles).map(ArticleId);
        let mut read = Self::default();
        for _ in 0..reader.number()? {
            read.articles.push(id(&mut reader)?);
        }
        while !reader.0.is_empty() {
            let mut members = Vec::new();
            for _ in 0..reader.number()? {
                members.push((id(&mut reader)?, reader.number()?));
            }
            read.statements.push(members);
        }
        Some(read)
    }
}

impl Corpus {
    /// What its articles share most.
    pub fn highlights(&self) -> &Highlights {
        &self.highlights
    }

    /// A sentence of an article, as a highlight names it.
    pub fn sentence(&self, id: ArticleId, sentence: u32) -> &str {
        let article: &Article = self.article(id);
        let sentences = compare::sentences(article);
        sentences.get(sentence as usize).map_or("", |it| it.text(article))
    }
}

/// Articles that can be compared at once and are about the same things, from as many outlets as there are.
fn alike(corpus: &Corpus) -> Vec<ArticleId> {
    let all: Vec<ArticleId> = corpus.ids().collect();
    if all.len() <= View::MOST_COMPARED {
        return all;
    }
    let mut groups: Vec<Vec<ArticleId>> = Vec::new();
    if all.len() <= Matrix::MOST {
        let matrix = Matrix::of(corpus, &all);
        groups.extend(
            matrix
                .clusters
                .iter()
                .map(|cluster| matrix.articles[cluster.clone()].to_vec()),
        );
    } else {
        for &id in &all {
            if let Some(cluster) = corpus.cluster(id) {
                groups.resize(groups.len().max(cluster as usize + 1), Vec::new());
                groups[cluster as usize].push(id);
            }
        }
    }
    let best = groups.into_iter().map(|group| one_of_each(corpus, group));
    best.max_by_key(|(outlets, _)| *outlets)
        .map_or(Vec::new(), |(_, group)| group)
}

/// As many of a group as can be compared, of different outlets as far as possible and no text twice, in the order of the
/// folder; and of how many outlets they are.
fn one_of_each(corpus: &Corpus, mut group: Vec<ArticleId>) -> (usize, Vec<ArticleId>) {
    order::sort(&mut group);
    let outlet = |id: ArticleId| {
        corpus
            .catalogue
            .column(FacetKey::Source)
            .of(id.index())
            .first()
            .copied()
    };
    let mut chosen: Vec<ArticleId> = Vec::new();
    for &id in &group {
        let is_new = |&it: &ArticleId| {
            outlet(it) != outlet(id) && (corpus.group(it).is_none() || corpus.group(it) != corpus.group(id))
        };
        if chosen.len() < View::MOST_COMPARED && chosen.iter().all(is_new) {
            chosen.push(id);
        }
    }
    let outlets = chosen.len();
    for id in group {
        if chosen.len() < View::MOST_COMPARED && !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    order::sort(&mut chosen);
    (outlets, chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Found, Origin};
    use crate::corpus::Collection;

    fn article(number: usize, source: &str, text: &str) -> Article {
        Article {
            source: Some(Found {
                value: source.to_owned(),
                from: Origin::Manifest,
                line: None,
            }),
            ..Article::of_text(&format!("a{number}"), text)
        }
    }

    const PORT: &str = "The minister opened the new container port of Salamis on Monday morning.";
    const DUTY: &str = "Parliament voted for a customs duty of nine percent on imported barley.";

    #[test]
    fn what_most_articles_state_comes_first_and_travels() {
        let corpus = Corpus::build(Collection {
            articles: vec![
                article(0, "Post", &format!("{DUTY}\n\n{PORT}")),
                article(1, "Star", &format!("It rained.\n\n{PORT}\n\n{DUTY}")),
                article(2, "Mail", PORT),
            ],
            ..Collection::default()
        });
        let highlights = corpus.highlights();
        assert_eq!(highlights.articles.len(), 3);
        let texts: Vec<Vec<&str>> = highlights
            .statements
            .iter()
            .map(|members| {
                members
                    .iter()
                    .map(|&(id, sentence)| corpus.sentence(id, sentence))
                    .collect()
            })
            .collect();
        assert_eq!(texts, [vec![PORT; 3], vec![DUTY; 2]]);
        let again = Corpus::from_bytes(corpus.to_bytes().to_vec()).expect("a corpus");
        assert_eq!(again.highlights(), highlights);
    }

    #[test]
    fn of_many_articles_those_from_most_outlets_are_compared() {
        let mut articles = Vec::new();
        for number in 0..4 {
            articles.push(article(
                number,
                "Post",
                &format!("{DUTY} Farmers expect higher prices by autumn."),
            ));
        }
        for number in 4..12 {
            articles.push(article(
                number,
                &format!("Outlet {}", number / 2),
                &format!("{PORT} Ships wait outside."),
            ));
        }
        let corpus = Corpus::build(Collection {
            articles,
            ..Collection::default()
        });
        let highlights = corpus.highlights();
        assert_eq!(highlights.articles.len(), View::MOST_COMPARED);
        assert!(
            highlights.articles.iter().all(|id| id.0 >= 4),
            "{:?}",
            highlights.articles
        );
        let outlets = |id: &ArticleId| corpus.article(*id).source_label().to_owned();
        let outlets = order::distinct(highlights.articles.iter().map(outlets));
        assert_eq!(outlets.len(), 4);
        assert!(!highlights.statements.is_empty());
    }
}
