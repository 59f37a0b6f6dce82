//! Quotations: what stands in quotation marks.

use std::ops::Range;

/// What a quotation may begin with. Words hold none of these where one could begin, so these stand between words.
pub(crate) const OPENING: &str = "“„‟«‹「『”»›\"‚‘";

/// The stretches of a passage between quotation marks, in order, without the marks and never empty.
///
/// Quotations within a quotation belong to it. One that is never closed runs to the end, as newspapers write a
/// quotation that goes on in the next paragraph; but straight and single marks, and marks turned round, come in pairs or
/// are none: alone they are inches, apostrophes and slips.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut marks = Marks {
        text,
        is_balanced: true,
        unclosed: String::new(),
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at + c.len_utf8();
        at = start;
        let Some(closing) = marks.closing(start - c.len_utf8(), c) else {
            continue;
        };
        let (end, next) = match marks.close(start, c, closing) {
            Some(place) => place,
            None if "“„‟«‹「『".contains(c) => (text.len(), text.len()),
            None => continue,
        };
        if start < end {
            quotations.push(start..end);
        }
        at = next;
    }
    quotations
}

struct Marks<'a> {
    text: &'a str,
    /// Whether as many marks close as open, as far as is known. Where they do not, the first that closes is taken.
    is_balanced: bool,
    /// Marks that open and are closed no more.
    unclosed: String,
}

impl Marks<'_> {
    /// The marks that may close what this one opens; nothing if it opens nothing.
    fn closing(&self, at: usize, c: char) -> Option<&'static str> {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + c.len_utf8()..].chars().next();
        let begins = before.is_none_or(|before| !before.is_alphanumeric());
        let leads = after.is_some_and(|after| !after.is_whitespace());
        match c {
            c if self.unclosed.contains(c) => None,
            '“' => Some("”"),
            '„' | '‟' => Some("“”"),
            '«' => Some("»"),
            '‹' => Some("›"),
            '「' => Some("」"),
            '『' => Some("』"),
            // Swedish and Finnish write the closing mark on both sides, German and Danish these two turned round.
            '”' if begins && after.is_some_and(char::is_alphanumeric) => Some("”"),
            '»' if begins && leads => Some("«»"),
            '›' if begins && leads => Some("‹›"),
            '"' if begins => Some("\""),
            '‚' if begins && leads => Some("‘’"),
            '‘' if begins && leads => Some("’"),
            _ => None,
        }
    }

    /// Where the quotation that a mark opened before that place ends, and where the text goes on.
    fn close(&mut self, from: usize, open: char, closing: &str) -> Option<(usize, usize)> {
        let mut first = None;
        let mut depth = 0;
        for (at, c) in self.text[from..].char_indices() {
            let place = (from + at, from + at + c.len_utf8());
            if c == open && !closing.contains(c) {
                depth += 1;
            } else if closing.contains(c) && self.closes(place.0, c) {
                if depth == 0 || !self.is_balanced {
                    return Some(place);
                }
                depth -= 1;
                first = first.or(Some(place));
            }
        }
        // No search to the end in vain is made twice.
        self.is_balanced &= first.is_none();
        if first.is_none() {
            self.unclosed.push(open);
        }
        first
    }

    /// Whether a mark that may close does: not an apostrophe, nor the mark of an abbreviation in Hebrew.
    fn closes(&self, at: usize, c: char) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + c.len_utf8()..].chars().next();
        let within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '"' => !(within(before) && within(after)),
            '’' | '‘' => !within(after) && !before.is_some_and(char::is_whitespace),
            '»' | '«' | '›' | '‹' => !within(after) || before.is_some_and(|before| !before.is_whitespace()),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_mark_is_known() {
        for (text, quoted) in [
            ("He said “no”.", &["no"][..]),
            ("Er sagte: „Nein, nie“, und ging.", &["Nein, nie"]),
            ("Powiedział: „Nie”.", &["Nie"]),
            ("Il dit « non » et s’en va.", &[" non "]),
            ("Er sagte: »Nein« und ›nie‹.", &["Nein", "nie"]),
            ("Hän sanoi: »Ei» ja ”joo”.", &["Ei", "joo"]),
            ("‹oui› et «non»", &["oui", "non"]),
            ("彼は「はい」と『いいえ』と言った。", &["はい", "いいえ"]),
            ("She said \"yes\" and \"no\".", &["yes", "no"]),
            ("She said ‘yes’, he ‘didn’t know’.", &["yes", "didn’t know"]),
            ("Sie sagte ‚ja‘ und ging.", &["ja"]),
        ] {
            let got: Vec<&str> = quotations(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, quoted, "{text}");
        }
    }

    #[test]
    fn nested_and_unclosed_quotations_and_marks_that_are_none() {
        for (text, quoted) in [
            ("“He said ‘no’ to me,” she said.", &["He said ‘no’ to me,"][..]),
            ("“He said “no” to me,” she said.", &["He said “no” to me,"]),
            ("« Il dit « non » et part. »", &[" Il dit « non » et part. "]),
            ("„Er sagte ‚nein‘.“ So.", &["Er sagte ‚nein‘."]),
            ("「彼は『はい』と言った」と", &["彼は『はい』と言った"]),
            (
                "“One thing.” “And another, he said",
                &["One thing.", "And another, he said"],
            ),
            ("“One “thing.” And another.", &["One “thing."]),
            ("“” «»", &[]),
            ("A 6\" pipe, a 7\" pipe.", &[]),
            ("An odd \" mark.", &[]),
            ("צה\"ל הודיע \"כן\"", &["כן"]),
            ("Don’t, ’tis the workers’ day.", &[]),
            ("the ‘90s and ‘tis", &[]),
            ("Home » News » World", &[]),
        ] {
            let got: Vec<&str> = quotations(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, quoted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn they_are_apart_and_in_order(text in "[ab .“”„«»‹›「」‘’‚\"]{0,30}") {
            let mut end = 0;
            for range in quotations(&text) {
                prop_assert!(end <= range.start && range.start < range.end && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }

    #[test]
    fn many_marks_take_no_time() {
        for unit in ["“", "‘a ", "»a ", "\" ", "“”“", "«a «b» ", "‚a ‘"] {
            let text = unit.repeat(100_000);
            quotations(&text);
        }
    }
}
