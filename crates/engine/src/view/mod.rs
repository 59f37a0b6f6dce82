//! The view: everything the reader asked for, and its form as a query string.
//!
//! The view is the whole state of the page. Written as a string it is the address, so that a link, the back button,
//! a bookmark and a reload show the same thing. Reading an address never fails: what cannot be used comes back as
//! [`Unusable`], keys from elsewhere are kept as they are.

mod at;
pub(crate) mod escape;
mod listed;
mod show;
mod sort;

use std::ops::RangeInclusive;

use crate::article::Article;
use crate::compare::{LEAST, Renaming, Wish};
use crate::corpus::Corpus;
use crate::correction::Correction;
use crate::date::PartialDate;
use crate::facets::{self, FacetKey};
use crate::order;
use escape::{decode, encode};

pub use at::At;
pub use listed::Listed;
pub use show::Show;
pub use sort::Sort;

/// What the reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The query as typed.
    pub query: String,
    /// The chosen facet values: any of the same key, all of different keys. In the order of [`FacetKey::ALL`].
    pub facets: Vec<(FacetKey, String)>,
    /// The earliest publication date, included.
    pub from: Option<PartialDate>,
    /// The latest publication date, included.
    pub to: Option<PartialDate>,
    /// The order of the results, if it is not the default.
    pub sort: Option<Sort>,
    /// In which form the results are shown.
    pub show: Show,
    /// The slug of the article that is open.
    pub read: Option<String>,
    /// The slugs of the articles compared, in column order.
    pub compare: Vec<String>,
    /// The place in focus.
    pub at: Option<At>,
    /// In which order, and of which kinds, the statements of the comparison are listed.
    pub listed: Listed,
    /// How alike sentences must be to state the same thing, in hundredths, if it is not as usual.
    pub least: Option<u8>,
    /// Which labels mean whom, against what was found.
    pub called: Vec<Renaming>,
    /// What of articles is text, against what was judged; at most one for each article.
    pub body: Vec<Correction>,
    /// The fingerprint of the corpus that a link was made on.
    pub corpus: Option<String>,
    /// Keys that are not ours, with their values, as they stood in the address.
    pub foreign: Vec<String>,
}

/// A value of an address that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The key.
    pub key: String,
    /// The value, decoded where possible.
    pub value: String,
    /// Why not, as a sentence.
    pub reason: String,
}

impl View {
    /// How many articles can be compared at once.
    pub const MOST_COMPARED: usize = 6;
    /// How alike sentences may have to be, in hundredths.
    pub const LEAST: RangeInclusive<u8> = 5..=100;

    /// What the reader says of the comparison.
    pub fn wish(&self) -> Wish {
        Wish {
            corrections: self.body.clone(),
            renamings: self.called.clone(),
            least: self.least.map_or(LEAST, |least| f32::from(least) / 100.0),
        }
    }

    /// Whether a facet value is chosen.
    pub fn has_facet(&self, key: FacetKey, value: &str) -> bool {
        self.facets.iter().any(|(chosen, it)| *chosen == key && it == value)
    }

    /// Chooses a facet value, or lets it go.
    pub fn toggle_facet(&mut self, key: FacetKey, value: &str) {
        match self
            .facets
            .iter()
            .position(|(chosen, it)| *chosen == key && it == value)
        {
            Some(place) => drop(self.facets.remove(place)),
            None => {
                self.facets.push((key, value.to_owned()));
                order::sort_by_key(&mut self.facets, |(key, _)| *key); // stable: values stay in the order chosen
            }
        }
    }

    /// The correction of an article.
    pub fn correction(&self, slug: &str) -> Option<&Correction> {
        self.body.iter().find(|correction| correction.slug == slug)
    }

    /// Takes a block of an article for text, or no longer does.
    pub fn correct(&mut self, article: &Article, block: usize) {
        let judged = Correction::judged(article);
        let correction = self
            .correction(&article.slug)
            .unwrap_or(&judged)
            .toggled(article, block);
        if correction.lines.is_empty() {
            return; // an article of nothing is none
        }
        self.body.retain(|it| it.slug != article.slug);
        if correction != judged {
            self.body.push(correction);
        }
    }

    /// Whether articles are narrowed by anything but the query.
    pub fn is_filtered(&self) -> bool {
        !self.facets.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// The part of the view that a corpus can show, and what it cannot: articles and values that it does not have.
    pub fn fit(&self, corpus: &Corpus) -> (Self, Vec<Unusable>) {
        let mut view = self.clone();
        let mut unusable = Vec::new();
        let mut refuse = |key: &str, value: &str, reason: &str| {
            unusable.push(Unusable {
                key: key.to_owned(),
                value: value.to_owned(),
                reason: reason.to_owned(),
            });
        };
        view.facets.retain(|(key, value)| {
            let known = facets::is_known(corpus, *key, value);
            if !known {
                refuse(key.name(), value, "No article of this collection has that value.");
            }
            known
        });
        let mut known = |key: &str, slug: &str, value: &str| {
            let known = corpus.find(slug).is_some();
            if !known {
                refuse(key, value, "No article of this collection has that id.");
            }
            known
        };
        view.read = view.read.filter(|slug| known("read", slug, slug));
        view.body
            .retain(|correction| known("body", &correction.slug, &correction.print()));
        view.compare.retain(|slug| known("compare", slug, slug));
        let mut fitted = Vec::new();
        for correction in &view.body {
            let article = corpus.find(&correction.slug).map(|id| corpus.article(id));
            match article.and_then(|article| Some((correction.fitted(article)?, Correction::judged(article)))) {
                // What changes nothing is no correction.
                Some((correction, judged)) => fitted.extend(Some(correction).filter(|it| *it != judged)),
                None => refuse(
                    "body",
                    &correction.print(),
                    "These are not the lines of whole blocks of the article.",
                ),
            }
        }
        view.body = fitted;
        if let Some(At::Passage(passage)) = view.at {
            let open = view.read.as_deref().and_then(|slug| corpus.find(slug));
            let reason = match open.map(|id| passage.text(corpus.article(id))) {
                Some(Some(_)) => "",
                Some(None) => "The article has no such block, or it is shorter.",
                None => "These are characters of an article, and none is open.",
            };
            if !reason.is_empty() {
                refuse("at", &passage.print(), reason);
                view.at = None;
            }
        }
        if let [only] = &view.compare[..] {
            refuse("compare", only, "A comparison needs two articles or more.");
            view.compare.clear();
        }
        if let Some(made_on) = self
            .corpus
            .as_deref()
            .filter(|&made_on| made_on != corpus.fingerprint())
        {
            refuse(
                "corpus",
                made_on,
                "The link was made on another collection, or on another version of this one.",
            );
        }
        (view, unusable)
    }

    /// Reads a query string, with or without its leading `?` or `#`.
    pub fn parse(address: &str) -> (Self, Vec<Unusable>) {
        let mut view = Self::default();
        let mut unusable = Vec::new();
        let address = address.strip_prefix(['?', '#']).unwrap_or(address);
        for pair in address.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let Some(value) = decode(value) else {
                unusable.push(Unusable {
                    key: key.to_owned(),
                    value: value.to_owned(),
                    reason: "It is not text in percent-encoded UTF-8.".to_owned(),
                });
                continue;
            };
            if let Err(reason) = view.take(key, &value, pair) {
                unusable.push(Unusable {
                    key: key.to_owned(),
                    value,
                    reason,
                });
            }
        }
        order::sort_by_key(&mut view.facets, |(key, _)| *key);
        (view, unusable)
    }

    fn take(&mut self, key: &str, value: &str, pair: &str) -> Result<(), String> {
        if let Some(key) = FacetKey::from_name(key) {
            let value = some(value)?;
            if !self.has_facet(key, &value) {
                self.facets.push((key, value));
            }
            return Ok(());
        }
        match key {
            "q" if self.query.is_empty() => self.query = value.to_owned(),
            "from" => set_once(
                &mut self.from,
                value.parse().map_err(|error| format!("It is {error}."))?,
            )?,
            "to" => set_once(&mut self.to, value.parse().map_err(|error| format!("It is {error}."))?)?,
            "sort" => set_once(
                &mut self.sort,
                Sort::from_name(value).ok_or_else(|| one_of(Sort::ALL.map(Sort::name)))?,
            )?,
            "view" => match Show::from_name(value) {
                Some(show) => self.show = show,
                None => return Err(one_of(Show::ALL.map(Show::name))),
            },
            "read" => set_once(&mut self.read, some(value)?)?,
            "compare" if self.compare.is_empty() => self.compare = slugs(value)?,
            "at" => set_once(&mut self.at, At::parse(value)?)?,
            "list" => {
                let listed = Listed::from_name(value);
                self.listed = listed.ok_or_else(|| one_of(Listed::ALL.map(Listed::name)))?;
            }
            "least" => {
                let least = value.parse().ok().filter(|least| Self::LEAST.contains(least));
                set_once(&mut self.least, least.ok_or("It is not a number from 5 to 100.")?)?;
            }
            "called" => self.called.push(Renaming::parse(value)?),
            "body" => {
                let correction = Correction::parse(value)?;
                if self.correction(&correction.slug).is_some() {
                    return Err(TWICE.to_owned());
                }
                self.body.push(correction);
            }
            "corpus" => set_once(&mut self.corpus, some(value)?)?,
            "q" | "compare" => return Err(TWICE.to_owned()),
            _ => self.foreign.push(pair.to_owned()),
        }
        Ok(())
    }

    /// Writes the query string, without a leading `?`: keys in their fixed order, defaults left out.
    pub fn print(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        let mut pair = |key: &str, value: &str| pairs.push(format!("{key}={}", encode(value)));
        if !self.query.is_empty() {
            pair("q", &self.query);
        }
        for (key, value) in &self.facets {
            pair(key.name(), value);
        }
        for (key, date) in [("from", self.from), ("to", self.to)] {
            if let Some(date) = date {
                pair(key, &date.to_string());
            }
        }
        if let Some(sort) = self.sort {
            pair("sort", sort.name());
        }
        if self.show != Show::default() {
            pair("view", self.show.name());
        }
        if let Some(read) = &self.read {
            pair("read", read);
        }
        if !self.compare.is_empty() {
            pair("compare", &self.compare.join(","));
        }
        if let Some(at) = &self.at {
            pair("at", &at.print());
        }
        if self.listed != Listed::default() {
            pair("list", &self.listed.name());
        }
        if let Some(least) = self.least {
            pair("least", &least.to_string());
        }
        for renaming in &self.called {
            pair("called", &renaming.print());
        }
        for correction in &self.body {
            pair("body", &correction.print());
        }
        if let Some(corpus) = &self.corpus {
            pair("corpus", corpus);
        }
        pairs.extend(self.foreign.iter().cloned());
        pairs.join("&")
    }
}

const TWICE: &str = "It is given more than once; the first is used.";

fn set_once<T>(place: &mut Option<T>, value: T) -> Result<(), String> {
    if place.is_some() {
        return Err(TWICE.to_owned());
    }
    *place = Some(value);
    Ok(())
}

fn some(value: &str) -> Result<String, String> {
    match value {
        "" => Err("No value is given.".to_owned()),
        value => Ok(value.to_owned()),
    }
}

fn one_of<T: AsRef<str>, const N: usize>(names: [T; N]) -> String {
    format!(
        "It is none of: {}.",
        names.map(|name| name.as_ref().to_owned()).join(", ")
    )
}

fn slugs(value: &str) -> Result<Vec<String>, String> {
    let mut slugs: Vec<String> = Vec::new();
    for slug in value.split(',').filter(|slug| !slug.is_empty()) {
        if !slugs.iter().any(|it| it == slug) {
            slugs.push(slug.to_owned());
        }
    }
    match slugs.len() {
        0 => Err("No article is named.".to_owned()),
        number if number > View::MOST_COMPARED => {
            Err(format!("At most {} articles are compared.", View::MOST_COMPARED))
        }
        _ => Ok(slugs),
    }
}

#[cfg(test)]
mod tests;
