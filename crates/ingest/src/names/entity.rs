//! An entity: whom or what one article names, under all the labels that it gives there.

use std::collections::HashMap;
use std::ops::Range;

use dossier_engine::article::{Article, BlockKind, Part};
use dossier_engine::name::NameKind;
use dossier_engine::text::{fold, words};

use super::gazetteer::{
    is_given_name, is_locative, is_organisation, is_other, is_place, is_place_word, is_side, is_speaking, is_title,
};
use super::run::{Run, runs};
use super::usage::Usage;
use dossier_engine::times::written;

/// What one article names.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) kind: NameKind,
    /// Its fullest label.
    pub(super) name: String,
    /// Where it is named, by which label.
    pub(super) mentions: Vec<Named>,
}

/// A label where it stands.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) part: Part,
    pub(super) range: Range<usize>,
    pub(super) label: String,
}

/// Offices that are an organisation by themselves.
const ALONE: [&str; 8] = [
    "parliament",
    "congress",
    "senate",
    "treasury",
    "cabinet",
    "bundesbank",
    "politburo",
    "pentagon",
];

/// What an article names, in the order in which it does.
pub(super) fn entities(article: &Article, usage: &Usage) -> Vec<Entity> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (part, passage) in article.passages() {
        if is_headline(article, part) {
            continue; // every word of it may have a capital
        }
        if let Some(range) = dateline(passage) {
            let label = passage[range.clone()].to_owned();
            let name = titled(&label);
            let at = *by_key.entry(key(&name)).or_insert_with(|| {
                groups.push(Group::place(&name));
                groups.len() - 1
            });
            groups[at].place += 4.0;
            groups[at].sure += 1;
            groups[at].mentions.push(Named {
                part,
                range,
                label: name,
            });
        }
        for mut run in runs(passage, usage) {
            trim(&mut run, passage, usage);
            if run.words.is_empty() {
                continue;
            }
            let text = run.text(passage).to_owned();
            let key = key(&text);
            if key.is_empty() {
                continue;
            }
            let at = match by_key.get(&key) {
                Some(&at) => at,
                None => {
                    groups.push(Group::new(&run, &text, &key));
                    by_key.insert(key, groups.len() - 1);
                    groups.len() - 1
                }
            };
            groups[at].take(part, &run, text);
        }
    }
    let groups = without_first_words(groups);
    let entities = united(groups, usage);
    with_headlines(article, entities)
}

/// The words of a name as they are compared.
pub(super) fn key(text: &str) -> String {
    words(text).map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

fn is_headline(article: &Article, part: Part) -> bool {
    match part {
        Part::Title => true,
        Part::Block(place) => {
            article.title_block() == Some(place as usize)
                || article
                    .blocks
                    .get(place as usize)
                    .is_some_and(|block| matches!(block.kind, BlockKind::Heading))
        }
    }
}

/// Takes off a first word that has its capital from the sentence that it begins.
fn trim(run: &mut Run, passage: &str, usage: &Usage) {
    while run.begins && run.words.len() > 1 && run.title.is_none() {
        let first = run.words[0].to_lowercase();
        let is_name = is_given_name(&run.words[0]) || is_place(run.text(passage)) || is_place(&run.words[0]);
        let before_small = usage.is_seen_small(&first) && !is_name;
        if !before_small || is_organisation(&run.words[run.words.len() - 1].to_lowercase()) && !usage.is_common(&first)
        {
            break;
        }
        let text = run.text(passage);
        let Some(second) = words(text).nth(1) else { break };
        run.range.start += second.range.start;
        run.words.remove(0);
        run.begins = false;
        while run.words.len() > 1 && super::gazetteer::is_connector(&run.words[0]) {
            let Some(next) = words(run.text(passage)).nth(1) else {
                break;
            };
            run.range.start += next.range.start;
            run.words.remove(0);
        }
    }
}

/// Below this, a single word that is named once is no name.
const WEAK: f32 = 0.1;

/// All that an article says under one label.
#[derive(Default)]
struct Group {
    words: Vec<String>,
    /// The words as they are compared.
    key: Vec<String>,
    person: f32,
    organisation: f32,
    place: f32,
    /// How often its capital was not due.
    sure: u32,
    /// How often it begins a sentence.
    begins: usize,
    mentions: Vec<Named>,
}

impl Group {
    fn new(run: &Run, text: &str, key: &str) -> Self {
        let mut group = Self {
            words: run.words.clone(),
            key: key.split(' ').map(str::to_owned).collect(),
            ..Self::default()
        };
        group.look(text);
        group
    }

    fn place(name: &str) -> Self {
        Self {
            words: name.split_whitespace().map(str::to_owned).collect(),
            key: key(name).split(' ').map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// What the name itself shows.
    fn look(&mut self, text: &str) {
        let lower: Vec<String> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let number = lower.len();
        let (first, last) = (&lower[0], &lower[number - 1]);
        let has_of = lower.iter().any(|word| word == "of" || word == "for");
        if is_place(text) {
            self.place += if number == 1 { 3.0 } else { 4.5 };
        }
        let of_organisation = lower.iter().filter(|word| is_organisation(word)).count();
        if number > 1 && is_organisation(last) {
            self.organisation += 3.5;
        } else if number > 1 && has_of && of_organisation > 0 {
            self.organisation += 4.0;
        } else if number > 1 && of_organisation > 0 {
            self.organisation += 1.5;
        } else if ALONE.contains(&first.as_str()) || number > 1 && is_side(last) {
            self.organisation += 3.0;
        }
        if text.contains('&') {
            self.organisation += 2.5;
        }
        let is_acronym = |word: &str| {
            (2..=6).contains(&word.chars().count()) && word.chars().all(|c| c.is_uppercase() || c == '&' || c == '.')
        };
        if number == 1 && is_acronym(&self.words[0]) && !is_place(text) {
            self.organisation += 2.5;
        }
        if number > 1 && is_place_word(last) {
            self.place += if is_given_name(&self.words[0]) && number == 2 {
                1.5
            } else {
                3.0
            };
        } else if number > 1
            && [
                "mount", "lake", "cape", "port", "fort", "san", "santa", "st", "saint", "gulf",
            ]
            .contains(&first.as_str())
        {
            self.place += 1.8;
        }
        let is_plain = of_organisation == 0
            && !is_place_word(last)
            && self
                .words
                .iter()
                .all(|word| word.contains(char::is_lowercase) || word.chars().count() <= 2);
        if number > 1 && is_given_name(&self.words[0]) && of_organisation == 0 {
            self.person += 2.5;
        } else if number == 1 && is_given_name(&self.words[0]) {
            self.person += 0.8;
        }
        if (2..=4).contains(&number) && is_plain && !has_of {
            self.person += 1.2;
        }
        if number > 1 && self.words[..number - 1].iter().any(|word| word.chars().count() == 1) && of_organisation == 0 {
            self.person += 1.5;
        }
    }

    /// Takes in a mention, and what stands around it.
    fn take(&mut self, part: Part, run: &Run, label: String) {
        let is_sure = !run.begins || run.words.len() > 1 || run.title.is_some();
        self.sure += u32::from(is_sure);
        self.begins += usize::from(run.begins);
        if run.title.is_some() {
            self.person += 3.0;
        }
        if (run.before.is_some() || run.after.is_some()) && self.mentions.len() < 3 {
            self.organisation += 0.15; // it stands in a sentence
        }
        let after = run.after.as_deref().unwrap_or_default();
        if is_speaking(after) {
            self.person += 0.8;
            self.organisation += 0.3;
        }
        let behind = run.behind.as_str();
        if is_age(behind) {
            self.person += 2.5;
        } else if behind.starts_with(", who ") || behind.starts_with(" who ") || behind.starts_with(", whose ") {
            self.person += 1.5;
        } else if behind.starts_with(", a ") || behind.starts_with(", an ") {
            self.person += 0.4;
        }
        match run.before.as_deref() {
            Some("in") => self.place += 1.5,
            Some("the") if run.words.len() == 1 && is_side(&run.words[0].to_lowercase()) => self.organisation += 4.0,
            Some("the") if self.mentions.len() < 5 => {
                self.organisation += 0.8;
                self.person -= 1.0;
            }
            Some(before) if is_locative(before) => {
                self.place += 0.6;
                self.organisation += 0.1;
            }
            Some("by" | "with" | "against") => self.person += 0.2,
            _ => {}
        }
        if run.is_bracketed && run.words.len() == 1 {
            self.place += 0.3;
        }
        if is_playing(after) || is_score(behind) {
            self.organisation += 3.2;
            self.sure += 1;
        }
        self.mentions.push(Named {
            part,
            range: run.range.clone(),
            label,
        });
    }

    fn kind(&self) -> NameKind {
        let unknown = if self.words.len() == 1 { 0.7 } else { 0.0 };
        let organisation = self.organisation + unknown;
        if self.person > organisation && self.person >= self.place {
            NameKind::Person
        } else if self.place > organisation {
            NameKind::Place
        } else {
            NameKind::Organisation
        }
    }

    /// Whether it is a single word that is mostly written small.
    fn is_everyday(&self, usage: &Usage) -> bool {
        self.words.len() == 1 && usage.is_common(&self.words[0].to_lowercase())
    }

    /// Whether it is no name after all.
    fn is_none(&self, usage: &Usage) -> bool {
        let lower: Vec<String> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let is_generic = |word: &String| is_organisation(word) || is_place_word(word) || is_title(word);
        if ALONE.contains(&lower[0].as_str()) && lower.len() == 1 {
            return false;
        }
        if lower.len() == 1 && is_side(&lower[0]) {
            return self.organisation < 3.0;
        }
        if lower.len() == 1 && (is_other(&lower[0]) || ["air", "victory"].contains(&lower[0].as_str())) {
            return true;
        }
        if (is_other(&lower[lower.len() - 1]) || lower.iter().any(|word| word == "war")) && self.person < 3.0 {
            return true;
        }
        if lower.len() > 1 && is_organisation(&lower[lower.len() - 1]) && self.sure > 0 {
            return false;
        }
        if lower
            .iter()
            .all(|word| is_generic(word) || word.len() <= 1 || usage.is_common(word))
        {
            return !is_place(&self.words.join(" "));
        }
        if lower.len() == 1 {
            let is_known = is_place(&self.words[0]);
            let is_weak = self.mentions.len() == 1 && self.person.max(self.organisation).max(self.place) < WEAK;
            return is_weak
                || usage.is_common(&lower[0])
                || self.sure == 0 && !is_known
                || lower[0].chars().count() < 2;
        }
        false
    }
}

/// Where a report was written, if it says so in capitals before it begins: "MOSCOW (AP) —", "LONDON, May 9".
fn dateline(passage: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    if !passage.chars().take(2).all(char::is_uppercase) {
        return None;
    }
    let all: Vec<_> = words(passage).take(LONGEST + 4).collect();
    let is_loud = |at: usize| {
        let surface = &passage[all[at].range.clone()];
        let is_next = at == 0 || &passage[all[at - 1].range.end..all[at].range.start] == " ";
        is_next && !surface.contains(char::is_lowercase) && surface.chars().all(char::is_alphabetic)
    };
    let number = (0..all.len().min(LONGEST)).take_while(|&at| is_loud(at)).count();
    let (first, last) = (all.first().filter(|_| number > 0)?, &all[number - 1]);
    let range = first.range.start..last.range.end;
    if range.start > 0 || range.len() < 4 || passage[range.clone()].contains(['.', ':']) {
        return None;
    }
    // Behind it, perhaps the country or the state, then the day or the agency.
    let mut rest = &passage[range.end..];
    if let Some(after) = rest.strip_prefix(", ") {
        let country = after
            .find([' ', ',', '('])
            .filter(|_| after.starts_with(char::is_uppercase))?;
        let is_month = !written::dates(&format!("1 {} 2000", &after[..country])).is_empty();
        rest = if is_month { after } else { &after[country..] };
        rest = rest.trim_start_matches(", ");
    }
    let rest = rest.trim_start();
    let is_day = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.get(4..5) == Some("-");
    let is_month = rest
        .split_once(' ')
        .is_some_and(|(month, _)| !written::dates(&format!("1 {month} 2000")).is_empty());
    let is_agency = rest.starts_with('(') || ["—", "–", "- ", "-- "].iter().any(|dash| rest.starts_with(dash));
    (is_day || is_month || is_agency).then_some(range)
}

/// Whether a word goes with a side in a game.
fn is_playing(word: &str) -> bool {
    [
        "beat",
        "defeated",
        "v",
        "vs",
        "drew",
        "edged",
        "thrashed",
        "downed",
        "outscored",
        "blanked",
        "routed",
    ]
    .contains(&word)
}

/// Whether a score follows: a name in a table of results is a side's, be it that of a town.
fn is_score(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else {
        return false;
    };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let after = rest[digits..].trim_start_matches([' ', ',', ';', '-']);
    let goes_on =
        after.starts_with(|c: char| c.is_lowercase()) || rest[digits..].starts_with(|c: char| c.is_alphabetic());
    (1..=3).contains(&digits) && !goes_on
}

fn is_age(behind: &str) -> bool {
    let rest = behind.strip_prefix(", ").unwrap_or_default();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    (1..=3).contains(&digits) && rest[digits..].starts_with([',', '.']) && !rest[digits..].starts_with(",0")
}

/// Puts a name that only begins sentences to the same name without its first word, if there is one: "Welcoming Ann Lee".
fn without_first_words(mut groups: Vec<Group>) -> Vec<Group> {
    let keys: HashMap<String, usize> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| (group.key.join(" "), at))
        .collect();
    for at in 0..groups.len() {
        let group = &groups[at];
        if group.words.len() < 3 || group.begins < group.mentions.len() || is_given_name(&group.words[0]) {
            continue;
        }
        if let Some(&other) = keys.get(&group.key.get(1..).unwrap_or_default().join(" ")) {
            for mut named in std::mem::take(&mut groups[at].mentions) {
                let Some(second) = words(&named.label).nth(1) else {
                    continue;
                };
                named.range.start += second.range.start;
                named.label.drain(..second.range.start);
                groups[other].mentions.push(named);
            }
        }
    }
    groups.retain(|group| !group.mentions.is_empty());
    groups
}

/// The labels of one entity put together: surnames, acronyms, shorter forms.
fn united(groups: Vec<Group>, usage: &Usage) -> Vec<Entity> {
    let mut groups: Vec<(usize, Group)> = groups.into_iter().enumerate().collect();
    groups.sort_by_key(|(at, group)| (std::cmp::Reverse(group.words.len()), *at));
    let mut entities: Vec<(usize, Vec<String>, Entity)> = Vec::new();
    for (at, group) in groups {
        let kind = group.kind();
        let owner = entities
            .iter_mut()
            .find(|(_, long, entity)| !group.is_everyday(usage) && is_label_of(&group, kind, entity, long));
        match owner {
            Some((first, _, entity)) => {
                *first = at.min(*first);
                entity.mentions.extend(group.mentions);
            }
            // A word that only begins sentences is a surname if somebody is called so, and otherwise nothing.
            None if group.is_none(usage) => {}
            None => {
                let name = group.mentions.first().map_or_else(String::new, |it| it.label.clone());
                let entity = Entity {
                    kind,
                    name,
                    mentions: group.mentions,
                };
                entities.push((at, group.key, entity));
            }
        }
    }
    entities.sort_by_key(|(at, ..)| *at);
    entities.into_iter().map(|(.., entity)| entity).collect()
}

/// Whether a group names an entity, of which the fullest label has those words, by a shorter label.
fn is_label_of(group: &Group, kind: NameKind, entity: &Entity, long: &[String]) -> bool {
    let short = &group.key;
    if short.len() >= long.len() {
        return false;
    }
    match entity.kind {
        NameKind::Person => {
            let is_end = long.ends_with(short) && short.last().is_some_and(|word| word.chars().count() > 1);
            let is_given = short.len() == 1 && long.first() == short.first() && group.place < 3.0;
            (is_end || is_given) && (kind == NameKind::Person || group.place < 4.0 || group.person > 0.0)
        }
        NameKind::Organisation => {
            let initials = |skip: bool| -> String {
                let small = ["of", "the", "and", "for", "in", "de", "du", "la"];
                long.iter()
                    .filter(|word| !skip || !small.contains(&word.as_str()))
                    .filter_map(|word| word.chars().next())
                    .collect()
            };
            let is_acronym = short.len() == 1
                && group.words[0].chars().all(char::is_uppercase)
                && group.words[0].chars().count() > 1;
            is_acronym && (initials(true) == short[0] || initials(false) == short[0])
                || kind == NameKind::Organisation
                    && long.starts_with(short)
                    && (short.len() > 1 || !is_place(&group.words[0]))
        }
        NameKind::Place => false,
    }
}

/// Adds what stands in headlines and in passages in capitals, by the labels that are known from elsewhere.
fn with_headlines(article: &Article, mut entities: Vec<Entity>) -> Vec<Entity> {
    let mut labels: HashMap<String, usize> = HashMap::new();
    for (place, entity) in entities.iter().enumerate() {
        for named in &entity.mentions {
            labels.entry(key(&named.label)).or_insert(place);
        }
    }
    const LONGEST: usize = 6;
    for (part, passage) in article.passages() {
        if !is_headline(article, part) && !is_loud(passage) {
            continue;
        }
        let all: Vec<_> = words(passage).collect();
        let mut at = 0;
        while at < all.len() {
            let found = (1..=LONGEST.min(all.len() - at)).rev().find_map(|length| {
                let run = &all[at..at + length];
                let is_capital = run
                    .iter()
                    .all(|word| !passage[word.range.clone()].starts_with(char::is_lowercase));
                let name = run
                    .iter()
                    .map(|word| word.folded.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                let range = run[0].range.start..run[length - 1].range.end;
                let label = passage[range.clone()].to_owned();
                let named = Named { part, range, label };
                match labels.get(&name) {
                    _ if !is_capital => None,
                    Some(&place) => Some((Some(place), named, length)),
                    None => is_place(&titled(&named.label)).then_some((None, named, length)),
                }
            });
            let Some((place, named, length)) = found else {
                at += 1;
                continue;
            };
            at += length;
            let is_there = |entity: &Entity| {
                entity
                    .mentions
                    .iter()
                    .any(|it| it.part == part && it.range == named.range)
            };
            match place {
                Some(place) if is_there(&entities[place]) => {}
                Some(place) => entities[place].mentions.push(named),
                None => {
                    let name = titled(&named.label);
                    let is_side = is_score(&passage[named.range.end..]);
                    labels.insert(key(&name), entities.len());
                    entities.push(Entity {
                        kind: if is_side {
                            NameKind::Organisation
                        } else {
                            NameKind::Place
                        },
                        name,
                        mentions: vec![named],
                    });
                }
            }
        }
    }
    entities
}

/// Whether a text is mostly in capitals, or in no letters at all.
fn is_loud(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| c.is_lowercase()).count() * 3 < letters.max(1)
}

/// A name in capitals as it is written elsewhere: each word with one.
fn titled(text: &str) -> String {
    if text.contains(char::is_lowercase) || text.chars().count() < 4 {
        return text.to_owned();
    }
    let mut titled = String::new();
    let mut begins = true;
    for c in text.chars() {
        if begins {
            titled.push(c);
        } else {
            titled.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    titled
}

/// Whether two names are one letter apart, or two that changed places.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (fold(one).chars().collect(), fold(other).chars().collect());
    if one == other || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[start..], &other[start..]);
    match (a, b) {
        ([], _) | (_, []) => true,
        ([_, a_rest @ ..], [_, b_rest @ ..]) => {
            a_rest == b_rest
                || a == b_rest
                || a_rest == b
                || a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
        }
    }
}
