//! A description: words by which a text calls somebody or something without the name, such as "the junta chief".
//!
//! Whom it means is for a reader to say: next month there may be another chief. But a text that writes "junta chief Ann
//! Lee" or "Ann Lee, the harbour master," ties the words to the name, and that is evidence. So descriptions are offered
//! with the words that tie them, and become labels only where the manifest takes them up.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use dossier_engine::Collection;
use dossier_engine::article::{Article, Part};
use dossier_engine::name::{Labels, Mention, Name, NameKind};
use dossier_engine::text::{Word, words};

use super::entity::key;
use super::gazetteer::{
    is_calendar_or_pronoun, is_demonym, is_honorific, is_modifier, is_organisation, is_place, is_rank, is_role,
    is_speaking, is_title,
};
use crate::english::is_stop_word;
use crate::workers;

/// Words that texts tie to a name, and that are none of its labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The words, as they would stand among the labels.
    pub label: String,
    /// The id of the first article that ties them to the name,
    pub article: String,
    /// and its words.
    pub evidence: String,
    /// How often the articles that name it use them without the name beside them.
    pub elsewhere: usize,
    /// Other names that texts describe so.
    pub also_of: Vec<String>,
}

/// The descriptions of each name: of those that the manifest gives, then of those that were found; for each the most used
/// first.
pub fn descriptions(collection: &Collection) -> Vec<Vec<Description>> {
    let names: Vec<&Name> = collection.names.iter().chain(&collection.found.names).collect();
    let labels: Vec<HashSet<String>> = names.iter().map(|name| labels_of(name)).collect();
    let given = Labels::new(&collection.names);
    let articles = &collection.articles;
    let read = |at: usize| {
        let mut mentions = given.mentions(&articles[at]);
        let found = collection.found.mentions.get(at).into_iter().flatten();
        mentions.extend(found.map(|mention| Mention {
            name: mention.name + collection.names.len() as u32,
            ..*mention
        }));
        mentions.sort_unstable();
        Reading {
            ties: ties(&articles[at], &mentions, &names, &labels),
            named: mentions.iter().map(|mention| mention.name as usize).collect(),
        }
    };
    let readings = workers::each(articles.len(), read, |_| {});
    let mut descriptions = offered(articles, &names, &labels, &readings);
    let count = |at: usize| {
        let of_names = readings[at].named.iter().flat_map(|&name| &descriptions[name]);
        uses(
            &articles[at],
            &readings[at].ties,
            of_names.map(|it| (key(&it.label), 0)).collect(),
        )
    };
    let counts = workers::each(articles.len(), count, |_| {});
    for (reading, counts) in readings.iter().zip(&counts) {
        for &name in &reading.named {
            for description in &mut descriptions[name] {
                description.elsewhere += counts.get(&key(&description.label)).copied().unwrap_or(0);
            }
        }
    }
    for of_name in &mut descriptions {
        // "The minister" is worth a label only where it is used, and means one.
        of_name.retain(|it| !it.is_single() || it.elsewhere > 0 && it.also_of.is_empty());
        of_name.sort_by(|one, other| {
            Reverse(one.elsewhere)
                .cmp(&Reverse(other.elsewhere))
                .then_with(|| one.label.cmp(&other.label))
        });
    }
    descriptions
}

impl Description {
    /// Whether it is one word, behind "the".
    fn is_single(&self) -> bool {
        self.label
            .strip_prefix("the ")
            .is_some_and(|noun| words(noun).count() == 1)
    }
}

fn labels_of(name: &Name) -> HashSet<String> {
    name.also
        .iter()
        .chain([&name.name])
        .map(|label| key(label))
        .flat_map(|key| [bare(&key).to_owned(), key])
        .collect()
}

/// A key without "the".
fn bare(key: &str) -> &str {
    key.strip_prefix("the ").unwrap_or(key)
}

/// What one article tells.
struct Reading {
    ties: Vec<Tie>,
    /// The names that it mentions.
    named: HashSet<usize>,
}

/// Where a text ties a description to a name.
struct Tie {
    name: usize,
    label: String,
    key: String,
    part: Part,
    /// The bytes of the description.
    range: Range<usize>,
    evidence: String,
}

/// What an article ties to names.
fn ties(article: &Article, mentions: &[Mention], names: &[&Name], labels: &[HashSet<String>]) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (part, text) in article.passages() {
        let words: Vec<Word> = words(text).collect();
        let from = mentions.partition_point(|mention| mention.part < part);
        let to = mentions.partition_point(|mention| mention.part <= part);
        let passage = Passage {
            text,
            words: &words,
            mentions: &mentions[from..to],
            names,
        };
        for mention in passage.mentions {
            let name = mention.name as usize;
            let Some(named) = passage.named(mention, &labels[name]) else {
                continue;
            };
            let kind = names[name].kind;
            let found = [
                passage.before(named.start, kind),
                passage.set_off_before(&named, kind),
                passage.set_off_behind(named.end, kind),
            ];
            for described in found.into_iter().flatten() {
                let label = passage.label(&described);
                ties.push(Tie {
                    name,
                    key: key(&label),
                    label,
                    part,
                    evidence: passage.evidence(described.start.min(named.start)..described.end.max(named.end)),
                    range: words[described.start].range.start..words[described.end - 1].range.end,
                });
            }
        }
    }
    ties
}

/// A passage in which ties are looked for, all by the places of its words.
struct Passage<'a> {
    text: &'a str,
    words: &'a [Word],
    /// The names in it, in order.
    mentions: &'a [Mention],
    names: &'a [&'a Name],
}

impl Passage<'_> {
    /// The words of a mention that are the name itself: "Ann Lee" of the label "harbour master Ann Lee".
    fn named(&self, mention: &Mention, labels: &HashSet<String>) -> Option<Range<usize>> {
        let full = key(&self.names[mention.name as usize].name);
        let start = self
            .words
            .partition_point(|word| word.range.end <= mention.start as usize);
        let end = self
            .words
            .partition_point(|word| word.range.start < mention.end as usize);
        let is_full = |at: &usize| key(self.surface(*at..end)) == full;
        let is_label = |at: &usize| labels.contains(&key(self.surface(*at..end)));
        let first = (start..end).find(is_full).or_else(|| (start..end).rev().find(is_label));
        let first = first.unwrap_or(start);
        (first < end && self.is_capital(first)).then_some(first..end)
    }

    fn surface(&self, words: Range<usize>) -> &str {
        match words.is_empty() {
            true => "",
            false => &self.text[self.words[words.start].range.start..self.words[words.end - 1].range.end],
        }
    }

    /// What stands before a word, up to the word before it.
    fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.range.start);
        &self.text[start..end]
    }

    fn is_joined(&self, at: usize) -> bool {
        at > 0 && at < self.words.len() && matches!(self.gap(at), " " | "-" | "\u{a0}")
    }

    fn is_capital(&self, at: usize) -> bool {
        self.surface(at..at + 1).starts_with(char::is_uppercase)
    }

    fn is(&self, at: usize, is: impl Fn(&str) -> bool) -> bool {
        is(&self.words[at].form)
    }

    /// Whether a word with a capital is no part of a person's name, nor has its capital from the sentence: "Russian",
    /// "Tolm", "UN".
    fn is_of(&self, at: usize) -> bool {
        let start = self.words[at].range.start as u32;
        let before = self.mentions.partition_point(|mention| mention.start <= start);
        let here = self.mentions[..before].last().filter(|mention| start < mention.end);
        let is_known = || self.is(at, is_demonym) || is_place(self.surface(at..at + 1));
        let is_small = || self.begins(at) || self.is(at, |word| is_stop_word(word) || is_calendar_or_pronoun(word));
        let is_name = match here.map(|mention| self.names[mention.name as usize].kind) {
            Some(NameKind::Person) => is_known(),
            Some(_) => true,
            None => is_known() || !is_small(),
        };
        self.is_capital(at) && is_name
    }

    /// Whether a word begins a sentence, as far as that can be seen.
    fn begins(&self, at: usize) -> bool {
        at == 0 || self.gap(at).contains(['.', '!', '?', ':', '“', '"'])
    }

    /// Whether a word says what something of that kind is.
    fn is_head(&self, at: usize, kind: NameKind) -> bool {
        self.is(at, |word| match kind {
            NameKind::Person => {
                let is_office = is_title(word) && !is_honorific(word) && !is_modifier(word);
                is_office || is_role(word) || is_calling(word)
            }
            NameKind::Organisation => is_organisation(word),
            NameKind::Place => [
                "capital", "city", "country", "island", "nation", "port", "province", "region", "river", "state",
                "town", "village",
            ]
            .contains(&word),
        })
    }

    /// "Junta chief" in "junta chief Ann Lee".
    fn before(&self, name: usize, kind: NameKind) -> Option<Range<usize>> {
        let is_beside = kind == NameKind::Person && self.is_joined(name);
        self.office(name).filter(|_| is_beside)
    }

    /// "Junta chief" in "Tolm’s junta chief, Ann Lee, said".
    fn set_off_before(&self, name: &Range<usize>, kind: NameKind) -> Option<Range<usize>> {
        let is_end = self.gap(name.end).starts_with([',', '.', ';', ')']);
        let is_set_off = kind == NameKind::Person && self.gap(name.start) == ", " && is_end;
        let office = self.office(name.start).filter(|_| is_set_off)?;
        let is_whose = is_possessive(self.gap(office.start));
        let is_the =
            office.start > 0 && self.is(office.start - 1, |word| ["the", "his", "her", "their"].contains(&word));
        (is_whose || is_the).then_some(office)
    }

    /// The office that ends before a word: a noun that says what somebody is, and what says more of it.
    fn office(&self, end: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 7;
        let head = end
            .checked_sub(1)
            .filter(|&head| self.is_head(head, NameKind::Person))?;
        let mut start = head;
        while start > 0 && end - start < LONGEST && self.is_joined(start) {
            let at = start - 1;
            let is_title = self.is(at, |word| is_title(word) && !is_honorific(word));
            if !(is_title || self.is_of(at) || at + 1 == head && self.is_noun(at)) {
                break;
            }
            start = at;
        }
        // "The only foreign leader Ann Lee has met" is another.
        let is_one_of = start > 0
            && self.is(start - 1, |word| {
                ["only", "first", "last", "other", "another"].contains(&word)
            });
        (!is_one_of).then(|| start..self.without_ranks(start..end))
    }

    /// Where an office ends, without the ranks behind it: "Defence Minister General".
    fn without_ranks(&self, office: Range<usize>) -> usize {
        let is_rank = |at: &usize| self.is(*at, is_rank);
        let first = office.clone().rev().take_while(is_rank).last().unwrap_or(office.end);
        let is_one = first > office.start
            && self.is(first - 1, |word| {
                ["minister", "president", "leader", "chief", "premier"].contains(&word)
            });
        if is_one { first } else { office.end }
    }

    /// Whether a small word is a noun before another in small letters, and not the verb of what stands before it, as far
    /// as that shows.
    fn is_noun(&self, at: usize) -> bool {
        let is_word = |at: usize| !self.is_capital(at) && !self.is(at, is_stop_word) && !self.is(at, is_speaking);
        let is_verb = self.is(at, |word| word.ends_with("ing") || word.ends_with("ed"));
        let may_begin = !self.is_joined(at)
            || self.is_of(at - 1)
            || self.is(at - 1, |word| {
                is_speaking(word) || BEFORE_NOUNS.contains(&word) || word.ends_with("ed") || word.ends_with("ing")
            });
        is_word(at) && is_word(at + 1) && !is_verb && may_begin
    }

    /// "Singapore-based analyst" in "Ann Lee, a Singapore-based analyst with".
    fn set_off_behind(&self, end: usize, kind: NameKind) -> Option<Range<usize>> {
        const LONGEST: usize = 5;
        let is_set_off = end < self.words.len() && self.gap(end) == ", ";
        if !is_set_off || !self.is(end, |word| ["a", "an", "the"].contains(&word)) {
            return None;
        }
        let mut start = end + 1;
        let mut at = start;
        let mut head = None;
        while at < self.words.len() && at - start < LONGEST && !self.is(at, is_stop_word) {
            if is_possessive(self.gap(at)) {
                (start, head) = (at, None); // "the company’s director"
            } else if !self.is_joined(at) {
                break;
            }
            // The office may be over: "an analyst based in"
            head = if self.is_head(at, kind) { Some(at) } else { head };
            at += 1;
        }
        let is_single = head == Some(start) && kind != NameKind::Person; // "the city" is any
        head.filter(|_| !is_single).map(|head| start..head + 1)
    }

    /// The label that a description would be: as written, but for a capital that is due to a sentence; a single word
    /// with "the" before it, since without it stands before names of others.
    fn label(&self, described: &Range<usize>) -> String {
        let surface = self.surface(described.clone());
        let mut behind = described.start + 1..described.end;
        let is_due = self.begins(described.start) && !behind.any(|at| self.is_capital(at));
        let first = &self.words[described.start];
        let rest = &self.text[first.range.end..first.range.start + surface.len()];
        let is_small =
            described.len() == 1 || is_due && self.is(described.start, |word| is_title(word) || is_role(word));
        let label = match is_small && !self.is_of(described.start) {
            true => format!("{}{rest}", first.form),
            false => surface.to_owned(),
        };
        match described.len() {
            1 => format!("the {label}"),
            _ => label,
        }
    }

    /// The words of a tie, and one more.
    fn evidence(&self, words: Range<usize>) -> String {
        let end = words.end + usize::from(words.end < self.words.len() && self.is_joined(words.end));
        let text = self.surface(words.start..end);
        let before = if words.start == 0 { "" } else { "… " };
        let after = if self.gap(end).contains('.') { "" } else { " …" };
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{before}{text}{after}")
    }
}

/// Whether a word says by its ending what somebody does: "geologist", "fisherman".
fn is_calling(word: &str) -> bool {
    let is_anybody = matches!(word, "man" | "woman") || is_demonym(word);
    !is_anybody && (word.ends_with("ist") || word.ends_with("man"))
}

/// Small words behind which a noun stands.
const BEFORE_NOUNS: [&str; 29] = [
    "a", "against", "an", "and", "as", "at", "between", "by", "for", "from", "her", "his", "is", "its", "not", "of",
    "on", "or", "our", "says", "that", "the", "their", "then", "was", "when", "while", "with", "without",
];

fn is_possessive(gap: &str) -> bool {
    gap.starts_with(['’', '\'']) && gap.ends_with(' ')
}

/// Counts how often an article uses phrases, by their keys, without the names beside them that it ties to them.
fn uses(article: &Article, ties: &[Tie], mut uses: HashMap<String, usize>) -> HashMap<String, usize> {
    let longest = uses.keys().map(|key| key.split(' ').count()).max().unwrap_or(0);
    for (part, passage) in article.passages() {
        let here = ties.iter().filter(|tie| tie.part == part);
        let mut tied: Vec<&Range<usize>> = here.map(|tie| &tie.range).collect();
        tied.sort_by_key(|tied| tied.start);
        let is_tied = |range: Range<usize>| {
            let before = tied.partition_point(|tied| tied.start < range.end);
            tied[..before].last().is_some_and(|tied| range.start < tied.end)
        };
        let folded: Vec<(Range<usize>, String)> = words(passage).map(|word| (word.range, word.folded)).collect();
        for at in 0..folded.len() {
            let start = folded[at].0.start;
            let mut phrase = String::new();
            for (range, word) in folded[at..].iter().take(longest) {
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(word);
                if let Some(count) = uses.get_mut(&phrase)
                    && !is_tied(start..range.end)
                {
                    *count += 1;
                }
            }
        }
    }
    uses
}

/// The descriptions of each name, without what describes too many to mean one, and not counted yet.
fn offered(
    articles: &[Article],
    names: &[&Name],
    labels: &[HashSet<String>],
    readings: &[Reading],
) -> Vec<Vec<Description>> {
    /// What describes more names is no description of any.
    const MOST_NAMES: usize = 3;
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (name, labels) in labels.iter().enumerate() {
        for label in labels {
            by_key.entry(label).or_default().push(name);
        }
    }
    for tie in readings.iter().flat_map(|reading| &reading.ties) {
        let described = by_key.entry(&tie.key).or_default();
        if !described.contains(&tie.name) {
            described.push(tie.name);
        }
    }
    let mut descriptions: Vec<Vec<Description>> = vec![Vec::new(); names.len()];
    let mut seen: HashSet<(usize, &str)> = HashSet::new();
    for (article, reading) in articles.iter().zip(readings) {
        for tie in &reading.ties {
            let described = &by_key[tie.key.as_str()];
            let is_label = labels[tie.name].contains(bare(&tie.key));
            if is_label || described.len() > MOST_NAMES || !seen.insert((tie.name, &tie.key)) {
                continue;
            }
            let others = described.iter().filter(|&&other| other != tie.name);
            descriptions[tie.name].push(Description {
                label: tie.label.clone(),
                article: article.slug.clone(),
                evidence: tie.evidence.clone(),
                elsewhere: 0,
                also_of: others.map(|&other| names[other].name.clone()).collect(),
            });
        }
    }
    descriptions
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The descriptions in texts, an article each: `name: label × elsewhere`, with other names behind an equals sign.
    fn described(texts: &[&str], given: &[Name]) -> Vec<String> {
        let file = |(place, text): (usize, &&str)| (format!("{place:04}.txt"), format!("{text}\n").into_bytes());
        let files = texts.iter().enumerate().map(file).collect();
        let mut collection = crate::read_files(files).expect("texts can be read").collection;
        collection.names = given.to_vec();
        collection.found = super::super::find(&collection.articles, given, |_| {});
        let names: Vec<&Name> = collection.names.iter().chain(&collection.found.names).collect();
        let mut lines = Vec::new();
        for (name, descriptions) in names.iter().zip(descriptions(&collection)) {
            for Description {
                label,
                elsewhere,
                also_of,
                ..
            } in descriptions
            {
                let also_of = also_of.iter().map(|other| format!(" = {other}")).collect::<String>();
                lines.push(format!("{}: {label} × {elsewhere}{also_of}", name.name));
            }
        }
        lines
    }

    fn person(name: &str, also: &[&str]) -> Name {
        Name {
            name: name.to_owned(),
            kind: NameKind::Person,
            also: also.iter().map(|&label| label.to_owned()).collect(),
        }
    }

    #[test]
    fn what_a_text_ties_to_a_name_describes_it() {
        for (text, want) in [
            (
                "Then harbour chief Ann Lee spoke. The harbour chief left.",
                "Ann Lee: harbour chief × 1",
            ),
            (
                "The town’s harbour chief, Ann Lee, spoke of the harbour chiefs.",
                "Ann Lee: harbour chief × 0",
            ),
            (
                "It was Ann Lee, a Lisbon-based analyst with a bank, who spoke.",
                "Ann Lee: Lisbon-based analyst × 0",
            ),
            (
                "On Monday Kenyan President Ann Lee spoke.",
                "Ann Lee: Kenyan President × 0",
            ),
            ("Former deputy mayor Ann Lee spoke.", "Ann Lee: former deputy mayor × 0"),
            (
                "It was mayor Ann Lee who spoke. Then the mayor left, and the Mayor came back.",
                "Ann Lee: the mayor × 2",
            ),
            // One word that is used nowhere else, or is a title of many.
            ("It was mayor Ann Lee who spoke.", ""),
            ("It was mayor Ann Lee who met mayor Bo Ek of Kenya. The mayor left.", ""),
            ("Mr. Ann Lee spoke, and Dr Ann Lee left. The doctor left.", ""),
            // The word before the office is a verb, and belongs to another.
            (
                "In Kenya Bo Ek met mayor Ann Lee. The mayor left.",
                "Ann Lee: the mayor × 1",
            ),
            (
                "It was harbour chief Ann Lee, and not harbour chief Bo Ek.",
                "Ann Lee: harbour chief × 0 = Bo Ek|Bo Ek: harbour chief × 0 = Ann Lee",
            ),
            (
                "It was Bo Ek who met mayor Ann Lee. The mayor left.",
                "Ann Lee: the mayor × 1",
            ),
            (
                "It was the man Ann Lee, a woman of means. The man left, and the woman left.",
                "",
            ),
            ("It was the only foreign leader Ann Lee has met.", ""),
            (
                "It was Kenyan Defence Minister General Ann Lee.",
                "Ann Lee: Kenyan Defence Minister × 0",
            ),
            ("It was Kisumu, a port city in Kenya.", "Kisumu: port city × 0"),
            (
                "It was the Harbour Bank, a Kenyan bank, that said so.",
                "Harbour Bank: Kenyan bank × 0",
            ),
            ("It was Ann Lee, the sister of Bo Ek, who spoke of the man.", ""),
        ] {
            assert_eq!(described(&[text], &[]).join("|"), want, "{text}");
        }
    }

    #[test]
    fn what_is_a_label_is_not_offered() {
        let text = "Then harbour chief Ann Lee spoke. The harbour chief left.";
        assert_eq!(
            described(&[text], &[person("Ann Lee", &["the harbour chief"])]),
            [""; 0]
        );
        let given = [person("Ann Lee", &["harbour chief Ann Lee"])];
        assert_eq!(described(&[text], &given), ["Ann Lee: harbour chief × 1"]);
        let given = [
            person("Ann Lee", &[]),
            person("Bo Ek", &["the harbour chief", "harbour chief"]),
        ];
        assert_eq!(described(&[text], &given), ["Ann Lee: harbour chief × 1 = Bo Ek"]);
    }

    #[test]
    fn it_counts_in_the_articles_that_name_the_name() {
        let tie = "Then harbour chief Ann Lee spoke. The harbour chief left.";
        let other = "The harbour chief was another then.";
        assert_eq!(described(&[tie, other, tie], &[]), ["Ann Lee: harbour chief × 2"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(Ann Lee|[a-z]{1,3}|chief |Mayor |the |, |’s |\\. |-|\\PC| ){0,30}") {
            described(&[&text], &[person("Ann Lee", &["the chief"])]);
        }
    }
}
