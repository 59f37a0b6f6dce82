//! A draft: what a reader of any format gives, before the manifest has had its say.
//!
//! Formats differ in how much they tell. Plain text is only lines, to be judged by what they look like; markup says
//! itself what is a paragraph, a heading, a menu. A draft holds either, with the facts that the file states about
//! itself, so that one place turns it into an article whatever it was read from.

use dossier_engine::article::{Article, Block, BlockKind, Found, Origin};
use dossier_engine::date::PartialDate;

use crate::blocks::{self, Reasons};
use crate::byline::Byline;
use crate::dateline::Dateline;
use crate::error::IngestError;
use crate::manifest::{self, Entry, LineRange};
use crate::paragraph::{Paragraph, is_blank, paragraphs};
use crate::{furniture, language, lines};

/// One article as a reader found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What tells it from others of the same file, written behind the file's path: empty, or such as `#3`.
    pub(crate) part: String,
    /// What its source calls it: wished for in links.
    pub(crate) id: Option<String>,
    pub(crate) facts: Facts,
    pub(crate) text: Text,
    /// What the publisher should look at, in whole sentences.
    pub(crate) warnings: Vec<String>,
}

/// What a file says about itself, each value with the place it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) title: Option<Found<String>>,
    pub(crate) subtitle: Option<Found<String>>,
    pub(crate) source: Option<Found<String>>,
    pub(crate) agency: Option<Found<String>>,
    pub(crate) authors: Option<Found<Vec<String>>>,
    pub(crate) published: Option<Found<PartialDate>>,
    pub(crate) modified: Option<Found<PartialDate>>,
    pub(crate) dateline: Option<Found<String>>,
    pub(crate) url: Option<Found<String>>,
    pub(crate) tags: Option<Found<Vec<String>>>,
    /// A tag as it was written. Markup has it of the template it was made from, and is believed only where the words
    /// themselves do not tell.
    pub(crate) language: Option<Found<String>>,
}

/// The words of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// Lines without markup: what they are is judged by what they look like.
    Plain(String),
    /// Passages in order, each of which says what it is. Their lines, one passage after another, are the lines that
    /// blocks and manifest count.
    Marked(Vec<Passage>),
}

/// A paragraph, heading, list item or menu of a text with markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) kind: BlockKind,
    /// Lines that are not blank, joined by line feeds.
    text: String,
}

impl Passage {
    /// A passage of the lines of a text that are not blank; none if all are.
    pub(crate) fn new(kind: BlockKind, text: &str) -> Option<Self> {
        let lines = lines::split(text);
        let mut kept = lines.iter().filter(|line| !is_blank(line)).map(|line| line.trim_end());
        let mut text = kept.next()?.to_owned();
        for line in kept {
            text.push('\n');
            text.push_str(line);
        }
        Some(Self { kind, text })
    }

    /// The passages of a text without markup that is known to be an article: its paragraphs, and what looks like a
    /// heading among them.
    #[cfg(feature = "formats")]
    pub(crate) fn of_article(text: &str, title: Option<&str>) -> Vec<Self> {
        let lines = lines::split(text);
        let reasons = vec![None; lines.len()];
        let blocks = blocks::blocks(&paragraphs(&lines), &reasons, title);
        blocks
            .into_iter()
            .filter_map(|block| Self::new(block.kind, &block.text))
            .collect()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// A value that a file states in a place of a kind.
#[cfg(feature = "formats")]
pub(crate) fn stated<T>(value: T, from: Origin) -> Found<T> {
    Found {
        value,
        from,
        line: None,
    }
}

impl Draft {
    /// A draft of a text about which nothing is stated.
    pub(crate) fn of(text: Text) -> Self {
        Self {
            part: String::new(),
            id: None,
            facts: Facts::default(),
            text,
            warnings: Vec::new(),
        }
    }

    /// The article at a path. Its slug is what its source calls it, or empty: only the whole folder can tell which are
    /// free.
    ///
    /// # Errors
    ///
    /// If the manifest names lines that the text does not have.
    pub(crate) fn into_article(self, path: String, entry: Option<&Entry>) -> Result<Article, IngestError> {
        let ranges = entry.and_then(|entry| entry.body.as_deref());
        let shown = match &self.text {
            Text::Plain(text) => shown_plain(&path, text, ranges, entry, &self.facts)?,
            Text::Marked(passages) => shown_marked(&path, passages, ranges)?,
        };
        let Shown {
            blocks,
            byline,
            gave_up,
        } = shown;
        let facts = self.facts;
        let (place, agency) = dateline(&blocks);
        let mut warnings = self.warnings;
        warnings.extend(remarks(entry, &blocks, gave_up));
        Ok(Article {
            slug: self.id.unwrap_or_default(),
            path,
            language: language(facts.language.as_ref(), &blocks),
            title: given(entry, |entry| &entry.title).or(facts.title).or(byline.title),
            subtitle: given(entry, |entry| &entry.subtitle).or(facts.subtitle),
            source: given(entry, |entry| &entry.source).or(facts.source),
            agency: given(entry, |entry| &entry.agency).or(facts.agency).or(agency),
            authors: given(entry, |entry| &entry.authors)
                .or(facts.authors)
                .or(byline.authors),
            published: given(entry, |entry| &entry.published)
                .or(facts.published)
                .or(byline.published),
            modified: given(entry, |entry| &entry.modified)
                .or(facts.modified)
                .or(byline.modified),
            dateline: given(entry, |entry| &entry.dateline).or(facts.dateline).or(place),
            url: given(entry, |entry| &entry.url).or(facts.url),
            tags: given(entry, |entry| &entry.tags).or(facts.tags),
            blocks,
            warnings,
        })
    }
}

/// The place and the agency of the first body block that begins with a dateline; further down it is another report's.
fn dateline(blocks: &[Block]) -> (Option<Found<String>>, Option<Found<String>>) {
    const FIRST: usize = 3;
    let body = blocks.iter().filter(|block| block.kind == BlockKind::Body).take(FIRST);
    let found = body
        .into_iter()
        .find_map(|block| Some((Dateline::of(&block.text)?, block.lines.0)));
    let Some((Dateline { place, agency }, line)) = found else {
        return (None, None);
    };
    let from_text = |value| Found {
        value,
        from: Origin::Text,
        line: Some(line),
    };
    (Some(from_text(place)), agency.map(from_text))
}

/// What the reader is shown of a text, and what it says about itself in plain sight.
struct Shown {
    blocks: Vec<Block>,
    byline: Byline,
    /// Whether no article was found in it, so that all was kept.
    gave_up: bool,
}

fn shown_plain(
    path: &str,
    text: &str,
    ranges: Option<&[LineRange]>,
    entry: Option<&Entry>,
    facts: &Facts,
) -> Result<Shown, IngestError> {
    let lines = lines::split(text);
    let paragraphs = paragraphs(&lines);
    let judgement = furniture::judge(&paragraphs);
    let judged = by_line(&lines, &paragraphs, &judgement.reasons);
    let (reasons, byline) = match ranges {
        Some(ranges) => {
            // An end of line at the end of the file begins no line.
            refuse_past_end(path, lines.len() - usize::from(lines.last() == Some(&"")), ranges)?;
            (
                overrule(judged, ranges),
                Byline::near_line(&paragraphs, ranges[0].first),
            )
        }
        None => (judged, Byline::near_headline(&paragraphs, &judgement)),
    };
    let manifests = entry.and_then(|entry| entry.title.as_deref());
    let title = manifests
        .or(facts.title.as_ref().map(|title| title.value.as_str()))
        .or(byline.title.as_ref().map(|title| title.value.as_str()));
    Ok(Shown {
        blocks: blocks::blocks(&paragraphs, &reasons, title),
        byline,
        gave_up: judgement.gave_up,
    })
}

fn by_line(lines: &[&str], paragraphs: &[Paragraph], reasons: &[Option<&'static str>]) -> Reasons<'static> {
    let mut by_line = vec![None; lines.len()];
    for (paragraph, reason) in paragraphs.iter().zip(reasons) {
        by_line[paragraph.first as usize - 1..paragraph.last() as usize].fill(*reason);
    }
    by_line
}

const LEFT_OUT: &str = "left out by corpus.toml";

fn names(ranges: &[LineRange], line: u32) -> bool {
    ranges.iter().any(|range| (range.first..=range.last).contains(&line))
}

/// The manifest's word against the filter's: lines in the ranges are the article, and all others are not.
fn overrule(mut reasons: Reasons<'static>, ranges: &[LineRange]) -> Reasons<'static> {
    for (number, reason) in (1..).zip(&mut reasons) {
        *reason = if names(ranges, number) {
            None
        } else {
            Some(reason.unwrap_or(LEFT_OUT))
        };
    }
    reasons
}

fn shown_marked(path: &str, passages: &[Passage], ranges: Option<&[LineRange]>) -> Result<Shown, IngestError> {
    let lines: Vec<&str> = passages.iter().flat_map(|passage| passage.text.split('\n')).collect();
    if let Some(ranges) = ranges {
        refuse_past_end(path, lines.len(), ranges)?;
    }
    let mut blocks: Vec<Block> = Vec::with_capacity(passages.len());
    let mut paragraphs = Vec::with_capacity(passages.len());
    let mut first = 1;
    for passage in passages {
        let start = first as usize - 1;
        let count = passage.text.split('\n').count();
        paragraphs.push(Paragraph {
            first,
            lines: &lines[start..start + count],
        });
        for (number, line) in (first..).zip(passage.text.split('\n')) {
            let kind = verdict(&passage.kind, number, ranges);
            match blocks.last_mut() {
                Some(block) if block.kind == kind && (number > first || block.is_furniture()) => {
                    block.lines.1 = number;
                    block.text.push('\n');
                    block.text.push_str(line);
                }
                _ => blocks.push(Block {
                    kind,
                    lines: (number, number),
                    text: line.to_owned(),
                }),
            }
        }
        first += count as u32;
    }
    let opening = blocks
        .iter()
        .find(|block| !block.is_furniture())
        .map(|block| block.lines.0);
    let byline = opening.map_or_else(Byline::default, |line| Byline::near_line(&paragraphs, line));
    Ok(Shown {
        blocks,
        byline,
        gave_up: false,
    })
}

/// What a line of a passage is, once the manifest has had its say.
fn verdict(kind: &BlockKind, line: u32, ranges: Option<&[LineRange]>) -> BlockKind {
    let Some(ranges) = ranges else { return kind.clone() };
    match (names(ranges, line), kind) {
        (true, BlockKind::Furniture { .. }) => BlockKind::Body,
        (true, kind) | (false, kind @ BlockKind::Furniture { .. }) => kind.clone(),
        (false, _) => BlockKind::Furniture {
            reason: LEFT_OUT.to_owned(),
        },
    }
}

/// What the manifest says.
fn given<T: Clone>(entry: Option<&Entry>, value: impl Fn(&Entry) -> &Option<T>) -> Option<Found<T>> {
    let value = value(entry?).clone()?;
    Some(Found {
        value,
        from: Origin::Manifest,
        line: None,
    })
}

fn language(stated: Option<&Found<String>>, blocks: &[Block]) -> String {
    let tag = stated.and_then(|stated| Some((language_tag(&stated.value)?, stated.from)));
    match tag {
        Some((tag, from)) if from != Origin::Html => tag,
        tag => match (language::of(blocks), tag) {
            (language::UNDETERMINED, Some((tag, _))) => tag,
            (told, _) => told.to_owned(),
        },
    }
}

/// A language as a file writes it, such as `en-GB`, `EN_gb` or `pt-BR`, as the tag that readers filter by: the language
/// alone, as it is also told from the words.
fn language_tag(written: &str) -> Option<String> {
    let primary = written.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let is_tag = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_tag && primary != "und" && primary != "mul").then_some(primary)
}

fn refuse_past_end(path: &str, count: usize, ranges: &[LineRange]) -> Result<(), IngestError> {
    let past = ranges.iter().find(|range| range.last as usize > count);
    past.map_or(Ok(()), |range| {
        Err(IngestError {
            file: manifest::FILE.to_owned(),
            line: Some(range.said_at),
            what: format!("body names line {}, but {path} ends at line {count}", range.last),
            mend: "Name lines that the file has.".to_owned(),
        })
    })
}

fn remarks(entry: Option<&Entry>, blocks: &[Block], gave_up: bool) -> Vec<String> {
    let is_marked = entry.is_some_and(|entry| entry.body.is_some());
    let mut warnings = Vec::new();
    if blocks.is_empty() {
        warnings.push("The file holds no text.".to_owned());
    } else if is_marked && blocks.iter().all(Block::is_furniture) {
        warnings.push("The lines that corpus.toml names as the article are blank.".to_owned());
    } else if gave_up && !is_marked {
        warnings.push(
            "No part of the text reads like an article, so every line was kept. \
             To fold some, name the article's lines in corpus.toml: body = [[FIRST, LAST]]."
                .to_owned(),
        );
    }
    if entry.is_some_and(|entry| entry.time_of_day) {
        warnings.push("The time of day of its publication is not kept, only the day.".to_owned());
    }
    warnings
}
