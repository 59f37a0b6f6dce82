//! A written date: a day, with its month and year, as newspapers of many languages write it.
//!
//! A date is found by its month, which is a name, a figure between two others, or followed by the character for "month";
//! what stands beside it tells day and year. What could be two dates, such as 9/5/2025, is none: nothing is guessed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::date::PartialDate;
use crate::text::fold;

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day.
    pub date: PartialDate,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The days that a text writes out with month and year, in order.
pub fn dates(text: &str) -> Vec<WrittenDate> {
    let tokens = tokens(text);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((date, taken)) = date_at(&tokens[at..]) else {
            at += 1;
            continue;
        };
        let range = tokens[at].range.start..tokens[at + taken - 1].range.end;
        dates.push(WrittenDate { date, range });
        at += taken;
    }
    dates
}

/// The day that is written out at the beginning of those tokens, and how many it takes.
pub(super) fn date_at(tokens: &[Token<'_>]) -> Option<(PartialDate, usize)> {
    in_figures(tokens)
        .or_else(|| in_signs(tokens))
        .or_else(|| in_names(tokens))
}

/// A run of digits, of letters, or a single other character.
pub(super) struct Token<'a> {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    Word(&'a str),
    Space,
    Other(char),
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let last = tokens
            .last_mut()
            .map(|token| (token.kind, &mut token.range, &mut token.kind));
        match (digit(c), last) {
            // What follows a year at once is the day of another date that ran into it.
            (Some(digit), Some((Kind::Number(number, digits), range, kind))) if digits != 4 || !is_year(number) => {
                *kind = Kind::Number(number.saturating_mul(10).saturating_add(digit), digits + 1);
                range.end = end;
            }
            (Some(digit), _) => tokens.push(Token {
                range: at..end,
                kind: Kind::Number(digit, 1),
            }),
            (None, Some((Kind::Word(_), range, kind))) if is_letter(c) && !is_sign(c) && !starts_word(text, at) => {
                range.end = end;
                *kind = Kind::Word(&text[range.clone()]);
            }
            (None, Some((Kind::Space, range, _))) if c.is_whitespace() => range.end = end,
            (None, _) => tokens.push(Token {
                range: at..end,
                kind: match c {
                    _ if c.is_whitespace() => Kind::Space,
                    _ if is_letter(c) => Kind::Word(&text[at..end]),
                    _ => Kind::Other(c),
                },
            }),
        }
    }
    tokens
}

pub(super) fn is_year(number: u32) -> bool {
    (1900..2100).contains(&number)
}

/// The value of a decimal digit of any of the scripts in which dates are written.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 12] = ['0', '٠', '۰', '०', '০', '๐', '໐', '၀', '០', '０', '੦', '௦'];
    ZEROS
        .iter()
        .find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}

fn is_letter(c: char) -> bool {
    // The marks of Indic scripts, Thai and Burmese are parts of words.
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{1000}'..='\u{1049}' | '\u{1050}'..='\u{109f}')
}

/// The characters for year, month and day of Chinese, Japanese and Korean, each a word by itself.
fn is_sign(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '號' | '号' | '년' | '월' | '일')
}

/// Whether a capital begins a word though a small letter stands before it: two lines of a page run together.
fn starts_word(text: &str, at: usize) -> bool {
    let is_capital = text[at..].starts_with(char::is_uppercase);
    is_capital && text[..at].ends_with(char::is_lowercase) || is_sign_before(text, at)
}

fn is_sign_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(is_sign)
}

/// `2025-05-09`, `2025/5/9`, `9.5.2025`, `13/5/2025`, `5-13-2025`.
fn in_figures(tokens: &[Token]) -> Option<(PartialDate, usize)> {
    // Dots may be followed by a space.
    let mut numbers = Vec::new();
    let mut sign = None;
    let mut at = 0;
    loop {
        let &Kind::Number(number, digits) = &tokens.get(at)?.kind else {
            return None;
        };
        numbers.push((number, digits));
        at += 1;
        if numbers.len() == 3 {
            break;
        }
        let Kind::Other(between @ ('-' | '/' | '.' | '–' | '‑')) = tokens.get(at)?.kind else {
            return None;
        };
        if *sign.get_or_insert(between) != between {
            return None;
        }
        at += 1;
        if between == '.' && tokens.get(at).is_some_and(|token| token.kind == Kind::Space) {
            at += 1;
        }
    }
    let sign = sign?;
    let goes_on = matches!(
        (tokens.get(at).map(|token| token.kind), tokens.get(at + 1).map(|token| token.kind)),
        (Some(Kind::Other(after)), Some(Kind::Number(..))) if after == sign
    );
    let [(a, a_digits), (b, b_digits), (c, c_digits)] = numbers[..] else {
        return None;
    };
    let (year, month, day) = match (a_digits, b_digits, c_digits) {
        _ if goes_on => return None, // an address or a version
        (4, 1..=2, 1..=2) => (a, b, c),
        (1..=2, 1..=2, 4) if sign == '.' || a > 12 || a == b => (c, b, a),
        (1..=2, 1..=2, 4) if b > 12 => (c, a, b),
        _ => return None,
    };
    Some((date(year, month, day)?, at))
}

/// `2025年5月9日`, `2025년 5월 9일`.
fn in_signs(tokens: &[Token]) -> Option<(PartialDate, usize)> {
    const SIGNS: [[&str; 2]; 3] = [["年", "년"], ["月", "월"], ["日", "일"]];
    let mut parts = [0; 3];
    let mut at = 0;
    for (part, signs) in parts.iter_mut().zip(SIGNS) {
        while tokens.get(at).is_some_and(|token| token.kind == Kind::Space) {
            at += 1;
        }
        let Kind::Number(number, _) = tokens.get(at)?.kind else {
            return None;
        };
        *part = number;
        at += 1;
        while tokens.get(at).is_some_and(|token| token.kind == Kind::Space) {
            at += 1;
        }
        match tokens.get(at)?.kind {
            Kind::Word(word) if signs.iter().any(|sign| word.starts_with(sign)) || word == "号" || word == "號" => {}
            _ => return None,
        }
        at += 1;
    }
    Some((date(parts[0], parts[1], parts[2])?, at))
}

/// `May 9, 2025`, `9th of May 2025`, `9 de mayo de 2025`, `9. Mai 2025`, `၂၀၂၅ ခုနှစ် မေလ ၉ ရက်`.
fn in_names(tokens: &[Token]) -> Option<(PartialDate, usize)> {
    /// Most that a date takes, with what stands between its parts.
    const LONGEST: usize = 16;
    let mut parts: Vec<Part> = Vec::new();
    let mut taken = 0;
    let mut at = 0;
    while at < tokens.len().min(LONGEST) && parts.len() < 3 {
        let (part, length) = part(&tokens[at..], parts.last());
        at += length;
        match part {
            Some(Part::Between) if parts.is_empty() => return None,
            Some(Part::Between) => {}
            Some(part) => {
                parts.push(part);
                taken = at;
            }
            None => break,
        }
    }
    let (year, month, day) = match parts[..] {
        [Part::Number(day, ..=2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(day, ..=2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month), Part::Number(day, ..=2)] => (year, month, day),
        _ => return None,
    };
    Some((date(year, u32::from(month), day)?, taken))
}

/// What may stand between the parts of a date.
pub(super) const BETWEEN: &[&str] = &[
    ".",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "the",
    "de",
    "del",
    "d",
    "er",
    "e",
    "den",
    "og",
    "г",
    "года",
    "року",
    "lea",
    "της",
    "του",
    "tháng",
    "năm",
    "ngày",
    "tahun",
    "พ",
    "ศ",
    "ခုနှစ်",
    "ခု",
    "ရက်",
    "ရက်နေ့",
];

/// A part of a date in which the month has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number(u32, usize),
    Month(u8),
    /// What may stand between the others: a comma, "of", "th".
    Between,
}

/// The next part and how many tokens it takes; no part if a date cannot go on so.
fn part(tokens: &[Token], before: Option<&Part>) -> (Option<Part>, usize) {
    match tokens[0].kind {
        Kind::Number(number, digits @ (1 | 2 | 4)) => (Some(Part::Number(number, digits)), 1),
        Kind::Space | Kind::Other(',' | '.' | 'º' | '°' | '،' | '’' | '\'' | '၊') => (Some(Part::Between), 1),
        Kind::Word(word) => match month_at(tokens, word) {
            Some((month, length)) if !matches!(before, Some(Part::Month(_))) => (Some(Part::Month(month)), length),
            _ if BETWEEN.contains(&fold(word).as_str()) || BETWEEN.contains(&word) => (Some(Part::Between), 1),
            _ => (None, 1),
        },
        Kind::Number(..) | Kind::Other(_) => (None, 1),
    }
}

/// The month of which the name stands there, and how many tokens it takes.
pub(super) fn month_at(tokens: &[Token], word: &str) -> Option<(u8, usize)> {
    // Longer names first: `كانون الأول` is another month than `كانون الثاني`, and `ธ.ค.` has a point in it.
    if let Some(parts) = tokens.get(..3).filter(|_| LONG_BEGINNINGS.contains(&fold(word))) {
        let name: String = parts
            .iter()
            .map(|token| match token.kind {
                Kind::Word(word) => fold(word),
                Kind::Number(number, _) => number.to_string(),
                Kind::Space => " ".to_owned(),
                Kind::Other(c) => c.to_string(),
            })
            .collect();
        if let Some(&month) = MONTHS.get(&name) {
            return Some((month, 3));
        }
    }
    // "may" and "march" are months only with a capital where the language has capitals.
    let is_small = word.starts_with(|c: char| c.is_ascii_lowercase());
    let folded = fold(word);
    let month = *MONTHS.get(folded.as_str())?;
    (!is_small || !["may", "march", "mar", "sept", "dec", "set"].contains(&folded.as_str())).then_some((month, 1))
}

/// The month of that name in English, with its capital.
pub(super) fn english_month(word: &str) -> Option<u8> {
    let mut months = NAMES[0].split(' ');
    let place = months.position(|names| names.split('/').any(|name| name == word))?;
    Some(place as u8 + 1)
}

/// Whether any language has a month of that name.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains_key(&fold(word))
}

/// A day that the calendar has, in a year in which there were newspapers; years of the Buddhist era are told by their size.
fn date(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    const BUDDHIST: u32 = 543;
    let year = match year {
        2350..=2700 => year - BUDDHIST,
        _ => year,
    };
    let year = u16::try_from(year).ok().filter(|year| (1600..2200).contains(year))?;
    PartialDate::new(year, Some(u8::try_from(month).ok()?), Some(u8::try_from(day).ok()?))
}

/// The months by their folded names.
static MONTHS: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for names in NAMES {
        for (month, names) in names.split(' ').enumerate() {
            for name in names.split('/') {
                months.entry(fold(&name.replace('_', " "))).or_insert(month as u8 + 1);
            }
        }
    }
    months
});

/// What months of several words begin with, folded.
static LONG_BEGINNINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let long = MONTHS.keys().filter(|name| beginning(name).len() < name.len());
    long.map(|name| beginning(name).to_owned()).collect()
});

/// What the names of months begin with, folded.
pub(super) fn month_beginnings() -> impl Iterator<Item = String> {
    MONTHS.keys().map(|name| beginning(name).to_owned())
}

/// The first word of a name.
fn beginning(name: &str) -> &str {
    &name[..name.find([' ', '.']).unwrap_or(name.len())]
}

/// Of each language the twelve months, in their ways of being written; `_` stands for a space.
const NAMES: [&str; 27] = [
    // English
    "January/Jan February/Feb March/Mar April/Apr May June/Jun July/Jul August/Aug September/Sept/Sep October/Oct November/Nov December/Dec",
    // German
    "Januar/Jänner Februar/Feber März April Mai Juni Juli August September Oktober/Okt November Dezember/Dez",
    // French
    "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc",
    // Spanish
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic",
    // Portuguese
    "janeiro fevereiro/fev março abril maio junho julho agosto setembro outubro/out novembro dezembro",
    // Italian
    "gennaio/gen febbraio/febbr marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett ottobre/ott novembre dicembre",
    // Dutch
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    // Swedish, Danish, Norwegian
    "januari/januar februari/februar mars/marts april maj/mai juni juli augusti/august september oktober november december/desember/des",
    // Finnish
    "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu",
    // Polish
    "stycznia/styczeń/styczniu lutego/luty/lutym marca/marzec/marcu kwietnia/kwiecień/kwietniu maja/maju czerwca/czerwiec/czerwcu lipca/lipiec/lipcu sierpnia/sierpień/sierpniu września/wrzesień/wrześniu października/październik/październiku listopada/listopad/listopadzie grudnia/grudzień/grudniu",
    // Czech and Slovak
    "ledna/leden/januára února/únor/februára března/březen/marca dubna/duben/apríla května/květen/mája června/červen/júna července/červenec/júla srpna/srpen/augusta září/septembra října/říjen/októbra listopadu/novembra prosince/prosinec/decembra",
    // Hungarian
    "január február március április május június július augusztus szeptember október november december",
    // Romanian
    "ianuarie/ian februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    // Turkish
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    // Indonesian and Malay
    "Januari/Jan Februari/Februari Maret/Mac April Mei Juni/Jun Juli/Julai Agustus/Ogos September Oktober November/Nopember Desember/Disember",
    // Russian
    "января/январь/январе/янв февраля/февраль/феврале/фев марта/март/марте/мар апреля/апрель/апреле/апр мая/май/мае июня/июнь/июне/июн июля/июль/июле/июл августа/август/августе/авг сентября/сентябрь/сентябре/сен/сент октября/октябрь/октябре/окт ноября/ноябрь/ноябре/ноя декабря/декабрь/декабре/дек",
    // Ukrainian
    "січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні травня/травень/травні червня/червень/червні липня/липень/липні серпня/серпень/серпні вересня/вересень/вересні жовтня/жовтень/жовтні листопада/листопад/листопаді грудня/грудень/грудні",
    // Bulgarian
    "януари февруари март април май юни юли август септември октомври ноември декември",
    // Greek
    "Ιανουαρίου/Ιαν Φεβρουαρίου/Φεβ Μαρτίου/Μαρ Απριλίου/Απρ Μαΐου/Μαι Ιουνίου/Ιουν Ιουλίου/Ιουλ Αυγούστου/Αυγ Σεπτεμβρίου/Σεπ Οκτωβρίου/Οκτ Νοεμβρίου/Νοε Δεκεμβρίου/Δεκ",
    // Arabic, in Egypt and the Gulf, and in the Levant
    "يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول",
    // Persian
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    // Hebrew
    "ינואר/בינואר פברואר/בפברואר מרץ/במרץ/מרס/במרס אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    // Hindi
    "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    // Thai
    "มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค",
    // Burmese
    "ဇန်နဝါရီလ/ဇန်နဝါရီ/ဇန်နဝါရီလ ဖေဖော်ဝါရီလ/ဖေဖော်ဝါရီ မတ်လ/မတ် ဧပြီလ/ဧပြီ မေလ/မေ ဇွန်လ/ဇွန် ဇူလိုင်လ/ဇူလိုင် ဩဂုတ်လ/ဩဂုတ်/သြဂုတ်လ/သြဂုတ် စက်တင်ဘာလ/စက်တင်ဘာ အောက်တိုဘာလ/အောက်တိုဘာ နိုဝင်ဘာလ/နိုဝင်ဘာ ဒီဇင်ဘာလ/ဒီဇင်ဘာ",
    // Vietnamese
    "tháng_1/tháng_giêng tháng_2 tháng_3 tháng_4/tháng_tư tháng_5 tháng_6 tháng_7 tháng_8 tháng_9 tháng_10 tháng_11 tháng_12",
    // Swahili
    "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        dates(text)
            .iter()
            .map(|it| format!("{} {}", it.date, &text[it.range.clone()]))
            .collect()
    }

    #[test]
    fn days_are_read_in_the_ways_that_newspapers_write_them() {
        for (text, want) in [
            ("May 9, 2025", "2025-05-09"),
            ("9 May 2025", "2025-05-09"),
            ("9th of May, 2025", "2025-05-09"),
            ("Friday, Sept. 5th 2025 at 10:00AM", "2025-09-05"),
            ("2025-05-09T10:00:00Z", "2025-05-09"),
            ("2025/5/9", "2025-05-09"),
            ("12-19-2023", "2023-12-19"),
            ("19/12/2023", "2023-12-19"),
            ("9.5.2025", "2025-05-09"),
            ("9. 5. 2025", "2025-05-09"),
            ("Am 9. Mai 2025", "2025-05-09"),
            ("1er janvier 2024", "2024-01-01"),
            ("21 de diciembre de 2023", "2023-12-21"),
            ("21 de março de 2023", "2023-03-21"),
            ("21 декабря 2023 г.", "2023-12-21"),
            ("21 грудня 2023 року", "2023-12-21"),
            ("21 grudnia 2023", "2023-12-21"),
            ("2023. december 21.", "2023-12-21"),
            ("21 Δεκεμβρίου 2023", "2023-12-21"),
            ("21 Aralık 2023", "2023-12-21"),
            ("٢١ ديسمبر ٢٠٢٣", "2023-12-21"),
            ("21 كانون الأول 2023", "2023-12-21"),
            ("21 בדצמבר 2023", "2023-12-21"),
            ("21 दिसंबर 2023", "2023-12-21"),
            ("21 ธันวาคม 2566", "2023-12-21"),
            ("21 ธ.ค. 2566", "2023-12-21"),
            ("๒๑ ธันวาคม ๒๕๖๖", "2023-12-21"),
            ("၂၀၂၅ ခုနှစ် မတ်လ ၄ ရက်", "2025-03-04"),
            ("၂၀၂၅ခုနှစ်၊ မတ်လ ၄ရက်", "2025-03-04"),
            ("2023年12月21日", "2023-12-21"),
            ("2023년 12월 21일", "2023-12-21"),
            ("Ngày 21 tháng 12 năm 2023", "2023-12-21"),
            ("Doric SamDecember 20, 2023", "2023-12-20"),
            ("6 December 20236 December 2023", "2023-12-06"),
        ] {
            assert!(
                read(text).first().is_some_and(|found| found.starts_with(want)),
                "{text}: {:?}",
                read(text)
            );
        }
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_none() {
        for text in [
            "2025",
            "May 2025",
            "9 May",
            "February 30, 2025",
            "9/5/2025",
            "21 °c",
            "2 weeks ago",
            "You may 9 2025 times",
            "1.2.3.4",
            "10.12.2023.7",
            "9 knights 2025",
            "192-168-2023",
            "May",
            "",
            "١٢",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn each_date_of_a_text_is_found_with_its_place() {
        assert_eq!(
            read("Updated Dec. 23, 2023 4:04AM EST / Published 22 December 2023"),
            ["2023-12-23 Dec. 23, 2023", "2023-12-22 22 December 2023"]
        );
    }
}
