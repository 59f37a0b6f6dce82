//! Words: where they begin and end, and the forms in which they are compared.

use std::ops::Range;

use super::boundaries::segments;
use super::case::lower;
use super::fold;
use super::marks::{is_apostrophe, is_invisible};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// It in lower case, accents and all; apostrophes are "'", and what is not seen is left out.
    pub form: String,
    /// Its form for matching: the form [folded](fold), without the points of an abbreviation in single letters ("U.S."
    /// is "us"), the commas of a number ("1,000" is "1000") and the quotation mark of a Hebrew abbreviation.
    pub folded: String,
}

/// The words of a text, in order: runs of letters and digits after Unicode Standard Annex 29, with these differences.
///
/// - A possessive ending ("Myanmar’s") is left out, so that the bare word finds it.
/// - An article that is elided before a vowel ("l’Élysée") is a word of its own, without its apostrophe.
/// - A number and the unit that is written on to it ("5km") are two words.
/// - What joins words without being a letter, such as "_" and the narrow space, parts them. Hyphens do anyway.
/// - Of scripts that are written without spaces every character, with the marks on it, is a word, Katakana included.
/// - A run of nothing but marks is none.
///
/// So every run of words, cut out of its text, has the same words.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let word = |range: Range<usize>| {
        let (form, folded) = forms(&text[range.clone()])?;
        Some(Word { range, form, folded })
    };
    runs(text).into_iter().filter_map(word)
}

/// Where the words of a text stand, and some runs that are none: those of which [`forms`] says so.
pub(crate) fn runs(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for segment in segments(text) {
        if text[segment.clone()].contains(|c| is_connector(c) || is_joined_unspaced(c)) {
            part(text, segment, &mut ranges);
        } else {
            cut(text, segment, &mut ranges);
        }
    }
    ranges
}

/// The form of a word and its folded form, which it alone tells; nothing if it is a run of marks.
pub(crate) fn forms(surface: &str) -> Option<(String, String)> {
    let form = form(surface);
    let folded = without_inner_marks(fold(&form));
    folded.contains(char::is_alphanumeric).then_some((form, folded))
}

/// Whether the character is a letter of a script that is written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    let of_such_a_script = matches!(
        u32::from(c),
        0xe00..=0xeff // Thai, Lao
            | 0x1000..=0x109f // Myanmar
            | 0x1780..=0x17ff // Khmer
            | 0x1950..=0x19ff // Tai Le, New Tai Lue, Khmer symbols
            | 0x1a20..=0x1aaf // Tai Tham
            | 0x3005..=0x3007
            | 0x3021..=0x3029
            | 0x3031..=0x303c
            | 0x3041..=0x30ff // Hiragana, Katakana
            | 0x31f0..=0x31ff
            | 0x3400..=0x4dbf
            | 0x4e00..=0x9fff
            | 0xa9e0..=0xa9ff
            | 0xaa60..=0xaadf // Myanmar, Tai Viet
            | 0xf900..=0xfaff
            | 0xff66..=0xff9f
            | 0x1aff0..=0x1b16f
            | 0x20000..=0x3ffff
    );
    of_such_a_script && c.is_alphabetic()
}

/// Elided words, as they stand before an apostrophe and a vowel: French, Italian, Catalan, Occitan.
const ELIDED: &str = "l d j m t s c n qu jusqu lorsqu puisqu quoiqu dell all nell sull dall quell un gl degl agl negl \
    sugl dagl quegl coll";

/// Units that are written on to a number. Left out are the endings of ordinals and decades (4th, 1990s), and what is
/// part of a name more often than a unit (3D, 4K). Their case is not looked at, for a query need not have it.
const UNITS: &str = "m km cm mm nm \u{3bc}m mi ft yd km2 m2 m3 ha g kg mg \u{3bc}g t kt mt lb lbs oz l ml cl dl hl w kw mw \
    gw tw wh kwh mwh gwh twh v kv hp hz khz mhz ghz kb mb gb tb kbps mbps gbps kmh kph mph kn h hr hrs min sec ms am pm \
    bn mn tn trn mln mrd \u{43a}\u{43c} \u{43c} \u{43a}\u{433} \u{433}";

/// Parts what the Annex joins by connectors, and letters of scripts without spaces that it joins; cuts what is left.
fn part(text: &str, segment: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let mut last = segment.start;
    let mut piece = |start: usize, end: usize| {
        for piece in segments(&text[start..end]) {
            cut(text, start + piece.start..start + piece.end, ranges);
        }
    };
    for (at, c) in text[segment.clone()].char_indices() {
        let at = segment.start + at;
        // The voicing marks of half width are letters by their category.
        let is_letter = c.is_alphanumeric() && !matches!(c, '\u{ff9e}' | '\u{ff9f}');
        let is_apart = is_joined_unspaced(c) || is_letter && text[last..].starts_with(is_joined_unspaced);
        if is_connector(c) || is_apart {
            piece(last, at);
            last = if is_apart { at } else { at + c.len_utf8() };
        }
    }
    piece(last, segment.end);
}

/// Appends the words of a run of letters and digits that the Annex takes for one word.
fn cut(text: &str, segment: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    // A vowel sign without a letter is joined to the space before it.
    let mut word = text[segment.clone()].trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut start = segment.end - word.len();
    if is_possessive_of_abbreviation(&text[..start], word) {
        return;
    }
    word = without_possessive(word);
    while let Some((article, rest)) = word.split_once(is_apostrophe) {
        if !is_segment(rest) || !is_listed(&form(article), ELIDED) {
            break;
        }
        ranges.push(start..start + article.len());
        start += word.len() - rest.len();
        word = rest;
    }
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let digits = word.len() - unit.len();
    if digits > 0 && is_segment(unit) && is_listed(&fold(unit), UNITS) {
        ranges.push(start..start + digits);
        ranges.push(start + digits..start + word.len());
    } else {
        ranges.push(start..start + word.len());
    }
}

/// Whether the Annex takes it for one word, which it does not if a mark comes first.
fn is_segment(text: &str) -> bool {
    segments(text).first() == Some(&(0..text.len()))
}

fn is_listed(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// The word without "’s" at its end, nor an apostrophe: the Annex leaves one at the end of a Hebrew word, where it
/// may be a closing quotation mark.
fn without_possessive(word: &str) -> &str {
    let mut word = word;
    loop {
        let rest = word.strip_suffix(['s', 'S']).unwrap_or(word);
        match rest.strip_suffix(is_apostrophe) {
            Some(shorter) if !shorter.is_empty() => word = shorter,
            _ => return word,
        }
    }
}

/// Whether the word is the "s" of "U.S.’s", which the Annex parts from its word.
fn is_possessive_of_abbreviation(before: &str, word: &str) -> bool {
    let abbreviation = before
        .strip_suffix(is_apostrophe)
        .and_then(|before| before.strip_suffix('.'));
    word.eq_ignore_ascii_case("s") && abbreviation.is_some_and(|before| before.ends_with(char::is_alphabetic))
}

/// What the Annex takes into a word though it is no letter: connecting punctuation and the narrow space.
fn is_connector(c: char) -> bool {
    matches!(
        c,
        '_' | '\u{202f}' | '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'
            ..='\u{fe4f}' | '\u{ff3f}'
    )
}

/// The letters of scripts without spaces that the Annex joins all the same: Katakana, and marks of repetition.
fn is_joined_unspaced(c: char) -> bool {
    matches!(
        u32::from(c),
        0x3005 | 0x3031..=0x3035 | 0x303b..=0x303c
            | 0x309b..=0x309c
            | 0x30a0..=0x30fa
            | 0x30fc..=0x30ff
            | 0x31f0..=0x31ff
            | 0x32d0..=0x32fe
            | 0x3300..=0x3357
            | 0xff66..=0xff9d
            | 0x1aff0..=0x1b000
            | 0x1b120..=0x1b122
            | 0x1b155
            | 0x1b164..=0x1b167
    )
}

fn form(surface: &str) -> String {
    if surface.is_ascii() {
        return surface.to_ascii_lowercase();
    }
    let mut form = String::with_capacity(surface.len());
    for c in surface.chars().filter(|&c| !is_invisible(c)) {
        match c {
            c if is_apostrophe(c) => form.push('\''),
            'İ' => form.push('i'), // in lower case it would keep its dot as a mark
            c => form.push(lower(c)),
        }
    }
    form
}

/// A folded word without the marks in it that do not count.
fn without_inner_marks(folded: String) -> String {
    if folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return folded;
    }
    let mut left_out: Vec<char> = Vec::new();
    let mut single = folded.split('.');
    if folded.contains('.')
        && single.all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
    {
        left_out.push('.');
    }
    // Between letters the Annex keeps no comma, between digits no quotation mark.
    left_out.extend([',', '\u{66c}', '"', '\u{5f4}']);
    let bare = folded.trim_matches('\'');
    if bare.len() == folded.len() && !folded.contains(&left_out[..]) {
        return folded;
    }
    bare.replace(&left_out[..], "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        words(text).map(|word| &text[word.range]).collect()
    }

    /// The folded words, between spaces.
    fn folded(text: &str) -> String {
        let words: Vec<String> = words(text).map(|word| word.folded).collect();
        words.join(" ")
    }

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let text = "Myanmar’s T-34 café, 7.7-magnitude";
        let got: Vec<(&str, String)> = words(text).map(|word| (&text[word.range], word.folded)).collect();
        let want = [
            ("Myanmar", "myanmar"),
            ("T", "t"),
            ("34", "34"),
            ("café", "cafe"),
            ("7.7", "7.7"),
            ("magnitude", "magnitude"),
        ];
        assert_eq!(got, want.map(|(surface, folded)| (surface, folded.to_owned())));
    }

    #[test]
    fn a_form_keeps_its_accents() {
        for (surface, want) in [
            ("Café", "café"),
            ("DON’T", "don't"),
            ("İstanbul", "istanbul"),
            ("co\u{ad}operate", "cooperate"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("שָׁלוֹם", "שָׁלוֹם"),
            ("ﬁn", "ﬁn"),
            ("U.S", "u.s"),
            ("1,000", "1,000"),
            ("ΟΔΟΣ", "οδοσ"),
        ] {
            let forms: Vec<String> = words(surface).map(|word| word.form).collect();
            assert_eq!(forms, [want], "{surface}");
        }
    }

    #[test]
    fn what_stands_in_a_word_and_does_not_count() {
        for (text, want) in [
            ("the U.S. and the U.N.’s men", "the us and the un men"),
            ("at 9 a.m. (U.S.S.R.) e.g. so", "at 9 am ussr eg so"),
            ("www.example.org Ph.D. v2.0", "www.example.org ph.d v2.0"),
            ("1,000 or 1,234,567.89", "1000 or 1234567.89"),
            (
                "workers’ boss’s James’s rock ’n’ roll",
                "workers boss james rock n roll",
            ),
            ("don’t O’Brien o'clock", "don't o'brien o'clock"),
            ("_so_ they_say", "so they say"),
            ("«\u{202f}oui\u{202f}» non\u{202f}! 10\u{202f}000", "oui non 10 000"),
            ("צה״ל צה\"ל ‘שלום’ ג׳ורג׳", "צהל צהל שלום ג'ורג"),
            ("п’ять пʼять п'ять", "п'ять п'ять п'ять"),
            ("ـ َ \u{200d} ်", ""),
        ] {
            assert_eq!(folded(text), want, "{text}");
        }
    }

    /// A sentence in each script, and its words between bars.
    #[test]
    fn words_of_many_scripts() {
        for (text, want) in [
            ("The harbour’s 3 ships sailed.", "the|harbour|3|ships|sailed"),
            ("L’été, à Évian, on s’aime.", "l|ete|a|evian|on|s|aime"),
            ("Das Schiff fährt über 20km weit.", "das|schiff|fahrt|uber|20|km|weit"),
            ("Ещё один корабль пришёл в порт.", "еще|один|корабль|пришел|в|порт"),
            ("وصلت السفينةُ إلى الميناء.", "وصلت|السفينة|الى|الميناء"),
            ("הָאֳנִיָּה הגיעה לנמל.", "האניה|הגיעה|לנמל"),
            ("जहाज़ बंदरगाह पहुँचा।", "जहाज़|बंदरगाह|पहुँचा"),
            ("เรือมาถึง", "เ|รื|อ|ม|า|ถึ|ง"),
            ("ເຮືອມາ", "ເ|ຮື|ອ|ມ|າ"),
            ("កប៉ាល់មក", "ក|ប៉ា|ល់|ម|ក"),
            ("သင်္ဘောဆိုက်ပြီ။", "သ|င်္|ဘော|ဆို|က်|ပြီ"),
            ("船到港了。", "船|到|港|了"),
            ("フェリーが港に着く。", "フ|ェ|リ|ー|か\u{3099}|港|に|着|く"),
            ("배가 항구에 도착했다.", "배가|항구에|도착했다"),
        ] {
            let got: Vec<String> = words(text).map(|word| word.folded).collect();
            assert_eq!(got, want.split('|').map(fold).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_text_without_spaces_stands_in_it_in_a_row() {
        for (text, part) in [
            ("新しいスーパーコンピューターが動く", "コンピューター"),
            ("ｽｰﾊﾟｰｺﾝﾋﾟｭｰﾀｰ", "コンピューター"),
            ("人々の時々", "時々"),
            ("ရန်ကုန်မြို့သို့", "မြို့"),
            ("ประเทศไทยและลาว", "ไทย"),
            ("ປະເທດລາວ", "ລາວ"),
            ("ព្រះរាជាណាចក្រកម្ពុជា", "កម្ពុជា"),
            ("国务院总理2025年访问", "总理2025年"),
        ] {
            let of = |text: &str| words(text).map(|word| word.folded).collect::<Vec<_>>();
            let (all, part_words) = (of(text), of(part));
            assert!(
                all.windows(part_words.len()).any(|run| run == part_words),
                "{text}: {part}"
            );
        }
    }

    #[test]
    fn letters_of_scripts_without_spaces() {
        for c in "漢々〇あアーｱกແកက".chars() {
            assert!(is_unspaced(c), "{c}");
        }
        for c in "aé한אبक1๑၁。་ཀ・".chars() {
            assert!(!is_unspaced(c), "{c}");
        }
    }

    #[test]
    fn elided_articles_are_words() {
        for (text, want) in [
            ("l’Élysée", "l elysee"),
            ("L'eau d’Évian qu’il n'a", "l eau d evian qu il n a"),
            ("jusqu’à l’aujourd’hui", "jusqu a l aujourd'hui"),
            (
                "dell’Unione all'estero un’altra quell’uomo",
                "dell unione all estero un altra quell uomo",
            ),
            ("qu’l’un’s", "qu l un"),
            ("l’ amour l’5", "l amour l 5"),
            ("rock'n'roll can't", "rock'n'roll can't"),
        ] {
            assert_eq!(folded(text), want, "{text}");
        }
        assert_eq!(surfaces("de l’Élysée"), ["de", "l", "Élysée"]);
    }

    #[test]
    fn numbers_and_their_units_are_two_words() {
        for (text, want) in [
            ("5km 1,500kg 2.5m 20MW", "5 km 1500 kg 2.5 m 20 mw"),
            ("90km/h 5°C 10% 5pm 14bn", "90 km h 5 c 10 5 pm 14 bn"),
            ("5µm 40mph 5G 1.4GHz", "5 μm 40 mph 5 g 1.4 ghz"),
            ("4th 1990s 3D T34 A4 737 2x4 km5", "4th 1990s 3d t34 a4 737 2x4 km5"),
            ("5 km²", "5 km 2"),
            ("12км", "12 км"),
        ] {
            assert_eq!(folded(text), want, "{text}");
        }
    }

    #[test]
    fn letters_of_scripts_without_spaces_are_never_joined() {
        let joined: Vec<char> = ('\0'..=char::MAX)
            .filter(|&c| is_unspaced(c))
            // Of the ideographs, which are many and alike, one in a hundred.
            .filter(|&c| !matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..) || u32::from(c) % 100 == 0)
            .filter(|c| {
                let after = |next: &str| words(&format!("{c}{next}")).next().map(|word| word.range.end);
                // What takes a mark is a letter; what is taken by one is a mark.
                let is_mark = surfaces(&format!("က{c}")).len() == 1;
                let apart = ["ア", "ー", "々", "漢", "ก", "က", "a", "1", "한", "א", "'a", ".a", "_a"];
                !is_mark && apart.iter().any(|next| after(next) != Some(c.len_utf8()))
            })
            .collect();
        assert_eq!(
            joined,
            [],
            "{}",
            joined
                .iter()
                .map(|c| c.escape_unicode().to_string())
                .collect::<String>()
        );
    }

    proptest! {
        /// A run of words that is cut out of its text has the same words.
        #[test]
        fn cutting_is_stable(
            text in "([a-cls]|[sSkmU.,'’_ -]|[0-9]|l’|d'|qu’|5km|’s|U\\.S\\.|é|ß|[ア-オー々]|[あ-お漢字]|[กขเา่]|[ກ-ຄາ]|[កខ្រា]|[ကခ္ျား]|[א-ג״\"]|[بت َـ]|[가-나]|\\u{301}|\\u{ad}|\\u{202f}){0,12}",
            from in 0..12usize,
            count in 1..12usize,
        ) {
            // What belongs to what belongs to somebody is written by nobody, and one apostrophe too many is left in it.
            prop_assume!(!text.replace(is_apostrophe, "'").to_lowercase().contains("'s's"));
            let whole: Vec<Word> = words(&text).collect();
            let run: Vec<&Word> = whole.iter().skip(from).take(count).collect();
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                let start = first.range.start;
                let part = &text[start..last.range.end];
                let cut: Vec<Word> = words(part)
                    .map(|word| Word { range: start + word.range.start..start + word.range.end, ..word })
                    .collect();
                prop_assert_eq!(cut.iter().collect::<Vec<_>>(), run, "{:?} of {:?}", part, text);
            }
        }

        #[test]
        fn words_are_apart_and_in_order(text in ".{0,20}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(end <= word.range.start && word.range.start < word.range.end);
                prop_assert!(text[word.range.clone()].contains(char::is_alphanumeric));
                prop_assert!(text[word.range.clone()].starts_with(char::is_alphanumeric));
                end = word.range.end;
            }
        }
    }
}
