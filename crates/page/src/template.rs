//! The page with its slots: `page.html` cut at each `{slot}`.
//!
//! Writing puts the values between the pieces; reading finds the pieces and returns what stands between them. No
//! value can hold the piece that follows it, since text is escaped and scripts are checked, so reading is exact.

use std::borrow::Cow;

use crate::{PageError, packed};

const TEMPLATE: &str = include_str!("page.html");
const FIGURE: &str = include_str!("figure.js");
const UNPACK: &str = include_str!("unpack.js");
const LOADER: &str = include_str!("loader.js");

/// What varies from page to page, each as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slots<'a> {
    /// The content security policy.
    pub policy: Cow<'a, str>,
    /// The corpus's title.
    pub title: Cow<'a, str>,
    /// The corpus's description.
    pub description: Cow<'a, str>,
    /// What other sites show of a link to the page; see `preview.rs`.
    pub preview: Cow<'a, str>,
    /// All stylesheets.
    pub style: Cow<'a, str>,
    /// The articles as they are shown before, or without, the program.
    pub articles: Cow<'a, str>,
    /// The program, packed and printed.
    pub wasm: Cow<'a, str>,
    /// The script: wasm-bindgen's, then what unpacks the program, then the loader.
    pub script: Cow<'a, str>,
    /// The stemmers of the corpus's languages but English, an element each; see [`crate::stemmer`].
    pub stemmers: Cow<'a, str>,
    /// The corpus as base64 in pieces; empty where the program carries it.
    pub corpus: Cow<'a, str>,
    /// The notes that a reader saved with the page, as a file of notes; empty except in such a copy.
    pub notes: Cow<'a, str>,
    /// Trunk's reloading script with its element; empty except while serving.
    pub reload: Cow<'a, str>,
}

const NAMES: [&str; 12] = [
    "policy",
    "title",
    "description",
    "preview",
    "style",
    "articles",
    "wasm",
    "script",
    "stemmers",
    "corpus",
    "notes",
    "reload",
];

impl<'a> Slots<'a> {
    /// The page.
    pub fn write(&self) -> String {
        let values = [
            &self.policy,
            &self.title,
            &self.description,
            &self.preview,
            &self.style,
            &self.articles,
            &self.wasm,
            &self.script,
            &self.stemmers,
            &self.corpus,
            &self.notes,
            &self.reload,
        ];
        let mut page = String::with_capacity(TEMPLATE.len() + values.iter().map(|value| value.len()).sum::<usize>());
        let (start, rest) = pieces();
        page.push_str(start);
        for (value, piece) in values.into_iter().zip(rest) {
            page.push_str(value);
            page.push_str(piece);
        }
        page
    }

    /// What stands in the slots of a page.
    pub fn read(page: &'a str) -> Result<Self, PageError> {
        let (start, rest) = pieces();
        let mut page = page.strip_prefix(start).ok_or(PageError::NotAPage { part: NAMES[0] })?;
        let mut values = [""; NAMES.len()];
        for (place, piece) in rest.into_iter().enumerate() {
            let (value, after) = page
                .split_once(piece)
                .ok_or(PageError::NotAPage { part: NAMES[place] })?;
            values[place] = value;
            page = after;
        }
        let [
            policy,
            title,
            description,
            preview,
            style,
            articles,
            wasm,
            script,
            stemmers,
            corpus,
            notes,
            reload,
        ] = values.map(Cow::Borrowed);
        Ok(Self {
            policy,
            title,
            description,
            preview,
            style,
            articles,
            wasm,
            script,
            stemmers,
            corpus,
            notes,
            reload,
        })
    }
}

/// The script of a page: the given one, below it what unpacks the program, and last the loader, which knows
/// the template.
pub(crate) fn with_loader(script: &str, unpacker: &[u8]) -> String {
    // A string of JSON is one of JavaScript; only the end of a script must not stand in it.
    let template = serde_json::Value::from(TEMPLATE).to_string().replace("</", "<\\/");
    format!(
        "{}\n\n{}\n{FIGURE}\n{}",
        script.trim_end(),
        UNPACK.replace("DOSSIER_UNPACK", &packed::module(unpacker)),
        LOADER.replace("DOSSIER_TEMPLATE", &template)
    )
}

/// The text before the first slot, and the text after each.
fn pieces() -> (&'static str, [&'static str; NAMES.len()]) {
    let mut after = [""; NAMES.len()];
    let mut start = TEMPLATE;
    let mut rest = TEMPLATE;
    for (place, name) in NAMES.into_iter().enumerate() {
        let (before, following) = rest.split_once(&format!("{{{name}}}")).unwrap_or((rest, ""));
        match place.checked_sub(1) {
            Some(last) => after[last] = before,
            None => start = before,
        }
        rest = following;
    }
    after[NAMES.len() - 1] = rest;
    (start, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_has_every_slot_once_and_in_order() {
        let places: Vec<_> = NAMES.map(|name| TEMPLATE.find(&format!("{{{name}}}"))).into();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
        assert_eq!(TEMPLATE.matches('{').count(), NAMES.len());
        assert!(TEMPLATE.ends_with("</html>"), "a parser moves what follows the end");
    }

    #[test]
    fn the_loader_fills_every_slot() {
        for name in NAMES {
            assert!(LOADER.contains(&format!("      {name}: () =>")), "{name}");
        }
        let script = with_loader("", b"\0asm");
        let unpacker = format!("decode('{}')", packed::module(b"\0asm"));
        assert!(!script.contains("DOSSIER_") && script.contains(&unpacker));
    }
}
