//! The view: everything the reader asked for, and its form as a query string.
//!
//! The view is the whole state of the page. Written as a string it is the address, so that a link, the back button,
//! a bookmark and a reload show the same thing. Reading an address never fails: what cannot be used comes back as
//! [`Unusable`], keys from elsewhere are kept as they are.

use std::ops::RangeInclusive;

use crate::article::Article;
use crate::compare::{LEAST, Renaming, Wish};
use crate::corpus::Corpus;
use crate::correction::Correction;
use crate::date::PartialDate;
use crate::facets::{self, FacetKey};
use crate::order;

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

/// An order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Best answer first: the default with a query.
    Relevance,
    /// Latest first: the default without a query. Undated articles stand last in either order of dates.
    Newest,
    /// Earliest first.
    Oldest,
    /// By outlet.
    Source,
    /// By title.
    Title,
    /// Most words first.
    Longest,
    /// Lines only: by the words before the hit, read backwards.
    Before,
    /// Lines only: by the words after the hit.
    After,
}

/// A form in which results are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The articles that answer.
    #[default]
    Articles,
    /// Every hit in its context.
    Lines,
    /// The dates on which they appeared, and that they name.
    Timeline,
    /// What words the articles that answer consist of.
    Words,
    /// How alike they are, each with each.
    Matrix,
}

/// A place that can be in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A hit or a statement, counted from 1: over the hits of the open article, or else over the statements of the comparison
    /// and then the hits in its columns.
    Number(u32),
    /// A sentence of an article, counted from 0, by the article's slug.
    Sentence(String, u32),
}

/// Which statements of a comparison are listed, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// All, as the first article has them.
    #[default]
    InOrder,
    /// All, first those that most articles have.
    ByMost,
    /// Those whose members are alike word for word.
    Verbatim,
    /// Those whose members are alike in other words.
    Reworded,
    /// Those in which members disagree.
    Conflicts,
    /// What holds a hit of the query.
    Matching,
    /// What only one article states.
    Single,
    /// What two or more others state and the article of that column, counted from 0, does not.
    LeftOut(u8),
}

impl Listed {
    /// All but what an article left out, as they are offered.
    pub const ALL: [Self; 7] = [
        Self::InOrder,
        Self::ByMost,
        Self::Verbatim,
        Self::Reworded,
        Self::Conflicts,
        Self::Matching,
        Self::Single,
    ];

    /// The word used in addresses.
    pub fn name(self) -> String {
        match self {
            Self::InOrder => "order",
            Self::ByMost => "most",
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
            Self::Conflicts => "conflicts",
            Self::Matching => "matching",
            Self::Single => "single",
            Self::LeftOut(column) => return format!("without-{}", column + 1),
        }
        .to_owned()
    }

    /// What has that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let columns = 0..View::MOST_COMPARED as u8;
        let mut all = Self::ALL.into_iter().chain(columns.map(Self::LeftOut));
        all.find(|listed| listed.name() == name)
    }
}

impl Show {
    /// All forms, as they are offered.
    pub const ALL: [Self; 5] = [Self::Articles, Self::Lines, Self::Timeline, Self::Words, Self::Matrix];

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Lines => "lines",
            Self::Timeline => "timeline",
            Self::Words => "words",
            Self::Matrix => "matrix",
        }
    }

    /// The form with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.name() == name)
    }
}

impl Sort {
    /// All orders, as they are offered.
    pub const ALL: [Self; 8] = [
        Self::Relevance,
        Self::Newest,
        Self::Oldest,
        Self::Source,
        Self::Title,
        Self::Longest,
        Self::Before,
        Self::After,
    ];

    /// Whether articles can be put in that order; otherwise only lines can.
    pub fn is_of_articles(self) -> bool {
        !matches!(self, Self::Before | Self::After)
    }

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Source => "source",
            Self::Title => "title",
            Self::Longest => "longest",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The order with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
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
                None if value == "names" => {
                    return Err("This version of the page does not have that view; the articles are shown.".to_owned());
                }
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

impl At {
    fn parse(value: &str) -> Result<Self, String> {
        let at = match value.rsplit_once(':') {
            Some((slug, sentence)) => sentence
                .parse()
                .ok()
                .map(|sentence| Self::Sentence(slug.to_owned(), sentence)),
            None => value.parse().ok().filter(|&number| number > 0).map(Self::Number),
        };
        at.ok_or_else(|| {
            "It is not a number from 1 up, or an id and the number of a sentence, such as id:7.".to_owned()
        })
    }

    fn print(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Sentence(slug, sentence) => format!("{slug}:{sentence}"),
        }
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

/// Percent-encodes all but letters, digits and `-_.~,:/`.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' | b':' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Undoes percent-encoding; a `+` is a space, as forms write it. `None` where the result is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let text = text.as_bytes();
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let escaped = text.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(hexadecimal);
        bytes.push(match byte {
            b'+' => b' ',
            _ => escaped.unwrap_or(byte), // a lone percent sign stands for itself, as people type it
        });
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match *digits {
        [high, low] => Some((digit(high)? * 16 + digit(low)?) as u8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Found;
    use crate::corpus::Collection;
    use proptest::prelude::*;

    /// Reads an address that has nothing unusable in it.
    fn view(address: &str) -> View {
        let (view, unusable) = View::parse(address);
        assert_eq!(unusable, [], "{address}");
        view
    }

    #[test]
    fn keys_stand_in_their_order_and_defaults_are_left_out() {
        for (address, canonical) in [
            ("", ""),
            ("?", ""),
            ("#q=deal", "q=deal"),
            ("compare=b,a&q=opening+consulates", "q=opening%20consulates&compare=b,a"),
            (
                "place=Moscow&source=AP&source=Alexa%20News",
                "source=AP&source=Alexa%20News&place=Moscow",
            ),
            ("source=AP&source=AP", "source=AP"),
            ("to=2025-03&from=2025", "from=2025&to=2025-03"),
            ("view=articles&at=3&read=ap&sort=oldest", "sort=oldest&read=ap&at=3"),
            (
                "utm_source=x%20y&q=%22a%20b%22&flag",
                "q=%22a%20b%22&utm_source=x%20y&flag",
            ),
            ("read=a&view=lines&sort=before", "sort=before&view=lines&read=a"),
            (
                "called=junta:junta&least=40&list=without-2&at=a:7&compare=a,b",
                "compare=a,b&at=a:7&list=without-2&least=40&called=junta:junta",
            ),
            ("q=100%", "q=100%25"),
            ("compare=a,,a,b", "compare=a,b"),
            (
                "corpus=00000000&body=b:7&body=a:1-2,5-5",
                "body=b:7-7&body=a:1-2,5-5&corpus=00000000",
            ),
        ] {
            assert_eq!(view(address).print(), canonical, "{address}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_and_changes_nothing_else() {
        for (address, key, reason) in [
            ("sort=best", "sort", "none of: relevance"),
            ("from=2025-13", "from", "not a date"),
            ("to=yesterday", "to", "not a date"),
            ("at=0", "at", "from 1"),
            ("at=a:b", "at", "such as id:7"),
            ("list=best", "list", "none of: order"),
            ("least=4", "least", "from 5 to 100"),
            ("called=x", "called", "such as the premier:Ann Lee"),
            ("at=-1", "at", "from 1"),
            ("view=names", "view", "does not have that view"),
            ("view=upside-down", "view", "none of: articles"),
            ("q=%FF", "q", "UTF-8"),
            ("read=", "read", "No value"),
            ("source=", "source", "No value"),
            ("compare=,", "compare", "No article"),
            ("body=a:2-1", "body", "such as id:3-3"),
            ("body=a:1&body=a:2", "body", "more than once"),
            ("compare=a,b,c,d,e,f,g", "compare", "At most 6"),
            ("from=2024&from=2025", "from", "more than once"),
            ("q=b&q=c", "q", "more than once"),
        ] {
            let (view, unusable) = View::parse(&format!("person=Xi&{address}"));
            assert_eq!(unusable.len(), 1, "{address}");
            assert_eq!(unusable[0].key, key);
            assert!(unusable[0].reason.contains(reason), "{address}: {}", unusable[0].reason);
            assert!(view.has_facet(FacetKey::Person, "Xi"));
        }
    }

    #[test]
    fn what_a_corpus_does_not_have_is_named_and_changes_nothing_else() {
        let mut article = Article::of_text("a", "text");
        article.source = Found::given("AP".to_owned());
        let articles = vec![article, Article::of_text("b", "text")];
        let corpus = Corpus::build(Collection {
            articles,
            ..Collection::default()
        });
        for (address, fitting, refused) in [
            (
                "q=x&source=AP&read=a&compare=b,a",
                "q=x&source=AP&read=a&compare=b,a",
                "",
            ),
            (
                "q=x&source=AP&source=TMT&place=Oz",
                "q=x&source=AP",
                "source=TMT place=Oz",
            ),
            ("read=z&compare=a,z,b", "compare=a,b", "read=z compare=z"),
            ("compare=a,z", "", "compare=z compare=a"),
            ("body=z:1-2&body=b:1-1", "", "body=z:1-2"),
            ("body=b:7-9", "", "body=b:7-9"),
            ("corpus=00000000", "corpus=00000000", "corpus=00000000"),
        ] {
            let (view, unusable) = view(address).fit(&corpus);
            assert_eq!(view.print(), fitting, "{address}");
            let unusable: Vec<String> = unusable.iter().map(|it| format!("{}={}", it.key, it.value)).collect();
            assert_eq!(unusable.join(" "), refused, "{address}");
        }
    }

    #[test]
    fn a_correction_that_changes_nothing_is_none() {
        let article = Article::of_text("a", "one\ntwo");
        let mut view = view("q=x");
        view.correct(&article, 0);
        assert_eq!(view.print(), "q=x&body=a:2-2");
        view.correct(&article, 0);
        assert_eq!(view.print(), "q=x");
        view.correct(&article, 0);
        view.correct(&article, 1);
        assert_eq!(view.print(), "q=x&body=a:2-2", "the last block stays");
    }

    #[test]
    fn facets_toggle() {
        let mut view = view("person=Xi&source=AP");
        view.toggle_facet(FacetKey::Source, "TMT");
        view.toggle_facet(FacetKey::Person, "Xi");
        assert_eq!(view.print(), "source=AP&source=TMT");
    }

    fn any_date() -> impl Strategy<Value = Option<PartialDate>> {
        let date = (1u16..=9999, prop::option::of(1u8..=12), prop::option::of(1u8..=28));
        prop::option::of(date).prop_map(|date| date.and_then(|(y, m, d)| PartialDate::new(y, m, d)))
    }

    fn any_view() -> impl Strategy<Value = View> {
        let text = "[^\u{0}]{1,12}";
        let facets = prop::collection::vec((0usize..FacetKey::ALL.len(), text), 0..5);
        let sort = (prop::option::of(0usize..Sort::ALL.len()), 0usize..Show::ALL.len());
        let compare = prop::collection::hash_set("[a-z0-9-]{1,6}", 0..=View::MOST_COMPARED);
        let rest = (
            prop::option::of(text),
            compare,
            prop::option::of(prop_oneof![
                (1u32..).prop_map(At::Number),
                ("[a-z]{1,4}", 0u32..9).prop_map(|(slug, sentence)| At::Sentence(slug, sentence))
            ]),
            prop::option::of("[0-9a-f]{8}"),
        );
        (".{0,20}", facets, any_date(), any_date(), sort, rest).prop_map(
            |(query, facets, from, to, (sort, show), (read, compare, at, corpus))| {
                let mut view = View {
                    query,
                    from,
                    to,
                    sort: sort.map(|sort| Sort::ALL[sort]),
                    show: Show::ALL[show],
                    ..View::default()
                };
                for (key, value) in facets {
                    if !view.has_facet(FacetKey::ALL[key], &value) {
                        view.toggle_facet(FacetKey::ALL[key], &value);
                    }
                }
                View {
                    read,
                    compare: compare.into_iter().collect(),
                    at,
                    corpus,
                    ..view
                }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(view in any_view()) {
            let (again, unusable) = View::parse(&view.print());
            prop_assert_eq!(unusable, []);
            prop_assert_eq!(again, view);
        }

        #[test]
        fn any_address_is_read(address in "[?#a-z&=%+,0-9é-]{0,60}") {
            let printed = View::parse(&address).0.print();
            prop_assert_eq!(View::parse(&format!("?{printed}")).0.print(), printed);
        }
    }
}
