//! Times that are told by the day of publication: "on Tuesday", "yesterday", "last month", "three years ago".

use super::Moment;
use super::find::{Read, Sentence};
use super::ways::NUMBERS;
use super::written::{Kind, Token};
use crate::date::PartialDate;
use crate::text::fold;

impl Sentence<'_> {
    /// "Tuesday", "next Tuesday", and "Tuesday, March 4" with the date that follows.
    pub(super) fn weekday(&self, at: usize) -> Option<Read> {
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

    /// "yesterday", "last month", "this year".
    pub(super) fn relative(&self, at: usize) -> Option<Read> {
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
    pub(super) fn ago(&self, at: usize) -> Option<Read> {
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

    /// Whether the words around a place tell of what is to come: those that are near, and stand on the same side of any
    /// quotation mark.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
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

    /// What "last", "this" and "next" mean beside a month or year, counted from now.
    pub(super) fn which(&self, at: usize) -> Option<i16> {
        match self.folded(at)?.as_str() {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        }
    }
}
