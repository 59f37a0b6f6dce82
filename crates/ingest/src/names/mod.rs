//! Names: the people, organisations and places that texts name, found without a list of them.
//!
//! In each article, words with capitals are put together to names (`run`), judged by what they are made of and what
//! stands around them, and united with their shorter forms (`entity`); then the names of all articles are put together.
//! Labels hold for the article in which they stand: "Lee" is Ann Lee where she is named in full, and somebody else
//! elsewhere. What the manifest names is not named again. Words that stand for a name without it are told apart from
//! labels (`description`): they are offered, and never taken for it by themselves.

mod description;
mod entity;
mod gazetteer;
mod run;
mod usage;

use std::collections::{HashMap, HashSet};

use dossier_engine::article::Article;
use dossier_engine::name::{FoundNames, Labels, Mention, Name, NameKind};

pub use description::{Description, descriptions};
pub(crate) use gazetteer::is_place;

use entity::{Entity, Named, entities, is_slip, key};
use usage::Usage;

use crate::workers;

/// Finds the names of articles, but for those that are given. `told` hears how many articles have been looked at.
pub(crate) fn find(articles: &[Article], given: &[Name], told: impl FnMut(usize)) -> FoundNames {
    /// Articles that are taken in together.
    const SOME: usize = 64;
    let some: Vec<&[Article]> = articles.chunks(SOME).collect();
    let usage = |at: usize| {
        let mut usage = Usage::default();
        some[at].iter().for_each(|article| usage.add(article));
        usage
    };
    let usage = workers::each(some.len(), usage, |_| {})
        .into_iter()
        .fold(Usage::default(), Usage::with);
    let labels = Labels::new(given);
    let given: HashSet<String> = given
        .iter()
        .flat_map(|name| name.also.iter().chain([&name.name]))
        .map(|label| key(label))
        .collect();
    let is_given = |entity: &Entity| entity.mentions.iter().any(|named| given.contains(&key(&named.label)));
    let found = |article: &Article| {
        let taken = labels.mentions(article);
        let mut found = entities(article, &usage);
        found.retain(|entity| !is_given(entity));
        for entity in &mut found {
            entity
                .mentions
                .retain(|named| !taken.iter().any(|it| overlaps(named, it)));
        }
        found.retain(|entity| !entity.mentions.is_empty());
        found
    };
    let all = workers::each(articles.len(), |at| found(&articles[at]), told);
    let places = placed(&all);
    let kept = kept(&places, &all, articles.len());
    put_together(&all, &places, &kept)
}

fn overlaps(named: &Named, mention: &Mention) -> bool {
    named.part == mention.part && named.range.start < mention.end as usize && (mention.start as usize) < named.range.end
}

/// For each entity of each article, the number of its name: the same for the same name.
fn placed(all: &[Vec<Entity>]) -> Vec<Vec<usize>> {
    let mut numbers: HashMap<(NameKind, String), usize> = HashMap::new();
    let mut by_surname: HashMap<String, Vec<usize>> = HashMap::new();
    let mut full: Vec<(NameKind, String)> = Vec::new();
    // Full names first, since a surname is told by the full name that ends in it.
    let mut places: Vec<Vec<usize>> = all.iter().map(|entities| vec![usize::MAX; entities.len()]).collect();
    for is_full in [true, false] {
        for (entities, places) in all.iter().zip(&mut places) {
            for (entity, place) in entities.iter().zip(places) {
                let name = key(&entity.name);
                let is_surname = entity.kind == NameKind::Person && !name.contains(' ');
                if is_surname == is_full {
                    continue;
                }
                let known = match by_surname.get(&name).map(Vec::as_slice) {
                    Some(&[only]) if is_surname => Some(only),
                    _ => None,
                };
                *place = known.unwrap_or_else(|| {
                    let next = full.len();
                    let number = *numbers.entry((entity.kind, name.clone())).or_insert(next);
                    if number == next {
                        full.push((entity.kind, name.clone()));
                        if let (NameKind::Person, Some((_, surname))) = (entity.kind, name.rsplit_once(' ')) {
                            by_surname.entry(surname.to_owned()).or_default().push(next);
                        }
                    }
                    number
                });
            }
        }
    }
    let same = with_slips(&full, &places);
    places.iter_mut().flatten().for_each(|place| *place = same[*place]);
    places
}

/// For each full name, the one that it is a slip of, or itself: a person's name one letter apart from a more frequent one.
fn with_slips(full: &[(NameKind, String)], places: &[Vec<usize>]) -> Vec<usize> {
    const SHORTEST: usize = 8;
    let mut times = vec![0usize; full.len()];
    places.iter().flatten().for_each(|&place| times[place] += 1);
    let mut same: Vec<usize> = (0..full.len()).collect();
    // A slip leaves either the first word or the last as it is.
    let mut beside: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, (kind, name)) in full.iter().enumerate() {
        if let (NameKind::Person, Some((first, _)), Some((_, last))) =
            (*kind, name.split_once(' '), name.rsplit_once(' '))
            && name.chars().count() >= SHORTEST
        {
            for word in [first, last] {
                let others = beside.entry(word).or_default();
                if let Some(&other) = others.iter().find(|&&other| is_slip(&full[other].1, name)) {
                    let (rarer, other) = if times[other] < times[place] {
                        (other, place)
                    } else {
                        (place, other)
                    };
                    same[rarer] = same[other];
                }
                others.push(place);
            }
        }
    }
    same
}

/// Whether each name is kept: of many articles only what several of them name, so that a page holds what can be chosen
/// from; what one article names once is found by searching.
fn kept(places: &[Vec<usize>], all: &[Vec<Entity>], articles: usize) -> HashSet<usize> {
    const MANY: usize = 500;
    const VERY_MANY: usize = 2_000;
    const MOST: usize = 100;
    let mut in_articles: HashMap<usize, (usize, NameKind)> = HashMap::new();
    for (places, entities) in places.iter().zip(all) {
        let distinct: HashMap<usize, NameKind> =
            places.iter().copied().zip(entities.iter().map(|it| it.kind)).collect();
        for (place, kind) in distinct {
            in_articles.entry(place).or_insert((0, kind)).0 += 1;
        }
    }
    let least = 1 + usize::from(articles > MANY) + usize::from(articles > VERY_MANY);
    let mut sorted: Vec<(usize, usize, NameKind)> = in_articles
        .into_iter()
        .map(|(place, (times, kind))| (times, place, kind))
        .collect();
    sorted.sort_by_key(|&(times, place, _)| (std::cmp::Reverse(times), place));
    let mut number: HashMap<NameKind, usize> = HashMap::new();
    let is_kept = |&(times, _, kind): &(usize, usize, NameKind)| {
        let number = number.entry(kind).or_default();
        *number += 1;
        times >= least && (articles <= MANY || *number <= MOST)
    };
    sorted.into_iter().filter(is_kept).map(|(_, place, _)| place).collect()
}

fn put_together(all: &[Vec<Entity>], places: &[Vec<usize>], kept: &HashSet<usize>) -> FoundNames {
    let mut found = FoundNames::default();
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut labels: Vec<HashMap<String, usize>> = Vec::new();
    for (entities, places) in all.iter().zip(places) {
        let mut mentions = Vec::new();
        for (entity, place) in entities.iter().zip(places).filter(|(_, place)| kept.contains(place)) {
            let number = *numbers.entry(*place).or_insert_with(|| {
                found.names.push(Name {
                    name: entity.name.clone(),
                    kind: entity.kind,
                    also: Vec::new(),
                });
                labels.push(HashMap::new());
                found.names.len() - 1
            });
            if words_in(&entity.name) > words_in(&found.names[number].name) {
                found.names[number].name.clone_from(&entity.name);
            }
            for named in &entity.mentions {
                *labels[number].entry(named.label.clone()).or_default() += 1;
                mentions.push(Mention {
                    part: named.part,
                    start: named.range.start as u32,
                    end: named.range.end as u32,
                    name: number as u32,
                });
            }
        }
        mentions.sort();
        mentions.dedup_by(|next, before| next.part == before.part && next.start < before.end);
        found.mentions.push(mentions);
    }
    for (name, labels) in found.names.iter_mut().zip(labels) {
        // What the name holds word for word is found by it.
        let full = format!(" {} ", key(&name.name));
        let is_new = |label: &str| !full.contains(&format!(" {} ", key(label)));
        let mut labels: Vec<(String, usize)> = labels.into_iter().filter(|(label, _)| is_new(label)).collect();
        labels.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        name.also = labels.into_iter().map(|(label, _)| label).collect();
    }
    found
}

fn words_in(name: &str) -> usize {
    name.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of texts, an article each: `name (kind)`, with other labels behind a colon.
    fn named(texts: &[&str], given: &[Name]) -> Vec<String> {
        let file = |(place, text): (usize, &&str)| (format!("{place:04}.txt"), format!("{text}\n").into_bytes());
        let files = texts.iter().enumerate().map(file).collect();
        let articles = crate::read_files(files).expect("texts can be read").collection.articles;
        let found = find(&articles, given, |_| {});
        for (article, mentions) in articles.iter().zip(&found.mentions) {
            for mention in mentions {
                let text = article.part(mention.part);
                assert!(
                    text.get(mention.start as usize..mention.end as usize).is_some(),
                    "{mention:?}"
                );
            }
        }
        let names = found.names.iter().map(|name| match &name.also[..] {
            [] => format!("{} ({})", name.name, name.kind.name()),
            also => format!("{} ({}): {}", name.name, name.kind.name(), also.join(", ")),
        });
        names.collect()
    }

    #[test]
    fn names_are_found_and_told_apart() {
        for (text, want) in [
            (
                "On Monday President Ann Lee met Gen. Bo Ek in Moscow.",
                "Ann Lee (person)|Bo Ek (person)|Moscow (place)",
            ),
            (
                "The harbour was closed, said Prime Minister Jean-Claude Mbeki.",
                "Jean-Claude Mbeki (person)",
            ),
            (
                "It was signed by Carla Montez, a Lisbon-based analyst, on 4 March.",
                "Carla Montez (person)",
            ),
            ("He told her that I was right. They agreed. Yesterday it rained.", ""),
            (
                "Officials in Kenya and at the Harbour Council spoke to the Bank of Kenya.",
                "Kenya (place)|Harbour Council (organisation)|Bank of Kenya (organisation)",
            ),
            (
                "The International Harbour Agency (IHA) said that the IHA would act.",
                "International Harbour Agency (organisation): IHA",
            ),
            (
                "Kazakhstan President Ivan Petrov and his Russian counterpart arrived.",
                "Kazakhstan (place)|Ivan Petrov (person)",
            ),
            (
                "Ann Lee spoke. Lee said so again, and Ms. Lee left.",
                "Ann Lee (person)",
            ),
            (
                "NAIROBI (AP) — The port was closed on Friday.",
                "Nairobi (place)|AP (organisation)",
            ),
            (
                "KISUMU, Kenya, May 9 — The port was closed.",
                "Kisumu (place)|Kenya (place)",
            ),
            ("The World Cup and World War II were named beside Labour Day.", ""),
            (
                "The U.S. and the UK agreed; a Moscow-backed pro-London group did not.",
                "U.S. (place)|UK (place)",
            ),
            (
                "Kim Young-hoon met Salim ul-Haq there.",
                "Kim Young-hoon (person)|Salim ul-Haq (person)",
            ),
            ("THE PORT IS CLOSED FOR EVERYONE TODAY", ""),
            ("ကိုယ်စားလှယ် 港に家がある。", ""),
        ] {
            assert_eq!(named(&[text], &[]).join("|"), want, "{text}");
        }
    }

    #[test]
    fn names_are_put_together_across_articles() {
        let texts = [
            "The harbour was opened by Maria Ondara. Then Maria Ondara left.",
            "It was Ondara who spoke in the port.",
            "The port was closed by Maria Ondarra, who said nothing.",
            "In the town of Kisumu it was Peter Ondieki who spoke, and Ondieki left.",
        ];
        let names = named(&texts, &[]);
        assert_eq!(
            names,
            [
                "Maria Ondara (person): Maria Ondarra",
                "Kisumu (place)",
                "Peter Ondieki (person)"
            ]
        );
    }

    #[test]
    fn what_the_manifest_names_is_not_named_again() {
        let given = [Name {
            name: "Ann Lee".to_owned(),
            kind: NameKind::Person,
            also: vec!["the Harbour Council chief".to_owned()],
        }];
        let text = "Ann Lee spoke in Kenya. Lee, the Harbour Council chief, left the Harbour Council.";
        assert_eq!(
            named(&[text], &given),
            ["Kenya (place)", "Harbour Council (organisation)"]
        );
    }

    #[test]
    fn of_many_articles_only_what_several_name_is_kept() {
        let mut texts = vec!["In the port it was quiet, Ann Lee said in Kenya."; 2];
        texts.extend(vec!["Nothing was said in Chad."; 1]);
        texts.extend(vec!["the port is quiet"; 600]);
        assert_eq!(named(&texts, &[]), ["Ann Lee (person)", "Kenya (place)"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(texts in proptest::collection::vec("([A-Z][a-z]{0,4}[ .,-]{1,2}|the |of |St. |U.S. |[A-Z]{2,4} |\\PC){0,30}", 1..4)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            named(&texts, &[]);
        }
    }
}
