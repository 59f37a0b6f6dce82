//! The histogram: how many articles appeared when, each bar a range of dates to choose.
//!
//! It is a filter, and so it counts as facets do: the articles that answer now, and those that would if no date were
//! chosen. [`crate::timeline`] lists the articles themselves.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::order;

/// Articles counted by date of publication. Each is in exactly one place: a bar, `imprecise` or `undated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// How long the bars are.
    pub unit: Unit,
    /// Without gaps, the earliest first; the first and the last may gather all that is earlier or later.
    pub bars: Vec<Bar>,
    /// The articles whose date is not known precisely enough for a bar: "2025" where bars are months.
    pub imprecise: Counts,
    /// The articles whose date is not known.
    pub undated: Counts,
}

/// The length of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years, the first of which ends in 0.
    Decade,
}

/// How many articles are somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that answer under all filters.
    pub now: usize,
    /// Those that answer under all filters but that of dates.
    pub if_chosen: usize,
}

/// A range of dates with its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first date, which choosing the bar sets; none for all that is earlier.
    pub from: Option<PartialDate>,
    /// The last date, included; none for all that is later.
    pub to: Option<PartialDate>,
    /// Its articles: those that cannot have appeared outside it. Choosing it also finds those of `imprecise` that may have
    /// appeared within it.
    pub counts: Counts,
    /// Whether it is chosen now.
    pub chosen: Chosen,
}

/// Whether a bar lies within the chosen range of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Not a day of it, or no range is chosen.
    No,
    /// Some of its days.
    Partly,
    /// All of it.
    Wholly,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::Decade];

    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
        }
    }

    /// The number of the period that a date lies in, counted without gaps, if it is known so precisely.
    fn number(self, date: PartialDate) -> Option<i32> {
        let year = i32::from(date.year());
        Some(match self {
            Self::Day => {
                date.day()?;
                date.day_number()
            }
            Self::Month => year * 12 + i32::from(date.month()?) - 1,
            Self::Year => year,
            Self::Decade => year / 10,
        })
    }

    /// The first and the last date of the period that a date lies in, where it is known so precisely.
    fn ends(self, date: PartialDate) -> (PartialDate, PartialDate) {
        let year = date.year();
        let exactly = |year, month, day| PartialDate::new(year, month, day).unwrap_or(date);
        let only = |date| (date, date);
        match self {
            Self::Day => only(date),
            Self::Month => only(exactly(year, date.month(), None)),
            Self::Year => only(exactly(year, None, None)),
            Self::Decade => {
                let first = year - year % 10;
                (exactly(first.max(1), None, None), exactly(first + 9, None, None))
            }
        }
    }
}

/// So many bars stand side by side on a small screen and can still be hit.
const MOST_BARS: usize = 40;

impl Histogram {
    /// The histogram of articles: `now` are those under all filters, `if_chosen` those under all but that of dates, which
    /// hold the former. `from` and `to` are the range that is chosen.
    ///
    /// Bars are as short as they can be if at most 40 are to leave no more than 2 in 100 of the dated articles outside, and
    /// if at least half of the dates are to be known so precisely. What lies outside is gathered at the ends. Which bars
    /// there are depends on `if_chosen` only, so that they stay when one is chosen.
    pub fn of(
        corpus: &Corpus,
        now: &[ArticleId],
        if_chosen: &[ArticleId],
        from: Option<PartialDate>,
        to: Option<PartialDate>,
    ) -> Self {
        let published = |id: ArticleId| corpus.published(id);
        let mut dates: Vec<PartialDate> = if_chosen.iter().filter_map(|&id| published(id)).collect();
        order::sort(&mut dates);
        let (unit, shown) = choose(&dates);
        let periods = shown
            .map(|(first, last)| periods(unit, first, last))
            .unwrap_or_default();
        let first = periods.first().and_then(|period| unit.number(period.0)).unwrap_or(0);
        let count = periods.len();
        // One place more at each end for what is earlier and later, then those that have no bar.
        let mut counts = vec![Counts::default(); count + 4];
        let place = |id: ArticleId| {
            let Some(date) = published(id) else { return count + 3 };
            let number = unit.number(date).map(|number| number - first);
            match (
                number.and_then(|number| usize::try_from(number).ok()),
                periods.first(),
                periods.last(),
            ) {
                (Some(number), ..) if number < count => number + 1,
                (_, Some(first), _) if date.last_day() < first.0.first_day() => 0,
                (_, _, Some(last)) if date.first_day() > last.1.last_day() => count + 1,
                _ => count + 2,
            }
        };
        for &id in now {
            counts[place(id)].now += 1;
        }
        for &id in if_chosen {
            counts[place(id)].if_chosen += 1;
        }
        let earlier = periods.first().map(|first| (None, day_before(first.0)));
        let later = periods.last().map(|last| (day_after(last.1.last_day()), None));
        let ranges = periods.iter().map(|&(first, last)| (Some(first), Some(last)));
        let ranges = earlier.into_iter().chain(ranges).chain(later).enumerate();
        let bars = ranges.filter(|(place, _)| (1..=count).contains(place) || counts[*place] != Counts::default());
        let bars = bars.map(|(place, (first, last))| Bar {
            from: first,
            to: last,
            counts: counts[place],
            chosen: chosen((first, last), (from, to)),
        });
        Self {
            unit,
            bars: bars.collect(),
            imprecise: counts[count + 2],
            undated: counts[count + 3],
        }
    }
}

/// The unit, and a date in the first and one in the last period to show; dates come in order.
fn choose(dates: &[PartialDate]) -> (Unit, Option<(PartialDate, PartialDate)>) {
    for unit in Unit::ALL {
        let precise: Vec<(i32, PartialDate)> = dates
            .iter()
            .filter_map(|&date| Some((unit.number(date)?, date)))
            .collect();
        if precise.len() * 2 < dates.len() || precise.is_empty() {
            continue;
        }
        // The stretch of at most so many bars that holds most.
        let (mut best, mut first) = ((0, 0), 0);
        for last in 0..precise.len() {
            while (precise[last].0 - precise[first].0) as usize >= MOST_BARS {
                first += 1;
            }
            if last - first > best.1 - best.0 {
                best = (first, last);
            }
        }
        let (first, last) = (precise[best.0].1, precise[best.1].1);
        let (from, to) = (unit.ends(first).0.first_day(), unit.ends(last).1.last_day());
        let is_outside = |date: &&PartialDate| date.last_day() < from || date.first_day() > to;
        let outside = dates.iter().filter(is_outside).count();
        if outside * 100 <= dates.len() * 2 || unit == Unit::Decade {
            return (unit, Some((first, last)));
        }
    }
    (Unit::Year, None)
}

/// The periods from that of one date to that of another, each with its first and last date.
fn periods(unit: Unit, first: PartialDate, last: PartialDate) -> Vec<(PartialDate, PartialDate)> {
    let (mut periods, last) = (vec![unit.ends(first)], unit.ends(last));
    while let Some(next) = periods.last().filter(|&&period| period != last) {
        let Some(next) = day_after(next.1.last_day()) else {
            break;
        };
        periods.push(unit.ends(next));
    }
    periods
}

fn day_after(day: PartialDate) -> Option<PartialDate> {
    let (year, month, number) = (day.year(), day.month()?, day.day()?);
    PartialDate::new(year, Some(month), Some(number + 1))
        .or_else(|| PartialDate::new(year, Some(month + 1), Some(1)))
        .or_else(|| PartialDate::new(year + 1, Some(1), Some(1)))
}

/// The day before the first day of a date, if there is one in the calendar.
fn day_before(date: PartialDate) -> Option<PartialDate> {
    let day = date.first_day();
    let (year, month, number) = (day.year(), day.month()?, day.day()?);
    let month_before = || Some(PartialDate::new(year, Some(month - 1), None)?.last_day());
    PartialDate::new(year, Some(month), Some(number - 1))
        .filter(|_| number > 1)
        .or_else(|| month_before().filter(|_| month > 1))
        .or_else(|| Some(PartialDate::new(year - 1, None, None)?.last_day()))
}

type Dates = (Option<PartialDate>, Option<PartialDate>);

fn chosen(bar: Dates, range: Dates) -> Chosen {
    // An open end is before, or after, every day.
    let (from, to) = (range.0.map(PartialDate::first_day), range.1.map(PartialDate::last_day));
    let (first, last) = (bar.0.map(PartialDate::first_day), bar.1.map(PartialDate::last_day));
    let begins = from.is_none_or(|from| first.is_some_and(|first| first >= from));
    let ends = to.is_none_or(|to| last.is_some_and(|last| last <= to));
    let is_before = last.is_some_and(|last| from.is_some_and(|from| last < from));
    let is_after = first.is_some_and(|first| to.is_some_and(|to| first > to));
    match range {
        (None, None) => Chosen::No,
        _ if is_before || is_after => Chosen::No,
        _ if begins && ends => Chosen::Wholly,
        _ => Chosen::Partly,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Article, Found};
    use crate::corpus::Collection;

    fn corpus(dates: &[String]) -> Corpus {
        let articles = dates.iter().enumerate().map(|(place, date)| {
            let mut article = Article::of_text(&place.to_string(), "text");
            article.published = date.parse().ok().and_then(Found::given);
            article
        });
        Corpus::build(Collection {
            articles: articles.collect(),
            ..Collection::default()
        })
    }

    fn date(text: &str) -> Option<PartialDate> {
        text.parse().ok()
    }

    /// Writes a histogram as `unit from..to=count; …; imprecise count; undated count`, without the empty ones. `!` marks
    /// what is chosen, `?` what is so partly.
    fn written(dates: &[String], from: &str, to: &str) -> String {
        let corpus = corpus(dates);
        let all: Vec<ArticleId> = corpus.ids().collect();
        let histogram = Histogram::of(&corpus, &[], &all, date(from), date(to));
        let end = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let mut parts = vec![format!("{} {}", histogram.unit.name(), histogram.bars.len())];
        for bar in histogram.bars.iter().filter(|bar| bar.counts.if_chosen > 0) {
            let mark = match bar.chosen {
                Chosen::No => "",
                Chosen::Partly => "?",
                Chosen::Wholly => "!",
            };
            let (from, to, count) = (end(bar.from), end(bar.to), bar.counts.if_chosen);
            parts.push(match from == to {
                true => format!("{from}={count}{mark}"),
                false => format!("{from}..{to}={count}{mark}"),
            });
        }
        for (name, counts) in [("imprecise", histogram.imprecise), ("undated", histogram.undated)] {
            if counts.if_chosen > 0 {
                parts.push(format!("{name}={}", counts.if_chosen));
            }
        }
        parts.join(" ")
    }

    fn strings(dates: &[&str]) -> Vec<String> {
        dates.iter().map(|date| (*date).to_owned()).collect()
    }

    #[test]
    fn bars_are_as_short_as_they_can_be() {
        for (dates, want) in [
            (&["2025-03-04"][..], "day 1 2025-03-04=1"),
            (&["2025-03-01", "2025-04-09"], "day 40 2025-03-01=1 2025-04-09=1"),
            (&["2025-03-01", "2025-04-10"], "month 2 2025-03=1 2025-04=1"),
            (&["2022-01-31", "2025-04"], "month 40 2022-01=1 2025-04=1"),
            (&["2022-01-31", "2025-05"], "year 4 2022=1 2025=1"),
            (&["1986", "2025"], "year 40 1986=1 2025=1"),
            (&["1985-12-31", "2025"], "decade 5 1980..1989=1 2020..2029=1"),
            (
                &["0003", "0012", "0390"],
                "decade 40 0001..0009=1 0010..0019=1 0390..0399=1",
            ),
            (&[], "year 0"),
            (&["?"], "year 0 undated=1"),
        ] {
            assert_eq!(written(&strings(dates), "", ""), want, "{dates:?}");
        }
    }

    #[test]
    fn nothing_is_made_more_precise_than_it_is_known() {
        for (dates, want) in [
            // Half have a day: days are shown.
            (
                &["2025-03-04", "2025-03-05", "2025-03", "2025", "?"][..],
                "day 2 2025-03-04=1 2025-03-05=1 imprecise=2 undated=1",
            ),
            // Fewer than half: months.
            (&["2025-03-04", "2025-03", "2025-04"], "month 2 2025-03=2 2025-04=1"),
            (&["2025-03-04", "2025", "2025"], "year 1 2025=3"),
            // Days would leave two of four outside, months one.
            (
                &["2025-03-04", "2025-03-05", "2024-12", "2026"],
                "year 3 2024=1 2025=2 2026=1",
            ),
        ] {
            assert_eq!(written(&strings(dates), "", ""), want, "{dates:?}");
        }
    }

    #[test]
    fn a_few_far_off_are_gathered_at_the_ends() {
        let mut dates = vec!["2025-03-04".to_owned(); 98];
        dates.extend(strings(&["2020-01-01", "2025-12"]));
        assert_eq!(
            written(&dates, "", ""),
            "day 3 ..2025-03-03=1 2025-03-04=98 2025-03-05..=1"
        );
        dates.extend(strings(&["2020-01-01", "2020-01-01"]));
        assert_eq!(
            written(&dates, "", ""),
            "year 6 2020=3 2025=99",
            "three of a hundred are too many"
        );
        // What ended before the first bar is earlier, however vague its date.
        let mut vague = vec!["2025-03-04".to_owned(); 98];
        vague.extend(strings(&["2024", "2025"]));
        assert_eq!(
            written(&vague, "", ""),
            "day 2 ..2025-03-03=1 2025-03-04=98 imprecise=1"
        );
        let centuries = strings(&["1066", "2025", "2025"]);
        assert_eq!(written(&centuries, "", ""), "decade 2 ..2019-12-31=1 2020..2029=2");
        let first_days = strings(&["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-31"]);
        assert_eq!(written(&first_days, "", ""), "decade 2 0001..0009=2 0010-01-01..=2");
    }

    #[test]
    fn the_chosen_range_is_known_bar_by_bar() {
        let dates = strings(&["2025-03-04", "2025-04-10", "2025-05-20"]);
        for (from, to, want) in [
            ("", "", "2025-03=1 2025-04=1 2025-05=1"),
            ("2025-04", "", "2025-03=1 2025-04=1! 2025-05=1!"),
            ("", "2025-04-02", "2025-03=1! 2025-04=1? 2025-05=1"),
            ("2025-04-10", "2025-04-10", "2025-03=1 2025-04=1? 2025-05=1"),
            ("2025", "2025", "2025-03=1! 2025-04=1! 2025-05=1!"),
        ] {
            assert_eq!(written(&dates, from, to), format!("month 3 {want}"), "{from}..{to}");
        }
        let far = strings(&["1066", "2025", "2025"]);
        assert_eq!(written(&far, "", "2019"), "decade 2 ..2019-12-31=1! 2020..2029=2");
        assert_eq!(written(&far, "1000", "2024"), "decade 2 ..2019-12-31=1? 2020..2029=2?");
    }

    #[test]
    fn bars_stay_when_one_is_chosen() {
        let corpus = corpus(&strings(&["2025-03-04", "2025-04-10", "2025", "?"]));
        let all: Vec<ArticleId> = corpus.ids().collect();
        let histogram = Histogram::of(&corpus, &all[1..3], &all, date("2025-04"), date("2025-04"));
        let counts: Vec<(usize, usize)> = histogram
            .bars
            .iter()
            .map(|bar| (bar.counts.now, bar.counts.if_chosen))
            .collect();
        assert_eq!((counts.len(), counts[0], counts[37]), (38, (0, 1), (1, 1)));
        assert_eq!(histogram.imprecise, Counts { now: 1, if_chosen: 1 });
        assert_eq!(histogram.undated, Counts { now: 0, if_chosen: 1 });
    }

    fn any_date() -> impl Strategy<Value = String> {
        let year = prop_oneof![4 => 2020..2027u16, 1 => 1..=9999u16];
        (year, 0..=12u8, 0..=31u8, 0..20u8).prop_map(|(year, month, day, unknown)| {
            let date = PartialDate::new(
                year,
                (month > 0).then_some(month),
                (month > 0 && day > 0).then_some(day),
            );
            date.filter(|_| unknown > 0)
                .map(|date| date.to_string())
                .unwrap_or_default()
        })
    }

    proptest! {
        /// Every article is in exactly one place, and that place holds all the days that its date can mean.
        #[test]
        fn each_article_is_in_one_place(dates in prop::collection::vec(any_date(), 0..60), split in 0usize..60) {
            let corpus = corpus(&dates);
            let all: Vec<ArticleId> = corpus.ids().collect();
            let now = &all[..split.min(all.len())];
            let histogram = Histogram::of(&corpus, now, &all, None, None);
            let places = || histogram.bars.iter().map(|bar| bar.counts).chain([histogram.imprecise, histogram.undated]);
            prop_assert_eq!(places().map(|it| it.now).sum::<usize>(), now.len());
            prop_assert_eq!(places().map(|it| it.if_chosen).sum::<usize>(), all.len());
            prop_assert!(histogram.bars.len() <= MOST_BARS + 2);
            let known: Vec<PartialDate> = dates.iter().filter_map(|it| date(it)).collect();
            for bar in &histogram.bars {
                let inside = known.iter().filter(|it| {
                    bar.from.is_none_or(|from| it.first_day() >= from.first_day())
                        && bar.to.is_none_or(|to| it.last_day() <= to.last_day())
                });
                prop_assert_eq!(inside.count(), bar.counts.if_chosen, "{:?}", bar);
            }
            for pair in histogram.bars.windows(2) {
                let (end, next) = (pair[0].to.expect("only the last is open"), pair[1].from.expect("only the first is open"));
                prop_assert_eq!(end.last_day().day_number() + 1, next.day_number());
            }
            prop_assert_eq!(histogram.undated.if_chosen, dates.len() - known.len());
        }
    }
}
