//! Furniture: what stands on a page around an article, and inside it. Menus, pleas, share counters, other stories.
//!
//! Nothing here reads markup; there is none. Each paragraph is scored as prose or not, after what separates the two
//! best in plain text (length, common words, a sentence's end: Kohlschütter et al., *Boilerplate Detection using
//! Shallow Text Features*, 2010); neighbours lend each other their verdicts (Pomikálek's jusText, 2011); then the
//! article is the stretch with the highest sum (Pasternack and Roth, *Extracting Article Text from the Web with
//! Maximum Subsequence Segmentation*, 2009). What remains outside is folded, and so is what does not read like
//! prose inside.

use std::collections::HashMap;
use std::ops::Range;

use dossier_engine::text;

use crate::blocks::is_caption;
use crate::english;
use crate::paragraph::{Paragraph, ends_sentence};
use crate::sign::Sign;
use dossier_engine::times::written;

/// What the filter found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// For each paragraph, why it is furniture; `None` for the article.
    pub(crate) reasons: Vec<Option<&'static str>>,
    /// The paragraph that is the headline, if one looks like it.
    pub(crate) headline: Option<usize>,
    /// From the first paragraph of prose to the end of the article.
    pub(crate) article: Range<usize>,
    /// Whether no article was found, so that all was kept.
    pub(crate) gave_up: bool,
}

/// Tells the article from the furniture.
pub(crate) fn judge(paragraphs: &[Paragraph]) -> Judgement {
    let looks = look(paragraphs);
    let window = best_window(&lend(&looks));
    let headline = headline(&looks, &window);
    let mut reasons: Vec<Option<&'static str>> = (0..looks.len())
        .map(|at| reason(&looks, &window, headline, at))
        .collect();
    let gave_up = !looks.is_empty() && reasons.iter().all(Option::is_some);
    if gave_up || is_plain(&looks) {
        reasons.fill(None);
    }
    Judgement {
        reasons,
        headline,
        article: first_prose(&looks, &window)..window.end,
        gave_up,
    }
}

/// What can be seen of a paragraph.
struct Look {
    text: String,
    words: usize,
    /// The share of stop words; unknown where the text is not English.
    stop_words: Option<f32>,
    ends_sentence: bool,
    is_bullet: bool,
    /// A date, a number, a time: nothing but figures and names of months.
    is_figure: bool,
    /// The same text as an earlier paragraph.
    repeats: bool,
    /// Whether the same few words stand on the page again and again, be it between the paragraphs of the article.
    is_refrain: bool,
    /// Whether it is one of many lines in a row of which none is a sentence: other stories, a menu.
    is_listed: bool,
    /// Whether it says when the article appeared.
    is_dated: bool,
    /// Whether it begins with the line above and goes on "is": a note about the author.
    is_about_author: bool,
    sign: Option<&'static Sign>,
}

impl Look {
    /// How much it reads like prose: above 0 if it does.
    fn score(&self) -> f32 {
        if self.is_refrain {
            return -0.05;
        }
        if let Some(sign) = self.sign {
            return -sign.weight;
        }
        if self.is_about_author {
            return -1.0;
        }
        if self.is_figure || self.repeats {
            return -0.2;
        }
        if self.is_bullet && !self.ends_sentence {
            return -0.6;
        }
        if self.is_listed && self.ends_sentence {
            return -0.2;
        }
        let length = match (self.words, self.ends_sentence) {
            (0..=3, false) => -0.5,
            (0..=3, true) => -0.3,
            (words @ 4..=9, true) => words as f32 * 0.03,
            (4..=14, false) => -0.4,
            (words, true) => 0.3 + (words as f32 / 25.0).min(2.0),
            (_, false) if self.is_listed => -0.5,
            (words, false) => (words as f32 / 40.0 - 0.4).min(1.0),
        };
        let common = match self.stop_words {
            Some(share) if self.words >= 8 && !self.is_listed => ((share - 0.28) * 3.0).clamp(-1.2, 0.4),
            _ => 0.0,
        };
        length + common
    }

    fn is_prose(&self) -> bool {
        self.score() > 0.5
    }
}

fn look(paragraphs: &[Paragraph]) -> Vec<Look> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut looks: Vec<Look> = paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            let text = paragraph.flowing();
            let words: Vec<text::Word> = text::words(&text).collect();
            let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
            let common = folded.iter().filter(|word| english::is_stop_word(word)).count();
            let phrase = format!(" {} ", folded.join(" "));
            Look {
                words: words.len().max(letters(&text) / 7),
                stop_words: Some(common as f32 / words.len().max(1) as f32),
                ends_sentence: ends_sentence(&text),
                is_bullet: text.starts_with(['•', '·', '▪', '►', '»', '›', '*', '|', '>', '<', '#', '+']),
                is_figure: is_figure(&folded),
                is_refrain: false,
                is_listed: false,
                is_dated: is_dated(&text),
                is_about_author: is_about_author(paragraphs, at, &text),
                repeats: seen.insert(phrase.clone(), at).is_some() || is_label_of_next(paragraphs, at, &text),
                sign: Sign::of(&phrase, &text, folded.len()),
                text,
            }
        })
        .collect();
    mark_refrains(&mut looks);
    mark_lists(&mut looks);
    mark_teasers(&mut looks);
    if !is_english(&looks) {
        looks.iter_mut().for_each(|look| look.stop_words = None);
    }
    looks
}

/// Marks what is said again and again in a few words, such as "Advertisement".
fn mark_refrains(looks: &mut [Look]) {
    const OFTEN: usize = 3;
    const SHORT: usize = 4;
    let mut times: HashMap<String, usize> = HashMap::new();
    for look in looks.iter().filter(|look| look.words <= SHORT) {
        *times.entry(look.text.clone()).or_default() += 1;
    }
    for look in looks {
        look.is_refrain = times.get(&look.text).is_some_and(|&times| times >= OFTEN);
    }
}

/// Marks lines in long rows of which none ends as a sentence does.
fn mark_lists(looks: &mut [Look]) {
    const LONG: usize = 6;
    let mut start = 0;
    for at in 0..=looks.len() {
        if looks.get(at).is_some_and(|look| !look.ends_sentence || look.words < 4) {
            continue;
        }
        let row = &mut looks[start..at];
        if row.iter().filter(|look| look.words >= 4).count() >= LONG {
            row.iter_mut().for_each(|look| look.is_listed = true);
        }
        start = at + 1;
    }
}

/// Marks headlines each of which has one short paragraph below it, several in a row: teasers of other stories.
fn mark_teasers(looks: &mut [Look]) {
    const SEVERAL: usize = 4;
    const LONGEST: usize = 40;
    let is_headline = |look: &Look| !look.ends_sentence && (4..=20).contains(&look.words) && !look.is_figure;
    let is_between = |look: &Look| look.words <= 3 || look.is_figure || look.is_dated || look.sign.is_some();
    let mut teasers: Vec<usize> = Vec::new();
    let (mut number, mut at) = (0, 0);
    loop {
        let is_teaser = looks.get(at).is_some_and(is_headline)
            && looks
                .get(at + 1)
                .is_some_and(|look| look.ends_sentence && (4..=LONGEST).contains(&look.words));
        if is_teaser {
            teasers.extend([at, at + 1]);
            number += 1;
            at += 2;
        } else if looks.get(at).is_some_and(is_between) {
            at += 1;
        } else {
            if number >= SEVERAL {
                teasers.iter().for_each(|&at| looks[at].is_listed = true);
            }
            teasers.clear();
            number = 0;
            if at >= looks.len() {
                return;
            }
            at += 1;
        }
    }
}

/// Half of what a paragraph scores comes from the two beside it, if it is short; long ones speak for themselves.
fn lend(looks: &[Look]) -> Vec<f32> {
    let own: Vec<f32> = looks.iter().map(Look::score).collect();
    let at = |place: Option<usize>| {
        place
            .and_then(|place| own.get(place))
            .map_or(0.0, |score| score.clamp(-1.0, 1.0))
    };
    let lent = |k: usize| match looks[k].sign {
        Some(_) => own[k],
        None => own[k] + 0.25 * (at(k.checked_sub(1)) + at(Some(k + 1))),
    };
    (0..own.len()).map(lent).collect()
}

/// The stretch with the highest sum, after Kadane; empty if no score is above 0. What stands between two parts of an article
/// counts against it only up to a point, however long it is: advertisements, a list in the middle.
fn best_window(scores: &[f32]) -> Range<usize> {
    /// As much as some four paragraphs of prose count for it.
    const WIDEST_GAP: f32 = 8.0;
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum, mut gap) = (0, 0.0, 0.0f32);
    for (at, &score) in scores.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        let before = if score > 0.0 { 0.0 } else { gap };
        gap = (before + score.min(0.0)).max(-WIDEST_GAP);
        sum += if score > 0.0 { score } else { gap - before };
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

/// The line above the article's first prose that is most likely its headline: the nearest that the top of the page
/// says too, as the name of a page does, or else the nearest of some length.
fn headline(looks: &[Look], window: &Range<usize>) -> Option<usize> {
    const REACH: usize = 40; // byline, date, deck, share buttons and a picture may stand between
    const TOP: usize = 3;
    if window.is_empty() {
        return None;
    }
    let first_prose = first_prose(looks, window);
    let likely: Vec<usize> = (first_prose.saturating_sub(REACH)..first_prose)
        .rev()
        .filter(|&at| can_be_headline(&looks[at]))
        .collect();
    let is_said_above = |at: usize| {
        let above = &looks[..at.min(TOP)];
        looks[at].repeats || above.iter().any(|look| look.text.starts_with(&looks[at].text))
    };
    let near = || likely.iter().copied().filter(|&at| at + REACH / 3 >= first_prose);
    let named = likely
        .iter()
        .copied()
        .find(|&at| looks[at].words >= 4 && is_said_above(at));
    named
        .or_else(|| near().find(|&at| looks[at].words >= 5))
        .or_else(|| near().next())
}

fn first_prose(looks: &[Look], window: &Range<usize>) -> usize {
    window.clone().find(|&at| looks[at].is_prose()).unwrap_or(window.start)
}

fn can_be_headline(look: &Look) -> bool {
    (3..=25).contains(&look.words)
        && !look.is_dated
        && !look.text.ends_with(['.', ':', '…'])
        && !look.text.starts_with(char::is_lowercase)
        && look.sign.is_none()
        && !look.is_bullet
        && !look.is_figure
        && !is_caption(&look.text)
        && !is_byline(&look.text)
}

/// Whether a line begins as a byline does.
pub(crate) fn is_byline(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "))
}

fn reason(looks: &[Look], window: &Range<usize>, headline: Option<usize>, at: usize) -> Option<&'static str> {
    let look = &looks[at];
    if headline == Some(at) {
        return None;
    }
    if let Some(sign) = look.sign {
        return Some(sign.reason);
    }
    if look.is_about_author {
        return Some("about the author");
    }
    let is_inside = window.contains(&at) && belongs(looks, window, at);
    let is_its_picture = headline.is_some_and(|headline| at > headline) && at < window.start && is_caption(&look.text);
    if is_inside || is_its_picture {
        return None;
    }
    Some(match look {
        _ if look.is_bullet && at < window.start => "menu",
        _ if look.is_bullet => "list of links",
        _ if headline.is_some_and(|headline| looks[headline].text == look.text) => "repeats the headline",
        _ if look.is_figure => "date or number outside the article",
        _ if look.repeats && look.ends_sentence => "says again what stands elsewhere",
        _ if is_byline(&look.text) && look.words <= 8 => "byline",
        _ if look.words <= 4 && at < window.start => "menu",
        _ if !look.ends_sentence && near_other_stories(looks, at) => "list of other stories",
        _ if look.words <= 4 => "very short line outside the article",
        _ if at < window.start => "before the article begins",
        _ if at >= window.end => "after the article's end",
        _ => "line that does not read like the article",
    })
}

/// Whether a paragraph inside the window is part of the article: prose, a heading before prose, or one of several
/// short lines of which none looks like furniture.
fn belongs(looks: &[Look], window: &Range<usize>, at: usize) -> bool {
    const LONGEST_ITEM: usize = 8;
    let look = &looks[at];
    if look.repeats || look.is_figure {
        return false;
    }
    let is_article = |look: &Look| look.score() > 0.0;
    if is_article(look) || looks.get(at + 1).is_some_and(Look::is_prose) {
        return true;
    }
    let before = (window.start..at).rev().map(|at| &looks[at]);
    let after = (at + 1..window.end).map(|at| &looks[at]);
    // A long line in a long list is another story; a short one may be a figure of the article's.
    let is_furniture =
        |look: &Look| look.sign.is_some() && !look.is_refrain || look.is_listed && look.words > LONGEST_ITEM;
    !before.take_while(|look| !is_article(look)).any(is_furniture)
        && !after.take_while(|look| !is_article(look)).any(is_furniture)
}

fn near_other_stories(looks: &[Look], at: usize) -> bool {
    let around = at.saturating_sub(3)..(at + 4).min(looks.len());
    looks[around]
        .iter()
        .filter(|look| !look.ends_sentence && look.words >= 4 || look.is_figure)
        .count()
        >= 4
}

/// Whether a text has nothing on it that only a page has: an article alone, or a table of results, of which every line
/// counts.
fn is_plain(looks: &[Look]) -> bool {
    looks
        .iter()
        .all(|look| look.sign.is_none() && !look.is_bullet && !look.is_refrain)
}

/// Whether the paragraph above is a name, and this one says who that is.
fn is_about_author(paragraphs: &[Paragraph], at: usize, text: &str) -> bool {
    let name = at.checked_sub(1).map(|above| paragraphs[above].flowing());
    let rest = name
        .as_deref()
        .filter(|name| name.split_whitespace().count() <= 4)
        .and_then(|name| text.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(" is ") || rest.starts_with(" was "))
}

/// Whether the next paragraph says the same and more: a picture's label, and below it the picture's caption.
fn is_label_of_next(paragraphs: &[Paragraph], at: usize, text: &str) -> bool {
    let next = paragraphs.get(at + 1).map(Paragraph::flowing);
    next.is_some_and(|next| next.len() > text.len() && next.starts_with(text) && is_caption(&next))
}

/// Whether a short text is a date with little beside it: a byline, a time.
fn is_dated(text: &str) -> bool {
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return false;
    }
    let dates = written::dates(text);
    let length: usize = dates.iter().map(|date| date.range.len()).sum();
    length * 4 >= text.len() && length > 0
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn is_english(looks: &[Look]) -> bool {
    let (common, words) = looks
        .iter()
        .filter(|look| look.words >= 8)
        .fold((0.0, 0), |(common, words), look| {
            (
                common + look.stop_words.unwrap_or(0.0) * look.words as f32,
                words + look.words,
            )
        });
    words > 0 && common / words as f32 >= english::LEAST_SHARE
}

fn is_figure(folded: &[&str]) -> bool {
    const AROUND: [&str; 40] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "am",
        "pm",
        "k",
        "views",
        "ago",
        "min",
        "mins",
        "days",
        "updated",
    ];
    folded.len() <= 10
        && folded.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        && folded
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_ascii_digit()) || AROUND.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lines, paragraph::paragraphs};

    /// A line for each paragraph: `+` for the article, `=` for its headline, or why it is furniture.
    fn judged(text: &str) -> Vec<String> {
        let lines = lines::split(text);
        let paragraphs = paragraphs(&lines);
        let judgement = judge(&paragraphs);
        let told = judgement.reasons.iter().enumerate().map(|(at, reason)| match reason {
            None if judgement.headline == Some(at) => "=".to_owned(),
            None => "+".to_owned(),
            Some(reason) => (*reason).to_owned(),
        });
        told.collect()
    }

    const FIRST: &str = "The council has closed the old harbour bridge, which engineers said was no longer safe for the lorries that use it every day.";
    const SECOND: &str = "It will be open again in the spring of next year, the mayor told reporters on the quay, and not before all of its piers have been mended.";

    #[test]
    fn a_page_is_folded_around_its_article() {
        let page = format!(
            "Home\n• News\n• Sport\nHarbour bridge closed to lorries\nby Ann Lee\nMay 9, 2025\nShare on Facebook\n\n{FIRST}\n\n\
             What happens next\n\n{SECOND}\n\nSign up for our newsletter\nFerry fares to rise\nMay 8, 2025\n12\nMarket moves to the square\n\
             © Harbour Post"
        );
        let wanted = "menu|menu|menu|=|byline|date or number outside the article|\
            share counter|+|+|+|asks to subscribe or donate|list of other stories|date or number outside the article|\
            date or number outside the article|list of other stories|copyright line";
        assert_eq!(judged(&page).join("|"), wanted);
    }

    #[test]
    fn other_stories_inside_the_article_are_folded() {
        let page = format!(
            "{FIRST}\n\n{SECOND}\n\nRelated posts\n\nFerry fares to rise\n\nMay 8, 2025\n\n{FIRST} So it was said.\n\n{SECOND} So it was said."
        );
        let told = judged(&page);
        assert_eq!(told[..2], ["+", "+"]);
        assert!(told[2..5].iter().all(|told| told != "+"), "{told:?}");
        assert_eq!(told[5..], ["+", "+"]);
    }

    #[test]
    fn an_article_alone_is_kept_whole() {
        let list = format!("Harbour bridge closed\n{FIRST}\nNorth pier\nSouth pier\n{SECOND}");
        assert_eq!(judged(&list), ["=", "+", "+", "+", "+"]);
        assert_eq!(judged("Home\nNews"), ["+", "+"]);
        assert_eq!(judged(""), Vec::<String>::new());
    }

    #[test]
    fn a_text_in_another_language_is_kept() {
        let text = "Der Stadtrat hat die alte Hafenbrücke geschlossen, weil sie nach Ansicht der Ingenieure nicht mehr sicher ist.";
        assert_eq!(judged(&format!("{text}\n\n{text} Das sagte er.")), ["+", "+"]);
    }
}
