//! Quotes: what is quoted word for word, and who is said to have said it.
//!
//! The speaker is named only where the sentence itself, or the attributed quotation just before it, names one.

use std::ops::Range;

use super::{Place, Sentence};
use crate::article::{Article, Part};
use crate::name::Mention;
use crate::text::{self, Word};

/// A direct quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The sentence in which it begins.
    pub place: Place,
    /// Who said it, as the article writes it; nothing if the article does not say so beside the quotation.
    pub speaker: Option<String>,
    /// The word that attributes it, as written: "said", "claimed".
    pub verb: Option<String>,
    /// Whether it is word for word. Reported speech is not found yet.
    pub direct: bool,
    /// The words between the quotation marks.
    pub text: String,
}

/// A quotation has three words or more; what is shorter is a term held at arm's length.
const SHORTEST: usize = 3;

/// The quotations of an article's sentences, in order.
pub(super) fn of(column: usize, article: &Article, mentions: &[Mention], sentences: &[Sentence]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut from = 0;
    for run in sentences.chunk_by(|one, other| one.block == other.block) {
        let block = Block {
            place: run[0].block,
            text: &article.blocks[run[0].block].text,
            mentions,
            quoted: text::quotations(&article.blocks[run[0].block].text),
        };
        let mut before: Option<(usize, Option<String>, Option<String>)> = None;
        for span in block.quoted.clone() {
            let Some(at) = run.iter().position(|sentence| sentence.holds(block.place, span.start)) else {
                continue;
            };
            let text = block.text[span.clone()].trim().trim_end_matches(',');
            if text::words(text).count() < SHORTEST {
                continue;
            }
            let ends_in = run
                .iter()
                .position(|sentence| sentence.holds(block.place, span.end - 1))
                .unwrap_or(at);
            let around = run[at].start..run[ends_in].end;
            let (mut speaker, mut verb) = block.attribution(&span, around.clone());
            if let (None, Some((last, said, how))) = (&verb, &before)
                && at <= last + 1
                && block.is_all_quoted(run[at].start..run[at].end)
            {
                (speaker, verb) = (said.clone(), how.clone());
            }
            before = Some((ends_in, speaker.clone(), verb.clone()));
            let place = Place {
                column,
                sentence: from + at,
            };
            quotes.push(Quote {
                place,
                speaker,
                verb,
                direct: true,
                text: text.to_owned(),
            });
        }
        from += run.len();
    }
    quotes
}

struct Block<'a> {
    place: usize,
    text: &'a str,
    mentions: &'a [Mention],
    quoted: Vec<Range<usize>>,
}

impl Block<'_> {
    /// Who is said to have said it, and the verb: `said X`, `X said`, `X told`, beside the quotation.
    fn attribution(&self, span: &Range<usize>, around: Range<usize>) -> (Option<String>, Option<String>) {
        let words: Vec<Word> = text::words(&self.text[around.clone()])
            .map(|word| Word {
                range: around.start + word.range.start..around.start + word.range.end,
                ..word
            })
            .filter(|word| !self.quoted.iter().any(|span| span.contains(&word.range.start)))
            .collect();
        let after = words.partition_point(|word| word.range.start < span.end);
        let Some(at) = nearest_verb(&words, after) else {
            return (None, None);
        };
        let verb = Some(self.text[words[at].range.clone()].to_owned());
        if at < after {
            return (self.name_in(&words[..at]), verb); // X said: “…”
        }
        // “…,” said X — but “…,” told X would name who listened.
        let takes_its_hearer = matches!(words[at].folded.as_str(), "told" | "tells" | "asked" | "warned");
        let named_after = if at == after && !takes_its_hearer {
            self.name_at(&words, at + 1)
        } else {
            None
        };
        // “…,” X said — “…,” X was quoted as saying.
        (named_after.or_else(|| self.name_in(&words[after..at])), verb)
    }

    /// Whether nothing of the sentence stands outside quotation marks.
    fn is_all_quoted(&self, sentence: Range<usize>) -> bool {
        let mut words = text::words(&self.text[sentence.clone()]);
        words.all(|word| {
            self.quoted
                .iter()
                .any(|span| span.contains(&(sentence.start + word.range.start)))
        })
    }

    /// The name that begins with that word: a mention, or a run of capitalised words.
    fn name_at(&self, words: &[Word], at: usize) -> Option<String> {
        let first = words.get(at)?;
        let mention = self.mentions.iter().find(|mention| {
            mention.part == Part::Block(self.place as u32) && mention.start as usize == first.range.start
        });
        let mut end = mention.map(|mention| mention.end as usize);
        if end.is_none() {
            let run = words[at..].iter().take_while(|word| self.is_capitalised(word)).take(5);
            let touching = run.scan(first.range.start, |last, word| {
                let joined = self.text[*last..word.range.start]
                    .chars()
                    .all(|c| c == ' ' || c == '.' || c == '-');
                *last = word.range.end;
                joined.then_some(word.range.end)
            });
            end = touching.last();
        }
        Some(self.text[first.range.start..end?].to_owned())
    }

    /// The only name among those words, if they hold one and only one.
    fn name_in(&self, words: &[Word]) -> Option<String> {
        let mut found: Option<(usize, String)> = None;
        let mut at = 0;
        while at < words.len() {
            match self.name_at(words, at) {
                Some(name) => {
                    let start = words[at].range.start;
                    at += words[at..]
                        .iter()
                        .take_while(|word| word.range.start < start + name.len())
                        .count();
                    if found.is_some() {
                        return None;
                    }
                    found = Some((start, name));
                }
                None => at += 1,
            }
        }
        found.map(|(_, name)| name)
    }

    fn is_capitalised(&self, word: &Word) -> bool {
        const NO_NAMES: &str = "he she they it we i you this that the a an in on at of for but and after before during \
            following while when as his her their mr mrs ms dr president gen senior monday tuesday \
            wednesday thursday friday saturday sunday";
        self.text[word.range.clone()].starts_with(char::is_uppercase)
            && !NO_NAMES.split_ascii_whitespace().any(|no_name| no_name == word.folded)
    }
}

/// Where a verb of attribution stands: the nearest after the quotation, or else the nearest before it.
fn nearest_verb(words: &[Word], after: usize) -> Option<usize> {
    const NEAR: usize = 8; // “…,” X, the minister of something, said
    const VERBS: &str = "said says saying told tells telling stated stating added adding noted noting wrote writing asked \
        argued arguing claimed claiming declared declaring insisted insisting replied warned warning explained announced \
        emphasised emphasized stressed recalled concluded quipped tweeted";
    let is_verb = move |word: &Word| VERBS.split_ascii_whitespace().any(|verb| verb == word.folded);
    let following = (after..words.len().min(after + NEAR)).find(|&at| is_verb(&words[at]));
    let preceding = (after.saturating_sub(NEAR)..after)
        .rev()
        .find(|&at| is_verb(&words[at]));
    following.or(preceding)
}
