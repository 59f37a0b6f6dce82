//! Stamp: a date as programs write it, in the metadata of a page, a column of a table, the head of a letter.

use dossier_engine::date::{PartialDate, month_name};

/// The date that a stamp begins with: `2025-03-04T08:30:00Z`, `2025-03`, `20250304`, `2025/03/04`,
/// `Tue, 4 Mar 2025 08:30:00 GMT`, `4 March 2025`, `March 4, 2025 at 8:30`. The day is that of the place it was written
/// for: no time zone is applied.
///
/// A number of ten or thirteen digits counts the seconds or milliseconds since 1970, as many exports do, and is the day in
/// Greenwich.
///
/// `03/04/2025` is no date: one half of the world reads it as March, the other as April.
pub(crate) fn parse(stamp: &str) -> Option<PartialDate> {
    let stamp = stamp.trim();
    numeric(stamp).or_else(|| counted(stamp)).or_else(|| worded(stamp))
}

/// Seconds or milliseconds since 1970; ten digits begin in 2001 and end in 2286.
fn counted(stamp: &str) -> Option<PartialDate> {
    /// The [number](PartialDate::day_number) of 1 January 1970.
    const FIRST: i64 = 719_162;
    let (whole, rest) = stamp.split_once('.').unwrap_or((stamp, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = match whole.len() {
        10 if are_digits(rest) => whole.parse::<i64>().ok()?,
        13 if rest.is_empty() => whole.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    PartialDate::from_day_number(i32::try_from(FIRST + seconds / 86_400).ok()?).filter(|_| are_digits(whole))
}

/// Year first, in figures.
fn numeric(stamp: &str) -> Option<PartialDate> {
    let head: &str = stamp.split(['T', 't', ' ', ',', 'Z']).next()?;
    let parts: Vec<&str> = head.split(['-', '/', '.']).collect();
    let number = |part: &str, widths: std::ops::RangeInclusive<usize>| {
        let is_number = widths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let small = |part: &str| number(part, 1..=2).map(|number| number as u8);
    match *parts {
        [whole] if whole.len() == 8 && whole.is_ascii() => PartialDate::new(
            number(&whole[..4], 4..=4)?,
            Some(small(&whole[4..6])?),
            Some(small(&whole[6..])?),
        ),
        [year] if head == stamp => PartialDate::new(number(year, 4..=4)?, None, None),
        [year, month] if head == stamp => PartialDate::new(number(year, 4..=4)?, Some(small(month)?), None),
        [first, second, year] if year.len() == 4 => {
            let (first, second, year) = (small(first)?, small(second)?, number(year, 4..=4)?);
            // Whoever writes points puts the day first; behind slashes only a number above 12 tells.
            let day_first = match () {
                () if head.contains('.') || first > 12 || first == second => true,
                () if second > 12 => false,
                () => return None,
            };
            let (month, day) = if day_first { (second, first) } else { (first, second) };
            PartialDate::new(year, Some(month), Some(day))
        }
        [year, month, day] => PartialDate::new(number(year, 4..=4)?, Some(small(month)?), Some(small(day)?)),
        _ => None,
    }
}

/// With the English name of a month: day and year stand beside it.
fn worded(stamp: &str) -> Option<PartialDate> {
    const MOST: usize = 8; // weekday, day, month, year, and what may stand between
    let words: Vec<&str> = stamp
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .take(MOST)
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at]);
    let day = |word: Option<&&str>| {
        let word = word?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        word.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
    };
    let year = |word: Option<&&str>| word.filter(|word| word.len() == 4)?.parse::<u16>().ok();
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    if let (Some(day), Some(year)) = (day(before), year(words.get(at + 1))) {
        return PartialDate::new(year, month, Some(day));
    }
    if let (Some(day), Some(year)) = (day(words.get(at + 1)), year(words.get(at + 2))) {
        return PartialDate::new(year, month, Some(day));
    }
    PartialDate::new(year(words.get(at + 1))?, month, None)
}

/// The month with that English name, in full or cut to three or four letters.
fn month(name: &str) -> Option<u8> {
    (1..=12).find(|&month| {
        let full = month_name(month);
        name.eq_ignore_ascii_case(full)
            || (matches!(name.len(), 3 | 4) && full.get(..name.len()).is_some_and(|cut| cut.eq_ignore_ascii_case(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stamps_of_programs_are_read() {
        for (stamp, date) in [
            ("2025-03-04T08:30:00+02:00", "2025-03-04"),
            ("2025-03-04 08:30", "2025-03-04"),
            (" 2025-3-4 ", "2025-03-04"),
            ("2025/03/04", "2025-03-04"),
            ("20250304", "2025-03-04"),
            ("20250304T083000Z", "2025-03-04"),
            ("2025-03", "2025-03"),
            ("2025", "2025"),
            ("Tue, 4 Mar 2025 08:30:00 +0000", "2025-03-04"),
            ("March 4, 2025 at 8:30 am", "2025-03-04"),
            ("Tuesday 4th March 2025", "2025-03-04"),
            ("Sept. 5, 2025", "2025-09-05"),
            ("April 2025", "2025-04"),
            ("04.03.2025", "2025-03-04"),
            ("24/03/2025 10:00", "2025-03-24"),
            ("03/24/2025", "2025-03-24"),
            ("1741077000", "2025-03-04"),
            ("1741077000.5", "2025-03-04"),
            ("1741077000123", "2025-03-04"),
        ] {
            assert_eq!(
                parse(stamp).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{stamp}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for stamp in [
            "",
            "soon",
            "03/04/2025",
            "2025-13-01",
            "2 weeks ago",
            "21 °c",
            "174107700",
            "-174107700",
            "1741077000.x",
            "17410770001",
            "may",
            "0000-00-00",
        ] {
            assert_eq!(parse(stamp), None, "{stamp}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in "\\PC{0,30}|[0-9./T -]{0,20}") {
            let _ = parse(&text);
        }
    }
}
