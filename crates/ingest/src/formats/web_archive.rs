//! A web archive (`.mhtml`): a page with its pictures and styles, packed as the parts of a letter.

use mail_parser::{MessagePart, PartType};

use super::table::refusal;
use super::{html, mail};
use crate::draft::Draft;
use crate::error::IngestError;

/// Reads the page of an archive. Its frames are left aside, as browsers show them apart from the page.
///
/// # Errors
///
/// If there is no page in it, or it is one that is refused.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let message = mail::parse(path, bytes)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some((page, part)),
        _ => None,
    });
    let Some((page, part)) = page else {
        let mend = "Save the page again, as one file or as HTML.";
        return Err(refusal(path, None, "there is no page in it".to_owned(), mend));
    };
    let address = message
        .header_raw("Snapshot-Content-Location")
        .map(str::to_owned)
        .or_else(|| location(part));
    let mut draft = html::read_page(path, page, address.as_deref().map(str::trim))?;
    if part.is_encoding_problem {
        draft
            .warnings
            .push("Some of it could not be decoded; look for odd characters.".to_owned());
    }
    Ok(draft)
}

fn location(part: &MessagePart) -> Option<String> {
    let header = part
        .headers
        .iter()
        .find(|header| header.name.as_str().eq_ignore_ascii_case("content-location"))?;
    header.value.as_text().map(str::to_owned)
}
