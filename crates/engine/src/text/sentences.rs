//! Sentences: where they end.

use super::case::{is_capital, is_small};
use std::ops::Range;

use super::fold;

/// The sentences of a text, in order, without the white space around them.
///
/// A sentence ends after a full stop, question or exclamation mark, with the quotation marks and brackets that close
/// behind it, if white space follows and then no small letter; not after an abbreviation or an initial. The marks of
/// scripts that write without spaces end one in any case. The text is one paragraph: a line break in it is where a
/// line was full, and ends no sentence.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in sentence_ends(text) {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if trimmed.chars().any(char::is_alphanumeric) {
            let first = start + (piece.len() - piece.trim_start().len());
            sentences.push(first..first + trimmed.len());
        } else if let (Some(last), false) = (sentences.last_mut(), trimmed.is_empty()) {
            last.end = start + piece.trim_end().len(); // a stray mark
        }
        start = end;
    }
    sentences
}

/// The sentence that holds that byte, or what is near it of one that is longer than any writer's. It is looked for near the
/// byte only, so that this takes no longer in a text of megabytes.
pub fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    const FAR: usize = 600; // in bytes
    let start = text.floor_char_boundary(byte.saturating_sub(FAR));
    let end = text.ceil_char_boundary((byte + FAR).min(text.len()));
    let near = &text[start..end];
    let mut sentences = sentences(near).into_iter();
    let held = sentences.find(|it| it.contains(&(byte - start)));
    let held = held.unwrap_or(0..near.len());
    start + held.start..start + held.end
}

/// Where sentences end, the last at the end of the text.
fn sentence_ends(text: &str) -> Vec<usize> {
    const SPACED: [char; 5] = ['.', '!', '?', '…', '؟'];
    const UNSPACED: [char; 8] = ['。', '！', '？', '｡', '।', '॥', '။', '។'];
    const CLOSING: [char; 11] = ['"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', '“'];
    let is_end = |c: &char| SPACED.contains(c) || UNSPACED.contains(c);
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !is_end(&c) {
            continue;
        }
        let mut unspaced = UNSPACED.contains(&c);
        while let Some((_, c)) = chars.next_if(|(_, c)| is_end(c) || CLOSING.contains(c)) {
            unspaced |= UNSPACED.contains(&c);
        }
        let Some(&(end, next)) = chars.peek() else { break };
        let goes_on = text[end..].trim_start().starts_with(is_small);
        let is_over = |before: &str| !ends_in_abbreviation(before) && !ends_in_day(before, &text[end..]);
        if unspaced || (next.is_whitespace() && !goes_on && is_over(&text[..end])) {
            ends.push(end);
        }
    }
    ends.push(text.len());
    ends
}

/// Whether the text stops in a date as German writes it, "am 3. März": a day with its point, and a month behind it. Other
/// languages that put a point there write months small.
fn ends_in_day(text: &str, rest: &str) -> bool {
    const MONTHS: [&str; 13] = [
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let before = text.strip_suffix('.').unwrap_or_default();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let next = rest.trim_start();
    let month = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (1..=2).contains(&digits) && MONTHS.contains(&month)
}

/// Whether the text stops at a point that shortens a word instead of ending a sentence.
fn ends_in_abbreviation(text: &str) -> bool {
    const SHORTENED: [&str; 33] = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "capt", "maj", "sgt", "sen", "rep", "gov", "st", "vs",
        "inc", "jr", "sr", "brig", "adm", "hon", "rev", "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov",
        "dec",
    ];
    let text = text.trim_end();
    let Some(stem) = text.strip_suffix('.') else {
        return false;
    };
    let word = stem
        .rsplit(|c: char| c.is_whitespace() || c == '(' || c == '“' || c == '"')
        .next()
        .unwrap_or("");
    let is_initial = word.chars().count() == 1 && word.chars().all(is_capital);
    is_initial || SHORTENED.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_survive_titles_and_initials() {
        assert_eq!(
            cut("Senior Gen. Min Aung Hlaing came. He met J. Smith in St. Petersburg! “Why?” Nobody knew."),
            [
                "Senior Gen. Min Aung Hlaing came.",
                "He met J. Smith in St. Petersburg!",
                "“Why?”",
                "Nobody knew."
            ]
        );
    }

    #[test]
    fn the_sentence_of_a_byte_is_found_near_it() {
        let text = "One came. The other သွားသည်။ Nobody knew.".repeat(1000);
        for byte in [0, 12, 20_000, text.len() - 3] {
            let byte = text.floor_char_boundary(byte);
            let found = sentence_at(&text, byte);
            assert!(found.contains(&byte) && sentences(&text).contains(&found), "{byte}");
        }
        let endless = "word ".repeat(1000);
        let found = sentence_at(&endless, 2500);
        assert!(found.contains(&2500) && found.len() <= 1202);
        assert_eq!(sentence_at("", 0), 0..0);
    }

    #[test]
    fn a_day_before_its_month_ends_no_sentence() {
        assert_eq!(
            cut("Die Brücke wurde am 3. März gesperrt. Es waren 14. Alle kamen."),
            ["Die Brücke wurde am 3. März gesperrt.", "Es waren 14.", "Alle kamen."]
        );
    }

    #[test]
    fn a_full_line_ends_no_sentence() {
        assert_eq!(
            cut("The old\nport opened.\nAll\ncame."),
            ["The old\nport opened.", "All\ncame."]
        );
    }

    #[test]
    fn marks_within_a_sentence_and_of_other_scripts() {
        assert_eq!(
            cut("“Why?” he asked. It was 3.5 km to St. Ives, i.e. far."),
            ["“Why?” he asked.", "It was 3.5 km to St. Ives, i.e. far.",]
        );
        assert_eq!(cut("他走了。我来了！"), ["他走了。", "我来了！"]);
        assert_eq!(
            cut("He left (at last.) Then: nothing"),
            ["He left (at last.)", "Then: nothing"]
        );
    }

    #[test]
    fn a_sentence_keeps_its_closing_quotation_mark() {
        assert_eq!(cut("“It is done.” He left."), ["“It is done.”", "He left."]);
    }

    #[test]
    fn nothing_alphanumeric_is_lost() {
        for text in ["", "…", "one", "A. B. C.", "no full stop\nnext line", "x! … y"] {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let joined: String = cut(text).concat();
            assert_eq!(letters(&joined), letters(text), "{text:?}");
        }
    }
}
