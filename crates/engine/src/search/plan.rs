//! A plan: a query in the terms of one corpus, and which articles could answer it.
//!
//! Postings settle most questions without reading an article. What they cannot settle (words in a row, nearness, case,
//! quotation marks, patterns over the text) is verified by reading the candidates; see [`super::reading`].

use std::ops::Range;

use dossier_code::Marks;

use super::slot::Slot;
use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::index::{Posting, Zone};
use crate::query::expression::Expression;
use crate::query::needed::Needed;
use crate::query::tree::{Kind, Pattern, Query, Tree};
use crate::text::quotations;

/// How many letters may be read to look up all patterns of a query: some hundredths of a second at worst. To look a
/// pattern up among the words of 5,000 articles takes half a million.
const STEPS: u64 = 6_000_000;
/// How many letters of texts may be read for patterns over the text and for quotations. They have to be spelled out first,
/// and so take several times as long each.
const TEXT_STEPS: u64 = 800_000;

/// A query in the terms of one corpus.
pub(crate) struct Plan {
    pub(crate) root: Option<Node>,
    /// The parts that are found in text, in the order of the line.
    pub(crate) leaves: Vec<Leaf>,
    /// Parts that would take too long, by their place in the line; they were left out.
    pub(crate) too_long: Vec<Range<usize>>,
    /// The steps that are left for patterns.
    steps: u64,
    /// The steps for texts.
    pub(crate) text_steps: u64,
    /// The symbols that matter when an article is read: the surfaces that any leaf looks for, and, if quotations matter,
    /// the separators with which one may begin.
    pub(crate) marked: Marks,
    /// Whether any part must stand inside quotation marks.
    pub(crate) reads_quotes: bool,
    reads_passages: bool,
}

/// A part of a plan.
pub(crate) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Near {
        left: Box<Node>,
        right: Box<Node>,
        within: u32,
        ordered: bool,
    },
    /// A leaf, by its place.
    Leaf(usize),
    Title(Box<Node>),
    Quote(Box<Node>),
    /// What is known about articles beside their words: whether it holds, article by article.
    Known(Vec<bool>),
}

/// Something that is found in text.
pub(crate) struct Leaf {
    /// Where it stands in the line.
    pub(crate) span: Range<usize>,
    pub(crate) wanted: Wanted,
    /// Whether it is excluded; then it has no hits and no weight.
    pub(crate) is_excluded: bool,
    /// The articles that could hold it; if they are told by postings, just those that do, and how often.
    pub(crate) postings: Vec<Posting>,
    pub(crate) is_told_by_postings: bool,
    /// How many articles hold its words, be it in a row or not.
    pub(crate) held: usize,
}

/// What a leaf looks for.
pub(crate) enum Wanted {
    /// Words in a row.
    Words(Vec<Slot>),
    /// A pattern over the text, with words of which it holds each, as far as they are known.
    Passage(Expression, Vec<Slot>),
}

impl Wanted {
    /// The words that are looked for.
    pub(crate) fn slots(&self) -> &[Slot] {
        match self {
            Self::Words(slots) | Self::Passage(_, slots) => slots,
        }
    }
}

/// Articles, sorted, and whether all of them answer for sure.
pub(crate) struct Candidates {
    pub(crate) articles: Vec<u32>,
    pub(crate) are_sure: bool,
}

impl Plan {
    pub(crate) fn new(query: &Query, corpus: &Corpus, any: bool) -> Self {
        Self::made(query, corpus, any, true)
    }

    /// The plan without the parts for which texts must be spelled out: patterns over the text, and quotations.
    pub(crate) fn without_passages(query: &Query, corpus: &Corpus, any: bool) -> Self {
        Self::made(query, corpus, any, false)
    }

    fn made(query: &Query, corpus: &Corpus, any: bool, reads_passages: bool) -> Self {
        let mut plan = Self {
            root: None,
            leaves: Vec::new(),
            too_long: Vec::new(),
            steps: STEPS,
            text_steps: TEXT_STEPS,
            marked: Marks::none(corpus.texts().code()),
            reads_quotes: false,
            reads_passages,
        };
        let is_one_word = |tree: &Tree| matches!(&tree.kind, Kind::Words(patterns) if patterns.len() == 1);
        if query.tree.as_ref().is_some_and(|tree| !is_one_word(tree)) {
            corpus.index().make_postings(corpus.source());
        }
        plan.root = query.tree.as_ref().and_then(|tree| plan.node(tree, corpus, false));
        if any {
            plan.root = plan.root.map(one_is_enough);
        }
        plan.mark(corpus);
        plan
    }

    /// How many words of an article are looked for before its snippet is chosen. Of a single word that stands everywhere,
    /// the first passages show as much as all.
    pub(crate) fn enough_for_snippet(&self) -> usize {
        const ENOUGH: usize = 64;
        match (&self.root, &self.leaves[..]) {
            (Some(Node::Leaf(_)), [leaf]) if leaf.is_told_by_postings && leaf.wanted.slots().len() == 1 => ENOUGH,
            _ => usize::MAX,
        }
    }

    fn mark(&mut self, corpus: &Corpus) {
        let (code, vocabulary) = (corpus.texts().code(), corpus.vocabulary());
        let slots = self.leaves.iter().flat_map(|leaf| leaf.wanted.slots());
        slots
            .flat_map(Slot::all_surfaces)
            .for_each(|surfaces| self.marked.mark(code, surfaces));
        if self.reads_quotes {
            let opening = vocabulary.separators_with(quotations::OPENING);
            opening.for_each(|separator| self.marked.mark(code, separator..separator + 1));
        }
    }

    fn node(&mut self, tree: &Tree, corpus: &Corpus, excluded: bool) -> Option<Node> {
        let known = |holds: &dyn Fn(ArticleId) -> bool| Some(Node::Known(corpus.ids().map(holds).collect()));
        match &tree.kind {
            Kind::All(parts) => joined(
                parts.iter().filter_map(|part| self.node(part, corpus, excluded)),
                Node::All,
            ),
            Kind::Any(parts) => joined(
                parts.iter().filter_map(|part| self.node(part, corpus, excluded)),
                Node::Any,
            ),
            Kind::Not(part) => Some(Node::Not(Box::new(self.node(part, corpus, true)?))),
            Kind::Near {
                left,
                right,
                within,
                ordered,
            } => match (self.node(left, corpus, excluded), self.node(right, corpus, excluded)) {
                (Some(left), Some(right)) => {
                    let (left, right) = (Box::new(left), Box::new(right));
                    Some(Node::Near {
                        left,
                        right,
                        within: *within,
                        ordered: *ordered,
                    })
                }
                (one, other) => one.or(other),
            },
            Kind::Words(patterns) => self.words(tree, patterns, corpus, excluded),
            Kind::Passage(_) | Kind::Quote(_) if !self.reads_passages => {
                self.too_long.push(tree.span.clone());
                None
            }
            Kind::Passage(expression) => Some(self.passage(tree, expression, corpus, excluded)),
            Kind::Title(part) => Some(Node::Title(Box::new(self.node(part, corpus, excluded)?))),
            Kind::Quote(part) => {
                self.reads_quotes = true;
                Some(Node::Quote(Box::new(self.node(part, corpus, excluded)?)))
            }
            Kind::Facet {
                key,
                words,
                unfinished,
                is_whole,
            } => Some(Node::Known(corpus.with_value(*key, words, *unfinished, *is_whole))),
            Kind::Published { from, to } => known(&|id| {
                corpus
                    .catalogue()
                    .date(id.index())
                    .is_some_and(|date| date.may_lie_within(*from, *to))
            }),
            Kind::Length { least, most } => known(&|id| (*least..=*most).contains(&corpus.index().length(id.0))),
        }
    }

    fn words(&mut self, tree: &Tree, patterns: &[Pattern], corpus: &Corpus, excluded: bool) -> Option<Node> {
        let mut slots = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let Some(slot) = Slot::new(pattern, corpus, &mut self.steps) else {
                self.too_long.push(tree.span.clone());
                return None;
            };
            slots.push(slot);
        }
        let lists = slots.iter().map(|slot| slot.postings(corpus));
        let postings = lists.reduce(|one, other| intersection(one, &other)).unwrap_or_default();
        let held = postings.len();
        let in_a_row = if slots.len() > 1 {
            corpus.index().in_a_row(&slots)
        } else {
            None
        };
        let is_told = in_a_row.is_some() || slots.len() == 1 && slots[0].is_told_by_postings();
        let node = self.leaf(tree, Wanted::Words(slots), in_a_row.unwrap_or(postings), excluded);
        if let Some(leaf) = self.leaves.last_mut() {
            (leaf.is_told_by_postings, leaf.held) = (is_told, held);
        }
        Some(node)
    }

    /// Narrows a pattern over the text by the words that it cannot do without.
    fn passage(&mut self, tree: &Tree, expression: &Expression, corpus: &Corpus, excluded: bool) -> Node {
        let mut held: Option<Vec<Posting>> = None;
        let mut slots = Vec::new();
        for needed in expression.needed_words() {
            let pattern = match &needed {
                Needed::Whole(word) => Some(Pattern::Surface {
                    folded: word.clone(),
                    unfinished: false,
                }),
                Needed::Beginning(start) => Some(Pattern::Surface {
                    folded: start.clone(),
                    unfinished: true,
                }),
                Needed::Ending(end) => Expression::wildcard(&format!("*{end}")).map(Pattern::Automaton),
                Needed::Within(part) => Expression::wildcard(&format!("*{part}*")).map(Pattern::Automaton),
            };
            let slot = pattern.and_then(|pattern| Slot::new(&pattern, corpus, &mut self.steps));
            if let Some(slot) = slot {
                let postings = slot.postings(corpus);
                slots.push(slot);
                held = Some(match held {
                    Some(before) => intersection(before, &postings),
                    None => postings,
                });
            }
        }
        let all = || {
            let posting = |id: ArticleId| Posting {
                article: id.0,
                occurrences: 1,
                zone: Zone::Body,
            };
            corpus.ids().map(posting).collect()
        };
        let postings = held.unwrap_or_else(all);
        self.leaf(tree, Wanted::Passage(expression.clone(), slots), postings, excluded)
    }

    fn leaf(&mut self, tree: &Tree, wanted: Wanted, postings: Vec<Posting>, is_excluded: bool) -> Node {
        self.leaves.push(Leaf {
            span: tree.span.clone(),
            wanted,
            is_excluded,
            held: postings.len(),
            postings,
            is_told_by_postings: false,
        });
        Node::Leaf(self.leaves.len() - 1)
    }

    /// The articles that could answer a part.
    pub(crate) fn candidates(&self, node: &Node, articles: usize) -> Candidates {
        let all = || (0..articles as u32).collect::<Vec<u32>>();
        let unsure = |candidates: Candidates| Candidates {
            are_sure: false,
            ..candidates
        };
        match node {
            Node::All(parts) => {
                let mut found: Option<Candidates> = None;
                for part in parts {
                    let these = self.candidates(part, articles);
                    found = Some(match found {
                        Some(those) => Candidates {
                            are_sure: those.are_sure && these.are_sure,
                            articles: shared(those.articles, &these.articles),
                        },
                        None => these,
                    });
                }
                found.unwrap_or_else(|| Candidates {
                    articles: all(),
                    are_sure: true,
                })
            }
            Node::Any(parts) => {
                let mut holds = vec![false; articles];
                let mut are_sure = true;
                for part in parts {
                    let these = self.candidates(part, articles);
                    are_sure &= these.are_sure;
                    these
                        .articles
                        .iter()
                        .for_each(|&article| holds[article as usize] = true);
                }
                Candidates {
                    articles: where_true(&holds),
                    are_sure,
                }
            }
            Node::Not(part) => {
                let these = self.candidates(part, articles);
                if !these.are_sure {
                    return Candidates {
                        articles: all(),
                        are_sure: false,
                    };
                }
                let mut holds = vec![true; articles];
                these
                    .articles
                    .iter()
                    .for_each(|&article| holds[article as usize] = false);
                Candidates {
                    articles: where_true(&holds),
                    are_sure: true,
                }
            }
            Node::Near { left, right, .. } => {
                let (left, right) = (self.candidates(left, articles), self.candidates(right, articles));
                unsure(Candidates {
                    articles: shared(left.articles, &right.articles),
                    are_sure: false,
                })
            }
            Node::Leaf(place) => {
                let leaf = &self.leaves[*place];
                Candidates {
                    articles: leaf.postings.iter().map(|posting| posting.article).collect(),
                    are_sure: leaf.is_told_by_postings,
                }
            }
            Node::Title(part) => match &**part {
                Node::Leaf(place) if self.leaves[*place].is_told_by_postings => {
                    let titled = self.leaves[*place]
                        .postings
                        .iter()
                        .filter(|posting| posting.zone == Zone::Title);
                    Candidates {
                        articles: titled.map(|posting| posting.article).collect(),
                        are_sure: false,
                    }
                }
                part => unsure(self.candidates_within(part, articles)),
            },
            Node::Quote(part) => unsure(self.candidates_within(part, articles)),
            Node::Known(holds) => Candidates {
                articles: where_true(holds),
                are_sure: true,
            },
        }
    }

    /// The articles that could answer a part somewhere in them. What stands in them may still not stand there, so what
    /// is excluded excludes none.
    fn candidates_within(&self, node: &Node, articles: usize) -> Candidates {
        let parts = match node {
            Node::All(parts) => parts,
            Node::Any(parts) => {
                let mut holds = vec![false; articles];
                for part in parts {
                    self.candidates_within(part, articles)
                        .articles
                        .iter()
                        .for_each(|&article| holds[article as usize] = true);
                }
                return Candidates {
                    articles: where_true(&holds),
                    are_sure: false,
                };
            }
            Node::Not(_) => {
                return Candidates {
                    articles: (0..articles as u32).collect(),
                    are_sure: false,
                };
            }
            other => return self.candidates(other, articles),
        };
        let each = parts.iter().map(|part| self.candidates_within(part, articles).articles);
        let articles = each.reduce(|one, other| shared(one, &other)).unwrap_or_default();
        Candidates {
            articles,
            are_sure: false,
        }
    }

    /// Whether every leaf that an article holds has its hits there, whatever else holds. Postings then tell their
    /// number.
    pub(crate) fn counts_by_leaf(node: &Node) -> bool {
        let of_one = |node: &Node| matches!(node, Node::Leaf(_) | Node::Not(_) | Node::Known(_));
        match node {
            Node::All(parts) => parts.iter().all(Self::counts_by_leaf),
            Node::Any(parts) => parts.iter().all(of_one),
            other => of_one(other),
        }
    }
}

/// One part by itself, or several joined.
fn joined(parts: impl Iterator<Item = Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    let mut parts: Vec<Node> = parts.collect();
    if parts.len() > 1 {
        Some(join(parts))
    } else {
        parts.pop()
    }
}

/// Of what must all hold, what is found in text need hold only once.
fn one_is_enough(root: Node) -> Node {
    let Node::All(parts) = root else { return root };
    let (mut strict, mut text) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Node::Not(_) | Node::Known(_) => strict.push(part),
            _ => text.push(part),
        }
    }
    strict.extend(joined(text.into_iter(), Node::Any));
    joined(strict.into_iter(), Node::All).unwrap_or(Node::All(Vec::new()))
}

fn where_true(holds: &[bool]) -> Vec<u32> {
    let places = holds.iter().enumerate().filter(|(_, holds)| **holds);
    places.map(|(article, _)| article as u32).collect()
}

/// What two sorted lists share.
fn shared(mut one: Vec<u32>, other: &[u32]) -> Vec<u32> {
    let mut at = 0;
    one.retain(|&article| {
        at = seek(other, at, |&it| it < article);
        other.get(at) == Some(&article)
    });
    one
}

/// The articles of both lists; occurrences are those of the rarer word, as words in a row stand no more often.
fn intersection(mut one: Vec<Posting>, other: &[Posting]) -> Vec<Posting> {
    let mut at = 0;
    one.retain_mut(|posting| {
        at = seek(other, at, |it| it.article < posting.article);
        let Some(there) = other.get(at).filter(|it| it.article == posting.article) else {
            return false;
        };
        posting.occurrences = posting.occurrences.min(there.occurrences);
        posting.zone = posting.zone.min(there.zone);
        true
    });
    one
}

/// The first place from `at` on that is not before what is sought. Looks ever further ahead, so that a short list costs
/// little beside a long one, and two long ones little as well.
fn seek<T>(list: &[T], at: usize, is_before: impl Fn(&T) -> bool) -> usize {
    let mut ahead = 1;
    while list.get(at + ahead).is_some_and(&is_before) {
        ahead *= 2;
    }
    let end = list.len().min(at + ahead + 1);
    at + list[at..end].partition_point(is_before)
}
