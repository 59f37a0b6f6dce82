//! Mail: one letter, such as a newsletter or an article that somebody sent.

use dossier_engine::article::Origin;
use mail_parser::{Address, HeaderValue, Message, MessageParser, PartType};

use super::html;
use super::table::refusal;
use crate::draft::{Draft, Facts, Text, stated};
use crate::error::IngestError;
use crate::{bounds, stamp};

/// Reads one letter: its plain text if it has one, or else its page. What is attached is named, and not read.
///
/// # Errors
///
/// If there is no letter in the file, or its page is one that is refused.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let message = parse(path, bytes)?;
    let texts: Vec<&str> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let mut draft = if texts.iter().any(|text| !text.trim().is_empty()) {
        Draft::of(Text::Plain(texts.join("\n\n")))
    } else {
        let page = message.html_bodies().find_map(|part| match &part.body {
            PartType::Html(page) => Some(page.as_ref()),
            _ => None,
        });
        html::read_page(path, page.unwrap_or_default(), None)?
    };
    draft.facts = Facts {
        title: message
            .subject()
            .map(one_line)
            .filter(|title| !title.is_empty())
            .map(found)
            .or(draft.facts.title),
        authors: sender(&message).map(|name| found(vec![name])).or(draft.facts.authors),
        published: message
            .header_raw("Date")
            .and_then(stamp::parse)
            .map(found)
            .or(draft.facts.published),
        ..draft.facts
    };
    draft.warnings.extend(attached(&message));
    if message.parts.iter().any(|part| part.is_encoding_problem) {
        draft
            .warnings
            .push("Some of it could not be decoded; look for odd characters.".to_owned());
    }
    Ok(draft)
}

/// The letter in a file.
///
/// # Errors
///
/// If there is none, or its parts lie too deep in each other.
pub(crate) fn parse<'b>(path: &str, bytes: &'b [u8]) -> Result<Message<'b>, IngestError> {
    // Each part that holds parts is opened in turn, so a file of nothing but beginnings would take long.
    let boundaries = bytes
        .windows(9)
        .filter(|window| window.eq_ignore_ascii_case(b"boundary="))
        .count();
    if boundaries > bounds::DEPTH {
        let what = format!("its parts are nested more than {} deep", bounds::DEPTH);
        return Err(refusal(
            path,
            None,
            what,
            "Save the text as .txt, or move the file out of the folder.",
        ));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| !message.headers().is_empty());
    message.ok_or_else(|| {
        let mend = "Export it again, or save its text as .txt.";
        refusal(path, None, "there is no letter in it".to_owned(), mend)
    })
}

fn found<T>(value: T) -> dossier_engine::article::Found<T> {
    stated(value, Origin::FrontMatter)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of whoever sent it; an address without a name is a way to reach somebody.
fn sender(message: &Message) -> Option<String> {
    let from = match message.from()? {
        Address::List(addresses) => addresses.first()?,
        Address::Group(groups) => groups.first()?.addresses.first()?,
    };
    let name = one_line(from.name.as_deref()?);
    (!name.is_empty()).then_some(name)
}

fn attached(message: &Message) -> Option<String> {
    let names: Vec<String> = message
        .attachments()
        .map(|part| {
            let disposition = part
                .headers
                .iter()
                .find(|header| header.name.as_str().eq_ignore_ascii_case("content-disposition"));
            let kind = part
                .headers
                .iter()
                .find(|header| header.name.as_str().eq_ignore_ascii_case("content-type"));
            let name = |header: Option<&mail_parser::Header>, key: &str| match &header?.value {
                HeaderValue::ContentType(value) => value.attribute(key).map(one_line),
                _ => None,
            };
            name(disposition, "filename")
                .or_else(|| name(kind, "name"))
                .unwrap_or_else(|| "one without a name".to_owned())
        })
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "What is attached is not read: {}. Save it into the folder.",
            names.join(", ")
        )
    })
}
