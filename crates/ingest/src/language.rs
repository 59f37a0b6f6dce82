//! Language: in which an article is written, as a BCP 47 tag.
//!
//! Most scripts tell their language. Of those that write many, the letters that follow each other do, if there are
//! enough of them and one language stands out; otherwise it stays undetermined.

use dossier_engine::article::Block;
use dossier_engine::order;
use dossier_engine::text::{self, Word};
use whatlang::Lang;

use crate::english;

/// The tag of what is not determined.
pub(crate) const UNDETERMINED: &str = "und";

/// Fewer different words than this do not tell a language by their letters: a sentence or two, or a table of figures.
const LEAST_WORDS: usize = 18;

/// So many letters tell as much as more would.
const MOST_LETTERS: usize = 5_000;

/// The language of what the blocks say, furniture left aside.
pub(crate) fn of(blocks: &[Block]) -> &'static str {
    let mut body = String::new();
    for block in blocks.iter().filter(|block| !block.is_furniture()) {
        body.push_str(&block.text);
        body.push('\n');
        if body.len() >= MOST_LETTERS {
            break;
        }
    }
    body.truncate(body.floor_char_boundary(4 * MOST_LETTERS));
    of_text(&body)
}

fn of_text(text: &str) -> &'static str {
    match script(text) {
        Some(Script::Of(language)) => language,
        Some(Script::OfMany) => by_letters(text).unwrap_or(UNDETERMINED),
        None => UNDETERMINED,
    }
}

/// The language whose letters follow each other as these do.
fn by_letters(text: &str) -> Option<&'static str> {
    let words: Vec<Word> = text::words(text).collect();
    let info = whatlang::detect(text)?;
    let different = || {
        order::distinct(
            words
                .iter()
                .map(|word| &word.folded)
                .filter(|word| !word.contains(char::is_numeric)),
        )
    };
    let is_reliable = info.is_reliable() && different().len() >= LEAST_WORDS;
    // Its commonest words tell English when figures, capitals or brevity have blurred the letters.
    let is_english = || {
        let common = words.iter().filter(|word| english::is_stop_word(&word.folded)).count();
        info.lang() == Lang::Eng && common as f32 >= english::LEAST_SHARE * words.len() as f32
    };
    (is_reliable || is_english()).then(|| tag(info.lang()))
}

/// What a script tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// It is written by one language, or by one that nearly all articles in it are of.
    Of(&'static str),
    /// It is written by many.
    OfMany,
}

/// The script of more than half of the letters. Japanese is known by its Kana, among however many characters of Han.
fn script(text: &str) -> Option<Script> {
    const KANA: Script = Script::Of("ja");
    const HAN: Script = Script::Of("zh");
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(MOST_LETTERS)
        .map(script_of)
    {
        match counts.iter_mut().find(|(counted, _)| *counted == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let count_of = |script| {
        counts
            .iter()
            .find(|(counted, _)| *counted == script)
            .map_or(0, |count| count.1)
    };
    let (han, kana) = (count_of(HAN), count_of(KANA));
    // A Chinese text may hold a Japanese name; a Japanese sentence has a Kana for every few characters.
    let east_asian = if kana * 10 > han { KANA } else { HAN };
    let all: usize = counts.iter().map(|count| count.1).sum();
    if (han + kana) * 2 > all {
        return Some(east_asian);
    }
    counts
        .into_iter()
        .find(|(_, count)| count * 2 > all)
        .map(|(script, _)| script)
}

fn script_of(letter: char) -> Script {
    Script::Of(match u32::from(letter) {
        0x370..=0x3ff | 0x1f00..=0x1fff => "el",
        0x530..=0x58f => "hy",
        0x980..=0x9ff => "bn",
        0xa00..=0xa7f => "pa",
        0xa80..=0xaff => "gu",
        0xb00..=0xb7f => "or",
        0xb80..=0xbff => "ta",
        0xc00..=0xc7f => "te",
        0xc80..=0xcff => "kn",
        0xd00..=0xd7f => "ml",
        0xd80..=0xdff => "si",
        0xe00..=0xe7f => "th",
        0xe80..=0xeff => "lo",
        0xf00..=0xfff => "bo",
        0x1000..=0x109f | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f => "my",
        0x10a0..=0x10ff | 0x1c90..=0x1cbf => "ka",
        0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7ff => "ko",
        0x1200..=0x139f => "am",
        0x1780..=0x17ff => "km",
        0x3041..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => "ja",
        0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => "zh",
        _ => return Script::OfMany,
    })
}

/// The tag of a language: of two letters where there is one.
fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One story in many languages, as long as two sentences of a report.
    const STORIES: [(&str, &str); 34] = [
        (
            "en",
            "The ferry left the harbour early in the morning and came back in the evening, because the weather had become worse than anyone on board expected.",
        ),
        (
            "de",
            "Die Fähre verließ am frühen Morgen den Hafen und kehrte am Abend zurück, weil das Wetter schlechter geworden war, als man an Bord erwartet hatte.",
        ),
        (
            "fr",
            "Le bac a quitté le port tôt le matin et il est revenu dans la soirée, parce que le temps était devenu plus mauvais que ne le pensait l’équipage.",
        ),
        (
            "es",
            "El transbordador salió del puerto por la mañana temprano y volvió por la tarde, porque el tiempo se había puesto peor de lo que esperaban los viajeros.",
        ),
        (
            "pt",
            "A balsa saiu do porto de manhã cedo e voltou ao fim da tarde, porque o tempo ficou pior do que as pessoas a bordo esperavam naquele dia.",
        ),
        (
            "it",
            "Il traghetto ha lasciato il porto la mattina presto ed è tornato la sera, perché il tempo era diventato peggiore di quanto si aspettassero i passeggeri.",
        ),
        (
            "nl",
            "De veerboot verliet vroeg in de ochtend de haven en kwam in de avond terug, omdat het weer slechter was geworden dan men aan boord had verwacht.",
        ),
        (
            "sv",
            "Färjan lämnade hamnen tidigt på morgonen och kom tillbaka på kvällen, eftersom vädret hade blivit sämre än vad någon ombord hade väntat sig den dagen.",
        ),
        (
            "fi",
            "Lautta lähti satamasta aikaisin aamulla ja palasi illalla takaisin, koska sää oli muuttunut huonommaksi kuin kukaan laivalla olleista ihmisistä oli odottanut, eikä seuraavana päivänä lähdetty enää ollenkaan.",
        ),
        (
            "pl",
            "Prom wypłynął z portu wcześnie rano i wrócił wieczorem, ponieważ pogoda stała się gorsza, niż ktokolwiek na pokładzie się tego dnia spodziewał, a fale były wysokie.",
        ),
        (
            "cs",
            "Trajekt vyplul z přístavu brzy ráno a večer se vrátil zpátky, protože počasí bylo horší, než kdokoli na palubě ten den čekal, a vlny byly vysoké.",
        ),
        (
            "hu",
            "A komp kora reggel indult el a kikötőből, és este tért vissza, mert az idő rosszabb lett, mint amire a fedélzeten bárki is számított aznap.",
        ),
        (
            "ro",
            "Feribotul a plecat din port dimineața devreme și s-a întors seara, pentru că vremea se făcuse mai rea decât se așteptau oamenii de la bord.",
        ),
        (
            "tr",
            "Feribot sabah erken saatlerde limandan ayrıldı ve akşam geri döndü, çünkü hava gemideki herkesin o gün beklediğinden çok daha kötü olmuştu ve dalgalar yükselmişti.",
        ),
        (
            "vi",
            "Chiếc phà rời bến cảng từ sáng sớm và quay trở lại vào buổi tối, vì thời tiết đã xấu hơn so với những gì mọi người trên tàu mong đợi.",
        ),
        (
            "ru",
            "Паром вышел из порта рано утром и вернулся вечером, потому что погода стала хуже, чем кто-либо на борту ожидал в тот день, и поднялись высокие волны.",
        ),
        (
            "uk",
            "Пором вийшов із порту рано вранці й повернувся ввечері, бо погода стала гіршою, ніж хтось на борту очікував того дня, і здійнялися високі хвилі.",
        ),
        (
            "bg",
            "Фериботът излезе от пристанището рано сутринта и се върна вечерта, защото времето стана по-лошо, отколкото хората на борда очакваха през този ден. Капитанът каза, че утре няма да пътуват, ако вятърът не отслабне.",
        ),
        (
            "ar",
            "غادرت العبارة الميناء في الصباح الباكر وعادت في المساء، لأن الطقس أصبح أسوأ مما كان يتوقعه الركاب على متنها في ذلك اليوم وارتفعت الأمواج.",
        ),
        (
            "fa",
            "کشتی صبح زود از بندر بیرون رفت و شب برگشت، زیرا هوا از آنچه مسافران کشتی در آن روز انتظار داشتند بدتر شده بود و موج‌ها بلند بودند.",
        ),
        (
            "he",
            "המעבורת יצאה מן הנמל מוקדם בבוקר וחזרה בערב, כי מזג האוויר נעשה גרוע יותר ממה שציפו הנוסעים על הסיפון באותו היום והגלים היו גבוהים.",
        ),
        (
            "hi",
            "नौका सुबह जल्दी बंदरगाह से निकली और शाम को वापस आ गई, क्योंकि मौसम उससे भी ज़्यादा ख़राब हो गया था जितना उस दिन यात्रियों ने सोचा था।",
        ),
        ("el", "Το πλοίο έφυγε νωρίς το πρωί από το λιμάνι."),
        ("th", "เรือออกจากท่าแต่เช้า"),
        ("lo", "ເຮືອອອກຈາກທ່າແຕ່ເຊົ້າ"),
        ("km", "កប៉ាល់ចេញពីកំពង់ផែពីព្រឹក"),
        ("my", "သင်္ဘောသည် နံနက်စောစော ထွက်သွားသည်။"),
        ("zh", "渡轮清晨离开港口，晚上返回。"),
        ("ja", "渡船は早朝に港を出て、夕方に帰港した。"),
        ("ko", "배는 아침 일찍 항구를 떠났다."),
        ("ka", "გემი დილით ადრე გავიდა ნავსადგურიდან."),
        ("hy", "Նավը վաղ առավոտյան դուրս եկավ նավահանգստից։"),
        ("ta", "கப்பல் அதிகாலையில் துறைமுகத்தை விட்டுச் சென்றது."),
        ("bn", "জাহাজটি ভোরে বন্দর ছেড়ে গেছে।"),
    ];

    #[test]
    fn a_short_text_tells_its_language() {
        let wrong: Vec<(&str, &str)> = STORIES
            .iter()
            .map(|(language, text)| (*language, of_text(text)))
            .filter(|(language, found)| language != found)
            .collect();
        assert_eq!(wrong, []);
    }

    #[test]
    fn what_tells_none_is_undetermined() {
        for text in [
            "",
            "…",
            "1,000 2,000",
            "Port closed",
            "Порт закрыт",
            "Xj qv zzk. ".repeat(20).as_str(),
        ] {
            assert_eq!(of_text(text), UNDETERMINED, "{text}");
        }
    }

    #[test]
    fn the_script_of_most_letters_counts() {
        for (text, language) in [
            ("သင်္ဘောသည် နံနက်စောစော ထွက်သွားသည် (Reuters)။", "my"),
            ("日本の会社「東京電力」が発表", "ja"),
            (
                "他说日本歌曲《さくら》很好听，大家都非常喜欢这首歌，学校里的孩子们也会唱，老师说明年还要教他们更多的外国歌曲。",
                "zh",
            ),
            ("삼성(三星) 전자는 오늘", "ko"),
        ] {
            assert_eq!(of_text(text), language, "{text}");
        }
    }
}
