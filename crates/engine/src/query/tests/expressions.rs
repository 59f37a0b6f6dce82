//! Expressions, compared with what defines them.

use proptest::prelude::*;

use crate::query::automaton::Walk;
use crate::query::expression::Expression;
use crate::query::needed::Needed;

fn matches(expression: &Expression, word: &str) -> bool {
    Walk::new(expression.automaton()).accepts(word)
}

fn regular(source: &str) -> Expression {
    Expression::regular(source).unwrap_or_else(|fault| panic!("{source}: {}", fault.why))
}

/// The table from the definition of the distance.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            table[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => {
                    let other_letter = usize::from(one[i - 1] != other[j - 1]);
                    let mut least = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    least = least.min(table[i - 1][j - 1] + other_letter);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    table[one.len()][other.len()]
}

/// Wildcards by their definition.
fn is_like(pattern: &[char], word: &[char]) -> bool {
    match (pattern, word) {
        ([], word) => word.is_empty(),
        (['*', rest @ ..], word) => (0..=word.len()).any(|skipped| is_like(rest, &word[skipped..])),
        (['?', rest @ ..], [_, behind @ ..]) => is_like(rest, behind),
        ([letter, rest @ ..], [c, behind @ ..]) => letter == c && is_like(rest, behind),
        _ => false,
    }
}

/// A regular expression as a test makes it, apart from how the program reads one.
#[derive(Clone, Debug)]
enum Made {
    Char(char),
    Any,
    Class(bool, Vec<char>),
    Digit,
    Space,
    Start,
    End,
    Boundary,
    Both(Box<Made>, Box<Made>),
    Either(Box<Made>, Box<Made>),
    Repeat(Box<Made>, usize, usize),
}

impl Made {
    fn written(&self) -> String {
        match self {
            Self::Char(c) => c.to_string(),
            Self::Any => ".".to_owned(),
            Self::Class(negated, chars) => {
                format!(
                    "[{}{}]",
                    if *negated { "^" } else { "" },
                    chars.iter().collect::<String>()
                )
            }
            Self::Digit => "\\d".to_owned(),
            Self::Space => " ".to_owned(),
            Self::Start => "^".to_owned(),
            Self::End => "$".to_owned(),
            Self::Boundary => "\\b".to_owned(),
            Self::Both(one, other) => {
                // Two spaces in a row would be read as one.
                format!("({})({})", one.written(), other.written())
            }
            Self::Either(one, other) => format!("({}|{})", one.written(), other.written()),
            Self::Repeat(of, 0, 1) => format!("({})?", of.written()),
            Self::Repeat(of, least, usize::MAX) => format!("({}){{{least},}}", of.written()),
            Self::Repeat(of, least, most) => format!("({}){{{least},{most}}}", of.written()),
        }
    }

    /// Every place where a match from this place can end.
    fn ends(&self, text: &[char], at: usize) -> Vec<usize> {
        let taken = |is: bool| if is { vec![at + 1] } else { Vec::new() };
        let stays = |is: bool| if is { vec![at] } else { Vec::new() };
        let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let mut ends = match self {
            Self::Char(c) => taken(text.get(at) == Some(c)),
            Self::Any => taken(at < text.len()),
            Self::Class(negated, chars) => taken(text.get(at).is_some_and(|c| chars.contains(c) != *negated)),
            Self::Digit => taken(text.get(at).is_some_and(char::is_ascii_digit)),
            Self::Space => taken(text.get(at) == Some(&' ')),
            Self::Start => stays(at == 0),
            Self::End => stays(at == text.len()),
            Self::Boundary => {
                let before = at.checked_sub(1).and_then(|before| text.get(before));
                stays(is_word(before) != is_word(text.get(at)))
            }
            Self::Both(one, other) => {
                let first = one.ends(text, at).into_iter();
                first.flat_map(|end| other.ends(text, end)).collect()
            }
            Self::Either(one, other) => [one.ends(text, at), other.ends(text, at)].concat(),
            Self::Repeat(of, least, most) => {
                let mut all = Vec::new();
                let mut reached = vec![at];
                // More rounds than there are places reach nothing new.
                for round in 0..=(*most).min(least + text.len() + 1) {
                    if round >= *least {
                        all.extend(reached.clone());
                    }
                    reached = crate::order::distinct(reached.iter().flat_map(|&at| of.ends(text, at)));
                }
                all
            }
        };
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}

fn made() -> impl Strategy<Value = Made> {
    let leaf = prop_oneof![
        8 => prop::char::range('a', 'c').prop_map(Made::Char),
        1 => Just(Made::Any),
        1 => (any::<bool>(), prop::collection::vec(prop::char::range('a', 'c'), 1..3))
            .prop_map(|(negated, chars)| Made::Class(negated, chars)),
        1 => Just(Made::Digit),
        2 => Just(Made::Space),
        1 => Just(Made::Start),
        1 => Just(Made::End),
        1 => Just(Made::Boundary),
    ];
    leaf.prop_recursive(4, 16, 2, |inner| {
        let boxed = inner.prop_map(Box::new).boxed();
        let times = prop_oneof![Just((0, 1)), Just((0, usize::MAX)), Just((2, 3)), Just((1, usize::MAX))];
        prop_oneof![
            3 => (boxed.clone(), boxed.clone()).prop_map(|(one, other)| Made::Both(one, other)),
            1 => (boxed.clone(), boxed.clone()).prop_map(|(one, other)| Made::Either(one, other)),
            1 => (boxed, times).prop_map(|(of, (least, most))| Made::Repeat(of, least, most)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn edits_are_the_distance(word in "[abc]{0,6}", edits in 1u8..3, others in prop::collection::vec("[abcd]{0,7}", 8)) {
        let letters: Vec<char> = word.chars().collect();
        let mut walk = Walk::new(Expression::edits(&word, edits).expect("it is short").automaton());
        for other in others {
            let apart = distance(&letters, &other.chars().collect::<Vec<_>>());
            prop_assert_eq!(walk.accepts(&other), apart <= edits.into(), "{} {} {}", word, other, apart);
        }
    }

    #[test]
    fn wildcards_are_as_defined(pattern in "[ab*?é]{0,6}", words in prop::collection::vec("[abé]{0,6}", 8)) {
        let chars: Vec<char> = pattern.chars().collect();
        let mut walk = Walk::new(Expression::wildcard(&pattern).expect("it is short").automaton());
        for word in words {
            let expected = is_like(&chars, &word.chars().collect::<Vec<_>>());
            prop_assert_eq!(walk.accepts(&word), expected, "{} {}", pattern, word);
        }
    }

    #[test]
    fn regular_expressions_are_as_defined(made in made(), words in prop::collection::vec("[abc1-]{0,6}", 4)) {
        let expression = regular(&made.written());
        let mut walk = Walk::new(expression.automaton());
        for word in words {
            let chars: Vec<char> = word.chars().collect();
            let expected = made.ends(&chars, 0).contains(&chars.len());
            prop_assert_eq!(walk.accepts(&word), expected, "{} {}", made.written(), word);
        }
    }

    #[test]
    fn the_longest_of_the_leftmost_is_found(made in made(), text in "[abc1]{0,4}( [abc1-]{1,4}){0,3}") {
        let chars: Vec<char> = text.chars().collect();
        let mut expected = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match made.ends(&chars, at).pop() {
                Some(end) if end > at => {
                    expected.push(at..end);
                    at = end;
                }
                _ => at += 1,
            }
        }
        let found = regular(&made.written()).find(&text, &mut 1_000_000);
        prop_assert_eq!(found, Some(expected), "{}", made.written());
    }

    #[test]
    fn what_is_needed_is_in_every_match(made in made(), text in "[abc]{0,4}( [abc]{1,4}){0,3}") {
        let expression = regular(&made.written());
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let answers = match expression.is_spaced() {
            true => expression.find(&text, &mut 1_000_000).is_some_and(|found| !found.is_empty()),
            false => words.iter().any(|word| matches(&expression, word)),
        };
        for needed in expression.needed_words() {
            let holds = words.iter().any(|word| match &needed {
                Needed::Whole(whole) => word == whole,
                Needed::Beginning(beginning) => word.starts_with(beginning.as_str()),
                Needed::Ending(ending) => word.ends_with(ending.as_str()),
                Needed::Within(within) => word.contains(within.as_str()),
            });
            prop_assert!(holds || !answers, "{} {} {:?}", made.written(), text, needed);
        }
    }

    #[test]
    fn any_source_is_read_or_refused(source in "[a-c()\\[\\]|*+?{},0-9^$\\\\.dwsb -]{0,24}|.{0,24}", text in ".{0,40}") {
        match Expression::regular(&source) {
            Ok(expression) => {
                for range in expression.find(&text, &mut 1_000_000).unwrap_or_default() {
                    prop_assert!(text.get(range).is_some_and(|found| !found.is_empty()));
                }
            }
            Err(fault) => prop_assert!(source.get(fault.span).is_some()),
        }
    }
}

#[test]
fn words_are_matched_whole_and_folded() {
    for (source, word, expected) in [
        ("consul(ate)?s?", "consulates", true),
        ("consul(ate)?s?", "consular", false),
        ("Élysée", "elysee", true),
        ("e\u{301}*a", "eea", true),
        ("[À-Ü]+", "aeu", true),
        ("[^a-c]\\d{2,3}", "t34", true),
        ("\\w+", "ကျွန်ုပ်", true),
        ("u\\.s", "u.s", true),
        ("a\\+", "a+", true),
        ("()", "", true),
        ("a{0}", "", true),
        ("a||b", "", true),
        ("don’t", "don't", true),
        ("[ﬁ]", "f", true),
        ("[a\\-z]", "b", false),
        ("[a-]", "-", true),
    ] {
        assert_eq!(matches(&regular(source), word), expected, "{source} {word}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    for (source, text, expected) in [
        (
            "third (visit|trip)",
            "The Third\n  Visit, his third trips",
            "Third\n  Visit|third trip",
        ),
        (
            "elysee .*e",
            "l’E\u{301}lyse\u{301}e\u{301} ne\u{301}!",
            "E\u{301}lyse\u{301}e\u{301} ne\u{301}",
        ),
        ("i x", "ﬁ x", "ﬁ x"),
        (" ", "a  b\tc", "  |\t"),
        ("^a b|c d$", "a b a b c d c d", "a b|c d"),
        ("\\ba b\\b", "xa b a by a b.", "a b"),
    ] {
        let found = regular(source).find(text, &mut 10_000).unwrap_or_default();
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), expected, "{source}");
    }
}

#[test]
fn what_is_needed() {
    let needed = |expression: Expression| format!("{:?}", expression.needed_words());
    let wildcard = |word| needed(Expression::wildcard(word).expect("it is short"));
    assert_eq!(wildcard("consul*"), r#"[Beginning("consul")]"#);
    assert_eq!(wildcard("*nuclear*"), r#"[Within("nuclear")]"#);
    assert_eq!(wildcard("w?rd"), r#"[Beginning("w"), Ending("rd")]"#);
    assert_eq!(needed(regular("consul(ate)?s?")), r#"[Beginning("consul")]"#);
    assert_eq!(needed(regular("third (visit|trip)")), r#"[Ending("third")]"#);
    assert_eq!(
        needed(regular("the old port’s (big )+x")),
        r#"[Ending("the"), Whole("old"), Beginning("port"), Whole("big")]"#
    );
    assert_eq!(needed(regular("^a b$")), r#"[Whole("a"), Whole("b")]"#);
    assert_eq!(needed(regular("国 家|x")), "[]");
}

#[test]
fn faults_have_their_place() {
    for (source, place) in [
        ("a(b", "("),
        ("a)b", ")"),
        ("*a", "*"),
        ("a{x}", "{"),
        ("a{3,2}", "{3,2}"),
        ("a{101}", "{"),
        ("\\p{L}", "\\p"),
        ("a\\", "\\"),
        ("[z-a]", "z-a"),
        ("[ab", "["),
        ("x[]", "[]"),
        ("(?:a)", "?"),
        ("a{100}{100}", "a{100}{100}"),
    ] {
        let fault = Expression::regular(source).err();
        assert_eq!(
            fault.map(|fault| source[fault.span].to_owned()).as_deref(),
            Some(place),
            "{source}"
        );
    }
}

#[test]
fn what_costs_too_much_has_no_answer() {
    let text = "a ".repeat(2_000);
    assert_eq!(regular("(a .*)*b c").find(&text, &mut 100_000), Some(Vec::new()));
    assert_eq!(regular("(a .*)*b c").find(&text, &mut 100), None);
}

#[test]
fn a_full_cache_loses_nothing() {
    // Which of the last fifteen letters were a: more states than are kept.
    let expression = regular(".*a.{15}");
    let mut walk = Walk::new(expression.automaton());
    let mut seed = 1u32;
    let mut words: Vec<String> = (0..4_000)
        .map(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (0..22)
                .map(|bit| if seed >> (bit + 8) & 1 == 1 { 'a' } else { 'b' })
                .collect()
        })
        .collect();
    words.sort();
    for word in &words {
        assert_eq!(walk.accepts(word), word.as_bytes()[word.len() - 16] == b'a', "{word}");
    }
    assert!(walk.flushes() > 0);
}
