//! Messages: all that the page says of itself, in the reader's language; numbers and dates as they are written there.
//!
//! The texts stand in `locales/`, and become the functions of this module when the page is built; see the crate
//! `dossier-locales`, also for how they are written here. What a language does with numbers and dates, the browser knows
//! (`Intl`).

use std::cell::Cell;

use dossier_engine::date::PartialDate;

use crate::{address, shell};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The name under which the browser keeps the language that the reader has chosen.
const KEPT: &str = "dossier language";

/// A language of the page.
pub struct Language {
    /// The language, as BCP 47 has it: `en`, `ar`.
    pub tag: &'static str,
    /// Its name, in itself.
    pub name: &'static str,
    /// Which way it is written: `ltr`, `rtl`.
    direction: &'static str,
    /// Its messages, a line each.
    texts: &'static str,
}

thread_local! {
    /// The messages of the reader's language.
    static TEXTS: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
    /// Its tag.
    static TAG: Cell<&'static str> = const { Cell::new("") };
    static IS_RTL: Cell<bool> = const { Cell::new(false) };
}

impl Language {
    /// Whether the page speaks it now.
    pub fn is_spoken(&self) -> bool {
        TAG.get() == self.tag
    }
}

/// Begins to speak the reader's language.
pub fn start() {
    let tags: Vec<&str> = LANGUAGES.iter().map(|it| it.tag).collect();
    let language = shell::speak(&tags.join(" "), &shell::kept(KEPT).unwrap_or_default());
    let language = LANGUAGES.get(language).unwrap_or(&LANGUAGES[0]);
    TEXTS.set(language.texts.split('\n').collect::<Vec<_>>().leak());
    TAG.set(language.tag);
    IS_RTL.set(language.direction == "rtl");
    shell::set_of_page("lang", Some(language.tag.to_owned()));
    shell::set_of_page("dir", Some(language.direction.to_owned()));
}

/// Has the page opened again at the same view in another language, where the browser keeps which; says whether it does.
pub fn choose(language: &Language) -> bool {
    let is_kept = shell::keep(KEPT, language.tag);
    if is_kept {
        address::settle();
        shell::reload();
    }
    is_kept
}

/// What says a message that has no values.
pub type Message = fn() -> &'static str;

/// What a message is about.
pub enum Value<'a> {
    /// A number, to be written in the reader's way.
    Number(usize),
    /// Words.
    Text(&'a str),
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

/// A number in the reader's way: `3,553`.
pub fn number(number: usize) -> String {
    shell::number(number)
}

/// A number with so many decimals in the reader's way: `0.50`.
pub fn decimal(number: f64, decimals: usize) -> String {
    shell::decimal(number, decimals)
}

/// A date in the reader's way, as precise as it is known: `March 2025`.
pub fn date(date: PartialDate) -> String {
    shell::date(&date.to_string(), "long")
}

/// The same where there is little room: `Mar 2025`.
pub fn short_date(date: PartialDate) -> String {
    shell::date(&date.to_string(), "short")
}

/// The text of a message that has no values. Not inlined, since it would be into hundreds of functions.
#[inline(never)]
fn text(message: usize) -> &'static str {
    TEXTS.get().get(message).copied().unwrap_or_default()
}

/// The text of a message with its values.
fn filled(message: usize, values: &[Value]) -> String {
    let mut filled = String::new();
    let mut rest = text(message).chars();
    // Of a choice: the letter of the case that is wanted, until it or the last one was said.
    let (mut wanted, mut is_said) = (None, true);
    while let Some(char) = rest.next() {
        match char {
            '\u{1}' | '\u{2}' => {
                let place = rest.next().and_then(|digit| digit.to_digit(10)).unwrap_or_default();
                match values.get(place as usize) {
                    Some(&Value::Number(number)) if char == '\u{2}' => wanted = shell::category(number).chars().nth(2),
                    Some(value) if is_said => push(&mut filled, value),
                    _ => {}
                }
            }
            '\u{3}' => {
                let case = rest.next();
                is_said = case == wanted || case == Some('*') && wanted.is_some();
                if is_said {
                    wanted = None;
                }
            }
            '\u{4}' => is_said = true,
            char if is_said => filled.push(char),
            _ => {}
        }
    }
    filled
}

fn push(filled: &mut String, value: &Value) {
    match value {
        Value::Number(number) => filled.push_str(&shell::number(*number)),
        // Kept apart, since it may run the other way.
        Value::Text(text) if IS_RTL.get() => {
            for piece in ["\u{2068}", text, "\u{2069}"] {
                filled.push_str(piece);
            }
        }
        Value::Text(text) => filled.push_str(text),
    }
}
