//! Times: the days, months and years that the texts of articles name.
//!
//! They are found once, when a corpus is built ([`find`]), in the ways of many languages, and travel with it: the timeline
//! places by them what articles tell of, and the comparison tells the visit in March from the visit in September, which
//! are told in the same words.

pub mod events;
mod find;
mod relative;
mod ways;
pub mod written;

use crate::article::Part;
use crate::date::PartialDate;

pub use find::find;

/// A time that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The part of the article.
    pub part: Part,
    /// First byte within the part.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What is known of it.
    pub moment: Moment,
}

/// A day, month or year as far as a text gives it, filled up from the day of publication where that is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    pub(crate) year: Option<u16>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// 0 is Monday.
    pub(crate) weekday: Option<u8>,
    /// Whether it is when something began ("since March"), and not when the stated thing happened.
    pub(crate) is_beginning: bool,
}

impl Moment {
    /// Where it lies in the calendar; nothing if not even the year is known.
    pub fn date(self) -> Option<PartialDate> {
        PartialDate::new(self.year?, self.month, self.day.filter(|_| self.month.is_some()))
    }

    /// The moment that a date is.
    pub(crate) fn of(date: PartialDate) -> Self {
        Self {
            year: Some(date.year()),
            month: date.month(),
            day: date.day(),
            weekday: date.day().map(|_| (date.day_number() % 7) as u8), // 1 January of year 1 was a Monday
            is_beginning: false,
        }
    }

    /// Whether the two cannot be the same day: some part is known of both and differs.
    pub(crate) fn clashes(self, other: Self) -> bool {
        fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        differ(self.year, other.year)
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || differ(self.weekday, other.weekday)
    }

    /// Whether more is known than the year.
    pub(crate) fn is_within_a_year(self) -> bool {
        self.month.is_some() || self.weekday.is_some()
    }

    /// All of it as one number: what is known least often stands highest, so that most are short.
    pub(crate) fn number(self) -> u32 {
        // The weekday follows from a whole date.
        let weekday = self
            .weekday
            .filter(|_| self.date().is_none_or(|date| date.day().is_none()));
        u32::from(self.day.unwrap_or(0))
            | u32::from(self.month.unwrap_or(0)) << 5
            | u32::from(self.year.unwrap_or(0)) << 9
            | u32::from(self.is_beginning) << 23
            | weekday.map_or(0, |weekday| u32::from(weekday) + 1) << 24
    }

    /// The moment of that number.
    pub(crate) fn from_number(number: u32) -> Self {
        let part = |shift: u32, bits: u32| Some(number >> shift & ((1 << bits) - 1)).filter(|part| *part > 0);
        let moment = Self {
            day: part(0, 5).map(|day| day as u8),
            month: part(5, 4).map(|month| month as u8),
            year: part(9, 14).map(|year| year as u16),
            weekday: part(24, 3).map(|weekday| weekday as u8 - 1),
            is_beginning: part(23, 1).is_some(),
        };
        match moment.date() {
            Some(date) if date.day().is_some() => Self {
                is_beginning: moment.is_beginning,
                ..Self::of(date)
            },
            _ => moment,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_the_number_that_it_was_written_as() {
        let friday = Moment {
            weekday: Some(4),
            ..Moment::default()
        };
        let may = Moment {
            month: Some(5),
            is_beginning: true,
            ..Moment::default()
        };
        let mut moments = vec![Moment::default(), friday, may];
        for date in ["2025", "1948-02", "2025-03-04", "9999-12-31", "0001-01-01"] {
            moments.push(Moment::of(date.parse().expect("a date")));
        }
        for moment in moments {
            assert_eq!(Moment::from_number(moment.number()), moment);
        }
    }
}
