//! The fields of a query: `title:`, `source:`, `date:2025-03..2025-09`, `words:>800`.

use super::expression::Expression;
use super::tree::Kind;
use crate::date::PartialDate;
use crate::facets::FacetKey;

/// What may stand before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// In the title.
    Title,
    /// Inside quotation marks.
    Quote,
    /// When it was published.
    Date,
    /// How long it is.
    Words,
    /// A value of that property.
    Facet(FacetKey),
}

/// All names.
const NAMES: [&str; 11] = [
    "title",
    "quote",
    "date",
    "words",
    "source",
    "author",
    "person",
    "organisation",
    "place",
    "tag",
    "language",
];

impl Field {
    /// The field with that name, in letters of either case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = NAMES.into_iter().find(|known| known.eq_ignore_ascii_case(name))?;
        Some(match name {
            "title" => Self::Title,
            "quote" => Self::Quote,
            "date" => Self::Date,
            "words" => Self::Words,
            _ => Self::Facet(FacetKey::from_name(name)?),
        })
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Quote => "quote",
            Self::Date => "date",
            Self::Words => "words",
            Self::Facet(key) => key.name(),
        }
    }
}

/// The name that someone may have meant who wrote another: one within an edit.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    if !(3..=13).contains(&name.len()) {
        return None;
    }
    let mut automaton = Expression::edits(&name.to_ascii_lowercase(), 1)?.automaton();
    NAMES.into_iter().find(|known| {
        let mut state = automaton.start();
        for c in known.chars() {
            state = automaton.step(state, c);
        }
        automaton.accepts(state)
    })
}

/// Both ends of what is asked for, if it is written as one value, a range, or one value behind `>`, `>=`, `<` or `<=`.
/// The values next to an excluded one are asked for.
fn range<T: Copy>(
    text: &str,
    read: &dyn Fn(&str) -> Option<T>,
    next: &dyn Fn(T) -> Option<T>,
    previous: &dyn Fn(T) -> Option<T>,
) -> Option<(Option<T>, Option<T>)> {
    let end = |text: &str| match text {
        "" => Some(None),
        text => read(text).map(Some),
    };
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (end(from)?, end(to)?);
        return (from.is_some() || to.is_some()).then_some((from, to));
    }
    if let Some(text) = text.strip_prefix(">=") {
        return Some((Some(read(text)?), None));
    }
    if let Some(text) = text.strip_prefix("<=") {
        return Some((None, Some(read(text)?)));
    }
    if let Some(text) = text.strip_prefix('>') {
        return Some((Some(next(read(text)?)?), None));
    }
    if let Some(text) = text.strip_prefix('<') {
        return Some((None, Some(previous(read(text)?)?)));
    }
    let only = Some(read(text)?);
    Some((only, only))
}

/// What `date:` asks for; nothing if it cannot be read or ends before it begins.
pub(super) fn date(text: &str) -> Option<Kind> {
    let (from, to) = range(text, &|text| text.parse().ok(), &next, &previous)?;
    if let (Some(from), Some(to)) = (from, to)
        && to.last_day() < from.first_day()
    {
        return None;
    }
    Some(Kind::Published { from, to })
}

/// What `words:` asks for; nothing if it cannot be read or ends before it begins.
pub(super) fn length(text: &str) -> Option<Kind> {
    let read = |text: &str| text.replace(',', "").parse::<u32>().ok();
    let (least, most) = range(text, &read, &|number| number.checked_add(1), &|number| {
        number.checked_sub(1)
    })?;
    let (least, most) = (least.unwrap_or(0), most.unwrap_or(u32::MAX));
    (least <= most).then_some(Kind::Length { least, most })
}

/// The year, month or day after this one.
fn next(date: PartialDate) -> Option<PartialDate> {
    let (year, month) = (date.year(), date.month());
    let first = date.day().map(|_| 1);
    let tomorrow = || PartialDate::new(year, month, Some(date.day()? + 1));
    let next_month = || PartialDate::new(year, Some(month? + 1), first);
    let next_year = || PartialDate::new(year + 1, month.map(|_| 1), first);
    tomorrow().or_else(next_month).or_else(next_year)
}

/// The year, month or day before this one.
fn previous(date: PartialDate) -> Option<PartialDate> {
    let (year, month) = (date.year(), date.month());
    let earlier = || match month {
        Some(month @ 2..) => PartialDate::new(year, Some(month - 1), None),
        Some(_) => PartialDate::new(year - 1, Some(12), None),
        None => PartialDate::new(year - 1, None, None),
    };
    match date.day() {
        Some(day @ 2..) => PartialDate::new(year, month, Some(day - 1)),
        Some(_) => earlier().map(PartialDate::last_day),
        None => earlier(),
    }
}
