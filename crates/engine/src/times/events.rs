//! Events: the dates that articles were published on and that their texts name, along time.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::order;

/// A date, with what was published on it and what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: PartialDate,
    /// The articles published then.
    pub published: Vec<ArticleId>,
    /// The places that name it: the article, and which of its [times](Corpus::times), counted from 0.
    pub named: Vec<(ArticleId, u32)>,
}

/// The dates of articles along time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    /// All of them in order; what is known less precisely stands first.
    pub dated: Vec<Event>,
    /// How many places name a day or a month of which the year is not known.
    pub unplaced: usize,
}

/// The dates of those articles along time.
pub fn events(corpus: &Corpus, articles: impl IntoIterator<Item = ArticleId>) -> Events {
    // A place is a number, so that places are sorted as fast as numbers: the date in 23 bits, the article in 24, and in
    // 17 which of its times, or 0 for when it was published, so that this comes first.
    const TIMES: u32 = (1 << 17) - 1;
    let mut places: Vec<u64> = Vec::new();
    let mut unplaced = 0;
    for id in articles {
        let mut add = |date: PartialDate, time: u32| {
            places.push(u64::from(date.number()) << 41 | u64::from(id.0) << 17 | u64::from(time));
        };
        if let Some(date) = corpus.published(id) {
            add(date, 0);
        }
        for (kept, time) in corpus.catalogue().times(id.index()).into_iter().zip(1..=TIMES) {
            match kept.moment.date() {
                Some(date) => add(date, time),
                None => unplaced += 1,
            }
        }
    }
    order::sort_numbers(&mut places);
    let mut dated: Vec<Event> = Vec::new();
    for place in places {
        let Some(date) = PartialDate::from_number((place >> 41) as u32) else {
            continue;
        };
        if dated.last().is_none_or(|event| event.date != date) {
            dated.push(Event {
                date,
                published: Vec::new(),
                named: Vec::new(),
            });
        }
        let id = ArticleId((place >> 17) as u32 & 0x00ff_ffff);
        if let Some(event) = dated.last_mut() {
            match (place as u32 & TIMES).checked_sub(1) {
                None => event.published.push(id),
                Some(time) => event.named.push((id, time)),
            }
        }
    }
    Events { dated, unplaced }
}
