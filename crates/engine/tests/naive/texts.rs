//! The articles that are searched: some that are made up here, and any number that lie beside the repository.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use dossier_engine::article::{Article, Block, BlockKind, Found, Origin};
use dossier_engine::corpus::{Collection, Corpus};
use dossier_engine::name::{Name, NameKind};

use super::draw::Random;

/// An article of paragraphs; the title may be empty.
pub fn article(slug: &str, language: &str, title: &str, paragraphs: &[&str]) -> Article {
    let block = |(place, text): (usize, &&str)| Block {
        kind: BlockKind::Body,
        lines: (place as u32 + 1, place as u32 + 1),
        text: (*text).to_owned(),
    };
    Article {
        slug: slug.to_owned(),
        path: format!("{slug}.txt"),
        language: language.to_owned(),
        title: if title.is_empty() {
            None
        } else {
            found(title.to_owned())
        },
        blocks: paragraphs.iter().enumerate().map(block).collect(),
        ..Article::default()
    }
}

/// A value as if the manifest had given it.
pub fn found<T>(value: T) -> Option<Found<T>> {
    Some(Found {
        value,
        from: Origin::Manifest,
        line: None,
    })
}

/// A corpus of articles and names.
pub fn corpus(articles: Vec<Article>, names: Vec<Name>) -> Corpus {
    Corpus::build(Collection {
        articles,
        names,
        ..Collection::default()
    })
}

/// Where corpora for developers lie: beside the repository, or where `DOSSIER_SHARED` says.
pub fn shared() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("DOSSIER_SHARED")
        .map_or_else(beside, PathBuf::from)
        .join("corpora")
}

/// A few sentences of other scripts and languages; each is an article's paragraph.
const SNIPPETS: [(&str, &str); 13] = [
    ("th", "เรือลำใหญ่เข้าเทียบท่าเมื่อเช้านี้ ผู้โดยสารสามร้อยคนรอที่ท่าเรือ"),
    ("th", "ท่าเรือปิดเพราะพายุ และเปิดอีกครั้งในตอนเย็น"),
    (
        "zh",
        "早上有一艘大船进港，三百名旅客在码头等候。市长说：“港口明天开放。”",
    ),
    ("zh", "港口因暴风雨关闭，晚上重新开放。Tavolen 公司没有回答。"),
    (
        "ja",
        "大きな船が朝に港へ入り、三百人の乗客が待っていた。「明日も開く」と市長は言った。",
    ),
    (
        "ar",
        "دخلت السفينة الكبيرة الميناء صباحًا، وانتظر الركّاب على الرصيف. قال العمدة: «الميناء مفتوح».",
    ),
    ("ar", "أُغلِق الميناء بسبب العاصفة وفُتح الميناء مساءً"),
    ("he", "הספינה נכנסה לנמל בבוקר. שָׁלוֹם לכולם, אמר ראש העיר."),
    (
        "fr",
        "L’école du port a ouvert ses portes à l’été ; « l’île est loin », disait le maire. Les écoles ouvraient tôt.",
    ),
    (
        "fr",
        "Où étaient les élèves ? À l’Élysée, peut-être, ou au café des Élèves.",
    ),
    (
        "de",
        "Die Häfen waren geschlossen; der Hafen öffnete „erst am Abend“. Die Straße zum Hafen führte über Brücken.",
    ),
    ("my", "သင်္ဘောကြီးတစ်စီးသည် မနက်ပိုင်းတွင် ဆိပ်ကမ်းသို့ဝင်လာသည်။ ဆိပ်ကမ်းကို ညနေတွင်ပြန်ဖွင့်သည်။"),
    (
        "ru",
        "Большой корабль вошёл в порт утром. «Порт открыт», — сказал мэр. Корабли ждали в порту.",
    ),
];

/// Words that stand everywhere.
const COMMON: [&str; 24] = [
    "the", "of", "and", "to", "a", "in", "that", "it", "was", "for", "on", "with", "he", "said", "at", "by", "from",
    "not", "or", "an", "near", "before", "is", "as",
];

/// Names of the made-up articles, each with a second label.
const NAMES: [(&str, &str, NameKind); 9] = [
    ("Tavolen", "Tavolen Shipping", NameKind::Organisation),
    ("Council of Mirado", "the Mirado Council", NameKind::Organisation),
    ("Porra Union", "PU", NameKind::Organisation),
    ("Mirado", "Old Mirado", NameKind::Place),
    ("Kessary Bay", "the Bay", NameKind::Place),
    ("Upper Lanthe", "Lanthe", NameKind::Place),
    ("Harbourmaster", "Master of the Harbour", NameKind::Person),
    ("Lord Warden", "the Warden", NameKind::Person),
    ("Junior Envoy", "the Envoy", NameKind::Person),
];

/// Articles of made-up words, with sentences of other scripts among them.
pub fn made_up(articles: usize) -> Corpus {
    let mut random = Random::new(7);
    let words = invented(&mut random, 320);
    let names = NAMES.map(|(name, also, kind)| Name {
        name: name.to_owned(),
        kind,
        also: vec![also.to_owned()],
    });
    let write = |number: usize| {
        let (language, paragraphs) = match number % 4 {
            0 => {
                let (language, snippet) = SNIPPETS[number / 4 % SNIPPETS.len()];
                let other = SNIPPETS[random.below(SNIPPETS.len())].1;
                let last = paragraph(&mut random, &words);
                (language, vec![snippet.to_owned(), format!("{snippet} {other}"), last])
            }
            kind => {
                let count = 1 + random.below(4);
                let paragraphs = (0..count).map(|_| paragraph(&mut random, &words)).collect();
                (["fr", "en", "en"][kind - 1], paragraphs)
            }
        };
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut article = article(&format!("made-up-{number}"), language, "", &paragraphs);
        if random.one_in(5) {
            let reason = "made so".to_owned();
            let last = article.blocks.len() - 1;
            article.blocks[last].kind = BlockKind::Furniture { reason };
        }
        if !random.one_in(6) {
            let title = sentence(&mut random, &words, 4).trim_end_matches('.').to_owned();
            give_title(&mut article, title, random.one_in(2));
        }
        dress(&mut article, &mut random, |random| {
            sentence(random, &words, 1).trim_end_matches('.').to_owned()
        });
        if !random.one_in(7) {
            article.published = found(date(&mut random));
        }
        article
    };
    corpus((0..articles).map(write).collect(), names.into())
}

/// The first articles of a corpus for developers, or nothing where it does not lie beside the repository.
pub fn bench(articles: usize) -> Option<Corpus> {
    let file = shared().join("bench").join("docs-20k.jsonl.xz");
    if !file.is_file() {
        return None;
    }
    let mut xz = Command::new("xz")
        .arg("-dc")
        .arg(&file)
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let lines = BufReader::new(xz.stdout.take()?).lines();
    let mut random = Random::new(11);
    let mut read = Vec::new();
    for (number, line) in lines.take(articles).enumerate() {
        let value: serde_json::Value = serde_json::from_str(&line.ok()?).ok()?;
        let text = |key: &str| value[key].as_str().unwrap_or("").to_owned();
        let language = match number % 3 {
            _ if text("id").starts_with("news_burmese") => "my",
            0 => ["fr", "de"][number / 3 % 2],
            _ => "en",
        };
        let body = text("body").replace("\r\n", "\n");
        let paragraphs: Vec<&str> = body.split("\n\n").filter(|it| !it.trim().is_empty()).collect();
        let mut article = article(&format!("bench-{number}"), language, "", &paragraphs);
        for block in article.blocks.iter_mut().skip(1).filter(|_| random.one_in(8)) {
            let reason = "made so".to_owned();
            block.kind = BlockKind::Furniture { reason };
        }
        if !text("title").trim().is_empty() {
            give_title(&mut article, text("title"), random.one_in(2));
        }
        article.source = found(text("source"));
        article.published = text("date").get(..10).and_then(|day| day.parse().ok()).and_then(found);
        let topics = value["topics"].as_array().into_iter().flatten();
        let topics: Vec<String> = topics.filter_map(|topic| topic.as_str()).map(str::to_owned).collect();
        article.tags = if topics.is_empty() { None } else { found(topics) };
        read.push(article);
    }
    // The decoder stops by itself once nobody reads it; how it ended tells nothing.
    let _ = xz.kill();
    let _ = xz.wait();
    let names = frequent_names(&read);
    for (number, article) in read.iter_mut().enumerate().filter(|(number, _)| number % 3 > 0) {
        if let Some(name) = names.get(number % names.len().max(1)) {
            article.authors = found(vec![name.name.clone()]);
        }
    }
    Some(corpus(read, names))
}

/// Pairs of capitalised words that stand in many articles, to serve as names under two labels.
fn frequent_names(articles: &[Article]) -> Vec<Name> {
    let mut counts = std::collections::BTreeMap::new();
    for article in articles {
        for (_, passage) in article.passages() {
            let words: Vec<&str> = passage.split(' ').collect();
            for pair in words.windows(2) {
                let is_name = |word: &str| {
                    word.len() > 3
                        && word.starts_with(char::is_uppercase)
                        && word.chars().skip(1).all(char::is_lowercase)
                };
                if pair.iter().all(|word| is_name(word)) {
                    *counts.entry((pair[0], pair[1])).or_insert(0) += 1;
                }
            }
        }
    }
    let mut counts: Vec<((&str, &str), i32)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| -count);
    let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place];
    let name = |(number, ((first, second), _)): (usize, ((&str, &str), i32))| Name {
        name: format!("{first} {second}"),
        kind: kinds[number % 3],
        also: vec![second.to_owned()],
    };
    counts.into_iter().take(60).enumerate().map(name).collect()
}

/// Gives an article a title, which stands in its text too if it is shown.
fn give_title(article: &mut Article, title: String, shown: bool) {
    if shown {
        let block = Block {
            kind: BlockKind::Heading,
            lines: (1, 1),
            text: title.clone(),
        };
        article.blocks.insert(0, block);
    }
    article.title = found(title);
}

/// Gives an article an outlet, writers and keywords.
fn dress(article: &mut Article, random: &mut Random, words: impl Fn(&mut Random) -> String) {
    let outlets = ["The Mirado Post", "Kessary Daily", "Lanthe Post", "Café du Port"];
    if !random.one_in(8) {
        article.source = found(outlets[random.below(outlets.len())].to_owned());
    }
    if !random.one_in(3) {
        article.authors = found(vec![words(random), words(random)]);
    }
    if !random.one_in(3) {
        article.tags = found(vec![words(random), "port news".to_owned()]);
    }
}

fn date(random: &mut Random) -> dossier_engine::date::PartialDate {
    let year = 2022 + random.below(4);
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let text = match random.below(4) {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    text.parse().expect("a date")
}

/// Words of no language, each with some of its forms.
fn invented(random: &mut Random, count: usize) -> Vec<String> {
    const SYLLABLES: [&str; 20] = [
        "ka", "ren", "to", "mi", "lo", "var", "es", "un", "tri", "pol", "dan", "sho", "ber", "ni", "gal", "é", "or",
        "quin", "wes", "ja",
    ];
    let mut words = Vec::new();
    while words.len() < count {
        let syllables = 1 + random.below(4);
        let word: String = (0..syllables)
            .map(|_| SYLLABLES[random.below(SYLLABLES.len())])
            .collect();
        let endings = ["", "s", "ed", "ing", "ation", "’s", "ly", "ment"];
        for _ in 0..1 + random.below(3) {
            words.push(format!("{word}{}", endings[random.below(endings.len())]));
        }
    }
    words
}

fn word(random: &mut Random, words: &[String]) -> String {
    match random.below(20) {
        0..=8 => COMMON[random.below(COMMON.len())].to_owned(),
        9 => [
            "1,000", "1000", "7.5", "U.S.", "US", "T-34", "5km", "don’t", "don't", "co-op", "2024",
        ][random.below(11)]
        .to_owned(),
        10 => {
            let (name, also, _) = NAMES[random.below(NAMES.len())];
            if random.one_in(2) {
                name.to_owned()
            } else {
                also.to_owned()
            }
        }
        // The smaller of two numbers makes the first words frequent and the last rare.
        _ => words[random
            .below(words.len())
            .min(random.below(words.len()))
            .min(random.below(words.len()))]
        .clone(),
    }
}

fn sentence(random: &mut Random, words: &[String], length: usize) -> String {
    let mut text = String::new();
    for place in 0..length {
        let word = match word(random, words) {
            word if place == 0 || random.one_in(25) => capitalised(&word),
            word if random.one_in(40) => word.to_uppercase(),
            word => word,
        };
        text.push_str(&word);
        text.push_str([" ", " ", " ", " ", " ", " ", ", ", " – ", "\n", "-"][random.below(10)]);
    }
    text.truncate(text.trim_end_matches([' ', ',', '–', '\n', '-']).len());
    text.push('.');
    text
}

fn paragraph(random: &mut Random, words: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(5) {
        let length = 3 + random.below(15);
        let said = sentence(random, words, length);
        match random.below(8) {
            0 => text.push_str(&format!("“{said}” it said. ")),
            1 => text.push_str(&format!("\"{said}\" ")),
            2 => text.push_str(&format!("« {said} » ")),
            _ => text.push_str(&format!("{said} ")),
        }
    }
    text.trim_end().to_owned()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}
