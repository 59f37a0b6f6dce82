//! Plain text to article: the one form read so far.

use dossier_engine::article::{Article, Block, Found, Origin};

use crate::blocks::{self, Reasons};
use crate::byline::Byline;
use crate::error::IngestError;
use crate::manifest::{self, Entry, LineRange};
use crate::paragraph::{Paragraph, paragraphs};
use crate::{furniture, language, lines};

/// Reads one text file. The slug is left empty: only the whole folder can tell which are free.
///
/// # Errors
///
/// If the file is not UTF-8, or the manifest names lines that it does not have.
pub(crate) fn read(path: &str, bytes: &[u8], entry: Option<&Entry>) -> Result<Article, IngestError> {
    let lines = lines::split(lines::decode(path, bytes)?);
    let paragraphs = paragraphs(&lines);
    let judgement = furniture::judge(&paragraphs);
    let judged = by_line(&lines, &paragraphs, &judgement.reasons);
    let ranges = entry.and_then(|entry| entry.body.as_deref());
    let (reasons, found) = match ranges {
        Some(ranges) => {
            refuse_past_end(path, &lines, ranges)?;
            (
                overrule(judged, ranges),
                Byline::near_line(&paragraphs, ranges[0].first),
            )
        }
        None => (judged, Byline::near_headline(&paragraphs, &judgement)),
    };
    let title = known(entry, |entry| &entry.title).or(found.title);
    let blocks = blocks::blocks(&paragraphs, &reasons, title.as_ref().map(|title| title.value.as_str()));
    Ok(Article {
        slug: String::new(),
        path: path.to_owned(),
        language: language::of(&blocks).to_owned(),
        title,
        source: known(entry, |entry| &entry.source),
        agency: known(entry, |entry| &entry.agency),
        authors: known(entry, |entry| &entry.authors).or(found.authors),
        published: known(entry, |entry| &entry.published).or(found.published),
        url: known(entry, |entry| &entry.url),
        tags: known(entry, |entry| &entry.tags),
        warnings: warnings(entry, &blocks, judgement.gave_up),
        blocks,
    })
}

/// What the manifest says.
fn known<T: Clone>(entry: Option<&Entry>, value: impl Fn(&Entry) -> &Option<T>) -> Option<Found<T>> {
    let value = value(entry?).clone()?;
    Some(Found {
        value,
        from: Origin::Manifest,
        line: None,
    })
}

fn by_line(lines: &[&str], paragraphs: &[Paragraph], reasons: &[Option<&'static str>]) -> Reasons<'static> {
    let mut by_line = vec![None; lines.len()];
    for (paragraph, reason) in paragraphs.iter().zip(reasons) {
        by_line[paragraph.first as usize - 1..paragraph.last() as usize].fill(*reason);
    }
    by_line
}

/// The manifest's word against the filter's: lines in the ranges are the article, and all others are not.
fn overrule(mut reasons: Reasons<'static>, ranges: &[LineRange]) -> Reasons<'static> {
    for (number, reason) in (1..).zip(&mut reasons) {
        let inside = ranges.iter().any(|range| (range.first..=range.last).contains(&number));
        *reason = if inside {
            None
        } else {
            Some(reason.unwrap_or("left out by corpus.toml"))
        };
    }
    reasons
}

fn refuse_past_end(path: &str, lines: &[&str], ranges: &[LineRange]) -> Result<(), IngestError> {
    // An end of line at the end of the file begins no line.
    let count = lines.len() - usize::from(lines.last() == Some(&""));
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

fn warnings(entry: Option<&Entry>, blocks: &[Block], gave_up: bool) -> Vec<String> {
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
