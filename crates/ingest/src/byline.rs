//! The byline: what the visible text says about itself, in lines of their own near the headline.

use std::ops::Range;

use dossier_engine::article::{Found, Origin};
use dossier_engine::date::PartialDate;
use dossier_engine::text::fold;

use crate::blocks::{is_caption, is_heading_like};
use crate::furniture::Judgement;
use crate::paragraph::{Paragraph, ends_sentence};
use dossier_engine::times::written::{self, WrittenDate};

/// What was found; nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) title: Option<Found<String>>,
    pub(crate) published: Option<Found<PartialDate>>,
    pub(crate) modified: Option<Found<PartialDate>>,
    pub(crate) authors: Option<Found<Vec<String>>>,
}

impl Byline {
    /// Looks around the headline that the filter saw.
    pub(crate) fn near_headline(paragraphs: &[Paragraph], judgement: &Judgement) -> Self {
        let Some(at) = judgement.headline else {
            return Self::default();
        };
        let title = from_text(paragraphs[at].flowing(), &paragraphs[at]);
        Self {
            title: Some(title),
            published: published(paragraphs, at, &judgement.article),
            modified: updated(paragraphs, at),
            authors: named_near(paragraphs, at),
        }
    }

    /// Looks where the manifest says that the article begins; its first line is the title only if it looks like one.
    pub(crate) fn near_line(paragraphs: &[Paragraph], line: u32) -> Self {
        let Some(at) = paragraphs.iter().position(|paragraph| paragraph.last() >= line) else {
            return Self::default();
        };
        let text = paragraphs[at].flowing();
        let title = (is_heading_like(&text) && !is_caption(&text)).then(|| from_text(text, &paragraphs[at]));
        Self {
            title,
            published: published(paragraphs, at, &(at..at + BELOW)),
            modified: updated(paragraphs, at),
            authors: named_near(paragraphs, at),
        }
    }
}

/// How far from the headline a line may stand that says who wrote the article, or when, in paragraphs.
const ABOVE: usize = 6;
const BELOW: usize = 12;

/// The day on which the article appeared, as a short line beside the headline says it, or one further down.
fn published(paragraphs: &[Paragraph], headline: usize, article: &Range<usize>) -> Option<Found<PartialDate>> {
    /// A longer line is text, in which a date is that of an event.
    const LONGEST: usize = 110;
    const BEHIND: usize = 3;
    /// Above the headline there may be the parts of the site, and a picture with its caption.
    const FAR_ABOVE: usize = 14;
    /// Below it a deck may look like prose.
    const DECK: usize = 5;
    let prose = article.start.max(headline + 1);
    let below = headline + 1..prose.min(headline + 1 + BELOW);
    let above = (headline.saturating_sub(FAR_ABOVE)..headline).rev();
    let further = prose..(article.end.max(prose) + BEHIND).min(paragraphs.len());
    let said = |at: usize| {
        let text = paragraphs[at].flowing();
        let is_line = text.chars().count() <= LONGEST && !ends_sentence(&text) && !is_caption(&text);
        let said = if is_line { date_line(&text) } else { None };
        said.map(|(date, how)| (from_text(date, &paragraphs[at]), how))
    };
    let near: Vec<_> = below.chain(above).filter_map(said).collect();
    let first = |how: DateLine| near.iter().find(|(_, it)| *it == how).map(|(found, _)| found.clone());
    // Further down a date is mostly another story's: it must say what it is, or to the minute.
    let mut later = further
        .filter_map(said)
        .filter(|(found, how)| *how == DateLine::Published || *how == DateLine::Plain && is_timed(paragraphs, found));
    let decked = || {
        let mut lines = (prose..(prose + DECK).min(article.end).min(paragraphs.len()))
            .filter(|&at| is_mostly_date(&paragraphs[at].flowing()));
        lines.find_map(said).map(|(found, _)| found)
    };
    first(DateLine::Published)
        .or_else(|| first(DateLine::Plain))
        .or_else(decked)
        .or_else(|| Some(later.next()?.0))
        .or_else(|| first(DateLine::Updated))
}

/// The day on which a short line near the headline says that the article was changed.
fn updated(paragraphs: &[Paragraph], headline: usize) -> Option<Found<PartialDate>> {
    const LONGEST: usize = 110;
    let near = headline.saturating_sub(ABOVE)..(headline + 1 + BELOW).min(paragraphs.len());
    paragraphs[near].iter().find_map(|paragraph| {
        let text = paragraph.flowing();
        let is_line = text.chars().count() <= LONGEST && !ends_sentence(&text);
        let mut said = date_lines(&text).into_iter().filter(|_| is_line);
        let (date, _) = said.find(|(_, how)| *how == DateLine::Updated)?;
        Some(from_text(date, paragraph))
    })
}

/// Whether a line says little but a date.
fn is_mostly_date(text: &str) -> bool {
    let length: usize = written::dates(text).iter().map(|date| date.range.len()).sum();
    length * 5 >= text.len() * 2
}

/// Whether the line of a date gives the time of day, too.
fn is_timed(paragraphs: &[Paragraph], found: &Found<PartialDate>) -> bool {
    let text = paragraphs
        .iter()
        .find(|paragraph| Some(paragraph.first) == found.line)
        .map(Paragraph::flowing);
    text.is_some_and(|text| {
        let bytes = text.as_bytes();
        bytes
            .windows(4)
            .any(|it| it[0].is_ascii_digit() && it[1] == b':' && it[2].is_ascii_digit() && it[3].is_ascii_digit())
    })
}

/// What a line says of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateLine {
    /// That the article was published then.
    Published,
    /// Nothing.
    Plain,
    /// That it was changed then.
    Updated,
}

/// The date of a line: that of publication before any other.
fn date_line(text: &str) -> Option<(PartialDate, DateLine)> {
    // Of equals the first.
    date_lines(text).into_iter().min_by_key(|(_, how)| *how as u8)
}

/// The dates of a line, each with what the line says of it.
fn date_lines(text: &str) -> Vec<(PartialDate, DateLine)> {
    const PUBLISHED: [&str; 21] = [
        "published",
        "posted",
        "released",
        "first published",
        "veroffentlicht",
        "erschienen",
        "publie",
        "publicado",
        "publicada",
        "pubblicato",
        "gepubliceerd",
        "publicerad",
        "publiceret",
        "publisert",
        "opublikowano",
        "опубликовано",
        "дата публикации",
        "نشر",
        "发布",
        "發布",
        "公開",
    ];
    const UPDATED: [&str; 14] = [
        "updated",
        "modified",
        "edited",
        "aktualisiert",
        "mis a jour",
        "actualizado",
        "atualizado",
        "aggiornato",
        "bijgewerkt",
        "uppdaterad",
        "opdateret",
        "oppdatert",
        "обновлено",
        "更新",
    ];
    /// What has a date and is not the article.
    const OTHER: [&str; 7] = ["©", "copyright", "(c)", "retrieved", "accessed", "archive", "since"];
    let mut dates = Vec::new();
    let mut from = 0;
    for WrittenDate { date, range } in written::dates(text) {
        let before = fold(&text[from..range.start]);
        from = range.end;
        let holds = |words: &[&str]| words.iter().any(|word| before.contains(word));
        let how = match () {
            () if holds(&OTHER) || text[..range.start].ends_with('(') => continue,
            () if holds(&PUBLISHED) => DateLine::Published,
            () if holds(&UPDATED) => DateLine::Updated,
            () => DateLine::Plain,
        };
        dates.push((date, how));
    }
    dates
}

/// Who the nearest line says the article is by.
fn named_near(paragraphs: &[Paragraph], headline: usize) -> Option<Found<Vec<String>>> {
    const LONGEST: usize = 60; // a longer line is text
    let below = paragraphs[headline + 1..].iter().take(BELOW);
    let above = paragraphs[headline.saturating_sub(ABOVE)..headline].iter().rev();
    let near = below
        .chain(above)
        .filter(|paragraph| paragraph.flowing().chars().count() <= LONGEST);
    near.into_iter()
        .find_map(|paragraph| Some(from_text(authors(&paragraph.flowing())?, paragraph)))
}

fn from_text<T>(value: T, paragraph: &Paragraph) -> Found<T> {
    Found {
        value,
        from: Origin::Text,
        line: Some(paragraph.first),
    }
}

/// Who a line says it is by: `by X`, or `X by X` where a picture's label stands before it.
fn authors(text: &str) -> Option<Vec<String>> {
    const LONGEST: usize = 12; // in words
    let names = match text.split_once(' ')? {
        (by, names) if by.eq_ignore_ascii_case("by") => names,
        _ => text
            .split_once(" by ")
            .filter(|(label, names)| label.trim() == names.trim())
            .map(|(_, names)| names)?,
    };
    let names: Vec<String> = names
        .replace(" and ", ", ")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let are_names = names
        .iter()
        .all(|name| name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit()));
    (!names.is_empty() && are_names && text.split_whitespace().count() <= LONGEST).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_when_the_article_appeared() {
        use DateLine::{Plain, Published, Updated};
        for (text, want) in [
            ("Friday, May 9, 2025", Some(("2025-05-09", Plain))),
            (
                "Updated May 10, 2025 4:04AM / Published May 9, 2025",
                Some(("2025-05-09", Published)),
            ),
            ("Aktualisiert am 9. Mai 2025", Some(("2025-05-09", Updated))),
            ("Ann Lee, Correspondent · May 9, 2025", Some(("2025-05-09", Plain))),
            ("© May 9, 2025 Harbour Post", None),
            ("retrieved 9 May 2025 from the web", None),
            ("2 weeks ago", None),
        ] {
            let said = date_line(text).map(|(date, how)| (date.to_string(), how));
            assert_eq!(said, want.map(|(date, how)| (date.to_owned(), how)), "{text}");
        }
    }

    #[test]
    fn the_day_stands_beside_the_headline_and_not_among_other_stories() {
        const DECK: &str =
            "Engineers had warned for years that the bridge was no longer safe for the lorries that use it every day.";
        const BODY: &str = "The council has closed the old harbour bridge, which engineers said was no longer safe for lorries.\n\n\
            It will be open again in the spring of next year, the mayor told reporters on the quay on Monday evening.";
        const OTHERS: &str = "Related posts\n\nFerry fares to rise again this year\n\nMay 2, 2025\n\nMarket moves to the square\n\nMay 1, 2025";
        for (above, below, behind, want) in [
            ("Home\nMay 9, 2025", "", OTHERS, Some("2025-05-09")),
            ("Home", "By Ann Lee | May 9, 2025 10:15 am", OTHERS, Some("2025-05-09")),
            ("Home", &format!("{DECK}\n\nMay 9, 2025"), OTHERS, Some("2025-05-09")),
            (
                "Home",
                "",
                &format!("Published on May 9, 2025\n\n{OTHERS}"),
                Some("2025-05-09"),
            ),
            ("Home", "", OTHERS, None),
        ] {
            let page = format!("{above}\n\nHarbour bridge closed to all lorries\n\n{below}\n\n{BODY}\n\n{behind}\n");
            let files = vec![("a.txt".to_owned(), page.clone().into_bytes())];
            let article = crate::read_files(files)
                .expect("it is read")
                .collection
                .articles
                .remove(0);
            let published = article.published.map(|found| found.value.to_string());
            assert_eq!(published.as_deref(), want, "{page}");
        }
    }

    #[test]
    fn a_line_that_names_its_authors_is_read() {
        for (text, want) in [
            ("by The Harbour Post", Some(vec!["The Harbour Post"])),
            ("By Ann Lee and Bo Ek", Some(vec!["Ann Lee", "Bo Ek"])),
            ("The Harbour Post by The Harbour Post", Some(vec!["The Harbour Post"])),
            ("by the sea", None),
            ("by 2030", None),
            ("Seen by Many", None),
            ("by", None),
        ] {
            let want = want.map(|names| names.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(authors(text), want, "{text}");
        }
    }
}
