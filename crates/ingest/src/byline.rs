//! The byline: what the visible text says about itself, in lines of their own near the headline.

use dossier_engine::article::{Found, Origin};
use dossier_engine::date::{PartialDate, month_name};

use crate::blocks::{is_caption, is_heading_like};
use crate::furniture::Judgement;
use crate::paragraph::Paragraph;

/// What was found; nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) title: Option<Found<String>>,
    pub(crate) published: Option<Found<PartialDate>>,
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
            ..Self::around(paragraphs, at)
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
            ..Self::around(paragraphs, at)
        }
    }

    fn around(paragraphs: &[Paragraph], at: usize) -> Self {
        const ABOVE: usize = 6;
        const BELOW: usize = 6;
        const LONGEST: usize = 60; // a longer line is text
        let below = paragraphs[at + 1..]
            .iter()
            .take(BELOW)
            .take_while(|paragraph| paragraph.flowing().chars().count() <= LONGEST);
        let above = paragraphs[at.saturating_sub(ABOVE)..at].iter().rev();
        let near: Vec<(&Paragraph, String)> = below.chain(above).map(|near| (near, near.flowing())).collect();
        Self {
            title: None,
            published: near.iter().find_map(|(near, text)| Some(from_text(date(text)?, near))),
            authors: near
                .iter()
                .find_map(|(near, text)| Some(from_text(authors(text)?, near))),
        }
    }
}

fn from_text<T>(value: T, paragraph: &Paragraph) -> Found<T> {
    Found {
        value,
        from: Origin::Text,
        line: Some(paragraph.first),
    }
}

/// The date that a line consists of: `May 9, 2025`, `9 May 2025` or `2025-05-09`, with a weekday before it or not.
fn date(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse::<PartialDate>() {
        return date.day().map(|_| date);
    }
    const WEEKDAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let parts: Vec<&str> = text
        .split([' ', ',', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect();
    let parts = match parts[..] {
        [first, ..] if WEEKDAYS.contains(&first) => &parts[1..],
        _ => &parts[..],
    };
    let (day, name, year) = match *parts {
        [name, day, year] if month(name).is_some() => (day, name, year),
        [day, name, year] => (day, name, year),
        _ => return None,
    };
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    PartialDate::new(year.parse().ok()?, month(name), Some(day.parse().ok()?))
}

/// The month with that English name, in full or cut to three letters.
fn month(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.');
    (1..=12).find(|&month| {
        let full = month_name(month);
        name.eq_ignore_ascii_case(full) || name.eq_ignore_ascii_case(&full[..3]) || (month == 9 && name == "Sept")
    })
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
    fn a_line_that_is_a_date_is_read() {
        for (text, want) in [
            ("May 9, 2025", Some("2025-05-09")),
            ("9 May 2025", Some("2025-05-09")),
            ("2025-05-09", Some("2025-05-09")),
            ("Friday, Sept. 5, 2025", Some("2025-09-05")),
            ("2025", None),
            ("May 2025", None),
            ("February 30, 2025", None),
            ("May 9, 2025 at the harbour", None),
            ("9 knights 2025", None),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), want, "{text}");
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
