//! A line of text read as a query. Reading never fails: what cannot be used is remarked upon.

use super::{Clause, Query, Remark};
use crate::text;

/// The marks that open and close a phrase.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '″'];

impl Query {
    /// Reads a line: words, `"words in a row"`, `-without`, and a last word that is still being typed.
    pub fn parse(line: &str) -> Self {
        let mut query = Self::default();
        let mut rest = line;
        loop {
            rest = rest.trim_start();
            let start = line.len() - rest.len();
            let bare = rest
                .strip_prefix('-')
                .filter(|bare| !bare.is_empty() && !bare.starts_with(char::is_whitespace));
            let excluded = bare.is_some();
            rest = bare.unwrap_or(rest);
            let Some(first) = rest.chars().next() else {
                return query;
            };
            let (words, closed);
            if QUOTES.contains(&first) {
                let inner = &rest[first.len_utf8()..];
                closed = inner.contains(QUOTES);
                let (phrase, after) = inner.split_once(QUOTES).unwrap_or((inner, ""));
                (words, rest) = (phrase, after);
            } else {
                let end = rest
                    .find(|c: char| c.is_whitespace() || QUOTES.contains(&c))
                    .unwrap_or(rest.len());
                closed = end < rest.len();
                (words, rest) = rest.split_at(end);
            }
            let span = start..line.len() - rest.len();
            if QUOTES.contains(&first) && !closed {
                query.remark(
                    &span,
                    "The quotation mark is not closed, so the phrase goes on to the end.".to_owned(),
                );
            }
            let typed = words;
            let words: Vec<String> = text::words(typed).map(|word| word.folded).collect();
            if words.is_empty() {
                let text = format!(
                    "“{}” holds no letter or digit, so it was left out.",
                    &line[span.clone()]
                );
                query.remark(&span, text);
                continue;
            }
            // A word is finished by whatever follows it; an excluded word is never guessed at.
            let unfinished = !closed && !excluded && typed.ends_with(|c: char| c.is_alphanumeric());
            query.clauses.push(Clause {
                words,
                unfinished,
                excluded,
                span,
            });
        }
    }

    /// Takes every word of a text as a word to look for, without reading any sign in it.
    pub fn plain(text: &str) -> Self {
        let clause = |word: text::Word| Clause {
            words: vec![word.folded],
            unfinished: false,
            excluded: false,
            span: word.range,
        };
        Self {
            clauses: text::words(text).map(clause).collect(),
            remarks: Vec::new(),
        }
    }

    fn remark(&mut self, span: &std::ops::Range<usize>, text: String) {
        self.remarks.push(Remark {
            span: span.clone(),
            text,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// Writes a query as `word`, `"in a row"`, `-excluded`, `beginn…`, then its remarks.
    fn check(line: &str, expected: Expect) {
        let query = Query::parse(line);
        let mut said: Vec<String> = Vec::new();
        for clause in &query.clauses {
            let sign = if clause.excluded { "-" } else { "" };
            let end = if clause.unfinished { "…" } else { "" };
            let words = match &clause.words[..] {
                [word] => format!("{word}{end}"),
                words => format!("\"{}{end}\"", words.join(" ")),
            };
            said.push(format!("{sign}{words} @{}..{}", clause.span.start, clause.span.end));
        }
        said.extend(
            query
                .remarks
                .iter()
                .map(|remark| format!("! {} @{:?}", remark.text, remark.span)),
        );
        expected.assert_eq(&said.join("\n"));
    }

    #[test]
    fn words_and_the_one_being_typed() {
        check(
            "Putin Vladi",
            expect![[r#"
            putin @0..5
            vladi… @6..11"#]],
        );
        check("putin ", expect!["putin @0..5"]);
        check("T-34", expect![[r#""t 34…" @0..4"#]]);
        check("café,", expect!["cafe @0..6"]);
    }

    #[test]
    fn phrases() {
        check(
            "“opening consulates” port",
            expect![[r#"
            "opening consulates" @0..24
            port… @25..29"#]],
        );
        check("\"port\"", expect!["port @0..6"]);
        check(
            "a\"b c\"d",
            expect![[r#"
            a @0..1
            "b c" @1..6
            d… @6..7"#]],
        );
        check(
            "\"open ques",
            expect![[r#"
            "open ques…" @0..10
            ! The quotation mark is not closed, so the phrase goes on to the end. @0..10"#]],
        );
    }

    #[test]
    fn exclusion() {
        check(
            "-junta -\"arms deal\" x-y",
            expect![[r#"
            -junta @0..6
            -"arms deal" @7..19
            "x y…" @20..23"#]],
        );
        check("-junta", expect!["-junta @0..6"]);
        check(
            "a - b ",
            expect![[r#"
            a @0..1
            b @4..5
            ! “-” holds no letter or digit, so it was left out. @2..3"#]],
        );
    }

    #[test]
    fn nothing_is_swallowed() {
        check(
            "… \"\"",
            expect![[r#"
            ! “…” holds no letter or digit, so it was left out. @0..3
            ! “""” holds no letter or digit, so it was left out. @4..6"#]],
        );
        check("", expect![""]);
    }

    proptest! {
        #[test]
        fn every_word_typed_is_in_a_clause(line in "[a-c \"“”-]{0,12}|.{0,40}") {
            let query = Query::parse(&line);
            let asked: Vec<&String> = query.clauses.iter().flat_map(|clause| &clause.words).collect();
            let unquoted = line.replace(QUOTES, " ");
            let typed: Vec<String> = text::words(&unquoted).map(|word| word.folded).collect();
            prop_assert_eq!(asked, typed.iter().collect::<Vec<_>>());
            for span in query.clauses.iter().map(|clause| &clause.span).chain(query.remarks.iter().map(|r| &r.span)) {
                prop_assert!(line.get(span.clone()).is_some());
            }
        }
    }
}
