//! Finding times: "on Tuesday", "in March this year", "the May 9 parade", "three years ago", «в мае 2025 года».
//!
//! A text is read token by token; at each the longest way of naming a time is tried first. What is told relative to the day
//! of publication is counted from it, and only as precisely as the words are: "two years ago" is a year. A year that is
//! left out is filled in where one is likelier than any other: the verb tells whether the report looks ahead, and months
//! lie nearer on one side than on the other; otherwise it stays open. Nothing is counted from words that are rough
//! themselves ("nearly 80 years ago").
//!
//! Articles in English are read by English months only, since "Mars" and "Set" are months elsewhere.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::ways::{self, BEFORE_YEARS, NUMBERS, Ways, is_unit};
use super::written::{self, Kind, Token, is_year};
use super::{Moment, Time};
use crate::article::Article;
use crate::date::PartialDate;
use crate::text::{fold, sentences};

/// Every time that the passages of an article name, in reading order.
pub fn find(article: &Article) -> Vec<Time> {
    let primary = article.language.split('-').next().unwrap_or_default();
    let ways = Ways::of(primary);
    let published = article.published.as_ref().map(|found| found.value);
    let mut times = Vec::new();
    for (part, text) in article.passages() {
        for span in spans(text, primary) {
            let tokens = written::tokens(&text[span.clone()]);
            let sentence = Sentence {
                text: &text[span.clone()],
                tokens: &tokens,
                language: primary,
                ways,
                published,
            };
            let mut at = 0;
            while at < tokens.len() {
                let Some((mut moment, end)) = sentence.time_at(at) else {
                    at += 1;
                    continue;
                };
                moment.is_beginning = sentence.is_beginning(at);
                times.push(Time {
                    part,
                    start: (span.start + tokens[at].range.start) as u32,
                    end: (span.start + tokens[end - 1].range.end) as u32,
                    moment,
                });
                at = end;
            }
        }
    }
    times
}

/// Whether some way of naming a time, of any language, begins with that word. Hardly any word passes, and all else that is
/// asked of a word takes many times longer.
fn begins_time(word: &str) -> bool {
    static BEGINNINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let relative = ["last", "this", "next"].into_iter().chain(NUMBERS);
        let ways = ways::ALL.iter().flat_map(Ways::words);
        relative
            .chain(ways)
            .map(str::to_owned)
            .chain(written::month_beginnings())
            .collect()
    });
    const LONGEST: usize = 40; // in bytes: twelve letters of Burmese with their marks
    word.len() <= LONGEST && BEGINNINGS.contains(&fold(word))
}

/// The sentences of a text, since no time goes on in the next. Where days are written with a point, as in "am 9. Mai", what
/// ends in a figure goes on.
fn spans(text: &str, language: &str) -> Vec<Range<usize>> {
    const WITH_POINTS: &str = "de da no nb nn is fi et lv lt cs sk sl hr sr bs mk hu pl tr";
    let has_points = WITH_POINTS.split(' ').any(|it| it == language);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for sentence in sentences(text) {
        let goes_on = |last: &Range<usize>| {
            let figure = text[last.clone()].strip_suffix('.');
            has_points && figure.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        };
        match spans.last_mut().filter(|last| goes_on(last)) {
            Some(last) => last.end = sentence.end,
            None => spans.push(sentence),
        }
    }
    spans
}

pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) language: &'a str,
    pub(super) ways: &'static Ways,
    pub(super) published: Option<PartialDate>,
}

/// What is read at a place: the moment, and one past the last token.
pub(super) type Read = (Moment, usize);

impl Sentence<'_> {
    fn time_at(&self, at: usize) -> Option<Read> {
        match self.tokens[at].kind {
            Kind::Space | Kind::Other(_) => return None,
            Kind::Word(word) if !begins_time(word) => return None,
            Kind::Word(_) | Kind::Number(..) => {}
        }
        self.whole_date(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.in_signs(at))
            .or_else(|| self.with_month(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.bare_year(at))
    }

    /// A day with its month and year.
    pub(super) fn whole_date(&self, at: usize) -> Option<Read> {
        let (date, taken) = written::date_at(&self.tokens[at..])?;
        // English names of months only.
        let is_english = !self.is_english()
            || self.tokens[at..at + taken].iter().all(|token| match token.kind {
                Kind::Word(word) => !written::is_month(word) || written::english_month(word).is_some(),
                _ => true,
            });
        is_english.then(|| (Moment::of(date), at + taken))
    }

    /// `2025年5月`, `5月9日`, `2025年`, with the characters for year, month and day.
    fn in_signs(&self, at: usize) -> Option<Read> {
        let mut parts = [None; 3];
        let (mut place, mut end) = (at, at);
        for (part, signs) in parts.iter_mut().zip([["年", "년"], ["月", "월"], ["日", "일"]]) {
            let Some(&Kind::Number(number, digits)) = self.kind(place) else {
                break;
            };
            let sign = self.past(place + 1, &[]);
            let Some(Kind::Word(word)) = self.kind(sign) else {
                break;
            };
            if !signs.iter().any(|sign| word.starts_with(sign)) || digits > 4 {
                continue;
            }
            *part = Some(number);
            end = sign + 1;
            place = self.past(end, &[]);
        }
        let [year, month, day] = parts;
        if year.is_some_and(|year| !is_year(year)) || day.is_some() && month.is_none() {
            return None;
        }
        let month = month
            .map(u8::try_from)
            .transpose()
            .ok()?
            .filter(|month| (1..=12).contains(month));
        let day = day
            .map(u8::try_from)
            .transpose()
            .ok()?
            .filter(|day| (1..=31).contains(day));
        let moment = match (year, month) {
            (None, None) => return None,
            (None, Some(month)) => self.of_month(at, month, day)?,
            (Some(year), month) => Moment::of(PartialDate::new(year as u16, month, day)?),
        };
        Some((moment, end))
    }

    /// "March", "4 March", "March 4", "March 2025", "March this year", "last March".
    pub(super) fn with_month(&self, at: usize) -> Option<Read> {
        let day_before = self.day_at(at).map(|day| (day, self.past(at + 1, written::BETWEEN)));
        let month_place = day_before.map_or(at, |(_, place)| place);
        let (month, taken) = self.month_at(month_place, day_before.is_some())?;
        let mut end = month_place + taken;
        let mut day = day_before.map(|(day, _)| day);
        let point = self.past(end, &["."]);
        if day.is_none()
            && let Some(found) = self.day_at(point)
            // "March 4", but not the hour of "March 10.30" nor "10 Downing Street".
            && !matches!((self.kind(point + 1), self.kind(point + 2)), (Some(Kind::Other('.' | ':')), Some(Kind::Number(..))))
        {
            day = Some(found);
            end = point + 1;
            if matches!(self.kind(end), Some(Kind::Word("st" | "nd" | "rd" | "th"))) {
                end += 1;
            }
        }
        let year_place = self.past(end, &[",", ".", "of", "de", "del", "г"]);
        // "In March 1500 soldiers came."
        let is_count = |year: u16| day.is_none() && year < 1800;
        if let Some(year) = self.year_at(year_place).filter(|&year| !is_count(year)) {
            return Some((Moment::of(PartialDate::new(year, Some(month), day)?), year_place + 1));
        }
        if day_before.is_none() && day.is_none() && !self.may_stand_alone(at) {
            return None;
        }
        // "in March this year"
        let which = self.past(end, &["of"]);
        if let (Some(which_year), Some("year")) = (self.which(which), self.folded(self.past(which + 1, &[])).as_deref())
            && let Some(published) = self.published
        {
            let year = published.year().checked_add_signed(which_year)?;
            return Some((
                Moment::of(PartialDate::new(year, Some(month), day)?),
                self.past(which + 1, &[]) + 1,
            ));
        }
        Some((self.of_month(at, month, day)?, end))
    }

    /// "in 2021", "the 2021 coup".
    fn bare_year(&self, at: usize) -> Option<Read> {
        let year = self.year_at(at)?;
        let before = self.word_before(at)?;
        let is_led_to = BEFORE_YEARS.contains(&before.as_str());
        let is_within = ["the", "a", "its", "his", "her", "their", "of"].contains(&before.as_str())
            && matches!(self.kind(at + 1), Some(Kind::Space))
            && matches!(self.kind(at + 2), Some(Kind::Word(word)) if word.starts_with(char::is_alphabetic) && !is_unit(word));
        let counts = matches!(self.kind(self.past(at + 1, &[])), Some(Kind::Word(word)) if is_unit(word))
            || matches!(self.kind(at + 1), Some(Kind::Other('%' | ':' | '°' | '€' | '$')))
            || matches!(
                (self.kind(at + 1), self.kind(at + 2)),
                (Some(Kind::Other('.' | ',')), Some(Kind::Number(..)))
            );
        let farthest = self.published.map_or(2100, |date| date.year() + 30);
        ((is_led_to || is_within) && !counts && (1800..=farthest).contains(&year))
            .then(|| PartialDate::new(year, None, None))
            .flatten()
            .map(|date| (Moment::of(date), at + 1))
    }

    /// A month of which the year is not written.
    fn of_month(&self, at: usize, month: u8, day: Option<u8>) -> Option<Moment> {
        let year = self.year_of(at, month);
        match year {
            Some(year) => Some(Moment::of(PartialDate::new(year, Some(month), day)?)),
            // A leap year has every day that any year has.
            None => PartialDate::new(2000, Some(month), day).map(|_| Moment {
                month: Some(month),
                day,
                ..Moment::default()
            }),
        }
    }

    /// The year that is likeliest for a month named without one, if one is.
    fn year_of(&self, at: usize, month: u8) -> Option<u16> {
        /// Months within which a report looks back, or ahead with a verb that says so.
        const NEAR: i32 = 6;
        let published = self.published?;
        let (now, year) = (i32::from(published.month()?), published.year());
        let month = i32::from(month);
        let before = self.word_before(at).unwrap_or_default();
        if self.ways.last.contains(&before.as_str()) {
            return Some(if month < now { year } else { year - 1 });
        }
        if self.ways.next.contains(&before.as_str()) {
            return Some(if month > now { year } else { year + 1 });
        }
        if month == now || before == "this" {
            return Some(year);
        }
        let ahead = self.looks_ahead(at);
        match month > now {
            true if ahead => Some(year),
            true => (now + 12 - month <= NEAR).then_some(year - 1),
            false if ahead && month + 12 - now < NEAR => Some(year + 1),
            false => Some(year),
        }
    }

    /// Whether it is told of what began then.
    fn is_beginning(&self, at: usize) -> bool {
        let near = self.tokens[..at].iter().rev().take(8);
        let words = near.filter_map(|token| match token.kind {
            Kind::Word(word) => Some(fold(word)),
            _ => None,
        });
        words
            .take(4)
            .any(|word| ["since", "seit", "depuis", "desde"].contains(&word.as_str()))
    }

    /// A month that needs no figure beside it: of English and German by its capital, and elsewhere after a word for "in".
    fn may_stand_alone(&self, at: usize) -> bool {
        const LEADING: [&str; 22] = [
            "in", "since", "last", "until", "by", "this", "next", "early", "late", "mid", "during", "im", "en", "em",
            "a", "w", "v", "в", "u", "de", "seit", "до",
        ];
        let is_led_to = self
            .word_before(at)
            .is_some_and(|before| LEADING.contains(&before.as_str()));
        let Some(word) = self.word(at) else {
            return false;
        };
        let begins_sentence = self.tokens[..at]
            .iter()
            .rev()
            .find(|token| token.kind != Kind::Space)
            .is_none_or(|token| matches!(token.kind, Kind::Other('.' | '!' | '?' | '“' | '"')));
        // "May" and "March" are verbs as well.
        let is_clear = self.is_english() && word.chars().count() > 3 && !(begins_sentence && word == "March");
        (is_led_to && word.chars().count() > 2) || is_clear
    }

    /// The month of which the name stands there, and how many tokens it takes.
    fn month_at(&self, at: usize, beside_day: bool) -> Option<(u8, usize)> {
        let word = self.word(at)?;
        if self.is_english() {
            let month = written::english_month(word)?;
            // "Jan" and "Mar" are names as well, unless a figure stands beside them.
            let is_whole = word.len() > 4 || matches!(word, "May" | "June" | "July");
            let is_beside = beside_day || self.day_at(self.past(at + 1, &["."])).is_some();
            return (is_whole || is_beside).then_some((month, 1));
        }
        written::month_at(&self.tokens[at..], word)
    }

    fn day_at(&self, at: usize) -> Option<u8> {
        match self.kind(at)? {
            Kind::Number(day @ 1..=31, ..=2) => Some(*day as u8),
            _ => None,
        }
    }

    fn year_at(&self, at: usize) -> Option<u16> {
        match self.kind(at)? {
            Kind::Number(year @ 1000..=2199, 4) => Some(*year as u16),
            _ => None,
        }
    }

    pub(super) fn is_english(&self) -> bool {
        self.language == "en"
    }

    pub(super) fn kind(&self, at: usize) -> Option<&Kind<'_>> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match self.kind(at)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn folded(&self, at: usize) -> Option<String> {
        self.word(at).map(fold)
    }

    /// The word before a place with nothing but space between, folded.
    pub(super) fn word_before(&self, at: usize) -> Option<String> {
        let before = self.tokens[..at]
            .iter()
            .rev()
            .find(|token| token.kind != Kind::Space && token.kind != Kind::Other('-'))?;
        match before.kind {
            Kind::Word(word) => Some(fold(word)),
            _ => None,
        }
    }

    /// The place after space and any of those words.
    pub(super) fn past(&self, mut at: usize, words: &[&str]) -> usize {
        let passes = |token: &Token| match token.kind {
            Kind::Space => true,
            Kind::Word(word) => words.contains(&word),
            Kind::Other(_) => words.contains(&&self.text[token.range.clone()]),
            Kind::Number(..) => false,
        };
        while self.tokens.get(at).is_some_and(passes) {
            at += 1;
        }
        at
    }
}

#[cfg(test)]
mod tests;
