//! Blocks: what the reader sees of a file, each non-blank line in exactly one of them.

use dossier_engine::article::{Block, BlockKind};
use dossier_engine::text;

use crate::furniture::is_byline;
use crate::paragraph::{Paragraph, ends_sentence};

/// Why a line is furniture, for every line of the file; `None` for lines of the article and for blank ones.
pub(crate) type Reasons<'r> = Vec<Option<&'r str>>;

/// The blocks of a file: its paragraphs, cut where the verdict changes within one, short lines of a kind together.
pub(crate) fn blocks(paragraphs: &[Paragraph], reasons: &Reasons, title: Option<&str>) -> Vec<Block> {
    let pieces: Vec<Piece> = paragraphs
        .iter()
        .flat_map(|paragraph| pieces(paragraph, reasons))
        .collect();
    let article: Vec<usize> = (0..pieces.len()).filter(|&at| pieces[at].reason.is_none()).collect();
    let mut kinds: Vec<BlockKind> = pieces.iter().map(|piece| furniture(piece.reason)).collect();
    for (place, &at) in article.iter().enumerate() {
        let next = article.get(place + 1).map(|&next| &pieces[next]);
        kinds[at] = kind(&pieces[at], next, title);
    }
    let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
    for (piece, kind) in pieces.iter().zip(kinds) {
        match blocks.last_mut() {
            Some(block) if block.lines.1 + 1 == piece.first && belongs_to(block, piece, &kind) => {
                block.lines.1 = piece.last();
                block.text.push('\n');
                block.text.push_str(&piece.text());
            }
            _ => blocks.push(Block {
                kind,
                lines: (piece.first, piece.last()),
                text: piece.text(),
            }),
        }
    }
    blocks
}

/// Lines of one paragraph with one verdict.
struct Piece<'a, 'r> {
    first: u32,
    lines: &'a [&'a str],
    reason: Option<&'r str>,
}

impl Piece<'_, '_> {
    fn last(&self) -> u32 {
        self.first + self.lines.len() as u32 - 1
    }

    fn text(&self) -> String {
        self.lines
            .iter()
            .map(|line| line.trim_end())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

fn pieces<'a, 'r>(paragraph: &Paragraph<'a>, reasons: &Reasons<'r>) -> Vec<Piece<'a, 'r>> {
    let reason = |line: u32| reasons.get(line as usize - 1).copied().flatten();
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in 1..=paragraph.lines.len() {
        let first = paragraph.first + start as u32;
        if end == paragraph.lines.len() || reason(paragraph.first + end as u32) != reason(first) {
            pieces.push(Piece {
                first,
                lines: &paragraph.lines[start..end],
                reason: reason(first),
            });
            start = end;
        }
    }
    pieces
}

fn furniture(reason: Option<&str>) -> BlockKind {
    reason.map_or(BlockKind::Body, |reason| BlockKind::Furniture {
        reason: reason.to_owned(),
    })
}

fn kind(piece: &Piece, next: Option<&Piece>, title: Option<&str>) -> BlockKind {
    let text = piece.text();
    let text = text.trim();
    if title.is_some_and(|title| title.trim() == text) {
        return BlockKind::Heading;
    }
    if is_caption(text) {
        return BlockKind::Caption;
    }
    let next_is_longer = next.is_some_and(|next| {
        let next = next.text();
        !is_caption(next.trim()) && text::words(&next).count() >= 20
    });
    if next_is_longer && is_heading_like(text) && !is_byline(text) {
        BlockKind::Heading
    } else {
        BlockKind::Body
    }
}

/// Whether a text is short and does not end as a sentence does.
pub(crate) fn is_heading_like(text: &str) -> bool {
    const LONGEST: usize = 12; // in words
    let first = text.chars().next();
    !text.contains('\n')
        && !ends_sentence(text)
        && first.is_some_and(|c| !c.is_lowercase() && !matches!(c, '"' | '“' | '•' | '*' | '-' | '–' | '—'))
        && (1..=LONGEST).contains(&text::words(text).count())
}

/// Whether a line ends in the credit of a picture: `… / AGENCY`, `… (Name/AGENCY)` or `… example.org`, each behind
/// the end of a sentence. Any other line might be a sentence of the article.
pub(crate) fn is_caption(text: &str) -> bool {
    const LONGEST: usize = 80; // in words; captions are short, and articles may end in a web address
    if text.contains('\n') || text.split_whitespace().count() > LONGEST {
        return false;
    }
    let slash = || {
        text.rsplit_once(" / ")
            .is_some_and(|(words, credit)| ends_in_stop(words) && is_credit(credit))
    };
    let bracket = || {
        let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
        inside.is_some_and(|(words, credit)| {
            ends_in_stop(words)
                && credit
                    .split_once('/')
                    .is_some_and(|(who, agency)| is_credit(who) && is_credit(agency))
        })
    };
    let site = || {
        text.rsplit_once(' ')
            .is_some_and(|(words, site)| ends_in_stop(words) && is_site(site))
    };
    slash() || bracket() || site()
}

fn ends_in_stop(text: &str) -> bool {
    text.trim_end().ends_with('.')
}

/// One to five words that begin with a capital, such as a photographer or an agency.
fn is_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=5).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && !text.ends_with(['.', '!', '?'])
}

/// A bare name of a site, in lower case.
fn is_site(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    labels.len() >= 2
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        && labels.last().is_some_and(|last| (2..=4).contains(&last.len()))
}

/// Whether a piece continues the block on the line above: furniture of one reason, or lines of a list or a verse.
fn belongs_to(block: &Block, piece: &Piece, kind: &BlockKind) -> bool {
    const LONG: usize = 80; // a line longer than a printed one is a paragraph
    let is_short = |text: &str| text.chars().count() < LONG;
    let last = block.text.rsplit('\n').next().unwrap_or_default();
    block.kind == *kind
        && match kind {
            BlockKind::Furniture { .. } => true,
            BlockKind::Body => !ends_sentence(last) && is_short(last) && piece.lines.iter().all(|line| is_short(line)),
            BlockKind::Heading | BlockKind::Caption => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lines, paragraph::paragraphs};
    use proptest::prelude::*;

    #[test]
    fn captions_end_in_a_credit() {
        for text in [
            "A minister attends a dinner on May 8. / CINCDS",
            "Two leaders shake hands, Tuesday, March 4, 2025. (Pavel Bednyakov/AP)",
            "A president and a general. kremlin.ru",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in [
            "He went to the ministry (and / or the court) on Monday.",
            "Read more at kremlin.ru",
            "He wrote to the paper (The Times/Post) that day.",
            "The ministry and/or the court ruled. It did so at once.",
            "“It is done.” He left. Nobody knew.",
            "Prices rose. / fell again",
            "The army said so. (AP)",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn a_verdict_within_a_paragraph_cuts_it() {
        let lines = lines::split(
            "The boats came in before the storm, and the men\nstood on the quay until the last was made fast\nfor the night.",
        );
        let cut = blocks(&paragraphs(&lines), &vec![None, None, Some("menu")], None);
        let ranges: Vec<(u32, u32)> = cut.iter().map(|block| block.lines).collect();
        assert_eq!(ranges, [(1, 2), (3, 3)]);
        assert!(cut[1].is_furniture());
    }

    proptest! {
        #[test]
        fn every_line_is_in_one_block_and_in_order(
            text in "([a-z]{1,9}|[A-Z .•\u{a0}]{0,3}|[a-z ]{30,50}\\.?|\n|\r\n|\r){0,40}",
            seed in prop::collection::vec(prop::option::of(prop::sample::select(vec!["menu", "share counter"])), 0..40),
        ) {
            let lines = lines::split(&text);
            let mut reasons = seed;
            reasons.resize(lines.len(), None);
            let mut expected: Vec<(u32, &str)> = lines.iter().enumerate()
                .filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| (at as u32 + 1, line.trim_end())).collect();
            expected.reverse();
            for block in blocks(&paragraphs(&lines), &reasons, Some("title")) {
                let numbers = block.lines.0..=block.lines.1;
                prop_assert_eq!(numbers.clone().count(), block.text.split('\n').count());
                for (number, line) in numbers.zip(block.text.split('\n')) {
                    prop_assert_eq!(Some((number, line)), expected.pop());
                    prop_assert_eq!(block.is_furniture(), reasons[number as usize - 1].is_some());
                }
            }
            prop_assert!(expected.is_empty());
        }
    }
}
