//! A date that claims no more than is known: a year, a month of a year, or a day.
//!
//! Newspapers say "in March" as often as "on 4 March"; a date with a made-up day would be an invention.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A date of the Gregorian calendar with its precision. Orders by its first day, the less precise first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    year: u16,
    /// 0 when only the year is known.
    month: u8,
    /// 0 when only the month is known.
    day: u8,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Only the year.
    Year,
    /// The year and the month.
    Month,
    /// The full date.
    Day,
}

impl Precision {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

impl PartialDate {
    /// A date from its parts, or `None` if the calendar has no such date.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let valid = match (month, day) {
            (None, None) => true,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day),
            (None, Some(_)) => false,
        };
        let year_is_written_in_four_digits = (1..=9999).contains(&year);
        (valid && year_is_written_in_four_digits).then_some(Self {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
        })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, from 1, if it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day that the date can mean.
    pub fn first_day(self) -> Self {
        Self {
            year: self.year,
            month: self.month.max(1),
            day: self.day.max(1),
        }
    }

    /// The last day that the date can mean.
    pub fn last_day(self) -> Self {
        let month = self.month().unwrap_or(12);
        Self {
            year: self.year,
            month,
            day: self.day().unwrap_or(days_in(self.year, month)),
        }
    }

    /// Whether some day that this date can mean lies in the range, both ends included; an open end is `None`.
    pub fn may_lie_within(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| self.last_day() >= from.first_day())
            && to.is_none_or(|to| self.first_day() <= to.last_day())
    }

    /// The number of days since 1 January of year 1, for placing the first possible day on an axis.
    pub fn day_number(self) -> i32 {
        let first = self.first_day();
        let past = i32::from(first.year) - 1;
        let years = past * 365 + past / 4 - past / 100 + past / 400;
        let months: i32 = (1..first.month)
            .map(|month| i32::from(days_in(first.year, month)))
            .sum();
        years + months + i32::from(first.day) - 1
    }

    /// The day of that [number](Self::day_number), if its year has four digits.
    pub fn from_day_number(number: i32) -> Option<Self> {
        // A year has 365.2425 days on average, so this is the year or the one before.
        let guess = u16::try_from((i64::from(number) * 10_000 / 3_652_425) + 1).ok()?;
        let begins = |year: u16| Self::new(year, None, None).map(Self::day_number);
        let year = [guess + 1, guess, guess.saturating_sub(1)]
            .into_iter()
            .find(|&year| begins(year).is_some_and(|begins| begins <= number))?;
        let mut rest = number - begins(year)?;
        let mut month = 1;
        while rest >= i32::from(days_in(year, month)) {
            rest -= i32::from(days_in(year, month));
            month += 1;
        }
        Self::new(year, Some(month), Some(rest as u8 + 1))
    }

    /// Year, month and day as one number, 0 standing for what is not known; in the order of the dates.
    pub(crate) fn number(self) -> u32 {
        u32::from(self.year) << 9 | u32::from(self.month) << 5 | u32::from(self.day)
    }

    /// The date of that number, if it is one.
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        let some = |part: u32| (part > 0).then_some(part as u8);
        Self::new((number >> 9) as u16, some(number >> 5 & 15), some(number & 31))
    }

    /// The date in words, such as `4 March 2025`, `March 2025` or `2025`.
    pub fn in_words(self) -> String {
        match (self.month(), self.day()) {
            (Some(month), Some(day)) => format!("{day} {} {}", month_name(month), self.year),
            (Some(month), None) => format!("{} {}", month_name(month), self.year),
            _ => self.year.to_string(),
        }
    }
}

/// Writes `2025`, `2025-03` or `2025-03-04`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month(), self.day()].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let two = |part: &str| digits(part, 2).map(|number| number as u8).ok_or(NotADate);
        let year = |part: &str| digits(part, 4).ok_or(NotADate);
        match parts[..] {
            [y] => Self::new(year(y)?, None, None),
            [y, m] => Self::new(year(y)?, Some(two(m)?), None),
            [y, m, d] => Self::new(year(y)?, Some(two(m)?), Some(two(d)?)),
            _ => None,
        }
        .ok_or(NotADate)
    }
}

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or the calendar has no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

/// The English name of a month, 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::from(month.clamp(1, 12)) - 1]
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap_or_else(|_| panic!("{text} is a date"))
    }

    #[test]
    fn reads_and_writes_what_is_known() {
        for text in ["2025", "2025-03", "2025-03-04", "2024-02-29", "0001"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "",
            "25",
            "2025-3",
            "2025-13",
            "2025-02-29",
            "2025-00",
            "2025-03-04-05",
            "+025",
            "2025-03-",
            "0000",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn a_vague_date_lies_in_a_range_that_it_touches() {
        let within = |it: &str, from: &str, to: &str| date(it).may_lie_within(from.parse().ok(), to.parse().ok());
        assert!(within("2025-03", "2025-03-31", ""));
        assert!(within("2025", "2025-09", "2025-10"));
        assert!(within("2025-03-04", "2025-03-04", "2025-03-04"));
        assert!(!within("2025-03-04", "2025-03-05", ""));
        assert!(!within("2025-03", "", "2025-02"));
    }

    #[test]
    fn day_numbers_count_days() {
        assert_eq!(date("0001-01-01").day_number(), 0);
        assert_eq!(date("2025-03-01").day_number() - date("2025-02-28").day_number(), 1);
        assert_eq!(date("2025").day_number() - date("2024").day_number(), 366);
        assert_eq!(date("2000-01-01").day_number(), 730_119); // Rata Die 730120 counts from 1
    }

    #[test]
    fn a_day_has_its_number_and_no_other() {
        for number in (0..3_652_059).step_by(7) {
            let day = PartialDate::from_day_number(number).map(PartialDate::day_number);
            assert_eq!(day, Some(number));
        }
        assert_eq!(PartialDate::from_day_number(3_652_058), "9999-12-31".parse().ok());
        for number in [-1, 3_652_059, i32::MIN, i32::MAX] {
            assert_eq!(PartialDate::from_day_number(number), None);
        }
    }

    #[test]
    fn speaks_in_words() {
        assert_eq!(date("2025-03-04").in_words(), "4 March 2025");
        assert_eq!(date("2025-09").in_words(), "September 2025");
        assert_eq!(date("2025").in_words(), "2025");
    }
}
