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

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    language: &'a str,
    ways: &'static Ways,
    published: Option<PartialDate>,
}

/// What is read at a place: the moment, and one past the last token.
type Read = (Moment, usize);

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
    fn whole_date(&self, at: usize) -> Option<Read> {
        let (date, taken) = written::date_at(&self.tokens[at..])?;
        // English names of months only.
        let is_english = !self.is_english()
            || self.tokens[at..at + taken].iter().all(|token| match token.kind {
                Kind::Word(word) => !written::is_month(word) || written::english_month(word).is_some(),
                _ => true,
            });
        is_english.then(|| (Moment::of(date), at + taken))
    }

    /// "Tuesday", "next Tuesday", and "Tuesday, March 4" with the date that follows.
    fn weekday(&self, at: usize) -> Option<Read> {
        let weekday = self.ways.weekday(self.word(at)?)?;
        if self.is_fixed_phrase(at) {
            return None;
        }
        let after = self.past(at + 1, &[",", "the", "den", "le", "el", "dem", "."]);
        if let Some((moment, end)) = self.whole_date(after).or_else(|| self.with_month(after))
            && moment.day.is_some()
        {
            let weekday = moment.weekday.or(Some(weekday));
            return Some((Moment { weekday, ..moment }, end));
        }
        let unplaced = Moment {
            weekday: Some(weekday),
            ..Moment::default()
        };
        let Some(published) = self.published.filter(|date| date.day().is_some()) else {
            return Some((unplaced, at + 1));
        };
        let today = published.day_number();
        let back = (today - i32::from(weekday)).rem_euclid(7);
        // "next Friday", but "vendredi prochain".
        let (before, behind) = (self.word_before(at), self.folded(self.past(at + 1, &[])));
        let is_beside = |words: &[&str]| {
            let mut beside = before.iter().chain(&behind);
            beside.any(|it| words.contains(&it.as_str()))
        };
        let is_this = before.as_deref() == Some("this") && self.is_english();
        let day = match () {
            () if is_beside(self.ways.next) => today + 7 - back,
            () if is_beside(self.ways.last) && back == 0 => today - 7,
            () if is_beside(self.ways.last) => today - back,
            () if back > 0 && (is_this || self.looks_ahead(at) && !self.is_told(at)) => today + 7 - back,
            () => today - back,
        };
        Some((PartialDate::from_day_number(day).map_or(unplaced, Moment::of), at + 1))
    }

    /// "Black Friday", "The Sunday Times": names of something else.
    fn is_fixed_phrase(&self, at: usize) -> bool {
        const BEFORE: [&str; 11] = [
            "good", "black", "super", "bloody", "cyber", "ash", "palm", "easter", "fat", "holy", "giving",
        ];
        const BEHIND: [&str; 10] = [
            "times",
            "night",
            "mail",
            "mirror",
            "express",
            "telegraph",
            "post",
            "herald",
            "school",
            "schools",
        ];
        let before = self.word_before(at);
        let behind = self.folded(self.past(at + 1, &[]));
        before.is_some_and(|before| BEFORE.contains(&before.as_str()))
            || behind.is_some_and(|behind| BEHIND.contains(&behind.as_str()))
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
    fn with_month(&self, at: usize) -> Option<Read> {
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

    /// "yesterday", "last month", "this year".
    fn relative(&self, at: usize) -> Option<Read> {
        let published = self.published?;
        let word = self.folded(at)?;
        if let Some((_, days)) = self.ways.days.iter().find(|(name, _)| *name == word) {
            // "today's world" is no day.
            if matches!(self.kind(at + 1), Some(Kind::Other('\'' | '’'))) {
                return None;
            }
            published.day()?;
            let date = PartialDate::from_day_number(published.day_number() + days)?;
            return Some((Moment::of(date), at + 1));
        }
        let by = self.which(at)?;
        let unit = self.past(at + 1, &[]);
        let date = match self.folded(unit)?.as_str() {
            "month" => {
                let months = i32::from(published.year()) * 12 + i32::from(published.month()?) - 1 + i32::from(by);
                PartialDate::new(u16::try_from(months / 12).ok()?, Some((months % 12) as u8 + 1), None)?
            }
            "year" => PartialDate::new(published.year().checked_add_signed(by)?, None, None)?,
            _ => return None,
        };
        Some((Moment::of(date), unit + 1))
    }

    /// "three years ago", "two days ago".
    fn ago(&self, at: usize) -> Option<Read> {
        const ROUGH: [&str; 14] = [
            "than",
            "over",
            "nearly",
            "almost",
            "about",
            "around",
            "some",
            "roughly",
            "approximately",
            "least",
            "few",
            "under",
            "just",
            "to",
        ];
        if !self.is_english() {
            return None;
        }
        let number = match self.kind(at)? {
            Kind::Number(number, _) => *number,
            Kind::Word(word) => NUMBERS.iter().position(|name| *name == fold(word))? as u32,
            _ => return None,
        };
        let unit = self.past(at + 1, &[]);
        let ago = self.past(unit + 1, &[]);
        let (unit, published) = (self.folded(unit)?, self.published?);
        if self.folded(ago)? != "ago"
            || self.is_part_of_number(at)
            || self
                .word_before(at)
                .is_some_and(|before| ROUGH.contains(&before.as_str()))
        {
            return None;
        }
        let number = i32::try_from(number).ok().filter(|number| *number < 2000)?;
        let date = match unit.as_str() {
            "day" | "days" => {
                published.day()?;
                PartialDate::from_day_number(published.day_number() - number)?
            }
            "year" | "years" => {
                PartialDate::new(u16::try_from(i32::from(published.year()) - number).ok()?, None, None)?
            }
            _ => return None,
        };
        Some((Moment::of(date), ago + 1))
    }

    /// Whether it is only the end of a number: "twenty-five", "10,000", "1.5", "a hundred and two".
    fn is_part_of_number(&self, at: usize) -> bool {
        let mut before = self.tokens[..at].iter().rev();
        match before.next().map(|token| token.kind) {
            Some(Kind::Other('-' | '‑' | ',' | '.')) => true,
            Some(Kind::Space) => match before.next().map(|token| token.kind) {
                Some(Kind::Word(word)) => {
                    matches!(fold(word).as_str(), "and" | "hundred" | "thousand") || fold(word).ends_with("ty")
                }
                Some(Kind::Number(..)) => true,
                _ => false,
            },
            _ => false,
        }
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

    /// Whether the words around a place tell of what is to come: those that are near, and stand on the same side of any
    /// quotation mark.
    fn looks_ahead(&self, at: usize) -> bool {
        const BEFORE: usize = 24;
        const BEHIND: usize = 10;
        let is_near = |token: &&Token| !matches!(token.kind, Kind::Other('“' | '”' | '"' | '«' | '»' | '„'));
        let is_cue = |token: &Token| match token.kind {
            Kind::Word(word) => self.ways.ahead.contains(&fold(word).as_str()),
            _ => false,
        };
        let before = self.tokens[..at].iter().rev().take(BEFORE);
        let behind = self.tokens[at..].iter().take(BEHIND);
        before.take_while(is_near).any(is_cue) || behind.take_while(is_near).any(is_cue)
    }

    /// Whether the verb right before a place is one of saying, or another of what is past: whatever is said, it was said
    /// then. "said on Monday that it will", "announced Monday plans".
    fn is_told(&self, at: usize) -> bool {
        const NEAR: usize = 4; // words: "told reporters late on Monday"
        let words = self.tokens[..at].iter().rev().filter_map(|token| match token.kind {
            Kind::Word(word) => Some(fold(word)),
            _ => None,
        });
        let mut near = words.take(NEAR);
        near.any(|word| {
            let is_past = self.is_english() && word.ends_with("ed") && !self.ways.ahead.contains(&word.as_str());
            is_past || self.ways.said.contains(&word.as_str())
        })
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

    /// What "last", "this" and "next" mean beside a month or year, counted from now.
    fn which(&self, at: usize) -> Option<i16> {
        match self.folded(at)?.as_str() {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        }
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

    fn is_english(&self) -> bool {
        self.language == "en"
    }

    fn kind(&self, at: usize) -> Option<&Kind<'_>> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.kind(at)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn folded(&self, at: usize) -> Option<String> {
        self.word(at).map(fold)
    }

    /// The word before a place with nothing but space between, folded.
    fn word_before(&self, at: usize) -> Option<String> {
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
    fn past(&self, mut at: usize, words: &[&str]) -> usize {
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
mod tests {
    use super::*;
    use crate::article::Found;
    use crate::text;

    /// The times of a text in a language, published then: each as it is written, with what is known of it.
    fn times(language: &str, published: &str, text: &str) -> Vec<String> {
        let mut article = Article::of_text("a", text);
        article.language = language.to_owned();
        article.published = published.parse().ok().and_then(Found::given);
        let show = |time: &Time| {
            let Moment {
                month, day, weekday, ..
            } = time.moment;
            let known = match time.moment.date() {
                Some(date) => date.to_string(),
                None => format!(
                    "?-{}-{} {}",
                    month.unwrap_or(0),
                    day.unwrap_or(0),
                    weekday.map_or(0, |it| it + 1)
                ),
            };
            let since = if time.moment.is_beginning { " since" } else { "" };
            format!(
                "{known}{since}: {}",
                &article.part(time.part)[time.start as usize..time.end as usize]
            )
        };
        find(&article).iter().map(show).collect()
    }

    #[test]
    fn english_times_are_counted_from_the_day_of_publication() {
        for (text, expected) in [
            ("They met on Tuesday.", "2025-03-04: Tuesday"),
            ("They met on Wednesday.", "2025-03-05: Wednesday"),
            ("They will meet on Friday.", "2025-03-07: Friday"),
            ("“He will go,” he said on Monday.", "2025-03-03: Monday"),
            ("They met last Friday.", "2025-02-28: Friday"),
            (
                "The minister said on Tuesday that the government will raise taxes.",
                "2025-03-04: Tuesday",
            ),
            ("He announced on Monday plans to visit.", "2025-03-03: Monday"),
            ("He told reporters late on Monday he will go.", "2025-03-03: Monday"),
            ("It opens this Friday.", "2025-03-07: Friday"),
            ("It is scheduled for Friday.", "2025-03-07: Friday"),
            ("They met in March. 15 people were there.", "2025-03: March"),
            ("He died on May 9. 2025 was a bad year.", "?-5-9 0: May 9"),
            ("They meet next Monday.", "2025-03-10: Monday"),
            (
                "They met on Tuesday, March 4, 2025.",
                "2025-03-04: Tuesday, March 4, 2025",
            ),
            ("They met on Thursday, February 6.", "2025-02-06: Thursday, February 6"),
            ("They met on the 3rd of March.", "2025-03-03: 3rd of March"),
            ("They met on Feb. 1, 2021.", "2021-02-01: Feb. 1, 2021"),
            ("They met on Feb. 1.", "2025-02-01: Feb. 1"),
            ("It was seized in February 2021 by force.", "2021-02: February 2021"),
            ("They met in January.", "2025-01: January"),
            ("They met in November.", "2024-11: November"),
            ("They met in June.", "?-6-0 0: June"),
            ("They will meet in June.", "2025-06: June"),
            ("They met last June.", "2024-06: June"),
            ("They met in June last year.", "2024-06: June last year"),
            ("He is invited to the May 9 parade.", "2025-05-09: May 9"),
            ("They met yesterday.", "2025-03-04: yesterday"),
            ("They met two days ago.", "2025-03-03: two days ago"),
            ("They met last month.", "2025-02: last month"),
            ("They met earlier this year.", "2025: this year"),
            ("They met three years ago.", "2022: three years ago"),
            ("They met in 2017.", "2017: 2017"),
            ("They condemned the 2021 coup.", "2021: 2021"),
            ("It has lasted since March 2011.", "2011-03 since: March 2011"),
            ("It has lasted since the coup of 2021.", "2021 since: 2021"),
            ("They met on 2025-03-01.", "2025-03-01: 2025-03-01"),
            ("May 3 was the day.", "?-5-3 0: May 3"),
        ] {
            assert_eq!(times("en", "2025-03-05", text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_time_or_rough_is_none() {
        for text in [
            "They may march on.",
            "The Mars rover and the set of 9 Set pieces.",
            "Nearly 80 years ago they met.",
            "More than 70 years ago they met.",
            "It cost 2025 dollars, for 1990 people.",
            "He wore number 2020.",
            "In today's world they meet.",
            "Jan met Mar, and Dec was there.",
            "The room 2023-4 and the number 12.2021.7 are taken.",
            "In 2,021 houses they met.",
            "March on, they said.",
            "Sunset on the sun.",
            "Twenty-five years ago they met.",
            "One hundred and two years ago they met.",
            "It was 10,000 years ago.",
            "It was 1.5 years ago.",
            "The Sunday Times and Black Friday and Monday Night Football.",
            "The toll rose to 7. March was wet.",
        ] {
            assert_eq!(times("en", "2025-03-05", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn nothing_is_filled_in_where_the_day_of_publication_is_not_known() {
        for (text, expected) in [
            ("They met on Tuesday.", vec!["?-0-0 2: Tuesday"]),
            ("They met in March.", vec!["?-3-0 0: March"]),
            ("They met yesterday, last month, this year and two years ago.", vec![]),
            ("They met in March 2025.", vec!["2025-03: March 2025"]),
        ] {
            assert_eq!(times("en", "", text), expected, "{text}");
        }
        assert_eq!(
            times("en", "2025", "They met on Tuesday in March."),
            ["?-0-0 2: Tuesday", "?-3-0 0: March"]
        );
    }

    #[test]
    fn other_languages_have_their_own_ways() {
        for (language, text, expected) in [
            ("de", "Sie trafen sich am Dienstag.", "2025-03-04: Dienstag"),
            ("de", "Sie trafen sich am 9. Februar.", "2025-02-09: 9. Februar"),
            ("de", "Sie trafen sich im Januar.", "2025-01: Januar"),
            ("de", "Er sagte am Montag, er will gehen.", "2025-03-03: Montag"),
            ("fr", "Il a dit mardi qu’il va partir.", "2025-03-04: mardi"),
            ("fr", "Ils se verront vendredi prochain.", "2025-03-07: vendredi"),
            ("fr", "Ils se sont vus mercredi dernier.", "2025-02-26: mercredi"),
            ("es", "Dijo el lunes que va a ir.", "2025-03-03: lunes"),
            ("ru", "Он заявил во вторник, что он будет там.", "2025-03-04: вторник"),
            ("de", "Sie trafen sich gestern.", "2025-03-04: gestern"),
            ("fr", "Ils se sont rencontrés mardi.", "2025-03-04: mardi"),
            ("fr", "Ils se sont vus le 9 février 2024.", "2024-02-09: 9 février 2024"),
            ("fr", "Ils se sont vus en février.", "2025-02: février"),
            ("es", "Se reunieron el 9 de febrero.", "2025-02-09: 9 de febrero"),
            ("es", "Se reunieron en febrero de 2021.", "2021-02: febrero de 2021"),
            ("it", "Si sono incontrati ieri.", "2025-03-04: ieri"),
            ("ru", "Они встретились во вторник.", "2025-03-04: вторник"),
            ("ru", "Они встретились 9 февраля.", "2025-02-09: 9 февраля"),
            ("ru", "Это было в феврале 2021 года.", "2021-02: феврале 2021"),
            ("ru", "Они встретились вчера.", "2025-03-04: вчера"),
            ("uk", "Вони зустрілися 9 лютого.", "2025-02-09: 9 лютого"),
            ("pl", "Spotkali się w lutym.", "2025-02: lutym"),
            ("zh", "他们在2月9日会面。", "2025-02-09: 2月9日"),
            ("ja", "2021年2月に会談した。", "2021-02: 2021年2月"),
            ("my", "၂၀၂၅ ခုနှစ် မတ်လ ၄ ရက်", "2025-03-04: ၂၀၂၅ ခုနှစ် မတ်လ ၄"),
            ("ar", "التقيا في 9 فبراير 2024", "2024-02-09: 9 فبراير 2024"),
        ] {
            assert_eq!(times(language, "2025-03-05", text), [expected], "{text}");
        }
    }

    #[test]
    fn tables_are_folded() {
        for ways in &super::super::ways::ALL {
            let weekdays = ways.weekdays.iter().flat_map(|names| names.split(' '));
            let days = ways.days.iter().map(|(name, _)| *name);
            let others = [ways.last, ways.next, ways.ahead, ways.said]
                .into_iter()
                .flatten()
                .copied();
            for word in weekdays.chain(days).chain(others) {
                assert_eq!(text::fold(word), word, "{}", ways.language);
            }
        }
    }

    #[test]
    fn the_times_of_a_corpus_are_those_that_were_found() {
        let text = "On Tuesday they met.\nIn 2021 and in March 2019, and since May 9, 2025, they did not.";
        let mut article = Article::of_text("a", text);
        article.published = Found::given("2025-09-25".parse().expect("a date"));
        let expected = find(&article);
        assert_eq!(expected.len(), 4);
        let corpus = crate::Corpus::build(crate::Collection {
            articles: vec![Article::of_text("other", "In 1999, on a Monday."), article],
            ..Default::default()
        });
        let id = corpus.find("a").expect("it is in");
        assert_eq!(corpus.times(id), expected);
        let events = super::super::events::events(&corpus, corpus.ids());
        let dates: Vec<String> = events.dated.iter().map(|event| event.date.to_string()).collect();
        assert_eq!(
            dates,
            ["1999", "2019-03", "2021", "2025-05-09", "2025-09-23", "2025-09-25"]
        );
        assert_eq!(events.dated[4].named, [(id, 0)]);
        assert_eq!(events.dated[5].published, [id]);
        assert_eq!(events.unplaced, 1);
    }
}
