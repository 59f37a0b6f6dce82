//! Locales: what the page says of itself, in every language that it speaks.
//!
//! The messages of a language stand in a file of [Fluent](https://projectfluent.org), `locales/TAG.ftl`. They are checked
//! and compiled when the page is built: each message becomes a function with an argument for each variable, so that a
//! message that does not exist, or lacks a value, does not compile, and a message that nothing says is found as dead code.
//! The page carries the texts of each language as one string, and no parser.

mod catalogue;
mod pattern;

use std::fmt::Write;
use std::fs;
use std::path::Path;

pub use catalogue::{Catalogue, Message};

/// The language that all others are held against.
pub const REFERENCE: &str = "en";

/// Compiles all languages of a folder to a Rust module: its languages, and a function for each message.
///
/// # Errors
///
/// If the folder cannot be read, or a message cannot be used: in which file and line, why, and what to change.
pub fn compile(folder: &Path) -> Result<String, String> {
    let read =
        |path: &Path| fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()));
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut tags: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|tag| tag != REFERENCE)
        .collect();
    tags.sort();
    let path = |tag: &str| folder.join(format!("{tag}.ftl"));
    let reference = Catalogue::read(REFERENCE, &read(&path(REFERENCE))?, None)?;
    let mut others = Vec::new();
    for tag in tags {
        others.push(Catalogue::read(&tag, &read(&path(&tag))?, Some(&reference))?);
    }
    Ok(module(&reference, &others))
}

/// The Rust module. Texts stand in the order of the reference's messages, a line each.
fn module(reference: &Catalogue, others: &[Catalogue]) -> String {
    let mut module = String::new();
    let languages: Vec<&Catalogue> = std::iter::once(reference).chain(others).collect();
    let is_number = |message: &Message, variable: usize| {
        let in_language = |language: &&Catalogue| {
            language
                .message(&message.id)
                .is_some_and(|it| it.numbers.contains(&variable))
        };
        languages.iter().any(in_language)
    };
    _ = writeln!(module, "/// All languages, the one for everybody else first.");
    _ = writeln!(module, "pub static LANGUAGES: [Language; {}] = [", languages.len());
    for language in &languages {
        let texts: Vec<&str> = reference.messages.iter().map(|it| language.text(&it.id)).collect();
        _ = writeln!(
            module,
            "    Language {{ tag: {:?}, name: {:?}, direction: {:?}, texts: {:?} }},",
            language.tag,
            language.text("language"),
            language.text("direction"),
            texts.join("\n")
        );
    }
    _ = writeln!(module, "];");
    let said = reference
        .messages
        .iter()
        .enumerate()
        .filter(|(_, it)| !OF_THE_LANGUAGE.contains(&it.id.as_str()));
    for (number, message) in said {
        module.push_str(&function(number, message, &|variable| is_number(message, variable)));
    }
    module
}

/// Messages that say what the language is; they belong to [`module`]'s list and are no functions.
const OF_THE_LANGUAGE: [&str; 2] = ["language", "direction"];

/// The function that says a message. What words depend on in any language must be a number.
fn function(number: usize, message: &Message, is_number: &dyn Fn(usize) -> bool) -> String {
    let name = message.id.replace('-', "_");
    let says = message.source.replace('\n', " ");
    if message.variables.is_empty() {
        return format!("\n/// “{says}”\npub fn {name}() -> &'static str {{\n    text({number})\n}}\n");
    }
    let variables = message.variables.iter().enumerate();
    let taken: Vec<String> = variables
        .map(|(place, name)| match is_number(place) {
            true => format!("{name}: usize"),
            false => format!("{name}: impl Into<Value<'a>>"),
        })
        .collect();
    let lifetime = if (0..message.variables.len()).all(is_number) {
        ""
    } else {
        "<'a>"
    };
    let given: Vec<String> = message.variables.iter().map(|it| format!("{it}.into()")).collect();
    format!(
        "\n/// “{says}”\npub fn {name}{lifetime}({}) -> String {{\n    filled({number}, &[{}])\n}}\n",
        taken.join(", "),
        given.join(", ")
    )
}

#[cfg(test)]
mod tests;
