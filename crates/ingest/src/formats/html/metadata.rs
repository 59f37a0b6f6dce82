//! The metadata of a page: what it says about its article, in the order in which it is believed.
//!
//! JSON-LD and OpenGraph are written for machines that check them, other `<meta>` elements for nobody in particular;
//! what stands in plain sight comes last, because it is found by its looks.

use std::collections::HashMap;

use dom_query::Document;
use dossier_engine::article::{Found, Origin};
use dossier_engine::date::PartialDate;

use super::json_ld::Statement;
use super::page::Run;
use super::same_words;
use crate::authors;
use crate::draft::{Facts, stated};
use crate::stamp;

/// What a page says about itself. `address` is where its envelope says that it lay.
pub(crate) fn facts(document: &Document, html: &str, address: Option<&str>, runs: &[Run]) -> Facts {
    let said = Statement::of(document);
    let meta = Meta::of(document);
    let url = first([
        (said.url.clone().filter(|url| is_address(url)), Origin::JsonLd),
        (meta.address(&["og:url"]), Origin::OpenGraph),
        (canonical(document), Origin::Html),
        (address.filter(|url| is_address(url)).map(str::to_owned), Origin::Html),
        (saved_from(html), Origin::Html),
    ]);
    let host = url.as_ref().and_then(|url| host(&url.value));
    let shown = shown_title(runs);
    let window = title_element(document);
    let named = first([
        (said.source.clone(), Origin::JsonLd),
        (meta.text(&["og:site_name"]), Origin::OpenGraph),
        (
            meta.text(&[
                "application-name",
                "apple-mobile-web-app-title",
                "dc.publisher",
                "citation_journal_title",
            ]),
            Origin::Html,
        ),
    ]);
    let outlet = named.as_ref().map(|source| source.value.as_str());
    let titles = [
        (said.title.clone(), Origin::JsonLd),
        (meta.text(&["og:title"]), Origin::OpenGraph),
        (
            meta.text(&[
                "citation_title",
                "dc.title",
                "dcterms.title",
                "parsely-title",
                "sailthru.title",
                "headline",
                "twitter:title",
                "title",
            ]),
            Origin::Html,
        ),
        (window.clone(), Origin::Html),
    ];
    let title = title(titles, shown, outlet, runs);
    let behind = || outlet_in(window.as_deref()?, &title.as_ref()?.value);
    let source = named.or_else(|| first([(behind(), Origin::Html), (host, Origin::Html)]));
    Facts {
        subtitle: subtitle(&said, &meta, title.as_ref(), runs),
        title,
        authors: written_by(&said, &meta, document),
        published: published(&said, &meta, document),
        modified: modified(&said, &meta, document),
        dateline: None,
        tags: tags(said.tags, &meta),
        language: language(said.language, &meta, document),
        source,
        agency: None,
        url,
    }
}

/// The title: as the page states it, as long as it agrees with what the page shows.
///
/// Outlets give search engines and other sites a wording of their own. Where one heading of the page is plainly the
/// headline of the same story, its words are the title, since that is what a reader of the page would call it.
fn title<const N: usize>(
    titles: [(Option<String>, Origin); N],
    shown: Option<String>,
    outlet: Option<&str>,
    runs: &[Run],
) -> Option<Found<String>> {
    let titles = titles.map(|(title, from)| (title.map(|title| without_outlet(&title, outlet, runs)), from));
    let all: Vec<String> = titles.iter().filter_map(|(title, _)| title.clone()).collect();
    let is_outlet = |title: &str| outlet.is_some_and(|outlet| same_words(title, outlet));
    let shown = shown.filter(|shown| !is_outlet(shown));
    let stated = titles.into_iter().find_map(|(title, from)| {
        let title = title.filter(|title| !is_outlet(title))?;
        Some(stated(uncut(&title, all.iter().chain(&shown)).unwrap_or(title), from))
    });
    match (stated, shown) {
        (Some(stated), Some(shown)) if !same_words(&stated.value, &shown) && is_same_story(&shown, &all) => {
            Some(Found {
                value: shown,
                from: Origin::Html,
                line: None,
            })
        }
        (None, shown) => shown.map(|shown| self::stated(shown, Origin::Html)),
        (stated, _) => stated,
    }
}

/// What sums the article up below its headline: a summary that the page states and shows as well, since many pages state
/// one for search engines that no reader sees.
fn subtitle(said: &Statement, meta: &Meta, title: Option<&Found<String>>, runs: &[Run]) -> Option<Found<String>> {
    const LONGEST: usize = 400; // in bytes; more is the article
    let stated_there = said.subtitles.iter().map(|text| (text.as_str(), Origin::JsonLd));
    let graph = meta.all(&["og:description"]).map(|text| (text, Origin::OpenGraph));
    let other = meta
        .all(&[
            "description",
            "dc.description",
            "sailthru.description",
            "twitter:description",
        ])
        .map(|text| (text, Origin::Html));
    let is_shown = |text: &str| {
        runs.iter()
            .any(|run| run.text.len() <= LONGEST && same_words(&run.text, text))
    };
    let is_title = |text: &str| title.is_some_and(|title| same_words(&title.value, text));
    let mut shown = stated_there
        .chain(graph)
        .chain(other)
        .filter(|(text, _)| !is_title(text) && is_shown(text));
    shown.next().map(|(text, from)| stated(text.to_owned(), from))
}

/// When the page says that it was last changed.
fn modified(said: &Statement, meta: &Meta, document: &Document) -> Option<Found<PartialDate>> {
    let said = said.modified.as_deref().and_then(stamp::parse);
    let graph = meta.date(&["article:modified_time", "og:updated_time", "og:modified_time"]);
    let marked = || {
        let times = document.select("time[itemprop~=dateModified], [itemprop~=dateModified][content], time.updated");
        let stamp = |time: &dom_query::NodeRef| time.attr("datetime").or_else(|| time.attr("content"));
        times
            .nodes()
            .iter()
            .filter_map(stamp)
            .find_map(|stamp| stamp::parse(&stamp))
    };
    said.map(|date| stated(date, Origin::JsonLd))
        .or(graph.map(|date| stated(date, Origin::OpenGraph)))
        .or_else(|| {
            meta.date(&[
                "datemodified",
                "last-modified",
                "dcterms.modified",
                "dc.date.modified",
                "lastmod",
            ])
            .or_else(marked)
            .map(|date| stated(date, Origin::Html))
        })
}

/// A title that ends in `…`, as it stands whole elsewhere.
fn uncut<'t>(title: &str, mut others: impl Iterator<Item = &'t String>) -> Option<String> {
    let begun = title
        .strip_suffix('…')
        .or_else(|| title.strip_suffix("..."))?
        .trim_end();
    others
        .find(|other| other.len() > title.len() && other.starts_with(begun))
        .cloned()
}

/// Whether a heading has two of the longer words that other titles of the page have.
fn is_same_story(heading: &str, titles: &[String]) -> bool {
    let long = |text: &str| -> Vec<String> {
        let words = dossier_engine::text::words(text).map(|word| word.folded);
        words.filter(|word| word.chars().count() >= 4).collect()
    };
    let known: Vec<String> = titles.iter().flat_map(|title| long(title)).collect();
    long(heading).iter().filter(|word| known.contains(word)).count() >= 2
}

/// The outlet that stands behind the title in the title of the window: `Title - Outlet`.
fn outlet_in(window: &str, title: &str) -> Option<String> {
    const LONGEST: usize = 5; // in words
    let rest = window.strip_prefix(title)?.trim_start();
    let outlet = rest.strip_prefix(['-', '|', '–', '—', '·', '•', '»', ':'])?.trim();
    let is_name = outlet.chars().next().is_some_and(char::is_uppercase) && outlet.split_whitespace().count() <= LONGEST;
    (is_name && !outlet.contains(['|', '–', '—'])).then(|| outlet.to_owned())
}

/// The first that is known.
fn first<const N: usize>(candidates: [(Option<String>, Origin); N]) -> Option<Found<String>> {
    candidates
        .into_iter()
        .find_map(|(value, from)| Some(stated(value?, from)))
}

/// The page's `<meta>` elements: by `name`, `property` or `itemprop`, in lower case, with what they hold.
struct Meta(HashMap<String, Vec<String>>);

impl Meta {
    fn of(document: &Document) -> Self {
        let mut contents: HashMap<String, Vec<String>> = HashMap::new();
        for element in document.select("meta[content]").nodes() {
            let content = plain(&element.attr_or("content", ""));
            if content.is_empty() {
                continue;
            }
            for attribute in ["name", "property", "itemprop"] {
                if let Some(name) = element.attr(attribute) {
                    contents
                        .entry(name.trim().to_lowercase())
                        .or_default()
                        .push(content.clone());
                }
            }
        }
        Self(contents)
    }

    fn all(&self, names: &[&str]) -> impl Iterator<Item = &str> {
        names
            .iter()
            .filter_map(|name| self.0.get(*name))
            .flatten()
            .map(String::as_str)
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        self.all(names).next().map(str::to_owned)
    }

    fn address(&self, names: &[&str]) -> Option<String> {
        self.all(names).find(|url| is_address(url)).map(str::to_owned)
    }

    fn date(&self, names: &[&str]) -> Option<PartialDate> {
        self.all(names).find_map(stamp::parse)
    }

    fn people(&self, names: &[&str]) -> Option<Vec<String>> {
        let people: Vec<String> = self
            .all(names)
            .flat_map(authors::split)
            .fold(Vec::new(), |mut people, person| {
                if !people.contains(&person) {
                    people.push(person);
                }
                people
            });
        (!people.is_empty()).then_some(people)
    }
}

fn published(said: &Statement, meta: &Meta, document: &Document) -> Option<Found<PartialDate>> {
    #[rustfmt::skip]
    const NAMES: [&str; 20] = [
        "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
        "article.published", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
        "dc.date.created", "citation_publication_date", "citation_date", "originalpublicationdate", "cxenseparse:recs:publishtime",
    ];
    let said = said.published.as_deref().and_then(stamp::parse);
    let graph = meta.date(&[
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "og:pubdate",
    ]);
    let marked = || {
        let times = document.select("time[itemprop~=datePublished], time[pubdate], [itemprop~=datePublished][content], time.entry-date, time.published");
        let mut stamps = times
            .nodes()
            .iter()
            .filter_map(|time| time.attr("datetime").or_else(|| time.attr("content")));
        stamps.find_map(|stamp| stamp::parse(&stamp))
    };
    // Several times on a page are those of other stories; one alone, or all the same, is its own.
    let only = || {
        let times = document.select("article time[datetime], main time[datetime], time[datetime]");
        let dates = times
            .nodes()
            .iter()
            .filter_map(|time| stamp::parse(&time.attr_or("datetime", "")));
        let dates: Vec<PartialDate> = dates.collect();
        dates
            .first()
            .copied()
            .filter(|first| dates.iter().all(|date| date == first))
    };
    said.map(|date| stated(date, Origin::JsonLd))
        .or(graph.map(|date| stated(date, Origin::OpenGraph)))
        .or_else(|| {
            meta.date(&NAMES)
                .or_else(marked)
                .or_else(only)
                .map(|date| stated(date, Origin::Html))
        })
}

fn written_by(said: &Statement, meta: &Meta, document: &Document) -> Option<Found<Vec<String>>> {
    #[rustfmt::skip]
    const NAMES: [&str; 10] = [
        "author", "byl", "byline", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
        "article.author", "creator",
    ];
    if !said.authors.is_empty() {
        return Some(stated(said.authors.clone(), Origin::JsonLd));
    }
    let graph = meta.people(&["article:author", "og:article:author", "og:author"]);
    let marked = || {
        #[rustfmt::skip]
        const MARKS: [&str; 9] = [
            "[itemprop~=author] [itemprop~=name]", "[rel~=author]", "[itemprop~=author]", ".byline a", ".author-name", ".author .fn",
            ".byline", "[class*=authors] .vcard", "[class*=byline]",
        ];
        MARKS.iter().find_map(|mark| {
            const LONGEST: usize = 120; // in bytes; more is a portrait
            let elements = document.select(mark);
            let names = elements
                .nodes()
                .iter()
                .map(|node| plain(&node.text()))
                .filter(|text| text.len() <= LONGEST);
            let mut people: Vec<String> = Vec::new();
            for person in names.flat_map(|name| authors::split(&name)) {
                if !people.contains(&person) {
                    people.push(person);
                }
            }
            // More than a handful are the authors of other stories.
            (1..=5).contains(&people.len()).then_some(people)
        })
    };
    graph.map(|people| stated(people, Origin::OpenGraph)).or_else(|| {
        meta.people(&NAMES)
            .or_else(marked)
            .map(|people| stated(people, Origin::Html))
    })
}

fn tags(said: Vec<String>, meta: &Meta) -> Option<Found<Vec<String>>> {
    let or_none = |tags: Vec<String>, from| (!tags.is_empty()).then(|| stated(tags, from));
    let graph = || meta.all(&["article:tag", "og:article:tag"]).flat_map(listed).collect();
    let plain = || {
        meta.all(&["news_keywords", "keywords"])
            .next()
            .map(listed)
            .unwrap_or_default()
    };
    or_none(said, Origin::JsonLd)
        .or_else(|| or_none(graph(), Origin::OpenGraph))
        .or_else(|| or_none(plain(), Origin::Html))
}

fn language(said: Option<String>, meta: &Meta, document: &Document) -> Option<Found<String>> {
    let root = || {
        document
            .select_single("html[lang]")
            .attr("lang")
            .map(|lang| lang.to_string())
    };
    let value = said
        .or_else(root)
        .or_else(|| meta.text(&["og:locale", "content-language", "language", "dc.language"]))?;
    Some(stated(value, Origin::Html))
}

fn canonical(document: &Document) -> Option<String> {
    let links = document.select("link[rel~=canonical][href]");
    let mut hrefs = links
        .nodes()
        .iter()
        .map(|link| link.attr_or("href", "").trim().to_owned());
    hrefs.find(|href| is_address(href))
}

/// The address that a browser, or an add-on of one, noted in a comment when it saved the page.
fn saved_from(html: &str) -> Option<String> {
    const FIRST: usize = 4096;
    let head = &html[..html.floor_char_boundary(FIRST)];
    let after = head
        .split_once("saved from url=")
        .or_else(|| head.split_once("url: "))
        .map(|(_, after)| after)?;
    let after = after
        .split_once(')')
        .filter(|(count, _)| count.starts_with('('))
        .map_or(after, |(_, after)| after);
    let url: String = after
        .trim_start()
        .chars()
        .take_while(|c| !c.is_whitespace() && *c != '>')
        .collect();
    is_address(&url).then_some(url)
}

fn is_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// The heading of the first rank, if the page shows one outside of menus and the like, and no other.
fn shown_title(runs: &[Run]) -> Option<String> {
    let is_shown =
        |run: &&Run| run.place.is_first_heading && run.place.hidden.is_none() && run.place.landmark.is_none();
    let mut shown = runs.iter().filter(is_shown);
    let first = shown.next()?;
    shown
        .all(|run| run.text == first.text)
        .then(|| first.text.replace('\n', " "))
}

fn title_element(document: &Document) -> Option<String> {
    let title = plain(&document.select_single("head title").text());
    (!title.is_empty()).then_some(title)
}

/// A title without the name of its outlet behind it, or before it: `Title | Outlet`.
fn without_outlet(title: &str, outlet: Option<&str>, runs: &[Run]) -> String {
    const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • "];
    // What the page itself shows as a heading is the title, whatever stands in it.
    if runs.iter().any(|run| run.place.is_heading && run.text == title) {
        return title.to_owned();
    }
    let is_outlet = |name: &str| {
        outlet.is_some_and(|outlet| {
            same_words(name, outlet) || same_words(name, outlet.split('.').next().unwrap_or(outlet))
        })
    };
    let is_heading = |name: &str| {
        runs.iter()
            .any(|run| run.place.is_heading && same_words(name, &run.text))
    };
    for separator in SEPARATORS {
        if let Some((rest, last)) = title.rsplit_once(separator)
            && (is_outlet(last) || is_heading(rest))
        {
            return rest.trim().to_owned();
        }
        if let Some((first, rest)) = title.split_once(separator)
            && (is_outlet(first) || is_heading(first))
        {
            return if is_outlet(first) { rest } else { first }.trim().to_owned();
        }
    }
    title.to_owned()
}

/// A value as a reader would see it: entities that were escaped twice undone, tags gone, white space one space.
pub(crate) fn plain(text: &str) -> String {
    const LONGEST: usize = 10_000; // in bytes; what is longer is not worth parsing
    let text = if text.len() <= LONGEST && text.contains(['&', '<']) {
        Document::fragment(text).text().to_string()
    } else {
        text.to_owned()
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a text that commas divide.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let separators: &[char] = if text.contains(';') {
        &[';']
    } else {
        &[',', '，', '、']
    };
    text.split(separators)
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect()
}
