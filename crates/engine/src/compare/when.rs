//! When: the days and months that a sentence names.
//!
//! The visit in March and the visit in September are told in the same words; only their dates part them.

use crate::date::{PartialDate, month_name};
use crate::text::Word;

/// A date as far as a sentence gives it, filled up from the date of the article where that is sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
    /// 0 is Monday.
    weekday: Option<u8>,
    /// The words, as places in the sentence's list of words: first, and one past the last.
    pub words: (usize, usize),
}

impl When {
    /// Whether the two cannot be the same day: some part is known of both and differs.
    pub fn clashes(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        differ(self.year, other.year)
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || differ(self.weekday, other.weekday)
    }
}

/// Whether two sentences both name dates and no date of one can be a date of the other.
pub(super) fn clash(one: &[When], other: &[When]) -> bool {
    !one.is_empty() && !other.is_empty() && one.iter().all(|one| other.iter().all(|other| one.clashes(other)))
}

/// The dates that a sentence names with a month or a weekday, in order.
///
/// What follows "since" is when the past began, not when the stated thing happened, and is left out.
pub(super) fn dates(text: &str, words: &[Word], published: Option<PartialDate>) -> Vec<When> {
    let mut dates: Vec<When> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(date) = month_at(text, words, at, published).or_else(|| weekday_at(text, words, at, published)) else {
            at += 1;
            continue;
        };
        at = date.words.1;
        let begun = date.words.0.saturating_sub(3)..date.words.0;
        if !words[begun].iter().any(|word| word.folded == "since") {
            dates.push(date);
        }
    }
    dates
}

/// "March", "4 March", "March 4, 2025", "Thursday, September 25".
fn month_at(text: &str, words: &[Word], at: usize, published: Option<PartialDate>) -> Option<When> {
    let number = |at: usize| {
        words
            .get(at)
            .and_then(|word| word.folded.trim_end_matches(char::is_alphabetic).parse().ok())
    };
    let as_day = |at: usize| {
        number(at)
            .filter(|number| (1..=31).contains(number))
            .map(|day: u16| day as u8)
    };
    let as_year = |at: usize| number(at).filter(|year| (1900..2100).contains(year));
    let opens_with_weekday = weekday_named(text, &words[at]).is_some();
    let from = at + usize::from(opens_with_weekday);
    let day_first = as_day(from).filter(|_| {
        words
            .get(from + 1)
            .is_some_and(|word| month_named(text, word).is_some())
    });
    let month_place = from + usize::from(day_first.is_some());
    let month = month_named(text, words.get(month_place)?)?;
    let mut end = month_place + 1;
    let day = day_first.or_else(|| as_day(end).inspect(|_| end += 1));
    let year = as_year(end).inspect(|_| end += 1);
    let is_the_verb = words[month_place].folded == "may" && day.is_none() && year.is_none() && {
        let before = at.checked_sub(1).map(|before| words[before].folded.as_str());
        !matches!(before, Some("in" | "since" | "last" | "until" | "by" | "this"))
    };
    if is_the_verb {
        return None;
    }
    let year = year.or_else(|| latest_year(month, published?));
    Some(When {
        year,
        month: Some(month),
        day,
        weekday: weekday_of(year, month, day),
        words: (at, end),
    })
}

/// A weekday alone: the last one up to the day of publication.
fn weekday_at(text: &str, words: &[Word], at: usize, published: Option<PartialDate>) -> Option<When> {
    let weekday = weekday_named(text, words.get(at)?)?;
    let words = (at, at + 1);
    let unplaced = When {
        year: None,
        month: None,
        day: None,
        weekday: Some(weekday),
        words,
    };
    let Some((year, month, day)) = published.and_then(|date| Some((date.year(), date.month()?, date.day()?))) else {
        return Some(unplaced);
    };
    // Counting back in the calendar is done a day at a time: at most six steps.
    let mut date = (year, month, day);
    for _ in 0..7 {
        if weekday_of(Some(date.0), date.1, Some(date.2)) == Some(weekday) {
            return Some(When {
                year: Some(date.0),
                month: Some(date.1),
                day: Some(date.2),
                ..unplaced
            });
        }
        date = day_before(date);
    }
    Some(unplaced)
}

fn month_named(text: &str, word: &Word) -> Option<u8> {
    let surface = &text[word.range.clone()];
    let is_name = surface.chars().next().is_some_and(char::is_uppercase);
    let named = |month: &u8| {
        let name = month_name(*month);
        name.eq_ignore_ascii_case(surface) || name[..3] == *surface || (*month == 9 && surface == "Sept")
    };
    if is_name { (1..=12).find(named) } else { None }
}

fn weekday_named(text: &str, word: &Word) -> Option<u8> {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let surface = &text[word.range.clone()];
    NAMES.iter().position(|name| *name == surface).map(|place| place as u8)
}

fn weekday_of(year: Option<u16>, month: u8, day: Option<u8>) -> Option<u8> {
    let date = PartialDate::new(year?, Some(month), Some(day?))?;
    Some((date.day_number() % 7) as u8) // 1 January of year 1 was a Monday
}

/// The year of the last such month up to the month after publication: "in December" in a report of May is last year's,
/// unless the report looks ahead, which is why nothing is assumed of the months to come.
fn latest_year(month: u8, published: PartialDate) -> Option<u16> {
    let now = published.month()?;
    (month <= now).then(|| published.year())
}

fn day_before((year, month, day): (u16, u8, u8)) -> (u16, u8, u8) {
    if day > 1 {
        return (year, month, day - 1);
    }
    let (year, month) = if month > 1 {
        (year, month - 1)
    } else {
        (year.saturating_sub(1), 12)
    };
    let last = PartialDate::new(year, Some(month), None)
        .and_then(|date| date.last_day().day())
        .unwrap_or(1);
    (year, month, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn of(text: &str, published: Option<&str>) -> Vec<When> {
        let words: Vec<Word> = text::words(text).collect();
        dates(text, &words, published.and_then(|date| date.parse().ok()))
    }

    #[test]
    fn dates_clash_only_where_both_are_known() {
        for (one, other, clashing) in [
            ("They met in March.", "They met in September.", true),
            ("They met on March 4, 2024.", "On 4 March they met.", false),
            ("They met on March 4.", "On 5 March they met.", true),
            ("They met on Thursday, March 7, 2024.", "They met Thursday.", false),
            ("They met on March 7, 2024.", "They met Friday.", true),
            ("They met on Monday.", "They met.", false),
            ("They may meet.", "They met in May.", false),
            ("May 3 was the day.", "It was May 4.", true),
            ("It has stood since March 1990.", "It fell in May.", false),
            ("They march on.", "They met in June.", false),
        ] {
            assert_eq!(clash(&of(one, None), &of(other, None)), clashing, "{one} | {other}");
        }
    }

    #[test]
    fn the_day_of_publication_places_a_weekday() {
        let friday = of("They met on Friday.", Some("2024-03-08"));
        for (text, published, clashing) in [
            ("They met Friday.", "2024-03-10", false),
            ("They met Friday.", "2024-03-15", true),
            ("They met on 8 March.", "2024-03-20", false),
            ("They met in March.", "2024-04-01", false),
            ("They met in February.", "2024-04-01", true),
        ] {
            assert_eq!(
                clash(&friday, &of(text, Some(published))),
                clashing,
                "{text} {published}"
            );
        }
        assert_eq!(
            of("They met on Sunday.", Some("2024-03-01")),
            of("They met on Sunday.", Some("2024-02-25"))
        );
    }
}
