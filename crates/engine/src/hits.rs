//! A hit: a place in an article that answers the query, and how it is shown.

use std::ops::Range;

use crate::article::{Article, Block, BlockKind, Part};
use crate::order;

/// A place that answers the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The part of the article.
    pub part: Part,
    /// First byte within the part.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Hit {
    /// The bytes of the part that the hit covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The hits of all patterns in reading order, those that overlap joined to one, so that each place counts once.
pub(crate) fn joined(found: impl IntoIterator<Item = Hit>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = found.into_iter().collect();
    order::sort(&mut hits);
    hits.dedup_by(|next, hit| {
        let overlap = next.part == hit.part && next.start < hit.end;
        if overlap {
            hit.end = hit.end.max(next.end);
        }
        overlap
    });
    hits
}

/// A stretch of text, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The number of the mark that it is under, if any.
    pub mark: Option<usize>,
}

/// Cuts a text at marks, which are sorted and do not overlap. Marks that are no place of the text are left out.
pub fn pieces(text: &str, marks: impl IntoIterator<Item = (usize, Range<usize>)>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (number, range) in marks {
        let (Some(before), Some(marked)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        if !before.is_empty() {
            pieces.push(Piece {
                text: before.to_owned(),
                mark: None,
            });
        }
        pieces.push(Piece {
            text: marked.to_owned(),
            mark: Some(number),
        });
        at = range.end;
    }
    if at < text.len() {
        pieces.push(Piece {
            text: text[at..].to_owned(),
            mark: None,
        });
    }
    pieces
}

/// A few lines of an article that show how it answers: the stretch with the most hits, or else its opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch, with `…` where it was cut.
    pub pieces: Vec<Piece>,
}

impl Snippet {
    /// Roughly how long a snippet is, in bytes: three lines of a result.
    const LENGTH: usize = 260;
    /// How many words of it stand behind its first hit, roughly.
    const REACH: u32 = 35;
    /// How many words of a passage are spelled out before that hit, and from it on: enough to cut a snippet from.
    pub(crate) const AROUND: (u32, u32) = (20, 50);

    /// How an article begins.
    pub(crate) fn opening(article: &Article) -> Self {
        let is_body = |block: &Block| block.kind == BlockKind::Body;
        let opening = article.blocks.iter().position(is_body).unwrap_or(0);
        Self::cut(article.part(Part::Block(opening as u32)), 0, &[], (false, false))
    }

    /// The snippet as plain text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The first of those words of which the most stand within the length of a snippet; of equals, the first. Each is given by
    /// its passage and its place among the words of the article, in reading order.
    pub(crate) fn densest(words: &[(usize, u32)]) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        let mut end = 0;
        for (start, &(passage, word)) in words.iter().enumerate() {
            // The last word within reach only moves on.
            let within = |other: &(usize, u32)| other.0 == passage && other.1 < word + Self::REACH;
            end = end.max(start + 1);
            while words.get(end).is_some_and(within) {
                end += 1;
            }
            if best.is_none_or(|(most, _)| end - start > most) {
                best = Some((end - start, start));
            }
        }
        best.map(|(_, start)| start)
    }

    /// The snippet around a hit of a passage, with the hits that it shows marked. The text may be the passage's but for its
    /// beginning and its end.
    pub(crate) fn cut(text: &str, first_hit: usize, hits: &[Hit], (headless, endless): (bool, bool)) -> Self {
        let start = match first_hit {
            at if at < Self::LENGTH / 3 => 0,
            at => word_start(text, at - Self::LENGTH / 4),
        };
        let end = match text.len() {
            length if length <= start + Self::LENGTH => length,
            _ => word_start(text, start + Self::LENGTH).max(start),
        };
        let shown = text[start..end].trim_end();
        let marks = hits
            .iter()
            .filter(|hit| hit.start as usize >= start && hit.end as usize <= start + shown.len());
        let marks = marks
            .enumerate()
            .map(|(number, hit)| (number, hit.range().start - start..hit.range().end - start));
        let mut pieces = pieces(shown, marks);
        let ellipsis = |text: &str| Piece {
            text: text.to_owned(),
            mark: None,
        };
        if start > 0 || headless {
            pieces.insert(0, ellipsis("… "));
        }
        if start + shown.len() < text.trim_end().len() || endless {
            pieces.push(ellipsis(" …"));
        }
        Self { pieces }
    }
}

/// The last place at or before a byte at which a word begins.
fn word_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text[..at].rfind(char::is_whitespace).map_or(at, |space| {
        space + text[space..].chars().next().map_or(1, char::len_utf8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit(start: u32, end: u32) -> Hit {
        Hit {
            part: Part::Block(0),
            start,
            end,
        }
    }

    #[test]
    fn overlapping_hits_are_one_place() {
        assert_eq!(joined([hit(6, 9), hit(0, 5), hit(0, 3), hit(4, 7)]), [hit(0, 9)]);
        assert_eq!(joined([hit(0, 3), hit(3, 5)]), [hit(0, 3), hit(3, 5)]);
    }

    #[test]
    fn the_densest_place_is_the_first_where_most_words_are_near() {
        let densest = |words: &[(usize, u32)]| Snippet::densest(words).map(|at| words[at]);
        assert_eq!(densest(&[(0, 3), (0, 90), (0, 92), (1, 200), (1, 204)]), Some((0, 90)));
        assert_eq!(
            densest(&[(0, 9), (1, 10), (1, 11)]),
            Some((1, 10)),
            "not across passages"
        );
        assert_eq!(densest(&[]), None);
        let many: Vec<(usize, u32)> = (0..500_000).map(|word| (0, word)).collect();
        assert_eq!(densest(&many), Some((0, 0)));
    }

    #[test]
    fn a_snippet_is_cut_on_both_sides() {
        let filler = "plain words go on and on ".repeat(20);
        let text = format!("one lonely consul here. {filler}consul consul together {filler}");
        let places: Vec<Hit> = text
            .match_indices("consul")
            .map(|(at, it)| hit(at as u32, (at + it.len()) as u32))
            .collect();
        let snippet = Snippet::cut(&text, places[1].start as usize, &places, (false, false));
        assert!(snippet.text().contains("consul consul together"), "{}", snippet.text());
        assert_eq!(snippet.pieces.iter().filter(|piece| piece.mark.is_some()).count(), 2);
        assert!(snippet.text().starts_with("… ") && snippet.text().ends_with(" …"));
    }

    proptest! {
        #[test]
        fn pieces_are_the_text(text in ".{0,40}", a in 0usize..40, b in 0usize..40) {
            let (start, end) = (a.min(b), a.max(b));
            let pieces = pieces(&text, [(0, start..end)]);
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        }

        #[test]
        fn a_snippet_of_any_text_is_cut_between_characters(text in "(.{0,9}[ é]){0,90}", at in 0u32..600) {
            let text = text.replace('\n', " ");
            let at = text.floor_char_boundary(at as usize) as u32;
            let next = text[at as usize..].chars().next().map_or(at, |c| at + c.len_utf8() as u32);
            let snippet = Snippet::cut(&text, at as usize, &[hit(at, next)], (false, false));
            prop_assert!(snippet.text().len() <= Snippet::LENGTH * 2);
        }
    }
}
