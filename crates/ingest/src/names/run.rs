//! A run: words with capitals, one after another, that may be a name.

use std::ops::Range;

use dossier_engine::text::{Word, words};

use super::usage::Usage;

use super::gazetteer::{
    is_calendar_or_pronoun, is_connector, is_demonym, is_organisation, is_place, is_suffix, is_sure_title, is_title,
};

/// Words that may be a name, and what stands beside them.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its bytes in the passage.
    pub(super) range: Range<usize>,
    /// Its words, as they are written.
    pub(super) words: Vec<String>,
    /// The titles before it, such as "Prime Minister".
    pub(super) title: Option<Range<usize>>,
    /// Whether it begins a sentence, so that its first capital says nothing.
    pub(super) begins: bool,
    /// The word before and the word after in small letters, if only a space parts them from it.
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// What follows at once, up to some characters.
    pub(super) behind: String,
    /// Whether a bracket opens before it.
    pub(super) is_bracketed: bool,
}

impl Run {
    /// The name, its words with single spaces or what joins them.
    pub(super) fn text<'a>(&self, passage: &'a str) -> &'a str {
        &passage[self.range.clone()]
    }
}

/// A word with what is seen of it.
struct Token {
    word: Word,
    surface: String,
    lower: String,
    is_capital: bool,
    begins: bool,
    /// Whether only a space, a hyphen, or the point of an abbreviation and a space part it from the word before.
    is_joined: bool,
    is_hyphened: bool,
}

/// The runs of a passage, in order. A passage in capitals has none: everything in it would be one.
pub(super) fn runs(passage: &str, usage: &Usage) -> Vec<Run> {
    let tokens = tokens(passage, usage);
    if is_in_capitals(&tokens) {
        return Vec::new();
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_start(&tokens[at]) {
            at += 1;
            continue;
        }
        // "D-N.Y." tells the party and the state of whoever was named before.
        let is_party = matches!(tokens[at].surface.as_str(), "D" | "R" | "I");
        if is_party && tokens.get(at + 1).is_some_and(|next| next.is_hyphened) {
            at += 2;
            continue;
        }
        let end = end_of_run(&tokens, at);
        for piece in around_titles(&tokens, at..end) {
            runs.extend(cut(passage, &tokens, piece));
        }
        at = end;
    }
    runs
}

fn tokens(passage: &str, usage: &Usage) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut end = 0;
    for word in words(passage) {
        let between = &passage[end..word.range.start];
        let surface = passage[word.range.clone()].to_owned();
        let before = tokens.last();
        let is_abbreviation = before.is_some_and(|it| {
            it.is_capital
                && (it.surface.chars().count() == 1
                    || it.surface.contains('.')
                    || is_sure_title(&it.lower)
                    || matches!(it.lower.as_str(), "st" | "jr"))
        });
        let is_point = between.starts_with('.') && is_abbreviation;
        let plain = if is_point { &between[1..] } else { between };
        let is_possessive = plain.starts_with(['’', '\'', '`']);
        let is_end = !is_point && between.contains(['.', '!', '?', ':', '•', '|', '\n', '…'])
            || between.contains(['“', '"', '‘', '«', '–', '—']);
        // "Young-hoon", "Inzamam-ul-Haq": a small word that is written nowhere else.
        let is_hyphened = matches!(plain, "-" | "‑");
        let is_inner = is_hyphened
            && before.is_some_and(|it| it.is_capital)
            && !usage.is_seen_small(&word.form)
            && !is_suffix(&word.form)
            && word.form.chars().all(char::is_alphabetic);
        tokens.push(Token {
            is_capital: surface.starts_with(char::is_uppercase) || is_inner,
            begins: before.is_none() || is_end,
            is_joined: before.is_some() && !is_possessive && matches!(plain, " " | "-" | "\u{a0}" | "‑" | " & "),
            is_hyphened,
            lower: word.form.clone(),
            surface,
            word: word.clone(),
        });
        end = word.range.end;
    }
    tokens
}

fn is_in_capitals(tokens: &[Token]) -> bool {
    let letters = |token: &&Token| token.surface.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let (mut capitals, mut all) = (0, 0);
    for token in tokens.iter().filter(letters) {
        all += 1;
        capitals += usize::from(!token.surface.contains(char::is_lowercase));
    }
    let is_long = all >= 3 || tokens.iter().any(|token| token.surface.chars().count() > 6);
    is_long && capitals * 10 >= all * 7
}

fn is_start(token: &Token) -> bool {
    token.is_capital && !is_calendar_or_pronoun(&token.lower) && !(token.is_hyphened && token.is_joined)
}

/// Where the run that begins there ends: words with capitals, and small words between them.
fn end_of_run(tokens: &[Token], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(token) = tokens.get(end) {
        if token.is_joined && token.is_capital && !token.begins && !is_calendar_or_pronoun(&token.lower) {
            end += 1;
            continue;
        }
        // Small words belong to it if what they join is a name: Bank of England, Ursula von der Leyen.
        let small = tokens[end..]
            .iter()
            .take(2)
            .take_while(|it| it.is_joined && !it.is_capital && is_connector(&it.lower))
            .count();
        let next = tokens.get(end + small);
        let goes_on = next.is_some_and(|it| it.is_joined && it.is_capital && !is_calendar_or_pronoun(&it.lower));
        let of_persons = tokens[end..end + small]
            .iter()
            .all(|it| !matches!(it.lower.as_str(), "of" | "the" | "and" | "for"));
        let is_organised = tokens[start..end]
            .iter()
            .any(|it| is_organisation(&it.lower) || it.lower == "house" || it.lower == "centre")
            && tokens[end..end + small].first().is_some_and(|it| it.lower != "the");
        let ands = tokens[end..end + small].iter().any(|it| it.lower == "and");
        let of_before = tokens[start..end]
            .iter()
            .any(|it| matches!(it.lower.as_str(), "of" | "for"));
        if small > 0 && goes_on && (of_persons && end > start || is_organised && (!ands || of_before)) {
            end += small + 1;
        } else {
            break;
        }
    }
    end
}

/// A run parted before a title that stands inside it: "Kazakhstan President Ann Lee" names a country and a woman.
fn around_titles(tokens: &[Token], range: Range<usize>) -> Vec<Range<usize>> {
    let is_office = |at: &usize| {
        is_sure_title(&tokens[*at].lower) || matches!(tokens[*at].lower.as_str(), "minister" | "secretary" | "chairman")
    };
    let goes_on = |at: usize| {
        tokens
            .get(at + 1)
            .is_some_and(|next| at + 1 < range.end && next.is_capital)
    };
    // The words of one title stand together: "Prime Minister".
    let inside = (range.start + 1..range.end).find(|at| {
        is_title(&tokens[*at].lower)
            && (*at..range.end)
                .find(|it| !is_title(&tokens[*it].lower))
                .is_some_and(|name| (*at..name).any(|it| is_office(&it)) && goes_on(name - 1))
    });
    let is_apart =
        |at: usize| !is_title(&tokens[at - 1].lower) && !is_demonym(&tokens[at - 1].lower) && !tokens[at].is_hyphened;
    match inside.filter(|&at| is_apart(at)) {
        Some(at) => vec![range.start..at, at..range.end],
        None => vec![range],
    }
}

/// The names of a run: without the words before them that are no part of them.
fn cut(passage: &str, tokens: &[Token], range: Range<usize>) -> Option<Run> {
    let Range { mut start, end } = range;
    let mut title: Option<Range<usize>> = None;
    let is_last_organisation = tokens[start..end].iter().any(|it| is_organisation(&it.lower));
    while start < end {
        let token = &tokens[start];
        let rest = end - start - 1;
        let is_article =
            token.begins && matches!(token.lower.as_str(), "the" | "a" | "an" | "in" | "at" | "on" | "but");
        let names_what =
            is_demonym(&token.lower) && !is_last_organisation && !is_place(&text_of(passage, tokens, start..end));
        let is_office = is_title(&token.lower)
            && (rest > 0 || token.begins || title.is_some())
            && (!is_last_organisation || is_sure_title(&token.lower));
        if is_office && rest > 0 {
            let from = title.as_ref().map_or(token.word.range.start, |it| it.start);
            title = Some(from..token.word.range.end);
        } else if !(is_article || is_connector(&token.lower) && !token.is_capital || names_what || is_office) {
            break;
        }
        start += 1;
    }
    let mut end = end;
    while start < end && is_demonym(&tokens[end - 1].lower) && !is_place(&tokens[end - 1].surface) {
        end -= 1; // "West Indian", "Southeast Asian"
    }
    if start == end {
        return None;
    }
    // Titles in small letters stand before the run: "president Vladimir Putin", "coach Ann Lee".
    if title.is_none() && start > 0 && tokens[start].is_joined {
        let before = &tokens[start - 1];
        if !before.is_capital && is_title(&before.lower) {
            title = Some(before.word.range.clone());
        }
    }
    let (first, last) = (tokens.get(start).filter(|_| start < end)?, &tokens[end - 1]);
    let next = tokens.get(end);
    let mut bytes = first.word.range.start..last.word.range.end;
    if last.surface.contains('.') && passage[bytes.end..].starts_with('.') {
        bytes.end += 1; // "U.S."
    }
    let small = |token: Option<&Token>| token.filter(|it| !it.is_capital).map(|it| it.lower.clone());
    let behind: String = passage[bytes.end..].chars().take(24).collect();
    // "Moscow-backed", "pro-Moscow": said of something else.
    let text = &passage[bytes.clone()];
    let are_places = || text.split(['-', '‑']).all(is_place);
    let is_part = next.is_some_and(|it| it.is_hyphened && !it.is_capital)
        || text.contains(['-', '‑']) && !is_place(text) && are_places()
        || first.is_hyphened && start.checked_sub(1).is_some_and(|at| !tokens[at].is_capital);
    if is_part {
        return None;
    }
    Some(Run {
        words: tokens[start..end].iter().map(|it| it.surface.clone()).collect(),
        title,
        begins: first.begins,
        before: small(start.checked_sub(1).map(|at| &tokens[at]).filter(|_| first.is_joined)),
        after: small(next.filter(|it| it.is_joined)),
        behind,
        is_bracketed: passage[..bytes.start].ends_with('('),
        range: bytes,
    })
}

fn text_of(passage: &str, tokens: &[Token], range: Range<usize>) -> String {
    passage[tokens[range.start].word.range.start..tokens[range.end - 1].word.range.end].to_owned()
}
