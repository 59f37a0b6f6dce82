//! The timeline: the articles of a corpus by month or year of publication.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::order;

/// Articles along time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The periods from the first article to the last; those without articles only where that keeps it short.
    pub periods: Vec<Period>,
    /// The articles whose date is not known, or not precisely enough for a period.
    pub undated: Vec<ArticleId>,
}

/// A month or a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The period.
    pub date: PartialDate,
    /// The articles published in it, by date.
    pub articles: Vec<ArticleId>,
}

impl Timeline {
    /// More months than this are shown as years, and of more years only those with articles: about what fits side by
    /// side on a wide screen.
    const MOST_PERIODS: i32 = 24;

    /// The timeline of those articles.
    pub fn of(corpus: &Corpus, articles: impl IntoIterator<Item = ArticleId>) -> Self {
        let date = |id: ArticleId| corpus.published(id);
        let (mut dated, mut undated): (Vec<ArticleId>, Vec<ArticleId>) =
            articles.into_iter().partition(|&id| date(id).is_some());
        order::sort_by_key(&mut dated, |&id| date(id));
        let earliest_month = |id: &ArticleId| month_number(date(*id)?.first_day());
        let by_month = match (
            dated.first().and_then(earliest_month),
            dated.last().and_then(earliest_month),
        ) {
            (Some(first), Some(last)) => last - first < Self::MOST_PERIODS,
            _ => false,
        };
        if by_month {
            let (with_month, without): (Vec<_>, Vec<_>) = dated
                .into_iter()
                .partition(|&id| date(id).and_then(month_number).is_some());
            undated.extend(without);
            dated = with_month;
        }
        let number = |date: PartialDate| {
            if by_month {
                month_number(date)
            } else {
                Some(i32::from(date.year()))
            }
        };
        let period = |number: i32| match by_month {
            true => PartialDate::new((number / 12) as u16, Some((number % 12 + 1) as u8), None),
            false => PartialDate::new(number as u16, None, None),
        };
        let numbers: Vec<(i32, ArticleId)> = dated.iter().filter_map(|&id| Some((number(date(id)?)?, id))).collect();
        let (Some((first, _)), Some((last, _))) = (numbers.first(), numbers.last()) else {
            return Self {
                periods: Vec::new(),
                undated,
            };
        };
        // One article with a mistaken date must not stretch the line over centuries.
        let gaps_are_shown = last - first < Self::MOST_PERIODS;
        let mut all: Vec<i32> = if gaps_are_shown {
            (*first..=*last).collect()
        } else {
            numbers.iter().map(|it| it.0).collect()
        };
        all.dedup();
        let periods = all.into_iter().filter_map(|number| {
            let articles = numbers
                .iter()
                .filter(|(it, _)| *it == number)
                .map(|(_, id)| *id)
                .collect();
            Some(Period {
                date: period(number)?,
                articles,
            })
        });
        Self {
            periods: periods.collect(),
            undated,
        }
    }
}

/// Months since the beginning of the calendar, if the month is known.
fn month_number(date: PartialDate) -> Option<i32> {
    Some(i32::from(date.year()) * 12 + i32::from(date.month()?) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Found};
    use crate::corpus::Collection;

    /// Writes a timeline as `period: articles`, then the undated ones.
    fn timeline(dates: &[&str]) -> String {
        let articles = dates.iter().enumerate().map(|(place, date)| {
            let mut article = Article::of_text(&place.to_string(), "text");
            article.published = date.parse().ok().and_then(Found::given);
            article
        });
        let corpus = Corpus::build(Collection {
            articles: articles.collect(),
            ..Collection::default()
        });
        let timeline = Timeline::of(&corpus, corpus.ids());
        let slugs = |ids: &[ArticleId]| {
            ids.iter()
                .map(|&id| corpus.article(id).slug.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let mut lines: Vec<String> = timeline
            .periods
            .iter()
            .map(|period| format!("{}: {}", period.date, slugs(&period.articles)))
            .collect();
        lines.push(format!("undated: {}", slugs(&timeline.undated)));
        lines.join("; ")
    }

    #[test]
    fn months_are_filled_in() {
        assert_eq!(
            timeline(&["2025-05-09", "2025-03", "?", "2025-03-04"]),
            "2025-03: 1 3; 2025-04: ; 2025-05: 0; undated: 2"
        );
        assert_eq!(
            timeline(&["2024-12", "2025-01-02", "2025"]),
            "2024-12: 0; 2025-01: 1; undated: 2"
        );
    }

    #[test]
    fn long_stretches_are_counted_by_year() {
        assert_eq!(timeline(&["2020", "2022-01"]), "2020: 0; 2021: ; 2022: 1; undated: ");
    }

    #[test]
    fn a_mistaken_date_does_not_stretch_the_line() {
        assert_eq!(
            timeline(&["1066-10-14", "2025-03", "2025"]),
            "1066: 0; 2025: 2 1; undated: "
        );
    }

    #[test]
    fn nothing_dated_is_no_timeline() {
        assert_eq!(timeline(&["?"]), "undated: 0");
        assert_eq!(timeline(&[]), "undated: ");
    }
}
