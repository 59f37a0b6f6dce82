//! Patterns of characters, matched in the plainest way: wildcards, edits, and a small part of regular expressions.

/// Whether a word is what a wildcard pattern allows: `*` any run or none, `?` one character.
pub fn wildcard(pattern: &[char], word: &[char]) -> bool {
    match (pattern, word) {
        ([], _) => word.is_empty(),
        (['*', rest @ ..], _) => (0..=word.len()).any(|skipped| wildcard(rest, &word[skipped..])),
        (['?', rest @ ..], [_, left @ ..]) => wildcard(rest, left),
        ([c, rest @ ..], [d, left @ ..]) => c == d && wildcard(rest, left),
        _ => false,
    }
}

/// The optimal string alignment distance: insertions, deletions, replacements and exchanges of neighbours.
pub fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = least;
        }
    }
    table[a.len()][b.len()]
}

/// A regular expression, of folded characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Regex {
    /// That character.
    Letter(char),
    /// Any character.
    Dot,
    /// One of the ranges, or none of them.
    Class { not: bool, ranges: Vec<(char, char)> },
    /// `\d`
    Digit,
    /// `\w`
    Alphanumeric,
    /// White space: any run of it.
    Gap,
    /// `\b`
    Boundary,
    /// `^`
    Start,
    /// `$`
    End,
    /// One after the other.
    Row(Vec<Regex>),
    /// One of them.
    Either(Vec<Regex>),
    /// Several times; without `most`, any number of times.
    Repeat {
        what: Box<Regex>,
        least: u32,
        most: Option<u32>,
    },
}

impl Regex {
    /// Letters in a row.
    pub fn letters(text: &str) -> Self {
        let letter = |c: char| if c.is_whitespace() { Self::Gap } else { Self::Letter(c) };
        Self::Row(text.chars().map(letter).collect())
    }

    /// Several times.
    pub fn repeat(self, least: u32, most: Option<u32>) -> Self {
        Self::Repeat {
            what: Box::new(self),
            least,
            most,
        }
    }

    /// The expression as it is typed, between its strokes.
    pub fn source(&self) -> String {
        match self {
            Self::Letter(c) if "\\.[]{}()|*+?^$/-".contains(*c) => format!("\\{c}"),
            Self::Letter(c) => c.to_string(),
            Self::Dot => ".".to_owned(),
            Self::Class { not, ranges } => {
                let range = |&(from, to): &(char, char)| match from == to {
                    true => from.to_string(),
                    false => format!("{from}-{to}"),
                };
                let ranges: String = ranges.iter().map(range).collect();
                format!("[{}{ranges}]", if *not { "^" } else { "" })
            }
            Self::Digit => "\\d".to_owned(),
            Self::Alphanumeric => "\\w".to_owned(),
            Self::Gap => " ".to_owned(),
            Self::Boundary => "\\b".to_owned(),
            Self::Start => "^".to_owned(),
            Self::End => "$".to_owned(),
            Self::Row(row) => row
                .iter()
                .map(|part| match part {
                    Self::Either(_) => format!("({})", part.source()),
                    _ => part.source(),
                })
                .collect(),
            Self::Either(either) => either.iter().map(Self::source).collect::<Vec<_>>().join("|"),
            Self::Repeat { what, least, most } => {
                let what = match **what {
                    Self::Row(_) | Self::Either(_) | Self::Repeat { .. } => format!("({})", what.source()),
                    _ => what.source(),
                };
                match (least, most) {
                    (0, None) => format!("{what}*"),
                    (1, None) => format!("{what}+"),
                    (0, Some(1)) => format!("{what}?"),
                    (least, Some(most)) => format!("{what}{{{least},{most}}}"),
                    (least, None) => format!("{what}{{{least},}}"),
                }
            }
        }
    }

    /// Whether a whole word matches.
    pub fn matches(&self, word: &[char]) -> bool {
        self.ends(word, 0).contains(&word.len())
    }

    /// The leftmost longest matches in a text that hold a character, one after the other.
    pub fn find(&self, text: &[char]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.ends(text, at).into_iter().max() {
                Some(end) if end > at => {
                    found.push((at, end));
                    at = end;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// Every place where a match that begins at a place can end.
    fn ends(&self, text: &[char], at: usize) -> Vec<usize> {
        let one = |fits: &dyn Fn(char) -> bool| match text.get(at) {
            Some(&c) if fits(c) => vec![at + 1],
            _ => Vec::new(),
        };
        let here = |holds: bool| if holds { vec![at] } else { Vec::new() };
        match self {
            Self::Letter(letter) => one(&|c| c == *letter),
            Self::Dot => one(&|_| true),
            Self::Class { not, ranges } => one(&|c| ranges.iter().any(|&(from, to)| (from..=to).contains(&c)) != *not),
            Self::Digit => one(&|c| c.is_numeric()),
            Self::Alphanumeric => one(&is_alphanumeric),
            Self::Gap => {
                let run = text[at..].iter().take_while(|c| c.is_whitespace()).count();
                (at + 1..=at + run).collect()
            }
            Self::Boundary => {
                let before = at > 0 && is_alphanumeric(text[at - 1]);
                here(before != text.get(at).copied().is_some_and(is_alphanumeric))
            }
            Self::Start => here(at == 0),
            Self::End => here(at == text.len()),
            Self::Row(row) => {
                let Some((first, rest)) = row.split_first() else {
                    return vec![at];
                };
                rest.iter().fold(first.ends(text, at), |ends, part| {
                    sorted(ends.into_iter().flat_map(|at| part.ends(text, at)).collect())
                })
            }
            Self::Either(either) => sorted(either.iter().flat_map(|part| part.ends(text, at)).collect()),
            Self::Repeat { what, least, most } => {
                let mut all = if *least == 0 { vec![at] } else { Vec::new() };
                let mut ends = vec![at];
                let mut times = 0;
                while most.is_none_or(|most| times < most) {
                    ends = sorted(ends.into_iter().flat_map(|at| what.ends(text, at)).collect());
                    times += 1;
                    if times >= *least {
                        ends.retain(|end| !all.contains(end));
                        all.extend(&ends);
                    }
                    if ends.is_empty() {
                        break;
                    }
                }
                sorted(all)
            }
        }
    }
}

fn is_alphanumeric(c: char) -> bool {
    // A sign written onto a letter is part of its word, also where Unicode does not count it among the letters.
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn sorted(mut ends: Vec<usize>) -> Vec<usize> {
    ends.sort_unstable();
    ends.dedup();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn wildcards() {
        for (pattern, word, fits) in [
            ("consul*", "consul", true),
            ("consul*", "consulate", true),
            ("consul*", "proconsul", false),
            ("*nuclear*", "thermonuclear", true),
            ("w?rd", "word", true),
            ("w?rd", "wrd", false),
            ("w?rd", "woord", false),
            ("*a*b*", "xxaxxb", true),
            ("*a*b*", "xxbxxa", false),
            ("မ?", "မြ", true),
        ] {
            assert_eq!(wildcard(&chars(pattern), &chars(word)), fits, "{pattern} {word}");
        }
    }

    #[test]
    fn edits() {
        for (a, b, edits) in [
            ("port", "port", 0),
            ("port", "prot", 1),
            ("port", "ports", 1),
            ("port", "pot", 1),
            ("port", "part", 1),
            ("vladivostok", "vladivostock", 1),
            ("vladivostok", "valdivostock", 2),
            ("ca", "abc", 3), // no substring is edited twice
            ("", "ab", 2),
            ("мир", "миры", 1),
        ] {
            assert_eq!(distance(&chars(a), &chars(b)), edits, "{a} {b}");
            assert_eq!(distance(&chars(b), &chars(a)), edits, "{b} {a}");
        }
    }

    fn either(texts: &[&str]) -> Regex {
        Regex::Either(texts.iter().map(|text| Regex::letters(text)).collect())
    }

    #[test]
    fn expressions_are_written_and_match_whole_words() {
        let consul = Regex::Row(vec![
            Regex::letters("consul"),
            Regex::letters("ate").repeat(0, Some(1)),
            Regex::Letter('s').repeat(0, Some(1)),
        ]);
        assert_eq!(consul.source(), "consul(ate)?s?");
        let colour = Regex::Row(vec![
            Regex::Letter('c'),
            Regex::Class {
                not: false,
                ranges: vec![('a', 'o'), ('x', 'x')],
            }
            .repeat(1, None),
            either(&["ur", "r"]),
        ]);
        assert_eq!(colour.source(), "c[a-ox]+(ur|r)");
        let number = Regex::Row(vec![
            Regex::Digit.repeat(2, Some(3)),
            Regex::Letter('.'),
            Regex::Digit.repeat(0, None),
        ]);
        assert_eq!(number.source(), "\\d{2,3}\\.\\d*");
        let twice = Regex::Repeat {
            what: Box::new(Regex::letters("ab").repeat(0, None)),
            least: 2,
            most: Some(2),
        };
        assert_eq!(twice.source(), "((ab)*){2,2}");
        for (regex, word, fits) in [
            (&consul, "consul", true),
            (&consul, "consulates", true),
            (&consul, "consula", false),
            (&consul, "proconsul", false),
            (&colour, "colour", true),
            (&colour, "color", true),
            (&colour, "cr", false),
            (&colour, "cpr", false),
            (&number, "12.", true),
            (&number, "123.45", true),
            (&number, "1.45", false),
            (&number, "1234.5", false),
            (&twice, "", true),
            (&twice, "ababab", true),
            (&twice, "aba", false),
        ] {
            assert_eq!(regex.matches(&chars(word)), fits, "{} {word}", regex.source());
        }
    }

    #[test]
    fn the_leftmost_longest_is_found() {
        for (regex, text, found) in [
            (
                either(&["third", "third visit"]),
                "a third  visit, a third trip",
                vec![(2, 14), (18, 23)],
            ),
            (Regex::letters("aa"), "aaaaa", vec![(0, 2), (2, 4)]),
            (Regex::Letter('a').repeat(0, None), "baab", vec![(1, 3)]),
            (
                Regex::Row(vec![
                    Regex::Start,
                    Regex::letters("the "),
                    Regex::Alphanumeric.repeat(1, None),
                ]),
                "the port, the ship",
                vec![(0, 8)],
            ),
            (
                Regex::Row(vec![Regex::Boundary, Regex::letters("so it"), Regex::Boundary]),
                "so its also it so it",
                vec![(15, 20)],
            ),
            (
                Regex::Row(vec![Regex::letters("it"), Regex::End]),
                "it it",
                vec![(3, 5)],
            ),
        ] {
            assert_eq!(regex.find(&chars(text)), found, "{}", regex.source());
        }
    }
}
