//! HTML: a page as a browser saved it, with everything around the article.
//!
//! The page's own text is cut into runs, one for each paragraph that a reader sees (`page`). A library says which of
//! the page's text is the article (`article`), and each run is sorted by where most of it lies. So the judgement may
//! err, but nothing can be lost: what is not the article is folded with the reason.

mod article;
mod json_ld;
mod metadata;
mod nesting;
mod page;

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dossier_engine::article::BlockKind;
use dossier_engine::text;

use super::Reading;
use crate::charset;
use crate::draft::{Draft, Facts, Passage, Text};
use crate::error::IngestError;
use crate::furniture;
use crate::paragraph::{Paragraph, ends_sentence};
use crate::sign::Sign;
use page::Run;

/// Reads one page. Pages that Dossier itself wrote are passed over: they hold the articles of a folder a second time.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Reading {
    let declared = charset::declared_in_markup(bytes);
    let decoded = match charset::decode(path, bytes, declared.as_deref()) {
        Ok(decoded) => decoded,
        Err(refusal) => return Reading::of(Err(refusal)),
    };
    if decoded.text.contains("id=\"dossier-wasm\"") && decoded.text.contains("id=\"dossier-script\"") {
        return Reading::of_passed_over(path, "it is a page that Dossier wrote");
    }
    Reading::of(read_page(path, &decoded.text, None).map(|mut draft| {
        draft.warnings.splice(0..0, decoded.warning);
        draft
    }))
}

/// Reads a page whose text is at hand, and that lay at an address, if that is known.
///
/// # Errors
///
/// If the page is nested deeper than any browser shows.
pub(crate) fn read_page(path: &str, html: &str, address: Option<&str>) -> Result<Draft, IngestError> {
    nesting::refuse_deep(path, html)?;
    let document = Document::from(html);
    let runs = page::runs(&document);
    let facts = metadata::facts(&document, html, address, &runs);
    let article = article::text_nodes(document);
    Ok(Draft {
        facts: facts.clone(),
        ..Draft::of(Text::Marked(passages(&runs, &article, &facts)))
    })
}

/// The runs, each with what it is.
fn passages(runs: &[Run], article: &HashSet<NodeId>, facts: &Facts) -> Vec<Passage> {
    let title = facts.title.as_ref().map(|title| title.value.as_str());
    let is_article = fill_gaps(runs, runs.iter().map(|run| run.lies_in(article)).collect());
    let judged = runs.iter().zip(is_article);
    let mut kinds: Vec<BlockKind> = judged.map(|(run, is_article)| kind(run, is_article, title)).collect();
    if kinds.iter().all(|kind| *kind != BlockKind::Body) {
        kinds = judged_by_looks(runs, title);
    }
    let passages = runs
        .iter()
        .zip(kinds)
        .filter_map(|(run, kind)| Passage::new(kind, &run.text));
    passages.collect()
}

/// The library cuts whole containers where most of what they hold is pictures, posts or advertisements. A paragraph in
/// them that stands between others of the article is one of its own.
fn fill_gaps(runs: &[Run], mut is_article: Vec<bool>) -> Vec<bool> {
    let (Some(first), Some(last)) = (
        is_article.iter().position(|is| *is),
        is_article.iter().rposition(|is| *is),
    ) else {
        return is_article;
    };
    for at in (first..last).rev() {
        let heads_paragraph =
            || runs[at].place.is_heading && is_article[at + 1] && is_bare(&runs[at]) && !runs[at].is_all_link();
        is_article[at] = is_article[at] || is_prose(&runs[at]) || heads_paragraph();
    }
    is_article
}

/// Whether nothing marks a run as part of the page.
fn is_bare(run: &Run) -> bool {
    run.place.landmark.is_none() && run.place.hidden.is_none()
}

/// Whether a run is a whole paragraph, and nothing marks it as part of the page.
fn is_prose(run: &Run) -> bool {
    const LEAST: usize = 10; // in words
    is_bare(run)
        && !run.is_much_link()
        && ends_sentence(&run.text)
        && text::words(&run.text).count() >= LEAST
        && sign(&run.text).is_none()
}

fn kind(run: &Run, is_article: bool, title: Option<&str>) -> BlockKind {
    if let Some(reason) = run.place.hidden {
        return furniture_for(reason);
    }
    let is_title = title.is_some_and(|title| same_words(title, &run.text));
    if is_title && run.place.is_heading {
        return BlockKind::Heading;
    }
    let links = || (is_article && run.is_all_link() && !run.place.is_heading).then_some("link to another page");
    let sign = sign(&run.text).or_else(links);
    match (is_article, sign, run.place.landmark) {
        (true, None, _) if run.place.is_heading => BlockKind::Heading,
        (true, None, _) if run.place.is_caption || is_credit(&run.text) => BlockKind::Caption,
        (true, None, _) => BlockKind::Body,
        (_, Some(reason), _) | (false, None, Some(reason)) => furniture_for(reason),
        (false, None, None) => furniture_for("outside the article"),
    }
}

/// Whether a text says whose picture it stands under: `Photo: A. Lee`.
fn is_credit(text: &str) -> bool {
    const LONGEST: usize = 12; // in words
    const LABELS: [&str; 14] = [
        "photo",
        "photos",
        "image",
        "images",
        "picture",
        "pictures",
        "credit",
        "photograph",
        "illustration",
        "photo credit",
        "image credit",
        "foto",
        "bild",
        "gallery credit",
    ];
    let Some((label, rest)) = text.split_once(':') else {
        return false;
    };
    let is_short = rest.split_whitespace().count() <= LONGEST && !rest.trim().is_empty();
    is_short && LABELS.iter().any(|known| label.trim().eq_ignore_ascii_case(known))
}

/// Where the markup gives no article away, its text is judged as plain text is.
fn judged_by_looks(runs: &[Run], title: Option<&str>) -> Vec<BlockKind> {
    let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    let paragraphs: Vec<Paragraph> = (0..texts.len())
        .map(|at| Paragraph {
            first: at as u32 + 1,
            lines: &texts[at..=at],
        })
        .collect();
    let reasons = furniture::judge(&paragraphs).reasons;
    let judged = runs.iter().zip(reasons);
    judged
        .map(|(run, reason)| match reason {
            Some(reason) if run.place.hidden.is_none() => furniture_for(reason),
            _ => kind(run, true, title),
        })
        .collect()
}

fn furniture_for(reason: &str) -> BlockKind {
    BlockKind::Furniture {
        reason: reason.to_owned(),
    }
}

fn sign(text: &str) -> Option<&'static str> {
    // A plea of several sentences without a container of its own is rarer than an article about newsletters.
    const LONGEST: usize = 25; // in words
    let folded: Vec<String> = text::words(text).map(|word| word.folded).take(LONGEST + 1).collect();
    if folded.len() > LONGEST {
        return None;
    }
    Sign::of(&format!(" {} ", folded.join(" ")), text, folded.len()).map(|sign| sign.reason)
}

/// Whether two texts have the same words, whatever stands between them.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| text::words(text).map(|word| word.folded).collect::<Vec<_>>();
    a == b || (a.len() < 4 * b.len() && b.len() < 4 * a.len() && words(a) == words(b))
}
